/* jj-route-shape.c: where lines leave boxes, and their plainest and simplest ways */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>

/* Sides longer than this are met where it suits the other box, shorter ones in the middle. */
#define LONG_SIDE 240.0
#define CORNER 24.0
/* Room between boxes in which lines can run along. */
#define LEAST_GAP 24.0

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

/* What is between two boxes, less than nothing where they stand above or beside each other. */
static double
gap_between (const JjRect *a, const JjRect *b, gboolean is_upright)
{
  return is_upright ? MAX (b->y - a->y - a->height, a->y - b->y - b->height)
                    : MAX (b->x - a->x - a->width, a->x - b->x - b->width);
}

typedef struct
{
  guint n[2]; /* lines with room between their boxes, upright and level */
  double least[2], most[2];
} Votes;

static JjAxis
elect (const Votes *votes)
{
  if (votes->n[0] == 0 && votes->n[1] == 0)
    return JJ_AXIS_ANY;
  if (votes->n[0] != votes->n[1])
    return votes->n[0] > votes->n[1] ? JJ_AXIS_UPRIGHT : JJ_AXIS_LEVEL;
  return votes->most[0] - votes->least[0] <= votes->most[1] - votes->least[1] ? JJ_AXIS_UPRIGHT
                                                                              : JJ_AXIS_LEVEL;
}

static void
vote (Votes *votes, const JjRouteWay *way)
{
  gboolean is_first = votes->n[0] + votes->n[1] == 0;

  for (guint i = 0; i < 2; i++)
    {
      double gap = gap_between (&way->from, &way->to, i == 0);

      votes->n[i] += gap >= LEAST_GAP;
      votes->least[i] = is_first ? gap : MIN (votes->least[i], gap);
      votes->most[i] = is_first ? gap : MAX (votes->most[i], gap);
    }
}

/* Boxes in rows are joined from below to above, boxes in columns from the right to the left. */
void
jj_route_find_axes (GPtrArray *ways)
{
  g_autoptr (GHashTable) bundles
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);

  for (guint i = 0; i < ways->len; i++)
    {
      JjRouteWay *way = g_ptr_array_index (ways, i);
      Votes *votes = g_hash_table_lookup (bundles, &way->line.bundle);

      if (way->line.bundle == 0)
        continue;
      if (!votes)
        {
          votes = g_new0 (Votes, 1);
          g_hash_table_insert (bundles, &way->line.bundle, votes);
        }
      vote (votes, way);
    }
  for (guint i = 0; i < ways->len; i++)
    {
      JjRouteWay *way = g_ptr_array_index (ways, i);
      JjAxis axis = way->line.bundle ? elect (g_hash_table_lookup (bundles, &way->line.bundle))
                                     : JJ_AXIS_ANY;

      /* Boxes straight above each other need no such rule, and around boxes between them it would
       * lead in a loop. */
      way->axis
          = axis != JJ_AXIS_ANY && gap_between (&way->from, &way->to, axis != JJ_AXIS_UPRIGHT) >= 0
                    && gap_between (&way->from, &way->to, axis == JJ_AXIS_UPRIGHT) >= LEAST_GAP
                ? axis
                : JJ_AXIS_ANY;
    }
}

/* Level or upright with one step in the middle, from the sides that face each other. */
guint
jj_route_plain (const JjRect *from, const JjRect *to, JjRoutePoint points[4])
{
  double across = gap_between (from, to, FALSE), along = gap_between (from, to, TRUE);
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
