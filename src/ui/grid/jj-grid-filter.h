/* jj-grid-filter.h: the filter of one column, for a popover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "jj-table-view.h"

G_BEGIN_DECLS

/* Each change goes to the view at once. The text narrows the list of values and is a filter of its
 * own; values can be unticked from it. */

#define JJ_TYPE_GRID_FILTER (jj_grid_filter_get_type ())
G_DECLARE_FINAL_TYPE (JjGridFilter, jj_grid_filter, JJ, GRID_FILTER, GtkWidget)

GtkWidget *jj_grid_filter_new (JjTableView *view, guint column);

G_END_DECLS
