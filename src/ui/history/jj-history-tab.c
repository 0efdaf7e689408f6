/* jj-history-tab.c: 版本, checkpoints and everything that was done to the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-history-tab.h"

#include "jj-ask-text.h"
#include "jj-changes-tab.h"
#include "jj-checkpoints.h"
#include "jj-diff.h"
#include "jj-format.h"
#include "jj-hand-in-page.h"
#include "jj-history-table.h"
#include "jj-list-tab.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* Reading goes on while the loop is idle, so long at a time. */
#define SLICE_US 6000

struct _JjHistoryTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjListTab *list;
  GtkWidget *points, *chip, *chip_label, *anonymous;
  guint read_id;
  gboolean at_end;
};

G_DEFINE_FINAL_TYPE (JjHistoryTab, jj_history_tab, GTK_TYPE_WIDGET)

static void
update_title (JjHistoryTab *self)
{
  guint n = jj_history_table_count_entries (self->table);
  guint rows = jj_table_get_n_rows (self->table), shown = jj_list_tab_count_shown (self->list);
  g_autofree char *count = jj_format_money (n);
  GString *title = g_string_new (NULL);

  g_string_append_printf (title, ngettext ("%s entry", "%s entries", n), count);
  if (shown < rows)
    g_string_append_printf (title, _ (" · %u of %u rows"), shown, rows);
  if (!self->at_end)
    g_string_append (title, _ (" · reading on…"));
  jj_list_tab_set_title (self->list, title->str);
  g_string_free (title, TRUE);
}

static gboolean
read_on (gpointer data)
{
  JjHistoryTab *self = data;
  const gint64 until = g_get_monotonic_time () + SLICE_US;

  while (!self->at_end && g_get_monotonic_time () < until)
    self->at_end = !jj_history_table_read_more (self->table);
  if (!self->at_end)
    return G_SOURCE_CONTINUE;
  self->read_id = 0;
  update_title (self);
  return G_SOURCE_REMOVE;
}

static void
start_reading (JjHistoryTab *self)
{
  self->at_end = FALSE;
  if (self->read_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->read_id = g_idle_add_full (G_PRIORITY_LOW, read_on, self, NULL);
}

static void
stop_reading (JjHistoryTab *self)
{
  g_clear_handle_id (&self->read_id, g_source_remove);
}

static void
on_selected (JjHistoryTab *self, gint64 key)
{
  int field;
  JjId id = jj_history_table_get_place (self->table, key, &field);

  if (id && jj_plan_find (jj_workspace_get_plan (self->workspace), id))
    jj_workspace_select (self->workspace, &id, 1);
}

static void
on_activated (JjHistoryTab *self, gint64 key)
{
  const JjHistoryEntry *entry = jj_history_table_get_entry (self->table, key);
  int field;
  JjId id = jj_history_table_get_place (self->table, key, &field);

  if (id && jj_plan_find (jj_workspace_get_plan (self->workspace), id))
    jj_workspace_show (self->workspace, id, field);
  else if (id)
    jj_workspace_message (self->workspace, _ ("This element is no longer in the plan."), FALSE);
  else if (entry && entry->kind == JJ_LOG_CHECKPOINT)
    jj_checkpoint_open (GTK_WIDGET (self), self->workspace, entry->seq, entry->label);
}

static void
on_compare (JjHistoryTab *self, gint64 seq)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), JJ_TYPE_HAND_IN_PAGE);
  GtkWidget *changes = jj_hand_in_page_show_tab (JJ_HAND_IN_PAGE (page), "changes");

  jj_changes_tab_compare_from (JJ_CHANGES_TAB (changes), seq);
}

/* The entry of the row where the cursor is: its state. */
static const JjHistoryEntry *
current_entry (JjHistoryTab *self)
{
  guint column;
  gint64 key;

  if (!jj_grid_get_cursor (jj_list_tab_get_grid (self->list), &key, &column))
    return NULL;
  return jj_history_table_get_entry (self->table, key);
}

static char *
name_of (const JjHistoryEntry *entry)
{
  if (entry->kind == JJ_LOG_CHECKPOINT)
    return g_strdup (entry->label);
  return g_strdup_printf (_ ("after “%s”"), entry->label ? entry->label : "");
}

static void
history_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjHistoryTab *self = JJ_HISTORY_TAB (widget);
  const JjHistoryEntry *entry = current_entry (self);
  g_autofree char *name = entry ? name_of (entry) : NULL;

  if (entry)
    jj_checkpoint_open (widget, self->workspace, entry->seq, name);
}

static void
history_restore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjHistoryTab *self = JJ_HISTORY_TAB (widget);
  const JjHistoryEntry *entry = current_entry (self);
  g_autofree char *name = entry ? name_of (entry) : NULL;

  if (entry)
    jj_checkpoint_restore (self->workspace, entry->seq, name);
}

static void
history_compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const JjHistoryEntry *entry = current_entry (JJ_HISTORY_TAB (widget));

  if (entry)
    on_compare (JJ_HISTORY_TAB (widget), entry->seq);
}

static void
give_reason (GObject *source, const char *text, gpointer data)
{
  JjHistoryTab *self = JJ_HISTORY_TAB (source);
  GError *error = NULL;

  if (self->workspace
      && !jj_project_amend (jj_workspace_get_project (self->workspace),
                            (gint64)GPOINTER_TO_SIZE (data), NULL, text, &error))
    jj_workspace_fail (self->workspace, error);
}

static void
history_reason (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const JjHistoryEntry *entry = current_entry (JJ_HISTORY_TAB (widget));
  const JjAskText ask = {
    .heading = _ ("Why Was This Changed?"),
    .body = entry ? entry->label : NULL,
    .label = _ ("Reason"),
    .text = entry ? entry->reason : NULL,
    .accept = _ ("_Note"),
  };

  if (entry)
    jj_ask_text (widget, &ask, G_OBJECT (widget), give_reason,
                 GSIZE_TO_POINTER ((gsize)entry->seq));
}

static void
history_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_history_tab_show_element (JJ_HISTORY_TAB (widget), 0);
}

void
jj_history_tab_show_element (JjHistoryTab *self, JjId element)
{
  const JjElement *found
      = element ? jj_plan_find (jj_workspace_get_plan (self->workspace), element) : NULL;
  g_autofree char *name = found ? jj_element_describe (found) : NULL;

  jj_history_table_set_element (self->table, found ? element : 0);
  gtk_widget_set_visible (self->chip, found != NULL);
  gtk_label_set_text (GTK_LABEL (self->chip_label), name ? name : "");
  start_reading (self);
  update_title (self);
}

static void
on_anonymous (JjHistoryTab *self)
{
  jj_history_table_set_anonymous (self->table, gtk_toggle_button_get_active (
                                                   GTK_TOGGLE_BUTTON (self->anonymous)));
  start_reading (self);
}

static gboolean
jj_history_tab_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_HISTORY_TAB (widget)->list));
}

static void
jj_history_tab_dispose (GObject *object)
{
  JjHistoryTab *self = JJ_HISTORY_TAB (object);

  stop_reading (self);
  if (self->list)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_history_tab_parent_class)->dispose (object);
}

static void
jj_history_tab_class_init (JjHistoryTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_history_tab_dispose;
  jj_ui_set_grab_focus (widget_class, jj_history_tab_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "history.open", NULL, history_open);
  gtk_widget_class_install_action (widget_class, "history.restore", NULL, history_restore);
  gtk_widget_class_install_action (widget_class, "history.compare", NULL, history_compare);
  gtk_widget_class_install_action (widget_class, "history.reason", NULL, history_reason);
  gtk_widget_class_install_action (widget_class, "history.all", NULL, history_all);
}

static void
jj_history_tab_init (JjHistoryTab *self)
{
}

static GtkWidget *
make_chip (JjHistoryTab *self)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->chip_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->chip_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->chip_label), 16);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "history.all");
  gtk_widget_add_css_class (close, "flat");
  jj_ui_set_tooltip (close, _ ("Show the history of everything"));
  jj_ui_set_name (close, _ ("Show the history of everything"));
  gtk_box_append (GTK_BOX (chip), self->chip_label);
  gtk_box_append (GTK_BOX (chip), close);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_visible (chip, FALSE);
  return chip;
}

static void
add_tools (JjHistoryTab *self)
{
  GtkWidget *make = gtk_button_new_with_mnemonic (_ ("_Checkpoint…"));
  GMenu *menu = g_menu_new ();

  self->chip = make_chip (self);
  self->anonymous = gtk_toggle_button_new_with_label (_ ("No personal data"));
  jj_ui_set_tooltip (self->anonymous,
                     _ ("Leave out persons, private elements and the editors' names, here and in "
                        "what is exported or printed"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (make), "win.checkpoint");
  jj_ui_set_tooltip (make, _ ("Name the plan as it is now (Ctrl+Shift+S)"));
  jj_list_tab_add_tool (self->list, self->chip);
  jj_list_tab_add_tool (self->list, self->anonymous);
  jj_list_tab_add_tool (self->list, make);
  g_menu_append (menu, _ ("_Open the Plan as It Was Here"), "history.open");
  g_menu_append (menu, _ ("_Compare It with the Present"), "history.compare");
  if (!jj_workspace_get_read_only (self->workspace))
    {
      g_menu_append (menu, _ ("_Restore It as It Was Here"), "history.restore");
      g_menu_append (menu, _ ("_Give a Reason…"), "history.reason");
    }
  jj_list_tab_add_menu (self->list, G_MENU_MODEL (menu));
  jj_grid_set_more_menu (jj_list_tab_get_grid (self->list), G_MENU_MODEL (menu));
  g_object_unref (menu);
  g_signal_connect_swapped (self->anonymous, "toggled", G_CALLBACK (on_anonymous), self);
}

GtkWidget *
jj_history_tab_new (JjWorkspace *workspace)
{
  JjHistoryTab *self = g_object_new (JJ_TYPE_HISTORY_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  self->table = jj_history_table_new (workspace);
  self->list = JJ_LIST_TAB (jj_list_tab_new (workspace, self->table, _ ("History")));
  self->points = jj_checkpoints_new (workspace);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  jj_list_tab_set_empty (self->list, _ ("No Edit Yet"),
                         _ ("What is changed from now on is listed here: who, when, the old and "
                            "the new value."),
                         NULL);
  jj_list_tab_set_above (self->list, self->points);
  add_tools (self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (update_title), self);
  g_signal_connect_swapped (self->points, "compare", G_CALLBACK (on_compare), self);
  g_signal_connect (self, "map", G_CALLBACK (start_reading), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (stop_reading), NULL);
  jj_ui_set_name (GTK_WIDGET (self), _ ("History"));
  update_title (self);
  return GTK_WIDGET (self);
}

void
jj_history_extend_menu (JjGrid *grid)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_History of This Element"), "win.history");
  g_menu_append (menu, _ ("_Comment…"), "win.comment");
  jj_grid_set_more_menu (grid, G_MENU_MODEL (menu));
}
