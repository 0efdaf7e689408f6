/* jj-diagram-shape.c: the outlines of the kinds, their letters and colours */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diagram-draw-private.h"

#include <math.h>
#include <string.h>

#define ROUND 12.0
#define SLIGHT 4.0
#define POINT 14.0 /* how far a hexagon's tip reaches, a notch cuts */
#define ROOF 12.0

static void
rounded (cairo_t *cr, const JjRect *r, double radius)
{
  radius = MIN (radius, MIN (r->width, r->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, r->x + r->width - radius, r->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, r->x + r->width - radius, r->y + r->height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, r->x + radius, r->y + r->height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, r->x + radius, r->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
polygon (cairo_t *cr, const double *points, guint n)
{
  cairo_move_to (cr, points[0], points[1]);
  for (guint i = 1; i < n; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
}

void
jj_diagram_outline (cairo_t *cr, const JjBox *box)
{
  const JjRect *r = &box->rect;
  double right = r->x + r->width, bottom = r->y + r->height, middle = r->y + r->height / 2;

  switch (box->is_frame ? JJ_KIND_ALLIANCE : box->kind)
    {
    case JJ_KIND_COMMUNITY:
      rounded (cr, r, ROUND);
      break;
    case JJ_KIND_ALLIANCE:
      rounded (cr, r, box->is_frame ? SLIGHT : ROUND / 2);
      break;
    case JJ_KIND_PURSE:
      rounded (cr, r, r->height);
      break;
    case JJ_KIND_TALENT_POOL:
      polygon (cr,
               (const double[]){ r->x + POINT, r->y, right - POINT, r->y, right, middle,
                                 right - POINT, bottom, r->x + POINT, bottom, r->x, middle },
               6);
      break;
    case JJ_KIND_OBJECTIVE:
    case JJ_KIND_INDICATOR:
      polygon (cr,
               (const double[]){ r->x, r->y, right - POINT, r->y, right, r->y + POINT, right,
                                 bottom, r->x, bottom },
               5);
      break;
    case JJ_KIND_SCHOOL:
      polygon (cr,
               (const double[]){ r->x, r->y + ROOF, r->x + r->width / 2, r->y, right, r->y + ROOF,
                                 right, bottom, r->x, bottom },
               5);
      break;
    case JJ_KIND_STICKY:
      polygon (cr,
               (const double[]){ r->x, r->y, right, r->y, right, bottom - POINT, right - POINT,
                                 bottom, r->x, bottom },
               5);
      break;
    default:
      rounded (cr, r, SLIGHT);
    }
}

void
jj_diagram_trace_box (cairo_t *cr, const JjBox *box)
{
  jj_diagram_outline (cr, box);
}

const char *
jj_diagram_get_letter (JjKindId kind)
{
  static const char *const letters[JJ_N_KINDS] = {
    [JJ_KIND_SCHOOL] = "校",    [JJ_KIND_ORGANISATION] = "組", [JJ_KIND_TALENT_POOL] = "才",
    [JJ_KIND_COMMUNITY] = "群", [JJ_KIND_ALLIANCE] = "盟",     [JJ_KIND_PROGRAMME] = "計",
    [JJ_KIND_ACTIVITY] = "活",  [JJ_KIND_PURSE] = "費",        [JJ_KIND_OBJECTIVE] = "標",
    [JJ_KIND_INDICATOR] = "標", [JJ_KIND_STICKY] = "便",
  };

  return letters[kind] ? letters[kind] : "";
}

static JjColour
rgb (guint hex)
{
  return (JjColour){ (hex >> 16 & 255) / 255., (hex >> 8 & 255) / 255., (hex & 255) / 255. };
}

JjColour
jj_colour_mix (JjColour a, JjColour b, double share)
{
  return (JjColour){ a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
                     a.blue + (b.blue - a.blue) * share };
}

/* Hues of the kinds; a programme's is its theme group's, a purse's its source's. */
static JjColour
hue_of (const JjTheme *theme, JjKindId kind, guint8 shade)
{
  static const guint groups[] = { 0x1f6fb2, 0xa8327a, 0x5a7d1c, 0x6b6b70 };

  switch (kind)
    {
    case JJ_KIND_PURSE:
      return theme->fills[MIN (shade, JJ_COLOUR_OTHER)];
    case JJ_KIND_PROGRAMME:
    case JJ_KIND_ACTIVITY:
      return rgb (groups[MIN (shade, 3)]);
    case JJ_KIND_SCHOOL:
      return rgb (0x3f7d4e);
    case JJ_KIND_ORGANISATION:
      return rgb (0x3d5a80);
    case JJ_KIND_TALENT_POOL:
      return rgb (0x6f4aa8);
    case JJ_KIND_COMMUNITY:
      return rgb (0x00796b);
    case JJ_KIND_ALLIANCE:
      return rgb (0xa65a00);
    case JJ_KIND_STICKY:
      return rgb (0xc79a00);
    default:
      return rgb (0x8a3b2a);
    }
}

/* Far enough from the background for an outline. */
static JjColour
legible (JjColour colour, const JjTheme *theme)
{
  for (guint i = 0; i < 24 && jj_colour_contrast (colour, theme->background) < 3.2; i++)
    colour = jj_colour_mix (colour, theme->text, 0.08);
  return colour;
}

JjBoxColours
jj_diagram_colours (const JjTheme *theme, JjKindId kind, guint8 shade)
{
  gboolean is_contrast = strcmp (theme->id, "contrast") == 0;
  gboolean is_dark = theme->background.red < 0.5;
  JjColour hue = hue_of (theme, kind, shade);
  double tint = is_dark ? 0.26 : 0.1;
  JjBoxColours colours;

  if (kind == JJ_KIND_PURSE)
    tint = is_dark ? 0.34 : 0.24;
  if (kind == JJ_KIND_STICKY)
    tint = is_dark ? 0.4 : 0.45;
  /* The more remote a school, the stronger its fill. */
  if (kind == JJ_KIND_SCHOOL)
    tint = (is_dark ? 0.14 : 0.05) + 0.07 * (shade > 4 ? 0 : shade);
  if (is_dark && kind != JJ_KIND_PURSE)
    hue = jj_colour_mix (hue, rgb (0xffffff), 0.3);
  colours.fill = is_contrast ? theme->background : jj_colour_mix (theme->background, hue, tint);
  colours.line = is_contrast ? theme->text : legible (hue, theme);
  colours.strong = legible (hue, theme);
  return colours;
}
