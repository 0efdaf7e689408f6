/* jj-canvas-pointer.c: what mouse and touch do on the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <math.h>

#define THRESHOLD 4.0
#define TOLERANCE 6.0
/* Auto-scroll: how near to the border, how far each time, and after how many times: who only
 * crosses the border does not mean to scroll. */
#define BORDER 28.0
#define BORDER_STEP 14.0
#define BORDER_TICKS 5

JjDiagramHit
jj_canvas_hit (JjCanvas *self, double x, double y)
{
  const JjDiagram *diagram = jj_canvas_peek_diagram (self);
  JjDiagramHit hit;

  if (!diagram)
    return (JjDiagramHit){ JJ_HIT_NOTHING, 0 };
  hit = jj_diagram_hit (diagram, jj_canvas_to_sheet_x (self, x), jj_canvas_to_sheet_y (self, y),
                        TOLERANCE / self->view.zoom);
  if (hit.type == JJ_HIT_BOX && !jj_canvas_is_shown (self, hit.index))
    hit.type = JJ_HIT_NOTHING;
  return hit;
}

/* Selects as the keys say; what is pressed is selected afterwards unless Shift took it out. */
static void
select_pressed (JjCanvas *self, JjId id)
{
  gboolean is_adding = self->press_state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  gboolean is_selected = jj_workspace_is_selected (self->workspace, id);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  const JjId *selected;
  guint n;

  if (!is_adding)
    {
      if (!is_selected)
        jj_workspace_select (self->workspace, &id, 1);
      return;
    }
  selected = jj_workspace_get_selection (self->workspace, &n);
  for (guint i = 0; i < n; i++)
    if (selected[i] != id)
      g_array_append_val (ids, selected[i]);
  if (!is_selected)
    g_array_append_val (ids, id);
  jj_workspace_select (self->workspace, (const JjId *)(gconstpointer)ids->data, ids->len);
}

JjId
jj_canvas_id_of_hit (JjCanvas *self, JjDiagramHit hit)
{
  if (hit.type == JJ_HIT_BOX)
    return jj_diagram_get_box (self->diagram, hit.index)->id;
  return hit.type == JJ_HIT_LINE ? jj_diagram_get_line (self->diagram, hit.index)->id : 0;
}

/* Handles come before boxes: the link handle of what is hovered, the sizes of what is selected. */
static gboolean
press_handle (JjCanvas *self, double x, double y)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  int handle;

  if (!jj_canvas_is_writable (self) || self->view.zoom <= 0.3)
    return FALSE;
  if (self->hover.type == JJ_HIT_BOX)
    {
      JjRoutePoint at = jj_canvas_link_handle (self, self->hover.index);

      if (hypot (at.x - x, at.y - y) <= 10)
        {
          self->press_hit = self->hover;
          jj_canvas_set_mode (self, JJ_MODE_LINK);
          return TRUE;
        }
    }
  if (selected->len != 1)
    return FALSE;
  self->moving_rect = jj_diagram_get_box (self->diagram, g_array_index (selected, guint, 0))->full;
  handle = jj_canvas_find_handle (self, &self->moving_rect, x, y);
  if (handle < 0)
    return FALSE;
  self->handle = (guint)handle;
  g_array_append_vals (self->moving, selected->data, 1);
  jj_canvas_set_mode (self, JJ_MODE_RESIZE);
  return TRUE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, JjCanvas *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->pending.kind != JJ_N_KINDS)
    jj_canvas_finish_pending (self, TRUE);
  self->press_state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  self->press_x = jj_canvas_to_sheet_x (self, x);
  self->press_y = jj_canvas_to_sheet_y (self, y);
  self->is_dragging = FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (!jj_canvas_get_diagram (self) || self->tool != JJ_N_KINDS || press_handle (self, x, y))
    return;
  self->press_hit = jj_canvas_hit (self, x, y);
}

/* How much a place near the border scrolls. */
static double
push_of (double at, double size)
{
  return at < BORDER ? -BORDER_STEP : at > size - BORDER ? BORDER_STEP : 0;
}

static gboolean
on_auto_scroll (gpointer data)
{
  JjCanvas *self = data;
  double dx = push_of (self->pointer_x, gtk_widget_get_width (GTK_WIDGET (self)));
  double dy = push_of (self->pointer_y, gtk_widget_get_height (GTK_WIDGET (self)));

  if (fabs (dx) + fabs (dy) < 1 || self->mode == JJ_MODE_NONE || jj_canvas_is_taken_back (self))
    {
      self->border_ticks = 0;
      self->auto_scroll_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->border_ticks++ < BORDER_TICKS)
    return G_SOURCE_CONTINUE;
  jj_canvas_scroll (self, dx / self->view.zoom, dy / self->view.zoom);
  jj_canvas_update_drag (self, 0);
  return G_SOURCE_CONTINUE;
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, JjCanvas *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double x = 0, y = 0;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (!self->diagram || self->tool != JJ_N_KINDS)
    return;
  if (!self->is_dragging)
    {
      if (hypot (dx, dy) < THRESHOLD)
        return;
      self->is_dragging = TRUE;
      if (self->mode == JJ_MODE_NONE)
        jj_canvas_start_drag (self);
    }
  if (self->mode == JJ_MODE_PAN)
    {
      jj_canvas_pan (self, dx, dy);
      return;
    }
  if (self->mode == JJ_MODE_NONE)
    return;
  jj_canvas_update_drag (self, state);
  if (!self->auto_scroll_id)
    self->auto_scroll_id = g_timeout_add (30, on_auto_scroll, self);
}

static void
click (JjCanvas *self)
{
  JjId id = jj_canvas_id_of_hit (self, self->press_hit);

  if (id)
    {
      /* A press on one of several selected ones may begin a move: only now it is a click. */
      if (!(self->press_state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
        jj_workspace_select (self->workspace, &id, 1);
      else
        select_pressed (self, id);
    }
  else if (!(self->press_state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)))
    jj_workspace_select (self->workspace, NULL, 0);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, JjCanvas *self)
{
  JjCanvasMode mode = self->mode;
  gboolean was_dragging = self->is_dragging;

  if (!self->diagram)
    return;
  if (self->tool != JJ_N_KINDS)
    {
      jj_canvas_add_at (self, self->tool, self->pointer_x, self->pointer_y);
      if (!(self->press_state & GDK_SHIFT_MASK) && !self->is_tool_kept)
        jj_canvas_set_tool (self, JJ_N_KINDS);
      return;
    }
  if (was_dragging && mode != JJ_MODE_NONE)
    jj_canvas_finish_drag (self);
  else if (!was_dragging && mode == JJ_MODE_NONE)
    click (self);
  jj_canvas_set_mode (self, JJ_MODE_NONE);
}

static gboolean
edit_in_inspector (gpointer self)
{
  gtk_widget_activate_action (self, "win.edit-in-inspector", NULL);
  return G_SOURCE_REMOVE;
}

/* Once the press is over: the drag that begins with it takes the focus to the canvas. */
static void
on_double (GtkGestureClick *gesture, int n_press, double x, double y, JjCanvas *self)
{
  JjDiagramHit hit = jj_canvas_hit (self, x, y);

  if (n_press != 2 || hit.type != JJ_HIT_BOX)
    return;
  jj_canvas_select_box (self, (int)hit.index);
  g_idle_add_full (G_PRIORITY_DEFAULT, edit_in_inspector, g_object_ref (self), g_object_unref);
}

static void
on_motion (GtkEventControllerMotion *controller, double x, double y, JjCanvas *self)
{
  JjDiagramHit hit;

  self->pointer_x = x;
  self->pointer_y = y;
  self->has_pointer = TRUE;
  if (self->tool != JJ_N_KINDS)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->mode != JJ_MODE_NONE)
    return;
  /* The way from a box to its link handle leaves the box. */
  if (self->hover.type == JJ_HIT_BOX && self->diagram)
    {
      JjRoutePoint at = jj_canvas_link_handle (self, self->hover.index);

      if (fabs (x - at.x) <= 16 && fabs (y - at.y) <= 10)
        return;
    }
  hit = jj_canvas_hit (self, x, y);
  if (hit.type == self->hover.type && hit.index == self->hover.index)
    return;
  self->hover = hit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GtkEventControllerMotion *controller, JjCanvas *self)
{
  self->has_pointer = FALSE;
  self->hover.type = JJ_HIT_NOTHING;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jj_canvas_add_controllers (JjCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *twice = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (twice, "pressed", G_CALLBACK (on_double), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (twice));
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, motion);
  jj_canvas_add_navigation (self);
}
