/* test-schema.c: tables from the kind tables, and how old files become new ones */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-rows.h"
#include "jj-schema.h"

#include <string.h>

static sqlite3 *
open_new (void)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_cmpint (jj_schema_create (db), ==, SQLITE_OK);
  return db;
}

static void
run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static gint64
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 answer;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return answer;
}

static void
test_new_is_exact (void)
{
  sqlite3 *db = open_new ();
  g_autofree char *digest = jj_schema_digest (db), *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_schema_check (db, JJ_SCHEMA_VERSION, "x.jingjin", &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "PRAGMA application_id"), ==, 0x4A4A504C);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, JJ_SCHEMA_VERSION);
  /* One table a stored kind, and the log; all strict. */
  g_assert_cmpint (ask (db, "SELECT count(*) FROM sqlite_schema"), ==, JJ_N_KINDS - 1 + 1);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND "
                            "strict AND name NOT LIKE 'sqlite_%'"),
                   ==, JJ_N_KINDS - 1 + 1);
  g_assert_cmpint (ask (db, "SELECT count(*) FROM pragma_foreign_key_list('charged_to')"), ==, 2);
  run (db, "CREATE INDEX i ON school (name)");
  again = jj_schema_digest (db);
  g_assert_cmpstr (digest, !=, again);
  g_assert_false (jj_schema_check (db, JJ_SCHEMA_VERSION, "x.jingjin", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
  sqlite3_close (db);
}

/* A file of a version 0 that never was: schools had no towns and a field `size`, which step one
 * renames to `classes`; there was no table of slides, and one of stamps. */
static sqlite3 *
open_old (char **digest)
{
  sqlite3 *db = open_new ();
  const JjKind *kind = jj_kind_get (JJ_KIND_SCHOOL);
  g_autofree char *sql = jj_schema_create_sql (kind);
  g_auto (GStrv) without_town = g_strsplit (sql, ",\n  \"town\" TEXT", 2);
  g_autofree char *shorter = g_strjoinv ("", without_town);
  g_auto (GStrv) at_classes = g_strsplit (shorter, "\"classes\"", 2);
  g_autofree char *old = g_strjoinv ("\"size\"", at_classes);

  run (db, "DROP TABLE school; DROP TABLE slide; CREATE TABLE stamp (id INTEGER PRIMARY KEY)");
  run (db, old);
  run (db,
       "PRAGMA user_version = 0;"
       "INSERT INTO plan (id, rank, private, name) VALUES (1, 0, 0, '計畫');"
       "INSERT INTO school (id, rank, private, active, name, size) VALUES (2, 3, 0, 1, '甲', 6);"
       "INSERT INTO log (seq, time, author, kind, digest) VALUES (1, 0, 'x', 'created', 77)");
  *digest = jj_schema_digest (db);
  return db;
}

static void
test_migration (void)
{
  g_autofree char *digest = NULL;
  sqlite3 *db = open_old (&digest);
  const JjMigration steps[] = {
    { 0, digest,
      "ALTER TABLE school RENAME COLUMN size TO classes; DROP TABLE stamp;"
      "UPDATE school SET classes = classes + 1" },
    { 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = jj_plan_new ();
  const JjElement *school;
  guint64 ignored;

  g_assert_true (jj_schema_migrate_by (db, 0, steps, "x.jingjin", &error));
  g_assert_no_error (error);
  g_assert_true (jj_schema_check (db, JJ_SCHEMA_VERSION, "x.jingjin", &error));
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, JJ_SCHEMA_VERSION);
  g_assert_cmpint (ask (db, "SELECT digest IS NULL FROM log"), ==, 1);
  g_assert_true (jj_rows_load (db, plan, &ignored, "x.jingjin", &error));
  g_assert_no_error (error);
  school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, 0);
  g_assert_cmpstr (jj_element_get_name (school), ==, "甲");
  g_assert_cmpint (jj_element_get_rank (school), ==, 3);
  g_assert_cmpint (jj_element_get_number (school,
                                          (guint)jj_kind_find_field (jj_kind_get (JJ_KIND_SCHOOL),
                                                                     "classes")),
                   ==, 7);
  sqlite3_close (db);
}

/* A file that says it is old but has other tables, and a step that fails: all stays as it is. */
static void
test_migration_refused (void)
{
  g_autofree char *digest = NULL, *after = NULL;
  sqlite3 *db = open_old (&digest);
  const JjMigration good[] = { { 0, digest, NULL }, { 0 } };
  const JjMigration wrong[] = { { 0, "another", NULL }, { 0 } };
  const JjMigration failing[] = { { 0, digest, "DROP TABLE stamp; SELECT no_such_column" }, { 0 } };
  g_autoptr (GError) error = NULL;

  g_assert_false (jj_schema_migrate_by (db, 0, wrong, "x.jingjin", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (jj_schema_migrate_by (db, 0, failing, "x.jingjin", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* The table of stamps is left over. */
  g_assert_false (jj_schema_migrate_by (db, 0, good, "x.jingjin", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
  after = jj_schema_digest (db);
  g_assert_cmpstr (after, ==, digest);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 0);
  g_clear_error (&error);
  g_assert_false (jj_schema_migrate (db, JJ_SCHEMA_VERSION + 1, "x.jingjin", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_NEWER);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/a-new-file-is-exact", test_new_is_exact);
  g_test_add_func ("/store/schema/an-old-file-becomes-a-new-one", test_migration);
  g_test_add_func ("/store/schema/a-failed-migration-changes-nothing", test_migration_refused);
  return g_test_run ();
}
