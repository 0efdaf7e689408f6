/* jj-merge-work.h: the sums of a merge, worked out beside the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-merge-sums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One worker a merge: asked for the sums of a conflict it answers once, in the main loop, with
 * those of the last question; questions that are overtaken are not answered. It works on copies of
 * the plans. */
typedef struct _JjMergeWork JjMergeWork;

/* sums: as of jj_merge_sums_new, borrowed; total: of the plan as everything is chosen. */
typedef void (*JjMergeWorked) (GArray *sums, guint conflict, gint64 total, gpointer data);

JjMergeWork *jj_merge_work_new (JjPlan *base,
                                JjPlan *mine,
                                JjPlan *theirs,
                                gboolean is_part,
                                JjMergeWorked worked);
/* data: of the next answer. conflict: G_MAXUINT asks for the total alone (sums is NULL then). */
void jj_merge_work_ask (JjMergeWork *self, JjMerge *choices, guint conflict, gpointer data);
/* No answer comes after it. */
void jj_merge_work_stop (JjMergeWork *self);

G_END_DECLS
