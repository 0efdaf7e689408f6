/* jj-scenarios.h: several budgets in one plan, compared row by row */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* A scenario has its own budget lines; lines without one are in all of them. The first split turns
 * the budget so far into 方案 A, adopted, and copies it into 方案 B. One is adopted: it counts in
 * documents, charts and packages; which one a window shows is the window's business (JjAnalysis).
 * All edits here are one undo step. */

/* Copies a scenario with its lines and their charges under a new name (方案 C …); of: 0 where the
 * plan has none yet. *id gets the copy. (transfer full) */
JjEdit *jj_scenario_duplicate (JjPlan *plan, JjId of, JjId *id);
/* The id that the copy of a line gets in a scenario, and the line's again from that of the copy: so
 * a copy tells what it is a copy of, and no field has to. */
JjId jj_scenario_copy_id (JjId line, JjId scenario);
/* (transfer full) */
JjEdit *jj_scenario_adopt (JjPlan *plan, JjId scenario);
/* Deletes a scenario with its lines; the lines of the last one that is left are in the plan as
 * before the split. (transfer full) */
JjEdit *jj_scenario_drop (JjPlan *plan, JjId scenario);

/* The adopted one, else the first; 0 where there is none. */
JjId jj_scenario_get_adopted (JjPlan *plan);

/* Whether a line, or a link that charges one, is in a scenario (0: in all of them); everything else
 * is. What documents and tables of the plan list. */
gboolean jj_scenario_has (const JjElement *element, JjId scenario);

typedef enum
{
  JJ_ROW_CHANGED,
  JJ_ROW_NEW,     /* only in the second */
  JJ_ROW_DROPPED, /* only in the first */
} JjRowChange;

typedef struct
{
  JjRowChange type;
  JjId first, second;                 /* 0 where it has none */
  gint64 first_amount, second_amount; /* 0 likewise */
  char *what; /* fields that differ, "單價 2,000 → 1,600、次數 3 → 2" */
} JjScenarioRow;

typedef struct
{
  GArray *rows; /* JjScenarioRow, in the plan's order */
  gint64 first_total, second_total;
} JjScenarioDiff;

/* A copy and what it was copied from are one row, whatever was edited since; of the others lines of
 * one activity with the same item and name, those with the same amount first, then by order; the
 * differences add up to that of the totals. Rows that are the same in all but code, rank and
 * scenario are left out. Both figures: of the plan at its revision. (transfer full) */
JjScenarioDiff *jj_scenario_compare (JjPlan *plan, const JjFigures *first, const JjFigures *second);
void jj_scenario_diff_free (JjScenarioDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjScenarioDiff, jj_scenario_diff_free)

G_END_DECLS
