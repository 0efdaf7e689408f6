/* jj-check-served.c: what activities cost: those that serve an element, and one by its lines */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-private.h"
#include "jj-figures-private.h"
#include "jj-money.h"

#include <string.h>

static void
add_served (GHashTable *costs, JjId id, gint64 amount)
{
  gint64 *cost = g_hash_table_lookup (costs, &id);

  if (!cost)
    {
      gint64 *key = g_memdup2 (&id, sizeof id);

      cost = g_new0 (gint64, 1);
      g_hash_table_insert (costs, key, cost);
    }
  *cost += amount;
}

/* serves links in list order, so that the remainder has its place. */
static GHashTable *
make_served (JjCheck *check, JjKindId kind)
{
  GHashTable *costs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) by_activity
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
  GHashTableIter iter;
  gpointer activity, value;

  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_SERVES); i++)
    {
      const JjElement *link = jj_plan_get_nth (check->plan, JJ_KIND_SERVES, i);
      gpointer from = (gpointer)jj_link_get_from (link);
      GPtrArray *served = g_hash_table_lookup (by_activity, from);

      if (jj_element_get_kind_id (jj_link_get_to (link)) != kind)
        continue;
      if (!served)
        g_hash_table_insert (by_activity, from, served = g_ptr_array_new ());
      g_ptr_array_add (served, (gpointer)jj_link_get_to (link));
    }
  g_hash_table_iter_init (&iter, by_activity);
  while (g_hash_table_iter_next (&iter, &activity, &value))
    {
      GPtrArray *served = value;
      const JjGroupFigure *row
          = jj_figures_find_activity (check->figures, jj_element_get_id (activity));
      g_autofree gint64 *weights = g_new (gint64, served->len);
      g_autofree gint64 *parts = g_new (gint64, served->len);

      for (guint i = 0; i < served->len; i++)
        weights[i] = 1;
      jj_money_split (row->amount, weights, served->len, parts);
      for (guint i = 0; i < served->len; i++)
        add_served (costs, jj_element_get_id (served->pdata[i]), parts[i]);
    }
  return costs;
}

gint64
jj_check_get_served_cost (JjCheck *check, const JjElement *element)
{
  JjKindId kind = jj_element_get_kind_id (element);
  JjId id = jj_element_get_id (element);
  gint64 *cost;

  if (!check->state->served[kind])
    check->state->served[kind] = make_served (check, kind);
  cost = g_hash_table_lookup (check->state->served[kind], &id);
  return cost ? *cost : 0;
}

gint64
jj_check_get_salary (JjCheck *check, const JjElement *activity)
{
  int row = jj_id_index_find (check->figures->activity_index, jj_element_get_id (activity));

  return row < 0 ? 0 : check->figures->bases[row].salary;
}

guint
jj_check_count_lines (JjCheck *check, const JjElement *activity, const char *item)
{
  guint count = 0;

  for (guint i = 0; i < jj_element_get_n_referrers (activity); i++)
    {
      guint field;
      const JjElement *line = jj_element_get_referrer (activity, i, &field);
      int row;

      if (jj_element_get_kind_id (line) != JJ_KIND_BUDGET_LINE
          || g_strcmp0 (jj_element_get_text (line, JJ_BUDGET_LINE_ITEM), item) != 0)
        continue;
      row = jj_figures_find_line (check->figures, jj_element_get_id (line));
      count += (jj_figures_get_line (check->figures, (guint)row)->flags & JJ_LINE_COUNTS) != 0;
    }
  return count;
}
