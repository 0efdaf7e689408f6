/* jj-commands.h: what users do, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Each function only reads the plan and returns an edit to commit (transfer full); none changes
 * anything. Labels are translated. */

/* A new element with its proposed code; *id gets the id. parent: a REF field of the new element
 * that points to it is filled where exactly one allows its kind (e.g. the activity of a budget
 * line); 0 for none. */
JjEdit *jj_command_add (JjPlan *plan, JjKindId kind, JjId parent, JjId *id);

/* Typed text into the same field of one or many elements of one kind. Error: JJ_PLAN_ERROR_VALUE.
 */
JjEdit *jj_command_set_text (JjPlan *plan,
                             const JjId *ids,
                             guint n_ids,
                             guint field,
                             const char *text,
                             GError **error);
/* value: (transfer full) */
JjEdit *
jj_command_set_value (JjPlan *plan, const JjId *ids, guint n_ids, guint field, JjValue value);

/* Deletes elements with all that belongs to them: their links, what they own (JJ_FIELD_OWNER), and
 * empties the fields that point to them. */
JjEdit *jj_command_delete (JjPlan *plan, const JjId *ids, guint n_ids);

/* Copies of elements right after the originals, with new codes, with their outgoing links and
 * what they own. *ids gets the n_ids new ids where not NULL. */
JjEdit *jj_command_duplicate (JjPlan *plan, const JjId *ids, guint n_ids, JjId *new_ids);

/* Moves elements before another one of their kind (before == 0: to the end). */
JjEdit *jj_command_move_before (JjPlan *plan, const JjId *ids, guint n_ids, JjId before);

/* A link; error JJ_PLAN_ERROR_LINK says which ends are possible. */
JjEdit *jj_command_link (JjPlan *plan, JjKindId link, JjId from, JjId to, JjId *id, GError **error);

G_END_DECLS
