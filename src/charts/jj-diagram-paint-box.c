/* jj-diagram-paint-box.c: boxes, frames and lanes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-draw-private.h"

#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#include <math.h>

#define CHIP 20.0
#define PADDING 9.0
#define LINE 1.5
#define LEVEL_ROOM 16.0

static void
fill_and_stroke (cairo_t *cr, JjColour fill, JjColour line, double width)
{
  jj_set_colour (cr, fill, 1);
  cairo_fill_preserve (cr);
  jj_set_colour (cr, line, 1);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* What marks a kind besides outline and colour. */
static void
paint_marks (const JjBox *box, cairo_t *cr, const JjBoxColours *colours, const JjTheme *theme)
{
  const JjRect *r = &box->rect;

  jj_set_colour (cr, colours->strong, 1);
  if (box->kind == JJ_KIND_ORGANISATION)
    {
      cairo_set_line_width (cr, LINE);
      cairo_move_to (cr, r->x + 2, r->y + 4);
      cairo_line_to (cr, r->x + r->width - 2, r->y + 4);
      cairo_stroke (cr);
    }
  else if (box->kind == JJ_KIND_PROGRAMME || box->kind == JJ_KIND_ACTIVITY)
    {
      cairo_rectangle (cr, r->x, r->y + 1, box->kind == JJ_KIND_PROGRAMME ? 6 : 3, r->height - 2);
      cairo_fill (cr);
    }
  else if (box->kind == JJ_KIND_OBJECTIVE || box->kind == JJ_KIND_INDICATOR)
    {
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, r->x + r->width - 14, r->y);
      cairo_line_to (cr, r->x + r->width - 14, r->y + 14);
      cairo_line_to (cr, r->x + r->width, r->y + 14);
      cairo_stroke (cr);
    }
  else if (box->kind == JJ_KIND_STICKY)
    {
      cairo_move_to (cr, r->x + r->width - 14, r->y + r->height);
      cairo_line_to (cr, r->x + r->width - 14, r->y + r->height - 14);
      cairo_line_to (cr, r->x + r->width, r->y + r->height - 14);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

/* One to three bars, for a pool chevrons, at the right edge from the bottom up. */
static void
paint_level (const JjBox *box, cairo_t *cr, const JjBoxColours *colours)
{
  double x = box->rect.x + box->rect.width - (box->kind == JJ_KIND_TALENT_POOL ? 22 : 12);
  double y = box->rect.y + box->rect.height - (box->kind == JJ_KIND_TALENT_POOL ? 16 : 14);

  jj_set_colour (cr, colours->strong, 1);
  for (guint i = 0; i < box->level; i++, y -= 7)
    {
      if (box->kind != JJ_KIND_TALENT_POOL)
        {
          cairo_rectangle (cr, x - 6, y, 12, 4);
          cairo_fill (cr);
          continue;
        }
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, x - 5, y + 3);
      cairo_line_to (cr, x, y - 2);
      cairo_line_to (cr, x + 5, y + 3);
      cairo_stroke (cr);
    }
}

/* Octagon, triangle, circle, at the upper right corner. */
static void
paint_finding (const JjBox *box, cairo_t *cr, const JjTheme *theme, double size)
{
  double x = box->rect.x + box->rect.width - 3, y = box->rect.y + 3;
  guint corners = box->worst == JJ_SEVERITY_ERROR ? 8 : box->worst == JJ_SEVERITY_WARNING ? 3 : 0;
  double turn = corners == 8 ? G_PI / 8 : -G_PI / 2;

  /* Text that was shown before leaves its point behind. */
  cairo_new_path (cr);
  if (corners == 0)
    {
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, size * 0.8, 0, 2 * G_PI);
    }
  for (guint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      cairo_line_to (cr, x + size * cos (angle),
                     y + (corners == 3 ? size * 0.15 : 0) + size * sin (angle));
    }
  cairo_close_path (cr);
  jj_set_colour (cr, theme->fills[JJ_COLOUR_ERROR + (guint)box->worst], 1);
  cairo_fill_preserve (cr);
  jj_set_colour (cr, theme->background, 1);
  cairo_set_line_width (cr, size / 6);
  cairo_stroke (cr);
  cairo_set_line_width (cr, size / 4.5);
  cairo_move_to (cr, x, y - size * 0.4);
  cairo_line_to (cr, x, y + size * 0.12);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + size * 0.42, size / 8, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
paint_chip (cairo_t *cr, JjPen *pen, JjRoutePoint at, JjKindId kind, const JjBoxColours *colours)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  PangoLayout *letter = jj_pen_layout (pen, JJ_PEN_LETTER, jj_diagram_get_letter (kind), 0, 1);
  double width, height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, at.x + CHIP / 2, at.y + CHIP / 2, CHIP / 2, 0, 2 * G_PI);
  fill_and_stroke (cr, theme->background, colours->line, 1);
  jj_pen_measure (letter, &width, &height);
  jj_set_colour (cr, theme->text, 1);
  jj_pen_show (cr, letter, at.x + CHIP / 2, at.y + (CHIP - height) / 2, 0.5);
}

/* Room that a shape takes from its text at either side. */
static double
inset_of (JjKindId kind)
{
  return kind == JJ_KIND_TALENT_POOL || kind == JJ_KIND_PURSE ? 7 : 0;
}

/* Detail at the left, amount at the right of the lowest line. */
static void
paint_last_line (const JjBox *box, cairo_t *cr, JjPen *pen)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  const JjRect *r = &box->rect;
  double inset = inset_of (box->kind), left = r->x + PADDING + inset;
  double right = r->x + r->width - PADDING - inset - (box->level > 0 ? 14 : 0);
  double y = r->y + r->height - 23, width = 0, height;

  if (r->height < 50)
    return;
  if (box->amount != JJ_EMPTY)
    {
      g_autofree char *amount = jj_format_money (box->amount);
      PangoLayout *layout = jj_pen_layout (pen, JJ_PEN_DETAIL, amount, 0, 1);

      jj_pen_measure (layout, &width, &height);
      jj_set_colour (cr, theme->text, 1);
      jj_pen_show (cr, layout, right, y, 1);
      right -= width + 6;
    }
  if (*box->detail && right - left > 16)
    {
      jj_set_colour (cr, theme->dim_text, 1);
      jj_pen_show (cr, jj_pen_layout (pen, JJ_PEN_DETAIL, box->detail, right - left, 1), left, y,
                   0);
    }
}

static void
paint_near (const JjBox *box, cairo_t *cr, JjPen *pen, const JjBoxColours *colours)
{
  const JjRect *r = &box->rect;
  gboolean has_last = r->height >= 50 && (*box->detail || box->amount != JJ_EMPTY);
  double left = r->x + PADDING + inset_of (box->kind);
  double top = box->kind == JJ_KIND_SCHOOL || box->kind == JJ_KIND_ORGANISATION ? 4 : 0;
  double room = r->height - (has_last ? 24 : 6) - top, width, height;
  double name_width = r->width - 2 * PADDING - 2 * inset_of (box->kind) - CHIP - 6;
  PangoLayout *name = jj_pen_layout (pen, JJ_PEN_NAME, box->name, MAX (16, name_width),
                                     MAX (1, (int)((room + 4) / 19)));

  jj_pen_measure (name, &width, &height);
  top += r->y + 2 + (room - height) / 2;
  paint_chip (cr, pen, (JjRoutePoint){ left, top + height / 2 - CHIP / 2 }, box->kind, colours);
  jj_set_colour (cr, jj_pen_get_theme (pen)->text, 1);
  jj_pen_show (cr, name, left + CHIP + 6, top, 0);
  if (has_last)
    paint_last_line (box, cr, pen);
}

/* One text in the middle: a name to be read at half size, or a number. */
static void
paint_far (const JjBox *box, cairo_t *cr, JjPen *pen, double zoom)
{
  const JjRect *r = &box->rect;
  gboolean is_name = zoom >= JJ_ZOOM_NAMES;
  PangoLayout *layout
      = is_name ? jj_pen_layout (pen, JJ_PEN_NAME_FAR, box->name, MAX (20, r->width - 20),
                                 MAX (1, (int)(r->height / 28)))
                : jj_pen_layout (pen, JJ_PEN_NUMBER, box->number, 0, 1);
  double width, height;

  jj_pen_measure (layout, &width, &height);
  jj_set_colour (cr, jj_pen_get_theme (pen)->text, 1);
  jj_pen_show (cr, layout, r->x + r->width / 2, r->y + (r->height - height) / 2, 0.5);
}

/* The name alone, as large as is asked for, as much of it as has room. */
static void
paint_large (const JjBox *box, cairo_t *cr, JjPen *pen)
{
  const JjRect *r = &box->rect;
  int n_lines = MAX (1, (int)((r->height - 4) / (1.3 * jj_pen_get_least (pen))));
  PangoLayout *layout = jj_pen_layout (pen, JJ_PEN_LARGE, box->name,
                                       MAX (20, r->width - 12 - 2 * inset_of (box->kind)
                                                    - (box->level > 0 ? 2 * LEVEL_ROOM : 0)),
                                       n_lines);
  double width, height;

  jj_pen_measure (layout, &width, &height);
  jj_set_colour (cr, jj_pen_get_theme (pen)->text, 1);
  jj_pen_show (cr, layout, r->x + r->width / 2, r->y + (r->height - height) / 2, 0.5);
}

void
jj_diagram_paint_box (const JjBox *box, cairo_t *cr, JjPen *pen, double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  JjBoxColours colours = jj_diagram_colours (theme, box->kind, box->shade);

  if (zoom < JJ_ZOOM_NUMBERS)
    {
      cairo_rectangle (cr, box->rect.x, box->rect.y, box->rect.width, box->rect.height);
      jj_set_colour (cr, jj_colour_mix (colours.strong, theme->background, 0.25), 1);
      cairo_fill (cr);
      return;
    }
  cairo_set_dash (cr, (const double[]){ 5, 4 }, box->kind == JJ_KIND_ALLIANCE ? 2 : 0, 0);
  jj_diagram_outline (cr, box);
  fill_and_stroke (cr, colours.fill, colours.line, MAX (LINE, LINE / zoom / 1.4));
  cairo_set_dash (cr, NULL, 0, 0);
  if (box->kind == JJ_KIND_PURSE)
    {
      jj_diagram_outline (cr, box);
      cairo_save (cr);
      cairo_clip (cr);
      cairo_rectangle (cr, box->rect.x, box->rect.y, 10, box->rect.height);
      jj_theme_fill (theme, cr, (JjColourName)MIN (box->shade, JJ_COLOUR_OTHER), 1);
      cairo_new_path (cr);
      cairo_restore (cr);
    }
  paint_marks (box, cr, &colours, theme);
  if (jj_pen_get_least (pen) > 0)
    paint_large (box, cr, pen);
  else if (zoom >= JJ_ZOOM_DETAILS)
    paint_near (box, cr, pen, &colours);
  else
    paint_far (box, cr, pen, zoom);
  if (zoom >= JJ_ZOOM_NAMES)
    paint_level (box, cr, &colours);
  if (box->worst != JJ_N_SEVERITIES)
    paint_finding (box, cr, theme, zoom >= JJ_ZOOM_NAMES ? 8 : 14);
}

JjRect
jj_diagram_frame_tab (const JjBox *box)
{
  return (JjRect){ box->rect.x, box->rect.y, MIN (box->rect.width, 360), JJ_FRAME_TITLE };
}

static char *
frame_title (const JjBox *box, gboolean with_detail)
{
  GString *text = g_string_new (box->name);

  if (with_detail && *box->detail)
    g_string_append_printf (text, " · %s", box->detail);
  if (box->amount != JJ_EMPTY && box->amount != 0)
    {
      g_autofree char *amount = jj_format_money (box->amount);

      g_string_append_printf (text, " · %s %s", amount, _ ("NT$"));
    }
  return g_string_free (text, FALSE);
}

/* With its details where there is room for them: better none than half of them. */
static char *
fitting_title (const JjBox *box, JjPen *pen, double room)
{
  char *title = frame_title (box, TRUE);
  double width, height;

  jj_pen_measure (jj_pen_layout (pen, JJ_PEN_NAME, title, 0, 1), &width, &height);
  if (width <= room)
    return title;
  g_free (title);
  return frame_title (box, FALSE);
}

/* No tab, for whose text there is no room: the number, as in the boxes, in the strip above what
 * stands in the frame. */
static void
paint_frame_far (const JjBox *box,
                 cairo_t *cr,
                 JjPen *pen,
                 const JjBoxColours *colours,
                 double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);

  paint_marks (box, cr, colours, theme);
  if (zoom < JJ_ZOOM_NUMBERS)
    return;
  jj_set_colour (cr, theme->text, 1);
  jj_pen_show (cr, jj_pen_layout (pen, JJ_PEN_NUMBER, box->number, 0, 1), box->rect.x + PADDING,
               box->rect.y, 0);
  if (box->worst != JJ_N_SEVERITIES)
    paint_finding (box, cr, theme, 14);
}

void
jj_diagram_paint_frame (const JjBox *box, cairo_t *cr, JjPen *pen, double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  JjBoxColours colours = jj_diagram_colours (theme, box->kind, box->shade);
  JjRect tab = jj_diagram_frame_tab (box);
  g_autofree char *title = NULL;

  jj_diagram_outline (cr, box);
  jj_set_colour (cr, jj_colour_mix (theme->background, colours.fill, 0.5), 1);
  cairo_fill_preserve (cr);
  jj_set_colour (cr, colours.line, 1);
  cairo_set_line_width (cr, MAX (LINE, LINE / zoom / 1.4));
  cairo_set_dash (cr, (const double[]){ 7, 4 }, box->kind == JJ_KIND_ALLIANCE ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  if (zoom < JJ_ZOOM_NAMES && jj_pen_get_least (pen) <= 0)
    {
      paint_frame_far (box, cr, pen, &colours, zoom);
      return;
    }
  if (jj_pen_get_least (pen) > 0)
    tab.height = MIN (box->rect.height, MAX (tab.height, 1.4 * jj_pen_get_least (pen)));
  cairo_rectangle (cr, tab.x, tab.y, tab.width, tab.height);
  fill_and_stroke (cr, colours.fill, colours.line, 1);
  paint_marks (box, cr, &colours, theme);
  if (jj_pen_get_least (pen) > 0)
    {
      jj_set_colour (cr, theme->text, 1);
      jj_pen_show (cr, jj_pen_layout (pen, JJ_PEN_LARGE, box->name, tab.width - 16, 1), tab.x + 8,
                   tab.y, 0);
      return;
    }
  jj_set_colour (cr, theme->text, 1);
  if (zoom < JJ_ZOOM_DETAILS)
    jj_pen_show (cr, jj_pen_layout (pen, JJ_PEN_NAME_FAR, box->name, tab.width - 2 * PADDING, 1),
                 tab.x + PADDING, tab.y - 1, 0);
  else
    {
      title = fitting_title (box, pen, tab.width - 44);
      jj_pen_show (cr, jj_pen_layout (pen, JJ_PEN_NAME, title, tab.width - 44, 1), tab.x + 36,
                   tab.y + 4, 0);
      paint_chip (cr, pen, (JjRoutePoint){ tab.x + PADDING, tab.y + 4 }, box->kind, &colours);
    }
  if (box->worst != JJ_N_SEVERITIES)
    paint_finding (box, cr, theme, 8);
}

/* The headings of lanes and columns say where one is: from afar they stay this large, px on the
 * screen, though they outgrow their band. */
#define LEAST_HEADING 11.0
#define HEADING 16.0

static PangoLayout *
heading_layout (JjPen *pen, const char *text, double *width, double *height)
{
  PangoLayout *layout
      = jj_pen_layout (pen, jj_pen_get_least (pen) > HEADING ? JJ_PEN_LARGE : JJ_PEN_HEADING, text,
                       0, 1);

  jj_pen_measure (layout, width, height);
  return layout;
}

static char *
broken_name (const char *name, guint per_line)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (const char *c = name; *c; c = g_utf8_next_char (c), n++)
    {
      if (n > 0 && n % per_line == 0)
        g_string_append_c (text, '\n');
      g_string_append_unichar (text, g_utf8_get_char (c));
    }
  return g_string_free (text, FALSE);
}

/* Chinese one character a line, or two in a low lane; other scripts turned. What outgrows the band
 * does so to the right, as far as boxes may begin; what is longer than the lane is high gets
 * smaller.
 */
static void
paint_lane_name (cairo_t *cr, JjPen *pen, const char *name, const JjRect *strip)
{
  gboolean is_han = g_utf8_get_char (name) >= 0x2e80;
  double width = 0, height = 0, length = 1, breadth, scale;
  PangoLayout *layout = NULL;

  for (guint per_line = 1; per_line <= 2; per_line++)
    {
      g_autofree char *text = is_han ? broken_name (name, per_line) : g_strdup (name);

      layout = heading_layout (pen, text, &width, &height);
      length = is_han ? height : width;
      if (!is_han || length <= strip->height)
        break;
    }
  breadth = is_han ? width : height;
  scale = MIN (1, MIN (strip->height / length, (strip->width + JJ_DIAGRAM_MARGIN) / breadth));
  cairo_save (cr);
  cairo_translate (cr, strip->x + MAX (strip->width, scale * breadth) / 2,
                   strip->y + strip->height / 2);
  cairo_scale (cr, scale, scale);
  if (!is_han)
    cairo_rotate (cr, -G_PI / 2);
  jj_pen_show (cr, layout, 0, -height / 2, 0.5);
  cairo_restore (cr);
}

static void
paint_columns (const JjDiagram *self, cairo_t *cr, JjPen *pen, double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  const JjRect *all = &self->extents;
  const char *const names[JJ_N_SEMESTERS] = { _ ("First semester"), _ ("Second semester") };
  double edges[] = { all->x, self->column_edge, all->x + all->width };

  cairo_rectangle (cr, all->x, all->y, all->width, JJ_COLUMN_HEADER);
  jj_set_colour (cr, theme->band, 1);
  cairo_fill (cr);
  jj_set_colour (cr, theme->line, 1);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, edges[1], all->y);
  cairo_line_to (cr, edges[1],
                 self->n_lanes > 0 ? self->lanes[self->n_lanes - 1].bottom : all->y + all->height);
  cairo_stroke (cr);
  for (guint i = 0; i < JJ_N_SEMESTERS && zoom >= JJ_ZOOM_NUMBERS; i++)
    {
      double width, height;
      PangoLayout *layout = heading_layout (pen, names[i], &width, &height);

      jj_set_colour (cr, theme->text, 1);
      jj_pen_show (cr, layout, (edges[i] + edges[i + 1]) / 2,
                   all->y + MAX (0, JJ_COLUMN_HEADER - height) / 2, 0.5);
    }
}

void
jj_diagram_paint_lanes (const JjDiagram *self, cairo_t *cr, JjPen *pen, double zoom)
{
  const JjTheme *theme = jj_pen_get_theme (pen);
  const JjChoice *choices = jj_kind_get (JJ_KIND_PLACEMENT)->fields[JJ_PLACEMENT_LANE].choices;
  double least = jj_pen_get_least (pen);

  jj_pen_set_least (pen, MAX (least, LEAST_HEADING / zoom));
  for (guint i = 0; i < self->n_lanes; i++)
    {
      const JjLane *lane = &self->lanes[i];
      JjRect strip = { self->extents.x, lane->top, JJ_LANE_HEADER, lane->bottom - lane->top };

      cairo_rectangle (cr, strip.x, strip.y, self->extents.width, strip.height);
      jj_set_colour (cr, theme->band, i % 2 ? 0.22 : 0.55);
      cairo_fill (cr);
      cairo_rectangle (cr, strip.x, strip.y, strip.width, strip.height);
      jj_set_colour (cr, theme->band, 1);
      cairo_fill (cr);
      jj_set_colour (cr, theme->line, 1);
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, strip.x, strip.y + strip.height);
      cairo_rel_line_to (cr, self->extents.width, 0);
      cairo_stroke (cr);
      jj_set_colour (cr, theme->text, 1);
      if (zoom >= JJ_ZOOM_NUMBERS)
        paint_lane_name (cr, pen, jj_label (choices[lane->tier].label), &strip);
    }
  if (self->n_columns > 0)
    paint_columns (self, cr, pen, zoom);
  jj_pen_set_least (pen, least);
}
