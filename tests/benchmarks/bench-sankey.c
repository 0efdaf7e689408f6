/* bench-sankey.c: time and crossings of the flow chart's layout at the sizes S, M and L */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints a line of JSON for each size: the median of five runs. `bench-sankey --dump FOLDER` writes
 * the same graphs as JSON for compare-d3-sankey.mjs, which measures d3-sankey on them and runs this
 * program again, so that both are measured in one run.
 */
#include "jj-sankey.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_RUNS 5

/* Purses, programmes, activities and items; and the distinct pairs between neighbours. */
typedef struct
{
  const char *name;
  guint n_nodes[4];
  guint n_links[3];
} Size;

static const Size sizes[] = {
  { "S", { 8, 12, 40, 28 }, { 40, 75, 280 } },
  { "M", { 12, 24, 390, 40 }, { 120, 480, 2003 } },
  { "L", { 16, 60, 2030, 50 }, { 400, 2600, 10048 } },
};

typedef struct
{
  GArray *nodes; /* of JjSankeyNode */
  GArray *links; /* of JjSankeyLink */
} Graph;

/* A pair of nodes of neighbouring layers as a plan has them: mostly near each other in the pack's
 * order (a programme has its purses, an activity its programme), some anywhere; few popular items.
 */
static guint64
draw_pair (GRand *random, guint n_from, guint n_to)
{
  guint from = (guint)(pow (g_rand_double (random), 1.5) * n_from), to;

  if (g_rand_double (random) < 0.4)
    to = (guint)((double)from / n_from * n_to + g_rand_double_range (random, -0.1, 0.1) * n_to
                 + n_to)
         % n_to;
  else
    to = (guint)(pow (g_rand_double (random), 1.3) * n_to);
  return (guint64)from << 32 | to;
}

static void
add_gap (Graph *graph, const Size *size, guint gap, guint first, GRand *random)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  while (g_hash_table_size (seen) < size->n_links[gap])
    {
      gint64 pair = (gint64)draw_pair (random, size->n_nodes[gap], size->n_nodes[gap + 1]);
      JjSankeyLink link = { first + (guint)(pair >> 32),
                            first + size->n_nodes[gap] + (guint)(pair & 0xffffffff) };

      /* Amounts from 1,000 to 3,000,000, small ones as likely as large ones in tenfolds. */
      link.value = (gint64)pow (10, g_rand_double_range (random, 3, 6.5));
      if (g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair)))
        g_array_append_val (graph->links, link);
    }
}

static Graph
make_graph (const Size *size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (113);
  Graph graph = { g_array_new (FALSE, TRUE, sizeof (JjSankeyNode)),
                  g_array_new (FALSE, TRUE, sizeof (JjSankeyLink)) };

  for (guint layer = 0, first = 0; layer < 4; first += size->n_nodes[layer++])
    {
      for (guint i = 0; i < size->n_nodes[layer]; i++)
        {
          JjSankeyNode node = { .layer = layer, .sort_key = first + i, .label_height_px = 14 };

          g_array_append_val (graph.nodes, node);
        }
      if (layer < 3)
        add_gap (&graph, size, layer, first, random);
    }
  return graph;
}

static void
free_graph (Graph *graph)
{
  g_array_unref (graph->nodes);
  g_array_unref (graph->links);
}

static JjSankey *
lay_out (const Graph *graph, guint n_siftings)
{
  JjSankeyOptions options;

  jj_sankey_options_init (&options);
  options.width_px = 1600;
  options.height_px = 1000;
  options.n_siftings = n_siftings;
  return jj_sankey_new ((JjSankeyNode *)(void *)graph->nodes->data, graph->nodes->len,
                        (JjSankeyLink *)(void *)graph->links->data, graph->links->len, &options);
}

static int
compare_doubles (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static void
measure (const Size *size, guint n_siftings)
{
  Graph graph = make_graph (size);
  g_autoptr (JjSankey) sankey = NULL;
  double ms[N_RUNS];

  for (guint run = 0; run < N_RUNS; run++)
    {
      gint64 start = g_get_monotonic_time ();

      g_clear_pointer (&sankey, jj_sankey_unref);
      sankey = lay_out (&graph, n_siftings);
      ms[run] = (double)(g_get_monotonic_time () - start) / 1000;
    }
  qsort (ms, N_RUNS, sizeof (double), compare_doubles);
  printf ("{\"benchmark\": \"sankey\", \"size\": \"%s\", \"nodes\": %u, \"links\": %u, "
          "\"siftings\": %u, \"median_ms\": %.2f, \"crossings\": %" G_GUINT64_FORMAT
          ", \"weighted_crossings\": %.6g}\n",
          size->name, graph.nodes->len, graph.links->len, n_siftings, ms[N_RUNS / 2],
          jj_sankey_get_crossings (sankey), jj_sankey_get_weighted_crossings (sankey));
  free_graph (&graph);
}

static gboolean
dump (const Size *size, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("sankey-%s.json", size->name);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text = g_string_new ("{\"nodes\": [");
  g_autoptr (GError) error = NULL;
  Graph graph = make_graph (size);

  for (guint i = 0; i < graph.nodes->len; i++)
    g_string_append_printf (text, "%s{\"layer\": %u}", i > 0 ? ", " : "",
                            g_array_index (graph.nodes, JjSankeyNode, i).layer);
  g_string_append (text, "], \"links\": [");
  for (guint i = 0; i < graph.links->len; i++)
    {
      const JjSankeyLink *link = &g_array_index (graph.links, JjSankeyLink, i);

      g_string_append_printf (text,
                              "%s{\"source\": %u, \"target\": %u, \"value\": %" G_GINT64_FORMAT "}",
                              i > 0 ? ", " : "", link->source, link->target, link->value);
    }
  g_string_append (text, "]}\n");
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
    if (is_dump && !dump (&sizes[i], argv[2]))
      return EXIT_FAILURE;
    else if (!is_dump)
      {
        measure (&sizes[i], 0);
        measure (&sizes[i], JJ_SANKEY_SIFTINGS_BEST);
      }
  return EXIT_SUCCESS;
}
