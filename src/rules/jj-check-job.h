/* jj-check-job.h: findings worked out in slices, and again after edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* A job works out all findings of a plan, a slice at a time, so that the main loop stays free. The
 * plan must not change while it lives: after an edit, drop it and begin anew. With the findings
 * before and all changes since, it looks again only at what the edits touched: rules that hang on
 * nothing of it keep their findings, rules that judge each element by itself look at the touched
 * ones. The outcome equals jj_check_run. */
typedef struct _JjCheckJob JjCheckJob;

/* before, changes: (nullable) complete findings of an earlier revision of the plan, and what all
 * edits since did, in any order and with repetitions. (transfer full) */
JjCheckJob *
jj_check_job_new (JjPlan *plan, JjFigures *figures, JjFindings *before, const JjChanges *changes);
/* Works for about so long, at most a rule that looks through the plan longer; TRUE: all done. */
gboolean jj_check_job_step (JjCheckJob *self, gint64 microseconds);
/* Does what is left. (transfer full); self: (transfer full) */
JjFindings *jj_check_job_finish (JjCheckJob *self);
void jj_check_job_free (JjCheckJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCheckJob, jj_check_job_free)

G_END_DECLS
