/* jj-diagram-draw.c: a sheet's picture on any cairo_t, and what is at a point of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-draw-private.h"

#include <math.h>
#include <string.h>

/* How far badges and wide lines reach beyond their box or line. */
#define OVERHANG 16.0
#define FRAME_EDGE 5.0

static JjDiagramShade
shade_of (const JjDiagramLook *look, gsize number)
{
  gsize size;
  const guint8 *bytes = look->dimmed ? g_bytes_get_data (look->dimmed, &size) : NULL;

  return bytes && number < size ? (JjDiagramShade)bytes[number] : JJ_SHADE_FULL;
}

GBytes *
jj_diagram_reveal (const JjDiagram *self, GBytes *dimmed, const GArray *ids)
{
  guint n_boxes = self->boxes->len, n_lines = self->lines->len;
  guint8 *bytes = g_malloc (n_boxes + n_lines + 1);
  JjDiagramLook look = { .dimmed = dimmed };

  memset (bytes, JJ_SHADE_ABSENT, n_boxes + n_lines + 1);
  for (guint i = 0; i < ids->len; i++)
    for (int box = jj_diagram_find (self, g_array_index (ids, JjId, i)); box >= 0;
         box = jj_diagram_box (self, (guint)box)->frame)
      bytes[box] = (guint8)shade_of (&look, (gsize)box);
  for (guint i = 0; i < n_lines; i++)
    {
      const JjLine *line = jj_diagram_get_line (self, i);

      if (bytes[line->from] != JJ_SHADE_ABSENT && bytes[line->to] != JJ_SHADE_ABSENT)
        bytes[n_boxes + i] = (guint8)shade_of (&look, n_boxes + i);
    }
  return g_bytes_new_take (bytes, n_boxes + n_lines);
}

/* Pale things are drawn as a group, so that what overlaps in them stays one colour. */
static gboolean
begin_item (cairo_t *cr, const JjDiagramLook *look, gsize number)
{
  if (shade_of (look, number) != JJ_SHADE_PALE)
    return FALSE;
  cairo_push_group (cr);
  return TRUE;
}

static void
end_item (cairo_t *cr, gboolean is_group)
{
  if (!is_group)
    return;
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.22);
}

static void
draw_boxes (const JjDiagram *self,
            cairo_t *cr,
            JjPen *pen,
            const GArray *boxes,
            const JjDiagramLook *look)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      guint number = g_array_index (boxes, guint, i);
      const JjBox *box = jj_diagram_box (self, number);
      gboolean is_group;

      if (box->is_frame || shade_of (look, number) == JJ_SHADE_ABSENT)
        continue;
      is_group = begin_item (cr, look, number);
      jj_diagram_paint_box (box, cr, pen, look->zoom);
      end_item (cr, is_group);
    }
}

static void
draw_frames (const JjDiagram *self,
             cairo_t *cr,
             JjPen *pen,
             const GArray *boxes,
             const JjDiagramLook *look)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      guint number = g_array_index (boxes, guint, i);
      gboolean is_group;

      if (!jj_diagram_box (self, number)->is_frame || shade_of (look, number) == JJ_SHADE_ABSENT)
        continue;
      is_group = begin_item (cr, look, number);
      jj_diagram_paint_frame (jj_diagram_box (self, number), cr, pen, look->zoom);
      end_item (cr, is_group);
    }
}

typedef struct
{
  const JjDiagram *diagram;
  const JjDiagramLook *look;
} LineOrder;

/* Pale lines below the others, those of a bundle one after the other. */
static int
compare_drawn (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const LineOrder *self = user_data;
  const guint numbers[2] = { *(const guint *)a, *(const guint *)b };
  gint64 bundles[2], shades[2];

  for (guint i = 0; i < 2; i++)
    {
      bundles[i] = jj_diagram_get_line (self->diagram, numbers[i])->bundle;
      shades[i] = shade_of (self->look, self->diagram->boxes->len + numbers[i]);
    }
  if (shades[0] != shades[1])
    return shades[0] > shades[1] ? -1 : 1;
  if (bundles[0] != bundles[1])
    return bundles[0] < bundles[1] ? -1 : 1;
  return numbers[0] < numbers[1] ? -1 : numbers[0] > numbers[1];
}

/* Lines of one bundle: first all their rims, so that none cuts into what they share. */
static void
draw_bundle (const JjDiagram *self, cairo_t *cr, JjPen *pen, const GArray *lines, double zoom)
{
  for (guint step = 0; step < 2; step++)
    for (guint i = 0; i < lines->len; i++)
      {
        guint number = g_array_index (lines, guint, i);
        JjRoute route = jj_routes_get (self->routes, number);

        (step == 0
             ? jj_diagram_paint_rim
             : jj_diagram_paint_line) (jj_diagram_get_line (self, number), &route, cr, pen, zoom);
      }
}

static void
draw_lines (const JjDiagram *self,
            cairo_t *cr,
            JjPen *pen,
            GArray *lines,
            const JjDiagramLook *look)
{
  g_autoptr (GArray) bundle = g_array_new (FALSE, FALSE, sizeof (guint));
  LineOrder order = { self, look };

  g_array_sort_with_data (lines, compare_drawn, &order);
  for (guint i = 0; i < lines->len; i++)
    {
      guint number = g_array_index (lines, guint, i);
      gint64 id = jj_diagram_get_line (self, number)->bundle;
      JjDiagramShade shade = shade_of (look, self->boxes->len + number);
      guint next = i + 1 < lines->len ? g_array_index (lines, guint, i + 1) : 0;
      gboolean is_group;

      if (shade == JJ_SHADE_ABSENT)
        continue;
      g_array_append_val (bundle, number);
      if (id != 0 && i + 1 < lines->len && jj_diagram_get_line (self, next)->bundle == id
          && shade_of (look, self->boxes->len + next) == shade)
        continue;
      is_group = begin_item (cr, look, self->boxes->len + number);
      draw_bundle (self, cr, pen, bundle, look->zoom);
      end_item (cr, is_group);
      g_array_set_size (bundle, 0);
    }
}

void
jj_diagram_draw (const JjDiagram *self,
                 cairo_t *cr,
                 JjPen *pen,
                 const JjRect *area,
                 const JjDiagramLook *look)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect reach = jj_rect_grown (area, OVERHANG);

  cairo_save (cr);
  if (pen)
    jj_pen_set_least (pen, look->least_text_px > JJ_PEN_SMALLEST * look->zoom
                               ? look->least_text_px / look->zoom
                               : 0);
  if (!look->is_bare)
    {
      jj_set_colour (cr, pen ? jj_pen_get_theme (pen)->background : (JjColour){ 1, 1, 1 }, 1);
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_fill (cr);
      jj_diagram_paint_lanes (self, cr, pen, look->zoom);
    }
  jj_diagram_query (self, &reach, boxes, lines);
  draw_frames (self, cr, pen, boxes, look);
  if (!look->without_lines)
    draw_lines (self, cr, pen, lines, look);
  draw_boxes (self, cr, pen, boxes, look);
  for (guint i = 0; i < lines->len && look->zoom >= JJ_ZOOM_DETAILS && !jj_pen_get_least (pen); i++)
    {
      guint number = g_array_index (lines, guint, i);

      if (shade_of (look, self->boxes->len + number) == JJ_SHADE_FULL)
        jj_diagram_paint_label (jj_diagram_get_line (self, number), cr, pen);
    }
  if (pen)
    jj_pen_set_least (pen, 0);
  cairo_restore (cr);
}

void
jj_diagram_draw_box (const JjDiagram *self, cairo_t *cr, JjPen *pen, guint box, double zoom)
{
  cairo_save (cr);
  if (jj_diagram_box (self, box)->is_frame)
    jj_diagram_paint_frame (jj_diagram_box (self, box), cr, pen, zoom);
  else
    jj_diagram_paint_box (jj_diagram_box (self, box), cr, pen, zoom);
  cairo_restore (cr);
}

void
jj_diagram_draw_line (const JjDiagram *self,
                      cairo_t *cr,
                      JjPen *pen,
                      guint line,
                      const JjRoute *route)
{
  cairo_save (cr);
  jj_diagram_paint_rim (jj_diagram_get_line (self, line), route, cr, pen, 1);
  jj_diagram_paint_line (jj_diagram_get_line (self, line), route, cr, pen, 1);
  cairo_restore (cr);
}

void
jj_diagram_draw_kind (cairo_t *cr, JjPen *pen, JjKindId kind, const JjRect *rect)
{
  JjBox box = {
    .kind = kind,
    .rect = *rect,
    .shade = kind == JJ_KIND_PURSE || kind == JJ_KIND_SCHOOL ? 0 : 3,
    .name = (char *)jj_label (jj_kind_get (kind)->label),
    .code = (char *)"",
    .detail = (char *)"",
    .number = (char *)"",
    .amount = JJ_EMPTY,
    .worst = JJ_N_SEVERITIES,
  };

  cairo_save (cr);
  jj_diagram_paint_box (&box, cr, pen, 1);
  cairo_restore (cr);
}

void
jj_diagram_query (const JjDiagram *self, const JjRect *area, GArray *boxes, GArray *lines)
{
  guint n = 0, first = boxes ? boxes->len : 0;

  if (lines)
    jj_spatial_query (self->line_index, area, lines);
  if (!boxes)
    return;
  jj_spatial_query (self->box_index, area, boxes);
  n = first;
  for (guint i = first; i < boxes->len; i++)
    if (jj_diagram_box (self, g_array_index (boxes, guint, i))->hidden < 0)
      g_array_index (boxes, guint, n++) = g_array_index (boxes, guint, i);
  g_array_set_size (boxes, n);
}

static gboolean
frame_is_at (const JjBox *box, double x, double y)
{
  JjRect tab = jj_diagram_frame_tab (box);
  JjRect outer = jj_rect_grown (&box->rect, 1), inner = jj_rect_grown (&box->rect, -FRAME_EDGE);

  return jj_rect_holds (&tab, x, y)
         || (jj_rect_holds (&outer, x, y) && !jj_rect_holds (&inner, x, y));
}

static gboolean
box_is_at (const JjBox *box, double x, double y)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  gboolean is_in;

  if (box->is_frame)
    return frame_is_at (box, x, y);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cr = cairo_create (surface);
  jj_diagram_outline (cr, box);
  is_in = cairo_in_fill (cr, x, y);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return is_in;
}

static double
distance_to (const JjRoute *route, double x, double y)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      JjRoutePoint a = route->points[i], b = route->points[i + 1];
      double square = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
      double share = square > 0 ? ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / square : 0;

      share = CLAMP (share, 0, 1);
      least = MIN (least, hypot (a.x + share * (b.x - a.x) - x, a.y + share * (b.y - a.y) - y));
    }
  return least;
}

static JjDiagramHit
hit_line (const JjDiagram *self, const GArray *lines, JjRoutePoint at, double tolerance)
{
  JjDiagramHit hit = { JJ_HIT_NOTHING, 0 };
  double least = tolerance;

  for (guint i = 0; i < lines->len; i++)
    {
      guint number = g_array_index (lines, guint, i);
      JjRoute route = jj_routes_get (self->routes, number);
      double distance = distance_to (&route, at.x, at.y);

      if (distance <= least)
        {
          least = distance;
          hit = (JjDiagramHit){ JJ_HIT_LINE, number };
        }
    }
  return hit;
}

/* The uppermost of the frames, or of the other boxes, at a point; -1 for none. */
static int
hit_box (const JjDiagram *self, const GArray *boxes, JjRoutePoint at, gboolean is_frame)
{
  for (guint i = boxes->len; i-- > 0;)
    {
      guint number = g_array_index (boxes, guint, i);
      const JjBox *box = jj_diagram_box (self, number);

      if (box->is_frame == is_frame && box_is_at (box, at.x, at.y))
        return (int)number;
    }
  return -1;
}

static JjDiagramHit
hit_lane (const JjDiagram *self, JjRoutePoint at, double tolerance)
{
  for (guint i = 1; i < self->n_lanes; i++)
    if (fabs (at.y - self->lanes[i].top) <= tolerance && at.x >= self->extents.x
        && at.x <= self->extents.x + JJ_LANE_HEADER)
      return (JjDiagramHit){ JJ_HIT_LANE_EDGE, i };
  return (JjDiagramHit){ JJ_HIT_NOTHING, 0 };
}

/* Boxes lie over lines, lines over frames, frames over lanes. */
JjDiagramHit
jj_diagram_hit (const JjDiagram *self, double x, double y, double tolerance)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect around = { x - tolerance, y - tolerance, 2 * tolerance, 2 * tolerance };
  JjRoutePoint at = { x, y };
  JjDiagramHit hit;
  int box;

  jj_diagram_query (self, &around, boxes, lines);
  box = hit_box (self, boxes, at, FALSE);
  if (box >= 0)
    return (JjDiagramHit){ JJ_HIT_BOX, (guint)box };
  hit = hit_line (self, lines, at, tolerance);
  if (hit.type != JJ_HIT_NOTHING)
    return hit;
  box = hit_box (self, boxes, at, TRUE);
  if (box < 0)
    {
      /* A frame's title is thin from afar, and its number lower than it. */
      at.y -= tolerance;
      box = hit_box (self, boxes, at, TRUE);
    }
  return box >= 0 ? (JjDiagramHit){ JJ_HIT_BOX, (guint)box } : hit_lane (self, at, tolerance);
}
