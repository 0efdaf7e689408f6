/* jj-changes-output.c: tables of 送件 as documents in files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes-output.h"

#include "jj-atomic.h"
#include "jj-change-sheet.h"
#include "jj-kinds-plan.h"
#include "jj-odt.h"
#include "jj-save.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <string.h>

/* What is written: a document as .odt, or bytes that are made already. */
typedef struct
{
  JjPlan *plan;
  JjDocument *document; /* NULL: bytes */
  GBytes *bytes;
} Output;

static void
free_output (gpointer data)
{
  Output *output = data;

  g_object_unref (output->plan);
  g_clear_pointer (&output->document, jj_document_unref);
  g_clear_pointer (&output->bytes, g_bytes_unref);
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

static gboolean
write_file (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  return jj_write_atomically (path, write_output, data, cancellable, error);
}

static void
ask (GtkWidget *widget, JjWorkspace *workspace, Output *output, const char *name)
{
  const JjSave save = { .title = _ ("Export the Table"),
                        .name = name,
                        .suffix = output->document ? "odt" : "ods",
                        .write = write_file,
                        .data = output,
                        .free_data = free_output };

  jj_save_ask (widget, workspace, &save);
}

static Output *
new_output (JjPlan *plan)
{
  Output *output = g_new0 (Output, 1);

  output->plan = g_object_ref (plan);
  return output;
}

void
jj_document_output_ask (GtkWidget *widget,
                        JjWorkspace *workspace,
                        JjDocument *document,
                        const char *name)
{
  g_autoptr (JjPlan) plan = jj_plan_copy (jj_workspace_get_plan (workspace));
  Output *output = new_output (plan);

  output->document = document;
  ask (widget, workspace, output, name);
}

void
jj_changes_output_ask (GtkWidget *widget,
                       JjWorkspace *workspace,
                       const JjComparison *comparison,
                       const char *format)
{
  const gboolean odt = strcmp (format, "odt") == 0;
  const JjChangeSheet sheet
      = { jj_element_get_title (jj_plan_get_root (comparison->plan)), comparison->before,
          comparison->after,
          jj_element_get_text (jj_plan_get_root (comparison->plan), JJ_PLAN_COUNTY) };
  Output *output = new_output (comparison->plan);
  g_autoptr (GOutputStream) memory = NULL;
  GError *error = NULL;

  if (odt)
    {
      output->document = jj_change_sheet_make (comparison->written, &sheet);
      ask (widget, workspace, output, _ ("Table of changes"));
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
  ask (widget, workspace, output, _ ("Table of changes"));
}
