/* jj-grid-frame.h: a grid with scroll bars, find bar and footer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"

G_BEGIN_DECLS

/* What a page of the window puts under its picture: one widget, nothing to wire. Ctrl+F and Ctrl+H
 * inside it open the find bar; filters that leave no row say so over the empty lines. */

#define JJ_TYPE_GRID_FRAME (jj_grid_frame_get_type ())
G_DECLARE_FINAL_TYPE (JjGridFrame, jj_grid_frame, JJ, GRID_FRAME, GtkWidget)

GtkWidget *jj_grid_frame_new (void);

JjGrid *jj_grid_frame_get_grid (JjGridFrame *self);

/* Opens the find bar; @replace with the second line. */
void jj_grid_frame_find (JjGridFrame *self, gboolean replace);

G_END_DECLS
