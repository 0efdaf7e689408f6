/* jj-table-filter.c: which rows the filters and the search leave */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-view-private.h"

#include <string.h>

#include "jj-table-number.h"

/* Reading all columns of 100,000 rows takes half a second: never longer at once than this. */
#define SLICE_US 15000
#define SLICE_ROWS 1000

JjFilter *
jj_filter_copy (const JjFilter *filter)
{
  JjFilter *copy = g_memdup2 (filter, sizeof *filter);

  copy->values = g_strdupv (filter->values);
  copy->contains = g_strdup (filter->contains);
  return copy;
}

void
jj_filter_free (JjFilter *filter)
{
  if (filter == NULL)
    return;
  g_strfreev (filter->values);
  g_free (filter->contains);
  g_free (filter);
}

/* A byte for each distinct text: whether it passes what a filter says of texts. */
static guint8 *
test_texts (JjTableKeys *keys, const JjFilter *filter)
{
  guint n = jj_table_keys_get_n_distinct (keys);
  guint8 *passes = g_malloc (n);
  g_autofree char *folded = filter->contains != NULL ? jj_table_fold (filter->contains) : NULL;
  g_autoptr (GHashTable) values = NULL;

  if (filter->values != NULL)
    {
      values = g_hash_table_new (g_str_hash, g_str_equal);
      for (char **value = filter->values; *value != NULL; value++)
        g_hash_table_add (values, *value);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *text = jj_table_keys_get_distinct (keys, i);

      passes[i]
          = (values == NULL || g_hash_table_contains (values, text))
            && (folded == NULL || jj_table_contains (text, folded))
            && (filter->fill == JJ_FILTER_ANY || (i == 0) == (filter->fill == JJ_FILTER_EMPTY));
    }
  return passes;
}

static void
mask_texts (JjTableView *self, guint column, guint8 *mask)
{
  const guint32 *texts = jj_table_keys_get_texts (self->keys[column]);
  g_autofree guint8 *passes = test_texts (self->keys[column], self->filters[column]);
  guint n_rows = jj_table_get_n_rows (self->table);

  for (guint i = 0; i < n_rows; i++)
    mask[i] &= passes[texts[i]];
}

static void
mask_numbers (JjTableView *self, guint column, guint8 *mask)
{
  const JjFilter *filter = self->filters[column];
  const gint64 *numbers = jj_table_keys_get_numbers (self->keys[column]);
  gint64 min = filter->has_min ? filter->min : G_MININT64 + 1; /* G_MININT64 is the empty cell */
  gint64 max = filter->has_max ? filter->max : G_MAXINT64;
  guint n_rows = jj_table_get_n_rows (self->table);

  for (guint i = 0; i < n_rows; i++)
    mask[i] &= numbers[i] >= min && numbers[i] <= max;
}

static void
mask_findings (JjTableView *self, guint column, guint8 *mask)
{
  const JjCellFlags findings = JJ_CELL_HINT | JJ_CELL_WARNING | JJ_CELL_ERROR | JJ_CELL_REFUSED;
  guint n_rows = jj_table_get_n_rows (self->table);

  for (guint i = 0; i < n_rows; i++)
    if (mask[i])
      mask[i] = (jj_table_get_state (self->table, i, column, NULL) & findings) != 0;
}

static void
mask_column (JjTableView *self, guint column, guint8 *mask)
{
  const JjFilter *filter = self->filters[column];

  if (filter->values != NULL || filter->contains != NULL || filter->fill != JJ_FILTER_ANY)
    mask_texts (self, column, mask);
  if ((filter->has_min || filter->has_max) && jj_table_is_number (self->table, column))
    mask_numbers (self, column, mask);
  if (filter->findings)
    mask_findings (self, column, mask);
}

/* Columns of plain numbers have as many texts as rows: they are not kept for a search, and are only
 * asked when it has a digit in it. */
static gboolean
has_plain_numbers (JjTableView *self, guint column)
{
  return jj_table_can_sum (self->table, column)
         || jj_table_get_column (self->table, column)->type == JJ_COLUMN_DATE;
}

static void
find_in_texts (JjTableKeys *keys, const char *folded, guint8 *found, guint n_rows)
{
  const guint32 *texts = jj_table_keys_get_texts (keys);
  guint n = jj_table_keys_get_n_distinct (keys);
  g_autofree guint8 *hits = g_malloc (n);

  for (guint i = 0; i < n; i++)
    hits[i] = jj_table_contains (jj_table_keys_get_distinct (keys, i), folded);
  for (guint i = 0; i < n_rows; i++)
    found[i] |= hits[texts[i]];
}

static void
find_in_numbers (JjTableView *self, guint column, const char *folded, guint8 *found)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  g_autoptr (GString) text = g_string_sized_new (32);

  for (guint i = 0; i < n_rows; i++)
    {
      if (found[i])
        continue;
      jj_table_get_data_text (self->table, i, column, text);
      found[i] = strstr (text->str, folded) != NULL;
    }
}

static void
mask_search (JjTableView *self, guint8 *mask)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  g_autofree guint8 *found = g_malloc0 (n_rows + 1);
  g_autofree char *folded = jj_table_fold (self->search);
  gboolean digits = strpbrk (folded, "0123456789") != NULL;

  for (guint column = 0; column < self->n_columns; column++)
    {
      if (!has_plain_numbers (self, column))
        find_in_texts (self->keys[column], folded, found, n_rows);
      else if (digits)
        find_in_numbers (self, column, folded, found);
    }
  for (guint i = 0; i < n_rows; i++)
    mask[i] &= found[i];
}

/* Reads some rows of what a search needs; FALSE: all have been read. */
static gboolean
read_rows (JjTableView *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    if (!has_plain_numbers (self, column)
        && !jj_table_keys_read_texts (self->keys[column], SLICE_ROWS))
      return TRUE;
  return FALSE;
}

/* FALSE: there is more to be read. */
static gboolean
read_a_while (JjTableView *self)
{
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (read_rows (self))
    if (g_get_monotonic_time () > until)
      return FALSE;
  return TRUE;
}

static gboolean
read_cb (gpointer data)
{
  JjTableView *self = data;

  if (!read_a_while (self))
    return G_SOURCE_CONTINUE;
  self->reading = 0;
  if (self->search != NULL)
    jj_table_view_refresh (self);
  return G_SOURCE_REMOVE;
}

void
jj_table_view_prepare_search (JjTableView *self)
{
  if (self->reading == 0 && !read_a_while (self))
    self->reading = g_idle_add (read_cb, self);
}

gboolean
jj_table_view_is_filtered (JjTableView *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->filters[i] != NULL)
      return TRUE;
  return self->search != NULL;
}

guint8 *
jj_table_view_make_mask (JjTableView *self, int except)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  guint8 *mask;

  if (!jj_table_view_is_filtered (self))
    return NULL;
  mask = g_malloc (n_rows + 1);
  memset (mask, 1, n_rows);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->filters[i] != NULL && (int)i != except)
      mask_column (self, i, mask);
  if (self->search != NULL && self->reading == 0)
    mask_search (self, mask);
  return mask;
}

/* The distinct texts in the order of the column, those of numbers by number. */
static guint32 *
sort_values (JjTableView *self, guint column, guint32 *rows, guint n)
{
  const guint32 *texts = jj_table_keys_get_texts (self->keys[column]);
  guint32 *values = g_new (guint32, n + 1);

  jj_table_keys_sort (self->keys[column], rows, n, FALSE);
  for (guint i = 0; i < n; i++)
    values[i] = texts[rows[i]];
  return values;
}

char **
jj_table_view_get_values (JjTableView *self, guint column, guint **counts)
{
  guint n_rows = jj_table_get_n_rows (self->table);
  const guint32 *texts = jj_table_keys_get_texts (self->keys[column]);
  guint n_distinct = jj_table_keys_get_n_distinct (self->keys[column]);
  g_autofree guint8 *mask = jj_table_view_make_mask (self, (int)column);
  g_autofree guint *by_text = g_new0 (guint, n_distinct + 1);
  g_autofree guint32 *rows = g_new (guint32, n_distinct + 1);
  g_autofree guint32 *sorted = NULL;
  GStrvBuilder *builder = g_strv_builder_new ();
  char **values;
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    if ((mask == NULL || mask[i]) && by_text[texts[i]]++ == 0)
      rows[n++] = i;
  sorted = sort_values (self, column, rows, n);
  *counts = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_strv_builder_add (builder, jj_table_keys_get_distinct (self->keys[column], sorted[i]));
      (*counts)[i] = by_text[sorted[i]];
    }
  values = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return values;
}
