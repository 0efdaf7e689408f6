/* test-scene.c: slides keep what they say, rooms see no more than they may and can read it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"
#include "jj-scene.h"
#include "jj-svg-text.h"

#include <cairo-svg.h>
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

static cairo_status_t
to_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
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

/* As an SVG whose text is text. (transfer full) */
static char *
to_svg (JjScene *scene, double height)
{
  double width = height * 16 / 9;
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (to_bytes, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpstr (jj_scene_get_summary (scene), !=, "");
  jj_svg_text_begin (surface);
  jj_scene_draw (scene, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  jj_svg_text_finish (surface, bytes, "scene", NULL);
  cairo_surface_destroy (surface);
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  return (char *)g_byte_array_free (bytes, FALSE);
}

static char *
draw (JjSample *self, const JjSlide *slide, double height, guint step)
{
  g_autoptr (JjScene) scene = make_scene (self, slide, jj_theme_get ("light"), height, step);

  return to_svg (scene, height);
}

/* Size of the smallest text in px of the picture; G_MAXDOUBLE: no text. */
static double
least_text (const char *svg)
{
  double least = G_MAXDOUBLE;

  for (const char *at = strstr (svg, "<text"); at; at = strstr (at + 1, "<text"))
    {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      const char *size = strstr (tag, "font-size=\""), *matrix = strstr (tag, "matrix(");
      double a = 1, b = 0;

      g_assert_nonnull (size);
      if (matrix)
        {
          char *end;

          a = g_ascii_strtod (matrix + strlen ("matrix("), &end);
          b = g_ascii_strtod (end + 1, NULL);
        }
      least = MIN (least, g_ascii_strtod (size + strlen ("font-size=\""), NULL) * hypot (a, b));
    }
  return least;
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
  g_assert_cmpfloat (least_text (svg), >, 1.2 * JJ_SCENE_TEXT_PX);
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
        double least = svg ? least_text (svg) : wanted;

        if (least < wanted - 0.05 || least == G_MAXDOUBLE)
          g_error ("slide %u (%s) at %.0f: %.2f px", i,
                   slide->chart ? jj_chart_get_id (slide->chart) : "", heights[h], least);
      }
}

static JjColour
to_colour (guint32 rgb)
{
  return (JjColour){ (double)(rgb >> 16 & 255) / 255, (double)(rgb >> 8 & 255) / 255,
                     (double)(rgb & 255) / 255 };
}

/* The colour that is most seen in a part of the picture and is not the text's own; the text's own
 * where there is no other. */
static guint32
find_ground (cairo_surface_t *surface, const JjRect *area, guint32 text)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  const guint32 *pixels = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint32 ground = text;
  guint most = 0;

  for (int y = MAX (0, (int)area->y); y < MIN (height, (int)(area->y + area->height)); y++)
    for (int x = MAX (0, (int)area->x); x < MIN (width, (int)(area->x + area->width)); x++)
      {
        guint32 rgb = pixels[y * width + x] & 0xffffff;
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, GUINT_TO_POINTER (rgb))) + 1;

        g_hash_table_insert (counts, GUINT_TO_POINTER (rgb), GUINT_TO_POINTER (n));
        if (n > most && rgb != text)
          {
            most = n;
            ground = rgb;
          }
      }
  return ground;
}

static double
number_after (const char *tag, const char *name, guint skip)
{
  const char *at = strstr (tag, name);

  g_assert_nonnull (at);
  at += strlen (name);
  for (guint i = 0; i < skip; i++)
    at = strchr (at, ',') + 1;
  return g_ascii_strtod (at, NULL);
}

/* Where the letters of a text stand, upright or turned to be read upwards. */
static JjRect
place_text (const char *tag)
{
  double a = number_after (tag, "matrix(", 0), b = number_after (tag, "matrix(", 1);
  double x = number_after (tag, "matrix(", 4), y = number_after (tag, "matrix(", 5);
  double size = number_after (tag, "font-size=\"", 0) * hypot (a, b);
  double length = number_after (tag, "textLength=\"", 0) * hypot (a, b);

  return a > 0 ? (JjRect){ x, y - size * 0.8, length, size * 0.85 }
               : (JjRect){ x - size * 0.8, y - length, size * 0.85, length };
}

/* The least contrast of a text of the picture with what is behind its letters. */
static double
least_contrast (const char *svg, cairo_surface_t *surface, char **where)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  double least = 21;

  for (const char *at = strstr (svg, "<text"); at; at = strstr (at + 1, "<text"))
    {
      g_autofree char *tag = g_strndup (at, strcspn (at, ">"));
      guint32 fill = (guint32)g_ascii_strtoull (strstr (tag, "fill=\"#") + 7, NULL, 16);
      JjRect area = place_text (tag);
      guint32 ground = find_ground (surface, &area, fill);
      double contrast = jj_colour_contrast (to_colour (fill), to_colour (ground));

      /* Where less than half of it is on the screen there is nothing to compare. */
      if (area.x < 0 || area.y < 0 || area.x + area.width / 2 > width
          || area.y + area.height / 2 > height || contrast >= least)
        continue;
      least = contrast;
      g_free (*where);
      *where = g_strndup (at, strcspn (at, "\n"));
    }
  return least;
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
            svg = to_svg (scene, 720);
            least = least_contrast (svg, surface, &where);
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

#define ADD(name, func)                                                                            \
  g_test_add ("/scene/" name, JjSample, NULL, jj_sample_set_up, func, jj_sample_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round", test_round);
  ADD ("table", test_table);
  ADD ("gone", test_gone);
  ADD ("letters", test_letters);
  ADD ("contrast", test_contrast);
  ADD ("reveal", test_reveal);
  ADD ("private", test_private);
  ADD ("unseen", test_unseen);
  ADD ("pages", test_pages);
  ADD ("pages-of-paper", test_pages_of_paper);
  return g_test_run ();
}
