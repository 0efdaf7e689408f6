/* sankey-source.h: what the flow of money takes from a plan before it is made */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sankey-data.h"

G_BEGIN_DECLS

/* Names and order of what money can flow through. A plan changes under a thread, figures never do:
 * with both any thread can make the flow. Taking them is a matter of programmes and activities, not
 * of lines, but where items are a layer.
 *
 *   JjFlowSource *source = jj_flow_source_new (plan, figures, levels, n_layers);
 *   jj_flow_source_find (source, atom->purse)->name      // in any thread
 *   jj_flow_source_free (source); */
JjFlowSource *
jj_flow_source_new (JjPlan *plan, JjFigures *figures, const JjFlowLevel *levels, guint n_layers);
void jj_flow_source_free (JjFlowSource *self);
JjFigures *jj_flow_source_get_figures (const JjFlowSource *self);
/* The node of a purse, programme or activity, without layer and amounts. */
const JjFlowNode *jj_flow_source_find (const JjFlowSource *self, JjId id);
/* The item of a line; NULL for none. */
const char *jj_flow_source_get_item (const JjFlowSource *self, JjId line);

G_END_DECLS
