/* test-disk.c: a plan's file that others change, copies beside it, daily copies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-backup.h"
#include "jj-disk.h"
#include "jj-history.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utime.h>

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (
      g_file_set_contents_full (to, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* As rsync --inplace and some sync programs do: the same inode gets other bytes. */
static void
write_over (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int fd = open (to, O_WRONLY | O_TRUNC);

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_cmpint (write (fd, bytes, length), ==, (gssize)length);
  close (fd);
}

/* A second computer's edits to a copy. */
static char *
edit_copy (JjFixture *fixture, const char *name, const char *school)
{
  char *path = jj_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  JjProject *project;

  copy_file (fixture->path, path);
  project = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  jj_fixture_add_school (project, school);
  jj_fixture_close (project);
  return path;
}

static guint
count_schools (JjProject *project)
{
  return jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL);
}

/* in_place: the same inode with as many commits as ours, so that SQLite's own counter is equal. */
static void
test_changed (JjFixture *fixture, gconstpointer in_place)
{
  JjProject *project = jj_fixture_create (fixture), *theirs, *base;
  g_autofree char *other = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;
  guint n_mine, n_theirs;

  jj_fixture_add_school (project, "甲");
  other = edit_copy (fixture, "other.jingjin", "他");
  jj_fixture_add_school (project, "我");
  if (in_place)
    write_over (other, fixture->path);
  else
    g_assert_cmpint (g_rename (other, fixture->path), ==, 0);

  g_assert_cmpint (jj_project_check_disk (project), ==, JJ_DISK_CHANGED);
  g_assert_false (jj_fixture_try_school (project, "再", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_cmpuint (count_schools (project), ==, 2);

  theirs = jj_fixture_open (fixture, JJ_OPEN_READ_ONLY);
  g_assert_true (jj_project_find_common (project, theirs, &seq, &n_mine, &n_theirs, &error));
  g_assert_no_error (error);
  g_assert_cmpint (seq, ==, 2);
  g_assert_cmpuint (n_mine, ==, 1);
  g_assert_cmpuint (n_theirs, ==, 1);
  base = jj_project_open_at (fixture->path, seq, NULL, &error);
  g_assert_cmpuint (count_schools (base), ==, 1);
  jj_fixture_close (base);
  jj_fixture_close (theirs);

  g_assert_true (jj_project_reload (project, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (jj_element_get_name (
                       jj_plan_get_nth (jj_project_get_plan (project), JJ_KIND_SCHOOL, 1)),
                   ==, "他");
  g_assert_cmpint (jj_project_check_disk (project), ==, JJ_DISK_SAME);
  jj_fixture_add_school (project, "後");
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_cmpuint (count_schools (project), ==, 3);
  jj_fixture_close (project);
  jj_fixture_assert_sound (fixture->path);
}

/* Touched, written anew with the same bytes, or copied here again: nobody has to hear of it, and
 * what is committed after is in the file that lies there. */
static void
test_same (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *copy = jj_fixture_path (fixture, "copy");

  jj_fixture_add_school (project, "甲");
  copy_file (fixture->path, copy);
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  jj_fixture_add_school (project, "乙");
  copy_file (fixture->path, copy);
  g_assert_cmpint (g_rename (copy, fixture->path), ==, 0);
  jj_fixture_add_school (project, "丙");
  copy_file (fixture->path, copy);
  write_over (copy, fixture->path);
  jj_fixture_add_school (project, "丁");
  g_assert_true (jj_project_undo (project, NULL));
  g_assert_true (jj_project_redo (project, NULL));
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_cmpuint (count_schools (project), ==, 4);
  jj_fixture_close (project);
}

/* Gone, cut off, or another plan in its place: never written, and ours can still be saved. */
static void
test_no_plan (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture), *copy;
  g_autofree char *saved = jj_fixture_path (fixture, "saved.jingjin");
  g_autofree char *away = jj_fixture_path (fixture, "away.jingjin");
  g_autoptr (GError) error = NULL;
  JjFixture other = { .folder = fixture->folder, .path = jj_fixture_path (fixture, "o.jingjin") };

  jj_fixture_add_school (project, "甲");
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  g_assert_cmpint (jj_project_check_disk (project), ==, JJ_DISK_GONE);
  jj_fixture_close (jj_fixture_create (&other));
  g_assert_cmpint (g_rename (other.path, fixture->path), ==, 0);
  g_free (other.path);
  g_assert_cmpint (jj_project_check_disk (project), ==, JJ_DISK_CHANGED);
  g_assert_false (jj_project_reload (project, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, "no plan", -1, NULL));
  g_assert_cmpint (jj_project_check_disk (project), ==, JJ_DISK_CHANGED);
  g_assert_false (jj_project_reload (project, NULL));
  g_assert_true (jj_project_save_copy (project, saved, &error));
  g_assert_no_error (error);
  copy = jj_project_open (saved, JJ_OPEN_DEFAULT, &error);
  g_assert_cmpuint (count_schools (copy), ==, 1);
  jj_fixture_close (copy);
  jj_fixture_close (project);
}

static void
test_conflict_names (JjFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gboolean conflict;
  } names[] = {
    { "計畫 (conflicted copy 2026-08-01).jingjin", TRUE },
    { "計畫 (王小明的衝突複本).jingjin", TRUE },
    { "計畫 的衝突副本.jingjin", TRUE },
    { "計畫.sync-conflict-20260801-101010-ABCDEFG.jingjin", TRUE },
    { "計畫_conflict-20260801-101010.jingjin", TRUE },
    { "計畫 (Case Conflict).jingjin", TRUE },
    { "計畫.jingjin", FALSE },
    { "計畫 (copy).jingjin", FALSE },
    { "計畫 (衝突複本).odt", FALSE },
    { "別的 (衝突複本).jingjin", FALSE },
  };
  g_autofree char *path = jj_fixture_path (fixture, "計畫.jingjin");
  g_auto (GStrv) found = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *full = jj_fixture_path (fixture, names[i].name);

      g_assert_true (g_file_set_contents (full, "", 0, NULL));
      g_assert_cmpint (jj_disk_is_conflict_name ("計畫", names[i].name), ==, names[i].conflict);
      n += names[i].conflict;
    }
  found = jj_disk_find_conflict_copies (path);
  g_assert_cmpuint (g_strv_length (found), ==, n);
}

static void
make_backup (JjFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = jj_backup_make (fixture->path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

/* Today's copy as if made so many days ago. */
static void
age_newest (JjFixture *fixture, guint days)
{
  g_autoptr (GPtrArray) all = jj_backup_list (fixture->path);
  JjBackup *newest = g_ptr_array_index (all, 0);
  g_autofree char *folder = jj_backup_get_folder (fixture->path);
  g_autofree char *name = g_strdup_printf ("2020-01-%02u.jingjin", 31 - days);
  g_autofree char *old = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_rename (newest->path, old), ==, 0);
}

/* Twelve days with edits leave ten copies; a day without leaves none; a damaged copy is passed
 * over, and what is taken out holds the plan of its day. */
static void
test_backups (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture), *copy;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (JjBackup) good = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *again = NULL;

  for (guint day = 0; day < 12; day++)
    {
      g_autofree char *name = g_strdup_printf ("%u", day);

      jj_fixture_add_school (project, name);
      make_backup (fixture);
      make_backup (fixture);
      age_newest (fixture, 12 - day);
    }
  make_backup (fixture);
  all = jj_backup_list (fixture->path);
  g_assert_cmpuint (all->len, ==, JJ_BACKUP_KEEP);
  jj_fixture_close (project);

  write_over ("/dev/null", ((JjBackup *)g_ptr_array_index (all, 0))->path);
  good = jj_backup_find_good (fixture->path);
  g_assert_cmpstr (good->path, ==, ((JjBackup *)g_ptr_array_index (all, 1))->path);
  write_over ("/dev/null", fixture->path);
  out = jj_backup_take_out (good, fixture->path, &error);
  g_assert_no_error (error);
  again = jj_backup_take_out (good, fixture->path, &error);
  g_assert_cmpstr (out, !=, again);
  copy = jj_project_open (out, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (copy), ==, 11); /* of the twelfth day is damaged */
  jj_fixture_close (copy);
}

/* A program that commits without a pause: the copy is made all the same, and is one state of it. */
static void
test_backup_while_writing (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (JjBackup) good = NULL;
  pid_t child;
  int status;

  jj_fixture_edit (project, 300, 5);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (jj_backup_make (fixture->path, NULL, NULL) ? 0 : 1);
  for (guint i = 0; i < 200; i++)
    {
      jj_fixture_add_school (project, "x");
      g_usleep (1000);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
  good = jj_backup_find_good (fixture->path);
  g_assert_nonnull (good);
  jj_fixture_assert_sound (good->path);
  jj_fixture_close (project);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_home = g_dir_make_tmp ("jingjin-backups-XXXXXX", NULL);
  g_autofree char *clean = g_strconcat ("rm -rf ", data_home, NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/disk/a-replaced-file-is-noticed-and-not-written", NULL, test_changed);
  jj_fixture_add ("/store/disk/a-file-written-over-is-noticed-and-not-written", GINT_TO_POINTER (1),
                  test_changed);
  jj_fixture_add ("/store/disk/the-same-contents-are-taken-up-again", NULL, test_same);
  jj_fixture_add ("/store/disk/where-no-plan-lies-ours-can-be-saved", NULL, test_no_plan);
  jj_fixture_add ("/store/disk/conflict-copies-are-known-by-name", NULL, test_conflict_names);
  jj_fixture_add ("/store/backup/ten-days-stay-and-the-newest-good-one-is-found", NULL,
                  test_backups);
  jj_fixture_add ("/store/backup/commits-go-on-meanwhile", NULL, test_backup_while_writing);
  status = g_test_run ();
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  return status;
}
