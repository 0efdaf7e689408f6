/* jj-store.c: one plan's file, open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store.h"

#include "jj-file.h"
#include "jj-plan-private.h"
#include "jj-rows.h"
#include "jj-schema.h"
#include "jj-store-error.h"
#include "jj-store-open.h"

#include <glib/gi18n-lib.h>

/* Statements that every commit needs, prepared once. */
enum
{
  BEGIN,
  COMMIT,
  ROLLBACK,
  APPEND,
  DATA_VERSION,
  N_STATEMENTS
};

static const char *const statement_sql[N_STATEMENTS]
    = { "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", JJ_LOG_INSERT, "PRAGMA data_version" };

/* Statements over one table, made when first needed. */
typedef struct
{
  sqlite3_stmt *insert, *delete, *move;
  sqlite3_stmt **set; /* one for each field */
} Statements;

struct _JjStore
{
  sqlite3 *db;
  char *path;
  int version;
  JjInspection *inspection;
  gint64 data_version; /* SQLite's count of what other connections have written */
  gboolean unsure;     /* an error left something to play back */
  sqlite3_stmt *statements[N_STATEMENTS];
  Statements kinds[JJ_N_KINDS];
};

static int
prepare (JjStore *self, const char *sql, sqlite3_stmt **stmt)
{
  if (*stmt)
    return SQLITE_OK;
  return sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
}

/* A statement that returns no row. */
static int
run (sqlite3_stmt *stmt)
{
  int rc = sqlite3_step (stmt);

  sqlite3_reset (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

static int
run_fixed (JjStore *self, guint which)
{
  int rc = prepare (self, statement_sql[which], &self->statements[which]);

  return rc == SQLITE_OK ? run (self->statements[which]) : rc;
}

/* One statement and one row: an element that is in memory must be in the file. */
static int
run_one (JjStore *self, sqlite3_stmt *stmt)
{
  int rc = run (stmt);

  sqlite3_clear_bindings (stmt);
  if (rc == SQLITE_OK && sqlite3_changes (self->db) != 1)
    return SQLITE_CORRUPT;
  return rc;
}

static int
read_data_version (JjStore *self, gint64 *version)
{
  int rc = prepare (self, statement_sql[DATA_VERSION], &self->statements[DATA_VERSION]);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (self->statements[DATA_VERSION]);
  if (rc == SQLITE_ROW)
    *version = sqlite3_column_int64 (self->statements[DATA_VERSION], 0);
  sqlite3_reset (self->statements[DATA_VERSION]);
  return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

JjStore *
jj_store_open (const char *path, int version, gboolean writable, GError **error)
{
  g_autoptr (JjStore) self = g_new0 (JjStore, 1);
  int rc;

  self->path = g_strdup (path);
  self->version = version;
  if (version > JJ_SCHEMA_VERSION)
    {
      jj_store_fail (JJ_STORE_ERROR_NEWER, path, error);
      return NULL;
    }
  rc = jj_connection_open (path, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY,
                           &self->db);
  if (rc != SQLITE_OK)
    {
      jj_store_fail_sql (self->db, rc, path, error);
      return NULL;
    }
  if (version == JJ_SCHEMA_VERSION)
    return g_steal_pointer (&self);
  /* A version whose tables are today's, or some of them, can be read as it is. */
  if (!writable && jj_schema_can_read (self->db, version, path))
    return g_steal_pointer (&self);
  if (!writable)
    {
      jj_store_fail_because (JJ_STORE_ERROR_READ_ONLY, path,
                             _ ("it is of an older version of this program and must be converted"),
                             error);
      return NULL;
    }
  jj_connection_set_guard (self->db, FALSE);
  if (!jj_schema_migrate (self->db, version, path, error))
    return NULL;
  jj_connection_set_guard (self->db, TRUE);
  return g_steal_pointer (&self);
}

void
jj_store_close (JjStore *self)
{
  if (self->inspection)
    (void)jj_inspection_finish (self->inspection, NULL);
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      Statements *statements = &self->kinds[k];

      sqlite3_finalize (statements->insert);
      sqlite3_finalize (statements->delete);
      sqlite3_finalize (statements->move);
      for (guint i = 0; statements->set && i < jj_kind_get (k)->n_fields; i++)
        sqlite3_finalize (statements->set[i]);
      g_free (statements->set);
    }
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

static gboolean
load (JjStore *self, JjPlan *plan, JjCursor *cursor, GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (JjLogRow) last = NULL;
  int rc;

  /* The first reading: SQLite plays back our journal now if there is one, so the second
   * connection sees the same file. */
  if (!(self->version < JJ_SCHEMA_VERSION
        && jj_schema_can_read (self->db, self->version, self->path))
      && !jj_schema_check (self->db, JJ_SCHEMA_VERSION, self->path, error))
    return FALSE;
  self->inspection = jj_inspection_start (self->path);
  if (!jj_rows_load (self->db, plan, &cursor->digest, self->path, error))
    return FALSE;
  if (!jj_plan_load_finish (plan, &inner))
    return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->path, inner->message, error);
  rc = jj_log_read_cursor (self->db, cursor, &last);
  if (rc == SQLITE_OK)
    rc = read_data_version (self, &self->data_version);
  if (rc != SQLITE_OK)
    return jj_store_fail_sql (self->db, rc, self->path, error);
  if (last->has_digest && last->digest != cursor->digest)
    return jj_store_fail_because (JJ_STORE_ERROR_DAMAGED, self->path,
                                  _ ("it does not hold what was written last"), error);
  return jj_inspection_finish (g_steal_pointer (&self->inspection), error);
}

JjPlan *
jj_store_load (JjStore *self, JjCursor *cursor, GError **error)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  int rc = sqlite3_exec (self->db, "BEGIN", NULL, NULL, NULL);
  gboolean ok;

  if (rc != SQLITE_OK)
    {
      jj_store_fail_sql (self->db, rc, self->path, error);
      return NULL;
    }
  ok = load (self, plan, cursor, error);
  run_fixed (self, ROLLBACK);
  return ok ? g_steal_pointer (&plan) : NULL;
}

static int
write_set (JjStore *self, Statements *statements, const JjOp *op)
{
  const JjField *field = &op->kind->fields[op->field];
  sqlite3_stmt **stmt;
  int rc;

  if (!statements->set)
    statements->set = g_new0 (sqlite3_stmt *, op->kind->n_fields);
  stmt = &statements->set[op->field];
  if (!*stmt)
    {
      g_autofree char *sql = jj_schema_update_sql (op->kind, field);

      rc = prepare (self, sql, stmt);
      if (rc != SQLITE_OK)
        return rc;
    }
  rc = sqlite3_bind_int64 (*stmt, 1, op->id);
  if (rc == SQLITE_OK)
    rc = jj_rows_bind_value (*stmt, 2, field, op->value);
  return rc == SQLITE_OK ? run_one (self, *stmt) : rc;
}

static int
write_move (JjStore *self, Statements *statements, const JjOp *op)
{
  g_autofree char *sql = statements->move ? NULL : jj_schema_update_sql (op->kind, NULL);
  int rc = prepare (self, sql, &statements->move);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64 (statements->move, 1, op->id);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64 (statements->move, 2, op->rank);
  return rc == SQLITE_OK ? run_one (self, statements->move) : rc;
}

static int
write_insert (JjStore *self, Statements *statements, const JjOp *op)
{
  g_autofree char *sql = statements->insert ? NULL : jj_schema_insert_sql (op->kind);
  int rc = prepare (self, sql, &statements->insert);

  if (rc == SQLITE_OK)
    rc = jj_rows_bind (statements->insert, op->kind, op->id, op->rank, op->values);
  return rc == SQLITE_OK ? run_one (self, statements->insert) : rc;
}

static int
write_delete (JjStore *self, Statements *statements, const JjOp *op)
{
  g_autofree char *sql = statements->delete ? NULL : jj_schema_delete_sql (op->kind);
  int rc = prepare (self, sql, &statements->delete);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64 (statements->delete, 1, op->id);
  return rc == SQLITE_OK ? run_one (self, statements->delete) : rc;
}

/* Where an insert goes: which table, and where in it. */
typedef struct
{
  guint table;
  JjId id;
  const JjOp *op;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *two = b;

  return one->table != two->table ? (one->table > two->table) - (one->table < two->table)
                                  : (one->id > two->id) - (one->id < two->id);
}

/* All inserts from the i-th operation up to the first other one; i is left there. In the order of
 * the tables each lands beside the one before it: in an edit's own order 100,000 new lines, whose
 * ids are random, read and wrote each page many times. */
static int
write_inserts (JjStore *self, const JjEdit *edit, guint *i)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  int rc = SQLITE_OK;

  for (; *i < jj_edit_get_n_ops (edit) && jj_edit_get_op (edit, *i)->type == JJ_OP_INSERT; (*i)++)
    {
      const JjOp *op = jj_edit_get_op (edit, *i);
      Place place = { jj_kind_index (op->kind), op->id, op };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint k = 0; rc == SQLITE_OK && k < places->len; k++)
    {
      const Place *place = &g_array_index (places, Place, k);

      rc = write_insert (self, &self->kinds[place->table], place->op);
    }
  return rc;
}

static int
write_ops (JjStore *self, const JjEdit *edit)
{
  int rc = SQLITE_OK;

  for (guint i = 0; rc == SQLITE_OK && i < jj_edit_get_n_ops (edit);)
    {
      const JjOp *op = jj_edit_get_op (edit, i);
      Statements *statements = &self->kinds[jj_kind_index (op->kind)];

      if (op->type == JJ_OP_INSERT)
        {
          rc = write_inserts (self, edit, &i);
          continue;
        }
      if (op->type == JJ_OP_SET)
        rc = write_set (self, statements, op);
      else if (op->type == JJ_OP_MOVE)
        rc = write_move (self, statements, op);
      else
        rc = write_delete (self, statements, op);
      i++;
    }
  return rc;
}

static gboolean
has_row (JjStore *self, gint64 seq, int *rc)
{
  g_autoptr (JjLogRow) row = NULL;

  *rc = jj_log_read (self->db, seq, FALSE, &row);
  return *rc == SQLITE_OK;
}

/* Begins a transaction, unless somebody else has written: then the code is SQLITE_ABORT. After an
 * error of ours SQLite plays back what the error left, which counts as a change by somebody; then
 * the log must end where we think it does. */
static int
begin (JjStore *self, gint64 seq)
{
  gint64 version = 0;
  int rc = run_fixed (self, BEGIN), ignored;

  if (rc == SQLITE_OK)
    rc = read_data_version (self, &version);
  if (rc != SQLITE_OK || version == self->data_version)
    return rc;
  if (!self->unsure || !has_row (self, seq - 1, &ignored) || has_row (self, seq, &ignored))
    return SQLITE_ABORT;
  self->data_version = version;
  return SQLITE_OK;
}

/* An error at the end of a commit leaves open whether it is in the file after all: look. */
static gboolean
was_committed (JjStore *self, gint64 seq)
{
  int rc;
  gboolean found = has_row (self, seq, &rc);

  self->unsure = rc != SQLITE_OK && rc != SQLITE_NOTFOUND;
  if (!self->unsure)
    read_data_version (self, &self->data_version);
  return found;
}

gboolean
jj_store_commit (JjStore *self, const JjEdit *edit, const JjLogRow *row, GError **error)
{
  g_autoptr (GError) inner = NULL;
  int rc = begin (self, row->seq);
  gboolean changed = rc == SQLITE_ABORT;

  if (rc == SQLITE_OK)
    rc = write_ops (self, edit);
  if (rc == SQLITE_OK)
    rc = prepare (self, statement_sql[APPEND], &self->statements[APPEND]);
  if (rc == SQLITE_OK)
    rc = jj_log_append (self->statements[APPEND], row);
  if (rc == SQLITE_OK)
    rc = run_fixed (self, COMMIT);
  if (rc == SQLITE_OK)
    {
      self->unsure = FALSE;
      return TRUE;
    }
  if (changed)
    jj_store_fail (JJ_STORE_ERROR_CHANGED, self->path, &inner);
  else
    jj_store_fail_sql (self->db, rc, self->path, &inner);
  /* After some errors SQLite has rolled back by itself. */
  if (!sqlite3_get_autocommit (self->db))
    run_fixed (self, ROLLBACK);
  if (!changed && was_committed (self, row->seq))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&inner));
  return FALSE;
}

JjLogRow *
jj_store_read_log (JjStore *self, gint64 seq, gboolean with_ops, GError **error)
{
  JjLogRow *row = NULL;
  int rc = jj_log_read (self->db, seq, with_ops, &row);

  if (rc == SQLITE_NOTFOUND)
    rc = SQLITE_CORRUPT;
  if (rc != SQLITE_OK)
    jj_store_fail_sql (self->db, rc, self->path, error);
  return row;
}

GPtrArray *
jj_store_read_log_since (JjStore *self, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_log_row_free);
  int rc = sqlite3_exec (self->db, "BEGIN", NULL, NULL, NULL);

  while (rc == SQLITE_OK)
    {
      JjLogRow *row = NULL;

      rc = jj_log_read (self->db, ++seq, TRUE, &row);
      if (row)
        g_ptr_array_add (rows, row);
    }
  if (!sqlite3_get_autocommit (self->db))
    run_fixed (self, ROLLBACK);
  if (rc == SQLITE_NOTFOUND)
    return g_steal_pointer (&rows);
  jj_store_fail_sql (self->db, rc, self->path, error);
  return NULL;
}

GPtrArray *
jj_store_read_log_page (JjStore *self, gint64 before, gint64 after, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_log_row_free);
  int rc = jj_log_read_page (self->db, before, after, n, rows);

  if (rc == SQLITE_OK)
    return g_steal_pointer (&rows);
  jj_store_fail_sql (self->db, rc, self->path, error);
  return NULL;
}

gboolean
jj_store_copy_to (JjStore *self, const char *temporary, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int rc;

  jj_connection_set_guard (self->db, FALSE);
  rc = sqlite3_prepare_v2 (self->db, "VACUUM INTO ?1", -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    rc = sqlite3_bind_text (stmt, 1, temporary, -1, SQLITE_STATIC);
  if (rc == SQLITE_OK)
    rc = run (stmt);
  sqlite3_finalize (stmt);
  jj_connection_set_guard (self->db, TRUE);
  return rc == SQLITE_OK || jj_store_fail_sql (self->db, rc, temporary, error);
}

static int
fill_new (sqlite3 *db, JjPlan *plan, const char *author)
{
  g_autoptr (JjLogRow) row = jj_log_row_new (JJ_LOG_CREATED, author, _ ("Plan created"));
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_exec (db,
                         "PRAGMA page_size = 4096; PRAGMA journal_mode = MEMORY;"
                         "PRAGMA synchronous = OFF; BEGIN",
                         NULL, NULL, NULL);

  row->seq = 1;
  row->has_digest = TRUE;
  if (rc == SQLITE_OK)
    rc = jj_schema_create (db);
  if (rc == SQLITE_OK)
    rc = jj_rows_save (db, plan, &row->digest);
  if (rc == SQLITE_OK)
    rc = sqlite3_prepare_v2 (db, JJ_LOG_INSERT, -1, &stmt, NULL);
  if (rc == SQLITE_OK)
    rc = jj_log_append (stmt, row);
  sqlite3_finalize (stmt);
  return rc == SQLITE_OK ? sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) : rc;
}

gboolean
jj_store_write_new (const char *path,
                    JjPlan *plan,
                    const char *author,
                    gboolean replace,
                    GError **error)
{
  g_autofree char *temporary = NULL;
  sqlite3 *db = NULL;
  int rc;

  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    return jj_store_fail (JJ_STORE_ERROR_EXISTS, path, error);
  temporary = jj_file_make_temporary (path, error);
  if (!temporary)
    return FALSE;
  /* Nobody sees the file before it is whole and synced: no journal is needed. */
  rc = jj_connection_open (temporary, SQLITE_OPEN_READWRITE, &db);
  if (rc == SQLITE_OK)
    {
      jj_connection_set_guard (db, FALSE);
      rc = fill_new (db, plan, author);
    }
  if (rc != SQLITE_OK)
    jj_store_fail_sql (db, rc, path, error);
  sqlite3_close (db);
  if (rc != SQLITE_OK)
    jj_file_discard (temporary);
  return rc == SQLITE_OK && jj_file_publish (temporary, path, replace, error);
}

gint64
jj_store_limit_pages (JjStore *self, gint64 pages)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                                          pages > 0 ? pages : G_MAXINT32);
  sqlite3_stmt *stmt = NULL;
  gint64 count = -1;

  sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (self->db, "PRAGMA page_count", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    count = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return count;
}
