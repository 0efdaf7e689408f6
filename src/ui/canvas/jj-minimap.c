/* jj-minimap.c: the whole sheet in small, with what is seen of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-minimap.h"

#include "jj-canvas-parts-private.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_WIDTH 112
#define HEIGHT 96

struct _JjMinimap
{
  GtkWidget parent_instance;

  JjCanvas *canvas;    /* not owned: both are the page's */
  GskRenderNode *node; /* the sheet, NULL: to be drawn */
  double press_x, press_y;
};

G_DEFINE_FINAL_TYPE (JjMinimap, jj_minimap, GTK_TYPE_WIDGET)

static void
on_picture (JjMinimap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* px of the map for a px of the sheet, and where the sheet begins in the map. */
static double
scale_of (JjMinimap *self, JjRect *extents, double *x, double *y)
{
  const JjDiagram *diagram = self->canvas->diagram;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self)), scale;

  *extents = diagram ? jj_diagram_get_extents (diagram) : (JjRect){ 0, 0, 0, 0 };
  if (extents->width <= 0)
    *extents = (JjRect){ 0, 0, 100, 100 };
  scale = MIN (width / extents->width, height / extents->height);
  *x = (width - extents->width * scale) / 2;
  *y = (height - extents->height * scale) / 2;
  return scale;
}

static void
draw_sheet (JjMinimap *self, const graphene_rect_t *area)
{
  const JjDiagram *diagram = self->canvas->diagram;
  JjRect extents;
  double x, y, scale = scale_of (self, &extents, &x, &y);
  JjDiagramLook look = { .zoom = MIN (scale, JJ_ZOOM_NUMBERS / 2), .without_lines = TRUE };
  cairo_t *cr;

  self->node = gsk_cairo_node_new (area);
  cr = gsk_cairo_node_get_draw_context (self->node);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -extents.x, -extents.y);
  if (diagram)
    jj_diagram_draw (diagram, cr, self->canvas->pen, &extents, &look);
  cairo_destroy (cr);
}

static void
jj_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjMinimap *self = JJ_MINIMAP (widget);
  JjColour paper = self->canvas->theme->background,
           ink = self->canvas->theme->fills[JJ_COLOUR_OVER];
  GdkRGBA colour = { (float)paper.red, (float)paper.green, (float)paper.blue, 0.94F };
  JjColour line = self->canvas->theme->line;
  GdkRGBA frame = { (float)line.red, (float)line.green, (float)line.blue, 1 };
  GdkRGBA edge = { (float)ink.red, (float)ink.green, (float)ink.blue, 1 };
  JjRect extents, view = jj_canvas_get_view (self->canvas);
  double x, y, scale = scale_of (self, &extents, &x, &y);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                             (float)gtk_widget_get_height (widget));
  GskRoundedRect outline;

  if (!self->node)
    draw_sheet (self, &area);
  gtk_snapshot_append_color (snapshot, &colour, &area);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_push_clip (snapshot, &area);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float)(x + (view.x - extents.x) * scale),
                                                        (float)(y + (view.y - extents.y) * scale),
                                                        (float)(view.width * scale),
                                                        (float)(view.height * scale)),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 2, 2, 2, 2 },
                              (GdkRGBA[]){ edge, edge, edge, edge });
  gtk_snapshot_pop (snapshot);
  gsk_rounded_rect_init_from_rect (&outline, &area, 4);
  gtk_snapshot_append_border (snapshot, &outline, (float[]){ 1, 1, 1, 1 },
                              (GdkRGBA[]){ frame, frame, frame, frame });
}

static void
jj_minimap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  g_clear_pointer (&JJ_MINIMAP (widget)->node, gsk_render_node_unref);
}

static void
go_to (JjMinimap *self, double at_x, double at_y)
{
  JjRect extents;
  double x, y, scale = scale_of (self, &extents, &x, &y);

  jj_canvas_centre_on (self->canvas, extents.x + (at_x - x) / scale,
                       extents.y + (at_y - y) / scale);
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, JjMinimap *self)
{
  self->press_x = x;
  self->press_y = y;
  go_to (self, x, y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, JjMinimap *self)
{
  go_to (self, self->press_x + dx, self->press_y + dy);
}

static void
jj_minimap_finalize (GObject *object)
{
  g_clear_pointer (&JJ_MINIMAP (object)->node, gsk_render_node_unref);
  G_OBJECT_CLASS (jj_minimap_parent_class)->finalize (object);
}

static void
jj_minimap_class_init (JjMinimapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jj_minimap_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = jj_minimap_size_allocate;
  GTK_WIDGET_CLASS (klass)->snapshot = jj_minimap_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jj_minimap_init (JjMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self), "canvas-map");
  jj_ui_set_name (GTK_WIDGET (self), _ ("Overview map"));
}

GtkWidget *
jj_minimap_new (JjCanvas *canvas)
{
  JjMinimap *self = g_object_new (JJ_TYPE_MINIMAP, NULL);

  self->canvas = canvas;
  g_signal_connect_object (canvas, "picture-changed", G_CALLBACK (on_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (canvas, "view-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
jj_minimap_is_useful (JjMinimap *self)
{
  JjCanvas *canvas = self->canvas;
  const JjDiagram *diagram = jj_canvas_peek_diagram (canvas);
  JjRect view = jj_canvas_get_view (canvas), all;

  if (!diagram || jj_canvas_get_sheet (canvas) == 0)
    return FALSE;
  all = jj_diagram_get_extents (diagram);
  return all.width > 0 && !jj_rect_holds_rect (&view, &all);
}
