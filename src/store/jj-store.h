/* jj-store.h: one plan's file, open */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-log.h"
#include "jj-plan.h"

G_BEGIN_DECLS

/* A connection to a plan's file that knows rows, the log and transactions, and nothing of undo,
 * locks or signals: jj-project.c puts those together and is the only user besides recovery.
 *
 * Rollback journal (DELETE) and synchronous FULL: a commit that returned is on the disk, the file
 * is whole at any moment and can be copied as one file. WAL commits faster, but a copy of such a
 * file alone is an empty document.
 *
 * A file may come from a stranger. Before anything else it has passed jj-file.h; here: exact
 * comparison of the schema, defensive mode, no trusted schema, cells checked, an authorizer that
 * knows our few statements, low limits, quick_check (in a second thread beside the loading), and
 * the checks of every row and reference by jj-rows.h and the model. */
typedef struct _JjStore JjStore;

/* path: a real path that passed jj_file_inspect, with its version. May play back our own journal;
 * writable ones are migrated. (transfer full) */
JjStore *jj_store_open (const char *path, int version, gboolean writable, GError **error);
void jj_store_close (JjStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjStore, jj_store_close)

/* Everything in one reading: all elements into a new plan, and where the history stands. DAMAGED
 * where what is read is not what was written last. (transfer full) */
JjPlan *jj_store_load (JjStore *self, JjCursor *cursor, GError **error);

/* One edit and its row of the log in one transaction. row->seq must be the last one's successor:
 * where it is not, or where anybody else has written since, the error is CHANGED. After an error
 * the file is as before. */
gboolean jj_store_commit (JjStore *self, const JjEdit *edit, const JjLogRow *row, GError **error);

/* A row of the log. with_ops: ops and context, too: an import's are long. (transfer full) */
JjLogRow *jj_store_read_log (JjStore *self, gint64 seq, gboolean with_ops, GError **error);
/* A stretch of rows, one consistent reading: all after `seq`. Each of the array is a JjLogRow.
 * (transfer full) */
GPtrArray *jj_store_read_log_since (JjStore *self, gint64 seq, GError **error);
/* As jj_log_read_page. (transfer full) */
GPtrArray *
jj_store_read_log_page (JjStore *self, gint64 before, gint64 after, guint n, GError **error);

/* The whole file, compact, into a temporary file that is there and empty. */
gboolean jj_store_copy_to (JjStore *self, const char *temporary, GError **error);

/* Writes a plan as a new file with a new log. Mode 0600. Error EXISTS where there is one and
 * replace is FALSE. */
gboolean jj_store_write_new (const char *path,
                             JjPlan *plan,
                             const char *author,
                             gboolean replace,
                             GError **error);

/* For tests of a full disk: the file may not grow beyond so many pages; 0: no limit. Returns the
 * pages that it has. */
gint64 jj_store_limit_pages (JjStore *self, gint64 pages);

G_END_DECLS
