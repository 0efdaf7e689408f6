/* test-year-diff.c: each line beside that of the year before */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-fixture.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"
#include "jj-year-diff.h"

static JjId
add_activity (JjPlan *plan, const char *code, const char *name)
{
  JjId id = jj_build_add (plan, JJ_KIND_ACTIVITY, code);

  jj_build_set (plan, id, JJ_NAME, name);
  return id;
}

static JjId
add_line (JjPlan *plan, JjId activity, const char *item, gint64 amount)
{
  JjId id = jj_fixture_line (plan, activity, 0, item, amount);

  jj_fixture_set_factors (plan, id, 100, 1);
  return id;
}

static const JjYearRow *
row_at (JjYearDiff *diff, guint i)
{
  g_assert_cmpuint (i, <, diff->rows->len);
  return &g_array_index (diff->rows, JjYearRow, i);
}

/* Last year: 1,600 lecturer, 500 printing, 90 meals. This year, made anew with other codes: 2,000
 * lecturer (+25 %), 500 printing, and 300 for a venue; the meals were dropped. */
static void
test_made_anew (void)
{
  g_autoptr (JjPlan) last = jj_fixture_plan (), plan = jj_fixture_plan ();
  JjId old = add_activity (last, "V-007", "夏季研習");
  JjId activity = add_activity (plan, "V-001", "夏季研習");
  g_autoptr (JjFigures) before = NULL, now = NULL;
  g_autoptr (JjYearDiff) diff = NULL;

  add_line (last, old, "lecturer_external", 1600);
  add_line (last, old, "printing", 500);
  add_line (last, old, "meal", 90);
  add_line (plan, activity, "printing", 500);
  add_line (plan, activity, "lecturer_external", 2000);
  add_line (plan, activity, "venue", 300);
  before = jj_fixture_figures (last);
  now = jj_fixture_figures (plan);
  diff = jj_year_compare (last, before, plan, now);
  g_assert_cmpuint (diff->rows->len, ==, 4);
  g_assert_cmpint (row_at (diff, 0)->type, ==, JJ_YEAR_SAME);
  g_assert_cmpint (row_at (diff, 0)->share, ==, 0);
  g_assert_cmpint (row_at (diff, 1)->type, ==, JJ_YEAR_CHANGED);
  g_assert_cmpint (row_at (diff, 1)->last_amount, ==, 1600);
  g_assert_cmpint (row_at (diff, 1)->share, ==, 2500);
  g_assert_cmpint (row_at (diff, 2)->type, ==, JJ_YEAR_NEW);
  g_assert_cmpint (row_at (diff, 2)->share, ==, JJ_EMPTY);
  g_assert_cmpint (row_at (diff, 3)->type, ==, JJ_YEAR_DROPPED);
  g_assert_cmpint (row_at (diff, 3)->share, ==, -10000);
  g_assert_cmpstr (row_at (diff, 3)->activity, ==, "夏季研習");
  /* 2,190 and 2,800: +27.85 %. */
  g_assert_cmpint (diff->last_total, ==, 2190);
  g_assert_cmpint (diff->this_total, ==, 2800);
  g_assert_cmpint (diff->share, ==, 2785);
}

/* A plan that was rolled forward has the same ids, whatever is called otherwise now. */
static void
test_rolled_forward (void)
{
  g_autoptr (JjPlan) last = jj_fixture_plan (), plan = NULL;
  JjId line = add_line (last, add_activity (last, "V-001", "夏季研習"), "printing", 500);
  g_autoptr (GBytes) json = jj_plan_to_json (last);
  g_autoptr (JjFigures) before = NULL, now = NULL;
  g_autoptr (JjYearDiff) diff = NULL;

  plan = jj_plan_from_json (json, NULL);
  jj_build_set (plan, line, JJ_BUDGET_LINE_ITEM, "venue");
  jj_build_set_number (plan, line, JJ_BUDGET_LINE_UNIT_PRICE, 250);
  before = jj_fixture_figures (last);
  now = jj_fixture_figures (plan);
  diff = jj_year_compare (last, before, plan, now);
  g_assert_cmpuint (diff->rows->len, ==, 1);
  g_assert_cmpint (row_at (diff, 0)->type, ==, JJ_YEAR_CHANGED);
  g_assert_cmpint (row_at (diff, 0)->share, ==, -5000);
  g_assert_cmpuint (diff->counts[JJ_YEAR_CHANGED], ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/year-diff/made-anew", test_made_anew);
  g_test_add_func ("/rules/year-diff/rolled-forward", test_rolled_forward);
  return g_test_run ();
}
