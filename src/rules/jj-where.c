/* jj-where.c: which elements a rule or a count is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-where.h"

#include "jj-language.h"

#define LARGEST G_GINT64_CONSTANT (1000000000000)

struct _JjWhere
{
  GArray *conditions; /* all of which must fit */
};

typedef struct
{
  guint field;
  JjType type;
  GHashTable *texts; /* TEXT, LIST, REF by code */
  GArray *numbers;   /* ENUM as index, BOOL, numbers */
} Condition;

static void
condition_clear (gpointer data)
{
  Condition *condition = data;

  g_clear_pointer (&condition->texts, g_hash_table_unref);
  g_clear_pointer (&condition->numbers, g_array_unref);
}

static void
read_condition (Condition *condition, const JjField *field, JsonArray *values)
{
  gboolean by_text = jj_type_is_text (field->type) || field->type == JJ_TYPE_REF;

  condition->type = field->type;
  condition->texts = g_hash_table_new (g_str_hash, g_str_equal);
  condition->numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < json_array_get_length (values); i++)
    {
      JsonNode *node = json_array_get_element (values, i);
      gint64 number;

      if (by_text)
        {
          g_hash_table_add (condition->texts, (gpointer)json_node_get_string (node));
          continue;
        }
      if (field->type == JJ_TYPE_ENUM)
        number = jj_field_find_choice (field, json_node_get_string (node));
      else if (field->type == JJ_TYPE_BOOL)
        number = json_node_get_boolean (node);
      else
        number = json_node_get_int (node);
      g_array_append_val (condition->numbers, number);
    }
}

static gboolean
is_int (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
         && json_node_get_int (node) >= -LARGEST && json_node_get_int (node) <= LARGEST;
}

static const char *
as_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static char *
check_where_values (const JjField *field, JsonNode *values)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (values) ? json_node_get_array (values) : NULL;

  if (!array || json_array_get_length (array) == 0)
    return g_strdup_printf (_ ("“where” needs a list of values for %s"), field->id);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *text = as_text (item);
      gboolean fits = text != NULL;

      if (field->type == JJ_TYPE_BOOL)
        fits = JSON_NODE_HOLDS_VALUE (item) && json_node_get_value_type (item) == G_TYPE_BOOLEAN;
      else if (field->type == JJ_TYPE_ENUM)
        fits = text && jj_field_find_choice (field, text) >= 0;
      else if (!jj_type_is_text (field->type) && field->type != JJ_TYPE_REF)
        fits = is_int (item);
      if (!fits)
        return g_strdup_printf (_ ("“where” holds an impossible value for %s"), field->id);
    }
  return NULL;
}

char *
jj_where_check (JsonNode *node, const JjKind *kind)
{
  g_autoptr (GList) members = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("“where” must be an object"));
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l; l = l->next)
    {
      int field = jj_kind_find_field (kind, l->data);
      char *fault;

      if (field < 0)
        return g_strdup_printf (_ ("“%s” is no field of %s"), (char *)l->data, kind->id);
      fault = check_where_values (&kind->fields[field],
                                  json_object_get_member (json_node_get_object (node), l->data));
      if (fault)
        return fault;
    }
  return NULL;
}

JjWhere *
jj_where_new (const JjKind *kind, JsonObject *where)
{
  JjWhere *self = g_new0 (JjWhere, 1);
  g_autoptr (GList) members = json_object_get_members (where);

  self->conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_array_set_clear_func (self->conditions, condition_clear);
  for (GList *l = members; l; l = l->next)
    {
      Condition condition = { .field = (guint)jj_kind_find_field (kind, l->data) };

      read_condition (&condition, &kind->fields[condition.field],
                      json_object_get_array_member (where, l->data));
      g_array_append_val (self->conditions, condition);
    }
  return self;
}

void
jj_where_free (JjWhere *self)
{
  g_array_unref (self->conditions);
  g_free (self);
}

static gboolean
list_has_any (const char *list, GHashTable *texts)
{
  g_auto (GStrv) items = g_strsplit (list, "\n", -1);

  for (guint i = 0; items[i]; i++)
    {
      if (g_hash_table_contains (texts, items[i]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
condition_fits (const Condition *condition, const JjElement *element)
{
  const JjElement *target;
  const char *text;
  gint64 number;

  switch (condition->type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
    case JJ_TYPE_LIST:
      text = jj_element_get_text (element, condition->field);
      return text && list_has_any (text, condition->texts);
    case JJ_TYPE_REF:
      target = jj_element_get_ref (element, condition->field);
      text = target ? jj_element_get_code (target) : NULL;
      return text && g_hash_table_contains (condition->texts, text);
    default:
      number = jj_element_get_number (element, condition->field);
      for (guint i = 0; i < condition->numbers->len; i++)
        {
          if (g_array_index (condition->numbers, gint64, i) == number)
            return TRUE;
        }
      return FALSE;
    }
}

gboolean
jj_where_fits (const JjWhere *self, const JjElement *element)
{
  for (guint i = 0; self && i < self->conditions->len; i++)
    {
      if (!condition_fits (&g_array_index (self->conditions, Condition, i), element))
        return FALSE;
    }
  return TRUE;
}
