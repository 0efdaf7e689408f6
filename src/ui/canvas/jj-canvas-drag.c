/* jj-canvas-drag.c: what is moved, sized, copied, linked or framed with the button held down */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define GUIDE_REACH 6.0
#define LEAST_SIZE 48.0

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

void
jj_canvas_start_drag (JjCanvas *self)
{
  if (self->is_space_down)
    jj_canvas_set_mode (self, JJ_MODE_PAN);
  else if (self->press_hit.type == JJ_HIT_BOX)
    {
      JjId id = jj_canvas_id_of_hit (self, self->press_hit);

      if (!jj_workspace_is_selected (self->workspace, id))
        jj_workspace_select (self->workspace, &id, 1);
      start_moving (self);
    }
  else if (self->press_hit.type == JJ_HIT_LANE_EDGE && jj_canvas_is_writable (self))
    jj_canvas_set_mode (self, JJ_MODE_LANE);
  else
    jj_canvas_set_mode (self, JJ_MODE_MARQUEE);
}

static gboolean
is_over_own_box (JjCanvas *self)
{
  JjDiagramHit hit = jj_canvas_hit (self, self->pointer_x, self->pointer_y);

  return hit.type == JJ_HIT_BOX && hit.index == self->press_hit.index;
}

static void
update_link (JjCanvas *self)
{
  JjDiagramHit hit = jj_canvas_hit (self, self->pointer_x, self->pointer_y);

  self->target = hit.type == JJ_HIT_BOX && hit.index != self->press_hit.index ? (int)hit.index : -1;
}

void
jj_canvas_update_drag (JjCanvas *self, GdkModifierType state)
{
  double x = jj_canvas_to_sheet_x (self, self->pointer_x);
  double y = jj_canvas_to_sheet_y (self, self->pointer_y);

  self->drag_state = state;
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

gboolean
jj_canvas_is_taken_back (JjCanvas *self)
{
  return self->pointer_x < 0
         && (self->mode == JJ_MODE_MOVE || self->mode == JJ_MODE_COPY
             || self->mode == JJ_MODE_LINK);
}

void
jj_canvas_finish_drag (JjCanvas *self)
{
  JjCanvasMode mode = self->mode;
  JjSheet sheet = jj_canvas_get_sheet_edit (self);

  if (mode == JJ_MODE_MARQUEE)
    finish_marquee (self);
  else if (mode == JJ_MODE_MOVE && jj_canvas_drop_sticky (self))
    return;
  else if (jj_canvas_is_taken_back (self) || (mode == JJ_MODE_LINK && is_over_own_box (self)))
    jj_canvas_leave (self);
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
    jj_canvas_drop_link (self, self->press_hit.index, self->target,
                         (JjRoutePoint){ self->pointer_x, self->pointer_y },
                         (self->drag_state & GDK_CONTROL_MASK) != 0);
}
