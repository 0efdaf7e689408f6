/* jj-diagram-paint-line.c: lines, arrowheads and labels */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-draw-private.h"

#include "jj-kinds-work.h"

#include <math.h>
#include <string.h>

#define CORNER 8.0
#define ARROW 9.0
#define MOST_WIDTH 12.0

typedef enum
{
  HEAD_NONE,
  HEAD_FILLED,
  HEAD_OPEN,
} Head;

typedef struct
{
  double width;
  double dash[4];
  int n_dash;
  Head head;
  gboolean is_double;
  guint hue; /* 0: the theme's dim text */
} Manner;

/* look.md: support solid with a filled arrow, training dashed, promotion double, money by its
 * amount, membership without arrow. */
static Manner
manner_of (const JjLine *line)
{
  switch (line->kind)
    {
    case JJ_KIND_SUPPORTS:
      return (Manner){ 1.6, { 0 }, 0, HEAD_FILLED, FALSE, 0x3d5a80 };
    case JJ_KIND_TRAINS:
      return (Manner){ 1.6, { 7, 4 }, 2, HEAD_FILLED, FALSE, 0x6f4aa8 };
    case JJ_KIND_PROMOTES_TO:
      return (Manner){ 5, { 0 }, 0, HEAD_FILLED, TRUE, 0x6f4aa8 };
    case JJ_KIND_SERVES:
      return (Manner){ 1.4, { 0 }, 0, HEAD_OPEN, FALSE, 0x00796b };
    case JJ_KIND_HOSTS:
      return (Manner){ 1.4, { 2, 3 }, 2, HEAD_OPEN, FALSE, 0x3d5a80 };
    case JJ_KIND_IMPLEMENTS:
      return (Manner){ 1.4, { 1, 3 }, 2, HEAD_OPEN, FALSE, 0x1f6fb2 };
    case JJ_KIND_MEASURES:
      return (Manner){ 1.4, { 8, 3, 2, 3 }, 4, HEAD_OPEN, FALSE, 0x8a3b2a };
    case JJ_KIND_FUNDS:
      return (Manner){ CLAMP (1.5 + 3.2 * log10 (MAX (1.0, (double)line->amount) / 10000), 1.5,
                              MOST_WIDTH),
                       { 0 },
                       0,
                       HEAD_FILLED,
                       FALSE,
                       0 };
    case JJ_KIND_RELATES_TO:
      return (Manner){ 1.2, { 3, 3 }, 2, HEAD_NONE, FALSE, 0 };
    default:
      return (Manner){ 1.2, { 0 }, 0, HEAD_NONE, FALSE, 0 };
    }
}

static JjColour
colour_of (const JjLine *line, const Manner *manner, const JjTheme *theme)
{
  JjColour colour = theme->dim_text;

  if (line->kind == JJ_KIND_FUNDS)
    return jj_theme_outline (theme, (JjColourName)MIN (line->source, JJ_COLOUR_OTHER));
  if (strcmp (theme->id, "contrast") == 0)
    return theme->text;
  if (manner->hue == 0)
    return jj_colour_mix (theme->line, theme->background, 0.1);
  colour = (JjColour){ (manner->hue >> 16 & 255) / 255., (manner->hue >> 8 & 255) / 255.,
                       (manner->hue & 255) / 255. };
  for (guint i = 0; i < 24 && jj_colour_contrast (colour, theme->background) < 3.2; i++)
    colour = jj_colour_mix (colour, theme->text, 0.1);
  return colour;
}

static JjRoutePoint
towards (JjRoutePoint from, JjRoutePoint to, double by)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double share = length > 0 ? MIN (1, by / length) : 0;

  return (JjRoutePoint){ from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share };
}

/* The line as a path with round corners, its last piece shorter by what the arrow takes. It begins
 * at the box that its bundle shares, so that dashes of lines over each other agree. */
static void
trace (cairo_t *cr, const JjLine *line, const JjRoute *route, double short_by)
{
  const JjRoutePoint *p = route->points;
  guint n = route->n_points;
  int first = line->is_inwards ? (int)n - 1 : 0, by = line->is_inwards ? -1 : 1;
  JjRoutePoint tip = towards (p[n - 1], p[n - 2], short_by);
  JjRoutePoint start = line->is_inwards ? tip : p[0], end = line->is_inwards ? p[0] : tip;

  cairo_move_to (cr, start.x, start.y);
  for (guint k = 1; k + 1 < n; k++)
    {
      const JjRoutePoint *at = &p[first + by * (int)k];
      double before = hypot (at[-by].x - at->x, at[-by].y - at->y) / 2;
      double after = hypot (at[by].x - at->x, at[by].y - at->y) / 2;
      double round = MIN (CORNER, MIN (before, after));
      JjRoutePoint a = towards (at[0], at[-by], round), b = towards (at[0], at[by], round);

      cairo_line_to (cr, a.x, a.y);
      cairo_curve_to (cr, (a.x + 2 * at->x) / 3, (a.y + 2 * at->y) / 3, (b.x + 2 * at->x) / 3,
                      (b.y + 2 * at->y) / 3, b.x, b.y);
    }
  cairo_line_to (cr, end.x, end.y);
}

static double
head_size (const Manner *manner)
{
  return manner->head == HEAD_NONE ? 0 : MAX (ARROW, manner->width * 1.3 + 4);
}

static void
paint_head (cairo_t *cr, const JjRoute *route, const Manner *manner)
{
  guint n = route->n_points;
  JjRoutePoint tip = route->points[n - 1], from = route->points[n - 2];
  double size = head_size (manner), angle = atan2 (tip.y - from.y, tip.x - from.x);

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, -size, -size * 0.5);
  cairo_line_to (cr, 0, 0);
  cairo_line_to (cr, -size, size * 0.5);
  if (manner->head == HEAD_FILLED)
    {
      cairo_close_path (cr);
      cairo_fill (cr);
    }
  else
    {
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, manner->width);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* Far away: a hair without any smoothing. */
static void
paint_far (cairo_t *cr, const JjRoute *route, double zoom)
{
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_line_width (cr, 1 / zoom);
  for (guint i = 0; i < route->n_points; i++)
    cairo_line_to (cr, route->points[i].x, route->points[i].y);
  cairo_stroke (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

static double
short_by (const Manner *manner)
{
  return manner->head == HEAD_FILLED ? head_size (manner) - 1 : 0;
}

double
jj_diagram_line_width (const JjLine *line)
{
  return manner_of (line).width;
}

void
jj_diagram_paint_rim (const JjLine *line,
                      const JjRoute *route,
                      cairo_t *cr,
                      JjPen *pen,
                      double zoom)
{
  Manner manner = manner_of (line);

  if (route->n_points < 2 || route->is_blind || zoom < JJ_ZOOM_NAMES)
    return;
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  jj_set_colour (cr, jj_pen_get_theme (pen)->background, 0.8);
  cairo_set_line_width (cr, manner.width + 3);
  trace (cr, line, route, short_by (&manner));
  cairo_stroke (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
}

void
jj_diagram_paint_line (const JjLine *line,
                       const JjRoute *route,
                       cairo_t *cr,
                       JjPen *pen,
                       double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  Manner manner = manner_of (line);
  JjColour colour = colour_of (line, &manner, theme);
  double shorter = short_by (&manner);

  if (route->n_points < 2)
    return;
  jj_set_colour (cr, colour, route->is_blind ? 0.5 : 1);
  if (zoom < JJ_ZOOM_NUMBERS)
    {
      paint_far (cr, route, zoom);
      return;
    }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_set_line_width (cr, MAX (manner.width, 1 / zoom));
  cairo_set_dash (cr, manner.dash, manner.n_dash, 0);
  trace (cr, line, route, shorter);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (manner.is_double)
    {
      jj_set_colour (cr, theme->background, 1);
      cairo_set_line_width (cr, manner.width - 3);
      trace (cr, line, route, shorter);
      cairo_stroke (cr);
      jj_set_colour (cr, colour, 1);
    }
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  if (manner.head != HEAD_NONE)
    paint_head (cr, route, &manner);
}

void
jj_diagram_paint_label (const JjLine *line, cairo_t *cr, JjPen *pen)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  g_autofree char *text = line->has_place ? jj_diagram_label_text (line) : NULL;
  double width, height;
  PangoLayout *layout;

  if (!text)
    return;
  layout = jj_pen_layout (pen, JJ_PEN_DETAIL, text, 0, 1);
  jj_pen_measure (layout, &width, &height);
  cairo_rectangle (cr, line->label_x - width / 2 - 3, line->label_y - height / 2 + 1, width + 6,
                   height - 2);
  jj_set_colour (cr, theme->background, 0.9);
  cairo_fill (cr);
  jj_set_colour (cr, theme->text, 1);
  jj_pen_show (cr, layout, line->label_x, line->label_y - height / 2, 0.5);
}
