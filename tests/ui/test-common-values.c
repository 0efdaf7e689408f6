/* test-common-values.c: what many elements have in common is exact, however it is sliced */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-common-values.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"

#define N_LINES 2000

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  GArray *ids; /* JjId: all lines */
} Fixture;

/* Lines of one item and price; the last one alone has another price. */
static JjPlan *
make_plan (void)
{
  g_autoptr (GString) json = g_string_new ("{\"format\":\"jingjin-plan\",\"version\":1,"
                                           "\"elements\":{\"plan\":[{\"id\":\"0000000000000001\"}],"
                                           "\"budget_line\":[");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  JjPlan *plan;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (json,
                            "%s{\"id\":\"%016x\",\"item\":\"paper\",\"unit_price\":%u,"
                            "\"quantity\":\"1.00\"}",
                            i > 0 ? "," : "", i + 2, i + 1 < N_LINES ? 50 : 51);
  g_string_append (json, "]}}");
  bytes = g_bytes_new (json->str, json->len);
  plan = jj_plan_from_json (bytes, &error);
  g_assert_no_error (error);
  return plan;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = NULL;

  self->plan = make_plan ();
  set = jj_pack_set_new (packs, self->plan);
  self->figures = jj_figures_new (self->plan, set, 0);
  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  for (guint i = 0; i < jj_plan_get_count (self->plan, JJ_KIND_BUDGET_LINE); i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (self->plan, JJ_KIND_BUDGET_LINE, i));

      g_array_append_val (self->ids, id);
    }
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->ids);
  jj_figures_unref (self->figures);
  g_assert_finalize_object (self->plan);
}

static void
test_last_one_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (JjCommonValues) common = jj_common_values_new (self->plan, self->figures, self->ids);
  guint n_slices = 1;

  while (!jj_common_values_step (common, 0))
    n_slices++;
  g_assert_cmpuint (n_slices, >, 2);
  g_assert_cmpint (jj_common_values_get_kind (common), ==, JJ_KIND_BUDGET_LINE);
  g_assert_true (jj_common_values_get (common, JJ_BUDGET_LINE_UNIT_PRICE)->mixed);
  g_assert_false (jj_common_values_get (common, JJ_BUDGET_LINE_ITEM)->mixed);
  g_assert_cmpstr (jj_common_values_get (common, JJ_BUDGET_LINE_ITEM)->value.text, ==, "paper");
  g_assert_false (jj_common_values_get (common, JJ_BUDGET_LINE_TIMES)->mixed);
}

static void
test_all_alike (Fixture *self, gconstpointer data)
{
  g_autoptr (JjCommonValues) common = NULL;

  g_array_set_size (self->ids, N_LINES - 1);
  common = jj_common_values_new (self->plan, self->figures, self->ids);
  g_assert_true (jj_common_values_step (common, G_MAXINT64));
  g_assert_false (jj_common_values_get (common, JJ_BUDGET_LINE_UNIT_PRICE)->mixed);
  g_assert_cmpint (jj_common_values_get (common, JJ_BUDGET_LINE_UNIT_PRICE)->value.number, ==, 50);
}

static void
test_other_kind (Fixture *self, gconstpointer data)
{
  g_autoptr (JjCommonValues) common = NULL;
  JjId root = jj_element_get_id (jj_plan_get_root (self->plan));

  g_array_append_val (self->ids, root);
  common = jj_common_values_new (self->plan, self->figures, self->ids);
  g_assert_true (jj_common_values_step (common, G_MAXINT64));
  g_assert_cmpint (jj_common_values_get_kind (common), ==, JJ_N_KINDS);
  g_assert_false (jj_common_values_get (common, JJ_BUDGET_LINE_ITEM)->known);
}

static void
test_gone (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (JjCommonValues) common = NULL;
  JjId gone = 4711;

  g_array_append_val (ids, gone);
  common = jj_common_values_new (self->plan, self->figures, ids);
  g_assert_true (jj_common_values_step (common, G_MAXINT64));
  g_assert_false (jj_common_values_get (common, JJ_BUDGET_LINE_ITEM)->known);
  g_array_insert_vals (ids, 1, self->ids->data, 2);
  jj_common_values_free (g_steal_pointer (&common));
  common = jj_common_values_new (self->plan, self->figures, ids);
  g_assert_true (jj_common_values_step (common, G_MAXINT64));
  g_assert_true (jj_common_values_get (common, JJ_BUDGET_LINE_ITEM)->known);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/common-values/last-one-counts", Fixture, NULL, set_up, test_last_one_counts,
              tear_down);
  g_test_add ("/common-values/all-alike", Fixture, NULL, set_up, test_all_alike, tear_down);
  g_test_add ("/common-values/other-kind", Fixture, NULL, set_up, test_other_kind, tear_down);
  g_test_add ("/common-values/gone", Fixture, NULL, set_up, test_gone, tear_down);
  return g_test_run ();
}
