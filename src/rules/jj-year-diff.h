/* jj-year-diff.h: a budget against that of the year before */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

typedef enum
{
  JJ_YEAR_SAME,
  JJ_YEAR_CHANGED,
  JJ_YEAR_NEW,     /* this year alone */
  JJ_YEAR_DROPPED, /* last year alone */
  JJ_N_YEAR_CHANGES
} JjYearChange;

typedef struct
{
  JjYearChange type;
  JjId last, this;                 /* lines of the two plans; 0 where it has none */
  gint64 last_amount, this_amount; /* 0 likewise */
  gint64 share; /* growth of last year's in 1/10,000, rounded half up; JJ_EMPTY where that is 0 */
  char *activity, *name; /* as this year has them, else last year's */
} JjYearRow;

typedef struct
{
  GArray *rows; /* JjYearRow: this year's lines in their order, then those that were dropped */
  gint64 last_total, this_total, share;
  guint counts[JJ_N_YEAR_CHANGES];
} JjYearDiff;

/* Every line that counts in either plan is one row, and its cost is part of it: the rows add up to
 * both totals. A line is that of last year with the same id (a plan that was rolled forward), else
 * the one of the same activity, item and name, else of the same activity and item; an activity is
 * the same by its code and name, else by its name. 2,000 after 1,600 is +25 %. Each pair of figures
 * and plan at one revision. (transfer full) */
JjYearDiff *jj_year_compare (JjPlan *last,
                             const JjFigures *last_figures,
                             JjPlan *plan,
                             const JjFigures *figures);
void jj_year_diff_free (JjYearDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjYearDiff, jj_year_diff_free)

/* 上年有、本年新增 …, translated. */
const char *jj_year_change_get_label (JjYearChange type);
const char *jj_year_change_get_id (JjYearChange type);

G_END_DECLS
