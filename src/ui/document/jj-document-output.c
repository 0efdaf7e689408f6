/* jj-document-output.c: the plan's document on paper, and as pages to look at */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-document-output.h"

#include "jj-plan-document.h"

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
  JjPlanDocumentInput input = { .plan = data };
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
  g_task_set_task_data (task, jj_plan_copy (jj_workspace_get_plan (workspace)), g_object_unref);
  g_task_run_in_thread (task, prepare);
}

JjDocumentPages *
jj_document_output_prepare_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
