/* jj-hand-out.h: parts of a plan as files (分送) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One file for each school, alliance or programme, named by the rule pack's pattern
 * (JJ_FILE_NAME_PART); a file that is there is never replaced, the new one gets " (2)". All or
 * nothing: where one cannot be written, or on 取消, those that were are removed. Then the edit
 * tells the plan what was handed out: one undo step.
 *
 *   g_autoptr (JjHandOut) out = jj_hand_out_new (plan, packs, folder);
 *   jj_hand_out_add (out, school_id);
 *   if (jj_hand_out_write (out, author, NULL, &error))
 *     { edit = jj_hand_out_to_edit (out); jj_project_commit (project, edit, &error); }  */
typedef struct _JjHandOut JjHandOut;

/* plan: copied. (transfer full) */
JjHandOut *jj_hand_out_new (JjPlan *plan, JjPackSet *packs, const char *folder);
void jj_hand_out_free (JjHandOut *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjHandOut, jj_hand_out_free)

void jj_hand_out_add (JjHandOut *self, JjId scope);

/* For a thread. author: of the first entry of each file's history. */
gboolean
jj_hand_out_write (JjHandOut *self, const char *author, GCancellable *cancellable, GError **error);
/* How many are written; from any thread. */
guint jj_hand_out_get_done (JjHandOut *self);
guint jj_hand_out_get_n (JjHandOut *self);
const char *jj_hand_out_get_path (JjHandOut *self, guint i);
/* (transfer full) */
JjEdit *jj_hand_out_to_edit (JjHandOut *self);
/* Removes the files, where the plan did not take the edit. */
void jj_hand_out_discard (JjHandOut *self);

G_END_DECLS
