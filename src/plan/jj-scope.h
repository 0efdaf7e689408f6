/* jj-scope.h: what may be edited in a part of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* A part (分送) is a plan file that holds what one school, alliance or programme needs. Its one
 * `part` element with JJ_PART_HERE names whose part it is; only what is in this scope can be
 * changed, the rest is there to read. jj_project_commit asks here before and after every edit, and
 * taking back asks again for all that was done: what the window shows with a lock is only a help.
 *
 * In the scope of
 * - a school: itself (not its codes, name and level), communities that it leads, its persons, and
 *   activities that it hosts or that serve nothing but its communities;
 * - an alliance: itself, communities that are its members, and activities that serve nothing but
 *   these;
 * - a programme: itself and the programmes below it with their activities, and the communities that
 *   implement them;
 * - and with each of them its budget lines, the links that start there or count its members, the
 *   indicators that measure nothing else, and comments on all that.
 *
 * Elements that are added must come to lie in the scope; those that belong to nobody yet are given
 * to it (jj_scope_adopt). Nothing that was outside can be drawn in. A whole plan has no bounds.
 *
 * Example: in the part of 斗六國小, a new community without a school becomes one of 斗六國小; one
 * of 古坑國小 is refused: "This file is the part of 斗六國小: …". */

/* The `part` element of a plan that is a part; NULL for a whole plan. */
const JjElement *jj_scope_get_part (JjPlan *plan);
/* Whose part it is; NULL for a whole plan, and where the part is of nobody (then all is locked). */
const JjElement *jj_scope_get_root (JjPlan *plan);

/* Whether an element, or a field of it (-1: any), may be changed. The error says why not, in one
 * sentence. */
gboolean jj_scope_may_edit (JjPlan *plan, const JjElement *element, int field, GError **error);
/* Whether elements of a kind may be added at all. */
gboolean jj_scope_may_add (JjPlan *plan, JjKindId kind);

/* Gives new elements that belong to nobody to the scope, by further operations of the edit. */
void jj_scope_adopt (JjPlan *plan, JjEdit *edit);
/* Both must hold; the plan before and after the edit was applied. Error: JJ_PLAN_ERROR_SCOPE. */
typedef struct _JjScopeCheck JjScopeCheck;
/* NULL with an error where the edit changes what it may not. (transfer full) */
JjScopeCheck *jj_scope_check_before (JjPlan *plan, const JjEdit *edit, GError **error);
gboolean jj_scope_check_after (JjScopeCheck *self, JjPlan *plan, GError **error);
void jj_scope_check_free (JjScopeCheck *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjScopeCheck, jj_scope_check_free)

/* Whether an element is in the scope of a school, alliance or programme, whatever plan it is in.
 * root: (nullable): FALSE */
gboolean jj_scope_contains (const JjElement *root, const JjElement *element);

G_END_DECLS
