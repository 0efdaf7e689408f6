/* test-lock.c: a second opener reads, knows who writes, and follows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A process of its own that opens the plan for writing and does what single letters say: a adds a
 * school, u undoes, r redoes, q ends well. It answers each with its read-only state, w or r. */
typedef struct
{
  pid_t pid;
  int to, from;
} Writer;

static void
serve (const char *path, int from, int to)
{
  g_autoptr (GError) error = NULL;
  JjProject *project = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  char letter;

  g_assert_no_error (error);
  while (read (from, &letter, 1) == 1 && letter != 'q')
    {
      if (letter == 'a')
        jj_fixture_add_school (project, "另一所");
      else if (letter == 'u')
        g_assert_true (jj_project_undo (project, NULL));
      else if (letter == 'r')
        g_assert_true (jj_project_redo (project, NULL));
      g_assert_cmpint (write (to, jj_project_get_read_only (project) ? "r" : "w", 1), ==, 1);
    }
  g_object_unref (project);
  g_assert_cmpint (write (to, "q", 1), ==, 1);
}

static char
tell (Writer *writer, char letter)
{
  char answer = 0;

  g_assert_cmpint (write (writer->to, &letter, 1), ==, 1);
  g_assert_cmpint (read (writer->from, &answer, 1), ==, 1);
  return answer;
}

static Writer
start_writer (const char *path)
{
  Writer writer;
  int up[2], down[2];

  g_assert_cmpint (pipe (up), ==, 0);
  g_assert_cmpint (pipe (down), ==, 0);
  writer = (Writer){ fork (), down[1], up[0] };
  g_assert_cmpint (writer.pid, >=, 0);
  if (writer.pid == 0)
    {
      close (up[0]);
      close (down[1]);
      serve (path, down[0], up[1]);
      _exit (0);
    }
  close (up[1]);
  close (down[0]);
  return writer;
}

static void
end_writer (Writer *writer, gboolean by_kill)
{
  if (by_kill)
    kill (writer->pid, SIGKILL);
  else
    g_assert_cmpint (tell (writer, 'q'), ==, 'q');
  g_assert_cmpint (waitpid (writer->pid, NULL, 0), ==, writer->pid);
  close (writer->to);
  close (writer->from);
}

static guint
count_schools (JjProject *project)
{
  return jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL);
}

static void
count_up (guint *count)
{
  (*count)++;
}

static void
test_second_reads_and_follows (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JjProject *reader;
  Writer writer;
  guint changed = 0;

  jj_fixture_close (jj_fixture_create (fixture));
  writer = start_writer (fixture->path);
  g_assert_cmpint (tell (&writer, 'a'), ==, 'w');
  reader = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_true (jj_project_get_read_only (reader));
  g_assert_nonnull (jj_project_get_lock_holder (reader));
  g_assert_nonnull (strstr (jj_project_get_lock_holder (reader), "since"));
  g_assert_cmpuint (count_schools (reader), ==, 1);
  g_assert_false (jj_project_can_undo (reader));
  g_assert_false (jj_fixture_try_school (reader, "B", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, jj_project_get_lock_holder (reader)));

  g_signal_connect_swapped (jj_project_get_plan (reader), "changed", G_CALLBACK (count_up),
                            &changed);
  for (const char *p = "aaauurua"; *p; p++)
    {
      tell (&writer, *p);
      g_assert_true (jj_project_refresh (reader, NULL));
    }
  g_assert_cmpuint (changed, ==, 8);
  g_assert_cmpuint (count_schools (reader), ==, 3); /* 1 + 3 - 2 + 1 - 1 + 1 */
  g_assert_true (jj_project_refresh (reader, NULL));
  g_assert_cmpuint (changed, ==, 8);
  tell (&writer, 'a'); /* several at once */
  tell (&writer, 'u');
  tell (&writer, 'a');
  g_assert_true (jj_project_refresh (reader, NULL));
  g_assert_cmpuint (count_schools (reader), ==, 4);

  /* The writer's end lets the next one in; a reader that is open stays a reader. */
  end_writer (&writer, FALSE);
  g_assert_true (jj_project_get_read_only (reader));
  jj_fixture_close (reader);
  reader = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_false (jj_project_get_read_only (reader));
  g_assert_cmpuint (count_schools (reader), ==, 4);
  jj_fixture_close (reader);
}

static void
test_kernel_frees_the_lock (JjFixture *fixture, gconstpointer data)
{
  g_autofree char *lock = jj_fixture_path (fixture, ".plan.jingjin.lock");
  JjProject *project;
  Writer writer;

  jj_fixture_close (jj_fixture_create (fixture));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  writer = start_writer (fixture->path);
  tell (&writer, 'a');
  end_writer (&writer, TRUE);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (jj_lock_was_left_behind (fixture->path));
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_false (jj_project_get_read_only (project));
  jj_fixture_close (project);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* Whatever stands in a lock's file: unlocked it means nothing, locked it is shown as plain text. */
static void
test_odd_lock_files (JjFixture *fixture, gconstpointer data)
{
  static const char *const notes[]
      = { "", "user\n", "user \x01\xff\nhost h\nsince s\n", "host a\nhost b\nuser u\nsince never" };
  g_autofree char *lock_path = jj_fixture_path (fixture, ".plan.jingjin.lock");
  g_autofree char *big = g_strnfill (100000, 'u');

  jj_fixture_close (jj_fixture_create (fixture));
  for (guint i = 0; i <= G_N_ELEMENTS (notes); i++)
    {
      const char *note = i < G_N_ELEMENTS (notes) ? notes[i] : big;
      g_autoptr (JjLock) lock = NULL;
      g_autofree char *holder = NULL;
      JjProject *project;

      g_assert_true (g_file_set_contents (lock_path, note, -1, NULL));
      g_assert_null (jj_lock_get_holder (fixture->path));
      project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
      g_assert_false (jj_project_get_read_only (project));
      jj_fixture_close (project);

      g_assert_cmpint (jj_lock_take (fixture->path, "me", &lock, &holder), ==, JJ_LOCK_TAKEN);
      {
        FILE *file = fopen (lock_path, "r+"); /* the same file, still locked */

        g_assert_cmpuint (fwrite (note, 1, strlen (note), file), ==, strlen (note));
        fclose (file);
      }
      holder = jj_lock_get_holder (fixture->path);
      g_assert_nonnull (holder);
      g_assert_true (g_utf8_validate (holder, -1, NULL));
    }
}

/* Two projects in one process, and a link as a second name of the file. */
static void
test_one_lock_for_all_names (JjFixture *fixture, gconstpointer data)
{
  g_autofree char *link = jj_fixture_path (fixture, "link.jingjin");
  g_autoptr (GError) error = NULL;
  JjProject *first = jj_fixture_create (fixture), *second;

  g_assert_cmpint (symlink ("plan.jingjin", link), ==, 0);
  second = jj_project_open (link, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (jj_project_get_read_only (second));
  jj_fixture_add_school (first, "A");
  g_assert_true (jj_project_refresh (second, NULL));
  g_assert_cmpuint (count_schools (second), ==, 1);
  /* A copy never goes over a plan that is being written. */
  g_assert_false (jj_project_save_copy (second, fixture->path, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_EXISTS);
  jj_fixture_close (first);
  jj_fixture_close (second);
}

/* Somebody else's program writes without our lock: the next commit notices and writes nothing. */
static void
test_foreign_write_is_noticed (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  jj_fixture_add_school (project, "A");
  before = jj_fixture_dump (project);
  jj_fixture_run_sql (fixture->path, "UPDATE school SET name = 'B'");
  g_assert_false (jj_fixture_try_school (project, "C", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_CHANGED);
  after = jj_fixture_dump (project);
  g_assert_cmpstr (before, ==, after);
  jj_fixture_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/lock/a-second-opener-reads-and-follows", NULL,
                  test_second_reads_and_follows);
  jj_fixture_add ("/store/lock/the-kernel-frees-the-lock-of-the-dead", NULL,
                  test_kernel_frees_the_lock);
  jj_fixture_add ("/store/lock/odd-lock-files-do-no-harm", NULL, test_odd_lock_files);
  jj_fixture_add ("/store/lock/all-names-share-one-lock", NULL, test_one_lock_for_all_names);
  jj_fixture_add ("/store/lock/a-foreign-write-is-noticed", NULL, test_foreign_write_is_noticed);
  return g_test_run ();
}
