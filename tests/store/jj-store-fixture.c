/* jj-store-fixture.c: a folder and a plan for one test of the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-plan-json.h"
#include "jj-random-edit.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

void
jj_fixture_set_up (JjFixture *self, gconstpointer data)
{
  /* In memory where that is possible: the tests ask what is written, not how fast a disk is. */
  self->folder = g_strdup ("/dev/shm/jingjin-test-XXXXXX");
  if (!g_mkdtemp_full (self->folder, 0700))
    {
      g_free (self->folder);
      self->folder = g_dir_make_tmp ("jingjin-test-XXXXXX", NULL);
    }
  g_assert_nonnull (self->folder);
  g_random_set_seed (114); /* ids */
  self->path = g_build_filename (self->folder, "plan.jingjin", NULL);
}

/* With all that is in it; links are removed, not followed. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_chmod (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
jj_fixture_tear_down (JjFixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

char *
jj_fixture_path (JjFixture *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

JjProject *
jj_fixture_create (JjFixture *self)
{
  g_autoptr (GError) error = NULL;
  JjProject *project = jj_project_create (self->path, jj_plan_new (), "王小明", &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  return project;
}

JjProject *
jj_fixture_open (JjFixture *self, JjOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  JjProject *project = jj_project_open (self->path, flags, &error);

  g_assert_no_error (error);
  g_assert_nonnull (project);
  return project;
}

gboolean
jj_fixture_try_school (JjProject *project, const char *name, GError **error)
{
  g_autofree char *label = g_strdup_printf ("Add %s", name);
  g_autoptr (JjEdit) edit = jj_edit_new (label);
  JjId id = jj_edit_insert (edit, JJ_KIND_SCHOOL, 0);

  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_NAME, name);
  return jj_project_commit (project, edit, error);
}

void
jj_fixture_add_school (JjProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = jj_fixture_try_school (project, name, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

guint
jj_fixture_edit (JjProject *project, guint n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  JjPlan *plan = jj_project_get_plan (project);
  guint done = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JjEdit) edit = jj_random_edit (plan, rand);
      guint64 revision = jj_plan_get_revision (plan);

      if (jj_project_commit (project, edit, &error))
        {
          done += !jj_edit_is_empty (edit);
          continue;
        }
      /* The plan may refuse, with a sentence; the file may not. */
      g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (JJ_PLAN_ERROR));
      g_assert_cmpuint (jj_plan_get_revision (plan), ==, revision);
    }
  return done;
}

char *
jj_fixture_dump (JjProject *project)
{
  JjPlan *plan = jj_project_get_plan (project);
  g_autoptr (GBytes) json = jj_plan_to_json (plan);
  GString *dump = g_string_new_len (g_bytes_get_data (json, NULL), (gssize)g_bytes_get_size (json));

  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (plan, k); i++)
      g_string_append_printf (dump, "%" G_GINT64_FORMAT " ",
                              jj_element_get_rank (jj_plan_get_nth (plan, k, i)));
  return g_string_free (dump, FALSE);
}

void
jj_fixture_close (JjProject *project)
{
  g_assert_finalize_object (project);
}

GBytes *
jj_fixture_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

void
jj_fixture_run_sql (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
}

void
jj_fixture_assert_sound (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *)sqlite3_column_text (stmt, 0), ==, "ok");
  sqlite3_finalize (stmt);
  /* Declared keys hold although SQLite does not enforce them. */
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &stmt, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_DONE);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
}
