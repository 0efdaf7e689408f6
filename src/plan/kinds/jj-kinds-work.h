/* jj-kinds-work.h: fields of programmes, activities, money, objectives and milestones */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-choices.h"
#include "jj-kind.h"

G_BEGIN_DECLS

enum
{
  JJ_PROGRAMME_PARENT = JJ_OWN_FIELDS,
  JJ_PROGRAMME_THEME,
  JJ_PROGRAMME_GROUP,
  JJ_PROGRAMME_OWNER,
  JJ_PROGRAMME_GOAL,
  JJ_PROGRAMME_N_FIELDS
};
enum
{
  JJ_ACTIVITY_PROGRAMME = JJ_OWN_FIELDS,
  JJ_ACTIVITY_FORM,
  JJ_ACTIVITY_START,
  JJ_ACTIVITY_END,
  JJ_ACTIVITY_SESSIONS,
  JJ_ACTIVITY_HOURS, /* per session */
  JJ_ACTIVITY_PARTICIPANTS,
  JJ_ACTIVITY_AUDIENCE,
  JJ_ACTIVITY_PLACE,
  JJ_ACTIVITY_N_FIELDS
};
enum
{
  JJ_PURSE_SOURCE = JJ_OWN_FIELDS,
  JJ_PURSE_GRANTED, /* what may be budgeted, gross: central part and county match */
  JJ_PURSE_BEFORE,  /* the old programmes' amount that it replaces */
  JJ_PURSE_BEFORE_NOTE,
  JJ_PURSE_N_FIELDS
};
enum
{
  JJ_BUDGET_LINE_ACTIVITY = JJ_OWN_FIELDS,
  JJ_BUDGET_LINE_ITEM, /* id in the rule pack's catalogue */
  JJ_BUDGET_LINE_ACCOUNT,
  JJ_BUDGET_LINE_NATURE,
  JJ_BUDGET_LINE_UNIT_PRICE,
  JJ_BUDGET_LINE_UNIT,
  JJ_BUDGET_LINE_QUANTITY,
  JJ_BUDGET_LINE_TIMES,
  JJ_BUDGET_LINE_DATE,              /* empty: the activity's start, else the plan's */
  JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT, /* empty: split by days */
  JJ_BUDGET_LINE_APPROVED,
  JJ_BUDGET_LINE_SPENT,
  JJ_BUDGET_LINE_SCENARIO, /* empty: in all */
  JJ_BUDGET_LINE_N_FIELDS
};
enum
{
  JJ_OBJECTIVE_N_FIELDS = JJ_OWN_FIELDS
};
enum
{
  JJ_INDICATOR_PARENT = JJ_OWN_FIELDS,
  JJ_INDICATOR_UNIT,
  JJ_INDICATOR_BASELINE,
  JJ_INDICATOR_TARGET,
  JJ_INDICATOR_ACTUAL,
  JJ_INDICATOR_LAST_YEAR,
  JJ_INDICATOR_FORMULA, /* id in the rule pack's catalogue; empty: typed */
  JJ_INDICATOR_N_FIELDS
};
enum
{
  JJ_MILESTONE_KIND = JJ_OWN_FIELDS,
  JJ_MILESTONE_START,
  JJ_MILESTONE_END,
  JJ_MILESTONE_RESPONSIBLE,
  JJ_MILESTONE_N_FIELDS
};

extern const JjKind jj_kind_programme, jj_kind_activity, jj_kind_purse, jj_kind_budget_line,
    jj_kind_objective, jj_kind_indicator, jj_kind_milestone;

G_END_DECLS
