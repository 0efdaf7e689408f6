/* test-graph.c: what holds for every canvas layout, tried on random ones; and small ones by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-graph.h"

#include <math.h>

#define N_GRAPHS 150
#define EPSILON 1e-6

typedef struct
{
  GArray *nodes; /* of JjGraphNode */
  GArray *edges; /* of JjGraphEdge */
  JjGraphOptions options;
} Graph;

static JjGraphNode *
node_at (const Graph *graph, guint i)
{
  return &g_array_index (graph->nodes, JjGraphNode, i);
}

static JjGraphEdge *
edge_at (const Graph *graph, guint i)
{
  return &g_array_index (graph->edges, JjGraphEdge, i);
}

static Graph
graph_new (void)
{
  Graph graph = { g_array_new (FALSE, TRUE, sizeof (JjGraphNode)),
                  g_array_new (FALSE, TRUE, sizeof (JjGraphEdge)) };

  jj_graph_options_init (&graph.options);
  return graph;
}

static void
graph_clear (Graph *graph)
{
  g_array_unref (graph->nodes);
  g_array_unref (graph->edges);
}

static void
add_node (Graph *graph, double width, double height, guint lane)
{
  JjGraphNode node = { width, height, lane, graph->nodes->len };

  g_array_append_val (graph->nodes, node);
}

static void
add_edge (Graph *graph, guint from, guint to)
{
  JjGraphEdge edge = { from, to, graph->edges->len };

  g_array_append_val (graph->edges, edge);
}

static JjGraph *
lay_out (const Graph *graph)
{
  return jj_graph_new ((JjGraphNode *)(void *)graph->nodes->data, graph->nodes->len,
                       (JjGraphEdge *)(void *)graph->edges->data, graph->edges->len,
                       &graph->options);
}

/* Circles, loops, lanes, labels, both directions: all by chance. */
static Graph
random_graph (GRand *random)
{
  Graph graph = graph_new ();
  guint n_nodes = (guint)g_rand_int_range (random, 1, 40);
  guint n_edges = (guint)g_rand_int_range (random, 0, 60);
  guint n_lanes = (guint)g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n_nodes; i++)
    add_node (&graph, g_rand_double_range (random, 20, 200), g_rand_double_range (random, 20, 90),
              (guint)g_rand_int_range (random, 0, (gint32)n_lanes));
  for (guint i = 0; i < n_edges; i++)
    {
      add_edge (&graph, (guint)g_rand_int_range (random, 0, (gint32)n_nodes),
                (guint)g_rand_int_range (random, 0, (gint32)n_nodes));
      if (g_rand_boolean (random))
        {
          edge_at (&graph, i)->label_width = g_rand_double_range (random, 10, 80);
          edge_at (&graph, i)->label_height = g_rand_double_range (random, 10, 20);
        }
    }
  graph.options.is_sideways = g_rand_boolean (random);
  graph.options.n_siftings = (guint)g_rand_int_range (random, 0, 2);
  graph.options.n_kicks = (guint)g_rand_int_range (random, 0, 10);
  return graph;
}

typedef void (*Check) (const Graph *graph, const JjGraph *layout, GRand *random);

static void
for_random_graphs (gconstpointer data)
{
  Check check = *(const Check *)data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20250902);

  for (guint i = 0; i < N_GRAPHS; i++)
    {
      Graph graph = random_graph (random);
      g_autoptr (JjGraph) layout = lay_out (&graph);

      check (&graph, layout, random);
      graph_clear (&graph);
    }
}

static gboolean
do_overlap (const JjGraphBox *a, const JjGraphBox *b)
{
  return a->x + a->width > b->x + EPSILON && b->x + b->width > a->x + EPSILON
         && a->y + a->height > b->y + EPSILON && b->y + b->height > a->y + EPSILON;
}

static JjGraphBox
label_box (const Graph *graph, const JjGraphRoute *route, guint edge)
{
  double width = edge_at (graph, edge)->label_width, height = edge_at (graph, edge)->label_height;

  return (JjGraphBox){ route->label_x - width / 2, route->label_y - height / 2, width, height };
}

static void
assert_no_overlap (const Graph *graph, const JjGraph *layout)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (do_overlap (jj_graph_get_box (layout, i), jj_graph_get_box (layout, k)));
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const JjGraphRoute *route = jj_graph_get_route (layout, i);
      JjGraphBox label = label_box (graph, route, i);

      if (!route->has_label)
        continue;
      for (guint k = 0; k < graph->nodes->len; k++)
        g_assert_false (do_overlap (&label, jj_graph_get_box (layout, k)));
      for (guint k = 0; k < i; k++)
        {
          JjGraphBox other = label_box (graph, jj_graph_get_route (layout, k), k);

          if (jj_graph_get_route (layout, k)->has_label)
            g_assert_false (do_overlap (&label, &other));
        }
    }
}

static void
check_no_overlap (const Graph *graph, const JjGraph *layout, GRand *random)
{
  assert_no_overlap (graph, layout);
}

static void
cubic_at (const double *points, double t, double *x, double *y)
{
  double a = (1 - t) * (1 - t) * (1 - t), b = 3 * t * (1 - t) * (1 - t);
  double c = 3 * t * t * (1 - t), d = t * t * t;

  *x = a * points[0] + b * points[2] + c * points[4] + d * points[6];
  *y = a * points[1] + b * points[3] + c * points[5] + d * points[7];
}

static gboolean
is_on_border (const JjGraphBox *box, double x, double y)
{
  return x >= box->x - EPSILON && x <= box->x + box->width + EPSILON && y >= box->y - EPSILON
         && y <= box->y + box->height + EPSILON
         && (fabs (x - box->x) < EPSILON || fabs (x - box->x - box->width) < EPSILON
             || fabs (y - box->y) < EPSILON || fabs (y - box->y - box->height) < EPSILON);
}

/* Lines start at the border of the one box, end at that of the other, and enter no box. */
static void
check_lines (const Graph *graph, const JjGraph *layout, GRand *random)
{
  for (guint i = 0; i < graph->edges->len; i++)
    {
      const JjGraphRoute *route = jj_graph_get_route (layout, i);
      const JjGraphEdge *edge = edge_at (graph, i);
      guint n = route->n_points;

      g_assert_true (n == 0 ? edge->from == edge->to : n >= 4 && n % 3 == 1);
      if (n == 0)
        continue;
      g_assert_true (
          is_on_border (jj_graph_get_box (layout, edge->from), route->points[0], route->points[1]));
      g_assert_true (is_on_border (jj_graph_get_box (layout, edge->to), route->points[2 * n - 2],
                                   route->points[2 * n - 1]));
      for (guint k = 0; k < (n - 1) / 3 * 20; k++)
        {
          JjGraphBox point = { 0 };

          cubic_at (route->points + k / 20 * 6, k % 20 / 20.0, &point.x, &point.y);
          for (guint b = 0; b < graph->nodes->len; b++)
            g_assert_false (do_overlap (&point, jj_graph_get_box (layout, b)));
        }
    }
}

static void
check_extents (const Graph *graph, const JjGraph *layout, GRand *random)
{
  JjGraphBox extents;

  jj_graph_get_extents (layout, &extents);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const JjGraphBox *box = jj_graph_get_box (layout, i);

      g_assert_true (box->x >= extents.x && box->y >= extents.y);
      g_assert_true (box->x + box->width <= extents.x + extents.width + EPSILON);
      g_assert_true (box->y + box->height <= extents.y + extents.height + EPSILON);
      g_assert_cmpfloat (box->width, ==, node_at (graph, i)->width);
      g_assert_cmpfloat (box->height, ==, node_at (graph, i)->height);
    }
}

static void
check_lanes (const Graph *graph, const JjGraph *layout, GRand *random)
{
  double end_before = -HUGE_VAL;

  for (guint lane = 0; lane < 5; lane++)
    {
      double start, end;

      if (!jj_graph_get_lane (layout, lane, &start, &end))
        continue;
      g_assert_cmpfloat (start, >, end_before);
      end_before = end;
      for (guint i = 0; i < graph->nodes->len; i++)
        {
          const JjGraphBox *box = jj_graph_get_box (layout, i);
          double top = graph->options.is_sideways ? box->x : box->y;
          double height = graph->options.is_sideways ? box->width : box->height;

          if (node_at (graph, i)->lane == lane)
            g_assert_true (top >= start - EPSILON && top + height <= end + EPSILON);
        }
    }
}

/* The same, and the same with the arrays in reverse. */
static void
check_same_picture (const Graph *graph, const JjGraph *layout, GRand *random)
{
  Graph other = graph_new ();
  guint n_nodes = graph->nodes->len, n_edges = graph->edges->len;
  g_autoptr (JjGraph) turned = NULL;

  other.options = graph->options;
  for (guint i = n_nodes; i-- > 0;)
    g_array_append_val (other.nodes, *node_at (graph, i));
  for (guint i = n_edges; i-- > 0;)
    {
      JjGraphEdge edge = *edge_at (graph, i);

      edge.from = n_nodes - 1 - edge.from;
      edge.to = n_nodes - 1 - edge.to;
      g_array_append_val (other.edges, edge);
    }
  turned = lay_out (&other);
  for (guint i = 0; i < n_nodes; i++)
    {
      const JjGraphBox *a = jj_graph_get_box (layout, i);
      const JjGraphBox *b = jj_graph_get_box (turned, n_nodes - 1 - i);

      g_assert_true (a->x == b->x && a->y == b->y && a->row == b->row);
    }
  g_assert_cmpuint (jj_graph_get_crossings (layout), ==, jj_graph_get_crossings (turned));
  graph_clear (&other);
}

/* Some boxes are pinned where they do not overlap each other: they stay, and the rest keeps away.
 */
static void
check_pins (const Graph *graph, const JjGraph *layout, GRand *random)
{
  g_autoptr (JjGraph) pinned = NULL;
  double x = g_rand_double_range (random, -500, 500);

  for (guint i = 0; i < graph->nodes->len; i += 1 + (guint)g_rand_int_range (random, 0, 6))
    {
      node_at (graph, i)->is_pinned = TRUE;
      node_at (graph, i)->x = x;
      node_at (graph, i)->y = g_rand_double_range (random, -300, 600);
      x += node_at (graph, i)->width + g_rand_double_range (random, 0, 200);
    }
  pinned = lay_out (graph);
  for (guint i = 0; i < graph->nodes->len; i++)
    if (node_at (graph, i)->is_pinned)
      {
        g_assert_cmpfloat (jj_graph_get_box (pinned, i)->x, ==, node_at (graph, i)->x);
        g_assert_cmpfloat (jj_graph_get_box (pinned, i)->y, ==, node_at (graph, i)->y);
      }
  assert_no_overlap (graph, pinned);
}

/* 0 over 1 and 2, both over 3; and an edge from 3 back to 0, which must not push 0 down. */
static void
test_diamond (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjGraph) layout = NULL;
  static const guint rows[] = { 0, 1, 1, 2 };

  for (guint i = 0; i < 4; i++)
    add_node (&graph, 100, 40, 0);
  add_edge (&graph, 0, 1);
  add_edge (&graph, 0, 2);
  add_edge (&graph, 1, 3);
  add_edge (&graph, 2, 3);
  add_edge (&graph, 3, 0);
  layout = lay_out (&graph);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpuint (jj_graph_get_box (layout, i)->row, ==, rows[i]);
      g_assert_cmpfloat (jj_graph_get_box (layout, i)->y, ==, rows[i] * (40 + 48));
    }
  g_assert_cmpuint (jj_graph_get_crossings (layout), ==, 0);
  graph_clear (&graph);
}

/* Five boxes under two roots, each in a circle with one pool. With the pool below all five only the
 * roots' lines cross: each of the ten pairs of boxes once. With one box above the pool and four
 * below, as a walk meets the circles, the lines to the four cross the pool's: 18. */
static void
test_circles (void)
{
  enum
  {
    POOL = 2,
    FIRST = 3,
    N_BOXES = 5,
  };
  Graph graph = graph_new ();
  g_autoptr (JjGraph) layout = NULL;

  for (guint i = 0; i < FIRST + N_BOXES; i++)
    add_node (&graph, 100, 40, 0);
  for (guint i = FIRST; i < FIRST + N_BOXES; i++)
    {
      add_edge (&graph, 0, i);
      add_edge (&graph, 1, i);
      add_edge (&graph, i, POOL);
      add_edge (&graph, POOL, i);
    }
  layout = lay_out (&graph);
  g_assert_cmpuint (jj_graph_get_crossings (layout), <=, 10);
  graph_clear (&graph);
}

static void
test_empty_and_single (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjGraph) empty = lay_out (&graph);
  g_autoptr (JjGraph) single = NULL;
  JjGraphBox extents;

  jj_graph_get_extents (empty, &extents);
  g_assert_cmpfloat (extents.width, ==, 0);
  add_node (&graph, 100, 40, 3);
  add_edge (&graph, 0, 0);
  single = lay_out (&graph);
  g_assert_cmpfloat (jj_graph_get_box (single, 0)->x, ==, 0);
  g_assert_cmpuint (jj_graph_get_route (single, 0)->n_points, ==, 0);
  graph_clear (&graph);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    Check check;
  } checks[] = {
    { "/graph/random/boxes-and-labels-do-not-overlap", check_no_overlap },
    { "/graph/random/lines-enter-no-box", check_lines },
    { "/graph/random/extents-hold-all", check_extents },
    { "/graph/random/lanes-hold-their-boxes", check_lanes },
    { "/graph/random/same-data-same-picture", check_same_picture },
    { "/graph/random/pinned-boxes-stay", check_pins },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_test_add_data_func (checks[i].path, &checks[i].check, for_random_graphs);
  g_test_add_func ("/graph/diamond-with-a-way-back", test_diamond);
  g_test_add_func ("/graph/circles-turn-where-fewest-cross", test_circles);
  g_test_add_func ("/graph/empty-and-single", test_empty_and_single);
  return g_test_run ();
}
