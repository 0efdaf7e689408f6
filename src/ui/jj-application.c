/* jj-application.c: the program: its windows, its files, its preferences */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-application.h"

#include "jj-damaged-dialog.h"
#include "jj-consolidate-window.h"
#include "jj-file-dialogs.h"
#include "jj-history.h"
#include "jj-manual.h"
#include "jj-new-dialog.h"
#include "jj-pages.h"
#include "jj-practice.h"
#include "jj-preferences.h"
#include "jj-start-window.h"
#include "jj-ui.h"
#include "jj-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _JjApplication
{
  AdwApplication parent_instance;

  JjSettings *settings;
};

G_DEFINE_FINAL_TYPE (JjApplication, jj_application, ADW_TYPE_APPLICATION)

static GtkWindow *
active_window (JjApplication *self)
{
  return gtk_application_get_active_window (GTK_APPLICATION (self));
}

static JjWindow *
find_window (JjApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l; l = l->next)
    {
      JjProject *project;

      if (!JJ_IS_WINDOW (l->data))
        continue;
      project = jj_workspace_get_project (jj_window_get_workspace (l->data));
      if (g_strcmp0 (jj_project_get_path (project), path) == 0 && !jj_project_get_moment (project))
        return l->data;
    }
  return NULL;
}

static void
close_start_window (JjApplication *self)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *l = windows; l; l = l->next)
    if (JJ_IS_START_WINDOW (l->data))
      gtk_window_destroy (l->data);
  g_list_free (windows);
}

void
jj_application_show_project (JjApplication *self, JjProject *project)
{
  JjWindow *window = jj_window_new (GTK_APPLICATION (self), project, self->settings);
  g_autoptr (GFile) file = g_file_new_for_path (jj_project_get_path (project));
  g_autofree char *uri = g_file_get_uri (file);
  GtkBuilder *builder
      = gtk_builder_new_from_resource ("/io/github/jingjin/Workbench/ui/jj-shortcuts.ui");
  GtkShortcutsWindow *shortcuts
      = GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  jj_ui_close_by_keys (GTK_WINDOW (shortcuts), TRUE);
  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (window), shortcuts);
  g_object_unref (builder);
  if (!jj_project_get_moment (project))
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  gtk_window_present (GTK_WINDOW (window));
  close_start_window (self);
}

void
jj_application_open_file (JjApplication *self, GFile *file, GtkWindow *parent)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (JjProject) project = NULL;
  g_autoptr (GError) error = NULL;
  JjWindow *window = path ? find_window (self, path) : NULL;

  if (window)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  if (path)
    project = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  else
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _ ("A plan can only be opened from a local folder: copy it there first."));
  if (project)
    {
      jj_application_show_project (self, project);
      return;
    }
  if (!parent)
    {
      parent = jj_start_window_new (self);
      gtk_window_present (parent);
    }
  if (path)
    jj_damaged_dialog_present (self, parent, path, error);
  else
    jj_error_dialog (parent, _ ("The Plan Cannot Be Opened"), error->message);
}

gboolean
jj_application_create (JjApplication *self, GFile *file, JjPlan *plan, GtkWindow *parent)
{
  g_autoptr (JjPlan) taken = plan;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *author = jj_settings_get_author (self->settings);
  g_autoptr (JjProject) project = NULL;
  g_autoptr (GError) error = NULL;

  /* The file chooser has asked before a file is replaced; one that is open stays. */
  if (path && find_window (self, path))
    {
      jj_error_dialog (parent, _ ("The Plan Cannot Be Created"),
                       _ ("This file is open in another window: close it first."));
      return FALSE;
    }
  if (path)
    g_unlink (path);
  if (path)
    project = jj_project_create (path, g_steal_pointer (&taken), author, &error);
  if (!project)
    {
      jj_error_dialog (parent, _ ("The Plan Cannot Be Created"),
                       error ? error->message : _ ("Plans are written to local folders only."));
      return FALSE;
    }
  jj_application_show_project (self, project);
  return TRUE;
}

static void
on_file_chosen (GFile *file, gpointer data)
{
  jj_application_open_file (data, file, active_window (data));
}

static void
app_new (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (jj_new_dialog_new (data, active_window (data)));
}

static void
app_open (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jj_open_dialog (active_window (data), on_file_chosen, data);
}

static void
app_manual (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jj_manual_show (active_window (data));
}

static void
app_practice (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jj_practice_begin (data, active_window (data), NULL);
}

static void
app_practice_file (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jj_practice_choose (data, active_window (data));
}

static void
app_start (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (jj_start_window_new (data));
}

static void
app_consolidate (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (jj_consolidate_window_new (data)));
}

static void
app_preferences (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JjApplication *self = data;

  gtk_window_present (jj_preferences_new (self->settings, active_window (self)));
}

static void
app_unit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JjApplication *self = data;

  jj_settings_set_int (self->settings, JJ_SETTING_UNIT, g_variant_get_int32 (parameter));
}

static void
app_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (active_window (data), "application-name", _ ("Jingjin"),
                         "application-icon", APPLICATION_ID, "version", PACKAGE_VERSION, "comments",
                         _ ("Workbench for the county teacher-development plans of Taiwan: design "
                            "it once, as a "
                            "picture and as tables of the same thing."),
                         "license-type", GTK_LICENSE_GPL_3_0, "developer-name",
                         _ ("The Jingjin developers"), NULL);
}

static void
app_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
on_unit_changed (JjApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "unit");
  int unit = jj_settings_get_int (self->settings, JJ_SETTING_UNIT, JJ_UNIT_YUAN);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_int32 (unit));
}

static void
on_appearance_changed (JjApplication *self)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  int appearance = jj_settings_get_int (self->settings, JJ_SETTING_APPEARANCE, 0);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (appearance, 0, 2)]);
}

static const GActionEntry entries[] = {
  { "new", app_new },
  { "open", app_open },
  { "manual", app_manual },
  { "practice", app_practice },
  { "practice-file", app_practice_file },
  { "start", app_start },
  { "consolidate", app_consolidate },
  { "preferences", app_preferences },
  { "unit", app_unit, "i", "0" },
  { "about", app_about },
  { "quit", app_quit },
};

static const struct
{
  const char *action, *keys[2];
} accels[] = {
  { "app.new", { "<Control>n" } },
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.find", { "<Control>f" } },
  { "win.checkpoint", { "<Control><Shift>s" } },
  { "win.save-copy", { "<Control><Alt>s" } },
  { "win.history", { "<Control><Shift>h" } },
  { "win.comment", { "<Control><Alt>c" } },
  { "win.close", { "<Control>w" } },
  { "win.help", { "F1" } },
  { "app.manual", { "<Control>F1" } },
  { "win.explain", { "F4" } },
  { "win.pane::guide", { "F7" } },
  { "win.pane::lesson", { "<Shift>F7" } },
  { "win.pane::exercise", { "<Control>F7" } },
  { "win.next-finding", { "F8" } },
  { "win.previous-finding", { "<Shift>F8" } },
  { "win.toggle-inspector", { "F9" } },
  { "win.full-screen", { "F11" } },
  { "win.toggle-sidebar", { "<Shift>F9" } },
  { "win.edit-in-inspector", { "<Alt>Return" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.add-row", { "<Control><Shift>n" } },
  { "win.filter", { "<Control>l" } },
  { "win.print", { "<Control>p" } },
  { "win.present", { "F5" } },
  { "win.present-view", { "<Shift>F5" } },
};

static void
set_accels (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    {
      const char *keys[] = { accels[i].keys[0], accels[i].keys[1], NULL };

      gtk_application_set_accels_for_action (application, accels[i].action, keys);
    }
  for (guint i = 0; i < jj_pages_get_n () && i < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page::%s", jj_pages_get (i)->id);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i + 1);
      const char *keys[] = { key, NULL };

      gtk_application_set_accels_for_action (application, action, keys);
    }
}

static void
jj_application_startup (GApplication *application)
{
  JjApplication *self = JJ_APPLICATION (application);

  G_APPLICATION_CLASS (jj_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_accels (GTK_APPLICATION (self));
  g_signal_connect_object (self->settings, "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (on_unit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" JJ_SETTING_APPEARANCE,
                           G_CALLBACK (on_appearance_changed), self, G_CONNECT_SWAPPED);
  jj_ui_prefer_traditional (gdk_display_get_default ());
  jj_ui_follow_theme (gdk_display_get_default ());
  on_unit_changed (self);
  on_appearance_changed (self);
}

static void
jj_application_activate (GApplication *application)
{
  GtkWindow *window = active_window (JJ_APPLICATION (application));

  gtk_window_present (window ? window : jj_start_window_new (JJ_APPLICATION (application)));
}

static void
jj_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    jj_application_open_file (JJ_APPLICATION (application), files[i],
                              active_window (JJ_APPLICATION (application)));
}

static void
jj_application_finalize (GObject *object)
{
  g_object_unref (JJ_APPLICATION (object)->settings);
  G_OBJECT_CLASS (jj_application_parent_class)->finalize (object);
}

static void
jj_application_class_init (JjApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jj_application_finalize;
  application_class->startup = jj_application_startup;
  application_class->activate = jj_application_activate;
  application_class->open = jj_application_open;
}

static void
jj_application_init (JjApplication *self)
{
  jj_ui_init ();
  self->settings = jj_settings_new ();
}

JjApplication *
jj_application_new (void)
{
  return g_object_new (JJ_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/io/github/jingjin/Workbench", NULL);
}
