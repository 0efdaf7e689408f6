/* jj-generate.h: plans of the sizes S, M and L, made up but always the same */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/*            schools  communities  persons  activities  lines    elements and links, about
 *   S             60           60      300          40    1,000    3,400
 *   M            300        1,000    5,000         400   10,000   40,000
 *   L          3,000       10,000  100,000       4,000  100,000  500,000
 *
 * Each person is in one pool, each community has two member schools, each line is charged to one
 * or two purses. Amounts, choices and dates are spread by a small generator with a fixed seed, so
 * that a size is the same plan, ids included, on every machine. (transfer full) */
JjPlan *jj_generate_plan (char size);

G_END_DECLS
