/* jj-canvas-view.c: position and zoom of the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <math.h>

#define FIT_MARGIN 24

void
jj_canvas_view_changed (JjCanvas *self)
{
  self->has_view = TRUE;
  jj_canvas_remember_view (self);
  jj_canvas_update_proxies (self);
  jj_canvas_place_entry (self);
  g_signal_emit_by_name (self, "view-changed");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
jj_canvas_to_sheet_x (JjCanvas *self, double x)
{
  return self->view.x + x / self->view.zoom;
}

double
jj_canvas_to_sheet_y (JjCanvas *self, double y)
{
  return self->view.y + y / self->view.zoom;
}

JjRect
jj_canvas_to_widget (JjCanvas *self, const JjRect *rect)
{
  double zoom = self->view.zoom;

  return (JjRect){ (rect->x - self->view.x) * zoom, (rect->y - self->view.y) * zoom,
                   rect->width * zoom, rect->height * zoom };
}

/* Whole pixels of the screen: tiles then stay sharp. */
void
jj_canvas_scroll (JjCanvas *self, double dx, double dy)
{
  self->view.x = round ((self->view.x + dx) * self->view.zoom) / self->view.zoom;
  self->view.y = round ((self->view.y + dy) * self->view.zoom) / self->view.zoom;
  jj_canvas_view_changed (self);
}

void
jj_canvas_zoom_at (JjCanvas *self, double zoom, double x, double y)
{
  double sheet_x = jj_canvas_to_sheet_x (self, x), sheet_y = jj_canvas_to_sheet_y (self, y);

  self->view.zoom = CLAMP (zoom, self->least_zoom, JJ_CANVAS_MOST_ZOOM);
  self->view.x = sheet_x - x / self->view.zoom;
  self->view.y = sheet_y - y / self->view.zoom;
  jj_canvas_scroll (self, 0, 0);
}

static void
fit_rect (JjCanvas *self, const JjRect *rect)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom = MIN ((width - 2 * FIT_MARGIN) / MAX (1, rect->width),
                     (height - 2 * FIT_MARGIN) / MAX (1, rect->height));

  if (width <= 0 || height <= 0)
    return;
  self->view.zoom = CLAMP (zoom, self->least_zoom, MAX (self->least_zoom, JJ_CANVAS_FIT_ZOOM));
  self->view.x = rect->x + rect->width / 2 - width / 2 / self->view.zoom;
  self->view.y = rect->y + rect->height / 2 - height / 2 / self->view.zoom;
  jj_canvas_scroll (self, 0, 0);
}

void
jj_canvas_fit (JjCanvas *self)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  JjRect rect = diagram ? jj_diagram_get_extents (diagram) : (JjRect){ 0, 0, 0, 0 };

  if (rect.width <= 0)
    rect = (JjRect){ -200, -100, 1200, 700 };
  fit_rect (self, &rect);
}

static JjRect
selected_rect (JjCanvas *self)
{
  g_autoptr (GArray) selected = jj_canvas_get_selected (self);
  JjRect rect = { 0, 0, -1, -1 };

  for (guint i = 0; i < selected->len; i++)
    rect = jj_rect_union (&rect,
                          &jj_diagram_get_box (self->diagram, g_array_index (selected, guint, i))
                               ->rect);
  return rect;
}

void
jj_canvas_fit_selection (JjCanvas *self)
{
  JjRect rect = selected_rect (self);

  if (rect.width < 0)
    jj_canvas_fit (self);
  else
    fit_rect (self, &rect);
}

void
jj_canvas_show_selection (JjCanvas *self)
{
  JjRect rect = selected_rect (self), view = jj_canvas_get_view (self);

  if (rect.width >= 0 && !jj_rect_holds_rect (&view, &rect))
    fit_rect (self, &rect);
}

void
jj_canvas_reveal_rect (JjCanvas *self, const JjRect *what)
{
  JjRect rect = jj_rect_grown (what, 24), view = jj_canvas_get_view (self);
  double dx = 0, dy = 0;

  if (view.width <= 0)
    return;
  view.height -= self->foot_px / self->view.zoom;
  if (rect.x < view.x)
    dx = rect.x - view.x;
  else if (rect.x + rect.width > view.x + view.width)
    dx = rect.x + rect.width - view.x - view.width;
  if (rect.y < view.y)
    dy = rect.y - view.y;
  else if (rect.y + rect.height > view.y + view.height)
    dy = rect.y + rect.height - view.y - view.height;
  if (fabs (dx) + fabs (dy) > 0)
    jj_canvas_scroll (self, dx, dy);
}

void
jj_canvas_set_foot (JjCanvas *self, int foot_px)
{
  self->foot_px = foot_px;
}

void
jj_canvas_reveal (JjCanvas *self, JjId element)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  int number = diagram ? jj_diagram_find (diagram, element) : -1;

  if (number >= 0)
    jj_canvas_reveal_rect (self, &jj_diagram_get_box (diagram, (guint)number)->rect);
}

void
jj_canvas_enlarge (JjCanvas *self, JjId element, double least_zoom)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  int number = diagram ? jj_diagram_find (diagram, element) : -1;
  const JjBox *box = number >= 0 ? jj_diagram_get_box (diagram, (guint)number) : NULL;
  JjRect rect;

  if (box && box->hidden >= 0)
    box = jj_diagram_get_box (diagram, (guint)box->hidden);
  if (!box)
    return;
  rect = box->rect;
  self->view.zoom = CLAMP (self->view.zoom, least_zoom, JJ_CANVAS_MOST_ZOOM);
  jj_canvas_centre_on (self, rect.x + rect.width / 2, rect.y + rect.height / 2);
}

double
jj_canvas_get_zoom (JjCanvas *self)
{
  return self->view.zoom;
}

void
jj_canvas_set_zoom (JjCanvas *self, double zoom)
{
  jj_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                     gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

JjRect
jj_canvas_get_view (JjCanvas *self)
{
  return (JjRect){ self->view.x, self->view.y,
                   gtk_widget_get_width (GTK_WIDGET (self)) / self->view.zoom,
                   gtk_widget_get_height (GTK_WIDGET (self)) / self->view.zoom };
}

void
jj_canvas_centre_on (JjCanvas *self, double x, double y)
{
  JjRect view = jj_canvas_get_view (self);

  jj_canvas_scroll (self, x - view.width / 2 - view.x, y - view.height / 2 - view.y);
}
