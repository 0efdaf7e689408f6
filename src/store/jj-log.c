/* jj-log.c: the history of a plan, as its file keeps it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-log.h"

static const char *const kind_ids[] = { "created", "edit", "undo", "redo", "checkpoint", "amend" };

const char *
jj_log_get_account (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") || !*name ? g_get_user_name () : name;
}

JjLogRow *
jj_log_row_new (JjLogKind kind, const char *author, const char *label)
{
  JjLogRow *self = g_new0 (JjLogRow, 1);

  self->kind = kind;
  self->time = g_get_real_time () / G_USEC_PER_SEC;
  self->author = g_strdup (author);
  self->label = g_strdup (label);
  return self;
}

void
jj_log_row_free (JjLogRow *self)
{
  g_free (self->author);
  g_free (self->label);
  g_free (self->reason);
  g_free (self->ops);
  g_clear_pointer (&self->context, g_variant_unref);
  g_free (self);
}

JjCursor *
jj_cursor_new (void)
{
  JjCursor *self = g_new0 (JjCursor, 1);

  self->redo = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
jj_cursor_free (JjCursor *self)
{
  g_array_unref (self->redo);
  g_free (self);
}

gint64
jj_cursor_get_redo (const JjCursor *self)
{
  return self->redo->len > 0 ? g_array_index (self->redo, gint64, self->redo->len - 1) : 0;
}

static void
advance_redo (JjCursor *self, JjLogKind kind, gint64 target)
{
  if (kind == JJ_LOG_EDIT)
    g_array_set_size (self->redo, 0);
  else if (kind == JJ_LOG_UNDO)
    g_array_append_val (self->redo, target);
  else if (kind == JJ_LOG_REDO && self->redo->len > 0)
    g_array_set_size (self->redo, self->redo->len - 1);
}

void
jj_cursor_advance (JjCursor *self, const JjLogRow *row, gint64 parent)
{
  self->last = row->seq;
  self->time = row->time;
  self->digest = row->digest;
  /* Checkpoints and amendments change nothing. */
  if (row->kind == JJ_LOG_EDIT)
    self->undo = row->seq;
  else if (row->kind == JJ_LOG_UNDO)
    self->undo = parent;
  else if (row->kind == JJ_LOG_REDO)
    self->undo = row->target;
  advance_redo (self, row->kind, row->target);
}

static int
find_kind (sqlite3_stmt *stmt, int column)
{
  const char *id = (const char *)sqlite3_column_text (stmt, column);

  for (guint i = 0; id && i < G_N_ELEMENTS (kind_ids); i++)
    if (g_str_equal (id, kind_ids[i]))
      return (int)i;
  return -1;
}

static char *
dup_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt, column);

  if (!text)
    return NULL;
  return g_utf8_make_valid (text, sqlite3_column_bytes (stmt, column));
}

/* What the window has put there; bytes of a stranger are brought into normal form. */
static GVariant *
read_context (sqlite3_stmt *stmt, int column)
{
  const void *blob = sqlite3_column_blob (stmt, column);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) boxed = NULL;
  g_autoptr (GVariant) normal = NULL;

  if (!blob)
    return NULL;
  bytes = g_bytes_new (blob, (gsize)sqlite3_column_bytes (stmt, column));
  boxed = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARIANT, bytes, FALSE));
  normal = g_variant_get_normal_form (boxed);
  return g_variant_get_variant (normal);
}

static int
bind_context (sqlite3_stmt *stmt, int index, GVariant *context)
{
  g_autoptr (GVariant) boxed = NULL;

  if (!context)
    return sqlite3_bind_null (stmt, index);
  boxed = g_variant_ref_sink (g_variant_new_variant (context));
  return sqlite3_bind_blob64 (stmt, index, g_variant_get_data (boxed), g_variant_get_size (boxed),
                              SQLITE_TRANSIENT);
}

static int
bind_seq (sqlite3_stmt *stmt, int index, gint64 seq)
{
  return seq ? sqlite3_bind_int64 (stmt, index, seq) : sqlite3_bind_null (stmt, index);
}

int
jj_log_append (sqlite3_stmt *insert, const JjLogRow *row)
{
  int rc = sqlite3_bind_int64 (insert, 1, row->seq);

  rc |= sqlite3_bind_int64 (insert, 2, row->time);
  rc |= sqlite3_bind_text (insert, 3, row->author, -1, SQLITE_STATIC);
  rc |= sqlite3_bind_text (insert, 4, kind_ids[row->kind], -1, SQLITE_STATIC);
  rc |= bind_seq (insert, 5, row->target);
  rc |= bind_seq (insert, 6, row->parent);
  rc |= sqlite3_bind_text (insert, 7, row->label, -1, SQLITE_STATIC);
  rc |= sqlite3_bind_text (insert, 8, row->reason, -1, SQLITE_STATIC);
  if (row->has_digest)
    rc |= sqlite3_bind_int64 (insert, 9, (gint64)row->digest);
  rc |= sqlite3_bind_text (insert, 10, row->ops, -1, SQLITE_STATIC);
  rc |= bind_context (insert, 11, row->context);
  if (rc == SQLITE_OK)
    {
      rc = sqlite3_step (insert);
      rc = rc == SQLITE_DONE ? SQLITE_OK : rc;
    }
  else
    {
      rc = SQLITE_TOOBIG; /* the only way in which binding fails, but for lack of memory */
    }
  sqlite3_reset (insert);
  sqlite3_clear_bindings (insert);
  return rc;
}

static JjLogRow *
make_row (sqlite3_stmt *stmt, JjLogKind kind)
{
  JjLogRow *row = g_new0 (JjLogRow, 1);

  row->kind = kind;
  row->seq = sqlite3_column_int64 (stmt, 1);
  row->time = sqlite3_column_int64 (stmt, 2);
  row->target = sqlite3_column_int64 (stmt, 3);
  row->parent = sqlite3_column_int64 (stmt, 4);
  row->author = dup_text (stmt, 5);
  row->label = dup_text (stmt, 6);
  row->reason = dup_text (stmt, 7);
  row->digest = (guint64)sqlite3_column_int64 (stmt, 8);
  row->has_digest = sqlite3_column_type (stmt, 8) == SQLITE_INTEGER;
  row->ops = dup_text (stmt, 9);
  row->context = read_context (stmt, 10);
  return row;
}

#define READ_COLUMNS                                                                               \
  "SELECT \"kind\", \"seq\", \"time\", \"target\", \"parent\", \"author\", \"label\", "            \
  "\"reason\", "                                                                                   \
  "\"digest\", "

int
jj_log_read (sqlite3 *db, gint64 seq, gboolean with_ops, JjLogRow **row)
{
  static const char *const sql[]
      = { READ_COLUMNS "NULL, NULL FROM \"log\" WHERE \"seq\" = ?1",
          READ_COLUMNS "\"ops\", \"context\" FROM \"log\" WHERE \"seq\" = ?1" };
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, sql[with_ops ? 1 : 0], -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_bind_int64 (stmt, 1, seq);
  if (rc == SQLITE_OK)
    rc = sqlite3_step (stmt);
  if (rc == SQLITE_ROW)
    {
      int kind = find_kind (stmt, 0);

      rc = kind >= 0 ? SQLITE_OK : SQLITE_CORRUPT;
      *row = kind >= 0 ? make_row (stmt, (JjLogKind)kind) : NULL;
    }
  else if (rc == SQLITE_DONE)
    {
      rc = SQLITE_NOTFOUND;
    }
  sqlite3_finalize (stmt);
  return rc;
}

/* Redo depends on the rows since the last edit alone. */
static int
read_redo (sqlite3 *db, JjCursor *cursor)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (
      db,
      "SELECT \"kind\", \"target\" FROM \"log\" WHERE \"seq\" > coalesce((SELECT \"seq\" FROM "
      "\"log\" WHERE \"kind\" = 'edit' ORDER BY \"seq\" DESC LIMIT 1), 0) ORDER BY \"seq\"",
      -1, &stmt, NULL);

  while (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      int kind = find_kind (stmt, 0);

      rc = kind < 0 ? SQLITE_CORRUPT : SQLITE_OK;
      if (rc == SQLITE_OK)
        advance_redo (cursor, (JjLogKind)kind, sqlite3_column_int64 (stmt, 1));
    }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* The undone edit's parent comes next, unless the target is no edit: then the log was forged. */
static int
read_parent (sqlite3 *db, gint64 target, gint64 *parent)
{
  g_autoptr (JjLogRow) edit = NULL;
  int rc = jj_log_read (db, target, FALSE, &edit);

  if (rc == SQLITE_NOTFOUND || (rc == SQLITE_OK && edit->kind != JJ_LOG_EDIT))
    return SQLITE_CORRUPT;
  if (rc == SQLITE_OK)
    *parent = edit->parent;
  return rc;
}

static int
read_seq (sqlite3 *db, const char *sql, gint64 *seq)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      *seq = sqlite3_column_int64 (stmt, 0);
      rc = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_CORRUPT : rc;
}

/* Where undo and redo stand follows from the last row that is about them. */
static int
read_undo (sqlite3 *db, JjCursor *cursor)
{
  g_autoptr (JjLogRow) row = NULL;
  gint64 seq = 0, parent = 0;
  int rc = read_seq (db,
                     "SELECT \"seq\" FROM \"log\" WHERE \"kind\" IN ('created', 'edit', 'undo', "
                     "'redo') ORDER BY \"seq\" DESC LIMIT 1",
                     &seq);

  if (rc == SQLITE_OK)
    rc = jj_log_read (db, seq, FALSE, &row);
  if (rc == SQLITE_OK && row->kind == JJ_LOG_UNDO)
    rc = read_parent (db, row->target, &parent);
  if (rc == SQLITE_OK)
    jj_cursor_advance (cursor, row, parent);
  return rc == SQLITE_NOTFOUND ? SQLITE_CORRUPT : rc;
}

int
jj_log_read_cursor (sqlite3 *db, JjCursor *cursor, JjLogRow **last)
{
  const guint64 digest = cursor->digest;
  gint64 seq = 0;
  int rc = read_seq (db, "SELECT \"seq\" FROM \"log\" ORDER BY \"seq\" DESC LIMIT 1", &seq);

  cursor->undo = 0;
  if (rc == SQLITE_OK)
    rc = read_undo (db, cursor);
  if (rc == SQLITE_OK)
    rc = jj_log_read (db, seq, FALSE, last);
  if (rc != SQLITE_OK)
    return rc;
  cursor->last = (*last)->seq;
  cursor->time = (*last)->time;
  cursor->digest = digest;
  g_array_set_size (cursor->redo, 0);
  return read_redo (db, cursor);
}

/* Newest first. What undo and redo did is in the row of the edit. */
#define PAGE_SQL                                                                                   \
  "SELECT l.\"kind\", l.\"seq\", l.\"time\", l.\"target\", l.\"parent\", l.\"author\", "           \
  "l.\"label\", l.\"reason\", l.\"digest\", coalesce(l.\"ops\", t.\"ops\"), NULL "                 \
  "FROM \"log\" AS l LEFT JOIN \"log\" AS t ON t.\"seq\" = l.\"target\" AND l.\"kind\" IN "        \
  "('undo', 'redo') WHERE l.\"seq\" < ?1 AND l.\"seq\" > ?2 ORDER BY l.\"seq\" DESC LIMIT ?3"
#define POINTS_SQL                                                                                 \
  READ_COLUMNS "NULL, NULL FROM \"log\" WHERE \"seq\" < ?1 AND \"seq\" > ?2 AND \"kind\" IN "      \
               "('checkpoint', 'amend') ORDER BY \"seq\" DESC LIMIT ?3"

int
jj_log_read_page (sqlite3 *db, gint64 before, gint64 after, guint n, GPtrArray *rows)
{
  sqlite3_stmt *stmt = NULL;
  int rc = sqlite3_prepare_v2 (db, after == JJ_LOG_POINTS ? POINTS_SQL : PAGE_SQL, -1, &stmt, NULL);

  if (rc == SQLITE_OK)
    {
      sqlite3_bind_int64 (stmt, 1, before > 0 ? before : G_MAXINT64);
      sqlite3_bind_int64 (stmt, 2, after);
      sqlite3_bind_int64 (stmt, 3, n);
    }
  while (rc == SQLITE_OK && (rc = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      int kind = find_kind (stmt, 0);

      rc = kind < 0 ? SQLITE_CORRUPT : SQLITE_OK;
      if (rc == SQLITE_OK)
        g_ptr_array_add (rows, make_row (stmt, (JjLogKind)kind));
    }
  sqlite3_finalize (stmt);
  return rc == SQLITE_DONE ? SQLITE_OK : rc;
}
