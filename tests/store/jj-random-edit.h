/* jj-random-edit.h: edits by chance, from the tables of kinds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* One to five changes over all kinds and kinds of links: inserts with values in every field,
 * deletes with all that hangs on them, sets, moves. Most are possible; where the plan refuses one
 * (a circle of parents, an unlucky pair) that is part of the test. (transfer full) */
JjEdit *jj_random_edit (JjPlan *plan, GRand *rand);

G_END_DECLS
