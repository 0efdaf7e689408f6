/* jj-overview-page.h: the plan at a glance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Purses with what is left, the steps of planning with live counts, coverage of the nine themes and
 * the next milestones. Each part opens the view that it is about. */
#define JJ_TYPE_OVERVIEW_PAGE (jj_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (JjOverviewPage, jj_overview_page, JJ, OVERVIEW_PAGE, GtkWidget)

GtkWidget *jj_overview_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
