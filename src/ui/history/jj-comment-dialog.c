/* jj-comment-dialog.c: a reviewer's comment on an element or a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-comment-dialog.h"

#include "jj-data-tab.h"
#include "jj-diff.h"
#include "jj-field-row.h"
#include "jj-format.h"
#include "jj-grid.h"
#include "jj-kinds-plan.h"
#include "jj-plan-table.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  GtkWidget *dialog;
  GtkEditable *number, *author;
  GtkTextBuffer *text;
  JjId element;
  int field;
} Comment;

static void
free_comment (gpointer data, GClosure *closure)
{
  g_object_unref (((Comment *)data)->workspace);
  g_free (data);
}

char *
jj_comment_next_number (JjPlan *plan)
{
  guint64 next = 1;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_COMMENT); i++)
    {
      const char *number
          = jj_element_get_text (jj_plan_get_nth (plan, JJ_KIND_COMMENT, i), JJ_COMMENT_NUMBER);
      guint64 value;

      if (number && g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT32, &value, NULL))
        next = MAX (next, value + 1);
    }
  return g_strdup_printf ("%" G_GUINT64_FORMAT, next);
}

guint
jj_comment_count_open (JjPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_COMMENT); i++)
    n += jj_element_get_number_or (jj_plan_get_nth (plan, JJ_KIND_COMMENT, i), JJ_COMMENT_STATE,
                                   JJ_COMMENT_OPEN)
         == JJ_COMMENT_OPEN;
  return n;
}

static char *
get_text (Comment *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  text = gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
  return g_strdup (g_strstrip (text));
}

/* The first line is the comment's title, the rest stands below it. */
static void
set_text (JjEdit *edit, JjId id, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", 2);

  jj_edit_set_text (edit, JJ_KIND_COMMENT, id, JJ_NAME, parts[0]);
  if (parts[0] && parts[1])
    jj_edit_set_text (edit, JJ_KIND_COMMENT, id, JJ_NOTE, g_strstrip (parts[1]));
}

static void
add (Comment *self, const char *text)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *element = self->element ? jj_plan_find (plan, self->element) : NULL;
  JjEdit *edit = jj_edit_new (_ ("Add a comment"));
  JjId id = jj_edit_insert (edit, JJ_KIND_COMMENT, 0);

  set_text (edit, id, text);
  jj_edit_set_text (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_NUMBER,
                    gtk_editable_get_text (self->number));
  jj_edit_set_text (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_AUTHOR,
                    gtk_editable_get_text (self->author));
  jj_edit_set_number (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_DATE, jj_today ());
  jj_edit_set_number (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_STATE, JJ_COMMENT_OPEN);
  if (element)
    jj_edit_set_number (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_ELEMENT, self->element);
  if (element && self->field >= 0)
    jj_edit_set_text (edit, JJ_KIND_COMMENT, id, JJ_COMMENT_FIELD,
                      jj_element_get_kind (element)->fields[self->field].id);
  if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_workspace_message (self->workspace, _ ("Comment added"), TRUE);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Comment *self)
{
  g_autofree char *text = get_text (self);

  if (g_str_equal (response, "add") && *text)
    add (self, text);
}

static void
on_changed (Comment *self)
{
  g_autofree char *text = get_text (self);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), "add", *text != '\0');
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, Comment *self)
{
  g_autofree char *text = get_text (self);

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK) || !*text)
    return FALSE;
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (self->dialog), "add");
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  return TRUE;
}

static GtkWidget *
make_entry (const char *label, const char *text, GtkEditable **editable)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  *editable = GTK_EDITABLE (row);
  return row;
}

static GtkWidget *
make_text (Comment *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  jj_ui_set_name (view, _ ("Comment"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 110);
  self->text = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (view, keys);
  return scrolled;
}

static char *
describe (Comment *self)
{
  const JjElement *element
      = self->element ? jj_plan_find (jj_workspace_get_plan (self->workspace), self->element)
                      : NULL;
  g_autofree char *title = element ? jj_element_describe (element) : NULL;

  if (!title)
    return g_strdup (_ ("On the plan as a whole"));
  if (self->field < 0)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%s · %s", title,
                          jj_label (jj_element_get_kind (element)->fields[self->field].label));
}

static GtkWidget *
make_form (Comment *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();
  g_autofree char *number = jj_comment_next_number (plan);
  g_autofree char *author = jj_settings_get_author (jj_workspace_get_settings (self->workspace));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), make_entry (_ ("Number"), number, &self->number));
  gtk_list_box_append (GTK_LIST_BOX (list), make_entry (_ ("Raised by"), author, &self->author));
  gtk_box_append (GTK_BOX (form), make_text (self));
  gtk_box_append (GTK_BOX (form), list);
  return form;
}

void
jj_comment_dialog_present (GtkWidget *parent, JjWorkspace *workspace, JjId element, int field)
{
  Comment *self = g_new0 (Comment, 1);
  g_autofree char *place = NULL;
  AdwMessageDialog *dialog;

  self->workspace = g_object_ref (workspace);
  self->element = element;
  self->field = field;
  place = describe (self);
  self->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                                         _ ("Add a Comment"), place);
  dialog = ADW_MESSAGE_DIALOG (self->dialog);
  adw_message_dialog_set_extra_child (dialog, make_form (self));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), self, free_comment, 0);
  on_changed (self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The field of the cell where a table's cursor is, -1: none. */
static int
field_of_cell (GtkWidget *focus, JjKindId kind)
{
  GtkWidget *found = gtk_widget_get_ancestor (focus, JJ_TYPE_GRID);
  JjGrid *grid
      = found && gtk_widget_get_ancestor (found, JJ_TYPE_DATA_TAB) ? JJ_GRID (found) : NULL;
  guint column;
  gint64 key;

  if (!grid || !jj_grid_get_cursor (grid, &key, &column))
    return -1;
  for (guint f = 0; f < jj_kind_get (kind)->n_fields; f++)
    if (jj_plan_table_find_field (jj_table_view_get_table (jj_grid_get_view (grid)), f)
        == (int)column)
      return (int)f;
  return -1;
}

void
jj_comment_here (GtkWindow *window, JjWorkspace *workspace)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace, &n_ids);
  const JjElement *element
      = n_ids == 1 ? jj_plan_find (jj_workspace_get_plan (workspace), ids[0]) : NULL;
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, JJ_TYPE_FIELD_ROW) : NULL;
  int field = -1;

  /* Neither on links, which say nothing to a reviewer, nor on comments. */
  if (element
      && (jj_element_get_kind (element)->flags & JJ_KIND_LINK
          || jj_element_get_kind_id (element) == JJ_KIND_COMMENT))
    element = NULL;
  if (element && row)
    field = (int)jj_field_row_get_field (JJ_FIELD_ROW (row));
  else if (element && focus)
    field = field_of_cell (focus, jj_element_get_kind_id (element));
  jj_comment_dialog_present (GTK_WIDGET (window), workspace,
                             element ? jj_element_get_id (element) : 0, field);
}
