/* jj-grid-tooltip.h: tooltips that do not break Chinese after every few characters */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* GTK 4.8 wraps Chinese in its stock tooltip as if each character were a word. Call this once on a
 * widget that is built: its tooltip texts, and those of all widgets inside, get a label of ours. */
void jj_grid_tooltips_in_one_line (GtkWidget *root);

G_END_DECLS
