/* jj-graph-search.c: which boxes of a circle stand above the others, by trial */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-graph-private.h"

#include <string.h>

/* Boxes that lead to each other in a circle may stand in more than one sequence, each with as many
 * lines upwards; how many lines cross depends much on which. Plans often have small circles: what
 * feeds a pool is supported by it. */
#define N_TRIALS 64
#define STEPS_FOR_TRIALS 2e6
#define KICKS_OF_A_TRIAL 10

typedef struct
{
  JjGraphBuild *build;
  guint *best; /* sequence, see jj_graph_build_sequence() */
  guint *trial;
  gboolean *is_turned; /* by the best one */
  guint n_turned;
  guint64 crossings;
  guint n_slots; /* boxes and lines passing: the sum of all lengths */
  guint n_left;  /* trials */
} Search;

static gsize
size_of_sequence (const Search *search)
{
  return search->build->graph->n_nodes * sizeof (guint);
}

static gsize
size_of_turned (const Search *search)
{
  return search->build->graph->n_edges * sizeof (gboolean);
}

static void
keep (Search *search, const guint *sequence)
{
  if (sequence != search->best)
    memcpy (search->best, sequence, size_of_sequence (search));
  memcpy (search->is_turned, search->build->is_turned, size_of_turned (search));
  search->crossings = search->build->graph->crossings;
  search->n_slots = search->build->slots->len;
}

/* Makes the trial the best sequence with one node moved to right before or behind another. */
static void
move (Search *search, guint node, guint other, gboolean is_behind)
{
  guint n = search->build->graph->n_nodes, to = 0;

  for (guint i = 0; i < n; i++)
    {
      guint here = search->best[i];

      if (here == other && !is_behind)
        search->trial[to++] = node;
      if (here != node)
        search->trial[to++] = here;
      if (here == other && is_behind)
        search->trial[to++] = node;
    }
}

/* Lays the trial out if it turns other edges than the best and no more of them. */
static gboolean
is_better (Search *search)
{
  JjGraphBuild *build = search->build;

  if (jj_graph_build_turn (build, search->trial) > search->n_turned
      || memcmp (build->is_turned, search->is_turned, size_of_turned (search)) == 0)
    return FALSE;
  search->n_left--;
  jj_graph_build_rows (build, search->trial);
  jj_graph_build_order (build, KICKS_OF_A_TRIAL);
  return build->graph->crossings < search->crossings
         || (build->graph->crossings == search->crossings && build->slots->len < search->n_slots);
}

/* Tries one edge the other way round, by moving either of its ends past the other. */
static gboolean
try_edge (Search *search, guint index)
{
  const JjGraphBuild *build = search->build;
  const JjGraphEdge *edge = &build->edges[index];
  guint from = build->rank[edge->from], to = build->rank[edge->to];
  gboolean is_changed = FALSE;

  if (from == to || build->nodes[edge->from].lane != build->nodes[edge->to].lane)
    return FALSE;
  for (guint end = 0; end < 2 && search->n_left > 0; end++)
    {
      gboolean is_upwards = search->is_turned[index];

      move (search, end == 0 ? from : to, end == 0 ? to : from, (end == 0) != is_upwards);
      if (!is_better (search))
        continue;
      keep (search, search->trial);
      is_changed = TRUE;
    }
  return is_changed;
}

void
jj_graph_build_search (JjGraphBuild *build)
{
  g_autofree guint *best = jj_graph_build_sequence (build);
  g_autofree guint *trial = g_new0 (guint, build->graph->n_nodes + 1);
  g_autofree gboolean *is_turned = g_new0 (gboolean, build->graph->n_edges + 1);
  Search search = { .build = build, .best = best, .trial = trial, .is_turned = is_turned };
  gboolean is_changed = TRUE;

  search.n_turned = jj_graph_build_turn (build, best);
  jj_graph_build_rows (build, best);
  if (search.n_turned > 0)
    {
      jj_graph_build_order (build, KICKS_OF_A_TRIAL);
      search.n_left = jj_graph_build_afford (build, N_TRIALS, STEPS_FOR_TRIALS);
      keep (&search, best);
    }
  while (is_changed && search.n_left > 0)
    {
      is_changed = FALSE;
      for (guint i = 0; i < build->graph->n_edges && search.n_left > 0; i++)
        is_changed |= try_edge (&search, build->sorted_edges[i]);
    }
  if (search.n_turned > 0)
    {
      jj_graph_build_turn (build, best);
      jj_graph_build_rows (build, best);
    }
  jj_graph_build_order (build, build->options.n_kicks);
}
