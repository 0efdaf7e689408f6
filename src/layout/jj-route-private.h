/* jj-route-private.h: what the parts of the router share */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-route.h"

#include <math.h>

G_BEGIN_DECLS

#define JJ_ROUTE_CLEARANCE 16.0 /* how far lines keep from boxes where there is room */
#define JJ_ROUTE_REACH 112.0    /* how far around the two boxes a way is looked for */
#define JJ_ROUTE_EPSILON 0.25   /* nearer than this is the same */

typedef enum
{
  JJ_SIDE_TOP,
  JJ_SIDE_RIGHT,
  JJ_SIDE_BOTTOM,
  JJ_SIDE_LEFT,
  JJ_N_SIDES
} JjSide;

typedef struct
{
  JjRouteBox box;
  double gap[JJ_N_SIDES]; /* distance of the line that runs along each side */
} JjRouteObstacle;

typedef struct
{
  GArray *obstacles; /* JjRouteObstacle: all boxes */
  JjSpatial *index;  /* the same numbers */
} JjRouteField;

/* How a bundle runs: its lines leave and reach boxes by the sides that look this way. */
typedef enum
{
  JJ_AXIS_ANY,
  JJ_AXIS_UPRIGHT,
  JJ_AXIS_LEVEL,
} JjAxis;

/* A way as found, before lines are laid side by side. */
typedef struct
{
  gint64 key;
  JjRouteLine line;
  JjRect from, to, window;
  JjAxis axis;
  JjSide from_side, to_side;
  GArray *points; /* JjRoutePoint */
  gboolean is_blind;
} JjRouteWay;

static inline gboolean
jj_route_is_upright (JjSide side)
{
  return side == JJ_SIDE_TOP || side == JJ_SIDE_BOTTOM;
}

/* Whether two ways may lie over each other. */
static inline gboolean
jj_route_is_shared (const JjRouteWay *a, const JjRouteWay *b)
{
  return a == b || (a->line.bundle != 0 && a->line.bundle == b->line.bundle);
}

static inline double
jj_route_distance (JjRoutePoint a, JjRoutePoint b)
{
  return fabs (a.x - b.x) + fabs (a.y - b.y);
}

/* The nearest point of a side to aim at the other box. */
JjRoutePoint jj_route_port (const JjRect *box, JjSide side, const JjRect *other);
JjRect jj_route_window (const JjRect *from, const JjRect *to);
/* Decides the axis of each way by where all of its bundle goes. */
void jj_route_find_axes (GPtrArray *ways);
/* Fills points, sides and is_blind of a way whose ends are set. */
void jj_route_search (const JjRouteField *field, JjRouteWay *way);
/* Spreads ends along sides and lays lines in the same gap side by side: final points of each way,
 * (transfer full) (element-type GArray of JjRoutePoint). */
GPtrArray *jj_route_spread (const JjRouteField *field, GPtrArray *ways);
/* Lays pieces that run on one line side by side, with few crossings; the middles of lines alone. */
void jj_route_lay_tracks (const JjRouteField *field, GPtrArray *ways, GPtrArray *lines);
/* Whether a polyline meets a box that it should not: others, or its own except at its ends. */
gboolean jj_route_is_clear (const JjRouteField *field, const JjRouteWay *way, const GArray *points);
/* Drops points that lie on the line of their neighbours. */
void jj_route_simplify (GArray *points);

G_END_DECLS
