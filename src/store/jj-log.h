/* jj-log.h: the history of a plan, as its file keeps it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-history.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* The table `log` of jj-schema.h is only ever appended to; what undo and redo mean follows from
 * it. Undo takes back the edit `undo`, after which the edit's parent is the next. Redo repeats the
 * last of `redo`: the edits undone since the last edit, the latest at the end. An edit clears
 * them; they stay in the log as history. Checkpoints and what is said later about a row (AMEND)
 * leave undo and redo alone. */

typedef struct
{
  JjLogKind kind;
  gint64 seq, time;
  gint64 target; /* UNDO, REDO, AMEND */
  gint64 parent; /* EDIT; 0: none */
  char *author, *label, *reason;
  char *ops; /* EDIT, JSON */
  GVariant *context;
  guint64 digest; /* of the plan after it (jj-digest.h) */
  gboolean has_digest;
} JjLogRow;

/* The author where nobody has said another: the account's name. */
const char *jj_log_get_account (void);

JjLogRow *jj_log_row_new (JjLogKind kind, const char *author, const char *label);
void jj_log_row_free (JjLogRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjLogRow, jj_log_row_free)

typedef struct
{
  gint64 last;    /* seq of the last row */
  gint64 undo;    /* 0: nothing */
  GArray *redo;   /* gint64 */
  gint64 time;    /* of the last row */
  guint64 digest; /* of the plan as it is */
} JjCursor;

JjCursor *jj_cursor_new (void);
void jj_cursor_free (JjCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCursor, jj_cursor_free)
/* 0 where there is nothing to redo. */
gint64 jj_cursor_get_redo (const JjCursor *self);
/* What a row that has been written does to the cursor. parent: that of the row's edit. */
void jj_cursor_advance (JjCursor *self, const JjLogRow *row, gint64 parent);

/* All return SQLite's codes; SQLITE_CORRUPT for rows that cannot be. jj_log_read_cursor also gives
 * the last row, (transfer full), and leaves the cursor's digest alone. */
int jj_log_read_cursor (sqlite3 *db, JjCursor *cursor, JjLogRow **last);
/* row: (transfer full); SQLITE_NOTFOUND where there is none. with_ops: ops and context, too, which
 * may be long. */
int jj_log_read (sqlite3 *db, gint64 seq, gboolean with_ops, JjLogRow **row);
/* Up to n rows, the newest first, with before > seq > after (before 0: no bound); rows of undo and
 * redo with the ops of their target, none with its context. after JJ_LOG_POINTS: checkpoints and
 * amendments alone, without reading the rest. Appended to rows (JjLogRow). */
#define JJ_LOG_POINTS -1
int jj_log_read_page (sqlite3 *db, gint64 before, gint64 after, guint n, GPtrArray *rows);
int jj_log_append (sqlite3_stmt *insert, const JjLogRow *row);
/* For jj_log_append. */
#define JJ_LOG_INSERT                                                                              \
  "INSERT INTO \"log\" (\"seq\", \"time\", \"author\", \"kind\", \"target\", \"parent\", "         \
  "\"label\", \"reason\", \"digest\", \"ops\", \"context\") "                                      \
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"

G_END_DECLS
