/* jj-practice.c: begin an exercise in a plan of its own */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-practice.h"

#include "jj-data.h"
#include "jj-exercise.h"
#include "jj-file-dialogs.h"
#include "jj-settings.h"
#include "jj-window.h"

#include <glib/gi18n.h>

#define PATH "jj-practice-path"

static JjExercise *
load (const char *path, GError **error)
{
  g_autofree char *shipped = jj_data_path ("samples/practice-errors.json");

  return jj_exercise_load (path ? path : shipped, error);
}

static void
on_place (GFile *file, gpointer data)
{
  GtkApplication *application = data;
  GtkWindow *parent = gtk_application_get_active_window (application);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjExercise) exercise = load (g_object_get_data (G_OBJECT (application), PATH), &error);
  JjPlan *plan = exercise ? jj_exercise_make_plan (exercise, &error) : NULL;
  GtkWindow *window;

  if (!plan)
    jj_error_dialog (parent, _ ("The Plan Cannot Be Created"), error->message);
  else if (jj_application_create (data, file, plan, parent))
    {
      window = gtk_application_get_active_window (application);
      if (JJ_IS_WINDOW (window))
        jj_window_open_pane (JJ_WINDOW (window), "exercise");
    }
}

void
jj_practice_begin (JjApplication *application, GtkWindow *parent, const char *path)
{
  g_object_set_data_full (G_OBJECT (application), PATH, g_strdup (path), g_free);
  jj_save_dialog (parent, _ ("Practice 114.jingjin"), NULL, on_place, application);
}

static void
on_response (GtkNativeDialog *dialog, int response, JjApplication *application)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    jj_practice_begin (application, gtk_native_dialog_get_transient_for (dialog), path);
  g_object_unref (dialog);
}

void
jj_practice_choose (JjApplication *application, GtkWindow *parent)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Choose an Exercise"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                     NULL, NULL);
  g_autofree char *folder = jj_exercise_get_folder ();
  g_autoptr (GFile) place = g_file_new_for_path (folder);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, NULL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), application, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
