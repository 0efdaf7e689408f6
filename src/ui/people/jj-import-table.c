/* jj-import-table.c: the lines of an import as a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-table.h"

#include "jj-grid-frame.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

enum
{
  STATE,
  FILE_NAME,
  SHEET,
  LINE,
  KIND,
  NAME,
  REASON,
};

struct _JjImportTable
{
  GPtrArray *lines; /* NULL: none yet */
  JjTable *table;
  JjTableView *view;
  JjGridFrame *frame;
};

static const JjImportLine *
line_at (gpointer data, guint row)
{
  return ((JjImportTable *)data)->lines->pdata[row];
}

static guint
count_rows (gpointer data)
{
  JjImportTable *self = data;

  return self->lines ? self->lines->len : 0;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  *number = line_at (data, row)->line;
  return column == LINE && *number > 0;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const JjImportLine *line = line_at (data, row);

  if (column == STATE)
    g_string_append (text, jj_import_state_get_label (line->state));
  else if (column == FILE_NAME)
    g_string_append (text, line->file);
  else if (column == SHEET)
    g_string_append (text, line->sheet);
  else if (column == LINE && line->line > 0)
    g_string_append_printf (text, "%u", line->line);
  else if (column == KIND && line->kind != JJ_N_KINDS)
    g_string_append (text, jj_label (jj_kind_get (line->kind)->label));
  else if (column == NAME && line->name)
    g_string_append (text, line->name);
  else if (column == REASON && line->reason)
    g_string_append (text, line->reason);
}

static JjCellFlags
get_state (gpointer data, guint row, guint column, GString *reason)
{
  const JjImportLine *line = line_at (data, row);

  if (column != STATE)
    return JJ_CELL_READ_ONLY;
  if (reason && line->reason)
    g_string_append (reason, line->reason);
  if (line->is_refused)
    return JJ_CELL_READ_ONLY | JJ_CELL_ERROR;
  return line->waits ? JJ_CELL_READ_ONLY | JJ_CELL_WARNING : JJ_CELL_READ_ONLY;
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
  .state = get_state,
};

/* In a scrolled grid; the caller puts the widget somewhere and frees the table after it is gone. */
JjImportTable *
jj_import_table_new (void)
{
  const JjColumn columns[] = {
    [STATE] = { "state", _ ("What becomes of it"), .type = JJ_COLUMN_TEXT, .width_px = 110 },
    [FILE_NAME] = { "file", _ ("File"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
    [SHEET] = { "sheet", C_ ("spreadsheet", "Sheet"), .type = JJ_COLUMN_TEXT, .width_px = 80 },
    [LINE] = { "line", _ ("Row"), .type = JJ_COLUMN_INT, .width_px = 56, .no_sum = TRUE },
    [KIND] = { "kind", _ ("Kind"), .type = JJ_COLUMN_TEXT, .width_px = 80 },
    [NAME] = { "name", _ ("Name"), .type = JJ_COLUMN_TEXT, .width_px = 170 },
    [REASON] = { "reason", _ ("Why"), .type = JJ_COLUMN_TEXT, .width_px = 500 },
  };
  JjImportTable *self = g_new0 (JjImportTable, 1);

  self->table = jj_table_new (&funcs, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      JjColumn column = columns[i];

      column.read_only = TRUE;
      jj_table_add_column (self->table, &column);
    }
  self->view = jj_table_view_new (self->table);
  self->frame = g_object_ref_sink (JJ_GRID_FRAME (jj_grid_frame_new ()));
  jj_grid_set_view (jj_grid_frame_get_grid (self->frame), self->view);
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)), _ ("Rows to be imported"));
  return self;
}

void
jj_import_table_free (JjImportTable *self)
{
  jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  g_object_unref (self->frame);
  g_object_unref (self->view);
  g_object_unref (self->table);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

GtkWidget *
jj_import_table_get_widget (JjImportTable *self)
{
  return GTK_WIDGET (self->frame);
}

void
jj_import_table_set (JjImportTable *self, GPtrArray *lines)
{
  GPtrArray *old = self->lines;
  guint before = count_rows (self);

  self->lines = lines;
  jj_table_items_changed (self->table, 0, before, count_rows (self));
  g_clear_pointer (&old, g_ptr_array_unref);
}

GPtrArray *
jj_import_table_get_lines (JjImportTable *self)
{
  return self->lines;
}

GPtrArray *
jj_import_table_get_selected (JjImportTable *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (jj_grid_frame_get_grid (self->frame));
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      if (key > 0 && key <= count_rows (self))
        g_ptr_array_add (selected, self->lines->pdata[key - 1]);
    }
  return selected;
}
