/* jj-palette.h: the kinds that can be drawn, to click, to drag, or by digit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* A click holds the kind for the next click on the canvas (Shift there keeps it), a double click
 * puts it into the middle, a drag carries it as large as it will be. */
#define JJ_TYPE_PALETTE (jj_palette_get_type ())
G_DECLARE_FINAL_TYPE (JjPalette, jj_palette, JJ, PALETTE, GtkWidget)

GtkWidget *jj_palette_new (JjCanvas *canvas);

G_END_DECLS
