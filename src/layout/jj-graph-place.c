/* jj-graph-place.c: where in their rows boxes and passing lines stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-graph-private.h"
#include "jj-stack.h"

/* Walks to and fro that straighten the lines. */
#define N_WALKS 12
/* Beyond any picture; the rows have no border. */
#define FAR 1e9
/* How much a piece of line wants to be straight: long lines more than short ones, as in dot. */
#define WEIGHT_BOXES 1.0
#define WEIGHT_MIXED 2.0
#define WEIGHT_PASSING 8.0

static JjGraphSlot *
slot_at (const JjGraphBuild *build, guint number)
{
  return &g_array_index (build->slots, JjGraphSlot, number);
}

static JjGraphPiece *
piece_at (const JjGraphBuild *build, guint number)
{
  return &g_array_index (build->pieces, JjGraphPiece, number);
}

static double
piece_weight (const JjGraphBuild *build, const JjGraphPiece *piece)
{
  guint n_passing = (slot_at (build, piece->upper)->node == G_MAXUINT)
                    + (slot_at (build, piece->lower)->node == G_MAXUINT);

  return n_passing == 0 ? WEIGHT_BOXES : n_passing == 1 ? WEIGHT_MIXED : WEIGHT_PASSING;
}

/* Shares out the edge of each slot among its lines on one side, in the order of their other ends.
 */
static void
set_ports (JjGraphBuild *build, gboolean at_upper)
{
  guint n_slots = build->slots->len, n_pieces = build->pieces->len;
  g_autofree guint *start = g_new0 (guint, n_slots + 2);
  g_autofree guint *sorted = g_new (guint, n_pieces + 1);
  g_autofree guint *count = g_new0 (guint, n_slots + 1);
  g_autofree guint *next = g_new0 (guint, n_slots + 1);

  for (guint i = 0; i < n_pieces; i++)
    {
      const JjGraphPiece *piece = piece_at (build, i);

      count[at_upper ? piece->upper : piece->lower]++;
      start[jj_order_get_place (build->order, at_upper ? piece->lower : piece->upper) + 1]++;
    }
  for (guint i = 0; i < n_slots; i++)
    start[i + 1] += start[i];
  for (guint i = 0; i < n_pieces; i++)
    {
      const JjGraphPiece *piece = piece_at (build, i);

      sorted[start[jj_order_get_place (build->order, at_upper ? piece->lower : piece->upper)]++]
          = i;
    }
  for (guint i = 0; i < n_pieces; i++)
    {
      JjGraphPiece *piece = piece_at (build, sorted[i]);
      guint slot = at_upper ? piece->upper : piece->lower;
      double share = (double)++next[slot] / (count[slot] + 1);

      *(at_upper ? &piece->upper_port : &piece->lower_port) = slot_at (build, slot)->width * share;
    }
}

/* Boxes keep the gap; lines that pass keep half of it from boxes and a quarter from each other. */
static double
gap_between (const JjGraphBuild *build, const JjGraphSlot *a, const JjGraphSlot *b)
{
  guint n_passing = (a->node == G_MAXUINT) + (b->node == G_MAXUINT);

  return build->options.node_gap / (n_passing == 0 ? 1 : n_passing == 1 ? 2 : 4);
}

static void
stack_row (JjGraphBuild *build, guint row, JjStackItem *items)
{
  guint n;
  const guint *order = jj_order_get_layer (build->order, row, &n);

  for (guint i = 1; i < n; i++)
    {
      const JjGraphSlot *before = slot_at (build, order[i - 1]);

      items[i].distance = before->width + gap_between (build, before, slot_at (build, order[i]));
    }
  jj_stack_place (items, n, -FAR, FAR);
  for (guint i = 0; i < n; i++)
    slot_at (build, order[i])->x = items[i].position;
}

/* The lines of each slot: pieces[start[s]] … with the slot at either end. */
static guint *
collect_pieces (const JjGraphBuild *build, guint *start)
{
  guint *pieces = g_new (guint, 2 * build->pieces->len + 1);

  for (guint i = 0; i < build->pieces->len; i++)
    {
      start[piece_at (build, i)->upper + 2]++;
      start[piece_at (build, i)->lower + 2]++;
    }
  for (guint i = 1; i <= build->slots->len; i++)
    start[i + 1] += start[i];
  for (guint i = 0; i < build->pieces->len; i++)
    {
      pieces[start[piece_at (build, i)->upper + 1]++] = i;
      pieces[start[piece_at (build, i)->lower + 1]++] = i;
    }
  return pieces;
}

/* Where the lines of a slot would have it, and how strongly. */
static JjStackItem
pulled (const JjGraphBuild *build, guint number, const guint *pieces, guint n_pieces)
{
  double sum = 0, weight = 0;

  for (guint k = 0; k < n_pieces; k++)
    {
      const JjGraphPiece *piece = piece_at (build, pieces[k]);
      gboolean is_upper = piece->upper == number;
      double here = is_upper ? piece->upper_port : piece->lower_port;
      double there = is_upper ? slot_at (build, piece->lower)->x + piece->lower_port
                              : slot_at (build, piece->upper)->x + piece->upper_port;

      sum += (there - here) * piece_weight (build, piece);
      weight += piece_weight (build, piece);
    }
  if (weight > 0)
    return (JjStackItem){ .wanted = sum / weight, .weight = weight };
  return (JjStackItem){ .wanted = slot_at (build, number)->x, .weight = 1e-6 };
}

/* At first every row stands close together, centred on 0. */
static void
centre_rows (JjGraphBuild *build, JjStackItem *items)
{
  for (guint row = 0; row < build->n_rows; row++)
    {
      guint n;
      const guint *order = jj_order_get_layer (build->order, row, &n);
      double width = 0;

      for (guint i = 0; i < n; i++)
        items[i] = (JjStackItem){ .wanted = 0, .weight = 1 };
      stack_row (build, row, items);
      if (n > 0)
        width = slot_at (build, order[n - 1])->x + slot_at (build, order[n - 1])->width
                - slot_at (build, order[0])->x;
      for (guint i = 0, first = n > 0 ? order[0] : 0; i < n; i++)
        if (order[i] != first)
          slot_at (build, order[i])->x += -width / 2 - slot_at (build, first)->x;
      if (n > 0)
        slot_at (build, order[0])->x = -width / 2;
    }
}

void
jj_graph_build_place (JjGraphBuild *build)
{
  g_autofree JjStackItem *items = g_new0 (JjStackItem, build->slots->len + 1);
  g_autofree guint *start = g_new0 (guint, build->slots->len + 3);
  g_autofree guint *pieces = collect_pieces (build, start);
  double least = FAR;

  set_ports (build, TRUE);
  set_ports (build, FALSE);
  centre_rows (build, items);
  for (guint walk = 0; walk < 2 * N_WALKS; walk++)
    for (guint k = 0; k < build->n_rows; k++)
      {
        guint n, row = walk % 2 == 0 ? k : build->n_rows - 1 - k;
        const guint *order = jj_order_get_layer (build->order, row, &n);

        for (guint i = 0; i < n; i++)
          items[i] = pulled (build, order[i], pieces + start[order[i]],
                             start[order[i] + 1] - start[order[i]]);
        stack_row (build, row, items);
      }
  for (guint i = 0; i < build->slots->len; i++)
    least = MIN (least, slot_at (build, i)->x);
  for (guint i = 0; i < build->slots->len; i++)
    slot_at (build, i)->x -= least;
}
