/* jj-sankey.c: bars and bands of a flow chart of money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-curve.h"
#include "jj-sankey-private.h"

#include <math.h>

/* A chart has a handful; the limit keeps a wrong number from filling the memory. */
#define LARGEST_LAYER 1023

static gboolean
is_input_sound (const JjSankeyNode *nodes, guint n_nodes, const JjSankeyLink *links, guint n_links)
{
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].layer > LARGEST_LAYER || nodes[i].value < 0 || !(nodes[i].label_height_px >= 0))
      return FALSE;
  for (guint i = 0; i < n_links; i++)
    if (links[i].source >= n_nodes || links[i].target >= n_nodes || links[i].value < 0
        || nodes[links[i].source].layer >= nodes[links[i].target].layer)
      return FALSE;
  return TRUE;
}

static int
compare_nodes (const void *a, const void *b, gpointer data)
{
  const JjSankeyNode *nodes = data;
  guint first = *(const guint *)a, second = *(const guint *)b;

  if (nodes[first].sort_key != nodes[second].sort_key)
    return nodes[first].sort_key < nodes[second].sort_key ? -1 : 1;
  return first < second ? -1 : first > second;
}

typedef struct
{
  const JjSankeyLink *links;
  const guint *rank; /* of a node */
} LinkOrder;

static int
compare_links (const void *a, const void *b, gpointer data)
{
  const LinkOrder *order = data;
  guint i = *(const guint *)a, k = *(const guint *)b;
  const JjSankeyLink *first = &order->links[i], *second = &order->links[k];

  if (first->source != second->source)
    return order->rank[first->source] < order->rank[second->source] ? -1 : 1;
  if (first->target != second->target)
    return order->rank[first->target] < order->rank[second->target] ? -1 : 1;
  if (first->sort_key != second->sort_key)
    return first->sort_key < second->sort_key ? -1 : 1;
  if (first->value != second->value)
    return first->value < second->value ? 1 : -1;
  return i < k ? -1 : i > k;
}

static guint *
sorted_indexes (guint n, GCompareDataFunc compare, gpointer data)
{
  guint *indexes = g_new (guint, MAX (1, n));

  for (guint i = 0; i < n; i++)
    indexes[i] = i;
  g_qsort_with_data (indexes, (gint)n, sizeof (guint), compare, data);
  return indexes;
}

/* One slot for each node, in the order of their sort keys; tells the rank of each node. */
static guint *
add_bars (JjSankeyBuild *build)
{
  guint n = build->sankey->n_nodes;
  g_autofree guint *sorted = sorted_indexes (n, compare_nodes, (gpointer)build->nodes);
  guint *rank = g_new (guint, MAX (1, n));

  for (guint i = 0; i < n; i++)
    {
      const JjSankeyNode *node = &build->nodes[sorted[i]];
      JjSankeySlot slot = { .layer = node->layer, .node = sorted[i] };

      slot.label_height = node->label_height_px;
      rank[sorted[i]] = i;
      g_array_append_val (build->slots, slot);
    }
  return rank;
}

/* One piece for each gap that a link crosses, and a slot where it passes a layer. */
static void
add_link (JjSankeyBuild *build, guint index, const guint *rank)
{
  const JjSankeyLink *link = &build->links[index];
  guint first = build->nodes[link->source].layer, last = build->nodes[link->target].layer;
  guint from = rank[link->source];

  build->sankey->first_layer[index] = first;
  build->sankey->bands[index].n_segments = last - first;
  for (guint layer = first + 1; layer <= last; layer++)
    {
      JjSankeyPiece piece = { .link = index, .from = from, .value = (double)link->value };

      piece.to = layer < last ? build->slots->len : rank[link->target];
      if (layer < last)
        {
          JjSankeySlot slot = { .layer = layer, .node = G_MAXUINT };

          g_array_append_val (build->slots, slot);
        }
      g_array_append_val (build->pieces, piece);
      from = piece.to;
    }
}

static void
add_links (JjSankeyBuild *build, const guint *rank)
{
  LinkOrder order = { build->links, rank };
  JjSankey *self = build->sankey;
  g_autofree guint *sorted = sorted_indexes (self->n_links, compare_links, &order);

  for (guint i = 0; i < self->n_links; i++)
    add_link (build, sorted[i], rank);
}

/* The value of a slot: the larger of what comes in and what goes out, or its own. */
static void
sum_values (JjSankeyBuild *build)
{
  guint n = build->slots->len;
  g_autofree double *in = g_new0 (double, n + 1);
  g_autofree double *out = g_new0 (double, n + 1);

  for (guint i = 0; i < build->pieces->len; i++)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);

      out[piece->from] += piece->value;
      in[piece->to] += piece->value;
    }
  for (guint i = 0; i < n; i++)
    {
      JjSankeySlot *slot = &g_array_index (build->slots, JjSankeySlot, i);
      double own = slot->node != G_MAXUINT ? (double)build->nodes[slot->node].value : 0;

      slot->value = MAX (own, MAX (in[i], out[i]));
    }
}

/* What a link weighs in the ordering: about the fourth root of its value, since a crossing of two
 * thick bands is worse than one of thin ones, but ten thin ones are worse still. In steps of two,
 * one for each factor of sixteen from 1,024: most edits change no weight and so no order. (With
 * square roots weighted crossings fall by another tenth, but 2 % of edits turn over 5 % of the
 * pairs.) Not relative to the other values, or one edit could change all weights. */
static guint
order_weight (double value)
{
  int digits;

  frexp (value, &digits);
  return 1u << CLAMP ((digits - 7) / 4, 0, 10);
}

static void
find_order (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;
  guint n = build->slots->len;
  g_autofree guint *layers = g_new (guint, n + 1);
  g_autofree double *values = g_new (double, build->pieces->len + 1);

  for (guint i = 0; i < n; i++)
    layers[i] = g_array_index (build->slots, JjSankeySlot, i).layer;
  build->order = jj_order_new (n, layers, self->n_layers);
  for (guint i = 0; i < n; i++)
    {
      guint node = g_array_index (build->slots, JjSankeySlot, i).node;

      if (node == G_MAXUINT)
        jj_order_set_passing (build->order, i);
      else if (build->nodes[node].is_fixed)
        jj_order_fix (build->order, i, build->nodes[node].fixed_place);
    }
  for (guint i = 0; i < build->pieces->len; i++)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);

      jj_order_add_edge (build->order, piece->from, piece->to, order_weight (piece->value));
      values[i] = piece->value;
    }
  jj_order_run (build->order, self->options.n_sweeps, self->options.n_siftings);
  self->crossings = (guint64)jj_order_get_crossings (build->order, NULL);
  self->weighted_crossings = jj_order_get_crossings (build->order, values);
}

static double
layer_x (const JjSankey *self, guint layer)
{
  double span = self->options.width_px - self->options.node_width_px;

  return self->n_layers > 1 ? span * layer / (self->n_layers - 1) : 0;
}

static void
set_bars (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const JjSankeySlot *slot = &g_array_index (build->slots, JjSankeySlot, i);
      JjSankeyBar *bar = &self->bars[slot->node];

      bar->x = layer_x (self, slot->layer);
      bar->y = slot->y;
      bar->width = self->options.node_width_px;
      bar->height = slot->height;
      bar->is_hairline = slot->height > 0 && slot->height < 1;
    }
  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      guint n, place = 0;
      const guint *order = jj_order_get_layer (build->order, layer, &n);

      for (guint i = 0; i < n; i++)
        if (order[i] < self->n_nodes)
          self->bars[g_array_index (build->slots, JjSankeySlot, order[i]).node].place = place++;
    }
}

static void
set_bands (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;
  guint n_points = 0;

  self->points = g_new0 (double, build->pieces->len + self->n_links + 1);
  for (guint i = 0; i < build->pieces->len;)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);
      guint link = piece->link, n_segments = self->bands[link].n_segments;
      JjSankeyBand *band = &self->bands[link];

      self->first_point[link] = n_points;
      self->points[n_points++]
          = g_array_index (build->slots, JjSankeySlot, piece->from).y + piece->from_offset;
      for (guint k = 0; k < n_segments; k++, piece++)
        self->points[n_points++]
            = g_array_index (build->slots, JjSankeySlot, piece->to).y + piece->to_offset;
      i += n_segments;

      band->x0 = layer_x (self, self->first_layer[link]) + self->options.node_width_px;
      band->x1 = layer_x (self, self->first_layer[link] + n_segments);
      band->y0 = self->points[self->first_point[link]];
      band->y1 = self->points[n_points - 1];
      band->thickness = (double)build->links[link].value * self->options.px_per_unit;
      band->is_hairline = band->thickness > 0 && band->thickness < 1;
    }
}

static void
build_run (JjSankeyBuild *build)
{
  g_autofree guint *rank = add_bars (build);

  add_links (build, rank);
  sum_values (build);
  find_order (build);
  jj_sankey_build_place (build);
  set_bars (build);
  set_bands (build);
  jj_sankey_build_labels (build);
}

void
jj_sankey_options_init (JjSankeyOptions *options)
{
  g_return_if_fail (options != NULL);

  *options = (JjSankeyOptions){
    .width_px = 800, .height_px = 600, .node_width_px = 12, .node_gap_px = 8, .n_sweeps = 2
  };
}

JjSankey *
jj_sankey_new (const JjSankeyNode *nodes,
               guint n_nodes,
               const JjSankeyLink *links,
               guint n_links,
               const JjSankeyOptions *options)
{
  JjSankey *self;
  JjSankeyBuild build;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->width_px > 0 && options->height_px > 0, NULL);
  g_return_val_if_fail (options->node_width_px >= 0 && options->node_gap_px >= 0, NULL);
  g_return_val_if_fail (options->px_per_unit >= 0, NULL);
  g_return_val_if_fail (is_input_sound (nodes, n_nodes, links, n_links), NULL);

  self = g_new0 (JjSankey, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_nodes = n_nodes;
  self->n_links = n_links;
  self->options = *options;
  for (guint i = 0; i < n_nodes; i++)
    self->n_layers = MAX (self->n_layers, nodes[i].layer + 1);
  /* Between two columns of bars at least a bar's width stays free. */
  if (self->n_layers > 0)
    self->options.node_width_px
        = MIN (options->node_width_px, options->width_px / (2 * self->n_layers - 1));
  self->bars = g_new0 (JjSankeyBar, n_nodes + 1);
  self->bands = g_new0 (JjSankeyBand, n_links + 1);
  self->first_layer = g_new0 (guint, n_links + 1);
  self->first_point = g_new0 (guint, n_links + 1);

  build = (JjSankeyBuild){ .sankey = self, .nodes = nodes, .links = links };
  build.slots = g_array_new (FALSE, FALSE, sizeof (JjSankeySlot));
  build.pieces = g_array_new (FALSE, FALSE, sizeof (JjSankeyPiece));
  build_run (&build);
  jj_order_free (build.order);
  g_array_unref (build.slots);
  g_array_unref (build.pieces);
  return self;
}

JjSankey *
jj_sankey_ref (JjSankey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_sankey_unref (JjSankey *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->bars);
  g_free (self->bands);
  g_free (self->first_layer);
  g_free (self->first_point);
  g_free (self->points);
  g_free (self);
}

const JjSankeyBar *
jj_sankey_get_bar (const JjSankey *self, guint node)
{
  g_return_val_if_fail (self != NULL && node < self->n_nodes, NULL);

  return &self->bars[node];
}

const JjSankeyBand *
jj_sankey_get_band (const JjSankey *self, guint link)
{
  g_return_val_if_fail (self != NULL && link < self->n_links, NULL);

  return &self->bands[link];
}

void
jj_sankey_get_curve (const JjSankey *self, guint link, guint segment, JjSankeyCurve *curve)
{
  const double *points;
  guint layer;
  double x0, x1;

  g_return_if_fail (self != NULL && link < self->n_links && curve != NULL);
  g_return_if_fail (segment < self->bands[link].n_segments);

  layer = self->first_layer[link] + segment;
  points = self->points + self->first_point[link] + segment;
  x0 = layer_x (self, layer) + self->options.node_width_px;
  x1 = layer_x (self, layer + 1);
  *curve = (JjSankeyCurve){ { x0, (x0 + x1) / 2, (x0 + x1) / 2, x1 },
                            { points[0], points[0], points[1], points[1] } };
}

double
jj_sankey_get_px_per_unit (const JjSankey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->options.px_per_unit;
}

gboolean
jj_sankey_is_scale_kept (const JjSankey *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_scale_kept;
}

guint64
jj_sankey_get_crossings (const JjSankey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->crossings;
}

double
jj_sankey_get_weighted_crossings (const JjSankey *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->weighted_crossings;
}

/* The share of the way from points[gap] to points[gap + 1] that the edges have gone at x; the gap
 * is the one left of the next column. */
static double
progress_at (const JjSankey *self, double x, guint *gap)
{
  double pitch = layer_x (self, 1), inside;

  *gap = (guint)CLAMP (floor (x / pitch), 0, self->n_layers - 2);
  inside = (x - *gap * pitch - self->options.node_width_px) / (pitch - self->options.node_width_px);
  return jj_curve_progress (CLAMP (inside, 0, 1));
}

static gboolean
is_link_at (const JjSankey *self, guint link, double x)
{
  return x >= self->bands[link].x0 && x <= self->bands[link].x1;
}

/* Rounding may name the gap beside that of an end of the band. */
static double
edge_at (const JjSankey *self, guint link, guint gap, double progress)
{
  const double *points = self->points + self->first_point[link];
  const JjSankeyBand *band = &self->bands[link];
  guint first = self->first_layer[link];

  if (gap < first)
    return band->y0;
  if (gap >= first + band->n_segments)
    return band->y1;
  return points[gap - first] + (points[gap - first + 1] - points[gap - first]) * progress;
}

gboolean
jj_sankey_band_at (const JjSankey *self, guint link, double x, double *y)
{
  guint gap;
  double progress;

  g_return_val_if_fail (self != NULL && link < self->n_links && y != NULL, FALSE);

  if (!is_link_at (self, link, x))
    return FALSE;
  progress = progress_at (self, x, &gap);
  *y = edge_at (self, link, gap, progress);
  return TRUE;
}

/* Whether y is on something, thin things being taken for as thick as twice the tolerance. */
static gboolean
is_on (double y, double top, double height, double tolerance_px)
{
  return fabs (y - top - height / 2) <= MAX (height / 2, tolerance_px);
}

JjSankeyPart
jj_sankey_hit (const JjSankey *self, double x, double y, double tolerance_px, guint *index)
{
  double thinnest = G_MAXDOUBLE, progress;
  JjSankeyPart part = JJ_SANKEY_NOTHING;
  guint gap;

  g_return_val_if_fail (self != NULL && index != NULL, JJ_SANKEY_NOTHING);

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const JjSankeyBar *bar = &self->bars[i];

      if (x < bar->x || x > bar->x + bar->width || bar->height >= thinnest
          || !is_on (y, bar->y, bar->height, tolerance_px))
        continue;
      part = JJ_SANKEY_NODE;
      thinnest = bar->height;
      *index = i;
    }
  if (part == JJ_SANKEY_NODE || self->n_layers < 2)
    return part;

  progress = progress_at (self, x, &gap);
  for (guint i = 0; i < self->n_links; i++)
    {
      double thickness = self->bands[i].thickness;

      if (!is_link_at (self, i, x) || thickness >= thinnest || thickness <= 0
          || !is_on (y, edge_at (self, i, gap, progress), thickness, tolerance_px))
        continue;
      part = JJ_SANKEY_LINK;
      thinnest = thickness;
      *index = i;
    }
  return part;
}
