/* test-scenarios.c: a copied budget is the same, and edits of one show row by row */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-commands.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-plan.h"
#include "jj-plan-json.h"
#include "jj-scenarios.h"

/* Two lines, 2,000 × 6 × 3 = 36,000 and 80 × 20 × 1 = 1,600, both charged to a purse of 50,000. */
static JjPlan *
make_plan (JjId *purse, JjId lines[2])
{
  JjPlan *plan = jj_fixture_plan ();
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-001");

  *purse = jj_build_add (plan, JJ_KIND_PURSE, "F-001");
  jj_build_set (plan, *purse, JJ_PURSE_SOURCE, "k12ea");
  lines[0] = jj_fixture_line (plan, activity, *purse, "lecturer_external", 2000);
  lines[1] = jj_fixture_line (plan, activity, *purse, "meal", 80);
  jj_fixture_set_factors (plan, lines[0], 600, 3);
  jj_fixture_set_factors (plan, lines[1], 2000, 1);
  return plan;
}

static JjFigures *
figures_of (JjPlan *plan, JjId scenario)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, scenario);
}

static void
commit (JjPlan *plan, JjEdit *edit)
{
  jj_build_commit (plan, edit);
}

/* The copies come behind the lines that were there. */
static JjId
last_line (JjPlan *plan, guint from_end)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);

  return jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, n - 1 - from_end));
}

static void
test_copy_is_the_same (void)
{
  JjId purse, lines[2], copy = 0;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (JjFigures) first = NULL, second = NULL;
  g_autoptr (JjScenarioDiff) diff = NULL;

  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_SCENARIO), ==, 2);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE), ==, 4);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_CHARGED_TO), ==, 4);
  first = figures_of (plan, 0);
  second = figures_of (plan, copy);
  diff = jj_scenario_compare (plan, first, second);
  g_assert_cmpuint (diff->rows->len, ==, 0);
  g_assert_cmpint (diff->first_total, ==, 37600);
  g_assert_cmpint (diff->second_total, ==, 37600);
  g_assert_cmpint (jj_figures_find_purse (second, purse)->budgeted, ==, 37600);
  g_assert_cmpint (jj_figures_get_scenario (first), ==, jj_scenario_get_adopted (plan));
}

static void
test_edits_show_row_by_row (void)
{
  JjId purse, lines[2], copy = 0, dropped, added;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (JjFigures) first = NULL, second = NULL;
  g_autoptr (JjScenarioDiff) diff = NULL;
  const JjScenarioRow *rows;

  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  jj_build_set (plan, last_line (plan, 1), JJ_BUDGET_LINE_TIMES, "2"); /* 24,000 */
  dropped = last_line (plan, 0);
  commit (plan, jj_command_delete (plan, &dropped, 1));
  added = jj_fixture_line (plan, 0, purse, "printing", 50);
  jj_fixture_set_factors (plan, added, 1000, 1); /* 500 */
  jj_build_set_number (plan, added, JJ_BUDGET_LINE_SCENARIO, copy);
  first = figures_of (plan, jj_scenario_get_adopted (plan));
  second = figures_of (plan, copy);
  diff = jj_scenario_compare (plan, first, second);
  g_assert_cmpuint (diff->rows->len, ==, 3);
  rows = (const JjScenarioRow *)diff->rows->data;
  g_assert_cmpint (rows[0].type, ==, JJ_ROW_CHANGED);
  g_assert_cmpint (rows[0].first_amount, ==, 36000);
  g_assert_cmpint (rows[0].second_amount, ==, 24000);
  g_assert_cmpstr (rows[0].what, ==, "Times 3 → 2");
  g_assert_cmpint (rows[1].type, ==, JJ_ROW_DROPPED);
  g_assert_cmpint (rows[1].first_amount, ==, 1600);
  g_assert_cmpint (rows[2].type, ==, JJ_ROW_NEW);
  g_assert_cmpint (rows[2].second_amount, ==, 500);
  g_assert_cmpint (diff->second_total - diff->first_total, ==, -12000 - 1600 + 500);
}

/* The copy becomes another item of another name and price: it is still the copy. So it is seen from
 * a copy of the copy, while a line that somebody typed alike is new. */
static void
test_copies_stay_paired (void)
{
  JjId purse, lines[2], b = 0, c = 0, copy, typed;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (JjFigures) first = NULL, second = NULL, third = NULL;
  g_autoptr (JjScenarioDiff) diff = NULL, far = NULL;

  commit (plan, jj_scenario_duplicate (plan, 0, &b));
  copy = last_line (plan, 1);
  g_assert_cmpint (jj_scenario_copy_id (copy, b), ==, lines[0]);
  jj_build_set (plan, copy, JJ_BUDGET_LINE_ITEM, "printing");
  jj_build_set (plan, copy, JJ_NAME, "Posters");
  commit (plan, jj_scenario_duplicate (plan, b, &c));
  typed = jj_fixture_line (plan, 0, purse, "lecturer_external", 2000);
  jj_build_set_number (plan, typed, JJ_BUDGET_LINE_SCENARIO, c);
  first = figures_of (plan, jj_scenario_get_adopted (plan));
  second = figures_of (plan, b);
  third = figures_of (plan, c);
  diff = jj_scenario_compare (plan, first, second);
  g_assert_cmpuint (diff->rows->len, ==, 1);
  g_assert_cmpint (g_array_index (diff->rows, JjScenarioRow, 0).type, ==, JJ_ROW_CHANGED);
  g_assert_cmpint (g_array_index (diff->rows, JjScenarioRow, 0).second, ==, copy);
  far = jj_scenario_compare (plan, first, third);
  g_assert_cmpuint (far->rows->len, ==, 2);
  g_assert_cmpint (g_array_index (far->rows, JjScenarioRow, 0).first, ==, lines[0]);
  g_assert_cmpint (g_array_index (far->rows, JjScenarioRow, 0).type, ==, JJ_ROW_CHANGED);
  g_assert_cmpint (g_array_index (far->rows, JjScenarioRow, 1).second, ==, typed);
}

static void
test_other_purse_is_a_difference (void)
{
  JjId purse, lines[2], copy = 0, other, links[2] = { 0 };
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (JjFigures) first = NULL, second = NULL;
  g_autoptr (JjScenarioDiff) diff = NULL;
  guint n;

  other = jj_build_add (plan, JJ_KIND_PURSE, "F-002");
  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  n = jj_plan_get_count (plan, JJ_KIND_CHARGED_TO);
  links[0] = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_CHARGED_TO, n - 1));
  commit (plan, jj_command_delete (plan, links, 1));
  jj_build_link (plan, JJ_KIND_CHARGED_TO, last_line (plan, 0), other);
  first = figures_of (plan, 0);
  second = figures_of (plan, copy);
  diff = jj_scenario_compare (plan, first, second);
  g_assert_cmpuint (diff->rows->len, ==, 1);
  g_assert_cmpint (diff->first_total, ==, diff->second_total);
}

static void
test_adopted_one_counts (void)
{
  JjId purse, lines[2], copy = 0;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (JjFigures) figures = NULL;

  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  jj_build_set (plan, last_line (plan, 1), JJ_BUDGET_LINE_TIMES, "2");
  commit (plan, jj_scenario_adopt (plan, copy));
  figures = figures_of (plan, 0);
  g_assert_cmpint (jj_scenario_get_adopted (plan), ==, copy);
  g_assert_cmpint (jj_figures_get_totals (figures)->total, ==, 25600);
}

static void
test_last_one_left_is_the_plan (void)
{
  JjId purse, lines[2], copy = 0, first;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);

  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  first = jj_scenario_get_adopted (plan);
  commit (plan, jj_scenario_drop (plan, first));
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_SCENARIO), ==, 0);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE), ==, 2);
  g_assert_null (jj_plan_find (plan, lines[0]));
  g_assert_true (
      jj_element_is_empty (jj_plan_find (plan, last_line (plan, 0)), JJ_BUDGET_LINE_SCENARIO));
}

static void
test_undo_takes_the_copy_away (void)
{
  JjId purse, lines[2], copy = 0;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);
  g_autoptr (GBytes) before = jj_plan_to_json (plan), after = NULL;
  g_autoptr (JjEdit) edit = jj_scenario_duplicate (plan, 0, &copy);

  commit (plan, jj_edit_ref (edit));
  commit (plan, jj_edit_invert (edit));
  after = jj_plan_to_json (plan);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_third_is_called_c (void)
{
  JjId purse, lines[2], copy = 0;
  g_autoptr (JjPlan) plan = make_plan (&purse, lines);

  commit (plan, jj_scenario_duplicate (plan, 0, &copy));
  commit (plan, jj_scenario_duplicate (plan, copy, &copy));
  g_assert_cmpstr (jj_element_get_name (jj_plan_find (plan, copy)), ==, "Scenario C");
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE), ==, 6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/scenarios/copies-stay-paired", test_copies_stay_paired);
  g_test_add_func ("/rules/scenarios/copy-is-the-same", test_copy_is_the_same);
  g_test_add_func ("/rules/scenarios/edits-show-row-by-row", test_edits_show_row_by_row);
  g_test_add_func ("/rules/scenarios/other-purse-is-a-difference",
                   test_other_purse_is_a_difference);
  g_test_add_func ("/rules/scenarios/adopted-one-counts", test_adopted_one_counts);
  g_test_add_func ("/rules/scenarios/last-one-left-is-the-plan", test_last_one_left_is_the_plan);
  g_test_add_func ("/rules/scenarios/undo-takes-the-copy-away", test_undo_takes_the_copy_away);
  g_test_add_func ("/rules/scenarios/third-is-called-c", test_third_is_called_c);
  return g_test_run ();
}
