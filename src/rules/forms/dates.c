/* dates.c: dates within the plan, in order, and in time */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-language.h"

/* The fields at hand, as indices. */
typedef struct
{
  int fields[8];
  guint n;
  gint64 from, to;
} Period;

static void
visit_period (JjCheck *check, const JjElement *element)
{
  const Period *period = check->data;

  for (guint i = 0; i < period->n; i++)
    {
      gint64 day = jj_element_get_number (element, (guint)period->fields[i]);
      g_autofree char *from = NULL, *to = NULL;

      if (day == JJ_EMPTY || (day >= period->from && day <= period->to))
        continue;
      from = jj_format_date (period->from);
      to = jj_format_date (period->to);
      jj_check_add (check, element, period->fields[i], jj_format_date (day),
                    g_strdup_printf ("%s–%s", from, to));
    }
}

static void
begin_period (JjCheck *check)
{
  JsonArray *fields = jj_entry_get_array (check->entry, "fields");
  const JjKind *kind = jj_kind_get (jj_check_get_kind (check));
  Period period = { .from = check->day, .to = check->last_day };

  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      int field = jj_kind_find_field (kind, json_array_get_string_element (fields, i));

      if (period.n < G_N_ELEMENTS (period.fields))
        period.fields[period.n++] = field;
    }
  check->data = g_memdup2 (&period, sizeof period);
}

static void
visit_order (JjCheck *check, const JjElement *element)
{
  const int *ends = check->data;
  gint64 from = jj_element_get_number (element, (guint)ends[0]);
  gint64 to = jj_element_get_number (element, (guint)ends[1]);
  JjFinding *finding;

  if (from == JJ_EMPTY || to == JJ_EMPTY || to >= from)
    return;
  finding = jj_check_add (check, element, ends[1], jj_format_date (to), jj_format_date (from));
  finding->fixable = TRUE;
  finding->fix = from;
}

static void
begin_order (JjCheck *check)
{
  int ends[] = { jj_check_get_field (check, "first"), jj_check_get_field (check, "last") };

  check->data = g_memdup2 (ends, sizeof ends);
}

static JjEdit *
fix_order (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

/* The day by which the milestone must end; JJ_EMPTY where none is known. */
static gint64
get_deadline (JjCheck *check)
{
  gint64 month = jj_entry_get_int_or (check->entry, "month", 0);
  gint64 day = jj_entry_get_int_or (check->entry, "day", 0);
  gint64 year = jj_entry_get_int_or (check->entry, "year_offset", 0);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)check->day);
  /* The school year begins in August: a plan of its second half lies in the next calendar year. */
  year += g_date_get_year (&date) - (g_date_get_month (&date) < G_DATE_AUGUST ? 1 : 0);
  if (!g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return JJ_EMPTY;
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

static void
run_deadline (JjCheck *check)
{
  const JjField *field = &jj_kind_milestone.fields[JJ_MILESTONE_KIND];
  int wanted = jj_field_find_choice (field, jj_entry_get_string (check->entry, "milestone"));
  gint64 deadline = get_deadline (check);
  JjFinding *finding = NULL;

  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_MILESTONE); i++)
    {
      const JjElement *milestone = jj_plan_get_nth (check->plan, JJ_KIND_MILESTONE, i);
      gint64 end = jj_element_get_number (milestone, JJ_MILESTONE_END);
      int at = JJ_MILESTONE_END;

      if (jj_element_get_number (milestone, JJ_MILESTONE_KIND) != wanted)
        continue;
      if (end == JJ_EMPTY)
        end = jj_element_get_number (milestone, at = JJ_MILESTONE_START);
      if (deadline == JJ_EMPTY || (end != JJ_EMPTY && end <= deadline))
        return;
      if (!finding)
        finding = jj_check_add (check, milestone, at,
                                end == JJ_EMPTY ? g_strdup (_ ("no date")) : jj_format_date (end),
                                jj_format_date (deadline));
    }
  if (!finding)
    finding = jj_check_add (check, jj_plan_get_root (check->plan), -1, g_strdup (_ ("not planned")),
                            deadline == JJ_EMPTY ? g_strdup (_ ("unknown"))
                                                 : jj_format_date (deadline));
  finding->detail = g_strdup (jj_label (field->choices[wanted].label));
}

static const JjParam period[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "fields", JJ_PARAM_FIELDS, JJ_PARAM_NEEDED, "date" },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_date_in_plan_year = {
  .id = "date_in_plan_year",
  .params = period,
  .begin = begin_period,
  .visit = visit_period,
};

static const JjParam order[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "first", JJ_PARAM_FIELD, JJ_PARAM_NEEDED, "date" },
  { "last", JJ_PARAM_FIELD, JJ_PARAM_NEEDED, "date" },
  { NULL },
};

const JjForm jj_form_date_order = {
  .id = "date_order",
  .params = order,
  .begin = begin_order,
  .visit = visit_order,
  .fix = fix_order,
};

static const JjParam deadline_params[] = {
  { "milestone", JJ_PARAM_ENUM, JJ_PARAM_NEEDED,
    "apply review approve disburse midterm settle other" },
  { "month", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE },
  { "day", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE },
  { "year_offset", JJ_PARAM_INT, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_deadline = {
  .id = "deadline",
  .params = deadline_params,
  .run = run_deadline,
  .reads = JJ_KIND_BIT (JJ_KIND_MILESTONE),
};
