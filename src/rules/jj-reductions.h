/* jj-reductions.h: what reduced periods cost, and whether the budget has it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* Periods are those of the year, weeks × periods a week, in hundredths: amounts alone would differ
 * by the price of the day on which a line begins. */
typedef struct
{
  gint64 cost;            /* 元: what jj_workload_get_cost() says of each person, added */
  gint64 periods;         /* of these persons */
  gint64 there;           /* 元, of the budget's lines of substitutes, whoever wrote them */
  gint64 periods_there;   /* of these lines */
  gint64 periods_missing; /* of the levels of schools that have fewer in the budget */
  guint n_persons;        /* with reduced periods that count */
  guint n_left_out;       /* with reduced periods, but no school, level or price to tell the cost */
  guint n_lines;
} JjReductions;

/* Adds to the budget what it lacks, by level of schools: a line from 1 September and one from
 * 1 March, each for half of the weeks, with the price of its day. They stand in an activity of
 * their own, which is made where it is not there. Every line of the pack's substitutes counts as
 * covered, also those for other ends: so nothing is ever paid twice. Purses are the planner's to
 * choose. Empty where the budget has it all. (transfer full) */
JjEdit *jj_reductions_make_edit (JjPlan *plan, JjPackSet *packs, JjReductions *sums);

G_END_DECLS
