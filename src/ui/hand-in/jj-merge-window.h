/* jj-merge-window.h: two copies of a plan become one, conflict by conflict */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-project.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what a three-way merge (jj-merge.h) of the project's plan with another copy does by itself,
 * and each conflict with base, mine and theirs side by side and the sums that each choice leads to.
 * Nothing is changed until 合併, which is one commit; closing the window changes nothing. Where the
 * plan has changed while the window was open, 合併 merges anew and keeps the choices.
 *
 * Signal: merged, after the commit.
 * Example: the file has changed on disk, `theirs` is what it holds now and `base` what both come
 * from:
 *
 *   jj_merge_window_present (window, project, base, theirs, "計畫.jingjin"); */
#define JJ_TYPE_MERGE_WINDOW (jj_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (JjMergeWindow, jj_merge_window, JJ, MERGE_WINDOW, AdwWindow)

/* title: what theirs is called, for the heading and the undo step. Strangers to the plan are told
 * in a dialog; then NULL. The window belongs to GTK. */
JjMergeWindow *jj_merge_window_present (GtkWindow *parent,
                                        JjProject *project,
                                        JjPlan *base,
                                        JjPlan *theirs,
                                        const char *title);
/* The same for a part of the plan (分送): what base leaves out stands as it is. */
JjMergeWindow *jj_merge_window_present_part (GtkWindow *parent,
                                             JjProject *project,
                                             JjPlan *base,
                                             JjPlan *theirs,
                                             const char *title);

/* More that belongs to the same undo step; called just before the commit. */
typedef void (*JjMergeFinish) (JjEdit *edit, gpointer data);
void jj_merge_window_set_finish (JjMergeWindow *self, JjMergeFinish finish, gpointer data);

G_END_DECLS
