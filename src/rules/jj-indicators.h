/* jj-indicators.h: results that the plan itself knows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* The survey of results (domain.md 8.1) asks for figures of which a plan knows many. An indicator
 * names its formula; what the formula gives is computed, shown beside what was typed and marked as
 * computed. Values are hundredths, as indicator.target: 88 communities are 8800, 98.5 % is 9850,
 * rounded half up.
 *
 *   community_count          communities
 *   community_participation  members of communities / teachers of active schools, %
 *   community_meetings       meetings planned by communities
 *   school_coverage          active schools in a community / active schools, %
 *   training_participants    Σ sessions × participants of workshops and courses
 *   certified                certificates of the three classes issued within the plan's year
 *   conveners_trained        communities whose convener is trained
 *   novices_mentored         persons in their first three years who have a mentor / all such, %
 *   advisory_visits          Σ sessions of school visits
 *   reduced_periods          Σ reduced periods a week × the pack's weeks of a full year
 *   execution_rate           Σ spent / Σ approved (else budgeted), %, once something was spent
 *   it_participants          Σ sessions × participants under theme C3
 *   out_of_field             Σ participants under theme B3
 *
 * Any other formula (open_lesson_rate …) is not known to the plan and must be typed.
 * Example: 2 communities with 6 and 4 members, one school with 40 teachers: 25 % = 2500. */
typedef struct
{
  gint64 value;                  /* JJ_EMPTY: the plan does not know it */
  gint64 numerator, denominator; /* hundredths; denominator JJ_EMPTY where it is no share */
  GArray *ids;                   /* JjId: what counts in the numerator */
  GArray *amounts;               /* gint64: what each gives to it */
} JjIndicatorValue;

/* (transfer full) */
JjIndicatorValue *
jj_indicator_compute (JjPlan *plan, const JjFigures *figures, const char *formula);
void jj_indicator_value_free (JjIndicatorValue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjIndicatorValue, jj_indicator_value_free)

/* All formulas that can be computed; ends with NULL. */
const char *const *jj_indicator_get_formulas (void);

G_END_DECLS
