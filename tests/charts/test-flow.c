/* test-flow.c: what is chosen about the flow of money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart.h"
#include "jj-plan-json.h"

#include <string.h>

/* Two programmes; the second one's activity comes first in the plan. Lines: 600 and 40 of A, 300 of
 * B, all of the one purse with 2,000 granted. So 1,060 are not yet budgeted. */
static const char plan_json[]
    = "{\"format\":\"jingjin-plan\",\"version\":1,\"elements\":{"
      "\"plan\":[{\"id\":\"0000000000000001\"}],"
      "\"programme\":[{\"id\":\"00000000000000a0\",\"code\":\"A\",\"group\":\"g1\"},"
      "{\"id\":\"00000000000000b0\",\"code\":\"B\"}],"
      "\"activity\":[{\"id\":\"00000000000000b1\",\"code\":\"b\",\"programme\":"
      "\"00000000000000b0\"},"
      "{\"id\":\"00000000000000a1\",\"code\":\"a\",\"programme\":\"00000000000000a0\"}],"
      "\"purse\":[{\"id\":\"0000000000000002\",\"granted\":2000}],"
      "\"budget_line\":["
      "{\"id\":\"0000000000000003\",\"account\":\"operating\",\"unit_price\":600,"
      "\"quantity\":\"1.00\",\"activity\":\"00000000000000a1\",\"item\":\"one\"},"
      "{\"id\":\"0000000000000004\",\"account\":\"misc\",\"unit_price\":40,"
      "\"quantity\":\"1.00\",\"activity\":\"00000000000000a1\",\"item\":\"two\"},"
      "{\"id\":\"0000000000000005\",\"account\":\"operating\",\"unit_price\":300,"
      "\"quantity\":\"1.00\",\"activity\":\"00000000000000b1\",\"item\":\"one\"}],"
      "\"charged_to\":["
      "{\"id\":\"0000000000000006\",\"from\":\"0000000000000003\",\"to\":\"0000000000000002\"},"
      "{\"id\":\"0000000000000007\",\"from\":\"0000000000000004\",\"to\":\"0000000000000002\"},"
      "{\"id\":\"0000000000000008\",\"from\":\"0000000000000005\",\"to\":\"0000000000000002\"}]"
      "}}";

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) json = g_bytes_new_static (plan_json, strlen (plan_json));
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = NULL;
  GError *error = NULL;

  self->plan = jj_plan_from_json (json, &error);
  g_assert_no_error (error);
  set = jj_pack_set_new (packs, self->plan);
  self->figures = jj_figures_new (self->plan, set, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  jj_figures_unref (self->figures);
  g_assert_finalize_object (self->plan);
}

static JjPicture *
make (Fixture *self, JjFlowChoice flow, double px_per_unit)
{
  JjChartInput input = { .plan = self->plan,
                         .figures = self->figures,
                         .theme = jj_theme_get ("light"),
                         .width_px = 1200,
                         .height_px = 800,
                         .text_px = 13,
                         .unit = 1,
                         .px_per_unit = px_per_unit,
                         .flow = flow };

  return jj_chart_make (jj_chart_by_id ("sankey"), &input);
}

static int
find (JjPicture *picture, const char *label)
{
  for (guint p = 0; p < jj_picture_get_n_parts (picture); p++)
    if (strcmp (jj_picture_get_part (picture, p)->label, label) == 0)
      return (int)p;
  return -1;
}

/* The height at which a node stands: its first pixel from above. */
static double
height_of (JjPicture *picture, const char *label)
{
  int part = find (picture, label);

  g_assert_cmpint (part, >=, 0);
  for (double y = 0; y < 800; y++)
    for (double x = 0; x < 1200; x += 5)
      if (jj_picture_hit (picture, x, y) == part)
        return y;
  g_error ("“%s” is nowhere", label);
}

static void
test_plan_order_by_default (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPicture) picture = make (self, (JjFlowChoice){ 0 }, 0);

  /* The plan lists b before a; a's programme comes first. What is no element comes last. */
  g_assert_cmpfloat (height_of (picture, "Activity：a"), <, height_of (picture, "Activity：b"));
  g_assert_cmpfloat (height_of (picture, "Programme：A"), <, height_of (picture, "Programme：B"));
  g_assert_cmpfloat (height_of (picture, "Programme：B"), <,
                     height_of (picture, "Programme：Not yet budgeted"));
  g_assert_cmpfloat (height_of (picture, "Account：Operating"), <,
                     height_of (picture, "Account：Miscellaneous"));
}

static void
test_moved_nodes_change_places (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPicture) first = make (self, (JjFlowChoice){ 0 }, 0), moved = NULL, again = NULL;
  guint node = (guint)find (first, "Programme：A");
  g_autoptr (GArray) order = NULL, back = NULL;

  g_assert_null (jj_picture_move (first, node, 0, 0));
  g_assert_null (jj_picture_move (first, node, 0, -1));
  /* Ribbons stay where they are. */
  g_assert_null (jj_picture_move (first, (guint)find (first, "b → Operating（Purse）"), 700, 0));
  order = jj_picture_move (first, node, height_of (first, "Programme：B") + 200, 0);
  g_assert_nonnull (order);
  moved = make (self, (JjFlowChoice){ .order = order }, 0);
  g_assert_cmpfloat (height_of (moved, "Programme：B"), <, height_of (moved, "Programme：A"));
  /* Activities were not moved; they keep theirs. */
  g_assert_cmpfloat (height_of (moved, "Activity：a"), <, height_of (moved, "Activity：b"));
  back = jj_picture_move (moved, node, 0, -1);
  g_assert_nonnull (back);
  again = make (self, (JjFlowChoice){ .order = back }, 0);
  g_assert_cmpfloat (height_of (again, "Programme：A"), ==, height_of (first, "Programme：A"));
}

static void
test_small_ribbons_are_counted (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPicture) all = make (self, (JjFlowChoice){ 0 }, 0);
  g_autoptr (JjPicture) some = make (self, (JjFlowChoice){ .least = 100 }, 0);

  /* 40 flows to 雜支 alone: one ribbon less. The node stays, as large as before. */
  g_assert_cmpuint (jj_picture_get_n_parts (some), ==, jj_picture_get_n_parts (all) - 1);
  g_assert_cmpint (jj_picture_get_part (some, (guint)find (some, "Account：Miscellaneous"))->amount,
                   ==, 40);
  g_assert_cmpfloat (jj_picture_get_px_per_unit (some), ==, jj_picture_get_px_per_unit (all));
}

static void
test_levels_by_choice (Fixture *self, gconstpointer data)
{
  guint n_with_items = 0, n_with_groups = 0;

  for (guint i = 0; i < jj_flow_levels_get_n (); i++)
    {
      g_autoptr (JjPicture) picture = make (self, (JjFlowChoice){ .levels = i }, 0);
      g_autofree char *title = jj_flow_levels_get_title (i);
      int item = find (picture, "Item：one"),
          group = find (picture, "Activity group：No activity group");

      g_assert_true (g_str_has_prefix (title, "Purse → "));
      /* 600 of A and 300 of B; B has no group. */
      if (item >= 0)
        g_assert_cmpint (jj_picture_get_part (picture, (guint)item)->amount, ==, 900);
      if (group >= 0)
        g_assert_cmpint (jj_picture_get_part (picture, (guint)group)->amount, ==, 300);
      n_with_items += item >= 0;
      n_with_groups += group >= 0;
    }
  g_assert_cmpuint (n_with_items, ==, 2);
  g_assert_cmpuint (n_with_groups, ==, 1);
}

static void
test_locked_scale_is_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPicture) all = make (self, (JjFlowChoice){ 0 }, 0);
  double half = jj_picture_get_px_per_unit (all) / 2;
  g_autoptr (JjPicture) locked = make (self, (JjFlowChoice){ 0 }, half);

  g_assert_cmpfloat (jj_picture_get_px_per_unit (locked), ==, half);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/flow/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("plan-order-by-default", test_plan_order_by_default);
  ADD ("moved-nodes-change-places", test_moved_nodes_change_places);
  ADD ("small-ribbons-are-counted", test_small_ribbons_are_counted);
  ADD ("levels-by-choice", test_levels_by_choice);
  ADD ("locked-scale-is-kept", test_locked_scale_is_kept);
#undef ADD
  return g_test_run ();
}
