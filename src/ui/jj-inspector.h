/* jj-inspector.h: everything about what is selected, to read and to change */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fields in groups, links, money and findings of the selected element; of several elements of one
 * kind the fields that they share; the plan itself where nothing is selected. */
#define JJ_TYPE_INSPECTOR (jj_inspector_get_type ())
G_DECLARE_FINAL_TYPE (JjInspector, jj_inspector, JJ, INSPECTOR, GtkWidget)

/* Once. */
void jj_inspector_set_workspace (JjInspector *self, JjWorkspace *workspace);
/* Puts the focus into the editor of a field of the selection; -1: the first one. */
void jj_inspector_edit (JjInspector *self, int field);

G_END_DECLS
