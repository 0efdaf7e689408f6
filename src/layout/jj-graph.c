/* jj-graph.c: layered placement of boxes and lines, for the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-graph-private.h"

#include <math.h>

#define STEPS_FOR_SIFTINGS 5e8
#define STEPS_FOR_KICKS 2e7

/* A wrong number must not fill the memory. */
#define LARGEST_LANE 1023

static gboolean
is_input_sound (const JjGraphNode *nodes, guint n_nodes, const JjGraphEdge *edges, guint n_edges)
{
  for (guint i = 0; i < n_nodes; i++)
    if (nodes[i].lane > LARGEST_LANE || !(nodes[i].width >= 0) || !(nodes[i].height >= 0))
      return FALSE;
  for (guint i = 0; i < n_edges; i++)
    if (edges[i].from >= n_nodes || edges[i].to >= n_nodes)
      return FALSE;
  return TRUE;
}

static int
compare_nodes (const void *a, const void *b, gpointer data)
{
  const JjGraphNode *nodes = data;
  guint first = *(const guint *)a, second = *(const guint *)b;

  if (nodes[first].sort_key != nodes[second].sort_key)
    return nodes[first].sort_key < nodes[second].sort_key ? -1 : 1;
  return first < second ? -1 : first > second;
}

static int
compare_edges (const void *a, const void *b, gpointer data)
{
  const JjGraphBuild *build = data;
  guint i = *(const guint *)a, k = *(const guint *)b;
  const JjGraphEdge *first = &build->edges[i], *second = &build->edges[k];

  if (first->from != second->from)
    return build->rank[first->from] < build->rank[second->from] ? -1 : 1;
  if (first->to != second->to)
    return build->rank[first->to] < build->rank[second->to] ? -1 : 1;
  if (first->sort_key != second->sort_key)
    return first->sort_key < second->sort_key ? -1 : 1;
  return i < k ? -1 : i > k;
}

static guint *
sorted_indexes (guint n, GCompareDataFunc compare, gpointer data)
{
  guint *indexes = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    indexes[i] = i;
  g_qsort_with_data (indexes, (gint)n, sizeof (guint), compare, data);
  return indexes;
}

static void
add_boxes (JjGraphBuild *build)
{
  for (guint i = 0; i < build->graph->n_nodes; i++)
    {
      const JjGraphNode *node = &build->nodes[build->sorted_nodes[i]];
      JjGraphSlot slot
          = { .row = build->row[build->sorted_nodes[i]], .node = build->sorted_nodes[i] };

      slot.width = build->options.is_sideways ? node->height : node->width;
      slot.height = build->options.is_sideways ? node->width : node->height;
      g_array_append_val (build->slots, slot);
    }
}

/* One piece for each gap between rows, and a slot where the line passes a row. */
static void
add_line (JjGraphBuild *build, guint index)
{
  const JjGraphEdge *edge = &build->edges[index];
  guint upper = build->is_turned[index] ? edge->to : edge->from;
  guint lower = build->is_turned[index] ? edge->from : edge->to;
  guint from = build->rank[upper];

  build->first_piece[index] = build->pieces->len;
  build->n_pieces[index] = build->row[lower] - build->row[upper];
  for (guint row = build->row[upper] + 1; row <= build->row[lower]; row++)
    {
      JjGraphPiece piece = { .edge = index, .upper = from };

      piece.lower = row < build->row[lower] ? build->slots->len : build->rank[lower];
      if (row < build->row[lower])
        {
          JjGraphSlot slot = { .row = row, .node = G_MAXUINT };

          g_array_append_val (build->slots, slot);
        }
      g_array_append_val (build->pieces, piece);
      from = piece.lower;
    }
}

guint
jj_graph_build_afford (const JjGraphBuild *build, guint n_trials, double n_steps)
{
  double steps = (double)build->slots->len * build->pieces->len;

  return (guint)MIN (n_trials, n_steps / (steps + 1));
}

/* Rounds of sifting there is time for: one takes, for each row, its slots times the pieces at them.
 */
static guint
afford_siftings (const JjGraphBuild *build)
{
  g_autofree guint *n_slots = g_new0 (guint, build->n_rows + 1);
  double steps = 1;

  for (guint i = 0; i < build->slots->len; i++)
    n_slots[g_array_index (build->slots, JjGraphSlot, i).row]++;
  for (guint i = 0; i < build->pieces->len; i++)
    {
      const JjGraphPiece *piece = &g_array_index (build->pieces, JjGraphPiece, i);

      steps += n_slots[g_array_index (build->slots, JjGraphSlot, piece->upper).row];
      steps += n_slots[g_array_index (build->slots, JjGraphSlot, piece->lower).row];
    }
  return (guint)MIN (build->options.n_siftings, STEPS_FOR_SIFTINGS / steps);
}

void
jj_graph_build_order (JjGraphBuild *build, guint n_kicks)
{
  guint n;
  g_autofree guint *rows = NULL;

  g_array_set_size (build->slots, 0);
  g_array_set_size (build->pieces, 0);
  g_clear_pointer (&build->order, jj_order_free);
  add_boxes (build);
  for (guint i = 0; i < build->graph->n_edges; i++)
    add_line (build, build->sorted_edges[i]);

  n = build->slots->len;
  rows = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    rows[i] = g_array_index (build->slots, JjGraphSlot, i).row;
  build->order = jj_order_new (n, rows, build->n_rows);
  for (guint i = build->graph->n_nodes; i < n; i++)
    jj_order_set_passing (build->order, i);
  for (guint i = 0; i < build->pieces->len; i++)
    {
      const JjGraphPiece *piece = &g_array_index (build->pieces, JjGraphPiece, i);

      jj_order_add_edge (build->order, piece->upper, piece->lower, 1);
    }
  jj_order_run (build->order, build->options.n_sweeps, afford_siftings (build));
  jj_order_improve (build->order, jj_graph_build_afford (build, n_kicks, STEPS_FOR_KICKS));
  build->graph->crossings = (guint64)jj_order_get_crossings (build->order, NULL);
}

static void
swap_axes (double *x, double *y)
{
  double swap = *x;

  *x = *y;
  *y = swap;
}

static void
turn_sideways (JjGraph *graph)
{
  double *points = (double *)(void *)graph->points->data;

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      swap_axes (&graph->boxes[i].x, &graph->boxes[i].y);
      swap_axes (&graph->boxes[i].width, &graph->boxes[i].height);
    }
  for (guint i = 0; i + 1 < graph->points->len; i += 2)
    swap_axes (&points[i], &points[i + 1]);
  for (guint i = 0; i < graph->n_edges; i++)
    swap_axes (&graph->routes[i].label_x, &graph->routes[i].label_y);
}

static void
include (JjGraphBox *extents, double x, double y)
{
  double right = MAX (extents->x + extents->width, x);
  double bottom = MAX (extents->y + extents->height, y);

  extents->x = MIN (extents->x, x);
  extents->y = MIN (extents->y, y);
  extents->width = right - extents->x;
  extents->height = bottom - extents->y;
}

/* The extents hold the control points too, and so all of a cubic. */
static void
set_extents (JjGraphBuild *build)
{
  JjGraph *graph = build->graph;
  const double *points = (const double *)(void *)graph->points->data;

  if (graph->n_nodes > 0)
    graph->extents = graph->boxes[0];
  graph->extents.row = 0;
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      include (&graph->extents, graph->boxes[i].x, graph->boxes[i].y);
      include (&graph->extents, graph->boxes[i].x + graph->boxes[i].width,
               graph->boxes[i].y + graph->boxes[i].height);
    }
  for (guint i = 0; i + 1 < graph->points->len; i += 2)
    include (&graph->extents, points[i], points[i + 1]);
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const JjGraphRoute *route = &graph->routes[i];
      double half_width = build->edges[i].label_width / 2;
      double half_height = build->edges[i].label_height / 2;

      if (!route->has_label)
        continue;
      include (&graph->extents, route->label_x - half_width, route->label_y - half_height);
      include (&graph->extents, route->label_x + half_width, route->label_y + half_height);
    }
}

static void
set_lanes (JjGraphBuild *build)
{
  JjGraph *graph = build->graph;

  for (guint lane = 0; lane < graph->n_lanes; lane++)
    {
      graph->lane_start[lane] = HUGE_VAL;
      graph->lane_end[lane] = -HUGE_VAL;
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      guint lane = build->nodes[i].lane;
      const JjGraphRow *row = &build->rows[build->row[i]];

      graph->lane_start[lane] = MIN (graph->lane_start[lane], row->top);
      graph->lane_end[lane] = MAX (graph->lane_end[lane], row->top + row->height);
    }
}

static void
build_run (JjGraphBuild *build)
{
  guint n_nodes = build->graph->n_nodes, n_edges = build->graph->n_edges;

  build->rank = g_new0 (guint, n_nodes + 1);
  build->row = g_new0 (guint, n_nodes + 1);
  build->is_turned = g_new0 (gboolean, n_edges + 1);
  build->first_piece = g_new0 (guint, n_edges + 1);
  build->n_pieces = g_new0 (guint, n_edges + 1);
  build->slots = g_array_new (FALSE, FALSE, sizeof (JjGraphSlot));
  build->pieces = g_array_new (FALSE, FALSE, sizeof (JjGraphPiece));
  build->sorted_nodes = sorted_indexes (n_nodes, compare_nodes, (gpointer)build->nodes);
  for (guint i = 0; i < n_nodes; i++)
    build->rank[build->sorted_nodes[i]] = i;
  build->sorted_edges = sorted_indexes (n_edges, compare_edges, build);

  jj_graph_build_search (build);
  jj_graph_build_place (build);
  jj_graph_build_routes (build);
  set_lanes (build);
  if (build->options.is_sideways)
    turn_sideways (build->graph);
  set_extents (build);
}

static void
build_clear (JjGraphBuild *build)
{
  g_free (build->sorted_nodes);
  g_free (build->rank);
  g_free (build->sorted_edges);
  g_free (build->row);
  g_free (build->is_turned);
  g_free (build->first_piece);
  g_free (build->n_pieces);
  g_free (build->rows);
  g_array_unref (build->slots);
  g_array_unref (build->pieces);
  jj_order_free (build->order);
}

void
jj_graph_options_init (JjGraphOptions *options)
{
  g_return_if_fail (options != NULL);

  *options = (JjGraphOptions){
    .node_gap = 24, .row_gap = 48, .n_sweeps = 32, .n_siftings = 4, .n_kicks = 1000
  };
}

JjGraph *
jj_graph_new (const JjGraphNode *nodes,
              guint n_nodes,
              const JjGraphEdge *edges,
              guint n_edges,
              const JjGraphOptions *options)
{
  JjGraph *self;
  JjGraphBuild build;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (options->node_gap >= 0 && options->row_gap >= 0, NULL);
  g_return_val_if_fail (is_input_sound (nodes, n_nodes, edges, n_edges), NULL);

  self = g_new0 (JjGraph, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->n_nodes = n_nodes;
  self->n_edges = n_edges;
  for (guint i = 0; i < n_nodes; i++)
    self->n_lanes = MAX (self->n_lanes, nodes[i].lane + 1);
  self->boxes = g_new0 (JjGraphBox, n_nodes + 1);
  self->routes = g_new0 (JjGraphRoute, n_edges + 1);
  self->lane_start = g_new0 (double, self->n_lanes + 1);
  self->lane_end = g_new0 (double, self->n_lanes + 1);
  build = (JjGraphBuild){ .graph = self, .nodes = nodes, .edges = edges, .options = *options };
  build_run (&build);
  build_clear (&build);
  return self;
}

JjGraph *
jj_graph_ref (JjGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
jj_graph_unref (JjGraph *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->boxes);
  g_free (self->routes);
  g_array_unref (self->points);
  g_free (self->lane_start);
  g_free (self->lane_end);
  g_free (self);
}

const JjGraphBox *
jj_graph_get_box (const JjGraph *self, guint node)
{
  g_return_val_if_fail (self != NULL && node < self->n_nodes, NULL);

  return &self->boxes[node];
}

const JjGraphRoute *
jj_graph_get_route (const JjGraph *self, guint edge)
{
  g_return_val_if_fail (self != NULL && edge < self->n_edges, NULL);

  return &self->routes[edge];
}

void
jj_graph_get_extents (const JjGraph *self, JjGraphBox *extents)
{
  g_return_if_fail (self != NULL && extents != NULL);

  *extents = self->extents;
}

gboolean
jj_graph_get_lane (const JjGraph *self, guint lane, double *start, double *end)
{
  g_return_val_if_fail (self != NULL && start != NULL && end != NULL, FALSE);

  if (lane >= self->n_lanes || self->lane_start[lane] > self->lane_end[lane])
    return FALSE;
  *start = self->lane_start[lane];
  *end = self->lane_end[lane];
  return TRUE;
}

guint64
jj_graph_get_crossings (const JjGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->crossings;
}
