/* jj-sidebar.h: the list of views with live counts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Chooses the workspace's page and follows it. Signal "chosen": the person chose one, also the one
 * that is shown (a sheet then closes). */
#define JJ_TYPE_SIDEBAR (jj_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (JjSidebar, jj_sidebar, JJ, SIDEBAR, GtkWidget)

GtkWidget *jj_sidebar_new (void);
/* Once. */
void jj_sidebar_set_workspace (JjSidebar *self, JjWorkspace *workspace);

G_END_DECLS
