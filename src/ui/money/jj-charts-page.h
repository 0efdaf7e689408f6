/* jj-charts-page.h: every chart of the plan, with its numbers and words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of the registered charts; beside it the chosen one with unit and export, its summary in
 * words and the table behind it. A click on a part, or F4 on the one that is lit, shows the rows
 * that make it; a part that is an element is selected. */
#define JJ_TYPE_CHARTS_PAGE (jj_charts_page_get_type ())
G_DECLARE_FINAL_TYPE (JjChartsPage, jj_charts_page, JJ, CHARTS_PAGE, GtkWidget)

GtkWidget *jj_charts_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
