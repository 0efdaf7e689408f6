/* jj-file-merge.h: another copy of the plan comes into this window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Loads a copy of the plan and the state from which it and this window's plan parted, in a thread,
 * and shows the merge window. What cannot be merged is told by a message of the workspace.
 *
 * A conflict copy beside the plan: `theirs` is the copy. */
void jj_file_merge_copy (GtkWindow *window,
                         JjWorkspace *workspace,
                         const char *path,
                         GCallback merged,
                         gpointer data);

/* What this window held when the plan's own file was changed by others, until it is merged. */
typedef struct
{
  JjPlan *base, *mine;
  char *kept;   /* where a copy of it lies */
  guint n_mine; /* this window's log entries that the file does not have; 1 where unknown */
} JjUnmerged;

void jj_unmerged_free (JjUnmerged *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjUnmerged, jj_unmerged_free)

typedef void (*JjFileMergeFunc) (JjUnmerged *unmerged, gpointer data);

/* The plan's own file: a copy of this window's plan is kept in the folder of the daily copies, the
 * project takes over what lies on the disk, and func gets (transfer full) what is still to be
 * merged, for jj_file_merge_present. without_base: only taking over; base is NULL then. data is a
 * GObject that is kept. */
void jj_file_merge_own (JjWorkspace *workspace,
                        gboolean without_base,
                        JjFileMergeFunc func,
                        GObject *data);
/* The merge window: the file's contents, with this window's edits coming in. */
void jj_file_merge_present (GtkWindow *window,
                            JjWorkspace *workspace,
                            const JjUnmerged *unmerged,
                            GCallback merged,
                            gpointer data);

G_END_DECLS
