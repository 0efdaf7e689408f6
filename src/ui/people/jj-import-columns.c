/* jj-import-columns.c: what the columns of foreign lists are taken as, to be corrected */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-columns.h"

#include "jj-grid-frame.h"
#include "jj-import-list.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define KIND_ROW -1

enum
{
  LIST,
  HEADING,
  SAMPLE,
  MEANING,
  HOW,
};

typedef struct
{
  JjImportList *list;
  int column; /* KIND_ROW: the list itself */
  char *sample;
} Row;

struct _JjImportColumns
{
  GCallback changed;
  gpointer changed_data;
  guint changed_id;
  JjBatch *batch;
  GPtrArray *lists;      /* JjImportList */
  GPtrArray *rows;       /* Row */
  GHashTable *corrected; /* set of headings */
  JjTable *table;
  JjTableView *view;
  JjGridFrame *frame;
};

static void
row_free (gpointer data)
{
  g_free (((Row *)data)->sample);
  g_free (data);
}

/* Rows of the table. */

static const Row *
row_at (gpointer data, guint row)
{
  return ((JjImportColumns *)data)->rows->pdata[row];
}

static guint
count_rows (gpointer data)
{
  return ((JjImportColumns *)data)->rows->len;
}

/* A field or a column of links of a kind by its label or id; NULL for none. */
static const char *
find_target (JjKindId kind, const char *text)
{
  const JjKind *table = jj_kind_get (kind);

  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (text, jj_label (table->fields[i].label)) == 0
        || strcmp (text, table->fields[i].id) == 0)
      return table->fields[i].id;
  for (const JjLinkColumn *column = jj_link_columns; column->id; column++)
    if (column->kind == kind
        && (strcmp (text, jj_label (column->label)) == 0 || strcmp (text, column->id) == 0))
      return column->id;
  return NULL;
}

static const char *
get_target_label (JjKindId kind, const char *id)
{
  int field = id ? jj_kind_find_field (jj_kind_get (kind), id) : -1;
  const JjLinkColumn *links = id && field < 0 ? jj_link_column_find (kind, id) : NULL;

  if (field >= 0)
    return jj_label (jj_kind_get (kind)->fields[field].label);
  return links ? jj_label (links->label) : _ ("Left out");
}

static const char *
get_meaning (const Row *row)
{
  const JjMapping *mapping = jj_import_list_get_sheet (row->list)->mapping;

  if (!mapping)
    return _ ("Left out");
  if (row->column == KIND_ROW)
    return jj_label (jj_kind_get (mapping->kind)->label);
  return get_target_label (mapping->kind, jj_mapping_get_column (mapping, (guint)row->column));
}

static const char *
get_how (JjImportColumns *self, const Row *row)
{
  const JjMapping *mapping = jj_import_list_get_sheet (row->list)->mapping;

  if (g_hash_table_contains (self->corrected, row->list->headings))
    return _ ("as corrected");
  if (mapping && mapping->remembered)
    return _ ("remembered");
  if (!mapping || (row->column != KIND_ROW && !jj_mapping_get_column (mapping, (guint)row->column)))
    return _ ("not known");
  return _ ("by its heading");
}

static const char *
get_heading (const Row *row)
{
  if (row->column == KIND_ROW)
    return _ ("(what the list holds)");
  return g_array_index (row->list->columns->columns, JjMappingColumn, row->column).heading;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const Row *this = row_at (data, row);

  if (column == LIST)
    g_string_append (text, this->list->title);
  else if (column == HEADING)
    g_string_append (text, get_heading (this));
  else if (column == SAMPLE)
    g_string_append (text, this->sample);
  else if (column == MEANING)
    g_string_append (text, get_meaning (this));
  else
    g_string_append (text, get_how (data, this));
}

static JjCellFlags
get_state (gpointer data, guint row, guint column, GString *reason)
{
  const Row *this = row_at (data, row);
  const JjMapping *mapping = jj_import_list_get_sheet (this->list)->mapping;

  if (column != MEANING || (!mapping && this->column != KIND_ROW))
    return JJ_CELL_READ_ONLY;
  if (mapping && (this->column == KIND_ROW || jj_mapping_get_column (mapping, (guint)this->column)))
    return 0;
  if (reason)
    g_string_append (reason, mapping ? _ ("This column does not come in.")
                                     : _ ("Say what this list holds to have it come in."));
  return JJ_CELL_HINT;
}

static void
add_match (GPtrArray *found, const char *label, const char *typed)
{
  if (jj_table_matches (label, typed))
    g_ptr_array_add (found, g_strdup (label));
}

static char **
complete (gpointer data, guint row, guint column, const char *typed)
{
  const Row *this = row_at (data, row);
  const JjMapping *mapping = jj_import_list_get_sheet (this->list)->mapping;
  GPtrArray *found = g_ptr_array_new ();

  add_match (found, _ ("Left out"), typed);
  if (this->column == KIND_ROW)
    for (guint i = 0; i < JJ_N_KINDS; i++)
      if (jj_batch_can_list (i))
        add_match (found, jj_label (jj_kind_get (i)->label), typed);
  if (this->column != KIND_ROW && mapping)
    {
      const JjKind *kind = jj_kind_get (mapping->kind);

      for (guint i = 0; i < kind->n_fields; i++)
        add_match (found, jj_label (kind->fields[i].label), typed);
      for (const JjLinkColumn *links = jj_link_columns; links->id; links++)
        if (links->kind == mapping->kind)
          add_match (found, jj_label (links->label), typed);
    }
  g_ptr_array_add (found, NULL);
  return (char **)g_ptr_array_free (found, FALSE);
}

/* Corrections. */

static void
note_correction (JjImportColumns *self, const JjImportList *list)
{
  g_hash_table_add (self->corrected, g_strdup (list->headings));
  g_hash_table_add (self->corrected, jj_mapping_get_key (list->columns));
}

static gboolean
tell_changed (gpointer data)
{
  JjImportColumns *self = data;

  self->changed_id = 0;
  ((void (*) (gpointer))self->changed) (self->changed_data);
  return G_SOURCE_REMOVE;
}

static gboolean
means_nothing (const char *text)
{
  return !*text || strcmp (text, _ ("Left out")) == 0;
}

static gboolean
set_kind (JjImportColumns *self, const Row *row, const char *text, GError **error)
{
  JjKindId kind = JJ_N_KINDS;

  for (guint i = 0; i < JJ_N_KINDS && !means_nothing (text); i++)
    if (jj_batch_can_list (i) && strcmp (text, jj_label (jj_kind_get (i)->label)) == 0)
      kind = i;
  if (kind == JJ_N_KINDS && !means_nothing (text))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is nothing that lists hold; choose from the list."), text);
      return FALSE;
    }
  jj_import_list_take_as (row->list, self->batch, kind);
  return TRUE;
}

static gboolean
set_meaning (const Row *row, const char *text, GError **error)
{
  JjKindId kind = row->list->kind;
  const char *target = means_nothing (text) ? NULL : find_target (kind, text);

  if (!target && !means_nothing (text))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("%s has no field “%s”; choose from the list."),
                   jj_label (jj_kind_get (kind)->label), text);
      return FALSE;
    }
  jj_import_list_set_column (row->list, (guint)row->column, target);
  return TRUE;
}

static gboolean
apply (gpointer data, const JjTableEdit *edit, GError **refused, GError **error)
{
  JjImportColumns *self = data;

  if (!self->batch)
    return TRUE;
  for (guint i = 0; i < edit->n_cells; i++)
    {
      const Row *row = row_at (self, (guint)edit->cells[i].key - 1);
      const char *text = edit->cells[i].text;
      gboolean done = FALSE;

      if (row->column == KIND_ROW)
        done = set_kind (self, row, text, &refused[i]);
      else if (jj_import_list_is_known (row->list)
               && (guint)row->column < row->list->columns->columns->len)
        done = set_meaning (row, text, &refused[i]);
      if (done)
        note_correction (self, row->list);
    }
  if (self->changed_id == 0)
    self->changed_id = g_idle_add (tell_changed, self);
  return TRUE;
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .state = get_state,
  .complete = complete,
  .apply = apply,
};

static void
add_row (JjImportColumns *self, JjImportList *list, int column)
{
  Row *row = g_new0 (Row, 1);

  row->list = list;
  row->column = column;
  row->sample
      = column == KIND_ROW ? g_strdup ("") : jj_import_list_get_sample (list, (guint)column);
  g_ptr_array_add (self->rows, row);
}

/* Columns without a heading are left out by themselves. */
static void
list_rows (JjImportColumns *self)
{
  for (guint i = 0; i < self->lists->len; i++)
    {
      JjImportList *list = self->lists->pdata[i];

      add_row (self, list, KIND_ROW);
      for (guint k = 0; k < list->columns->columns->len; k++)
        if (*g_array_index (list->columns->columns, JjMappingColumn, k).heading)
          add_row (self, list, (int)k);
    }
}

void
jj_import_columns_set (JjImportColumns *self, JjBatch *batch)
{
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);
  guint before = self->rows->len, column;
  gint64 key;
  gboolean has_cursor = jj_grid_get_cursor (grid, &key, &column) && column == MEANING;

  self->batch = batch;
  if (!batch)
    return;
  g_ptr_array_set_size (self->rows, 0);
  jj_table_items_changed (self->table, 0, before, 0);
  g_ptr_array_unref (self->lists);
  self->lists = jj_import_lists_new (batch);
  /* While there are no rows: a view counts them when it is grouped. */
  jj_table_view_set_group (self->view, self->lists->len > 1 ? LIST : -1);
  list_rows (self);
  jj_table_items_changed (self->table, 0, 0, self->rows->len);
  jj_table_view_refresh (self->view);
  if (has_cursor)
    jj_grid_set_cursor (grid, key, column);
}

void
jj_import_columns_focus (JjImportColumns *self)
{
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);
  guint row = 0, column = LIST;
  gint64 key;

  for (guint i = self->rows->len; i-- > 0;)
    if (row_at (self, i)->column == KIND_ROW && !jj_import_list_is_known (row_at (self, i)->list))
      row = i;
  if (!jj_grid_get_cursor (grid, &key, &column) || column != MEANING)
    jj_grid_set_cursor (grid, (gint64)row + 1, MEANING);
  gtk_widget_grab_focus (GTK_WIDGET (grid));
}

guint
jj_import_columns_count_remembered (JjImportColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lists->len; i++)
    n += jj_import_list_is_known (self->lists->pdata[i])
         && ((JjImportList *)self->lists->pdata[i])->columns->remembered;
  return n;
}

guint
jj_import_columns_count_strangers (JjImportColumns *self)
{
  guint n = 0;

  for (guint i = 0; i < self->lists->len; i++)
    n += !jj_import_list_is_known (self->lists->pdata[i]);
  return n;
}

gboolean
jj_import_columns_keep (JjImportColumns *self, JjMappingMemory *memory)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->lists->len; i++)
    {
      const JjImportList *list = self->lists->pdata[i];

      if (!jj_import_list_is_known (list)
          || !g_hash_table_contains (self->corrected, list->headings))
        continue;
      jj_mapping_memory_keep (memory, list->columns);
      any = TRUE;
    }
  return any;
}

static gboolean
is_selected (JjImportColumns *self, const JjImportList *list)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (jj_grid_frame_get_grid (self->frame));

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      if (key > 0 && key <= (gint64)self->rows->len && row_at (self, (guint)key - 1)->list == list)
        return TRUE;
    }
  return keys->len == 0;
}

gboolean
jj_import_columns_forget (JjImportColumns *self, JjMappingMemory *memory)
{
  gboolean any = FALSE;

  for (guint i = 0; self->batch && i < self->lists->len; i++)
    {
      JjImportList *list = self->lists->pdata[i];

      if (!jj_import_list_is_known (list) || !list->columns->remembered
          || !is_selected (self, list))
        continue;
      jj_mapping_memory_forget (memory, list->columns);
      g_hash_table_remove (self->corrected, list->headings);
      jj_import_list_take_as (list, self->batch, list->kind);
      any = TRUE;
    }
  return any;
}

JjImportColumns *
jj_import_columns_new (GCallback changed, gpointer data)
{
  const JjColumn columns[] = {
    [LIST] = { "list", _ ("List"), .type = JJ_COLUMN_TEXT, .width_px = 210, .read_only = TRUE },
    [HEADING] = { "heading", _ ("Heading in the file"), .type = JJ_COLUMN_TEXT, .width_px = 190,
                  .read_only = TRUE },
    [SAMPLE]
    = { "sample", _ ("First values"), .type = JJ_COLUMN_TEXT, .width_px = 300, .read_only = TRUE },
    [MEANING] = { "meaning", _ ("Is taken as"), .type = JJ_COLUMN_REF, .width_px = 190,
                  .tooltip = _ ("Double-click or type to correct it; the correction is remembered "
                                "for lists with the same headings") },
    [HOW]
    = { "how", _ ("How it is known"), .type = JJ_COLUMN_TEXT, .width_px = 130, .read_only = TRUE },
  };
  JjImportColumns *self = g_new0 (JjImportColumns, 1);

  self->changed = changed;
  self->changed_data = data;
  self->lists = g_ptr_array_new ();
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->corrected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->table = jj_table_new (&funcs, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    jj_table_add_column (self->table, &columns[i]);
  self->view = jj_table_view_new (self->table);
  self->frame = g_object_ref_sink (JJ_GRID_FRAME (jj_grid_frame_new ()));
  jj_grid_set_view (jj_grid_frame_get_grid (self->frame), self->view);
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)), _ ("Columns of the lists"));
  return self;
}

void
jj_import_columns_free (JjImportColumns *self)
{
  g_clear_handle_id (&self->changed_id, g_source_remove);
  jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  g_object_unref (self->frame);
  g_object_unref (self->view);
  g_object_unref (self->table);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->lists);
  g_hash_table_unref (self->corrected);
  g_free (self);
}

GtkWidget *
jj_import_columns_get_widget (JjImportColumns *self)
{
  return GTK_WIDGET (self->frame);
}
