/* jj-diff.c: what differs between two plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diff.h"

static void
tell (GArray *all, JjDifferenceType type, const JjElement *element, guint field)
{
  JjDifference difference
      = { type, jj_element_get_id (element), jj_element_get_kind (element), field };

  g_array_append_val (all, difference);
}

static void
compare (GArray *all, const JjElement *before, const JjElement *after)
{
  const JjKind *kind = jj_element_get_kind (after);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      if (!jj_value_equal (kind->fields[f].type, jj_element_get_value (before, f),
                           jj_element_get_value (after, f)))
        tell (all, JJ_DIFFERENCE_CHANGED, after, f);
    }
}

GArray *
jj_plan_diff (JjPlan *before, JjPlan *after)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (JjDifference));

  for (guint k = 0; k < JJ_N_KINDS; k++)
    {
      for (guint i = 0; i < jj_plan_get_count (after, k); i++)
        {
          const JjElement *element = jj_plan_get_nth (after, k, i);
          const JjElement *old = jj_plan_find (before, jj_element_get_id (element));

          if (!old || jj_element_get_kind_id (old) != k)
            tell (all, JJ_DIFFERENCE_ADDED, element, 0);
          else
            compare (all, old, element);
        }
      for (guint i = 0; i < jj_plan_get_count (before, k); i++)
        {
          const JjElement *element = jj_plan_get_nth (before, k, i);
          const JjElement *new = jj_plan_find (after, jj_element_get_id (element));

          if (!new || jj_element_get_kind_id (new) != k)
            tell (all, JJ_DIFFERENCE_REMOVED, element, 0);
        }
    }
  return all;
}

char *
jj_element_describe (const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  const char *code = jj_element_get_code (element), *name = jj_element_get_name (element);

  if (kind->flags & JJ_KIND_LINK)
    return g_strdup_printf ("%s: %s → %s", jj_label (kind->label),
                            jj_element_get_title (jj_link_get_from (element)),
                            jj_element_get_title (jj_link_get_to (element)));
  return g_strdup_printf ("%s%s%s%s%s", jj_label (kind->label), code ? " " : "", code ? code : "",
                          name ? " " : "", name ? name : "");
}
