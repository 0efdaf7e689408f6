/* jj-chart-steps.h: a picture in two steps, where laying out takes longer than a frame */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-chart.h"

G_BEGIN_DECLS

/* Beginning takes from the plan what it must, in time of its programmes and activities; finishing,
 * once and in any thread, reads no plan. In between the picture answers nothing but how many lines
 * finishing goes through, which says how long it takes and is 0 where beginning did all. What both
 * make is what jj_chart_make() makes, e.g. the flow of money of 100,000 lines, which takes half a
 * second, in a thread. */

/* (transfer full) */
JjPicture *jj_chart_begin (const JjChart *self, const JjChartInput *input);
guint jj_picture_get_n_to_come (JjPicture *self);
void jj_picture_finish (JjPicture *self);

G_END_DECLS
