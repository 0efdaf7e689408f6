/* test-line-text.c: lines say how they come to their amount, and what is proposed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-line-text.h"

static char *
text_of (JjPlan *plan, JjId line)
{
  g_autoptr (JjFigures) figures = jj_fixture_figures (plan);

  return jj_line_text (figures, plan, jj_plan_find (plan, line));
}

static void
test_product (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId line = jj_fixture_line (plan, 0, 0, "lecturer_external", 2000);
  g_autofree char *text = NULL, *short_text = NULL;

  jj_fixture_set_factors (plan, line, 650, 3);
  text = text_of (plan, line);
  g_assert_cmpstr (text, ==, "NT$ 2,000×6.5節×3場");
  jj_build_set (plan, line, JJ_BUDGET_LINE_TIMES, "");
  short_text = text_of (plan, line);
  g_assert_cmpstr (short_text, ==, "NT$ 2,000×6.5節");
}

static void
test_computed (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-001");
  JjId fee = jj_fixture_line (plan, activity, 0, "lecturer_external", 2000);
  JjId premium = jj_fixture_line (plan, activity, 0, "premium", 0);
  g_autoptr (JjFigures) figures = NULL;
  g_autofree char *text = NULL, *why = NULL, *none = NULL;

  jj_fixture_set_factors (plan, fee, 600, 1); /* 12,000; the premium is 253 */
  text = text_of (plan, premium);
  g_assert_cmpstr (text, ==, "salaries NT$ 12,000×2.11 %");
  /* A price that was typed before can be taken out, and not be typed again. */
  figures = jj_fixture_figures (plan);
  g_assert_null (jj_line_get_computed (figures, plan, jj_plan_find (plan, premium),
                                       JJ_BUDGET_LINE_UNIT_PRICE));
  jj_build_set (plan, premium, JJ_BUDGET_LINE_UNIT_PRICE, "");
  g_clear_pointer (&figures, jj_figures_unref);
  figures = jj_fixture_figures (plan);
  why = jj_line_get_computed (figures, plan, jj_plan_find (plan, premium),
                              JJ_BUDGET_LINE_UNIT_PRICE);
  none = jj_line_get_computed (figures, plan, jj_plan_find (plan, fee), JJ_BUDGET_LINE_UNIT_PRICE);
  g_assert_nonnull (why);
  g_assert_null (none);
  /* Its account can be chosen like any other's. */
  g_assert_null (
      jj_line_get_computed (figures, plan, jj_plan_find (plan, premium), JJ_BUDGET_LINE_ACCOUNT));
}

/* 代課鐘點費: 336 元 until 114/8/31, 405 元 from 114/9/1 on. */
static void
test_price_is_that_of_the_date (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  gint64 before = jj_parse_iso_date ("2025-08-31"), after = jj_parse_iso_date ("2025-09-01");

  g_assert_cmpint (jj_line_get_proposed_price (set, "substitute_elementary", before), ==, 336);
  g_assert_cmpint (jj_line_get_proposed_price (set, "substitute_elementary", after), ==, 405);
  g_assert_cmpint (jj_line_get_proposed_price (set, "premium", after), ==, JJ_EMPTY);
  g_assert_cmpint (jj_line_get_proposed_price (set, "no_such_item", after), ==, JJ_EMPTY);
}

static void
test_day_is_the_line_s_then_the_activity_s (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-001");
  JjId line = jj_fixture_line (plan, activity, 0, "meal", 80);

  g_assert_cmpint (jj_line_get_day (plan, jj_plan_find (plan, line)), ==,
                   jj_parse_iso_date ("2025-08-01"));
  jj_build_set (plan, activity, JJ_ACTIVITY_START, "114/10/3");
  g_assert_cmpint (jj_line_get_day (plan, jj_plan_find (plan, line)), ==,
                   jj_parse_iso_date ("2025-10-03"));
  jj_build_set (plan, line, JJ_BUDGET_LINE_DATE, "115/1/2");
  g_assert_cmpint (jj_line_get_day (plan, jj_plan_find (plan, line)), ==,
                   jj_parse_iso_date ("2026-01-02"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/line-text/product", test_product);
  g_test_add_func ("/rules/line-text/computed", test_computed);
  g_test_add_func ("/rules/line-text/price-is-that-of-the-date", test_price_is_that_of_the_date);
  g_test_add_func ("/rules/line-text/day-is-the-line-s-then-the-activity-s",
                   test_day_is_the_line_s_then_the_activity_s);
  return g_test_run ();
}
