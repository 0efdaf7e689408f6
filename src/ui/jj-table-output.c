/* jj-table-output.c: what a grid shows, as a file or on paper */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-table-output.h"

#include "jj-save.h"

#include <glib/gi18n.h>

static const struct
{
  const char *suffix, *title;
  gboolean (*write) (JjSeenTable *, const char *, GCancellable *, GError **);
} formats[] = {
  [JJ_OUTPUT_CSV] = { "csv", N_ ("Export the Table as CSV"), jj_seen_table_write_csv },
  [JJ_OUTPUT_ODS] = { "ods", N_ ("Export the Table as OpenDocument"), jj_seen_table_write_ods },
  [JJ_OUTPUT_PDF] = { "pdf", N_ ("Export the Table as PDF"), jj_seen_table_write_pdf },
};

typedef struct
{
  JjSeenTable *seen;
  JjOutputFormat format;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  jj_seen_table_free (job->seen);
  g_free (job);
}

static gboolean
write_table (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return formats[job->format].write (job->seen, path, cancellable, error);
}

void
jj_table_output_ask (GtkWidget *widget,
                     JjWorkspace *workspace,
                     JjSeenTable *seen,
                     const char *name,
                     JjOutputFormat format)
{
  Job *job = g_new0 (Job, 1);
  const JjSave save = { .title = _ (formats[format].title),
                        .name = name,
                        .suffix = formats[format].suffix,
                        .write = write_table,
                        .data = job,
                        .free_data = free_job };

  job->seen = seen;
  job->format = format;
  jj_save_ask (widget, workspace, &save);
}

typedef struct
{
  JjWorkspace *workspace;
  JjSeenTable *seen;
  JjPages *pages;
} Printing;

static void
begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Printing *printing)
{
  g_clear_pointer (&printing->pages, jj_pages_free);
  printing->pages = jj_seen_table_paginate (printing->seen, gtk_print_context_get_width (context),
                                            gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, (int)jj_pages_get_count (printing->pages));
}

static void
draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *printing)
{
  jj_pages_draw (printing->pages, gtk_print_context_get_cairo_context (context), (guint)page);
}

static void
done (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *printing)
{
  GError *error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  jj_workspace_fail (printing->workspace, error);
}

static void
free_printing (gpointer data)
{
  Printing *printing = data;

  g_clear_pointer (&printing->pages, jj_pages_free);
  jj_seen_table_free (printing->seen);
  g_object_unref (printing->workspace);
  g_free (printing);
}

static GtkPageSetup *
get_paper (JjSeenTable *seen)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, a4);
  gtk_page_setup_set_orientation (setup, jj_seen_table_is_wide (seen)
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (a4);
  return setup;
}

void
jj_table_output_print (GtkWidget *widget,
                       JjWorkspace *workspace,
                       JjSeenTable *seen,
                       const char *name)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) paper = get_paper (seen);
  g_autoptr (GError) error = NULL;
  Printing *printing = g_new0 (Printing, 1);

  printing->workspace = g_object_ref (workspace);
  printing->seen = seen;
  g_object_set_data_full (G_OBJECT (operation), "jj-printing", printing, free_printing);
  gtk_print_operation_set_default_page_setup (operation, paper);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print), printing);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), printing);
  g_signal_connect (operation, "done", G_CALLBACK (done), printing);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), &error);
}
