/* test-map.c: maps at large text, and what is shown of them while they are moved */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"
#include "jj-kinds-people.h"
#include "jj-picture-map.h"
#include "jj-plan-json.h"
#include "jj-sample.h"

#include <math.h>
#include <string.h>

static JjChartInput
input_for (const JjSample *sample)
{
  return (JjChartInput){ .plan = sample->plan,
                         .figures = sample->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = 800,
                         .height_px = 400,
                         .text_px = 13,
                         .unit = 1,
                         .centre_x = NAN,
                         .centre_y = NAN };
}

/* The pane of a small window where text has twice its size: 5 classes of area and 6 notes,
 * which may be cut short. */
static void
test_legend_is_whole (JjSample *sample, gconstpointer data)
{
  static const char *const notes[]
      = { ">Filled", ">Thick ring", ">Larger", ">Line", ">Thick border", ">Darker" };
  JjChartInput input = input_for (sample);
  g_autoptr (JjPicture) picture = NULL;
  g_autoptr (GBytes) svg = NULL;
  GError *error = NULL;
  const char *text;
  gsize size;

  input.width_px = 1256;
  input.height_px = 240;
  input.text_px = 26;
  picture = jj_chart_make (jj_chart_by_id ("map"), &input);
  svg = jj_picture_to_svg (picture, &error);
  g_assert_no_error (error);
  text = g_bytes_get_data (svg, &size);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    g_assert_nonnull (g_strstr_len (text, (gssize)size, notes[i]));
}

static void
test_names_are_whole (JjSample *sample, gconstpointer data)
{
  static const double heights[] = { 200, 240, 280, 340 };
  JjChartInput input = input_for (sample);

  input.width_px = 1256;
  input.text_px = 26;
  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      JjPicture *picture;
      double x, y, w, h;

      input.height_px = heights[i];
      picture = jj_chart_make (jj_chart_by_id ("map"), &input);
      jj_picture_draw (picture, cr, -1);
      jj_picture_unref (picture);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      cairo_surface_destroy (surface);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (y, >=, 0);
      g_assert_cmpfloat (x + w, <=, input.width_px);
      g_assert_cmpfloat (y + h, <=, input.height_px + 1);
    }
}

static cairo_surface_t *
paint (JjPicture *picture, JjPicture *of, cairo_surface_t *painting)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 400);
  cairo_t *cr = cairo_create (surface);

  if (of)
    jj_picture_draw_moved (picture, cr, of, painting);
  else
    jj_picture_draw (picture, cr, -1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Of the middle of the picture, in per cent. */
static double
differ (cairo_surface_t *one, cairo_surface_t *other)
{
  const guint32 *a = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (one);
  const guint32 *b = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (other);
  guint n = 0, n_other = 0;

  for (guint y = 100; y < 300; y++)
    for (guint x = 100; x < 400; x++, n++)
      n_other += a[y * 800 + x] != b[y * 800 + x];
  return 100. * n_other / n;
}

/* 50 px to the right and 30 down; what came into sight is not there yet. */
static void
test_moved_painting_fits (JjSample *sample, gconstpointer data)
{
  JjChartInput input = input_for (sample);
  g_autoptr (JjPicture) before = NULL;
  g_autoptr (JjPicture) after = NULL;
  cairo_surface_t *painting, *moved, *whole;
  double x, y, to_x, to_y;

  input.zoom = 4;
  before = jj_chart_make (jj_chart_by_id ("map"), &input);
  painting = paint (before, NULL, NULL);
  jj_picture_to_degrees (before, 0, 0, &x, &y);
  jj_picture_to_degrees (before, -50, -30, &to_x, &to_y);
  jj_picture_get_centre (before, &input.centre_x, &input.centre_y);
  input.centre_x += to_x - x;
  input.centre_y += to_y - y;
  input.like = before;
  after = jj_chart_make (jj_chart_by_id ("map"), &input);
  moved = paint (after, before, painting);
  whole = paint (after, NULL, NULL);
  g_assert_cmpfloat (differ (painting, whole), >, 20);
  g_assert_cmpfloat (differ (moved, whole), <, 5);
  g_assert_true (jj_picture_get_table (before) == jj_picture_get_table (after));
  g_assert_cmpuint (jj_picture_get_n_parts (after), ==, jj_picture_get_n_parts (before));
  cairo_surface_destroy (painting);
  cairo_surface_destroy (moved);
  cairo_surface_destroy (whole);
}

/* 練習縣 has the outline of 雲林縣, and 13 schools without positions in 練習市, which is not there.
 * town: in which they are instead. */
static JjPicture *
make_practice (const char *town)
{
  g_autoptr (GBytes) bytes = jj_data_load ("samples/practice.json", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *member = g_strdup_printf ("\"town\":\"%s\"", town);
  g_auto (GStrv) parts = g_strsplit (text, "\"town\":\"練習市\"", -1);
  g_autofree char *moved = g_strjoinv (member, parts);
  g_autoptr (GBytes) json = g_bytes_new (moved, strlen (moved));
  GError *error = NULL;
  g_autoptr (JjPlan) plan = jj_plan_from_json (json, &error);
  JjSample sample = { .plan = plan };
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
  JjChartInput input;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (parts), ==, 14);
  sample.figures = figures;
  input = input_for (&sample);
  return jj_chart_make (jj_chart_by_id ("map"), &input);
}

/* Where the schools are, in degrees: longitude from and to. */
static void
measure (JjPicture *picture, double *from, double *to)
{
  *from = INFINITY;
  *to = -INFINITY;
  g_assert_cmpuint (jj_picture_get_n_parts (picture), ==, 13);
  for (guint i = 0; i < 13; i++)
    {
      double x, y, radius, degree_x, degree_y;

      g_assert_true (jj_picture_get_place (picture, i, &x, &y, &radius));
      g_assert_nonnull (strstr (jj_picture_get_part (picture, i)->tip, "no position"));
      jj_picture_to_degrees (picture, x, y, &degree_x, &degree_y);
      *from = MIN (*from, degree_x);
      *to = MAX (*to, degree_x);
    }
}

/* In the north-west the county leaves most room; 斗六市 is around 120.56. */
static void
test_schools_without_position_are_seen (void)
{
  g_autoptr (JjPicture) beside = make_practice ("練習市");
  g_autoptr (JjPicture) within = make_practice ("斗六市");
  double from, to;

  measure (beside, &from, &to);
  g_assert_cmpfloat (from, >, 120.0);
  g_assert_cmpfloat (to, <, 120.2);
  measure (within, &from, &to);
  g_assert_cmpfloat (from, >, 120.5);
  g_assert_cmpfloat (to, <, 120.62);
}

/* Swapped degrees, and those of another county: neither on the legend nor out of sight. */
static void
test_positions_elsewhere (JjSample *sample, gconstpointer data)
{
  g_autoptr (JjEdit) edit = jj_edit_new ("Misplace");
  const JjElement *swapped = jj_plan_get_nth (sample->plan, JJ_KIND_SCHOOL, 0);
  const JjElement *taipei = jj_plan_get_nth (sample->plan, JJ_KIND_SCHOOL, 1);
  JjChartInput input = input_for (sample);
  g_autoptr (JjPlan) plan = NULL;
  g_autoptr (JjPicture) before = jj_chart_make (jj_chart_by_id ("map"), &input), after = NULL;
  g_autoptr (GBytes) svg = NULL;
  gsize size;

  jj_edit_set_number (edit, JJ_KIND_SCHOOL, jj_element_get_id (swapped), JJ_SCHOOL_LONGITUDE,
                      23707123);
  jj_edit_set_number (edit, JJ_KIND_SCHOOL, jj_element_get_id (swapped), JJ_SCHOOL_LATITUDE,
                      90000000);
  jj_edit_set_number (edit, JJ_KIND_SCHOOL, jj_element_get_id (taipei), JJ_SCHOOL_LONGITUDE,
                      121520000);
  jj_edit_set_number (edit, JJ_KIND_SCHOOL, jj_element_get_id (taipei), JJ_SCHOOL_LATITUDE,
                      25040000);
  plan = jj_plan_with (sample->plan, edit, NULL);
  input.plan = plan;
  after = jj_chart_make (jj_chart_by_id ("map"), &input);
  for (guint i = 0; i < 3; i++)
    {
      double x, y, radius, degree_x, degree_y;
      gboolean astray = strstr (jj_picture_get_part (after, i)->tip, "outside") != NULL;

      g_assert_true (jj_picture_get_place (after, i, &x, &y, &radius));
      jj_picture_to_degrees (after, x, y, &degree_x, &degree_y);
      g_assert_true (degree_x > 120 && degree_x < 120.8 && degree_y > 23.4 && degree_y < 23.9);
      g_assert_cmpint (astray, ==, i < 2);
      g_assert_null (strstr (jj_picture_get_part (before, i)->tip, "outside"));
    }
  svg = jj_picture_to_svg (after, NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, &size), -1, "2 not in the county"));
}

/* Counties whose list has no area classes would be all 一般 by the sign, and the legend said so. */
static void
test_unknown_area_has_its_sign (JjSample *sample, gconstpointer data)
{
  g_autoptr (JjEdit) edit = jj_edit_new ("Forget");
  JjChartInput input = input_for (sample);
  g_autoptr (JjPlan) plan = NULL;

  for (guint i = 0; i < jj_plan_get_count (sample->plan, JJ_KIND_SCHOOL); i++)
    jj_edit_set_number (edit, JJ_KIND_SCHOOL,
                        jj_element_get_id (jj_plan_get_nth (sample->plan, JJ_KIND_SCHOOL, i)),
                        JJ_SCHOOL_AREA, i == 0 ? JJ_AREA_UNKNOWN : JJ_AREA_GENERAL);
  plan = jj_plan_with (sample->plan, edit, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JjPicture) picture = NULL;
      g_autoptr (GBytes) svg = NULL;
      gsize size;

      input.plan = i == 0 ? sample->plan : plan;
      picture = jj_chart_make (jj_chart_by_id ("map"), &input);
      svg = jj_picture_to_svg (picture, NULL);
      g_assert_true (
          (g_strstr_len (g_bytes_get_data (svg, &size), -1, "Area class not known") != NULL)
          == (i == 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/map/" name, JjSample, NULL, jj_sample_set_up, test, jj_sample_tear_down)
  ADD ("legend-is-whole-at-twice-the-text", test_legend_is_whole);
  ADD ("names-are-whole-at-twice-the-text", test_names_are_whole);
  ADD ("positions-elsewhere-are-told", test_positions_elsewhere);
  ADD ("unknown-area-has-its-sign", test_unknown_area_has_its_sign);
  ADD ("moved-painting-fits-the-new-one", test_moved_painting_fits);
#undef ADD
  g_test_add_func ("/map/schools-without-position-are-seen",
                   test_schools_without_position_are_seen);
  return g_test_run ();
}
