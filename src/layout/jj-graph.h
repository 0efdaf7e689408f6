/* jj-graph.h: layered placement of boxes and lines, for the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Boxes of known sizes come into rows from the top down, each below what it depends on, with few
 * crossings; which line of a circle runs upwards is found by trial. Lines run as curves through the
 * spaces between rows and never under a box. Boxes of a lane share a band of rows; lanes lie one
 * below the other by number. Everything in lane 0 is the plain case. is_sideways turns the picture:
 * rows become columns from left to right.
 *
 * A pinned box stays exactly where it is; the others are laid out around it and the picture is
 * moved to meet the pinned ones as well as it can. What always holds: no two boxes overlap (unless
 * pinned so), labels overlap neither boxes nor each other, same input same picture, and the order
 * of the arrays does not matter when sort keys are distinct. Immutable; may be read from any
 * thread.
 *
 * Lengths in px; positions are upper left corners; without pins the picture starts at (0,0).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JjGraph JjGraph;

typedef struct
{
  double width, height;
  guint lane; /* 0 = topmost */
  gint64 sort_key;
  gboolean is_pinned;
  double x, y; /* of a pinned box */
} JjGraphNode;

typedef struct
{
  guint from, to; /* indexes of nodes; to itself is drawn as a loop of no points */
  gint64 sort_key;
  double label_width, label_height; /* 0 = no label */
} JjGraphEdge;

typedef struct
{
  double node_gap; /* between boxes of a row */
  double row_gap;  /* between rows; rows grow apart where labels need it */
  gboolean is_sideways;
  guint n_sweeps;   /* smoothing of the order, there and back */
  guint n_siftings; /* rounds that move single boxes to their best places; see n_kicks */
  guint n_kicks;    /* trials to do better after that; large graphs get fewer */
} JjGraphOptions;

typedef struct
{
  double x, y, width, height;
  guint row;
} JjGraphBox;

/* A line: points[0], then three points for each piece (two controls and an end), all cubics. */
typedef struct
{
  const double *points; /* x, y, x, y … */
  guint n_points;       /* 0 for an edge to itself, else 1 + 3 * pieces */
  gboolean has_label;   /* FALSE: none asked, or no room */
  double label_x, label_y;
} JjGraphRoute;

/* Gaps of 24 and 48 px, 32 sweeps, 4 siftings, 1,000 kicks: 50 boxes take some 30 ms, 200 some
 * 80 ms, 1,000 some 60 ms, 5,000 some 180 ms, and half a second with 10,000 lines. The first two
 * alone take a tenth of it. */
void jj_graph_options_init (JjGraphOptions *options);

/* (transfer full) */
JjGraph *jj_graph_new (const JjGraphNode *nodes,
                       guint n_nodes,
                       const JjGraphEdge *edges,
                       guint n_edges,
                       const JjGraphOptions *options) G_GNUC_WARN_UNUSED_RESULT;
JjGraph *jj_graph_ref (JjGraph *self);
void jj_graph_unref (JjGraph *self);

const JjGraphBox *jj_graph_get_box (const JjGraph *self, guint node);
const JjGraphRoute *jj_graph_get_route (const JjGraph *self, guint edge);
/* The smallest rectangle around all boxes, lines and labels. */
void jj_graph_get_extents (const JjGraph *self, JjGraphBox *extents);
/* Where a lane starts and ends, y downwards (x when sideways); FALSE when nothing is in it. */
gboolean jj_graph_get_lane (const JjGraph *self, guint lane, double *start, double *end);

/* Pairs of lines that cross between two rows. */
guint64 jj_graph_get_crossings (const JjGraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjGraph, jj_graph_unref)

G_END_DECLS
