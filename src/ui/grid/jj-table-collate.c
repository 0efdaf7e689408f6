/* jj-table-collate.c: ranks of texts in the locale's order */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-collate.h"

#include <string.h>

#define PAGE_BITS 8
#define N_PAGES (0x110000 >> PAGE_BITS)
#define RADIX_BITS 11
#define RADIX_SIZE (1 << RADIX_BITS)

/* The rank of each character that occurs, in pages, so that a look-up is two loads. */
typedef struct
{
  guint16 *pages[N_PAGES];
  GArray *chars; /* gunichar, those that occur */
} CharRanks;

typedef struct
{
  gunichar c;
  char *key;
} CharKey;

/* A text as it is compared: the first four ranks in one integer, the others behind. */
typedef struct
{
  guint64 head;
  guint32 start; /* of the ranks */
  guint32 text;
} TextKey;

typedef struct
{
  const char *const *texts;
  const guint16 *ranks;
} Compare;

static guint16 *
get_rank (CharRanks *self, gunichar c)
{
  guint16 **page = &self->pages[c >> PAGE_BITS];

  if (*page == NULL)
    *page = g_new0 (guint16, 1 << PAGE_BITS);
  return &(*page)[c & ((1 << PAGE_BITS) - 1)];
}

static gunichar
simplify (gunichar c)
{
  return c < 0x2e80 ? g_unichar_tolower (c) : c;
}

static int
compare_chars (gconstpointer a, gconstpointer b)
{
  const CharKey *one = a;
  const CharKey *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : (one->c > other->c) - (one->c < other->c);
}

static void
collect_chars (CharRanks *self, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    for (const char *p = texts[i]; *p != '\0'; p = g_utf8_next_char (p))
      {
        gunichar c = simplify (g_utf8_get_char (p));
        guint16 *rank = c < 0x110000 ? get_rank (self, c) : NULL;

        if (rank == NULL || *rank != 0)
          continue;
        *rank = 1;
        g_array_append_val (self->chars, c);
      }
}

/* Ranks begin at 2: 0 ends a text, and more than 65,000 distinct characters share the last one. */
static void
rank_chars (CharRanks *self)
{
  guint n = self->chars->len;
  g_autofree CharKey *keys = g_new (CharKey, n + 1);

  for (guint i = 0; i < n; i++)
    {
      char utf8[8] = { 0 };

      keys[i].c = g_array_index (self->chars, gunichar, i);
      g_unichar_to_utf8 (keys[i].c, utf8);
      keys[i].key = g_utf8_collate_key (utf8, -1);
    }
  qsort (keys, n, sizeof (CharKey), compare_chars);
  for (guint i = 0; i < n; i++)
    {
      *get_rank (self, keys[i].c) = (guint16)MIN (i + 2, G_MAXUINT16);
      g_free (keys[i].key);
    }
}

/* A run of digits is the rank of "0", how many digits count, and they: so 2 comes before 10. */
static const char *
append_digits (GArray *ranks, guint16 zero, const char *p)
{
  guint16 length;

  while (p[0] == '0' && g_ascii_isdigit (p[1]))
    p++;
  length = (guint16)(1 + MIN (strspn (p, "0123456789"), 1000));
  g_array_append_val (ranks, zero);
  g_array_append_val (ranks, length);
  for (; g_ascii_isdigit (*p); p++)
    {
      guint16 digit = (guint16)(1 + *p - '0');

      g_array_append_val (ranks, digit);
    }
  return p;
}

static void
append_ranks (CharRanks *self, GArray *ranks, const char *text)
{
  const guint16 end[4] = { 0 };

  for (const char *p = text; *p != '\0';)
    {
      if (g_ascii_isdigit (*p))
        {
          p = append_digits (ranks, *get_rank (self, '0'), p);
          continue;
        }
      g_array_append_val (ranks, *get_rank (self, simplify (g_utf8_get_char (p))));
      p = g_utf8_next_char (p);
    }
  g_array_append_vals (ranks, end, G_N_ELEMENTS (end));
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer data)
{
  const TextKey *one = a;
  const TextKey *other = b;
  const Compare *compare = data;
  const guint16 *p = compare->ranks + one->start;
  const guint16 *q = compare->ranks + other->start;

  if (one->head != other->head)
    return one->head < other->head ? -1 : 1;
  while (*p == *q && *p != 0)
    p++, q++;
  if (*p != *q)
    return *p < *q ? -1 : 1;
  return strcmp (compare->texts[one->text], compare->texts[other->text]);
}

static TextKey *
make_keys (CharRanks *self, const char *const *texts, guint n, GArray *ranks)
{
  TextKey *keys = g_new (TextKey, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const guint16 *head;

      keys[i].text = i;
      keys[i].start = ranks->len;
      append_ranks (self, ranks, texts[i]);
      head = &g_array_index (ranks, guint16, keys[i].start);
      keys[i].head
          = (guint64)head[0] << 48 | (guint64)head[1] << 32 | (guint64)head[2] << 16 | head[3];
    }
  return keys;
}

guint32 *
jj_table_collate (const char *const *texts, guint n)
{
  g_autofree CharRanks *chars = g_new0 (CharRanks, 1);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (guint16));
  g_autofree TextKey *keys = NULL;
  guint32 *places = g_new (guint32, n + 1);
  Compare compare = { .texts = texts };

  chars->chars = g_array_new (FALSE, FALSE, sizeof (gunichar));
  collect_chars (chars, texts, n);
  collect_chars (chars, (const char *const[]){ "0" }, 1);
  rank_chars (chars);
  keys = make_keys (chars, texts, n, ranks);
  compare.ranks = (const guint16 *)ranks->data;
  g_qsort_with_data (keys, (int)n, sizeof (TextKey), compare_texts, &compare);
  for (guint i = 0; i < n; i++)
    places[keys[i].text] = i;

  g_array_unref (chars->chars);
  for (guint i = 0; i < N_PAGES; i++)
    g_free (chars->pages[i]);
  return places;
}

/* One pass over RADIX_BITS bits of the keys; FALSE when all keys agree there. */
static gboolean
radix_pass (guint64 *keys[2], guint32 *order[2], guint n, guint shift)
{
  guint32 starts[RADIX_SIZE] = { 0 };
  guint32 sum = 0;

  for (guint i = 0; i < n; i++)
    starts[(keys[0][i] >> shift) & (RADIX_SIZE - 1)]++;
  if (starts[(keys[0][0] >> shift) & (RADIX_SIZE - 1)] == n)
    return FALSE;
  for (guint i = 0; i < RADIX_SIZE; i++)
    {
      guint32 count = starts[i];

      starts[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    {
      guint32 place = starts[(keys[0][i] >> shift) & (RADIX_SIZE - 1)]++;

      keys[1][place] = keys[0][i];
      order[1][place] = order[0][i];
    }
  return TRUE;
}

void
jj_table_radix_sort (guint32 *order, guint64 *keys, guint n)
{
  g_autofree guint64 *more_keys = g_new (guint64, n + 1);
  g_autofree guint32 *more_order = g_new (guint32, n + 1);
  guint64 *both_keys[2] = { keys, more_keys };
  guint32 *both_order[2] = { order, more_order };

  if (n < 2)
    return;
  for (guint shift = 0; shift < 64; shift += RADIX_BITS)
    {
      guint64 *first_keys = both_keys[0];
      guint32 *first_order = both_order[0];

      if (!radix_pass (both_keys, both_order, n, shift))
        continue;
      both_keys[0] = both_keys[1];
      both_keys[1] = first_keys;
      both_order[0] = both_order[1];
      both_order[1] = first_order;
    }
  if (both_order[0] != order)
    memcpy (order, both_order[0], n * sizeof (guint32));
}
