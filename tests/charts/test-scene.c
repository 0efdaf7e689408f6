/* test-scene.c: slides keep what they say, rooms see no more than they may and can read it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"
#include "jj-scene-text.h"

#include <math.h>
#include <string.h>

static void
apply (JjSample *self, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (self->plan, edit, &error);

  g_assert_no_error (error);
  g_object_unref (self->plan);
  self->plan = after;
  jj_edit_unref (edit);
}

/* On a screen of 16:9. */
static JjScene *
make_scene (JjSample *self, const JjSlide *slide, const JjTheme *theme, double height, guint step)
{
  JjSceneInput input = { .plan = self->plan,
                         .figures = self->figures,
                         .theme = theme,
                         .width_px = height * 16 / 9,
                         .height_px = height,
                         .unit = 1,
                         .step = step };

  return jj_scene_new (slide, &input);
}

static char *
draw (JjSample *self, const JjSlide *slide, double height, guint step)
{
  g_autoptr (JjScene) scene = make_scene (self, slide, jj_theme_get ("light"), height, step);

  return jj_scene_to_svg (scene, height);
}

static JjSlide *
slide_of (JjSample *self, guint number)
{
  return jj_slide_read (self->plan, jj_plan_get_nth (self->plan, JJ_KIND_SLIDE, number));
}

static guint
count_slides (JjPlan *plan)
{
  g_autoptr (GArray) ids = jj_slide_list (plan);

  return ids->len;
}

/* What is written is what is read, whatever it is. */
static void
test_round (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_SHEET), again = NULL;
  const JjElement *one = jj_plan_get_nth (self->plan, JJ_KIND_COMMUNITY, 0);
  const JjElement *two = jj_plan_get_nth (self->plan, JJ_KIND_COMMUNITY, 1);
  JjId ids[] = { jj_element_get_id (one), jj_element_get_id (two) }, id = 0;
  guint n = count_slides (self->plan);
  g_autoptr (GArray) hidden = NULL;

  slide->sheet = jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_SHEET, 1));
  slide->zoom = 2.25;
  slide->has_place = TRUE;
  slide->x = -12;
  slide->y = 345;
  slide->filter = jj_diagram_filter_parse ("theme:b1,b2");
  jj_slide_add_step (slide, ids, 2);
  jj_slide_add_step (slide, ids, 1);
  g_assert_cmpuint (slide->steps->len, ==, 2);
  apply (self, jj_slide_write (slide, self->plan, "一", &id));
  g_assert_cmpuint (count_slides (self->plan), ==, n + 1);
  again = jj_slide_read (self->plan, jj_plan_find (self->plan, id));
  g_assert_cmpint (again->sheet, ==, slide->sheet);
  g_assert_cmpfloat (again->zoom, ==, 2.25);
  g_assert_true (again->has_place && again->x == -12 && again->y == 345);
  g_assert_true (jj_diagram_filter_has (again->filter, JJ_FILTER_THEME, "b2"));
  hidden = jj_slide_get_hidden (again, 1);
  g_assert_cmpuint (hidden->len, ==, 1);
  g_assert_cmpint (g_array_index (hidden, JjId, 0), ==, ids[0]);
}

/* What a slide of a table keeps, and what a room then sees of it: the computed amount, not the
 * activity, in letters that grew. */
static void
test_table (JjSample *self, gconstpointer data)
{
  const JjElement *line, *other;
  g_autofree char *amount = jj_format_money (jj_figures_get_line (self->figures, 2)->amount),
                  *svg = NULL;
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE), again = NULL;
  JjId id = 0;

  slide->kind = JJ_KIND_BUDGET_LINE;
  slide->search
      = g_strdup (jj_element_get_code (jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, 2)));
  slide->columns = g_strsplit ("unit_price,amount", ",", -1);
  apply (self, jj_slide_write (slide, self->plan, "t", &id));
  again = jj_slide_read (self->plan, jj_plan_find (self->plan, id));
  g_assert_cmpstr (again->search, ==, slide->search);
  g_assert_true (
      g_strv_equal ((const char *const *)again->columns, (const char *const *)slide->columns));
  line = jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, 2);
  other = jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, 3);
  svg = draw (self, again, 1080, 0);
  g_assert_nonnull (strstr (svg, jj_element_get_code (line)));
  g_assert_nonnull (strstr (svg, amount));
  g_assert_null (strstr (svg, jj_element_get_code (other)));
  g_assert_null (
      strstr (svg, jj_element_get_title (jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY))));
  g_assert_cmpfloat (jj_svg_least_text (svg), >, 1.2 * JJ_SCENE_TEXT_PX);
}

/* What a room is to fill in together is asked for by its headings. */
static void
test_empty_table (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
  g_autofree char *svg = NULL;

  slide->kind = JJ_KIND_COMMUNITY;
  slide->search = g_strdup ("no community has this name");
  svg = draw (self, slide, 1080, 0);
  g_assert_nonnull (strstr (svg, "Lead school"));
  g_assert_nonnull (strstr (svg, "no rows yet"));
}

/* The slide stays, what it shows is gone: it is no slide any more. */
static void
test_gone (JjSample *self, gconstpointer data)
{
  g_autoptr (GArray) before = jj_slide_list (self->plan), after = NULL;
  const JjElement *element = jj_plan_get_nth (self->plan, JJ_KIND_SLIDE, 3);
  JjEdit *edit = jj_edit_new ("view");

  jj_edit_set_text (edit, JJ_KIND_SLIDE, jj_element_get_id (element), JJ_SLIDE_VIEW, "chart:none");
  apply (self, edit);
  after = jj_slide_list (self->plan);
  g_assert_cmpuint (after->len, ==, before->len - 1);
}

/* A slide of every look: three sheets, the charts, three tables. NULL: one that no room sees;
 * *more gets FALSE after the last. (transfer full) */
static JjSlide *
nth_slide (JjSample *self, guint i, gboolean *more)
{
  static const JjKindId kinds[] = { JJ_KIND_SCHOOL, JJ_KIND_COMMUNITY, JJ_KIND_BUDGET_LINE };
  guint n_charts = jj_chart_get_count ();
  JjSlide *slide;

  *more = i < 3 + n_charts + G_N_ELEMENTS (kinds);
  if (i < 3)
    return slide_of (self, i);
  if (!*more)
    return NULL;
  slide = jj_slide_new (i < 3 + n_charts ? JJ_SLIDE_OF_CHART : JJ_SLIDE_OF_TABLE);
  if (i < 3 + n_charts)
    slide->chart = jj_chart_get_nth (i - 3);
  else
    slide->kind = kinds[i - 3 - n_charts];
  if (!slide->chart
      || (jj_chart_get_which_kind (slide->chart) == JJ_N_KINDS
          && !jj_chart_is_for_paper (slide->chart)))
    return slide;
  jj_slide_free (slide);
  return NULL;
}

/* The example of jj-scene.h: 32 px at 1080, 21.3 at 720, for every chart and table too. */
static void
test_letters (JjSample *self, gconstpointer data)
{
  static const double heights[] = { 720, 1080, 2160 };
  gboolean more = TRUE;

  for (guint h = 0; h < G_N_ELEMENTS (heights); h++)
    for (guint i = 0; more || i == 0; i++)
      {
        g_autoptr (JjSlide) slide = nth_slide (self, i, &more);
        g_autofree char *svg = slide ? draw (self, slide, heights[h], 0) : NULL;
        double wanted = JJ_SCENE_TEXT_PX * heights[h] / JJ_SCENE_HEIGHT;
        double least = svg ? jj_svg_least_text (svg) : wanted;

        if (least < wanted - 0.05 || least == G_MAXDOUBLE)
          g_error ("slide %u (%s) at %.0f: %.2f px", i,
                   slide->chart ? jj_chart_get_id (slide->chart) : "", heights[h], least);
      }
}

/* Every text of every slide is readable on what is behind it, in every theme: 4.5:1. */
static void
test_contrast (JjSample *self, gconstpointer data)
{
  static const char *const themes[] = { "light", "dark", "contrast" };
  gboolean more = TRUE;

  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    for (guint i = 0; more || i == 0; i++)
      {
        g_autoptr (JjSlide) slide = nth_slide (self, i, &more);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1280, 720);
        cairo_t *cr = cairo_create (surface);
        g_autofree char *svg = NULL, *where = NULL;
        double least = 21;

        if (slide)
          {
            g_autoptr (JjScene) scene = make_scene (self, slide, jj_theme_get (themes[t]), 720, 0);

            jj_scene_draw (scene, cr);
            cairo_surface_flush (surface);
            svg = jj_scene_to_svg (scene, 720);
            least = jj_svg_least_contrast (svg, surface, &where);
          }
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
        if (least < 4.5)
          g_error ("slide %u in %s: %.2f:1 of %.300s", i, themes[t], least, where);
      }
}

/* Steps show one after the other; private elements never. */
static void
test_reveal (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = slide_of (self, 0);
  const JjElement *purse = jj_plan_get_nth (self->plan, JJ_KIND_PURSE, 0);
  JjId id = jj_element_get_id (purse);
  g_autofree char *name = g_strdup (jj_element_get_name (purse)), *before = NULL, *after = NULL;
  g_autofree char *private = NULL;
  JjEdit *edit = jj_edit_new ("private");

  jj_slide_add_step (slide, &id, 1);
  before = draw (self, slide, 1080, 0);
  after = draw (self, slide, 1080, 1);
  g_assert_null (strstr (before, name));
  g_assert_nonnull (strstr (after, name));
  jj_edit_set_number (edit, JJ_KIND_PURSE, id, JJ_PRIVATE, 1);
  apply (self, edit);
  private = draw (self, slide, 1080, G_MAXUINT);
  g_assert_null (strstr (private, name));
}

/* No person's name in any table, nor in the sentences for the speaker. */
static void
test_private (JjSample *self, gconstpointer data)
{
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    {
      g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
      g_autofree char *svg = NULL;

      if (jj_kind_get ((JjKindId)kind)->flags & JJ_KIND_LINK)
        continue;
      slide->kind = (JjKindId)kind;
      svg = draw (self, slide, 1080, 0);
      for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_PERSON); i++)
        {
          const char *name = jj_element_get_name (jj_plan_get_nth (self->plan, JJ_KIND_PERSON, i));

          if (name && *name && strstr (svg, name))
            g_error ("%s shows %s", jj_kind_get ((JjKindId)kind)->id, name);
        }
    }
}

static void
test_unseen (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
  g_autoptr (JjFindings) findings = jj_check_run (self->plan, self->figures);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *count = g_strdup_printf ("%u", jj_plan_get_count (self->plan, JJ_KIND_PERSON));
  gboolean found = FALSE;

  slide->kind = JJ_KIND_PERSON;
  lines = jj_scene_list_unseen (slide, self->plan, findings, 0);
  for (guint i = 0; i < lines->len; i++)
    found |= g_str_has_suffix (g_ptr_array_index (lines, i), count);
  g_assert_true (found);
}

/* All rows of a table come, a page a step. */
static void
test_pages (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
  guint n_steps, n = jj_plan_get_count (self->plan, JJ_KIND_COMMUNITY), n_seen = 0;

  slide->kind = JJ_KIND_COMMUNITY;
  n_steps = jj_scene_count_steps (slide, self->plan);
  g_assert_cmpuint (n_steps, >, 1);
  for (guint step = 0; step <= n_steps; step++)
    {
      g_autofree char *svg = draw (self, slide, 1080, step);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *code
              = g_strdup_printf (">%s<", jj_element_get_code (
                                             jj_plan_get_nth (self->plan, JJ_KIND_COMMUNITY, i)));

          n_seen += strstr (svg, code) != NULL;
        }
    }
  g_assert_cmpuint (n_seen, ==, n);
}

/* On paper the title takes a part of the height: fewer rows a page, so more pages than on a screen,
 * and the last page still ends with the last row. */
static void
test_pages_of_paper (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_TABLE);
  JjSceneInput input = { .plan = self->plan,
                         .figures = self->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = 1920,
                         .height_px = 960,
                         .screen_px = 1080,
                         .unit = 1 };
  g_autoptr (JjScene) scene = NULL;
  g_autofree char *last = NULL;
  guint n = jj_plan_get_count (self->plan, JJ_KIND_COMMUNITY), n_pages;

  slide->kind = JJ_KIND_COMMUNITY;
  n_pages = jj_scene_count_pages (slide, &input);
  g_assert_cmpuint (n_pages, >, jj_scene_count_steps (slide, self->plan) + 1);
  input.step = n_pages - 1;
  scene = jj_scene_new (slide, &input);
  last = g_strdup_printf ("\n%s · ", jj_element_get_code (
                                         jj_plan_get_nth (self->plan, JJ_KIND_COMMUNITY, n - 1)));
  g_assert_nonnull (strstr (jj_scene_get_summary (scene), last));
}

/* A page of a file has all of a sheet that is larger than a screen, and all that the screen shows
 * of a place that is kept, though the page's picture is wider than 16:9. */
static void
test_page_of_a_file (JjSample *self, gconstpointer data)
{
  g_autoptr (JjSlide) slide = jj_slide_new (JJ_SLIDE_OF_SHEET);
  JjSceneInput room = { .width_px = 1920, .height_px = 1080 };
  JjSceneInput page = { .width_px = 1920, .height_px = 960, .screen_px = 1080, .is_page = TRUE };
  JjDiagramInput what = { .plan = self->plan, .figures = self->figures };
  g_autoptr (JjDiagram) diagram = NULL;
  JjRect seen, all, of_room;
  double zoom;

  what.sheet = slide->sheet = jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_SHEET, 0));
  diagram = jj_diagram_new (&what, NULL);
  all = jj_diagram_get_extents (diagram);
  of_room = jj_scene_get_view (slide, diagram, &room, &zoom);
  g_assert_false (jj_rect_holds_rect (&of_room, &all));
  seen = jj_scene_get_view (slide, diagram, &page, &zoom);
  g_assert_true (jj_rect_holds_rect (&seen, &all));
  slide->zoom = 1.75;
  slide->has_place = TRUE;
  slide->x = 700;
  slide->y = 400;
  of_room = jj_scene_get_view (slide, diagram, &room, &zoom);
  seen = jj_scene_get_view (slide, diagram, &page, &zoom);
  g_assert_true (jj_rect_holds_rect (&seen, &of_room));
}

#define ADD(name, func)                                                                            \
  g_test_add ("/scene/" name, JjSample, NULL, jj_sample_set_up, func, jj_sample_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round", test_round);
  ADD ("table", test_table);
  ADD ("empty-table", test_empty_table);
  ADD ("gone", test_gone);
  ADD ("letters", test_letters);
  ADD ("contrast", test_contrast);
  ADD ("reveal", test_reveal);
  ADD ("private", test_private);
  ADD ("unseen", test_unseen);
  ADD ("pages", test_pages);
  ADD ("pages-of-paper", test_pages_of_paper);
  ADD ("page-of-a-file", test_page_of_a_file);
  return g_test_run ();
}
