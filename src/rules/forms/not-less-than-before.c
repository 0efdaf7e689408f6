/* not-less-than-before.c: merging the programmes must not shrink the money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-money.h"

#include <string.h>

static const JjElement *
find_purse (JjCheck *check, JjSource source)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (check->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      if (purses[i].source == source)
        return jj_plan_find (check->plan, purses[i].id);
    }
  return jj_plan_get_root (check->plan);
}

/* Nothing is judged before both sides have a figure. */
static void
judge (JjCheck *check, const JjPurseSum *sum, const JjElement *element, const char *detail)
{
  gboolean granted = strcmp (jj_entry_get_string (check->entry, "measure"), "granted") == 0;
  gint64 after = granted ? sum->granted : sum->budgeted;
  int field = jj_element_get_kind_id (element) != JJ_KIND_PURSE ? -1 : JJ_PURSE_GRANTED;
  JjFinding *finding;

  if (sum->n_before == 0 || (granted && sum->n_granted == 0) || after >= sum->before)
    return;
  finding = jj_check_add (check, element, field, jj_format_money (after),
                          jj_format_money (sum->before));
  finding->detail = detail ? g_strdup (detail) : jj_format_money (sum->before - after);
}

static void
add_sum (JjPurseSum *sum, const JjPurseSum *one)
{
  sum->n_before += one->n_before;
  sum->n_granted += one->n_granted;
  if (!jj_money_add (sum->before, one->before, &sum->before)
      || !jj_money_add (sum->granted, one->granted, &sum->granted)
      || !jj_money_add (sum->budgeted, one->budgeted, &sum->budgeted))
    sum->n_before = 0; /* the figures say that they do not fit */
}

static void
run (JjCheck *check)
{
  const JjTotals *totals = jj_figures_get_totals (check->figures);
  const JjField *field = &jj_kind_purse.fields[JJ_PURSE_SOURCE];
  gboolean by_source = strcmp (jj_entry_get_string (check->entry, "by"), "source") == 0;
  JjPurseSum all = { 0 };

  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      if (!jj_entry_list_has (check->entry, "sources", field->choices[i].id))
        continue;
      if (by_source)
        judge (check, &totals->sources[i], find_purse (check, i),
               jj_label (field->choices[i].label));
      else
        add_sum (&all, &totals->sources[i]);
    }
  if (!by_source)
    judge (check, &all, jj_plan_get_root (check->plan), NULL);
}

static const JjParam params[] = {
  { "measure", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "granted budgeted" },
  { "by", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "total source" },
  { "sources", JJ_PARAM_LIST, JJ_PARAM_NEEDED,
    "k12ea teacher_dept it_dept county_match own other" },
  { NULL },
};

const JjForm jj_form_not_less_than_before = {
  .id = "not_less_than_before",
  .params = params,
  .run = run,
  .reads = JJ_FIGURE_KINDS,
};
