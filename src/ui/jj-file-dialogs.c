/* jj-file-dialogs.c: choosing files to open, make and copy plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-file-dialogs.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".jingjin"

typedef struct
{
  JjFileFunc func;
  gpointer data;
} Answer;

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) plans = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (plans, _ ("Plans"));
  gtk_file_filter_add_pattern (plans, "*" SUFFIX);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, plans);
  gtk_file_chooser_add_filter (chooser, all);
}

/* A new file always has the suffix by which the desktop knows it. */
static GFile *
with_suffix (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *longer = NULL;

  if (!path || g_str_has_suffix (path, SUFFIX))
    return g_object_ref (file);
  longer = g_strconcat (path, SUFFIX, NULL);
  return g_file_new_for_path (longer);
}

static void
on_response (GtkNativeDialog *dialog, int response, Answer *answer)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
      g_autoptr (GFile) named
          = gtk_file_chooser_get_action (chooser) == GTK_FILE_CHOOSER_ACTION_SAVE
                ? with_suffix (file)
                : g_object_ref (file);

      answer->func (named, answer->data);
    }
  g_object_unref (dialog);
}

static void
free_answer (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
ask (GtkFileChooserNative *dialog, JjFileFunc func, gpointer data)
{
  Answer *answer = g_new (Answer, 1);

  answer->func = func;
  answer->data = data;
  add_filter (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), answer, free_answer, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
jj_open_dialog (GtkWindow *parent, JjFileFunc func, gpointer data)
{
  ask (gtk_file_chooser_native_new (_ ("Open a Plan"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                    _ ("_Open"), _ ("_Cancel")),
       func, data);
}

void
jj_save_dialog (GtkWindow *parent,
                const char *name,
                const char *beside,
                JjFileFunc func,
                gpointer data)
{
  g_autofree char *folder = beside ? g_path_get_dirname (beside) : NULL;
  g_autoptr (GFile) place = folder ? g_file_new_for_path (folder) : NULL;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Where Shall the Plan Be?"), parent,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"), _ ("_Cancel"));

  if (place)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  ask (dialog, func, data);
}

static void
save_copy (GFile *file, gpointer data)
{
  JjWorkspace *workspace = data;
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (!path || !jj_project_save_copy (jj_workspace_get_project (workspace), path, &error))
    {
      jj_workspace_fail (workspace,
                         error ? error
                               : g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                                              _ ("A copy can only be written to a local folder.")));
      return;
    }
  text = g_strdup_printf (_ ("Copy saved: %s"), path);
  jj_workspace_message (workspace, text, FALSE);
}

void
jj_save_copy_dialog (GtkWindow *parent, JjWorkspace *workspace)
{
  g_autofree char *base
      = g_path_get_basename (jj_project_get_path (jj_workspace_get_project (workspace)));
  g_autofree char *stem = g_str_has_suffix (base, SUFFIX)
                              ? g_strndup (base, strlen (base) - strlen (SUFFIX))
                              : g_strdup (base);
  g_autofree char *name = g_strdup_printf (_ ("%s (copy).jingjin"), stem);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save a Copy"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data_full (G_OBJECT (dialog), "jj-workspace", g_object_ref (workspace),
                          g_object_unref);
  ask (dialog, save_copy, workspace);
}

void
jj_error_dialog (GtkWindow *parent, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, text);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_path (GPtrArray *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path)
    g_ptr_array_add (paths, path);
}

typedef struct
{
  JjPathsFunc func;
  GtkWidget *owner; /* (nullable) gone by now */
} Ask;

static void
free_ask (gpointer data, GClosure *closure)
{
  Ask *ask = data;

  g_clear_weak_pointer (&ask->owner);
  g_free (ask);
}

static void
on_paths (GtkNativeDialog *dialog, int response, Ask *ask)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && ask->owner)
    {
      GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          take_path (paths, file);
        }
      ask->func (ask->owner, paths);
    }
  g_object_unref (dialog);
}

void
jj_ask_paths (GtkWidget *owner, const char *title, GtkFileChooserAction action, JjPathsFunc func)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (owner)), action, NULL,
                                     NULL);
  Ask *ask = g_new0 (Ask, 1);

  ask->func = func;
  g_set_weak_pointer (&ask->owner, owner);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog),
                                        action == GTK_FILE_CHOOSER_ACTION_OPEN);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_paths), ask, free_ask, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

GPtrArray *
jj_dropped_paths (const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *l = files; l; l = l->next)
    take_path (paths, l->data);
  return paths;
}
