/* jj-sheet-builder.c: cells at rows and columns become a table of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MERGES 100000u

typedef struct
{
  guint line, column, last_line;
} Merge;

struct _JjSheetBuilder
{
  JjCells *cells;
  char *name;
  JjSheetBudget *budget;
  GArray *merges;
  GString *scratch;
  guint32 text_end; /* where the next text will stand */
  guint line;       /* of the row under way or of the last one */
  guint width;      /* of the widest row with text */
  guint column;     /* cells of the row under way */
  gboolean has_text;
  guint32 last;
};

JjSheetBuilder *
jj_sheet_builder_new (const char *name, gboolean is_hidden, JjSheetBudget *budget)
{
  JjSheetBuilder *self = g_new0 (JjSheetBuilder, 1);

  self->cells = jj_cells_new (NULL, 0);
  self->name = g_strdup (name);
  self->budget = budget;
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->scratch = g_string_new (NULL);
  jj_cells_set_sheet (self->cells, name, is_hidden);
  return self;
}

void
jj_sheet_builder_free (JjSheetBuilder *self)
{
  g_clear_pointer (&self->cells, jj_cells_unref);
  g_array_unref (self->merges);
  g_string_free (self->scratch, TRUE);
  g_free (self->name);
  g_free (self);
}

static gboolean
refuse_order (JjSheetBuilder *self, guint line, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The sheet “%s” is damaged: its rows or cells are not in order (row %u)."),
               self->name, line);
  return FALSE;
}

static gboolean
refuse_size (JjSheetBuilder *self, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _ ("The sheet “%s” goes on after row %u; this is no list of one county."),
               self->name, self->line);
  return FALSE;
}

gboolean
jj_sheet_builder_begin_row (JjSheetBuilder *self, guint line, GError **error)
{
  if (line <= self->line)
    return refuse_order (self, line, error);
  self->line = line;
  self->column = 0;
  self->has_text = FALSE;
  if (jj_cells_get_n_rows (self->cells) >= JJ_CELLS_MAX_ROWS)
    return refuse_size (self, error);
  return TRUE;
}

/* text: NUL-terminated. */
static void
store (JjSheetBuilder *self, const char *text, gsize length)
{
  jj_cells_add_text (self->cells, text);
  self->last = self->text_end;
  self->text_end += length + 1;
  self->budget->text += length + 1;
  self->budget->cells++;
  self->column++;
}

/* The cells between the last one and this. */
static gboolean
fill_gap (JjSheetBuilder *self, guint column, GError **error)
{
  guint32 blank;

  if (column < self->column)
    return refuse_order (self, self->line, error);
  if (column >= JJ_CELLS_MAX_COLUMNS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("The sheet “%s” has more than 1,024 columns in row %u; this is no list."),
                   self->name, self->line);
      return FALSE;
    }
  if (self->budget->cells + column > JJ_CELLS_MAX_CELLS || self->budget->text > JJ_CELLS_MAX_TEXT)
    return refuse_size (self, error);
  if (column == self->column)
    return TRUE;
  store (self, "", 0);
  blank = self->last;
  for (; self->column < column; self->column++)
    jj_cells_add (self->cells, blank);
  self->budget->cells += column;
  return TRUE;
}

gboolean
jj_sheet_builder_add (JjSheetBuilder *self,
                      guint column,
                      const char *text,
                      gsize length,
                      GError **error)
{
  if (length == 0 && column >= self->width)
    return TRUE;
  if (!fill_gap (self, column, error))
    return FALSE;
  if (length > JJ_CELLS_MAX_CELL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("Row %u of the sheet “%s” holds a cell of more than 256 KiB; this is no "
                      "list."),
                   self->line, self->name);
      return FALSE;
    }
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, text, (gssize)length);
  store (self, self->scratch->str, length);
  if (length > 0)
    {
      self->has_text = TRUE;
      self->width = MAX (self->width, column + 1);
    }
  return TRUE;
}

gboolean
jj_sheet_builder_add_again (JjSheetBuilder *self, guint column, guint32 place, GError **error)
{
  if (!fill_gap (self, column, error))
    return FALSE;
  jj_cells_add (self->cells, place);
  self->last = place;
  self->budget->cells++;
  self->column++;
  self->has_text = TRUE;
  self->width = MAX (self->width, column + 1);
  return TRUE;
}

guint32
jj_sheet_builder_get_last (const JjSheetBuilder *self)
{
  return self->last;
}

void
jj_sheet_builder_mark_fault (JjSheetBuilder *self, JjCellFault fault)
{
  jj_cells_mark_fault (self->cells, fault);
}

void
jj_sheet_builder_end_row (JjSheetBuilder *self)
{
  if (self->has_text)
    jj_cells_end_row (self->cells, self->line);
  else
    jj_cells_drop_row (self->cells);
}

void
jj_sheet_builder_add_merge (JjSheetBuilder *self, guint line, guint column, guint last_line)
{
  Merge merge = { line, column, last_line };

  if (last_line > line && self->merges->len < MAX_MERGES)
    g_array_append_val (self->merges, merge);
}

/* The first row at this line or below it. */
static guint
find_row (const JjCells *cells, guint line)
{
  guint low = 0, high = jj_cells_get_n_rows (cells);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (jj_cells_get_line (cells, middle) < line)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
is_number (const char *text)
{
  return text[strspn (text, "0123456789.,+-% /:")] == '\0';
}

/* The steps of all merged cells together are bounded by the rows of one column for each column,
 * since what is filled once is not blank any more. */
static void
fill_merge (JjCells *cells, const Merge *merge)
{
  guint from = find_row (cells, merge->line);

  if (from >= jj_cells_get_n_rows (cells) || jj_cells_get_line (cells, from) != merge->line
      || is_number (jj_cells_get (cells, from, merge->column)))
    return;
  for (guint row = from + 1; row < jj_cells_get_n_rows (cells); row++)
    {
      if (jj_cells_get_line (cells, row) > merge->last_line
          || *jj_cells_get (cells, row, merge->column))
        return;
      if (merge->column < jj_cells_get_n_columns (cells, row))
        jj_cells_copy (cells, row, merge->column, from);
    }
}

JjCells *
jj_sheet_builder_finish (JjSheetBuilder *self)
{
  for (guint i = 0; i < self->merges->len; i++)
    fill_merge (self->cells, &g_array_index (self->merges, Merge, i));
  return g_steal_pointer (&self->cells);
}
