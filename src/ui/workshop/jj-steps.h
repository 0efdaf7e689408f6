/* jj-steps.h: the guide over the plan of one window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-analysis.h"
#include "jj-guidebook.h"

G_BEGIN_DECLS

/* Which step one is at and how far the plan is with each. Progress is worked out when it is asked
 * for after a change, from the last complete findings. The fields of the step at hand are marked
 * while the guide is open.
 *
 * Signals: changed: some progress may be another one; current-changed: another step, or the guide
 * was opened or closed, and so other marks. */
#define JJ_TYPE_STEPS (jj_steps_get_type ())
G_DECLARE_FINAL_TYPE (JjSteps, jj_steps, JJ, STEPS, GObject)

/* (transfer full) */
JjSteps *jj_steps_new (JjPlan *plan, JjAnalysis *analysis);

JjGuidebook *jj_steps_get_guide (JjSteps *self);
/* Faults of guide files that were left out, a sentence a line. (nullable) */
const char *jj_steps_get_problem (JjSteps *self);
/* Borrowed until the next change. */
const JjStepProgress *jj_steps_get_progress (JjSteps *self, guint i);
guint jj_steps_count_settled (JjSteps *self);
/* The first step that is not settled and was not skipped; the last where there is none. */
guint jj_steps_find_next (JjSteps *self);

/* Always below the number of steps; 0 where there are none. */
guint jj_steps_get_current (JjSteps *self);
void jj_steps_set_current (JjSteps *self, guint i);
gboolean jj_steps_get_open (JjSteps *self);
/* When it is opened for the first time it turns to jj_steps_find_next. */
void jj_steps_set_open (JjSteps *self, gboolean open);
/* Whether the step at hand asks for this field. */
gboolean jj_steps_is_marked (JjSteps *self, JjKindId kind, guint field);

G_END_DECLS
