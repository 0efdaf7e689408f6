/* jj-sheet-outline.h: everything on a sheet as one list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* In reading order, what is in a frame after the frame: kind, name, details, money, worst finding
 * and links in words, for who does not see the picture and for who looks for something in it. The
 * selection is the canvas'; Enter goes to the element on the sheet, Esc back to the canvas. */
#define JJ_TYPE_SHEET_OUTLINE (jj_sheet_outline_get_type ())
G_DECLARE_FINAL_TYPE (JjSheetOutline, jj_sheet_outline, JJ, SHEET_OUTLINE, GtkWidget)

GtkWidget *jj_sheet_outline_new (JjCanvas *canvas);
/* Shows or hides it; shown it has the focus. */
void jj_sheet_outline_toggle (JjSheetOutline *self);

G_END_DECLS
