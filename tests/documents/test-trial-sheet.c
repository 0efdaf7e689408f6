/* test-trial-sheet.c: the trial is one page that says the verdict and its amounts as text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-trial-sheet.h"

#include "jj-build.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

#include <glib/gstdio.h>
#include <string.h>

static JjPlan *
make_plan (void)
{
  JjPlan *plan = jj_plan_new ();
  JjId purse = jj_build_add (plan, JJ_KIND_PURSE, "F-001");

  jj_build_set (plan, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_SCHOOL_YEAR, "114");
  jj_build_set (plan, purse, JJ_PURSE_SOURCE, "k12ea");
  jj_build_set (plan, purse, JJ_PURSE_GRANTED, "4999");
  jj_build_set (plan, purse, JJ_PURSE_BEFORE, "5000");
  return plan;
}

static JjFigures *
make_figures (JjPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, &error);
  g_autoptr (JjPackSet) set = NULL;

  g_assert_no_error (error);
  set = jj_pack_set_new (packs, plan);
  return jj_figures_new (plan, set, 0);
}

/* Whether the page has ink between two heights, in tenths of it. */
static gboolean
has_ink (cairo_surface_t *surface, int from, int to)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);

  for (int y = height * from / 10; y < height * to / 10; y++)
    for (int x = 0; x < width * 4; x++)
      if (data[y * stride + x] != 0xff)
        return TRUE;
  return FALSE;
}

static void
test_table_and_chart_are_on_the_page (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (JjFigures) figures = make_figures (plan);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  jj_trial_sheet_draw (cr, plan, figures, 595, 842);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_true (has_ink (surface, 0, 3)); /* title, verdict, table */
  g_assert_true (has_ink (surface, 5, 8)); /* chart */
  cairo_surface_destroy (surface);
}

static void
test_pdf_is_whole_or_not_there (void)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autoptr (JjFigures) figures = make_figures (plan);
  g_autoptr (GError) error = NULL, refused = NULL;
  g_autofree char *folder = g_dir_make_tmp ("trial-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "trial.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "trial.pdf", NULL);
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (jj_trial_sheet_write_pdf (plan, figures, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_assert_true (g_str_has_prefix (data, "%PDF"));
  g_assert_nonnull (g_strstr_len (data + length - 10, 10, "%%EOF"));
  g_assert_false (jj_trial_sheet_write_pdf (plan, figures, nowhere, &refused));
  g_assert_nonnull (refused);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/trial-sheet/table-and-chart-are-on-the-page",
                   test_table_and_chart_are_on_the_page);
  g_test_add_func ("/documents/trial-sheet/pdf-is-whole-or-not-there",
                   test_pdf_is_whole_or_not_there);
  return g_test_run ();
}
