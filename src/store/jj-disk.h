/* jj-disk.h: a plan's file that others change, and copies beside it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

G_BEGIN_DECLS

/* Sync programs and second computers replace a plan's file, or write over it, while it is open
 * here. That is never overwritten: before each commit the file must be as our last commit left it
 * (place, size and time of change); where it is not, its log is compared, and a file that only was
 * copied, touched or written anew with the same contents is taken up again without a word. With
 * other contents the commit fails with JJ_STORE_ERROR_CHANGED; memory still holds our plan, which
 * can be saved as a copy, and jj_project_reload takes over what lies there.
 *
 * Copies of a plan share the beginning of their logs: the last entry that both have is where they
 * parted, and the plan there is the base of a three-way merge. */
typedef enum
{
  JJ_DISK_SAME,
  JJ_DISK_CHANGED, /* other contents, or no plan at all */
  JJ_DISK_GONE
} JjDiskState;

/* Looks; a file that holds the same is taken up again. Read-only projects: SAME where they can
 * still follow. */
JjDiskState jj_project_check_disk (JjProject *self);

/* The last entry that the logs of two copies share: what both were before they were edited apart.
 * n_mine, n_theirs: (nullable) entries since. FALSE with JJ_PLAN_ERROR_MISSING where they are not
 * copies of one plan, or it is not known any more where they parted. Only reads. */
gboolean jj_project_find_common (JjProject *self,
                                 JjProject *theirs,
                                 gint64 *seq,
                                 guint *n_mine,
                                 guint *n_theirs,
                                 GError **error);

/* The plan becomes what the file at its path holds now, told as one change; undo and history are
 * that file's. Save a copy of ours first. Errors as of opening, and JJ_PLAN_ERROR_MISSING where
 * another plan lies there; then nothing has changed. */
gboolean jj_project_reload (JjProject *self, GError **error);

/* Files beside path whose names say that a sync program put them there because two computers wrote
 * the plan: "NAME (conflicted copy …)", "NAME.sync-conflict-…", "…衝突複本". Sorted full paths.
 * (transfer full) */
GStrv jj_disk_find_conflict_copies (const char *path);
/* Whether a file's name says so of a plan called stem (without .jingjin). */
gboolean jj_disk_is_conflict_name (const char *stem, const char *name);

G_END_DECLS
