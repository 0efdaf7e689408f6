/* test-ribbons.c: ribbons by columns look as Cairo draws them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ribbons.h"

#include <stdlib.h>

#define WIDTH 320
#define HEIGHT 240

static cairo_surface_t *
by_columns (const JjStretch *stretches, guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  JjRibbons *ribbons = jj_ribbons_new (jj_theme_get ("light"), WIDTH, HEIGHT, 1);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n; i++)
    jj_ribbons_fill (ribbons, &stretches[i], i % JJ_COLOUR_COUNTY_MATCH, 0.5);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  jj_ribbons_paint (ribbons, cr, 0, 0);
  cairo_destroy (cr);
  return surface;
}

static cairo_surface_t *
by_cairo (const JjStretch *stretches, guint n)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint i = 0; i < n; i++)
    {
      JjStretch s = stretches[i];
      double middle = (s.x0 + s.x1) / 2;

      cairo_move_to (cr, s.x0, s.y0);
      cairo_curve_to (cr, middle, s.y0, middle, s.y1, s.x1, s.y1);
      cairo_line_to (cr, s.x1, s.y1 + s.thickness);
      cairo_curve_to (cr, middle, s.y1 + s.thickness, middle, s.y0 + s.thickness, s.x0,
                      s.y0 + s.thickness);
      cairo_close_path (cr);
      jj_theme_fill (jj_theme_get ("light"), cr, i % JJ_COLOUR_COUNTY_MATCH, 0.5);
      cairo_new_path (cr);
    }
  cairo_destroy (cr);
  return surface;
}

/* Mean over all pixels and channels, in steps of 1/255. */
static double
mean_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  const guchar *p = cairo_image_surface_get_data (a), *q = cairo_image_surface_get_data (b);
  gsize n = (gsize)cairo_image_surface_get_stride (a) * HEIGHT;
  gint64 sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += abs (p[i] - q[i]);
  return (double)sum / (double)n;
}

static void
test_as_cairo_draws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (300);
  JjStretch stretches[60];
  cairo_surface_t *mine, *cairos;

  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    stretches[i]
        = (JjStretch){ 10, g_rand_double_range (rand, 0, 200), 310,
                       g_rand_double_range (rand, 0, 200), g_rand_double_range (rand, 0.5, 30) };
  mine = by_columns (stretches, G_N_ELEMENTS (stretches));
  cairos = by_cairo (stretches, G_N_ELEMENTS (stretches));
  g_test_message ("mean difference %g / 255", mean_difference (mine, cairos));
  g_assert_cmpfloat (mean_difference (mine, cairos), <=, 1);
  cairo_surface_destroy (mine);
  cairo_surface_destroy (cairos);
}

/* Ribbons that leave the area on every side are cut, and nothing beside it is written. */
static void
test_outside_is_cut (void)
{
  static const JjStretch stretches[] = { { -50, -40, 400, 300, 20 },
                                         { -9, 239, 330, 260, 5 },
                                         { 100, -20, 200, -10, 10 },
                                         { 10, 10, 10, 50, 5 } };
  cairo_surface_t *surface = by_columns (stretches, G_N_ELEMENTS (stretches));

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ribbons/as-cairo-draws-them", test_as_cairo_draws);
  g_test_add_func ("/ribbons/outside-is-cut", test_outside_is_cut);
  return g_test_run ();
}
