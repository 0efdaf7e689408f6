/* jj-plan-window.c: a smaller window beside that of a plan, with its keys and messages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-window.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

#define TOASTS "jj-toasts"

static void
run_in_parent (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  g_autofree char *name = g_strconcat ("win.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (window)), name, NULL);
}

void
jj_plan_window_attach (AdwWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = run_in_parent },
    { .name = "redo", .activate = run_in_parent },
    { .name = "checkpoint", .activate = run_in_parent },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GtkWidget) content = g_object_ref (adw_window_get_content (window));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *toasts = adw_toast_overlay_new (), *overlay = gtk_overlay_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), window);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  jj_ui_add_key (keys, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo");
  jj_ui_add_key (keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo");
  jj_ui_add_key (keys, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo");
  jj_ui_add_key (keys, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.checkpoint");
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  adw_window_set_content (window, NULL);
  /* Not around the content: Escape would then be for the message and not for the window. */
  gtk_widget_set_valign (toasts, GTK_ALIGN_END);
  gtk_widget_set_halign (toasts, GTK_ALIGN_CENTER);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), content);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), toasts);
  adw_window_set_content (window, overlay);
  g_object_set_data (G_OBJECT (window), TOASTS, toasts);
}

/* A modal window is in front even before it has the focus. */
AdwToastOverlay *
jj_plan_window_find_front (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);
      AdwToastOverlay *toasts = g_object_get_data (G_OBJECT (one), TOASTS);

      if (gtk_window_get_transient_for (one) == window && toasts
          && gtk_widget_get_mapped (GTK_WIDGET (one))
          && (gtk_window_get_modal (one) || gtk_window_is_active (one)))
        return toasts;
    }
  return NULL;
}

void
jj_plan_window_tell (AdwToastOverlay *toasts,
                     JjWorkspace *workspace,
                     const char *text,
                     gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      /* It is for the last step alone: what comes after it, even its undo, takes the offer away. */
      g_signal_connect_object (jj_workspace_get_plan (workspace), "changed",
                               G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
    }
  adw_toast_set_timeout (toast, undo ? 8 : 6);
  adw_toast_overlay_add_toast (toasts, toast);
}
