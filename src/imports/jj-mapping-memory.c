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

/* A heading as it is remembered: the second of the same name is "name\v2". seen: folded heading →
 * how often it stood before. (transfer full) */
static char *
name_heading (GHashTable *seen, const char *heading)
{
  char *folded = jj_heading_fold (heading);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, folded)) + 1;
  char *name = n == 1 ? g_strdup (folded) : g_strdup_printf ("%s\v%u", folded, n);

  g_hash_table_replace (seen, folded, GUINT_TO_POINTER (n));
  return name;
}

static GHashTable *
seen_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* headings: named. (transfer full) */
static char *
make_key (GPtrArray *headings)
{
  GString *key = g_string_new (NULL);

  g_ptr_array_sort (headings, compare_texts);
  for (guint i = 0; i < headings->len; i++)
    g_string_append_printf (key, "%s\n", (const char *)headings->pdata[i]);
  return g_string_free (key, FALSE);
}

char *
jj_mapping_get_key (const JjMapping *mapping)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = seen_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const char *heading = g_array_index (mapping->columns, JjMappingColumn, i).heading;

      if (*heading)
        g_ptr_array_add (headings, name_heading (seen, heading));
    }
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
  g_autoptr (GHashTable) seen = seen_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const JjMappingColumn *column = &g_array_index (mapping->columns, JjMappingColumn, i);
      const char *id = jj_mapping_get_column (mapping, i);

      if (*column->heading)
        g_hash_table_replace (columns, name_heading (seen, column->heading),
                              g_strdup (id ? id : ""));
    }
  add_list (self, mapping->kind, columns);
}

void
jj_mapping_memory_forget (JjMappingMemory *self, const JjMapping *mapping)
{
  g_autofree char *key = jj_mapping_get_key (mapping);
  List *list;

  while ((list = find_list (self, key, JJ_N_KINDS)) != NULL)
    g_ptr_array_remove (self->lists, list);
}

static void
apply (const List *list, JjMapping *mapping)
{
  g_autoptr (GHashTable) seen = seen_new ();

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const char *heading = g_array_index (mapping->columns, JjMappingColumn, i).heading;
      g_autofree char *name = *heading ? name_heading (seen, heading) : NULL;
      const char *id = name ? g_hash_table_lookup (list->columns, name) : NULL;

      if (id)
        jj_mapping_set_column (mapping, i, *id ? id : NULL);
    }
  mapping->remembered = TRUE;
}

/* The key of the headings in a row, or in two where the lower one is empty in places; the same as
 * jj_mapping_get_key() of a mapping that reads them so. (transfer full) */
static char *
row_key (const JjCells *cells, guint row, guint lower)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = seen_new ();
  guint n = MAX (jj_cells_get_n_columns (cells, row), jj_cells_get_n_columns (cells, lower));

  for (guint i = 0; i < n; i++)
    {
      const char *heading = jj_cells_get (cells, lower, i);

      if (!*heading)
        heading = jj_cells_get (cells, row, i);
      if (*heading)
        g_ptr_array_add (headings, name_heading (seen, heading));
    }
  return make_key (headings);
}

/* A remembered list whose headings are these. (nullable) */
static JjMapping *
recall (const JjMappingMemory *self, JjCells *cells, JjKindId kind, guint row, guint lower)
{
  g_autofree char *key = row_key (cells, row, lower), *found = NULL;
  const List *list = find_list (self, key, kind);
  g_autoptr (JjMapping) mapping = list ? jj_mapping_new_at (cells, list->kind, row) : NULL;

  if (!mapping)
    return NULL;
  found = jj_mapping_get_key (mapping);
  if (strcmp (found, key) != 0)
    return NULL;
  apply (list, mapping);
  return g_steal_pointer (&mapping);
}

JjMapping *
jj_mapping_memory_map (const JjMappingMemory *self, JjCells *cells, JjKindId kind, GError **error)
{
  guint n = self ? MIN (jj_cells_get_n_rows (cells), SEARCH_ROWS) : 0;

  for (guint row = 0; row < n; row++)
    {
      JjMapping *mapping = recall (self, cells, kind, row, row);

      if (!mapping && row + 1 < jj_cells_get_n_rows (cells))
        mapping = recall (self, cells, kind, row, row + 1);
      if (mapping)
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

/* (transfer full) */
static char *
get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "jingjin", "lists.json", NULL);
}

JjMappingMemory *
jj_mapping_memory_load (void)
{
  g_autofree char *path = get_path (), *json = NULL;
  JjMappingMemory *self = NULL;
  gsize length;

  if (g_file_get_contents (path, &json, &length, NULL))
    self = jj_mapping_memory_parse (json, (gssize)length, NULL);
  return self ? self : jj_mapping_memory_new ();
}

gboolean
jj_mapping_memory_save (const JjMappingMemory *self, GError **error)
{
  g_autofree char *path = get_path (), *folder = g_path_get_dirname (path);
  g_autofree char *json = jj_mapping_memory_to_json (self);

  g_mkdir_with_parents (folder, 0700); /* what fails here fails again below, with a reason */
  return g_file_set_contents (path, json, -1, error);
}
