/* test-table-pages.c: pages hold every row once, inside the paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-pages.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ROWS 500

typedef struct
{
  guint asked[N_ROWS]; /* how often the first cell of a row was asked for while pages are drawn */
} Asked;

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  Asked *asked = data;

  if (column == 0)
    asked->asked[row]++;
  if (column == 2 && row % 7 == 0)
    g_string_append (text, "斗六市鎮西國小、斗六市石榴國小、古坑鄉東和國小、斗南鎮僑真國小、"
                           "林內鄉林中國小：共同備課、公開授課與專業回饋");
  else
    g_string_append_printf (text, column == 1 ? "%u,000" : "第 %u 列", row);
}

static gboolean
is_group (gpointer data, guint row)
{
  return row % 50 == 0;
}

static const char *const headings[] = { "名稱", "金額（元）", "成員學校" };
static const gboolean right[] = { FALSE, TRUE, FALSE };

static JjPages *
pages_of (Asked *asked, guint n_rows, double width, double height)
{
  JjPagesTable table = { "社群", "500 列", 3, n_rows, headings, right, get_text, is_group, asked };

  return jj_pages_new (&table, width, height, 36);
}

static void
test_every_row_once (void)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (JjPages) pages = pages_of (asked, N_ROWS, 595, 842);

  g_assert_cmpuint (jj_pages_get_count (pages), >, 5);
  memset (asked, 0, sizeof *asked);
  for (guint p = 0; p < jj_pages_get_count (pages); p++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, w, h;

      jj_pages_draw (pages, cr, p);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
      cairo_surface_destroy (surface);
      /* Within the margins, but for the overhang of a glyph. */
      g_assert_cmpfloat (x, >=, 34);
      g_assert_cmpfloat (y, >=, 34);
      g_assert_cmpfloat (x + w, <=, 595 - 34);
      g_assert_cmpfloat (y + h, <=, 842 - 34);
    }
  /* Once for the height and once to draw; a group's heading has no height to ask for. */
  for (guint r = 0; r < N_ROWS; r++)
    g_assert_cmpuint (asked->asked[r], ==, r % 50 == 0 ? 1 : 2);
  g_free (asked);
}

static void
test_empty_and_narrow (void)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (JjPages) empty = pages_of (asked, 0, 595, 842);
  g_autoptr (JjPages) narrow = pages_of (asked, 60, 160, 200);

  g_assert_cmpuint (jj_pages_get_count (empty), ==, 1);
  g_assert_cmpuint (jj_pages_get_count (narrow), >, 10);
  g_free (asked);
}

static void
test_pdf (void)
{
  Asked *asked = g_new0 (Asked, 1);
  g_autoptr (JjPages) pages = pages_of (asked, 100, 842, 595);
  g_autofree char *folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.pdf", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gsize length;

  g_cancellable_cancel (cancelled);
  g_assert_false (jj_pages_write_pdf (pages, path, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  jj_pages_write_pdf (pages, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_cmpuint (length, >, 5000);
  g_remove (path);
  g_rmdir (folder);
  g_free (asked);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-pages/every-row-once-within-the-margins", test_every_row_once);
  g_test_add_func ("/table-pages/empty-and-narrow-end-well", test_empty_and_narrow);
  g_test_add_func ("/table-pages/pdf-is-whole-or-not-there", test_pdf);
  return g_test_run ();
}
