/* jj-return-preview.c: what taking a part back would do to the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-return-preview.h"

static gint64
look_at (JjPlan *plan, GPtrArray *packs, guint counts[JJ_N_SEVERITIES])
{
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
  g_autoptr (JjFindings) findings = jj_check_run (plan, figures);

  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    counts[i] = jj_findings_count (findings, i);
  return jj_figures_get_totals (figures)->total;
}

gboolean
jj_return_preview (JjReturn *part,
                   JjPlan *plan,
                   GPtrArray *packs,
                   JjReturnPreview *preview,
                   GError **error)
{
  g_autoptr (JjMerge) merge = jj_return_merge (part, plan, error);
  g_autoptr (JjEdit) edit = merge ? jj_merge_to_edit (merge, plan) : NULL;
  g_autoptr (JjPlan) merged = edit ? jj_plan_with (plan, edit, error) : NULL;

  if (!merged)
    return FALSE;
  preview->n_conflicts = jj_merge_get_n_conflicts (merge);
  preview->total_before = look_at (plan, packs, preview->findings_before);
  preview->total_after = look_at (merged, packs, preview->findings_after);
  return TRUE;
}
