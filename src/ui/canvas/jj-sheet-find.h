/* jj-sheet-find.h: finding on the sheets, hit by hit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* Elements by name, code, school and any of their texts, as on the sheet shown, in reading order,
 * then those of the other sheets. Enter goes to the next hit and enlarges it so that it can be
 * read, Shift+Enter to the one before; with the focus on the canvas n and N do the same. */
#define JJ_TYPE_SHEET_FIND (jj_sheet_find_get_type ())
G_DECLARE_FINAL_TYPE (JjSheetFind, jj_sheet_find, JJ, SHEET_FIND, GtkWidget)

GtkWidget *jj_sheet_find_new (JjCanvas *canvas);
/* Shows it, or takes the focus back into it. */
void jj_sheet_find_open (JjSheetFind *self);
void jj_sheet_find_close (JjSheetFind *self);
void jj_sheet_find_go (JjSheetFind *self, int step);

G_END_DECLS
