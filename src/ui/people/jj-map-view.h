/* jj-map-view.h: the map of the county, to be moved and enlarged */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the chart `map`, the same picture as in files, of which a part can be enlarged: the wheel
 * or + and - about the pointer or the middle, dragging and arrows move, 0 or a double click shows
 * all. While it moves, what was painted last is moved; it is painted anew when the hand rests.
 *
 * Signal "activated" (const JjChartPart *): a click; NULL where no part is. */
#define JJ_TYPE_MAP_VIEW (jj_map_view_get_type ())
G_DECLARE_FINAL_TYPE (JjMapView, jj_map_view, JJ, MAP_VIEW, GtkWidget)

/* follow: the plan's changes and the selection; a preview is told what to show instead. */
GtkWidget *jj_map_view_new (JjWorkspace *workspace, gboolean follow);

/* Another plan than the workspace's, e.g. what would be after an edit. (nullable) */
void jj_map_view_set_plan (JjMapView *self, JjPlan *plan);
/* Enlarges so that these schools are seen, and marks them; none: all of the county. */
void jj_map_view_focus (JjMapView *self, const JjId *ids, guint n_ids);

double jj_map_view_get_zoom (JjMapView *self);

G_END_DECLS
