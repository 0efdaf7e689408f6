/* jj-table-view.c: the lines of a table as one person wants to see them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-view-private.h"

enum
{
  LINES_CHANGED,
  LINES_TOUCHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (JjTableView, jj_table_view, G_TYPE_OBJECT)

static void
clear_group (gpointer item)
{
  JjTableGroup *group = item;

  g_free (group->group.label);
  g_free (group->group.sums);
}

static gboolean
has_settings (JjTableView *self)
{
  return self->sorts->len > 0 || self->group_column >= 0 || jj_table_view_is_filtered (self);
}

static void
take_filtered_rows (JjTableView *self)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  g_autofree guint8 *mask = jj_table_view_make_mask (self, -1);
  guint32 *order;
  guint n = 0;

  g_array_set_size (self->order, n_rows);
  order = (guint32 *)self->order->data;
  for (guint32 i = 0; i < n_rows; i++)
    if (mask == NULL || mask[i])
      order[n++] = i;
  g_array_set_size (self->order, n);
}

/* Each sort is stable, so the last one wins: the group's column comes first of all. */
static void
group_order (JjTableView *self)
{
  if (self->group_column < 0)
    {
      g_array_set_size (self->groups, 0);
      return;
    }
  jj_table_keys_sort (self->keys[self->group_column], (guint32 *)self->order->data,
                      self->order->len, FALSE);
  jj_table_view_make_groups (self);
}

static void
rebuild (JjTableView *self)
{
  take_filtered_rows (self);
  for (guint i = self->sorts->len; i > 0; i--)
    {
      const JjTableSort *sort = &g_array_index (self->sorts, JjTableSort, i - 1);

      jj_table_keys_sort (self->keys[sort->column], (guint32 *)self->order->data, self->order->len,
                          sort->descending);
    }
  group_order (self);
  jj_table_view_make_lines (self);
  self->stale = FALSE;
  g_signal_emit (self, signals[LINES_CHANGED], 0);
}

/* Keeps every line where it is: removed rows go, rows behind them count on, new ones come to their
 * place or to the end. */
static void
splice_order (JjTableView *self, guint position, guint removed, guint added)
{
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->order->len + added);
  gboolean in_place = self->sorts->len == 0 && self->group_column < 0;
  gboolean inserted = FALSE;

  for (guint i = 0; i <= self->order->len; i++)
    {
      gboolean end = i == self->order->len;
      guint32 row = end ? G_MAXUINT32 : g_array_index (self->order, guint32, i);

      if (!inserted && (end || (in_place && row >= position + removed)))
        {
          for (guint32 k = position; k < position + added; k++)
            g_array_append_val (order, k);
          inserted = TRUE;
        }
      if (end || (row >= position && row - position < removed))
        continue;
      row = row < position ? row : row - removed + added;
      g_array_append_val (order, row);
    }
  g_array_unref (self->order);
  self->order = order;
}

static void
items_changed_cb (JjTableView *self, guint position, guint removed, guint added)
{
  for (guint i = 0; i < self->n_columns; i++)
    jj_table_keys_splice (self->keys[i], position, removed, added);
  splice_order (self, position, removed, added);
  group_order (self);
  jj_table_view_make_lines (self);
  self->stale |= added > 0 && has_settings (self);
  g_signal_emit (self, signals[LINES_CHANGED], 0);
}

static void
touched_cb (JjTableView *self, gpointer rows, guint n_rows)
{
  for (guint i = 0; i < self->n_columns; i++)
    jj_table_keys_touch (self->keys[i], rows, n_rows);
  if (self->group_column >= 0 && n_rows > 0)
    jj_table_view_add_up_groups (self);
  self->stale |= n_rows > 0 && has_settings (self);
  g_signal_emit (self, signals[LINES_TOUCHED], 0);
}

static void
jj_table_view_dispose (GObject *object)
{
  JjTableView *self = JJ_TABLE_VIEW (object);

  g_clear_handle_id (&self->reading, g_source_remove);
  if (self->table != NULL)
    g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->table);
  G_OBJECT_CLASS (jj_table_view_parent_class)->dispose (object);
}

static void
jj_table_view_finalize (GObject *object)
{
  JjTableView *self = JJ_TABLE_VIEW (object);

  for (guint i = 0; i < self->n_columns; i++)
    {
      jj_table_keys_free (self->keys[i]);
      jj_filter_free (self->filters[i]);
    }
  g_free (self->keys);
  g_free (self->filters);
  g_free (self->search);
  g_free (self->places);
  g_array_unref (self->sorts);
  g_array_unref (self->order);
  g_array_unref (self->groups);
  g_clear_pointer (&self->lines, g_array_unref);
  g_hash_table_unref (self->folded);
  G_OBJECT_CLASS (jj_table_view_parent_class)->finalize (object);
}

static void
jj_table_view_class_init (JjTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = jj_table_view_dispose;
  object_class->finalize = jj_table_view_finalize;
  signals[LINES_CHANGED] = g_signal_new ("lines-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[LINES_TOUCHED] = g_signal_new ("lines-touched", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
jj_table_view_init (JjTableView *self)
{
  self->sorts = g_array_new (FALSE, FALSE, sizeof (JjTableSort));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->groups = g_array_new (FALSE, FALSE, sizeof (JjTableGroup));
  g_array_set_clear_func (self->groups, clear_group);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group_column = -1;
  self->sum_column = -1;
}

JjTableView *
jj_table_view_new (JjTable *table)
{
  JjTableView *self = g_object_new (JJ_TYPE_TABLE_VIEW, NULL);

  self->table = g_object_ref (table);
  self->n_columns = jj_table_get_n_columns (table);
  self->keys = g_new0 (JjTableKeys *, self->n_columns + 1);
  self->filters = g_new0 (JjFilter *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->keys[i] = jj_table_keys_new (table, i);
      if (self->sum_column < 0 && jj_table_get_column (table, i)->type == JJ_COLUMN_MONEY
          && !jj_table_get_column (table, i)->no_sum)
        self->sum_column = (int)i;
    }
  g_signal_connect_swapped (table, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (table, "touched", G_CALLBACK (touched_cb), self);
  rebuild (self);
  return self;
}

JjTable *
jj_table_view_get_table (JjTableView *self)
{
  return self->table;
}

guint
jj_table_view_get_n_lines (JjTableView *self)
{
  return self->lines != NULL ? self->lines->len : self->order->len;
}

int
jj_table_view_get_row (JjTableView *self, guint line)
{
  GArray *lines = self->lines != NULL ? self->lines : self->order;
  guint32 row;

  if (line >= lines->len)
    return -1;
  row = g_array_index (lines, guint32, line);
  return (row & JJ_LINE_GROUP) != 0 ? -1 : (int)row;
}

int
jj_table_view_find_line (JjTableView *self, guint row)
{
  guint n_lines = jj_table_view_get_n_lines (self);
  guint n_rows = jj_table_get_n_rows (self->table);

  if (row >= n_rows)
    return -1;
  if (self->places == NULL)
    {
      self->places = g_new0 (guint32, n_rows + 1);
      for (guint i = 0; i < n_lines; i++)
        {
          int at = jj_table_view_get_row (self, i);

          if (at >= 0)
            self->places[at] = i + 1;
        }
    }
  return (int)self->places[row] - 1;
}

guint
jj_table_view_get_number (JjTableView *self, guint line)
{
  guint first = 0, behind = self->groups->len;
  const JjTableGroup *group;

  if (self->lines == NULL)
    return line + 1;
  if (jj_table_view_get_row (self, line) < 0)
    return 0;
  while (behind - first > 1)
    {
      guint middle = first + (behind - first) / 2;

      if (g_array_index (self->groups, JjTableGroup, middle).line > line)
        behind = middle;
      else
        first = middle;
    }
  group = &g_array_index (self->groups, JjTableGroup, first);
  return group->start + line - group->line;
}

const JjGroup *
jj_table_view_get_group (JjTableView *self, guint line)
{
  guint32 head;

  if (self->lines == NULL || line >= self->lines->len)
    return NULL;
  head = g_array_index (self->lines, guint32, line);
  if ((head & JJ_LINE_GROUP) == 0)
    return NULL;
  return &g_array_index (self->groups, JjTableGroup, head & ~JJ_LINE_GROUP).group;
}

static void
set_folded (JjTableView *self, JjGroup *group, gboolean folded)
{
  group->folded = folded;
  if (folded)
    g_hash_table_add (self->folded, g_strdup (group->label));
  else
    g_hash_table_remove (self->folded, group->label);
}

void
jj_table_view_fold (JjTableView *self, guint line, gboolean folded)
{
  JjGroup *group = (JjGroup *)jj_table_view_get_group (self, line);

  if (group == NULL || group->folded == folded)
    return;
  set_folded (self, group, folded);
  jj_table_view_make_lines (self);
  g_signal_emit (self, signals[LINES_CHANGED], 0);
}

void
jj_table_view_fold_all (JjTableView *self, gboolean folded)
{
  for (guint i = 0; i < self->groups->len; i++)
    set_folded (self, &g_array_index (self->groups, JjTableGroup, i).group, folded);
  jj_table_view_make_lines (self);
  g_signal_emit (self, signals[LINES_CHANGED], 0);
}

gboolean
jj_table_view_unfold_row (JjTableView *self, guint row)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      JjTableGroup *group = &g_array_index (self->groups, JjTableGroup, i);

      for (guint k = group->start; group->group.folded && k < group->start + group->group.n_rows;
           k++)
        if (g_array_index (self->order, guint32, k) == row)
          {
            set_folded (self, &group->group, FALSE);
            jj_table_view_make_lines (self);
            g_signal_emit (self, signals[LINES_CHANGED], 0);
            return TRUE;
          }
    }
  return jj_table_view_find_line (self, row) >= 0;
}

static void
remove_sort (JjTableView *self, guint column)
{
  for (guint i = self->sorts->len; i > 0; i--)
    if (g_array_index (self->sorts, JjTableSort, i - 1).column == column)
      g_array_remove_index (self->sorts, i - 1);
}

void
jj_table_view_sort (JjTableView *self, guint column, gboolean descending, gboolean add)
{
  JjTableSort sort = { .column = column, .descending = descending };
  gboolean old;
  int at = jj_table_view_get_sort (self, column, &old);

  g_return_if_fail (column < self->n_columns);
  if (add && at >= 0)
    g_array_index (self->sorts, JjTableSort, at) = sort;
  else
    {
      if (!add)
        g_array_set_size (self->sorts, 0);
      remove_sort (self, column);
      g_array_append_val (self->sorts, sort);
    }
  rebuild (self);
}

void
jj_table_view_unsort (JjTableView *self)
{
  g_array_set_size (self->sorts, 0);
  rebuild (self);
}

int
jj_table_view_get_sort (JjTableView *self, guint column, gboolean *descending)
{
  for (guint i = 0; i < self->sorts->len; i++)
    {
      const JjTableSort *sort = &g_array_index (self->sorts, JjTableSort, i);

      if (sort->column != column)
        continue;
      *descending = sort->descending;
      return (int)i;
    }
  return -1;
}

guint
jj_table_view_get_n_sorts (JjTableView *self)
{
  return self->sorts->len;
}

void
jj_table_view_set_filter (JjTableView *self, guint column, const JjFilter *filter)
{
  JjFilter *copy = filter != NULL ? jj_filter_copy (filter) : NULL;

  g_return_if_fail (column < self->n_columns);
  jj_filter_free (self->filters[column]);
  self->filters[column] = copy;
  rebuild (self);
}

const JjFilter *
jj_table_view_get_filter (JjTableView *self, guint column)
{
  g_return_val_if_fail (column < self->n_columns, NULL);
  return self->filters[column];
}

void
jj_table_view_set_search (JjTableView *self, const char *text)
{
  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (self->search, text) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (text);
  if (text != NULL)
    jj_table_view_prepare_search (self);
  if (self->reading == 0 || text == NULL)
    rebuild (self);
}

const char *
jj_table_view_get_search (JjTableView *self)
{
  return self->search;
}

void
jj_table_view_clear_filters (JjTableView *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_clear_pointer (&self->filters[i], jj_filter_free);
  g_clear_pointer (&self->search, g_free);
  rebuild (self);
}

void
jj_table_view_set_group (JjTableView *self, int column)
{
  g_return_if_fail (column < (int)self->n_columns);
  if (self->group_column == column)
    return;
  self->group_column = column;
  g_hash_table_remove_all (self->folded);
  rebuild (self);
}

int
jj_table_view_get_group_column (JjTableView *self)
{
  return self->group_column;
}

void
jj_table_view_refresh (JjTableView *self)
{
  rebuild (self);
}

gboolean
jj_table_view_is_stale (JjTableView *self)
{
  return self->stale;
}

void
jj_table_view_set_sum_column (JjTableView *self, int column)
{
  self->sum_column = column;
}

int
jj_table_view_get_sum_column (JjTableView *self)
{
  return self->sum_column;
}
