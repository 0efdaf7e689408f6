/* jj-grid-fill.c: filling cells from their neighbours */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-series.h"

static char *
get_seed (JjGrid *self, guint line, guint pos)
{
  int row = jj_grid_get_row (self, line);
  g_autoptr (GString) text = g_string_new (NULL);

  if (row >= 0)
    jj_table_get_edit_text (self->table, (guint)row, jj_grid_get_column (self, pos), text);
  return g_strdup (text->str);
}

/* One column or row of the range: its cells in the source are the seeds of the others. */
typedef struct
{
  guint from, to;    /* of the source, along the fill */
  guint first, last; /* of the target */
  guint across;      /* position when filling down, line when filling sideways */
  gboolean down;
} Strip;

/* Heads of groups have no cells: they are no place in a series. */
static gboolean
has_cell (JjGrid *self, const Strip *strip, guint at)
{
  return !strip->down || jj_grid_get_row (self, at) >= 0;
}

static gboolean
fill_cell (JjGrid *self, const Strip *strip, guint at, const char *text, GArray *cells)
{
  return jj_grid_add_cell (self, cells, strip->down ? at : strip->across,
                           strip->down ? strip->across : at, text);
}

/* How many cells could not be filled because they are computed. */
static guint
fill_strip (JjGrid *self, const Strip *strip, GArray *cells)
{
  g_autoptr (GPtrArray) seeds = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JjGridSeries) series = NULL;
  guint n_skipped = 0;
  int place;

  for (guint i = strip->from; i <= strip->to; i++)
    if (has_cell (self, strip, i))
      g_ptr_array_add (seeds, get_seed (self, strip->down ? i : strip->across,
                                        strip->down ? strip->across : i));
  series = jj_grid_series_new ((const char *const *)seeds->pdata, seeds->len);
  place = (int)seeds->len;
  for (guint i = strip->to + 1; i <= strip->last; i++)
    if (has_cell (self, strip, i))
      {
        g_autofree char *text = jj_grid_series_get (series, place++);

        n_skipped += !fill_cell (self, strip, i, text, cells);
      }
  place = -1;
  for (guint i = strip->from; i > strip->first; i--)
    if (has_cell (self, strip, i - 1))
      {
        g_autofree char *text = jj_grid_series_get (series, place--);

        n_skipped += !fill_cell (self, strip, i - 1, text, cells);
      }
  return n_skipped;
}

void
jj_grid_fill_to (JjGrid *self, const JjGridRange *target)
{
  const JjGridRange source = *jj_grid_get_range (self);
  g_autoptr (GArray) cells = jj_grid_new_cells ();
  gboolean down = target->line0 != source.line0 || target->line1 != source.line1;
  guint first = down ? source.pos0 : source.line0;
  guint last = down ? source.pos1 : source.line1;
  guint n_skipped = 0;

  for (guint across = first; across <= last; across++)
    {
      Strip strip = { down ? source.line0 : source.pos0,
                      down ? source.line1 : source.pos1,
                      down ? target->line0 : target->pos0,
                      down ? target->line1 : target->pos1,
                      across,
                      down };

      n_skipped += fill_strip (self, &strip, cells);
    }
  jj_grid_apply (self, _ ("Fill cells"), cells, 0);
  jj_grid_tell_skipped (self, n_skipped);
  jj_grid_set_range (self, target);
}

/* The first line of each range goes down over the others; a single line takes the one above. */
void
jj_grid_fill_down (JjGrid *self)
{
  g_autoptr (GArray) cells = jj_grid_new_cells ();
  guint n_skipped = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange range = g_array_index (self->ranges, JjGridRange, i);
      guint from = range.line0 == range.line1 ? MAX (range.line0, 1) - 1 : range.line0;

      for (guint pos = range.pos0; pos <= range.pos1 && jj_grid_get_row (self, from) >= 0; pos++)
        {
          g_autofree char *text = get_seed (self, from, pos);

          for (guint line = from + 1; line <= range.line1; line++)
            n_skipped += !jj_grid_add_cell (self, cells, line, pos, text);
        }
    }
  jj_grid_apply (self, _ ("Fill cells"), cells, 0);
  jj_grid_tell_skipped (self, n_skipped);
}
