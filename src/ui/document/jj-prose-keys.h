/* jj-prose-keys.h: what keys and buttons do in prose */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* On a buffer of jj-prose-text.h, each one user action; FALSE: nothing to do here. */

/* Turns strong or emphasis of the selection on or off. */
gboolean jj_prose_turn_tag (GtkTextBuffer *buffer, const char *name);
/* Enter in a list begins the next item; in an empty item it ends the list. */
gboolean jj_prose_continue_list (GtkTextView *view);
/* A list's item becomes deeper or less deep. */
gboolean jj_prose_turn_level (GtkTextBuffer *buffer, int by);
/* "-" and "##" typed at the beginning of a line become the signs that they mean. */
gboolean jj_prose_turn_typed_sign (GtkTextBuffer *buffer);

/* A bar that may be narrower than its buttons: it is then moved by the wheel and the focus. */
GtkWidget *jj_prose_narrow (GtkWidget *bar);
/* The buttons; *insert gets the one that opens the picker. */
GtkWidget *jj_prose_tools_new (GtkWidget **insert);

G_END_DECLS
