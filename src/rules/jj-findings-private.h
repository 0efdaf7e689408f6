/* jj-findings-private.h: how findings are put together */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* A finding is shared by the findings of all revisions that have it (g_atomic_rc_box). runs:
 * (transfer full) (element-type GPtrArray of JjFinding) one for each rule, in the order of the
 * plan and not waived; waivers of the plan are put into copies. */
JjFindings *jj_findings_new (JjPlan *plan, JjFigures *figures, GPtrArray *runs);
void jj_finding_release (gpointer finding);

JjFigures *jj_findings_get_figures (const JjFindings *self);
/* (nullable): of one rule, by its place. Borrowed. */
GPtrArray *jj_findings_get_run (const JjFindings *self, guint i);

/* Findings that need no pack: what figures could not work out of a line. Adds to `findings`. */
void jj_check_built_in (const JjLineFigure *line, const JjElement *element, GPtrArray *findings);

G_END_DECLS
