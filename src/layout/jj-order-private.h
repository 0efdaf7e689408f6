/* jj-order-private.h: what the parts of the ordering share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-order.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_ORDER_UP,   /* towards layer 0 */
  JJ_ORDER_DOWN, /* towards the last layer */
} JjOrderSide;

typedef struct
{
  guint from;
  guint to;
  guint weight;
} JjOrderEdge;

typedef struct
{
  guint node;
  guint weight;
} JjOrderEnd;

/* The neighbours of all nodes on one side: those of node n are ends[start[n]] … ends[start[n+1]-1].
 */
typedef struct
{
  guint *start;
  JjOrderEnd *ends;
} JjOrderSideEnds;

struct _JjOrder
{
  guint n_nodes;
  guint n_layers;
  guint *layer_of;
  guint *place;       /* of each node in its layer */
  guint *layer_start; /* n_layers + 1 indexes into order */
  guint *order;       /* node numbers, layer after layer, from the top */
  gboolean *is_fixed;
  gboolean *is_passing;
  guint *wanted; /* place of a fixed node */
  GArray *edges; /* of JjOrderEdge */
  JjOrderSideEnds sides[2];
  guint *cursor; /* scratch, one a node */
};

/* The number of nodes in a layer. */
static inline guint
jj_order_size (const JjOrder *self, guint layer)
{
  return self->layer_start[layer + 1] - self->layer_start[layer];
}

/* Whether two neighbours in a layer may change places. */
static inline gboolean
jj_order_may_swap (const JjOrder *self, guint a, guint b)
{
  return self->is_passing[a] || self->is_passing[b] || (!self->is_fixed[a] && !self->is_fixed[b]);
}

/* Brings the neighbours on one side of all nodes of a layer into the order of their places. */
void jj_order_sort_ends (JjOrder *self, guint layer, JjOrderSide side);
/* Moves each node to the best place in its layer, at most n_rounds times over all layers. */
void jj_order_sift (JjOrder *self, guint n_rounds);

G_END_DECLS
