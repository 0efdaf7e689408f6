/* map-frame.c: where degrees stand on a picture */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-frame.h"

#include "jj-picture-map.h"

#include <math.h>

/* Lines of a legend, in heights of the text. */
#define ROW 1.7
#define LEAST_ROW 1.25
#define LEAST_COLUMN 13
#define NAMES 4 /* for the names beside the map */
/* Signs have their full size where the whole map is so high (px). */
#define FULL_HEIGHT 560
#define LEAST_SIGNS 0.7

/* A legend needs no margin below: its lines keep their own. */
static double
measure_legend (const JjMapFrame *self, const JjPicture *picture)
{
  return self->height + picture->text_px;
}

static guint
count_rows (const JjMapFrame *self, const JjPicture *picture)
{
  return (guint)MAX (1, measure_legend (self, picture) / (LEAST_ROW * picture->text_px));
}

/* Beside a map of the width. */
static void
fit_legend (JjMapFrame *self, const JjPicture *picture, double map, JjMapLegendSize legend)
{
  double text = picture->text_px, room = picture->width - (2 + NAMES) * text - map;
  guint rows = count_rows (self, picture);

  self->n_lines = legend.n_lines;
  self->n_columns = 1;
  while (self->n_columns * rows < legend.n_lines
         && room / (self->n_columns + 1) >= LEAST_COLUMN * text)
    self->n_columns++;
  self->column = legend.width * text;
  if (self->n_columns > 1)
    self->column = MIN (self->column, room / self->n_columns);
  self->legend = picture->width > 2.2 * legend.width * text ? self->column * self->n_columns : 0;
}

void
jj_map_frame_fit (JjMapFrame *self,
                  JjPicture *picture,
                  const JjOutline *outline,
                  const JjChartInput *input,
                  JjMapLegendSize legend)
{
  const JjOutline *o = outline;
  double pad = picture->text_px;

  picture->frame = self;
  self->left = pad;
  self->top = picture->top + pad;
  self->height = MAX (20, picture->height - self->top - pad);
  self->stretch = cos ((o->north + o->south) / 2 * G_PI / 180);
  fit_legend (self, picture,
              (o->east - o->west) * self->stretch * self->height / (o->north - o->south), legend);
  self->width = MAX (20, picture->width - 2 * pad - self->legend);
  self->scale = MIN (self->width / ((o->east - o->west) * self->stretch),
                     self->height / (o->north - o->south));
  self->centre = (JjPoint){ (o->west + o->east) / 2, (o->south + o->north) / 2 };
  self->enlarged = input->zoom > 1;
  self->scale *= MAX (input->zoom, 1);
  self->signs = CLAMP (self->scale * (o->north - o->south) / FULL_HEIGHT, LEAST_SIGNS, 1);
  if (!self->enlarged)
    return;
  if (isfinite (input->centre_x) && isfinite (input->centre_y))
    self->centre = (JjPoint){ CLAMP (input->centre_x, o->west, o->east),
                              CLAMP (input->centre_y, o->south, o->north) };
}

JjPoint
jj_map_frame_project (const JjMapFrame *self, JjPoint degrees)
{
  return (JjPoint){ self->left + self->width / 2
                        + (degrees.x - self->centre.x) * self->stretch * self->scale,
                    self->top + self->height / 2 - (degrees.y - self->centre.y) * self->scale };
}

JjPoint
jj_map_frame_to_degrees (const JjMapFrame *self, double x, double y)
{
  return (JjPoint){ self->centre.x
                        + (x - self->left - self->width / 2) / (self->stretch * self->scale),
                    self->centre.y - (y - self->top - self->height / 2) / self->scale };
}

gboolean
jj_map_frame_contains (const JjMapFrame *self, double x, double y)
{
  return x >= self->left && x <= self->left + self->width && y >= self->top
         && y <= self->top + self->height;
}

void
jj_map_frame_trace_arc (const JjMapFrame *self,
                        cairo_t *cr,
                        const JjOutline *outline,
                        int index,
                        gboolean first)
{
  const GArray *arc = g_ptr_array_index (outline->arcs, index < 0 ? ~index : index);

  for (guint p = 0; p < arc->len; p++)
    {
      JjPoint at = jj_map_frame_project (self, g_array_index (arc, JjPoint,
                                                              index < 0 ? arc->len - 1 - p : p));

      if (first && p == 0)
        cairo_move_to (cr, at.x, at.y);
      else
        cairo_line_to (cr, at.x, at.y);
    }
}

void
jj_map_frame_trace_region (const JjMapFrame *self,
                           cairo_t *cr,
                           const JjOutline *outline,
                           const JjRegion *region)
{
  for (guint r = 0; r < region->rings->len; r++)
    {
      const GArray *ring = g_ptr_array_index (region->rings, r);

      for (guint i = 0; i < ring->len; i++)
        jj_map_frame_trace_arc (self, cr, outline, g_array_index (ring, int, i), i == 0);
      cairo_close_path (cr);
    }
}

/* Even crossings of a ray to the east: outside. The direction of an arc does not matter. */
static gboolean
contains (const JjOutline *outline, const JjRegion *region, JjPoint at)
{
  gboolean inside = FALSE;

  for (guint r = 0; r < region->rings->len; r++)
    {
      const GArray *ring = g_ptr_array_index (region->rings, r);

      for (guint i = 0; i < ring->len; i++)
        {
          int index = g_array_index (ring, int, i);
          const GArray *arc = g_ptr_array_index (outline->arcs, index < 0 ? ~index : index);
          const JjPoint *points = (const JjPoint *)arc->data;

          for (guint p = 1; p < arc->len; p++)
            inside ^= (points[p].y > at.y) != (points[p - 1].y > at.y)
                      && at.x < points[p].x
                                    + (points[p - 1].x - points[p].x) * (at.y - points[p].y)
                                          / (points[p - 1].y - points[p].y);
        }
    }
  return inside;
}

int
jj_outline_find (const JjOutline *outline, JjPoint degrees)
{
  for (guint i = 0; i < outline->regions->len; i++)
    if (contains (outline, g_ptr_array_index (outline->regions, i), degrees))
      return (int)i;
  return -1;
}

gboolean
jj_map_frame_find_line (const JjMapFrame *self, const JjPicture *picture, guint i, JjPoint *at)
{
  guint wanted = (self->n_lines + self->n_columns - 1) / self->n_columns;
  guint rows = CLAMP (wanted, 1, count_rows (self, picture));
  double row = MIN (measure_legend (self, picture) / rows, ROW * picture->text_px);

  at->x = picture->width - self->legend + i / rows * self->column;
  at->y = self->top + row * (i % rows + 0.5);
  return i < rows * self->n_columns;
}

gboolean
jj_picture_to_degrees (JjPicture *picture, double x, double y, double *degree_x, double *degree_y)
{
  JjPoint at;

  if (!picture->frame)
    return FALSE;
  at = jj_map_frame_to_degrees (picture->frame, x, y);
  *degree_x = at.x;
  *degree_y = at.y;
  return TRUE;
}

gboolean
jj_picture_get_centre (JjPicture *picture, double *degree_x, double *degree_y)
{
  if (!picture->frame)
    return FALSE;
  *degree_x = picture->frame->centre.x;
  *degree_y = picture->frame->centre.y;
  return TRUE;
}

/* What a painting has around the map. */
static void
draw_around (const JjPicture *self, cairo_t *cr, cairo_surface_t *painting)
{
  const JjMapFrame *frame = self->frame;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_rectangle (cr, frame->left, frame->top, frame->width, frame->height);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_source_surface (cr, painting, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

void
jj_picture_draw_moved (JjPicture *self, cairo_t *cr, JjPicture *of, cairo_surface_t *painting)
{
  const JjMapFrame *now = self->frame, *then = of->frame;
  double scale;
  JjPoint at;

  if (!now || !then || now->width != then->width || now->height != then->height)
    {
      cairo_set_source_surface (cr, painting, 0, 0);
      cairo_paint (cr);
      return;
    }
  draw_around (of, cr, painting);
  scale = now->scale / then->scale;
  at = jj_map_frame_project (now, jj_map_frame_to_degrees (then, then->left, then->top));
  cairo_save (cr);
  cairo_rectangle (cr, now->left, now->top, now->width, now->height);
  cairo_clip (cr);
  /* Whole steps of px are copied, others are computed anew. */
  cairo_translate (cr, rint (at.x), rint (at.y));
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, then->width, then->height);
  cairo_clip (cr);
  cairo_set_source_surface (cr, painting, -then->left, -then->top);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_restore (cr);
}
