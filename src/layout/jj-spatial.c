/* jj-spatial.c: rectangles by place, for hit tests, culling and routes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-spatial.h"

#include <math.h>

/* A rectangle of more cells than this goes to the list of large ones. */
#define MOST_CELLS 64
#define FURTHEST_CELL 1e8

struct _JjSpatial
{
  double cell;
  GArray *rects;     /* JjRect */
  GArray *large;     /* guint */
  GHashTable *cells; /* gint64 of column and row → GArray of guint */
};

typedef struct
{
  gint64 left, right, top, bottom;
} Span;

JjRect
jj_rect_union (const JjRect *a, const JjRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  if (a->width < 0 || b->width < 0)
    return a->width < 0 ? *b : *a;
  return (JjRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x,
                   MAX (a->y + a->height, b->y + b->height) - y };
}

JjSpatial *
jj_spatial_new (double cell)
{
  JjSpatial *self = g_new0 (JjSpatial, 1);

  self->cell = cell;
  self->rects = g_array_new (FALSE, FALSE, sizeof (JjRect));
  self->large = g_array_new (FALSE, FALSE, sizeof (guint));
  self->cells
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  return self;
}

void
jj_spatial_free (JjSpatial *self)
{
  g_array_unref (self->rects);
  g_array_unref (self->large);
  g_hash_table_unref (self->cells);
  g_free (self);
}

static gint64
cell_of (const JjSpatial *self, double value)
{
  return (gint64)floor (CLAMP (value / self->cell, -FURTHEST_CELL, FURTHEST_CELL));
}

static Span
span_of (const JjSpatial *self, const JjRect *rect)
{
  return (Span){ cell_of (self, rect->x), cell_of (self, rect->x + rect->width),
                 cell_of (self, rect->y), cell_of (self, rect->y + rect->height) };
}

static gint64
n_cells (const Span *span)
{
  return (span->right - span->left + 1) * (span->bottom - span->top + 1);
}

guint
jj_spatial_add (JjSpatial *self, const JjRect *rect)
{
  guint number = self->rects->len;
  Span span = span_of (self, rect);

  g_array_append_val (self->rects, *rect);
  if (n_cells (&span) > MOST_CELLS)
    {
      g_array_append_val (self->large, number);
      return number;
    }
  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        gint64 key = row * G_GINT64_CONSTANT (0x40000000) + column;
        GArray *cell = g_hash_table_lookup (self->cells, &key);

        if (!cell)
          {
            gint64 *owned = g_new (gint64, 1);

            *owned = key;
            cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (self->cells, owned, cell);
          }
        g_array_append_val (cell, number);
      }
  return number;
}

static void
take (const JjSpatial *self, const GArray *numbers, const JjRect *area, GArray *found)
{
  for (guint i = 0; i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);

      if (jj_rect_meets (&g_array_index (self->rects, JjRect, number), area))
        g_array_append_val (found, number);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint left = *(const guint *)a, right = *(const guint *)b;

  return left < right ? -1 : left > right;
}

/* From the first-th on: ascending, each once. */
static void
tidy (GArray *found, guint first)
{
  guint *numbers = (guint *)(gpointer)found->data;
  guint n = first;

  if (found->len - first < 2)
    return;
  qsort (numbers + first, found->len - first, sizeof (guint), compare_numbers);
  for (guint i = first; i < found->len; i++)
    if (i == first || numbers[i] != numbers[n - 1])
      numbers[n++] = numbers[i];
  g_array_set_size (found, n);
}

void
jj_spatial_query (const JjSpatial *self, const JjRect *area, GArray *found)
{
  Span span = span_of (self, area);
  guint first = found->len;

  if (n_cells (&span) > 4 * (gint64)self->rects->len)
    {
      for (guint i = 0; i < self->rects->len; i++)
        if (jj_rect_meets (&g_array_index (self->rects, JjRect, i), area))
          g_array_append_val (found, i);
      return;
    }
  take (self, self->large, area, found);
  for (gint64 row = span.top; row <= span.bottom; row++)
    for (gint64 column = span.left; column <= span.right; column++)
      {
        gint64 key = row * G_GINT64_CONSTANT (0x40000000) + column;
        const GArray *cell = g_hash_table_lookup (self->cells, &key);

        if (cell)
          take (self, cell, area, found);
      }
  tidy (found, first);
}
