/* jj-cells.c: a table of text cells read from a stranger's file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cells.h"

#include <string.h>

typedef struct
{
  guint first; /* index into the cells */
  guint line;
} Row;

struct _JjCells
{
  int ref_count;
  GString *text;
  GArray *cells; /* guint32: offsets into the text */
  GArray *rows;  /* Row */
  guint row_start;
  GHashTable *faults; /* index of the cell → JjCellFault; NULL until there is one */
  char *sheet;
  gboolean is_hidden;
  guint n_copied;
};

JjCells *
jj_cells_new (char *text, gsize length)
{
  JjCells *self = g_new0 (JjCells, 1);

  self->ref_count = 1;
  self->text = g_string_new (NULL);
  if (text)
    {
      g_free (self->text->str);
      self->text->str = text;
      self->text->len = length;
      self->text->allocated_len = length + 1;
    }
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

JjCells *
jj_cells_ref (JjCells *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
jj_cells_unref (JjCells *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_clear_pointer (&self->faults, g_hash_table_unref);
  g_free (self->sheet);
  g_free (self);
}

void
jj_cells_add (JjCells *self, guint32 offset)
{
  g_array_append_val (self->cells, offset);
}

void
jj_cells_add_text (JjCells *self, const char *text)
{
  guint32 offset = self->text->len;

  g_string_append_len (self->text, text, strlen (text) + 1);
  g_array_append_val (self->cells, offset);
}

void
jj_cells_end_row (JjCells *self, guint line)
{
  Row row = { self->row_start, line };

  g_array_append_val (self->rows, row);
  self->row_start = self->cells->len;
}

void
jj_cells_drop_row (JjCells *self)
{
  g_array_set_size (self->cells, self->row_start);
}

void
jj_cells_mark_fault (JjCells *self, JjCellFault fault)
{
  if (!self->faults)
    self->faults = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->faults, GUINT_TO_POINTER (self->cells->len - 1),
                       GINT_TO_POINTER (fault));
}

static guint
get_index (const JjCells *self, guint row, guint column)
{
  return g_array_index (self->rows, Row, row).first + column;
}

void
jj_cells_copy (JjCells *self, guint row, guint column, guint from_row)
{
  g_array_index (self->cells, guint32, get_index (self, row, column))
      = g_array_index (self->cells, guint32, get_index (self, from_row, column));
  self->n_copied++;
}

void
jj_cells_set_sheet (JjCells *self, const char *name, gboolean is_hidden)
{
  g_free (self->sheet);
  self->sheet = g_strdup (name);
  self->is_hidden = is_hidden;
}

guint
jj_cells_get_n_rows (const JjCells *self)
{
  return self->rows->len;
}

guint
jj_cells_get_n_columns (const JjCells *self, guint row)
{
  guint first = g_array_index (self->rows, Row, row).first;
  guint end = row + 1 < self->rows->len ? g_array_index (self->rows, Row, row + 1).first
                                        : self->row_start;

  return end - first;
}

const char *
jj_cells_get (const JjCells *self, guint row, guint column)
{
  if (column >= jj_cells_get_n_columns (self, row))
    return "";
  return self->text->str + g_array_index (self->cells, guint32, get_index (self, row, column));
}

JjCellFault
jj_cells_get_fault (const JjCells *self, guint row, guint column)
{
  if (!self->faults || column >= jj_cells_get_n_columns (self, row))
    return JJ_CELL_SOUND;
  return GPOINTER_TO_INT (
      g_hash_table_lookup (self->faults, GUINT_TO_POINTER (get_index (self, row, column))));
}

const char *
jj_cells_get_sheet (const JjCells *self)
{
  return self->sheet;
}

gboolean
jj_cells_is_hidden (const JjCells *self)
{
  return self->is_hidden;
}

guint
jj_cells_get_n_copied (const JjCells *self)
{
  return self->n_copied;
}

guint
jj_cells_get_line (const JjCells *self, guint row)
{
  return g_array_index (self->rows, Row, row).line;
}

gboolean
jj_cells_is_blank (const JjCells *self, guint row)
{
  guint n = jj_cells_get_n_columns (self, row);

  for (guint i = 0; i < n; i++)
    {
      const char *text = jj_cells_get (self, row, i);

      while (*text == ' ' || *text == '\t')
        text++;
      if (*text)
        return FALSE;
    }
  return TRUE;
}
