/* jj-stale-window.c: what of the plan is still last year's */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-next-year.h"

#include "jj-plain-rows.h"
#include "jj-plan-window.h"
#include "jj-stale.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  JjWorkspace *workspace;
  GArray *all; /* JjStale */
  GtkWindow *window;
  GtkLabel *head;
  GtkStack *stack;
  GtkListView *list;
  guint refresh_id;
} StaleWindow;

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, StaleWindow *self)
{
  guint i = gtk_list_item_get_position (item);
  const JjStale *stale = i < self->all->len ? &g_array_index (self->all, JjStale, i) : NULL;
  const JjElement *element
      = stale ? jj_plan_find (jj_workspace_get_plan (self->workspace), stale->id) : NULL;
  const JjKind *kind = element ? jj_element_get_kind (element) : NULL;
  g_autofree char *text = NULL;
  const char *title;

  if (!kind)
    return;
  title = kind->flags & JJ_KIND_LINK ? jj_element_get_title (jj_link_get_from (element))
                                     : jj_element_get_title (element);
  text = g_strdup_printf ("%s: %s", jj_label (kind->fields[stale->field].label), stale->text);
  gtk_list_item_set_child (item, jj_plain_row_new (title, text, jj_stale_get_label (stale->type)));
}

static void
on_activate (GtkListView *list, guint i, StaleWindow *self)
{
  const JjStale *stale = i < self->all->len ? &g_array_index (self->all, JjStale, i) : NULL;

  if (!stale)
    return;
  jj_workspace_show (self->workspace, stale->id, (int)stale->field);
  gtk_window_present (gtk_window_get_transient_for (self->window));
}

static gboolean
refresh (gpointer data)
{
  StaleWindow *self = data;
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  g_autoptr (GHashTable) touched
      = jj_stale_get_touched (jj_workspace_get_project (self->workspace));
  GtkSelectionModel *model;
  g_autofree char *head = NULL;

  self->refresh_id = 0;
  g_clear_pointer (&self->all, g_array_unref);
  self->all = jj_stale_list (jj_workspace_get_plan (self->workspace), packs, touched);
  model = GTK_SELECTION_MODEL (gtk_single_selection_new (jj_plain_rows_new (self->all->len)));
  gtk_list_view_set_model (self->list, model);
  g_object_unref (model);
  head = g_strdup_printf (ngettext ("%u place to look at", "%u places to look at", self->all->len),
                          self->all->len);
  gtk_label_set_text (self->head, head);
  gtk_stack_set_visible_child_name (self->stack, self->all->len ? "list" : "empty");
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (StaleWindow *self)
{
  if (!self->refresh_id)
    self->refresh_id = g_idle_add_full (G_PRIORITY_LOW, refresh, self, NULL);
}

static void
free_window (gpointer data)
{
  StaleWindow *self = data;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (jj_workspace_get_plan (self->workspace), self);
  g_clear_pointer (&self->all, g_array_unref);
  g_object_unref (self->workspace);
  g_free (self);
}

static GtkWidget *
make_content (StaleWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new (), *empty = adw_status_page_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (_ ("Still Last Year's"), ""));
  self->head = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->head, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "merge-head");
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "heading");
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "merge-rows");
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Still Last Year's"));
  jj_plain_rows_set_factory (self->list, G_CALLBACK (on_bind), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                self->list, NULL);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("Nothing Is Stale"));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  return box;
}

static void
forget (GtkWindow *parent)
{
  g_object_set_data (G_OBJECT (parent), "jj-stale-window", NULL);
}

GtkWindow *
jj_stale_window_show (GtkWindow *parent, JjWorkspace *workspace)
{
  GtkWindow *known = g_object_get_data (G_OBJECT (parent), "jj-stale-window");
  StaleWindow *self;

  if (known)
    {
      gtk_window_present (known);
      return known;
    }
  self = g_new0 (StaleWindow, 1);
  self->workspace = g_object_ref (workspace);
  self->window = GTK_WINDOW (adw_window_new ());
  jj_ui_close_by_keys (self->window, TRUE);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self));
  gtk_window_set_title (self->window, _ ("Still Last Year's"));
  gtk_window_set_default_size (self->window, 560, 600);
  gtk_window_set_transient_for (self->window, parent);
  gtk_window_set_destroy_with_parent (self->window, TRUE);
  jj_plan_window_attach (ADW_WINDOW (self->window));
  g_object_set_data_full (G_OBJECT (self->window), "jj-stale", self, free_window);
  g_signal_connect_swapped (jj_workspace_get_plan (workspace), "changed",
                            G_CALLBACK (queue_refresh), self);
  g_object_set_data (G_OBJECT (parent), "jj-stale-window", self->window);
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (forget), parent, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (self->window);
  return self->window;
}
