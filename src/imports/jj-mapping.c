/* jj-mapping.c: which column of a foreign table is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-mapping.h"

#include <glib/gi18n-lib.h>

/* Titles, notes and merged cells above the headings. */
#define SEARCH_ROWS 20u

static void
clear_column (gpointer data)
{
  g_free (((JjMappingColumn *)data)->heading);
}

/* The row with most headings, the first of equals. *count: how many. */
static guint
find_header_row (JjHeadings *headings, const JjCells *cells, guint *count)
{
  guint n = MIN (jj_cells_get_n_rows (cells), SEARCH_ROWS);
  guint best = 0;

  *count = 0;
  for (guint row = 0; row < n; row++)
    {
      guint found = jj_headings_count (headings, cells, row);

      if (found > *count)
        {
          *count = found;
          best = row;
        }
    }
  return best;
}

/* Kinds whose lists counties have; the others are named by --kind. */
static gboolean
is_guessed (JjKindId kind)
{
  const JjKind *table = jj_kind_get (kind);

  return !(table->flags & (JJ_KIND_LINK | JJ_KIND_SINGLE)) && kind < JJ_KIND_STICKY;
}

/* The kind with most headings, JJ_N_KINDS where two have as many. */
static JjKindId
guess_kind (const JjCells *cells, guint *count)
{
  JjKindId best = JJ_N_KINDS;

  *count = 0;
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    {
      g_autoptr (JjHeadings) headings = NULL;
      guint found;

      if (!is_guessed (kind))
        continue;
      headings = jj_headings_new (kind);
      find_header_row (headings, cells, &found);
      if (found > *count)
        best = kind;
      else if (found == *count)
        best = JJ_N_KINDS;
      *count = MAX (*count, found);
    }
  return best;
}

static gboolean
is_taken (GArray *columns, JjTarget target)
{
  for (guint i = 0; i < columns->len; i++)
    {
      JjTarget other = g_array_index (columns, JjMappingColumn, i).target;

      if (other.field == target.field && other.links == target.links)
        return TRUE;
    }
  return FALSE;
}

/* The first of two columns with one meaning counts. */
static void
read_columns (JjMapping *self, JjHeadings *headings)
{
  for (guint i = 0; i < jj_cells_get_n_columns (self->cells, self->header_row); i++)
    {
      JjMappingColumn column = { { -1, NULL }, NULL };
      JjTarget target;

      column.heading = g_strdup (jj_cells_get (self->cells, self->header_row, i));
      target = jj_headings_find (headings, column.heading);
      if (!is_taken (self->columns, target))
        column.target = target;
      g_array_append_val (self->columns, column);
    }
}

JjMapping *
jj_mapping_new (JjCells *cells, JjKindId kind, GError **error)
{
  g_autoptr (JjMapping) self = g_new0 (JjMapping, 1);
  g_autoptr (JjHeadings) headings = NULL;
  guint count = 1;

  self->cells = jj_cells_ref (cells);
  self->columns = g_array_new (FALSE, FALSE, sizeof (JjMappingColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->kind = kind == JJ_N_KINDS ? guess_kind (cells, &count) : kind;
  if (count > 0 && self->kind == JJ_N_KINDS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The headings do not tell what this file lists; say its kind."));
      return NULL;
    }
  if (count > 0)
    {
      headings = jj_headings_new (self->kind);
      self->header_row = find_header_row (headings, cells, &count);
    }
  if (count == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("No heading of this file is known; its first rows must name the "
                              "columns."));
      return NULL;
    }
  read_columns (self, headings);
  return g_steal_pointer (&self);
}

void
jj_mapping_free (JjMapping *self)
{
  g_array_unref (self->columns);
  jj_cells_unref (self->cells);
  g_free (self);
}
