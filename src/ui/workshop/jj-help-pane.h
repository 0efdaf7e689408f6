/* jj-help-pane.h: what the thing at hand means */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Follows the focus: field, column, link, finding, rule or view. It never takes the focus. */
#define JJ_TYPE_HELP_PANE (jj_help_pane_get_type ())
G_DECLARE_FINAL_TYPE (JjHelpPane, jj_help_pane, JJ, HELP_PANE, GtkWidget)

GtkWidget *jj_help_pane_new (JjWorkspace *workspace);
/* Shows a topic until the focus moves. */
void jj_help_pane_show (JjHelpPane *self, const char *topic, const char *title);

G_END_DECLS
