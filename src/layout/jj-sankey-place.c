/* jj-sankey-place.c: heights and positions in a flow chart, once the order is known */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sankey-private.h"
#include "jj-stack.h"

#include <math.h>
#include <string.h>

/* Of the height at most this share goes into gaps: thin layers keep theirs, a layer of a thousand
 * items still shows its money. */
#define LARGEST_GAP_SHARE (1.0 / 3)
/* Walks to and fro that straighten the bands; each is a Gauss-Seidel step of least squares. */
#define N_WALKS 6

static JjSankeySlot *
slot_at (JjSankeyBuild *build, guint number)
{
  return &g_array_index (build->slots, JjSankeySlot, number);
}

static gboolean
is_passing (JjSankeyBuild *build, guint number)
{
  return slot_at (build, number)->node == G_MAXUINT;
}

/* Gaps of a layer: one between any two slots, none between two links that pass. */
static double
layer_gap (JjSankeyBuild *build, const guint *order, guint n)
{
  const JjSankeyOptions *options = &build->sankey->options;
  guint n_gaps = 0;

  for (guint i = 1; i < n; i++)
    n_gaps += !is_passing (build, order[i - 1]) || !is_passing (build, order[i]);
  if (n_gaps == 0)
    return options->node_gap_px;
  return MIN (options->node_gap_px, options->height_px * LARGEST_GAP_SHARE / n_gaps);
}

static double
gap_above (JjSankeyBuild *build, const guint *order, guint i, double gap)
{
  if (i == 0 || (is_passing (build, order[i - 1]) && is_passing (build, order[i])))
    return 0;
  return gap;
}

/* The largest scale at which every layer fits; 0 when there is no value at all. */
static double
largest_scale (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;
  double scale = G_MAXDOUBLE;

  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      double sum = 0, gaps = 0, gap;
      guint n;
      const guint *order = jj_order_get_layer (build->order, layer, &n);

      gap = layer_gap (build, order, n);
      for (guint i = 0; i < n; i++)
        {
          sum += slot_at (build, order[i])->value;
          gaps += gap_above (build, order, i, gap);
        }
      if (sum > 0)
        scale = MIN (scale, (self->options.height_px - gaps) / sum);
    }
  return scale < G_MAXDOUBLE ? scale : 0;
}

static void
set_scale (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;
  double wanted = self->options.px_per_unit, largest = largest_scale (build);

  /* A picture without any money has room for every scale. */
  self->is_scale_kept = wanted <= largest || largest <= 0;
  if (wanted <= 0 || !self->is_scale_kept)
    self->options.px_per_unit = largest;
  for (guint i = 0; i < build->slots->len; i++)
    slot_at (build, i)->height = slot_at (build, i)->value * self->options.px_per_unit;
}

/* Distances between upper edges that leave the gap and, as far as the height allows, room for the
 * labels beside the bars. */
static void
set_distances (JjSankeyBuild *build, const guint *order, guint n, JjStackItem *items)
{
  double gap = layer_gap (build, order, n), used = 0, more = 0, share;

  for (guint i = 0; i < n; i++)
    {
      const JjSankeySlot *below = slot_at (build, order[i]), *above;

      used += below->height;
      if (i == 0)
        continue;
      above = slot_at (build, order[i - 1]);
      items[i].distance = gap_above (build, order, i, gap);
      used += items[i].distance;
      more += MAX (0, (above->label_height + below->label_height) / 2
                          - (above->height + below->height) / 2 - items[i].distance);
    }
  share = more > 0 ? CLAMP ((build->sankey->options.height_px - used) / more, 0, 1) : 0;
  for (guint i = 1; i < n; i++)
    {
      const JjSankeySlot *below = slot_at (build, order[i]), *above = slot_at (build, order[i - 1]);
      double labels = (above->label_height + below->label_height) / 2
                      - (above->height + below->height) / 2 - items[i].distance;

      items[i].distance += above->height + MAX (0, labels) * share;
    }
}

/* Offsets of the bands on one side of the slots: from the top, in the order of the places at their
 * other ends. The offsets follow from the order alone, so they are set before any position. */
static void
set_offsets (JjSankeyBuild *build, gboolean at_source)
{
  guint n_slots = build->slots->len, n_pieces = build->pieces->len;
  g_autofree guint *start = g_new0 (guint, n_slots + 1);
  g_autofree guint *by_other = g_new (guint, n_pieces + 1);
  g_autofree double *filled = g_new0 (double, n_slots + 1);
  double scale = build->sankey->options.px_per_unit;

  /* Pieces by the place of the other end; those of one place stay in their own order. */
  for (guint i = 0; i < n_pieces; i++)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);

      start[jj_order_get_place (build->order, at_source ? piece->to : piece->from) + 1]++;
    }
  for (guint i = 0; i < n_slots; i++)
    start[i + 1] += start[i];
  for (guint i = 0; i < n_pieces; i++)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);

      by_other[start[jj_order_get_place (build->order, at_source ? piece->to : piece->from)]++] = i;
    }
  for (guint i = 0; i < n_pieces; i++)
    {
      JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, by_other[i]);
      guint slot = at_source ? piece->from : piece->to;

      *(at_source ? &piece->from_offset : &piece->to_offset) = filled[slot];
      filled[slot] += piece->value * scale;
    }
}

static void
stack_layer (JjSankeyBuild *build, guint layer, JjStackItem *items)
{
  guint n;
  const guint *order = jj_order_get_layer (build->order, layer, &n);

  if (n == 0)
    return;
  set_distances (build, order, n, items);
  jj_stack_place (items, n, 0,
                  build->sankey->options.height_px - slot_at (build, order[n - 1])->height);
  for (guint i = 0; i < n; i++)
    slot_at (build, order[i])->y = items[i].position;
}

/* At first each layer is spread evenly over the height. */
static void
spread (JjSankeyBuild *build, JjStackItem *items)
{
  JjSankey *self = build->sankey;

  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      guint n;
      const guint *order = jj_order_get_layer (build->order, layer, &n);
      double free_px = self->options.height_px, y = 0;

      for (guint i = 0; i < n; i++)
        free_px -= slot_at (build, order[i])->height;
      for (guint i = 0; i < n; i++)
        {
          y += MAX (0, free_px) / (n + 1);
          items[i] = (JjStackItem){ .wanted = y, .weight = 1 };
          y += slot_at (build, order[i])->height;
        }
      stack_layer (build, layer, items);
    }
}

/* Sums, for each slot of a layer, where its bands would have it: level with their other ends. The
 * pieces that leave layer l are sorted[start[l]] … sorted[start[l + 1] - 1]. */
typedef struct
{
  const guint *start;
  const guint *sorted;
  double *sum;
  double *weight;
} Pull;

static void
add_pulls (JjSankeyBuild *build, guint layer, Pull *pull)
{
  guint n_slots = build->slots->len;

  memset (pull->sum, 0, n_slots * sizeof (double));
  memset (pull->weight, 0, n_slots * sizeof (double));
  for (guint i = pull->start[layer > 0 ? layer - 1 : 0]; i < pull->start[layer + 1]; i++)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, pull->sorted[i]);
      gboolean is_coming = i < pull->start[layer];
      guint slot = is_coming ? piece->to : piece->from;
      double down = slot_at (build, piece->to)->y + piece->to_offset
                    - slot_at (build, piece->from)->y - piece->from_offset;

      pull->sum[slot] += (slot_at (build, slot)->y + (is_coming ? -down : down)) * piece->value;
      pull->weight[slot] += piece->value;
    }
}

static void
pull_layer (JjSankeyBuild *build, guint layer, JjStackItem *items, const Pull *pull)
{
  guint n;
  const guint *order = jj_order_get_layer (build->order, layer, &n);

  for (guint i = 0; i < n; i++)
    {
      guint slot = order[i];

      if (pull->weight[slot] > 0)
        items[i] = (JjStackItem){ .wanted = pull->sum[slot] / pull->weight[slot],
                                  .weight = pull->weight[slot] };
      else
        items[i] = (JjStackItem){ .wanted = slot_at (build, slot)->y, .weight = 1e-9 };
    }
  stack_layer (build, layer, items);
}

/* See Pull. */
static guint *
pieces_by_layer (JjSankeyBuild *build, guint *start)
{
  guint *sorted = g_new (guint, build->pieces->len + 1);
  guint n_layers = build->sankey->n_layers;

  for (guint i = 0; i < build->pieces->len; i++)
    start[slot_at (build, g_array_index (build->pieces, JjSankeyPiece, i).from)->layer + 1]++;
  for (guint layer = 0; layer < n_layers; layer++)
    start[layer + 1] += start[layer];
  for (guint i = build->pieces->len; i-- > 0;)
    {
      const JjSankeyPiece *piece = &g_array_index (build->pieces, JjSankeyPiece, i);

      sorted[--start[slot_at (build, piece->from)->layer + 1]] = i;
    }
  /* The loop has moved each start one down: start[l + 1] is where layer l begins. */
  memmove (start, start + 1, n_layers * sizeof (guint));
  start[n_layers] = build->pieces->len;
  return sorted;
}

static void
straighten (JjSankeyBuild *build, JjStackItem *items)
{
  guint n_layers = build->sankey->n_layers, n_slots = build->slots->len;
  g_autofree guint *start = g_new0 (guint, n_layers + 2);
  g_autofree guint *sorted = pieces_by_layer (build, start);
  g_autofree double *sum = g_new (double, n_slots + 1);
  g_autofree double *weight = g_new (double, n_slots + 1);
  Pull pull = { start, sorted, sum, weight };

  for (guint walk = 0; walk < 2 * N_WALKS; walk++)
    for (guint k = 0; k < n_layers; k++)
      {
        guint layer = walk % 2 == 0 ? k : n_layers - 1 - k;

        add_pulls (build, layer, &pull);
        pull_layer (build, layer, items, &pull);
      }
}

void
jj_sankey_build_place (JjSankeyBuild *build)
{
  g_autofree JjStackItem *items = g_new0 (JjStackItem, build->slots->len + 1);

  set_scale (build);
  set_offsets (build, TRUE);
  set_offsets (build, FALSE);
  spread (build, items);
  straighten (build, items);
}

/* Largest value first; the rank decides between equals. */
static int
compare_for_label (const void *a, const void *b, gpointer data)
{
  JjSankeyBuild *build = data;
  guint first = *(const guint *)a, second = *(const guint *)b;

  if (slot_at (build, first)->value != slot_at (build, second)->value)
    return slot_at (build, first)->value > slot_at (build, second)->value ? -1 : 1;
  return first < second ? -1 : first > second;
}

/* Chooses whose label has room: the largest, as long as the next one fits. */
static void
choose_labels (JjSankeyBuild *build, const guint *order, guint n)
{
  JjSankey *self = build->sankey;
  g_autofree guint *sorted = g_memdup2 (order, n * sizeof (guint));
  double room = self->options.height_px;

  g_qsort_with_data (sorted, (gint)n, sizeof (guint), compare_for_label, build);
  for (guint i = 0; i < n; i++)
    {
      const JjSankeySlot *slot = slot_at (build, sorted[i]);

      if (slot->label_height <= 0)
        continue;
      if (slot->label_height > room)
        break;
      room -= slot->label_height;
      self->bars[slot->node].has_label = TRUE;
    }
}

void
jj_sankey_build_labels (JjSankeyBuild *build)
{
  JjSankey *self = build->sankey;
  g_autofree JjStackItem *items = g_new0 (JjStackItem, build->slots->len + 1);

  for (guint layer = 0; layer < self->n_layers; layer++)
    {
      guint n, n_labels = 0, next = 0;
      double above = 0;
      const guint *order = jj_order_get_layer (build->order, layer, &n);

      choose_labels (build, order, n);
      for (guint i = 0; i < n; i++)
        {
          const JjSankeySlot *slot = slot_at (build, order[i]);

          if (slot->node == G_MAXUINT || !self->bars[slot->node].has_label)
            continue;
          items[n_labels++]
              = (JjStackItem){ .wanted = slot->y + (slot->height - slot->label_height) / 2,
                               .weight = 1,
                               .distance = above };
          above = slot->label_height;
        }
      jj_stack_place (items, n_labels, 0, self->options.height_px - above);
      for (guint i = 0; i < n; i++)
        {
          const JjSankeySlot *slot = slot_at (build, order[i]);

          if (slot->node != G_MAXUINT && self->bars[slot->node].has_label)
            self->bars[slot->node].label_y = items[next++].position + slot->label_height / 2;
        }
    }
}
