/* jj-rules-page.c: the rules that a plan is held to, with their sources */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-rules-page.h"

#include "jj-format.h"
#include "jj-grid-frame.h"
#include "jj-pack-install.h"
#include "jj-pages.h"
#include "jj-help-here.h"
#include "jj-rule-detail.h"
#include "jj-rules-table.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjRulesPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjTableView *view;
  gint64 shown; /* key of the rule in full; 0: none */
  guint refresh_id;

  GtkWidget *top;
  GtkLabel *title, *packs, *notes;
  GtkSearchEntry *filter;
  GtkToggleButton *in_force;
  GtkDropDown *form, *status;
  GtkPaned *paned;
  GtkBox *detail;
  JjGridFrame *frame;
};

G_DEFINE_FINAL_TYPE (JjRulesPage, jj_rules_page, GTK_TYPE_WIDGET)

static void
update_title (JjRulesPage *self)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  gint64 sum;
  guint all = jj_table_get_n_rows (self->table);
  guint n = all - jj_table_view_get_hidden (self->view, &sum);
  g_autofree char *count = jj_format_money (n), *of = jj_format_money (all);
  GString *title = g_string_new (_ ("Rules"));
  GString *names = g_string_new (NULL), *notes = g_string_new (NULL);

  g_string_append (title, " · ");
  if (n == all)
    g_string_append_printf (title, ngettext ("%s row", "%s rows", n), count);
  else
    g_string_append_printf (title, ngettext ("%s of %s row", "%s of %s rows", all), count, of);
  for (guint i = 0; i < jj_pack_set_get_n_packs (packs); i++)
    {
      const JjPack *pack = jj_pack_set_get_pack (packs, i);
      const char *note = jj_pack_get_note (pack);

      g_string_append_printf (names, "%s%s %s", i > 0 ? "、" : "", jj_pack_get_title (pack),
                              jj_pack_get_version (pack));
      if (note)
        g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", note);
    }
  gtk_label_set_text (self->title, title->str);
  gtk_label_set_text (self->packs, names->str);
  gtk_label_set_text (self->notes, notes->str);
  gtk_widget_set_visible (GTK_WIDGET (self->notes), notes->len > 0);
  g_string_free (notes, TRUE);
  g_string_free (title, TRUE);
  g_string_free (names, TRUE);
}

static void
show_detail (JjRulesPage *self)
{
  guint column;
  gint64 key = 0;

  const JjEntry *entry;
  g_autofree char *topic = NULL;

  jj_grid_get_cursor (jj_grid_frame_get_grid (self->frame), &key, &column);
  self->shown = key;
  entry = key > 0 ? jj_rules_table_find (self->table, key) : NULL;
  if (entry)
    topic = g_strconcat ("rule:", jj_entry_get_id (entry), NULL);
  jj_help_set_topic (GTK_WIDGET (self->frame), topic, NULL);
  jj_rule_detail_show (self->detail, self->workspace, entry);
}

static void
on_selection (JjRulesPage *self)
{
  guint column;
  gint64 key = 0;

  jj_grid_get_cursor (jj_grid_frame_get_grid (self->frame), &key, &column);
  if (key != self->shown)
    show_detail (self);
}

static gboolean
refresh (gpointer data)
{
  JjRulesPage *self = data;

  self->refresh_id = 0;
  update_title (self);
  show_detail (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjRulesPage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, refresh, self, NULL);
}

/* The choices of a column are the texts that it has, each once, in the packs' order. */
static void
fill_choices (JjRulesPage *self, GtkDropDown *drop, const char *column, const char *all)
{
  GtkStringList *list = GTK_STRING_LIST (gtk_drop_down_get_model (drop));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  int index = jj_table_find_column (self->table, column);

  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), NULL);
  gtk_string_list_append (list, all);
  for (guint i = 0; i < jj_table_get_n_rows (self->table); i++)
    {
      g_string_truncate (text, 0);
      jj_table_get_text (self->table, i, (guint)index, text);
      if (text->len > 0 && g_hash_table_add (seen, g_strdup (text->str)))
        gtk_string_list_append (list, text->str);
    }
  gtk_drop_down_set_selected (drop, 0);
}

static void
apply_filter (JjRulesPage *self, GtkDropDown *drop, const char *column)
{
  int index = jj_table_find_column (self->table, column);
  guint selected = gtk_drop_down_get_selected (drop);
  GtkStringObject *choice = gtk_drop_down_get_selected_item (drop);
  char *values[2] = { NULL, NULL };
  JjFilter filter = { .values = values };

  if (!choice || index < 0)
    return;
  values[0] = (char *)gtk_string_object_get_string (choice);
  jj_table_view_set_filter (self->view, (guint)index, selected > 0 ? &filter : NULL);
}

static void
on_form (JjRulesPage *self)
{
  apply_filter (self, self->form, "form");
}

static void
on_status (JjRulesPage *self)
{
  apply_filter (self, self->status, "status");
}

static void
on_filter (JjRulesPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  jj_table_view_set_search (self->view, *text ? text : NULL);
}

static void
build_table (JjRulesPage *self)
{
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);

  g_clear_object (&self->view);
  g_clear_object (&self->table);
  self->table = jj_rules_table_new (self->workspace, gtk_toggle_button_get_active (self->in_force));
  self->view = jj_table_view_new (self->table);
  jj_grid_set_view (grid, self->view);
  g_signal_connect_object (self->view, "lines-changed", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  fill_choices (self, self->form, "form", _ ("All kinds"));
  fill_choices (self, self->status, "status", _ ("All statuses"));
  on_filter (self);
  if (jj_table_get_n_rows (self->table) > 0)
    jj_grid_set_cursor (grid, jj_table_get_key (self->table, 0), 0);
  queue_refresh (self);
}

static void
install_pack (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_pack_install (widget, JJ_RULES_PAGE (widget)->workspace);
}

static void
start_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JJ_RULES_PAGE (widget)->filter));
}

static void
on_stop_filter (JjRulesPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
jj_rules_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
      GTK_WIDGET (jj_grid_frame_get_grid (JJ_RULES_PAGE (widget)->frame)));
}

static void
jj_rules_page_dispose (GObject *object)
{
  JjRulesPage *self = JJ_RULES_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->top)
    jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_rules_page_parent_class)->dispose (object);
}

static void
jj_rules_page_class_init (JjRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_rules_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_rules_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, packs);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, notes);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, in_force);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, form);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, status);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, paned);
  gtk_widget_class_bind_template_child (widget_class, JjRulesPage, detail);
  gtk_widget_class_install_action (widget_class, "page.install-pack", NULL, install_pack);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, start_filter);
}

static void
add_choices (GtkDropDown *drop)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_drop_down_set_expression (drop, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                                   "string"));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (list));
  g_object_unref (list);
}

static void
jj_rules_page_init (JjRulesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  add_choices (self->form);
  add_choices (self->status);
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->frame));
  gtk_paned_set_resize_start_child (self->paned, TRUE);
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)), _ ("Rules"));
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (on_filter), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (on_stop_filter), self);
}

GtkWidget *
jj_rules_page_new (JjWorkspace *workspace, guint page)
{
  JjRulesPage *self = g_object_new (JJ_TYPE_RULES_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  build_table (self);
  g_signal_connect_swapped (self->in_force, "toggled", G_CALLBACK (build_table), self);
  g_signal_connect_swapped (self->form, "notify::selected", G_CALLBACK (on_form), self);
  g_signal_connect_swapped (self->status, "notify::selected", G_CALLBACK (on_status), self);
  g_signal_connect_swapped (jj_grid_frame_get_grid (self->frame), "selection-changed",
                            G_CALLBACK (on_selection), self);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::packs",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.install-pack",
                                 !jj_workspace_get_read_only (workspace));
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  return GTK_WIDGET (self);
}
