/* jj-import-list.c: sheets of one set of headings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-list.h"

#include <glib/gi18n.h>
#include <string.h>

/* Values of a column that are shown. */
#define N_SAMPLES 4u

static void
list_free (gpointer data)
{
  JjImportList *list = data;

  if (list->owned)
    jj_mapping_free (list->columns);
  g_ptr_array_unref (list->sheets);
  g_free (list->headings);
  g_free (list->title);
  g_free (list);
}

JjBatchSheet *
jj_import_list_get_sheet (const JjImportList *list)
{
  return list->sheets->pdata[0];
}

gboolean
jj_import_list_is_known (const JjImportList *list)
{
  return jj_import_list_get_sheet (list)->mapping != NULL;
}

/* Sheets that nobody wants looked at (hidden, empty, for reading) have no columns. (nullable) */
static JjMapping *
read_columns (const JjBatchSheet *sheet, gboolean *owned)
{
  *owned = !sheet->mapping && sheet->is_stranger;
  if (!*owned)
    return sheet->mapping;
  return jj_mapping_new_at (sheet->cells, JJ_KIND_COMMUNITY,
                            jj_mapping_find_widest_row (sheet->cells));
}

/* After the mapping of its sheets was made anew. */
static void
follow_sheets (JjImportList *list)
{
  if (list->owned)
    jj_mapping_free (list->columns);
  list->columns = read_columns (jj_import_list_get_sheet (list), &list->owned);
}

/* Columns of other files may stand in another order. */
static void
set_column (JjMapping *mapping, const char *heading, guint nth, const char *target)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const char *id = jj_mapping_get_column (mapping, i);

      if (target && id && strcmp (id, target) == 0)
        jj_mapping_set_column (mapping, i, NULL);
    }
  for (guint i = 0; i < mapping->columns->len; i++)
    if (strcmp (g_array_index (mapping->columns, JjMappingColumn, i).heading, heading) == 0
        && nth-- == 0)
      jj_mapping_set_column (mapping, i, target);
}

/* How many columns before this one have its heading. */
static guint
count_before (const JjMapping *mapping, int column)
{
  const char *heading = g_array_index (mapping->columns, JjMappingColumn, column).heading;
  guint n = 0;

  for (int i = 0; i < column; i++)
    n += strcmp (g_array_index (mapping->columns, JjMappingColumn, i).heading, heading) == 0;
  return n;
}

static JjImportList *
find_list (const GPtrArray *lists, JjKindId kind, const char *headings)
{
  for (guint i = 0; i < lists->len; i++)
    {
      JjImportList *list = lists->pdata[i];

      if (list->kind == kind && strcmp (list->headings, headings) == 0)
        return list;
    }
  return NULL;
}

/* (transfer full) */
static char *
make_title (const JjImportList *list)
{
  const JjBatchSheet *sheet = jj_import_list_get_sheet (list);
  const char *name = jj_cells_get_sheet (sheet->cells);
  g_autofree char *file = g_path_get_basename (sheet->path);
  GString *title = g_string_new (file);

  if (name && *name)
    g_string_append_printf (title, " · %s", name);
  if (list->sheets->len > 1)
    g_string_append_printf (title,
                            ngettext (" and %u more list", " and %u more lists",
                                      list->sheets->len - 1),
                            list->sheets->len - 1);
  return g_string_free (title, FALSE);
}

static void
add_sheet (GPtrArray *lists, JjBatchSheet *sheet)
{
  gboolean owned;
  JjMapping *columns = read_columns (sheet, &owned);
  JjKindId kind = sheet->mapping ? sheet->mapping->kind : JJ_N_KINDS;
  g_autofree char *headings = columns ? jj_mapping_get_key (columns) : NULL;
  JjImportList *list = columns ? find_list (lists, kind, headings) : NULL;

  if (!columns)
    return;
  if (list && owned)
    jj_mapping_free (columns);
  if (!list)
    {
      list = g_new0 (JjImportList, 1);
      list->kind = kind;
      list->headings = g_steal_pointer (&headings);
      list->sheets = g_ptr_array_new ();
      list->columns = columns;
      list->owned = owned;
      g_ptr_array_add (lists, list);
    }
  g_ptr_array_add (list->sheets, sheet);
}

GPtrArray *
jj_import_lists_new (const JjBatch *batch)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (list_free);

  for (guint i = 0; i < batch->sheets->len; i++)
    add_sheet (lists, batch->sheets->pdata[i]);
  for (guint i = 0; i < lists->len; i++)
    ((JjImportList *)lists->pdata[i])->title = make_title (lists->pdata[i]);
  return lists;
}

char *
jj_import_list_get_sample (const JjImportList *self, guint column)
{
  const JjMapping *mapping = self->columns;
  const JjCells *cells = mapping->cells;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *sample = g_string_new (NULL);

  for (guint row = mapping->header_row + 1;
       row < jj_cells_get_n_rows (cells) && g_hash_table_size (seen) < N_SAMPLES; row++)
    {
      const char *text = jj_cells_get (cells, row, column);
      glong length = g_utf8_strlen (text, -1);

      if (!*text || !g_hash_table_add (seen, (gpointer)text))
        continue;
      g_string_append (sample, sample->len > 0 ? "、" : "");
      if (length > 24)
        g_string_append_printf (sample, "%.*s…", (int)(g_utf8_offset_to_pointer (text, 24) - text),
                                text);
      else
        g_string_append (sample, text);
    }
  return g_string_free (sample, FALSE);
}

void
jj_import_list_take_as (JjImportList *self, JjBatch *batch, JjKindId kind)
{
  for (guint i = 0; i < self->sheets->len; i++)
    jj_batch_take_as (batch, self->sheets->pdata[i], kind);
  follow_sheets (self);
}

void
jj_import_list_set_column (JjImportList *self, guint column, const char *target)
{
  g_autofree char *heading
      = g_strdup (g_array_index (self->columns->columns, JjMappingColumn, column).heading);
  guint nth = count_before (self->columns, (int)column);

  for (guint i = 0; i < self->sheets->len; i++)
    set_column (((JjBatchSheet *)self->sheets->pdata[i])->mapping, heading, nth, target);
}
