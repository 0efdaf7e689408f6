/* jj-action.h: changes of a plan as people write them into lessons and exercises */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An action is an object with `do` and what it needs:
 *
 *   set     kind, element, field, value   a typed text; "" empties the field
 *   add     kind, fields, id              a new element or link; a link's fields have from and to
 *   delete  kind, element                 with its links and what it owns
 *   clear   kind                          all elements of the kind
 *   unlink  kind, from, to                the link between two elements
 *
 * Elements are named by code, or by id (16 hexadecimal digits); where several kinds are possible by
 * "kind:code", as in from and to. Values are texts as people type them, choices by id. */

/* What is wrong with an action, as the second half of a sentence; NULL: nothing. (transfer full) */
char *jj_action_check (JsonObject *action);
/* The edit; error: JJ_PLAN_ERROR, a sentence. (transfer full) */
JjEdit *jj_action_build (JsonObject *action, JjPlan *plan, GError **error);
/* The plan after a list of actions, each checked before. (transfer full) */
JjPlan *jj_actions_carry_out (JsonArray *actions, JjPlan *plan, GError **error);
/* An edit's operations as actions, by id, so that they can be carried out elsewhere; moves are left
 * out. (transfer full) */
JsonArray *jj_actions_from_edit (const JjEdit *edit);

G_END_DECLS
