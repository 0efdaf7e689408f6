/* jj-figures-sums.c: what follows from the lines: activities, programmes, purses, match, coverage
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figures-private.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-money.h"

#include <string.h>

/* Typed amounts have bounds of their own, but a sum of many could still pass 64 bits: it stays at
 * the last sum that fits and the plan is marked. */
static void
add_typed (JjTotals *totals, gint64 *sum, gint64 amount)
{
  if (!jj_money_add (*sum, amount, sum))
    totals->overflow = TRUE;
}

guint
jj_figures_get_month (const JjFigures *self, const JjLineFigure *line)
{
  guint month = 11;

  while (month > 0 && line->date < self->month_starts[month])
    month--;
  return month;
}

static void
count_parts (JjFigures *self, guint i, int sign)
{
  const JjLineFigure *line = jj_figures_get_line (self, i);
  const JjPart *parts = jj_figures_get_parts (self, i);

  for (guint j = 0; j < line->n_parts; j++)
    {
      int purse = jj_id_index_find (self->purse_index, parts[j].purse);

      g_assert (purse >= 0);
      self->purses[purse].budgeted += sign * parts[j].amount;
    }
}

void
jj_figures_count_line (JjFigures *self, guint i, int sign)
{
  const JjLineFigure *line = jj_figures_get_line (self, i);
  JjGroupFigure *activity = &self->activities[line->activity];
  JjTotals *totals = &self->totals;

  if (line->flags & JJ_LINE_OVERFLOW)
    totals->n_overflow += (guint)sign;
  if (!(line->flags & JJ_LINE_COUNTS))
    return;
  totals->n_lines += (guint)sign;
  totals->total += sign * line->amount;
  totals->unassigned += sign * line->unassigned;
  totals->accounts[line->account] += sign * line->amount;
  totals->years[0] += sign * line->first_year;
  totals->years[1] += sign * (line->amount - line->first_year);
  totals->months[jj_figures_get_month (self, line)] += sign * line->amount;
  activity->amount += sign * line->amount;
  activity->own = activity->amount;
  activity->unassigned += sign * line->unassigned;
  activity->n_lines += (guint32)sign;
  count_parts (self, i, sign);
}

void
jj_figures_count_base (JjFigures *self, const JjLineFigure *line, int sign)
{
  JjBase *base = &self->bases[line->activity];

  if (!(line->flags & JJ_LINE_COUNTS) || line->computed == JJ_COMPUTED_MISC)
    return;
  base->accounts[line->account] += sign * line->amount;
  if (line->flags & JJ_LINE_SALARY)
    base->salary += sign * line->amount;
}

static void
read_programme (JjFigures *self, const JjElement *element, guint row)
{
  JjGroupFigure *programme = &self->programmes[row];
  const JjElement *parent = jj_element_get_ref (element, JJ_PROGRAMME_PARENT);

  programme->id = jj_element_get_id (element);
  programme->programme = self->n_programmes - 1;
  if (parent)
    programme->programme
        = (guint32)jj_id_index_find (self->programme_index, jj_element_get_id (parent));
  programme->theme = programme->group = -1;
  for (; element; element = jj_element_get_ref (element, JJ_PROGRAMME_PARENT))
    {
      if (programme->theme < 0)
        programme->theme = (gint8)jj_element_get_number_or (element, JJ_PROGRAMME_THEME, -1);
      if (programme->group < 0)
        programme->group = (gint8)jj_element_get_number_or (element, JJ_PROGRAMME_GROUP, -1);
      programme->depth = (guint8)MIN (programme->depth + 1, G_MAXUINT8);
    }
  programme->depth--;
}

static JjIdIndex *
index_kind (JjPlan *plan, JjKindId kind)
{
  guint n = jj_plan_get_count (plan, kind);
  JjIdIndex *index = jj_id_index_new (n);

  for (guint i = 0; i < n; i++)
    jj_id_index_add (index, jj_element_get_id (jj_plan_get_nth (plan, kind, i)), i);
  return index;
}

static void
set_none (JjGroupFigure *row, guint32 programme)
{
  row->theme = row->group = -1;
  row->programme = programme;
}

void
jj_figures_read_groups (JjFigures *self, JjPlan *plan)
{
  guint none;

  self->n_programmes = jj_plan_get_count (plan, JJ_KIND_PROGRAMME) + 1;
  self->n_activities = jj_plan_get_count (plan, JJ_KIND_ACTIVITY) + 1;
  self->programme_index = index_kind (plan, JJ_KIND_PROGRAMME);
  self->activity_index = index_kind (plan, JJ_KIND_ACTIVITY);
  self->programmes = g_new0 (JjGroupFigure, self->n_programmes);
  self->activities = g_new0 (JjGroupFigure, self->n_activities);
  self->bases = g_new0 (JjBase, self->n_activities);
  none = self->n_programmes - 1;
  for (guint i = 0; i < none; i++)
    read_programme (self, jj_plan_get_nth (plan, JJ_KIND_PROGRAMME, i), i);
  set_none (&self->programmes[none], none);
  for (guint i = 0; i + 1 < self->n_activities; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, JJ_KIND_ACTIVITY, i);
      const JjElement *programme = jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME);
      JjGroupFigure *row = &self->activities[i];

      row->id = jj_element_get_id (element);
      row->programme = none;
      if (programme)
        row->programme
            = (guint32)jj_id_index_find (self->programme_index, jj_element_get_id (programme));
      row->theme = self->programmes[row->programme].theme;
      row->group = self->programmes[row->programme].group;
    }
  set_none (&self->activities[self->n_activities - 1], none);
}

/* The central share of a source at the plan's tier; JJ_EMPTY where no entry or no tier says it. */
static gint64
ratio_of (JjFigures *self, JjPlan *plan, JjSource source)
{
  const JjField *field = &jj_kind_purse.fields[JJ_PURSE_SOURCE];
  gint64 tier = jj_element_get_number (jj_plan_get_root (plan), JJ_PLAN_FISCAL_TIER);
  g_autoptr (GPtrArray) entries = NULL;

  if (source >= JJ_N_SOURCES || tier < 1 || tier > 5)
    return JJ_EMPTY;
  entries = jj_pack_set_list (self->packs, "tier_ratio", self->first_day);
  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = entries->pdata[i];

      if (jj_entry_list_has (entry, "sources", field->choices[source].id))
        return json_array_get_int_element (jj_entry_get_array (entry, "ratios"), (guint)tier - 1);
    }
  return JJ_EMPTY;
}

void
jj_figures_read_purses (JjFigures *self, JjPlan *plan)
{
  self->n_purses = jj_plan_get_count (plan, JJ_KIND_PURSE);
  self->purse_index = index_kind (plan, JJ_KIND_PURSE);
  self->purses = g_new0 (JjPurseFigure, self->n_purses);
  for (guint i = 0; i < self->n_purses; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, JJ_KIND_PURSE, i);
      JjPurseFigure *purse = &self->purses[i];

      purse->id = jj_element_get_id (element);
      purse->source = (JjSource)jj_element_get_number_or (element, JJ_PURSE_SOURCE, JJ_N_SOURCES);
      purse->granted = jj_element_get_number (element, JJ_PURSE_GRANTED);
      purse->before = jj_element_get_number (element, JJ_PURSE_BEFORE);
      purse->ratio = ratio_of (self, plan, purse->source);
    }
}

static gboolean
is_covered (const JjElement *school)
{
  for (guint i = 0; i < jj_element_get_n_referrers (school); i++)
    {
      guint field;
      const JjElement *from = jj_element_get_referrer (school, i, &field);
      JjKindId kind = jj_element_get_kind_id (from);

      if (kind == JJ_KIND_COMMUNITY && field == JJ_COMMUNITY_SCHOOL)
        return TRUE;
      if (kind == JJ_KIND_MEMBER_OF && field == JJ_FROM
          && jj_element_get_kind_id (jj_link_get_to (from)) == JJ_KIND_COMMUNITY)
        return TRUE;
    }
  return FALSE;
}

void
jj_figures_read_schools (JjFigures *self, JjPlan *plan)
{
  self->totals.n_schools = self->totals.n_schools_covered = 0;
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i);

      if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
        continue;
      self->totals.n_schools++;
      self->totals.n_schools_covered += is_covered (school);
    }
}

/* The central part is rounded down, the county takes the rest: 2,043,295 at 9,000 / 10,000 is
 * 1,838,965 and 204,330. */
static void
finish_purse (JjFigures *self, JjPurseFigure *purse)
{
  JjTotals *totals = &self->totals;
  gboolean ministry = purse->source <= JJ_SOURCE_IT_DEPT;

  purse->central = purse->county = JJ_EMPTY;
  if (purse->ratio != JJ_EMPTY
      && jj_money_share_down (purse->budgeted, purse->ratio, 10000, &purse->central))
    purse->county = purse->budgeted - purse->central;
  if (ministry && purse->central == JJ_EMPTY)
    totals->central = totals->match = JJ_EMPTY;
  if (ministry && totals->match != JJ_EMPTY)
    {
      totals->central += purse->central;
      totals->match += purse->county;
    }
}

static void
sum_purse (JjTotals *totals, JjPurseSum *sum, const JjPurseFigure *purse)
{
  sum->n++;
  if (purse->granted != JJ_EMPTY)
    {
      add_typed (totals, &sum->granted, purse->granted);
      sum->n_granted++;
    }
  if (purse->before != JJ_EMPTY)
    {
      add_typed (totals, &sum->before, purse->before);
      sum->n_before++;
    }
  if (purse->budgeted != JJ_EMPTY)
    sum->budgeted += purse->budgeted;
}

static void
finish_purses (JjFigures *self)
{
  JjTotals *totals = &self->totals;
  gboolean match_shown = FALSE;

  totals->overflow = FALSE;
  totals->central = totals->match = 0;
  for (guint i = 0; i < self->n_purses; i++)
    {
      if (self->purses[i].source != JJ_SOURCE_COUNTY_MATCH)
        finish_purse (self, &self->purses[i]);
    }
  memset (totals->sources, 0, sizeof totals->sources);
  memset (&totals->purses, 0, sizeof totals->purses);
  for (guint i = 0; i < self->n_purses; i++)
    {
      JjPurseFigure *purse = &self->purses[i];

      if (purse->source == JJ_SOURCE_COUNTY_MATCH)
        {
          /* Derived: the first such purse shows it. */
          purse->budgeted = match_shown ? 0 : totals->match;
          purse->central = purse->county = JJ_EMPTY;
          match_shown = TRUE;
        }
      purse->remaining = JJ_EMPTY;
      if (purse->granted != JJ_EMPTY && purse->budgeted != JJ_EMPTY)
        purse->remaining = purse->granted - purse->budgeted;
      sum_purse (totals, &totals->sources[purse->source], purse);
      if (purse->source != JJ_SOURCE_COUNTY_MATCH)
        sum_purse (totals, &totals->purses, purse);
    }
}

static void
finish_activity (JjFigures *self, const JjGroupFigure *activity)
{
  JjTotals *totals = &self->totals;
  guint none = self->n_programmes - 1, seen = 0;
  JjGroupFigure *own = &self->programmes[activity->programme];

  own->own += activity->amount;
  totals->themes[activity->theme < 0 ? JJ_N_THEMES : activity->theme] += activity->amount;
  totals->groups[activity->group < 0 ? JJ_N_GROUPS : activity->group] += activity->amount;
  for (guint row = activity->programme;; row = self->programmes[row].programme)
    {
      JjGroupFigure *programme = &self->programmes[row];

      programme->amount += activity->amount;
      programme->unassigned += activity->unassigned;
      programme->n_lines += activity->n_lines;
      if (activity->id && programme->theme >= 0 && !(seen & (1u << programme->theme)))
        totals->theme_activities[programme->theme]++;
      if (programme->theme >= 0)
        seen |= 1u << programme->theme;
      if (row == none || programme->programme == none)
        return;
    }
}

void
jj_figures_finish (JjFigures *self, JjPlan *plan)
{
  JjTotals *totals = &self->totals;

  self->revision = jj_plan_get_revision (plan);
  for (guint i = 0; i < self->n_programmes; i++)
    {
      JjGroupFigure *programme = &self->programmes[i];

      programme->amount = programme->own = programme->unassigned = 0;
      programme->n_lines = 0;
    }
  memset (totals->themes, 0, sizeof totals->themes);
  memset (totals->groups, 0, sizeof totals->groups);
  memset (totals->theme_activities, 0, sizeof totals->theme_activities);
  for (guint i = 0; i < self->n_activities; i++)
    finish_activity (self, &self->activities[i]);
  finish_purses (self);
}
