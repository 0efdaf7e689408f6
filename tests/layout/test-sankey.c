/* test-sankey.c: what holds for every flow chart, tried on random ones; and small ones by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-sankey.h"

#include <math.h>
#include <string.h>

#define N_GRAPHS 300
#define EPSILON 1e-6

typedef struct
{
  GArray *nodes; /* of JjSankeyNode */
  GArray *links; /* of JjSankeyLink */
  guint n_layers;
  JjSankeyOptions options;
} Graph;

static JjSankeyNode *
node_at (const Graph *graph, guint i)
{
  return &g_array_index (graph->nodes, JjSankeyNode, i);
}

static JjSankeyLink *
link_at (const Graph *graph, guint i)
{
  return &g_array_index (graph->links, JjSankeyLink, i);
}

static Graph
graph_new (void)
{
  Graph graph = { g_array_new (FALSE, TRUE, sizeof (JjSankeyNode)),
                  g_array_new (FALSE, TRUE, sizeof (JjSankeyLink)) };

  jj_sankey_options_init (&graph.options);
  return graph;
}

static void
graph_clear (Graph *graph)
{
  g_array_unref (graph->nodes);
  g_array_unref (graph->links);
}

static guint
add_node (Graph *graph, guint layer, double label_height)
{
  JjSankeyNode node = { .layer = layer, .sort_key = graph->nodes->len };

  node.label_height_px = label_height;
  g_array_append_val (graph->nodes, node);
  graph->n_layers = MAX (graph->n_layers, layer + 1);
  return graph->nodes->len - 1;
}

static void
add_link (Graph *graph, guint source, guint target, gint64 value)
{
  JjSankeyLink link = { source, target, value, graph->links->len };

  g_array_append_val (graph->links, link);
}

static JjSankey *
lay_out (const Graph *graph)
{
  return jj_sankey_new ((JjSankeyNode *)(void *)graph->nodes->data, graph->nodes->len,
                        (JjSankeyLink *)(void *)graph->links->data, graph->links->len,
                        &graph->options);
}

/* Layers, links that skip some, values from 0 to near 2^53, labels, fixed places: all by chance. */
static Graph
random_graph (GRand *random)
{
  Graph graph = graph_new ();
  guint n_layers = (guint)g_rand_int_range (random, 2, 6);
  guint n_nodes = (guint)g_rand_int_range (random, 2, 60);
  guint n_links = (guint)g_rand_int_range (random, 0, 150);
  double digits = g_rand_double_range (random, 0, 15.9);
  gboolean has_fixed = g_rand_boolean (random);

  for (guint i = 0; i < n_nodes; i++)
    {
      add_node (&graph, i < 2 ? i : (guint)g_rand_int_range (random, 0, (gint32)n_layers),
                g_rand_double (random) < 0.8 ? g_rand_double_range (random, 5, 30) : 0);
      node_at (&graph, i)->is_fixed = has_fixed && g_rand_double (random) < 0.3;
      node_at (&graph, i)->fixed_place = (guint)g_rand_int_range (random, 0, 20);
      if (g_rand_double (random) < 0.1)
        node_at (&graph, i)->value = (gint64)pow (10, g_rand_double (random) * digits);
    }
  while (graph.links->len < n_links)
    {
      guint a = (guint)g_rand_int_range (random, 0, (gint32)n_nodes);
      guint b = (guint)g_rand_int_range (random, 0, (gint32)n_nodes);
      gboolean is_zero = g_rand_double (random) < 0.05;

      if (node_at (&graph, a)->layer < node_at (&graph, b)->layer)
        add_link (&graph, a, b, is_zero ? 0 : (gint64)pow (10, g_rand_double (random) * digits));
    }
  graph.options.width_px = g_rand_double_range (random, 50, 2000);
  graph.options.height_px = g_rand_double_range (random, 50, 1200);
  graph.options.node_gap_px = g_rand_double_range (random, 0, 20);
  graph.options.n_sweeps = (guint)g_rand_int_range (random, 0, 5);
  graph.options.n_siftings = (guint)g_rand_int_range (random, 0, 3);
  return graph;
}

typedef void (*Check) (const Graph *graph, const JjSankey *sankey, GRand *random);

static void
for_random_graphs (gconstpointer data)
{
  Check check = *(const Check *)data;
  g_autoptr (GRand) random = g_rand_new_with_seed (20250901);

  for (guint i = 0; i < N_GRAPHS; i++)
    {
      Graph graph = random_graph (random);
      g_autoptr (JjSankey) sankey = lay_out (&graph);

      check (&graph, sankey, random);
      graph_clear (&graph);
    }
}

static void
check_inside (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  double width = graph->options.width_px + EPSILON, height = graph->options.height_px + EPSILON;

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const JjSankeyBar *bar = jj_sankey_get_bar (sankey, i);
      double half_label = node_at (graph, i)->label_height_px / 2;

      g_assert_true (bar->x >= 0 && bar->x + bar->width <= width);
      g_assert_true (bar->y >= -EPSILON && bar->y + bar->height <= height);
      if (bar->has_label)
        g_assert_true (bar->label_y - half_label >= -EPSILON
                       && bar->label_y + half_label <= height);
    }
  for (guint i = 0; i < graph->links->len; i++)
    {
      const JjSankeyBand *band = jj_sankey_get_band (sankey, i);

      for (guint k = 0; k < band->n_segments; k++)
        {
          JjSankeyCurve curve;

          jj_sankey_get_curve (sankey, i, k, &curve);
          g_assert_true (MIN (curve.y[0], curve.y[3]) >= -EPSILON);
          g_assert_true (MAX (curve.y[0], curve.y[3]) + band->thickness <= height);
          g_assert_true (curve.x[0] < curve.x[3]);
        }
    }
}

static void
check_no_overlap (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    for (guint k = 0; k < graph->nodes->len; k++)
      {
        const JjSankeyBar *above = jj_sankey_get_bar (sankey, i);
        const JjSankeyBar *below = jj_sankey_get_bar (sankey, k);
        double labels
            = (node_at (graph, i)->label_height_px + node_at (graph, k)->label_height_px) / 2;

        if (node_at (graph, i)->layer != node_at (graph, k)->layer || above->place >= below->place)
          continue;
        g_assert_cmpfloat (above->y + above->height, <=, below->y + EPSILON);
        if (above->has_label && below->has_label)
          g_assert_cmpfloat (above->label_y + labels, <=, below->label_y + EPSILON);
      }
}

/* A label is missing only where the labels of its layer that are shown leave it no room, and no
 * smaller bar of the layer has one. */
static void
check_missing_labels (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      double used = node_at (graph, i)->label_height_px;

      if (used <= 0 || jj_sankey_get_bar (sankey, i)->has_label)
        continue;
      for (guint k = 0; k < graph->nodes->len; k++)
        if (node_at (graph, k)->layer == node_at (graph, i)->layer
            && jj_sankey_get_bar (sankey, k)->has_label)
          {
            used += node_at (graph, k)->label_height_px;
            g_assert_cmpfloat (jj_sankey_get_bar (sankey, k)->height, >=,
                               jj_sankey_get_bar (sankey, i)->height - EPSILON);
          }
      /* The one that did not fit may be taller than this one; all labels are at most 30 px. */
      g_assert_cmpfloat (used + 30, >=, graph->options.height_px);
    }
}

/* Bands to scale and side by side from the top of their bars; a bar as tall as its taller side. */
static void
check_heights (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  double scale = jj_sankey_get_px_per_unit (sankey);

  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const JjSankeyBar *bar = jj_sankey_get_bar (sankey, i);
      double in = 0, out = 0, in_end = bar->y, out_end = bar->y, most;

      for (guint k = 0; k < graph->links->len; k++)
        {
          const JjSankeyBand *band = jj_sankey_get_band (sankey, k);

          g_assert_cmpfloat_with_epsilon (band->thickness,
                                          (double)link_at (graph, k)->value * scale, EPSILON);
          g_assert_true (band->is_hairline == (band->thickness > 0 && band->thickness < 1));
          if (link_at (graph, k)->source == i)
            {
              out += band->thickness;
              g_assert_cmpfloat (band->y0, >=, bar->y - EPSILON);
              out_end = MAX (out_end, band->y0 + band->thickness);
            }
          if (link_at (graph, k)->target == i)
            {
              in += band->thickness;
              g_assert_cmpfloat (band->y1, >=, bar->y - EPSILON);
              in_end = MAX (in_end, band->y1 + band->thickness);
            }
        }
      most = MAX (MAX (in, out), (double)node_at (graph, i)->value * scale);
      g_assert_cmpfloat_with_epsilon (bar->height, most, EPSILON);
      g_assert_cmpfloat_with_epsilon (in_end - bar->y, in, EPSILON);
      g_assert_cmpfloat_with_epsilon (out_end - bar->y, out, EPSILON);
    }
}

/* Links between the same two layers cross when their bars change sides: counted pair by pair. The
 * same with links that skip layers is in test-order.c, where their slots have places. */
static void
check_crossings (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  g_autoptr (JjSankey) again = NULL;
  guint64 crossings = 0;
  double weighted = 0;

  for (guint i = graph->links->len; i-- > 0;)
    if (jj_sankey_get_band (sankey, i)->n_segments > 1)
      g_array_remove_index (graph->links, i);
  again = lay_out (graph);
  for (guint i = 0; i < graph->links->len; i++)
    for (guint k = i + 1; k < graph->links->len; k++)
      {
        const JjSankeyLink *a = link_at (graph, i), *b = link_at (graph, k);
        gint source = (gint)jj_sankey_get_bar (again, a->source)->place
                      - (gint)jj_sankey_get_bar (again, b->source)->place;
        gint target = (gint)jj_sankey_get_bar (again, a->target)->place
                      - (gint)jj_sankey_get_bar (again, b->target)->place;

        if (node_at (graph, a->source)->layer != node_at (graph, b->source)->layer
            || source * target >= 0)
          continue;
        crossings++;
        weighted += (double)a->value * (double)b->value;
      }
  g_assert_cmpuint (jj_sankey_get_crossings (again), ==, crossings);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_weighted_crossings (again) / (weighted + 1),
                                  weighted / (weighted + 1), 1e-9);
}

static void
assert_same_picture (const JjSankeyBar *a, const JjSankeyBar *b)
{
  g_assert_true (a->x == b->x && a->y == b->y && a->height == b->height);
  g_assert_true (a->has_label == b->has_label && a->label_y == b->label_y);
  g_assert_cmpuint (a->place, ==, b->place);
}

static guint *
random_order (guint n, GRand *random)
{
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint k = (guint)g_rand_int_range (random, 0, (gint32)i + 1);

      order[i] = order[k];
      order[k] = i;
    }
  return order;
}

static void
check_same_picture (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  Graph other = graph_new ();
  g_autofree guint *new_node = random_order (graph->nodes->len, random);
  g_autofree guint *new_link = random_order (graph->links->len, random);
  g_autoptr (JjSankey) again = lay_out (graph);
  g_autoptr (JjSankey) shuffled = NULL;

  other.options = graph->options;
  g_array_set_size (other.nodes, graph->nodes->len);
  g_array_set_size (other.links, graph->links->len);
  for (guint i = 0; i < graph->nodes->len; i++)
    *node_at (&other, new_node[i]) = *node_at (graph, i);
  for (guint i = 0; i < graph->links->len; i++)
    {
      JjSankeyLink *link = link_at (&other, new_link[i]);

      *link = *link_at (graph, i);
      link->source = new_node[link->source];
      link->target = new_node[link->target];
    }
  shuffled = lay_out (&other);
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const JjSankeyBar *bar = jj_sankey_get_bar (sankey, i);

      assert_same_picture (bar, jj_sankey_get_bar (again, i));
      assert_same_picture (bar, jj_sankey_get_bar (shuffled, new_node[i]));
    }
  for (guint i = 0; i < graph->links->len; i++)
    {
      const JjSankeyBand *band = jj_sankey_get_band (sankey, i);
      const JjSankeyBand *moved = jj_sankey_get_band (shuffled, new_link[i]);

      g_assert_true (band->y0 == moved->y0 && band->y1 == moved->y1);
    }
  graph_clear (&other);
}

/* With distinct places that exist, each fixed node is where it should be. */
static void
check_fixed (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  guint *count = g_new0 (guint, graph->n_layers);
  g_autofree guint *wanted = random_order (graph->nodes->len, random);
  g_autoptr (JjSankey) again = NULL;

  for (guint i = 0; i < graph->nodes->len; i++)
    count[node_at (graph, i)->layer]++;
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      node_at (graph, i)->is_fixed = wanted[i] < count[node_at (graph, i)->layer] && wanted[i] % 2;
      node_at (graph, i)->fixed_place = wanted[i];
    }
  again = lay_out (graph);
  for (guint i = 0; i < graph->nodes->len; i++)
    if (node_at (graph, i)->is_fixed)
      g_assert_cmpuint (jj_sankey_get_bar (again, i)->place, ==, wanted[i]);
  g_free (count);
}

static void
check_hits (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  for (guint i = 0; i < graph->nodes->len; i++)
    {
      const JjSankeyBar *bar = jj_sankey_get_bar (sankey, i);
      guint index = G_MAXUINT;

      if (bar->height < 0.01)
        continue;
      g_assert_cmpint (jj_sankey_hit (sankey, bar->x + bar->width / 2, bar->y + bar->height / 2, 0,
                                      &index),
                       ==, JJ_SANKEY_NODE);
      g_assert_cmpuint (index, ==, i);
    }
  for (guint i = 0; i < graph->links->len; i++)
    {
      const JjSankeyBand *band = jj_sankey_get_band (sankey, i);
      double x = band->x0 + (band->x1 - band->x0) * g_rand_double_range (random, 0.01, 0.99);
      double y, other;
      guint index = G_MAXUINT;
      JjSankeyPart part;

      g_assert_true (jj_sankey_band_at (sankey, i, x, &y));
      if (band->thickness < 0.01)
        continue;
      y += band->thickness / 2;
      part = jj_sankey_hit (sankey, x, y, 0, &index);
      g_assert_cmpint (part, !=, JJ_SANKEY_NOTHING);
      if (part == JJ_SANKEY_NODE)
        continue;
      /* What was hit is there, and not thicker than what was aimed at. */
      g_assert_true (jj_sankey_band_at (sankey, index, x, &other));
      g_assert_true (other <= y + EPSILON
                     && y <= other + jj_sankey_get_band (sankey, index)->thickness + EPSILON);
      g_assert_cmpfloat (jj_sankey_get_band (sankey, index)->thickness, <=, band->thickness);
    }
}

/* The edge starts and ends at the bars and agrees with the curve at its control point half way. */
static void
check_edges (const Graph *graph, const JjSankey *sankey, GRand *random)
{
  for (guint i = 0; i < graph->links->len; i++)
    {
      const JjSankeyBand *band = jj_sankey_get_band (sankey, i);
      JjSankeyCurve curve;
      double y;

      g_assert_true (jj_sankey_band_at (sankey, i, band->x0, &y));
      g_assert_cmpfloat_with_epsilon (y, band->y0, EPSILON);
      g_assert_true (jj_sankey_band_at (sankey, i, band->x1, &y));
      g_assert_cmpfloat_with_epsilon (y, band->y1, EPSILON);
      g_assert_false (jj_sankey_band_at (sankey, i, band->x1 + 1, &y));
      jj_sankey_get_curve (sankey, i, band->n_segments - 1, &curve);
      /* t = 1/4 of the cubic by de Casteljau's weights 27, 27, 9, 1 of 64. */
      g_assert_true (
          jj_sankey_band_at (sankey, i,
                             (27 * curve.x[0] + 27 * curve.x[1] + 9 * curve.x[2] + curve.x[3]) / 64,
                             &y));
      g_assert_cmpfloat_with_epsilon (y,
                                      (27 * curve.y[0] + 27 * curve.y[1] + 9 * curve.y[2]
                                       + curve.y[3])
                                          / 64,
                                      1e-4);
    }
}

/* A purse of 300 to two programmes of 100 and 200 on 310 px with a gap of 10: 1 px a unit. */
static void
test_by_hand (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjSankey) sankey = NULL;

  add_node (&graph, 0, 0);
  add_node (&graph, 1, 0);
  add_node (&graph, 1, 0);
  add_link (&graph, 0, 1, 100);
  add_link (&graph, 0, 2, 200);
  graph.options.height_px = 310;
  graph.options.node_gap_px = 10;
  sankey = lay_out (&graph);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_px_per_unit (sankey), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (sankey, 0)->height, 300, EPSILON);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (sankey, 1)->y, 0, EPSILON);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (sankey, 2)->y, 110, EPSILON);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_band (sankey, 1)->x0, 12, EPSILON);
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_band (sankey, 1)->x1, 788, EPSILON);
  /* Level on average: (0 * 100 + 10 * 200) / 300 below the bands' places in the purse. */
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (sankey, 0)->y, 20.0 / 3, EPSILON);
  graph_clear (&graph);
}

static void
test_scale_lock (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjSankey) kept = NULL;
  g_autoptr (JjSankey) reduced = NULL;

  add_node (&graph, 0, 0);
  add_node (&graph, 1, 0);
  add_link (&graph, 0, 1, 1000);
  graph.options.px_per_unit = 0.5;
  kept = lay_out (&graph);
  g_assert_true (jj_sankey_is_scale_kept (kept));
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (kept, 0)->height, 500, EPSILON);
  graph.options.px_per_unit = 0.7;
  reduced = lay_out (&graph);
  g_assert_false (jj_sankey_is_scale_kept (reduced));
  g_assert_cmpfloat_with_epsilon (jj_sankey_get_bar (reduced, 0)->height, 600, EPSILON);
  graph_clear (&graph);
}

static void
test_empty_and_single (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjSankey) empty = lay_out (&graph);
  g_autoptr (JjSankey) single = NULL;
  guint index;

  g_assert_cmpint (jj_sankey_hit (empty, 10, 10, 3, &index), ==, JJ_SANKEY_NOTHING);
  g_assert_cmpuint (jj_sankey_get_crossings (empty), ==, 0);
  add_node (&graph, 0, 20);
  single = lay_out (&graph);
  g_assert_cmpfloat (jj_sankey_get_bar (single, 0)->height, ==, 0);
  g_assert_true (jj_sankey_get_bar (single, 0)->has_label);
  g_assert_cmpfloat (jj_sankey_get_px_per_unit (single), ==, 0);
  graph_clear (&graph);
}

/* Two purses whose programmes stand crosswise in the pack's order: untangled unless fixed. */
static void
test_untangles (void)
{
  Graph graph = graph_new ();
  g_autoptr (JjSankey) free_order = NULL;
  g_autoptr (JjSankey) fixed_order = NULL;

  for (guint i = 0; i < 6; i++)
    {
      add_node (&graph, i < 3 ? 0 : 1, 0);
      node_at (&graph, i)->fixed_place = i % 3;
    }
  for (guint i = 0; i < 3; i++)
    add_link (&graph, i, 5 - i, 100 + i);
  free_order = lay_out (&graph);
  g_assert_cmpuint (jj_sankey_get_crossings (free_order), ==, 0);
  for (guint i = 0; i < 6; i++)
    node_at (&graph, i)->is_fixed = TRUE;
  fixed_order = lay_out (&graph);
  g_assert_cmpuint (jj_sankey_get_crossings (fixed_order), ==, 3);
  g_assert_cmpfloat (jj_sankey_get_weighted_crossings (fixed_order), ==,
                     100 * 101 + 100 * 102 + 101 * 102);
  graph_clear (&graph);
}

static void
test_mistakes (void)
{
  Graph graph = graph_new ();

  add_node (&graph, 0, 0);
  add_node (&graph, 0, 0);
  add_link (&graph, 0, 1, 5);
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_input_sound*");
  g_assert_null (lay_out (&graph));
  node_at (&graph, 1)->layer = 1;
  link_at (&graph, 0)->value = -1;
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*is_input_sound*");
  g_assert_null (lay_out (&graph));
  g_test_assert_expected_messages ();
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
    { "/sankey/random/nothing-leaves-the-area", check_inside },
    { "/sankey/random/bars-and-labels-do-not-overlap", check_no_overlap },
    { "/sankey/random/labels-of-the-smallest-go-first", check_missing_labels },
    { "/sankey/random/bands-and-bars-are-to-scale", check_heights },
    { "/sankey/random/crossings-equal-brute-force", check_crossings },
    { "/sankey/random/same-data-same-picture", check_same_picture },
    { "/sankey/random/fixed-places-are-kept", check_fixed },
    { "/sankey/random/hits-agree-with-rectangles", check_hits },
    { "/sankey/random/edges-follow-the-curves", check_edges },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    g_test_add_data_func (checks[i].path, &checks[i].check, for_random_graphs);
  g_test_add_func ("/sankey/purse-of-two-programmes-by-hand", test_by_hand);
  g_test_add_func ("/sankey/scale-is-kept-if-it-fits", test_scale_lock);
  g_test_add_func ("/sankey/empty-and-single", test_empty_and_single);
  g_test_add_func ("/sankey/untangles-unless-fixed", test_untangles);
  g_test_add_func ("/sankey/mistakes-are-refused", test_mistakes);
  return g_test_run ();
}
