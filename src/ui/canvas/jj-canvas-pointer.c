/* jj-canvas-pointer.c: what mouse and touch do on the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define THRESHOLD 4.0
#define TOLERANCE 6.0
#define GUIDE_REACH 6.0
#define LEAST_SIZE 48.0
/* Auto-scroll: how near to the border, and how far each time. */
#define BORDER 28.0
#define BORDER_STEP 14.0

static JjDiagramHit
hit_at (JjCanvas *self, double x, double y)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);

  if (!diagram)
    return (JjDiagramHit){ JJ_HIT_NOTHING, 0 };
  return jj_diagram_hit (diagram, jj_canvas_to_sheet_x (self, x), jj_canvas_to_sheet_y (self, y),
                         TOLERANCE / self->view.zoom);
}

GArray *
jj_canvas_with_inner (JjCanvas *self, const GArray *boxes)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < jj_diagram_get_n_boxes (self->diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (self->diagram, i);
      gboolean is_in = FALSE;

      for (guint k = 0; k < boxes->len && !is_in; k++)
        {
          guint number = g_array_index (boxes, guint, k);
          const JjBox *outer = jj_diagram_get_box (self->diagram, number);

          is_in = number == i
                  || ((outer->is_frame || outer->is_collapsed)
                      && jj_rect_holds_rect (&outer->full, &box->full));
        }
      if (is_in)
        g_array_append_val (all, i);
    }
  return all;
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

static JjId
id_of_hit (JjCanvas *self, JjDiagramHit hit)
{
  if (hit.type == JJ_HIT_BOX)
    return jj_diagram_get_box (self->diagram, hit.index)->id;
  return hit.type == JJ_HIT_LINE ? jj_diagram_get_line (self->diagram, hit.index)->id : 0;
}

/* Boxes and lines nearby that guides may come from: what is seen and does not move. */
static GArray *
still_rects (JjCanvas *self)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (JjRect));
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect view = jj_canvas_get_view (self);

  jj_diagram_query (self->diagram, &view, seen, NULL);
  for (guint i = 0; i < seen->len; i++)
    {
      guint number = g_array_index (seen, guint, i);
      gboolean is_moving = FALSE;

      for (guint k = 0; k < self->moving->len; k++)
        is_moving |= g_array_index (self->moving, guint, k) == number;
      if (!is_moving)
        g_array_append_val (rects, jj_diagram_get_box (self->diagram, number)->rect);
    }
  return rects;
}

static void
update_move (JjCanvas *self, double dx, double dy, GdkModifierType state)
{
  g_autoptr (GArray) still = NULL;
  JjRect asked;

  if (state & GDK_ALT_MASK)
    {
      self->snap = (JjSnap){ round (dx), round (dy), { { 0 } }, 0 };
      return;
    }
  asked = self->moving_rect;
  asked.x += dx;
  asked.y += dy;
  still = still_rects (self);
  self->snap = jj_snap (&asked, still, GUIDE_REACH / self->view.zoom,
                        self->is_snapping ? JJ_DIAGRAM_GRID : 0);
  self->snap.dx += dx;
  self->snap.dy += dy;
}

static void
update_size (JjCanvas *self, double dx, double dy, GdkModifierType state)
{
  const JjRect *rect
      = &jj_diagram_get_box (self->diagram, g_array_index (self->moving, guint, 0))->full;
  double grid = self->is_snapping && !(state & GDK_ALT_MASK) ? JJ_DIAGRAM_GRID : 1;
  gboolean left = self->handle == 0 || self->handle >= 6, top = self->handle <= 2;
  gboolean right = self->handle >= 2 && self->handle <= 4;
  gboolean bottom = self->handle >= 4 && self->handle <= 6;
  double x0 = rect->x, y0 = rect->y, x1 = x0 + rect->width, y1 = y0 + rect->height;

  if (left)
    x0 = MIN (round ((x0 + dx) / grid) * grid, x1 - LEAST_SIZE);
  if (right)
    x1 = MAX (round ((x1 + dx) / grid) * grid, x0 + LEAST_SIZE);
  if (top)
    y0 = MIN (round ((y0 + dy) / grid) * grid, y1 - LEAST_SIZE / 2);
  if (bottom)
    y1 = MAX (round ((y1 + dy) / grid) * grid, y0 + LEAST_SIZE / 2);
  self->moving_rect = (JjRect){ x0, y0, x1 - x0, y1 - y0 };
  self->snap.n_guides = 0;
}

static void
start_moving (JjCanvas *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  g_autoptr (GArray) all = jj_canvas_with_inner (self, selected);
  JjRect bounds = { 0, 0, -1, -1 };

  if (all->len == 0 || !jj_canvas_is_writable (self))
    return;
  for (guint i = 0; i < all->len; i++)
    {
      guint number = g_array_index (all, guint, i);

      bounds = jj_rect_union (&bounds, &jj_diagram_get_box (self->diagram, number)->rect);
      g_array_append_val (self->moving, number);
    }
  self->moving_rect = bounds;
  jj_canvas_set_mode (self, self->press_state & GDK_CONTROL_MASK ? JJ_MODE_COPY : JJ_MODE_MOVE);
}

static void
start_drag (JjCanvas *self)
{
  if (self->is_space_down)
    jj_canvas_set_mode (self, JJ_MODE_PAN);
  else if (self->press_hit.type == JJ_HIT_BOX)
    {
      JjId id = id_of_hit (self, self->press_hit);

      if (!jj_workspace_is_selected (self->workspace, id))
        jj_workspace_select (self->workspace, &id, 1);
      start_moving (self);
    }
  else if (self->press_hit.type == JJ_HIT_LANE_EDGE && jj_canvas_is_writable (self))
    jj_canvas_set_mode (self, JJ_MODE_LANE);
  else
    jj_canvas_set_mode (self, JJ_MODE_MARQUEE);
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
  self->press_view = self->view;
  self->is_dragging = FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (!jj_canvas_get_diagram (self) || self->tool != JJ_N_KINDS || press_handle (self, x, y))
    return;
  self->press_hit = hit_at (self, x, y);
}

static void
update_link (JjCanvas *self)
{
  JjDiagramHit hit = hit_at (self, self->pointer_x, self->pointer_y);

  self->target = hit.type == JJ_HIT_BOX && hit.index != self->press_hit.index ? (int)hit.index : -1;
}

static void
update_mode (JjCanvas *self, GdkModifierType state)
{
  double x = jj_canvas_to_sheet_x (self, self->pointer_x);
  double y = jj_canvas_to_sheet_y (self, self->pointer_y);

  if (self->mode == JJ_MODE_MOVE || self->mode == JJ_MODE_COPY)
    update_move (self, x - self->press_x, y - self->press_y, state);
  else if (self->mode == JJ_MODE_RESIZE)
    update_size (self, x - self->press_x, y - self->press_y, state);
  else if (self->mode == JJ_MODE_MARQUEE)
    self->marquee = (JjRect){ MIN (x, self->press_x), MIN (y, self->press_y),
                              fabs (x - self->press_x), fabs (y - self->press_y) };
  else if (self->mode == JJ_MODE_LINK)
    update_link (self);
  else if (self->mode == JJ_MODE_LANE)
    self->snap = (JjSnap){
      0, round ((y - self->press_y) / JJ_DIAGRAM_GRID) * JJ_DIAGRAM_GRID, { { 0 } }, 0
    };
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

  if (fabs (dx) + fabs (dy) < 1 || self->mode == JJ_MODE_NONE)
    {
      self->auto_scroll_id = 0;
      return G_SOURCE_REMOVE;
    }
  jj_canvas_scroll (self, dx / self->view.zoom, dy / self->view.zoom);
  update_mode (self, 0);
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
        start_drag (self);
    }
  if (self->mode == JJ_MODE_PAN)
    {
      self->view = self->press_view;
      jj_canvas_scroll (self, -dx / self->view.zoom, -dy / self->view.zoom);
      return;
    }
  if (self->mode == JJ_MODE_NONE)
    return;
  update_mode (self, state);
  if (!self->auto_scroll_id)
    self->auto_scroll_id = g_timeout_add (30, on_auto_scroll, self);
}

/* From left to right what lies inside, from right to left what is touched. */
static void
finish_marquee (JjCanvas *self)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_touching = jj_canvas_to_sheet_x (self, self->pointer_x) < self->press_x;

  if (self->press_state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK))
    {
      g_array_unref (boxes);
      boxes = jj_canvas_get_selected (self);
    }
  jj_diagram_query (self->diagram, &self->marquee, met, NULL);
  for (guint i = 0; i < met->len; i++)
    {
      guint number = g_array_index (met, guint, i);
      const JjBox *box = jj_diagram_get_box (self->diagram, number);
      gboolean is_in = jj_rect_holds_rect (&self->marquee, &box->rect);

      /* A frame around the marquee is not meant. */
      if (is_in || (is_touching && !jj_rect_holds_rect (&box->rect, &self->marquee)))
        g_array_append_val (boxes, number);
    }
  jj_canvas_select_boxes (self, boxes);
}

void
jj_canvas_put_moved (JjCanvas *self, double dx, double dy)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (JjSheetPlace));
  JjSheet sheet = jj_canvas_get_sheet_edit (self);

  for (guint i = 0; i < self->moving->len; i++)
    {
      guint number = g_array_index (self->moving, guint, i);
      JjSheetPlace place = { number, jj_diagram_get_box (self->diagram, number)->full };

      place.rect.x += dx;
      place.rect.y += dy;
      g_array_append_val (places, place);
    }
  g_array_set_size (self->moving, 0);
  if (fabs (dx) + fabs (dy) > 0)
    jj_canvas_commit (self,
                      jj_sheet_put (&sheet, _ ("Move %s"), (JjSheetPlace *)(gpointer)places->data,
                                    places->len),
                      FALSE);
}

static void
finish_copy (JjCanvas *self)
{
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  guint n = self->moving->len;
  g_autofree JjId *ids = g_new0 (JjId, n + 1);
  JjRoutePoint by = { self->snap.dx, self->snap.dy };
  JjEdit *edit
      = jj_sheet_copy (&sheet, (const guint *)(gconstpointer)self->moving->data, n, by, ids);

  if (!jj_canvas_commit (self, edit, FALSE))
    return;
  self->repeat = by;
  jj_workspace_select (self->workspace, ids, n);
}

static void
finish_size (JjCanvas *self)
{
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjSheetPlace place = { g_array_index (self->moving, guint, 0), self->moving_rect };

  jj_canvas_commit (self, jj_sheet_put (&sheet, _ ("Size of %s"), &place, 1), FALSE);
}

static void
finish_drag (JjCanvas *self)
{
  JjCanvasMode mode = self->mode;
  JjSheet sheet = jj_canvas_get_sheet_edit (self);

  if (mode == JJ_MODE_MARQUEE)
    finish_marquee (self);
  else if (mode == JJ_MODE_MOVE)
    jj_canvas_put_moved (self, self->snap.dx, self->snap.dy);
  else if (mode == JJ_MODE_COPY)
    finish_copy (self);
  else if (mode == JJ_MODE_RESIZE)
    finish_size (self);
  else if (mode == JJ_MODE_LANE && fabs (self->snap.dy) > 0)
    jj_canvas_commit (self, jj_sheet_shift_lanes (&sheet, self->press_hit.index, self->snap.dy),
                      FALSE);
  else if (mode == JJ_MODE_LINK)
    jj_canvas_drop_link (self, self->press_hit.index, self->target, self->pointer_x,
                         self->pointer_y);
}

static void
click (JjCanvas *self)
{
  JjId id = id_of_hit (self, self->press_hit);

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
    finish_drag (self);
  else if (!was_dragging && mode == JJ_MODE_NONE)
    click (self);
  jj_canvas_set_mode (self, JJ_MODE_NONE);
}

static void
on_double (GtkGestureClick *gesture, int n_press, double x, double y, JjCanvas *self)
{
  JjDiagramHit hit = hit_at (self, x, y);

  if (n_press != 2 || hit.type != JJ_HIT_BOX)
    return;
  jj_canvas_select_box (self, (int)hit.index);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-in-inspector", NULL);
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
  hit = hit_at (self, x, y);
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
