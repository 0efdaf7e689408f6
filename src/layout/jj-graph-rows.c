/* jj-graph-rows.c: which row each box of the canvas is in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-graph-private.h"

/* Passes that shorten the edges by moving single boxes: trials settled after at most six. */
#define N_PASSES 16

/* For each node (by rank) the edges to lower or to higher rows: edges[start[r]] … */
typedef struct
{
  guint *start;
  guint *edges;
} Ends;

static guint
upper_node (const JjGraphBuild *build, guint edge)
{
  return build->is_turned[edge] ? build->edges[edge].to : build->edges[edge].from;
}

static guint
lower_node (const JjGraphBuild *build, guint edge)
{
  return build->is_turned[edge] ? build->edges[edge].from : build->edges[edge].to;
}

static gboolean
is_loop (const JjGraphBuild *build, guint edge)
{
  return build->edges[edge].from == build->edges[edge].to;
}

/* Edges by their upper or lower node, each list in the order of sorted_edges. */
static Ends
collect_ends (const JjGraphBuild *build, gboolean is_upper)
{
  guint n_nodes = build->graph->n_nodes, n_edges = build->graph->n_edges;
  Ends ends = { g_new0 (guint, n_nodes + 2), g_new (guint, n_edges + 1) };
  guint *start = ends.start + 1;

  for (guint i = 0; i < n_edges; i++)
    if (!is_loop (build, i))
      start[build->rank[is_upper ? upper_node (build, i) : lower_node (build, i)] + 1]++;
  for (guint i = 0; i < n_nodes; i++)
    start[i + 1] += start[i];
  for (guint i = 0; i < n_edges; i++)
    {
      guint edge = build->sorted_edges[i];

      if (is_loop (build, edge))
        continue;
      /* start[r] moves on to where r + 1 starts, which makes ends.start right in the end. */
      ends.edges
          [start[build->rank[is_upper ? upper_node (build, edge) : lower_node (build, edge)]]++]
          = edge;
    }
  return ends;
}

static void
ends_clear (Ends *ends)
{
  g_free (ends->start);
  g_free (ends->edges);
}

static gboolean
is_within_lane (const JjGraphBuild *build, guint edge)
{
  return build->nodes[build->edges[edge].from].lane == build->nodes[build->edges[edge].to].lane;
}

typedef enum
{
  UNSEEN,
  OPEN, /* on the path being walked */
  DONE,
} State;

typedef struct
{
  const JjGraphBuild *build;
  Ends down; /* as the edges were drawn */
  guint8 *state;
  guint *path;
  guint *next; /* of a node: where in down.edges it goes on */
  guint *order;
  guint n_left; /* of order, which is filled from its end */
} Walk;

/* Walks down from one node, but not along an edge that leads back to the path. A node is put into
 * the order when all below it are, and so above them. */
static void
walk_down (Walk *walk, guint root)
{
  const JjGraphBuild *build = walk->build;
  guint depth = 0;

  walk->path[depth++] = root;
  walk->next[root] = walk->down.start[root];
  walk->state[root] = OPEN;
  while (depth > 0)
    {
      guint here = walk->path[depth - 1], edge, there;

      if (walk->next[here] == walk->down.start[here + 1])
        {
          walk->state[here] = DONE;
          walk->order[--walk->n_left] = here;
          depth--;
          continue;
        }
      edge = walk->down.edges[walk->next[here]++];
      there = build->rank[build->edges[edge].to];
      if (!is_within_lane (build, edge) || walk->state[there] != UNSEEN)
        continue;
      walk->path[depth++] = there;
      walk->next[there] = walk->down.start[there];
      walk->state[there] = OPEN;
    }
}

guint *
jj_graph_build_sequence (const JjGraphBuild *build)
{
  guint n_nodes = build->graph->n_nodes;
  g_autofree guint8 *state = g_new0 (guint8, n_nodes + 1);
  g_autofree guint *path = g_new (guint, n_nodes + 1);
  g_autofree guint *next = g_new (guint, n_nodes + 1);
  g_autofree gboolean *is_below = g_new0 (gboolean, n_nodes + 1);
  Walk walk = { build, collect_ends (build, TRUE), state, path, next };

  walk.order = g_new (guint, n_nodes + 1);
  walk.n_left = n_nodes;
  for (guint i = 0; i < build->graph->n_edges; i++)
    {
      const JjGraphEdge *edge = &build->edges[i];

      if (is_within_lane (build, i) && !is_loop (build, i))
        is_below[build->rank[edge->to]] = TRUE;
    }
  /* First from those on which nothing in their lane stands, then from what is left in circles. */
  for (guint i = 0; i < n_nodes; i++)
    if (!is_below[i])
      walk_down (&walk, i);
  for (guint i = 0; i < n_nodes; i++)
    if (state[i] == UNSEEN)
      walk_down (&walk, i);
  ends_clear (&walk.down);
  return walk.order;
}

guint
jj_graph_build_turn (JjGraphBuild *build, const guint *sequence)
{
  guint n_nodes = build->graph->n_nodes, n_turned = 0;
  g_autofree guint *at = g_new (guint, n_nodes + 1);

  for (guint i = 0; i < n_nodes; i++)
    at[build->sorted_nodes[sequence[i]]] = i;
  for (guint i = 0; i < build->graph->n_edges; i++)
    {
      guint from = build->edges[i].from, to = build->edges[i].to;

      if (is_within_lane (build, i))
        n_turned += build->is_turned[i] = at[from] > at[to];
      else
        build->is_turned[i] = build->nodes[from].lane > build->nodes[to].lane;
    }
  return n_turned;
}

typedef struct
{
  JjGraphBuild *build;
  Ends down, up;
  guint *sub_row; /* of a rank, in its lane */
  guint *depth;   /* of a lane: rows it has */
} Layering;

/* Each node right below the lowest of those it hangs on. */
static void
rank_by_longest_path (Layering *self, const guint *sequence)
{
  JjGraphBuild *build = self->build;

  for (guint i = 0; i < build->graph->n_nodes; i++)
    {
      guint rank = sequence[i], lane = build->nodes[build->sorted_nodes[rank]].lane;

      for (guint k = self->up.start[rank]; k < self->up.start[rank + 1]; k++)
        {
          guint above = build->rank[upper_node (build, self->up.edges[k])];

          if (is_within_lane (build, self->up.edges[k]))
            self->sub_row[rank] = MAX (self->sub_row[rank], self->sub_row[above] + 1);
        }
      self->depth[lane] = MAX (self->depth[lane], self->sub_row[rank] + 1);
    }
}

/* Moves a node as far as it may go towards the side where it has more edges: their sum of lengths
 * falls by as much as the others' grows, or more. */
static gboolean
shorten (Layering *self, guint rank)
{
  const JjGraphBuild *build = self->build;
  guint lane = build->nodes[build->sorted_nodes[rank]].lane;
  guint n_up = self->up.start[rank + 1] - self->up.start[rank];
  guint n_down = self->down.start[rank + 1] - self->down.start[rank];
  guint low = 0, high = self->depth[lane] - 1, wanted;

  for (guint k = self->up.start[rank]; k < self->up.start[rank + 1]; k++)
    if (is_within_lane (build, self->up.edges[k]))
      low = MAX (low, self->sub_row[build->rank[upper_node (build, self->up.edges[k])]] + 1);
  for (guint k = self->down.start[rank]; k < self->down.start[rank + 1]; k++)
    if (is_within_lane (build, self->down.edges[k]))
      high = MIN (high, self->sub_row[build->rank[lower_node (build, self->down.edges[k])]] - 1);
  if (n_up == n_down && n_up == 0)
    return FALSE;
  wanted = n_up > n_down ? low : high;
  if (wanted == self->sub_row[rank])
    return FALSE;
  self->sub_row[rank] = wanted;
  return TRUE;
}

/* Rows over all lanes, without those in which nothing is. */
static void
number_rows (Layering *self)
{
  JjGraphBuild *build = self->build;
  guint n_nodes = build->graph->n_nodes, n_rows = 0;
  g_autofree guint *first = g_new0 (guint, build->graph->n_lanes + 1);
  g_autofree guint *number = NULL;

  build->n_rows = 0;
  for (guint lane = 0; lane < build->graph->n_lanes; lane++)
    first[lane + 1] = first[lane] + self->depth[lane];
  n_rows = first[build->graph->n_lanes];
  number = g_new0 (guint, n_rows + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      guint node = build->sorted_nodes[i];

      build->row[node] = first[build->nodes[node].lane] + self->sub_row[i];
      number[build->row[node]] = 1;
    }
  for (guint row = 0; row < n_rows; row++)
    {
      guint is_used = number[row];

      number[row] = build->n_rows;
      build->n_rows += is_used;
    }
  for (guint i = 0; i < n_nodes; i++)
    build->row[i] = number[build->row[i]];
}

void
jj_graph_build_rows (JjGraphBuild *build, const guint *sequence)
{
  guint n_nodes = build->graph->n_nodes;
  g_autofree guint *sub_row = g_new0 (guint, n_nodes + 1);
  g_autofree guint *depth = g_new0 (guint, build->graph->n_lanes + 1);
  Layering layering
      = { build, collect_ends (build, TRUE), collect_ends (build, FALSE), sub_row, depth };
  gboolean is_changed = TRUE;

  rank_by_longest_path (&layering, sequence);
  for (guint pass = 0; pass < N_PASSES && is_changed; pass++)
    {
      is_changed = FALSE;
      for (guint i = 0; i < n_nodes; i++)
        is_changed |= shorten (&layering, sequence[pass % 2 == 0 ? n_nodes - 1 - i : i]);
    }
  number_rows (&layering);
  ends_clear (&layering.down);
  ends_clear (&layering.up);
}
