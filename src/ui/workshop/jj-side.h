/* jj-side.h: the column beside the views: a pane of the workshop over the inspector */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The inspector alone until a pane is opened above it; the handle between them can be dragged. Open
 * panes have a tab each; closing the last leaves the inspector alone again. Opening never takes the
 * focus.
 *
 * Signal pane-changed: another pane is seen, or none. */
#define JJ_TYPE_SIDE (jj_side_get_type ())
G_DECLARE_FINAL_TYPE (JjSide, jj_side, JJ, SIDE, GtkWidget)

GtkWidget *jj_side_new (GtkWidget *inspector);
/* Once. */
void jj_side_set_workspace (JjSide *self, JjWorkspace *workspace);

/* Opens a pane of jj-panes-list.h and brings it to the front; returns it. */
GtkWidget *jj_side_open (JjSide *self, const char *id);
void jj_side_close (JjSide *self, const char *id);
/* The pane that is seen, NULL for none; and its widget. */
const char *jj_side_get_pane (JjSide *self);
/* NULL unless it is open. */
GtkWidget *jj_side_find (JjSide *self, const char *id);

G_END_DECLS
