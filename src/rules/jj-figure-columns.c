/* jj-figure-columns.c: what follows from the plan for each element of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figure-columns.h"

#include "jj-execution.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-line-text.h"
#include "jj-money.h"
#include "jj-served.h"
#include "jj-workload.h"

/* The figures list the lines as the plan does. (nullable) */
static const JjLineFigure *
find_line (const JjFigureOf *of)
{
  JjId id = jj_element_get_id (of->element);
  int line;

  if (of->row < jj_figures_get_n_lines (of->figures)
      && jj_figures_get_line (of->figures, of->row)->id == id)
    return jj_figures_get_line (of->figures, of->row);
  line = jj_figures_find_line (of->figures, id);
  return line < 0 ? NULL : jj_figures_get_line (of->figures, (guint)line);
}

static gboolean
line_amount (const JjFigureOf *of, gint64 *value)
{
  const JjLineFigure *line = find_line (of);

  *value = line ? line->amount : JJ_EMPTY;
  return line != NULL;
}

static gboolean
line_unassigned (const JjFigureOf *of, gint64 *value)
{
  const JjLineFigure *line = find_line (of);

  *value = line ? line->unassigned : JJ_EMPTY;
  return line != NULL;
}

static gboolean
line_execution (const JjFigureOf *of, gint64 *value)
{
  const JjLineFigure *line = find_line (of);

  *value = line ? jj_execution_get_rate (line, of->element) : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

static gboolean
purse_budgeted (const JjFigureOf *of, gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (of->figures, jj_element_get_id (of->element));

  *value = purse ? purse->budgeted : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

static gboolean
purse_remaining (const JjFigureOf *of, gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (of->figures, jj_element_get_id (of->element));

  *value = purse ? purse->remaining : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

/* Granted less what the old programmes had. */
static gboolean
purse_difference (const JjFigureOf *of, gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (of->figures, jj_element_get_id (of->element));

  if (!purse || purse->granted == JJ_EMPTY || purse->before == JJ_EMPTY)
    return FALSE;
  return jj_money_add (purse->granted, -purse->before, value);
}

static gboolean
activity_amount (const JjFigureOf *of, gint64 *value)
{
  const JjGroupFigure *group
      = jj_figures_find_activity (of->figures, jj_element_get_id (of->element));

  *value = group ? group->amount : 0;
  return group != NULL;
}

static gboolean
programme_amount (const JjFigureOf *of, gint64 *value)
{
  const JjGroupFigure *group
      = jj_figures_find_programme (of->figures, jj_element_get_id (of->element));

  *value = group ? group->amount : 0;
  return group != NULL;
}

static gboolean
alliance_amount (const JjFigureOf *of, gint64 *value)
{
  *value = jj_served_cost (of->figures, of->element);
  return TRUE;
}

static gboolean
pool_persons (const JjFigureOf *of, gint64 *value)
{
  *value = jj_element_count_referrers (of->element, JJ_KIND_BELONGS_TO, JJ_TO);
  return TRUE;
}

static gboolean
members_count (const JjFigureOf *of, gint64 *value)
{
  *value = jj_element_count_referrers (of->element, JJ_KIND_MEMBER_OF, JJ_TO);
  return TRUE;
}

/* Communities of a school: those that it leads, and those of others that it is a member of. */
static gboolean
school_communities (const JjFigureOf *of, gint64 *value)
{
  *value = jj_element_count_referrers (of->element, JJ_KIND_COMMUNITY, JJ_COMMUNITY_SCHOOL);
  for (guint i = 0; i < jj_element_get_n_referrers (of->element); i++)
    {
      guint by;
      const JjElement *link = jj_element_get_referrer (of->element, i, &by);
      const JjElement *to;

      if (jj_element_get_kind_id (link) != JJ_KIND_MEMBER_OF || by != JJ_FROM)
        continue;
      to = jj_link_get_to (link);
      *value += jj_element_get_kind_id (to) == JJ_KIND_COMMUNITY
                && jj_element_get_ref (to, JJ_COMMUNITY_SCHOOL) != of->element;
    }
  return TRUE;
}

static gboolean
periods_load (const JjFigureOf *of, gint64 *value)
{
  *value = jj_workload_get_load (of->plan, jj_figures_get_packs (of->figures), of->element);
  return TRUE;
}

static gboolean
periods_capacity (const JjFigureOf *of, gint64 *value)
{
  *value = jj_workload_get_capacity (of->element);
  return *value != JJ_EMPTY;
}

static gboolean
reduction_cost (const JjFigureOf *of, gint64 *value)
{
  *value = jj_workload_get_cost (of->plan, jj_figures_get_packs (of->figures), of->element);
  return *value != JJ_EMPTY;
}

static gboolean
certificates_ending (const JjFigureOf *of, gint64 *value)
{
  *value = jj_certificates_count_ending (of->element, jj_plan_get_first_day (of->plan), 12);
  return TRUE;
}

static gboolean
indicator_computed (const JjFigureOf *of, gint64 *value)
{
  const char *formula = jj_element_get_text (of->element, JJ_INDICATOR_FORMULA);
  g_autoptr (JjIndicatorValue) computed = jj_indicator_compute (of->plan, of->figures, formula);

  *value = computed->value;
  return *value != JJ_EMPTY;
}

/* 計算: 170 / 198, or 手填. */
static char *
indicator_basis (const JjFigures *figures, JjPlan *plan, const JjElement *element)
{
  const char *formula = jj_element_get_text (element, JJ_INDICATOR_FORMULA);
  g_autoptr (JjIndicatorValue) computed = jj_indicator_compute (plan, figures, formula);
  g_autofree char *numerator = NULL, *denominator = NULL;

  if (computed->value == JJ_EMPTY)
    return g_strdup (jj_element_is_empty (element, JJ_INDICATOR_ACTUAL) ? _ ("to be typed")
                                                                        : _ ("typed"));
  numerator = jj_format_decimal2 (computed->numerator);
  if (computed->denominator == JJ_EMPTY)
    return g_strdup_printf (ngettext ("computed from %u row", "computed from %u rows",
                                      computed->ids->len),
                            computed->ids->len);
  denominator = jj_format_decimal2 (computed->denominator);
  return g_strdup_printf (_ ("computed: %s / %s"), numerator, denominator);
}

static const JjFigureColumn columns[] = {
  { JJ_KIND_BUDGET_LINE, "amount", N_ ("Amount"), JJ_TYPE_MONEY, JJ_FIGURE_MAIN,
    JJ_BUDGET_LINE_DATE, line_amount, NULL },
  { JJ_KIND_BUDGET_LINE, "basis", N_ ("Basis"), JJ_TYPE_TEXT, JJ_FIGURE_PLAIN, JJ_BUDGET_LINE_DATE,
    NULL, jj_line_text },
  { JJ_KIND_BUDGET_LINE, "unassigned", N_ ("Unassigned"), JJ_TYPE_MONEY, JJ_FIGURE_EXTRA,
    JJ_BUDGET_LINE_DATE, line_unassigned, NULL },
  { JJ_KIND_BUDGET_LINE, "execution", N_ ("Execution rate"), JJ_TYPE_SHARE, JJ_FIGURE_EXTRA,
    JJ_BUDGET_LINE_SCENARIO, line_execution, NULL },
  { JJ_KIND_PURSE, "budgeted", N_ ("Budgeted"), JJ_TYPE_MONEY, JJ_FIGURE_PLAIN, JJ_PURSE_BEFORE,
    purse_budgeted, NULL },
  { JJ_KIND_PURSE, "remaining", N_ ("Remaining"), JJ_TYPE_MONEY, JJ_FIGURE_PLAIN, JJ_PURSE_BEFORE,
    purse_remaining, NULL },
  { JJ_KIND_PURSE, "difference", N_ ("Difference"), JJ_TYPE_MONEY, JJ_FIGURE_PLAIN,
    JJ_PURSE_BEFORE_NOTE, purse_difference, NULL },
  { JJ_KIND_ACTIVITY, "amount", N_ ("Amount"), JJ_TYPE_MONEY, JJ_FIGURE_MAIN, JJ_ACTIVITY_AUDIENCE,
    activity_amount, NULL },
  { JJ_KIND_PROGRAMME, "amount", N_ ("Amount"), JJ_TYPE_MONEY, JJ_FIGURE_PLAIN, JJ_PROGRAMME_GOAL,
    programme_amount, NULL },
  { JJ_KIND_TALENT_POOL, "persons", N_ ("Persons listed"), JJ_TYPE_INT, JJ_FIGURE_PLAIN,
    JJ_TALENT_POOL_TARGET, pool_persons, NULL },
  { JJ_KIND_TALENT_POOL, "capacity", N_ ("Periods available"), JJ_TYPE_DECIMAL2, JJ_FIGURE_PLAIN,
    JJ_TALENT_POOL_HOST, periods_capacity, NULL },
  { JJ_KIND_TALENT_POOL, "load", N_ ("Periods used"), JJ_TYPE_DECIMAL2, JJ_FIGURE_PLAIN,
    JJ_TALENT_POOL_HOST, periods_load, NULL },
  { JJ_KIND_TALENT_POOL, "ending", N_ ("Certificates ending in 12 months"), JJ_TYPE_INT,
    JJ_FIGURE_PLAIN, JJ_TALENT_POOL_HOST, certificates_ending, NULL },
  { JJ_KIND_TALENT_POOL, "reduction_cost", N_ ("Cost of reduced periods"), JJ_TYPE_MONEY,
    JJ_FIGURE_PLAIN, JJ_TALENT_POOL_HOST, reduction_cost, NULL },
  { JJ_KIND_PERSON, "load", N_ ("Periods used"), JJ_TYPE_DECIMAL2, JJ_FIGURE_PLAIN,
    JJ_PERSON_N_FIELDS, periods_load, NULL },
  { JJ_KIND_PERSON, "reduction_cost", N_ ("Cost of reduced periods"), JJ_TYPE_MONEY,
    JJ_FIGURE_PLAIN, JJ_PERSON_N_FIELDS, reduction_cost, NULL },
  { JJ_KIND_PERSON, "ending", N_ ("Certificates ending in 12 months"), JJ_TYPE_INT, JJ_FIGURE_PLAIN,
    JJ_PERSON_N_FIELDS, certificates_ending, NULL },
  { JJ_KIND_INDICATOR, "computed", N_ ("Computed value"), JJ_TYPE_DECIMAL2, JJ_FIGURE_PLAIN,
    JJ_INDICATOR_ACTUAL, indicator_computed, NULL },
  { JJ_KIND_INDICATOR, "computed_basis", N_ ("Computed or typed"), JJ_TYPE_TEXT, JJ_FIGURE_PLAIN,
    JJ_INDICATOR_ACTUAL, NULL, indicator_basis },
  { JJ_KIND_COMMUNITY, "schools", N_ ("Member schools"), JJ_TYPE_INT, JJ_FIGURE_EXTRA,
    JJ_COMMUNITY_STAGE, members_count, NULL },
  { JJ_KIND_ALLIANCE, "amount", N_ ("Amount of its activities"), JJ_TYPE_MONEY, JJ_FIGURE_MAIN,
    JJ_ALLIANCE_COUNTIES, alliance_amount, NULL },
  { JJ_KIND_ALLIANCE, "members", N_ ("Number of members"), JJ_TYPE_INT, JJ_FIGURE_EXTRA,
    JJ_ALLIANCE_COUNTIES, members_count, NULL },
  { JJ_KIND_SCHOOL, "communities", N_ ("Number of communities"), JJ_TYPE_INT, JJ_FIGURE_PLAIN,
    JJ_SCHOOL_ACTIVE, school_communities, NULL },
};

guint
jj_figure_columns_get_n (void)
{
  return G_N_ELEMENTS (columns);
}

const JjFigureColumn *
jj_figure_columns_get (guint i)
{
  g_return_val_if_fail (i < G_N_ELEMENTS (columns), NULL);
  return &columns[i];
}
