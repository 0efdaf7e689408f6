/* test-exercise.c: ten mistakes to find, and one's own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"
#include "jj-exercise.h"
#include "jj-kinds-work.h"

static JjExercise *
load (void)
{
  g_autofree char *path = jj_data_path ("samples/practice-errors.json");
  g_autoptr (GError) error = NULL;
  JjExercise *exercise = jj_exercise_load (path, &error);

  g_assert_no_error (error);
  return exercise;
}

static JjFindings *
check (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);

  return jj_check_run (plan, figures);
}

static guint
count (JjExercise *exercise, JjPlan *plan, JjMistakeState state)
{
  g_autoptr (JjFindings) findings = check (plan);
  guint n = 0;

  for (guint i = 0; i < jj_exercise_get_n (exercise); i++)
    n += jj_exercise_check (exercise, i, plan, findings) == state;
  return n;
}

static void
carry_out (JjPlan **plan, JjEdit *edit)
{
  g_autoptr (JjEdit) taken = edit;
  g_autoptr (GError) error = NULL;
  JjPlan *next = jj_plan_with (*plan, taken, &error);

  g_assert_no_error (error);
  g_object_unref (*plan);
  *plan = next;
}

/* Mending one, marking another, a wrong mark, and back to the beginning. */
static void
test_score (void)
{
  g_autoptr (JjExercise) exercise = load ();
  g_autoptr (JjPlan) plan = jj_exercise_make_plan (exercise, NULL);
  g_autoptr (JjExercise) found = jj_exercise_find (plan, NULL);
  const JjMistake *price = jj_exercise_get (exercise, 0);
  JjEdit *edit = jj_edit_new ("mend");
  guint number;

  g_assert_nonnull (found);
  g_assert_cmpuint (jj_exercise_get_n (exercise), ==, 10);
  g_assert_cmpuint (count (exercise, plan, JJ_MISTAKE_OPEN), ==, 10);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, price->element, JJ_BUDGET_LINE_UNIT_PRICE, 2000);
  carry_out (&plan, edit);
  g_assert_cmpuint (count (exercise, plan, JJ_MISTAKE_MENDED), ==, 1);
  carry_out (&plan,
             jj_exercise_mark (exercise, plan, jj_exercise_get (exercise, 4)->element, &number));
  g_assert_cmpuint (number, ==, 5);
  g_assert_cmpuint (count (exercise, plan, JJ_MISTAKE_MARKED), ==, 1);
  carry_out (&plan, jj_exercise_mark (exercise, plan, 1, &number));
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpuint (jj_exercise_count_wrong (plan), ==, 1);
  carry_out (&plan, jj_exercise_restore (exercise, plan, NULL));
  g_assert_cmpuint (count (exercise, plan, JJ_MISTAKE_OPEN), ==, 10);
  g_assert_cmpuint (jj_exercise_count_wrong (plan), ==, 0);
}

/* A facilitator's own: what is written can be read and played. */
static void
test_own (void)
{
  g_autoptr (JjExercise) exercise = load ();
  g_autoptr (JjPlan) plan = jj_exercise_make_plan (exercise, NULL);
  g_autoptr (JjFindings) findings = check (plan);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjExercise) own = NULL;
  g_autoptr (JjPlan) again = NULL;
  g_autofree char *json = NULL;

  g_hash_table_insert (texts, (gpointer) "check.price.lecturer_external 59613e2a66f25343",
                       (gpointer) "Look at fees\nToo dear");
  json = jj_exercise_write ("mine", plan, findings, texts);
  own = jj_exercise_parse ("mine.json", json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jj_exercise_get_n (own), ==, 10);
  g_assert_cmpstr (jj_exercise_get (own, 0)->hint, ==, "Look at fees");
  g_assert_cmpstr (jj_exercise_get (own, 0)->what, ==, "Too dear");
  again = jj_exercise_make_plan (own, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (own, again, JJ_MISTAKE_OPEN), ==, 10);
}

static void
test_other_plan (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (JjExercise) none = jj_exercise_find (plan, NULL);

  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/exercise/mended-marked-wrong-restored", test_score);
  g_test_add_func ("/rules/exercise/one-s-own-can-be-played", test_own);
  g_test_add_func ("/rules/exercise/another-plan-is-none", test_other_plan);
  return g_test_run ();
}
