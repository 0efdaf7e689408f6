/* jj-popover.c: popovers that are made for one use */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-popover.h"

/* Its child goes at once: GTK 4.8 now and then keeps a popover that is gone from the screen. */
static void
drop (GtkWidget *popover)
{
  if (!GTK_IS_POPOVER_MENU (popover))
    gtk_popover_set_child (GTK_POPOVER (popover), NULL);
  gtk_widget_unparent (popover);
}

static gboolean
drop_cb (gpointer popover)
{
  drop (popover);
  return G_SOURCE_REMOVE;
}

/* The keys go on where the popover was opened: GTK would look for the first widget of the window.
 */
static void
give_focus_back (GtkWidget *popover)
{
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (root && (!focus || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (gtk_widget_get_parent (popover));
}

static void
closed_cb (GtkPopover *popover)
{
  give_focus_back (GTK_WIDGET (popover));
  g_idle_add_full (G_PRIORITY_LOW, drop_cb, g_object_ref (popover), g_object_unref);
}

void
jj_popover_attach (GtkWidget *popover, GtkWidget *owner, const GdkRectangle *area)
{
  gtk_widget_set_parent (popover, owner);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), area);
  g_signal_connect_object (owner, "destroy", G_CALLBACK (drop), popover, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
}
