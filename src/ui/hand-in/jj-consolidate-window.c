/* jj-consolidate-window.c: 彙整, for reviewers: the packages of counties added up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-consolidate-window.h"

#include "jj-consolidation.h"
#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-plain-rows.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define FOLLOW_MS 100

/* The thread's while it runs. */
typedef struct
{
  JjConsolidation *all;
  GPtrArray *paths;
  int done; /* atomic */
} Job;

struct _JjConsolidateWindow
{
  AdwApplicationWindow parent_instance;

  JjConsolidation *all; /* NULL while a thread has it */
  Job *job;
  GCancellable *cancellable;
  guint follow_id;

  GtkLabel *head, *sums;
  GtkWidget *add, *save;
  GtkStack *stack;
  GtkListView *list;
  GtkProgressBar *progress;
  AdwToastOverlay *toasts;
};

G_DEFINE_FINAL_TYPE (JjConsolidateWindow, jj_consolidate_window, ADW_TYPE_APPLICATION_WINDOW)

static char *
describe (const JjConsolidated *row)
{
  GString *text = g_string_new (row->file);

  if (row->reason)
    {
      g_string_append_printf (text, " · %s", row->reason);
      return g_string_free (text, FALSE);
    }
  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      g_autofree char *amount = jj_format_money (row->by_source[i]);

      if (row->by_source[i])
        g_string_append_printf (text, " · %s %s",
                                jj_label (jj_kind_purse.fields[JJ_PURSE_SOURCE].choices[i].label),
                                amount);
    }
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    g_string_append_printf (text, " · %s %u", jj_severity_get_label (i), row->findings[i]);
  if (row->notice)
    g_string_append_printf (text, " · %s", row->notice);
  return g_string_free (text, FALSE);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, JjConsolidateWindow *self)
{
  const JjConsolidated *row = jj_consolidation_get (self->all, gtk_list_item_get_position (item));
  g_autofree char *text = describe (row), *amount = jj_format_money (row->totals.total);
  g_autofree char *state
      = row->reason ? g_strdup (_ ("Not added up")) : g_strdup_printf (_ ("NT$ %s"), amount);
  const char *title = row->county ? jj_county_get_title (row->county) : row->file;
  GtkWidget *line = jj_plain_row_new (title, text, state);

  if (row->reason)
    gtk_widget_add_css_class (gtk_widget_get_last_child (line), "error");
  jj_ui_set_tooltip (line, text);
  gtk_list_item_set_child (item, line);
}

static char *
describe_sums (JjConsolidation *all)
{
  g_autofree char *missing = jj_consolidation_get_missing (all);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      gint64 sum = jj_consolidation_get_source (all, i);
      g_autofree char *amount = jj_format_money (sum);

      if (i != JJ_SOURCE_COUNTY_MATCH)
        g_string_append_printf (text, "%s%s %s", text->len ? " · " : "",
                                jj_label (jj_kind_purse.fields[JJ_PURSE_SOURCE].choices[i].label),
                                amount);
    }
  if (*missing)
    g_string_append_printf (text, "\n%s", _ ("Counties missing: "));
  g_string_append (text, missing);
  return g_string_free (text, FALSE);
}

static void
update (JjConsolidateWindow *self)
{
  guint n = jj_consolidation_get_n (self->all), added = jj_consolidation_count_added (self->all);
  g_autofree char *total = jj_format_money (jj_consolidation_get_total (self->all));
  g_autofree char *head = g_strdup_printf (_ ("%u files · %u added up · %u not · NT$ %s"), n, added,
                                           n - added, total);
  g_autofree char *sums = describe_sums (self->all);
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_no_selection_new (jj_plain_rows_new (n)));

  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
  gtk_label_set_text (self->head, n ? head : "");
  gtk_label_set_text (self->sums, n ? sums : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sums), n > 0);
  gtk_widget_set_sensitive (self->save, n > 0);
  gtk_widget_set_sensitive (self->add, TRUE);
  gtk_stack_set_visible_child_name (self->stack, n ? "list" : "empty");
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->all, jj_consolidation_free);
  g_ptr_array_unref (job->paths);
  g_free (job);
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      jj_consolidation_add_file (job->all, job->paths->pdata[i], cancellable);
      g_atomic_int_inc (&job->done);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
follow (gpointer data)
{
  JjConsolidateWindow *self = data;
  int done = g_atomic_int_get (&self->job->done), n = (int)self->job->paths->len;
  g_autofree char *text = g_strdup_printf ("%d / %d", done, n);

  gtk_progress_bar_set_fraction (self->progress, (double)done / n);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  JjConsolidateWindow *self = JJ_CONSOLIDATE_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* the window is closed */
  self->all = g_steal_pointer (&job->all);
  self->job = NULL;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  update (self);
}

void
jj_consolidate_window_add (JjConsolidateWindow *self, GPtrArray *paths)
{
  g_autoptr (GTask) task = NULL;
  GtkSelectionModel *none;

  if (!self->all || paths->len == 0)
    {
      g_ptr_array_unref (paths);
      return;
    }
  none = GTK_SELECTION_MODEL (gtk_no_selection_new (jj_plain_rows_new (0)));
  gtk_list_view_set_model (self->list, none);
  g_object_unref (none);
  gtk_widget_set_sensitive (self->save, FALSE);
  gtk_widget_set_sensitive (self->add, FALSE);
  self->job = g_new0 (Job, 1);
  self->job->all = g_steal_pointer (&self->all);
  self->job->paths = paths;
  task = g_task_new (self, self->cancellable, on_read, NULL);
  g_task_set_source_tag (task, jj_consolidate_window_add);
  g_task_set_task_data (task, self->job, free_job);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  self->follow_id = g_timeout_add (FOLLOW_MS, follow, self);
  g_task_run_in_thread (task, read_all);
}

static void
add_chosen (gpointer owner, GPtrArray *paths)
{
  jj_consolidate_window_add (owner, paths);
}

static void
on_add (JjConsolidateWindow *self)
{
  jj_ask_paths (GTK_WIDGET (self), _ ("Packages of Counties"), GTK_FILE_CHOOSER_ACTION_OPEN,
                add_chosen);
}

static void
on_saved (GtkNativeDialog *dialog, int response, JjConsolidateWindow *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path && self->all)
    {
      if (jj_consolidation_write (self->all, path, NULL, &error))
        {
          g_autofree char *name = g_file_get_basename (file);
          g_autofree char *escaped = g_markup_escape_text (name, -1);

          text = g_strdup_printf (_ ("Written: %s"), escaped);
          adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text));
        }
      else
        jj_error_dialog (GTK_WINDOW (self), _ ("The Workbook Cannot Be Written"), error->message);
    }
  g_object_unref (dialog);
}

static void
on_save (JjConsolidateWindow *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Workbook of All Counties"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("Consolidated.xlsx"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_saved), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjConsolidateWindow *self)
{
  jj_consolidate_window_add (self, jj_dropped_paths (value));
  return TRUE;
}

static void
jj_consolidate_window_dispose (GObject *object)
{
  JjConsolidateWindow *self = JJ_CONSOLIDATE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  G_OBJECT_CLASS (jj_consolidate_window_parent_class)->dispose (object);
}

static void
jj_consolidate_window_finalize (GObject *object)
{
  JjConsolidateWindow *self = JJ_CONSOLIDATE_WINDOW (object);

  g_clear_pointer (&self->all, jj_consolidation_free);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (jj_consolidate_window_parent_class)->finalize (object);
}

static void
jj_consolidate_window_class_init (JjConsolidateWindowClass *klass)
{
  GtkWidgetClass *class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_consolidate_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_consolidate_window_finalize;
  gtk_widget_class_set_template_from_resource (class, "/io/github/jingjin/Workbench/ui/"
                                                      "jj-consolidate-window.ui");
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, head);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, sums);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, add);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, save);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, stack);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, list);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, progress);
  gtk_widget_class_bind_template_child (class, JjConsolidateWindow, toasts);
  gtk_widget_class_bind_template_callback (class, on_add);
  gtk_widget_class_bind_template_callback (class, on_save);
}

static void
jj_consolidate_window_init (JjConsolidateWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), FALSE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->all = jj_consolidation_new ();
  self->cancellable = g_cancellable_new ();
  jj_plain_rows_set_factory (self->list, G_CALLBACK (on_bind), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update (self);
}

JjConsolidateWindow *
jj_consolidate_window_new (GtkApplication *application)
{
  return g_object_new (JJ_TYPE_CONSOLIDATE_WINDOW, "application", application, NULL);
}
