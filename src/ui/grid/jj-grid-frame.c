/* jj-grid-frame.c: a grid with scroll bars, find bar and footer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-frame.h"

#include "jj-grid-find-bar.h"
#include "jj-grid-footer.h"

#include <glib/gi18n-lib.h>

struct _JjGridFrame
{
  GtkWidget parent_instance;

  GtkWidget *find_bar, *body, *none_left, *footer; /* body: the scrolled grid, none_left over it */
  JjGrid *grid;
  GSignalGroup *view_signals; /* of the view that the grid has */
};

G_DEFINE_FINAL_TYPE (JjGridFrame, jj_grid_frame, GTK_TYPE_WIDGET)

static void
find_requested_cb (JjGridFrame *self, gboolean replace)
{
  jj_grid_frame_find (self, replace);
}

/* An empty table says why it is empty and how to get the rows back. */
static void
lines_changed_cb (JjGridFrame *self)
{
  JjTableView *view = jj_grid_get_view (self->grid);

  gtk_widget_set_visible (self->none_left, view != NULL && jj_table_view_get_n_lines (view) == 0
                                               && jj_table_view_is_filtered (view));
}

static void
clear_filters_cb (JjGridFrame *self)
{
  jj_table_view_clear_filters (jj_grid_get_view (self->grid));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Beside it the headings stay free for the pointer: their funnels change the filter. */
static GtkWidget *
new_none_left (JjGridFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *title = gtk_label_new (_ ("No row passes the filters"));
  GtkWidget *button = gtk_button_new_with_label (_ ("Show All Rows"));

  gtk_widget_add_css_class (title, "title-4");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_filters_cb), self);
  return box;
}

static void
jj_grid_frame_dispose (GObject *object)
{
  JjGridFrame *self = JJ_GRID_FRAME (object);

  g_clear_object (&self->view_signals);
  g_clear_pointer (&self->footer, gtk_widget_unparent);
  g_clear_pointer (&self->find_bar, gtk_widget_unparent);
  g_clear_pointer (&self->body, gtk_widget_unparent);
  self->grid = NULL;
  G_OBJECT_CLASS (jj_grid_frame_parent_class)->dispose (object);
}

static void
jj_grid_frame_class_init (JjGridFrameClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_grid_frame_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
jj_grid_frame_init (JjGridFrame *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->grid = JJ_GRID (jj_grid_new ());
  self->find_bar = jj_grid_find_bar_new (self->grid);
  self->footer = jj_grid_footer_new (self->grid);
  self->none_left = new_none_left (self);
  self->body = gtk_overlay_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (self->body), scrolled);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->body), self->none_left);
  gtk_widget_set_parent (self->find_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  gtk_widget_set_parent (self->footer, GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "find-requested", G_CALLBACK (find_requested_cb), self,
                           G_CONNECT_SWAPPED);
  self->view_signals = jj_grid_follow_view (self->grid, G_CALLBACK (lines_changed_cb), self);
  lines_changed_cb (self);
}

GtkWidget *
jj_grid_frame_new (void)
{
  return g_object_new (JJ_TYPE_GRID_FRAME, NULL);
}

JjGrid *
jj_grid_frame_get_grid (JjGridFrame *self)
{
  return self->grid;
}

void
jj_grid_frame_find (JjGridFrame *self, gboolean replace)
{
  jj_grid_find_bar_open (JJ_GRID_FIND_BAR (self->find_bar), replace);
}
