/* map-names.c: names on a map, beside one another and off what stands there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-names.h"

#include <math.h>

/* Places that are tried, in the order of their distance: steps of a part of the name's width and of
 * lines, each to both sides. */
#define N_STEPS 3
#define WIDTH_STEP 0.4
#define LINE_STEP 0.8
/* What it costs to cover a sign, and to stand outside of all regions, in lines of distance. */
#define SIGN_COST 1.0
#define OUTSIDE_COST 3.0
/* A name that would stand farther away tells nobody what it names. */
#define MOST_COST 5.0

JjMapNames *
jj_map_names_new (const JjOutline *outline)
{
  JjMapNames *self = g_new0 (JjMapNames, 1);

  self->outline = outline;
  self->names = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));
  self->signs = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_int_t));
  return self;
}

void
jj_map_names_free (JjMapNames *self)
{
  g_array_unref (self->names);
  g_array_unref (self->signs);
  g_free (self);
}

void
jj_map_names_add_sign (JjMapNames *self, JjPoint at, double radius)
{
  cairo_rectangle_int_t box
      = { (int)(at.x - radius), (int)(at.y - radius), (int)(2 * radius), (int)(2 * radius) };

  g_array_append_val (self->signs, box);
}

static guint
count_overlaps (const GArray *boxes, const cairo_rectangle_int_t *box)
{
  const cairo_rectangle_int_t *others = (const cairo_rectangle_int_t *)boxes->data;
  guint n = 0;

  for (guint i = 0; i < boxes->len; i++)
    n += box->x < others[i].x + others[i].width && others[i].x < box->x + box->width
         && box->y < others[i].y + others[i].height && others[i].y < box->y + box->height;
  return n;
}

/* By the edge of the picture; a map that is enlarged goes on beyond its own. */
static gboolean
is_cut (const JjPicture *picture, const cairo_rectangle_int_t *box)
{
  return !picture->frame->enlarged
         && (box->x < 0 || box->y < picture->top || box->x + box->width > picture->width
             || box->y + box->height > picture->height);
}

static double
cost_of_region (const JjMapNames *self, const JjPicture *picture, const JjMapName *name, JjPoint at)
{
  JjPoint degrees = jj_map_frame_to_degrees (picture->frame, at.x, at.y);
  int found = jj_outline_find (self->outline, degrees);

  return found < 0 ? OUTSIDE_COST : name->own[found] ? 0 : INFINITY;
}

typedef struct
{
  double width, height, cost;
  JjPoint at;
  cairo_rectangle_int_t box;
} Place;

static void
try_place (const JjMapNames *self,
           const JjPicture *picture,
           const JjMapName *name,
           JjPoint at,
           Place *best)
{
  cairo_rectangle_int_t box = { (int)(at.x - best->width / 2), (int)(at.y - best->height / 2),
                                (int)best->width, (int)best->height };
  double cost = hypot (at.x - name->at.x, at.y - name->at.y) / best->height;

  if (cost >= MIN (best->cost, MOST_COST) || is_cut (picture, &box)
      || count_overlaps (self->names, &box) > 0)
    return;
  cost += cost_of_region (self, picture, name, at);
  if (cost >= MIN (best->cost, MOST_COST))
    return;
  cost += SIGN_COST * count_overlaps (self->signs, &box);
  if (cost >= best->cost)
    return;
  best->cost = cost;
  best->at = at;
  best->box = box;
}

JjPoint
jj_map_names_draw (JjMapNames *self,
                   JjPicture *picture,
                   cairo_t *cr,
                   PangoLayout *layout,
                   const JjMapName *name)
{
  Place best = { .width = jj_layout_set (layout, name->text, 0, name->bold) + picture->text_px / 2,
                 .height = picture->text_px * 1.2,
                 .cost = INFINITY,
                 .at = { NAN, NAN } };

  for (int y = 0; y <= 2 * N_STEPS; y++)
    for (int x = 0; x <= 2 * N_STEPS; x++)
      {
        /* 0, 1, -1, 2, -2 … */
        int right = (x + 1) / 2 * (x % 2 ? 1 : -1), down = (y + 1) / 2 * (y % 2 ? 1 : -1);
        JjPoint at = { name->at.x + right * WIDTH_STEP * best.width,
                       name->at.y + down * LINE_STEP * best.height };

        try_place (self, picture, name, at, &best);
      }
  if (isnan (best.at.x))
    return best.at;
  g_array_append_val (self->names, best.box);
  jj_picture_show (picture, cr, layout,
                   (JjSpot){ best.at.x, best.at.y, 0.5, TRUE, picture->theme->text });
  return best.at;
}

static int
compare_areas (gconstpointer a, gconstpointer b, gpointer data)
{
  const JjOutline *outline = data;
  const JjRegion *one = g_ptr_array_index (outline->regions, *(const guint *)a);
  const JjRegion *other = g_ptr_array_index (outline->regions, *(const guint *)b);

  return (one->area > other->area) - (one->area < other->area);
}

GArray *
jj_map_names_order (const JjOutline *outline)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < outline->regions->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_areas, (gpointer)outline);
  return order;
}
