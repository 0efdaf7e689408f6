/* test-trial.c: the merged plan is judged against the old programmes, source by source */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-kinds-work.h"
#include "jj-trial.h"

static void
add_purse (JjPlan *plan,
           const char *code,
           const char *source,
           const char *granted,
           const char *before)
{
  JjId purse = jj_build_add (plan, JJ_KIND_PURSE, code);

  jj_build_set (plan, purse, JJ_PURSE_SOURCE, source);
  jj_build_set (plan, purse, JJ_PURSE_GRANTED, granted);
  jj_build_set (plan, purse, JJ_PURSE_BEFORE, before);
}

static JjTrial *
judge (JjPlan *plan)
{
  g_autoptr (JjFigures) figures = jj_fixture_figures (plan);

  return jj_trial_new (figures, plan);
}

static void
test_less_in_one_source_is_not_less (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjTrial) trial = NULL;
  const JjTrialRow *rows;

  add_purse (plan, "F-001", "k12ea", "5000", "4000");
  add_purse (plan, "F-002", "it_dept", "900", "1000");
  add_purse (plan, "F-003", "own", "1", "70000"); /* stands beside, is not compared */
  trial = judge (plan);
  rows = (const JjTrialRow *)trial->rows->data;
  g_assert_cmpuint (trial->rows->len, ==, 3);
  g_assert_cmpint (rows[0].difference, ==, 1000);
  g_assert_cmpint (rows[1].difference, ==, -100);
  g_assert_false (rows[2].judged);
  g_assert_cmpint (trial->total.before, ==, 5000);
  g_assert_cmpint (trial->total.granted, ==, 5900);
  g_assert_cmpint (trial->total.difference, ==, 900);
  g_assert_cmpint (trial->verdict, ==, JJ_TRIAL_NOT_LESS);
}

static void
test_one_yuan_less_is_less (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjTrial) trial = NULL;
  g_autofree char *text = NULL;

  add_purse (plan, "F-001", "k12ea", "4999", "5000");
  trial = judge (plan);
  text = jj_trial_describe (trial);
  g_assert_cmpint (trial->verdict, ==, JJ_TRIAL_LESS);
  g_assert_cmpstr (text, ==,
                   "The merged plan has less: NT$ 4,999 were 5,000 before, NT$ 1 are missing.");
}

static void
test_without_both_sides_nothing_is_judged (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjTrial) trial = NULL;
  g_autofree char *text = NULL;

  add_purse (plan, "F-001", "k12ea", "4999", "");
  trial = judge (plan);
  g_assert_cmpint (trial->verdict, ==, JJ_TRIAL_UNKNOWN);
  g_assert_cmpint (trial->total.difference, ==, JJ_EMPTY);
  text = jj_trial_describe (trial);
  g_assert_true (g_str_has_prefix (text, "Enter what the old programmes had"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/trial/less-in-one-source-is-not-less",
                   test_less_in_one_source_is_not_less);
  g_test_add_func ("/rules/trial/one-yuan-less-is-less", test_one_yuan_less_is_less);
  g_test_add_func ("/rules/trial/without-both-sides-nothing-is-judged",
                   test_without_both_sides_nothing_is_judged);
  return g_test_run ();
}
