/* jj-save.c: whatever is written to a file that a person chooses */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-save.h"

#include "jj-exporter.h"

#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  JjSaveFunc write;
  gpointer data;
  GDestroyNotify free_data;
  char *suffix; /* with its dot */
  char *path;
  char *done;
  GtkWindow *closes; /* weak */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_weak_pointer (&job->closes);
  g_object_unref (job->workspace);
  job->free_data (job->data);
  g_free (job->suffix);
  g_free (job->path);
  g_free (job->done);
  g_free (job);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->write (job->data, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_auto (GStrv) parts = g_strsplit (job->done, "%s", 2);
  g_autofree char *text = g_strjoinv (job->path, parts);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    jj_workspace_message (job->workspace, text, FALSE);
  else
    jj_workspace_fail (job->workspace, error);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  path = file ? g_file_get_path (file) : NULL;
  if (!path)
    {
      if (file)
        jj_workspace_message (job->workspace, _ ("Files are written to local folders only."),
                              FALSE);
      free_job (job);
      return;
    }
  if (job->closes)
    gtk_window_close (job->closes);
  job->path = g_strconcat (path, g_str_has_suffix (path, job->suffix) ? "" : job->suffix, NULL);
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_source_tag (task, on_chosen);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

void
jj_save_ask (GtkWidget *widget, JjWorkspace *workspace, const JjSave *save)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (save->title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strconcat (save->name, ".", save->suffix, NULL);
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->write = save->write;
  job->data = save->data;
  job->free_data = save->free_data;
  job->suffix = g_strconcat (".", save->suffix, NULL);
  job->done = g_strdup (save->done ? save->done : _ ("Written: %s"));
  g_set_weak_pointer (&job->closes, save->closes);
  g_strdelimit (name, "/\\:", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

typedef struct
{
  const JjExporter *exporter;
  JjPlan *plan; /* a copy */
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_object_unref (export->plan);
  g_free (export);
}

static gboolean
write_export (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  JjExport what = { .plan = export->plan, .kind = JJ_N_KINDS };

  return jj_exporter_write_file (export->exporter, &what, path, cancellable, error);
}

void
jj_save_ask_export (GtkWidget *widget,
                    JjWorkspace *workspace,
                    const char *title,
                    const char *exporter)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  const char *refusal = jj_exporter_refuse (jj_exporter_find (exporter), plan);
  JjSave save = { .title = title, .write = write_export, .free_data = free_export };
  Export *export;

  if (refusal)
    {
      jj_workspace_message (workspace, refusal, FALSE);
      return;
    }
  save.data = export = g_new0 (Export, 1);
  export->exporter = jj_exporter_find (exporter);
  export->plan = jj_plan_copy (plan);
  save.suffix = export->exporter->suffix;
  save.name = jj_element_get_title (jj_plan_get_root (export->plan));
  jj_save_ask (widget, workspace, &save);
}
