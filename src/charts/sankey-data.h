/* sankey-data.h: the nodes and ribbons of the flow of money, before any layout */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

G_BEGIN_DECLS

/* Layers by choice: at first purse, programme, activity, account. A ribbon keeps the colour of its
 * purse through all of them, so that it can be followed from the money to what is bought; ribbons
 * of one purse between the same two nodes are one. Beside the purses stand lines without a purse
 * (未分配) and what is budgeted beyond a grant (超編); beside the next layer what is granted and
 * not yet budgeted (尚未編列). */
typedef enum
{
  JJ_FLOW_PURSE,
  JJ_FLOW_GROUP, /* ①–⑤, the programme's or inherited */
  JJ_FLOW_PROGRAMME,
  JJ_FLOW_ACTIVITY,
  JJ_FLOW_ACCOUNT,
  JJ_FLOW_ITEM,
  JJ_FLOW_N_LEVELS
} JjFlowLevel;

#define JJ_FLOW_MOST_LAYERS 5

/* Special nodes come after all elements of their layer, and what has nothing above it after all
 * that has. */
#define JJ_FLOW_LAST_KEY G_GINT64_CONSTANT (4000000000000000000)

typedef struct
{
  JjFlowLevel level;
  guint layer;
  JjId id; /* element; choice + 1; of items a number made from their id; ≤ 0: special, see below */
  JjColourName colour; /* purses and special nodes; JJ_N_COLOURS for plain ones */
  char *name;
  gint64 outer_key, sort_key; /* the order of the rules and of the plan */
  gint64 amount;              /* what flows through */
  GArray *rows;               /* JjChartRow */
} JjFlowNode;

/* Ids of nodes that are no elements. */
enum
{
  JJ_FLOW_NONE = 0,
  JJ_FLOW_OVER = -1,
  JJ_FLOW_UNBUDGETED = -2
};

typedef struct
{
  guint source, target; /* nodes */
  guint purse;          /* the node whose colour it has */
  gint64 amount;
  GArray *rows; /* JjChartRow; empty for what is not budgeted */
} JjFlowRibbon;

typedef struct _JjFlowSource JjFlowSource;

typedef struct
{
  JjFlowLevel levels[JJ_FLOW_MOST_LAYERS];
  guint n_layers;
  gint64 least;         /* thinner ribbons are left out, their nodes stay as they are */
  JjFlowSource *source; /* until it is filled */
  GArray *nodes;        /* JjFlowNode */
  GArray *ribbons;      /* JjFlowRibbon */
  gint64 total;         /* of all atoms */
  guint n_below_zero;   /* atoms left out because a ribbon cannot be negative */
  guint n_small;        /* ribbons left out because they are below `least` … */
  gint64 small;         /* … and the most that lacks between two layers */
} JjFlow;

/* Without nodes and ribbons as yet. levels: see jj_flow_levels_get_n. (transfer full) */
JjFlow *jj_flow_new (JjPlan *plan, JjFigures *figures, guint levels, gint64 least);
/* Makes them, once and in any thread; the plan is not read again. */
void jj_flow_fill (JjFlow *self);
void jj_flow_free (JjFlow *self);
const char *jj_flow_level_get_title (JjFlowLevel level);
/* A number that a node keeps from picture to picture. */
gint64 jj_flow_node_get_key (const JjFlowNode *self);

/* Nodes (indexes, guint) of one layer from top to bottom. order: (nullable) (element-type gint64)
 * keys: those in it come first, as they come there. (transfer full) */
GArray *jj_flow_order_layer (const JjFlow *self, guint layer, const GArray *order);
/* The order after one node was put at a place of its layer, counted from the top. (transfer full)
 */
GArray *jj_flow_order_move (const JjFlow *self, const GArray *order, guint node, guint place);
/* The colour of a purse's source. */
JjColourName jj_colour_of_source (JjSource source);

G_END_DECLS
