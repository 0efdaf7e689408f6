/* jj-plan-columns.c: what a kind's table shows: fields, links and figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-columns.h"

#include "jj-catalogue.h"
#include "jj-execution.h"
#include "jj-form-groups.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"
#include "jj-served.h"
#include "jj-workload.h"
#include "jj-money.h"

#include <glib/gi18n.h>

/* The figures list the lines as the plan does. (nullable) */
static const JjLineFigure *
find_line (JjFigures *figures, const JjElement *element, guint row)
{
  JjId id = jj_element_get_id (element);
  int line;

  if (row < jj_figures_get_n_lines (figures) && jj_figures_get_line (figures, row)->id == id)
    return jj_figures_get_line (figures, row);
  line = jj_figures_find_line (figures, id);
  return line < 0 ? NULL : jj_figures_get_line (figures, (guint)line);
}

static gboolean
line_amount (JjFigures *figures, JjPlan *plan, const JjElement *element, guint row, gint64 *value)
{
  const JjLineFigure *line = find_line (figures, element, row);

  *value = line ? line->amount : JJ_EMPTY;
  return line != NULL;
}

static gboolean
line_unassigned (JjFigures *figures,
                 JjPlan *plan,
                 const JjElement *element,
                 guint row,
                 gint64 *value)
{
  const JjLineFigure *line = find_line (figures, element, row);

  *value = line ? line->unassigned : JJ_EMPTY;
  return line != NULL;
}

static gboolean
line_execution (JjFigures *figures,
                JjPlan *plan,
                const JjElement *element,
                guint row,
                gint64 *value)
{
  const JjLineFigure *line = find_line (figures, element, row);

  *value = line ? jj_execution_get_rate (line, element) : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

static gboolean
purse_budgeted (JjFigures *figures,
                JjPlan *plan,
                const JjElement *element,
                guint row,
                gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (figures, jj_element_get_id (element));

  *value = purse ? purse->budgeted : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

static gboolean
purse_remaining (JjFigures *figures,
                 JjPlan *plan,
                 const JjElement *element,
                 guint row,
                 gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (figures, jj_element_get_id (element));

  *value = purse ? purse->remaining : JJ_EMPTY;
  return *value != JJ_EMPTY;
}

/* Granted less what the old programmes had. */
static gboolean
purse_difference (JjFigures *figures,
                  JjPlan *plan,
                  const JjElement *element,
                  guint row,
                  gint64 *value)
{
  const JjPurseFigure *purse = jj_figures_find_purse (figures, jj_element_get_id (element));

  if (!purse || purse->granted == JJ_EMPTY || purse->before == JJ_EMPTY)
    return FALSE;
  return jj_money_add (purse->granted, -purse->before, value);
}

static gboolean
activity_amount (JjFigures *figures,
                 JjPlan *plan,
                 const JjElement *element,
                 guint row,
                 gint64 *value)
{
  const JjGroupFigure *group = jj_figures_find_activity (figures, jj_element_get_id (element));

  *value = group ? group->amount : 0;
  return group != NULL;
}

static gboolean
programme_amount (JjFigures *figures,
                  JjPlan *plan,
                  const JjElement *element,
                  guint row,
                  gint64 *value)
{
  const JjGroupFigure *group = jj_figures_find_programme (figures, jj_element_get_id (element));

  *value = group ? group->amount : 0;
  return group != NULL;
}

static gboolean
alliance_amount (JjFigures *figures,
                 JjPlan *plan,
                 const JjElement *element,
                 guint row,
                 gint64 *value)
{
  *value = jj_served_cost (figures, element);
  return TRUE;
}

static gint64
count_referrers (const JjElement *element, JjKindId kind, guint field)
{
  gint64 n = 0;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint by;
      const JjElement *user = jj_element_get_referrer (element, i, &by);

      n += jj_element_get_kind_id (user) == kind && by == field;
    }
  return n;
}

static gboolean
pool_persons (JjFigures *figures, JjPlan *plan, const JjElement *element, guint row, gint64 *value)
{
  *value = count_referrers (element, JJ_KIND_BELONGS_TO, JJ_TO);
  return TRUE;
}

static gboolean
members_count (JjFigures *figures, JjPlan *plan, const JjElement *element, guint row, gint64 *value)
{
  *value = count_referrers (element, JJ_KIND_MEMBER_OF, JJ_TO);
  return TRUE;
}

/* Communities of a school: those that it leads, and those of others that it is a member of. */
static gboolean
school_communities (JjFigures *figures,
                    JjPlan *plan,
                    const JjElement *element,
                    guint row,
                    gint64 *value)
{
  *value = count_referrers (element, JJ_KIND_COMMUNITY, JJ_COMMUNITY_SCHOOL);
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint by;
      const JjElement *link = jj_element_get_referrer (element, i, &by);
      const JjElement *to;

      if (jj_element_get_kind_id (link) != JJ_KIND_MEMBER_OF || by != JJ_FROM)
        continue;
      to = jj_link_get_to (link);
      *value += jj_element_get_kind_id (to) == JJ_KIND_COMMUNITY
                && jj_element_get_ref (to, JJ_COMMUNITY_SCHOOL) != element;
    }
  return TRUE;
}

static gboolean
periods_load (JjFigures *figures, JjPlan *plan, const JjElement *element, guint row, gint64 *value)
{
  *value = jj_workload_get_load (plan, jj_figures_get_packs (figures), element);
  return TRUE;
}

static gboolean
periods_capacity (JjFigures *figures,
                  JjPlan *plan,
                  const JjElement *element,
                  guint row,
                  gint64 *value)
{
  *value = jj_workload_get_capacity (element);
  return *value != JJ_EMPTY;
}

static gboolean
reduction_cost (JjFigures *figures,
                JjPlan *plan,
                const JjElement *element,
                guint row,
                gint64 *value)
{
  *value = jj_workload_get_cost (plan, jj_figures_get_packs (figures), element);
  return *value != JJ_EMPTY;
}

static gboolean
certificates_ending (JjFigures *figures,
                     JjPlan *plan,
                     const JjElement *element,
                     guint row,
                     gint64 *value)
{
  *value = jj_certificates_count_ending (element, jj_plan_get_first_day (plan), 12);
  return TRUE;
}

static gboolean
indicator_computed (JjFigures *figures,
                    JjPlan *plan,
                    const JjElement *element,
                    guint row,
                    gint64 *value)
{
  const char *formula = jj_element_get_text (element, JJ_INDICATOR_FORMULA);
  g_autoptr (JjIndicatorValue) computed = jj_indicator_compute (plan, figures, formula);

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

static const struct
{
  JjKindId kind;
  const char *id, *label;
  JjColumnType type;
  JjFigureFunc figure;
  guint before;     /* the field that it stands before */
  gboolean is_main; /* not where rows hold each other: programmes, and the county match */
  JjTextFunc text;
} figures[] = {
  { JJ_KIND_BUDGET_LINE, "amount", N_ ("Amount"), JJ_COLUMN_MONEY, line_amount, JJ_BUDGET_LINE_DATE,
    TRUE },
  { JJ_KIND_BUDGET_LINE, "basis", N_ ("Basis"), JJ_COLUMN_TEXT, NULL, JJ_BUDGET_LINE_DATE, FALSE,
    jj_line_text },
  { JJ_KIND_BUDGET_LINE, "unassigned", N_ ("Unassigned"), JJ_COLUMN_MONEY, line_unassigned,
    JJ_BUDGET_LINE_DATE, FALSE },
  { JJ_KIND_BUDGET_LINE, "execution", N_ ("Execution rate"), JJ_COLUMN_SHARE, line_execution,
    JJ_BUDGET_LINE_SCENARIO, FALSE },
  { JJ_KIND_PURSE, "budgeted", N_ ("Budgeted"), JJ_COLUMN_MONEY, purse_budgeted, JJ_PURSE_BEFORE,
    FALSE },
  { JJ_KIND_PURSE, "remaining", N_ ("Remaining"), JJ_COLUMN_MONEY, purse_remaining, JJ_PURSE_BEFORE,
    FALSE },
  { JJ_KIND_PURSE, "difference", N_ ("Difference"), JJ_COLUMN_MONEY, purse_difference,
    JJ_PURSE_BEFORE_NOTE, FALSE },
  { JJ_KIND_ACTIVITY, "amount", N_ ("Amount"), JJ_COLUMN_MONEY, activity_amount,
    JJ_ACTIVITY_AUDIENCE, TRUE },
  { JJ_KIND_PROGRAMME, "amount", N_ ("Amount"), JJ_COLUMN_MONEY, programme_amount,
    JJ_PROGRAMME_GOAL, FALSE },
  { JJ_KIND_TALENT_POOL, "persons", N_ ("Persons listed"), JJ_COLUMN_INT, pool_persons,
    JJ_TALENT_POOL_TARGET, FALSE },
  { JJ_KIND_TALENT_POOL, "capacity", N_ ("Periods available"), JJ_COLUMN_DECIMAL2, periods_capacity,
    JJ_TALENT_POOL_HOST, FALSE },
  { JJ_KIND_TALENT_POOL, "load", N_ ("Periods used"), JJ_COLUMN_DECIMAL2, periods_load,
    JJ_TALENT_POOL_HOST, FALSE },
  { JJ_KIND_TALENT_POOL, "ending", N_ ("Certificates ending in 12 months"), JJ_COLUMN_INT,
    certificates_ending, JJ_TALENT_POOL_HOST, FALSE },
  { JJ_KIND_TALENT_POOL, "reduction_cost", N_ ("Cost of reduced periods"), JJ_COLUMN_MONEY,
    reduction_cost, JJ_TALENT_POOL_HOST, FALSE },
  { JJ_KIND_PERSON, "load", N_ ("Periods used"), JJ_COLUMN_DECIMAL2, periods_load,
    JJ_PERSON_N_FIELDS, FALSE },
  { JJ_KIND_PERSON, "reduction_cost", N_ ("Cost of reduced periods"), JJ_COLUMN_MONEY,
    reduction_cost, JJ_PERSON_N_FIELDS, FALSE },
  { JJ_KIND_PERSON, "ending", N_ ("Certificates ending in 12 months"), JJ_COLUMN_INT,
    certificates_ending, JJ_PERSON_N_FIELDS, FALSE },
  { JJ_KIND_INDICATOR, "computed", N_ ("Computed value"), JJ_COLUMN_DECIMAL2, indicator_computed,
    JJ_INDICATOR_ACTUAL, FALSE },
  { JJ_KIND_INDICATOR, "computed_basis", N_ ("Computed or typed"), JJ_COLUMN_TEXT, NULL,
    JJ_INDICATOR_ACTUAL, FALSE, indicator_basis },
  { JJ_KIND_COMMUNITY, "schools", N_ ("Member schools"), JJ_COLUMN_INT, members_count,
    JJ_COMMUNITY_STAGE, FALSE },
  { JJ_KIND_ALLIANCE, "amount", N_ ("Amount of its activities"), JJ_COLUMN_MONEY, alliance_amount,
    JJ_ALLIANCE_COUNTIES, TRUE },
  { JJ_KIND_ALLIANCE, "members", N_ ("Number of members"), JJ_COLUMN_INT, members_count,
    JJ_ALLIANCE_COUNTIES, FALSE },
  { JJ_KIND_SCHOOL, "communities", N_ ("Number of communities"), JJ_COLUMN_INT, school_communities,
    JJ_SCHOOL_ACTIVE, FALSE },
};

static const struct
{
  JjKindId kind, link;
  JjLinkDirection direction;
  gboolean hidden;
} links[] = {
  { JJ_KIND_BUDGET_LINE, JJ_KIND_CHARGED_TO, JJ_LINK_OUT, FALSE },
  { JJ_KIND_PERSON, JJ_KIND_BELONGS_TO, JJ_LINK_OUT, FALSE },
  { JJ_KIND_COMMUNITY, JJ_KIND_MEMBER_OF, JJ_LINK_IN, FALSE },
  { JJ_KIND_ALLIANCE, JJ_KIND_MEMBER_OF, JJ_LINK_IN, FALSE },
  { JJ_KIND_SCHOOL, JJ_KIND_MEMBER_OF, JJ_LINK_OUT, TRUE },
  { JJ_KIND_ACTIVITY, JJ_KIND_TRAINS, JJ_LINK_OUT, TRUE },
  { JJ_KIND_ACTIVITY, JJ_KIND_SERVES, JJ_LINK_OUT, TRUE },
  { JJ_KIND_INDICATOR, JJ_KIND_MEASURES, JJ_LINK_OUT, TRUE },
  { JJ_KIND_TALENT_POOL, JJ_KIND_PROMOTES_TO, JJ_LINK_OUT, FALSE },
};

static const JjColumnType types[] = {
  [JJ_TYPE_TEXT] = JJ_COLUMN_TEXT,         [JJ_TYPE_PROSE] = JJ_COLUMN_TEXT,
  [JJ_TYPE_LIST] = JJ_COLUMN_LIST,         [JJ_TYPE_INT] = JJ_COLUMN_INT,
  [JJ_TYPE_DECIMAL2] = JJ_COLUMN_DECIMAL2, [JJ_TYPE_MONEY] = JJ_COLUMN_MONEY,
  [JJ_TYPE_SHARE] = JJ_COLUMN_SHARE,       [JJ_TYPE_DATE] = JJ_COLUMN_DATE,
  [JJ_TYPE_BOOL] = JJ_COLUMN_BOOL,         [JJ_TYPE_ENUM] = JJ_COLUMN_ENUM,
  [JJ_TYPE_REF] = JJ_COLUMN_REF,
};

/* Widths in px at 100 % text where the type's own does not suit. */
static const struct
{
  JjKindId kind;
  guint field;
  int width_px;
} widths[] = {
  { JJ_KIND_SCHOOL, JJ_NAME, 190 },
  { JJ_KIND_COMMUNITY, JJ_NAME, 220 },
  { JJ_KIND_PERSON, JJ_NAME, 110 },
  { JJ_KIND_TALENT_POOL, JJ_NAME, 200 },
  { JJ_KIND_ALLIANCE, JJ_NAME, 180 },
  { JJ_KIND_ALLIANCE, JJ_ALLIANCE_TOWNS, 260 },
  { JJ_KIND_PROGRAMME, JJ_NAME, 260 },
  { JJ_KIND_PROGRAMME, JJ_PROGRAMME_THEME, 240 },
  { JJ_KIND_ACTIVITY, JJ_NAME, 240 },
  { JJ_KIND_ACTIVITY, JJ_ACTIVITY_PROGRAMME, 180 },
  { JJ_KIND_BUDGET_LINE, JJ_NAME, 136 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_ACTIVITY, 160 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_ITEM, 140 },
  { JJ_KIND_PURSE, JJ_NAME, 200 },
  { JJ_KIND_INDICATOR, JJ_NAME, 190 },
  { JJ_KIND_OBJECTIVE, JJ_NAME, 320 },
  { JJ_KIND_MILESTONE, JJ_NAME, 220 },
  { JJ_KIND_ORGANISATION, JJ_NAME, 200 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_ACCOUNT, 76 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_UNIT_PRICE, 88 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_UNIT, 56 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_QUANTITY, 60 },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_TIMES, 56 },
  { JJ_KIND_INDICATOR, JJ_INDICATOR_UNIT, 48 },
  { JJ_KIND_INDICATOR, JJ_INDICATOR_PARENT, 120 },
  { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_CATEGORY, 130 },
  { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_TIER, 48 },
  { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_HEAD_COUNT, 100 },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_MINISTRY_CODE, 84 },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_LEVEL, 84 },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_TOWN, 90 },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_AREA, 90 },
  { JJ_KIND_COMMUNITY, JJ_COMMUNITY_LEVEL, 84 },
  { JJ_KIND_COMMENT, JJ_NAME, 190 },
  { JJ_KIND_COMMENT, JJ_COMMENT_ELEMENT, 110 },
  { JJ_KIND_COMMENT, JJ_COMMENT_NUMBER, 48 },
  { JJ_KIND_COMMENT, JJ_COMMENT_AUTHOR, 76 },
  { JJ_KIND_COMMENT, JJ_COMMENT_STATE, 68 },
  { JJ_KIND_COMMENT, JJ_COMMENT_ANSWER, 220 },
};

static int
width_of (JjKindId kind, guint field)
{
  if (field == JJ_CODE)
    return 70;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    if (widths[i].kind == kind && widths[i].field == field)
      return widths[i].width_px;
  return 0;
}

static void
add_field (JjTable *table, GArray *columns, JjKindId kind, guint index, JjUnit unit)
{
  const JjField *field = &jj_kind_get (kind)->fields[index];
  JjColumn column = { .id = field->id, .label = jj_label (field->label) };
  JjPlanColumn shown = { .source = JJ_COLUMN_FIELD, .field = index };

  column.type = jj_catalogue_has_field (kind, index) ? JJ_COLUMN_REF : types[field->type];
  if (field->type == JJ_TYPE_MONEY)
    column.unit = jj_unit_get_label (unit);
  else if (field->unit)
    column.unit = jj_label (field->unit);
  column.width_px = width_of (kind, index);
  /* A line's name says its item, which is chosen together with it. */
  column.hidden = (field->flags & JJ_FIELD_COLUMN) == 0
                  || (kind == JJ_KIND_BUDGET_LINE && index == JJ_BUDGET_LINE_ITEM);
  column.frozen = index == JJ_CODE || index == JJ_NAME;
  jj_table_add_column (table, &column);
  g_array_append_val (columns, shown);
}

static void
add_figure (JjTable *table, GArray *columns, guint i, JjUnit unit)
{
  JjColumn column = { .id = figures[i].id, .label = _ (figures[i].label), .type = figures[i].type };
  JjPlanColumn shown
      = { .source = JJ_COLUMN_FIGURE, .figure = figures[i].figure, .text = figures[i].text };

  column.unit = column.type == JJ_COLUMN_MONEY ? jj_unit_get_label (unit) : NULL;
  column.tooltip = _ ("Follows from the plan");
  column.width_px = column.type == JJ_COLUMN_MONEY ? 100 : column.type == JJ_COLUMN_TEXT ? 160 : 88;
  /* Members are listed by name beside their number. */
  column.hidden = figures[i].figure == line_unassigned || figures[i].figure == members_count
                  || figures[i].figure == line_execution;
  column.no_sum = column.type == JJ_COLUMN_SHARE;
  column.read_only = TRUE;
  shown.is_main = figures[i].is_main;
  jj_table_add_column (table, &column);
  g_array_append_val (columns, shown);
}

static void
add_link (JjTable *table, GArray *columns, guint i)
{
  JjColumn column = { .id = jj_kind_get (links[i].link)->id,
                      .label = jj_link_get_heading (links[i].link, links[i].direction),
                      .type = JJ_COLUMN_LIST,
                      .width_px = 170,
                      .hidden = links[i].hidden };
  JjPlanColumn shown = { .source = JJ_COLUMN_LINK };

  shown.link = links[i].link;
  shown.direction = links[i].direction;
  jj_table_add_column (table, &column);
  g_array_append_val (columns, shown);
}

GArray *
jj_plan_columns_add (JjTable *table, JjKindId kind, JjUnit unit)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (JjPlanColumn));
  guint n_fields = jj_kind_get (kind)->n_fields;

  add_field (table, columns, kind, JJ_CODE, unit);
  add_field (table, columns, kind, JJ_NAME, unit);
  for (guint field = JJ_OWN_FIELDS; field <= n_fields; field++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
        if (figures[i].kind == kind && figures[i].before == field)
          add_figure (table, columns, i, unit);
      if (field < n_fields && jj_form_has_field (kind, field))
        add_field (table, columns, kind, field, unit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (links[i].kind == kind)
      add_link (table, columns, i);
  add_field (table, columns, kind, JJ_NOTE, unit);
  return columns;
}
