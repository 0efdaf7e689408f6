/* jj-side.c: the column beside the views: a pane of the workshop over the inspector */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-side.h"

#include "jj-panes-list.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* Of the pane, in px at 100 % text, until somebody drags the handle. */
#define HEIGHT 340

struct _JjSide
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkPaned *paned;
  GtkWidget *upper;
  GtkBox *tabs;
  GtkStack *stack;
  gboolean switching;
};

enum
{
  SIGNAL_PANE_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjSide, jj_side, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
on_tab (GtkToggleButton *button, JjSide *self)
{
  if (self->switching || !gtk_toggle_button_get_active (button))
    return;
  gtk_stack_set_visible_child_name (self->stack, g_object_get_data (G_OBJECT (button), "jj-pane"));
  g_signal_emit (self, signals[SIGNAL_PANE_CHANGED], 0);
}

static void
add_tab (JjSide *self, const JjPane *pane, GtkWidget **first)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (_ (pane->title));
  gboolean seen = g_strcmp0 (jj_side_get_pane (self), pane->id) == 0;

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "jj-pane", (gpointer)pane->id);
  if (*first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (*first));
  else
    *first = button;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), seen);
  g_signal_connect (button, "toggled", G_CALLBACK (on_tab), self);
  gtk_box_append (self->tabs, button);
}

static void
on_close (JjSide *self)
{
  jj_side_close (self, jj_side_get_pane (self));
}

static void
update_tabs (JjSide *self)
{
  GtkWidget *first = NULL, *close, *space = gtk_label_new (NULL);

  self->switching = TRUE;
  jj_ui_clear_box (self->tabs);
  for (guint i = 0; i < jj_panes_list_get_n (); i++)
    {
      if (jj_side_find (self, jj_panes_list_get (i)->id))
        add_tab (self, jj_panes_list_get (i), &first);
    }
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (self->tabs, space);
  close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (close, "flat");
  jj_ui_set_name (close, _ ("Close the pane"));
  jj_ui_set_tooltip (close, _ ("Close the pane"));
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (self->tabs, close);
  gtk_widget_set_visible (self->upper, first != NULL);
  self->switching = FALSE;
  g_signal_emit (self, signals[SIGNAL_PANE_CHANGED], 0);
}

static void
on_position (JjSide *self)
{
  if (self->workspace && gtk_widget_get_visible (self->upper)
      && gtk_widget_get_mapped (GTK_WIDGET (self->paned)))
    jj_settings_set_int (jj_workspace_get_settings (self->workspace), "side-height",
                         gtk_paned_get_position (self->paned));
}

static void
jj_side_dispose (GObject *object)
{
  JjSide *self = JJ_SIDE (object);

  if (self->paned)
    gtk_widget_unparent (GTK_WIDGET (self->paned));
  self->paned = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_side_parent_class)->dispose (object);
}

static void
jj_side_class_init (JjSideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_side_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_PANE_CHANGED]
      = g_signal_new ("pane-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
jj_side_init (JjSide *self)
{
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_VERTICAL));
  self->upper = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->tabs = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->tabs), "side-tabs");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_box_append (GTK_BOX (self->upper), GTK_WIDGET (self->tabs));
  gtk_box_append (GTK_BOX (self->upper), GTK_WIDGET (self->stack));
  gtk_widget_set_size_request (self->upper, -1, 120);
  gtk_widget_set_visible (self->upper, FALSE);
  g_object_set (self->paned, "start-child", self->upper, "resize-start-child", FALSE,
                "shrink-start-child", FALSE, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->paned), GTK_WIDGET (self));
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (on_position), self);
}

GtkWidget *
jj_side_new (GtkWidget *inspector)
{
  JjSide *self = g_object_new (JJ_TYPE_SIDE, NULL);

  g_object_set (self->paned, "end-child", inspector, "shrink-end-child", TRUE, NULL);
  return GTK_WIDGET (self);
}

void
jj_side_set_workspace (JjSide *self, JjWorkspace *workspace)
{
  int height = jj_settings_get_int (jj_workspace_get_settings (workspace), "side-height",
                                    (int)(HEIGHT * jj_ui_get_scale (GTK_WIDGET (self))));

  g_set_object (&self->workspace, workspace);
  gtk_paned_set_position (self->paned, height);
}

GtkWidget *
jj_side_open (JjSide *self, const char *id)
{
  int i = jj_panes_list_find (id);
  GtkWidget *pane = jj_side_find (self, id);

  g_return_val_if_fail (i >= 0, NULL);
  if (!pane)
    {
      pane = jj_panes_list_get ((guint)i)->create (self->workspace);
      gtk_stack_add_named (self->stack, pane, id);
    }
  gtk_stack_set_visible_child (self->stack, pane);
  update_tabs (self);
  return pane;
}

void
jj_side_close (JjSide *self, const char *id)
{
  GtkWidget *pane = id ? jj_side_find (self, id) : NULL;

  if (!pane)
    return;
  gtk_stack_remove (self->stack, pane);
  update_tabs (self);
}

const char *
jj_side_get_pane (JjSide *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

GtkWidget *
jj_side_find (JjSide *self, const char *id)
{
  return gtk_stack_get_child_by_name (self->stack, id);
}
