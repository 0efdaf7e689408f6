/* bench-sheets.c: crossings of the automatic layout on the sample's sheets */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints a line of JSON for each sheet of the sample, as arranged in its lanes and without lanes.
 * `bench-sheets --dump FOLDER` writes the same graphs, without lanes, in the language of Graphviz
 * for compare-dot.py, which measures dot on them.
 */
#include "jj-data.h"
#include "jj-kinds-plan.h"
#include "jj-plan-json.h"
#include "jj-sheet-edit-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static JjPlan *
load_sample (void)
{
  g_autoptr (GBytes) json = jj_data_load ("samples/yunlin-114.json", NULL);

  return json ? jj_plan_from_json (json, NULL) : NULL;
}

static guint64
count_crossings (const JjSheet *sheet, gboolean with_lanes, JjSheetGraph *graph, double *ms)
{
  gint64 start;
  g_autoptr (JjGraph) layout = NULL;

  jj_sheet_graph_init (sheet, graph, with_lanes);
  start = g_get_monotonic_time ();
  layout = jj_sheet_graph_lay_out (graph);
  *ms = (double)(g_get_monotonic_time () - start) / 1000;
  return jj_graph_get_crossings (layout);
}

static void
report (const JjSheet *sheet, guint number)
{
  JjSheetGraph graph;
  double ms, ms_lanes;
  guint64 in_lanes = count_crossings (sheet, TRUE, &graph, &ms_lanes), free_ones;

  jj_sheet_graph_clear (&graph);
  free_ones = count_crossings (sheet, FALSE, &graph, &ms);
  printf ("{\"benchmark\": \"sheet\", \"sheet\": %u, \"nodes\": %u, \"edges\": %u, \"ms\": %.2f, "
          "\"crossings\": %" G_GUINT64_FORMAT ", \"crossings_in_lanes\": %" G_GUINT64_FORMAT "}\n",
          number, graph.boxes->len, graph.n_edges, ms, free_ones, in_lanes);
  jj_sheet_graph_clear (&graph);
}

static void
dump (const JjSheet *sheet, guint number, const char *folder)
{
  g_autofree char *name = g_strdup_printf ("sheet-%u.dot", number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GString) text
      = g_string_new ("digraph {\nnode [shape=box, fixedsize=true, label=\"\"];\n");
  JjSheetGraph graph;

  jj_sheet_graph_init (sheet, &graph, FALSE);
  for (guint i = 0; i < graph.boxes->len; i++)
    g_string_append_printf (text, "%u [width=%g, height=%g];\n", i, graph.nodes[i].width / 72,
                            graph.nodes[i].height / 72);
  for (guint i = 0; i < graph.n_edges; i++)
    g_string_append_printf (text, "%u -> %u;\n", graph.edges[i].from, graph.edges[i].to);
  g_string_append (text, "}\n");
  jj_sheet_graph_clear (&graph);
  g_file_set_contents (path, text->str, (gssize)text->len, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (JjPlan) plan = load_sample ();

  for (guint i = 0; plan && i < jj_plan_get_count (plan, JJ_KIND_SHEET); i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, i));
      JjDiagramInput input = { .plan = plan, .sheet = id };
      g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
      JjSheet sheet = { plan, diagram, id };

      if (argc == 3 && strcmp (argv[1], "--dump") == 0)
        dump (&sheet, i + 1, argv[2]);
      else
        report (&sheet, i + 1);
    }
  return plan ? EXIT_SUCCESS : EXIT_FAILURE;
}
