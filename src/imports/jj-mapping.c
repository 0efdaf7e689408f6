/* jj-mapping.c: which column of a foreign table is which field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* Headings in two rows, the upper ones over two or more lower ones: where a heading is merged with
 * the cell below it, both rows have it. Moves to the lower row. */
static void
skip_double_headings (JjMapping *self, JjHeadings *headings)
{
  const JjCells *cells = self->cells;
  guint next = self->header_row + 1;
  guint n = jj_cells_get_n_columns (cells, self->header_row);

  for (guint i = 0; next < jj_cells_get_n_rows (cells) && i < n; i++)
    {
      const char *heading = jj_cells_get (cells, self->header_row, i);

      if (*heading && strcmp (heading, jj_cells_get (cells, next, i)) == 0
          && !jj_target_is_none (jj_headings_find (headings, heading)))
        {
          self->header_row = next;
          return;
        }
    }
}

/* The heading of a column: of two rows the lower one where it says something. */
static const char *
get_heading (const JjMapping *self, guint upper_row, guint column)
{
  const char *lower = jj_cells_get (self->cells, self->header_row, column);

  return *lower ? lower : jj_cells_get (self->cells, upper_row, column);
}

/* The first of two columns with one meaning counts. */
static void
read_columns (JjMapping *self, JjHeadings *headings)
{
  guint upper_row = self->header_row, n = jj_cells_get_n_columns (self->cells, upper_row);

  skip_double_headings (self, headings);
  n = MAX (n, jj_cells_get_n_columns (self->cells, self->header_row));
  for (guint i = 0; i < n; i++)
    {
      JjMappingColumn column = { { -1, NULL }, NULL };
      JjTarget target;

      column.heading = g_strdup (get_heading (self, upper_row, i));
      target = jj_headings_find (headings, column.heading);
      if (!is_taken (self->columns, target))
        column.target = target;
      g_array_append_val (self->columns, column);
    }
}

static JjMapping *
mapping_new (JjCells *cells)
{
  JjMapping *self = g_new0 (JjMapping, 1);

  self->cells = jj_cells_ref (cells);
  self->columns = g_array_new (FALSE, FALSE, sizeof (JjMappingColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->choices = g_hash_table_new (NULL, NULL);
  return self;
}

JjMapping *
jj_mapping_new_at (JjCells *cells, JjKindId kind, guint header_row)
{
  g_autoptr (JjHeadings) headings = jj_headings_new (kind);
  JjMapping *self = mapping_new (cells);

  self->kind = kind;
  self->header_row = header_row;
  read_columns (self, headings);
  return self;
}

guint
jj_mapping_find_widest_row (const JjCells *cells)
{
  guint n = MIN (jj_cells_get_n_rows (cells), SEARCH_ROWS), best = 0, most = 0;

  for (guint row = 0; row < n; row++)
    {
      guint count = 0;

      for (guint i = 0; i < jj_cells_get_n_columns (cells, row); i++)
        count += *jj_cells_get (cells, row, i) != '\0';
      if (count <= most)
        continue;
      most = count;
      best = row;
    }
  return best;
}

JjMapping *
jj_mapping_new (JjCells *cells, JjKindId kind, GError **error)
{
  g_autoptr (JjMapping) self = mapping_new (cells);
  g_autoptr (JjHeadings) headings = NULL;
  guint count = 1;

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
  g_hash_table_unref (self->choices);
  jj_cells_unref (self->cells);
  g_free (self);
}

void
jj_mapping_choose (JjMapping *self, guint line, JjDoubleChoice choice)
{
  g_hash_table_insert (self->choices, GUINT_TO_POINTER (line), GINT_TO_POINTER (choice));
}

JjDoubleChoice
jj_mapping_get_choice (const JjMapping *self, guint line)
{
  gpointer choice;

  if (g_hash_table_lookup_extended (self->choices, GUINT_TO_POINTER (line), NULL, &choice))
    return GPOINTER_TO_INT (choice);
  return self->doubles;
}

gboolean
jj_mapping_set_column (JjMapping *self, guint column, const char *target)
{
  JjTarget meaning = { -1, NULL };

  g_return_val_if_fail (column < self->columns->len, FALSE);

  if (target)
    meaning = (JjTarget){ jj_kind_find_field (jj_kind_get (self->kind), target), NULL };
  if (target && meaning.field < 0)
    meaning.links = jj_link_column_find (self->kind, target);
  if (target && jj_target_is_none (meaning))
    return FALSE;
  g_array_index (self->columns, JjMappingColumn, column).target = meaning;
  return TRUE;
}

const char *
jj_mapping_get_column (const JjMapping *self, guint column)
{
  JjTarget target = g_array_index (self->columns, JjMappingColumn, column).target;

  if (target.links)
    return target.links->id;
  return target.field < 0 ? NULL : jj_kind_get (self->kind)->fields[target.field].id;
}
