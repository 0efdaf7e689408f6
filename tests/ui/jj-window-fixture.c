/* jj-window-fixture.c: a plan in a window of its own, for one test */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-window-fixture.h"

#include "jj-find-widget.h"

#include <glib/gstdio.h>

JjApplication *
jj_test_application (void)
{
  static JjApplication *application;

  if (!application)
    {
      application = jj_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
    }
  return application;
}

void
jj_window_fixture_open (JjWindowFixture *self, JjPlan *plan)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plan.jingjin", NULL);
  self->project = jj_project_create (self->path, plan, "Tester", &error);
  g_assert_no_error (error);
  self->settings = jj_settings_new ();
  self->window
      = jj_window_new (GTK_APPLICATION (jj_test_application ()), self->project, self->settings);
  gtk_window_present (GTK_WINDOW (self->window));
  jj_settle ();
}

void
jj_window_fixture_tear_down (JjWindowFixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  jj_settle ();
  g_object_unref (self->project);
  g_object_unref (self->settings);
  g_unlink (self->path);
  g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

JjCanvas *
jj_window_fixture_open_canvas (JjWindowFixture *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", "model");
  jj_settle ();
  return JJ_CANVAS (jj_find_widget (GTK_WIDGET (self->window), JJ_TYPE_CANVAS));
}

gboolean
jj_test_press (GtkWindow *window, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !found; i++)
    {
      g_autoptr (GListModel) keys = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (keys) && k < g_list_model_get_n_items (keys);
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (keys, k);
          g_autofree char *trigger
              = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, key))
            found |= gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                   GTK_WIDGET (window), NULL);
        }
    }
  jj_settle ();
  return found;
}
