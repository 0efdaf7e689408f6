/* jj-route-spread.c: lines side by side instead of over each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>

/* Distance of ends on one side of a box, where there is room. */
#define PORT 14.0
#define CORNER 14.0
#define EPSILON 0.25

/* One end of a line on a side of a box. */
typedef struct
{
  guint way;
  gboolean is_to;
  guint box;
  JjSide side;
  double base; /* where it is now */
  double aim;  /* where its bundle turns to: orders the ends along the side */
  const JjRouteWay *of;
} End;

/* What the end of a straight line asks for: the more crowded one has its way. */
typedef struct
{
  double by;
  guint n;
} Shift;

static JjRoutePoint *
points_of (GPtrArray *lines, guint i)
{
  return (JjRoutePoint *)(gpointer)((GArray *)g_ptr_array_index (lines, i))->data;
}

static guint
count_of (GPtrArray *lines, guint i)
{
  return ((GArray *)g_ptr_array_index (lines, i))->len;
}

static int
compare_numbers (double a, double b)
{
  return fabs (a - b) <= EPSILON ? 0 : a < b ? -1 : 1;
}

/* Ends at one place side by side, those of a bundle together. */
static int
compare_places (const End *a, const End *b)
{
  if (a->box != b->box)
    return a->box < b->box ? -1 : 1;
  if (a->side != b->side)
    return a->side < b->side ? -1 : 1;
  return compare_numbers (a->base, b->base);
}

static int
compare_lines (const End *a, const End *b)
{
  if (a->of->line.bundle != b->of->line.bundle)
    return a->of->line.bundle < b->of->line.bundle ? -1 : 1;
  if (a->of->key != b->of->key)
    return a->of->key < b->of->key ? -1 : 1;
  return a->is_to - b->is_to;
}

static int
compare_by_bundle (gconstpointer a, gconstpointer b)
{
  int order = compare_places (a, b);

  return order ? order : compare_lines (a, b);
}

static int
compare_by_aim (gconstpointer a, gconstpointer b)
{
  const End *left = a, *right = b;
  int order = compare_places (left, right);

  if (order == 0)
    order = compare_numbers (left->aim, right->aim);
  return order ? order : compare_lines (left, right);
}

/* Where a line goes after its first bend, along the side: at its next bend but one if it turns. */
static double
aim_of (const JjRoutePoint *points, guint n, gboolean is_to, JjSide side)
{
  guint next = MIN (2, n - 1);
  JjRoutePoint aim = points[is_to ? n - 1 - next : next];

  return jj_route_is_upright (side) ? aim.x : aim.y;
}

/* Gives all ends of a bundle at one place one aim: the mean. */
static void
join_aims (GArray *ends)
{
  End *all = (End *)(gpointer)ends->data;

  g_array_sort (ends, compare_by_bundle);
  for (guint first = 0, last; first < ends->len; first = last)
    {
      double sum = 0;

      for (last = first; last < ends->len && compare_places (&all[first], &all[last]) == 0
                         && jj_route_is_shared (all[first].of, all[last].of);
           last++)
        sum += all[last].aim;
      for (guint i = first; i < last; i++)
        all[i].aim = sum / (last - first);
    }
}

static GArray *
collect_ends (GPtrArray *ways, GPtrArray *lines)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < ways->len; i++)
    {
      const JjRouteWay *way = g_ptr_array_index (ways, i);
      const JjRoutePoint *points = points_of (lines, i);
      guint n = count_of (lines, i);

      for (guint is_to = 0; is_to < 2 && n >= 2 && !way->is_blind; is_to++)
        {
          JjSide side = is_to ? way->to_side : way->from_side;
          JjRoutePoint at = points[is_to ? n - 1 : 0];
          End end = { i,
                      is_to,
                      is_to ? way->line.to : way->line.from,
                      side,
                      jj_route_is_upright (side) ? at.x : at.y,
                      aim_of (points, n, is_to, side),
                      way };

          g_array_append_val (ends, end);
        }
    }
  join_aims (ends);
  g_array_sort (ends, compare_by_aim);
  return ends;
}

static void
move_point (JjRoutePoint *point, JjSide side, double by)
{
  *(jj_route_is_upright (side) ? &point->x : &point->y) += by;
}

/* Moves one end along its side, with the piece that leads to it; a straight line waits until both
 * its ends are known. */
static void
move_end (GPtrArray *lines, const End *end, Shift shift, Shift *straight)
{
  JjRoutePoint *points = points_of (lines, end->way);
  guint n = count_of (lines, end->way);

  if (n < 3)
    {
      if (shift.n > straight[end->way].n)
        straight[end->way] = shift;
      return;
    }
  move_point (&points[end->is_to ? n - 1 : 0], end->side, shift.by);
  move_point (&points[end->is_to ? n - 2 : 1], end->side, shift.by);
}

/* A straight line moves as a whole, as far as both its boxes reach. */
static void
move_straight (const JjRouteWay *way, JjRoutePoint *points, double by)
{
  gboolean is_upright = jj_route_is_upright (way->from_side);
  double at = (is_upright ? points->x : points->y) + by;
  double start = is_upright ? MAX (way->from.x, way->to.x) : MAX (way->from.y, way->to.y);
  double end = is_upright ? MIN (way->from.x + way->from.width, way->to.x + way->to.width)
                          : MIN (way->from.y + way->from.height, way->to.y + way->to.height);

  if (at < start + CORNER / 2 || at > end - CORNER / 2)
    return;
  move_point (&points[0], way->from_side, by);
  move_point (&points[1], way->from_side, by);
}

/* One place on a side: `n` ends of `n_slots` bundles are spread around it. */
static void
spread_place (const JjRect *rect, GPtrArray *lines, const End *ends, guint n, Shift *straight)
{
  double length = (jj_route_is_upright (ends->side) ? rect->width : rect->height) - 2 * CORNER;
  double widest = 0, step;
  guint n_slots = 1, slot = 0;

  for (guint i = 0; i < n; i++)
    {
      n_slots += i > 0 && !jj_route_is_shared (ends[i - 1].of, ends[i].of);
      widest = MAX (widest, ends[i].of->line.width);
    }
  step = MIN (MAX (PORT, widest + 4), MAX (0, length) / MAX (1, n_slots - 1));
  for (guint i = 0; i < n; i++)
    {
      slot += i > 0 && !jj_route_is_shared (ends[i - 1].of, ends[i].of);
      move_end (lines, &ends[i], (Shift){ (slot - (n_slots - 1) / 2.0) * step, n_slots }, straight);
    }
}

static void
spread_ends (const JjRouteField *field, GPtrArray *ways, GPtrArray *lines)
{
  g_autoptr (GArray) ends = collect_ends (ways, lines);
  g_autofree Shift *straight = g_new0 (Shift, ways->len + 1);
  const End *all = (const End *)(gconstpointer)ends->data;

  for (guint first = 0, last; first < ends->len; first = last)
    {
      const JjRect *rect
          = &g_array_index (field->obstacles, JjRouteObstacle, all[first].box).box.rect;

      last = first + 1;
      while (last < ends->len && compare_places (&all[first], &all[last]) == 0)
        last++;
      spread_place (rect, lines, &all[first], last - first, straight);
    }
  for (guint i = 0; i < ways->len; i++)
    if (straight[i].n > 0)
      move_straight (g_ptr_array_index (ways, i), points_of (lines, i), straight[i].by);
}

static gboolean
piece_enters (const JjRoutePoint *a, const JjRoutePoint *b, const JjRect *rect)
{
  return MIN (a->x, b->x) < rect->x + rect->width - EPSILON && MAX (a->x, b->x) > rect->x + EPSILON
         && MIN (a->y, b->y) < rect->y + rect->height - EPSILON
         && MAX (a->y, b->y) > rect->y + EPSILON;
}

/* Whether a bend lies on the edge of one of the line's own boxes. */
static gboolean
bend_touches (const GArray *points, const JjRect *rect)
{
  JjRect grown = jj_rect_grown (rect, 1);

  for (guint i = 1; i + 1 < points->len; i++)
    if (jj_rect_holds (&grown, g_array_index (points, JjRoutePoint, i).x,
                       g_array_index (points, JjRoutePoint, i).y))
      return TRUE;
  return FALSE;
}

gboolean
jj_route_is_clear (const JjRouteField *field, const JjRouteWay *way, const GArray *points)
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect bounds = { 0, 0, -1, -1 };

  for (guint i = 0; i < points->len; i++)
    {
      JjRoutePoint p = g_array_index (points, JjRoutePoint, i);

      bounds = jj_rect_union (&bounds, &(JjRect){ p.x, p.y, 0, 0 });
    }
  if (bend_touches (points, &way->from) || bend_touches (points, &way->to))
    return FALSE;
  jj_spatial_query (field->index, &bounds, near);
  for (guint i = 0; i < near->len; i++)
    {
      guint number = g_array_index (near, guint, i);
      const JjRouteBox *box = &g_array_index (field->obstacles, JjRouteObstacle, number).box;

      if (box->is_open && number != way->line.from && number != way->line.to)
        continue;
      for (guint k = 0; k + 1 < points->len; k++)
        if (piece_enters (&g_array_index (points, JjRoutePoint, k),
                          &g_array_index (points, JjRoutePoint, k + 1), &box->rect))
          return FALSE;
    }
  return TRUE;
}

static GArray *
copy_points (const GArray *points)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (JjRoutePoint));

  return g_array_append_vals (copy, points->data, points->len);
}

GPtrArray *
jj_route_spread (const JjRouteField *field, GPtrArray *ways)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < ways->len; i++)
    g_ptr_array_add (lines, copy_points (((JjRouteWay *)g_ptr_array_index (ways, i))->points));
  jj_route_lay_tracks (field, ways, lines);
  spread_ends (field, ways, lines);
  for (guint i = 0; i < ways->len; i++)
    {
      const JjRouteWay *way = g_ptr_array_index (ways, i);

      if (way->is_blind || way->points->len < 2
          || jj_route_is_clear (field, way, g_ptr_array_index (lines, i)))
        continue;
      g_array_unref (g_ptr_array_index (lines, i));
      g_ptr_array_index (lines, i) = copy_points (way->points);
    }
  return lines;
}
