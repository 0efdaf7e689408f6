/* jj-charts-page.c: every chart of the plan, with its numbers and words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-charts-page.h"

#include "jj-chart-frame.h"
#include "jj-explain-window.h"
#include "jj-grid-frame.h"
#include "jj-pages.h"
#include "jj-picture-table.h"
#include "jj-ui.h"

#include <adwaita.h>

#define TABLE_HEIGHT 190

struct _JjChartsPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjChartFrame *frame; /* of the chosen chart */
  JjGridFrame *grid;
  JjTableView *view;
  JjPicture *picture; /* whose numbers the grid shows */
  guint refresh_id;

  GtkWidget *top, *table_button;
  GtkLabel *title, *summary;
  GtkListBox *list;
  AdwBin *place;
  GtkPaned *paned;
};

G_DEFINE_FINAL_TYPE (JjChartsPage, jj_charts_page, GTK_TYPE_WIDGET)

static gboolean
refresh (gpointer data)
{
  JjChartsPage *self = data;
  JjPicture *picture = jj_chart_view_get_picture (jj_chart_frame_get_view (self->frame));
  g_autoptr (JjTable) table = NULL;

  self->refresh_id = 0;
  if (!picture || picture == self->picture)
    return G_SOURCE_REMOVE;
  g_clear_pointer (&self->picture, jj_picture_unref);
  self->picture = jj_picture_ref (picture);
  gtk_label_set_text (self->summary, jj_picture_get_summary (picture));
  jj_ui_set_tooltip (GTK_WIDGET (self->summary), jj_picture_get_summary (picture));
  table = jj_picture_table_new (picture);
  g_clear_object (&self->view);
  self->view = jj_table_view_new (table);
  jj_grid_set_view (jj_grid_frame_get_grid (self->grid), self->view);
  return G_SOURCE_REMOVE;
}

/* Not within the frame that laid it out. */
static void
queue_refresh (JjChartsPage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh, self);
}

static void
on_part (JjChartView *view, const JjChartPart *part, JjChartsPage *self)
{
  if (part && part->rows && part->rows->len > 0)
    jj_explain_chart_part (GTK_WIDGET (self), self->workspace, part);
  else if (part && part->element
           && jj_plan_find (jj_workspace_get_plan (self->workspace), part->element))
    jj_workspace_select (self->workspace, &part->element, 1);
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChartsPage *self = JJ_CHARTS_PAGE (widget);
  const JjChartPart *lit = jj_chart_view_get_lit (jj_chart_frame_get_view (self->frame));

  if (lit && lit->rows && lit->rows->len > 0)
    jj_explain_chart_part (widget, self->workspace, lit);
  else
    jj_explain_figure (widget, self->workspace, "total");
}

static void
show_chart (JjChartsPage *self, const JjChart *chart)
{
  self->frame = JJ_CHART_FRAME (jj_chart_frame_new (self->workspace, chart));
  adw_bin_set_child (self->place, GTK_WIDGET (self->frame));
  gtk_label_set_text (self->title, jj_chart_get_title (chart));
  g_signal_connect_object (jj_chart_frame_get_view (self->frame), "laid-out",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_chart_frame_get_view (self->frame), "activated", G_CALLBACK (on_part),
                           self, 0);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, JjChartsPage *self)
{
  const JjChart *chart = row ? jj_chart_get_nth ((guint)gtk_list_box_row_get_index (row)) : NULL;

  if (!chart)
    return;
  jj_settings_set_text (jj_workspace_get_settings (self->workspace), "chart",
                        jj_chart_get_id (chart));
  show_chart (self, chart);
}

/* The one that was looked at last, else the first. */
static void
fill_list (JjChartsPage *self)
{
  g_autofree char *last
      = jj_settings_get_text (jj_workspace_get_settings (self->workspace), "chart");
  guint chosen = 0;

  for (guint i = 0; i < jj_chart_get_count (); i++)
    {
      const JjChart *chart = jj_chart_get_nth (i);
      GtkWidget *label = gtk_label_new (jj_chart_get_title (chart));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
      chosen = g_strcmp0 (last, jj_chart_get_id (chart)) == 0 ? i : chosen;
    }
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int)chosen));
}

static gboolean
jj_charts_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_CHARTS_PAGE (widget)->frame));
}

static void
jj_charts_page_dispose (GObject *object)
{
  JjChartsPage *self = JJ_CHARTS_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->top)
    jj_grid_set_view (jj_grid_frame_get_grid (self->grid), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_pointer (&self->picture, jj_picture_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_charts_page_parent_class)->dispose (object);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (JJ_CHARTS_PAGE (widget)->frame), "chart.poster", NULL);
}

static void
jj_charts_page_class_init (JjChartsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_charts_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_charts_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-charts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, table_button);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, list);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, place);
  gtk_widget_class_bind_template_child (widget_class, JjChartsPage, paned);
  gtk_widget_class_install_action (widget_class, "page.explain", NULL, explain);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
}

static void
jj_charts_page_init (JjChartsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->grid = JJ_GRID_FRAME (jj_grid_frame_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->grid), -1, TABLE_HEIGHT);
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->grid));
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->grid)),
                  gtk_widget_get_tooltip_text (self->table_button));
  g_object_bind_property (self->table_button, "active", self->grid, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected), self);
}

GtkWidget *
jj_charts_page_new (JjWorkspace *workspace, guint page)
{
  JjChartsPage *self = g_object_new (JJ_TYPE_CHARTS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  fill_list (self);
  return GTK_WIDGET (self);
}
