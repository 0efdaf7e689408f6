/* jj-route-shape.c: where lines leave boxes, and their plainest and simplest ways */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>

/* Sides longer than this are met where it suits the other box, shorter ones in the middle. */
#define LONG_SIDE 240.0
#define CORNER 24.0

static double
clamp_port (double middle, double start, double length)
{
  return length <= LONG_SIDE ? start + length / 2
                             : CLAMP (middle, start + CORNER, start + length - CORNER);
}

JjRoutePoint
jj_route_port (const JjRect *box, JjSide side, const JjRect *other)
{
  double x = clamp_port (other->x + other->width / 2, box->x, box->width);
  double y = clamp_port (other->y + other->height / 2, box->y, box->height);

  switch (side)
    {
    case JJ_SIDE_TOP:
      return (JjRoutePoint){ x, box->y };
    case JJ_SIDE_BOTTOM:
      return (JjRoutePoint){ x, box->y + box->height };
    case JJ_SIDE_LEFT:
      return (JjRoutePoint){ box->x, y };
    default:
      return (JjRoutePoint){ box->x + box->width, y };
    }
}

JjRect
jj_route_window (const JjRect *from, const JjRect *to)
{
  JjRect both = jj_rect_union (from, to);

  return jj_rect_grown (&both, JJ_ROUTE_REACH);
}

void
jj_route_simplify (GArray *points)
{
  JjRoutePoint *p = (JjRoutePoint *)(gpointer)points->data;
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      if (n > 0 && jj_route_distance (p[n - 1], p[i]) < JJ_ROUTE_EPSILON)
        continue;
      if (n > 1
          && ((fabs (p[n - 2].x - p[n - 1].x) < JJ_ROUTE_EPSILON
               && fabs (p[n - 1].x - p[i].x) < JJ_ROUTE_EPSILON)
              || (fabs (p[n - 2].y - p[n - 1].y) < JJ_ROUTE_EPSILON
                  && fabs (p[n - 1].y - p[i].y) < JJ_ROUTE_EPSILON)))
        n--;
      p[n++] = p[i];
    }
  g_array_set_size (points, n);
}

/* Level or upright with one step in the middle, from the sides that face each other. */
guint
jj_route_plain (const JjRect *from, const JjRect *to, JjRoutePoint points[4])
{
  double across = MAX (to->x - from->x - from->width, from->x - to->x - to->width);
  double along = MAX (to->y - from->y - from->height, from->y - to->y - to->height);
  JjSide side;

  if (across < 0 && along < 0)
    return 0;
  if (along >= across)
    side = to->y > from->y ? JJ_SIDE_BOTTOM : JJ_SIDE_TOP;
  else
    side = to->x > from->x ? JJ_SIDE_RIGHT : JJ_SIDE_LEFT;
  points[0] = jj_route_port (from, side, to);
  points[3] = jj_route_port (to, (side + 2) % JJ_N_SIDES, from);
  points[1] = points[0];
  points[2] = points[3];
  if (along >= across)
    points[1].y = points[2].y = (points[0].y + points[3].y) / 2;
  else
    points[1].x = points[2].x = (points[0].x + points[3].x) / 2;
  if (jj_route_distance (points[0], points[1]) + jj_route_distance (points[2], points[3])
      >= jj_route_distance (points[0], points[3]) - JJ_ROUTE_EPSILON)
    {
      points[1] = points[3];
      return 2;
    }
  return 4;
}
