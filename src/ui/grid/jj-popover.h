/* jj-popover.h: popovers that are made for one use */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hangs a new @popover on @owner, pointing at @area of it; the owner pops it up. It goes after it
 * has closed, when nothing is pending any more: not before the action that a menu item stands for,
 * nor before the frames and events that GTK still has for its surface. It goes at once with its
 * owner. Who keeps a pointer to it drops that on "closed", and disconnects from it when it goes
 * first. An owner that allocates its children itself presents the popover in its allocation, as
 * for any child of that kind. */
void jj_popover_attach (GtkWidget *popover, GtkWidget *owner, const GdkRectangle *area);

G_END_DECLS
