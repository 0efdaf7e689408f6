/* jj-changes-tab.h: 修正對照, what differs between two states of the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-state.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two choices, before and after: the present, the plan as it was created, each checkpoint, any
 * file. The present is followed while the tab is seen. */
#define JJ_TYPE_CHANGES_TAB (jj_changes_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjChangesTab, jj_changes_tab, JJ, CHANGES_TAB, GtkWidget)

GtkWidget *jj_changes_tab_new (JjWorkspace *workspace);

/* The plan after an entry of the history with the present. */
void jj_changes_tab_compare_from (JjChangesTab *self, gint64 seq);
/* The present with another plan; state: (transfer full). */
void jj_changes_tab_compare_to (JjChangesTab *self, JjState *state);

G_END_DECLS
