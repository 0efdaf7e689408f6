/* jj-edited-window.c: what was typed into the plan's .odt, to take or not */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-edited-window.h"

#include "jj-edited.h"
#include "jj-sequence.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjEditedWindow
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  char *path;
  GCancellable *cancellable;
  JjEdited *edited;
  GPtrArray *switches; /* GtkSwitch, one a field */

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwStatusPage *status;
  GtkWidget *take;
};

G_DEFINE_FINAL_TYPE (JjEditedWindow, jj_edited_window, ADW_TYPE_WINDOW)

static gboolean
is_same_line (gconstpointer a, gconstpointer b)
{
  return g_str_equal (a, b);
}

static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i]; i++)
    g_ptr_array_add (list, g_strdup (lines[i]));
  return list;
}

/* A sign before each changed line, and a tint that shows on light and dark alike. */
static void
append_line (GString *markup, const char *line, const char *sign, const char *colour)
{
  g_autofree char *escaped = g_markup_escape_text (*line ? line : " ", -1);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  if (sign)
    g_string_append_printf (markup,
                            "<span background=\"%s\" background_alpha=\"22%%\">%s %s</span>",
                            colour, sign, escaped);
  else
    g_string_append (markup, escaped);
}

static GtkWidget *
make_side (const char *title, const char *markup)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_label_new (title), *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (head, "caption-heading");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Old and new beside each other. */
static GtkWidget *
make_difference (const JjEditedField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autoptr (GPtrArray) before = split (field->before), after = split (field->after);
  g_autofree int *match = jj_sequence_match (before, after, is_same_line);
  g_autofree gboolean *kept = g_new0 (gboolean, before->len + 1);
  g_autoptr (GString) old = g_string_new (NULL), new = g_string_new (NULL);

  for (guint i = 0; i < after->len; i++)
    {
      append_line (new, after->pdata[i], match[i] < 0 ? "+" : NULL, "#2ec27e");
      if (match[i] >= 0)
        kept[match[i]] = TRUE;
    }
  for (guint i = 0; i < before->len; i++)
    append_line (old, before->pdata[i], kept[i] ? NULL : "−", "#e01b24");
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_box_append (GTK_BOX (box), make_side (_ ("In the plan"), old->str));
  gtk_box_append (GTK_BOX (box), make_side (_ ("In the file"), new->str));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  return box;
}

static AdwPreferencesGroup *
add_group (JjEditedWindow *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *escaped = title ? g_markup_escape_text (title, -1) : NULL;

  if (escaped)
    adw_preferences_group_set_title (group, escaped);
  adw_preferences_page_add (self->page, group);
  return group;
}

static void
add_sentence (AdwPreferencesGroup *group, const char *sentence)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

static void
update_take (JjEditedWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->switches->len; i++)
    n += gtk_switch_get_active (self->switches->pdata[i]);
  gtk_widget_set_sensitive (self->take, n > 0);
}

static void
add_field (JjEditedWindow *self, const JjEditedField *field)
{
  AdwPreferencesGroup *group = add_group (self, field->title);
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  GtkWidget *difference = adw_preferences_row_new ();
  g_autoptr (GString) lost = g_string_new (NULL);

  for (guint i = 0; i < field->lost->len; i++)
    g_string_append_printf (lost, "%s%s", i ? "、" : "", (const char *)field->lost->pdata[i]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Take this text"));
  if (lost->len > 0)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("Live fields are gone or typed over: %s"), lost->str);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "jj-warning-symbolic");
    }
  /* What lost a figure is taken by who says so. */
  gtk_switch_set_active (GTK_SWITCH (toggle), lost->len == 0);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  jj_ui_set_name (toggle, field->title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (update_take), self);
  g_ptr_array_add (self->switches, toggle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (difference), make_difference (field));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (difference), FALSE);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, difference);
}

static void
show_sentences (JjEditedWindow *self, GPtrArray *sentences, const char *title)
{
  AdwPreferencesGroup *group = sentences->len > 0 ? add_group (self, title) : NULL;

  for (guint i = 0; i < sentences->len; i++)
    add_sentence (group, sentences->pdata[i]);
}

static void
show_status (JjEditedWindow *self, const char *icon, const char *title, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, escaped);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show (JjEditedWindow *self)
{
  const JjEdited *edited = self->edited;

  if (edited->fields->len + edited->figures->len + edited->notices->len == 0)
    {
      show_status (self, "emblem-ok-symbolic", _ ("Nothing was changed"),
                   _ ("The document says what the plan says."));
      return;
    }
  for (guint i = 0; i < edited->fields->len; i++)
    add_field (self, edited->fields->pdata[i]);
  show_sentences (self, edited->figures, _ ("Figures and tables: told, not taken"));
  show_sentences (self, edited->notices, _ ("Left as it is"));
  update_take (self);
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  JjEditedWindow *self = JJ_EDITED_WINDOW (source);
  g_autoptr (GError) error = NULL;

  self->edited = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->edited)
    show (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_status (self, "jj-error-symbolic", _ ("The document cannot be taken back"),
                 error->message);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  JjEdited *edited = jj_edited_read (data, ((JjEditedWindow *)source)->path, cancellable, &error);

  if (edited)
    g_task_return_pointer (task, edited, (GDestroyNotify)jj_edited_free);
  else
    g_task_return_error (task, error);
}

static void
start (JjEditedWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_read, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, jj_plan_copy (jj_workspace_get_plan (self->workspace)),
                        g_object_unref);
  g_task_run_in_thread (task, run);
}

static void
on_take (JjEditedWindow *self)
{
  g_autofree gboolean *accepted = g_new0 (gboolean, self->switches->len + 1);
  JjEdit *edit;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->switches->len; i++)
    accepted[i] = gtk_switch_get_active (self->switches->pdata[i]);
  edit = jj_edited_accept (self->edited, accepted);
  label = g_strdup (jj_edit_get_label (edit));
  if (!jj_workspace_commit (self->workspace, edit, NULL))
    return;
  jj_workspace_message (self->workspace, label, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
jj_edited_window_dispose (GObject *object)
{
  JjEditedWindow *self = JJ_EDITED_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_edited_window_parent_class)->dispose (object);
}

static void
jj_edited_window_finalize (GObject *object)
{
  JjEditedWindow *self = JJ_EDITED_WINDOW (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->edited, jj_edited_free);
  g_ptr_array_unref (self->switches);
  g_free (self->path);
  G_OBJECT_CLASS (jj_edited_window_parent_class)->finalize (object);
}

static void
jj_edited_window_class_init (JjEditedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_edited_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_edited_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-edited-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JjEditedWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JjEditedWindow, page);
  gtk_widget_class_bind_template_child (widget_class, JjEditedWindow, status);
  gtk_widget_class_bind_template_child (widget_class, JjEditedWindow, take);
}

static void
jj_edited_window_init (JjEditedWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (on_take), self);
}

void
jj_edited_window_show (GtkWindow *parent, JjWorkspace *workspace, const char *path)
{
  JjEditedWindow *self
      = g_object_new (JJ_TYPE_EDITED_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  gtk_window_present (GTK_WINDOW (self));
  start (self);
}

static void
on_response (GtkNativeDialog *dialog, int response, JjWorkspace *workspace)
{
  GtkWindow *parent = gtk_native_dialog_get_transient_for (dialog);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    jj_edited_window_show (parent, workspace, path);
  g_object_unref (dialog);
}

void
jj_edited_window_ask (GtkWindow *parent, JjWorkspace *workspace)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Take Back the Edited Document"), parent,
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) documents = gtk_file_filter_new ();

  gtk_file_filter_set_name (documents, _ ("OpenDocument texts"));
  gtk_file_filter_add_pattern (documents, "*.odt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), documents);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), workspace, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
