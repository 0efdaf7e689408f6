/* jj-reductions.h: what reduced periods cost, as lines of the budget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 cost;      /* 元, of all lines: what jj_workload_get_cost() says of each person, added */
  guint n_persons;  /* with reduced periods that count */
  guint n_left_out; /* with reduced periods, but no school, level or price to tell their cost */
} JjReductions;

/* The reduced periods of all persons, each once, as lines of the pack's substitutes: for each level
 * of schools one from 1 September and one from 1 March, each for half of the weeks, with the price
 * of its day. They stand in an activity of their own, which is made where it is not there; asked
 * again, the lines follow what has changed, and those that nobody asks for any more go. Purses are
 * the planner's to choose. Empty where the budget has it all. (transfer full) */
JjEdit *jj_reductions_make_edit (JjPlan *plan, const JjPackSet *packs, JjReductions *sums);

G_END_DECLS
