/* jj-model-menus.h: the menus above the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-canvas.h"

G_BEGIN_DECLS

/* Buttons with their menus, which give the focus to the canvas when they close; their actions are
 * the canvas' and the page's ("page.canvas" with the name of a canvas action and a number). */
GtkWidget *jj_model_menus_new_align (JjCanvas *canvas);
/* What is shown: lanes, semesters, kinds of lines, map, palette, tray, outline. is_on: whether a
 * part of the page is shown ("page.map" …). */
GtkWidget *jj_model_menus_new_view (JjCanvas *canvas,
                                    gboolean (*is_on) (GtkWidget *page, const char *action),
                                    GtkWidget *page);
GtkWidget *jj_model_menus_new_stickies (JjCanvas *canvas);
GtkWidget *jj_model_menus_new_output (JjCanvas *canvas);
/* A flat button for an action: "page.map", or a canvas action with a number behind a colon. */
GtkWidget *
jj_model_menus_add_button (GtkBox *bar, const char *icon, const char *label, const char *action);

G_END_DECLS
