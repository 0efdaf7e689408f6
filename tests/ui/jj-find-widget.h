/* jj-find-widget.h: a widget in another, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first of a type in @widget or below it, NULL: there is none. (transfer none) (nullable) */
GtkWidget *jj_find_widget (GtkWidget *widget, GType type);
/* Of those on the screen alone. */
GtkWidget *jj_find_seen (GtkWidget *widget, GType type);
/* Of those whose property "label" says this. */
GtkWidget *jj_find_labelled (GtkWidget *widget, GType type, const char *label);

G_END_DECLS
