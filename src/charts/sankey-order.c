/* sankey-order.c: in which order the nodes of the flow of money stand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sankey-data.h"

typedef struct
{
  const JjFlow *flow;
  GHashTable *wanted; /* key → place + 1 */
} Order;

static const JjFlowNode *
get_node (const JjFlow *self, guint i)
{
  return &g_array_index (self->nodes, JjFlowNode, i);
}

static guint
get_place (const Order *order, const JjFlowNode *node)
{
  gint64 key = jj_flow_node_get_key (node);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (order->wanted, &key));

  return place ? place : G_MAXUINT;
}

static int
compare (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  const JjFlowNode *one = get_node (order->flow, *(const guint *)a);
  const JjFlowNode *two = get_node (order->flow, *(const guint *)b);
  int result = compare (get_place (order, one), get_place (order, two));

  if (result == 0)
    result = compare (one->outer_key, two->outer_key);
  if (result == 0)
    result = compare (one->sort_key, two->sort_key);
  return result ? result : compare (jj_flow_node_get_key (one), jj_flow_node_get_key (two));
}

GArray *
jj_flow_order_layer (const JjFlow *self, guint layer, const GArray *order)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  Order sorting = { self, wanted };

  for (guint i = 0; order && i < order->len; i++)
    g_hash_table_insert (wanted, &g_array_index (order, gint64, i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->nodes->len; i++)
    if (get_node (self, i)->layer == layer)
      g_array_append_val (nodes, i);
  g_array_sort_with_data (nodes, compare_nodes, &sorting);
  return nodes;
}

/* Keys of an order that are not those of the layer. */
static GArray *
list_others (const JjFlow *self, guint layer, const GArray *order)
{
  g_autoptr (GHashTable) mine = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      gint64 key = jj_flow_node_get_key (get_node (self, i));

      if (get_node (self, i)->layer == layer)
        g_hash_table_add (mine, g_memdup2 (&key, sizeof key));
    }
  for (guint i = 0, n = order ? order->len : 0; i < n; i++)
    if (!g_hash_table_contains (mine, &g_array_index (order, gint64, i)))
      g_array_append_val (others, g_array_index (order, gint64, i));
  return others;
}

/* The layer's own nodes are said in full; what was said of other layers stays. */
GArray *
jj_flow_order_move (const JjFlow *self, const GArray *order, guint node, guint place)
{
  guint layer = get_node (self, node)->layer;
  g_autoptr (GArray) nodes = jj_flow_order_layer (self, layer, order);
  GArray *keys = list_others (self, layer, order);

  for (guint i = 0; i < nodes->len; i++)
    if (g_array_index (nodes, guint, i) == node)
      {
        g_array_remove_index (nodes, i);
        break;
      }
  g_array_insert_val (nodes, MIN (place, nodes->len), node);
  for (guint i = 0; i < nodes->len; i++)
    {
      gint64 key = jj_flow_node_get_key (get_node (self, g_array_index (nodes, guint, i)));

      g_array_append_val (keys, key);
    }
  return keys;
}
