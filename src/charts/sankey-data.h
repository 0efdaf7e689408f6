/* sankey-data.h: the nodes and ribbons of the flow of money, before any layout */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

G_BEGIN_DECLS

/* Four layers: purse, programme, activity, account. A ribbon keeps the colour of its purse through
 * all of them, so that it can be followed from the money to what is bought; ribbons of one purse
 * between the same two nodes are one. Beside the purses stand lines without a purse (未分配) and
 * what is budgeted beyond a grant (超編); beside the programmes what is granted and not yet
 * budgeted (尚未編列). */
typedef enum
{
  JJ_FLOW_PURSE,
  JJ_FLOW_PROGRAMME,
  JJ_FLOW_ACTIVITY,
  JJ_FLOW_ACCOUNT,
  JJ_FLOW_N_LAYERS
} JjFlowLayer;

typedef struct
{
  JjFlowLayer layer;
  JjId id; /* element; account + 1 in the last layer; ≤ 0 for the special ones below */
  JjColourName colour; /* purses and special nodes; JJ_N_COLOURS for plain ones */
  char *name;
  gint64 sort_key;
  gint64 amount; /* what flows through */
  GArray *rows;  /* JjChartRow */
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

typedef struct
{
  GArray *nodes;      /* JjFlowNode */
  GArray *ribbons;    /* JjFlowRibbon */
  gint64 total;       /* of all atoms */
  guint n_below_zero; /* atoms left out because a ribbon cannot be negative */
} JjFlow;

/* (transfer full) */
JjFlow *jj_flow_new (JjPlan *plan, JjFigures *figures);
void jj_flow_free (JjFlow *self);
/* The colour of a purse's source. */
JjColourName jj_colour_of_source (JjSource source);

G_END_DECLS
