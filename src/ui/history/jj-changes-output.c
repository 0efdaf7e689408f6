/* jj-changes-output.c: tables of 送件 as documents in files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes-output.h"

#include "jj-atomic.h"
#include "jj-change-sheet.h"
#include "jj-odt.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <string.h>

/* What is written: a document as .odt, or bytes that are made already. */
typedef struct
{
  JjWorkspace *workspace;
  JjPlan *plan;
  JjDocument *document; /* NULL: bytes */
  GBytes *bytes;
  const char *suffix;
  char *path;
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_object_unref (output->workspace);
  g_clear_object (&output->plan);
  g_clear_pointer (&output->document, jj_document_unref);
  g_clear_pointer (&output->bytes, g_bytes_unref);
  g_free (output->path);
  g_free (output);
}

static gboolean
write_output (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  const Output *output = data;

  if (output->document)
    return jj_odt_write (output->document, output->plan, out, cancellable, error);
  return g_output_stream_write_all (out, g_bytes_get_data (output->bytes, NULL),
                                    g_bytes_get_size (output->bytes), NULL, cancellable, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Output *output = data;
  GError *error = NULL;

  if (jj_write_atomically (output->path, write_output, output, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Output *output = g_task_get_task_data (G_TASK (result));
  g_autofree char *text = g_strdup_printf (_ ("Table written: %s"), output->path);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    jj_workspace_message (output->workspace, text, FALSE);
  else
    jj_workspace_fail (output->workspace, error);
}

static void
take_path (Output *output, GtkFileChooser *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (chooser);
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (!path)
    jj_workspace_message (output->workspace, _ ("Tables are written to local folders only."),
                          FALSE);
  else if (g_str_has_suffix (path, output->suffix))
    output->path = g_steal_pointer (&path);
  else
    output->path = g_strconcat (path, output->suffix, NULL);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, Output *output)
{
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    take_path (output, GTK_FILE_CHOOSER (dialog));
  if (output->path)
    {
      task = g_task_new (NULL, NULL, on_written, NULL);
      g_task_set_source_tag (task, on_chosen);
      g_task_set_task_data (task, output, free_output);
      g_task_run_in_thread (task, run);
    }
  else
    {
      free_output (output);
    }
  g_object_unref (dialog);
}

static void
ask (GtkWidget *widget, Output *output, const char *name)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Export the Table"),
                                     GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *file = g_strconcat (name, output->suffix, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), output);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static Output *
new_output (JjWorkspace *workspace, const char *suffix, JjPlan *plan)
{
  Output *output = g_new0 (Output, 1);

  output->workspace = g_object_ref (workspace);
  output->plan = g_object_ref (plan);
  output->suffix = suffix;
  return output;
}

void
jj_document_output_ask (GtkWidget *widget,
                        JjWorkspace *workspace,
                        JjDocument *document,
                        const char *name)
{
  g_autoptr (JjPlan) plan = jj_plan_copy (jj_workspace_get_plan (workspace));
  Output *output = new_output (workspace, ".odt", plan);

  output->document = document;
  ask (widget, output, name);
}

void
jj_changes_output_ask (GtkWidget *widget,
                       JjWorkspace *workspace,
                       const JjComparison *comparison,
                       const char *format)
{
  const gboolean odt = strcmp (format, "odt") == 0;
  const JjChangeSheet sheet = { jj_element_get_title (jj_plan_get_root (comparison->plan)),
                                comparison->before, comparison->after };
  Output *output = new_output (workspace, odt ? ".odt" : ".ods", comparison->plan);
  g_autoptr (GOutputStream) memory = NULL;
  GError *error = NULL;

  if (odt)
    {
      output->document = jj_change_sheet_make (comparison->written, &sheet);
      ask (widget, output, _ ("Table of changes"));
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  if (!jj_change_sheet_write_ods (comparison->written, &sheet, memory, NULL, &error)
      || !g_output_stream_close (memory, NULL, &error))
    {
      jj_workspace_fail (workspace, error);
      free_output (output);
      return;
    }
  output->bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  ask (widget, output, _ ("Table of changes"));
}
