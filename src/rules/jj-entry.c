/* jj-entry.c: one entry of a rule pack and its parameters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-form.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-pack-private.h"

#include <string.h>

static const struct
{
  const char *id, *label;
} statuses[] = {
  { "verified", N_ ("verified") },
  { "derived", N_ ("derived") },
  { "recalled", N_ ("recalled") },
  { "unknown", N_ ("unknown") },
}, severities[] = {
  { "error", N_ ("Cannot be handed in") },
  { "warning", N_ ("Warning") },
  { "notice", N_ ("Notice") },
};

const char *
jj_status_get_id (JjStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return statuses[status].id;
}

const char *
jj_status_get_label (JjStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (statuses), NULL);
  return _ (statuses[status].label);
}

const char *
jj_severity_get_id (JjSeverity severity)
{
  g_return_val_if_fail (severity < JJ_N_SEVERITIES, NULL);
  return severities[severity].id;
}

const char *
jj_severity_get_label (JjSeverity severity)
{
  g_return_val_if_fail (severity < JJ_N_SEVERITIES, NULL);
  return _ (severities[severity].label);
}

void
jj_entry_free (JjEntry *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->title_zh);
  g_free (self->article);
  g_free (self->source);
  g_free (self->url);
  g_free (self->text);
  g_free (self->remedy);
  g_clear_pointer (&self->parameters, json_object_unref);
  g_free (self);
}

JjEntry *
jj_entry_copy (const JjEntry *self)
{
  JjEntry *copy = g_memdup2 (self, sizeof *self);
  g_autoptr (GList) members = json_object_get_members (self->parameters);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->title_zh = g_strdup (self->title_zh);
  copy->article = g_strdup (self->article);
  copy->source = g_strdup (self->source);
  copy->url = g_strdup (self->url);
  copy->text = g_strdup (self->text);
  copy->remedy = g_strdup (self->remedy);
  copy->parameters = json_object_new ();
  for (GList *l = members; l; l = l->next)
    json_object_set_member (copy->parameters, l->data,
                            json_object_dup_member (self->parameters, l->data));
  return copy;
}

const char *
jj_entry_get_id (const JjEntry *self)
{
  return self->id;
}

JjPack *
jj_entry_get_pack (const JjEntry *self)
{
  return self->pack;
}

const JjForm *
jj_entry_get_form (const JjEntry *self)
{
  return self->form;
}

const char *
jj_entry_get_form_id (const JjEntry *self)
{
  return self->form->id;
}

const char *
jj_entry_get_title_zh (const JjEntry *self)
{
  return self->title_zh;
}

const char *
jj_entry_get_title (const JjEntry *self)
{
  return self->title;
}

const char *
jj_entry_get_article (const JjEntry *self)
{
  return self->article;
}

const char *
jj_entry_get_source (const JjEntry *self)
{
  return self->source;
}

const char *
jj_entry_get_url (const JjEntry *self)
{
  return self->url;
}

const char *
jj_entry_get_text (const JjEntry *self)
{
  return self->text;
}

const char *
jj_entry_get_remedy (const JjEntry *self)
{
  return self->remedy;
}

gint64
jj_entry_get_valid_from (const JjEntry *self)
{
  return self->valid_from;
}

gint64
jj_entry_get_valid_to (const JjEntry *self)
{
  return self->valid_to;
}

gboolean
jj_entry_is_check (const JjEntry *self)
{
  return jj_form_is_check (self->form);
}

JjSeverity
jj_entry_get_severity (const JjEntry *self)
{
  return self->severity;
}

JjStatus
jj_entry_get_status (const JjEntry *self)
{
  return self->status;
}

gboolean
jj_entry_is_certain (const JjEntry *self)
{
  return self->status == JJ_STATUS_VERIFIED && !self->has_doubts;
}

JjId
jj_entry_get_override (const JjEntry *self)
{
  return self->override;
}

static JsonNode *
get_node (const JjEntry *self, const char *parameter)
{
  JsonNode *node = json_object_get_member (self->parameters, parameter);

  return node && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
jj_entry_get_int (const JjEntry *self, const char *parameter, gint64 *value)
{
  JsonNode *node = get_node (self, parameter);

  if (node)
    *value = json_node_get_int (node);
  return node != NULL;
}

gint64
jj_entry_get_int_or (const JjEntry *self, const char *parameter, gint64 unknown)
{
  gint64 value;

  return jj_entry_get_int (self, parameter, &value) ? value : unknown;
}

gboolean
jj_entry_get_bool (const JjEntry *self, const char *parameter)
{
  JsonNode *node = get_node (self, parameter);

  return node && json_node_get_boolean (node);
}

const char *
jj_entry_get_string (const JjEntry *self, const char *parameter)
{
  JsonNode *node = get_node (self, parameter);

  return node ? json_node_get_string (node) : NULL;
}

JsonArray *
jj_entry_get_array (const JjEntry *self, const char *parameter)
{
  JsonNode *node = get_node (self, parameter);

  return node ? json_node_get_array (node) : NULL;
}

JsonObject *
jj_entry_get_object (const JjEntry *self, const char *parameter)
{
  JsonNode *node = get_node (self, parameter);

  return node ? json_node_get_object (node) : NULL;
}

gboolean
jj_entry_list_has (const JjEntry *self, const char *parameter, const char *item)
{
  JsonArray *array = jj_entry_get_array (self, parameter);

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      if (strcmp (json_array_get_string_element (array, i), item) == 0)
        return TRUE;
    }
  return FALSE;
}

static const JjParam *
find_override_param (const JjForm *form)
{
  for (guint i = 0; form->params && form->params[i].id; i++)
    {
      if (form->params[i].flags & JJ_PARAM_OVERRIDE)
        return &form->params[i];
    }
  return NULL;
}

static char *
show_number (JjParamType type, gint64 number)
{
  switch (type)
    {
    case JJ_PARAM_SHARE:
      return jj_format_share (number);
    case JJ_PARAM_DECIMAL2:
      return jj_format_decimal2 (number);
    default:
      return jj_format_money (number);
    }
}

char *
jj_entry_get_value_text (const JjEntry *self, const char **parameter)
{
  const JjParam *param = find_override_param (self->form);
  JsonNode *node = param ? get_node (self, param->id) : NULL;
  GString *text;

  if (!param)
    return NULL;
  if (parameter)
    *parameter = param->id;
  if (!node)
    return g_strdup (self->status == JJ_STATUS_UNKNOWN ? _ ("unknown") : _ ("no limit"));
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return show_number (param->type, json_node_get_int (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_to_string (node, FALSE);
  text = g_string_new (NULL);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    {
      JsonNode *item = json_array_get_element (json_node_get_array (node), i);
      g_autofree char *one = json_node_get_value_type (item) == G_TYPE_INT64
                                 ? show_number (JJ_PARAM_SHARE, json_node_get_int (item))
                                 : g_strdup (json_node_get_string (item));

      g_string_append_printf (text, "%s%s", i ? "、" : "", one);
    }
  return g_string_free (text, FALSE);
}

/* A number as people type it in the unit of the parameter. */
static gboolean
parse_number (JjParamType type, const char *text, JjValue *value)
{
  JjField field = { .id = "value", .label = "value", .type = JJ_TYPE_INT };

  if (type == JJ_PARAM_SHARE)
    field.type = JJ_TYPE_SHARE;
  else if (type == JJ_PARAM_DECIMAL2)
    field.type = JJ_TYPE_DECIMAL2;
  else if (type == JJ_PARAM_MONEY)
    field.type = JJ_TYPE_MONEY;
  return jj_value_parse (NULL, &field, text, value, NULL)
         && !jj_value_is_empty (field.type, *value);
}

static JsonNode *
parse_list (const char *text)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_auto (GStrv) items = g_strsplit_set (text, ",; \n", -1);

  for (guint i = 0; items[i]; i++)
    {
      if (*items[i])
        json_array_add_string_element (array, items[i]);
    }
  json_node_take_array (node, array);
  return node;
}

char *
jj_entry_apply_override (JjEntry *self, const char *text)
{
  const JjParam *param = find_override_param (self->form);
  g_autoptr (JsonNode) node = NULL;
  JjValue value;
  char *fault;

  if (!param)
    return g_strdup (_ ("this rule has no value that a plan could change"));
  if (param->type <= JJ_PARAM_DECIMAL2)
    {
      if (!parse_number (param->type, text, &value))
        return g_strdup_printf (_ ("“%s” is no number"), text);
      node = json_node_init_int (json_node_alloc (), value.number);
    }
  else if (*text == '[' || *text == '{')
    node = json_from_string (text, NULL);
  else
    node = parse_list (text);
  if (!node)
    return g_strdup_printf (_ ("“%s” cannot be read"), text);
  fault = jj_entry_check_value (self->form, param->id, node, self->parameters);
  if (!fault)
    json_object_set_member (self->parameters, param->id, g_steal_pointer (&node));
  return fault;
}
