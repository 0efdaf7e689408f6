/* jj-history-tab.h: 版本, checkpoints and everything that was done to the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JJ_TYPE_HISTORY_TAB (jj_history_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjHistoryTab, jj_history_tab, JJ, HISTORY_TAB, GtkWidget)

GtkWidget *jj_history_tab_new (JjWorkspace *workspace);
/* Only what touched one element; 0: everything. */
void jj_history_tab_show_element (JjHistoryTab *self, JjId element);

/* What the menu of a cell has besides what every table has: history and comment of its element. */
void jj_history_extend_menu (JjGrid *grid);

G_END_DECLS
