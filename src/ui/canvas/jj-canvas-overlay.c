/* jj-canvas-overlay.c: what lies over the tiles: selection, ghosts, guides, the link being drawn */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-format.h"

#include <glib/gi18n.h>
#include <math.h>

#define HANDLE 8.0
#define LINK_HANDLE 7.0
#define MOST_GHOST_LINES 200

static void
set_accent (JjCanvas *self, cairo_t *cr, double alpha)
{
  jj_set_colour (cr, self->theme->fills[JJ_COLOUR_NOTICE], alpha);
}

static JjRoutePoint
handle_at (const JjRect *rect, guint handle)
{
  static const double across[] = { 0, 0.5, 1, 1, 1, 0.5, 0, 0 };
  static const double down[] = { 0, 0, 0, 0.5, 1, 1, 1, 0.5 };

  return (JjRoutePoint){ rect->x + across[handle] * rect->width,
                         rect->y + down[handle] * rect->height };
}

int
jj_canvas_find_handle (JjCanvas *self, const JjRect *rect, double x, double y)
{
  JjRect shown = jj_canvas_to_widget (self, rect);

  for (guint i = 0; i < 8; i++)
    {
      JjRoutePoint at = handle_at (&shown, i);

      if (fabs (at.x - x) <= HANDLE && fabs (at.y - y) <= HANDLE)
        return (int)i;
    }
  return -1;
}

JjRoutePoint
jj_canvas_link_handle (JjCanvas *self, guint box)
{
  JjRect rect = jj_canvas_to_widget (self, &jj_diagram_get_box (self->diagram, box)->rect);

  return (JjRoutePoint){ rect.x + rect.width + 14, rect.y + rect.height / 2 };
}

/* From here on cr is in px of the sheet; lines stay as thin on the screen at any zoom. */

static void
draw_outline (JjCanvas *self, cairo_t *cr, const JjBox *box, double width, double alpha)
{
  jj_diagram_trace_box (cr, box);
  set_accent (self, cr, alpha);
  cairo_set_line_width (cr, width / self->view.zoom);
  cairo_stroke (cr);
}

static void
draw_selected_line (JjCanvas *self, cairo_t *cr, guint line)
{
  JjRoute route = jj_diagram_get_route (self->diagram, line);

  for (guint i = 0; i < route.n_points; i++)
    cairo_line_to (cr, route.points[i].x, route.points[i].y);
  set_accent (self, cr, 0.45);
  cairo_set_line_width (cr, 6 / self->view.zoom);
  cairo_stroke (cr);
}

static void
draw_handles (JjCanvas *self, cairo_t *cr, const JjRect *rect)
{
  double side = HANDLE / self->view.zoom;

  for (guint i = 0; i < 8; i++)
    {
      JjRoutePoint at = handle_at (rect, i);

      cairo_rectangle (cr, at.x - side / 2, at.y - side / 2, side, side);
    }
  jj_set_colour (cr, self->theme->background, 1);
  cairo_fill_preserve (cr);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 1.2 / self->view.zoom);
  cairo_stroke (cr);
}

/* A ring apart from the box, so that it is not taken for the selection. */
static void
draw_found (JjCanvas *self, cairo_t *cr, JjId id)
{
  int box = jj_diagram_find (self->diagram, id);
  double gap = 5 / self->view.zoom;
  JjRect ring;

  if (box < 0 || jj_diagram_get_box (self->diagram, (guint)box)->hidden >= 0)
    return;
  ring = jj_rect_grown (&jj_diagram_get_box (self->diagram, (guint)box)->rect, gap);
  cairo_rectangle (cr, ring.x, ring.y, ring.width, ring.height);
  jj_set_colour (cr, self->theme->fills[JJ_COLOUR_IT_DEPT], 1);
  cairo_set_line_width (cr, 3 / self->view.zoom);
  cairo_stroke (cr);
}

static void
draw_selection (JjCanvas *self, cairo_t *cr)
{
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);

  for (guint i = 0; i < boxes->len; i++)
    draw_outline (self, cr, jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, i)), 3,
                  1);
  for (guint i = 0; i < jj_diagram_get_n_lines (self->diagram); i++)
    {
      JjId id = jj_diagram_get_line (self->diagram, i)->id;

      if (id && jj_workspace_is_selected (self->workspace, id))
        draw_selected_line (self, cr, i);
    }
  for (guint i = 0; self->found && i < self->found->len; i++)
    draw_found (self, cr, g_array_index (self->found, JjId, i));
  if (boxes->len == 1 && self->mode == JJ_MODE_NONE && self->view.zoom > 0.3
      && jj_canvas_is_writable (self))
    draw_handles (self, cr,
                  &jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, 0))->rect);
}

/* The box under the pointer and its link handle. */
static void
draw_hover (JjCanvas *self, cairo_t *cr)
{
  double zoom = self->view.zoom, radius = LINK_HANDLE / zoom;
  const JjBox *box;
  double x, y;

  if (self->hover.type != JJ_HIT_BOX || self->mode != JJ_MODE_NONE || self->tool != JJ_N_KINDS)
    return;
  box = jj_diagram_get_box (self->diagram, self->hover.index);
  draw_outline (self, cr, box, 1.5, 0.6);
  if (zoom < 0.3 || !jj_canvas_is_writable (self))
    return;
  x = box->rect.x + box->rect.width + 14 / zoom;
  y = box->rect.y + box->rect.height / 2;
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_accent (self, cr, 1);
  cairo_fill (cr);
  jj_set_colour (cr, self->theme->background, 1);
  cairo_set_line_width (cr, 1.6 / zoom);
  cairo_move_to (cr, x - radius * 0.5, y);
  cairo_line_to (cr, x + radius * 0.45, y);
  cairo_move_to (cr, x, y - radius * 0.45);
  cairo_line_to (cr, x + radius * 0.45, y);
  cairo_line_to (cr, x, y + radius * 0.45);
  cairo_stroke (cr);
}

static gboolean
is_moving (JjCanvas *self, guint box)
{
  for (guint i = 0; i < self->moving->len; i++)
    if (g_array_index (self->moving, guint, i) == box)
      return TRUE;
  return FALSE;
}

static JjRect
moved_rect (JjCanvas *self, guint box)
{
  JjRect rect = jj_diagram_get_box (self->diagram, box)->rect;

  if (is_moving (self, box))
    {
      rect.x += self->snap.dx;
      rect.y += self->snap.dy;
    }
  return rect;
}

/* Lines of what moves, by the short way; the real way is found at the end. */
static void
draw_ghost_lines (JjCanvas *self, cairo_t *cr)
{
  guint n_drawn = 0;

  for (guint i = 0; i < jj_diagram_get_n_lines (self->diagram) && n_drawn < MOST_GHOST_LINES; i++)
    {
      const JjLine *line = jj_diagram_get_line (self->diagram, i);
      JjRoutePoint points[4];
      JjRoute route = { points, 0, FALSE };
      JjRect from, to;

      if (!is_moving (self, line->from) && !is_moving (self, line->to))
        continue;
      from = moved_rect (self, line->from);
      to = moved_rect (self, line->to);
      route.n_points = jj_route_plain (&from, &to, points);
      if (route.n_points >= 2)
        jj_diagram_draw_line (self->diagram, cr, self->pen, i, &route);
      n_drawn++;
    }
}

static void
draw_ghosts (JjCanvas *self, cairo_t *cr)
{
  if (self->mode == JJ_MODE_MOVE)
    {
      jj_set_colour (cr, self->theme->background, 0.65);
      for (guint i = 0; i < self->moving->len; i++)
        {
          const JjBox *box
              = jj_diagram_get_box (self->diagram, g_array_index (self->moving, guint, i));

          cairo_rectangle (cr, box->rect.x - 2, box->rect.y - 2, box->rect.width + 4,
                           box->rect.height + 4);
        }
      cairo_fill (cr);
      draw_ghost_lines (self, cr);
    }
  cairo_save (cr);
  cairo_translate (cr, self->snap.dx, self->snap.dy);
  for (guint i = 0; i < self->moving->len; i++)
    {
      guint box = g_array_index (self->moving, guint, i);

      jj_diagram_draw_box (self->diagram, cr, self->pen, box, self->view.zoom);
      draw_outline (self, cr, jj_diagram_get_box (self->diagram, box), 2, 1);
    }
  cairo_restore (cr);
}

static void
draw_distance (JjCanvas *self, cairo_t *cr, const JjGuide *guide)
{
  g_autofree char *text = g_strdup_printf ("%.0f", guide->distance);
  double middle = (guide->start + guide->end) / 2, scale = 1 / self->view.zoom;

  cairo_save (cr);
  cairo_translate (cr, guide->is_upright ? guide->at : middle,
                   guide->is_upright ? middle : guide->at);
  cairo_scale (cr, scale, scale);
  cairo_select_font_face (cr, "sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 12);
  cairo_move_to (cr, 4, -4);
  jj_set_colour (cr, self->theme->text, 1);
  cairo_show_text (cr, text);
  cairo_restore (cr);
}

static void
draw_guides (JjCanvas *self, cairo_t *cr)
{
  jj_set_colour (cr, self->theme->fills[JJ_COLOUR_OVER], 1);
  cairo_set_line_width (cr, 1 / self->view.zoom);
  for (guint i = 0; i < self->snap.n_guides; i++)
    {
      const JjGuide *guide = &self->snap.guides[i];

      cairo_move_to (cr, guide->is_upright ? guide->at : guide->start,
                     guide->is_upright ? guide->start : guide->at);
      cairo_line_to (cr, guide->is_upright ? guide->at : guide->end,
                     guide->is_upright ? guide->end : guide->at);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < self->snap.n_guides; i++)
    if (self->snap.guides[i].distance > 0)
      draw_distance (self, cr, &self->snap.guides[i]);
}

static void
draw_marquee (JjCanvas *self, cairo_t *cr)
{
  double x = jj_canvas_to_sheet_x (self, self->pointer_x);
  gboolean is_touching = x < self->press_x;

  cairo_rectangle (cr, self->marquee.x, self->marquee.y, self->marquee.width, self->marquee.height);
  set_accent (self, cr, 0.12);
  cairo_fill_preserve (cr);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 1 / self->view.zoom);
  /* Dashed where touching is enough. */
  cairo_set_dash (cr, (const double[]){ 5 / self->view.zoom, 3 / self->view.zoom },
                  is_touching ? 2 : 0, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Whether the pointer is over a box to which no link leads. */
static gboolean
is_refused (JjCanvas *self)
{
  return self->mode == JJ_MODE_LINK && self->target >= 0 && !(self->drag_state & GDK_CONTROL_MASK)
         && !jj_canvas_may_link (jj_diagram_get_box (self->diagram, self->press_hit.index)->kind,
                                 jj_diagram_get_box (self->diagram, (guint)self->target)->kind);
}

static void
set_link_colour (JjCanvas *self, cairo_t *cr)
{
  jj_set_colour (cr, self->theme->fills[is_refused (self) ? JJ_COLOUR_ERROR : JJ_COLOUR_NOTICE], 1);
}

/* Boxes that a link from the pressed one may lead to glow; the target is red where none does. */
static void
draw_targets (JjCanvas *self, cairo_t *cr)
{
  const JjBox *from = jj_diagram_get_box (self->diagram, self->press_hit.index);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint));
  JjRect view = jj_canvas_get_view (self);

  jj_diagram_query (self->diagram, &view, seen, NULL);
  for (guint i = 0; i < seen->len; i++)
    {
      guint number = g_array_index (seen, guint, i);
      const JjBox *box = jj_diagram_get_box (self->diagram, number);

      if (number == self->press_hit.index)
        continue;
      if (jj_canvas_may_link (from->kind, box->kind))
        draw_outline (self, cr, box, (int)number == self->target ? 6 : 3, 0.8);
      else if ((int)number == self->target)
        {
          jj_diagram_trace_box (cr, box);
          set_link_colour (self, cr);
          cairo_set_line_width (cr, 4 / self->view.zoom);
          cairo_stroke (cr);
        }
    }
}

static void
draw_link (JjCanvas *self, cairo_t *cr)
{
  const JjBox *from = jj_diagram_get_box (self->diagram, self->press_hit.index);
  double x = jj_canvas_to_sheet_x (self, self->pointer_x);
  double y = jj_canvas_to_sheet_y (self, self->pointer_y);

  draw_targets (self, cr);
  set_link_colour (self, cr);
  cairo_set_line_width (cr, 2 / self->view.zoom);
  cairo_move_to (cr, from->rect.x + from->rect.width / 2, from->rect.y + from->rect.height / 2);
  cairo_line_to (cr, x, y);
  cairo_stroke (cr);
  if (is_refused (self))
    {
      double reach = 7 / self->view.zoom;

      cairo_set_line_width (cr, 3 / self->view.zoom);
      cairo_move_to (cr, x - reach, y - reach);
      cairo_line_to (cr, x + reach, y + reach);
      cairo_move_to (cr, x - reach, y + reach);
      cairo_line_to (cr, x + reach, y - reach);
      cairo_stroke (cr);
      return;
    }
  cairo_arc (cr, x, y, 4 / self->view.zoom, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* The sentence beside the pointer, within the widget. */
static void
snapshot_refusal (JjCanvas *self, GtkSnapshot *snapshot)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  JjColour paper = self->theme->background, ink = self->theme->text;
  JjColour edge = self->theme->fills[JJ_COLOUR_ERROR];
  GdkRGBA fill = { (float)paper.red, (float)paper.green, (float)paper.blue, 1 };
  GdkRGBA colour = { (float)ink.red, (float)ink.green, (float)ink.blue, 1 };
  GdkRGBA line = { (float)edge.red, (float)edge.green, (float)edge.blue, 1 };
  GskRoundedRect frame;
  double x, y;
  int width, height;

  if (!is_refused (self))
    return;
  text = jj_canvas_refuse_link (jj_diagram_get_box (self->diagram, self->press_hit.index)->kind,
                                jj_diagram_get_box (self->diagram, (guint)self->target)->kind);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_width (layout, 320 * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (self->pointer_x + 16, 4,
             MAX (4, gtk_widget_get_width (GTK_WIDGET (self)) - width - 24));
  y = CLAMP (self->pointer_y + 20, 4,
             MAX (4, gtk_widget_get_height (GTK_WIDGET (self)) - height - 20));
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width + 20,
                                                        (float)height + 16),
                                   6);
  gtk_snapshot_push_rounded_clip (snapshot, &frame);
  gtk_snapshot_append_color (snapshot, &fill, &frame.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &frame, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ line, line, line, line });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x + 10, (float)y + 8));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The box that the next click places, at its true size. */
static void
draw_tool (JjCanvas *self, cairo_t *cr)
{
  JjRect rect = { jj_canvas_to_sheet_x (self, self->pointer_x) - JJ_DIAGRAM_BOX_WIDTH / 2.0,
                  jj_canvas_to_sheet_y (self, self->pointer_y) - JJ_DIAGRAM_BOX_HEIGHT / 2.0,
                  JJ_DIAGRAM_BOX_WIDTH, JJ_DIAGRAM_BOX_HEIGHT };

  if (self->tool == JJ_N_KINDS || !self->has_pointer || self->mode != JJ_MODE_NONE)
    return;
  cairo_push_group (cr);
  jj_diagram_draw_kind (cr, self->pen, self->tool, &rect);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.6);
}

static void
draw_size (JjCanvas *self, cairo_t *cr)
{
  cairo_rectangle (cr, self->moving_rect.x, self->moving_rect.y, self->moving_rect.width,
                   self->moving_rect.height);
  set_accent (self, cr, 0.15);
  cairo_fill_preserve (cr);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 2 / self->view.zoom);
  cairo_stroke (cr);
}

static void
draw_lane_edge (JjCanvas *self, cairo_t *cr)
{
  JjRect extents = jj_diagram_get_extents (self->diagram);
  double y = jj_diagram_get_lane (self->diagram, self->press_hit.index)->top + self->snap.dy;

  cairo_move_to (cr, extents.x, y);
  cairo_line_to (cr, extents.x + extents.width, y);
  set_accent (self, cr, 1);
  cairo_set_line_width (cr, 2 / self->view.zoom);
  cairo_stroke (cr);
}

static void
draw_mode (JjCanvas *self, cairo_t *cr)
{
  switch (self->mode)
    {
    case JJ_MODE_MOVE:
    case JJ_MODE_COPY:
      draw_ghosts (self, cr);
      draw_guides (self, cr);
      break;
    case JJ_MODE_MARQUEE:
      draw_marquee (self, cr);
      break;
    case JJ_MODE_RESIZE:
      draw_size (self, cr);
      draw_guides (self, cr);
      break;
    case JJ_MODE_LINK:
      draw_link (self, cr);
      break;
    case JJ_MODE_LANE:
      draw_lane_edge (self, cr);
      break;
    default:
      break;
    }
}

/* While nothing moves, the overlay is no larger than what it shows: the frame then repaints that
 * alone. FALSE: there is nothing to show. */
static gboolean
overlay_bounds (JjCanvas *self, JjRect *bounds)
{
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  JjRect all = { 0, 0, -1, -1 };
  guint n_selected;

  jj_workspace_get_selection (self->workspace, &n_selected);
  *bounds = jj_canvas_get_view (self);
  if (self->mode != JJ_MODE_NONE || self->tool != JJ_N_KINDS || n_selected > boxes->len
      || self->found)
    return TRUE;
  for (guint i = 0; i < boxes->len; i++)
    all = jj_rect_union (&all, &jj_diagram_get_box (self->diagram, g_array_index (boxes, guint, i))
                                    ->rect);
  if (self->hover.type == JJ_HIT_BOX)
    all = jj_rect_union (&all, &jj_diagram_get_box (self->diagram, self->hover.index)->rect);
  if (all.width < 0)
    return FALSE;
  *bounds = jj_rect_grown (&all, 30 / self->view.zoom);
  return TRUE;
}

void
jj_canvas_snapshot_overlay (JjCanvas *self, GtkSnapshot *snapshot)
{
  JjRect bounds, shown;
  cairo_t *cr;

  if (!self->diagram || !overlay_bounds (self, &bounds))
    return;
  shown = jj_canvas_to_widget (self, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float)floor (shown.x),
                                                                 (float)floor (shown.y),
                                                                 (float)ceil (shown.width) + 1,
                                                                 (float)ceil (shown.height) + 1));
  cairo_scale (cr, self->view.zoom, self->view.zoom);
  cairo_translate (cr, -self->view.x, -self->view.y);
  draw_selection (self, cr);
  draw_hover (self, cr);
  draw_mode (self, cr);
  draw_tool (self, cr);
  cairo_destroy (cr);
  snapshot_refusal (self, snapshot);
}
