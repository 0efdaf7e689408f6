/* test-poster.c: tiles cover the poster, and what is too small on paper is counted and remedied */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-kinds-plan.h"
#include "jj-poster.h"
#include "jj-sample.h"

#include <glib/gstdio.h>
#include <string.h>

static JjPoster *
make (JjPlan *plan, JjPaper size, JjPaper paper, gboolean names_only)
{
  JjDiagramInput picture
      = { .plan = plan, .sheet = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, 0)) };
  JjPosterInput input = {
    .input = &picture, .size = size, .paper = paper, .names_only = names_only, .day = JJ_EMPTY
  };

  return jj_poster_new (&input);
}

/* Every point inside the poster's margin lies on a tile, neighbours share 5 mm, and no tile is
 * larger than its paper. */
static void
test_tiles (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load ();
  g_autoptr (JjPoster) poster = make (plan, JJ_PAPER_A1, JJ_PAPER_A4, FALSE);
  double width, height, page_width, page_height;
  guint n = jj_poster_get_n_pages (poster), columns = jj_poster_get_n_columns (poster);
  const double margin = 10 * 72 / 25.4, overlap = 5 * 72 / 25.4;

  jj_poster_get_size (poster, &width, &height);
  jj_poster_get_page_size (poster, &page_width, &page_height);
  g_assert_cmpuint (n, >=, 9);
  for (guint i = 0; i < n; i++)
    {
      JjRect tile = jj_poster_get_tile (poster, i);

      g_assert_cmpfloat (tile.width, <=, page_width - 2 * margin + 0.01);
      g_assert_cmpfloat (tile.height, <=, page_height - 2 * margin);
      g_assert_cmpfloat (tile.width, >, overlap);
      if (i % columns > 0)
        {
          JjRect left = jj_poster_get_tile (poster, i - 1);

          g_assert_cmpfloat_with_epsilon (left.x + left.width - tile.x, overlap, 0.01);
        }
      if (i + 1 == n)
        {
          g_assert_cmpfloat_with_epsilon (tile.x + tile.width, width - margin, 0.01);
          g_assert_cmpfloat_with_epsilon (tile.y + tile.height, height - margin, 0.01);
        }
    }
}

/* The remedy is the smallest paper that helps; names alone help always. */
static void
test_labels (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load ();
  g_autoptr (JjPoster) small = make (plan, JJ_PAPER_A4, JJ_PAPER_A4, FALSE);
  g_autoptr (JjPoster) names = make (plan, JJ_PAPER_A4, JJ_PAPER_A4, TRUE);
  g_autoptr (JjPoster) large = NULL, next = NULL;
  const JjPosterCheck *check = jj_poster_get_check (small);
  g_autofree char *warning = jj_poster_warn (small), *none = NULL, *fine = NULL, *still = NULL;

  g_assert_cmpuint (check->n_small, >, 50);
  g_assert_cmpuint (check->names->len, >, 0);
  g_assert_nonnull (strstr (warning, g_ptr_array_index (check->names, 0)));
  g_assert_null (strchr (warning, '\n'));
  g_assert_cmpint (check->remedy, <, JJ_N_PAPERS);
  large = make (plan, check->remedy, check->remedy, FALSE);
  none = jj_poster_warn (large);
  g_assert_null (none);
  g_assert_cmpfloat (jj_poster_get_check (large)->least_pt, >=, 9);
  next = make (plan, check->remedy - 1, check->remedy - 1, FALSE);
  still = jj_poster_warn (next);
  g_assert_nonnull (still);
  fine = jj_poster_warn (names);
  g_assert_null (fine);
}

/* The file has as many pages as it should; a wrong ending writes none. */
static void
test_files (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load ();
  g_autoptr (JjPoster) poster = make (plan, JJ_PAPER_A3, JJ_PAPER_A4, FALSE);
  g_autofree char *folder = g_dir_make_tmp ("test-poster-XXXXXX", NULL);
  const char *const endings[] = { "pdf", "svg", "png", "txt" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat ("poster.", endings[i], NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      gboolean is_written = jj_poster_write (poster, path, 50, &error);

      g_assert_cmpint (is_written, ==, i < 3);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, i < 3);
      if (i == 3)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
      g_remove (path);
    }
  g_rmdir (folder);
}

static char *
write_svg (const JjPosterInput *input)
{
  g_autoptr (JjPoster) poster = jj_poster_new (input);
  g_autofree char *path = NULL;
  GError *error = NULL;
  char *text = NULL;
  int fd = g_file_open_tmp ("poster-XXXXXX.svg", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  jj_poster_write (poster, path, 72, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return text;
}

/* The plan's poster has the model, its money, purses and figures (202 schools, 8,488,674 NT$), a
 * chart's has the chart; both in Chinese, whatever this test's own language. Neither has labels
 * under 9 pt on A1. */
static void
test_plan_and_charts (JjSample *sample, gconstpointer data)
{
  JjDiagramInput picture
      = { .plan = sample->plan,
          .sheet = jj_element_get_id (jj_plan_get_nth (sample->plan, JJ_KIND_SHEET, 0)),
          .figures = sample->figures };
  JjPosterInput input = {
    .input = &picture, .is_plan = TRUE, .size = JJ_PAPER_A1, .paper = JJ_PAPER_A1, .day = JJ_EMPTY
  };
  static const char *const seen[]
      = { "斗六聯盟", "經費流向", "已編 4,783,570／", "202", "計畫數字" };
  g_autofree char *text = write_svg (&input), *chart = NULL;
  g_autoptr (JjPoster) poster = jj_poster_new (&input);

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    g_assert_nonnull (strstr (text, seen[i]));
  g_assert_cmpuint (jj_poster_get_check (poster)->n_small, ==, 0);
  input.is_plan = FALSE;
  input.chart = jj_chart_by_id ("purses");
  chart = write_svg (&input);
  g_assert_nonnull (strstr (chart, "經費來源 (元)"));
  g_assert_nonnull (strstr (chart, "已編 4,783,570／"));
  g_assert_null (strstr (chart, "斗六聯盟"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/poster/tiles-cover-it-and-overlap", test_tiles);
  g_test_add_func ("/charts/poster/small-labels-are-counted-and-remedied", test_labels);
  g_test_add ("/charts/poster/the-plan-and-charts-in-chinese", JjSample, NULL, jj_sample_set_up,
              test_plan_and_charts, jj_sample_tear_down);
  g_test_add_func ("/charts/poster/files-by-their-ending", test_files);
  return g_test_run ();
}
