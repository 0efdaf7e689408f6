/* jj-graph-private.h: what the parts of the canvas layout share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-graph.h"
#include "jj-order.h"

G_BEGIN_DECLS

struct _JjGraph
{
  gatomicrefcount ref_count;
  guint n_nodes;
  guint n_edges;
  guint n_lanes;
  guint64 crossings;
  JjGraphBox *boxes;
  JjGraphRoute *routes;
  GArray *points; /* of double; the routes point into it */
  JjGraphBox extents;
  double *lane_start; /* n_lanes; start > end: nothing in it */
  double *lane_end;
};

/* A place in a row: a box, or a line that passes. Its number is its rank, see jj-order.h. */
typedef struct
{
  guint row;
  guint node; /* G_MAXUINT: a line passing */
  double width, height;
  double x; /* left edge */
} JjGraphSlot;

/* A piece of a line between neighbouring rows, from the upper to the lower. */
typedef struct
{
  guint edge;
  guint upper, lower;            /* slots */
  double upper_port, lower_port; /* x, right of the left edges of the slots */
} JjGraphPiece;

typedef struct
{
  double top, height; /* of the boxes; below it the gap */
  double gap;
  guint n_label_rows;
} JjGraphRow;

/* The graph while it is laid out, always from the top down: sideways is turned at the ends. */
typedef struct
{
  JjGraph *graph;
  const JjGraphNode *nodes;
  const JjGraphEdge *edges;
  JjGraphOptions options;
  guint *sorted_nodes; /* node of a rank */
  guint *rank;         /* of a node */
  guint *sorted_edges; /* edges in the order of their ends' ranks and sort keys */
  guint *row;          /* of each node */
  gboolean *is_turned; /* edges that run upwards */
  guint *first_piece;  /* of an edge; its pieces follow each other downwards */
  guint *n_pieces;
  guint n_rows;
  GArray *slots;  /* of JjGraphSlot; first the nodes by rank */
  GArray *pieces; /* of JjGraphPiece */
  JjGraphRow *rows;
  JjOrder *order;
} JjGraphBuild;

/* The ranks of all nodes with each above what hangs on it in its lane, as far as circles allow.
 * (transfer full) */
guint *jj_graph_build_sequence (const JjGraphBuild *build);
/* Turns the edges that run against the lanes or the sequence, so that all run downwards; returns
 * how many within lanes. */
guint jj_graph_build_turn (JjGraphBuild *build, const guint *sequence);
/* Rows of all nodes, once the edges are turned by the sequence. */
void jj_graph_build_rows (JjGraphBuild *build, const guint *sequence);
/* Slots and pieces of the rows, and their order, found with so many kicks or fewer. */
void jj_graph_build_order (JjGraphBuild *build, guint n_kicks);
/* How many of the trials the steps are enough for, each trial taking slots * pieces. */
guint jj_graph_build_afford (const JjGraphBuild *build, guint n_trials, double n_steps);
/* All of the above: of the sequences tried, the one with the fewest crossings. */
void jj_graph_build_search (JjGraphBuild *build);
/* x of all slots, ports; needs the order. */
void jj_graph_build_place (JjGraphBuild *build);
/* Tops of the rows, boxes, pins, routes, labels. */
void jj_graph_build_routes (JjGraphBuild *build);

G_END_DECLS
