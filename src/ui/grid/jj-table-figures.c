/* jj-table-figures.c: groups, their sums, what is hidden, and figures of a selection */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-view-private.h"

#define STRIDE 64 /* texts between two looks at the clock */

/* Sums that leave 64 bits stay at the end of the range: a group's head shows no wrong small one. */
static gint64
add (gint64 sum, gint64 number)
{
  gint64 result;

  if (!__builtin_add_overflow (sum, number, &result))
    return result;
  return number > 0 ? G_MAXINT64 : G_MININT64;
}

static gint64
add_rows (JjTableView *self, guint column, const guint32 *rows, guint n_rows)
{
  const gint64 *numbers = jj_table_keys_get_numbers (self->keys[column]);
  gint64 sum = 0;

  for (guint i = 0; i < n_rows; i++)
    if (numbers[rows[i]] != JJ_TABLE_KEYS_EMPTY)
      sum = add (sum, numbers[rows[i]]);
  return sum;
}

void
jj_table_view_add_up_groups (JjTableView *self)
{
  const guint32 *order = (const guint32 *)self->order->data;

  for (guint i = 0; i < self->groups->len; i++)
    {
      JjTableGroup *group = &g_array_index (self->groups, JjTableGroup, i);

      for (guint column = 0; column < self->n_columns; column++)
        if (jj_table_can_sum (self->table, column))
          group->group.sums[column]
              = add_rows (self, column, order + group->start, group->group.n_rows);
    }
}

static void
add_group (JjTableView *self, guint start, guint32 text)
{
  JjTableGroup group = { .start = start };
  const char *label = jj_table_keys_get_distinct (self->keys[self->group_column], text);

  group.group.label = g_strdup (label);
  group.group.folded = g_hash_table_contains (self->folded, label);
  group.group.sums = g_new0 (gint64, self->n_columns);
  g_array_append_val (self->groups, group);
}

void
jj_table_view_make_groups (JjTableView *self)
{
  const guint32 *order = (const guint32 *)self->order->data;
  const guint32 *texts = jj_table_keys_get_texts (self->keys[self->group_column]);

  g_array_set_size (self->groups, 0);
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 text = texts[order[i]];

      if (i == 0 || text != texts[order[i - 1]])
        add_group (self, i, text);
      g_array_index (self->groups, JjTableGroup, self->groups->len - 1).group.n_rows++;
    }
  jj_table_view_add_up_groups (self);
}

void
jj_table_view_make_lines (JjTableView *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->lines, g_array_unref);
  if (self->group_column < 0)
    return;
  self->lines
      = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->order->len + self->groups->len);
  for (guint32 i = 0; i < self->groups->len; i++)
    {
      JjTableGroup *group = &g_array_index (self->groups, JjTableGroup, i);
      guint32 head = JJ_LINE_GROUP | i;

      group->line = self->lines->len;
      g_array_append_val (self->lines, head);
      if (!group->group.folded)
        g_array_append_vals (self->lines, &g_array_index (self->order, guint32, group->start),
                             group->group.n_rows);
    }
}

guint
jj_table_view_get_hidden (JjTableView *self, gint64 *sum)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  guint n_lines = jj_table_view_get_n_lines (self);
  g_autofree guint32 *hidden = NULL;
  guint n = 0;

  if (sum != NULL)
    *sum = 0;
  if (self->lines == NULL && n_lines == n_rows)
    return 0;
  hidden = g_new (guint32, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    if (jj_table_view_find_line (self, i) < 0)
      hidden[n++] = i;
  if (sum != NULL && self->sum_column >= 0)
    *sum = add_rows (self, (guint)self->sum_column, hidden, n);
  return n;
}

const guint32 *
jj_table_view_get_left (JjTableView *self, guint *n_rows)
{
  *n_rows = self->order->len;
  return (const guint32 *)self->order->data;
}

gint64
jj_table_view_sum_left (JjTableView *self)
{
  return self->sum_column < 0 ? 0
                              : add_rows (self, (guint)self->sum_column,
                                          (const guint32 *)self->order->data, self->order->len);
}

typedef struct
{
  __int128 sum;
  gint64 min, max;
  guint64 n;
} Figures;

static gboolean
has_numbers (JjTableView *self, guint column)
{
  return jj_table_can_sum (self->table, column)
         || jj_table_get_column (self->table, column)->type == JJ_COLUMN_DATE;
}

/* Of one column, from where the last slice ended. */
static gboolean
count_texts (JjTableView *self, const JjColumnRows *part, gint64 until, JjStatistics *result)
{
  g_autoptr (GString) text = g_string_sized_new (64);

  while (result->row < part->rows->len)
    {
      guint row = g_array_index (part->rows, guint, result->row);

      jj_table_get_data_text (self->table, row, part->column, text);
      result->cells += text->len > 0;
      if (++result->row % STRIDE == 0 && g_get_monotonic_time () >= until)
        return FALSE;
    }
  return TRUE;
}

static void
add_numbers (JjTableView *self, guint column, GArray *rows, Figures *figures)
{
  const gint64 *numbers = jj_table_keys_get_numbers (self->keys[column]);

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 number = numbers[g_array_index (rows, guint, i)];

      if (number == JJ_TABLE_KEYS_EMPTY)
        continue;
      figures->sum += number;
      figures->min = figures->n == 0 ? number : MIN (figures->min, number);
      figures->max = figures->n == 0 ? number : MAX (figures->max, number);
      figures->n++;
    }
}

static void
set_figures (JjStatistics *result, const Figures *figures, gboolean can_sum)
{
  __int128 hundredths;

  result->min = figures->min;
  result->max = figures->max;
  result->has_sum = can_sum && figures->n > 0;
  if (!result->has_sum)
    return;
  /* Rounded half away from zero: (200 × sum ± n) / 2n. 7 / 2 → 350, 1 / 3 → 33, -5 / 3 → -167. */
  hundredths = (figures->sum * 200 + (figures->sum < 0 ? -1 : 1) * (__int128)figures->n)
               / (2 * (__int128)figures->n);
  result->overflow = figures->sum > G_MAXINT64 || figures->sum < G_MININT64
                     || hundredths > G_MAXINT64 || hundredths < G_MININT64;
  if (result->overflow)
    return;
  result->sum = (gint64)figures->sum;
  result->average_hundredths = (gint64)hundredths;
}

gboolean
jj_table_view_add_up (JjTableView *self,
                      const JjColumnRows *parts,
                      guint n_parts,
                      gint64 slice_us,
                      JjStatistics *result)
{
  gint64 until = g_get_monotonic_time () + slice_us;
  Figures figures = { 0 };
  gboolean mixed = FALSE;

  /* Texts are made to be counted, which takes long; numbers are there. */
  for (result->column = -1; result->part < n_parts; result->part++, result->row = 0)
    if (!has_numbers (self, parts[result->part].column)
        && !count_texts (self, &parts[result->part], until, result))
      return FALSE;
  for (guint i = 0; i < n_parts; i++)
    {
      guint column = parts[i].column;
      JjColumnType type = jj_table_get_column (self->table, column)->type;
      guint64 before = figures.n;

      if (!has_numbers (self, column))
        continue;
      add_numbers (self, column, parts[i].rows, &figures);
      result->cells += figures.n - before;
      if (figures.n == before)
        continue;
      mixed |= result->column >= 0
               && jj_table_get_column (self->table, (guint)result->column)->type != type;
      result->column = (int)column;
    }
  result->numbers = figures.n;
  if (mixed)
    result->column = -1;
  else if (result->column >= 0)
    set_figures (result, &figures, jj_table_can_sum (self->table, (guint)result->column));
  return TRUE;
}
