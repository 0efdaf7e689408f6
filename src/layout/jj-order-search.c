/* jj-order-search.c: sifting, which improves an order step by step */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-order-private.h"

#include <string.h>

/* Layers up to this many nodes keep the table of pair costs of a visit. In larger ones a node looks
 * this far up and down for a better place: the smoothing has brought it near the best one already,
 * and the work for a node does not grow with its layer. */
#define LARGEST_TABLE 1024
#define REACH 256
/* Passes over one layer in one visit where there is a table, else one. */
#define N_PASSES 12

/* What sifting one layer needs, while its neighbours stand still. Local numbers are indexes into
 * `nodes`; the cost of a pair does not depend on where the others of the layer stand. */
typedef struct
{
  JjOrder *order;
  guint layer;
  guint n;
  guint *nodes;    /* node of a local number: the order at the start of the visit */
  guint *sequence; /* local numbers from the top: the order as it is now */
  guint *turns;    /* local numbers in the order of their turns */
  gint64 *table;   /* n * n pair costs, row by row, or room for one row */
  guint8 *is_known;
  gint64 *slope[2]; /* for each place in the layer above and below, see fill_slope() */
  guint n_slope[2];
} Visit;

static guint
degree (const JjOrder *self, guint node)
{
  return self->sides[0].start[node + 1] - self->sides[0].start[node]
         + self->sides[1].start[node + 1] - self->sides[1].start[node];
}

static int
compare_turns (const void *a, const void *b, gpointer data)
{
  const Visit *visit = data;
  guint first = visit->nodes[*(const guint *)a], second = visit->nodes[*(const guint *)b];
  guint first_degree = degree (visit->order, first), second_degree = degree (visit->order, second);

  if (first_degree != second_degree)
    return first_degree > second_degree ? -1 : 1;
  return first < second ? -1 : 1;
}

static void
visit_begin (Visit *visit, JjOrder *order, guint layer)
{
  visit->order = order;
  visit->layer = layer;
  visit->n = jj_order_size (order, layer);
  visit->nodes = g_memdup2 (order->order + order->layer_start[layer], visit->n * sizeof (guint));
  visit->sequence = g_new (guint, visit->n);
  visit->turns = g_new (guint, visit->n);
  for (guint i = 0; i < visit->n; i++)
    visit->sequence[i] = visit->turns[i] = i;
  g_qsort_with_data (visit->turns, (gint)visit->n, sizeof (guint), compare_turns, visit);
  visit->table = g_new (gint64, (gsize)visit->n * (visit->n <= LARGEST_TABLE ? visit->n : 1));
  visit->is_known = g_new0 (guint8, visit->n);
  for (guint side = 0; side < 2; side++)
    {
      gboolean is_there = side == JJ_ORDER_UP ? layer > 0 : layer + 1 < order->n_layers;
      guint other = side == JJ_ORDER_UP ? layer - 1 : layer + 1;

      visit->n_slope[side] = is_there ? jj_order_size (order, other) : 0;
      visit->slope[side] = g_new (gint64, MAX (1, visit->n_slope[side]));
    }
}

static void
visit_end (Visit *visit)
{
  guint *order = visit->order->order + visit->order->layer_start[visit->layer];

  for (guint i = 0; i < visit->n; i++)
    {
      order[i] = visit->nodes[visit->sequence[i]];
      visit->order->place[order[i]] = i;
    }
  g_free (visit->nodes);
  g_free (visit->sequence);
  g_free (visit->turns);
  g_free (visit->table);
  g_free (visit->is_known);
  g_free (visit->slope[0]);
  g_free (visit->slope[1]);
}

static gboolean
has_table (const Visit *visit)
{
  return visit->n <= LARGEST_TABLE;
}

/* For each place p of the layer on one side: (weight of the node's ends below p) - (weight above
 * p). An end of weight w at p then adds w * slope to the cost of having the node above that end's.
 */
static void
fill_slope (Visit *visit, JjOrderSide side, guint node)
{
  const JjOrderSideEnds *ends = &visit->order->sides[side];
  gint64 *slope = visit->slope[side];
  gint64 total = 0, before = 0;

  memset (slope, 0, visit->n_slope[side] * sizeof (gint64));
  for (guint k = ends->start[node]; k < ends->start[node + 1]; k++)
    {
      slope[visit->order->place[ends->ends[k].node]] += ends->ends[k].weight;
      total += ends->ends[k].weight;
    }
  for (guint i = 0; i < visit->n_slope[side]; i++)
    {
      gint64 here = slope[i];

      slope[i] = total - here - 2 * before;
      before += here;
    }
}

/* The cost of having a node above local number `b` rather than below; its slopes are filled. */
static gint64
cost_above (const Visit *visit, guint b)
{
  const JjOrder *self = visit->order;
  gint64 cost = 0;

  for (guint side = 0; side < 2; side++)
    {
      const JjOrderSideEnds *ends = &self->sides[side];

      for (guint k = ends->start[visit->nodes[b]]; k < ends->start[visit->nodes[b] + 1]; k++)
        cost += ends->ends[k].weight * visit->slope[side][self->place[ends->ends[k].node]];
    }
  return cost;
}

/* The costs of having the local number at place `from` above each other one rather than below; of
 * those only between the places `first` and `last` that a walk from there can reach. */
static const gint64 *
visit_row (Visit *visit, guint from, guint first, guint last)
{
  guint a = visit->sequence[from];
  gint64 *row = visit->table + (has_table (visit) ? (gsize)a * visit->n : 0);

  if (has_table (visit) && visit->is_known[a])
    return row;
  visit->is_known[a] = TRUE;
  for (guint side = 0; side < 2; side++)
    fill_slope (visit, side, visit->nodes[a]);
  if (has_table (visit))
    for (guint b = 0; b < visit->n; b++)
      row[b] = cost_above (visit, b);
  else
    for (guint i = first; i <= last; i++)
      row[visit->sequence[i]] = cost_above (visit, visit->sequence[i]);
  return row;
}

/* The best place for the local number at place `from`: the change of cost adds up step by step. */
static guint
best_place (Visit *visit, guint from)
{
  guint reach = has_table (visit) ? visit->n : REACH;
  guint first = from - MIN (from, reach), last = MIN (from + reach, visit->n - 1);
  guint self = visit->sequence[from], best = from;
  const gint64 *row = visit_row (visit, from, first, last);
  gint64 change = 0, least = 0;

  for (guint i = from; i > first; i--)
    {
      guint other = visit->sequence[i - 1];

      if (!jj_order_may_swap (visit->order, visit->nodes[self], visit->nodes[other]))
        break;
      change += row[other];
      if (change < least)
        {
          least = change;
          best = i - 1;
        }
    }
  change = 0;
  for (guint i = from + 1; i <= last; i++)
    {
      guint other = visit->sequence[i];

      if (!jj_order_may_swap (visit->order, visit->nodes[self], visit->nodes[other]))
        break;
      change -= row[other];
      if (change < least)
        {
          least = change;
          best = i;
        }
    }
  return best;
}

static gboolean
sift_layer (JjOrder *self, guint layer)
{
  Visit visit;
  g_autofree guint *where = NULL;
  gboolean is_changed = FALSE, is_moving = TRUE;
  guint n_passes;

  visit_begin (&visit, self, layer);
  where = g_new (guint, visit.n);
  n_passes = has_table (&visit) ? N_PASSES : 1;
  for (guint i = 0; i < visit.n; i++)
    where[i] = i;
  for (guint pass = 0; pass < n_passes && is_moving; pass++)
    {
      is_moving = FALSE;
      for (guint i = 0; i < visit.n; i++)
        {
          guint number = visit.turns[i], from = where[number], to = best_place (&visit, from);

          if (to == from)
            continue;
          for (guint k = from; k != to; k += to > from ? 1 : -1)
            {
              visit.sequence[k] = visit.sequence[to > from ? k + 1 : k - 1];
              where[visit.sequence[k]] = k;
            }
          visit.sequence[to] = number;
          where[number] = to;
          is_changed = is_moving = TRUE;
        }
    }
  visit_end (&visit);
  return is_changed;
}

/* (cost with `a` above `b`) - (cost with `b` above `a`) on one side; ends must be sorted. */
static gint64
pair_cost (const JjOrder *self, JjOrderSide side, guint a, guint b)
{
  const JjOrderSideEnds *ends = &self->sides[side];
  guint below = ends->start[b], equal = ends->start[b], stop = ends->start[b + 1];
  gint64 weight_below = 0, weight_equal = 0, total = 0, cost = 0;

  for (guint k = below; k < stop; k++)
    total += ends->ends[k].weight;
  for (guint k = ends->start[a]; k < ends->start[a + 1]; k++)
    {
      guint place = self->place[ends->ends[k].node];

      for (; below < stop && self->place[ends->ends[below].node] < place; below++)
        weight_below += ends->ends[below].weight;
      for (; equal < stop && self->place[ends->ends[equal].node] <= place; equal++)
        weight_equal += ends->ends[equal].weight;
      cost += (gint64)ends->ends[k].weight * (weight_below - (total - weight_equal));
    }
  return cost;
}

/* One walk down a layer, swapping neighbours that stand against their numbers where it costs
 * nothing; TRUE if any did. */
static gboolean
settle_layer (JjOrder *self, guint layer)
{
  guint *order = self->order + self->layer_start[layer];
  gboolean is_changed = FALSE;

  jj_order_sort_ends (self, layer, JJ_ORDER_UP);
  jj_order_sort_ends (self, layer, JJ_ORDER_DOWN);
  for (guint i = 0; i + 1 < jj_order_size (self, layer); i++)
    {
      guint above = order[i], below = order[i + 1];

      if (above < below || !jj_order_may_swap (self, above, below)
          || pair_cost (self, JJ_ORDER_UP, above, below)
                     + pair_cost (self, JJ_ORDER_DOWN, above, below)
                 < 0)
        continue;
      order[i] = below;
      order[i + 1] = above;
      self->place[below] = i;
      self->place[above] = i + 1;
      is_changed = TRUE;
    }
  return is_changed;
}

/* Twins may have overtaken each other on their way. Each swap lessens the number of pairs against
 * their numbers, so this ends; the bound is for layers of a thousand twins in reverse. */
static void
settle_ties (JjOrder *self)
{
  gboolean is_changed = TRUE;

  for (guint round = 0; round < 64 && is_changed; round++)
    {
      is_changed = FALSE;
      for (guint layer = 0; layer < self->n_layers; layer++)
        is_changed |= settle_layer (self, layer);
    }
}

void
jj_order_sift (JjOrder *self, guint n_rounds)
{
  gboolean is_changed = TRUE;

  for (guint round = 0; round < n_rounds && is_changed; round++)
    {
      is_changed = FALSE;
      for (guint layer = 0; layer < self->n_layers; layer++)
        is_changed |= sift_layer (self, round % 2 == 0 ? layer : self->n_layers - 1 - layer);
    }
  settle_ties (self);
}

/* Reverses a stretch of one layer, at random but always the same; FALSE if the layer may not. */
static gboolean
kick (JjOrder *self, GRand *random)
{
  guint layer = (guint)g_rand_int_range (random, 0, (gint32)self->n_layers);
  guint n = jj_order_size (self, layer), first, last;
  guint *order = self->order + self->layer_start[layer];

  if (n < 2)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (self->is_fixed[order[i]])
      return FALSE;
  first = (guint)g_rand_int_range (random, 0, (gint32)n);
  last = first + (guint)g_rand_int_range (random, 1, 9);
  last = MIN (n - 1, last);
  for (guint i = first, k = last; i < k; i++, k--)
    {
      guint node = order[i];

      order[i] = order[k];
      order[k] = node;
    }
  for (guint i = first; i <= last; i++)
    self->place[order[i]] = i;
  return TRUE;
}

static double
weighted_cost (const JjOrder *self)
{
  g_autofree double *weights = g_new (double, self->edges->len + 1);

  for (guint i = 0; i < self->edges->len; i++)
    weights[i] = g_array_index (self->edges, JjOrderEdge, i).weight;
  return jj_order_get_crossings (self, weights);
}

void
jj_order_improve (JjOrder *self, guint n_kicks)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree guint *best = g_memdup2 (self->order, self->n_nodes * sizeof (guint));
  double best_cost = weighted_cost (self);

  for (guint i = 0; i < n_kicks && best_cost > 0; i++)
    {
      double cost;

      if (!kick (self, random))
        continue;
      jj_order_sift (self, 3);
      cost = weighted_cost (self);
      if (cost <= best_cost)
        {
          best_cost = cost;
          memcpy (best, self->order, self->n_nodes * sizeof (guint));
          continue;
        }
      memcpy (self->order, best, self->n_nodes * sizeof (guint));
      for (guint layer = 0; layer < self->n_layers; layer++)
        for (guint k = 0; k < jj_order_size (self, layer); k++)
          self->place[self->order[self->layer_start[layer] + k]] = k;
    }
}
