/* fuzz-pack.c: no rule pack crashes the reader, and what it takes can be held against a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-check.h"
#include "jj-settlement.h"

/* One element of each kind that can stand alone, a line in an activity. */
static JjPlan *
make_plan (void)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("one of each");
  JjPlan *plan;
  JjId activity = 0;

  for (guint i = JJ_KIND_PLAN + 1; i < JJ_KIND_OBJECTIVE; i++)
    {
      JjId id = jj_edit_insert (edit, i, 0);

      jj_edit_set_text (edit, i, id, JJ_NAME, "one");
      if (i == JJ_KIND_ACTIVITY)
        activity = id;
      if (i == JJ_KIND_BUDGET_LINE)
        jj_edit_set_number (edit, i, id, JJ_BUDGET_LINE_ACTIVITY, activity);
    }
  plan = jj_plan_with (empty, edit, NULL);
  g_assert_nonnull (plan);
  return plan;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPack) pack = jj_pack_parse ("fuzz", (const char *)data, (gssize)size, &error);
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = NULL;
  g_autoptr (JjPlan) plan = NULL;
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjFindings) findings = NULL;
  JjDisbursement payment;

  g_assert_true ((pack == NULL) == (error != NULL));
  if (!pack)
    return 0;
  g_ptr_array_add (packs, pack);
  plan = make_plan ();
  set = jj_pack_set_new (packs, plan);
  figures = jj_figures_new (plan, set, 0);
  findings = jj_check_run (plan, figures);
  jj_disbursement_find (set, 739000, 1500000, &payment);
  for (guint i = 0; i < jj_pack_get_n_entries (pack); i++)
    {
      const char *parameter;

      g_free (jj_entry_get_value_text (jj_pack_get_entry (pack, i), &parameter));
    }
  return 0;
}
