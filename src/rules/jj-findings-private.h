/* jj-findings-private.h: how findings are put together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* findings: (transfer full) (element-type JjFinding) in the order of the rules; waivers of the plan
 * are put in. */
JjFindings *jj_findings_new (JjPlan *plan, JjPackSet *packs, GPtrArray *findings);
void jj_finding_free (JjFinding *finding);

/* Findings that need no pack: what figures could not work out. Adds to `findings`. */
void jj_check_built_in (JjPlan *plan, JjFigures *figures, GPtrArray *findings);

G_END_DECLS
