/* jj-chart-frame.h: a chart with what is chosen about it, and its export */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart-view.h"

G_BEGIN_DECLS

/* A JjChartView below a row of controls: unit and export for every chart; for flows of money also
 * the scale and its lock, columns, order and threshold, and the list of what is not assigned, over
 * or not yet budgeted, with each difference; for sheets which one. Saved pictures are A3 as on
 * paper, drawn as they are chosen here; a message tells where the file is, or in one sentence why
 * there is none. */
#define JJ_TYPE_CHART_FRAME (jj_chart_frame_get_type ())
G_DECLARE_FINAL_TYPE (JjChartFrame, jj_chart_frame, JJ, CHART_FRAME, GtkWidget)

GtkWidget *jj_chart_frame_new (JjWorkspace *workspace, const JjChart *chart);
JjChartView *jj_chart_frame_get_view (JjChartFrame *self);
/* The row of controls is as high as a widget that lies over its beginning. */
void jj_chart_frame_lie_below (JjChartFrame *self, GtkWidget *over);

G_END_DECLS
