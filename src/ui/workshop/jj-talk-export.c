/* jj-talk-export.c: the slides as a file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-talk-export.h"

#include "jj-exporter.h"

#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  const JjExporter *exporter;
  JjPlan *plan; /* a copy */
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_clear_object (&job->plan);
  g_free (job->path);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  JjExport what = { job->plan, JJ_N_KINDS, FALSE };
  GError *error = NULL;

  if (jj_exporter_write_file (job->exporter, &what, job->path, cancellable, &error))
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
  text = g_strdup_printf (_ ("Slides written: %s"), job->path);
  jj_workspace_message (job->workspace, text, FALSE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL, *suffix = g_strconcat (".", job->exporter->suffix, NULL);
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  path = file ? g_file_get_path (file) : NULL;
  if (!path)
    {
      if (file)
        jj_workspace_message (job->workspace, _ ("Slides are written to local folders only."),
                              FALSE);
      free_job (job);
      return;
    }
  job->path = g_str_has_suffix (path, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
  job->plan = jj_plan_copy (jj_workspace_get_plan (job->workspace));
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_source_tag (task, on_chosen);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

void
jj_talk_export_ask (GtkWindow *parent, JjWorkspace *workspace, const char *exporter)
{
  Job *job = g_new0 (Job, 1);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Write the Slides"), parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("_Save"), _ ("_Cancel"));
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (workspace));
  g_autofree char *name = NULL;

  job->workspace = g_object_ref (workspace);
  job->exporter = jj_exporter_find (exporter);
  name = g_strdup_printf ("%s.%s", jj_element_get_title (root), job->exporter->suffix);
  g_strdelimit (name, "/\\:", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
