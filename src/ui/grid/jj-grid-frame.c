/* jj-grid-frame.c: a grid with scroll bars, find bar and footer */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-frame.h"

#include "jj-grid-find-bar.h"
#include "jj-grid-footer.h"

struct _JjGridFrame
{
  GtkWidget parent_instance;

  GtkWidget *find_bar, *scrolled, *footer;
  JjGrid *grid;
};

G_DEFINE_FINAL_TYPE (JjGridFrame, jj_grid_frame, GTK_TYPE_WIDGET)

static void
find_requested_cb (JjGridFrame *self, gboolean replace)
{
  jj_grid_frame_find (self, replace);
}

static void
jj_grid_frame_dispose (GObject *object)
{
  JjGridFrame *self = JJ_GRID_FRAME (object);

  g_clear_pointer (&self->footer, gtk_widget_unparent);
  g_clear_pointer (&self->find_bar, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
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

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->grid = JJ_GRID (jj_grid_new ());
  self->find_bar = jj_grid_find_bar_new (self->grid);
  self->footer = jj_grid_footer_new (self->grid);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->find_bar, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->footer, GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "find-requested", G_CALLBACK (find_requested_cb), self,
                           G_CONNECT_SWAPPED);
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
