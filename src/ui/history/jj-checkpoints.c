/* jj-checkpoints.c: the named states of a plan, to open, compare and restore */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-checkpoints.h"

#include "jj-application.h"
#include "jj-ask-text.h"
#include "jj-history.h"
#include "jj-ui.h"
#include "jj-when.h"

#include <glib/gi18n.h>

/* About five rows; more are scrolled. */
#define MOST_HEIGHT 170

struct _JjCheckpoints
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top;
  GtkListBox *list;
  GPtrArray *points; /* JjHistoryEntry */
  gint64 seen;       /* the last entry when they were read */
};

enum
{
  SIGNAL_COMPARE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjCheckpoints, jj_checkpoints, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

typedef struct
{
  JjWorkspace *workspace;
  GtkApplication *application; /* (nullable): restoring */
  char *path, *name;
  gint64 seq;
} Past;

static void
free_past (gpointer data)
{
  Past *past = data;

  g_object_unref (past->workspace);
  g_clear_object (&past->application);
  g_free (past->path);
  g_free (past->name);
  g_free (past);
}

/* The past is worked out from the log, which takes its time for a long one. */
static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Past *past = data;
  GError *error = NULL;
  JjProject *project = jj_project_open_at (past->path, past->seq, past->name, &error);

  if (project)
    g_task_return_pointer (task, project, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (JjWorkspace *workspace,
       GtkApplication *application,
       gint64 seq,
       const char *name,
       GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, NULL);
  Past *past = g_new0 (Past, 1);

  past->workspace = g_object_ref (workspace);
  past->application = application ? g_object_ref (application) : NULL;
  past->path = g_strdup (jj_project_get_path (jj_workspace_get_project (workspace)));
  past->name = g_strdup (name);
  past->seq = seq;
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, past, free_past);
  g_task_run_in_thread (task, load);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  Past *past = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (JjProject) project = g_task_propagate_pointer (G_TASK (result), &error);

  if (project)
    jj_application_show_project (JJ_APPLICATION (past->application), project);
  else
    jj_workspace_fail (past->workspace, error);
}

void
jj_checkpoint_open (GtkWidget *parent, JjWorkspace *workspace, gint64 seq, const char *name)
{
  GtkRoot *root = gtk_widget_get_root (parent);

  start (workspace, gtk_window_get_application (GTK_WINDOW (root)), seq, name, on_opened);
}

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  Past *past = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (JjProject) project = g_task_propagate_pointer (G_TASK (result), &error);
  JjProject *present = jj_workspace_get_project (past->workspace);
  g_autofree char *before = g_strdup_printf (_ ("Before restoring “%s”"), past->name);
  g_autofree char *label = g_strdup_printf (_ ("Restore “%s”"), past->name);
  gint64 last = jj_project_get_last_seq (present);

  if (!project
      || !jj_project_restore (present, jj_project_get_plan (project), before, label, &error))
    jj_workspace_fail (past->workspace, error);
  else if (jj_project_get_last_seq (present) == last)
    jj_workspace_message (past->workspace, _ ("The plan is as it was there: nothing to restore."),
                          FALSE);
  else
    jj_workspace_message (past->workspace, label, TRUE);
}

void
jj_checkpoint_restore (JjWorkspace *workspace, gint64 seq, const char *name)
{
  start (workspace, NULL, seq, name, on_restored);
}

static void
add_checkpoint (GObject *source, const char *name, gpointer data)
{
  JjWorkspace *workspace = JJ_WORKSPACE (source);
  g_autofree char *text = g_strdup_printf (_ ("Checkpoint “%s” made"), name);
  GError *error = NULL;

  if (jj_project_add_checkpoint (jj_workspace_get_project (workspace), name, &error))
    jj_workspace_message (workspace, text, FALSE);
  else
    jj_workspace_fail (workspace, error);
}

void
jj_checkpoint_ask (GtkWidget *parent, JjWorkspace *workspace)
{
  const JjAskText ask = {
    .heading = _ ("Make a Checkpoint"),
    .body = _ ("The plan as it is now gets a name. It can be opened, compared and restored at any "
               "time, and travels with the file."),
    .label = _ ("For example: handed in for review"),
    .accept = _ ("_Make"),
  };

  jj_ask_text (parent, &ask, G_OBJECT (workspace), add_checkpoint, NULL);
}

static const JjHistoryEntry *
find (JjCheckpoints *self, gint64 seq)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const JjHistoryEntry *point = g_ptr_array_index (self->points, i);

      if (point->seq == seq)
        return point;
    }
  return NULL;
}

static void
point_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCheckpoints *self = JJ_CHECKPOINTS (widget);
  const JjHistoryEntry *point = find (self, g_variant_get_int64 (parameter));

  jj_checkpoint_open (widget, self->workspace, point->seq, point->label);
}

static void
point_compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_COMPARE], 0, g_variant_get_int64 (parameter));
}

static void
point_restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCheckpoints *self = JJ_CHECKPOINTS (widget);
  const JjHistoryEntry *point = find (self, g_variant_get_int64 (parameter));

  jj_checkpoint_restore (self->workspace, point->seq, point->label);
}

static void
rename_point (GObject *source, const char *name, gpointer data)
{
  JjCheckpoints *self = JJ_CHECKPOINTS (source);
  const gint64 seq = GPOINTER_TO_SIZE (data);
  GError *error = NULL;

  if (self->workspace
      && !jj_project_amend (jj_workspace_get_project (self->workspace), seq, name, NULL, &error))
    jj_workspace_fail (self->workspace, error);
}

static void
point_rename (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const JjHistoryEntry *point = find (JJ_CHECKPOINTS (widget), g_variant_get_int64 (parameter));
  const JjAskText ask = {
    .heading = _ ("Rename the Checkpoint"),
    .label = _ ("Name of the checkpoint"),
    .text = point->label,
    .accept = _ ("_Rename"),
  };

  jj_ask_text (widget, &ask, G_OBJECT (widget), rename_point, GSIZE_TO_POINTER ((gsize)point->seq));
}

static GtkWidget *
make_button (const char *label, const char *action, const JjHistoryEntry *point)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *full = g_strconcat ("point.", action, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, point->label);

  jj_ui_set_name (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), full);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button),
                                          g_variant_new_int64 (point->seq));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
make_row (JjCheckpoints *self, const JjHistoryEntry *point)
{
  const gboolean writable = !jj_workspace_get_read_only (self->workspace);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = jj_when_format (point->time);
  g_autofree char *title = g_markup_escape_text (point->label ? point->label : "", -1);
  g_autofree char *plain = g_strdup_printf ("%s · %s", when, point->author);
  g_autofree char *subtitle = g_markup_escape_text (plain, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_ ("Open"), "open", point));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (_ ("Compare"), "compare", point));
  if (writable)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_button (_ ("Restore"), "restore", point));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_button (_ ("Rename…"), "rename", point));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static void
read_points (JjCheckpoints *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  const JjHistoryQuery query = { .checkpoints = TRUE };
  g_autoptr (JjHistory) history = jj_history_new (project, &query);
  GPtrArray *points = jj_history_next (history, G_MAXUINT, NULL);

  self->seen = jj_project_get_last_seq (project);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  self->points = points ? points : g_ptr_array_new ();
  jj_ui_clear_list (self->list);
  for (guint i = 0; i < self->points->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->points, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), self->points->len > 0);
}

/* Most edits make no checkpoint and amend none: then the log is not gone through again. */
static void
on_saved (JjCheckpoints *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  const gint64 n_new = jj_project_get_last_seq (project) - self->seen;
  g_autoptr (JjHistory) history = jj_history_new (project, NULL);
  g_autoptr (GPtrArray) page = n_new > 0 ? jj_history_next (history, (guint)n_new, NULL) : NULL;
  gint64 n_edits = 0;

  for (guint i = 0; page && i < page->len; i++)
    {
      const JjHistoryEntry *entry = g_ptr_array_index (page, i);

      n_edits += entry->seq > self->seen && entry->kind != JJ_LOG_CHECKPOINT;
    }
  if (n_new < 0 || n_edits < n_new)
    read_points (self);
  else
    self->seen += n_new;
}

static void
jj_checkpoints_dispose (GObject *object)
{
  JjCheckpoints *self = JJ_CHECKPOINTS (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_checkpoints_parent_class)->dispose (object);
}

static void
jj_checkpoints_class_init (JjCheckpointsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_checkpoints_dispose;
  signals[SIGNAL_COMPARE] = g_signal_new ("compare", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "point.open", "x", point_open);
  gtk_widget_class_install_action (widget_class, "point.compare", "x", point_compare);
  gtk_widget_class_install_action (widget_class, "point.restore", "x", point_restore);
  gtk_widget_class_install_action (widget_class, "point.rename", "x", point_rename);
}

static void
jj_checkpoints_init (JjCheckpoints *self)
{
  self->top = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Checkpoints"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->top), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->top), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->top), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->top), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
}

GtkWidget *
jj_checkpoints_new (JjWorkspace *workspace)
{
  JjCheckpoints *self = g_object_new (JJ_TYPE_CHECKPOINTS, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_project (workspace), "notify::saved-time",
                           G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  read_points (self);
  return GTK_WIDGET (self);
}

guint
jj_checkpoints_count (JjCheckpoints *self)
{
  return self->points->len;
}
