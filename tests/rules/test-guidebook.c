/* test-guidebook.c: steps with live counts, and what planners say about them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-build.h"
#include "jj-data.h"
#include "jj-guidebook.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

#define STEP(id, conditions)                                                                       \
  "{\"id\":\"" id "\",\"title\":{\"zh_TW\":\"t\",\"en\":\"t\"},\"what\":{\"zh_TW\":\"w\",\"en\":"  \
  "\"w\"},\"why\":{\"zh_TW\":\"y\",\"en\":\"y\"},\"example\":{\"zh_TW\":\"e\",\"en\":\"e\"},"      \
  "\"status\":\"verified\",\"page\":\"community\",\"conditions\":[" conditions "]}"
#define TEXT(text) "\"text\":{\"zh_TW\":\"" text "\",\"en\":\"" text "\"}"
#define GUIDE(steps)                                                                               \
  "{\"format\":1,\"id\":\"g\",\"version\":\"1\",\"name\":{\"zh_TW\":\"n\",\"en\":\"n\"},"          \
  "\"steps\":[" steps "]}"

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  JjFindings *findings;
} Fixture;

static void
work_out (Fixture *fixture)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (fixture->plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, fixture->plan);

  g_clear_pointer (&fixture->figures, jj_figures_unref);
  g_clear_pointer (&fixture->findings, jj_findings_unref);
  fixture->figures = jj_figures_new (fixture->plan, set, 0);
  fixture->findings = jj_check_run (fixture->plan, fixture->figures);
}

static void
clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->figures, jj_figures_unref);
  g_clear_pointer (&fixture->findings, jj_findings_unref);
  g_clear_object (&fixture->plan);
}

static void
commit (Fixture *fixture, JjEdit *edit)
{
  g_autoptr (JjEdit) taken = edit;
  g_autoptr (GError) error = NULL;
  JjPlan *plan = jj_plan_with (fixture->plan, taken, &error);

  g_assert_no_error (error);
  g_object_unref (fixture->plan);
  fixture->plan = plan;
  work_out (fixture);
}

static JjStepProgress *
check (Fixture *fixture, const JjStep *step)
{
  JjConditionPlan plan = { fixture->plan, fixture->figures, fixture->findings };

  return jj_step_check (step, &plan);
}

static JjGuidebook *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JjGuidebook *guide = jj_guidebook_parse ("own.json", json, -1, &error);

  g_assert_no_error (error);
  return guide;
}

/* Three communities, two with a lead school: "2/3", and the third is what is missing. */
static void
test_counts (void)
{
  g_autoptr (JjGuidebook) guide = parse (
      GUIDE (STEP ("step.a",
                   "{\"form\":\"filled\",\"kind\":\"community\",\"field\":\"school\"," TEXT (
                       "{done}/{all} have a lead, {missing} not") "},{\"form\":\"count\",\"kind\":"
                                                                  "\"school\"," TEXT (
                                                                      "{done} schools") "}")));
  Fixture fixture = { .plan = jj_plan_new () };
  JjEdit *edit = jj_edit_new ("build");
  JjId school = jj_edit_insert (edit, JJ_KIND_SCHOOL, 0), last = 0;

  for (guint i = 0; i < 3; i++)
    {
      last = jj_edit_insert (edit, JJ_KIND_COMMUNITY, 0);
      if (i < 2)
        jj_edit_set_number (edit, JJ_KIND_COMMUNITY, last, JJ_COMMUNITY_SCHOOL, school);
    }
  work_out (&fixture);
  commit (&fixture, edit);
  {
    g_autoptr (JjStepProgress) progress = check (&fixture, jj_guidebook_get_step (guide, 0));
    const JjCount *count = progress->counts->pdata[0], *schools = progress->counts->pdata[1];

    g_assert_cmpstr (count->text, ==, "2/3 have a lead, 1 not");
    g_assert_false (count->holds);
    g_assert_cmpuint (count->missing->len, ==, 1);
    g_assert_true (g_array_index (count->missing, JjId, 0) == last);
    g_assert_cmpint (count->field, ==, JJ_COMMUNITY_SCHOOL);
    g_assert_cmpstr (schools->text, ==, "1 schools");
    g_assert_true (schools->holds);
    g_assert_cmpuint (progress->n_holding, ==, 1);
    g_assert_false (progress->settled);
  }
  clear (&fixture);
}

/* No alliance: nothing to count is nothing done, and it stops nobody. */
static void
test_nothing_to_count (void)
{
  g_autoptr (JjGuidebook) guide = parse (
      GUIDE (STEP ("step.a",
                   "{\"form\":\"linked\",\"kind\":\"alliance\",\"link\":\"member_of\","
                   "\"end\":\"to\",\"optional\":true,\"none\":{\"zh_TW\":\"n\",\"en\":"
                   "\"No alliances yet\"}," TEXT (
                       "{done}/{all} alliances") "},"
                                                 "{\"form\":\"count\",\"kind\":\"school\"," TEXT (
                                                     "{done}") "}")));
  Fixture fixture = { .plan = jj_plan_new () };

  work_out (&fixture);
  {
    g_autoptr (JjStepProgress) progress = check (&fixture, jj_guidebook_get_step (guide, 0));
    const JjCount *count = progress->counts->pdata[0];

    g_assert_cmpstr (count->text, ==, "No alliances yet");
    g_assert_true (count->is_none);
    g_assert_cmpuint (progress->n_holding, ==, 0);
    g_assert_cmpuint (progress->n_counting, ==, 1);
    g_assert_false (progress->settled);
  }
  clear (&fixture);
}

/* 不適用 with a note is in the plan; taking the word back leaves nothing behind. */
static void
test_said (void)
{
  g_autoptr (JjGuidebook) guide = parse (
      GUIDE (STEP ("step.a", "{\"form\":\"count\",\"kind\":\"alliance\"," TEXT ("a") "}")));
  const JjStep *step = jj_guidebook_get_step (guide, 0);
  JjStepProgress said
      = { .state = JJ_STEP_NOT_APPLICABLE, .flag = TRUE, .note = "one school only" };
  Fixture fixture = { .plan = jj_plan_new () };

  work_out (&fixture);
  commit (&fixture, jj_step_say (step, fixture.plan, &said, "王課督"));
  g_assert_cmpuint (jj_plan_get_count (fixture.plan, JJ_KIND_OVERRIDE), ==, 1);
  {
    g_autoptr (JjStepProgress) progress = check (&fixture, step);

    g_assert_cmpint (progress->state, ==, JJ_STEP_NOT_APPLICABLE);
    g_assert_true (progress->flag && progress->settled);
    g_assert_cmpstr (progress->note, ==, "one school only");
    g_assert_cmpstr (progress->author, ==, "王課督");
  }
  said = (JjStepProgress){ .state = JJ_STEP_DOING };
  commit (&fixture, jj_step_say (step, fixture.plan, &said, "王課督"));
  g_assert_cmpuint (jj_plan_get_count (fixture.plan, JJ_KIND_OVERRIDE), ==, 1);
  said = (JjStepProgress){ .state = JJ_STEP_OPEN };
  commit (&fixture, jj_step_say (step, fixture.plan, &said, "王課督"));
  g_assert_cmpuint (jj_plan_get_count (fixture.plan, JJ_KIND_OVERRIDE), ==, 0);
  clear (&fixture);
}

static void
assert_refused (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_guidebook_parse ("own.json", json, -1, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT);
  if (!strstr (error->message, message) || !strstr (error->message, "own.json"))
    g_error ("“%s” does not say “%s”", error->message, message);
}

static void
test_faults (void)
{
  assert_refused ("[]", "no object");
  assert_refused (GUIDE ("{}"), "step 1 “1”: “id” is missing");
  assert_refused (GUIDE (STEP ("community", "")), "must begin with");
  assert_refused (GUIDE (STEP ("step.a", "") "," STEP ("step.a", "")), "step 2 “step.a”: another");
  assert_refused (GUIDE (STEP ("step.a", "{\"form\":\"magic\"," TEXT ("") "}")),
                  "condition 1: the form “magic”");
  assert_refused (GUIDE (STEP ("step.a", "{\"form\":\"count\",\"kind\":\"ship\"," TEXT ("") "}")),
                  "“ship” is no kind");
  assert_refused (GUIDE (
                      STEP ("step.a",
                            "{\"form\":\"filled\",\"kind\":\"school\",\"field\":\"sails\"," TEXT (
                                "") "}")),
                  "“sails” is no field");
  assert_refused (GUIDE (
                      STEP ("step.a",
                            "{\"form\":\"count\",\"kind\":\"school\",\"colour\":1," TEXT ("") "}")),
                  "“colour” is not known here");
  assert_refused (GUIDE (
                      STEP ("step.a", "{\"form\":\"figure\",\"figure\":\"luck\"," TEXT ("") "}")),
                  "“luck”");
}

/* The ten steps that ship: readable, each with conditions, from the plan to the hand-in. */
static void
test_shipped (void)
{
  g_autofree char *problem = NULL;
  g_autoptr (JjGuidebook) guide = jj_guidebook_load (&problem);
  Fixture fixture = { .plan = jj_plan_new () };

  g_assert_cmpstr (problem, ==, NULL);
  g_assert_cmpuint (jj_guidebook_get_n_steps (guide), ==, 10);
  g_assert_cmpint (jj_guidebook_find (guide, "step.plan"), ==, 0);
  g_assert_cmpint (jj_guidebook_find (guide, "step.handin"), ==, 9);
  work_out (&fixture);
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (JjStepProgress) progress = check (&fixture, jj_guidebook_get_step (guide, i));

      g_assert_cmpuint (progress->counts->len, >=, 3);
      g_assert_cmpuint (progress->n_holding, <, progress->counts->len); /* of an empty plan */
      g_assert_false (progress->settled);
    }
  clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/guidebook/counts-and-names-what-is-missing", test_counts);
  g_test_add_func ("/rules/guidebook/nothing-to-count-is-nothing-done", test_nothing_to_count);
  g_test_add_func ("/rules/guidebook/what-planners-say-is-in-the-plan", test_said);
  g_test_add_func ("/rules/guidebook/a-fault-names-file-step-and-reason", test_faults);
  g_test_add_func ("/rules/guidebook/ten-steps-ship", test_shipped);
  return g_test_run ();
}
