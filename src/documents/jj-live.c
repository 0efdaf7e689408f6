/* jj-live.c: what the live fields of prose show */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-live.h"

#include "jj-chart.h"
#include "jj-explain.h"
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-labels.h"
#include "jj-language.h"
#include "jj-plan-tables.h"

#include <string.h>

#define HIDDEN "〔不公開〕"

char *
jj_live_display (JjPlan *plan, const JjElement *element, guint field)
{
  const JjField *table = &jj_element_get_kind (element)->fields[field];
  g_auto (GStrv) items = NULL;

  if (jj_element_is_empty (element, field))
    return g_strdup ("");
  if (table->type == JJ_TYPE_BOOL)
    return g_strdup (jj_element_get_bool (element, field) ? "是" : "否");
  if (table->type == JJ_TYPE_ENUM)
    return g_strdup (jj_label_zh (table->choices[jj_element_get_number (element, field)].label));
  if (table->type != JJ_TYPE_LIST || !table->choices)
    return jj_element_to_display (plan, element, field);
  items = g_strsplit (jj_element_get_text (element, field), "\n", -1);
  for (guint i = 0; items[i]; i++)
    {
      int choice = jj_field_find_choice (table, items[i]);

      if (choice >= 0)
        {
          g_free (items[i]);
          items[i] = g_strdup (jj_label_zh (table->choices[choice].label));
        }
    }
  return g_strjoinv ("、", items);
}

static gboolean
is_hidden (const JjLiveSource *source, const JjElement *element, guint field)
{
  const JjKind *kind = jj_element_get_kind (element);

  return !source->with_private
         && ((kind->fields[field].flags & JJ_FIELD_PERSONAL)
             || (!(kind->flags & JJ_KIND_LINK) && jj_element_get_bool (element, JJ_PRIVATE)));
}

static char *
get_figure (const JjLiveSource *source, const char *name, GError **error)
{
  g_autoptr (JjExplanation) answer = jj_explain (source->figures, source->plan, name, error);

  if (!answer)
    return NULL;
  /* The whole is a share of hundredths of a per cent: 6250 is 62.5. */
  return answer->share != JJ_EMPTY ? jj_format_decimal2 (answer->share)
                                   : jj_explanation_format (answer, answer->amount);
}

char *
jj_live_value (const JjLiveSource *source, JjLiveType type, const char *name, GError **error)
{
  const JjElement *element;
  guint field;

  if (type == JJ_LIVE_FIGURE)
    return get_figure (source, name, error);
  if (type == JJ_LIVE_FIELD && jj_live_find_field (source->plan, name, &element, &field))
    return is_hidden (source, element, field) ? g_strdup (HIDDEN)
                                              : jj_live_display (source->plan, element, field);
  g_set_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING,
               _ ("The plan has no field “%s”; pick another from the list."), name);
  return NULL;
}

static void
free_item (gpointer data)
{
  JjLiveItem *item = data;

  g_free (item->name);
  g_free (item->title);
  g_free (item->value);
  g_free (item);
}

/* name: taken; what cannot be a name in prose is left out. */
static void
add_item (GPtrArray *list, JjLiveType type, char *name, const char *title, char *value)
{
  JjLiveItem *item = g_new0 (JjLiveItem, 1);

  item->type = type;
  item->name = name;
  item->title = g_strdup (title);
  item->value = value;
  if (name[jj_prose_get_name_length (name)])
    free_item (item);
  else
    g_ptr_array_add (list, item);
}

/* Left out where it is not known. */
static void
add_figure (GPtrArray *list, const JjLiveSource *source, const char *title, char *name)
{
  char *value = jj_live_value (source, JJ_LIVE_FIGURE, name, NULL);

  if (value)
    add_item (list, JJ_LIVE_FIGURE, name, title, value);
  else
    g_free (name);
}

/* Amounts of groups from the figures at hand: to explain each would go through all lines. */
static void
add_groups (GPtrArray *list, const JjLiveSource *source, JjKindId kind)
{
  guint n;
  const JjGroupFigure *rows = kind == JJ_KIND_PROGRAMME
                                  ? jj_figures_get_programmes (source->figures, &n)
                                  : jj_figures_get_activities (source->figures, &n);

  for (guint i = 0; i + 1 < n; i++)
    {
      const JjElement *element = jj_plan_find (source->plan, rows[i].id);
      g_autofree char *title = g_strdup_printf ("%s：%s", jj_label_zh (jj_kind_get (kind)->label),
                                                jj_element_get_title (element));

      add_item (list, JJ_LIVE_FIGURE, jj_explain_name (element), title,
                jj_format_money (rows[i].amount));
    }
}

static void
add_choices (GPtrArray *list, const JjLiveSource *source, const char *id, const JjField *field)
{
  for (const JjChoice *choice = field->choices; choice->id; choice++)
    add_figure (list, source, jj_label_zh (choice->label), g_strconcat (id, "/", choice->id, NULL));
}

static void
add_purses (GPtrArray *list, const JjLiveSource *source)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (source->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *purse = jj_plan_find (source->plan, purses[i].id);
      g_autofree char *title = g_strdup_printf ("經費來源：%s", jj_element_get_title (purse));

      if (purses[i].budgeted != JJ_EMPTY)
        add_item (list, JJ_LIVE_FIGURE, jj_explain_name (purse), title,
                  jj_format_money (purses[i].budgeted));
    }
}

static void
add_figures (GPtrArray *list, const JjLiveSource *source)
{
  static const JjKindId counted[]
      = { JJ_KIND_SCHOOL,   JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE, JJ_KIND_TALENT_POOL,
          JJ_KIND_ACTIVITY, JJ_KIND_PROGRAMME, JJ_KIND_PERSON,   JJ_KIND_ORGANISATION };
  guint year = jj_figures_get_first_fiscal_year (source->figures);
  const JjKind *programme = jj_kind_get (JJ_KIND_PROGRAMME);

  add_figure (list, source, "總經費", g_strdup ("total"));
  add_figure (list, source, "中央補助款", g_strdup ("central"));
  add_figure (list, source, "縣市配合款", g_strdup ("match"));
  add_figure (list, source, "尚未分配來源", g_strdup ("unassigned"));
  add_purses (list, source);
  add_choices (list, source, "account",
               &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT]);
  for (guint i = year; i < year + 2; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u 會計年度", i);

      add_figure (list, source, title, g_strdup_printf ("year/%u", i));
    }
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      const JjKind *kind = jj_kind_get (counted[i]);
      g_autofree char *title = g_strdup_printf ("數量：%s", jj_label_zh (kind->label));

      add_figure (list, source, title, g_strconcat ("count/", kind->id, NULL));
    }
  add_choices (list, source, "theme", &programme->fields[JJ_PROGRAMME_THEME]);
  add_choices (list, source, "group", &programme->fields[JJ_PROGRAMME_GROUP]);
  for (guint i = 0; i < jj_plan_get_count (source->plan, JJ_KIND_INDICATOR); i++)
    {
      const JjElement *element = jj_plan_get_nth (source->plan, JJ_KIND_INDICATOR, i);
      g_autofree char *title = g_strdup_printf ("指標：%s", jj_element_get_title (element));

      if (jj_element_get_code (element))
        add_figure (list, source, title,
                    g_strconcat ("indicator/", jj_element_get_code (element), NULL));
    }
  add_groups (list, source, JJ_KIND_PROGRAMME);
  add_groups (list, source, JJ_KIND_ACTIVITY);
}

static void
add_fields (GPtrArray *list, const JjLiveSource *source)
{
  static const struct
  {
    JjKindId kind;
    guint field;
  } fields[] = {
    { JJ_KIND_PLAN, JJ_PLAN_TITLE },
    { JJ_KIND_PLAN, JJ_PLAN_SCHOOL_YEAR },
    { JJ_KIND_PLAN, JJ_PLAN_FISCAL_TIER },
    { JJ_KIND_PLAN, JJ_PLAN_DOCUMENT_NO },
    { JJ_KIND_PURSE, JJ_PURSE_GRANTED },
    { JJ_KIND_PURSE, JJ_PURSE_BEFORE },
    { JJ_KIND_INDICATOR, JJ_INDICATOR_BASELINE },
    { JJ_KIND_INDICATOR, JJ_INDICATOR_TARGET },
    { JJ_KIND_INDICATOR, JJ_INDICATOR_LAST_YEAR },
    { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_HEAD_COUNT },
    { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_TARGET },
  };

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    for (guint i = 0; i < jj_plan_get_count (source->plan, fields[f].kind); i++)
      {
        const JjElement *element = jj_plan_get_nth (source->plan, fields[f].kind, i);
        const JjField *field = &jj_element_get_kind (element)->fields[fields[f].field];
        g_autofree char *name = jj_live_field_name (element, fields[f].field);
        g_autofree char *title
            = g_strdup_printf ("%s：%s",
                               fields[f].kind == JJ_KIND_PLAN ? "計畫"
                                                              : jj_element_get_title (element),
                               jj_label_zh (field->label));

        if (!jj_element_is_empty (element, fields[f].field))
          add_item (list, JJ_LIVE_FIELD, g_strdup (name + strlen ("field:")), title,
                    jj_live_value (source, JJ_LIVE_FIELD, name + strlen ("field:"), NULL));
      }
}

static void
add_pictures (GPtrArray *list, const JjLiveSource *source)
{
  for (guint i = 0; i < jj_chart_get_count (); i++)
    {
      const JjChart *chart = jj_chart_get_nth (i);
      const char *id = jj_chart_get_id (chart);

      if (jj_chart_get_which_kind (chart) == JJ_N_KINDS)
        add_item (list,
                  strcmp (id, "map") == 0 || strcmp (id, "taiwan") == 0 ? JJ_LIVE_MAP
                                                                        : JJ_LIVE_CHART,
                  g_strdup (id), jj_chart_get_title (chart), NULL);
    }
  for (guint i = 0; i < jj_plan_get_count (source->plan, JJ_KIND_SHEET); i++)
    {
      const JjElement *sheet = jj_plan_get_nth (source->plan, JJ_KIND_SHEET, i);

      if (jj_element_get_code (sheet))
        add_item (list, JJ_LIVE_SHEET, g_strdup (jj_element_get_code (sheet)),
                  jj_element_get_title (sheet), NULL);
    }
}

GPtrArray *
jj_live_list (const JjLiveSource *source)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_item);

  add_figures (list, source);
  add_fields (list, source);
  for (guint i = 0; i < jj_plan_tables_get_n (); i++)
    {
      const JjPlanTable *table = jj_plan_tables_get (i);

      if (!table->of_programme)
        {
          add_item (list, JJ_LIVE_TABLE, g_strdup (table->id), table->title, NULL);
          continue;
        }
      for (guint k = 0; k < jj_plan_get_count (source->plan, JJ_KIND_PROGRAMME); k++)
        {
          const JjElement *programme = jj_plan_get_nth (source->plan, JJ_KIND_PROGRAMME, k);
          g_autofree char *title
              = g_strdup_printf ("%s：%s", table->title, jj_element_get_title (programme));

          if (jj_element_get_code (programme))
            add_item (list, JJ_LIVE_TABLE,
                      g_strconcat (table->id, "/", jj_element_get_code (programme), NULL), title,
                      NULL);
        }
    }
  add_pictures (list, source);
  return list;
}
