/* jj-chart-view.h: any chart of the plan, live, answering pointer and keys */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the picture of src/charts at its own size and colours and makes it anew when the figures,
 * the unit, the size or the theme change; a large one in a thread, while the last one stays to be
 * seen but no longer answers. The part under the pointer is brought out with its name,
 * amount and share; arrows walk through the parts, Enter or a click activates one, Escape none. The
 * part of a selected budget line is brought out too.
 *
 * A map can be enlarged: the wheel or + and - about the pointer or the middle, dragging and arrows
 * move it, 0 or a double click shows all. While a hand drags, what was painted last is moved; it is
 * painted anew when the hand rests. What is selected in the window has a ring.
 *
 * In flows of money a node is dragged to another place of its column (or put there by Alt and the
 * arrows); Escape takes back what is not let go yet, a double click on empty ground all of it.
 *
 * Signals: "activated" (const JjChartPart *): NULL where no part is meant; "laid-out": there is a
 * new picture. */
#define JJ_TYPE_CHART_VIEW (jj_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (JjChartView, jj_chart_view, JJ, CHART_VIEW, GtkWidget)

GtkWidget *jj_chart_view_new (JjWorkspace *workspace, const JjChart *chart);

/* The part of the current picture with this label; NULL where there is none (any more). */
const JjChartPart *jj_chart_view_find (JjChartView *self, const char *label);

const JjChart *jj_chart_view_get_chart (JjChartView *self);
/* The chart's, translated. */
const char *jj_chart_view_get_title (JjChartView *self);
/* What was shown last; NULL before the first frame. Borrowed. */
JjPicture *jj_chart_view_get_picture (JjChartView *self);
/* The part under the pointer or the keys; NULL for none. */
const JjChartPart *jj_chart_view_get_lit (JjChartView *self);

/* A picture like the shown one for paper: of a size in px, in the colours of print, with title.
 * (transfer full) */
JjPicture *jj_chart_view_make_print (JjChartView *self, double width_px, double height_px);

/* What that is made from: unit, flow, map and sheet. The order of the flow is the caller's to keep
 * and to free. (transfer full) (nullable) */
GArray *jj_chart_view_fill_input (JjChartView *self, JjChartInput *input);

/* The code of the sheet, for the chart of sheets. */
void jj_chart_view_set_which (JjChartView *self, const char *which);

/* Flows of money: keeps the px a 元 of now, as long as they fit, so that what grows is seen. */
void jj_chart_view_set_locked (JjChartView *self, gboolean locked);

/* Maps. Another plan than the workspace's, e.g. what would be after an edit; (nullable). Places
 * with a ring. Enlarges so that these schools are seen, and marks them; none: all of the map. */
void jj_chart_view_set_plan (JjChartView *self, JjPlan *plan);
void jj_chart_view_set_marked (JjChartView *self, const JjId *ids, guint n_ids);
void jj_chart_view_focus (JjChartView *self, const JjId *ids, guint n_ids);
double jj_chart_view_get_zoom (JjChartView *self);

G_END_DECLS
