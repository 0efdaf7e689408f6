/* jj-canvas-navigate.c: wheel, middle button, pinch and space bar move the view */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <math.h>

#define WHEEL_STEP 60.0
#define ZOOM_STEP 1.13

void
jj_canvas_pan (JjCanvas *self, double dx, double dy)
{
  self->view = self->press_view;
  jj_canvas_scroll (self, -dx / self->view.zoom, -dy / self->view.zoom);
}

/* The same mode as with the space bar, so that Esc ends it and brings the view back. */
static void
on_pan_begin (GtkGestureDrag *gesture, double x, double y, JjCanvas *self)
{
  if (self->mode == JJ_MODE_NONE)
    jj_canvas_set_mode (self, JJ_MODE_PAN);
}

static void
on_pan_update (GtkGestureDrag *gesture, double dx, double dy, JjCanvas *self)
{
  if (self->mode == JJ_MODE_PAN)
    jj_canvas_pan (self, dx, dy);
}

static void
on_pan_end (GtkGestureDrag *gesture, double dx, double dy, JjCanvas *self)
{
  if (self->mode == JJ_MODE_PAN)
    jj_canvas_set_mode (self, JJ_MODE_NONE);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, JjCanvas *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (state & GDK_CONTROL_MASK)
    jj_canvas_zoom_at (self, self->view.zoom * pow (ZOOM_STEP, -dy), self->pointer_x,
                       self->pointer_y);
  else if (state & GDK_SHIFT_MASK)
    jj_canvas_scroll (self, (dx + dy) * WHEEL_STEP / self->view.zoom, 0);
  else
    jj_canvas_scroll (self, dx * WHEEL_STEP / self->view.zoom, dy * WHEEL_STEP / self->view.zoom);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *gesture, GdkEventSequence *sequence, JjCanvas *self)
{
  self->press_view = self->view;
}

static void
on_pinch (GtkGestureZoom *gesture, double scale, JjCanvas *self)
{
  double x = self->pointer_x, y = self->pointer_y;

  /* Without fingers on the glass, as in tests, the middle is the pointer. */
  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  jj_canvas_zoom_at (self, self->press_view.zoom * scale, x, y);
}

/* Space held down turns the pointer into a hand. */
static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        JjCanvas *self)
{
  if (key != GDK_KEY_space)
    return GDK_EVENT_PROPAGATE;
  self->is_space_down = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grab");
  return GDK_EVENT_STOP;
}

static void
on_key_up (GtkEventControllerKey *controller,
           guint key,
           guint code,
           GdkModifierType state,
           JjCanvas *self)
{
  if (key != GDK_KEY_space)
    return;
  self->is_space_down = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "default");
}

void
jj_canvas_add_navigation (JjCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pan = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (on_pan_begin), self);
  g_signal_connect (pan, "drag-update", G_CALLBACK (on_pan_update), self);
  g_signal_connect (pan, "drag-end", G_CALLBACK (on_pan_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pan));
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (on_key_up), self);
  gtk_widget_add_controller (widget, keys);
}
