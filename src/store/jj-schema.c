/* jj-schema.c: a plan's tables, made from the kind tables, and how they change over versions */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-schema.h"

#include "jj-file.h"
#include "jj-store-error.h"

#include <glib/gi18n-lib.h>

#define LOG_SQL                                                                                    \
  "CREATE TABLE \"log\" (\n"                                                                       \
  "  \"seq\" INTEGER PRIMARY KEY,\n"                                                               \
  "  \"time\" INTEGER NOT NULL,\n"                                                                 \
  "  \"author\" TEXT NOT NULL,\n"                                                                  \
  "  \"kind\" TEXT NOT NULL,\n"                                                                    \
  "  \"target\" INTEGER,\n"                                                                        \
  "  \"parent\" INTEGER,\n"                                                                        \
  "  \"label\" TEXT,\n"                                                                            \
  "  \"reason\" TEXT,\n"                                                                           \
  "  \"digest\" INTEGER,\n"                                                                        \
  "  \"ops\" TEXT,\n"                                                                              \
  "  \"context\" BLOB\n"                                                                           \
  ") STRICT"

static const JjMigration migrations[] = {
  /* Version 2 writes two more kinds of rows into the log; its tables are the same. */
  { 1, "b07d24f8e74ed985097ef7ec6a6ff0aaa07816eb3ec58f6ceb2774aa02e63aa0", NULL },
  /* Version 3 knows parts that were handed out. */
  { 2, "b07d24f8e74ed985097ef7ec6a6ff0aaa07816eb3ec58f6ceb2774aa02e63aa0", NULL },
  { 0, NULL, NULL },
};

gboolean
jj_schema_is_stored (JjKindId kind)
{
  return !(jj_kind_get (kind)->flags & JJ_KIND_COMPUTED);
}

static const char *
get_column_type (JjType type)
{
  switch (type)
    {
    case JJ_TYPE_TEXT:
    case JJ_TYPE_PROSE:
    case JJ_TYPE_LIST:
    case JJ_TYPE_ENUM:
    case JJ_TYPE_DATE:
      return "TEXT";
    case JJ_TYPE_BOOL:
      return "INTEGER NOT NULL";
    case JJ_TYPE_INT:
    case JJ_TYPE_DECIMAL2:
    case JJ_TYPE_MONEY:
    case JJ_TYPE_SHARE:
    case JJ_TYPE_REF:
    default:
      return "INTEGER";
    }
}

/* The one kind that a field may point to, or NULL. */
static const JjKind *
get_single_target (const JjField *field)
{
  if (field->type != JJ_TYPE_REF || field->targets == 0
      || (field->targets & (field->targets - 1)) != 0)
    return NULL;
  for (guint k = 0; k < JJ_N_KINDS; k++)
    if (field->targets == JJ_KIND_BIT (k))
      return jj_kind_get (k);
  return NULL;
}

static char *
create_sql (const JjKind *kind, const char *name)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql,
                          "CREATE TABLE \"%s\" (\n  \"id\" INTEGER PRIMARY KEY,\n  \"rank\" "
                          "INTEGER NOT NULL",
                          name);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JjKind *target = get_single_target (&kind->fields[i]);

      g_string_append_printf (sql, ",\n  \"%s\" %s", kind->fields[i].id,
                              get_column_type (kind->fields[i].type));
      if (target)
        g_string_append_printf (sql, " REFERENCES \"%s\" DEFERRABLE INITIALLY DEFERRED",
                                target->id);
    }
  g_string_append (sql, "\n) STRICT");
  return g_string_free (sql, FALSE);
}

char *
jj_schema_create_sql (const JjKind *kind)
{
  return create_sql (kind, kind->id);
}

char *
jj_schema_create_log_sql (void)
{
  return g_strdup (LOG_SQL);
}

char *
jj_schema_select_sql (const JjKind *kind)
{
  GString *sql = g_string_new ("SELECT \"id\", \"rank\"");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\"", kind->fields[i].id);
  g_string_append_printf (sql, " FROM \"%s\"", kind->id);
  return g_string_free (sql, FALSE);
}

char *
jj_schema_insert_sql (const JjKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?1, ?2", kind->id);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", ?%u", i + 3);
  g_string_append (sql, ")");
  return g_string_free (sql, FALSE);
}

char *
jj_schema_update_sql (const JjKind *kind, const JjField *field)
{
  return g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE \"id\" = ?1", kind->id,
                          field ? field->id : "rank");
}

char *
jj_schema_delete_sql (const JjKind *kind)
{
  return g_strdup_printf ("DELETE FROM \"%s\" WHERE \"id\" = ?1", kind->id);
}

static int
exec (sqlite3 *db, const char *sql)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL);
}

static int
write_header (sqlite3 *db)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                          JJ_APPLICATION_ID, JJ_SCHEMA_VERSION);

  return exec (db, sql);
}

int
jj_schema_create (sqlite3 *db)
{
  int rc = write_header (db);

  for (guint k = 0; rc == SQLITE_OK && k < JJ_N_KINDS; k++)
    {
      g_autofree char *sql = NULL;

      if (!jj_schema_is_stored (k))
        continue;
      sql = create_sql (jj_kind_get (k), jj_kind_get (k)->id);
      rc = exec (db, sql);
    }
  return rc == SQLITE_OK ? exec (db, LOG_SQL) : rc;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_sorted (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **)lines->pdata);
}

/* What a new file's schema says, in one text. */
static char *
describe_expected (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      g_autofree char *sql = NULL;

      if (!jj_schema_is_stored (k))
        continue;
      sql = create_sql (kind, kind->id);
      g_ptr_array_add (lines, g_strdup_printf ("table %s %s", kind->id, sql));
    }
  g_ptr_array_add (lines, g_strdup ("table log " LOG_SQL));
  return join_sorted (lines);
}

static char *
describe_found (sqlite3 *db, int *rc)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;

  *rc = sqlite3_prepare_v2 (db, "SELECT type, name, sql FROM sqlite_schema", -1, &stmt, NULL);
  while (*rc == SQLITE_OK && (*rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      const char *type = (const char *)sqlite3_column_text (stmt, 0);
      const char *name = (const char *)sqlite3_column_text (stmt, 1);
      const char *sql = (const char *)sqlite3_column_text (stmt, 2);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", type ? type : "", name ? name : "",
                                               sql ? sql : ""));
      *rc = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  if (*rc != SQLITE_DONE)
    return NULL;
  *rc = SQLITE_OK;
  return join_sorted (lines);
}

char *
jj_schema_digest (sqlite3 *db)
{
  int rc;
  g_autofree char *found = describe_found (db, &rc);

  return found ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, found, -1) : NULL;
}

static gboolean
refuse (const char *path, GError **error)
{
  return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, path,
                                _ ("its tables are not those of a plan"), error);
}

static gboolean
check_today (sqlite3 *db, const char *path, GError **error)
{
  int rc;
  g_autofree char *found = describe_found (db, &rc);
  g_autofree char *expected = describe_expected ();

  if (!found)
    return jj_store_fail_sql (db, rc, path, error);
  return g_str_equal (found, expected) || refuse (path, error);
}

static gboolean
check_by (sqlite3 *db, int version, const JjMigration *steps, const char *path, GError **error)
{
  g_autofree char *digest = NULL;

  if (version == JJ_SCHEMA_VERSION)
    return check_today (db, path, error);
  if (version > JJ_SCHEMA_VERSION)
    return jj_store_fail (JJ_STORE_ERROR_NEWER, path, error);
  digest = jj_schema_digest (db);
  for (const JjMigration *step = steps; step->digest; step++)
    if (step->from == version && g_strcmp0 (step->digest, digest) == 0)
      return TRUE;
  return refuse (path, error);
}

gboolean
jj_schema_check (sqlite3 *db, int version, const char *path, GError **error)
{
  return check_by (db, version, migrations, path, error);
}

static gboolean
has_column (sqlite3 *db, const char *table, const char *column)
{
  return sqlite3_table_column_metadata (db, "main", table, column, NULL, NULL, NULL, NULL, NULL)
         == SQLITE_OK;
}

gboolean
jj_schema_has_table (sqlite3 *db, const JjKind *kind)
{
  return has_column (db, kind->id, "id");
}

gboolean
jj_schema_can_read (sqlite3 *db, int version, const char *path)
{
  int rc;
  g_autofree char *found = describe_found (db, &rc);

  for (guint k = 0; found && k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      g_autofree char *sql = create_sql (kind, kind->id);

      if (jj_schema_is_stored (k) && jj_schema_has_table (db, kind) && !strstr (found, sql))
        return FALSE;
    }
  return found && jj_schema_check (db, version, path, NULL);
}

/* SQLite's own way to change a table: a new one, filled, in place of the old one. ALTER TABLE ADD
 * COLUMN would leave another text in the schema than a new file has, and no exact comparison. A
 * BOOL that is new is 0; other fields that are new are empty. */
static int
rebuild_table (sqlite3 *db, const JjKind *kind)
{
  g_autofree char *create = create_sql (kind, "new table");
  g_autoptr (GString) names = g_string_new ("\"id\", \"rank\"");
  g_autoptr (GString) values = g_string_new ("\"id\", \"rank\"");
  g_autofree char *sql = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const JjField *field = &kind->fields[i];
      gboolean is_old = has_column (db, kind->id, field->id);

      if (!is_old && field->type != JJ_TYPE_BOOL)
        continue;
      g_string_append_printf (names, ", \"%s\"", field->id);
      if (is_old)
        g_string_append_printf (values, ", \"%s\"", field->id);
      else
        g_string_append (values, ", 0");
    }
  sql = g_strdup_printf ("%s; INSERT INTO \"new table\" (%s) SELECT %s FROM \"%s\";"
                         "DROP TABLE \"%s\"; ALTER TABLE \"new table\" RENAME TO \"%s\"",
                         create, names->str, values->str, kind->id, kind->id, kind->id);
  return exec (db, sql);
}

static int
bring_to_today (sqlite3 *db)
{
  int rc = SQLITE_OK;
  g_autofree char *found = describe_found (db, &rc);

  for (guint k = 0; rc == SQLITE_OK && k < JJ_N_KINDS; k++)
    {
      const JjKind *kind = jj_kind_get (k);
      g_autofree char *sql = NULL;

      if (!jj_schema_is_stored (k))
        continue;
      sql = create_sql (kind, kind->id);
      if (strstr (found, sql))
        continue;
      rc = has_column (db, kind->id, "id") ? rebuild_table (db, kind) : exec (db, sql);
    }
  if (rc == SQLITE_OK) /* over fields that may have moved */
    rc = exec (db, "UPDATE \"log\" SET \"digest\" = NULL");
  return rc == SQLITE_OK ? write_header (db) : rc;
}

static int
run_steps (sqlite3 *db, int version, const JjMigration *steps)
{
  int rc = SQLITE_OK;

  for (const JjMigration *step = steps; rc == SQLITE_OK && step->digest; step++)
    {
      if (step->from != version)
        continue;
      rc = step->sql ? exec (db, step->sql) : SQLITE_OK;
      version++;
    }
  return rc;
}

gboolean
jj_schema_migrate_by (sqlite3 *db,
                      int version,
                      const JjMigration *steps,
                      const char *path,
                      GError **error)
{
  int rc;

  if (!check_by (db, version, steps, path, error))
    return FALSE;
  rc = exec (db, "BEGIN IMMEDIATE");
  if (rc == SQLITE_OK)
    rc = run_steps (db, version, steps);
  if (rc == SQLITE_OK)
    rc = bring_to_today (db);
  if (rc != SQLITE_OK)
    jj_store_fail_sql (db, rc, path, error);
  if (rc == SQLITE_OK && check_today (db, path, error))
    {
      rc = exec (db, "COMMIT");
      return rc == SQLITE_OK || jj_store_fail_sql (db, rc, path, error);
    }
  if (!sqlite3_get_autocommit (db))
    exec (db, "ROLLBACK");
  return FALSE;
}

gboolean
jj_schema_migrate (sqlite3 *db, int version, const char *path, GError **error)
{
  return jj_schema_migrate_by (db, version, migrations, path, error);
}
