/* test-lessons.c: the lessons that ship: every step can be shown, every starting state be made */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart.h"
#include "jj-figure-columns.h"
#include "jj-lesson-view.h"
#include "jj-pages.h"
#include "jj-scene-text.h"

#include <string.h>

static GPtrArray *
load_all (void)
{
  g_autoptr (GPtrArray) paths = jj_lesson_list ();
  GPtrArray *lessons = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_lesson_unref);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      JjLesson *lesson = jj_lesson_load (paths->pdata[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (lessons, lesson);
    }
  return lessons;
}

static void
test_minutes (void)
{
  g_autoptr (GPtrArray) lessons = load_all ();
  static const int minutes[] = { 30, 30, 40 };

  g_assert_cmpuint (lessons->len, ==, 3);
  for (guint i = 0; i < lessons->len; i++)
    {
      int sum = 0;

      for (guint s = 0; s < jj_lesson_get_n_steps (lessons->pdata[i]); s++)
        sum += jj_lesson_get_step (lessons->pdata[i], s)->minutes;
      g_assert_cmpint (sum, ==, minutes[i]);
      g_assert_cmpint (jj_lesson_get_minutes (lessons->pdata[i]), ==, sum);
    }
}

static gboolean
has_column (JjKindId kind, const char *id)
{
  for (guint i = 0; i < jj_kind_get (kind)->n_fields; i++)
    if (g_str_equal (jj_kind_get (kind)->fields[i].id, id))
      return TRUE;
  for (guint i = 0; i < jj_figure_columns_get_n (); i++)
    if (jj_figure_columns_get (i)->kind == kind && g_str_equal (jj_figure_columns_get (i)->id, id))
      return TRUE;
  return FALSE;
}

/* What a step wants seen is there: view, table, chart, and something for the room. */
static void
test_views (void)
{
  g_autoptr (GPtrArray) lessons = load_all ();

  for (guint i = 0; i < lessons->len; i++)
    for (guint s = 0; s < jj_lesson_get_n_steps (lessons->pdata[i]); s++)
      {
        const JjLessonStep *step = jj_lesson_get_step (lessons->pdata[i], s);
        int page = jj_pages_find (step->page);
        g_autoptr (JjPlan) plan = jj_lesson_make_state (lessons->pdata[i], s, NULL);
        g_autoptr (JjSlide) slide = NULL;

        g_assert_cmpint (page, >=, 0);
        slide = jj_lesson_view_to_slide (step, plan);
        g_assert_nonnull (slide);
        g_assert_true (!step->filter || slide->type != JJ_SLIDE_OF_TABLE
                       || g_str_equal (slide->search, step->filter));
        for (guint c = 0; step->columns && step->columns[c]; c++)
          g_assert_true (has_column (step->kind, step->columns[c]));
        g_assert_true (!step->chart || jj_chart_by_id (step->chart));
        g_assert_true (*step->question && *step->mistakes && *step->notes && *step->see);
      }
}

static void
check_state (const JjLessonStep *step, JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
  g_autoptr (JjFindings) findings = jj_check_run (plan, figures);
  JjConditionPlan asked = { plan, figures, findings };

  g_assert_cmpuint (step->state->len, >, 0);
  for (guint i = 0; i < step->state->len; i++)
    {
      g_autoptr (JjCount) count = jj_condition_count (step->state->pdata[i], &asked);

      if (!count->holds)
        g_error ("%s: the state does not hold: %s", step->title, count->text);
    }
}

/* Each starting state can be made from the practice plan, and from any other step by one edit. */
static void
test_states (void)
{
  g_autoptr (GPtrArray) lessons = load_all ();

  for (guint i = 0; i < lessons->len; i++)
    {
      JjLesson *lesson = lessons->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (JjPlan) plan = jj_lesson_make_plan (lesson, &error);
      guint n = jj_lesson_get_n_steps (lesson);

      /* Forwards, then back again. */
      for (guint turn = 0; turn < 2 * n; turn++)
        {
          guint s = turn < n ? turn : 2 * n - 1 - turn;
          g_autoptr (JjEdit) edit = jj_lesson_set_up (lesson, s, plan, &error);
          JjPlan *next;

          g_assert_no_error (error);
          next = jj_plan_with (plan, edit, &error);
          g_assert_no_error (error);
          g_object_unref (plan);
          plan = next;
          check_state (jj_lesson_get_step (lesson, s), plan);
        }
    }
}

/* A county's own plan is never overwritten by a lesson. */
static void
test_other_plan (void)
{
  g_autoptr (GPtrArray) lessons = load_all ();
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_lesson_set_up (lessons->pdata[0], 0, plan, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
}

/* A screen of a step: letters of 24 pt at 1080 px, contrast of 4.5:1, nothing beyond the edge. A
 * sheet shows a part on purpose. */
static void
check_screen (const JjSlide *slide, const JjSceneInput *input, const char *title)
{
  g_autoptr (JjScene) scene = jj_scene_new (slide, input);
  g_autofree char *svg = jj_scene_to_svg (scene, input->height_px), *where = NULL, *clipped = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)input->width_px,
                                                         (int)input->height_px);
  cairo_t *cr = cairo_create (surface);
  double size = jj_svg_least_text (svg) * JJ_SCENE_HEIGHT / input->height_px, contrast;

  jj_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  contrast = jj_svg_least_contrast (svg, surface, &where);
  cairo_surface_destroy (surface);
  if (slide->type != JJ_SLIDE_OF_SHEET)
    clipped = jj_svg_find_clipped (svg, input->width_px, input->height_px);
  if (size < JJ_SCENE_TEXT_PX - 0.05 || size == G_MAXDOUBLE)
    g_error ("%s at %.0f: letters of %.2f px", title, input->height_px, size);
  if (contrast < 4.5)
    g_error ("%s at %.0f: %.2f:1 of %.300s", title, input->height_px, contrast, where);
  if (clipped)
    g_error ("%s at %.0f: beyond the edge: %.300s", title, input->height_px, clipped);
}

static void
check_step (const JjLessonStep *step, JjPlan *plan, JjFigures *figures)
{
  static const double heights[] = { 720, 1080, 2160 };
  static const char *const themes[] = { "light", "dark", "contrast" };
  g_autoptr (JjSlide) slide = jj_lesson_view_to_slide (step, plan);
  guint pages = jj_scene_count_steps (slide, plan) + 1;

  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    for (guint i = 0; i < pages * G_N_ELEMENTS (themes); i++)
      {
        const JjSceneInput input = { .plan = plan,
                                     .figures = figures,
                                     .theme = jj_theme_get (themes[i / pages]),
                                     .width_px = heights[h] * 16 / 9,
                                     .height_px = heights[h],
                                     .unit = 1,
                                     .step = i % pages };

        check_screen (slide, &input, step->title);
      }
}

static void
test_readable (void)
{
  g_autoptr (GPtrArray) lessons = load_all ();

  for (guint i = 0; i < lessons->len; i++)
    for (guint s = 0; s < jj_lesson_get_n_steps (lessons->pdata[i]); s++)
      {
        g_autoptr (JjPlan) plan = jj_lesson_make_state (lessons->pdata[i], s, NULL);
        g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
        g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
        g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);

        check_step (jj_lesson_get_step (lessons->pdata[i], s), plan, figures);
      }
}

static void
assert_refused (const char *json, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_lesson_parse ("own.json", json, -1, &error));
  if (!strstr (error->message, message) || !strstr (error->message, "own.json"))
    g_error ("“%s” does not say “%s”", error->message, message);
}

#define T "{\"zh_TW\":\"t\",\"en\":\"t\"}"
#define LESSON(minutes, steps)                                                                     \
  "{\"format\":1,\"id\":\"l\",\"version\":\"1\",\"name\":" T ",\"minutes\":" minutes               \
  ",\"steps\":[" steps "]}"
#define STEP(rest)                                                                                 \
  "{\"title\":" T ",\"minutes\":5,\"see\":{\"page\":\"checks\",\"text\":" T "}" rest "}"

static void
test_faults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjLesson) lesson = jj_lesson_parse ("own.json", LESSON ("5", STEP ("")), -1, &error);

  g_assert_no_error (error);
  assert_refused (LESSON ("7", STEP ("")), "the steps take 5 minutes, the lesson 7");
  assert_refused (LESSON ("5", ""), "no steps");
  assert_refused (LESSON ("5", STEP (",\"setup\":[{\"do\":\"paint\",\"kind\":\"school\"}]")),
                  "step 1 “t”: setup 1: “do” cannot be “paint”");
  assert_refused (LESSON ("5", STEP (",\"setup\":[{\"do\":\"set\",\"kind\":\"school\",\"element\":"
                                     "\"S-1\"}]")),
                  "“field” is missing");
  assert_refused (LESSON ("5", STEP (",\"state\":[{\"form\":\"count\",\"text\":" T "}]")),
                  "state 1: “kind” is missing");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/lessons/minutes-add-up", test_minutes);
  g_test_add_func ("/ui/lessons/what-is-to-be-seen-is-there", test_views);
  g_test_add_func ("/ui/lessons/every-state-can-be-made-from-any-other", test_states);
  g_test_add_func ("/ui/lessons/every-screen-is-read-from-the-last-row", test_readable);
  g_test_add_func ("/ui/lessons/another-plan-is-left-alone", test_other_plan);
  g_test_add_func ("/ui/lessons/a-fault-names-file-step-and-reason", test_faults);
  return g_test_run ();
}
