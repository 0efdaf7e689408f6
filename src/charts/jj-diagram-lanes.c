/* jj-diagram-lanes.c: where the lanes of a sheet lie */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-private.h"

/* Lanes have no place of their own: they follow from the boxes, so that nothing can contradict
 * them. The edge between two lanes is where the fewest boxes stand on the wrong side. */

#define LANE_HEIGHT 160.0
#define PADDING 24.0

typedef struct
{
  double centre, top, bottom;
  guint lane;
} Standing;

/* What an edge has to keep apart. */
typedef struct
{
  gboolean has_upper, has_lower;
  double upper_bottom, lower_top;
} Gap;

static int
compare_standing (gconstpointer a, gconstpointer b)
{
  double left = ((const Standing *)a)->centre, right = ((const Standing *)b)->centre;

  return left < right ? -1 : left > right;
}

static GArray *
collect (const JjDiagram *self)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Standing));

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const JjBox *box = jj_diagram_box (self, i);
      Standing one = { box->rect.y + box->rect.height / 2, box->rect.y,
                       box->rect.y + box->rect.height, box->lane };

      /* What lies in a frame goes with the frame. */
      if (box->hidden < 0 && box->frame < 0)
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
          gap.upper_bottom = MAX (gap.upper_bottom, one->bottom);
        }
      if (i >= cut && one->lane > lane)
        {
          gap.has_lower = TRUE;
          gap.lower_top = MIN (gap.lower_top, one->top);
        }
    }
  return gap;
}

static double
edge_under (const GArray *all, const gboolean *is_used, guint lane)
{
  Gap gap = find_gap (all, lane);
  guint upper = lane, lower = lane + 1, n_empty;
  double first, last;

  while (upper > 0 && !is_used[upper])
    upper--;
  while (lower + 1 < JJ_N_LANES && !is_used[lower])
    lower++;
  if (!gap.has_upper && !gap.has_lower)
    return (lane + 1) * LANE_HEIGHT;
  if (!gap.has_upper)
    return gap.lower_top - PADDING - (lower - lane - 1) * LANE_HEIGHT;
  if (!gap.has_lower)
    return gap.upper_bottom + PADDING + (lane - upper) * LANE_HEIGHT;
  last = gap.lower_top - PADDING;
  n_empty = lower - upper - 1;
  if (n_empty == 0)
    return last;
  first = MIN (gap.upper_bottom + PADDING, last);
  return first + (last - first) * (lane - upper) / n_empty;
}

void
jj_diagram_find_lanes (JjDiagram *self)
{
  g_autoptr (GArray) all = collect (self);
  gboolean is_used[JJ_N_LANES] = { FALSE };
  double edges[JJ_N_LANES + 1];
  double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < all->len; i++)
    {
      const Standing *one = &g_array_index (all, Standing, i);

      is_used[one->lane] = TRUE;
      top = MIN (top, one->top);
      bottom = MAX (bottom, one->bottom);
    }
  for (guint i = 0; i + 1 < JJ_N_LANES; i++)
    {
      edges[i + 1] = edge_under (all, is_used, i);
      if (i > 0)
        edges[i + 1] = MAX (edges[i + 1], edges[i]);
    }
  edges[0] = MIN (edges[1] - (is_used[0] ? 0 : LANE_HEIGHT), top - PADDING);
  edges[JJ_N_LANES]
      = MAX (edges[JJ_N_LANES - 1] + (is_used[JJ_N_LANES - 1] ? 0 : LANE_HEIGHT), bottom + PADDING);
  for (guint i = 0; i < JJ_N_LANES; i++)
    self->lanes[i] = (JjLane){ (JjTier)i, edges[i], edges[i + 1] };
  self->n_lanes = JJ_N_LANES;
}
