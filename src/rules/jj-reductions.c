/* jj-reductions.c: what reduced periods cost, as lines of the budget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-reductions.h"

#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-money.h"
#include "jj-plan-language.h"
#include "jj-proposals-private.h"
#include "jj-workload.h"

#include <string.h>

#define N_HALVES 2
#define N_ITEMS 3

/* Days of a plan's year: 9/1 and 3/1, as jj_workload_get_cost() takes them. */
static const guint starts[N_HALVES] = { 31, 212 };
static const char *const items[N_ITEMS]
    = { "substitute_elementary", "substitute_junior", "substitute_senior" };

typedef struct
{
  JjPlan *plan;
  JjEdit *edit;
  JjId activity;
  JjCoder lines;
  gint64 first;
} Run;

/* -1: special schools have no price of their own. */
static int
find_item (const JjElement *person)
{
  const JjElement *school = jj_element_get_ref (person, JJ_PERSON_SCHOOL);

  switch (school ? jj_element_get_number (school, JJ_SCHOOL_LEVEL) : JJ_EMPTY)
    {
    case JJ_LEVEL_ELEMENTARY:
      return 0;
    case JJ_LEVEL_JUNIOR:
    case JJ_LEVEL_COMBINED:
      return 1;
    case JJ_LEVEL_SENIOR:
      return 2;
    default:
      return -1;
    }
}

static void
ask (JjPlan *plan, const JjPackSet *packs, gint64 weeks, JjReductions *sums, gint64 *missing)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (plan, JJ_KIND_PERSON, i);
      gint64 reduced = jj_element_get_number_or (person, JJ_PERSON_REDUCED_PERIODS, 0);
      gint64 cost = jj_workload_get_cost (plan, packs, person), periods = 0;
      int item = find_item (person);

      if (reduced <= 0)
        continue;
      if (item < 0 || cost == JJ_EMPTY || __builtin_mul_overflow (reduced, weeks, &periods)
          || !jj_money_add (missing[item], periods, &missing[item])
          || !jj_money_add (sums->cost, cost, &sums->cost))
        sums->n_left_out++;
      else
        {
          sums->n_persons++;
          sums->periods += periods;
        }
    }
}

/* What the budget has already, whoever wrote it. */
static void
take_lines (JjPlan *plan, JjPackSet *packs, JjReductions *sums, gint64 *missing)
{
  g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *figure = jj_figures_get_line (figures, i);
      const JjElement *line = jj_plan_find (plan, figure->id);
      const char *item = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);
      gint64 periods = 0;
      guint k = 0;

      while (k < N_ITEMS && g_strcmp0 (item, items[k]) != 0)
        k++;
      if (k == N_ITEMS || !(figure->flags & JJ_LINE_COUNTS) || figure->amount <= 0
          || __builtin_mul_overflow (jj_element_get_number_or (line, JJ_BUDGET_LINE_QUANTITY, 0),
                                     jj_element_get_number_or (line, JJ_BUDGET_LINE_TIMES, 1),
                                     &periods))
        continue;
      missing[k] -= periods;
      sums->n_lines++;
      sums->there += figure->amount;
      sums->periods_there += periods;
    }
}

/* (transfer full) */
static char *
get_title (void)
{
  char *title;

  jj_language_enter_plan ();
  title = g_strdup (_ ("Substitutes for reduced periods"));
  jj_language_leave_plan ();
  return title;
}

static JjId
find_activity (JjPlan *plan, const char *title)
{
  guint n = 0;
  const JjElement *found = jj_plan_find_name (plan, JJ_KIND_ACTIVITY, title, &n);

  return found ? jj_element_get_id (found) : 0;
}

static JjId
make_activity (Run *self, const char *title)
{
  JjId id = jj_edit_insert (self->edit, JJ_KIND_ACTIVITY, 0);
  g_autofree char *code = NULL;
  JjCoder coder;

  jj_coder_init (&coder, self->plan, JJ_KIND_ACTIVITY);
  code = jj_coder_next (&coder);
  jj_edit_set_text (self->edit, JJ_KIND_ACTIVITY, id, JJ_CODE, code);
  jj_edit_set_text (self->edit, JJ_KIND_ACTIVITY, id, JJ_NAME, title);
  return id;
}

static void
add_line (Run *self, const char *item, guint half, gint64 periods, gint64 weeks)
{
  JjId id = jj_edit_insert (self->edit, JJ_KIND_BUDGET_LINE, 0);
  g_autofree char *code = jj_coder_next (&self->lines);

  jj_edit_set_text (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_CODE, code);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ACTIVITY, self->activity);
  jj_edit_set_text (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ITEM, item);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_QUANTITY, periods);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_TIMES, weeks);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_DATE,
                      self->first + starts[half]);
}

/* Periods a week where they come out even, else the year's periods at once. */
static void
add_item (Run *self, const char *item, gint64 missing, gint64 weeks)
{
  static const gint64 equal[N_HALVES] = { 1, 1 };
  gboolean is_even = missing % weeks == 0;
  gint64 parts[N_HALVES];

  jj_money_split (is_even ? weeks : missing, equal, N_HALVES, parts);
  for (guint half = 0; half < N_HALVES; half++)
    if (parts[half] > 0)
      add_line (self, item, half, is_even ? missing / weeks : parts[half],
                is_even ? parts[half] : 1);
}

JjEdit *
jj_reductions_make_edit (JjPlan *plan, JjPackSet *packs, JjReductions *sums)
{
  Run run = { .plan = plan, .first = jj_proposals_get_day (plan) };
  const JjEntry *entry = jj_pack_set_find (packs, "number.reduction_weeks", run.first);
  gint64 missing[N_ITEMS] = { 0 }, weeks;
  g_autofree char *title = get_title ();

  *sums = (JjReductions){ 0 };
  run.edit = jj_edit_new (_ ("Reduced periods into the budget"));
  if (!entry || !jj_entry_get_int (entry, "value", &weeks) || weeks <= 0)
    return run.edit;
  ask (plan, packs, weeks, sums, missing);
  take_lines (plan, packs, sums, missing);
  jj_coder_init (&run.lines, plan, JJ_KIND_BUDGET_LINE);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      if (missing[i] <= 0)
        continue;
      if (!run.activity)
        run.activity = find_activity (plan, title);
      if (!run.activity)
        run.activity = make_activity (&run, title);
      sums->periods_missing += missing[i];
      add_item (&run, items[i], missing[i], weeks);
    }
  return run.edit;
}
