/* test-exporter.c: files are whole or not there */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-atomic.h"
#include "jj-exporter.h"
#include "jj-language.h"
#include "jj-plan-json.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
write_text (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_output_stream_write_all (out, data, strlen (data), NULL, cancellable, error);
}

static gboolean
write_and_fail (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (write_text (out, data, cancellable, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  return FALSE;
}

static void
assert_holds (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
failure_leaves_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_write_atomically (path, write_text, (gpointer) "old", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (jj_write_atomically (path, write_and_fail, (gpointer) "new", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "out.csv"));
  assert_holds (path, "old");
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
}

static void
replaced_file_keeps_its_mode (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out", NULL);
  struct stat status;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (jj_write_atomically (path, write_text, (gpointer) "new", NULL, NULL));
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  assert_holds (path, "new");
}

static void
only_files_are_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "out", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (jj_write_atomically (fixture->folder, write_text, (gpointer) "x", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_assert_false (jj_write_atomically (missing, write_text, (gpointer) "x", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A plan with one purse whose name a spreadsheet would run. */
static JjPlan *
make_plan (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("test");
  JjId id = jj_edit_insert (edit, JJ_KIND_PURSE, 0);

  jj_edit_set_text (edit, JJ_KIND_PURSE, id, JJ_CODE, "F-001");
  jj_edit_set_text (edit, JJ_KIND_PURSE, id, JJ_NAME, "=1+\"1\"");
  jj_edit_set_text (edit, JJ_KIND_PURSE, id, JJ_NOTE, "-5");
  return jj_plan_with (empty, edit, NULL);
}

static void
cells_are_neutral (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autofree char *path = g_build_filename (fixture->folder, "purse.csv", NULL);
  JjExport what = { .plan = plan, .kind = JJ_KIND_PURSE, .field_ids = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_exporter_write_file (jj_exporter_find ("csv"), &what, path, NULL, &error));
  g_assert_no_error (error);
  assert_holds (path, "\xef\xbb\xbf"
                      "code,name,note,private,source,granted,before,before_note\r\n"
                      "F-001,\"'=1+\"\"1\"\"\",-5,no,,,,\r\n");
}

static void
folder_is_new_or_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjPlan) plan = make_plan ();
  g_autofree char *path = g_build_filename (fixture->folder, "all", NULL);
  JjExport what = { .plan = plan, .kind = JJ_N_KINDS };
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_exporter_write_folder (jj_exporter_find ("csv"), &what, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_files (path), ==, 2); /* plan, purse */
  g_assert_false (jj_exporter_write_folder (jj_exporter_find ("csv"), &what, path, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
}

static void
every_exporter_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjPlan) plan = make_plan ();

  for (guint i = 0; jj_exporters[i]; i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, jj_exporters[i]->id, NULL);
      JjExport what = { .plan = plan, .kind = JJ_KIND_PURSE };
      g_autoptr (GError) error = NULL;

      g_assert_true (jj_exporter_find (jj_exporters[i]->id) == jj_exporters[i]);
      g_assert_true (jj_exporter_write_file (jj_exporters[i], &what, path, NULL, &error));
      g_assert_no_error (error);
    }
}

static GBytes *
write_to_memory (const JjExporter *exporter, JjPlan *plan)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  JjExport what = { .plan = plan, .kind = JJ_KIND_BUDGET_LINE };
  GError *error = NULL;

  jj_exporter_write (exporter, &what, out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The tests' interface is English; inside the language of plans nothing is. */
static void
files_are_in_the_language_of_plans (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "samples", "yunlin-114.json", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) json = g_mapped_file_get_bytes (file);
  g_autoptr (JjPlan) plan = jj_plan_from_json (json, NULL);

  g_assert_nonnull (plan);
  for (guint i = 0; jj_exporters[i]; i++)
    {
      g_autoptr (GBytes) english = write_to_memory (jj_exporters[i], plan);
      g_autoptr (GBytes) chinese = NULL;

      jj_language_enter_plan ();
      chinese = write_to_memory (jj_exporters[i], plan);
      jj_language_leave_plan ();
      g_test_message ("%s", jj_exporters[i]->id);
      g_assert_true (g_bytes_equal (english, chinese));
      g_assert_cmpstr (jj_translate ("Budget line"), ==, "Budget line");
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/documents/atomic/failure-leaves-what-was-there", failure_leaves_what_was_there },
    { "/documents/atomic/replaced-file-keeps-its-mode", replaced_file_keeps_its_mode },
    { "/documents/atomic/only-files-are-replaced", only_files_are_replaced },
    { "/documents/csv/cells-are-neutral", cells_are_neutral },
    { "/documents/exporter/folder-is-new-or-refused", folder_is_new_or_refused },
    { "/documents/exporter/every-exporter-writes", every_exporter_writes },
    { "/documents/exporter/files-are-in-the-language-of-plans",
      files_are_in_the_language_of_plans },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
