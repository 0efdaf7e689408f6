/* jj-random.h: random edits over every kind, for tests of the plan and the store */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* An edit of 1 to 6 operations that the plan accepts (unless `wild`, where values, ends and order
 * may be impossible): inserts of any stored kind with random values, links between allowed ends,
 * sets of random fields, moves, and deletes with all that belongs to the element. The same seed of
 * `rand` and the same plan give the same edit. (transfer full) */
JjEdit *jj_random_edit (JjPlan *plan, GRand *rand, gboolean wild);

/* A random valid value of a field; REF: 0 or an element of the plan. (transfer full) */
JjValue jj_random_value (JjPlan *plan, const JjField *field, GRand *rand);

/* Two plans as JSON are the same text. */
void jj_assert_plan_json (JjPlan *plan, GBytes *expected);

G_END_DECLS
