/* purses.c: what is charged to a source of funds against what it grants */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-money.h"

#define SOURCES "k12ea teacher_dept it_dept county_match own other"

typedef void (*VisitPurse) (JjCheck *check, const JjElement *element, const JjPurseFigure *purse);

static gboolean
is_counted (JjCheck *check, const JjPurseFigure *purse)
{
  const JjField *field = &jj_kind_purse.fields[JJ_PURSE_SOURCE];

  return purse->source < JJ_N_SOURCES
         && jj_entry_list_has (check->entry, "sources", field->choices[purse->source].id);
}

static void
each_purse (JjCheck *check, VisitPurse visit)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (check->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      if (is_counted (check, &purses[i]) && purses[i].remaining != JJ_EMPTY)
        visit (check, jj_plan_find (check->plan, purses[i].id), &purses[i]);
    }
}

static void
visit_ceiling (JjCheck *check, const JjElement *element, const JjPurseFigure *purse)
{
  JjFinding *finding;

  if (purse->remaining >= 0)
    return;
  finding = jj_check_add (check, element, JJ_PURSE_GRANTED, jj_format_money (purse->budgeted),
                          jj_format_money (purse->granted));
  finding->detail = jj_format_money (-purse->remaining);
}

static void
run_ceiling (JjCheck *check)
{
  each_purse (check, visit_ceiling);
}

static void
visit_remaining (JjCheck *check, const JjElement *element, const JjPurseFigure *purse)
{
  gint64 share = jj_entry_get_int_or (check->entry, "maximum", 10000), limit;
  JjFinding *finding;

  if (!jj_money_share_round (MAX (purse->granted, 0), share, 10000, &limit)
      || purse->remaining <= limit)
    return;
  finding = jj_check_add (check, element, JJ_PURSE_GRANTED, jj_format_money (purse->remaining),
                          jj_format_money (limit));
  finding->detail = jj_format_share (share);
}

static void
run_remaining (JjCheck *check)
{
  each_purse (check, visit_remaining);
}

/* The county's own money: what it has granted against what the ratio asks of it. */
static void
run_ratio (JjCheck *check)
{
  const JjTotals *totals = jj_figures_get_totals (check->figures);
  const JjPurseSum *match = &totals->sources[JJ_SOURCE_COUNTY_MATCH];
  const JjEntry *ratios = jj_check_get_entry (check, "ratios");
  const JjElement *element = jj_plan_get_root (check->plan);
  int field = -1;
  JjFinding *finding;
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (check->figures, &n);

  if (!ratios || totals->match == JJ_EMPTY || totals->match <= match->granted)
    return;
  for (guint i = n; i > 0; i--)
    {
      if (purses[i - 1].source != JJ_SOURCE_COUNTY_MATCH)
        continue;
      element = jj_plan_find (check->plan, purses[i - 1].id);
      field = JJ_PURSE_GRANTED;
    }
  finding = jj_check_add (check, element, field, jj_format_money (match->granted),
                          jj_format_money (totals->match));
  finding->detail = jj_format_money (totals->match - match->granted);
  finding->fixable = field >= 0 && match->n == 1;
  finding->fix = totals->match;
  jj_check_rest_on (finding, ratios);
}

static JjEdit *
fix_ratio (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam ceiling[] = {
  { "sources", JJ_PARAM_LIST, JJ_PARAM_NEEDED, SOURCES },
  { NULL },
};

const JjForm jj_form_purse_ceiling = {
  .id = "purse_ceiling",
  .params = ceiling,
  .run = run_ceiling,
  .reads = JJ_FIGURE_KINDS,
};

static const JjParam remaining[] = {
  { "sources", JJ_PARAM_LIST, JJ_PARAM_NEEDED, SOURCES },
  { "maximum", JJ_PARAM_SHARE, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_purse_remaining = {
  .id = "purse_remaining",
  .params = remaining,
  .run = run_remaining,
  .reads = JJ_FIGURE_KINDS,
};

static const JjParam ratio[] = {
  { "ratios", JJ_PARAM_ENTRY, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_ratio_by_tier = {
  .id = "ratio_by_tier",
  .params = ratio,
  .run = run_ratio,
  .reads = JJ_FIGURE_KINDS,
  .fix = fix_ratio,
};
