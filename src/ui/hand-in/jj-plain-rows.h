/* jj-plain-rows.h: plain lists of two-line rows that are made when they are seen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row that has nothing but its number: what it shows is looked up when it is bound. (transfer
 * full) */
GListModel *jj_plain_rows_new (guint n);
/* bind: (GtkListItemFactory *, GtkListItem *, data), gives the item its child. */
void jj_plain_rows_set_factory (GtkListView *list, GCallback bind, gpointer data);
/* A title, a line in small letters below, and a word at the end (nullable). */
GtkWidget *jj_plain_row_new (const char *title, const char *text, const char *state);

G_END_DECLS
