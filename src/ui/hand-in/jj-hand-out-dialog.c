/* jj-hand-out-dialog.c: choosing who gets a part of the plan (分送) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-hand-out-dialog.h"

#include "jj-file-dialogs.h"
#include "jj-hand-out.h"
#include "jj-plain-rows.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* How often the bar follows the thread, in milliseconds. */
#define FOLLOW_MS 100

static const JjKindId kinds[] = { JJ_KIND_SCHOOL, JJ_KIND_ALLIANCE, JJ_KIND_PROGRAMME };

struct _JjHandOutDialog
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  GArray *ids;        /* JjId: what is listed */
  GHashTable *marked; /* GINT64 → itself */
  GCancellable *cancellable;
  JjHandOut *out; /* while it runs, shared with the thread */
  guint follow_id;

  GtkDropDown *kind;
  GtkEditable *search;
  GtkListView *list;
  GtkWidget *hand_out, *busy;
  GtkProgressBar *progress;
};

G_DEFINE_FINAL_TYPE (JjHandOutDialog, jj_hand_out_dialog, ADW_TYPE_WINDOW)

static JjPlan *
get_plan (JjHandOutDialog *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static void
show_count (JjHandOutDialog *self)
{
  guint n = g_hash_table_size (self->marked);
  g_autofree char *label = g_strdup_printf (ngettext ("_Hand Out %u…", "_Hand Out %u…", n), n);

  gtk_button_set_label (GTK_BUTTON (self->hand_out), label);
  gtk_widget_set_sensitive (self->hand_out, n > 0 && !self->out);
}

static void
mark (JjHandOutDialog *self, JjId id, gboolean on)
{
  if (on)
    g_hash_table_add (self->marked, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->marked, &id);
}

static void
on_toggled (GtkCheckButton *button, JjHandOutDialog *self)
{
  const JjId *id = g_object_get_data (G_OBJECT (button), "jj-id");

  mark (self, *id, gtk_check_button_get_active (button));
  show_count (self);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, JjHandOutDialog *self)
{
  guint i = gtk_list_item_get_position (item);
  JjId id = i < self->ids->len ? g_array_index (self->ids, JjId, i) : 0;
  const JjElement *element = id ? jj_plan_find (get_plan (self), id) : NULL;
  const char *code = element ? jj_element_get_code (element) : NULL;
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (!element)
    return;
  label = g_strdup_printf ("%s  %s", code ? code : "", jj_element_get_title (element));
  button = gtk_check_button_new_with_label (label);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               g_hash_table_contains (self->marked, &id));
  g_object_set_data_full (G_OBJECT (button), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_list_item_set_child (item, button);
  gtk_list_item_set_activatable (item, FALSE);
}

static gboolean
is_wanted (const JjElement *element, const char *text)
{
  const char *code = jj_element_get_code (element);

  return !*text || strstr (jj_element_get_title (element), text) || (code && strstr (code, text));
}

static void
fill (JjHandOutDialog *self)
{
  JjKindId kind = kinds[gtk_drop_down_get_selected (self->kind)];
  const char *text = gtk_editable_get_text (self->search);
  GtkSelectionModel *model;

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < jj_plan_get_count (get_plan (self), kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (get_plan (self), kind, i);
      JjId id = jj_element_get_id (element);

      if (is_wanted (element, text))
        g_array_append_val (self->ids, id);
    }
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (jj_plain_rows_new (self->ids->len)));
  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
  show_count (self);
}

static void
on_filter (JjHandOutDialog *self)
{
  if (self->workspace)
    fill (self);
}

static void
on_all (JjHandOutDialog *self)
{
  gboolean all = TRUE;

  for (guint i = 0; i < self->ids->len; i++)
    all = all && g_hash_table_contains (self->marked, &g_array_index (self->ids, JjId, i));
  for (guint i = 0; i < self->ids->len; i++)
    mark (self, g_array_index (self->ids, JjId, i), !all);
  fill (self);
}

static void
on_stop (JjHandOutDialog *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
stop_following (JjHandOutDialog *self)
{
  g_clear_handle_id (&self->follow_id, g_source_remove);
  gtk_widget_set_visible (self->busy, FALSE);
  show_count (self);
}

static gboolean
follow (gpointer data)
{
  JjHandOutDialog *self = data;
  guint done = jj_hand_out_get_done (self->out), n = jj_hand_out_get_n (self->out);
  g_autofree char *text = g_strdup_printf ("%u / %u", done, n);

  gtk_progress_bar_set_fraction (self->progress, (double)done / n);
  gtk_progress_bar_set_text (self->progress, text);
  return G_SOURCE_CONTINUE;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *author = g_object_get_data (G_OBJECT (task), "jj-author");
  GError *error = NULL;

  if (jj_hand_out_write (data, author, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finish (JjHandOutDialog *self, JjHandOut *out)
{
  JjEdit *edit = jj_hand_out_to_edit (out);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));
  GError *error = NULL;

  if (!jj_workspace_commit (self->workspace, edit, &error))
    {
      jj_hand_out_discard (out);
      jj_error_dialog (GTK_WINDOW (self), _ ("The Parts Cannot Be Handed Out"), error->message);
      g_error_free (error);
      return;
    }
  jj_workspace_message (self->workspace, label, FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  JjHandOutDialog *self = JJ_HAND_OUT_DIALOG (source);
  JjHandOut *out = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->out = NULL;
  if (!self->workspace) /* the window is closed */
    {
      if (ok)
        jj_hand_out_discard (out);
      return;
    }
  stop_following (self);
  if (ok)
    finish (self, out);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jj_error_dialog (GTK_WINDOW (self), _ ("The Parts Cannot Be Handed Out"), error->message);
}

static void
add_marked (JjHandOutDialog *self, JjKindId kind)
{
  for (guint i = 0; i < jj_plan_get_count (get_plan (self), kind); i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (get_plan (self), kind, i));

      if (g_hash_table_contains (self->marked, &id))
        jj_hand_out_add (self->out, id);
    }
}

void
jj_hand_out_dialog_run (JjHandOutDialog *self, const char *folder)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  g_autoptr (GTask) task = NULL;

  self->out = jj_hand_out_new (get_plan (self), packs, folder);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    add_marked (self, kinds[k]);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_done, NULL);
  g_task_set_source_tag (task, jj_hand_out_dialog_run);
  g_task_set_task_data (task, self->out, (GDestroyNotify)jj_hand_out_free);
  g_object_set_data_full (G_OBJECT (task), "jj-author",
                          jj_settings_get_author (jj_workspace_get_settings (self->workspace)),
                          g_free);
  gtk_widget_set_visible (self->busy, TRUE);
  self->follow_id = g_timeout_add (FOLLOW_MS, follow, self);
  show_count (self);
  g_task_run_in_thread (task, run);
}

static void
on_folder (GtkNativeDialog *dialog, int response, JjHandOutDialog *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path)
    jj_hand_out_dialog_run (self, path);
  g_object_unref (dialog);
}

static void
on_hand_out (JjHandOutDialog *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Folder of the Parts"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_folder), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
jj_hand_out_dialog_dispose (GObject *object)
{
  JjHandOutDialog *self = JJ_HAND_OUT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_hand_out_dialog_parent_class)->dispose (object);
}

static void
jj_hand_out_dialog_finalize (GObject *object)
{
  JjHandOutDialog *self = JJ_HAND_OUT_DIALOG (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->marked);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (jj_hand_out_dialog_parent_class)->finalize (object);
}

static void
jj_hand_out_dialog_class_init (JjHandOutDialogClass *klass)
{
  GtkWidgetClass *class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_hand_out_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_hand_out_dialog_finalize;
  gtk_widget_class_set_template_from_resource (class, "/io/github/jingjin/Workbench/ui/"
                                                      "jj-hand-out-dialog.ui");
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, kind);
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, search);
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, list);
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, hand_out);
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, busy);
  gtk_widget_class_bind_template_child (class, JjHandOutDialog, progress);
  gtk_widget_class_bind_template_callback (class, on_filter);
  gtk_widget_class_bind_template_callback (class, on_all);
  gtk_widget_class_bind_template_callback (class, on_stop);
  gtk_widget_class_bind_template_callback (class, on_hand_out);
}

static void
jj_hand_out_dialog_init (JjHandOutDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->marked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  jj_plain_rows_set_factory (self->list, G_CALLBACK (on_bind), self);
}

/* What is selected in the window is marked; its kind is listed first. */
static void
mark_selected (JjHandOutDialog *self)
{
  guint n, kind = 0;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n);
  const JjElement *first = n ? jj_plan_find (get_plan (self), ids[0]) : NULL;

  for (guint k = 0; first && k < G_N_ELEMENTS (kinds); k++)
    kind = jj_element_get_kind_id (first) == kinds[k] ? k : kind;
  gtk_drop_down_set_selected (self->kind, kind);
  g_hash_table_remove_all (self->marked);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_find (get_plan (self), ids[i]);

      if (element && jj_element_get_kind_id (element) == kinds[kind])
        mark (self, ids[i], TRUE);
    }
}

JjHandOutDialog *
jj_hand_out_dialog_show (GtkWindow *parent, JjWorkspace *workspace)
{
  JjHandOutDialog *self
      = g_object_new (JJ_TYPE_HAND_OUT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    gtk_string_list_append (names, jj_label (jj_kind_get (kinds[k])->label));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (names));
  g_object_unref (names);
  self->workspace = g_object_ref (workspace);
  mark_selected (self);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
