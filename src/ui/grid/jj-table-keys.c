/* jj-table-keys.c: what sorting and filtering need of one column, extracted once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-keys.h"

#include "jj-table-collate.h"

/* So many at once are not read before somebody sorts or filters by them. */
#define MANY_ROWS 2000

struct _JjTableKeys
{
  JjTable *table; /* unowned: the view that owns us holds it */
  guint column;
  GArray *texts; /* (nullable) guint32 by row, those before n_read */
  guint n_read;  /* all rows once is_read */
  gboolean is_read;
  GArray *numbers;     /* (nullable) gint64 by row */
  GPtrArray *distinct; /* texts, owned by chunk */
  GHashTable *by_text; /* text → its number */
  GStringChunk *chunk;
  guint32 *ranks; /* (nullable) by number of the text */
  guint n_ranked;
};

static guint32
intern (JjTableKeys *self, const char *text)
{
  gpointer found;
  char *copy;

  if (g_hash_table_lookup_extended (self->by_text, text, NULL, &found))
    return GPOINTER_TO_UINT (found);
  copy = g_string_chunk_insert (self->chunk, text);
  g_hash_table_insert (self->by_text, copy, GUINT_TO_POINTER (self->distinct->len));
  g_ptr_array_add (self->distinct, copy);
  return self->distinct->len - 1;
}

static guint32
read_text (JjTableKeys *self, guint row, GString *buffer)
{
  jj_table_get_data_text (self->table, row, self->column, buffer);
  return buffer->len == 0 ? 0 : intern (self, buffer->str);
}

static gint64
read_number (JjTableKeys *self, guint row)
{
  gint64 number;

  return jj_table_get_number (self->table, row, self->column, &number) ? number
                                                                       : JJ_TABLE_KEYS_EMPTY;
}

JjTableKeys *
jj_table_keys_new (JjTable *table, guint column)
{
  JjTableKeys *self = g_new0 (JjTableKeys, 1);

  self->table = table;
  self->column = column;
  return self;
}

static void
drop_texts (JjTableKeys *self)
{
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_pointer (&self->distinct, g_ptr_array_unref);
  g_clear_pointer (&self->by_text, g_hash_table_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  self->n_read = 0;
}

void
jj_table_keys_free (JjTableKeys *self)
{
  if (self == NULL)
    return;
  drop_texts (self);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_free (self->ranks);
  g_free (self);
}

static void
begin_texts (JjTableKeys *self)
{
  self->distinct = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (4096);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  intern (self, "");
  self->texts = g_array_new (FALSE, TRUE, sizeof (guint32));
  g_array_set_size (self->texts, jj_table_get_n_rows (self->table));
}

gboolean
jj_table_keys_read_texts (JjTableKeys *self, guint max_rows)
{
  g_autoptr (GString) buffer = NULL;
  guint end;

  if (self->is_read)
    return TRUE;
  if (self->texts == NULL)
    begin_texts (self);
  buffer = g_string_sized_new (64);
  end = self->n_read + MIN (max_rows, self->texts->len - self->n_read);
  for (; self->n_read < end; self->n_read++)
    g_array_index (self->texts, guint32, self->n_read) = read_text (self, self->n_read, buffer);
  self->is_read = end == self->texts->len;
  return self->is_read;
}

const guint32 *
jj_table_keys_get_texts (JjTableKeys *self)
{
  jj_table_keys_read_texts (self, G_MAXUINT);
  return (const guint32 *)self->texts->data;
}

const gint64 *
jj_table_keys_get_numbers (JjTableKeys *self)
{
  guint n_rows;

  if (self->numbers != NULL)
    return (const gint64 *)self->numbers->data;
  n_rows = jj_table_get_n_rows (self->table);
  self->numbers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  g_array_set_size (self->numbers, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_array_index (self->numbers, gint64, i) = read_number (self, i);
  return (const gint64 *)self->numbers->data;
}

guint
jj_table_keys_get_n_distinct (JjTableKeys *self)
{
  jj_table_keys_get_texts (self);
  return self->distinct->len;
}

const char *
jj_table_keys_get_distinct (JjTableKeys *self, guint32 text)
{
  return g_ptr_array_index (self->distinct, text);
}

const guint32 *
jj_table_keys_get_ranks (JjTableKeys *self)
{
  jj_table_keys_get_texts (self);
  if (self->ranks != NULL && self->n_ranked == self->distinct->len)
    return self->ranks;
  g_free (self->ranks);
  self->n_ranked = self->distinct->len;
  self->ranks = jj_table_collate ((const char *const *)self->distinct->pdata, self->n_ranked);
  return self->ranks;
}

/* Everything is read again when it is asked for. */
static void
forget (JjTableKeys *self)
{
  drop_texts (self);
  self->is_read = FALSE;
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->ranks, g_free);
  self->n_ranked = 0;
}

void
jj_table_keys_touch (JjTableKeys *self, const guint *rows, guint n_rows)
{
  g_autoptr (GString) buffer = NULL;

  if (n_rows > MANY_ROWS)
    {
      forget (self);
      return;
    }
  buffer = g_string_sized_new (64);

  for (guint i = 0; i < n_rows; i++)
    {
      if (self->is_read || rows[i] < self->n_read)
        g_array_index (self->texts, guint32, rows[i]) = read_text (self, rows[i], buffer);
      if (self->numbers != NULL)
        g_array_index (self->numbers, gint64, rows[i]) = read_number (self, rows[i]);
    }
}

/* Makes room in an array by row; GArray has no insertion of zeros. */
static void
splice (GArray *array, guint position, guint removed, guint added, gconstpointer zeros)
{
  if (array == NULL)
    return;
  if (removed > 0)
    g_array_remove_range (array, position, removed);
  if (added > 0)
    g_array_insert_vals (array, position, zeros, added);
}

void
jj_table_keys_splice (JjTableKeys *self, guint position, guint removed, guint added)
{
  g_autofree gint64 *zeros = g_new0 (gint64, added + 1);
  g_autofree guint *rows = g_new (guint, added + 1);

  if (!self->is_read)
    drop_texts (self); /* what was read begins anew */
  splice (self->texts, position, removed, added, zeros);
  splice (self->numbers, position, removed, added, zeros);
  for (guint i = 0; i < added; i++)
    rows[i] = position + i;
  jj_table_keys_touch (self, rows, added);
}

/* Empty cells get the greatest key whatever the direction. */
static guint64
get_number_key (gint64 number, gboolean descending)
{
  guint64 key = (guint64)number ^ (G_GUINT64_CONSTANT (1) << 63);

  if (number == JJ_TABLE_KEYS_EMPTY)
    return G_MAXUINT64;
  return descending ? G_MAXUINT64 - key : key;
}

void
jj_table_keys_sort (JjTableKeys *self, guint32 *order, guint n, gboolean descending)
{
  g_autofree guint64 *keys = g_new (guint64, n + 1);

  if (jj_table_is_number (self->table, self->column))
    {
      const gint64 *numbers = jj_table_keys_get_numbers (self);

      for (guint i = 0; i < n; i++)
        keys[i] = get_number_key (numbers[order[i]], descending);
    }
  else
    {
      const guint32 *texts = jj_table_keys_get_texts (self);
      const guint32 *ranks = jj_table_keys_get_ranks (self);

      for (guint i = 0; i < n; i++)
        {
          guint32 text = texts[order[i]];

          keys[i] = text == 0    ? G_MAXUINT32
                    : descending ? self->n_ranked - ranks[text]
                                 : ranks[text];
        }
    }
  jj_table_radix_sort (order, keys, n);
}
