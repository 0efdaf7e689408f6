/* jj-trial-sheet.h: the trial of the merged money as one printed page */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Title, verdict, the table by source, the chart of before and after, and where the rule comes
 * from, on one page of any size. Lengths are points (1/72 inch). */
void
jj_trial_sheet_draw (cairo_t *cr, JjPlan *plan, JjFigures *figures, double width, double height);

/* The same on A4 as a PDF, whole or not at all. */
gboolean
jj_trial_sheet_write_pdf (JjPlan *plan, JjFigures *figures, const char *path, GError **error);

G_END_DECLS
