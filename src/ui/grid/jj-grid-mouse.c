/* jj-grid-mouse.c: the pointer: choosing, sizing, moving, filling by dragging */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <math.h>
#include <string.h>

#define THRESHOLD 6        /* px before a press on a heading becomes a move */
#define SCROLL_INTERVAL 40 /* ms, while one drags beyond the edge */

/* The cell nearest to a point, also beyond the edges: dragging there scrolls. */
static void
find_nearest (JjGrid *self, double x, double y, guint *line, guint *pos)
{
  double at = (y - jj_grid_get_y (self, 0)) / self->row_height;
  guint n_lines = jj_grid_get_n_lines (self);
  guint n_positions = jj_grid_n_positions (self);
  int frozen = jj_grid_get_frozen_right (self);

  *line = at < 0 ? 0 : (guint)MIN (at, (double)MAX (n_lines, 1) - 1);
  *pos = 0;
  for (guint i = 1; i < n_positions; i++)
    {
      int left = jj_grid_get_x (self, i);

      if (x >= left && (i < jj_grid_get_n_frozen (self) || x >= frozen || self->pos >= i))
        *pos = i;
    }
}

static void
sort_by (JjGrid *self, guint pos, gboolean add)
{
  guint column = jj_grid_get_column (self, pos);
  gboolean descending = FALSE;
  int at = jj_table_view_get_sort (self->view, column, &descending);

  if (at >= 0 && descending && !add)
    jj_table_view_unsort (self->view);
  else
    jj_table_view_sort (self->view, column, at >= 0 && !descending, add);
}

static void
press_stub (JjGrid *self, GdkModifierType state)
{
  guint line = self->drag_hit.line;
  gboolean rows = self->drag_hit.area == JJ_HIT_STUB;

  self->drag = rows ? JJ_DRAG_ROWS : JJ_DRAG_CELLS;
  if (rows && (state & GDK_SHIFT_MASK) != 0)
    jj_grid_select_lines (self, self->line, line);
  else if ((state & GDK_SHIFT_MASK) != 0)
    jj_grid_extend_to (self, line, self->drag_hit.pos);
  else
    {
      if ((state & GDK_CONTROL_MASK) != 0)
        jj_grid_add_range (self, line, self->drag_hit.pos);
      else
        jj_grid_move_to (self, line, self->drag_hit.pos);
      if (rows)
        jj_grid_select_lines (self, line, line);
    }
}

static void
press_heading (JjGrid *self, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      self->drag = JJ_DRAG_COLUMNS;
      jj_grid_select_positions (self, self->drag_hit.pos, self->drag_hit.pos);
    }
  self->drag_start = 0;
}

static void
press (JjGrid *self, GdkModifierType state)
{
  const JjHit *hit = &self->drag_hit;

  switch (hit->area)
    {
    case JJ_HIT_CORNER:
      gtk_widget_activate_action (GTK_WIDGET (self), "grid.select-all", NULL);
      break;
    case JJ_HIT_HEADING:
      press_heading (self, state);
      break;
    case JJ_HIT_HEADING_EDGE:
      self->drag = JJ_DRAG_RESIZE;
      self->drag_start = jj_grid_get_width_at (self, hit->pos);
      break;
    case JJ_HIT_STUB:
    case JJ_HIT_CELL:
      press_stub (self, state);
      break;
    case JJ_HIT_GROUP:
      jj_grid_move_to (self, hit->line, self->pos);
      jj_table_view_fold (self->view, hit->line,
                          !jj_table_view_get_group (self->view, hit->line)->folded);
      break;
    case JJ_HIT_FILL:
      self->drag = JJ_DRAG_FILL;
      self->fill = *jj_grid_get_range (self);
      break;
    case JJ_HIT_HEADING_MENU:
    case JJ_HIT_NONE:
    default:
      break;
    }
}

/* The fill grows from the source one way only: the one in which the pointer went further. */
static void
drag_fill (JjGrid *self, guint line, guint pos)
{
  const JjGridRange source = *jj_grid_get_range (self);
  int below = (int)line - (int)source.line1;
  int above = (int)source.line0 - (int)line;
  int right = (int)pos - (int)source.pos1;
  int left = (int)source.pos0 - (int)pos;

  self->fill = source;
  if (MAX (below, above) >= MAX (right, left))
    {
      self->fill.line0 = MIN (line, source.line0);
      self->fill.line1 = MAX (line, source.line1);
    }
  else
    {
      self->fill.pos0 = MIN (pos, source.pos0);
      self->fill.pos1 = MAX (pos, source.pos1);
    }
}

static void
drag_to (JjGrid *self, double x, double y)
{
  guint line, pos;

  find_nearest (self, x, y, &line, &pos);
  switch (self->drag)
    {
    case JJ_DRAG_CELLS:
      if (line != self->lead_line || pos != self->lead_pos)
        jj_grid_extend_to (self, line, pos);
      break;
    case JJ_DRAG_ROWS:
      if (line != self->lead_line)
        jj_grid_select_lines (self, self->line, line);
      jj_grid_scroll_to (self, line, 0);
      break;
    case JJ_DRAG_COLUMNS:
      jj_grid_select_positions (self, self->drag_hit.pos, pos);
      break;
    case JJ_DRAG_RESIZE:
      jj_grid_set_width_at (self, self->drag_hit.pos,
                            (int)lround (self->drag_start + x - self->drag_x));
      break;
    case JJ_DRAG_FILL:
      drag_fill (self, line, pos);
      jj_grid_scroll_to (self, line, pos);
      break;
    case JJ_DRAG_MOVE:
      self->hover.pos = pos;
      break;
    case JJ_DRAG_NONE:
    default:
      break;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
autoscroll_cb (gpointer data)
{
  JjGrid *self = data;

  drag_to (self, self->hover_x, self->hover_y);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_beyond (JjGrid *self, double x, double y)
{
  return y < self->heading_height || y > gtk_widget_get_height (GTK_WIDGET (self))
         || x < self->stub_width || x > gtk_widget_get_width (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, JjGrid *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->view == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  jj_grid_stop_editing (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  jj_grid_hit (self, x, y, &self->drag_hit);
  self->drag_x = x;
  self->drag_y = y;
  self->drag = JJ_DRAG_NONE;
  press (self, state);
}

/* Pressed on a heading, also on the sign of its filter: until it moves nothing is known. */
static gboolean
is_on_heading (JjGrid *self)
{
  return self->drag_hit.area == JJ_HIT_HEADING || self->drag_hit.area == JJ_HIT_HEADING_MENU;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, JjGrid *self)
{
  self->hover_x = self->drag_x + dx;
  self->hover_y = self->drag_y + dy;
  if (self->drag == JJ_DRAG_NONE && is_on_heading (self) && hypot (dx, dy) > THRESHOLD)
    self->drag = JJ_DRAG_MOVE;
  if (self->drag == JJ_DRAG_NONE)
    return;
  drag_to (self, self->hover_x, self->hover_y);
  if (self->drag == JJ_DRAG_RESIZE || self->drag == JJ_DRAG_MOVE
      || !is_beyond (self, self->hover_x, self->hover_y))
    g_clear_handle_id (&self->autoscroll, g_source_remove);
  else if (self->autoscroll == 0)
    self->autoscroll = g_timeout_add (SCROLL_INTERVAL, autoscroll_cb, self);
}

static void
release_heading (JjGrid *self, GdkModifierType state)
{
  guint pos = self->drag_hit.pos;

  if (self->drag == JJ_DRAG_MOVE)
    jj_grid_move_column (self, pos, self->hover.pos);
  else if (self->drag == JJ_DRAG_NONE && self->drag_hit.area == JJ_HIT_HEADING)
    sort_by (self, pos, (state & GDK_SHIFT_MASK) != 0);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, JjGrid *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  JjDrag drag = self->drag;
  JjGridRange fill = self->fill;

  if (self->view == NULL)
    return;
  release_heading (self, state);
  if (self->drag_hit.area == JJ_HIT_HEADING_MENU && drag == JJ_DRAG_NONE)
    jj_grid_popup_filter (self, self->drag_hit.pos);
  jj_grid_end_drag (self);
  if (drag == JJ_DRAG_FILL && memcmp (&fill, jj_grid_get_range (self), sizeof fill) != 0)
    jj_grid_fill_to (self, &fill);
}

void
jj_grid_end_drag (JjGrid *self)
{
  g_clear_handle_id (&self->autoscroll, g_source_remove);
  self->drag = JJ_DRAG_NONE;
  self->drag_hit.area = JJ_HIT_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, JjGrid *self)
{
  JjHit hit;

  jj_grid_hit (self, x, y, &hit);
  if (n_press != 2)
    return;
  if (hit.area == JJ_HIT_HEADING_EDGE)
    {
      jj_grid_end_drag (self);
      jj_grid_autosize (self, hit.pos);
    }
  else if (hit.area == JJ_HIT_CELL)
    {
      jj_grid_end_drag (self);
      jj_grid_start_editing (self, NULL);
    }
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, JjGrid *self)
{
  JjHit hit;

  jj_grid_stop_editing (self, TRUE);
  jj_grid_hit (self, x, y, &hit);
  if (hit.area == JJ_HIT_HEADING || hit.area == JJ_HIT_HEADING_EDGE
      || hit.area == JJ_HIT_HEADING_MENU)
    {
      if (jj_grid_get_n_lines (self) > 0)
        jj_grid_move_to (self, self->line, hit.pos);
      jj_grid_popup_heading_menu (self, hit.pos);
      return;
    }
  if (hit.area == JJ_HIT_STUB && !jj_grid_is_selected (self, hit.line, 0))
    {
      jj_grid_move_to (self, hit.line, 0);
      jj_grid_select_lines (self, hit.line, hit.line);
    }
  else if (hit.area == JJ_HIT_CELL && !jj_grid_is_selected (self, hit.line, hit.pos))
    jj_grid_move_to (self, hit.line, hit.pos);
  jj_grid_popup_cell_menu (self, x, y);
}

static void
motion_cb (JjGrid *self, double x, double y)
{
  JjHit hit;

  if (self->drag != JJ_DRAG_NONE)
    return;
  jj_grid_hit (self, x, y, &hit);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit.area == JJ_HIT_HEADING_EDGE ? "col-resize"
                                                      : hit.area == JJ_HIT_FILL       ? "crosshair"
                                                                                      : NULL);
  if (hit.area == self->hover.area && hit.pos == self->hover.pos)
    return;
  self->hover = hit;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (JjGrid *self)
{
  self->hover.area = JJ_HIT_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jj_grid_add_pointer (JjGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  /* The last one hears a press first: a drag ends what is edited, and a second press begins it. */
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (drag, click);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}
