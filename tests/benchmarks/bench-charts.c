/* bench-charts.c: laying out and drawing each chart */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart.h"
#include "jj-generate.h"

#include <time.h>

#define N_RUNS 5
#define WIDTH 1600
#define HEIGHT 1000

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

static void
print (char size, const char *chart, const char *what, double *times)
{
  qsort (times, N_RUNS, sizeof *times, compare);
  g_print ("{\"benchmark\":\"charts\",\"size\":\"%c\",\"chart\":\"%s\",\"what\":\"%s\","
           "\"unit\":\"ms of CPU\",\"median\":%.2f}\n",
           size, chart, what, times[N_RUNS / 2]);
}

static void
run (char size, const JjChart *chart, const JjChartInput *input)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  double made[N_RUNS], drawn[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      cairo_t *cr = cairo_create (surface);
      double start = cpu_ms (), laid_out;
      g_autoptr (JjPicture) picture = jj_chart_make (chart, input);

      laid_out = cpu_ms ();
      jj_picture_draw (picture, cr, -1);
      cairo_destroy (cr);
      made[i] = laid_out - start;
      drawn[i] = cpu_ms () - laid_out;
    }
  cairo_surface_destroy (surface);
  print (size, jj_chart_get_id (chart), "lay out", made);
  print (size, jj_chart_get_id (chart), "draw", drawn);
}

int
main (void)
{
  for (const char *size = "SML"; *size; size++)
    {
      g_autoptr (JjPlan) plan = jj_generate_plan (*size);
      g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
      g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
      g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
      JjChartInput input = { .plan = plan,
                             .figures = figures,
                             .theme = jj_theme_get ("light"),
                             .width_px = WIDTH,
                             .height_px = HEIGHT,
                             .text_px = 13,
                             .unit = 1 };

      for (guint i = 0; i < jj_chart_get_count (); i++)
        run (*size, jj_chart_get_nth (i), &input);
    }
  return 0;
}
