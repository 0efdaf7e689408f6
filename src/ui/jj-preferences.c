/* jj-preferences.c: the author's name, amounts, appearance, daily copies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-preferences.h"

#include "jj-backup.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
on_author (GtkEditable *entry, GParamSpec *pspec, JjSettings *settings)
{
  jj_settings_set_text (settings, JJ_SETTING_AUTHOR, gtk_editable_get_text (entry));
}

static void
on_selected (AdwComboRow *row, GParamSpec *pspec, JjSettings *settings)
{
  const char *key = g_object_get_data (G_OBJECT (row), "jj-key");

  jj_settings_set_int (settings, key, (int)adw_combo_row_get_selected (row));
}

static void
bind_combo (GtkBuilder *builder, JjSettings *settings, const char *name, const char *key)
{
  AdwComboRow *row = ADW_COMBO_ROW (gtk_builder_get_object (builder, name));

  adw_combo_row_set_selected (row, (guint)MAX (0, jj_settings_get_int (settings, key, 0)));
  g_object_set_data (G_OBJECT (row), "jj-key", (gpointer)key);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_selected), settings, 0);
}

static void
on_copies (GtkSwitch *widget, GParamSpec *pspec, JjSettings *settings)
{
  jj_settings_set_bool (settings, JJ_SETTING_COPIES, gtk_switch_get_active (widget));
}

static void
on_open_copies (GtkWindow *window)
{
  g_autofree char *folder = jj_backup_get_root ();
  g_autofree char *uri = NULL;

  g_mkdir_with_parents (folder, 0700);
  uri = g_filename_to_uri (folder, NULL, NULL);
  gtk_show_uri (window, uri, GDK_CURRENT_TIME);
}

static void
bind_copies (GtkBuilder *builder, JjSettings *settings, GtkWindow *window)
{
  GtkSwitch *copies = GTK_SWITCH (gtk_builder_get_object (builder, "copies"));
  g_autofree char *folder = jj_backup_get_root ();
  g_autofree char *escaped = g_markup_escape_text (folder, -1);

  gtk_switch_set_active (copies, jj_settings_get_bool (settings, JJ_SETTING_COPIES, TRUE));
  g_signal_connect_object (copies, "notify::active", G_CALLBACK (on_copies), settings, 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (gtk_builder_get_object (builder, "copies_folder")),
                               escaped);
  g_signal_connect_object (gtk_builder_get_object (builder, "open_copies"), "clicked",
                           G_CALLBACK (on_open_copies), window, G_CONNECT_SWAPPED);
}

GtkWindow *
jj_preferences_new (JjSettings *settings, GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/jingjin/Workbench/ui/jj-preferences.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));
  GtkEditable *author = GTK_EDITABLE (gtk_builder_get_object (builder, "author"));
  g_autofree char *name = jj_settings_get_author (settings);

  gtk_editable_set_text (author, name);
  g_signal_connect_object (author, "notify::text", G_CALLBACK (on_author), settings, 0);
  bind_combo (builder, settings, "unit", JJ_SETTING_UNIT);
  bind_combo (builder, settings, "appearance", JJ_SETTING_APPEARANCE);
  bind_copies (builder, settings, window);
  jj_ui_close_by_keys (window, TRUE);
  gtk_window_set_transient_for (window, parent);
  return window;
}
