/* jj-order.c: layers, smoothing, and the count of crossings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-order-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double key;
  guint node;
} Sortable;

static int
compare_sortable (const void *a, const void *b)
{
  const Sortable *first = a, *second = b;

  if (first->key != second->key)
    return first->key < second->key ? -1 : 1;
  return first->node < second->node ? -1 : first->node > second->node;
}

JjOrder *
jj_order_new (guint n_nodes, const guint *layers, guint n_layers)
{
  JjOrder *self = g_new0 (JjOrder, 1);

  self->n_nodes = n_nodes;
  self->n_layers = n_layers;
  self->layer_of = g_memdup2 (layers, n_nodes * sizeof (guint));
  self->place = g_new0 (guint, n_nodes);
  self->layer_start = g_new0 (guint, n_layers + 1);
  self->order = g_new0 (guint, n_nodes);
  self->is_fixed = g_new0 (gboolean, n_nodes);
  self->is_passing = g_new0 (gboolean, n_nodes);
  self->wanted = g_new0 (guint, n_nodes);
  self->cursor = g_new0 (guint, n_nodes);
  self->edges = g_array_new (FALSE, FALSE, sizeof (JjOrderEdge));

  for (guint i = 0; i < n_nodes; i++)
    {
      g_assert (layers[i] < n_layers);
      self->place[i] = self->layer_start[layers[i] + 1]++;
    }
  for (guint l = 0; l < n_layers; l++)
    self->layer_start[l + 1] += self->layer_start[l];
  for (guint i = 0; i < n_nodes; i++)
    self->order[self->layer_start[layers[i]] + self->place[i]] = i;
  return self;
}

void
jj_order_free (JjOrder *self)
{
  for (guint side = 0; side < 2; side++)
    {
      g_free (self->sides[side].start);
      g_free (self->sides[side].ends);
    }
  g_free (self->layer_of);
  g_free (self->place);
  g_free (self->layer_start);
  g_free (self->order);
  g_free (self->is_fixed);
  g_free (self->is_passing);
  g_free (self->wanted);
  g_free (self->cursor);
  g_array_unref (self->edges);
  g_free (self);
}

void
jj_order_fix (JjOrder *self, guint node, guint place)
{
  g_assert (node < self->n_nodes);
  self->is_fixed[node] = TRUE;
  self->wanted[node] = place;
}

void
jj_order_set_passing (JjOrder *self, guint node)
{
  g_assert (node < self->n_nodes);
  self->is_passing[node] = TRUE;
}

void
jj_order_add_edge (JjOrder *self, guint from, guint to, guint weight)
{
  JjOrderEdge edge = { from, to, weight };

  g_assert (from < self->n_nodes && to < self->n_nodes);
  g_assert (self->layer_of[from] + 1 == self->layer_of[to]);
  g_assert (weight >= 1 && weight <= G_MAXUINT16);
  g_array_append_val (self->edges, edge);
}

static void
build_side (JjOrder *self, JjOrderSide side)
{
  JjOrderSideEnds *ends = &self->sides[side];
  const JjOrderEdge *edges = (const JjOrderEdge *)(void *)self->edges->data;

  g_free (ends->start);
  g_free (ends->ends);
  ends->start = g_new0 (guint, self->n_nodes + 1);
  ends->ends = g_new0 (JjOrderEnd, self->edges->len);
  for (guint i = 0; i < self->edges->len; i++)
    ends->start[(side == JJ_ORDER_UP ? edges[i].to : edges[i].from) + 1]++;
  for (guint i = 0; i < self->n_nodes; i++)
    ends->start[i + 1] += ends->start[i];
  for (guint i = 0; i < self->n_nodes; i++)
    self->cursor[i] = ends->start[i];
  for (guint i = 0; i < self->edges->len; i++)
    {
      guint here = side == JJ_ORDER_UP ? edges[i].to : edges[i].from;
      guint there = side == JJ_ORDER_UP ? edges[i].from : edges[i].to;

      ends->ends[self->cursor[here]++] = (JjOrderEnd){ there, edges[i].weight };
    }
}

/* Walks the neighbouring layer from the top and hands each of its nodes to its neighbours: no list
 * has to be sorted by itself. */
void
jj_order_sort_ends (JjOrder *self, guint layer, JjOrderSide side)
{
  guint other = side == JJ_ORDER_UP ? layer - 1 : layer + 1;
  JjOrderSideEnds *mine = &self->sides[side];
  const JjOrderSideEnds *theirs = &self->sides[1 - side];

  if (other >= self->n_layers) /* also when layer - 1 wrapped */
    return;
  for (guint i = self->layer_start[layer]; i < self->layer_start[layer + 1]; i++)
    self->cursor[self->order[i]] = mine->start[self->order[i]];
  for (guint i = self->layer_start[other]; i < self->layer_start[other + 1]; i++)
    {
      guint node = self->order[i];

      for (guint k = theirs->start[node]; k < theirs->start[node + 1]; k++)
        mine->ends[self->cursor[theirs->ends[k].node]++]
            = (JjOrderEnd){ node, theirs->ends[k].weight };
    }
}

/* Fixed nodes go to their places, the free ones fill the rest in the order they have; passing nodes
 * keep the neighbour above. */
static void
apply_fixed (JjOrder *self, guint layer)
{
  guint n = jj_order_size (self, layer), n_real = 0, n_fixed = 0, next_free = 0;
  guint *order = self->order + self->layer_start[layer];
  g_autofree Sortable *fixed = g_new (Sortable, n);
  g_autofree guint *free_nodes = g_new (guint, n);
  g_autofree guint *real = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    {
      if (self->is_passing[order[i]])
        continue;
      if (self->is_fixed[order[i]])
        fixed[n_fixed++] = (Sortable){ self->wanted[order[i]], order[i] };
      else
        free_nodes[next_free++] = order[i];
      n_real++;
    }
  if (n_fixed == 0)
    return;

  qsort (fixed, n_fixed, sizeof (Sortable), compare_sortable);
  for (guint i = 0, f = 0, place = 0; place < n_real; place++)
    {
      gboolean is_due = f < n_fixed && (fixed[f].key <= place || n_real - place == n_fixed - f);

      real[place] = is_due ? fixed[f++].node : free_nodes[i++];
    }
  for (guint i = 0, r = 0; i < n; i++)
    if (!self->is_passing[order[i]])
      order[i] = real[r++];
}

/* Sorts one layer by its nodes' positions. Where fixed nodes stand between free ones, the positions
 * are dealt out again from the top, so that they agree with the order. */
static void
arrange_layer (JjOrder *self, guint layer, double *x, Sortable *sortable)
{
  guint n = jj_order_size (self, layer);
  guint *order = self->order + self->layer_start[layer];

  for (guint i = 0; i < n; i++)
    sortable[i] = (Sortable){ x[order[i]], order[i] };
  qsort (sortable, n, sizeof (Sortable), compare_sortable);
  for (guint i = 0; i < n; i++)
    order[i] = sortable[i].node;
  apply_fixed (self, layer);
  for (guint i = 0; i < n; i++)
    {
      self->place[order[i]] = i;
      x[order[i]] = sortable[i].key;
    }
}

/* Shifts and stretches the positions of a layer to a weighted mean of 0 and a mean square of 1:
 * without it they would all run together. */
static void
normalize_layer (const JjOrder *self, guint layer, double *x, const double *weights)
{
  guint n = jj_order_size (self, layer);
  const guint *order = self->order + self->layer_start[layer];
  double sum = 0, weight = 0, square = 0, mean;

  for (guint i = 0; i < n; i++)
    {
      sum += weights[order[i]] * x[order[i]];
      weight += weights[order[i]];
    }
  mean = weight > 0 ? sum / weight : 0;
  for (guint i = 0; i < n; i++)
    square += (x[order[i]] - mean) * (x[order[i]] - mean);
  for (guint i = 0; i < n; i++)
    x[order[i]] = square > 0 ? (x[order[i]] - mean) / sqrt (square / n) : 0;
}

static void
smooth_layer (const JjOrder *self, guint layer, double *x, const double *weights)
{
  for (guint i = self->layer_start[layer]; i < self->layer_start[layer + 1]; i++)
    {
      guint node = self->order[i];
      double sum = 0;

      for (guint side = 0; side < 2; side++)
        for (guint k = self->sides[side].start[node]; k < self->sides[side].start[node + 1]; k++)
          sum += x[self->sides[side].ends[k].node] * self->sides[side].ends[k].weight;
      if (weights[node] > 0)
        x[node] = sum / weights[node];
    }
  normalize_layer (self, layer, x, weights);
}

static void
smooth (JjOrder *self, guint n_sweeps)
{
  g_autofree double *x = g_new (double, self->n_nodes + 1);
  g_autofree double *weights = g_new0 (double, self->n_nodes + 1);
  g_autofree gboolean *has_fixed = g_new0 (gboolean, self->n_layers + 1);
  g_autofree Sortable *sortable = g_new (Sortable, self->n_nodes + 1);
  const JjOrderEdge *edges = (const JjOrderEdge *)(void *)self->edges->data;

  for (guint i = 0; i < self->edges->len; i++)
    {
      weights[edges[i].from] += edges[i].weight;
      weights[edges[i].to] += edges[i].weight;
    }
  for (guint i = 0; i < self->n_nodes; i++)
    {
      x[i] = self->place[i];
      has_fixed[self->layer_of[i]] |= self->is_fixed[i];
    }
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      arrange_layer (self, layer, x, sortable);
      normalize_layer (self, layer, x, weights);
    }
  for (guint walk = 0; walk < 2 * n_sweeps; walk++)
    for (guint k = 0; k < self->n_layers; k++)
      {
        guint layer = walk % 2 == 0 ? k : self->n_layers - 1 - k;

        smooth_layer (self, layer, x, weights);
        if (has_fixed[layer])
          arrange_layer (self, layer, x, sortable);
      }
  for (guint layer = 0; layer < self->n_layers; layer++)
    arrange_layer (self, layer, x, sortable);
}

void
jj_order_run (JjOrder *self, guint n_sweeps, guint n_siftings)
{
  build_side (self, JJ_ORDER_UP);
  build_side (self, JJ_ORDER_DOWN);
  smooth (self, n_sweeps);
  if (n_siftings > 0)
    jj_order_sift (self, n_siftings);
}

const guint *
jj_order_get_layer (const JjOrder *self, guint layer, guint *n_nodes)
{
  g_assert (layer < self->n_layers);
  *n_nodes = jj_order_size (self, layer);
  return self->order + self->layer_start[layer];
}

guint
jj_order_get_place (const JjOrder *self, guint node)
{
  g_assert (node < self->n_nodes);
  return self->place[node];
}

static int
compare_keys (const void *a, const void *b)
{
  const guint64 *first = a, *second = b;

  if (first[0] != second[0])
    return first[0] < second[0] ? -1 : 1;
  return first[1] < second[1] ? -1 : first[1] > second[1];
}

/* Each edge, taken from the top, crosses the earlier ones that lead further down: a Fenwick tree
 * over the places of the next layer counts them. */
double
jj_order_get_crossings (const JjOrder *self, const double *weights)
{
  const JjOrderEdge *edges = (const JjOrderEdge *)(void *)self->edges->data;
  g_autofree guint64 *keys = g_new (guint64, MAX (1, 2 * (gsize)self->edges->len));
  g_autofree double *tree = g_new0 (double, self->n_nodes + 1);
  guint layer = G_MAXUINT;
  double crossings = 0, total = 0;

  for (guint i = 0; i < self->edges->len; i++)
    {
      guint64 from = self->layer_start[self->layer_of[edges[i].from]] + self->place[edges[i].from];

      keys[2 * i] = from << 32 | self->place[edges[i].to];
      keys[2 * i + 1] = i;
    }
  qsort (keys, self->edges->len, 2 * sizeof (guint64), compare_keys);
  for (guint i = 0; i < self->edges->len; i++)
    {
      guint index = (guint)keys[2 * i + 1], n;
      double weight = weights != NULL ? weights[index] : 1, above = 0;

      n = jj_order_size (self, self->layer_of[edges[index].to]);
      if (layer != self->layer_of[edges[index].from])
        {
          layer = self->layer_of[edges[index].from];
          memset (tree, 0, (n + 1) * sizeof (double));
          total = 0;
        }
      for (guint at = self->place[edges[index].to] + 1; at > 0; at &= at - 1)
        above += tree[at];
      crossings += (total - above) * weight;
      total += weight;
      for (guint at = self->place[edges[index].to] + 1; at <= n; at += at & -at)
        tree[at] += weight;
    }
  return crossings;
}
