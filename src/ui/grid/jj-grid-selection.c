/* jj-grid-selection.c: the cursor, the selected ranges, and what is in them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

guint
jj_grid_get_n_lines (JjGrid *self)
{
  return self->view != NULL ? jj_table_view_get_n_lines (self->view) : 0;
}

gboolean
jj_grid_has_cursor (JjGrid *self)
{
  return self->line < jj_grid_get_n_lines (self) && self->pos < jj_grid_n_positions (self);
}

int
jj_grid_get_row (JjGrid *self, guint line)
{
  return self->view != NULL ? jj_table_view_get_row (self->view, line) : -1;
}

const JjGridRange *
jj_grid_get_range (JjGrid *self)
{
  if (self->ranges->len == 0 || !jj_grid_has_cursor (self))
    return NULL;
  return &g_array_index (self->ranges, JjGridRange, self->ranges->len - 1);
}

static gboolean
is_in (const JjGridRange *range, guint line, guint pos)
{
  return line >= range->line0 && line <= range->line1 && pos >= range->pos0 && pos <= range->pos1;
}

gboolean
jj_grid_is_selected (JjGrid *self, guint line, guint pos)
{
  for (guint i = 0; i < self->ranges->len; i++)
    if (is_in (&g_array_index (self->ranges, JjGridRange, i), line, pos))
      return TRUE;
  return FALSE;
}

static void
remember_cursor (JjGrid *self)
{
  int row = jj_grid_get_row (self, self->line);

  self->cursor_key = row >= 0 ? jj_table_get_key (self->table, (guint)row) : 0;
  if (self->pos < jj_grid_n_positions (self))
    self->cursor_column = jj_grid_get_column (self, self->pos);
}

static void
announce (JjGrid *self)
{
  remember_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  jj_grid_access_focus (self);
  jj_grid_selection_changed (self);
}

static JjGridRange
make_range (JjGrid *self)
{
  return (JjGridRange){ MIN (self->line, self->lead_line), MAX (self->line, self->lead_line),
                        MIN (self->pos, self->lead_pos), MAX (self->pos, self->lead_pos) };
}

static void
clamp (JjGrid *self, guint *line, guint *pos)
{
  guint n_lines = jj_grid_get_n_lines (self);
  guint n_positions = jj_grid_n_positions (self);

  *line = n_lines > 0 ? MIN (*line, n_lines - 1) : 0;
  *pos = n_positions > 0 ? MIN (*pos, n_positions - 1) : 0;
}

static void
put_cursor (JjGrid *self, guint line, guint pos)
{
  JjGridRange range;

  clamp (self, &line, &pos);
  self->line = self->lead_line = line;
  self->pos = self->lead_pos = pos;
  range = make_range (self);
  g_array_set_size (self->ranges, 0);
  if (jj_grid_has_cursor (self))
    g_array_append_val (self->ranges, range);
}

void
jj_grid_move_to (JjGrid *self, guint line, guint pos)
{
  put_cursor (self, line, pos);
  self->tab_pos = self->pos;
  jj_grid_scroll_to (self, self->line, self->pos);
  announce (self);
}

void
jj_grid_extend_to (JjGrid *self, guint line, guint pos)
{
  clamp (self, &line, &pos);
  self->lead_line = line;
  self->lead_pos = pos;
  if (self->ranges->len > 0)
    g_array_index (self->ranges, JjGridRange, self->ranges->len - 1) = make_range (self);
  jj_grid_scroll_to (self, line, pos);
  announce (self);
}

void
jj_grid_add_range (JjGrid *self, guint line, guint pos)
{
  JjGridRange range;

  clamp (self, &line, &pos);
  self->line = self->lead_line = line;
  self->pos = self->lead_pos = pos;
  range = make_range (self);
  g_array_append_val (self->ranges, range);
  announce (self);
}

/* The cursor stays where it is when it is inside. */
void
jj_grid_set_range (JjGrid *self, const JjGridRange *range)
{
  if (!is_in (range, self->line, self->pos))
    {
      self->line = range->line0;
      self->pos = range->pos0;
    }
  self->lead_line = self->line == range->line1 ? range->line0 : range->line1;
  self->lead_pos = self->pos == range->pos1 ? range->pos0 : range->pos1;
  g_array_set_size (self->ranges, 0);
  g_array_append_val (self->ranges, *range);
  announce (self);
}

void
jj_grid_select_lines (JjGrid *self, guint from, guint to)
{
  if (jj_grid_n_positions (self) == 0)
    return;
  self->line = from;
  self->pos = 0;
  self->lead_line = to;
  self->lead_pos = jj_grid_n_positions (self) - 1;
  if (self->ranges->len == 0)
    g_array_set_size (self->ranges, 1);
  g_array_index (self->ranges, JjGridRange, self->ranges->len - 1) = make_range (self);
  announce (self);
}

void
jj_grid_select_positions (JjGrid *self, guint from, guint to)
{
  if (jj_grid_get_n_lines (self) == 0)
    return;
  self->line = 0;
  self->pos = from;
  self->lead_line = jj_grid_get_n_lines (self) - 1;
  self->lead_pos = to;
  if (self->ranges->len == 0)
    g_array_set_size (self->ranges, 1);
  g_array_index (self->ranges, JjGridRange, self->ranges->len - 1) = make_range (self);
  announce (self);
}

/* Inside a range of several cells Enter and Tab go round in it, as in Calc. */
static gboolean
go_round (JjGrid *self, const JjGridRange *range, gboolean down, gboolean back)
{
  guint n_lines = range->line1 - range->line0 + 1;
  guint n_positions = range->pos1 - range->pos0 + 1;
  guint64 n = (guint64)n_lines * n_positions;
  guint64 at;

  if (n < 2 || !is_in (range, self->line, self->pos))
    return FALSE;
  at = down ? (guint64)(self->pos - range->pos0) * n_lines + (self->line - range->line0)
            : (guint64)(self->line - range->line0) * n_positions + (self->pos - range->pos0);
  at = (at + (back ? n - 1 : 1)) % n;
  self->line = range->line0 + (guint)(down ? at % n_lines : at / n_positions);
  self->pos = range->pos0 + (guint)(down ? at / n_lines : at % n_positions);
  jj_grid_scroll_to (self, self->line, self->pos);
  announce (self);
  return TRUE;
}

void
jj_grid_step_in_range (JjGrid *self, gboolean down, gboolean back)
{
  const JjGridRange *range = jj_grid_get_range (self);
  guint tab_pos = self->tab_pos;
  guint line = self->line;
  guint pos = self->pos;

  if (range == NULL || go_round (self, range, down, back))
    return;
  if (down)
    {
      line = back ? MAX (line, 1) - 1 : line + 1;
      pos = tab_pos;
    }
  else
    pos = back ? MAX (pos, 1) - 1 : pos + 1;
  jj_grid_move_to (self, line, pos);
  if (!down)
    self->tab_pos = tab_pos; /* Tab, Tab, Enter comes back under the first cell */
}

static void
scroll_into (GtkAdjustment *adjustment, double from, double to)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (from < value)
    value = from;
  else if (to > value + page)
    value = MIN (from, to - page);
  gtk_adjustment_set_value (adjustment, value);
}

void
jj_grid_scroll_across (JjGrid *self, guint pos)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  int frozen = jj_grid_get_frozen_right (self) - self->stub_width;
  int left;

  if (across == NULL || pos >= jj_grid_n_positions (self))
    return;
  left = g_array_index (self->edges, int, pos);
  if (left >= frozen)
    scroll_into (across, left - frozen, left + jj_grid_get_width_at (self, pos));
  self->stays = TRUE; /* scrolling forgets it */
}

void
jj_grid_scroll_to (JjGrid *self, guint line, guint pos)
{
  GtkAdjustment *down = self->adjustments[GTK_ORIENTATION_VERTICAL];

  if (down == NULL)
    return;
  scroll_into (down, (double)line * self->row_height, (double)(line + 1) * self->row_height);
  jj_grid_scroll_across (self, pos);
}

static gboolean
is_filled (JjGrid *self, guint line, guint pos, GString *text)
{
  int row = jj_grid_get_row (self, line);

  if (row < 0)
    return FALSE;
  jj_table_get_text (self->table, (guint)row, jj_grid_get_column (self, pos), text);
  return text->len > 0;
}

/* As Calc: to the last filled cell of this run, or over empty ones to the next filled one. */
guint
jj_grid_find_block_end (JjGrid *self, GtkOrientation orientation, gboolean back)
{
  gboolean down = orientation == GTK_ORIENTATION_VERTICAL;
  guint n = down ? jj_grid_get_n_lines (self) : jj_grid_n_positions (self);
  guint end = back ? 0 : n - 1;
  guint at = down ? self->lead_line : self->lead_pos;
  int by = back ? -1 : 1;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean filled, run;

  if (at == end)
    return end;
  at += (guint)by;
  filled = is_filled (self, down ? at : self->lead_line, down ? self->lead_pos : at, text);
  run = filled
        && is_filled (self, down ? at - (guint)by : self->lead_line,
                      down ? self->lead_pos : at - (guint)by, text);
  while (at != end)
    {
      guint next = at + (guint)by;
      gboolean next_filled
          = is_filled (self, down ? next : self->lead_line, down ? self->lead_pos : next, text);

      if (run ? !next_filled : filled)
        break;
      at = next;
      filled = next_filled;
    }
  return at;
}

/* The line of a row by key; @otherwise where it is not shown. */
static guint
find_line (JjGrid *self, gint64 key, guint otherwise)
{
  guint row;
  int line;

  if (key == 0 || !jj_table_find (self->table, key, &row))
    return otherwise;
  line = jj_table_view_find_line (self->view, row);
  return line >= 0 ? (guint)line : otherwise;
}

/* Rows keep their cursor by key. A range is kept where both its ends moved alike: sorting mixes
 * other rows in. */
void
jj_grid_keep_cursor (JjGrid *self)
{
  int pos = jj_grid_find_pos (self, self->cursor_column);
  guint line = find_line (self, self->cursor_key, self->line);
  guint lead = find_line (self, self->lead_key, G_MAXUINT);
  guint lead_pos = self->lead_pos;
  gboolean keeps = lead != G_MAXUINT && lead - line == self->lead_line - self->line
                   && pos == (int)self->pos && self->ranges->len == 1;

  put_cursor (self, line, pos >= 0 ? (guint)pos : self->pos);
  if (keeps && jj_grid_has_cursor (self))
    {
      self->lead_line = lead;
      self->lead_pos = MIN (lead_pos, jj_grid_n_positions (self) - 1);
      g_array_index (self->ranges, JjGridRange, 0) = make_range (self);
    }
  announce (self);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *)a;
  guint other = *(const guint *)b;

  return (one > other) - (one < other);
}

/* The lines of all ranges, or of those over a position, each once, from top to bottom. */
static GArray *
get_selected_lines (JjGrid *self, int pos)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;

  for (guint i = 0; i < self->ranges->len; i++)
    {
      const JjGridRange *range = &g_array_index (self->ranges, JjGridRange, i);

      if (pos >= 0 && ((guint)pos < range->pos0 || (guint)pos > range->pos1))
        continue;
      for (guint line = range->line0; line <= range->line1; line++)
        g_array_append_val (lines, line);
    }
  if (self->ranges->len > 1)
    g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++)
    {
      guint line = g_array_index (lines, guint, i);

      if (kept == 0 || g_array_index (lines, guint, kept - 1) != line)
        g_array_index (lines, guint, kept++) = line;
    }
  g_array_set_size (lines, kept);
  return lines;
}

static GArray *
get_rows (JjGrid *self, int pos)
{
  g_autoptr (GArray) lines = get_selected_lines (self, pos);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint), lines->len);

  for (guint i = 0; i < lines->len; i++)
    {
      int row = jj_grid_get_row (self, g_array_index (lines, guint, i));
      guint found = (guint)row;

      if (row >= 0)
        g_array_append_val (rows, found);
    }
  return rows;
}

GArray *
jj_grid_get_selected_rows (JjGrid *self)
{
  return get_rows (self, -1);
}

GArray *
jj_grid_get_selected_keys (JjGrid *self)
{
  g_autoptr (GArray) rows = jj_grid_get_selected_rows (self);
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 key = jj_table_get_key (self->table, g_array_index (rows, guint, i));

      g_array_append_val (keys, key);
    }
  return keys;
}

GArray *
jj_grid_get_selected_columns (JjGrid *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint pos = 0; pos < jj_grid_n_positions (self); pos++)
    {
      guint column = jj_grid_get_column (self, pos);
      gboolean selected = FALSE;

      for (guint i = 0; i < self->ranges->len && !selected; i++)
        {
          const JjGridRange *range = &g_array_index (self->ranges, JjGridRange, i);

          selected = pos >= range->pos0 && pos <= range->pos1;
        }
      if (selected)
        g_array_append_val (columns, column);
    }
  return columns;
}

void
jj_grid_select_keys (JjGrid *self, const gint64 *keys, guint n_keys)
{
  guint last = jj_grid_n_positions (self) > 0 ? jj_grid_n_positions (self) - 1 : 0;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint row;

  for (guint i = 0; self->view != NULL && i < n_keys; i++)
    if (jj_table_find (self->table, keys[i], &row)
        && jj_table_view_find_line (self->view, row) >= 0)
      {
        guint line = (guint)jj_table_view_find_line (self->view, row);

        g_array_append_val (lines, line);
      }
  if (lines->len == 0)
    return;
  g_array_sort (lines, compare_lines);
  put_cursor (self, g_array_index (lines, guint, 0), self->pos);
  g_array_set_size (self->ranges, 0);
  for (guint i = 0; i < lines->len; i++)
    {
      guint line = g_array_index (lines, guint, i);
      JjGridRange *end = self->ranges->len > 0
                             ? &g_array_index (self->ranges, JjGridRange, self->ranges->len - 1)
                             : NULL;
      JjGridRange range = { line, line, 0, last };

      if (end != NULL && end->line1 + 1 == line)
        end->line1 = line;
      else
        g_array_append_val (self->ranges, range);
    }
  jj_grid_scroll_to (self, self->line, self->pos);
  announce (self);
}

void
jj_grid_select_columns (JjGrid *self, const guint *columns, guint n_columns)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      int pos = jj_grid_find_pos (self, columns[i]);

      if (pos < 0)
        continue;
      first = MIN (first, (guint)pos);
      last = MAX (last, (guint)pos);
    }
  if (first > last || !jj_grid_has_cursor (self))
    return;
  for (guint i = 0; i < self->ranges->len; i++)
    {
      g_array_index (self->ranges, JjGridRange, i).pos0 = first;
      g_array_index (self->ranges, JjGridRange, i).pos1 = last;
    }
  self->pos = self->lead_pos = self->tab_pos = first;
  jj_grid_scroll_to (self, self->line, self->pos);
  announce (self);
}

gboolean
jj_grid_get_statistics (JjGrid *self, gint64 slice_us, JjStatistics *result)
{
  g_autoptr (GArray) columns = jj_grid_get_selected_columns (self);
  g_autofree JjColumnRows *parts = g_new0 (JjColumnRows, columns->len + 1);
  gboolean done;

  result->column = -1;
  if (self->view == NULL)
    return TRUE;
  for (guint i = 0; i < columns->len; i++)
    {
      parts[i].column = g_array_index (columns, guint, i);
      parts[i].rows = self->ranges->len == 1 && i > 0
                          ? g_array_ref (parts[0].rows)
                          : get_rows (self, jj_grid_find_pos (self, parts[i].column));
    }
  done = jj_table_view_add_up (self->view, parts, columns->len, slice_us, result);
  for (guint i = 0; i < columns->len; i++)
    g_array_unref (parts[i].rows);
  return done;
}

gboolean
jj_grid_get_cursor (JjGrid *self, gint64 *key, guint *column)
{
  if (!jj_grid_has_cursor (self) || jj_grid_get_row (self, self->line) < 0)
    return FALSE;
  *key = jj_table_get_key (self->table, (guint)jj_grid_get_row (self, self->line));
  *column = jj_grid_get_column (self, self->pos);
  return TRUE;
}

gboolean
jj_grid_set_cursor (JjGrid *self, gint64 key, guint column)
{
  guint row;
  int pos;

  if (self->view == NULL || !jj_table_find (self->table, key, &row)
      || !jj_table_view_unfold_row (self->view, row))
    return FALSE;
  if (jj_grid_find_pos (self, column) < 0)
    jj_grid_hide_column (self, column, FALSE);
  pos = jj_grid_find_pos (self, column);
  jj_grid_move_to (self, (guint)jj_table_view_find_line (self->view, row), (guint)MAX (pos, 0));
  return TRUE;
}
