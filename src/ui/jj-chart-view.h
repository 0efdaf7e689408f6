/* jj-chart-view.h: any chart of the plan, live, answering pointer and keys */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the picture of src/charts at its own size and colours and makes it anew when the figures,
 * the unit, the size or the theme change. The part under the pointer is brought out with its name,
 * amount and share; arrows walk through the parts, Enter or a click activates one, Escape none. The
 * part of a selected budget line is brought out too.
 *
 * Signal "activated" (const JjChartPart *): NULL where no part is meant. */
#define JJ_TYPE_CHART_VIEW (jj_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (JjChartView, jj_chart_view, JJ, CHART_VIEW, GtkWidget)

GtkWidget *jj_chart_view_new (JjWorkspace *workspace, const JjChart *chart);

/* The part of the current picture with this label; NULL where there is none (any more). */
const JjChartPart *jj_chart_view_find (JjChartView *self, const char *label);

G_END_DECLS
