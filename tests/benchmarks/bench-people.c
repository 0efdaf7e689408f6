/* bench-people.c: proposals, coverage and moving about the map */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage.h"
#include "jj-generate.h"
#include "jj-new-plan.h"
#include "jj-picture-map.h"
#include "jj-proposals.h"

#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

#define N_RUNS 7
#define N_STEPS 21

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

/* Of the processor: what a frame has is that, and other programs take none of it. */
static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void
print (const char *of, const char *what, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("{\"bench\":\"people\",\"of\":\"%s\",\"what\":\"%s\",\"unit\":\"cpu_ms\",\"median\":%."
           "2f,"
           "\"best\":%.2f}\n",
           of, what, times[n / 2], times[0]);
}

static void
bench_figures (const char *of, JjPlan *plan)
{
  g_autoptr (GPtrArray) list = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  double communities[N_RUNS], mentors[N_RUNS], matrix[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = now_ms ();
      g_autoptr (GPtrArray) proposed = NULL;
      g_autoptr (GPtrArray) paired = NULL;
      g_autoptr (GArray) coverage = NULL;

      proposed = jj_proposals_communities (plan, packs, JJ_EMPTY, NULL);
      communities[i] = now_ms () - start;
      start = now_ms ();
      paired = jj_proposals_mentors (plan, packs, NULL);
      mentors[i] = now_ms () - start;
      start = now_ms ();
      coverage = jj_coverage_new (plan, packs);
      matrix[i] = now_ms () - start;
    }
  print (of, "communities proposed", communities, N_RUNS);
  print (of, "mentors proposed", mentors, N_RUNS);
  print (of, "coverage", matrix, N_RUNS);
}

static void
paint (cairo_surface_t *surface, JjPicture *picture)
{
  cairo_t *cr = cairo_create (surface);

  jj_picture_draw (picture, cr, -1);
  cairo_destroy (cr);
}

/* What a frame has to do while the map is moved: lay it out anew over what was read, and show what
 * is painted of it already. */
static JjPicture *
step (const JjChart *chart, const JjChartInput *input, cairo_surface_t *painting)
{
  JjPicture *next = jj_chart_make (chart, input);
  cairo_surface_t *screen
      = cairo_surface_create_similar_image (painting, CAIRO_FORMAT_RGB24, 800, 300);
  cairo_t *cr = cairo_create (screen);

  jj_picture_draw_moved (next, cr, input->like, painting);
  cairo_destroy (cr);
  cairo_surface_destroy (screen);
  return next;
}

/* Moving about. What is painted anew meanwhile is so by another thread. */
static void
bench_map (const char *of, JjPlan *plan, const char *chart)
{
  g_autoptr (GPtrArray) list = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 300);
  JjChartInput input = { .plan = plan,
                         .figures = figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = 800,
                         .height_px = 300,
                         .text_px = 13,
                         .unit = 1,
                         .zoom = 4,
                         .centre_x = NAN,
                         .centre_y = NAN };
  g_autofree char *layout = g_strconcat (chart, ", first layout", NULL);
  g_autofree char *stepped = g_strconcat (chart, ", a step enlarged", NULL);
  g_autofree char *painted = g_strconcat (chart, ", painted by its thread", NULL);
  double start = now_ms (), first, steps[N_STEPS], paints[N_STEPS];
  JjPicture *last = jj_chart_make (jj_chart_by_id (chart), &input);

  first = now_ms () - start;
  print (of, layout, &first, 1);
  jj_picture_get_centre (last, &input.centre_x, &input.centre_y);
  for (guint i = 0; i < N_STEPS; i++)
    {
      JjPicture *next;

      input.like = last;
      input.centre_x += 0.002;
      start = now_ms ();
      next = step (jj_chart_by_id (chart), &input, surface);
      steps[i] = now_ms () - start;
      jj_picture_unref (last);
      last = next;
      start = now_ms ();
      paint (surface, last);
      paints[i] = now_ms () - start;
    }
  print (of, stepped, steps, N_STEPS);
  print (of, painted, paints, N_STEPS);
  jj_picture_unref (last);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  static const char *const counties[] = { "TW-KHH", "TW-TXG", "TW-HUA", "TW-LIE" };
  static const char sizes[] = "ML";

  for (guint i = 0; i < G_N_ELEMENTS (counties); i++)
    {
      JjNewPlan wish = { .county = jj_county_find (counties[i]), .year = 114 };
      g_autoptr (JjPlan) plan = jj_new_plan (&wish, NULL);

      bench_figures (counties[i], plan);
      bench_map (counties[i], plan, "map");
      bench_map (counties[i], plan, "taiwan");
    }
  for (guint i = 0; sizes[i]; i++)
    {
      g_autoptr (JjPlan) plan = jj_generate_plan (sizes[i]);
      const char of[] = { sizes[i], '\0' };

      bench_figures (of, plan);
      bench_map (of, plan, "map");
      bench_map (of, plan, "taiwan");
    }
  return 0;
}
