/* jj-route-tracks.c: pieces of lines that run in one gap lie side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-route-private.h"

#include <math.h>

/* Distance of lines in one gap where there is room, between their middles and between them. */
#define TRACK 6.0
#define APART 3.0
/* Lines keep this far from boxes, and look this far for room. */
#define EDGE 6.0
#define FAR 96.0
#define EPSILON JJ_ROUTE_EPSILON
/* With more tracks than this in one gap nobody follows a single line: their order stays. */
#define MOST_ORDERED 48

/* A piece between two bends that are not ends. */
typedef struct
{
  const JjRouteWay *way;
  JjRoutePoint *points; /* its two */
  gboolean is_level;
  double at, start, end;
  double turn;            /* where its line comes from and goes to, across */
  double from_at, end_to; /* the same at its start and at its end, each beside `at` */
  guint track;
} Piece;

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
  if (left->way->key != right->way->key)
    return left->way->key < right->way->key ? -1 : 1;
  return left->points < right->points ? -1 : left->points > right->points;
}

static Piece
make_piece (const JjRouteWay *way, JjRoutePoint *p)
{
  gboolean is_level = fabs (p[0].y - p[1].y) < EPSILON;
  double a = is_level ? p[0].x : p[0].y, b = is_level ? p[1].x : p[1].y;
  double at = is_level ? p->y : p->x;
  double before = (is_level ? p[-1].y : p[-1].x) - at, after = (is_level ? p[2].y : p[2].x) - at;

  return (Piece){ way,
                  p,
                  is_level,
                  at,
                  MIN (a, b),
                  MAX (a, b),
                  before + after,
                  a < b ? before : after,
                  a < b ? after : before,
                  0 };
}

static GArray *
collect_pieces (GPtrArray *ways, GPtrArray *lines)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < ways->len; i++)
    {
      const JjRouteWay *way = g_ptr_array_index (ways, i);
      GArray *line = g_ptr_array_index (lines, i);

      for (guint k = 1; k + 2 < line->len && !way->is_blind; k++)
        {
          Piece piece = make_piece (way, &g_array_index (line, JjRoutePoint, k));

          g_array_append_val (pieces, piece);
        }
    }
  g_array_sort (pieces, compare_pieces);
  return pieces;
}

/* Gives each of a bunch of pieces on one line the track of its bundle where that runs on, else the
 * first that is free where it runs. */
static guint
assign_tracks (Piece *pieces, guint n)
{
  g_autofree double *ends = g_new (double, n);
  g_autofree const JjRouteWay **owners = g_new (const JjRouteWay *, n);
  guint n_tracks = 0;

  for (guint i = 0; i < n; i++)
    {
      guint track = 0;

      while (track < n_tracks
             && (!jj_route_is_shared (owners[track], pieces[i].way)
                 || ends[track] < pieces[i].start - EPSILON))
        track++;
      if (track == n_tracks)
        for (track = 0; track < n_tracks && ends[track] > pieces[i].start - TRACK;)
          track++;
      pieces[i].track = track;
      ends[track] = track < n_tracks ? MAX (ends[track], pieces[i].end) : pieces[i].end;
      owners[track] = pieces[i].way;
      n_tracks = MAX (n_tracks, track + 1);
    }
  return n_tracks;
}

static gboolean
runs_by (const Piece *piece, double where)
{
  return where > piece->start + EPSILON && where < piece->end - EPSILON;
}

/* How many lines cross if one piece lies before (above, left of) another. */
static int
count_crossings (const Piece *before, const Piece *after)
{
  if (jj_route_is_shared (before->way, after->way))
    return 0;
  return (before->from_at > 0 && runs_by (after, before->start))
         + (before->end_to > 0 && runs_by (after, before->end))
         + (after->from_at < 0 && runs_by (before, after->start))
         + (after->end_to < 0 && runs_by (before, after->end));
}

/* gain[a * n + b]: crossings saved by having track a before track b and not after it. */
static int *
measure_gains (const Piece *pieces, guint n, guint n_tracks)
{
  int *gain = g_new0 (int, n_tracks *n_tracks);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      if (pieces[i].track != pieces[k].track)
        gain[pieces[i].track * n_tracks + pieces[k].track]
            += count_crossings (&pieces[k], &pieces[i]) - count_crossings (&pieces[i], &pieces[k]);
  return gain;
}

/* Puts the tracks into an order with few crossings, by moving single ones while that helps. */
static void
order_tracks (Piece *pieces, guint n, guint n_tracks)
{
  g_autofree int *gain = measure_gains (pieces, n, n_tracks);
  g_autofree guint *order = g_new (guint, n_tracks), *place = g_new (guint, n_tracks);
  gboolean is_moving = TRUE;

  for (guint i = 0; i < n_tracks; i++)
    order[i] = i;
  for (guint round = 0; is_moving && round < n_tracks; round++)
    {
      is_moving = FALSE;
      for (guint i = 1; i < n_tracks; i++)
        {
          guint moving = order[i], best = i, to = i;
          int sum = 0, most = 0;

          while (to-- > 0)
            {
              sum += gain[moving * n_tracks + order[to]];
              best = sum > most ? to : best;
              most = MAX (sum, most);
            }
          for (to = i; to > best; to--)
            order[to] = order[to - 1];
          order[best] = moving;
          is_moving |= best < i;
        }
    }
  for (guint i = 0; i < n_tracks; i++)
    place[order[i]] = i;
  for (guint i = 0; i < n; i++)
    pieces[i].track = place[pieces[i].track];
}

/* How far a bunch may reach to either side of where it was found: up to near the next box, but to
 * half of the way where that is far, for the other half belongs to lines along that box. */
static void
measure_room (const JjRouteField *field, const Piece *pieces, guint n, double room[2])
{
  g_autoptr (GArray) near = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_level = pieces->is_level;
  double at = pieces->at, start = pieces->start, end = pieces->end;
  JjRect around;

  for (guint i = 1; i < n; i++)
    end = MAX (end, pieces[i].end);
  around = is_level ? (JjRect){ start, at - FAR, end - start, 2 * FAR }
                    : (JjRect){ at - FAR, start, 2 * FAR, end - start };
  room[0] = room[1] = FAR;
  jj_spatial_query (field->index, &around, near);
  for (guint i = 0; i < near->len; i++)
    {
      const JjRouteBox *box
          = &g_array_index (field->obstacles, JjRouteObstacle, g_array_index (near, guint, i)).box;
      double low = is_level ? box->rect.y : box->rect.x;
      double high = low + (is_level ? box->rect.height : box->rect.width);

      if (box->is_open)
        continue;
      if (high <= at)
        room[0] = MIN (room[0], at - high);
      if (low >= at)
        room[1] = MIN (room[1], low - at);
    }
  for (guint i = 0; i < 2; i++)
    room[i] = room[i] > 2 * JJ_ROUTE_CLEARANCE ? room[i] / 2 : MAX (0, room[i] - EDGE);
}

static void
lay_bunch (const JjRouteField *field, Piece *pieces, guint n)
{
  guint n_tracks = assign_tracks (pieces, n);
  double widest = 0, step, first, room[2];

  if (n_tracks < 2)
    return;
  if (n_tracks <= MOST_ORDERED)
    order_tracks (pieces, n, n_tracks);
  for (guint i = 0; i < n; i++)
    widest = MAX (widest, pieces[i].way->line.width);
  measure_room (field, pieces, n, room);
  step = MIN (MAX (TRACK, widest + APART), (room[0] + room[1]) / (n_tracks - 1));
  first = -(n_tracks - 1) / 2.0 * step;
  first = MAX (-room[0], MIN (first, room[1] - (n_tracks - 1) * step));
  for (guint i = 0; i < n; i++)
    {
      double by = first + pieces[i].track * step;

      for (guint k = 0; k < 2; k++)
        *(pieces[i].is_level ? &pieces[i].points[k].y : &pieces[i].points[k].x) += by;
    }
}

void
jj_route_lay_tracks (const JjRouteField *field, GPtrArray *ways, GPtrArray *lines)
{
  g_autoptr (GArray) pieces = collect_pieces (ways, lines);
  Piece *all = (Piece *)(gpointer)pieces->data;

  for (guint first = 0, last; first < pieces->len; first = last)
    {
      double reach = all[first].end;

      for (last = first + 1;
           last < pieces->len && all[last].is_level == all[first].is_level
           && all[last].at - all[first].at < EPSILON && all[last].start < reach + TRACK;
           last++)
        reach = MAX (reach, all[last].end);
      lay_bunch (field, all + first, last - first);
    }
}
