/* test-files.c: files that are no plan, newer, damaged, forged or closed to us */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Refused with this code by a sentence that names the file; not a byte changed, nothing left. */
static void
assert_refused (JjFixture *fixture, JjStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = jj_fixture_read (fixture->path), after = NULL;
  g_autofree char *lock = jj_fixture_path (fixture, ".plan.jingjin.lock");

  g_assert_null (jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, "plan.jingjin"));
  after = jj_fixture_read (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

static void
test_not_a_plan (JjFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gssize length;
  } files[] = {
    { "", 0 },
    { "計畫\n", -1 },
    { "SQLite format 3", 15 },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16 },
    { "{\"plan\":[]}", -1 },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_true (g_file_set_contents (fixture->path, files[i].bytes, files[i].length, NULL));
      assert_refused (fixture, JJ_STORE_ERROR_NOT_A_PLAN);
    }
  g_unlink (fixture->path);
  g_assert_null (jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (jj_project_open (fixture->folder, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NOT_A_PLAN);
  g_clear_error (&error);
  /* A pipe that nobody writes to and a link to nowhere: no waiting. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  g_assert_null (jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NOT_A_PLAN);
  g_clear_error (&error);
  g_unlink (fixture->path);
  g_assert_cmpint (symlink ("nowhere", fixture->path), ==, 0);
  g_assert_null (jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (jj_project_open ("/dev/zero", JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NOT_A_PLAN);
}

static void
make_plan (JjFixture *fixture, guint n_edits)
{
  JjProject *project = jj_fixture_create (fixture);

  jj_fixture_edit (project, n_edits, 77);
  jj_fixture_close (project);
}

/* Each statement turns a good plan into one that we did not write. */
static const struct
{
  const char *sql;
  JjStoreError code;
} forgeries[] = {
  { "PRAGMA user_version = 99", JJ_STORE_ERROR_NEWER },
  { "PRAGMA user_version = 0", JJ_STORE_ERROR_DAMAGED },
  { "PRAGMA application_id = 0", JJ_STORE_ERROR_NOT_A_PLAN },
  { "PRAGMA journal_mode = WAL", JJ_STORE_ERROR_DAMAGED },
  { "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM school; END", JJ_STORE_ERROR_DAMAGED },
  { "CREATE VIEW v AS SELECT * FROM school", JJ_STORE_ERROR_DAMAGED },
  { "CREATE TABLE extra (a)", JJ_STORE_ERROR_DAMAGED },
  { "CREATE INDEX i ON school (name)", JJ_STORE_ERROR_DAMAGED },
  { "CREATE VIRTUAL TABLE f USING fts5 (a)", JJ_STORE_ERROR_DAMAGED },
  { "DROP TABLE school", JJ_STORE_ERROR_DAMAGED },
  { "DROP TABLE log", JJ_STORE_ERROR_DAMAGED },
  { "ALTER TABLE school ADD COLUMN extra INTEGER AS (1)", JJ_STORE_ERROR_DAMAGED },
  { "DELETE FROM log", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE log SET kind = 'spell'", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET school_year = 99", JJ_STORE_ERROR_DAMAGED },
  { "DELETE FROM plan", JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO school (id, rank, private, active) VALUES (-5, 0, 0, 0)", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET private = 7", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET name = CAST (x'ff41' AS TEXT)", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET name = CAST (x'410042' AS TEXT)", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET name = CAST (zeroblob (5000000) AS TEXT)", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET school_year = -9223372036854775808", JJ_STORE_ERROR_DAMAGED },
  { "UPDATE plan SET period = 'leap'", JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO milestone (id, rank, private, start) VALUES (5, 0, 0, '2025-02-30')",
    JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO person (id, rank, private, school) VALUES (5, 0, 0, 6)", JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO programme (id, rank, private, parent) VALUES (5, 0, 0, 6), (6, 0, 0, 5)",
    JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO school (id, rank, private, active, code) VALUES (5, 0, 0, 0, 'S'), "
    "(6, 0, 0, 0, 'S')",
    JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO school (id, rank, private, active) VALUES (5, 0, 0, 0);"
    "INSERT INTO purse (id, rank, private) VALUES (5, 0, 0)",
    JJ_STORE_ERROR_DAMAGED },
  { "INSERT INTO school (id, rank, private, active) VALUES (5, 0, 0, 0);"
    "INSERT INTO measures VALUES (6, 0, 5, 5)",
    JJ_STORE_ERROR_DAMAGED },
};

static void
test_forged (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) good = NULL;

  make_plan (fixture, 40);
  good = jj_fixture_read (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_test_message ("%s", forgeries[i].sql);
      g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (good, NULL),
                                          (gssize)g_bytes_get_size (good), NULL));
      jj_fixture_run_sql (fixture->path, forgeries[i].sql);
      assert_refused (fixture, forgeries[i].code);
    }
}

/* Undo believes no log: operations that cannot be are refused and change nothing. */
static void
test_forged_log (JjFixture *fixture, gconstpointer data)
{
  static const char *const ops[] = { "[", "[]x", "{}", "[{\"op\":\"set\"}]", "NULL" };

  for (guint i = 0; i < G_N_ELEMENTS (ops); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = NULL, *before = NULL, *after = NULL;
      gboolean is_null = g_str_equal (ops[i], "NULL");
      JjProject *project;

      g_unlink (fixture->path);
      make_plan (fixture, 40);
      sql = g_strdup_printf ("UPDATE log SET ops = %s%s%s WHERE seq > 1", is_null ? "" : "'",
                             ops[i], is_null ? "" : "'");
      jj_fixture_run_sql (fixture->path, sql);
      project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
      before = jj_fixture_dump (project);
      g_assert_false (jj_project_undo (project, &error));
      g_assert_nonnull (error);
      after = jj_fixture_dump (project);
      g_assert_cmpstr (before, ==, after);
      jj_fixture_add_school (project, "still works");
      jj_fixture_close (project);
    }
}

/* One to four bytes changed at 200 places: the plan opens intact, or the file is damaged; nothing
 * else. What opens can be undone, or refuses because its history is damaged. */
static void
test_flipped_bytes (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (200);
  g_autoptr (GBytes) good = NULL;
  g_autofree char *intact = NULL;
  guint opened = 0, refused = 0;
  JjProject *project;
  gsize length;

  make_plan (fixture, 400);
  project = jj_fixture_open (fixture, JJ_OPEN_READ_ONLY);
  intact = jj_fixture_dump (project);
  jj_fixture_close (project);
  good = jj_fixture_read (fixture->path);
  length = g_bytes_get_size (good);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (good, NULL), length);
      gsize place = (gsize)g_rand_int_range (rand, 0, (gint32)length - 4);
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j <= i % 4; j++)
        bytes[place + j] ^= (char)g_rand_int_range (rand, 1, 256);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
      project = jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error);
      if (project)
        {
          g_autofree char *dump = jj_fixture_dump (project);

          g_assert_cmpstr (dump, ==, intact);
          for (guint j = 0; j < 3 && jj_project_undo (project, NULL); j++)
            ;
          jj_fixture_close (project);
          opened++;
          continue;
        }
      g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (JJ_STORE_ERROR));
      /* The first hundred bytes say what the file is. */
      if (place >= 100)
        g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
      refused++;
    }
  g_test_message ("%u opened, %u refused", opened, refused);
  g_assert_cmpuint (refused, >, 15);
}

static void
test_cut_off (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) good = NULL;
  gsize length;

  make_plan (fixture, 40);
  good = jj_fixture_read (fixture->path);
  length = g_bytes_get_size (good);
  for (gsize cut = 50; cut < length; cut += length / 20)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (good, 0, cut);

      g_assert_true (
          g_file_set_contents (fixture->path, g_bytes_get_data (part, NULL), (gssize)cut, NULL));
      assert_refused (fixture, JJ_STORE_ERROR_DAMAGED);
    }
}

/* A journal or WAL that a stranger packed with a plan is never played back. The one here would
 * turn the plan into an older state of itself if it were. */
static void
test_planted_journal (JjFixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *hot = NULL;
  gsize length = 0;
  sqlite3 *db = NULL;

  make_plan (fixture, 40);
  /* A real hot journal, as of a writer that stopped in the middle. */
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;"
                                 "UPDATE log SET label = label || 'x'; DELETE FROM school",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (journal, &hot, &length, NULL));
  g_assert_cmpuint (length, >, 512);
  sqlite3_close (db);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (journal, hot, (gssize)length, NULL));
  assert_refused (fixture, JJ_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_unlink (journal);
  g_assert_cmpint (symlink ("/etc/hostname", journal), ==, 0);
  assert_refused (fixture, JJ_STORE_ERROR_DAMAGED);
  g_unlink (journal);
  g_assert_true (g_file_set_contents (wal, "anything", -1, NULL));
  assert_refused (fixture, JJ_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_unlink (wal);
  /* An empty journal means nothing. */
  g_assert_true (g_file_set_contents (journal, "", 0, NULL));
  jj_fixture_close (jj_fixture_open (fixture, JJ_OPEN_DEFAULT));
}

static void
assert_reads_only (JjFixture *fixture)
{
  JjProject *project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_project_get_read_only (project));
  g_assert_null (jj_project_get_lock_holder (project));
  g_assert_cmpuint (jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL), ==, 1);
  g_assert_false (jj_project_can_undo (project));
  g_assert_false (jj_fixture_try_school (project, "B", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_READ_ONLY);
  jj_fixture_close (project);
}

/* A file without permission to write, then a folder without. Root may do everything, so become
 * nobody in a process of its own. */
static void
test_read_only_child (JjFixture *fixture, gconstpointer data)
{
  JjFixture shared = { g_strdup (g_getenv ("JJ_TEST_FOLDER")), NULL };

  if (geteuid () == 0 && (setegid (65534) < 0 || seteuid (65534) < 0))
    g_error ("cannot become nobody: %s", g_strerror (errno));
  shared.path = jj_fixture_path (&shared, "plan.jingjin");
  assert_reads_only (&shared);
  /* The leak check at the end of the process looks into it as root again. */
  if (getuid () == 0 && (seteuid (0) < 0 || setegid (0) < 0))
    g_error ("cannot become root again: %s", g_strerror (errno));
  g_free (shared.folder);
  g_free (shared.path);
}

static void
test_read_only (JjFixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint file, folder;
  } modes[] = { { 0444, 0755 }, { 0666, 0555 } };
  JjProject *project = jj_fixture_create (fixture);

  jj_fixture_add_school (project, "A");
  jj_fixture_close (project);
  g_setenv ("JJ_TEST_FOLDER", fixture->folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_chmod (fixture->path, (int)modes[i].file);
      g_chmod (fixture->folder, (int)modes[i].folder);
      g_test_trap_subprocess ("/store/files/subprocess/read-only", 10 * G_USEC_PER_SEC, 0);
      g_test_trap_assert_passed ();
    }
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0700);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/files/not-a-plan", NULL, test_not_a_plan);
  jj_fixture_add ("/store/files/forged-files-are-refused-unchanged", NULL, test_forged);
  jj_fixture_add ("/store/files/a-forged-log-changes-nothing", NULL, test_forged_log);
  jj_fixture_add ("/store/files/flipped-bytes-open-or-are-damage", NULL, test_flipped_bytes);
  jj_fixture_add ("/store/files/cut-off-is-damage", NULL, test_cut_off);
  jj_fixture_add ("/store/files/a-planted-journal-is-never-played-back", NULL,
                  test_planted_journal);
  jj_fixture_add ("/store/files/read-only-file-and-folder-can-be-read", NULL, test_read_only);
  jj_fixture_add ("/store/files/subprocess/read-only", NULL, test_read_only_child);
  return g_test_run ();
}
