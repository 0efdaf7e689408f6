/* jj-served.c: what the activities that serve an element cost */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-served.h"

#include "jj-money.h"

static int
compare_order (gconstpointer a, gconstpointer b)
{
  const JjElement *left = *(const JjElement *const *)a, *right = *(const JjElement *const *)b;
  gint64 left_rank = jj_element_get_rank (left), right_rank = jj_element_get_rank (right);

  if (left_rank != right_rank)
    return left_rank < right_rank ? -1 : 1;
  return jj_element_get_id (left) < jj_element_get_id (right) ? -1 : 1;
}

/* The activity's links to elements of a kind, in the plan's order. */
static GPtrArray *
links_to (const JjElement *activity, JjKindId kind)
{
  GPtrArray *links = g_ptr_array_new ();
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (activity); i++)
    {
      const JjElement *link = jj_element_get_referrer (activity, i, &field);

      if (jj_element_get_kind_id (link) == JJ_KIND_SERVES && field == JJ_FROM
          && jj_element_get_kind_id (jj_link_get_to (link)) == kind)
        g_ptr_array_add (links, (gpointer)link);
    }
  g_ptr_array_sort (links, compare_order);
  return links;
}

static gint64
share_of (const JjFigures *figures, const JjElement *link)
{
  const JjElement *activity = jj_link_get_from (link);
  const JjGroupFigure *row = jj_figures_find_activity (figures, jj_element_get_id (activity));
  g_autoptr (GPtrArray) links = links_to (activity, jj_element_get_kind_id (jj_link_get_to (link)));
  g_autofree gint64 *weights = g_new (gint64, links->len);
  g_autofree gint64 *parts = g_new0 (gint64, links->len);

  for (guint i = 0; i < links->len; i++)
    weights[i] = 1;
  jj_money_split (row ? row->amount : 0, weights, links->len, parts);
  for (guint i = 0; i < links->len; i++)
    if (g_ptr_array_index (links, i) == link)
      return parts[i];
  return 0;
}

GArray *
jj_served_list (const JjFigures *figures, const JjElement *element)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (JjServed));
  guint field;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      JjServed served;

      if (jj_element_get_kind_id (link) != JJ_KIND_SERVES || field != JJ_TO)
        continue;
      served.activity = jj_element_get_id (jj_link_get_from (link));
      served.amount = share_of (figures, link);
      g_array_append_val (list, served);
    }
  return list;
}

gint64
jj_served_cost (const JjFigures *figures, const JjElement *element)
{
  g_autoptr (GArray) list = jj_served_list (figures, element);
  gint64 cost = 0;

  for (guint i = 0; i < list->len; i++)
    cost += g_array_index (list, JjServed, i).amount;
  return cost;
}
