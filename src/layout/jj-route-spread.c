/* jj-route-spread.c: lines side by side instead of over each other */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>

/* Distance of lines in one gap, and of ends on one side of a box, where there is room. */
#define TRACK 6.0
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
  double aim; /* where the line turns to: orders the ends along the side */
  gint64 key;
} End;

/* A piece between two bends that are not ends. */
typedef struct
{
  guint way, first; /* points first and first + 1 */
  gboolean is_level;
  double at, start, end;
  double turn; /* where its line comes from and goes to, across: orders pieces side by side */
  gint64 key;
  guint track;
} Piece;

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
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *left = a, *right = b;

  if (left->box != right->box)
    return left->box < right->box ? -1 : 1;
  if (left->side != right->side)
    return left->side < right->side ? -1 : 1;
  if (fabs (left->aim - right->aim) > EPSILON)
    return left->aim < right->aim ? -1 : 1;
  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->is_to - right->is_to;
}

/* Where a line goes after its first bend, along the side: at its next bend but one if it turns. */
static double
aim_of (const JjRoutePoint *points, guint n, gboolean is_to, JjSide side)
{
  guint next = MIN (2, n - 1);
  JjRoutePoint aim = points[is_to ? n - 1 - next : next];

  return side == JJ_SIDE_TOP || side == JJ_SIDE_BOTTOM ? aim.x : aim.y;
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
          End end = { i,
                      is_to,
                      is_to ? way->line.to : way->line.from,
                      is_to ? way->to_side : way->from_side,
                      0,
                      way->key };

          end.aim = aim_of (points, n, is_to, end.side);
          g_array_append_val (ends, end);
        }
    }
  g_array_sort (ends, compare_ends);
  return ends;
}

/* Moves one end along its side, with the piece that leads to it; a straight line stays. */
static void
move_end (GPtrArray *lines, const End *end, double by)
{
  JjRoutePoint *points = points_of (lines, end->way);
  guint n = count_of (lines, end->way);
  guint at = end->is_to ? n - 1 : 0, next = end->is_to ? n - 2 : 1;

  if (n < 3)
    return;
  if (end->side == JJ_SIDE_TOP || end->side == JJ_SIDE_BOTTOM)
    {
      points[at].x += by;
      points[next].x += by;
    }
  else
    {
      points[at].y += by;
      points[next].y += by;
    }
}

static void
spread_ends (const JjRouteField *field, GPtrArray *ways, GPtrArray *lines)
{
  g_autoptr (GArray) ends = collect_ends (ways, lines);

  for (guint first = 0, last; first < ends->len; first = last)
    {
      const End *end = &g_array_index (ends, End, first);
      const JjRect *rect = &g_array_index (field->obstacles, JjRouteObstacle, end->box).box.rect;
      gboolean is_level = end->side == JJ_SIDE_TOP || end->side == JJ_SIDE_BOTTOM;
      double length = (is_level ? rect->width : rect->height) - 2 * CORNER, step;

      for (last = first + 1; last < ends->len; last++)
        {
          const End *other = &g_array_index (ends, End, last);

          if (other->box != end->box || other->side != end->side)
            break;
        }
      step = MIN (PORT, MAX (0, length) / MAX (1, last - first - 1));
      for (guint i = first; i < last; i++)
        move_end (lines, &g_array_index (ends, End, i),
                  ((double)(i - first) - (last - first - 1) / 2.0) * step);
    }
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *left = a, *right = b;

  if (left->is_level != right->is_level)
    return left->is_level - right->is_level;
  if (fabs (left->at - right->at) > EPSILON)
    return left->at < right->at ? -1 : 1;
  if (fabs (left->start - right->start) > EPSILON)
    return left->start < right->start ? -1 : 1;
  if (fabs (left->turn - right->turn) > EPSILON)
    return left->turn < right->turn ? -1 : 1;
  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;
  return left->first < right->first ? -1 : left->first > right->first;
}

static GArray *
collect_pieces (GPtrArray *ways, GPtrArray *lines)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < ways->len; i++)
    {
      const JjRouteWay *way = g_ptr_array_index (ways, i);
      const JjRoutePoint *p = points_of (lines, i);
      guint n = count_of (lines, i);

      for (guint k = 1; k + 2 < n && !way->is_blind; k++)
        {
          gboolean is_level = fabs (p[k].y - p[k + 1].y) < EPSILON;
          double a = is_level ? p[k].x : p[k].y, b = is_level ? p[k + 1].x : p[k + 1].y;
          double turn = is_level ? p[k - 1].y + p[k + 2].y : p[k - 1].x + p[k + 2].x;
          Piece piece
              = { i,    k,        is_level, is_level ? p[k].y : p[k].x, MIN (a, b), MAX (a, b),
                  turn, way->key, 0 };

          g_array_append_val (pieces, piece);
        }
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

static void
move_piece (GPtrArray *lines, const Piece *piece, double by)
{
  JjRoutePoint *points = points_of (lines, piece->way);

  for (guint k = piece->first; k <= piece->first + 1; k++)
    {
      points[k].x += piece->is_level ? 0 : by;
      points[k].y += piece->is_level ? by : 0;
    }
}

/* Gives each of a bunch of pieces on one line the first track that is free where it runs. */
static guint
assign_tracks (Piece *pieces, guint n)
{
  g_autofree double *ends = g_new (double, n);
  guint n_tracks = 0;

  for (guint i = 0; i < n; i++)
    {
      guint track = 0;

      while (track < n_tracks && ends[track] > pieces[i].start - TRACK)
        track++;
      pieces[i].track = track;
      ends[track] = pieces[i].end;
      n_tracks = MAX (n_tracks, track + 1);
    }
  return n_tracks;
}

static void
spread_pieces (GPtrArray *ways, GPtrArray *lines)
{
  g_autoptr (GArray) pieces = collect_pieces (ways, lines);
  Piece *all = (Piece *)(gpointer)pieces->data;

  for (guint first = 0, last; first < pieces->len; first = last)
    {
      double reach = all[first].end;
      double step;
      guint n_tracks;

      for (last = first + 1;
           last < pieces->len && all[last].is_level == all[first].is_level
           && all[last].at - all[first].at < EPSILON && all[last].start < reach + TRACK;
           last++)
        reach = MAX (reach, all[last].end);
      n_tracks = assign_tracks (all + first, last - first);
      if (n_tracks < 2)
        continue;
      step = MIN (TRACK, (2 * JJ_ROUTE_CLEARANCE - 8) / n_tracks);
      for (guint i = first; i < last; i++)
        move_piece (lines, &all[i], (all[i].track - (n_tracks - 1) / 2.0) * step);
    }
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
  spread_pieces (ways, lines);
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
