/* test-kill-history.c: kill -9 during checkpoints, restoring and daily copies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-backup.h"
#include "jj-history.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 60

static gint64
newest_checkpoint (JjProject *project, guint *n)
{
  const JjHistoryQuery query = { .checkpoints = TRUE };
  g_autoptr (JjHistory) history = jj_history_new (project, &query);
  g_autoptr (GPtrArray) all = jj_history_next (history, G_MAXUINT, NULL);

  *n = all->len;
  return all->len > 0 ? ((JjHistoryEntry *)g_ptr_array_index (all, 0))->seq : 0;
}

/* Adds schools by pairs, so that half a restoring shows; every round restores a checkpoint, and a
 * daily copy is made anew. Each checkpoint's number is reported once it is written. */
static G_GNUC_NORETURN void
write_for_ever (const char *path, int to)
{
  g_autoptr (GError) error = NULL;
  JjProject *project = jj_project_open (path, JJ_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_random_set_seed ((guint32)getpid ()); /* ids that no run before has used */
  for (;;)
    {
      g_autoptr (JjEdit) edit = jj_edit_new ("Pair");
      g_autoptr (JjProject) past = NULL;
      g_autoptr (GPtrArray) copies = NULL;
      gint64 seq;
      guint n;

      jj_project_add_checkpoint (project, "點", &error);
      g_assert_no_error (error);
      seq = newest_checkpoint (project, &n);
      if (write (to, &n, sizeof n) != sizeof n)
        _exit (1);
      jj_edit_insert (edit, JJ_KIND_SCHOOL, 0);
      jj_edit_insert (edit, JJ_KIND_SCHOOL, 0);
      jj_project_commit (project, edit, &error);
      g_assert_no_error (error);
      jj_backup_make (path, NULL, NULL);
      copies = jj_backup_list (path);
      if (copies->len > 0)
        g_unlink (((JjBackup *)g_ptr_array_index (copies, 0))->path);
      past = jj_project_open_at (path, seq, NULL, &error);
      g_assert_no_error (error);
      jj_project_restore (project, jj_project_get_plan (past), "還原前", "還原", &error);
      g_assert_no_error (error);
    }
}

static guint
run_and_kill (const char *path, guint delay_us)
{
  guint reported = 0, next;
  int ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      close (ends[0]);
      write_for_ever (path, ends[1]);
    }
  close (ends[1]);
  g_usleep (delay_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  while (read (ends[0], &next, sizeof next) == sizeof next)
    reported = next;
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  close (ends[0]);
  return reported;
}

static void
test_kills (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  guint total = 0;

  jj_fixture_close (jj_fixture_create (fixture));
  for (guint i = 0; i < N_KILLS; i++)
    {
      guint reported = run_and_kill (fixture->path, (guint)g_rand_int_range (rand, 2000, 30000));
      JjProject *project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
      g_autoptr (GPtrArray) copies = jj_backup_list (fixture->path);

      newest_checkpoint (project, &total);
      g_assert_cmpuint (total, >=, reported);
      g_assert_cmpuint (jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL) % 2, ==,
                        0);
      jj_fixture_close (project);
      jj_fixture_assert_sound (fixture->path);
      for (guint c = 0; c < copies->len; c++)
        jj_fixture_assert_sound (((JjBackup *)g_ptr_array_index (copies, c))->path);
    }
  g_test_message ("%u kills, %u checkpoints", N_KILLS, total);
  g_assert_cmpuint (total, >, N_KILLS);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_home = g_dir_make_tmp ("jingjin-backups-XXXXXX", NULL);
  g_autofree char *clean = g_strconcat ("rm -rf ", data_home, NULL);
  int status;

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/kill/checkpoints-restoring-and-copies-are-whole", NULL, test_kills);
  status = g_test_run ();
  g_spawn_command_line_sync (clean, NULL, NULL, NULL, NULL);
  return status;
}
