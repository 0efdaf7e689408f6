/* jj-route.h: lines around boxes that stand where the planner put them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-spatial.h"

G_BEGIN_DECLS

/* Upright and level pieces from a side of one box to a side of another, around all boxes between
 * them, with few bends; several lines in one gap lie side by side, several on one side of a box
 * are spread along it. What always holds: a line meets the boxes that it joins only at its two
 * ends; where there is a way around the other boxes it takes one; same input, same picture.
 *
 * A way is looked for in the surroundings of the two boxes, by a bounded number of steps. Where
 * none is found, the line is `blind`: it runs straight on, under the boxes in its way.
 *
 * Immutable; may be read from any thread. Decided against: costs for crossing other lines, because
 * then each edit may change all of the picture. */
typedef struct _JjRoutes JjRoutes;

typedef struct
{
  JjRect rect;
  gboolean is_open; /* a frame: lines may run over it */
} JjRouteBox;

/* Lines of one bundle share a box, all their `from`, or all their `to` where they run inwards. They
 * leave it at one place and lie over each other as far as they go the same way: one trunk. */
typedef struct
{
  guint from, to; /* boxes */
  gint64 key;     /* orders lines that lie side by side; unique */
  gint64 bundle;  /* 0: none */
  gboolean is_inwards;
  double width; /* as drawn: thick lines lie farther apart */
} JjRouteLine;

typedef struct
{
  double x, y;
} JjRoutePoint;

typedef struct
{
  const JjRoutePoint *points;
  guint n_points; /* 0 where one box covers the other */
  gboolean is_blind;
} JjRoute;

/* before (nullable): routes of an earlier state of the picture, by line key; what cannot have
 * changed is taken over. The result is the same as without. (transfer full) */
JjRoutes *jj_routes_new (const JjRouteBox *boxes,
                         guint n_boxes,
                         const JjRouteLine *lines,
                         guint n_lines,
                         const JjRoutes *before);
JjRoutes *jj_routes_ref (JjRoutes *self);
void jj_routes_unref (JjRoutes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjRoutes, jj_routes_unref)

JjRoute jj_routes_get (const JjRoutes *self, guint line);
/* How many of the lines are blind, and how many were looked for anew. */
guint jj_routes_get_n_blind (const JjRoutes *self);
guint jj_routes_get_n_searched (const JjRoutes *self);

/* The plain connection of two boxes with at most two bends, for what is being dragged: up to four
 * points into `points`; returns how many. */
guint jj_route_plain (const JjRect *from, const JjRect *to, JjRoutePoint points[4]);

G_END_DECLS
