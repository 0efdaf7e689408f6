/* jj-manual.h: the illustrated manual */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the manual in yelp where that is installed, else in a reader of our own, which shows the
 * same pages and needs nothing else. */
void jj_manual_show (GtkWindow *parent);
/* The reader. (transfer floating) */
GtkWindow *jj_manual_new (GtkWindow *parent);

G_END_DECLS
