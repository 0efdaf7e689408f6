/* jj-backup.h: daily copies of a plan, and the newest good one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The first time that a plan is opened on a day on which it was changed since the last copy, a copy
 * is made in the user's data folder, jingjin/backups/NAME-HASH/YYYY-MM-DD.jingjin, where HASH
 * stands for the plan's path; the newest JJ_BACKUP_KEEP stay. They lie apart from the plan, so that
 * a sync program that spoils a folder, or a folder that is deleted, does not take them along.
 *
 * Copying goes by small steps through a connection of its own and lets every commit go first. A
 * copy appears whole, checked, or not at all. Only plans that opened without a fault are copied, so
 * a damaged one never pushes out good ones. */
#define JJ_BACKUP_KEEP 10

typedef struct
{
  char *path;
  gint64 time; /* Unix seconds: when it was made */
} JjBackup;

void jj_backup_free (JjBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjBackup, jj_backup_free)

/* Where the copies of a plan are. (transfer full) */
char *jj_backup_get_folder (const char *path);
/* Where those of all plans are. (transfer full) */
char *jj_backup_get_root (void);
/* The newest first. (transfer full) (element-type JjBackup) */
GPtrArray *jj_backup_list (const char *path);

/* Makes today's copy unless there is one or the newest one holds the same, and removes the oldest
 * beyond the number to keep. TRUE where nothing had to be done, too. For a thread; it may wait for
 * commits. Errors: JJ_STORE_ERROR, G_IO_ERROR_CANCELLED. */
gboolean jj_backup_make (const char *path, GCancellable *cancellable, GError **error);

/* The newest copy that opens without a fault; those that do not are passed over. Opens each: for a
 * thread where plans are large. (transfer full) (nullable) */
JjBackup *jj_backup_find_good (const char *path);
/* Copies a backup to a new file beside the plan and names it after its day:
 * "NAME (copy of 2026-11-23).jingjin". The plan's own file is not touched.
 * (transfer full): the new file. */
char *jj_backup_take_out (const JjBackup *self, const char *path, GError **error);

G_END_DECLS
