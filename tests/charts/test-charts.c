/* test-charts.c: every chart on an empty, a small and a large plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-svg-text.h"
#include "jj-chart-steps.h"
#include "jj-data.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-plan-json.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name;
  JjPlan *plan;
  JjFigures *figures;
} Fixture;

static JjPlan *
read_plan (GBytes *json)
{
  g_autoptr (GBytes) owned = json;
  g_autoptr (GError) error = NULL;
  JjPlan *plan = jj_plan_from_json (owned, &error);

  g_assert_no_error (error);
  return plan;
}

/* One purse of 100,000 and two lines: 60,000 and 55,000 charged to it, 5,000 to nobody. So 15,000
 * are over, 5,000 have no purse. */
static const char tight[]
    = "{\"format\":\"jingjin-plan\",\"version\":1,\"elements\":{"
      "\"plan\":[{\"id\":\"0000000000000001\"}],"
      "\"purse\":[{\"id\":\"0000000000000002\",\"granted\":100000}],"
      "\"budget_line\":["
      "{\"id\":\"0000000000000003\",\"account\":\"operating\",\"unit_price\":60000,"
      "\"quantity\":\"1.00\"},"
      "{\"id\":\"0000000000000004\",\"account\":\"operating\",\"unit_price\":55000,"
      "\"quantity\":\"1.00\"},"
      "{\"id\":\"0000000000000005\",\"account\":\"operating\",\"unit_price\":5000,"
      "\"quantity\":\"1.00\"}],"
      "\"charged_to\":["
      "{\"id\":\"0000000000000006\",\"from\":\"0000000000000003\",\"to\":\"0000000000000002\"},"
      "{\"id\":\"0000000000000007\",\"from\":\"0000000000000004\",\"to\":\"0000000000000002\"}]"
      "}}";

static GArray *
fixtures (void)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Fixture));
  Fixture each[]
      = { { "empty", jj_plan_new (), NULL },
          { "tight", read_plan (g_bytes_new_static (tight, strlen (tight))), NULL },
          { "sample", read_plan (jj_data_load ("samples/yunlin-114.json", NULL)), NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    {
      g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (each[i].plan, NULL);
      g_autoptr (JjPackSet) set = jj_pack_set_new (packs, each[i].plan);

      each[i].figures = jj_figures_new (each[i].plan, set, 0);
      g_array_append_val (all, each[i]);
    }
  return all;
}

static void
free_fixtures (GArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      jj_figures_unref (g_array_index (all, Fixture, i).figures);
      g_assert_finalize_object (g_array_index (all, Fixture, i).plan);
    }
  g_array_unref (all);
}

static JjChartInput
input_for (const Fixture *fixture, double width_px, double height_px)
{
  return (JjChartInput){ .plan = fixture->plan,
                         .figures = fixture->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = width_px,
                         .height_px = height_px,
                         .text_px = 13,
                         .unit = 1,
                         .with_title = TRUE };
}

static void
check_inside (const JjChart *chart, const Fixture *fixture, double width, double height)
{
  JjChartInput input = input_for (fixture, width, height);
  g_autoptr (JjPicture) picture = jj_chart_make (chart, &input);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x, y, w, h;

  for (int lit = -1; lit < (int)MIN (4, jj_picture_get_n_parts (picture)); lit++)
    jj_picture_draw (picture, cr, lit);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
  cairo_surface_destroy (surface);
  g_test_message ("%s %s %gx%g: %g %g %g %g", jj_chart_get_id (chart), fixture->name, width, height,
                  x, y, w, h);
  g_assert_cmpfloat (x, >=, -2);
  g_assert_cmpfloat (y, >=, -2);
  g_assert_cmpfloat (x + w, <=, width + 2);
  g_assert_cmpfloat (y + h, <=, height + 2);
}

static void
test_inside (void)
{
  static const double sizes[][2] = { { 420, 320 }, { 900, 500 }, { 1600, 1000 } };
  GArray *all = fixtures ();

  for (guint c = 0; c < jj_chart_get_count (); c++)
    for (guint f = 0; f < all->len; f++)
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        check_inside (jj_chart_get_nth (c), &g_array_index (all, Fixture, f), sizes[s][0],
                      sizes[s][1]);
  free_fixtures (all);
}

/* How many parts have rows; those of each add up to its amount. */
static guint
check_rows (JjPicture *picture)
{
  guint n_with_rows = 0;

  for (guint p = 0; p < jj_picture_get_n_parts (picture); p++)
    {
      const JjChartPart *part = jj_picture_get_part (picture, p);
      gint64 sum = 0;

      for (guint i = 0; i < part->rows->len; i++)
        sum += g_array_index (part->rows, JjChartRow, i).amount;
      g_assert_true (part->rows->len == 0 || sum == part->amount);
      n_with_rows += part->rows->len > 0;
    }
  return n_with_rows;
}

static void
test_rows_make_the_amount (void)
{
  GArray *all = fixtures ();
  guint n_with_rows = 0;

  for (guint i = 0; i < jj_chart_get_count () * all->len; i++)
    {
      JjChartInput input = input_for (&g_array_index (all, Fixture, i % all->len), 1200, 800);
      g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_get_nth (i / all->len), &input);

      g_assert_nonnull (jj_picture_get_summary (picture));
      g_assert_cmpuint (jj_picture_get_table (picture)->len, >=, 1);
      n_with_rows += check_rows (picture);
    }
  g_assert_cmpuint (n_with_rows, >, 100);
  free_fixtures (all);
}

static gint64
amount_of (JjPicture *picture, const char *label)
{
  for (guint p = 0; p < jj_picture_get_n_parts (picture); p++)
    {
      const JjChartPart *part = jj_picture_get_part (picture, p);

      if (strcmp (part->label, label) == 0)
        return part->amount;
    }
  g_error ("no part “%s”", label);
}

static void
test_sankey_shows_what_is_over_and_without_purse (void)
{
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 1), 1200, 800);
  g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_by_id ("sankey"), &input);

  /* 60,000 + 55,000 against 100,000; 5,000 without a purse; 120,000 in all. */
  g_assert_cmpint (amount_of (picture, "Purse：Over budget"), ==, 15000);
  g_assert_cmpint (amount_of (picture, "Purse：No purse yet"), ==, 5000);
  g_assert_cmpint (amount_of (picture, "Purse：Purse"), ==, 100000);
  g_assert_cmpint (amount_of (picture, "Account：Operating"), ==, 120000);
  g_clear_pointer (&picture, jj_picture_unref);
  free_fixtures (all);
}

/* The rows of a picture's table as one text a row, without the headings. */
static GHashTable *
rows_of (const Fixture *fixture, const char *chart)
{
  JjChartInput input = input_for (fixture, 1200, 800);
  g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_by_id (chart), &input);
  GPtrArray *table = jj_picture_get_table (picture);
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < table->len; i++)
    g_hash_table_add (rows, g_strjoinv ("|", table->pdata[i]));
  return rows;
}

/* Each cell of the picture, counted again over the whole table of communities. */
static void
test_domains_are_the_table_s (void)
{
  GArray *all = fixtures ();
  const Fixture *sample = &g_array_index (all, Fixture, 2);
  g_autoptr (GHashTable) rows = rows_of (sample, "domains");
  guint n = jj_plan_get_count (sample->plan, JJ_KIND_COMMUNITY);

  g_assert_cmpuint (n, >, 50);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *one = jj_plan_get_nth (sample->plan, JJ_KIND_COMMUNITY, i);
      const char *level = jj_element_get_text (one, JJ_COMMUNITY_LEVEL);
      gint64 domain = jj_element_get_number (one, JJ_COMMUNITY_DOMAIN);
      g_autofree char *row = NULL;
      guint count = 0;

      for (guint k = 0; k < n; k++)
        {
          const JjElement *other = jj_plan_get_nth (sample->plan, JJ_KIND_COMMUNITY, k);

          count += g_strcmp0 (jj_element_get_text (other, JJ_COMMUNITY_LEVEL), level) == 0
                   && jj_element_get_number (other, JJ_COMMUNITY_DOMAIN) == domain;
        }
      row = g_strdup_printf ("%s|%s|%u", level, jj_label (jj_domains[domain].label), count);
      if (!g_hash_table_contains (rows, row))
        g_error ("no row “%s”", row);
    }
  free_fixtures (all);
}

typedef struct
{
  double least;
  guint n;
} Sizes;

static void
watch_size (PangoLayout *layout, double size, gpointer data)
{
  Sizes *sizes = data;

  sizes->least = MIN (sizes->least, size);
  sizes->n++;
}

/* The pane of a small window at twice the text: fifteen domains, and every letter as large as it
 * was asked for; each cell is found where it is drawn. */
static void
test_domains_are_legible (void)
{
  GArray *all = fixtures ();
  const Fixture *sample = &g_array_index (all, Fixture, 2);
  JjChartInput input = { .plan = sample->plan,
                         .figures = sample->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = 1280,
                         .height_px = 300,
                         .text_px = 26,
                         .unit = 1 };
  g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_by_id ("domains"), &input);
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  Sizes sizes = { 1000, 0 };

  jj_text_watch (surface, watch_size, &sizes);
  jj_picture_draw (picture, cr, -1);
  g_assert_cmpuint (sizes.n, >, 18);
  g_assert_cmpfloat (sizes.least, >, 25);
  for (double x = 1; x < 1280; x += 4)
    for (double y = 1; y < 300; y += 4)
      g_hash_table_add (found, GINT_TO_POINTER (jj_picture_hit (picture, x, y) + 1));
  g_assert_cmpuint (g_hash_table_size (found), ==, jj_picture_get_n_parts (picture) + 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  free_fixtures (all);
}

/* Each pool's people and what expires, counted again over the whole table of memberships. */
static void
test_pyramid_is_the_table_s (void)
{
  GArray *all = fixtures ();
  const Fixture *sample = &g_array_index (all, Fixture, 2);
  g_autoptr (GHashTable) rows = rows_of (sample, "pyramid");
  gint64 first = jj_plan_get_first_day (sample->plan);

  g_assert_cmpuint (jj_plan_get_count (sample->plan, JJ_KIND_TALENT_POOL), >, 5);
  for (guint i = 0; i < jj_plan_get_count (sample->plan, JJ_KIND_TALENT_POOL); i++)
    {
      const JjElement *pool = jj_plan_get_nth (sample->plan, JJ_KIND_TALENT_POOL, i);
      g_autofree char *row = NULL;
      guint people = 0, expiring = 0;

      for (guint k = 0; k < jj_plan_get_count (sample->plan, JJ_KIND_BELONGS_TO); k++)
        {
          const JjElement *link = jj_plan_get_nth (sample->plan, JJ_KIND_BELONGS_TO, k);
          gint64 expires = jj_element_get_number (link, JJ_BELONGS_TO_EXPIRES);

          if (jj_link_get_to (link) != pool)
            continue;
          people++;
          expiring += expires != JJ_EMPTY && expires < first + 365;
        }
      row = g_strdup_printf ("%s|%u|%d|%u", jj_element_get_title (pool), people,
                             (int)jj_element_get_number (pool, JJ_TALENT_POOL_TARGET), expiring);
      if (!g_hash_table_contains (rows, row))
        g_error ("no row “%s”", row);
    }
  free_fixtures (all);
}

static void
test_hit_agrees_with_parts (void)
{
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 2), 1200, 800);

  for (guint c = 0; c < jj_chart_get_count (); c++)
    {
      g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_get_nth (c), &input);
      guint n_hits = 0;

      for (double y = -20; y < 820; y += 7)
        for (double x = -20; x < 1220; x += 11)
          {
            int part = jj_picture_hit (picture, x, y);

            g_assert_cmpint (part, <, (int)jj_picture_get_n_parts (picture));
            n_hits += part >= 0;
          }
      g_assert_cmpuint (n_hits, >, 50);
    }
  free_fixtures (all);
}

static void
test_same_data_same_file (void)
{
  static const char *const endings[] = { "svg", "pdf", "png" };
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 2), 800, 500);
  g_autofree char *folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);

  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    {
      g_autofree char *path = g_strdup_printf ("%s/chart.%s", folder, endings[e]);
      g_autofree char *first = NULL, *second = NULL;
      gsize n_first, n_second;
      GError *error = NULL;

      jj_chart_write (jj_chart_by_id ("sankey"), &input, path, 96, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &first, &n_first, NULL);
      jj_chart_write (jj_chart_by_id ("sankey"), &input, path, 96, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &second, &n_second, NULL);
      g_assert_cmpuint (n_first, >, 1000);
      /* A PDF has the time in it, an SVG numbers that go on within one process. */
      if (strcmp (endings[e], "png") == 0)
        g_assert_cmpmem (first, n_first, second, n_second);
      g_remove (path);
    }
  g_rmdir (folder);
  free_fixtures (all);
}

/* What a reader of the file finds in its <text> elements. */
static char *
read_texts (const char *svg)
{
  GString *texts = g_string_new (NULL);

  for (const char *p = strstr (svg, "<text "); p; p = strstr (p, "<text "))
    {
      const char *from = strchr (p, '>') + 1;

      p = strstr (from, "</text>");
      g_string_append_len (texts, from, p - from);
      g_string_append_c (texts, '\n');
    }
  return g_string_free (texts, FALSE);
}

static void
test_text_of_svg_is_text (void)
{
  static const struct
  {
    const char *chart, *text;
  } cases[]
      = { { "sankey", "國教署補助款\n" }, { "sheet", "雲林縣國民教育輔導團" }, { "map", "斗六" } };
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 2), 1600, 1000);
  g_autofree char *folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *svg = NULL, *texts = NULL;
      GError *error = NULL;

      jj_chart_write (jj_chart_by_id (cases[i].chart), &input, path, 96, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &svg, NULL, NULL);
      texts = read_texts (svg);
      g_assert_nonnull (strstr (texts, cases[i].text));
      /* Neither outlines of glyphs nor marks are left; who does not see it is told. */
      g_assert_null (strstr (svg, "<symbol"));
      g_assert_null (strstr (svg, "opacity:0.012345"));
      g_assert_nonnull (strstr (svg, "<title>"));
      g_assert_nonnull (strstr (svg, "<desc>"));
    }
  g_remove (path);
  g_rmdir (folder);
  free_fixtures (all);
}

/* In the pane of a window there is no room between the tiers; 18 and 9 are to rise. */
static void
test_promotions_show_in_low_pictures (void)
{
  static const double heights[] = { 200, 250, 640 };
  GArray *all = fixtures ();

  for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
    {
      JjChartInput input = input_for (&g_array_index (all, Fixture, 2), 760, heights[i]);
      g_autoptr (JjPicture) picture = jj_chart_make (jj_chart_by_id ("pyramid"), &input);
      g_autoptr (GBytes) svg = jj_picture_to_svg (picture, NULL);
      g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
      g_autofree char *texts = read_texts (text);

      g_assert_nonnull (strstr (texts, "\n18\n"));
      g_assert_nonnull (strstr (texts, "\n9\n"));
    }
  free_fixtures (all);
}

static gpointer
finish (gpointer data)
{
  jj_picture_finish (data);
  return NULL;
}

/* What was begun needs neither the plan nor this thread, and is the same picture. */
static void
test_finished_elsewhere_is_the_same (gconstpointer levels)
{
  const JjChart *chart = jj_chart_by_id ("sankey");
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 2), 1200, 800);
  g_autoptr (JjPicture) made = NULL, begun = NULL;
  g_autoptr (GBytes) expected = NULL, found = NULL;

  input.flow.levels = GPOINTER_TO_UINT (levels);
  made = jj_chart_make (chart, &input);
  begun = jj_chart_begin (chart, &input);
  expected = jj_picture_to_svg (made, NULL);
  g_assert_cmpuint (jj_picture_get_n_parts (begun), ==, 0);
  g_assert_cmpuint (jj_picture_get_n_to_come (begun), ==, jj_figures_get_n_lines (input.figures));
  free_fixtures (all);
  g_thread_join (g_thread_new ("finish", finish, begun));
  found = jj_picture_to_svg (begun, NULL);
  g_assert_true (g_bytes_equal (expected, found));
}

static void
test_failed_write_leaves_no_file (void)
{
  GArray *all = fixtures ();
  JjChartInput input = input_for (&g_array_index (all, Fixture, 1), 800, 500);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      jj_chart_write (jj_chart_by_id ("sankey"), &input, "/nowhere/at-all/x.svg", 96, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (jj_chart_write (jj_chart_by_id ("sankey"), &input, "x.docx", 96, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test ("x.docx", G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (jj_chart_write (jj_chart_by_id ("sankey"), &input, "x.png", 1e6, &error));
  g_assert_nonnull (error);
  free_fixtures (all);
}

static void
test_colours_can_be_told_apart (void)
{
  static const char *const ids[] = { "light", "dark", "contrast" };

  for (guint t = 0; t < G_N_ELEMENTS (ids); t++)
    {
      const JjTheme *theme = jj_theme_get (ids[t]);

      g_assert_cmpfloat (jj_colour_contrast (theme->text, theme->background), >=, 4.5);
      g_assert_cmpfloat (jj_colour_contrast (theme->dim_text, theme->background), >=, 4.5);
      for (guint c = 0; c < JJ_N_COLOURS; c++)
        g_assert_cmpfloat (jj_colour_contrast (jj_theme_outline (theme, c), theme->background), >=,
                           3);
      /* The four sources that stand beside each other most differ in more than hue. */
      for (guint c = 0; c < JJ_COLOUR_OWN; c++)
        for (guint d = c + 1; d < JJ_COLOUR_OWN; d++)
          g_assert_true (g_strcmp0 (jj_theme_get_letter (c), jj_theme_get_letter (d)) != 0
                         || jj_theme_get_pattern (c) != jj_theme_get_pattern (d));
    }
  /* Black on white is 21:1. */
  g_assert_cmpfloat_with_epsilon (jj_colour_contrast ((JjColour){ 0, 0, 0 }, (JjColour){ 1, 1, 1 }),
                                  21, 0.01);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/nothing-leaves-the-area", test_inside);
  g_test_add_func ("/charts/rows-make-the-amount", test_rows_make_the_amount);
  g_test_add_func ("/charts/sankey/what-is-over-and-without-purse-shows",
                   test_sankey_shows_what_is_over_and_without_purse);
  g_test_add_func ("/charts/domains-are-the-table's", test_domains_are_the_table_s);
  g_test_add_func ("/charts/domains-are-legible", test_domains_are_legible);
  g_test_add_func ("/charts/pyramid-is-the-table's", test_pyramid_is_the_table_s);
  g_test_add_func ("/charts/pyramid/promotions-show-in-low-pictures",
                   test_promotions_show_in_low_pictures);
  g_test_add_func ("/charts/hit-agrees-with-parts", test_hit_agrees_with_parts);
  g_test_add_func ("/charts/same-data-same-file", test_same_data_same_file);
  g_test_add_func ("/charts/text-of-svg-is-text", test_text_of_svg_is_text);
  for (guint i = 0; i < jj_flow_levels_get_n (); i++)
    {
      g_autofree char *path = g_strdup_printf ("/charts/finished-elsewhere-is-the-same/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_finished_elsewhere_is_the_same);
    }
  g_test_add_func ("/charts/failed-write-leaves-no-file", test_failed_write_leaves_no_file);
  g_test_add_func ("/charts/colours-can-be-told-apart", test_colours_can_be_told_apart);
  return g_test_run ();
}
