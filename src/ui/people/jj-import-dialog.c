/* jj-import-dialog.c: what foreign lists would bring in, before anything is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-import-dialog.h"

#include "jj-format.h"
#include "jj-import-columns.h"
#include "jj-import-lines.h"
#include "jj-importer.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjImportDialog
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *paths;
  JjBatch *batch;     /* NULL until it is read; a thread's while it runs */
  GPtrArray *refused; /* pairs of path and sentence, then NULL */
  JjMappingMemory *memory;
  JjImportTable *table; /* NULL once the window is closed */
  JjImportColumns *columns;
  struct Job *job; /* the thread's; NULL: none works */
  guint progress_id;

  GtkLabel *head, *ignored, *step;
  GtkWidget *import, *choices, *views, *forget, *working;
  GtkToggleButton *rows_button, *columns_button;
  GtkProgressBar *progress;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (JjImportDialog, jj_import_dialog, ADW_TYPE_WINDOW)

/* What the thread works on; the dialog touches nothing of it meanwhile. */
typedef struct Job
{
  JjPlan *plan;
  const JjMappingMemory *memory;
  GPtrArray *paths, *refused;
  JjBatch *batch; /* NULL: to be read */
  int n_read;     /* atomic: files */
  int n_sheets;   /* atomic: to be gone through; 0 while files are read */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->plan);
  g_clear_pointer (&job->paths, g_ptr_array_unref);
  g_clear_pointer (&job->refused, g_ptr_array_unref);
  g_clear_pointer (&job->batch, jj_batch_free);
  g_free (job);
}

static void
read_files (Job *job, GCancellable *cancellable)
{
  job->batch = jj_batch_new (job->plan, job->memory);
  job->batch->keeps_strangers = TRUE;
  for (guint i = 0; i < job->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autoptr (GError) error = NULL;

      g_atomic_int_inc (&job->n_read);
      if (jj_batch_add_file (job->batch, job->paths->pdata[i], JJ_N_KINDS, &error))
        continue;
      g_ptr_array_add (job->refused, g_strdup (job->paths->pdata[i]));
      g_ptr_array_add (job->refused, g_strdup (error->message));
    }
  g_ptr_array_add (job->refused, NULL);
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (!job->batch)
    read_files (job, cancellable);
  g_atomic_int_set (&job->n_sheets, (int)MAX (job->batch->sheets->len, 1));
  if (jj_batch_run (job->batch, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static guint
count (JjImportDialog *self, JjRowState state)
{
  return self->batch ? self->batch->counts[state] : 0;
}

/* Cells that came in, or did not, in a way that a person should know of. */
static void
append_remarks (JjImportDialog *self, GString *text)
{
  guint n = 0;

  for (guint i = 0; self->batch && i < self->batch->sheets->len; i++)
    {
      const JjImport *import = ((const JjBatchSheet *)self->batch->sheets->pdata[i])->import;

      n += import ? import->n_notices : 0;
    }
  if (n > 0)
    g_string_append_printf (text, ngettext (" · %u remark", " · %u remarks", n), n);
}

/* "3 files · 120 new · 4 changed · 2 refused · 1 same name". (transfer full) */
static char *
describe (JjImportDialog *self)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u file", "%u files", self->paths->len),
                          self->paths->len);
  for (guint state = 0; state < JJ_N_ROW_STATES; state++)
    {
      g_autofree char *number = jj_format_money (count (self, state));

      if (count (self, state) > 0)
        g_string_append_printf (text, " · %s %s", jj_import_state_get_label (state), number);
    }
  append_remarks (self, text);
  if (self->refused->len > 1)
    g_string_append_printf (text,
                            ngettext (" · %u file refused", " · %u files refused",
                                      self->refused->len / 2),
                            self->refused->len / 2);
  return g_string_free (text, FALSE);
}

/* Columns that mean nothing here, each once. (transfer full) */
static char *
describe_ignored (JjImportDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->batch && i < self->batch->sheets->len; i++)
    {
      const JjBatchSheet *sheet = self->batch->sheets->pdata[i];

      for (guint k = 0; sheet->import && k < sheet->import->ignored->len; k++)
        {
          const char *heading = sheet->import->ignored->pdata[k];

          if (!g_hash_table_add (seen, (gpointer)heading))
            continue;
          g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : _ ("Columns left out: "),
                                  heading);
        }
    }
  return g_string_free (text, FALSE);
}

/* What was said about columns, and what is left out. (transfer full) */
static char *
describe_columns (JjImportDialog *self)
{
  guint n_remembered = jj_import_columns_count_remembered (self->columns);
  guint n_strangers = jj_import_columns_count_strangers (self->columns);
  g_autofree char *ignored = describe_ignored (self);
  GString *text = g_string_new (NULL);

  if (n_strangers > 0)
    g_string_append_printf (text,
                            ngettext ("%u list is not known: say under Columns what it holds · ",
                                      "%u lists are not known: say under Columns what they hold · ",
                                      n_strangers),
                            n_strangers);
  if (n_remembered > 0)
    g_string_append_printf (text,
                            ngettext ("Columns of %u list as corrected earlier · ",
                                      "Columns of %u lists as corrected earlier · ", n_remembered),
                            n_remembered);
  g_string_append (text, ignored);
  if (g_str_has_suffix (text->str, " · "))
    g_string_truncate (text, text->len - strlen (" · "));
  return g_string_free (text, FALSE);
}

/* The lines of the lists, or what their columns are taken as. */
static void
show_view (JjImportDialog *self)
{
  gboolean rows = gtk_toggle_button_get_active (self->rows_button);

  if (self->job)
    return;
  gtk_stack_set_visible_child (self->stack, rows ? jj_import_table_get_widget (self->table)
                                                 : jj_import_columns_get_widget (self->columns));
  gtk_widget_set_visible (self->forget,
                          !rows && jj_import_columns_count_remembered (self->columns) > 0);
  if (!rows)
    jj_import_columns_focus (self->columns);
}

static void
show_result (JjImportDialog *self)
{
  guint n_named = 0;
  g_autofree char *head = describe (self), *ignored = NULL;
  GPtrArray *lines = jj_import_lines_new (self->batch, (char *const *)self->refused->pdata);

  for (guint i = 0; i < lines->len; i++)
    n_named += ((JjImportLine *)lines->pdata[i])->by_name;
  jj_import_table_set (self->table, lines);
  jj_import_columns_set (self->columns, self->batch);
  ignored = describe_columns (self);
  gtk_label_set_text (self->head, head);
  gtk_label_set_text (self->ignored, ignored);
  jj_ui_set_tooltip (GTK_WIDGET (self->ignored), ignored);
  gtk_widget_set_visible (GTK_WIDGET (self->ignored), *ignored != '\0');
  gtk_widget_set_visible (self->choices, n_named > 0);
  gtk_widget_set_sensitive (self->import, !jj_edit_is_empty (self->batch->edit)
                                              && !jj_workspace_get_read_only (self->workspace));
  gtk_widget_set_sensitive (self->views, TRUE);
  show_view (self);
}

/* "Reading: 34 of 100 files". */
static gboolean
show_progress (gpointer data)
{
  JjImportDialog *self = data;
  guint n_sheets = (guint)g_atomic_int_get (&self->job->n_sheets), n, all;
  g_autofree char *text = NULL;

  if (n_sheets > 0)
    {
      n = (guint)g_atomic_int_get (&self->job->batch->n_done);
      all = n_sheets;
      text = g_strdup_printf (_ ("Matching with the plan: %u of %u lists"), n, all);
    }
  else
    {
      n = (guint)g_atomic_int_get (&self->job->n_read);
      all = self->paths->len;
      text = g_strdup_printf (_ ("Reading: %u of %u files"), n, all);
    }
  gtk_label_set_text (self->step, text);
  gtk_progress_bar_set_fraction (self->progress, CLAMP ((double)n / MAX (all, 1), 0, 1));
  return G_SOURCE_CONTINUE;
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  JjImportDialog *self = JJ_IMPORT_DIALOG (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  self->job = NULL;
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    return; /* cancelled: the window is closed */
  self->batch = g_steal_pointer (&job->batch);
  if (job->refused)
    self->refused = g_steal_pointer (&job->refused);
  if (self->table)
    show_result (self);
}

static void
start (JjImportDialog *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_done, NULL);
  Job *job = g_new0 (Job, 1);

  job->batch = g_steal_pointer (&self->batch);
  if (!job->batch)
    {
      job->plan = jj_plan_copy (jj_workspace_get_plan (self->workspace));
      job->memory = self->memory;
      job->paths = g_ptr_array_ref (self->paths);
      job->refused = g_ptr_array_new_with_free_func (g_free);
    }
  gtk_widget_set_sensitive (self->import, FALSE);
  gtk_widget_set_visible (self->choices, FALSE);
  gtk_widget_set_sensitive (self->views, FALSE);
  gtk_widget_set_visible (self->forget, FALSE);
  gtk_stack_set_visible_child (self->stack, self->working);
  jj_import_columns_set (self->columns, NULL);
  self->job = job;
  show_progress (self);
  self->progress_id = g_timeout_add (100, show_progress, self);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

static void
choose (JjImportDialog *self, const JjImportLine *line, JjDoubleChoice choice)
{
  const JjBatchSheet *sheet = line->by_name ? self->batch->sheets->pdata[line->sheet_index] : NULL;

  if (sheet && sheet->mapping)
    jj_mapping_choose (sheet->mapping, line->line, choice);
}

/* For the selected rows; where none of them is one to choose, for all that wait, and only where
 * none waits for all: what was decided row by row stays. */
static void
choose_rows (JjImportDialog *self, JjDoubleChoice choice)
{
  g_autoptr (GPtrArray) selected = jj_import_table_get_selected (self->table);
  GPtrArray *all = jj_import_table_get_lines (self->table);
  guint n = 0, n_wait = 0;

  for (guint i = 0; i < selected->len; i++)
    {
      choose (self, selected->pdata[i], choice);
      n += ((JjImportLine *)selected->pdata[i])->by_name;
    }
  for (guint i = 0; i < all->len; i++)
    n_wait += ((JjImportLine *)all->pdata[i])->waits;
  for (guint i = 0; n == 0 && i < all->len; i++)
    if (n_wait == 0 || ((JjImportLine *)all->pdata[i])->waits)
      choose (self, all->pdata[i], choice);
  start (self);
}

static void
on_accept (JjImportDialog *self)
{
  choose_rows (self, JJ_DOUBLE_ACCEPT);
}

static void
on_add (JjImportDialog *self)
{
  choose_rows (self, JJ_DOUBLE_NEW);
}

static void
on_skip (JjImportDialog *self)
{
  choose_rows (self, JJ_DOUBLE_SKIP);
}

static void
on_forget (JjImportDialog *self)
{
  GError *error = NULL;

  if (!jj_import_columns_forget (self->columns, self->memory))
    return;
  if (!jj_mapping_memory_save (self->memory, &error))
    jj_workspace_fail (self->workspace, error);
  start (self);
}

/* What was corrected holds for the next list with these headings once it has been of use. */
static void
remember_columns (JjImportDialog *self)
{
  GError *error = NULL;

  if (jj_import_columns_keep (self->columns, self->memory)
      && !jj_mapping_memory_save (self->memory, &error))
    jj_workspace_fail (self->workspace, error);
}

static void
on_import (JjImportDialog *self)
{
  guint n = count (self, JJ_ROW_NEW) + count (self, JJ_ROW_UPDATE);
  g_autofree char *label = g_strdup_printf (ngettext ("Import %u row", "Import %u rows", n), n);
  GError *error = NULL;

  jj_edit_set_label (self->batch->edit, label);
  if (!jj_workspace_commit (self->workspace, jj_edit_ref (self->batch->edit), &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  remember_columns (self);
  jj_workspace_message (self->workspace, label, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jj_import_dialog_dispose (GObject *object)
{
  JjImportDialog *self = JJ_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->table, jj_import_table_free);
  g_clear_pointer (&self->columns, jj_import_columns_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_import_dialog_parent_class)->dispose (object);
}

static void
jj_import_dialog_finalize (GObject *object)
{
  JjImportDialog *self = JJ_IMPORT_DIALOG (object);

  g_clear_pointer (&self->batch, jj_batch_free);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  jj_mapping_memory_free (self->memory);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (jj_import_dialog_parent_class)->finalize (object);
}

static void
jj_import_dialog_class_init (JjImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_import_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, head);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, ignored);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, import);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, working);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, step);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, views);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, rows_button);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, columns_button);
  gtk_widget_class_bind_template_child (widget_class, JjImportDialog, forget);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
  gtk_widget_class_bind_template_callback (widget_class, show_view);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
}

static void
jj_import_dialog_init (JjImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->memory = jj_mapping_memory_load ();
  self->table = jj_import_table_new ();
  self->columns = jj_import_columns_new (G_CALLBACK (start), self);
  gtk_stack_add_child (self->stack, jj_import_table_get_widget (self->table));
  gtk_stack_add_child (self->stack, jj_import_columns_get_widget (self->columns));
}

void
jj_import_dialog_show (GtkWindow *parent, JjWorkspace *workspace, GSList *files)
{
  JjImportDialog *self
      = g_object_new (JJ_TYPE_IMPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  for (GSList *l = files; l; l = l->next)
    {
      char *path = g_file_get_path (l->data);

      g_ptr_array_add (self->paths, path ? path : g_file_get_uri (l->data));
    }
  start (self);
  gtk_window_present (GTK_WINDOW (self));
}
