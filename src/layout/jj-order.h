/* jj-order.h: the order of nodes in the layers of a graph, with few crossings */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Nodes are 0 … n-1 and lie in layers; an edge joins neighbouring layers (longer ones go through
 * passing nodes, made by the caller). The number of a node is its rank: the start order, and the
 * order of ties. The cost of an order is the sum of weight * weight over pairs of edges that cross.
 *
 * Method: every node gets a position, at first its rank, and moves to the weighted mean of its
 * neighbours', layer by layer, there and back; the order is that of the positions. Unlike sweeps
 * over places with the best order kept, this is continuous: a small change of the input moves few
 * nodes, on random plans under 1 % of the pairs instead of 10 to 30 %, with no more crossings.
 * Sifting, if asked for, then moves each node to the best place of its layer while that helps.
 * Every loop has a count for a bound: same input, same order.
 *
 * For src/layout only: charts use jj-sankey.h, the canvas jj-graph.h.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JjOrder JjOrder;

/* Layers are 0 to n_layers - 1 for each node. (transfer full) */
JjOrder *
jj_order_new (guint n_nodes, const guint *layers, guint n_layers) G_GNUC_WARN_UNUSED_RESULT;
void jj_order_free (JjOrder *self);

/* Keeps a node at a place among the nodes of its layer that are not passing; a place too large
 * means the lowest; where two want one place the second goes below the first. */
void jj_order_fix (JjOrder *self, guint node, guint place);
/* Lets a node slip between others without shifting their fixed places. */
void jj_order_set_passing (JjOrder *self, guint node);
/* From a node to one in the next layer; weight 1 to 65,535. */
void jj_order_add_edge (JjOrder *self, guint from, guint to, guint weight);

/* Finds an order. A sweep costs about as many steps as there are edges, a sifting nodes * edges. */
void jj_order_run (JjOrder *self, guint n_sweeps, guint n_siftings);

/* After a run: turns a few neighbours round and sifts again, n_kicks times, and keeps what is
 * better. The kicks are drawn at random, but always the same. For small graphs and those with time.
 */
void jj_order_improve (JjOrder *self, guint n_kicks);

/* The nodes of a layer from the top. (transfer none) */
const guint *jj_order_get_layer (const JjOrder *self, guint layer, guint *n_nodes);
guint jj_order_get_place (const JjOrder *self, guint node);

/* Pairs of edges that cross; an edge in jj_order_add_edge's sequence weighs weights[i] (NULL: 1).
 */
double jj_order_get_crossings (const JjOrder *self, const double *weights);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjOrder, jj_order_free)

G_END_DECLS
