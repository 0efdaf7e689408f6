/* jj-sidebar.c: the list of views with live counts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sidebar.h"

#include "jj-format.h"
#include "jj-pages.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjSidebar
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *scroller;
  GtkListBox *list;
  GPtrArray *counts; /* GtkLabel, one a page */
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjSidebar, jj_sidebar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static guint
count_findings (JjSidebar *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  guint n = 0;

  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    n += jj_findings_count (findings, severity);
  return n;
}

/* Of budget lines those of the scenario that the window shows. */
static guint
count_rows (JjSidebar *self, JjKindId kind)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  guint n = jj_plan_get_count (plan, kind), counted = 0;

  if (kind != JJ_KIND_BUDGET_LINE || jj_plan_get_count (plan, JJ_KIND_SCENARIO) == 0)
    return n;
  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    counted += (jj_figures_get_line (figures, i)->flags & JJ_LINE_COUNTS) != 0;
  return counted;
}

static void
update_counts (JjSidebar *self)
{

  for (guint i = 0; i < self->counts->len; i++)
    {
      const JjPage *page = jj_pages_get (i);
      g_autofree char *text = NULL;
      guint n = 0;

      if (g_str_equal (page->id, "checks"))
        n = count_findings (self);
      else if (page->n_kinds == 0)
        continue;
      else
        n = count_rows (self, page->kinds[0]);
      text = jj_format_money (n);
      gtk_label_set_text (g_ptr_array_index (self->counts, i), text);
    }
}

/* Scrolls no further than it must. */
static void
reveal (JjSidebar *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t box;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &box))
    gtk_adjustment_clamp_page (adjustment, box.origin.y, box.origin.y + box.size.height);
}

static void
on_page (JjSidebar *self)
{
  int page = jj_pages_find (jj_workspace_get_page (self->workspace));
  GtkListBoxRow *row = page < 0 ? NULL : gtk_list_box_get_row_at_index (self->list, page);

  gtk_list_box_select_row (self->list, row);
  if (row)
    reveal (self, row);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, JjSidebar *self)
{
  if (row)
    jj_workspace_set_page (self->workspace, jj_pages_get (gtk_list_box_row_get_index (row))->id);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, JjSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  gboolean parted = before
                    && jj_pages_get (gtk_list_box_row_get_index (row))->group
                           != jj_pages_get (gtk_list_box_row_get_index (before))->group;

  gtk_list_box_row_set_header (row, parted ? gtk_separator_new (GTK_ORIENTATION_HORIZONTAL) : NULL);
}

static void
add_page (JjSidebar *self, const JjPage *page)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (jj_page_get_title (page));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (page->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_ui_set_name (row, jj_page_get_title (page));
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->counts, count);
}

static void
jj_sidebar_dispose (GObject *object)
{
  JjSidebar *self = JJ_SIDEBAR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_sidebar_parent_class)->dispose (object);
}

static void
jj_sidebar_finalize (GObject *object)
{
  g_ptr_array_unref (JJ_SIDEBAR (object)->counts);
  G_OBJECT_CLASS (jj_sidebar_parent_class)->finalize (object);
}

static void
jj_sidebar_class_init (JjSidebarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_sidebar_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_sidebar_init (JjSidebar *self)
{
  self->counts = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  g_object_set (self->scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                self->list, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
  jj_ui_set_name (GTK_WIDGET (self->list), _ ("Views"));
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
jj_sidebar_new (void)
{
  return g_object_new (JJ_TYPE_SIDEBAR, NULL);
}

void
jj_sidebar_set_workspace (JjSidebar *self, JjWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  for (guint i = 0; i < jj_pages_get_n (); i++)
    add_page (self, jj_pages_get (i));
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (on_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (update_counts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (update_counts), self, G_CONNECT_SWAPPED);
  update_counts (self);
  on_page (self);
}
