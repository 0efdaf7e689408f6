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
  JjGuide guides[2];
  guint n_guides;
  Stretch other; /* of one guide: the box whose edge or centre it is */
  gboolean is_found;
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
try_edges (Axis *self, const Stretch *own, const Stretch *other, double reach, gboolean upright)
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
        self->is_found = TRUE;
        self->by = by;
        self->n_guides = 1;
        self->guides[0].at = theirs[k];
        self->other = *other;
      }
}

static gboolean
is_beside (const Stretch *a, const Stretch *b)
{
  return a->across_low < b->across_high && b->across_low < a->across_high;
}

/* The nearest neighbours before and after on the same row: equal gaps to both. */
static void
try_gaps (Axis *self, const Stretch *own, const GArray *others, double reach, gboolean upright)
{
  const Stretch none = { -G_MAXDOUBLE, -G_MAXDOUBLE, 0, 0 };
  Stretch before = none, after = { G_MAXDOUBLE, G_MAXDOUBLE, 0, 0 };
  double gap, by, middle;

  for (guint i = 0; i < others->len; i++)
    {
      Stretch other = stretch_of (&g_array_index (others, JjRect, i), upright);

      if (!is_beside (own, &other))
        continue;
      if (other.high <= own->low + reach && other.high > before.high)
        before = other;
      if (other.low >= own->high - reach && other.low < after.low)
        after = other;
    }
  if (before.high <= -G_MAXDOUBLE || after.low >= G_MAXDOUBLE)
    return;
  gap = (after.low - before.high - (own->high - own->low)) / 2;
  by = before.high + gap - own->low;
  if (gap <= 0 || fabs (by) > reach || (self->is_found && fabs (by) >= self->cost))
    return;
  middle = (own->across_low + own->across_high) / 2;
  self->is_found = TRUE;
  self->by = by;
  self->n_guides = 2;
  self->guides[0] = (JjGuide){ upright, middle, before.high, before.high + gap, gap };
  self->guides[1] = (JjGuide){ upright, middle, after.low - gap, after.low, gap };
}

static Axis
snap_axis (const JjRect *rect, const GArray *others, double reach, gboolean upright)
{
  Stretch own = stretch_of (rect, upright);
  Axis axis = { 0 };

  for (guint i = 0; i < others->len; i++)
    {
      Stretch other = stretch_of (&g_array_index (others, JjRect, i), upright);

      try_edges (&axis, &own, &other, reach, upright);
    }
  try_gaps (&axis, &own, others, reach, upright);
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
  double low = MIN (own.across_high, other.across_high), at = axis->guides[0].at;

  self->guides[self->n_guides++] = (JjGuide){ !upright, at, MIN (own.across_low, other.across_low),
                                              MAX (own.across_high, other.across_high), 0 };
  if (apart (&own, &other) > 0)
    self->guides[self->n_guides++]
        = (JjGuide){ !upright, at, low, low + apart (&own, &other), apart (&own, &other) };
}

static void
add_guides (JjSnap *self, const Axis *axis, const JjRect *moved, gboolean upright)
{
  if (axis->n_guides == 1)
    add_edge (self, axis, moved, upright);
  for (guint i = 0; axis->n_guides > 1 && i < axis->n_guides; i++)
    self->guides[self->n_guides++] = axis->guides[i];
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
