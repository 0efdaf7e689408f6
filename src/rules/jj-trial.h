/* jj-trial.h: the old programmes' money against the merged plan (先行試算) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Merging the programmes must not shrink the money. What is compared, source by source and in all,
 * is what the old programmes had with what is granted now; the sources that count are those of the
 * pack's rule not_less_than_before by grant and total, and the county match and own money stand
 * beside it. Before both sides have a figure nothing is judged. */
typedef enum
{
  JJ_TRIAL_UNKNOWN,
  JJ_TRIAL_NOT_LESS,
  JJ_TRIAL_LESS,
} JjTrialVerdict;

typedef struct
{
  JjSource source;
  gboolean judged;                  /* counts in the verdict */
  gint64 before, granted, budgeted; /* JJ_EMPTY: not known */
  gint64 difference;                /* granted − before; JJ_EMPTY where one is not known */
} JjTrialRow;

typedef struct
{
  GArray *rows;     /* JjTrialRow: sources that have a purse, in the order of the sources */
  JjTrialRow total; /* over the judged sources */
  JjTrialVerdict verdict;
} JjTrial;

/* plan: the one of the figures. (transfer full) */
JjTrial *jj_trial_new (const JjFigures *figures, JjPlan *plan);
void jj_trial_free (JjTrial *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjTrial, jj_trial_free)

/* The verdict as a sentence with its amounts, in the user's language. (transfer full) */
char *jj_trial_describe (const JjTrial *self);

G_END_DECLS
