/* test-order.c: the order of layers, its crossings, and what may not move */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-order.h"

#define N_GRAPHS 200

typedef struct
{
  guint from;
  guint to;
} Edge;

typedef struct
{
  guint n_nodes;
  guint n_layers;
  guint *layers;
  GArray *edges; /* of Edge */
} Graph;

static Graph
random_graph (GRand *random)
{
  Graph graph = { (guint)g_rand_int_range (random, 2, 50), (guint)g_rand_int_range (random, 2, 6) };
  guint n_tries = (guint)g_rand_int_range (random, 0, 400);

  graph.layers = g_new (guint, graph.n_nodes);
  graph.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  for (guint i = 0; i < graph.n_nodes; i++)
    graph.layers[i] = (guint)g_rand_int_range (random, 0, (gint32)graph.n_layers);
  for (guint i = 0; i < n_tries; i++)
    {
      Edge edge = { (guint)g_rand_int_range (random, 0, (gint32)graph.n_nodes),
                    (guint)g_rand_int_range (random, 0, (gint32)graph.n_nodes) };

      if (graph.layers[edge.from] + 1 == graph.layers[edge.to])
        g_array_append_val (graph.edges, edge);
    }
  return graph;
}

static void
graph_clear (Graph *graph)
{
  g_free (graph->layers);
  g_array_unref (graph->edges);
}

static JjOrder *
make_order (const Graph *graph)
{
  JjOrder *order = jj_order_new (graph->n_nodes, graph->layers, graph->n_layers);

  for (guint i = 0; i < graph->edges->len; i++)
    jj_order_add_edge (order, g_array_index (graph->edges, Edge, i).from,
                       g_array_index (graph->edges, Edge, i).to, 1);
  return order;
}

static double
count_by_pairs (const Graph *graph, const JjOrder *order, const double *weights)
{
  double crossings = 0;

  for (guint i = 0; i < graph->edges->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const Edge *a = &g_array_index (graph->edges, Edge, i);
        const Edge *b = &g_array_index (graph->edges, Edge, k);
        gint from
            = (gint)jj_order_get_place (order, a->from) - (gint)jj_order_get_place (order, b->from);
        gint to = (gint)jj_order_get_place (order, a->to) - (gint)jj_order_get_place (order, b->to);

        if (graph->layers[a->from] == graph->layers[b->from] && from * to < 0)
          crossings += weights != NULL ? weights[i] * weights[k] : 1;
      }
  return crossings;
}

static void
test_crossings (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < N_GRAPHS; round++)
    {
      Graph graph = random_graph (random);
      g_autoptr (JjOrder) order = make_order (&graph);
      g_autofree double *weights = g_new (double, graph.edges->len + 1);

      for (guint i = 0; i < graph.edges->len; i++)
        weights[i] = g_rand_int_range (random, 0, 1000);
      jj_order_run (order, round % 4, 0);
      g_assert_cmpfloat (jj_order_get_crossings (order, NULL), ==,
                         count_by_pairs (&graph, order, NULL));
      g_assert_cmpfloat (jj_order_get_crossings (order, weights), ==,
                         count_by_pairs (&graph, order, weights));
      graph_clear (&graph);
    }
}

/* Sifting starts where the sweeps end: it never makes an order worse, and seldom leaves it. */
static void
test_sifting (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  guint n_better = 0, n_crossed = 0;

  for (guint round = 0; round < N_GRAPHS; round++)
    {
      Graph graph = random_graph (random);
      g_autoptr (JjOrder) swept = make_order (&graph);
      g_autoptr (JjOrder) sifted = make_order (&graph);
      double before, after;

      jj_order_run (swept, 2, 0);
      jj_order_run (sifted, 2, 8);
      before = jj_order_get_crossings (swept, NULL);
      after = jj_order_get_crossings (sifted, NULL);
      g_assert_cmpfloat (after, <=, before);
      jj_order_improve (sifted, 5);
      g_assert_cmpfloat (jj_order_get_crossings (sifted, NULL), <=, after);
      n_better += after < before;
      n_crossed += before > 0;
      graph_clear (&graph);
    }
  g_assert_cmpuint (n_better * 2, >, n_crossed);
}

/* The lower layer of K is a, b, c; the upper has one node for each, in reverse, held in place: the
 * best order of the lower one is the only one without a crossing. */
static void
test_sifting_finds_the_only_best (void)
{
  const guint layers[] = { 0, 0, 0, 0, 1, 1, 1, 1 };
  g_autoptr (JjOrder) order = jj_order_new (8, layers, 2);

  for (guint i = 0; i < 4; i++)
    {
      jj_order_fix (order, i, i);
      jj_order_add_edge (order, i, 7 - i, 1);
    }
  jj_order_run (order, 0, 1);
  g_assert_cmpfloat (jj_order_get_crossings (order, NULL), ==, 0);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (jj_order_get_place (order, i), ==, i);
      g_assert_cmpuint (jj_order_get_place (order, 7 - i), ==, i);
    }
}

/* Twins, with the same neighbours, stand in the order of their numbers, swept or sifted. */
static void
test_twins (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);

  for (guint round = 0; round < N_GRAPHS; round++)
    {
      const guint layers[] = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1 };
      g_autoptr (JjOrder) order = jj_order_new (14, layers, 2);

      for (guint k = 0; k < 12; k++)
        {
          guint from = (guint)g_rand_int_range (random, 0, 6);
          guint to = (guint)g_rand_int_range (random, 6, 10);

          jj_order_add_edge (order, from, to, 1);
          jj_order_add_edge (order, from, to + 4, 1);
        }
      jj_order_run (order, 2, round % 2 == 0 ? 0 : 4);
      for (guint i = 6; i < 10; i++)
        g_assert_cmpuint (jj_order_get_place (order, i), <, jj_order_get_place (order, i + 4));
    }
}

/* Fixed places count the nodes that are not passing; beyond the last, or taken, means the next. */
static void
test_fixed_among_passing (void)
{
  const guint layers[] = { 0, 0, 1, 1, 1, 1, 1 };
  g_autoptr (JjOrder) order = jj_order_new (7, layers, 2);
  guint places[3], n_above = 0;

  jj_order_set_passing (order, 5);
  jj_order_set_passing (order, 6);
  jj_order_fix (order, 4, 0);
  jj_order_fix (order, 3, 0); /* taken by 3 itself, as the smaller number; 4 goes below */
  jj_order_fix (order, 2, 99);
  jj_order_add_edge (order, 0, 5, 1);
  jj_order_add_edge (order, 1, 2, 1);
  jj_order_add_edge (order, 1, 6, 1);
  jj_order_run (order, 3, 3);
  for (guint i = 0; i < 3; i++)
    places[i] = jj_order_get_place (order, i + 2);
  g_assert_cmpuint (places[1], <, places[2]);
  g_assert_cmpuint (places[2], <, places[0]);
  for (guint i = 0; i < 7; i++)
    n_above += layers[i] == 1 && jj_order_get_place (order, i) < 5;
  g_assert_cmpuint (n_above, ==, 5);
  g_assert_cmpfloat (jj_order_get_crossings (order, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order/crossings-equal-brute-force", test_crossings);
  g_test_add_func ("/order/sifting-never-makes-worse", test_sifting);
  g_test_add_func ("/order/sifting-finds-the-only-best", test_sifting_finds_the_only_best);
  g_test_add_func ("/order/twins-stand-by-number", test_twins);
  g_test_add_func ("/order/fixed-places-among-passing-nodes", test_fixed_among_passing);
  return g_test_run ();
}
