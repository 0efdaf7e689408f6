/* jj-chart-export.h: pictures as files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart-view.h"

G_BEGIN_DECLS

/* A3, lying, in px of 96 an inch. */
#define JJ_A3_WIDTH_PX (420 / 25.4 * 96)
#define JJ_A3_HEIGHT_PX (297 / 25.4 * 96)
#define JJ_A3_DPI 300

/* Asks for a place, proposing a file named after the chart (type: "svg", "pdf" or "png"), and
 * writes the view's picture in a thread. The end is a message of the workspace: where the file is,
 * or why there is none. */
void jj_chart_export_ask (JjChartView *view, JjWorkspace *workspace, const char *type);

G_END_DECLS
