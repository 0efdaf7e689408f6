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

/* Days of a plan's year: 9/1 and 3/1, as jj_workload_get_cost() takes them. */
static const guint starts[N_HALVES] = { 31, 212 };
static const char *const items[]
    = { "substitute_elementary", "substitute_junior", "substitute_senior" };

typedef struct
{
  JjPlan *plan;
  JjEdit *edit;
  JjId activity; /* 0: not there yet */
  JjCoder lines;
  gint64 first;
  gint64 weeks[N_HALVES];
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

/* Hundredths of periods a week, by item. */
static void
add_up (JjPlan *plan, const JjPackSet *packs, JjReductions *sums, gint64 *periods)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (plan, JJ_KIND_PERSON, i);
      gint64 reduced = jj_element_get_number_or (person, JJ_PERSON_REDUCED_PERIODS, 0);
      gint64 cost = jj_workload_get_cost (plan, packs, person);
      int item = find_item (person);

      if (reduced <= 0)
        continue;
      if (item < 0 || cost == JJ_EMPTY || !jj_money_add (periods[item], reduced, &periods[item])
          || !jj_money_add (sums->cost, cost, &sums->cost))
        sums->n_left_out++;
      else
        sums->n_persons++;
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

/* (nullable) */
static const JjElement *
find_line (const Run *self, const char *item, gint64 day)
{
  const JjElement *activity = jj_plan_find (self->plan, self->activity);

  for (guint i = 0; activity && i < jj_element_get_n_referrers (activity); i++)
    {
      guint field;
      const JjElement *line = jj_element_get_referrer (activity, i, &field);

      if (jj_element_get_kind_id (line) == JJ_KIND_BUDGET_LINE && field == JJ_BUDGET_LINE_ACTIVITY
          && g_strcmp0 (jj_element_get_text (line, JJ_BUDGET_LINE_ITEM), item) == 0
          && jj_element_get_number (line, JJ_BUDGET_LINE_DATE) == day)
        return line;
    }
  return NULL;
}

static void
add_line (Run *self, const char *item, guint half, gint64 periods)
{
  JjId id = jj_edit_insert (self->edit, JJ_KIND_BUDGET_LINE, 0);
  g_autofree char *code = jj_coder_next (&self->lines);

  jj_edit_set_text (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_CODE, code);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ACTIVITY, self->activity);
  jj_edit_set_text (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ITEM, item);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_QUANTITY, periods);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_TIMES, self->weeks[half]);
  jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_DATE,
                      self->first + starts[half]);
}

static void
follow (Run *self, const char *item, guint half, gint64 periods)
{
  const JjElement *line = find_line (self, item, self->first + starts[half]);
  JjId id = line ? jj_element_get_id (line) : 0;

  if (!line && periods > 0)
    add_line (self, item, half, periods);
  else if (line && periods == 0)
    jj_edit_delete (self->edit, JJ_KIND_BUDGET_LINE, id);
  else if (line && jj_element_get_number (line, JJ_BUDGET_LINE_QUANTITY) != periods)
    jj_edit_set_number (self->edit, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_QUANTITY, periods);
}

JjEdit *
jj_reductions_make_edit (JjPlan *plan, const JjPackSet *packs, JjReductions *sums)
{
  Run run = { .plan = plan, .first = jj_proposals_get_day (plan) };
  const JjEntry *entry = jj_pack_set_find (packs, "number.reduction_weeks", run.first);
  gint64 periods[G_N_ELEMENTS (items)] = { 0 }, weeks;
  g_autofree char *title = get_title ();

  *sums = (JjReductions){ 0 };
  run.edit = jj_edit_new (_ ("Reduced periods into the budget"));
  add_up (plan, packs, sums, periods);
  if (!entry || !jj_entry_get_int (entry, "value", &weeks))
    return run.edit;
  jj_money_split (weeks, (const gint64[]){ 1, 1 }, N_HALVES, run.weeks);
  run.activity = find_activity (plan, title);
  if (!run.activity && sums->n_persons > 0)
    run.activity = make_activity (&run, title);
  jj_coder_init (&run.lines, plan, JJ_KIND_BUDGET_LINE);
  for (guint i = 0; run.activity && i < G_N_ELEMENTS (items) * N_HALVES; i++)
    follow (&run, items[i / N_HALVES], i % N_HALVES, periods[i / N_HALVES]);
  return run.edit;
}
