/* test-sankey-steady.c: an edit of one amount leaves the picture as a person remembers it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-sankey.h"

#include <math.h>

#define N_LAYERS 4
#define N_LINKS 360
#define N_EDITS 300

static const guint layer_sizes[N_LAYERS] = { 8, 12, 40, 28 };

typedef struct
{
  GArray *nodes; /* of JjSankeyNode */
  GArray *links; /* of JjSankeyLink */
} Graph;

/* From 1,000 to 3,000,000, small amounts as likely as large ones in tenfolds. */
static gint64
random_value (GRand *random)
{
  return (gint64)pow (10, g_rand_double_range (random, 3, 6.5));
}

static Graph
random_plan (GRand *random)
{
  Graph graph = { g_array_new (FALSE, TRUE, sizeof (JjSankeyNode)),
                  g_array_new (FALSE, TRUE, sizeof (JjSankeyLink)) };
  guint first[N_LAYERS] = { 0 };

  for (guint layer = 0; layer < N_LAYERS; layer++)
    {
      first[layer] = graph.nodes->len;
      for (guint i = 0; i < layer_sizes[layer]; i++)
        {
          JjSankeyNode node = { .layer = layer, .sort_key = graph.nodes->len };

          g_array_append_val (graph.nodes, node);
        }
    }
  for (guint i = 0; i < N_LINKS; i++)
    {
      guint gap = i < 40 ? 0 : i < 120 ? 1 : 2;
      JjSankeyLink link = { .value = random_value (random), .sort_key = i };

      link.source = first[gap] + (guint)g_rand_int_range (random, 0, (gint32)layer_sizes[gap]);
      link.target
          = first[gap + 1] + (guint)g_rand_int_range (random, 0, (gint32)layer_sizes[gap + 1]);
      g_array_append_val (graph.links, link);
    }
  return graph;
}

static JjSankey *
lay_out (const Graph *graph)
{
  JjSankeyOptions options;

  jj_sankey_options_init (&options);
  return jj_sankey_new ((JjSankeyNode *)(void *)graph->nodes->data, graph->nodes->len,
                        (JjSankeyLink *)(void *)graph->links->data, graph->links->len, &options);
}

/* The share of pairs of one layer that stand the other way round. */
static double
turned_share (const Graph *graph, const JjSankey *before, const JjSankey *after)
{
  guint n_turned = 0, n_pairs = 0;

  for (guint i = 0; i < graph->nodes->len; i++)
    for (guint k = 0; k < i; k++)
      {
        if (g_array_index (graph->nodes, JjSankeyNode, i).layer
            != g_array_index (graph->nodes, JjSankeyNode, k).layer)
          continue;
        n_pairs++;
        n_turned += (jj_sankey_get_bar (before, i)->place < jj_sankey_get_bar (before, k)->place)
                    != (jj_sankey_get_bar (after, i)->place < jj_sankey_get_bar (after, k)->place);
      }
  return (double)n_turned / n_pairs;
}

/* Each edit gives one amount a new one drawn from the whole range: harsher than most real edits. */
static void
test_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  Graph graph = random_plan (random);
  g_autoptr (JjSankey) before = lay_out (&graph);
  double sum = 0;
  guint n_over = 0;

  for (guint i = 0; i < N_EDITS; i++)
    {
      JjSankeyLink *link = &g_array_index (graph.links, JjSankeyLink,
                                           (guint)g_rand_int_range (random, 0, N_LINKS));
      gint64 old_value = link->value;
      g_autoptr (JjSankey) after = NULL;
      double share;

      link->value = random_value (random);
      after = lay_out (&graph);
      link->value = old_value;
      share = turned_share (&graph, before, after);
      sum += share;
      n_over += share > 0.05;
    }
  g_test_message ("mean share of pairs turned: %.4f, edits over 0.05: %u of %u", sum / N_EDITS,
                  n_over, N_EDITS);
  g_assert_cmpfloat (sum / N_EDITS, <=, 0.02);
  g_assert_cmpuint (n_over * 100, <=, N_EDITS);
  g_array_unref (graph.nodes);
  g_array_unref (graph.links);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sankey/steady/an-edit-turns-few-pairs", test_edits);
  return g_test_run ();
}
