/* test-figures.c: amounts to the 元; the vectors of the domain's sources, worked out by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-explain.h"
#include "jj-fixture.h"
#include "jj-flows.h"
#include "jj-kinds-links.h"
#include "jj-kinds-plan.h"

#include <string.h>

typedef struct
{
  JjPlan *plan;
  JjId programme, activity, k12ea, match;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = jj_fixture_plan ();
  f->programme = jj_build_add (f->plan, JJ_KIND_PROGRAMME, "A");
  f->activity = jj_build_add (f->plan, JJ_KIND_ACTIVITY, "A-1");
  f->k12ea = jj_build_add (f->plan, JJ_KIND_PURSE, "F-1");
  f->match = jj_build_add (f->plan, JJ_KIND_PURSE, "F-2");
  jj_build_set (f->plan, f->k12ea, JJ_PURSE_SOURCE, "k12ea");
  jj_build_set (f->plan, f->match, JJ_PURSE_SOURCE, "county_match");
  jj_build_set (f->plan, f->activity, JJ_ACTIVITY_PROGRAMME, "A");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->plan);
}

/* 講座鐘點 2,000 × 6 節 × 3 場 = 36,000. */
static void
test_product (Fixture *f, gconstpointer data)
{
  JjId line = jj_fixture_line (f->plan, f->activity, f->k12ea, "lecturer_external", 2000);
  g_autoptr (JjFigures) figures = NULL;

  jj_fixture_set_factors (f->plan, line, 600, 3);
  figures = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (figures, line), ==, 36000);
  g_assert_cmpint (jj_figures_get_totals (figures)->total, ==, 36000);
  g_assert_cmpint (jj_figures_find_activity (figures, f->activity)->amount, ==, 36000);
  g_assert_cmpint (jj_figures_find_programme (figures, f->programme)->amount, ==, 36000);
  g_assert_cmpint (jj_figures_find_purse (figures, f->k12ea)->budgeted, ==, 36000);
}

/* 2,043,295 at 90 %: 1,838,965.5 is rounded down, the county takes 204,330. And 302,400: 272,160
 * and 30,240. */
static void
test_central_part (Fixture *f, gconstpointer data)
{
  static const gint64 cases[][3]
      = { { 2043295, 1838965, 204330 }, { 302400, 272160, 30240 }, { 598700, 538830, 59870 } };
  JjId line = jj_fixture_line (f->plan, f->activity, f->k12ea, "printing", 0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JjFigures) figures = NULL;
      const JjPurseFigure *purse;

      jj_build_set_number (f->plan, line, JJ_BUDGET_LINE_UNIT_PRICE, cases[i][0]);
      figures = jj_fixture_figures (f->plan);
      purse = jj_figures_find_purse (figures, f->k12ea);
      g_assert_cmpint (purse->ratio, ==, 9000);
      g_assert_cmpint (purse->central, ==, cases[i][1]);
      g_assert_cmpint (purse->county, ==, cases[i][2]);
      g_assert_cmpint (jj_figures_find_purse (figures, f->match)->budgeted, ==, cases[i][2]);
      g_assert_cmpint (jj_figures_get_totals (figures)->match, ==, cases[i][2]);
    }
}

/* Without a tier nothing is assumed. */
static void
test_no_tier_no_match (Fixture *f, gconstpointer data)
{
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (GError) error = NULL;

  jj_fixture_line (f->plan, f->activity, f->k12ea, "printing", 1000);
  jj_build_set_number (f->plan, jj_element_get_id (jj_plan_get_root (f->plan)), JJ_PLAN_FISCAL_TIER,
                       JJ_EMPTY);
  figures = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_get_totals (figures)->match, ==, JJ_EMPTY);
  g_assert_cmpint (jj_figures_find_purse (figures, f->match)->budgeted, ==, JJ_EMPTY);
  g_assert_null (jj_explain (figures, f->plan, "match", &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
}

/* 68 + 33 + 8 + 32 + 12 + 16 = 169 thousand of fees, in 104 at 2 %: 3,380; 100,000 at 2.11 %:
 * 2,110; 12,000: 253.2 → 253; reductions of 54,600: 1,152.06 → 1,152; of 38,880: 820.368 → 820. */
static void
test_premium (Fixture *f, gconstpointer data)
{
  static const struct
  {
    gint64 base, premium;
    const char *date;
  } cases[] = {
    { 169000, 3380, "104/9/1" }, { 100000, 2110, "114/9/1" }, { 12000, 253, "114/9/1" },
    { 54600, 1152, "114/9/1" },  { 38880, 820, "114/9/1" },
  };
  JjId fee = jj_fixture_line (f->plan, f->activity, f->k12ea, "lecturer_external", 0);
  JjId premium = jj_fixture_line (f->plan, f->activity, f->k12ea, "premium", JJ_EMPTY);
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = NULL;

  /* The national pack begins with 107; the rate of 102/1/1 to 104/12/31 was 2 %. */
  jj_fixture_add_pack (packs,
                       "{\"id\":\"rate.premium\",\"form\":\"rate\",\"title\":{\"zh_TW\":\"甲\","
                       "\"en\":\"A\"},\"parameters\":{\"rate\":200},\"severity\":null,"
                       "\"status\":\"verified\",\"source\":\"s\",\"valid_from\":"
                       "\"2013-01-01\",\"valid_to\":\"2015-12-31\"}");
  set = jj_pack_set_new (packs, f->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JjFigures) figures = NULL;

      jj_build_set_number (f->plan, fee, JJ_BUDGET_LINE_UNIT_PRICE, cases[i].base);
      jj_build_set (f->plan, premium, JJ_BUDGET_LINE_DATE, cases[i].date);
      figures = jj_figures_new (f->plan, set, 0);
      g_assert_cmpint (jj_fixture_amount (figures, premium), ==, cases[i].premium);
      g_assert_cmpint (jj_figures_get_totals (figures)->total, ==,
                       cases[i].base + cases[i].premium);
    }
}

/* 120 periods × 455 = 54,600; 96 × 405 = 38,880; 64 × 505 = 32,320; 薪傳 1 period a week, empty
 * price and weeks: 1 × 40 × 405 = 16,200. */
static void
test_reduction (Fixture *f, gconstpointer data)
{
  static const gint64 cases[][3] = { { 455, 120, 54600 }, { 405, 96, 38880 }, { 505, 64, 32320 } };
  JjId line = jj_fixture_line (f->plan, f->activity, 0, "substitute_elementary", JJ_EMPTY);
  g_autoptr (JjFigures) proposed = NULL;

  jj_build_set_number (f->plan, line, JJ_BUDGET_LINE_TIMES, JJ_EMPTY);
  jj_build_set (f->plan, line, JJ_BUDGET_LINE_DATE, "114/9/1"); /* 405 since then, 336 before */
  proposed = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (proposed, line), ==, 16200);
  g_assert_cmpint (jj_figures_get_line (proposed, 0)->unit_price, ==, 405);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JjFigures) figures = NULL;

      jj_build_set_number (f->plan, line, JJ_BUDGET_LINE_UNIT_PRICE, cases[i][0]);
      jj_fixture_set_factors (f->plan, line, cases[i][1] * 100, 1);
      figures = jj_fixture_figures (f->plan);
      g_assert_cmpint (jj_fixture_amount (figures, line), ==, cases[i][2]);
    }
}

/* 104 school budget: 812,480 and 雜支 of 4.62 %: 37,536.576 → 37,537; typed 37,520 makes 850,000.
 */
static void
test_misc (Fixture *f, gconstpointer data)
{
  JjId misc;
  g_autoptr (JjFigures) share = NULL, typed = NULL;

  jj_fixture_line (f->plan, f->activity, 0, "printing", 812480);
  misc = jj_fixture_line (f->plan, f->activity, 0, "misc", JJ_EMPTY);
  jj_fixture_set_factors (f->plan, misc, 462, 1);
  share = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (share, misc), ==, 37537);
  jj_build_set_number (f->plan, misc, JJ_BUDGET_LINE_UNIT_PRICE, 37520);
  jj_fixture_set_factors (f->plan, misc, 100, 1);
  typed = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (typed, misc), ==, 37520);
  g_assert_cmpint (jj_figures_get_totals (typed)->total, ==, 850000);
  g_assert_cmpint (jj_figures_get_totals (typed)->accounts[JJ_ACCOUNT_MISC], ==, 37520);
}

/* The premium follows when a fee of its activity changes, and is no part of its own base. */
static void
test_premium_follows (Fixture *f, gconstpointer data)
{
  JjId other = jj_build_add (f->plan, JJ_KIND_ACTIVITY, "A-2");
  JjId fee = jj_fixture_line (f->plan, f->activity, 0, "lecturer_external", 10000);
  JjId premium = jj_fixture_line (f->plan, f->activity, 0, "premium", JJ_EMPTY);
  g_autoptr (JjFigures) before = NULL, after = NULL;

  jj_fixture_line (f->plan, other, 0, "lecturer_external", 50000);
  jj_fixture_line (f->plan, f->activity, 0, "meal", 90000);
  before = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (before, premium), ==, 211);
  jj_build_set_number (f->plan, fee, JJ_BUDGET_LINE_UNIT_PRICE, 20000);
  after = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_fixture_amount (after, premium), ==, 422);
}

/* 15,000 typed as 5,000 + 10,000; by days 114/12/22 to 115/1/10: 10 of 20 days; without an
 * activity 5/12: 6,250 + 8,750. */
static void
test_fiscal_years (Fixture *f, gconstpointer data)
{
  JjId line = jj_fixture_line (f->plan, 0, 0, "printing", 15000);
  g_autoptr (JjFigures) months = jj_fixture_figures (f->plan), typed = NULL, days = NULL;

  g_assert_cmpint (jj_figures_get_first_fiscal_year (months), ==, 114);
  g_assert_cmpint (jj_figures_get_totals (months)->years[0], ==, 6250);
  g_assert_cmpint (jj_figures_get_totals (months)->years[1], ==, 8750);
  jj_build_set (f->plan, line, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT, "5000");
  typed = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_get_totals (typed)->years[0], ==, 5000);
  g_assert_cmpint (jj_figures_get_totals (typed)->years[1], ==, 10000);
  jj_build_set_number (f->plan, line, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT, JJ_EMPTY);
  jj_build_set_number (f->plan, line, JJ_BUDGET_LINE_ACTIVITY, f->activity);
  jj_build_set (f->plan, f->activity, JJ_ACTIVITY_START, "114/12/22");
  jj_build_set (f->plan, f->activity, JJ_ACTIVITY_END, "115/1/10");
  days = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_get_totals (days)->years[0], ==, 7500);
  g_assert_cmpint (jj_figures_get_totals (days)->months[4], ==, 15000); /* December */
}

/* A line of 100 by three equal shares 3,333 of 10,000: 33 each, 1 left to the purses in order; the
 * ten-thousandth that is left of the shares is worth nothing. */
static void
test_shares_add_up (Fixture *f, gconstpointer data)
{
  JjId line = jj_fixture_line (f->plan, 0, 0, "printing", 100);
  JjId third = jj_build_add (f->plan, JJ_KIND_PURSE, "F-3");
  JjId fourth = jj_build_add (f->plan, JJ_KIND_PURSE, "F-4");
  const JjId purses[] = { fourth, f->k12ea, third };
  g_autoptr (JjFigures) figures = NULL;

  for (guint i = 0; i < 3; i++)
    jj_build_set_number (f->plan, jj_build_link (f->plan, JJ_KIND_CHARGED_TO, line, purses[i]),
                         JJ_CHARGED_TO_SHARE, 3333);
  figures = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_find_purse (figures, f->k12ea)->budgeted, ==, 34);
  g_assert_cmpint (jj_figures_find_purse (figures, third)->budgeted, ==, 33);
  g_assert_cmpint (jj_figures_find_purse (figures, fourth)->budgeted, ==, 33);
  g_assert_cmpint (jj_figures_get_totals (figures)->unassigned, ==, 0);
}

/* 1,000: 300 typed, half by share, the rest to the one without either; then 900 typed leaves 100
 * for the share and marks the line. A part charged to the match is left out. */
static void
test_mixed_parts (Fixture *f, gconstpointer data)
{
  JjId line = jj_fixture_line (f->plan, 0, f->k12ea, "printing", 1000);
  JjId by_amount = jj_build_add (f->plan, JJ_KIND_PURSE, "F-3");
  JjId by_share = jj_build_add (f->plan, JJ_KIND_PURSE, "F-4");
  JjId amount = jj_build_link (f->plan, JJ_KIND_CHARGED_TO, line, by_amount);
  JjId share = jj_build_link (f->plan, JJ_KIND_CHARGED_TO, line, by_share);
  g_autoptr (JjFigures) mixed = NULL, cut = NULL, match = NULL;

  jj_build_set_number (f->plan, amount, JJ_CHARGED_TO_AMOUNT, 300);
  jj_build_set_number (f->plan, share, JJ_CHARGED_TO_SHARE, 5000);
  mixed = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_find_purse (mixed, by_amount)->budgeted, ==, 300);
  g_assert_cmpint (jj_figures_find_purse (mixed, by_share)->budgeted, ==, 500);
  g_assert_cmpint (jj_figures_find_purse (mixed, f->k12ea)->budgeted, ==, 200);
  jj_build_set_number (f->plan, amount, JJ_CHARGED_TO_AMOUNT, 900);
  cut = jj_fixture_figures (f->plan);
  g_assert_cmpint (jj_figures_find_purse (cut, by_share)->budgeted, ==, 100);
  g_assert_true (jj_figures_get_line (cut, 0)->flags & JJ_LINE_EXCESS);
  jj_build_set (f->plan, by_amount, JJ_PURSE_SOURCE, "county_match");
  match = jj_fixture_figures (f->plan);
  g_assert_true (jj_figures_get_line (match, 0)->flags & JJ_LINE_CHARGED_MATCH);
  g_assert_cmpint (jj_figures_find_purse (match, f->k12ea)->budgeted, ==, 500);
}

/* 10^12 × 10^10 × 10^7 does not fit anything: it counts 0 and says so. */
static void
test_overflow_is_told (Fixture *f, gconstpointer data)
{
  JjId line = jj_fixture_line (f->plan, 0, f->k12ea, "printing", G_GINT64_CONSTANT (1000000000000));
  g_autoptr (JjFigures) figures = NULL;

  jj_fixture_line (f->plan, 0, f->k12ea, "printing", 5);
  jj_fixture_set_factors (f->plan, line, G_GINT64_CONSTANT (1000000000000), 10000000);
  figures = jj_fixture_figures (f->plan);
  g_assert_true (jj_figures_get_line (figures, 0)->flags & JJ_LINE_OVERFLOW);
  g_assert_cmpint (jj_figures_get_totals (figures)->total, ==, 5);
  g_assert_cmpuint (jj_figures_get_totals (figures)->n_overflow, ==, 1);
}

/* Lines in all scenarios 100; A (adopted) 10, B 1. */
static void
test_scenarios (Fixture *f, gconstpointer data)
{
  JjId a = jj_build_add (f->plan, JJ_KIND_SCENARIO, "A"), b;
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, f->plan);
  g_autoptr (JjFigures) adopted = NULL, other = NULL, none = NULL;

  b = jj_build_add (f->plan, JJ_KIND_SCENARIO, "B");
  jj_fixture_line (f->plan, 0, 0, "printing", 100);
  jj_build_set_number (f->plan, jj_fixture_line (f->plan, 0, 0, "printing", 10),
                       JJ_BUDGET_LINE_SCENARIO, a);
  jj_build_set_number (f->plan, jj_fixture_line (f->plan, 0, 0, "printing", 1),
                       JJ_BUDGET_LINE_SCENARIO, b);
  none = jj_figures_new (f->plan, set, 0);
  g_assert_cmpint (jj_figures_get_totals (none)->total, ==, 100);
  jj_build_set_number (f->plan, a, JJ_SCENARIO_ADOPTED, TRUE);
  adopted = jj_figures_new (f->plan, set, 0);
  g_assert_cmpint (jj_figures_get_totals (adopted)->total, ==, 110);
  other = jj_figures_new (f->plan, set, b);
  g_assert_cmpint (jj_figures_get_totals (other)->total, ==, 101);
}

/* Granted 150; lines of 100 and 100: the second is split into 50 within and 50 over. 30 of a line
 * have no purse. */
static void
test_atoms (Fixture *f, gconstpointer data)
{
  JjId second, loose;
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (GArray) atoms = NULL, rests = NULL;
  const JjAtom *atom;

  jj_build_set_number (f->plan, f->k12ea, JJ_PURSE_GRANTED, 150);
  jj_fixture_line (f->plan, f->activity, f->k12ea, "printing", 100);
  second = jj_fixture_line (f->plan, f->activity, f->k12ea, "printing", 100);
  loose = jj_fixture_line (f->plan, 0, 0, "printing", 30);
  figures = jj_fixture_figures (f->plan);
  atoms = jj_flows_get_atoms (figures);
  g_assert_cmpuint (atoms->len, ==, 4);
  atom = &g_array_index (atoms, JjAtom, 1);
  g_assert_true (atom->line == second && atom->amount == 50 && !atom->over);
  atom = &g_array_index (atoms, JjAtom, 2);
  g_assert_true (atom->line == second && atom->amount == 50 && atom->over);
  g_assert_true (atom->activity == f->activity && atom->programme == f->programme);
  atom = &g_array_index (atoms, JjAtom, 3);
  g_assert_true (atom->line == loose && atom->purse == 0 && atom->activity == 0);
  rests = jj_flows_get_rests (figures);
  g_assert_cmpuint (rests->len, ==, 1);
  g_assert_cmpint (g_array_index (rests, JjPurseRest, 0).over, ==, 50);
}

static void
test_explain (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    gint64 amount;
    guint rows;
  } cases[] = {
    { "total", 1400, 2 },       { "unassigned", 400, 1 },    { "purse/F-1", 1000, 1 },
    { "purse/F-2", 100, 1 },    { "match", 100, 1 },         { "central", 900, 1 },
    { "programme/A", 1000, 1 }, { "activity/A-1", 1000, 1 }, { "account/operating", 1400, 2 },
    { "year/114", 584, 2 },     { "year/115", 816, 2 },      { "month/8", 1400, 2 },
    { "theme/A2", 1000, 1 },
  };
  static const char *const unknown[]
      = { "totals", "purse/", "purse/X", "year/113", "year/", "account/x", "month/13", "" };
  g_autoptr (JjFigures) figures = NULL;

  jj_build_set (f->plan, f->programme, JJ_PROGRAMME_THEME, "A2");
  jj_fixture_line (f->plan, f->activity, f->k12ea, "printing", 1000);
  jj_fixture_line (f->plan, 0, 0, "printing", 400);
  figures = jj_fixture_figures (f->plan);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JjExplanation) why = jj_explain (figures, f->plan, cases[i].name, &error);
      gint64 sum = 0;

      g_assert_no_error (error);
      for (guint j = 0; j < why->rows->len; j++)
        sum += g_array_index (why->rows, JjExplainRow, j).amount;
      g_assert_cmpint (why->amount, ==, cases[i].amount);
      g_assert_cmpint (sum, ==, cases[i].amount);
      g_assert_cmpuint (why->rows->len, ==, cases[i].rows);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jj_explain (figures, f->plan, unknown[i], &error));
      g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)
  ADD ("/rules/figures/product", test_product);
  ADD ("/rules/figures/central-part-is-rounded-down", test_central_part);
  ADD ("/rules/figures/no-tier-no-match", test_no_tier_no_match);
  ADD ("/rules/figures/premium", test_premium);
  ADD ("/rules/figures/premium-follows-its-base", test_premium_follows);
  ADD ("/rules/figures/reduction", test_reduction);
  ADD ("/rules/figures/misc-share", test_misc);
  ADD ("/rules/figures/fiscal-years", test_fiscal_years);
  ADD ("/rules/figures/shares-add-up", test_shares_add_up);
  ADD ("/rules/figures/mixed-parts", test_mixed_parts);
  ADD ("/rules/figures/overflow-is-told", test_overflow_is_told);
  ADD ("/rules/figures/scenarios", test_scenarios);
  ADD ("/rules/figures/atoms", test_atoms);
  ADD ("/rules/figures/explain", test_explain);
  return g_test_run ();
}
