/* sankey-data.c: the nodes and ribbons of the flow of money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sankey-data.h"

#include "jj-flows.h"
#include "jj-id-map.h"
#include "jj-kinds-work.h"

#include <glib/gi18n-lib.h>

/* Special nodes come after all elements of their layer. */
#define LAST_KEY G_GINT64_CONSTANT (4000000000000000000)

typedef struct
{
  JjPlan *plan;
  JjFlow *flow;
  JjIdMap nodes[JJ_FLOW_N_LAYERS]; /* id → index + 1 */
  JjIdMap ribbons;                 /* source, target and purse in one number → index + 1 */
} Builder;

static void
clear_node (gpointer data)
{
  JjFlowNode *node = data;

  g_free (node->name);
  g_array_unref (node->rows);
}

static void
clear_ribbon (gpointer data)
{
  g_array_unref (((JjFlowRibbon *)data)->rows);
}

JjColourName
jj_colour_of_source (JjSource source)
{
  return source < JJ_N_SOURCES ? (JjColourName)source : JJ_COLOUR_OTHER;
}

static void
describe_element (JjFlowNode *node, const JjElement *element)
{
  const char *code = jj_element_get_code (element), *name = jj_element_get_name (element);

  node->sort_key = jj_element_get_rank (element);
  if (node->layer == JJ_FLOW_PURSE)
    {
      node->colour = jj_colour_of_source (
          (JjSource)jj_element_get_number_or (element, JJ_PURSE_SOURCE, JJ_SOURCE_OTHER));
      node->name = g_strdup (jj_element_get_title (element));
    }
  else
    node->name = code && name ? g_strdup_printf ("%s %s", code, name)
                              : g_strdup (jj_element_get_title (element));
}

static void
describe_special (JjFlowNode *node)
{
  static const char *const without[]
      = { N_ ("No purse yet"), N_ ("No programme"), N_ ("No activity"), N_ ("No account") };

  node->sort_key = LAST_KEY - node->id;
  node->colour = node->id == JJ_FLOW_OVER ? JJ_COLOUR_OVER : JJ_COLOUR_UNASSIGNED;
  if (node->id == JJ_FLOW_OVER)
    node->name = g_strdup (_ ("Over budget"));
  else if (node->id == JJ_FLOW_UNBUDGETED)
    node->name = g_strdup (_ ("Not yet budgeted"));
  else
    node->name = g_strdup (_ (without[node->layer]));
}

static guint
node_of (Builder *self, JjFlowLayer layer, JjId id)
{
  JjId key = id > 0 ? id : G_MAXINT64 + id; /* the special ones at the far end */
  guint index = GPOINTER_TO_UINT (jj_id_map_find (&self->nodes[layer], key));
  JjFlowNode node = { .layer = layer, .id = id, .colour = JJ_N_COLOURS };

  if (index)
    return index - 1;
  node.rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));
  if (layer == JJ_FLOW_ACCOUNT && id > 0)
    {
      node.sort_key = id;
      node.name = g_strdup (
          jj_label (jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT].choices[id - 1].label));
    }
  else if (id > 0)
    describe_element (&node, jj_plan_find (self->plan, id));
  else
    describe_special (&node);
  g_array_append_val (self->flow->nodes, node);
  jj_id_map_add (&self->nodes[layer], key, GUINT_TO_POINTER (self->flow->nodes->len));
  return self->flow->nodes->len - 1;
}

/* Adds to rows; the parts of one line come one after another. */
static void
add_row (GArray *rows, JjId line, gint64 amount)
{
  JjChartRow row = { line, amount };
  JjChartRow *last = rows->len ? &g_array_index (rows, JjChartRow, rows->len - 1) : NULL;

  if (last && last->line == line)
    last->amount += amount;
  else
    g_array_append_val (rows, row);
}

static JjFlowRibbon *
ribbon_of (Builder *self, guint source, guint target, guint purse)
{
  JjId key = ((JjId)source << 42) | ((JjId)target << 21) | purse; /* target is never node 0 */
  guint index = GPOINTER_TO_UINT (jj_id_map_find (&self->ribbons, key));
  JjFlowRibbon ribbon = { source, target, purse, 0, NULL };

  if (!index)
    {
      ribbon.rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));
      g_array_append_val (self->flow->ribbons, ribbon);
      index = self->flow->ribbons->len;
      jj_id_map_add (&self->ribbons, key, GUINT_TO_POINTER (index));
    }
  return &g_array_index (self->flow->ribbons, JjFlowRibbon, index - 1);
}

static void
add_atom (Builder *self, const JjAtom *atom)
{
  JjId account = atom->account < JJ_N_ACCOUNTS ? atom->account + 1 : JJ_FLOW_NONE;
  guint path[JJ_FLOW_N_LAYERS] = {
    node_of (self, JJ_FLOW_PURSE, atom->over ? JJ_FLOW_OVER : atom->purse),
    node_of (self, JJ_FLOW_PROGRAMME, atom->programme),
    node_of (self, JJ_FLOW_ACTIVITY, atom->activity),
    node_of (self, JJ_FLOW_ACCOUNT, account),
  };

  for (guint i = 0; i < JJ_FLOW_N_LAYERS; i++)
    {
      JjFlowNode *node = &g_array_index (self->flow->nodes, JjFlowNode, path[i]);

      node->amount += atom->amount;
      add_row (node->rows, atom->line, atom->amount);
    }
  for (guint i = 0; i + 1 < JJ_FLOW_N_LAYERS; i++)
    {
      JjFlowRibbon *ribbon = ribbon_of (self, path[i], path[i + 1], path[0]);

      ribbon->amount += atom->amount;
      add_row (ribbon->rows, atom->line, atom->amount);
    }
}

static void
add_rest (Builder *self, const JjPurseRest *rest)
{
  guint purse, target;

  if (rest->unbudgeted <= 0)
    return;
  purse = node_of (self, JJ_FLOW_PURSE, rest->purse);
  target = node_of (self, JJ_FLOW_PROGRAMME, JJ_FLOW_UNBUDGETED);
  g_array_index (self->flow->nodes, JjFlowNode, target).amount += rest->unbudgeted;
  ribbon_of (self, purse, target, target)->amount += rest->unbudgeted;
}

JjFlow *
jj_flow_new (JjPlan *plan, JjFigures *figures)
{
  g_autoptr (GArray) atoms = jj_flows_get_atoms (figures);
  g_autoptr (GArray) rests = jj_flows_get_rests (figures);
  JjFlow *flow = g_new0 (JjFlow, 1);
  Builder self = { .plan = plan, .flow = flow };

  for (guint i = 0; i < JJ_FLOW_N_LAYERS; i++)
    jj_id_map_init (&self.nodes[i]);
  jj_id_map_init (&self.ribbons);
  flow->nodes = g_array_new (FALSE, FALSE, sizeof (JjFlowNode));
  flow->ribbons = g_array_new (FALSE, FALSE, sizeof (JjFlowRibbon));
  g_array_set_clear_func (flow->nodes, clear_node);
  g_array_set_clear_func (flow->ribbons, clear_ribbon);
  for (guint i = 0; i < atoms->len; i++)
    {
      const JjAtom *atom = &g_array_index (atoms, JjAtom, i);

      flow->total += atom->amount;
      if (atom->amount < 0)
        flow->n_below_zero++;
      else
        add_atom (&self, atom);
    }
  for (guint i = 0; i < rests->len; i++)
    add_rest (&self, &g_array_index (rests, JjPurseRest, i));
  for (guint i = 0; i < JJ_FLOW_N_LAYERS; i++)
    jj_id_map_clear (&self.nodes[i]);
  jj_id_map_clear (&self.ribbons);
  return flow;
}

void
jj_flow_free (JjFlow *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->ribbons);
  g_free (self);
}
