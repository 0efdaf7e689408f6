/* jj-trial.c: the old programmes' money against the merged plan (先行試算) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-trial.h"

#include "jj-format.h"
#include "jj-language.h"
#include "jj-money.h"

#include <string.h>

static const JjEntry *
find_rule (const JjFigures *figures, JjPlan *plan)
{
  JjPackSet *packs = jj_figures_get_packs (figures);
  g_autoptr (GPtrArray) rules
      = jj_pack_set_list (packs, "not_less_than_before", jj_plan_get_first_day (plan));

  for (guint i = 0; i < rules->len; i++)
    {
      const JjEntry *rule = g_ptr_array_index (rules, i);

      if (g_strcmp0 (jj_entry_get_string (rule, "by"), "total") == 0
          && g_strcmp0 (jj_entry_get_string (rule, "measure"), "granted") == 0)
        return rule;
    }
  return NULL;
}

static gint64
known (gint64 amount, guint n)
{
  return n > 0 ? amount : JJ_EMPTY;
}

static gint64
difference (gint64 before, gint64 granted)
{
  gint64 result;

  return before != JJ_EMPTY && granted != JJ_EMPTY && jj_money_add (granted, -before, &result)
             ? result
             : JJ_EMPTY;
}

static void
add_known (gint64 *sum, gint64 amount)
{
  if (amount == JJ_EMPTY)
    return;
  if (*sum == JJ_EMPTY)
    *sum = 0;
  if (!jj_money_add (*sum, amount, sum))
    *sum = JJ_EMPTY;
}

static void
add_row (JjTrial *self, const JjTrialRow *row)
{
  g_array_append_val (self->rows, *row);
  if (!row->judged)
    return;
  add_known (&self->total.before, row->before);
  add_known (&self->total.granted, row->granted);
  add_known (&self->total.budgeted, row->budgeted);
}

JjTrial *
jj_trial_new (const JjFigures *figures, JjPlan *plan)
{
  const JjTotals *totals = jj_figures_get_totals (figures);
  const JjEntry *rule = find_rule (figures, plan);
  const JjChoice *choices = jj_kind_purse.fields[JJ_PURSE_SOURCE].choices;
  JjTrial *self = g_new0 (JjTrial, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (JjTrialRow));
  self->total.source = JJ_N_SOURCES;
  self->total.judged = TRUE;
  self->total.before = self->total.granted = self->total.budgeted = JJ_EMPTY;
  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      const JjPurseSum *sum = &totals->sources[i];
      JjTrialRow row = { .source = i };

      if (sum->n == 0)
        continue;
      row.judged = rule && jj_entry_list_has (rule, "sources", choices[i].id);
      row.before = known (sum->before, sum->n_before);
      row.granted = known (sum->granted, sum->n_granted);
      row.budgeted = sum->budgeted;
      row.difference = difference (row.before, row.granted);
      add_row (self, &row);
    }
  self->total.difference = difference (self->total.before, self->total.granted);
  if (self->total.difference != JJ_EMPTY)
    self->verdict = self->total.difference < 0 ? JJ_TRIAL_LESS : JJ_TRIAL_NOT_LESS;
  return self;
}

void
jj_trial_free (JjTrial *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

char *
jj_trial_describe (const JjTrial *self)
{
  g_autofree char *before = NULL, *granted = NULL, *more = NULL;

  if (self->verdict == JJ_TRIAL_UNKNOWN)
    return g_strdup (_ ("Enter what the old programmes had and what is granted now; then it shows "
                        "whether the merged plan has less."));
  before = jj_format_money (self->total.before);
  granted = jj_format_money (self->total.granted);
  more = jj_format_money (ABS (self->total.difference));
  if (self->verdict == JJ_TRIAL_LESS)
    return g_strdup_printf (_ ("The merged plan has less: NT$ %s were %s before, NT$ %s are "
                               "missing."),
                            granted, before, more);
  if (self->total.difference == 0)
    return g_strdup_printf (_ ("The merged plan has not less: NT$ %s, as much as before."),
                            granted);
  return g_strdup_printf (_ ("The merged plan has not less: NT$ %s were %s before, NT$ %s more."),
                          granted, before, more);
}
