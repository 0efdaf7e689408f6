/* jj-chart-order.c: nodes of flows of money change places */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view-private.h"
#include "jj-flow-settings.h"

#include <math.h>

static void
take_order (JjChartView *self, GArray *order)
{
  g_clear_pointer (&self->order, g_array_unref);
  self->order = order;
  jj_chart_view_forget (self);
}

void
jj_chart_order_stop (JjChartView *self)
{
  self->dragged = -1;
  if (self->order)
    take_order (self, NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, JjChartView *self)
{
  self->dragged = jj_chart_view_hit (self, x, y);
}

/* The columns change places while the pointer moves: what is seen is what letting go gives. */
static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JjChartView *self)
{
  double x, y;
  GArray *order;

  if (self->dragged < 0 || !self->picture || fabs (dy) < JJ_CHART_DRAG_PX
      || !gtk_gesture_drag_get_start_point (drag, &x, &y))
    return;
  order = jj_picture_move (self->picture, (guint)self->dragged, y + dy - JJ_CHART_MARGIN, 0);
  if (!order)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  take_order (self, order);
  self->lit = self->dragged;
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JjChartView *self)
{
  g_autoptr (GArray) order = g_steal_pointer (&self->order);

  if (order && self->dragged >= 0)
    jj_flow_settings_set_order (self->workspace, order);
  jj_chart_order_stop (self);
}

gboolean
jj_chart_order_move (JjChartView *self, int by)
{
  g_autoptr (GArray) order
      = self->lit >= 0 ? jj_picture_move (self->picture, (guint)self->lit, 0, by) : NULL;
  int lit = self->lit;

  if (!order)
    return FALSE;
  jj_flow_settings_set_order (self->workspace, order);
  self->lit = lit;
  return TRUE;
}

void
jj_chart_order_attach (JjChartView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
