/* jj-seen-table.c: a copy of what a grid shows, to be written and printed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-seen-table.h"

#include "jj-atomic.h"
#include "jj-csv-cell.h"
#include "jj-ui.h"
#include "jj-workbook.h"

#include <glib/gi18n.h>
#include <string.h>

/* Without a mark the spreadsheets in use read UTF-8 as something else. */
#define MARK "\xef\xbb\xbf"
#define A4_SHORT 595.28
#define A4_LONG 841.89
#define MARGIN 36
/* Columns need about so many px on screen for each half of the paper's width. */
#define WIDE_PX 700

struct _JjSeenTable
{
  char *title, *scope;
  guint n_columns, n_lines;
  char **headings, **csv_headings; /* NULL-terminated */
  gboolean *right, *number;        /* by column */
  gboolean *heads;                 /* by line: the head of a group */
  const char **cells;              /* line by line, in texts */
  GStringChunk *texts;
  guint8 *marks; /* line by line: warned of; NULL: not asked for */
  gboolean wide;
};

static gboolean
is_plain_number (const JjColumn *column)
{
  return column->type == JJ_COLUMN_INT || column->type == JJ_COLUMN_MONEY
         || column->type == JJ_COLUMN_DECIMAL2 || column->type == JJ_COLUMN_SHARE;
}

static void
copy_headings (JjSeenTable *self, JjTable *table, GArray *shown)
{
  int width = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const JjColumn *column = jj_table_get_column (table, g_array_index (shown, guint, i));
      gboolean other_unit = column->type == JJ_COLUMN_MONEY && column->unit
                            && strcmp (column->unit, jj_unit_get_label (JJ_UNIT_YUAN)) != 0;
      char *long_heading = column->unit ? g_strdup_printf ("%s (%s)", column->label, column->unit)
                                        : g_strdup (column->label);

      self->headings[i] = long_heading;
      self->csv_headings[i] = g_strdup (other_unit ? long_heading : column->label);
      self->number[i] = is_plain_number (column);
      self->right[i] = self->number[i];
      width += column->width_px > 0 ? column->width_px : 100;
    }
  self->wide = width > WIDE_PX;
}

static const char *
keep (JjSeenTable *self, GString *text)
{
  return g_string_chunk_insert_const (self->texts, text->str);
}

static void
copy_head (JjSeenTable *self, JjTable *table, GArray *shown, const JjGroup *group, guint line)
{
  const char **cells = &self->cells[(gsize)line * self->n_columns];
  g_autoptr (GString) text = g_string_new (group->label);

  if (text->len == 0)
    g_string_append (text, _ ("(Empty)"));
  g_string_append (text, " · ");
  g_string_append_printf (text, ngettext ("%u row", "%u rows", group->n_rows), group->n_rows);
  self->heads[line] = TRUE;
  cells[0] = keep (self, text);
  for (guint i = 1; i < self->n_columns; i++)
    {
      guint column = g_array_index (shown, guint, i);

      g_string_truncate (text, 0);
      if (jj_table_can_sum (table, column) && !jj_table_get_column (table, column)->no_sum)
        jj_table_format (table, column, group->sums[column], text);
      cells[i] = keep (self, text);
    }
}

static void
copy_lines (JjSeenTable *self, JjTableView *view, GArray *shown)
{
  JjTable *table = jj_table_view_get_table (view);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint line = 0; line < self->n_lines; line++)
    {
      int row = jj_table_view_get_row (view, line);
      const char **cells = &self->cells[(gsize)line * self->n_columns];

      if (row < 0)
        {
          copy_head (self, table, shown, jj_table_view_get_group (view, line), line);
          continue;
        }
      for (guint i = 0; i < self->n_columns; i++)
        {
          jj_table_get_data_text (table, (guint)row, g_array_index (shown, guint, i), text);
          cells[i] = keep (self, text);
        }
    }
}

JjSeenTable *
jj_seen_table_new (JjGrid *grid, const char *title, const char *scope)
{
  JjSeenTable *self = g_new0 (JjSeenTable, 1);
  JjTableView *view = jj_grid_get_view (grid);
  g_autoptr (GArray) shown = jj_grid_get_shown_columns (grid);

  self->title = g_strdup (title);
  self->scope = g_strdup (scope);
  self->n_columns = shown->len;
  self->n_lines = shown->len > 0 ? jj_table_view_get_n_lines (view) : 0;
  self->headings = g_new0 (char *, self->n_columns + 1);
  self->csv_headings = g_new0 (char *, self->n_columns + 1);
  self->right = g_new0 (gboolean, self->n_columns + 1);
  self->number = g_new0 (gboolean, self->n_columns + 1);
  self->heads = g_new0 (gboolean, self->n_lines + 1);
  self->cells = g_new0 (const char *, (gsize)self->n_lines * self->n_columns + 1);
  self->texts = g_string_chunk_new (4096);
  copy_headings (self, jj_table_view_get_table (view), shown);
  copy_lines (self, view, shown);
  return self;
}

void
jj_seen_table_mark_warnings (JjSeenTable *self, JjGrid *grid)
{
  JjTableView *view = jj_grid_get_view (grid);
  JjTable *table = jj_table_view_get_table (view);
  g_autoptr (GArray) shown = jj_grid_get_shown_columns (grid);

  self->marks = g_new0 (guint8, (gsize)self->n_lines * self->n_columns + 1);
  for (guint line = 0; line < self->n_lines; line++)
    {
      int row = jj_table_view_get_row (view, line);

      for (guint i = 0; row >= 0 && i < self->n_columns; i++)
        self->marks[(gsize)line * self->n_columns + i]
            = (jj_table_get_state (table, (guint)row, g_array_index (shown, guint, i), NULL)
               & JJ_CELL_WARNING)
              != 0;
    }
}

void
jj_seen_table_free (JjSeenTable *self)
{
  g_strfreev (self->headings);
  g_strfreev (self->csv_headings);
  g_free (self->right);
  g_free (self->number);
  g_free (self->heads);
  g_free (self->cells);
  g_free (self->marks);
  g_string_chunk_free (self->texts);
  g_free (self->title);
  g_free (self->scope);
  g_free (self);
}

gboolean
jj_seen_table_is_wide (JjSeenTable *self)
{
  return self->wide;
}

static const char *
cell_at (JjSeenTable *self, guint line, guint i)
{
  return self->cells[(gsize)line * self->n_columns + i];
}

static void
append_csv_cell (GString *csv, const char *text, gboolean number, GString *plain)
{
  if (!number)
    {
      jj_csv_cell_append (csv, text);
      return;
    }
  g_string_truncate (plain, 0);
  for (const char *c = text; *c; c++)
    if (*c != ',')
      g_string_append_c (plain, *c);
  jj_csv_cell_append (csv, plain->str);
}

static void
append_csv_line (JjSeenTable *self, GString *csv, guint line, GString *plain)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_csv_cell (csv, cell_at (self, line, i),
                       self->number[i] && !(i == 0 && self->heads[line]), plain);
    }
  g_string_append (csv, "\r\n");
}

static gboolean
write_csv (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  JjSeenTable *self = data;
  g_autoptr (GString) csv = g_string_new (MARK);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_string_append (csv, i > 0 ? "," : "");
      jj_csv_cell_append (csv, self->csv_headings[i]);
    }
  g_string_append (csv, "\r\n");
  for (guint line = 0; line < self->n_lines; line++)
    {
      append_csv_line (self, csv, line, plain);
      if (csv->len < 64 * 1024)
        continue;
      if (!g_output_stream_write_all (out, csv->str, csv->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (csv, 0);
    }
  return g_output_stream_write_all (out, csv->str, csv->len, NULL, cancellable, error);
}

gboolean
jj_seen_table_write_csv (JjSeenTable *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  return jj_write_atomically (path, write_csv, self, cancellable, error);
}

static void
add_sheet_cell (JjSeenTable *self, JjWorkbook *book, guint line, guint i)
{
  gsize at = (gsize)line * self->n_columns + i;
  gboolean number = self->number[i] && !(i == 0 && self->heads[line]);

  if (self->heads[line])
    jj_workbook_add_shown (book, number ? JJ_SHEET_SUM : JJ_SHEET_TEXT, self->cells[at]);
  else
    jj_workbook_add_shown (book,
                           self->marks && self->marks[at] ? JJ_SHEET_GAP
                           : number                       ? JJ_SHEET_MONEY
                                                          : JJ_SHEET_TEXT,
                           self->cells[at]);
}

static gboolean
write_ods (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  JjSeenTable *self = data;
  g_autoptr (JjWorkbook) book = jj_workbook_new (&jj_workbook_ods);
  g_autofree JjColumnWidth *widths = g_new (JjColumnWidth, self->n_columns + 1);
  JjSheetLayout layout
      = { .name = _ ("Table"), .widths = widths, .n_columns = self->n_columns, .n_frozen = 3 };

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = self->number[i] ? JJ_COLUMN_MEDIUM : JJ_COLUMN_WIDE;
  jj_workbook_begin_sheet (book, &layout);
  jj_workbook_add_text (book, JJ_SHEET_TITLE, self->title);
  jj_workbook_end_row (book);
  jj_workbook_add_text (book, JJ_SHEET_COUNT, self->scope); /* does not wrap */
  jj_workbook_end_row (book);
  for (guint i = 0; i < self->n_columns; i++)
    jj_workbook_add_text (book, JJ_SHEET_HEADING, self->headings[i]);
  jj_workbook_end_row (book);
  for (guint line = 0; line < self->n_lines; line++)
    {
      if (line % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < self->n_columns; i++)
        add_sheet_cell (self, book, line, i);
      jj_workbook_end_row (book);
    }
  return jj_workbook_finish (book, out, cancellable, error);
}

gboolean
jj_seen_table_write_ods (JjSeenTable *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  return jj_write_atomically (path, write_ods, self, cancellable, error);
}

/* The head of a group is one line over all columns: its sums follow its name. */
static void
get_page_text (gpointer data, guint line, guint column, GString *text)
{
  JjSeenTable *self = data;

  g_string_assign (text, cell_at (self, line, column));
  for (guint i = 1; self->heads[line] && column == 0 && i < self->n_columns; i++)
    if (*cell_at (self, line, i))
      g_string_append_printf (text, " · %s %s", self->headings[i], cell_at (self, line, i));
}

static gboolean
is_head (gpointer data, guint line)
{
  return ((JjSeenTable *)data)->heads[line];
}

JjPages *
jj_seen_table_paginate (JjSeenTable *self, double width, double height)
{
  JjPagesTable table = {
    .title = self->title,
    .scope = self->scope,
    .n_columns = self->n_columns,
    .n_rows = self->n_lines,
    .headings = (const char *const *)self->headings,
    .right = self->right,
    .get_text = get_page_text,
    .is_group = is_head,
    .data = self,
  };

  return jj_pages_new (&table, width, height, MARGIN);
}

gboolean
jj_seen_table_write_pdf (JjSeenTable *self,
                         const char *path,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (JjPages) pages = jj_seen_table_paginate (self, self->wide ? A4_LONG : A4_SHORT,
                                                      self->wide ? A4_SHORT : A4_LONG);

  return jj_pages_write_pdf (pages, path, cancellable, error);
}
