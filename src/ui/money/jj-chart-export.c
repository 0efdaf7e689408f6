/* jj-chart-export.c: pictures as files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-export.h"

#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  JjPicture *picture;
  char *type, *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  jj_picture_unref (job->picture);
  g_free (job->type);
  g_free (job->path);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (jj_picture_write (job->picture, job->path, JJ_A3_DPI, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jj_workspace_fail (job->workspace, error);
      return;
    }
  text = g_strdup_printf (_ ("Picture written: %s"), job->path);
  jj_workspace_message (job->workspace, text, FALSE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL, *suffix = g_strconcat (".", job->type, NULL);
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  path = file ? g_file_get_path (file) : NULL;
  if (!path)
    {
      if (file)
        jj_workspace_message (job->workspace, _ ("Pictures are written to local folders only."),
                              FALSE);
      free_job (job);
      return;
    }
  job->path = g_str_has_suffix (path, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_source_tag (task, on_chosen);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

void
jj_chart_export_ask (JjChartView *view, JjWorkspace *workspace, const char *type)
{
  Job *job = g_new0 (Job, 1);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the Picture"),
                                     GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strdup_printf ("%s %s.%s",
                                           jj_element_get_title (jj_plan_get_root (
                                               jj_workspace_get_plan (workspace))),
                                           jj_chart_view_get_title (view), type);

  job->workspace = g_object_ref (workspace);
  job->type = g_strdup (type);
  job->picture = jj_chart_view_make_print (view, JJ_A3_WIDTH_PX, JJ_A3_HEIGHT_PX);
  g_strdelimit (name, "/\\:", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
