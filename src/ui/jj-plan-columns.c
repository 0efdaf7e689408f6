/* jj-plan-columns.c: what a kind's table shows: fields, links and figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-columns.h"

#include "jj-catalogue.h"
#include "jj-form-groups.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

#include <glib/gi18n.h>

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

/* Prices and factors: a sum over rows says nothing. */
static gboolean
is_factor (JjKindId kind, guint field)
{
  return (kind == JJ_KIND_BUDGET_LINE
          && (field == JJ_BUDGET_LINE_UNIT_PRICE || field == JJ_BUDGET_LINE_QUANTITY
              || field == JJ_BUDGET_LINE_TIMES))
         || (kind == JJ_KIND_ACTIVITY && field == JJ_ACTIVITY_HOURS);
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
  column.no_sum = is_factor (kind, index);
  jj_table_add_column (table, &column);
  g_array_append_val (columns, shown);
}

static void
add_figure (JjTable *table, GArray *columns, const JjFigureColumn *figure, JjUnit unit)
{
  JjColumn column
      = { .id = figure->id, .label = jj_label (figure->label), .type = types[figure->type] };
  JjPlanColumn shown = { .source = JJ_COLUMN_FIGURE, .figure = figure };

  column.unit = column.type == JJ_COLUMN_MONEY ? jj_unit_get_label (unit) : NULL;
  column.tooltip = _ ("Follows from the plan");
  column.width_px = column.type == JJ_COLUMN_MONEY ? 100 : column.type == JJ_COLUMN_TEXT ? 160 : 88;
  column.hidden = figure->use == JJ_FIGURE_EXTRA;
  column.no_sum = column.type == JJ_COLUMN_SHARE;
  column.read_only = TRUE;
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
      for (guint i = 0; i < jj_figure_columns_get_n (); i++)
        if (jj_figure_columns_get (i)->kind == kind && jj_figure_columns_get (i)->before == field)
          add_figure (table, columns, jj_figure_columns_get (i), unit);
      if (field < n_fields && jj_form_has_field (kind, field))
        add_field (table, columns, kind, field, unit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (links[i].kind == kind)
      add_link (table, columns, i);
  add_field (table, columns, kind, JJ_NOTE, unit);
  return columns;
}
