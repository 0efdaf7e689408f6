/* jj-indicators.c: results that the plan itself knows */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-indicators.h"

#include "jj-community-rules.h"
#include "jj-coverage.h"
#include "jj-execution.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-money.h"

#include <string.h>

#define HUNDRED 100

typedef struct
{
  JjPlan *plan;
  const JjFigures *figures;
  JjIndicatorValue *out;
} Run;

/* Adds to the numerator what an element gives, and names it. */
static void
add (Run *run, const JjElement *element, gint64 hundredths)
{
  JjId id = jj_element_get_id (element);

  if (hundredths <= 0)
    return;
  if (!jj_money_add (run->out->numerator, hundredths, &run->out->numerator))
    run->out->numerator = G_MAXINT64;
  g_array_append_val (run->out->ids, id);
  g_array_append_val (run->out->amounts, hundredths);
}

static void
community_count (Run *run)
{
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_COMMUNITY); i++)
    add (run, jj_plan_get_nth (run->plan, JJ_KIND_COMMUNITY, i), HUNDRED);
}

static void
add_communities (Run *run, guint field)
{
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_COMMUNITY); i++)
    {
      const JjElement *community = jj_plan_get_nth (run->plan, JJ_KIND_COMMUNITY, i);

      add (run, community, HUNDRED * jj_element_get_number_or (community, field, 0));
    }
}

static void
community_participation (Run *run)
{
  gint64 teachers = 0;

  add_communities (run, JJ_COMMUNITY_MEMBERS);
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (run->plan, JJ_KIND_SCHOOL, i);

      if (jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
        teachers += jj_element_get_number_or (school, JJ_SCHOOL_TEACHERS, 0);
    }
  run->out->denominator = HUNDRED * teachers;
}

static void
community_meetings (Run *run)
{
  add_communities (run, JJ_COMMUNITY_MEETINGS);
}

static void
conveners_trained (Run *run)
{
  add_communities (run, JJ_COMMUNITY_CONVENER_TRAINED);
}

/* Of the schools that the packs ask for a community. */
static void
school_coverage (Run *run)
{
  g_autoptr (GPtrArray) rules
      = jj_community_rules_list_per_school (jj_figures_get_packs (run->figures), run->plan);

  run->out->denominator = 0;
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (run->plan, JJ_KIND_SCHOOL, i);

      if (jj_school_count_asked (rules, school) == 0)
        continue;
      run->out->denominator += HUNDRED;
      add (run, school, jj_school_count_communities (school) > 0 ? HUNDRED : 0);
    }
}

static gboolean
has_form (const JjElement *activity, const char *const *forms)
{
  gint64 form = jj_element_get_number (activity, JJ_ACTIVITY_FORM);

  return form != JJ_EMPTY
         && g_strv_contains (forms, jj_kind_activity.fields[JJ_ACTIVITY_FORM].choices[form].id);
}

static gint64
participants (const JjElement *activity, gboolean by_session)
{
  gint64 sessions = by_session ? jj_element_get_number_or (activity, JJ_ACTIVITY_SESSIONS, 1) : 1;

  return HUNDRED * sessions * jj_element_get_number_or (activity, JJ_ACTIVITY_PARTICIPANTS, 0);
}

static void
training_participants (Run *run)
{
  static const char *const forms[] = { "workshop", "course", NULL };

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_ACTIVITY); i++)
    {
      const JjElement *activity = jj_plan_get_nth (run->plan, JJ_KIND_ACTIVITY, i);

      add (run, activity, has_form (activity, forms) ? participants (activity, TRUE) : 0);
    }
}

static void
advisory_visits (Run *run)
{
  static const char *const forms[] = { "visit", NULL };

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_ACTIVITY); i++)
    {
      const JjElement *activity = jj_plan_get_nth (run->plan, JJ_KIND_ACTIVITY, i);

      if (has_form (activity, forms))
        add (run, activity, HUNDRED * jj_element_get_number_or (activity, JJ_ACTIVITY_SESSIONS, 1));
    }
}

/* theme: index among the nine, A1 first. */
static void
add_theme (Run *run, int theme, gboolean by_session)
{
  guint n;
  const JjGroupFigure *programmes = jj_figures_get_programmes (run->figures, &n);

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_ACTIVITY); i++)
    {
      const JjElement *activity = jj_plan_get_nth (run->plan, JJ_KIND_ACTIVITY, i);
      const JjElement *programme = jj_element_get_ref (activity, JJ_ACTIVITY_PROGRAMME);
      const JjGroupFigure *row
          = programme ? jj_figures_find_programme (run->figures, jj_element_get_id (programme))
                      : &programmes[n - 1];

      if (row && row->theme == theme)
        add (run, activity, participants (activity, by_session));
    }
}

static void
it_participants (Run *run)
{
  add_theme (run, 8, TRUE);
}

static void
out_of_field (Run *run)
{
  add_theme (run, 5, FALSE);
}

static void
certified (Run *run)
{
  gint64 first = jj_plan_get_first_day (run->plan), last = jj_plan_get_last_day (run->plan);
  int ladder
      = jj_field_find_choice (&jj_kind_talent_pool.fields[JJ_TALENT_POOL_LADDER], "three_classes");

  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_BELONGS_TO); i++)
    {
      const JjElement *link = jj_plan_get_nth (run->plan, JJ_KIND_BELONGS_TO, i);
      gint64 issued = jj_element_get_number (link, JJ_BELONGS_TO_ISSUED);

      if (issued != JJ_EMPTY && issued >= first && issued <= last
          && jj_element_get_number (jj_link_get_to (link), JJ_TALENT_POOL_LADDER) == ladder)
        add (run, link, HUNDRED);
    }
}

/* 初任教師: a full-time teacher of at most three years (教師進修研究等專業發展辦法 §17). */
static gboolean
is_novice (const JjElement *person, gint64 first_day)
{
  gint64 since = jj_element_get_number (person, JJ_PERSON_FIRST_YEAR);

  return since != JJ_EMPTY && first_day != JJ_EMPTY && since > first_day - 3 * 365 - 1;
}

static gboolean
has_mentor (const JjElement *person)
{
  for (guint i = 0; i < jj_element_get_n_referrers (person); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (person, i, &field);

      if (jj_element_get_kind_id (link) == JJ_KIND_MENTORS && field == JJ_TO)
        return TRUE;
    }
  return FALSE;
}

static void
novices_mentored (Run *run)
{
  gint64 first = jj_plan_get_first_day (run->plan);

  run->out->denominator = 0;
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (run->plan, JJ_KIND_PERSON, i);

      if (!is_novice (person, first))
        continue;
      run->out->denominator += HUNDRED;
      add (run, person, has_mentor (person) ? HUNDRED : 0);
    }
}

static void
reduced_periods (Run *run)
{
  const JjEntry *entry
      = jj_pack_set_find (jj_figures_get_packs (run->figures), "number.reduction_weeks",
                          jj_plan_get_first_day (run->plan));
  gint64 weeks;

  if (!entry || !jj_entry_get_int (entry, "value", &weeks))
    {
      run->out->value = JJ_EMPTY;
      run->out->denominator = 0; /* not known */
      return;
    }
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (run->plan, JJ_KIND_PERSON, i);

      add (run, person, weeks * jj_element_get_number_or (person, JJ_PERSON_REDUCED_PERIODS, 0));
    }
}

/* That of jj-execution.h, once something was spent. */
static void
execution_rate (Run *run)
{
  gint64 approved = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < jj_figures_get_n_lines (run->figures); i++)
    {
      const JjElement *line = jj_plan_get_nth (run->plan, JJ_KIND_BUDGET_LINE, i);
      const JjLineFigure *figure = jj_figures_get_line (run->figures, i);

      if (!(figure->flags & JJ_LINE_COUNTS))
        continue;
      any |= !jj_element_is_empty (line, JJ_BUDGET_LINE_SPENT);
      add (run, line, HUNDRED * jj_element_get_number_or (line, JJ_BUDGET_LINE_SPENT, 0));
      approved += jj_execution_get_approved (figure, line);
    }
  run->out->denominator = any ? HUNDRED * approved : 0;
}

static const char *const formulas[] = { "community_count",       "community_participation",
                                        "community_meetings",    "school_coverage",
                                        "training_participants", "certified",
                                        "conveners_trained",     "novices_mentored",
                                        "advisory_visits",       "reduced_periods",
                                        "execution_rate",        "it_participants",
                                        "out_of_field",          NULL };

static void (*const computes[]) (Run *run)
    = { community_count,   community_participation, community_meetings,
        school_coverage,   training_participants,   certified,
        conveners_trained, novices_mentored,        advisory_visits,
        reduced_periods,   execution_rate,          it_participants,
        out_of_field };
G_STATIC_ASSERT (G_N_ELEMENTS (computes) + 1 == G_N_ELEMENTS (formulas));

const char *const *
jj_indicator_get_formulas (void)
{
  return formulas;
}

JjIndicatorValue *
jj_indicator_compute (JjPlan *plan, const JjFigures *figures, const char *formula)
{
  JjIndicatorValue *out = g_new0 (JjIndicatorValue, 1);
  Run run = { plan, figures, out };
  guint i;

  out->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  out->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  out->denominator = JJ_EMPTY;
  out->value = JJ_EMPTY;
  for (i = 0; formulas[i] && g_strcmp0 (formulas[i], formula) != 0; i++)
    ;
  if (!formulas[i])
    return out;
  computes[i](&run);
  if (out->denominator == JJ_EMPTY)
    out->value = out->numerator;
  else if (out->denominator > 0
           && !jj_money_share_round (out->numerator, 10000, out->denominator, &out->value))
    out->value = JJ_EMPTY;
  return out;
}

void
jj_indicator_value_free (JjIndicatorValue *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->amounts);
  g_free (self);
}
