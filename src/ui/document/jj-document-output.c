/* jj-document-output.c: the plan's document as a file, on paper, and as pages to look at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-output.h"

#include "jj-exporter.h"
#include "jj-plan-document.h"

#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  JjPlan *plan; /* a copy */
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->workspace);
  g_clear_object (&job->plan);
  g_free (job->path);
  g_free (job);
}

static Job *
new_job (JjWorkspace *workspace)
{
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->plan = jj_plan_copy (jj_workspace_get_plan (workspace));
  return job;
}

static void
write_pdf (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  JjExport what = { .plan = job->plan, .kind = JJ_N_KINDS };
  GError *error = NULL;

  if (jj_exporter_write_file (jj_exporter_find ("pdf"), &what, job->path, cancellable, &error))
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
  text = g_strdup_printf (_ ("Document written: %s"), job->path);
  jj_workspace_message (job->workspace, text, FALSE);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, JjWorkspace *workspace)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  Job *job;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = g_file_get_path (file);
      if (!path)
        jj_workspace_message (workspace, _ ("Documents are written to local folders only."), FALSE);
    }
  g_object_unref (dialog);
  if (!path)
    return;
  job = new_job (workspace);
  job->path = g_str_has_suffix (path, ".pdf") ? g_steal_pointer (&path)
                                              : g_strconcat (path, ".pdf", NULL);
  task = g_task_new (NULL, NULL, on_written, NULL);
  g_task_set_source_tag (task, jj_document_output_save);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_pdf);
}

void
jj_document_output_save (GtkWidget *widget, JjWorkspace *workspace)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the Document"),
                                     GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (workspace));
  g_autofree char *name = g_strconcat (jj_element_get_title (root), ".pdf", NULL);

  g_strdelimit (name, "/", '_');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), workspace, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

typedef struct
{
  JjWorkspace *workspace;
  JjDocument *document;
  JjDocumentPages *pages;
} Printing;

static void
free_printing (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pages, jj_document_pages_free);
  jj_document_unref (printing->document);
  g_object_unref (printing->workspace);
  g_free (printing);
}

static void
begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  JjPaper paper = { gtk_print_context_get_width (context), gtk_print_context_get_height (context),
                    jj_paper_a4.margin };

  g_clear_pointer (&printing->pages, jj_document_pages_free);
  printing->pages = jj_document_pages_new (printing->document, &paper, NULL);
  gtk_print_operation_set_n_pages (operation, (int)jj_document_pages_get_count (printing->pages));
}

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  jj_document_pages_draw (printing->pages, gtk_print_context_get_cairo_context (context),
                          (guint)page);
}

static void
on_printed (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  GError *error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  jj_workspace_fail (printing->workspace, error);
}

void
jj_document_output_print (GtkWidget *widget, JjWorkspace *workspace, JjDocument *document)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Printing *printing = g_new0 (Printing, 1);
  const JjDocumentInfo *info = jj_document_get_info (document);

  printing->workspace = g_object_ref (workspace);
  printing->document = jj_document_ref (document);
  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_paper_size_free (a4);
  g_object_set_data_full (G_OBJECT (operation), "jj-printing", printing, free_printing);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, info->title);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), printing);
  g_signal_connect (operation, "done", G_CALLBACK (on_printed), printing);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

static void
free_pages (gpointer data)
{
  if (data)
    jj_document_pages_free (data);
}

static void
prepare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  JjPlanDocumentInput input = { .plan = job->plan };
  g_autoptr (JjDocument) document = jj_plan_document_work_out (&input, cancellable);
  JjDocumentPages *pages
      = document ? jj_document_pages_new (document, &jj_paper_a4, cancellable) : NULL;

  g_task_return_pointer (task, pages, free_pages);
}

void
jj_document_output_prepare (JjWorkspace *workspace,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, jj_document_output_prepare);
  g_task_set_task_data (task, new_job (workspace), free_job);
  g_task_run_in_thread (task, prepare);
}

JjDocumentPages *
jj_document_output_prepare_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
