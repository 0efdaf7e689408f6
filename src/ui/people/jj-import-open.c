/* jj-import-open.c: choosing and dropping the files of an import */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-edited-window.h"
#include "jj-import-dialog.h"
#include "jj-importer.h"
#include "jj-verify-window.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;
  JjWorkspace *workspace;
} Ask;

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  Ask *ask = data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      GSList *list = NULL;

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        list = g_slist_append (list, g_list_model_get_item (files, i));
      if (list)
        jj_import_dialog_show (ask->parent, ask->workspace, list);
      g_slist_free_full (list, g_object_unref);
    }
  g_object_unref (dialog);
}

static void
free_ask (gpointer data, GClosure *closure)
{
  Ask *ask = data;

  g_object_unref (ask->parent);
  g_object_unref (ask->workspace);
  g_free (ask);
}

/* Spreadsheets by the suffixes of the readers. */
static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new (), all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists and spreadsheets"));
  for (guint i = 0; jj_importers[i]; i++)
    {
      g_auto (GStrv) suffixes = g_strsplit (jj_importers[i]->suffixes, " ", -1);

      for (guint k = 0; suffixes[k]; k++)
        gtk_file_filter_add_suffix (lists, suffixes[k]);
    }
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, lists);
  gtk_file_chooser_add_filter (chooser, all);
}

void
jj_import_dialog_ask (GtkWindow *parent, JjWorkspace *workspace)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Import Lists"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                     _ ("_Open"), _ ("_Cancel"));
  Ask *ask = g_new (Ask, 1);

  ask->parent = g_object_ref (parent);
  ask->workspace = g_object_ref (workspace);
  add_filters (GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), ask, free_ask, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
has_suffix (GFile *file, const char *suffix)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

  return lower && g_str_has_suffix (lower, suffix);
}

/* Packages, documents and plans have their own ways; FALSE: a list. */
static gboolean
drop_file (GtkWindow *window, JjWorkspace *workspace, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path && has_suffix (file, ".zip"))
    jj_verify_window_show (window, jj_workspace_get_settings (workspace), path);
  else if (path && has_suffix (file, ".odt") && !jj_workspace_get_read_only (workspace))
    jj_edited_window_show (window, workspace, path);
  else if (has_suffix (file, ".jingjin"))
    g_application_open (G_APPLICATION (gtk_window_get_application (window)), &file, 1, "");
  else
    return FALSE;
  return TRUE;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjWorkspace *workspace)
{
  GtkWindow *window = GTK_WINDOW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GSList) lists = NULL;

  for (GSList *l = files; l; l = l->next)
    if (!drop_file (window, workspace, l->data))
      lists = g_slist_append (lists, l->data);
  if (lists && !jj_workspace_get_read_only (workspace))
    jj_import_dialog_show (window, workspace, lists);
  return files != NULL;
}

void
jj_import_accept_drops (GtkWindow *window, JjWorkspace *workspace)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), workspace, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
