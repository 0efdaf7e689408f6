/* jj-history.h: what was done to a plan, and the plan as it was */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

G_BEGIN_DECLS

/* The file keeps every edit with who, when, why and each old and new value (jj-schema.h, `log`);
 * nothing of it is ever changed or removed. A checkpoint (存檔點) is a row of the log with a name:
 * it costs nothing, travels with the file, and the plan as it was there is worked out from the
 * present by taking back what came after. Copies of the plan for each checkpoint were decided
 * against: at size L each would add 37 MB.
 *
 * A reader goes from the newest entry to the oldest and reads no more than is asked for: the first
 * page of 100,000 entries takes as long as that of ten.
 *
 *   g_autoptr (JjHistory) history = jj_history_new (project, NULL);
 *   g_autoptr (GPtrArray) page = jj_history_next (history, 50, &error);
 *
 * gives the last fifty JjHistoryEntry, and the next call those before; none at the end. */
typedef enum
{
  JJ_LOG_CREATED,
  JJ_LOG_EDIT,
  JJ_LOG_UNDO,
  JJ_LOG_REDO,
  JJ_LOG_CHECKPOINT,
  JJ_LOG_AMEND /* a name or a reason given later; readers put it where it belongs */
} JjLogKind;

typedef struct
{
  JjLogKind kind; /* never AMEND */
  gint64 seq, time;
  gint64 target;        /* UNDO, REDO: the edit's seq */
  char *author, *label; /* of a checkpoint: its name */
  char *reason;         /* (nullable) */
  guint n_ops;          /* changes it made; 0 for those that make none */
  char *ops;            /* of UNDO those of the edit taken back */
  JjEdit *edit;         /* jj_history_entry_get_edit */
} JjHistoryEntry;

/* Empty members do not filter. Times are Unix seconds, both included. */
typedef struct
{
  JjId element; /* what touched it, or a link that starts or ends there */
  gint64 since, until;
  const char *author; /* exactly */
  gboolean checkpoints;
} JjHistoryQuery;

typedef struct _JjHistory JjHistory;

/* query: (nullable) copied. Keeps the project. (transfer full) */
JjHistory *jj_history_new (JjProject *project, const JjHistoryQuery *query);
void jj_history_free (JjHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHistory, jj_history_free)
/* The next n entries or fewer; empty at the end. (transfer full) (element-type JjHistoryEntry) */
GPtrArray *jj_history_next (JjHistory *self, guint n, GError **error);

/* What the entry did to the plan, in order, with old and new values: for an undo the inverse of
 * what it took back. NULL where it changed nothing or cannot be read. Borrowed. */
JjEdit *jj_history_entry_get_edit (JjHistoryEntry *self);
void jj_history_entry_free (JjHistoryEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHistoryEntry, jj_history_entry_free)

/* Names the present. Undo and redo are not touched. */
gboolean jj_project_add_checkpoint (JjProject *self, const char *name, GError **error);
/* Gives an entry of the log another name or reason (nullable: stays), written as a row of its own.
 * Error: G_IO_ERROR_NOT_FOUND where there is no such entry. */
gboolean jj_project_amend (JjProject *self,
                           gint64 seq,
                           const char *name,
                           const char *reason,
                           GError **error);
/* The last entry: what was just committed. */
gint64 jj_project_get_last_seq (JjProject *self);
/* The present where the project holds it, 0; else the entry whose state it is, and its name. */
gint64 jj_project_get_moment (JjProject *self);
const char *jj_project_get_moment_name (JjProject *self);

/* The plan as it was just after an entry, opened as a read-only project of its own that takes no
 * lock and does not follow. name: (nullable) for the window. May take a second for 100,000 entries:
 * call it in a thread. Errors as of opening; DAMAGED where the log does not lead there.
 * (transfer full) */
JjProject *jj_project_open_at (const char *path, gint64 seq, const char *name, GError **error);
/* Makes the plan equal to another state of it, as one undo step, with a checkpoint of the present
 * before. Where they are equal nothing happens. label: for undo and history. */
gboolean jj_project_restore (JjProject *self,
                             JjPlan *state,
                             const char *checkpoint,
                             const char *label,
                             GError **error);

G_END_DECLS
