/* jj-flow-settings.h: how flows of money are shown in this window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-flow-choice.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Levels, order of columns and the threshold are remembered by the program, the order that nodes
 * were dragged into for each plan apart (its ids are in no other). They are no part of the plan: a
 * picture from the command line has none of them. All flows of a window follow. */

/* The order is borrowed by choice and the caller's to free. (transfer full) (nullable)
 * (element-type gint64) */
GArray *jj_flow_settings_read (JjWorkspace *workspace, JjFlowChoice *choice);

void jj_flow_settings_set_levels (JjWorkspace *workspace, guint levels);
void jj_flow_settings_set_fewest_crossings (JjWorkspace *workspace, gboolean fewest);
void jj_flow_settings_set_least (JjWorkspace *workspace, gint64 least);
/* order: (nullable): NULL is the order of the rules again. */
void jj_flow_settings_set_order (JjWorkspace *workspace, const GArray *order);
/* Calls func (object) after each change, as long as the object lives. */
void jj_flow_settings_follow (JjWorkspace *workspace, GCallback func, GObject *object);

G_END_DECLS
