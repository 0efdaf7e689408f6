/* jj-comments-tab.c: 意見, what reviewers said and what was answered */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-comments-tab.h"

#include "jj-change-sheet.h"
#include "jj-changes-output.h"
#include "jj-comment-dialog.h"
#include "jj-kinds-plan.h"
#include "jj-list-tab.h"
#include "jj-plan-table.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjCommentsTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjListTab *list;
  GtkWidget *only_open;
};

G_DEFINE_FINAL_TYPE (JjCommentsTab, jj_comments_tab, GTK_TYPE_WIDGET)

static void
update_title (JjCommentsTab *self)
{
  guint n = jj_table_get_n_rows (self->table);
  guint n_open = jj_comment_count_open (jj_workspace_get_plan (self->workspace));
  guint shown = jj_list_tab_count_shown (self->list);
  GString *title = g_string_new (NULL);

  g_string_append_printf (title, ngettext ("%u comment", "%u comments", n), n);
  g_string_append_printf (title, _ (" · %u to be answered"), n_open);
  if (shown < n)
    g_string_append_printf (title, _ (" · %u of %u rows"), shown, n);
  jj_list_tab_set_title (self->list, title->str);
  g_string_free (title, TRUE);
}

static void
on_selected (JjCommentsTab *self, gint64 key)
{
  JjId id = key;

  if (key > 0 && jj_plan_find (jj_workspace_get_plan (self->workspace), id))
    jj_workspace_select (self->workspace, &id, 1);
}

static const JjElement *
current (JjCommentsTab *self)
{
  guint column;
  gint64 key;

  if (!jj_grid_get_cursor (jj_list_tab_get_grid (self->list), &key, &column))
    return NULL;
  return jj_plan_find (jj_workspace_get_plan (self->workspace), key);
}

static void
go_to (JjCommentsTab *self, const JjElement *comment)
{
  const JjElement *element = jj_element_get_ref (comment, JJ_COMMENT_ELEMENT);
  const char *field = jj_element_get_text (comment, JJ_COMMENT_FIELD);

  if (element)
    jj_workspace_show (self->workspace, jj_element_get_id (element),
                       field ? jj_kind_find_field (jj_element_get_kind (element), field) : -1);
  else
    jj_workspace_message (self->workspace, _ ("This comment is on the plan as a whole."), FALSE);
}

static void
comment_go_to (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const JjElement *comment = current (JJ_COMMENTS_TAB (widget));

  if (comment)
    go_to (JJ_COMMENTS_TAB (widget), comment);
}

static void
on_activated (JjCommentsTab *self, gint64 key)
{
  const JjElement *comment = jj_plan_find (jj_workspace_get_plan (self->workspace), key);

  if (comment)
    go_to (self, comment);
}

/* All selected rows in one step. */
static void
comment_state (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCommentsTab *self = JJ_COMMENTS_TAB (widget);
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (jj_list_tab_get_grid (self->list));
  JjEdit *edit = jj_edit_new (_ ("State of comments"));

  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, gint64, i) > 0)
      jj_edit_set_number (edit, JJ_KIND_COMMENT, g_array_index (keys, gint64, i), JJ_COMMENT_STATE,
                          g_variant_get_int32 (parameter));
  jj_workspace_commit (self->workspace, edit, NULL);
}

static void
comment_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCommentsTab *self = JJ_COMMENTS_TAB (widget);

  jj_document_output_ask (widget, self->workspace,
                          jj_comment_sheet_make (jj_workspace_get_plan (self->workspace)),
                          _ ("Answers to reviewers"));
}

static void
on_only_open (JjCommentsTab *self)
{
  const char *label
      = jj_label (jj_kind_comment.fields[JJ_COMMENT_STATE].choices[JJ_COMMENT_OPEN].label);
  char *values[] = { (char *)label, NULL };
  JjFilter filter = { .values = values };
  int column = jj_plan_table_find_field (self->table, JJ_COMMENT_STATE);

  jj_table_view_set_filter (jj_list_tab_get_view (self->list), (guint)column,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->only_open))
                                ? &filter
                                : NULL);
}

static gboolean
jj_comments_tab_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_COMMENTS_TAB (widget)->list));
}

static void
jj_comments_tab_dispose (GObject *object)
{
  JjCommentsTab *self = JJ_COMMENTS_TAB (object);

  if (self->list)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_comments_tab_parent_class)->dispose (object);
}

static void
jj_comments_tab_class_init (JjCommentsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_comments_tab_dispose;
  jj_ui_set_grab_focus (widget_class, jj_comments_tab_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "comment.go-to", NULL, comment_go_to);
  gtk_widget_class_install_action (widget_class, "comment.state", "i", comment_state);
  gtk_widget_class_install_action (widget_class, "comment.export", NULL, comment_export);
}

static void
jj_comments_tab_init (JjCommentsTab *self)
{
}

static void
add_menus (JjCommentsTab *self)
{
  const JjChoice *states = jj_kind_comment.fields[JJ_COMMENT_STATE].choices;
  g_autoptr (GMenu) rows = g_menu_new (), out = g_menu_new ();

  g_menu_append (rows, _ ("_Go to What It Is About"), "comment.go-to");
  for (int i = 0; states[i].id; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("Mark as: %s"), jj_label (states[i].label));
      g_autofree char *action = g_strdup_printf ("comment.state(%d)", i);

      g_menu_append (rows, label, action);
    }
  jj_grid_set_more_menu (jj_list_tab_get_grid (self->list), G_MENU_MODEL (rows));
  g_menu_append (out, _ ("Export _Answers to Reviewers (.odt)…"), "comment.export");
  jj_list_tab_add_menu (self->list, G_MENU_MODEL (rows));
  jj_list_tab_add_menu (self->list, G_MENU_MODEL (out));
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Comment…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.comment");
  jj_ui_set_tooltip (button, _ ("Comment on what is selected (Ctrl+Alt+C)"));
  return button;
}

GtkWidget *
jj_comments_tab_new (JjWorkspace *workspace)
{
  JjCommentsTab *self = g_object_new (JJ_TYPE_COMMENTS_TAB, NULL);
  GtkWidget *first = make_add_button ();

  self->workspace = g_object_ref (workspace);
  self->table = jj_plan_table_new (workspace, JJ_KIND_COMMENT, JJ_UNIT_YUAN);
  self->list = JJ_LIST_TAB (jj_list_tab_new (workspace, self->table, _ ("Comments")));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  gtk_widget_set_halign (first, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (first, "pill");
  jj_list_tab_set_empty (self->list, _ ("No Comment Yet"),
                         _ ("What reviewers say is written down with the element or field that it "
                            "is about, answered here, and goes out as a table of answers."),
                         first);
  self->only_open = gtk_toggle_button_new_with_label (_ ("To be answered"));
  jj_list_tab_add_tool (self->list, self->only_open);
  jj_list_tab_add_tool (self->list, make_add_button ());
  jj_grid_set_two_lines (jj_list_tab_get_grid (self->list), TRUE);
  add_menus (self);
  g_signal_connect_swapped (self->only_open, "toggled", G_CALLBACK (on_only_open), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update_title), self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (update_title),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Comments"));
  update_title (self);
  return GTK_WIDGET (self);
}
