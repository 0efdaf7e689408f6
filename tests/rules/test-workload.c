/* test-workload.c: periods a week against capacity, worked out by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-reductions.h"
#include "jj-sample.h"
#include "jj-workload.h"

#include <string.h>

/* A person of an elementary school with 3 reduced periods supports a community (2 a week) and an
 * activity (1.5), and mentors one beginning teacher (1 by the national pack): 4.5 of 3. */
static JjId
build (JjPlan *plan)
{
  JjId school = jj_build_add (plan, JJ_KIND_SCHOOL, "S-001");
  JjId person = jj_build_add (plan, JJ_KIND_PERSON, "A-001");
  JjId novice = jj_build_add (plan, JJ_KIND_PERSON, "A-002");
  JjId community = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-001");
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-001");

  jj_build_set (plan, school, JJ_SCHOOL_LEVEL, "elementary");
  jj_build_set (plan, community, JJ_NAME, "數學社群");
  jj_build_set (plan, activity, JJ_NAME, "到校輔導");
  jj_build_set_number (plan, person, JJ_PERSON_SCHOOL, school);
  jj_build_set (plan, person, JJ_PERSON_REDUCED_PERIODS, "3");
  jj_build_set (plan, jj_build_link (plan, JJ_KIND_SUPPORTS, person, activity),
                JJ_SUPPORTS_PERIODS_PER_WEEK, "1.5");
  jj_build_set (plan, jj_build_link (plan, JJ_KIND_SUPPORTS, person, community),
                JJ_SUPPORTS_PERIODS_PER_WEEK, "2");
  jj_build_link (plan, JJ_KIND_MENTORS, person, novice);
  return person;
}

static void
test_person (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (GPtrArray) list = jj_fixture_packs ();
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  JjId person = build (plan);
  g_autoptr (JjWorkload) work = jj_workload_new (plan, packs, jj_plan_find (plan, person));
  g_autofree char *names = jj_workload_name_items (work, plan, 2);

  g_assert_cmpint (work->load, ==, 450);
  g_assert_cmpint (work->capacity, ==, 300);
  g_assert_true (jj_workload_is_over (work));
  g_assert_cmpuint (work->items->len, ==, 3);
  g_assert_cmpstr (names, ==, "數學社群 2、到校輔導 1.5…");
  /* 3 periods × 40 weeks × 405 元 (from 114/9/1): 48,600. */
  g_assert_cmpint (work->cost, ==, 48600);
}

static void
test_the_check_names_what_causes_it (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId person = build (plan);
  g_autoptr (JjFigures) figures = jj_fixture_figures (plan);
  g_autoptr (JjFindings) findings = jj_check_run (plan, figures);
  guint n = 0;

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (g_strcmp0 (finding->rule, "check.load.person") != 0)
        continue;
      g_assert_cmpint (finding->element, ==, person);
      g_assert_cmpstr (finding->value, ==, "4.5");
      g_assert_nonnull (strstr (finding->message, "到校輔導 1.5"));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Two members, no head count typed: 2 × 4 periods; with a head count of 5: 20. */
static void
test_pool (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId pool = jj_build_add (plan, JJ_KIND_TALENT_POOL, "T-001");

  for (guint i = 0; i < 2; i++)
    jj_build_link (plan, JJ_KIND_BELONGS_TO,
                   jj_build_add (plan, JJ_KIND_PERSON, i == 0 ? "A-001" : "A-002"), pool);
  g_assert_cmpint (jj_workload_get_capacity (jj_plan_find (plan, pool)), ==, JJ_EMPTY);
  jj_build_set (plan, pool, JJ_TALENT_POOL_PERIODS_PER_WEEK, "4");
  g_assert_cmpint (jj_workload_get_capacity (jj_plan_find (plan, pool)), ==, 800);
  jj_build_set (plan, pool, JJ_TALENT_POOL_HEAD_COUNT, "5");
  g_assert_cmpint (jj_workload_get_capacity (jj_plan_find (plan, pool)), ==, 2000);
}

static JjPlan *
press (JjPlan *plan, JjPackSet *packs, JjReductions *sums)
{
  g_autoptr (JjEdit) edit = jj_reductions_make_edit (plan, packs, sums);
  g_autoptr (GError) error = NULL;
  JjPlan *next = jj_plan_with (plan, edit, &error);

  g_assert_no_error (error);
  g_assert_true (jj_edit_is_empty (edit) == (sums->periods_missing == 0));
  return next;
}

/* 3 periods at an elementary school, 2.5 at a junior high school, 2 nobody knows where: 48,600 and
 * 2.5 × 40 × 455 = 45,500. The planner's own line pays one elementary period from 1 September on;
 * the other two and the 2.5 come in, in lines of half a year each, and pressed again nothing. */
static void
test_reductions (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (GPtrArray) list = jj_fixture_packs ();
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  g_autoptr (JjPlan) first = NULL, second = NULL;
  g_autoptr (JjFigures) figures = NULL;
  JjReductions sums;
  JjId junior, other, lost, line;

  build (plan);
  junior = jj_build_add (plan, JJ_KIND_SCHOOL, "S-002");
  other = jj_build_add (plan, JJ_KIND_PERSON, "A-003");
  lost = jj_build_add (plan, JJ_KIND_PERSON, "A-004");
  line = jj_build_add (plan, JJ_KIND_BUDGET_LINE, "B-101");
  jj_build_set (plan, junior, JJ_SCHOOL_LEVEL, "junior");
  jj_build_set_number (plan, other, JJ_PERSON_SCHOOL, junior);
  jj_build_set (plan, other, JJ_PERSON_REDUCED_PERIODS, "2.5");
  jj_build_set (plan, lost, JJ_PERSON_REDUCED_PERIODS, "2");
  jj_build_set (plan, line, JJ_BUDGET_LINE_ITEM, "substitute_elementary");
  jj_build_set (plan, line, JJ_BUDGET_LINE_QUANTITY, "1");
  jj_build_set (plan, line, JJ_BUDGET_LINE_TIMES, "40");
  jj_build_set (plan, line, JJ_BUDGET_LINE_DATE, "114/9/1");

  first = press (plan, packs, &sums);
  g_assert_cmpint (sums.cost, ==, 94100);
  g_assert_cmpint (sums.periods, ==, 22000);
  g_assert_cmpuint (sums.n_persons, ==, 2);
  g_assert_cmpuint (sums.n_left_out, ==, 1);
  g_assert_cmpuint (sums.n_lines, ==, 1);
  g_assert_cmpint (sums.there, ==, 16200);
  g_assert_cmpint (sums.periods_there, ==, 4000);
  g_assert_cmpint (sums.periods_missing, ==, 18000);
  figures = jj_fixture_figures (first);
  g_assert_cmpuint (jj_plan_get_count (first, JJ_KIND_BUDGET_LINE), ==, 5);
  g_assert_cmpuint (jj_plan_get_count (first, JJ_KIND_ACTIVITY), ==, 2);
  g_assert_cmpint (jj_figures_get_totals (figures)->total, ==, 94100);

  second = press (first, packs, &sums);
  g_assert_cmpint (sums.periods_missing, ==, 0);
  g_assert_cmpint (sums.there, ==, 94100);
  g_assert_cmpuint (jj_plan_get_count (second, JJ_KIND_BUDGET_LINE), ==, 5);
}

/* Its six lines pay 84 periods a week; two pay a week of August at the price of the old year. */
static void
test_reductions_of_the_sample (void)
{
  g_autoptr (JjPlan) plan = jj_sample_load ();
  g_autoptr (GPtrArray) list = jj_fixture_packs ();
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  JjReductions sums;
  g_autoptr (JjEdit) edit = jj_reductions_make_edit (plan, packs, &sums);

  g_assert_true (jj_edit_is_empty (edit));
  g_assert_cmpuint (sums.n_lines, ==, 6);
  g_assert_cmpint (sums.periods, ==, 336000);
  g_assert_cmpint (sums.periods_there, ==, 336000);
  g_assert_cmpint (sums.cost, ==, 58 * 40 * 405 + 26 * 40 * 455);
  g_assert_cmpint (sums.cost - sums.there, ==, 40 * (405 - 336) + 18 * (455 - 378));
}

/* Ends on the day, within the year, after it, before the day: two of four. */
static void
test_certificates (void)
{
  static const char *const ends[] = { "114/8/1", "115/7/31", "115/8/1", "114/7/31" };
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId pool = jj_build_add (plan, JJ_KIND_TALENT_POOL, "T-001");

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *code = g_strdup_printf ("A-%u", i);
      JjId person = jj_build_add (plan, JJ_KIND_PERSON, code);
      JjId link = jj_build_link (plan, JJ_KIND_BELONGS_TO, person, pool);

      jj_build_set (plan, link, JJ_BELONGS_TO_EXPIRES, ends[i]);
      g_assert_cmpuint (jj_certificates_count_ending (jj_plan_find (plan, person),
                                                      jj_plan_get_first_day (plan), 12),
                        ==, i < 2);
    }
  g_assert_cmpuint (jj_certificates_count_ending (jj_plan_find (plan, pool),
                                                  jj_plan_get_first_day (plan), 12),
                    ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workload/person-by-hand", test_person);
  g_test_add_func ("/workload/check-names-what-causes-it", test_the_check_names_what_causes_it);
  g_test_add_func ("/workload/pool-by-head-count-or-members", test_pool);
  g_test_add_func ("/workload/reductions-into-the-budget", test_reductions);
  g_test_add_func ("/workload/reductions-of-the-sample", test_reductions_of_the_sample);
  g_test_add_func ("/workload/certificates-ending-in-12-months", test_certificates);
  return g_test_run ();
}
