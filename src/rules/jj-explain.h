/* jj-explain.h: the rows that make a figure */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Figures have names: total, unassigned, match, central, purse/CODE, programme/CODE, activity/CODE,
 * account/ID, theme/ID, group/ID, year/114, month/1 … month/12 (calendar month), line/CODE,
 * indicator/CODE, count/KIND (how many; of schools the active ones), and alliance/, community/,
 * school/ and organisation/CODE: what the activities that serve it cost (jj-served.h). An element
 * without a code is named by its id. The rows always add up to the amount.
 *
 * A count, and an indicator that the plan itself computes (jj-indicators.h), has amounts in
 * hundredths of its unit. Where it is a share, amount is the numerator, and `share` what follows:
 * 10 of 40 teachers are rows of 1000, base 4000, share 2500. */
typedef struct
{
  JjId id; /* the line; the purse for match and central; an activity that serves */
  gint64 amount;
  char *label; /* what people see */
} JjExplainRow;

typedef struct
{
  char *title; /* of the figure, in the user's language */
  gint64 amount;
  gboolean hundredths; /* all amounts; else whole 元 */
  gint64 base, share;  /* JJ_EMPTY where it is no share; share in 1/10,000 */
  GArray *rows;        /* JjExplainRow, in the plan's order */
} JjExplanation;

/* Error: JJ_PLAN_ERROR_MISSING where no figure has this name or it is not known. plan: the one of
 * the figures, at the same revision. (transfer full) */
JjExplanation *
jj_explain (const JjFigures *figures, JjPlan *plan, const char *name, GError **error);
/* Whether there is a figure of this name, known or not. */
gboolean jj_explain_has (const JjFigures *figures, JjPlan *plan, const char *name);
void jj_explanation_free (JjExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjExplanation, jj_explanation_free)

/* An amount of an explanation as people read it. (transfer full) */
char *jj_explanation_format (const JjExplanation *self, gint64 amount);
/* The name of an element's figure, e.g. "purse/P-001"; NULL for kinds without one. (transfer full)
 */
char *jj_explain_name (const JjElement *element);

G_END_DECLS
