/* test-recover.c: what a damaged plan still holds comes into a new file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-recover.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* What the damaged file is asked for, and what came of it. */
typedef struct
{
  guint n;
  char *report, *dump;
} Rescue;

static void
clear_rescue (Rescue *rescue)
{
  g_clear_pointer (&rescue->report, g_free);
  g_clear_pointer (&rescue->dump, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rescue, clear_rescue)

static guint
count_all (JjProject *project)
{
  guint n = 0;

  for (guint k = 0; k < JJ_N_KINDS; k++)
    n += jj_plan_get_count (jj_project_get_plan (project), k);
  return n;
}

/* Recovers fixture->path; the damaged file stays, and nothing but the new one is left. */
static void
rescue_file (JjFixture *fixture, Rescue *rescue)
{
  g_autofree char *out = jj_fixture_path (fixture, "out.jingjin");
  g_autoptr (GBytes) before = jj_fixture_read (fixture->path), after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  JjProject *project;
  guint n_files = 0;

  g_unlink (out);
  g_assert_true (jj_store_recover (fixture->path, out, &rescue->report, &error));
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (rescue->report, -1, NULL));
  after = jj_fixture_read (fixture->path);
  g_assert_true (g_bytes_equal (before, after));
  project = jj_project_open (out, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_false (jj_project_can_undo (project));
  rescue->n = count_all (project);
  rescue->dump = jj_fixture_dump (project);
  jj_fixture_close (project);
  jj_fixture_assert_sound (out);
  dir = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name (dir));)
    n_files += !g_str_has_suffix (name, "-journal");
  g_assert_cmpuint (n_files, ==, 2);
}

static gboolean
is_complete (const Rescue *rescue)
{
  return strstr (rescue->report, "nothing is lost") != NULL;
}

static char *
make_plan (JjFixture *fixture, guint *n)
{
  JjProject *project = jj_fixture_create (fixture);
  char *dump;

  jj_fixture_edit (project, 400, 21);
  dump = jj_fixture_dump (project);
  *n = count_all (project);
  jj_fixture_close (project);
  return dump;
}

/* Whatever byte is damaged, at most a small part is lost, and what is said to be whole is whole. */
static void
test_flipped_bytes (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n, complete = 0;
  g_autofree char *intact = make_plan (fixture, &n);
  g_autoptr (GBytes) good = jj_fixture_read (fixture->path);
  gsize length = g_bytes_get_size (good);

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (good, NULL), length);
      /* Each second time among the pages of the schema. */
      gsize end = i % 2 ? length : 8 * 4096;
      gsize place = (gsize)g_rand_int_range (rand, 0, (gint32)end - 4);
      g_auto (Rescue) rescue = { 0 };

      for (guint j = 0; j <= i % 4; j++)
        bytes[place + j] ^= (char)g_rand_int_range (rand, 1, 256);
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
      rescue_file (fixture, &rescue);
      if (is_complete (&rescue))
        g_assert_cmpstr (rescue.dump, ==, intact);
      complete += is_complete (&rescue);
      if (rescue.n < n / 2)
        g_test_message ("place %" G_GSIZE_FORMAT ": %u of %u\n%s", place, rescue.n, n,
                        rescue.report);
    }
  g_test_message ("%u of 100 complete", complete);
  g_assert_cmpuint (complete, >, 60);
}

static void
test_lost_header (JjFixture *fixture, gconstpointer data)
{
  guint n;
  g_autofree char *intact = make_plan (fixture, &n);
  g_autoptr (GBytes) good = jj_fixture_read (fixture->path);
  g_autofree char *bytes = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  g_auto (Rescue) rescue = { 0 };

  memset (bytes, 0, 100);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)g_bytes_get_size (good), NULL));
  rescue_file (fixture, &rescue);
  g_assert_true (is_complete (&rescue));
  g_assert_cmpstr (rescue.dump, ==, intact);
}

/* A leaf (0x0d) with many schools; the log's leaves hold the beginning of its text alone. */
static gboolean
is_page_of_schools (const char *page)
{
  guint n = 0;

  for (const char *p = page; (p = memmem (p, (gsize)(page + 4096 - p), "MARK-", 5)); p++)
    n++;
  return *page == 0x0d && n > 20;
}

/* A page of schools is gone; a community points to one of them. All else comes back, the report
 * names the table and what the community has lost. */
static void
test_lost_page (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (JjEdit) edit = jj_edit_new ("Schools");
  g_autofree char *bytes = NULL;
  g_auto (Rescue) rescue = { 0 };
  gsize length;
  char *page;

  for (guint i = 0; i < 500; i++)
    {
      JjId school = jj_edit_insert (edit, JJ_KIND_SCHOOL, 0), community;
      g_autofree char *name = g_strdup_printf ("MARK-%u-國小", i);

      jj_edit_set_text (edit, JJ_KIND_SCHOOL, school, JJ_NAME, name);
      community = jj_edit_insert (edit, JJ_KIND_COMMUNITY, 0);
      jj_edit_set_text (edit, JJ_KIND_COMMUNITY, community, JJ_NAME, "社群");
      jj_edit_link (edit, JJ_KIND_MEMBER_OF, school, community);
    }
  g_assert_true (jj_project_commit (project, edit, NULL));
  jj_fixture_close (project);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (page = bytes + 8 * 4096; page < bytes + length; page += 4096)
    if (is_page_of_schools (page))
      break;
  g_assert_true (page < bytes + length);
  memset (page, 0xff, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize)length, NULL));
  rescue_file (fixture, &rescue);
  /* 1,501 in all; a page holds fewer than 100 schools, each with a link. */
  g_assert_cmpuint (rescue.n, >, 1501 - 200);
  g_assert_cmpuint (rescue.n, <, 1501);
  g_assert_nonnull (strstr (rescue.report, "School: a part could not be read."));
  g_assert_nonnull (strstr (rescue.report, "is left out"));
}

static void
test_cut_off (JjFixture *fixture, gconstpointer data)
{
  guint n;
  g_autoptr (GBytes) good = NULL;
  g_auto (Rescue) rescue = { 0 };

  g_free (make_plan (fixture, &n));
  good = jj_fixture_read (fixture->path);
  g_assert_cmpint (truncate (fixture->path, (off_t)(g_bytes_get_size (good) * 3 / 4)), ==, 0);
  rescue_file (fixture, &rescue);
  g_assert_cmpuint (rescue.n, >, n / 4);
  g_assert_cmpuint (rescue.n, <=, n);
  /* The log was written last and lies at the end. */
  g_assert_nonnull (strstr (rescue.report, "cannot be told"));
}

/* A crash, and the folder was carried to another machine: the journal is not known to be the
 * plan's own, so the plan does not open; recovery tries both ways and finds the whole one. */
static void
test_moved_after_a_crash (JjFixture *fixture, gconstpointer data)
{
  guint n;
  g_autofree char *intact = make_plan (fixture, &n);
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *hot = NULL, *half = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Rescue) rescue = { 0 };
  gsize hot_length, half_length;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA cache_size = 1; BEGIN; UPDATE log SET label = 'half';"
                                 "DELETE FROM school; DELETE FROM community; DELETE FROM purse",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_true (g_file_get_contents (journal, &hot, &hot_length, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &half, &half_length, NULL));
  sqlite3_close (db);
  g_assert_true (g_file_set_contents (fixture->path, half, (gssize)half_length, NULL));
  g_assert_true (g_file_set_contents (journal, hot, (gssize)hot_length, NULL));
  g_assert_null (jj_project_open (fixture->path, JJ_OPEN_DEFAULT, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
  rescue_file (fixture, &rescue);
  g_assert_true (is_complete (&rescue));
  g_assert_cmpstr (rescue.dump, ==, intact);
  g_assert_true (g_file_test (journal, G_FILE_TEST_EXISTS));
}

/* Rows that break the rules of the kinds, as another program could have written them. */
static void
test_broken_rules (JjFixture *fixture, gconstpointer data)
{
  g_auto (Rescue) rescue = { 0 };

  jj_fixture_close (jj_fixture_create (fixture));
  jj_fixture_run_sql (
      fixture->path,
      "INSERT INTO school (id, rank, private, active, code, name) VALUES (5, 1, 0, 1, 'S', 'A'),"
      "(6, 2, 0, 1, 'S', CAST (x'ff41' AS TEXT)), (7, 3, 9, 1, NULL, 'C');"
      "INSERT INTO programme (id, rank, private, parent) VALUES (8, 0, 0, 9), (9, 0, 0, 8);"
      "INSERT INTO person (id, rank, private, school) VALUES (10, 0, 0, 8), (11, 0, 0, 99);"
      "INSERT INTO member_of (id, rank, \"from\", \"to\") VALUES (12, 0, 5, 99), (13, 0, 5, 6);"
      "INSERT INTO purse (id, rank, private) VALUES (5, 0, 0), (14, 0, 0)");
  rescue_file (fixture, &rescue);
  /* plan, 3 schools, 2 programmes, 2 persons, 1 purse (the other has a school's id) */
  g_assert_cmpuint (rescue.n, ==, 9);
  g_assert_nonnull (strstr (rescue.report, "“Name” is lost"));
  g_assert_nonnull (strstr (rescue.report, "“Code” is lost"));
  g_assert_nonnull (strstr (rescue.report, "1 row with an impossible id"));
}

static void
test_nothing_to_recover (JjFixture *fixture, gconstpointer data)
{
  g_autofree char *out = jj_fixture_path (fixture, "out.jingjin");
  g_autofree char *report = NULL;
  g_autofree char *noise = g_strnfill (100000, '\x0d');
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, noise, 100000, NULL));
  g_assert_false (jj_store_recover (fixture->path, out, &report, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NOT_A_PLAN);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (jj_store_recover (fixture->folder, out, &report, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NOT_A_PLAN);
  g_clear_error (&error);
  g_assert_false (jj_store_recover (out, fixture->path, &report, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_IO);
  g_clear_error (&error);
  g_unlink (fixture->path);
  jj_fixture_close (jj_fixture_create (fixture));
  g_assert_false (jj_store_recover (fixture->path, fixture->path, &report, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/recover/flipped-bytes-lose-little", NULL, test_flipped_bytes);
  jj_fixture_add ("/store/recover/a-lost-header-loses-nothing", NULL, test_lost_header);
  jj_fixture_add ("/store/recover/a-lost-page-is-stepped-over", NULL, test_lost_page);
  jj_fixture_add ("/store/recover/a-cut-off-file-gives-what-it-has", NULL, test_cut_off);
  jj_fixture_add ("/store/recover/moved-after-a-crash", NULL, test_moved_after_a_crash);
  jj_fixture_add ("/store/recover/broken-rules-are-settled", NULL, test_broken_rules);
  jj_fixture_add ("/store/recover/nothing-to-recover", NULL, test_nothing_to_recover);
  return g_test_run ();
}
