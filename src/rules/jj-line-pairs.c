/* jj-line-pairs.c: which line of one budget is which of another */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-line-pairs.h"

GArray *
jj_line_sides_new (JjPlan *plan, const JjFigures *figures)
{
  GArray *sides = g_array_new (FALSE, FALSE, sizeof (JjLineSide));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *figure = jj_figures_get_line (figures, i);
      JjLineSide side = { jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i), figure->amount, -1 };

      if (figure->flags & JJ_LINE_COUNTS)
        g_array_append_val (sides, side);
    }
  return sides;
}

void
jj_line_sides_join (GArray *first, guint i, GArray *second, guint k)
{
  g_array_index (first, JjLineSide, i).pair = (int)k;
  g_array_index (second, JjLineSide, k).pair = (int)i;
}

/* Key → indexes of the lines without a pair, in order. */
static GHashTable *
index_lines (GArray *sides, JjLineKey key)
{
  GHashTable *table
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < sides->len; i++)
    {
      const JjLineSide *side = &g_array_index (sides, JjLineSide, i);
      g_autofree char *name = side->pair < 0 ? key (side->line) : NULL;
      GArray *list = name ? g_hash_table_lookup (table, name) : NULL;

      if (!name)
        continue;
      if (!list)
        {
          list = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (table, g_steal_pointer (&name), list);
        }
      g_array_append_val (list, i);
    }
  return table;
}

void
jj_line_sides_pair (GArray *first, GArray *second, JjLineKey key, gboolean same_amount)
{
  g_autoptr (GHashTable) index = index_lines (second, key);

  for (guint i = 0; i < first->len; i++)
    {
      const JjLineSide *one = &g_array_index (first, JjLineSide, i);
      g_autofree char *name = one->pair < 0 ? key (one->line) : NULL;
      GArray *list = name ? g_hash_table_lookup (index, name) : NULL;

      for (guint k = 0; list && one->pair < 0 && k < list->len; k++)
        {
          guint at = g_array_index (list, guint, k);
          const JjLineSide *other = &g_array_index (second, JjLineSide, at);

          if (other->pair < 0 && (!same_amount || other->amount == one->amount))
            jj_line_sides_join (first, i, second, at);
        }
    }
}
