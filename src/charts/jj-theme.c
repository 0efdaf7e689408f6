/* jj-theme.c: the colours that mean something */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-theme.h"

#include <math.h>
#include <string.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 255) / 255., ((hex) >> 8 & 255) / 255., ((hex)&255) / 255.                      \
  }

static const JjTheme themes[] = {
  {
      .id = "light",
      .background = RGB (0xffffff),
      .text = RGB (0x1f1f1f),
      .dim_text = RGB (0x5e5c64),
      .line = RGB (0x8b8a8f),
      .band = RGB (0xe6e5e8),
      .fills = { RGB (0x0072b2), RGB (0x009e73), RGB (0xe69f00), RGB (0xcc79a7), RGB (0x56b4e9),
                 RGB (0x56b4e9), RGB (0x8b8a8f), RGB (0xd55e00), RGB (0xc01c28), RGB (0xb5835a),
                 RGB (0x1c71d8) },
  },
  {
      .id = "dark",
      .background = RGB (0x1e1e1e),
      .text = RGB (0xf6f5f4),
      .dim_text = RGB (0xb8b6bd),
      .line = RGB (0x8f8d94),
      .band = RGB (0x3a393d),
      .fills = { RGB (0x4fa3db), RGB (0x2fc296), RGB (0xf2b441), RGB (0xdda0c4), RGB (0x8ccdf2),
                 RGB (0x8ccdf2), RGB (0xa5a3aa), RGB (0xff8a3d), RGB (0xff7b63), RGB (0xcdab8f),
                 RGB (0x78aeed) },
  },
  {
      .id = "contrast",
      .background = RGB (0xffffff),
      .text = RGB (0x000000),
      .dim_text = RGB (0x000000),
      .line = RGB (0x000000),
      .band = RGB (0xffffff),
      .fills = { RGB (0x004f8a), RGB (0x00694c), RGB (0x8a5a00), RGB (0x8f2f68), RGB (0x0b6694),
                 RGB (0x0b6694), RGB (0x4d4d4d), RGB (0x963f00), RGB (0x9a0f1a), RGB (0x6d4522),
                 RGB (0x0b4da0) },
  },
};

static const struct
{
  const char *id, *letter;
  JjPattern pattern;
} signs[JJ_N_COLOURS] = {
  [JJ_COLOUR_K12EA] = { "k12ea", "國", JJ_PATTERN_SOLID },
  [JJ_COLOUR_TEACHER_DEPT] = { "teacher_dept", "師", JJ_PATTERN_SOLID },
  [JJ_COLOUR_IT_DEPT] = { "it_dept", "資", JJ_PATTERN_SOLID },
  [JJ_COLOUR_COUNTY_MATCH] = { "county_match", "縣", JJ_PATTERN_DIAGONAL },
  [JJ_COLOUR_OWN] = { "own", "自", JJ_PATTERN_DOTS },
  [JJ_COLOUR_OTHER] = { "other", "他", JJ_PATTERN_DOTS },
  [JJ_COLOUR_UNASSIGNED] = { "unassigned", "", JJ_PATTERN_HATCH },
  [JJ_COLOUR_OVER] = { "over", "", JJ_PATTERN_CROSS_HATCH },
  [JJ_COLOUR_ERROR] = { "error", "", JJ_PATTERN_SOLID },
  [JJ_COLOUR_WARNING] = { "warning", "", JJ_PATTERN_SOLID },
  [JJ_COLOUR_NOTICE] = { "notice", "", JJ_PATTERN_SOLID },
};

const JjTheme *
jj_theme_get (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      if (strcmp (themes[i].id, id) == 0)
        return &themes[i];
    }
  return NULL;
}

JjPattern
jj_theme_get_pattern (JjColourName colour)
{
  return signs[colour].pattern;
}

const char *
jj_theme_get_letter (JjColourName colour)
{
  return signs[colour].letter;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

double
jj_colour_contrast (JjColour a, JjColour b)
{
  double la = 0.2126 * linear (a.red) + 0.7152 * linear (a.green) + 0.0722 * linear (a.blue);
  double lb = 0.2126 * linear (b.red) + 0.7152 * linear (b.green) + 0.0722 * linear (b.blue);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

JjColour
jj_theme_outline (const JjTheme *self, JjColourName colour)
{
  JjColour outline = self->fills[colour];
  double towards = linear (self->background.red) > 0.5 ? 0 : 1;

  for (guint i = 0; i < 20 && jj_colour_contrast (outline, self->background) < 3; i++)
    {
      outline.red += (towards - outline.red) * 0.1;
      outline.green += (towards - outline.green) * 0.1;
      outline.blue += (towards - outline.blue) * 0.1;
    }
  return outline;
}

void
jj_set_colour (cairo_t *cr, JjColour colour, double alpha)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}

static void
stroke_lines (cairo_t *cr, double step, gboolean falling)
{
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  for (double x = floor ((x0 - (y1 - y0)) / step) * step; x < x1; x += step)
    {
      cairo_move_to (cr, x, falling ? y0 : y1);
      cairo_line_to (cr, x + (y1 - y0), falling ? y1 : y0);
    }
  cairo_stroke (cr);
}

static void
fill_dots (cairo_t *cr, double step)
{
  double x0, y0, x1, y1;

  cairo_clip_extents (cr, &x0, &y0, &x1, &y1);
  for (double y = floor (y0 / step) * step; y < y1; y += step)
    {
      for (double x = floor (x0 / step) * step; x < x1; x += step)
        {
          cairo_new_sub_path (cr);
          cairo_arc (cr, x, y, 1, 0, 2 * G_PI);
        }
    }
  cairo_fill (cr);
}

/* The second sign over a fill, kept inside the path. */
static void
draw_pattern (cairo_t *cr, JjPattern pattern)
{
  cairo_set_line_width (cr, 1);
  if (pattern == JJ_PATTERN_DOTS)
    fill_dots (cr, 6);
  else
    stroke_lines (cr, pattern == JJ_PATTERN_HATCH ? 6 : 7, FALSE);
  if (pattern == JJ_PATTERN_CROSS_HATCH)
    stroke_lines (cr, 7, TRUE);
}

void
jj_theme_fill (const JjTheme *self, cairo_t *cr, JjColourName colour, double alpha)
{
  JjPattern pattern = signs[colour].pattern;
  cairo_path_t *path;

  jj_set_colour (cr, self->fills[colour], pattern == JJ_PATTERN_HATCH ? alpha * 0.35 : alpha);
  cairo_fill_preserve (cr);
  if (pattern == JJ_PATTERN_SOLID)
    return;
  path = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  if (pattern == JJ_PATTERN_HATCH)
    jj_set_colour (cr, jj_theme_outline (self, colour), MIN (1, alpha + 0.2));
  else
    jj_set_colour (cr, self->background, 0.75);
  draw_pattern (cr, pattern);
  cairo_restore (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}

char *
jj_theme_to_css (const JjTheme *self)
{
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < JJ_N_COLOURS; i++)
    g_string_append_printf (css, "@define-color jingjin_%s #%02x%02x%02x;\n", signs[i].id,
                            (guint)lround (self->fills[i].red * 255),
                            (guint)lround (self->fills[i].green * 255),
                            (guint)lround (self->fills[i].blue * 255));
  return g_string_free (css, FALSE);
}
