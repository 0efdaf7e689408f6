/* jj-execution.h: what was approved and spent, and what goes back (核結) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"
#include "jj-settlement.h"

G_BEGIN_DECLS

/* Lines have an approved and a spent amount for all their purses together; both are divided over
 * the purses as the line itself is (largest remainder), so that the rows add up to the total to
 * the 元. A line without an approved amount counts with its budget. The surplus is that of the
 * lines that have been settled: n_spent of n_lines says how far that is. Of a ministry's purse its
 * central share goes back, or stays where it is small (jj_surplus_return): of 200,000 left at 9,000
 * / 10,000 the ministry gets 180,000. */
typedef struct
{
  JjId purse;             /* 0: lines without a purse; 0 in the total too */
  guint n_lines, n_spent; /* lines with money, and how many have what was spent */
  gint64 budgeted, approved, spent;
  gint64 rate;     /* spent of approved, 1/10,000; JJ_EMPTY where nothing is approved */
  gint64 settled;  /* of the approved: lines that have what was spent */
  gint64 surplus;  /* settled − spent, ≥ 0 */
  gint64 central;  /* of the surplus; JJ_EMPTY for what no ministry pays and where no ratio holds */
  gint64 returned; /* to the ministry; JJ_EMPTY likewise and where the limit is not known */
} JjExecutionRow;

typedef struct
{
  GArray *purses;                 /* JjExecutionRow, in the plan's order, lines without one last */
  JjExecutionRow total;           /* central and returned: over those that have them */
  gint64 accounts[JJ_N_ACCOUNTS]; /* approved, by account */
  gboolean overflow;              /* a sum of typed amounts did not fit: it is too small */
} JjExecution;

/* plan: the one of the figures, at the same revision. (transfer full) */
JjExecution *jj_execution_new (const JjFigures *figures, JjPlan *plan);
void jj_execution_free (JjExecution *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjExecution, jj_execution_free)

/* A line's own: as typed, else its amount; JJ_EMPTY for the second where nothing was typed. */
gint64 jj_execution_get_approved (const JjLineFigure *figure, const JjElement *line);
gint64 jj_execution_get_rate (const JjLineFigure *figure, const JjElement *line);

G_END_DECLS
