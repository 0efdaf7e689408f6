/* jj-chart-map.c: maps are moved and enlarged */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view-private.h"
#include "jj-picture-map.h"
#include "jj-ui.h"

#include <math.h>

#define MAX_ZOOM 40.0
#define ZOOM_STEP 1.25
#define ARROW_PX 60
/* Of the map's height, for the schools that are looked for. */
#define FOCUS_SHARE 0.9
/* A school alone is shown with so many degrees, some 8 km, around it; a city may have no more. */
#define FOCUS_DEGREES 0.08
#define LEAST_FOCUS 1.5

/* Rings around the part under the pointer, and around the schools that are meant. */
void
jj_chart_map_draw_rings (JjChartView *self, cairo_t *cr)
{
  const JjTheme *theme = jj_ui_get_theme ();
  guint n = jj_picture_get_n_parts (self->picture);

  for (guint i = 0; i < n; i++)
    {
      const JjChartPart *part = jj_picture_get_part (self->picture, i);
      gboolean meant = (int)i == self->lit;
      double x, y, radius;

      for (guint k = 0; k < self->marked->len && !meant; k++)
        meant = g_array_index (self->marked, JjId, k) == part->element;
      if (!meant || !jj_picture_get_place (self->picture, i, &x, &y, &radius))
        continue;
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, radius + 5, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, theme->background.red, theme->background.green,
                            theme->background.blue);
      cairo_set_line_width (cr, 4);
      cairo_stroke_preserve (cr);
      cairo_set_source_rgb (cr, theme->text.red, theme->text.green, theme->text.blue);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
}

/* Enlarges; the point at (x, y) of the picture stays where it is. Several steps may come before the
 * next frame, so each begins with the picture after the one before. */
static void
change_view (JjChartView *self, double zoom, double x, double y)
{
  JjPicture *picture = jj_chart_view_ask_picture (self);
  double to = CLAMP (zoom, 1.0, MAX_ZOOM), degree_x, degree_y, over;

  if (!jj_picture_to_degrees (picture, x, y, &degree_x, &degree_y))
    return;
  if (to <= 1.0)
    {
      self->zoom = 1;
      self->x = self->y = NAN;
    }
  else
    {
      double middle_x, middle_y;

      jj_picture_get_centre (picture, &middle_x, &middle_y);
      over = self->zoom / to;
      self->x = degree_x + (middle_x - degree_x) * over;
      self->y = degree_y + (middle_y - degree_y) * over;
      self->zoom = to;
    }
  jj_chart_view_forget (self);
}

static void
move_view (JjChartView *self, double px, double py)
{
  JjPicture *picture = jj_chart_view_ask_picture (self);
  double x, y, middle_x, middle_y, to_x, to_y;

  if (self->zoom <= 1.0 || !jj_picture_to_degrees (picture, 0, 0, &x, &y)
      || !jj_picture_to_degrees (picture, px, py, &to_x, &to_y))
    return;
  jj_picture_get_centre (picture, &middle_x, &middle_y);
  self->x = middle_x - (to_x - x);
  self->y = middle_y - (to_y - y);
  jj_chart_view_forget (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, JjChartView *self)
{
  change_view (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x - JJ_CHART_MARGIN,
               self->pointer_y - JJ_CHART_MARGIN);
  return GDK_EVENT_STOP;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JjChartView *self)
{
  gboolean moving = self->moved_x != 0 || self->moved_y != 0;

  if (self->zoom <= 1.0 || (!moving && hypot (dx, dy) < JJ_CHART_DRAG_PX))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  move_view (self, dx - self->moved_x, dy - self->moved_y);
  self->moved_x = dx;
  self->moved_y = dy;
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JjChartView *self)
{
  self->moved_x = self->moved_y = 0;
}

void
jj_chart_map_attach (JjChartView *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
jj_chart_map_show_all (JjChartView *self)
{
  self->zoom = 1;
  self->x = self->y = NAN;
  jj_chart_view_forget (self);
}

gboolean
jj_chart_map_press_key (JjChartView *self, guint key)
{
  double x = self->width / 2.0, y = self->height / 2.0;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      change_view (self, self->zoom * ZOOM_STEP, x, y);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      change_view (self, self->zoom / ZOOM_STEP, x, y);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
    case GDK_KEY_Home:
      jj_chart_map_show_all (self);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (self->zoom <= 1.0)
        return FALSE;
      move_view (self, key == GDK_KEY_Left ? ARROW_PX : -ARROW_PX, 0);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      if (self->zoom <= 1.0)
        return FALSE;
      move_view (self, 0, key == GDK_KEY_Up ? ARROW_PX : -ARROW_PX);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_among (const JjId *ids, guint n_ids, JjId id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Where schools stand on the map is where they are looked for: some have no position. */
void
jj_chart_view_focus (JjChartView *self, const JjId *ids, guint n_ids)
{
  double west = 180, east = -180, south = 90, north = -90, x, y, radius, top, bottom;
  JjPicture *picture;

  jj_chart_view_set_marked (self, ids, n_ids);
  jj_chart_map_show_all (self);
  picture = jj_chart_view_ask_picture (self);
  for (guint i = 0; i < jj_picture_get_n_parts (picture); i++)
    {
      if (!is_among (ids, n_ids, jj_picture_get_part (picture, i)->element)
          || !jj_picture_get_place (picture, i, &x, &y, &radius)
          || !jj_picture_to_degrees (picture, x, y, &x, &y))
        continue;
      west = MIN (west, x);
      east = MAX (east, x);
      south = MIN (south, y);
      north = MAX (north, y);
    }
  if (west > east || !jj_picture_to_degrees (picture, 0, 0, &x, &top)
      || !jj_picture_to_degrees (picture, 0, self->height, &x, &bottom))
    return;
  self->x = (west + east) / 2;
  self->y = (south + north) / 2;
  self->zoom
      = CLAMP (FOCUS_SHARE * (top - bottom) / MAX (MAX (east - west, north - south), FOCUS_DEGREES),
               LEAST_FOCUS, MAX_ZOOM);
  jj_chart_view_forget (self);
}

double
jj_chart_view_get_zoom (JjChartView *self)
{
  return self->zoom;
}
