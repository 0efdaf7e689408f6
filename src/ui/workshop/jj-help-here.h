/* jj-help-here.h: what a widget is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A topic of jj-help.h on a widget; what is inside of it is about the same unless it says another.
 * title: shown where the topic has none of its own; (nullable). */
void jj_help_set_topic (GtkWidget *widget, const char *topic, const char *title);
/* The topic of a widget, of what it holds first, or of what holds it; (nullable). */
const char *jj_help_find_topic (GtkWidget *widget, const char **title);

G_END_DECLS
