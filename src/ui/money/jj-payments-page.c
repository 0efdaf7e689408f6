/* jj-payments-page.c: when the money comes, what was spent and what goes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-payments-page.h"

#include "jj-data-tab.h"
#include "jj-explain-window.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-pages.h"
#include "jj-payments-sections.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjPaymentsPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjDataTab *tab;
  guint refresh_id;

  GtkWidget *top;
  GtkLabel *title;
  GtkBox *sections;
  GtkPaned *paned;
};

G_DEFINE_FINAL_TYPE (JjPaymentsPage, jj_payments_page, GTK_TYPE_WIDGET)

static JjFigures *
get_figures (JjPaymentsPage *self)
{
  return jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
}

static void
show_title (JjPaymentsPage *self, const JjExecution *execution)
{
  g_autofree char *rate = execution->total.rate == JJ_EMPTY
                              ? g_strdup ("—")
                              : jj_format_share (execution->total.rate);
  g_autofree char *title = g_strdup_printf (_ ("Payments and settlement · executed %s"), rate);

  gtk_label_set_text (self->title, title);
}

/* Lines that count, have money and no approved amount yet. (transfer full) */
static JjEdit *
make_approval (JjPaymentsPage *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjFigures *figures = get_figures (self);
  JjEdit *edit = jj_edit_new (_ ("Approved as Budgeted"));

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *figure = jj_figures_get_line (figures, i);
      const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i);

      if ((figure->flags & JJ_LINE_COUNTS) && figure->amount > 0
          && jj_element_is_empty (line, JJ_BUDGET_LINE_APPROVED))
        jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, figure->id, JJ_BUDGET_LINE_APPROVED,
                            figure->amount);
    }
  return edit;
}

static gboolean
refresh (gpointer data)
{
  JjPaymentsPage *self = data;
  g_autoptr (JjExecution) execution = NULL;
  g_autoptr (JjEdit) approval = NULL;

  self->refresh_id = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  execution = jj_execution_new (get_figures (self), jj_workspace_get_plan (self->workspace));
  approval = make_approval (self);
  show_title (self, execution);
  jj_ui_clear_box (self->sections);
  gtk_box_append (self->sections, jj_payments_make_schedule (self->workspace));
  gtk_box_append (self->sections, jj_payments_make_execution (self->workspace, execution));
  gtk_box_append (self->sections, jj_payments_make_virement (self->workspace, execution));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.approve",
                                 jj_edit_get_n_ops (approval) > 0
                                     && !jj_workspace_get_read_only (self->workspace));
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjPaymentsPage *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, refresh, self, NULL);
}

static void
approve (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjPaymentsPage *self = JJ_PAYMENTS_PAGE (widget);

  if (jj_workspace_commit (self->workspace, make_approval (self), NULL))
    jj_workspace_message (self->workspace, _ ("Each line is approved as budgeted"), TRUE);
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjPaymentsPage *self = JJ_PAYMENTS_PAGE (widget);

  if (!jj_data_tab_explain (self->tab, FALSE))
    jj_explain_selected (widget, self->workspace);
}

static gboolean
jj_payments_page_grab_focus (GtkWidget *widget)
{
  jj_data_tab_grab_focus (JJ_PAYMENTS_PAGE (widget)->tab);
  return TRUE;
}

static void
jj_payments_page_dispose (GObject *object)
{
  JjPaymentsPage *self = JJ_PAYMENTS_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_payments_page_parent_class)->dispose (object);
}

static void
jj_payments_page_class_init (JjPaymentsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_payments_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_payments_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-payments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjPaymentsPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjPaymentsPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjPaymentsPage, sections);
  gtk_widget_class_bind_template_child (widget_class, JjPaymentsPage, paned);
  gtk_widget_class_install_action (widget_class, "page.approve", NULL, approve);
  gtk_widget_class_install_action (widget_class, "page.explain", NULL, explain);
}

static void
jj_payments_page_init (JjPaymentsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

GtkWidget *
jj_payments_page_new (JjWorkspace *workspace, guint page)
{
  static const char *const columns[]
      = { "code", "name", "activity", "amount", "approved", "spent", "execution", "note", NULL };
  JjPaymentsPage *self = g_object_new (JJ_TYPE_PAYMENTS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->tab
      = JJ_DATA_TAB (jj_data_tab_new_view (workspace, JJ_KIND_BUDGET_LINE, "settlement", columns));
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->tab));
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (queue_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self, "map", G_CALLBACK (queue_refresh), self);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  return GTK_WIDGET (self);
}
