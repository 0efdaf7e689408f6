/* sankey-data.c: the nodes and ribbons of the flow of money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sankey-source.h"

#include "jj-flows.h"
#include "jj-id-map.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#include <string.h>

static const struct
{
  guint n_layers;
  JjFlowLevel levels[JJ_FLOW_MOST_LAYERS];
} choices[] = {
  { 4, { JJ_FLOW_PURSE, JJ_FLOW_PROGRAMME, JJ_FLOW_ACTIVITY, JJ_FLOW_ACCOUNT } },
  { 4, { JJ_FLOW_PURSE, JJ_FLOW_PROGRAMME, JJ_FLOW_ACTIVITY, JJ_FLOW_ITEM } },
  { 3, { JJ_FLOW_PURSE, JJ_FLOW_PROGRAMME, JJ_FLOW_ACCOUNT } },
  { 4, { JJ_FLOW_PURSE, JJ_FLOW_GROUP, JJ_FLOW_PROGRAMME, JJ_FLOW_ACCOUNT } },
  { 3, { JJ_FLOW_PURSE, JJ_FLOW_ACCOUNT, JJ_FLOW_ITEM } },
  { 2, { JJ_FLOW_PURSE, JJ_FLOW_ACCOUNT } },
};

static const char *const level_titles[]
    = { N_ ("Purse"),    N_ ("Activity group"), N_ ("Programme"),
        N_ ("Activity"), N_ ("Account"),        N_ ("Item") };

typedef struct
{
  JjFigures *figures;
  JjFlow *flow;
  JjIdMap nodes[JJ_FLOW_MOST_LAYERS]; /* id → index + 1 */
  JjIdMap ribbons;                    /* source, target and purse in one number → index + 1 */
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

const char *
jj_flow_level_get_title (JjFlowLevel level)
{
  return _ (level_titles[level]);
}

guint
jj_flow_levels_get_n (void)
{
  return G_N_ELEMENTS (choices);
}

char *
jj_flow_levels_get_title (guint i)
{
  GString *title = g_string_new (NULL);

  g_return_val_if_fail (i < G_N_ELEMENTS (choices), g_string_free (title, FALSE));
  for (guint k = 0; k < choices[i].n_layers; k++)
    g_string_append_printf (title, "%s%s", k > 0 ? " → " : "",
                            jj_flow_level_get_title (choices[i].levels[k]));
  return g_string_free (title, FALSE);
}

gint64
jj_flow_node_get_key (const JjFlowNode *self)
{
  gboolean is_element = self->level == JJ_FLOW_PURSE || self->level == JJ_FLOW_PROGRAMME
                        || self->level == JJ_FLOW_ACTIVITY || self->level == JJ_FLOW_ITEM;

  return is_element && self->id > 0 ? self->id : -(gint64)(self->level * 32 + 8 + self->id);
}

/* Of one catalogue two items with the same number are beyond chance. */
static JjId
id_of_item (const char *item)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037); /* FNV-1a */

  for (const char *p = item; p && *p; p++)
    hash = (hash ^ (guint8)*p) * G_GUINT64_CONSTANT (1099511628211);
  return item && *item ? (JjId)(hash >> 2) : JJ_FLOW_NONE;
}

/* In the order of the catalogue. */
static void
describe_item (Builder *self, JjFlowNode *node, const JjAtom *atom)
{
  JjPackSet *packs = jj_figures_get_packs (self->figures);
  const char *item = jj_flow_source_get_item (self->flow->source, atom->line);
  int i = jj_figures_find_line (self->figures, atom->line);
  const JjEntry *entry
      = jj_pack_set_find_item (packs, item, jj_figures_get_line (self->figures, (guint)i)->date);

  node->outer_key = atom->account;
  node->sort_key = JJ_FLOW_LAST_KEY - 1;
  node->name = g_strdup (entry ? jj_entry_get_title (entry) : item);
  for (guint k = 0; entry && k < jj_pack_set_get_n_entries (packs); k++)
    if (strcmp (jj_entry_get_id (jj_pack_set_get_entry (packs, k)), jj_entry_get_id (entry)) == 0)
      {
        node->sort_key = k;
        return;
      }
}

static void
describe_choice (JjFlowNode *node, const JjKind *kind, guint field)
{
  node->sort_key = node->id;
  node->name = g_strdup (jj_label (kind->fields[field].choices[node->id - 1].label));
}

static void
describe_special (JjFlowNode *node)
{
  static const char *const without[]
      = { N_ ("No purse yet"), N_ ("No activity group"), N_ ("No programme"),
          N_ ("No activity"),  N_ ("No account"),        N_ ("No item") };

  node->outer_key = JJ_FLOW_LAST_KEY;
  node->sort_key = -node->id;
  node->colour = node->id == JJ_FLOW_OVER ? JJ_COLOUR_OVER : JJ_COLOUR_UNASSIGNED;
  if (node->id == JJ_FLOW_OVER)
    node->name = g_strdup (_ ("Over budget"));
  else if (node->id == JJ_FLOW_UNBUDGETED)
    node->name = g_strdup (_ ("Not yet budgeted"));
  else
    node->name = g_strdup (_ (without[node->level]));
}

/* atom: of the first that flows through the node. */
static guint
node_of (Builder *self, guint layer, JjId id, const JjAtom *atom)
{
  JjId key = id > 0 ? id : G_MAXINT64 + id; /* the special ones at the far end */
  guint index = GPOINTER_TO_UINT (jj_id_map_find (&self->nodes[layer], key));
  JjFlowNode node
      = { .level = self->flow->levels[layer], .layer = layer, .id = id, .colour = JJ_N_COLOURS };

  if (index)
    return index - 1;
  if (id <= 0)
    describe_special (&node);
  else if (node.level == JJ_FLOW_ACCOUNT)
    describe_choice (&node, &jj_kind_budget_line, JJ_BUDGET_LINE_ACCOUNT);
  else if (node.level == JJ_FLOW_GROUP)
    describe_choice (&node, &jj_kind_programme, JJ_PROGRAMME_GROUP);
  else if (node.level == JJ_FLOW_ITEM)
    describe_item (self, &node, atom);
  else
    {
      node = *jj_flow_source_find (self->flow->source, id);
      node.layer = layer;
      node.name = g_strdup (node.name);
    }
  node.rows = g_array_new (FALSE, FALSE, sizeof (JjChartRow));
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

static JjId
id_at (Builder *self, JjFlowLevel level, const JjAtom *atom)
{
  const JjGroupFigure *programme;

  switch (level)
    {
    case JJ_FLOW_PURSE:
      return atom->over ? JJ_FLOW_OVER : atom->purse;
    case JJ_FLOW_GROUP:
      programme = jj_figures_find_programme (self->figures, atom->programme);
      return programme ? programme->group + 1 : JJ_FLOW_NONE;
    case JJ_FLOW_PROGRAMME:
      return atom->programme;
    case JJ_FLOW_ACTIVITY:
      return atom->activity;
    case JJ_FLOW_ITEM:
      return id_of_item (jj_flow_source_get_item (self->flow->source, atom->line));
    default:
      return atom->account < JJ_N_ACCOUNTS ? atom->account + 1 : JJ_FLOW_NONE;
    }
}

static void
add_atom (Builder *self, const JjAtom *atom)
{
  guint n = self->flow->n_layers, path[JJ_FLOW_MOST_LAYERS];

  for (guint i = 0; i < n; i++)
    {
      JjFlowNode *node;

      path[i] = node_of (self, i, id_at (self, self->flow->levels[i], atom), atom);
      node = &g_array_index (self->flow->nodes, JjFlowNode, path[i]);
      node->amount += atom->amount;
      add_row (node->rows, atom->line, atom->amount);
    }
  for (guint i = 0; i + 1 < n; i++)
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
  purse = node_of (self, 0, rest->purse, NULL);
  target = node_of (self, 1, JJ_FLOW_UNBUDGETED, NULL);
  g_array_index (self->flow->nodes, JjFlowNode, target).amount += rest->unbudgeted;
  ribbon_of (self, purse, target, target)->amount += rest->unbudgeted;
}

/* Those that stay come forward; the others are cut off behind them. */
static void
drop_small (JjFlow *self, gint64 least)
{
  JjFlowRibbon *ribbons = (JjFlowRibbon *)self->ribbons->data;
  gint64 lacking[JJ_FLOW_MOST_LAYERS] = { 0 };
  guint n = 0;

  for (guint i = 0; i < self->ribbons->len; i++)
    {
      JjFlowRibbon ribbon = ribbons[i];
      guint layer = g_array_index (self->nodes, JjFlowNode, ribbon.source).layer;

      if (ribbon.amount >= least)
        {
          ribbons[i] = ribbons[n];
          ribbons[n++] = ribbon;
          continue;
        }
      lacking[layer] += ribbon.amount;
      self->small = MAX (self->small, lacking[layer]);
      self->n_small++;
    }
  g_array_set_size (self->ribbons, n);
}

static void
add_all (Builder *self)
{
  g_autoptr (GArray) atoms = jj_flows_get_atoms (self->figures);
  g_autoptr (GArray) rests = jj_flows_get_rests (self->figures);

  for (guint i = 0; i < atoms->len; i++)
    {
      const JjAtom *atom = &g_array_index (atoms, JjAtom, i);

      self->flow->total += atom->amount;
      if (atom->amount < 0)
        self->flow->n_below_zero++;
      else
        add_atom (self, atom);
    }
  for (guint i = 0; i < rests->len; i++)
    add_rest (self, &g_array_index (rests, JjPurseRest, i));
}

JjFlow *
jj_flow_new (JjPlan *plan, JjFigures *figures, guint levels, gint64 least)
{
  JjFlow *self = g_new0 (JjFlow, 1);

  levels = MIN (levels, G_N_ELEMENTS (choices) - 1);
  self->n_layers = choices[levels].n_layers;
  memcpy (self->levels, choices[levels].levels, sizeof self->levels);
  self->least = least;
  self->source = jj_flow_source_new (plan, figures, self->levels, self->n_layers);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (JjFlowNode));
  self->ribbons = g_array_new (FALSE, FALSE, sizeof (JjFlowRibbon));
  g_array_set_clear_func (self->nodes, clear_node);
  g_array_set_clear_func (self->ribbons, clear_ribbon);
  return self;
}

void
jj_flow_fill (JjFlow *self)
{
  Builder builder = { .figures = jj_flow_source_get_figures (self->source), .flow = self };

  for (guint i = 0; i < self->n_layers; i++)
    jj_id_map_init (&builder.nodes[i]);
  jj_id_map_init (&builder.ribbons);
  add_all (&builder);
  drop_small (self, self->least);
  for (guint i = 0; i < self->n_layers; i++)
    jj_id_map_clear (&builder.nodes[i]);
  jj_id_map_clear (&builder.ribbons);
  g_clear_pointer (&self->source, jj_flow_source_free);
}

void
jj_flow_free (JjFlow *self)
{
  g_clear_pointer (&self->source, jj_flow_source_free);
  g_array_unref (self->nodes);
  g_array_unref (self->ribbons);
  g_free (self);
}
