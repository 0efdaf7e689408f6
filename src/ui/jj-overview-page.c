/* jj-overview-page.c: the plan at a glance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-overview-page.h"

#include "jj-explain-window.h"
#include "jj-overview-sections.h"
#include "jj-pages.h"
#include "jj-scope.h"
#include "jj-ui.h"

struct _JjOverviewPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  guint refresh_id;

  GtkWidget *top, *progress; /* progress: of the whole plan */
  GtkLabel *title, *subtitle;
  GtkBox *purses, *steps, *themes, *milestones;
};

G_DEFINE_FINAL_TYPE (JjOverviewPage, jj_overview_page, GTK_TYPE_WIDGET)

static gboolean
refresh (gpointer data)
{
  JjOverviewPage *self = data;
  g_autofree char *subtitle = jj_overview_get_subtitle (self->workspace);
  gboolean had_focus = jj_ui_has_focus (GTK_WIDGET (self));

  self->refresh_id = 0;
  gtk_label_set_text (self->title, jj_element_get_title (
                                       jj_plan_get_root (jj_workspace_get_plan (self->workspace))));
  gtk_label_set_text (self->subtitle, subtitle);
  jj_ui_clear_box (self->purses);
  jj_ui_clear_box (self->steps);
  jj_ui_clear_box (self->themes);
  jj_ui_clear_box (self->milestones);
  jj_overview_fill_purses (self->purses, self->workspace);
  jj_overview_fill_steps (self->steps, self->workspace);
  jj_overview_fill_themes (self->themes, self->workspace);
  jj_overview_fill_milestones (self->milestones, self->workspace);
  /* What had it is gone. */
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjOverviewPage *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 5, refresh, self, NULL);
}

static gboolean
jj_overview_page_grab_focus (GtkWidget *widget)
{
  JjOverviewPage *self = JJ_OVERVIEW_PAGE (widget);
  GtkBox *const boxes[] = { self->purses, self->steps };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (boxes[i])); row;
         row = gtk_widget_get_next_sibling (row))
      if (gtk_widget_grab_focus (row))
        return TRUE;
  return FALSE;
}

static void
jj_overview_page_dispose (GObject *object)
{
  JjOverviewPage *self = JJ_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_overview_page_parent_class)->dispose (object);
}

static void
jj_overview_page_class_init (JjOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_overview_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_overview_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, progress);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, subtitle);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, purses);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, steps);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, themes);
  gtk_widget_class_bind_template_child (widget_class, JjOverviewPage, milestones);
}

static void
jj_overview_page_init (JjOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_after (self, "map", G_CALLBACK (queue_refresh), NULL);
}

GtkWidget *
jj_overview_page_new (JjWorkspace *workspace, guint page)
{
  JjOverviewPage *self = g_object_new (JJ_TYPE_OVERVIEW_PAGE, NULL);
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_visible (self->progress,
                          jj_scope_get_part (jj_workspace_get_plan (workspace)) == NULL);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (queue_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_steps (workspace), "changed",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  jj_explain_attach (GTK_WIDGET (self->subtitle), workspace, "total");
  refresh (self);
  return GTK_WIDGET (self);
}
