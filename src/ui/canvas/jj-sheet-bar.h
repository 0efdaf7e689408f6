/* jj-sheet-bar.h: the sheets of the plan as tabs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* A click shows a sheet on the canvas. Actions: sheet.add, sheet.duplicate, sheet.rename,
 * sheet.delete (of the one that is shown). */
#define JJ_TYPE_SHEET_BAR (jj_sheet_bar_get_type ())
G_DECLARE_FINAL_TYPE (JjSheetBar, jj_sheet_bar, JJ, SHEET_BAR, GtkWidget)

GtkWidget *jj_sheet_bar_new (JjCanvas *canvas);

G_END_DECLS
