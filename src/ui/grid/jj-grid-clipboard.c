/* jj-grid-clipboard.c: blocks of cells to and from spreadsheets */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-tsv.h"
#include "jj-table-number.h"

/* What a spreadsheet understands and our own tables read back: plain digits, ISO dates. */
static void
get_copy_text (JjGrid *self, guint row, guint column, GString *text)
{
  JjCellFlags flags = jj_table_get_state (self->table, row, column, NULL);
  gint64 number;

  if (jj_table_get_column (self->table, column)->type == JJ_COLUMN_DATE
      && (flags & JJ_CELL_REFUSED) == 0 && jj_table_get_number (self->table, row, column, &number))
    {
      g_string_truncate (text, 0);
      jj_table_number_format_iso (number, text);
    }
  else
    jj_table_get_edit_text (self->table, row, column, text);
}

/* Rows chosen here and there are copied together when they are over the same columns. */
static gboolean
are_ranges_aligned (JjGrid *self)
{
  const JjGridRange *last = jj_grid_get_range (self);

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange *range = &g_array_index (self->ranges, JjGridRange, i);

      if (range->pos0 != last->pos0 || range->pos1 != last->pos1)
        return FALSE;
    }
  return TRUE;
}

static GArray *
get_rows_to_copy (JjGrid *self)
{
  const JjGridRange *range = jj_grid_get_range (self);
  GArray *rows;

  if (are_ranges_aligned (self))
    return jj_grid_get_selected_rows (self);
  rows = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint line = range->line0; line <= range->line1; line++)
    {
      int row = jj_grid_get_row (self, line);
      guint found = (guint)row;

      if (row >= 0)
        g_array_append_val (rows, found);
    }
  return rows;
}

char *
jj_grid_copy_text (JjGrid *self)
{
  const JjGridRange *range = jj_grid_get_range (self);
  g_autoptr (GString) cell = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  GString *tsv = g_string_new (NULL);

  if (range == NULL)
    return g_string_free (tsv, FALSE);
  rows = get_rows_to_copy (self);
  for (guint i = 0; i < rows->len; i++)
    {
      for (guint pos = range->pos0; pos <= range->pos1; pos++)
        {
          get_copy_text (self, g_array_index (rows, guint, i), jj_grid_get_column (self, pos),
                         cell);
          if (pos > range->pos0)
            g_string_append_c (tsv, '\t');
          jj_grid_tsv_append (tsv, cell->str);
        }
      if (rows->len > 1)
        g_string_append_c (tsv, '\n');
    }
  return g_string_free (tsv, FALSE);
}

void
jj_grid_copy (JjGrid *self, gboolean cut)
{
  g_autofree char *text = jj_grid_copy_text (self);

  if (jj_grid_get_range (self) == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (cut)
    jj_grid_clear_cells (self);
}

typedef struct
{
  JjGrid *grid;
  GPtrArray *block;
  GArray *cells;
  guint n_new_rows, n_skipped, n_cut_off;
} Paste;

/* A new row's cells are those of columns that can be typed in. */
static void
add_new_cell (Paste *paste, guint pos, const char *text)
{
  guint column = jj_grid_get_column (paste->grid, pos);
  JjCellEdit cell = { .key = JJ_TABLE_NEW_ROW (paste->n_new_rows - 1), .column = column };

  if (*text == '\0')
    return;
  if (jj_table_get_column (paste->grid->table, column)->read_only)
    {
      paste->n_skipped++;
      return;
    }
  cell.text = g_strdup (text);
  g_array_append_val (paste->cells, cell);
}

/* One row of the block onto a line; past the last line onto a new row. */
static void
paste_row (Paste *paste, GPtrArray *row, guint line, guint pos)
{
  JjGrid *self = paste->grid;
  gboolean is_new = line >= jj_grid_get_n_lines (self);

  if (is_new && !jj_table_can_grow (self->table))
    {
      paste->n_cut_off += row->len;
      return;
    }
  paste->n_new_rows += is_new;
  for (guint i = 0; i < row->len; i++)
    {
      if (pos + i >= jj_grid_n_positions (self))
        paste->n_cut_off++;
      else if (is_new)
        add_new_cell (paste, pos + i, g_ptr_array_index (row, i));
      else
        paste->n_skipped
            += !jj_grid_add_cell (self, paste->cells, line, pos + i, g_ptr_array_index (row, i));
    }
}

static guint
skip_groups (JjGrid *self, guint line)
{
  while (line < jj_grid_get_n_lines (self) && jj_grid_get_row (self, line) < 0)
    line++;
  return line;
}

static guint
get_block_width (GPtrArray *block)
{
  guint width = 0;

  for (guint i = 0; i < block->len; i++)
    width = MAX (width, ((GPtrArray *)g_ptr_array_index (block, i))->len);
  return width;
}

/* As Calc: a block that fits a whole number of times into the selected range fills it. */
static void
paste_block (Paste *paste, JjGridRange *range)
{
  guint width = get_block_width (paste->block);
  guint height = paste->block->len;
  guint n_lines = range->line1 - range->line0 + 1;
  guint n_positions = range->pos1 - range->pos0 + 1;
  guint line = range->line0;

  n_lines = n_lines % height == 0 ? n_lines : height;
  n_positions = n_positions % width == 0 ? n_positions : width;
  for (guint i = 0; i < n_lines; i++)
    {
      line = skip_groups (paste->grid, line);
      for (guint pos = range->pos0; pos < range->pos0 + n_positions; pos += width)
        {
          guint before = paste->n_new_rows;

          paste_row (paste, g_ptr_array_index (paste->block, i % height), line, pos);
          if (pos > range->pos0) /* still the same new row */
            paste->n_new_rows = before;
        }
      range->line1 = line++;
    }
  range->pos1 = MIN (range->pos0 + n_positions, jj_grid_n_positions (paste->grid)) - 1;
}

static void
tell_cut_off (JjGrid *self, guint n_cut_off)
{
  g_autofree char *message = NULL;

  if (n_cut_off == 0)
    return;
  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u cell did not fit into the table and was left out.",
                                          "%u cells did not fit into the table and were left out.",
                                          n_cut_off),
                             n_cut_off);
  jj_grid_fail (self, message);
}

gboolean
jj_grid_paste_text (JjGrid *self, const char *text)
{
  const JjGridRange *active = jj_grid_get_range (self);
  g_autoptr (GPtrArray) block = jj_grid_tsv_parse (text);
  g_autoptr (GArray) cells = jj_grid_new_cells ();
  Paste paste = { .grid = self, .block = block, .cells = cells };
  JjGridRange range = { 0 };
  gboolean done;

  if (self->table == NULL || block->len == 0 || jj_grid_n_positions (self) == 0)
    return FALSE;
  if (active != NULL)
    range = *active;
  paste_block (&paste, &range);
  done = jj_grid_apply (self, _ ("Paste"), cells, paste.n_new_rows);
  jj_grid_tell_skipped (self, paste.n_skipped);
  tell_cut_off (self, paste.n_cut_off);
  if (jj_grid_get_n_lines (self) > 0)
    {
      range.line1 = MIN (range.line1, jj_grid_get_n_lines (self) - 1);
      jj_grid_set_range (self, &range);
    }
  return done;
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (JjGrid) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && *text != '\0')
    jj_grid_paste_text (self, text);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

void
jj_grid_paste (JjGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 g_object_ref (self));
}
