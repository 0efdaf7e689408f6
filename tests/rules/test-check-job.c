/* test-check-job.c: findings in slices and after edits are those of a full run */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-check-job.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-random.h"
#include "jj-sample.h"

#define N_EDITS 300

/* Keeps the figures, and what has changed since the findings. */
typedef struct
{
  JjFigures *figures;
  JjFindings *findings;
  JjChanges changes;
} Follower;

static void
clear_changes (JjChanges *changes)
{
  g_array_set_size (changes->inserted, 0);
  g_array_set_size (changes->removed, 0);
  g_array_set_size (changes->touched, 0);
  changes->kinds = 0;
}

static void
on_changed (JjPlan *plan, JjChanges *changes, Follower *follower)
{
  JjFigures *old = follower->figures;

  follower->figures = jj_figures_update (old, plan, changes);
  jj_figures_unref (old);
  g_array_append_vals (follower->changes.inserted, changes->inserted->data, changes->inserted->len);
  g_array_append_vals (follower->changes.removed, changes->removed->data, changes->removed->len);
  g_array_append_vals (follower->changes.touched, changes->touched->data, changes->touched->len);
  follower->changes.kinds |= changes->kinds;
}

static void
follower_init (Follower *follower, JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  follower->figures = jj_figures_new (plan, set, 0);
  follower->findings = jj_check_run (plan, follower->figures);
  follower->changes.inserted = g_array_new (FALSE, FALSE, sizeof (JjId));
  follower->changes.removed = g_array_new (FALSE, FALSE, sizeof (JjId));
  follower->changes.touched = g_array_new (FALSE, FALSE, sizeof (JjId));
  follower->changes.kinds = 0;
  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), follower);
}

static void
follower_clear (Follower *follower, JjPlan *plan)
{
  g_signal_handlers_disconnect_by_data (plan, follower);
  g_array_unref (follower->changes.inserted);
  g_array_unref (follower->changes.removed);
  g_array_unref (follower->changes.touched);
  jj_findings_unref (follower->findings);
  jj_figures_unref (follower->figures);
}

/* In the smallest slices there are. (transfer full) */
static JjFindings *
follow (Follower *follower, JjPlan *plan)
{
  JjCheckJob *job
      = jj_check_job_new (plan, follower->figures, follower->findings, &follower->changes);
  JjFindings *findings;
  guint steps = 1;

  while (!jj_check_job_step (job, 0))
    steps++;
  g_assert_cmpuint (steps, >, 50);
  findings = jj_check_job_finish (job);
  clear_changes (&follower->changes);
  return findings;
}

static void
assert_equal (JjFindings *a, JjFindings *b)
{
  g_assert_cmpuint (jj_findings_get_n (a), ==, jj_findings_get_n (b));
  for (guint i = 0; i < jj_findings_get_n (a); i++)
    {
      const JjFinding *x = jj_findings_get (a, i), *y = jj_findings_get (b, i);

      g_assert_cmpstr (x->rule, ==, y->rule);
      g_assert_cmpstr (x->message, ==, y->message);
      g_assert_cmpstr (x->remedy, ==, y->remedy);
      g_assert_cmpstr (x->value, ==, y->value);
      g_assert_cmpstr (x->limit, ==, y->limit);
      g_assert_true (x->element == y->element && x->field == y->field && x->entry == y->entry);
      g_assert_true (x->severity == y->severity && x->status == y->status
                     && x->certain == y->certain && x->waiver == y->waiver
                     && x->fixable == y->fixable && x->fix == y->fix);
      g_assert_cmpint (jj_findings_worst (a, x->element, x->field), ==,
                       jj_findings_worst (b, x->element, x->field));
    }
  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    g_assert_cmpuint (jj_findings_count (a, severity), ==, jj_findings_count (b, severity));
  g_assert_cmpuint (jj_findings_count_waived (a), ==, jj_findings_count_waived (b));
}

static JjId
pick (JjPlan *plan, JjKindId kind, GRand *rand)
{
  guint n = jj_plan_get_count (plan, kind);

  return n ? jj_element_get_id (
             jj_plan_get_nth (plan, kind, (guint)g_rand_int_range (rand, 0, (gint)n)))
           : 0;
}

/* What a planner does most: figures and texts of a line, dates of an activity. */
static JjEdit *
plausible_edit (JjPlan *plan, GRand *rand)
{
  static const char *const items[]
      = { "lecturer_external", "premium", "misc", "printing", "administration", "no such item" };
  JjEdit *edit = jj_edit_new ("plausible");
  JjId line = pick (plan, JJ_KIND_BUDGET_LINE, rand);
  JjId activity = pick (plan, JJ_KIND_ACTIVITY, rand);

  switch (line && activity ? g_rand_int_range (rand, 0, 6) : 6)
    {
    case 0:
      jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_UNIT_PRICE,
                          g_rand_int_range (rand, 0, 9000));
      break;
    case 1:
      jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_ITEM,
                        items[g_rand_int_range (rand, 0, G_N_ELEMENTS (items))]);
      break;
    case 2:
      jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_ACTIVITY, activity);
      break;
    case 3:
      jj_edit_set_number (edit, JJ_KIND_ACTIVITY, activity, JJ_ACTIVITY_START,
                          jj_plan_get_first_day (plan) + g_rand_int_range (rand, -900, 500));
      break;
    case 4:
      jj_edit_set_text (edit, JJ_KIND_ACTIVITY, activity, JJ_NAME, "改名");
      break;
    case 5:
      jj_edit_set_number (edit, JJ_KIND_COMMUNITY, pick (plan, JJ_KIND_COMMUNITY, rand),
                          JJ_COMMUNITY_MEMBERS, g_rand_int_range (rand, 0, 30));
      break;
    default:
      break;
    }
  return edit;
}

static void
test_after_edits_equal_full_run (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (114);
  g_autoptr (JjPlan) plan = jj_sample_load ();
  Follower follower;

  follower_init (&follower, plan);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (JjFigures) figures = NULL;
      g_autoptr (JjFindings) full = NULL;
      JjFindings *findings;

      jj_build_commit (plan, g_rand_int_range (rand, 0, 2) ? plausible_edit (plan, rand)
                                                           : jj_random_edit (plan, rand, FALSE));
      if (g_rand_int_range (rand, 0, 3) == 0)
        continue; /* the next run looks at both */
      findings = follow (&follower, plan);
      figures = jj_figures_new (plan, jj_figures_get_packs (follower.figures), 0);
      full = jj_check_run (plan, figures);
      assert_equal (findings, full);
      jj_findings_unref (follower.findings);
      follower.findings = findings;
    }
  follower_clear (&follower, plan);
}

/* A finding is made anew only where an edit touched what it is about. */
static guint
count_shared (JjFindings *a, JjFindings *b)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint shared = 0;

  for (guint i = 0; i < jj_findings_get_n (a); i++)
    g_hash_table_add (known, (gpointer)jj_findings_get (a, i));
  for (guint i = 0; i < jj_findings_get_n (b); i++)
    shared += g_hash_table_contains (known, jj_findings_get (b, i));
  return shared;
}

static void
test_looks_at_what_was_touched (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "A-1"), lines[30];
  Follower follower;
  JjFindings *findings;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i] = jj_fixture_line (plan, activity, 0, "lecturer_external", 9000); /* 2,000 at most */
  follower_init (&follower, plan);
  jj_build_set_number (plan, lines[7], JJ_BUDGET_LINE_UNIT_PRICE, 8000);
  findings = follow (&follower, plan);
  /* Of this line: price and not charged; then sums over the plan. */
  g_assert_cmpuint (jj_findings_get_n (findings), ==, jj_findings_get_n (follower.findings));
  g_assert_cmpuint (count_shared (follower.findings, findings), >=, 2 * 29);
  g_assert_cmpuint (count_shared (follower.findings, findings), <, jj_findings_get_n (findings));
  jj_findings_unref (findings);
  follower_clear (&follower, plan);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/check-job/after-edits-equal-full-run", test_after_edits_equal_full_run);
  g_test_add_func ("/rules/check-job/looks-at-what-was-touched", test_looks_at_what_was_touched);
  return g_test_run ();
}
