/* sankey-source.c: what the flow of money takes from a plan before it is made */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sankey-source.h"

#include "jj-id-map.h"
#include "jj-kinds-work.h"

struct _JjFlowSource
{
  JjFigures *figures;
  GPtrArray *nodes;    /* JjFlowNode */
  JjIdMap index;       /* id → node */
  GStringChunk *texts; /* of the items */
  const char **items;  /* (nullable) of each line of the figures */
};

static void
free_node (gpointer data)
{
  g_free (((JjFlowNode *)data)->name);
  g_free (data);
}

static JjFlowNode *
add_node (JjFlowSource *self, JjFlowLevel level, const JjElement *element)
{
  JjFlowNode *node = g_new0 (JjFlowNode, 1);
  const char *code = jj_element_get_code (element), *name = jj_element_get_name (element);

  node->level = level;
  node->id = jj_element_get_id (element);
  node->colour = JJ_N_COLOURS;
  node->sort_key = jj_element_get_rank (element);
  node->name = code && name && level != JJ_FLOW_PURSE ? g_strdup_printf ("%s %s", code, name)
                                                      : g_strdup (jj_element_get_title (element));
  g_ptr_array_add (self->nodes, node);
  jj_id_map_add (&self->index, node->id, node);
  return node;
}

static void
take_purses (JjFlowSource *self, JjPlan *plan)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *purse = jj_plan_find (plan, purses[i].id);
      JjFlowNode *node = add_node (self, JJ_FLOW_PURSE, purse);

      node->outer_key = jj_element_get_number_or (purse, JJ_PURSE_SOURCE, JJ_SOURCE_OTHER);
      node->colour = jj_colour_of_source ((JjSource)node->outer_key);
    }
}

/* The last row is that of lines without one. */
static void
take_programmes (JjFlowSource *self, JjPlan *plan)
{
  guint n;
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &n);

  for (guint i = 0; i + 1 < n; i++)
    add_node (self, JJ_FLOW_PROGRAMME, jj_plan_find (plan, programmes[i].id));
}

static void
take_activities (JjFlowSource *self, JjPlan *plan)
{
  guint n, n_programmes;
  const JjGroupFigure *activities = jj_figures_get_activities (self->figures, &n);
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &n_programmes);

  for (guint i = 0; i + 1 < n; i++)
    {
      JjFlowNode *node = add_node (self, JJ_FLOW_ACTIVITY, jj_plan_find (plan, activities[i].id));
      JjId above = programmes[activities[i].programme].id;

      node->outer_key = above ? jj_element_get_rank (jj_plan_find (plan, above)) : JJ_FLOW_LAST_KEY;
    }
}

static void
take_items (JjFlowSource *self, JjPlan *plan)
{
  guint n = jj_figures_get_n_lines (self->figures);

  self->items = g_new0 (const char *, n);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *line = jj_plan_find (plan, jj_figures_get_line (self->figures, i)->id);
      const char *item = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);

      self->items[i] = item ? g_string_chunk_insert_const (self->texts, item) : NULL;
    }
}

JjFlowSource *
jj_flow_source_new (JjPlan *plan, JjFigures *figures, const JjFlowLevel *levels, guint n_layers)
{
  JjFlowSource *self = g_new0 (JjFlowSource, 1);

  self->figures = jj_figures_ref (figures);
  self->nodes = g_ptr_array_new_with_free_func (free_node);
  self->texts = g_string_chunk_new (1024);
  jj_id_map_init (&self->index);
  for (guint i = 0; i < n_layers; i++)
    if (levels[i] == JJ_FLOW_PURSE)
      take_purses (self, plan);
    else if (levels[i] == JJ_FLOW_PROGRAMME)
      take_programmes (self, plan);
    else if (levels[i] == JJ_FLOW_ACTIVITY)
      take_activities (self, plan);
    else if (levels[i] == JJ_FLOW_ITEM)
      take_items (self, plan);
  return self;
}

void
jj_flow_source_free (JjFlowSource *self)
{
  jj_figures_unref (self->figures);
  g_ptr_array_unref (self->nodes);
  jj_id_map_clear (&self->index);
  g_string_chunk_free (self->texts);
  g_free (self->items);
  g_free (self);
}

JjFigures *
jj_flow_source_get_figures (const JjFlowSource *self)
{
  return self->figures;
}

const JjFlowNode *
jj_flow_source_find (const JjFlowSource *self, JjId id)
{
  return jj_id_map_find (&self->index, id);
}

const char *
jj_flow_source_get_item (const JjFlowSource *self, JjId line)
{
  int i = jj_figures_find_line (self->figures, line);

  return self->items && i >= 0 ? self->items[i] : NULL;
}
