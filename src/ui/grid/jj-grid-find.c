/* jj-grid-find.c: finding and replacing text in a table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "jj-table-number.h"

typedef struct
{
  JjGrid *grid;
  char *folded; /* what is looked for */
  GString *cell;
} Search;

static void
begin (Search *search, JjGrid *self, const char *text)
{
  search->grid = self;
  search->folded = jj_table_fold (text);
  search->cell = g_string_new (NULL);
}

static void
end (Search *search)
{
  g_free (search->folded);
  g_string_free (search->cell, TRUE);
}

static gboolean
matches (Search *search, guint line, guint pos)
{
  JjGrid *self = search->grid;
  int row = jj_grid_get_row (self, line);

  if (row < 0 || *search->folded == '\0')
    return FALSE;
  jj_table_get_text (self->table, (guint)row, jj_grid_get_column (self, pos), search->cell);
  return jj_table_contains (search->cell->str, search->folded);
}

gboolean
jj_grid_find (JjGrid *self, const char *text, gboolean backwards)
{
  guint64 n_positions = jj_grid_n_positions (self);
  guint64 n = jj_grid_get_n_lines (self) * n_positions;
  guint64 at = self->line * n_positions + self->pos;
  Search search;
  gboolean found = FALSE;

  if (n == 0)
    return FALSE;
  begin (&search, self, text);
  for (guint64 i = 0; i < n && !found; i++)
    {
      at = (at + (backwards ? n - 1 : 1)) % n;
      found = matches (&search, (guint)(at / n_positions), (guint)(at % n_positions));
    }
  end (&search);
  if (found)
    jj_grid_move_to (self, (guint)(at / n_positions), (guint)(at % n_positions));
  return found;
}

/* Looking through 100,000 rows takes a third of a second: the clock is asked after so many lines.
 */
#define LINES_AT_ONCE 64

gboolean
jj_grid_count_some (JjGrid *self, const char *text, gint64 max_us, JjGridCount *count)
{
  gint64 until = g_get_monotonic_time () + max_us;
  guint n_lines = jj_grid_get_n_lines (self);
  Search search;

  begin (&search, self, text);
  while (count->line < n_lines)
    {
      for (guint pos = 0; pos < jj_grid_n_positions (self); pos++)
        count->n += matches (&search, count->line, pos);
      if (++count->line % LINES_AT_ONCE == 0 && g_get_monotonic_time () > until)
        break;
    }
  end (&search);
  return count->line >= n_lines;
}

guint
jj_grid_count_matches (JjGrid *self, const char *text)
{
  JjGridCount count = { 0 };

  while (!jj_grid_count_some (self, text, G_MAXINT32, &count))
    ;
  return count.n;
}

/* Each place is looked for in the folded text, which has as many characters as the text. */
static char *
replace_in (const char *text, const char *folded_wanted, const char *replacement)
{
  g_autofree char *folded = jj_table_fold (text);
  glong length = g_utf8_strlen (folded_wanted, -1);
  GString *out = g_string_new (NULL);
  const char *rest = folded;
  const char *from = text;
  const char *hit;

  while ((hit = strstr (rest, folded_wanted)) != NULL)
    {
      const char *to = g_utf8_offset_to_pointer (from, g_utf8_pointer_to_offset (rest, hit));

      g_string_append_len (out, from, to - from);
      g_string_append (out, replacement);
      from = g_utf8_offset_to_pointer (to, length);
      rest = hit + strlen (folded_wanted);
    }
  g_string_append (out, from);
  return g_string_free (out, FALSE);
}

static gboolean
is_in_scope (JjGrid *self, guint line, guint pos)
{
  const JjGridRange *range = jj_grid_get_range (self);
  gboolean one_cell = self->ranges->len == 1 && range != NULL && range->line0 == range->line1
                      && range->pos0 == range->pos1;

  return one_cell || jj_grid_is_selected (self, line, pos);
}

static void
replace_cell (Search *search, guint line, guint pos, const char *replacement, GArray *cells)
{
  JjGrid *self = search->grid;
  int row = jj_grid_get_row (self, line);
  g_autofree char *text = NULL;

  if (!is_in_scope (self, line, pos) || !matches (search, line, pos)
      || !jj_table_is_editable (self->table, (guint)row, jj_grid_get_column (self, pos)))
    return;
  jj_table_get_edit_text (self->table, (guint)row, jj_grid_get_column (self, pos), search->cell);
  text = replace_in (search->cell->str, search->folded, replacement);
  jj_grid_add_cell (self, cells, line, pos, text);
}

guint
jj_grid_replace_all (JjGrid *self, const char *text, const char *replacement)
{
  g_autoptr (GArray) cells = jj_grid_new_cells ();
  JjTableEdit edit = { .label = _ ("Replace") };
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;
  Search search;

  begin (&search, self, text);
  for (guint line = 0; line < jj_grid_get_n_lines (self); line++)
    for (guint pos = 0; pos < jj_grid_n_positions (self); pos++)
      replace_cell (&search, line, pos, replacement, cells);
  end (&search);
  edit.cells = (const JjCellEdit *)cells->data;
  edit.n_cells = cells->len;
  if (cells->len == 0 || jj_table_apply (self->table, &edit, &n_refused, &error))
    return cells->len - n_refused;
  jj_grid_fail (self, error->message);
  return 0;
}
