/* jj-scenario-page.h: two budgets of one plan beside each other (方案) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two scenarios by choice with their totals, their money at one scale, and the rows in which they
 * differ. The window shows one of them (figures, tables, findings); any can be adopted, copied or
 * dropped, each one undo step. Without scenarios the page offers to make the first two. */
#define JJ_TYPE_SCENARIO_PAGE (jj_scenario_page_get_type ())
G_DECLARE_FINAL_TYPE (JjScenarioPage, jj_scenario_page, JJ, SCENARIO_PAGE, GtkWidget)

/* page: its index in jj-pages.h. */
GtkWidget *jj_scenario_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
