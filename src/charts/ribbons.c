/* ribbons.c: ribbons of a flow chart, filled column by column */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ribbons.h"

#include <math.h>

#define STEPS 1024
#define SQUARE 32

/* Columns are kept one after another, so that a run lies in one piece of memory; they are turned
 * into rows once, at the end. */
struct _JjRibbons
{
  const JjTheme *theme;
  guint32 *columns; /* width × height */
  int width, height;
  double scale;
  double rise[STEPS + 1]; /* how far y has gone where x is i / STEPS of the way */
};

typedef struct
{
  guint32 plain, marked; /* premultiplied ARGB */
  JjPattern pattern;
} Ink;

/* x and y of the cubic are 1.5 t − 1.5 t² + t³ and 3 t² − 2 t³: t by Newton's steps. */
static void
tabulate (JjRibbons *self)
{
  double t = 0;

  for (int i = 0; i <= STEPS; i++)
    {
      double x = (double)i / STEPS;

      for (int step = 0; step < 6; step++)
        t -= (1.5 * t - 1.5 * t * t + t * t * t - x) / (1.5 - 3 * t + 3 * t * t);
      self->rise[i] = t * t * (3 - 2 * t);
    }
}

JjRibbons *
jj_ribbons_new (const JjTheme *theme, int width, int height, double scale)
{
  JjRibbons *self = g_new0 (JjRibbons, 1);

  self->theme = theme;
  self->width = MAX (1, width);
  self->height = MAX (1, height);
  self->scale = scale;
  self->columns = g_new0 (guint32, (gsize)self->width * (gsize)self->height);
  tabulate (self);
  return self;
}

static guint32
premultiply (JjColour colour, double alpha)
{
  guint a = (guint)lround (CLAMP (alpha, 0, 1) * 255);

  return a << 24 | (guint)lround (colour.red * a) << 16 | (guint)lround (colour.green * a) << 8
         | (guint)lround (colour.blue * a);
}

/* Four channels times factor / 256, two at a time. */
static inline guint32
times (guint32 pixel, guint factor)
{
  guint32 odd = ((pixel >> 8 & 0x00ff00ff) * factor) & 0xff00ff00;
  guint32 even = ((pixel & 0x00ff00ff) * factor) >> 8 & 0x00ff00ff;

  return odd | even;
}

static inline guint32
over (guint32 ink, guint32 paper)
{
  return ink + times (paper, 256 - (ink >> 24));
}

/* The same ink over a fill as jj_theme_fill gives it: lines of the background, or, for what is only
 * hatched, lines of the outline over a pale fill. */
static Ink
mix (JjRibbons *self, JjColourName colour, double alpha, gboolean plain)
{
  JjPattern pattern = plain ? JJ_PATTERN_SOLID : jj_theme_get_pattern (colour);
  JjColour fill = self->theme->fills[colour];
  Ink ink = { premultiply (fill, alpha), 0, pattern };

  if (pattern == JJ_PATTERN_HATCH)
    {
      ink.plain = premultiply (fill, alpha * 0.35);
      ink.marked = over (premultiply (jj_theme_outline (self->theme, colour), MIN (1, alpha + 0.2)),
                         ink.plain);
    }
  else if (pattern != JJ_PATTERN_SOLID)
    ink.marked = over (premultiply (self->theme->background, 0.75), ink.plain);
  return ink;
}

static inline gboolean
is_marked (const Ink *ink, int x, int y)
{
  switch (ink->pattern)
    {
    case JJ_PATTERN_HATCH:
      return (x + y) % 6 == 0;
    case JJ_PATTERN_DIAGONAL:
      return (x + y) % 7 == 0;
    case JJ_PATTERN_CROSS_HATCH:
      return (x + y) % 7 == 0 || (x - y + 7000000) % 7 == 0;
    case JJ_PATTERN_DOTS:
      return x % 6 < 2 && y % 6 < 2;
    case JJ_PATTERN_SOLID:
    default:
      return FALSE;
    }
}

/* A pixel that is covered in part, in 1/256: an end of a run. */
static inline void
fill_end (guint32 *pixel, guint32 colour, int covered)
{
  *pixel = over (times (colour, (guint)covered), *pixel);
}

/* Heights in 1/256 px. */
static inline void
fill_column (JjRibbons *self, int x, int top, int bottom, const Ink *ink)
{
  guint32 *column = self->columns + (gsize)x * (gsize)self->height;
  int first, last, pattern_x;

  top = MAX (top, 0);
  bottom = MIN (bottom, self->height << 8);
  if (bottom <= top)
    return;
  first = (top + 255) >> 8;
  last = bottom >> 8;
  if (first > last)
    {
      fill_end (&column[last], ink->plain, bottom - top);
      return;
    }
  if (top & 255)
    fill_end (&column[first - 1], ink->plain, 256 - (top & 255));
  if (bottom & 255)
    fill_end (&column[last], ink->plain, bottom & 255);
  if (ink->pattern == JJ_PATTERN_SOLID)
    {
      for (int y = first; y < last; y++)
        column[y] = over (ink->plain, column[y]);
      return;
    }
  pattern_x = (int)(x / self->scale);
  for (int y = first; y < last; y++)
    column[y] = over (is_marked (ink, pattern_x, (int)(y / self->scale)) ? ink->marked : ink->plain,
                      column[y]);
}

void
jj_ribbons_fill (JjRibbons *self, const JjStretch *stretch, JjColourName colour, double alpha)
{
  Ink ink = mix (self, colour, alpha, stretch->is_plain);
  int first = MAX (0, (int)lround (stretch->x0));
  int last = MIN (self->width, (int)lround (stretch->x1));
  double per_px = STEPS / (stretch->x1 - stretch->x0), from = stretch->y0 * 256;
  double height = (stretch->y1 - stretch->y0) * 256;
  int thickness = (int)lround (stretch->thickness * 256);

  for (int x = first; x < last; x++)
    {
      double way = CLAMP ((x + 0.5 - stretch->x0) * per_px, 0, STEPS - 1e-6);
      int step = (int)way;
      double rise = self->rise[step] + (way - step) * (self->rise[step + 1] - self->rise[step]);
      int top = (int)(from + height * rise);

      fill_column (self, x, top, top + thickness, &ink);
    }
}

static void
turn_square (const JjRibbons *self, guint32 *pixels, int stride, int x0, int y0)
{
  for (int y = y0; y < MIN (y0 + SQUARE, self->height); y++)
    for (int x = x0; x < MIN (x0 + SQUARE, self->width); x++)
      pixels[y * stride + x] = self->columns[(gsize)x * (gsize)self->height + (gsize)y];
}

/* Columns into rows, a square at a time: either side stays in the cache. */
static cairo_surface_t *
turn (const JjRibbons *self)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  guint32 *pixels = (guint32 *)(void *)cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;

  cairo_surface_flush (surface);
  for (int x = 0; pixels && x < self->width; x += SQUARE)
    for (int y = 0; y < self->height; y += SQUARE)
      turn_square (self, pixels, stride, x, y);
  cairo_surface_mark_dirty (surface);
  return surface;
}

void
jj_ribbons_paint (JjRibbons *self, cairo_t *cr, double x, double y)
{
  cairo_surface_t *surface = turn (self);

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
  g_free (self->columns);
  g_free (self);
}
