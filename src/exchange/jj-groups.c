/* jj-groups.c: what the groups of a workshop made, side by side */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-groups.h"

#include "jj-coverage.h"
#include "jj-diff.h"
#include "jj-language.h"
#include "jj-read-plan.h"

struct _JjGroups
{
  JjPlan *own; /* NULL: none */
  gint64 own_total;
  GPtrArray *rows; /* JjGroup */
};

static void
free_row (gpointer data)
{
  JjGroup *row = data;

  g_free (row->file);
  g_free (row->reason);
  g_clear_object (&row->plan);
  g_clear_pointer (&row->figures, jj_figures_unref);
  g_free (row);
}

static JjFigures *
work_out (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

JjGroups *
jj_groups_new (JjPlan *own)
{
  JjGroups *self = g_new0 (JjGroups, 1);
  g_autoptr (JjFigures) figures = own ? work_out (own) : NULL;

  self->own = own ? jj_plan_copy (own) : NULL;
  self->own_total = figures ? jj_figures_get_totals (figures)->total : 0;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  return self;
}

void
jj_groups_free (JjGroups *self)
{
  g_clear_object (&self->own);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
compare (JjGroups *self, JjGroup *row)
{
  const JjElement *root = jj_plan_get_root (row->plan);
  g_autoptr (GArray) differences = NULL;

  if (!self->own)
    return;
  row->more = row->totals.total - self->own_total;
  row->is_related = jj_element_get_id (root) == jj_element_get_id (jj_plan_get_root (self->own));
  if (!row->is_related)
    return;
  differences = jj_plan_diff (self->own, row->plan);
  for (guint i = 0; i < differences->len; i++)
    {
      JjDifferenceType type = g_array_index (differences, JjDifference, i).type;

      row->n_added += type == JJ_DIFFERENCE_ADDED;
      row->n_removed += type == JJ_DIFFERENCE_REMOVED;
      row->n_changed += type == JJ_DIFFERENCE_CHANGED;
    }
}

static void
count (JjGroup *row)
{
  g_autoptr (GArray) coverage = jj_coverage_new (row->plan, jj_figures_get_packs (row->figures));
  g_autoptr (JjFindings) findings = jj_check_run (row->plan, row->figures);

  row->totals = *jj_figures_get_totals (row->figures);
  row->n_schools = coverage->len;
  for (guint i = 0; i < coverage->len; i++)
    row->n_without
        += jj_coverage_is_gap (&g_array_index (coverage, JjCoverageRow, i), JJ_COVERAGE_COMMUNITY);
  row->n_communities = jj_plan_get_count (row->plan, JJ_KIND_COMMUNITY);
  row->n_activities = jj_plan_get_count (row->plan, JJ_KIND_ACTIVITY);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    row->findings[i] = jj_findings_count (findings, i);
}

void
jj_groups_add_file (JjGroups *self, const char *path, GCancellable *cancellable)
{
  JjGroup *row = g_new0 (JjGroup, 1);
  g_autoptr (GError) error = NULL;

  row->file = g_path_get_basename (path);
  if (self->rows->len >= JJ_MOST_GROUPS)
    row->reason = g_strdup_printf (_ ("%d plans are compared at most"), JJ_MOST_GROUPS);
  else
    row->plan = jj_read_plan (path, NULL, cancellable, &error);
  if (row->plan)
    {
      row->figures = work_out (row->plan);
      count (row);
      compare (self, row);
    }
  else if (error)
    {
      row->reason = g_strdup (error->message);
    }
  g_ptr_array_add (self->rows, row);
}

guint
jj_groups_get_n (const JjGroups *self)
{
  return self->rows->len;
}

const JjGroup *
jj_groups_get (const JjGroups *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return self->rows->pdata[i];
}
