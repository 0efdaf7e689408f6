/* jj-list-tab.c: a table with its head, search and ways out */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-list-tab.h"

#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _JjListTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjTableView *view;
  JjGridFrame *frame;
  char *name;
  gint64 cursor; /* key of the row told last */

  GtkWidget *top;
  GtkLabel *title;
  GtkBox *tools, *above;
  GtkSearchEntry *filter;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkMenuButton *menu;
  GMenu *entries;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_ACTIVATED,
  SIGNAL_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjListTab, jj_list_tab, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_lines (JjListTab *self)
{
  const gboolean any = jj_table_get_n_rows (self->table) > 0;

  gtk_stack_set_visible_child (self->stack,
                               any ? GTK_WIDGET (self->frame) : GTK_WIDGET (self->empty));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_selection (JjListTab *self)
{
  guint column;
  gint64 key = 0;

  if (!jj_grid_get_cursor (jj_list_tab_get_grid (self), &key, &column) || key == self->cursor)
    return;
  self->cursor = key;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_signal_emit (self, signals[SIGNAL_SELECTED], 0, key);
}

static void
on_activated (JjListTab *self, gint64 key)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, key);
}

static void
on_filter (JjListTab *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  jj_table_view_set_search (self->view, *text ? text : NULL);
}

static void
on_stop_filter (JjListTab *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static JjSeenTable *
copy_seen (JjListTab *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  g_autofree char *title = g_strdup_printf ("%s · %s", self->name, jj_element_get_title (root));

  return jj_seen_table_new (jj_list_tab_get_grid (self), title, gtk_label_get_text (self->title));
}

static void
export_csv (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjListTab *self = JJ_LIST_TAB (widget);

  jj_table_output_ask (widget, self->workspace, copy_seen (self), self->name, JJ_OUTPUT_CSV);
}

static void
export_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjListTab *self = JJ_LIST_TAB (widget);

  jj_table_output_ask (widget, self->workspace, copy_seen (self), self->name, JJ_OUTPUT_PDF);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjListTab *self = JJ_LIST_TAB (widget);

  jj_table_output_print (widget, self->workspace, copy_seen (self), self->name);
}

static void
start_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JJ_LIST_TAB (widget)->filter));
}

static gboolean
jj_list_tab_grab_focus (GtkWidget *widget)
{
  JjListTab *self = JJ_LIST_TAB (widget);
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (child == GTK_WIDGET (self->frame))
    return gtk_widget_grab_focus (GTK_WIDGET (jj_list_tab_get_grid (self)));
  return gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
jj_list_tab_dispose (GObject *object)
{
  JjListTab *self = JJ_LIST_TAB (object);

  if (self->top)
    jj_grid_set_view (jj_list_tab_get_grid (self), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);
  g_clear_object (&self->entries);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (jj_list_tab_parent_class)->dispose (object);
}

static void
jj_list_tab_class_init (JjListTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_list_tab_dispose;
  jj_ui_set_grab_focus (widget_class, jj_list_tab_grab_focus);
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-list-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, JjListTab, top);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, title);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, tools);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, above);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, filter);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, stack);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, empty);
  gtk_widget_class_bind_template_child (widget_class, JjListTab, menu);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, start_filter);
  gtk_widget_class_install_action (widget_class, "page.export-csv", NULL, export_csv);
  gtk_widget_class_install_action (widget_class, "page.export-pdf", NULL, export_pdf);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
}

static void
jj_list_tab_init (JjListTab *self)
{
  GMenu *common = g_menu_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->frame));
  self->entries = g_menu_new ();
  g_menu_append (common, _ ("Export as CS_V…"), "page.export-csv");
  g_menu_append (common, _ ("_Export as PDF…"), "page.export-pdf");
  g_menu_append (common, _ ("_Print…"), "page.print");
  g_menu_append_section (self->entries, NULL, G_MENU_MODEL (common));
  g_object_unref (common);
  gtk_menu_button_set_menu_model (self->menu, G_MENU_MODEL (self->entries));
}

GtkWidget *
jj_list_tab_new (JjWorkspace *workspace, JjTable *table, const char *name)
{
  JjListTab *self = g_object_new (JJ_TYPE_LIST_TAB, NULL);
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);

  self->workspace = g_object_ref (workspace);
  self->table = table;
  self->name = g_strdup (name);
  self->view = jj_table_view_new (table);
  jj_grid_set_view (grid, self->view);
  jj_ui_set_name (GTK_WIDGET (grid), name);
  jj_ui_set_name (GTK_WIDGET (self), name);
  g_signal_connect_object (self->view, "lines-changed", G_CALLBACK (on_lines), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (grid, "selection-changed", G_CALLBACK (on_selection), self);
  g_signal_connect_swapped (grid, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (on_filter), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (on_stop_filter), self);
  on_lines (self);
  return GTK_WIDGET (self);
}

JjTable *
jj_list_tab_get_table (JjListTab *self)
{
  return self->table;
}

JjTableView *
jj_list_tab_get_view (JjListTab *self)
{
  return self->view;
}

JjGrid *
jj_list_tab_get_grid (JjListTab *self)
{
  return jj_grid_frame_get_grid (self->frame);
}

guint
jj_list_tab_count_shown (JjListTab *self)
{
  gint64 sum;

  return jj_table_get_n_rows (self->table) - jj_table_view_get_hidden (self->view, &sum);
}

void
jj_list_tab_set_title (JjListTab *self, const char *text)
{
  gtk_label_set_text (self->title, text);
  jj_ui_set_tooltip (GTK_WIDGET (self->title), text);
}

void
jj_list_tab_add_tool (JjListTab *self, GtkWidget *tool)
{
  gtk_box_append (self->tools, tool);
}

void
jj_list_tab_set_above (JjListTab *self, GtkWidget *above)
{
  gtk_box_append (self->above, above);
  gtk_widget_set_visible (GTK_WIDGET (self->above), TRUE);
}

void
jj_list_tab_add_menu (JjListTab *self, GMenuModel *section)
{
  g_menu_prepend_section (self->entries, NULL, section);
}

void
jj_list_tab_set_empty (JjListTab *self, const char *title, const char *text, GtkWidget *button)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  adw_status_page_set_child (self->empty, button);
}
