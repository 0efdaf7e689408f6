/* jj-snap.c: where a moved box comes to rest: grid and smart guides */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-snap.h"

#include <math.h>

/* How much worse it is, in reaches, that a centre meets an edge. */
#define UNLIKE 0.5

/* One direction at a time: a rectangle is a stretch from low to high, with another across. */
typedef struct
{
  double low, high, across_low, across_high;
} Stretch;

typedef struct
{
  double by; /* correction */
  double cost;
  gboolean is_found, has_edge;
  double edge;           /* where it meets an edge or a centre */
  Stretch other;         /* the box whose edge or centre it is */
  double gap, starts[2]; /* two equal gaps and where each begins; 0: none */
} Axis;

static Stretch
stretch_of (const JjRect *rect, gboolean upright)
{
  return upright ? (Stretch){ rect->y, rect->y + rect->height, rect->x, rect->x + rect->width }
                 : (Stretch){ rect->x, rect->x + rect->width, rect->y, rect->y + rect->height };
}

/* How much lies between two across the axis. */
static double
apart (const Stretch *a, const Stretch *b)
{
  return MAX (0, MAX (a->across_low, b->across_low) - MIN (a->across_high, b->across_high));
}

/* Edges and centres of one against those of the other. */
static void
try_edges (Axis *self, const Stretch *own, const Stretch *other, double reach)
{
  const double ours[] = { own->low, (own->low + own->high) / 2, own->high };
  const double theirs[] = { other->low, (other->low + other->high) / 2, other->high };

  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      {
        double by = theirs[k] - ours[i];

        /* Like meets like before a centre meets an edge. */
        double cost = fabs (by) + ((i == 1) != (k == 1) ? UNLIKE * reach : 0);

        /* The nearer of two that are as well aligned: its distance is of interest. */
        if (fabs (by) > reach
            || (self->is_found
                && (cost > self->cost
                    || (cost >= self->cost && apart (own, other) >= apart (own, &self->other)))))
          continue;
        self->cost = cost;
        self->is_found = self->has_edge = TRUE;
        self->by = by;
        self->edge = theirs[k];
        self->other = *other;
      }
}

static gboolean
is_beside (const Stretch *a, const Stretch *b)
{
  return a->across_low < b->across_high && b->across_low < a->across_high;
}

/* The one that ends last before a place, or begins first behind it, on the same row. FALSE: there
 * is none. */
static gboolean
find_neighbour (const Stretch *own, const GArray *others, double slack, int way, Stretch *found)
{
  gboolean is_found = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      Stretch other = g_array_index (others, Stretch, i);
      gboolean is_nearer
          = !is_found || (way < 0 ? other.high > found->high : other.low < found->low);

      if (!is_beside (own, &other) || !is_nearer
          || (way < 0 ? other.high > own->low + slack : other.low < own->high - slack))
        continue;
      *found = other;
      is_found = TRUE;
    }
  return is_found;
}

/* Gaps attract like edges; where they meet at what an edge attracts to, both are shown. */
static void
try_gap (Axis *self, double by, double gap, double first, double second)
{
  gboolean is_same = self->is_found && fabs (by - self->by) < 0.5 && self->cost < fabs (by) + 0.5;

  if (gap <= 0 || (is_same && self->gap > 0)
      || (self->is_found && !is_same && fabs (by) >= self->cost))
    return;
  if (!is_same)
    {
      self->by = by;
      self->cost = fabs (by);
      self->is_found = TRUE;
      self->has_edge = FALSE;
    }
  self->gap = gap;
  self->starts[0] = first;
  self->starts[1] = second;
}

/* Halfway between two neighbours, or as far from one as that is from the next. */
static void
try_gaps (Axis *self, const Stretch *own, const GArray *others, double reach)
{
  Stretch before, after, far;
  gboolean has_before = find_neighbour (own, others, reach, -1, &before);
  gboolean has_after = find_neighbour (own, others, reach, 1, &after);
  double gap, by;

  if (has_before && has_after)
    {
      gap = (after.low - before.high - (own->high - own->low)) / 2;
      by = before.high + gap - own->low;
      if (fabs (by) <= reach)
        try_gap (self, by, gap, before.high, after.low - gap);
    }
  if (has_before && find_neighbour (&before, others, 0, -1, &far) && is_beside (own, &far))
    {
      gap = before.low - far.high;
      by = before.high + gap - own->low;
      if (fabs (by) <= reach)
        try_gap (self, by, gap, far.high, before.high);
    }
  if (has_after && find_neighbour (&after, others, 0, 1, &far) && is_beside (own, &far))
    {
      gap = far.low - after.high;
      by = after.low - gap - own->high;
      if (fabs (by) <= reach)
        try_gap (self, by, gap, after.low - gap, after.high);
    }
}

static Axis
snap_axis (const JjRect *rect, const GArray *others, double reach, gboolean upright)
{
  Stretch own = stretch_of (rect, upright);
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Axis axis = { 0 };

  for (guint i = 0; i < others->len; i++)
    {
      Stretch other = stretch_of (&g_array_index (others, JjRect, i), upright);

      g_array_append_val (stretches, other);
      try_edges (&axis, &own, &other, reach);
    }
  try_gaps (&axis, &own, stretches, reach);
  return axis;
}

static double
to_grid (double value, double grid)
{
  return grid > 0 ? round (value / grid) * grid - value : 0;
}

/* A line along both boxes, and how far they are apart. */
static void
add_edge (JjSnap *self, const Axis *axis, const JjRect *moved, gboolean upright)
{
  Stretch own = stretch_of (moved, upright), other = axis->other;
  double low = MIN (own.across_high, other.across_high), at = axis->edge;

  self->guides[self->n_guides++] = (JjGuide){ !upright, at, MIN (own.across_low, other.across_low),
                                              MAX (own.across_high, other.across_high), 0 };
  if (apart (&own, &other) > 0)
    self->guides[self->n_guides++]
        = (JjGuide){ !upright, at, low, low + apart (&own, &other), apart (&own, &other) };
}

static void
add_guides (JjSnap *self, const Axis *axis, const JjRect *moved, gboolean upright)
{
  Stretch own = stretch_of (moved, upright);
  double middle = (own.across_low + own.across_high) / 2;

  if (axis->has_edge)
    add_edge (self, axis, moved, upright);
  for (guint i = 0; axis->gap > 0 && i < 2; i++)
    self->guides[self->n_guides++]
        = (JjGuide){ upright, middle, axis->starts[i], axis->starts[i] + axis->gap, axis->gap };
}

JjSnap
jj_snap (const JjRect *asked, const GArray *others, double reach, double grid)
{
  Axis x = snap_axis (asked, others, reach, FALSE), y = snap_axis (asked, others, reach, TRUE);
  JjSnap snap = { x.is_found ? x.by : to_grid (asked->x, grid),
                  y.is_found ? y.by : to_grid (asked->y, grid),
                  { { 0 } },
                  0 };
  JjRect moved = { asked->x + snap.dx, asked->y + snap.dy, asked->width, asked->height };

  add_guides (&snap, &x, &moved, FALSE);
  add_guides (&snap, &y, &moved, TRUE);
  return snap;
}
