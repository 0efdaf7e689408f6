/* jj-fixture.c: the shipped packs and small budgets, for tests of the rules */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-fixture.h"

#include "jj-data.h"
#include "jj-kinds-plan.h"

GPtrArray *
jj_fixture_packs (void)
{
  static const char *const files[] = { "rules/tw-national.json", "rules/county-example.json" };
  GPtrArray *packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = jj_data_path (files[i]);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (packs, jj_pack_load (path, &error));
      g_assert_no_error (error);
    }
  return packs;
}

void
jj_fixture_add_pack (GPtrArray *packs, const char *entries)
{
  g_autofree char *json
      = g_strdup_printf ("{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"name\":"
                         "{\"zh_TW\":\"甲\",\"en\":\"A\"},\"entries\":[%s]}",
                         entries);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (packs, jj_pack_parse ("test.json", json, -1, &error));
  g_assert_no_error (error);
}

JjPlan *
jj_fixture_plan (void)
{
  JjPlan *plan = jj_plan_new ();
  JjId root = jj_element_get_id (jj_plan_get_root (plan));

  jj_build_set (plan, root, JJ_PLAN_COUNTY, "TW-YUN");
  jj_build_set (plan, root, JJ_PLAN_SCHOOL_YEAR, "114");
  jj_build_set (plan, root, JJ_PLAN_PERIOD, "full");
  jj_build_set (plan, root, JJ_PLAN_FISCAL_TIER, "5");
  return plan;
}

JjFigures *
jj_fixture_figures (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

JjId
jj_fixture_line (JjPlan *plan, JjId activity, JjId purse, const char *item, gint64 unit_price)
{
  JjId id = jj_build_add (plan, JJ_KIND_BUDGET_LINE, NULL);

  if (activity)
    jj_build_set_number (plan, id, JJ_BUDGET_LINE_ACTIVITY, activity);
  if (item)
    jj_build_set (plan, id, JJ_BUDGET_LINE_ITEM, item);
  jj_build_set_number (plan, id, JJ_BUDGET_LINE_UNIT_PRICE, unit_price);
  jj_fixture_set_factors (plan, id, 100, 1);
  if (purse)
    jj_build_link (plan, JJ_KIND_CHARGED_TO, id, purse);
  return id;
}

void
jj_fixture_set_factors (JjPlan *plan, JjId line, gint64 quantity, gint64 times)
{
  jj_build_set_number (plan, line, JJ_BUDGET_LINE_QUANTITY, quantity);
  jj_build_set_number (plan, line, JJ_BUDGET_LINE_TIMES, times);
}

gint64
jj_fixture_amount (JjFigures *figures, JjId line)
{
  int i = jj_figures_find_line (figures, line);

  g_assert_cmpint (i, >=, 0);
  return jj_figures_get_line (figures, (guint)i)->amount;
}
