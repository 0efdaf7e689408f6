/* jj-grid-find-bar.h: one line to find and replace in a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"

G_BEGIN_DECLS

#define JJ_TYPE_GRID_FIND_BAR (jj_grid_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (JjGridFindBar, jj_grid_find_bar, JJ, GRID_FIND_BAR, GtkWidget)

/* The grid is not owned: it stands beside the bar in a JjGridFrame. */
GtkWidget *jj_grid_find_bar_new (JjGrid *grid);

/* Shows the bar with the keyboard in it; @replace with its second entry. */
void jj_grid_find_bar_open (JjGridFindBar *self, gboolean replace);

G_END_DECLS
