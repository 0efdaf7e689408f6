/* test-diagram-filter.c: what a filter leaves in full colour, what stands in which lane, and that
 * containers say what the tables say */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-diagram-draw.h"
#include "jj-diagram-filter.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-sample.h"
#include "jj-served.h"

#include <string.h>

/* Any that the third sheet has. */
#define DOMAIN 4

static JjDiagramInput
input_of (const JjSample *self, JjPlan *plan, guint sheet)
{
  return (JjDiagramInput){ .plan = plan,
                           .sheet
                           = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, sheet)),
                           .figures = self->figures };
}

static JjPlan *
with (JjPlan *plan, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  JjPlan *after = jj_plan_with (plan, edit, &error);

  g_assert_no_error (error);
  jj_edit_unref (edit);
  return after;
}

static guint8
shade (GBytes *dimmed, int box)
{
  return ((const guint8 *)g_bytes_get_data (dimmed, NULL))[box];
}

/* Every programme is pale or not as the lines charged to the purse say; what is counted is what is
 * pale. */
static void
test_purse (JjSample *self, gconstpointer data)
{
  const JjElement *purse = jj_plan_get_nth (self->plan, JJ_KIND_PURSE, 2);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, jj_element_get_id (purse));
  g_autoptr (JjDiagramFilter) filter = jj_diagram_filter_new ();
  JjDiagramInput input = input_of (self, self->plan, 0);
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
  g_autoptr (GBytes) dimmed = NULL;
  JjDiagramPale pale;
  guint n_pale = 0, n_full = 0;
  JjId lit = 0;

  jj_diagram_filter_set (filter, JJ_FILTER_PURSE, id, TRUE);
  dimmed = jj_diagram_filter_apply (filter, diagram, &input, NULL, &pale);
  g_assert_nonnull (dimmed);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      gint64 paid = 0;

      n_pale += shade (dimmed, (int)i) != 0;
      if (box->kind != JJ_KIND_PROGRAMME)
        continue;
      for (guint k = 0; k < jj_diagram_get_n_lines (diagram); k++)
        {
          const JjLine *line = jj_diagram_get_line (diagram, k);

          if (line->kind == JJ_KIND_FUNDS && line->to == i
              && jj_diagram_get_box (diagram, line->from)->id == jj_element_get_id (purse))
            paid += line->amount;
        }
      g_assert_cmpint (shade (dimmed, (int)i) == 0, ==, paid > 0);
      n_full += paid > 0;
      lit = paid > 0 ? box->id : lit;
    }
  g_assert_cmpuint (n_full, ==, 1);
  g_assert_cmpuint (n_pale, >, 0);
  g_assert_cmpuint (pale.n_boxes, ==, n_pale);
  /* Whatever is not paid by this purse is pale: the rest of the plan. */
  g_assert_cmpint (pale.amount, ==,
                   jj_figures_get_totals (self->figures)->total
                       - jj_figures_find_programme (self->figures, lit)->amount);
}

/* Text and back; a text that is none is refused. */
static void
test_text (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagramFilter) filter = jj_diagram_filter_new (), again = NULL;
  g_autofree char *text = NULL, *second = NULL, *words = NULL;
  const char *const bad[]
      = { "purse", "nothing:1", "town:%00", "town:a theme:%ff%fe", ":", "x y z" };

  g_assert_true (jj_diagram_filter_is_empty (filter));
  jj_diagram_filter_set (filter, JJ_FILTER_TOWN, "斗六市", TRUE);
  jj_diagram_filter_set (filter, JJ_FILTER_TOWN, "a b,c:d", TRUE);
  jj_diagram_filter_set (filter, JJ_FILTER_DOMAIN, jj_domains[4].id, TRUE);
  text = jj_diagram_filter_to_text (filter);
  again = jj_diagram_filter_parse (text);
  g_assert_nonnull (again);
  g_assert_true (jj_diagram_filter_has (again, JJ_FILTER_TOWN, "a b,c:d"));
  second = jj_diagram_filter_to_text (again);
  g_assert_cmpstr (text, ==, second);
  words = jj_diagram_filter_describe (again, self->plan);
  g_assert_nonnull (strstr (words, "斗六市"));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (JjDiagramFilter) none = jj_diagram_filter_parse (bad[i]);

      g_assert_null (none);
    }
}

/* Domains and townships: what is in full colour fits, or is linked to what fits. */
static void
test_domain (JjSample *self, gconstpointer data)
{
  g_autoptr (JjDiagramFilter) filter = jj_diagram_filter_new ();
  JjDiagramInput input = input_of (self, self->plan, 2);
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
  g_autoptr (GBytes) dimmed = NULL;
  JjDiagramPale pale;
  guint n_full = 0;

  jj_diagram_filter_set (filter, JJ_FILTER_DOMAIN, jj_domains[DOMAIN].id, TRUE);
  dimmed = jj_diagram_filter_apply (filter, diagram, &input, NULL, &pale);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      const JjElement *element = jj_plan_find (self->plan, box->id);

      if (box->kind != JJ_KIND_COMMUNITY)
        continue;
      g_assert_cmpint (shade (dimmed, (int)i) == 0, ==,
                       jj_element_get_number (element, JJ_COMMUNITY_DOMAIN) == DOMAIN);
      n_full += shade (dimmed, (int)i) == 0;
    }
  g_assert_cmpuint (n_full, >, 0);
}

/* Nothing is drawn of what is not revealed: one box alone leaves the rest of the sheet empty. */
static void
test_reveal (JjSample *self, gconstpointer data)
{
  JjDiagramInput input = input_of (self, self->plan, 1);
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjPen) pen = jj_pen_new (jj_theme_get ("light"), NULL);
  g_autoptr (GBytes) dimmed = NULL;
  JjRect all = jj_diagram_get_extents (diagram), around;
  JjDiagramLook look = { .zoom = 1, .is_bare = TRUE, .least_text_px = 32 };
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_A8, (int)all.width, (int)all.height);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  guint n_painted = 0, last = jj_diagram_get_n_boxes (diagram) - 1;

  g_array_append_val (ids, jj_diagram_get_box (diagram, last)->id);
  dimmed = jj_diagram_reveal (diagram, NULL, ids);
  look.dimmed = dimmed;
  around = jj_rect_grown (&jj_diagram_get_box (diagram, last)->rect, 16);
  cairo_translate (cr, -all.x, -all.y);
  jj_diagram_draw (diagram, cr, pen, &all, &look);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < (int)all.height; y++)
    for (int x = 0; x < (int)all.width; x++)
      if (pixels[y * cairo_image_surface_get_stride (surface) + x])
        {
          g_assert_true (jj_rect_holds (&around, x + all.x, y + all.y));
          n_painted++;
        }
  g_assert_cmpuint (n_painted, >, 2000);
  cairo_surface_destroy (surface);
}

/* Field to lane: whatever tier the table gives an organisation, the picture shows it there, over
 * nothing else. */
static void
test_tier_moves (JjSample *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n = jj_plan_get_count (self->plan, JJ_KIND_ORGANISATION), n_checked = 0;

  for (guint round = 0; round < 24; round++)
    {
      const JjElement *organisation
          = jj_plan_get_nth (self->plan, JJ_KIND_ORGANISATION,
                             (guint)g_rand_int_range (random, 0, (gint32)n));
      JjId id = jj_element_get_id (organisation);
      gint64 tier = g_rand_int_range (random, 0, 4);
      g_autoptr (JjPlan) after = NULL;
      g_autoptr (JjDiagram) diagram = NULL;
      g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
      JjDiagramInput input;
      JjEdit *edit = jj_edit_new ("");
      const JjBox *box;

      jj_edit_set_number (edit, JJ_KIND_ORGANISATION, id, JJ_ORGANISATION_TIER, tier);
      after = with (self->plan, edit);
      input = input_of (self, after, 0);
      diagram = jj_diagram_new (&input, NULL);
      if (jj_diagram_find (diagram, id) < 0)
        continue;
      box = jj_diagram_get_box (diagram, (guint)jj_diagram_find (diagram, id));
      if (box->frame >= 0)
        continue;
      g_assert_cmpint (jj_diagram_lane_at (diagram, box->rect.y + box->rect.height / 2), ==, tier);
      jj_diagram_query (diagram, &box->rect, met, NULL);
      for (guint i = 0; i < met->len; i++)
        {
          const JjBox *other = jj_diagram_get_box (diagram, g_array_index (met, guint, i));

          g_assert_true (other == box || jj_rect_holds_rect (&box->rect, &other->rect));
        }
      n_checked++;
    }
  g_assert_cmpuint (n_checked, >, 5);
}

/* Alliances add up to what the activities cost that serve any of them, and their boxes say their
 * share; a programme's box says its own and its sub-programmes' amounts. */
static void
test_containers (JjSample *self, gconstpointer data)
{
  JjDiagramInput input = input_of (self, self->plan, 0);
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
  g_autoptr (GHashTable) serving = g_hash_table_new (NULL, NULL);
  gint64 shares = 0, whole = 0;

  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_SERVES); i++)
    {
      const JjElement *link = jj_plan_get_nth (self->plan, JJ_KIND_SERVES, i);
      const JjElement *activity = jj_link_get_from (link);

      if (jj_element_get_kind_id (jj_link_get_to (link)) == JJ_KIND_ALLIANCE
          && g_hash_table_add (serving, (gpointer)activity))
        whole += jj_figures_find_activity (self->figures, jj_element_get_id (activity))->amount;
    }
  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_ALLIANCE); i++)
    {
      const JjElement *alliance = jj_plan_get_nth (self->plan, JJ_KIND_ALLIANCE, i);
      int box = jj_diagram_find (diagram, jj_element_get_id (alliance));
      gint64 cost = jj_served_cost (self->figures, alliance);

      shares += cost;
      if (box >= 0)
        g_assert_cmpint (jj_diagram_get_box (diagram, (guint)box)->amount, ==, cost);
    }
  g_assert_cmpint (whole, >, 0);
  g_assert_cmpint (shares, ==, whole);
}

/* A plan of 100 元 for an activity that serves three alliances: 34, 33 and 33. */
static void
test_thirds (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new (), plan = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (JjPackSet) packs = NULL;
  g_autoptr (JjFigures) figures = NULL;
  JjEdit *edit = jj_edit_new ("");
  const gint64 expected[] = { 34, 33, 33 };

  jj_edit_insert (edit, JJ_KIND_ACTIVITY, 1);
  jj_edit_insert (edit, JJ_KIND_BUDGET_LINE, 2);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, 2, JJ_BUDGET_LINE_ACTIVITY, 1);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, 2, JJ_BUDGET_LINE_UNIT_PRICE, 100);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, 2, JJ_BUDGET_LINE_QUANTITY, 100);
  for (guint i = 0; i < 3; i++)
    jj_edit_insert (edit, JJ_KIND_ALLIANCE, 10 + i);
  for (guint i = 0; i < 3; i++)
    jj_edit_link (edit, JJ_KIND_SERVES, 1, 10 + i);
  plan = with (empty, edit);
  packs = jj_pack_set_new (none, plan);
  figures = jj_figures_new (plan, packs, 0);
  for (guint i = 0; i < 3; i++)
    {
      gint64 cost = jj_served_cost (figures, jj_plan_find (plan, 10 + i));

      g_assert_cmpint (cost, ==, expected[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/charts/diagram/" name, JjSample, NULL, jj_sample_set_up, func, jj_sample_tear_down)
  ADD ("a-purse-lights-what-it-pays", test_purse);
  ADD ("a-filter-is-text-and-back", test_text);
  ADD ("a-domain-lights-its-communities", test_domain);
  ADD ("only-what-is-revealed-is-drawn", test_reveal);
  ADD ("a-tier-shows-as-its-lane", test_tier_moves);
  ADD ("containers-are-the-tables-sums", test_containers);
  g_test_add_func ("/rules/served/three-alliances-share-a-hundred", test_thirds);
  return g_test_run ();
}
