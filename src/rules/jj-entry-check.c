/* jj-entry-check.c: whether an entry's parameters are what its form asks for */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-form.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-pack-private.h"
#include "jj-where.h"

#include <string.h>

#define LARGEST G_GINT64_CONSTANT (1000000000000)

static gboolean
is_int (JsonNode *node, gint64 minimum, gint64 maximum)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) >= minimum && json_node_get_int (node) <= maximum;
}

static const char *
as_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
is_choice (const char *choices, const char *text)
{
  g_auto (GStrv) list = g_strsplit (choices, " ", -1);

  return g_strv_contains ((const char *const *)list, text);
}

/* The kind that a field belongs to: the parameter `kind`, else the form's own. (nullable) */
static const JjKind *
get_kind (const JjForm *form, JsonObject *parameters)
{
  const char *id = json_object_get_string_member_with_default (parameters, "kind", NULL);

  return id ? jj_kind_by_id (id) : form->kind ? jj_kind_get (form->kind) : NULL;
}

/* Whether a kind has a field, and of this class: text, number, date; NULL: any. A field of another
 * class would silently make a rule that never holds. */
static gboolean
has_field (const JjKind *kind, const char *id, const char *class)
{
  int field = id ? jj_kind_find_field (kind, id) : -1;
  JjType type;

  if (field < 0)
    return FALSE;
  type = kind->fields[field].type;
  if (!class)
    return TRUE;
  if (strcmp (class, "text") == 0)
    return jj_type_is_text (type);
  if (strcmp (class, "date") == 0)
    return type == JJ_TYPE_DATE;
  return type == JJ_TYPE_INT || type == JJ_TYPE_DECIMAL2 || type == JJ_TYPE_MONEY
         || type == JJ_TYPE_SHARE;
}

static char *
check_list (const JjParam *param, JsonNode *node, const JjKind *kind)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array)
    return g_strdup_printf (_ ("“%s” must be a list"), param->id);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *text = as_text (item);

      if (param->type == JJ_PARAM_SHARES && !is_int (item, 0, 10000))
        return g_strdup_printf (_ ("“%s” must hold shares of 1/10,000"), param->id);
      if (param->type == JJ_PARAM_SHARES)
        continue;
      if (param->type == JJ_PARAM_FIELDS && !has_field (kind, text, param->choices))
        return g_strdup_printf (_ ("“%s” cannot be “%s”"), param->id, text ? text : "");
      if (param->type == JJ_PARAM_FIELDS)
        continue;
      if (!text || !*text || (param->choices && !is_choice (param->choices, text)))
        return g_strdup_printf (_ ("“%s” holds an unknown value “%s”"), param->id,
                                text ? text : "");
    }
  if (param->type == JJ_PARAM_SHARES && json_array_get_length (array) != 5)
    return g_strdup_printf (_ ("“%s” must hold five shares, tier 1 to 5"), param->id);
  return NULL;
}

static char *
check_tiers (const JjParam *param, JsonNode *node)
{
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup_printf (_ ("“%s” must be an object"), param->id);
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l; l = l->next)
    {
      if (!g_str_has_prefix (l->data, "TW-")
          || !is_int (json_object_get_member (json_node_get_object (node), l->data), 1, 5))
        return g_strdup_printf (_ ("the tier of “%s” must be 1 to 5"), (char *)l->data);
    }
  return NULL;
}

/* One object of a JJ_PARAM_ROWS list. choices: names; those that end in ? may be null; those that
 * end in $ are text. */
static char *
check_row (const JjParam *param, JsonNode *row)
{
  g_auto (GStrv) names = g_strsplit (param->choices, " ", -1);

  if (!JSON_NODE_HOLDS_OBJECT (row)
      || json_object_get_size (json_node_get_object (row)) != g_strv_length (names))
    return g_strdup_printf (_ ("each row of “%s” must hold: %s"), param->id, param->choices);
  for (guint i = 0; names[i]; i++)
    {
      char *end = names[i] + strlen (names[i]) - 1;
      char type = *end;
      JsonNode *node;

      if (type == '?' || type == '$')
        *end = '\0';
      node = json_object_get_member (json_node_get_object (row), names[i]);
      if (!node || (type == '$' && !as_text (node)) || (type != '?' && JSON_NODE_HOLDS_NULL (node))
          || (type != '$' && !JSON_NODE_HOLDS_NULL (node) && !is_int (node, 0, LARGEST)))
        return g_strdup_printf (_ ("“%s” in a row of “%s” is missing or has a wrong type"),
                                names[i], param->id);
    }
  return NULL;
}

static char *
check_rows (const JjParam *param, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array)
    return g_strdup_printf (_ ("“%s” must be a list"), param->id);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      char *fault = check_row (param, json_array_get_element (array, i));

      if (fault)
        return fault;
    }
  return NULL;
}

static char *
check_number (const JjParam *param, JsonNode *node)
{
  gint64 minimum = param->type == JJ_PARAM_INT ? -LARGEST : 0;
  gint64 maximum = param->type == JJ_PARAM_SHARE ? 10000 : LARGEST;
  g_autofree char *from = NULL, *to = NULL;

  if (is_int (node, minimum, maximum))
    return NULL;
  from = jj_format_money (minimum);
  to = jj_format_money (maximum);
  return g_strdup_printf (_ ("“%s” must be a whole number between %s and %s"), param->id, from, to);
}

static char *
check_name (const JjParam *param, JsonNode *node, const JjKind *kind)
{
  const char *text = as_text (node);
  const JjKind *named = text ? jj_kind_by_id (text) : NULL;
  gboolean fits = text != NULL;

  switch (param->type)
    {
    case JJ_PARAM_KIND:
      fits = named && !(named->flags & JJ_KIND_COMPUTED)
             && (!param->choices || is_choice (param->choices, text));
      break;
    case JJ_PARAM_LINK:
      fits = named && (named->flags & JJ_KIND_LINK) && !(named->flags & JJ_KIND_COMPUTED);
      break;
    case JJ_PARAM_FIELD:
      fits = has_field (kind, text, param->choices);
      break;
    case JJ_PARAM_MEASURE:
      fits = text
             && (strcmp (text, "cost") == 0 || strcmp (text, "served_cost") == 0
                 || has_field (kind, text, "number"));
      break;
    case JJ_PARAM_ENUM:
      fits = text && is_choice (param->choices, text);
      break;
    case JJ_PARAM_ITEM:
    case JJ_PARAM_ENTRY:
      fits = text && *text;
      break;
    default:
      break;
    }
  return fits ? NULL
              : g_strdup_printf (_ ("“%s” cannot be “%s”"), param->id, text ? text : "(no text)");
}

char *
jj_entry_check_value (const JjForm *form,
                      const char *parameter,
                      JsonNode *value,
                      JsonObject *parameters)
{
  const JjParam *param = jj_form_find_param (form, parameter);
  const JjKind *kind = get_kind (form, parameters);

  if (!param)
    return g_strdup_printf (_ ("“%s” is no parameter of the form %s"), parameter, form->id);
  if (JSON_NODE_HOLDS_NULL (value))
    return param->flags & JJ_PARAM_NULLABLE
               ? NULL
               : g_strdup_printf (_ ("“%s” must not be null"), parameter);
  switch (param->type)
    {
    case JJ_PARAM_INT:
    case JJ_PARAM_MONEY:
    case JJ_PARAM_SHARE:
    case JJ_PARAM_DECIMAL2:
      return check_number (param, value);
    case JJ_PARAM_BOOL:
      return JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_BOOLEAN
                 ? NULL
                 : g_strdup_printf (_ ("“%s” must be true or false"), parameter);
    case JJ_PARAM_TIERS:
      return check_tiers (param, value);
    case JJ_PARAM_ROWS:
      return check_rows (param, value);
    case JJ_PARAM_LIST:
    case JJ_PARAM_SHARES:
      return check_list (param, value, kind);
    case JJ_PARAM_FIELDS:
    case JJ_PARAM_WHERE:
      if (!kind)
        return g_strdup_printf (_ ("“%s” needs a kind"), parameter);
      return param->type == JJ_PARAM_WHERE ? jj_where_check (value, kind)
                                           : check_list (param, value, kind);
    case JJ_PARAM_FIELD:
    case JJ_PARAM_MEASURE:
      if (!kind)
        return g_strdup_printf (_ ("“%s” needs a kind"), parameter);
      G_GNUC_FALLTHROUGH;
    default:
      return check_name (param, value, kind);
    }
}

char *
jj_entry_check_parameters (const JjForm *form, JsonObject *parameters)
{
  g_autoptr (GList) members = json_object_get_members (parameters);
  JsonNode *node;
  char *fault;

  for (guint i = 0; form->params && form->params[i].id; i++)
    {
      if ((form->params[i].flags & JJ_PARAM_NEEDED)
          && !json_object_has_member (parameters, form->params[i].id))
        return g_strdup_printf (_ ("the parameter “%s” is missing"), form->params[i].id);
      /* The kind first: what other parameters may be hangs on it. */
      node = json_object_get_member (parameters, form->params[i].id);
      if (form->params[i].type == JJ_PARAM_KIND && node
          && (fault = check_name (&form->params[i], node, NULL)))
        return fault;
    }
  for (GList *l = members; l; l = l->next)
    {
      node = json_object_get_member (parameters, l->data);
      fault = jj_entry_check_value (form, l->data, node, parameters);
      if (fault)
        return fault;
    }
  return NULL;
}
