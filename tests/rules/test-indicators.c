/* test-indicators.c: results that the plan itself knows, worked out by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-explain.h"
#include "jj-fixture.h"
#include "jj-indicators.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"
#include "jj-sample.h"

#include <string.h>

/* plans/indicators.json: two schools of 40 and 60 teachers, one of them in no community, a third
 * not taking part; communities of 6 and 4 with 8 and 6 meetings; a workshop of 2 × 30 under C3 and
 * a visit of 3 sessions under B3; two beginning teachers, one with a mentor; 2 reduced periods; 300
 * of 400 spent. */
static const struct
{
  const char *formula;
  gint64 value;
  guint n;
} expected[] = {
  { "community_count", 200, 2 },
  { "community_participation", 1000, 2 }, /* 10 of 100: 10 % */
  { "community_meetings", 1400, 2 },
  { "school_coverage", 5000, 1 },
  { "training_participants", 6000, 1 },
  { "certified", 100, 1 },
  { "conveners_trained", 100, 1 },
  { "novices_mentored", 5000, 1 },
  { "advisory_visits", 300, 1 },
  { "reduced_periods", 8000, 1 }, /* 2 × 40 weeks */
  { "execution_rate", 7500, 1 },
  { "it_participants", 6000, 1 },
  { "out_of_field", 500, 1 },
};

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JjPlan) plan = NULL;
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (JjPackSet) set = NULL;
  g_autoptr (JjFigures) figures = NULL;

  g_file_get_contents (g_test_get_filename (G_TEST_DIST, "rules", "plans", "indicators.json", NULL),
                       &text, NULL, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, strlen (text));
  plan = jj_plan_from_json (bytes, &error);
  g_assert_no_error (error);
  packs = jj_packs_load_for_plan (plan, &error);
  g_assert_no_error (error);
  set = jj_pack_set_new (packs, plan);
  figures = jj_figures_new (plan, set, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (JjIndicatorValue) value
          = jj_indicator_compute (plan, figures, expected[i].formula);

      g_test_message ("%s", expected[i].formula);
      g_assert_cmpint (value->value, ==, expected[i].value);
      g_assert_cmpuint (value->ids->len, ==, expected[i].n);
      g_assert_true (g_strv_contains (jj_indicator_get_formulas (), expected[i].formula));
    }
  g_assert_cmpuint (g_strv_length ((char **)jj_indicator_get_formulas ()), ==,
                    G_N_ELEMENTS (expected));
}

static void
test_unknown_stays_unknown (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (none, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
  const char *const formulas[]
      = { "open_lesson_rate", "", "school_coverage", "execution_rate", "novices_mentored",
          "reduced_periods" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (JjIndicatorValue) value = jj_indicator_compute (plan, figures, formulas[i]);

      g_assert_cmpint (value->value, ==, JJ_EMPTY);
    }
}

/* Two communities of 6 and 4 members, 40 teachers: rows of 600 and 400, base 4000, 25 %. */
static void
test_explained (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId school = jj_build_add (plan, JJ_KIND_SCHOOL, "S-1");
  JjId one = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1");
  JjId two = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-2");
  JjId indicator = jj_build_add (plan, JJ_KIND_INDICATOR, "I-1");
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjExplanation) why = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  jj_build_set_number (plan, school, JJ_SCHOOL_TEACHERS, 40);
  jj_build_set_number (plan, school, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set_number (plan, one, JJ_COMMUNITY_MEMBERS, 6);
  jj_build_set_number (plan, two, JJ_COMMUNITY_MEMBERS, 4);
  jj_build_set (plan, indicator, JJ_INDICATOR_FORMULA, "community_participation");
  figures = jj_fixture_figures (plan);
  why = jj_explain (figures, plan, "indicator/I-1", &error);
  g_assert_no_error (error);
  g_assert_true (why->hundredths);
  g_assert_cmpuint (why->rows->len, ==, 2);
  g_assert_cmpint (g_array_index (why->rows, JjExplainRow, 0).amount, ==, 600);
  g_assert_cmpint (why->amount, ==, 1000);
  g_assert_cmpint (why->base, ==, 4000);
  g_assert_cmpint (why->share, ==, 2500);
  name = jj_explain_name (jj_plan_find (plan, indicator));
  g_assert_cmpstr (name, ==, "indicator/I-1");
  jj_build_set (plan, indicator, JJ_INDICATOR_FORMULA, "open_lesson_rate");
  jj_figures_unref (g_steal_pointer (&figures));
  figures = jj_fixture_figures (plan);
  g_assert_null (jj_explain (figures, plan, "indicator/I-1", &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
}

/* The sample tells of a county that will about reach what it set out to do. */
static void
test_sample_is_near_its_targets (void)
{
  JjSample sample;
  guint n = 0;

  jj_sample_set_up (&sample, NULL);
  for (guint i = 0; i < jj_plan_get_count (sample.plan, JJ_KIND_INDICATOR); i++)
    {
      const JjElement *indicator = jj_plan_get_nth (sample.plan, JJ_KIND_INDICATOR, i);
      gint64 target = jj_element_get_number (indicator, JJ_INDICATOR_TARGET);
      g_autoptr (JjIndicatorValue) value
          = jj_indicator_compute (sample.plan, sample.figures,
                                  jj_element_get_text (indicator, JJ_INDICATOR_FORMULA));

      if (!value || value->value == JJ_EMPTY)
        continue;
      g_test_message ("%s: %" G_GINT64_FORMAT, jj_element_get_name (indicator), value->value);
      g_assert_cmpint (ABS (value->value - target), <=, target / 5);
      n++;
    }
  g_assert_cmpuint (n, ==, 12);
  jj_sample_tear_down (&sample, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/indicators/values-by-hand", test_values);
  g_test_add_func ("/indicators/unknown-stays-unknown", test_unknown_stays_unknown);
  g_test_add_func ("/rules/indicators/explained", test_explained);
  g_test_add_func ("/indicators/sample-is-near-its-targets", test_sample_is_near_its_targets);
  return g_test_run ();
}
