/* jj-mapping-memory.c: what a planner said about the columns of a list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-mapping-memory.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_LISTS 100u
#define SEARCH_ROWS 20u

typedef struct
{
  JjKindId kind;
  char *key;           /* the headings, folded, sorted and joined */
  GHashTable *columns; /* folded heading → id of its target, "" for none */
} List;

struct _JjMappingMemory
{
  GPtrArray *lists; /* List, the latest last */
};

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->key);
  g_hash_table_unref (list->columns);
  g_free (list);
}

JjMappingMemory *
jj_mapping_memory_new (void)
{
  JjMappingMemory *self = g_new0 (JjMappingMemory, 1);

  self->lists = g_ptr_array_new_with_free_func (list_free);
  return self;
}

void
jj_mapping_memory_free (JjMappingMemory *self)
{
  g_ptr_array_unref (self->lists);
  g_free (self);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* (transfer container) */
static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  return keys;
}

/* headings: folded. (transfer full) */
static char *
make_key (GPtrArray *headings)
{
  GString *key = g_string_new (NULL);

  g_ptr_array_sort (headings, compare_texts);
  for (guint i = 0; i < headings->len; i++)
    g_string_append_printf (key, "%s\n", (const char *)headings->pdata[i]);
  return g_string_free (key, FALSE);
}

/* The key of the list whose row of headings is this one. (transfer full) */
static char *
row_key (const JjCells *cells, guint row)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < jj_cells_get_n_columns (cells, row); i++)
    if (*jj_cells_get (cells, row, i))
      g_ptr_array_add (headings, jj_heading_fold (jj_cells_get (cells, row, i)));
  return make_key (headings);
}

static List *
find_list (const JjMappingMemory *self, const char *key, JjKindId kind)
{
  for (guint i = self->lists->len; i-- > 0;)
    {
      List *list = self->lists->pdata[i];

      if (strcmp (list->key, key) == 0 && (kind == JJ_N_KINDS || kind == list->kind))
        return list;
    }
  return NULL;
}

static void
add_list (JjMappingMemory *self, JjKindId kind, GHashTable *columns)
{
  g_autoptr (GPtrArray) headings = list_keys (columns);
  List *list = g_new0 (List, 1), *old;

  list->kind = kind;
  list->columns = columns;
  list->key = make_key (headings);
  old = find_list (self, list->key, kind);
  if (old)
    g_ptr_array_remove (self->lists, old);
  g_ptr_array_add (self->lists, list);
  if (self->lists->len > MAX_LISTS)
    g_ptr_array_remove_index (self->lists, 0);
}

static GHashTable *
columns_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
jj_mapping_memory_keep (JjMappingMemory *self, const JjMapping *mapping)
{
  GHashTable *columns = columns_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JjMappingColumn *column = &g_array_index (mapping->columns, JjMappingColumn, i);
      const char *id = jj_mapping_get_column (mapping, i);

      if (*column->heading)
        g_hash_table_replace (columns, jj_heading_fold (column->heading), g_strdup (id ? id : ""));
    }
  add_list (self, mapping->kind, columns);
}

static void
apply (const List *list, JjMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const char *heading = g_array_index (mapping->columns, JjMappingColumn, i).heading;
      g_autofree char *folded = jj_heading_fold (heading);
      const char *id = g_hash_table_lookup (list->columns, folded);

      if (id)
        jj_mapping_set_column (mapping, i, *id ? id : NULL);
    }
}

JjMapping *
jj_mapping_memory_map (const JjMappingMemory *self, JjCells *cells, JjKindId kind, GError **error)
{
  guint n = self ? MIN (jj_cells_get_n_rows (cells), SEARCH_ROWS) : 0;

  for (guint row = 0; row < n; row++)
    {
      g_autofree char *key = row_key (cells, row);
      const List *list = find_list (self, key, kind);
      JjMapping *mapping;

      if (!list)
        continue;
      mapping = jj_mapping_new_at (cells, list->kind, row);
      apply (list, mapping);
      return mapping;
    }
  return jj_mapping_new (cells, kind, error);
}

static void
read_column (JsonObject *object, const char *heading, JsonNode *node, gpointer columns)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    g_hash_table_replace (columns, g_strdup (heading), json_node_dup_string (node));
}

static void
read_list (JsonArray *array, guint index, JsonNode *node, gpointer self)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id = object ? json_object_get_string_member_with_default (object, "kind", "") : "";
  const JjKind *kind = jj_kind_by_id (id);
  JsonNode *columns = object ? json_object_get_member (object, "columns") : NULL;
  GHashTable *read;

  if (!kind || !columns || !JSON_NODE_HOLDS_OBJECT (columns))
    return;
  read = columns_new ();
  json_object_foreach_member (json_node_get_object (columns), read_column, read);
  add_list (self, jj_kind_index (kind), read);
}

JjMappingMemory *
jj_mapping_memory_parse (const char *json, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) fault = NULL;
  JsonNode *root, *lists = NULL;
  JjMappingMemory *self;

  if (json_parser_load_from_data (parser, json, length, &fault))
    {
      root = json_parser_get_root (parser);
      if (root && JSON_NODE_HOLDS_OBJECT (root))
        lists = json_object_get_member (json_node_get_object (root), "lists");
    }
  if (!lists || !JSON_NODE_HOLDS_ARRAY (lists))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("What is remembered about the columns of lists cannot be read; it "
                              "is left out."));
      return NULL;
    }
  self = jj_mapping_memory_new ();
  json_array_foreach_element (json_node_get_array (lists), read_list, self);
  return self;
}

static void
write_list (JsonBuilder *builder, const List *list)
{
  g_autoptr (GPtrArray) headings = list_keys (list->columns);

  g_ptr_array_sort (headings, compare_texts);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, jj_kind_get (list->kind)->id);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (guint i = 0; i < headings->len; i++)
    {
      json_builder_set_member_name (builder, headings->pdata[i]);
      json_builder_add_string_value (builder,
                                     g_hash_table_lookup (list->columns, headings->pdata[i]));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

char *
jj_mapping_memory_to_json (const JjMappingMemory *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "lists");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->lists->len; i++)
    write_list (builder, self->lists->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, TRUE);
}
