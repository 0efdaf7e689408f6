/* jj-help-pane.c: what the thing at hand means */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-help-pane.h"

#include "jj-grid.h"
#include "jj-help-here.h"
#include "jj-help.h"
#include "jj-pages.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjHelpPane
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjHelp *help;
  JjGrid *grid; /* that has the focus: its cursor is followed; NULL for none */
  GtkWidget *root;
  guint follow_id;

  GtkWidget *top;
  GtkLabel *title, *what, *example, *detail, *article;
  GtkWidget *example_head;
};

G_DEFINE_FINAL_TYPE (JjHelpPane, jj_help_pane, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
}

static void
show_text (JjHelpPane *self, const JjHelpText *text)
{
  g_autofree char *article = NULL;

  if (text->article && *text->article)
    article = g_strconcat (text->article, text->certain ? "" : " · ",
                           text->certain ? "" : _ ("not verified"), NULL);
  else if (!text->certain)
    article = g_strdup (_ ("not verified"));
  set_text (self->title, text->title);
  set_text (self->what, text->what);
  set_text (self->example, text->example);
  set_text (self->detail, text->detail);
  set_text (self->article, article);
}

void
jj_help_pane_show (JjHelpPane *self, const char *topic, const char *title)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (JjHelpText) text
      = jj_help_ask (self->help, topic,
                     jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace)),
                     jj_plan_get_first_day (plan), title);

  if (text)
    show_text (self, text);
}

/* Of the view itself where the focus is on nothing in particular. */
static void
show_here (JjHelpPane *self, GtkWidget *focus)
{
  const char *title, *topic = jj_help_find_topic (focus, &title);
  int page = jj_pages_find (jj_workspace_get_page (self->workspace));
  g_autofree char *view = NULL;

  if (!topic && page >= 0)
    {
      topic = view = g_strconcat ("page:", jj_pages_get ((guint)page)->id, NULL);
      title = jj_page_get_title (jj_pages_get ((guint)page));
    }
  if (topic)
    jj_help_pane_show (self, topic, title);
}

static gboolean follow (gpointer data);

/* Once the widgets have settled: a click moves the focus and the cursor. */
static void
queue (JjHelpPane *self)
{
  if (self->follow_id == 0)
    self->follow_id = g_idle_add (follow, self);
}

static gboolean
follow (gpointer data)
{
  JjHelpPane *self = data;
  GtkWidget *focus = self->root ? gtk_root_get_focus (GTK_ROOT (self->root)) : NULL;
  GtkWidget *grid;

  self->follow_id = 0;
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  show_here (self, focus);
  grid = !focus || JJ_IS_GRID (focus) ? focus : gtk_widget_get_ancestor (focus, JJ_TYPE_GRID);
  if ((JjGrid *)grid == self->grid)
    return G_SOURCE_REMOVE;
  if (self->grid)
    g_signal_handlers_disconnect_by_data (self->grid, self);
  g_clear_object (&self->grid);
  if (grid)
    {
      self->grid = g_object_ref (JJ_GRID (grid));
      g_signal_connect_object (self->grid, "selection-changed", G_CALLBACK (queue), self,
                               G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  return G_SOURCE_REMOVE;
}

static void
on_root (JjHelpPane *self)
{
  if (self->root)
    g_signal_handlers_disconnect_by_data (self->root, self);
  self->root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!self->root)
    return;
  g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (queue), self,
                           G_CONNECT_SWAPPED);
  queue (self);
}

static void
jj_help_pane_dispose (GObject *object)
{
  JjHelpPane *self = JJ_HELP_PANE (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->grid);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->help, jj_help_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_help_pane_parent_class)->dispose (object);
}

static void
jj_help_pane_class_init (JjHelpPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_help_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-help-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, top);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, title);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, what);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, example);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, example_head);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, detail);
  gtk_widget_class_bind_template_child (widget_class, JjHelpPane, article);
}

static void
jj_help_pane_init (JjHelpPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (self->example, "visible", self->example_head, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect (self, "notify::root", G_CALLBACK (on_root), NULL);
}

GtkWidget *
jj_help_pane_new (JjWorkspace *workspace)
{
  JjHelpPane *self = g_object_new (JJ_TYPE_HELP_PANE, NULL);
  g_autofree char *problem = NULL;

  self->workspace = g_object_ref (workspace);
  self->help = jj_help_load (&problem);
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (queue), self,
                           G_CONNECT_SWAPPED);
  if (problem)
    jj_workspace_message (workspace, problem, FALSE);
  return GTK_WIDGET (self);
}
