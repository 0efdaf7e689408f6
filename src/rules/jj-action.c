/* jj-action.c: changes of a plan as people write them into lessons and exercises */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-action.h"

#include "jj-commands.h"
#include "jj-data-file.h"
#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

#define MEMBERS "do:s! kind:s! element:s field:s value:s fields:o id:s from:s to:s"

typedef struct
{
  JjPlan *plan;
  const JjKind *kind;
  JjEdit *edit;
} Build;

static const JjElement *
find_in (JjPlan *plan, JjKindId kind, const char *name)
{
  const JjElement *element = jj_plan_find (plan, jj_id_from_string (name));

  if (element && jj_element_get_kind_id (element) == kind)
    return element;
  return jj_kind_get (kind)->flags & JJ_KIND_LINK ? NULL : jj_plan_find_code (plan, kind, name);
}

/* "school:S-013", an id, or a code of the kind that is expected (JJ_N_KINDS: none). */
static const JjElement *
find_element (JjPlan *plan, JjKindId kind, const char *name, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name ? name : "", ":", 2);
  const JjKind *named = parts[0] && parts[1] ? jj_kind_by_id (parts[0]) : NULL;
  const JjElement *element = NULL;

  if (named)
    element = find_in (plan, jj_kind_index (named), parts[1]);
  else if (kind == JJ_KIND_PLAN)
    element = jj_plan_get_root (plan);
  else if (name)
    element = kind < JJ_N_KINDS ? find_in (plan, kind, name)
                                : jj_plan_find (plan, jj_id_from_string (name));
  if (!element)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING, _ ("There is no “%s”."),
                 name ? name : "");
  return element;
}

static gboolean
parse_value (JjPlan *plan, const JjField *field, const char *text, JjValue *value, GError **error)
{
  const JjElement *target;

  if (field->type == JJ_TYPE_REF && *text)
    {
      if (strchr (text, ':') || jj_id_from_string (text) != 0)
        {
          target = find_element (plan, JJ_N_KINDS, text, error);
          *value = jj_value_number (target ? jj_element_get_id (target) : 0);
          return target != NULL;
        }
    }
  if (jj_type_is_text (field->type) && !field->choices && field->type != JJ_TYPE_LIST)
    {
      *value = jj_value_text (text);
      return TRUE;
    }
  return jj_value_parse (plan, field, text, value, error);
}

static gboolean
set_field (Build *build, JjId id, const char *name, const char *text, GError **error)
{
  int field = jj_kind_find_field (build->kind, name);
  JjValue value;

  if (!parse_value (build->plan, &build->kind->fields[field], text, &value, error))
    return FALSE;
  jj_edit_set (build->edit, jj_kind_index (build->kind), id, (guint)field, value);
  return TRUE;
}

static gboolean
build_set (JsonObject *action, Build *build, GError **error)
{
  const JjElement *element = find_element (build->plan, jj_kind_index (build->kind),
                                           jj_data_get_text (action, "element"), error);

  return element
         && set_field (build, jj_element_get_id (element), jj_data_get_text (action, "field"),
                       jj_data_get_text (action, "value"), error);
}

/* The same action makes the same element wherever it is carried out: a step of a lesson that is set
 * up again changes nothing. */
static JjId
make_id (JsonObject *action)
{
  const char *wanted = jj_data_get_text (action, "id");
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), action);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  if (wanted)
    return jj_id_from_string (wanted);
  return (JjId)(g_ascii_strtoull (digest + 48, NULL, 16) >> 1) | 1;
}

static gboolean
build_add (JsonObject *action, Build *build, GError **error)
{
  JsonObject *fields = jj_data_get_object (action, "fields");
  g_autoptr (GList) names = json_object_get_members (fields);
  JjId id = jj_edit_insert (build->edit, jj_kind_index (build->kind), make_id (action));

  for (GList *l = names; l; l = l->next)
    {
      if (!set_field (build, id, l->data, jj_data_get_text (fields, l->data), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
build_unlink (JsonObject *action, Build *build, GError **error)
{
  const JjElement *from
      = find_element (build->plan, JJ_N_KINDS, jj_data_get_text (action, "from"), error);
  const JjElement *to
      = from ? find_element (build->plan, JJ_N_KINDS, jj_data_get_text (action, "to"), error)
             : NULL;

  for (guint i = 0; to && i < jj_element_get_n_referrers (from); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (from, i, &field);

      if (jj_element_get_kind (link) == build->kind && field == JJ_FROM
          && jj_link_get_to (link) == to)
        {
          jj_edit_delete (build->edit, jj_kind_index (build->kind), jj_element_get_id (link));
          return TRUE;
        }
    }
  if (to)
    g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING, _ ("There is no such link “%s”."),
                 build->kind->id);
  return FALSE;
}

/* One element, or all of the kind. */
static JjEdit *
build_delete (JsonObject *action, JjPlan *plan, JjKindId kind, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  const JjElement *element;
  JjId id;

  if (g_str_equal (jj_data_get_text (action, "do"), "clear"))
    for (guint i = 0; i < jj_plan_get_count (plan, kind); i++)
      {
        id = jj_element_get_id (jj_plan_get_nth (plan, kind, i));
        g_array_append_val (ids, id);
      }
  else
    {
      element = find_element (plan, kind, jj_data_get_text (action, "element"), error);
      if (!element)
        return NULL;
      id = jj_element_get_id (element);
      g_array_append_val (ids, id);
    }
  return jj_command_delete (plan, (const JjId *)ids->data, ids->len);
}

/* Letters of what each needs: element, field, value, object of fields, ends. */
static const struct
{
  const char *id, *needs;
  gboolean (*build) (JsonObject *action, Build *build, GError **error);
} verbs[] = {
  { "set", "efv", build_set }, { "add", "o", build_add },        { "delete", "e", NULL },
  { "clear", "", NULL },       { "unlink", "ab", build_unlink },
};

static int
find_verb (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      if (g_strcmp0 (verbs[i].id, id) == 0)
        return (int)i;
    }
  return -1;
}

static char *
check_fields (const JjKind *kind, JsonObject *fields)
{
  g_autoptr (GList) names = json_object_get_members (fields);

  for (GList *l = names; l; l = l->next)
    {
      if (jj_kind_find_field (kind, l->data) < 0)
        return g_strdup_printf (_ ("“%s” is no field of %s"), (char *)l->data, kind->id);
      if (!jj_data_get_text (fields, l->data))
        return g_strdup_printf (_ ("“%s” must be text"), (char *)l->data);
    }
  return NULL;
}

char *
jj_action_check (JsonObject *action)
{
  static const struct
  {
    char letter;
    const char *member;
  } needs[] = { { 'e', "element" }, { 'f', "field" }, { 'v', "value" },
                { 'o', "fields" },  { 'a', "from" },  { 'b', "to" } };
  char *fault = jj_data_check_members (action, MEMBERS);
  int verb = fault ? -1 : find_verb (jj_data_get_text (action, "do"));
  const JjKind *kind = fault ? NULL : jj_kind_by_id (jj_data_get_text (action, "kind"));
  const char *field;

  if (fault)
    return fault;
  if (verb < 0)
    return g_strdup_printf (_ ("“do” cannot be “%s”"), jj_data_get_text (action, "do"));
  if (!kind || kind->flags & JJ_KIND_COMPUTED)
    return g_strdup_printf (_ ("“%s” is no kind"), jj_data_get_text (action, "kind"));
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      if (strchr (verbs[verb].needs, needs[i].letter)
          && !json_object_has_member (action, needs[i].member)
          && !(needs[i].letter == 'e' && kind->flags & JJ_KIND_SINGLE))
        return g_strdup_printf (_ ("“%s” is missing"), needs[i].member);
    }
  field = jj_data_get_text (action, "field");
  if (field && jj_kind_find_field (kind, field) < 0)
    return g_strdup_printf (_ ("“%s” is no field of %s"), field, kind->id);
  return jj_data_get_object (action, "fields")
             ? check_fields (kind, jj_data_get_object (action, "fields"))
             : NULL;
}

JjEdit *
jj_action_build (JsonObject *action, JjPlan *plan, GError **error)
{
  const JjKind *kind = jj_kind_by_id (jj_data_get_text (action, "kind"));
  int verb = find_verb (jj_data_get_text (action, "do"));
  g_autoptr (JjEdit) edit = NULL;

  if (!verbs[verb].build)
    return build_delete (action, plan, jj_kind_index (kind), error);
  edit = jj_edit_new ("");
  return verbs[verb].build (action, &(Build){ plan, kind, edit }, error) ? g_steal_pointer (&edit)
                                                                         : NULL;
}

JjPlan *
jj_actions_carry_out (JsonArray *actions, JjPlan *plan, GError **error)
{
  g_autoptr (JjPlan) now = jj_plan_copy (plan);

  for (guint i = 0; actions && i < json_array_get_length (actions); i++)
    {
      g_autoptr (JjEdit) edit
          = jj_action_build (json_array_get_object_element (actions, i), now, error);
      JjPlan *next = edit ? jj_plan_with (now, edit, error) : NULL;

      if (!next)
        {
          g_prefix_error (error, _ ("Action %u: "), i + 1);
          return NULL;
        }
      g_object_unref (now);
      now = next;
    }
  return g_steal_pointer (&now);
}

/* A value as the text from which parse_value makes the same again. (transfer full) */
static char *
value_to_text (const JjField *field, JjValue value)
{
  char id[JJ_ID_LENGTH + 1];

  if (jj_value_is_empty (field->type, value))
    return g_strdup (field->type == JJ_TYPE_BOOL ? "否" : "");
  switch (field->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
    case JJ_TYPE_LIST:
      return g_strdup (value.text);
    case JJ_TYPE_ENUM:
      return g_strdup (field->choices[value.number].id);
    case JJ_TYPE_BOOL:
      return g_strdup ("是");
    case JJ_TYPE_DATE:
      return jj_format_iso_date (value.number);
    case JJ_TYPE_REF:
      jj_id_to_string (value.number, id);
      return g_strdup (id);
    default:
      return jj_value_to_edit (NULL, field, value);
    }
}

static JsonObject *
action_new (const char *verb, const JjOp *op, const char *element)
{
  JsonObject *action = json_object_new ();
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (op->id, id);
  json_object_set_string_member (action, "do", verb);
  json_object_set_string_member (action, "kind", op->kind->id);
  json_object_set_string_member (action, element, id);
  return action;
}

static JsonObject *
insert_to_action (const JjOp *op)
{
  JsonObject *action = action_new ("add", op, "id"), *fields = json_object_new ();

  for (guint i = 0; i < op->kind->n_fields; i++)
    {
      g_autofree char *text = NULL;

      if (jj_value_is_empty (op->kind->fields[i].type, op->values[i]))
        continue;
      text = value_to_text (&op->kind->fields[i], op->values[i]);
      json_object_set_string_member (fields, op->kind->fields[i].id, text);
    }
  json_object_set_object_member (action, "fields", fields);
  return action;
}

JsonArray *
jj_actions_from_edit (const JjEdit *edit)
{
  JsonArray *actions = json_array_new ();

  for (guint i = 0; i < jj_edit_get_n_ops (edit); i++)
    {
      const JjOp *op = jj_edit_get_op (edit, i);
      JsonObject *action = NULL;
      g_autofree char *text = NULL;

      if (op->type == JJ_OP_INSERT)
        action = insert_to_action (op);
      else if (op->type == JJ_OP_DELETE)
        action = action_new ("delete", op, "element");
      else if (op->type == JJ_OP_SET)
        {
          text = value_to_text (&op->kind->fields[op->field], op->value);
          action = action_new ("set", op, "element");
          json_object_set_string_member (action, "field", op->kind->fields[op->field].id);
          json_object_set_string_member (action, "value", text);
        }
      if (action)
        json_array_add_object_element (actions, action);
    }
  return actions;
}
