/* jj-diagram-lanes.c: where the lanes and the semesters of a sheet lie */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

#include <math.h>
#include <string.h>

/* Lanes have no place of their own: they follow from the boxes, so that nothing can contradict
 * them. The edge between two lanes is where the fewest boxes stand on the wrong side; those that
 * do, because their field was changed elsewhere, are shown in their lane. Levels are rows,
 * semesters are columns; the same code finds both. */

#define ROW_SIZE 160.0
#define COLUMN_SIZE 480.0
#define PADDING 24.0
#define STEP_GAP 24.0
#define MOST_STEPS 200
#define ROW_STEP 32.0
#define APART 12.0

typedef struct
{
  double centre, low, high;
  guint lane, box;
} Standing;

/* What an edge has to keep apart. */
typedef struct
{
  gboolean has_upper, has_lower;
  double upper_bottom, lower_top;
} Gap;

typedef struct
{
  JjDiagram *diagram;
  gboolean is_row;
  guint n; /* lanes */
  double size;
  double edges[JJ_N_LANES + 1];
} Lanes;

static int
compare_standing (gconstpointer a, gconstpointer b)
{
  double left = ((const Standing *)a)->centre, right = ((const Standing *)b)->centre;

  return left < right ? -1 : left > right;
}

static GArray *
collect (const Lanes *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Standing));

  for (guint i = 0; i < self->diagram->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (self->diagram, i);
      double low = self->is_row ? box->rect.y : box->rect.x;
      double size = self->is_row ? box->rect.height : box->rect.width;
      Standing one
          = { low + size / 2, low, low + size, self->is_row ? box->lane : (guint)box->semester, i };

      /* What lies in a frame goes with the frame. */
      if (box->hidden < 0 && box->frame < 0 && (self->is_row || box->semester >= 0))
        g_array_append_val (all, one);
    }
  g_array_sort (all, compare_standing);
  return all;
}

/* How many of the boxes, sorted by height, lie above the edge under a lane. */
static guint
best_cut (const GArray *all, guint lane)
{
  guint wrong = 0, least, cut = 0;

  for (guint i = 0; i < all->len; i++)
    wrong += g_array_index (all, Standing, i).lane <= lane;
  least = wrong;
  for (guint i = 0; i < all->len; i++)
    {
      if (g_array_index (all, Standing, i).lane <= lane)
        wrong--;
      else
        wrong++;
      if (wrong < least)
        {
          least = wrong;
          cut = i + 1;
        }
    }
  return cut;
}

static Gap
find_gap (const GArray *all, guint lane)
{
  Gap gap = { FALSE, FALSE, -G_MAXDOUBLE, G_MAXDOUBLE };
  guint cut = best_cut (all, lane);

  for (guint i = 0; i < all->len; i++)
    {
      const Standing *one = &g_array_index (all, Standing, i);

      if (i < cut && one->lane <= lane)
        {
          gap.has_upper = TRUE;
          gap.upper_bottom = MAX (gap.upper_bottom, one->high);
        }
      if (i >= cut && one->lane > lane)
        {
          gap.has_lower = TRUE;
          gap.lower_top = MIN (gap.lower_top, one->low);
        }
    }
  return gap;
}

/* Where the edge of an empty sheet is, unless it is far away or on the wrong side: what is drawn
 * into the lanes shall not move them under the pointer. */
static double
near_usual (const Lanes *self, double usual, double edge, gboolean is_above)
{
  double way = is_above ? edge - usual : usual - edge;

  return way >= 0 && way <= self->size ? usual : edge;
}

static double
edge_under (const Lanes *self, const GArray *all, const gboolean *is_used, guint lane)
{
  Gap gap = find_gap (all, lane);
  guint upper = lane, lower = lane + 1, n_empty;
  double first, last, usual = (lane + 1) * self->size;

  while (upper > 0 && !is_used[upper])
    upper--;
  while (lower + 1 < self->n && !is_used[lower])
    lower++;
  if (!gap.has_upper && !gap.has_lower)
    return usual;
  if (!gap.has_upper)
    return near_usual (self, usual, gap.lower_top - PADDING - (lower - lane - 1) * self->size,
                       TRUE);
  if (!gap.has_lower)
    return near_usual (self, usual, gap.upper_bottom + PADDING + (lane - upper) * self->size,
                       FALSE);
  /* Boxes closer together than two paddings share what is between them. */
  last = gap.lower_top - PADDING;
  if (gap.upper_bottom <= gap.lower_top)
    last = MAX (last, (gap.upper_bottom + gap.lower_top) / 2);
  n_empty = lower - upper - 1;
  first = MIN (gap.upper_bottom + PADDING, last);
  if ((upper + 1) * self->size >= first && lower * self->size <= last)
    return usual;
  if (n_empty == 0)
    return last;
  return first + (last - first) * (lane - upper) / n_empty;
}

static void
find_edges (Lanes *self, const GArray *all)
{
  gboolean is_used[JJ_N_LANES] = { FALSE };
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;
  guint n = self->n;

  for (guint i = 0; i < all->len; i++)
    {
      const Standing *one = &g_array_index (all, Standing, i);

      is_used[one->lane] = TRUE;
      low = MIN (low, one->low);
      high = MAX (high, one->high);
    }
  for (guint i = 0; i + 1 < n; i++)
    {
      self->edges[i + 1] = edge_under (self, all, is_used, i);
      if (i > 0)
        self->edges[i + 1] = MAX (self->edges[i + 1], self->edges[i]);
    }
  self->edges[0] = MIN (self->edges[1] - (is_used[0] ? 0 : self->size),
                        near_usual (self, 0, low - PADDING, TRUE));
  self->edges[n] = MAX (self->edges[n - 1] + (is_used[n - 1] ? 0 : self->size),
                        near_usual (self, n * self->size, high + PADDING, FALSE));
}

static guint
lane_of (const Lanes *self, double at)
{
  guint lane = 0;

  while (lane + 1 < self->n && at >= self->edges[lane + 1])
    lane++;
  return lane;
}

static gboolean
is_free (const JjDiagram *diagram, guint own, const JjRect *rect)
{
  const JjRect *full = &jj_diagram_box (diagram, own)->full;

  for (guint i = 0; i < diagram->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (diagram, i);

      if (i != own && box->hidden < 0 && !jj_rect_holds_rect (full, &box->full)
          && jj_rect_meets (&box->rect, rect))
        return FALSE;
    }
  return TRUE;
}

/* With all that stands in it. */
static void
move_box (JjDiagram *diagram, guint number, double dx, double dy)
{
  JjRect full = jj_diagram_box (diagram, number)->full;
  gboolean is_container = jj_diagram_box (diagram, number)->is_frame
                          || jj_diagram_box (diagram, number)->is_collapsed;

  for (guint i = 0; i < diagram->boxes->len; i++)
    {
      JjBox *box = jj_diagram_box (diagram, i);

      if (i != number && (!is_container || !jj_rect_holds_rect (&full, &box->full)))
        continue;
      box->rect.x += dx;
      box->full.x += dx;
      box->rect.y += dy;
      box->full.y += dy;
    }
}

/* Moves to the first free place to one side, and how far that is; least: none is nearer than that.
 */
static double
find_beside (const Lanes *self, guint own, JjRect *at, double step, double least)
{
  double first = at->x, rim = first;

  for (guint i = 0; i < self->diagram->boxes->len; i++)
    rim = MIN (rim, jj_diagram_box (self->diagram, i)->rect.x);
  for (double x = first; fabs (x - first) < least && x >= rim; x += step)
    if (is_free (self->diagram, own,
                 &(JjRect){ x - APART, at->y - APART, at->width + 2 * APART,
                            at->height + 2 * APART }))
      {
        at->x = x;
        return fabs (x - first);
      }
  return least;
}

/* Into its row, as near as there is room from where it comes from, beside or behind others. */
static JjRect
find_in_row (const Lanes *self, const Standing *one, double low)
{
  const JjRect *rect = &jj_diagram_box (self->diagram, one->box)->rect;
  double top = self->edges[one->lane] + PADDING, step = rect->width + STEP_GAP;
  double last = MAX (top, self->edges[one->lane + 1] - PADDING - (one->high - one->low));
  double best = G_MAXDOUBLE, down = low <= top ? ROW_STEP : -ROW_STEP;
  JjRect place = { rect->x, low, rect->width, rect->height };

  for (double y = low; y >= top && y <= last && fabs (y - low) < best; y += down)
    {
      JjRect right = { rect->x, y, rect->width, rect->height }, left = right;
      double least = MIN (best - fabs (y - low), MOST_STEPS * step);
      double there = find_beside (self, one->box, &right, step, least);
      double back = find_beside (self, one->box, &left, -step, there);

      if (back >= least)
        continue;
      place = back < there ? left : right;
      best = back + fabs (y - low);
    }
  return place;
}

/* Into its lane: the first semester fills to the left, the second one to the right. */
static void
settle (Lanes *self, const Standing *one)
{
  const JjBox *box = jj_diagram_box (self->diagram, one->box);
  double top = self->edges[one->lane] + PADDING, size = one->high - one->low;
  double low = CLAMP (one->low, top, MAX (top, self->edges[one->lane + 1] - PADDING - size));
  double step = (box->rect.width + STEP_GAP) * (!self->is_row && one->lane == 0 ? -1 : 1);
  JjRect rect = box->rect;

  if (!self->is_row && one->lane == 0)
    low = MIN (one->low, self->edges[1] - PADDING - size);
  if (self->is_row)
    rect = find_in_row (self, one, low);
  else
    rect.x = low;
  for (guint i = 0; i < MOST_STEPS && !is_free (self->diagram, one->box, &rect); i++)
    rect.x += step;
  move_box (self->diagram, one->box, rect.x - box->rect.x, rect.y - box->rect.y);
}

static void
find_lanes (Lanes *self)
{
  g_autoptr (GArray) all = collect (self);
  guint n_wrong = 0;

  find_edges (self, all);
  for (guint i = 0; i < all->len; i++)
    {
      const Standing *one = &g_array_index (all, Standing, i);

      if (lane_of (self, one->centre) == one->lane)
        continue;
      settle (self, one);
      n_wrong++;
    }
  if (n_wrong == 0)
    return;
  g_array_unref (all);
  all = collect (self);
  find_edges (self, all);
}

void
jj_diagram_find_lanes (JjDiagram *self)
{
  Lanes rows = { .diagram = self, .is_row = TRUE, .n = JJ_N_LANES, .size = ROW_SIZE };

  find_lanes (&rows);
  for (guint i = 0; i < JJ_N_LANES; i++)
    self->lanes[i] = (JjLane){ (JjTier)i, rows.edges[i], rows.edges[i + 1] };
  self->n_lanes = JJ_N_LANES;
}

void
jj_diagram_find_columns (JjDiagram *self)
{
  Lanes columns = { .diagram = self, .n = JJ_N_SEMESTERS, .size = COLUMN_SIZE };
  JjRect all = { 0, 0, -1, -1 };
  gboolean is_dated = FALSE;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (self, i);

      if (box->hidden < 0)
        all = jj_rect_union (&all, &box->rect);
      is_dated |= box->hidden < 0 && box->frame < 0 && box->semester >= 0;
    }
  find_lanes (&columns);
  self->column_edge = is_dated || all.width < 0 ? columns.edges[1] : all.x + all.width / 2;
  self->n_columns = JJ_N_SEMESTERS;
}
