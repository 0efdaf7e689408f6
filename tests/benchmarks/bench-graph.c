/* bench-graph.c: time and crossings of the canvas layout on generated organisations */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints a line of JSON for each size: the median of five runs. `bench-graph --dump FOLDER` writes
 * the same graphs in the language of Graphviz for compare-dot.py, which measures dot on them.
 */
#include "jj-graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS 5
#define WIDTH 120
#define HEIGHT 40

static const guint sizes[] = { 50, 200, 1000, 5000 };

typedef struct
{
  GArray *nodes; /* of JjGraphNode */
  GArray *edges; /* of JjGraphEdge */
} Graph;

/* An organisation: each unit under one of those formed shortly before a quarter of them, and every
 * third to fifth one also serves or supports another one formed after it. */
static Graph
make_graph (guint n_nodes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_nodes);
  Graph graph = { g_array_new (FALSE, TRUE, sizeof (JjGraphNode)),
                  g_array_new (FALSE, TRUE, sizeof (JjGraphEdge)) };

  for (guint i = 0; i < n_nodes; i++)
    {
      JjGraphNode node = { .width = WIDTH, .height = HEIGHT, .sort_key = i };
      JjGraphEdge edge = { .to = i, .sort_key = i };

      g_array_append_val (graph.nodes, node);
      edge.from = (guint)g_rand_int_range (random, (gint32)(i / 8), (gint32)(i / 3 + 1));
      if (i > 0)
        g_array_append_val (graph.edges, edge);
      if (i + 1 < n_nodes && g_rand_double (random) < 0.3)
        {
          edge.from = i;
          edge.to = (guint)g_rand_int_range (random, (gint32)i + 1, (gint32)n_nodes);
          g_array_append_val (graph.edges, edge);
        }
    }
  return graph;
}

static void
free_graph (Graph *graph)
{
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static void
measure (guint n_nodes, guint n_siftings, guint n_kicks)
{
  Graph graph = make_graph (n_nodes);
  g_autoptr (JjGraph) layout = NULL;
  JjGraphOptions options;
  double ms[N_RUNS];

  jj_graph_options_init (&options);
  options.n_siftings = n_siftings;
  options.n_kicks = n_kicks;
  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&layout, jj_graph_unref);
      layout = jj_graph_new ((JjGraphNode *)(void *)graph.nodes->data, graph.nodes->len,
                             (JjGraphEdge *)(void *)graph.edges->data, graph.edges->len, &options);
      ms[run] = (double)(g_get_monotonic_time () - start) / 1000;
    }
  qsort (ms, N_RUNS, sizeof (double), compare_doubles);
  printf ("{\"benchmark\": \"graph\", \"nodes\": %u, \"edges\": %u, \"siftings\": %u, \"kicks\": "
          "%u, "
          "\"median_ms\": %.2f, \"crossings\": %" G_GUINT64_FORMAT "}\n",
          graph.nodes->len, graph.edges->len, n_siftings, n_kicks, ms[N_RUNS / 2],
          jj_graph_get_crossings (layout));
  free_graph (&graph);
}

static gboolean
dump (guint n_nodes, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("graph-%u.dot", n_nodes);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  Graph graph = make_graph (n_nodes);

  g_string_append_printf (text,
                          "digraph {\nnodesep=%g; ranksep=%g;\n"
                          "node [shape=box, fixedsize=true, width=%g, height=%g, label=\"\"];\n",
                          24 / 72.0, 48 / 72.0, WIDTH / 72.0, HEIGHT / 72.0);
  for (guint i = 0; i < graph.edges->len; i++)
    g_string_append_printf (text, "%u -> %u;\n", g_array_index (graph.edges, JjGraphEdge, i).from,
                            g_array_index (graph.edges, JjGraphEdge, i).to);
  g_string_append (text, "}\n");
  free_graph (&graph);
  if (g_file_set_contents (path, text->str, (gssize)text->len, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int argc, char **argv)
{
  gboolean is_dump = argc == 3 && strcmp (argv[1], "--dump") == 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (is_dump && !dump (sizes[i], argv[2]))
      return EXIT_FAILURE;
    else if (!is_dump)
      {
        measure (sizes[i], 0, 0);
        measure (sizes[i], 4, 0);
        measure (sizes[i], 4, 1000);
      }
  return EXIT_SUCCESS;
}
