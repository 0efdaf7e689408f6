/* jj-cases-fields.c: cases of the forms that look at fields */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cases.h"

static JjKindId
get_kind (JjCase *c)
{
  return jj_kind_index (jj_kind_by_id (jj_case_text (c, "kind")));
}

static guint
get_field (JjCase *c, const char *parameter)
{
  return (guint)jj_kind_find_field (jj_kind_get (get_kind (c)), jj_case_text (c, parameter));
}

static void
fill (JjCase *c, JjId id, guint index)
{
  const JjField *field = &jj_kind_get (get_kind (c))->fields[index];
  JjKindId target = JJ_KIND_PLAN;

  if (jj_type_is_text (field->type))
    jj_build_set (c->plan, id, index, field->choices ? field->choices[0].id : "文字");
  else if (field->type == JJ_TYPE_REF)
    {
      while (!(field->targets & JJ_KIND_BIT (target)))
        target++;
      jj_case_set (c, id, index, jj_build_add (c->plan, target, NULL));
    }
  else
    jj_case_set (c, id, index, field->type == JJ_TYPE_DATE ? c->day : MAX (field->min, 0));
}

static gboolean
required_field (JjCase *c)
{
  JjId id = jj_case_add (c, get_kind (c));

  if (!c->bad)
    fill (c, id, get_field (c, "field"));
  else if (get_kind (c) == JJ_KIND_PLAN)
    jj_build_set (c->plan, id, get_field (c, "field"), "");
  return TRUE;
}

static gboolean
text_length (JjCase *c)
{
  JjId id = jj_case_add (c, get_kind (c));
  gint64 minimum = jj_case_int (c, "minimum"), maximum = jj_case_int (c, "maximum");
  gint64 length = maximum != JJ_EMPTY ? maximum + c->bad : minimum - c->bad;
  g_autoptr (GString) text = g_string_new ("  "); /* white space at the ends is not counted */

  if (maximum == JJ_EMPTY && minimum == JJ_EMPTY)
    return FALSE;
  for (gint64 i = 0; i < length; i++)
    g_string_append (text, "文");
  g_string_append (text, "\n");
  jj_build_set (c->plan, id, get_field (c, "field"), text->str);
  return TRUE;
}

static gboolean
live_fields (JjCase *c)
{
  JjId id = jj_case_add (c, get_kind (c));

  jj_build_add (c->plan, JJ_KIND_PURSE, "K-1");
  jj_build_set (c->plan, id, get_field (c, "field"),
                c->bad ? "共 {{figure:purse/K-2}} 元"
                       : "共 {{figure:purse/K-1}} 元 {{field:plan/title}} {{figure:count/school}}");
  return TRUE;
}

static gboolean
field_range (JjCase *c)
{
  JjId id = jj_case_add (c, get_kind (c));
  gint64 minimum = jj_case_int (c, "minimum"), maximum = jj_case_int (c, "maximum");

  jj_case_set (c, id, get_field (c, "field"),
               maximum != JJ_EMPTY ? maximum + c->bad : minimum - c->bad);
  return TRUE;
}

static gboolean
date_in_plan_year (JjCase *c)
{
  JsonArray *fields = jj_entry_get_array (c->entry, "fields");
  JjId id = jj_case_add (c, get_kind (c));
  int field
      = jj_kind_find_field (jj_kind_get (get_kind (c)), json_array_get_string_element (fields, 0));

  jj_case_set (c, id, (guint)field, c->last_day + c->bad);
  return TRUE;
}

static gboolean
date_order (JjCase *c)
{
  JjId id = jj_kind_get (get_kind (c))->flags & JJ_KIND_LINK
                ? jj_case_link_any (c, get_kind (c), jj_build_add (c->plan, JJ_KIND_PERSON, NULL),
                                    JJ_FROM)
                : jj_case_add (c, get_kind (c));

  jj_case_set (c, id, get_field (c, "first"), c->day + 10);
  jj_case_set (c, id, get_field (c, "last"), c->day + 10 - c->bad);
  return TRUE;
}

static gboolean
deadline (JjCase *c)
{
  gint64 month = jj_case_int (c, "month"), day = jj_case_int (c, "day");
  JjId id;
  GDate date;

  if (month == JJ_EMPTY && c->bad)
    return TRUE;
  id = jj_build_add (c->plan, JJ_KIND_MILESTONE, NULL);
  jj_build_set (c->plan, id, JJ_MILESTONE_KIND, jj_case_text (c, "milestone"));
  if (month == JJ_EMPTY)
    return TRUE;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)c->day);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month,
                  (GDateYear)(g_date_get_year (&date) + jj_case_int (c, "year_offset")));
  jj_case_set (c, id, JJ_MILESTONE_END, g_date_get_julian (&date) + c->bad);
  return TRUE;
}

static gboolean
indicator_without_target (JjCase *c)
{
  jj_case_set (c, jj_build_add (c->plan, JJ_KIND_INDICATOR, NULL), JJ_INDICATOR_TARGET,
               c->bad ? JJ_EMPTY : 0);
  return TRUE;
}

static gboolean
coverage_of_themes (JjCase *c)
{
  JsonArray *themes = jj_entry_get_array (c->entry, "themes");
  guint n = json_array_get_length (themes);

  for (guint i = 0; i < n; i++)
    {
      JjId programme = jj_build_add (c->plan, JJ_KIND_PROGRAMME, NULL);

      jj_build_set (c->plan, programme, JJ_PROGRAMME_THEME,
                    json_array_get_string_element (themes, i));
      if (!c->bad || i + 1 < n)
        jj_case_set (c, jj_build_add (c->plan, JJ_KIND_ACTIVITY, NULL), JJ_ACTIVITY_PROGRAMME,
                     programme);
    }
  return TRUE;
}

static gboolean
max_count (JjCase *c)
{
  gint64 n = jj_case_int (c, "maximum") + c->bad;

  for (gint64 i = 0; i < n; i++)
    jj_case_add (c, get_kind (c));
  if (jj_entry_get_object (c->entry, "where"))
    jj_build_add (c->plan, get_kind (c), NULL); /* does not fit and is not counted */
  return TRUE;
}

const JjCaseBuilder jj_cases_fields[] = {
  { "required_field", required_field },
  { "text_length", text_length },
  { "live_fields", live_fields },
  { "field_range", field_range },
  { "date_in_plan_year", date_in_plan_year },
  { "date_order", date_order },
  { "deadline", deadline },
  { "indicator_without_target", indicator_without_target },
  { "coverage_of_themes", coverage_of_themes },
  { "max_count", max_count },
  { NULL, NULL },
};
