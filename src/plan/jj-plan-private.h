/* jj-plan-private.h: the way into a plan, for the plan's own files and the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Checks and carries out an edit in memory, all of it or nothing, and fills in its old values and
 * ranks. Nobody is told yet: the store writes the edit and then calls jj_plan_emit_changed, or
 * applies the inverse, which cannot fail. */
gboolean jj_plan_apply (JjPlan *self, JjEdit *edit, GError **error);
void jj_plan_emit_changed (JjPlan *self, const JjEdit *edit);

/* Loading a plan that starts empty, without operations: elements in any order, REF values as ids,
 * then one finish that resolves the references and checks every invariant. The `plan` element
 * replaces the empty one. values: kind->n_fields, taken. On FALSE drop the plan. */
gboolean jj_plan_load_add (JjPlan *self,
                           const JjKind *kind,
                           JjId id,
                           gint64 rank,
                           JjValue *values,
                           GError **error);
gboolean jj_plan_load_finish (JjPlan *self, GError **error);

/* Distance between the ranks of neighbours at first. */
#define JJ_RANK_STEP (G_GINT64_CONSTANT (1) << 20)

G_END_DECLS
