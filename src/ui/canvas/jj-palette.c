/* jj-palette.c: the kinds that can be drawn, to click, to drag, or by digit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-palette.h"

#include "jj-canvas-parts-private.h"
#include "jj-icons.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjPalette
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GPtrArray *buttons;
  gboolean is_second; /* the press of a double click, which has drawn already */
};

G_DEFINE_FINAL_TYPE (JjPalette, jj_palette, GTK_TYPE_WIDGET)

static JjKindId
kind_of (GtkWidget *button)
{
  return (JjKindId)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
}

static void
on_tool_changed (JjPalette *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    kind_of (button) == jj_canvas_get_tool (self->canvas));
    }
}

static void
on_clicked (GtkToggleButton *button, JjPalette *self)
{
  JjKindId kind = kind_of (GTK_WIDGET (button));
  gboolean is_held = self->is_second || kind == jj_canvas_get_tool (self->canvas);

  jj_canvas_set_tool (self->canvas, is_held ? JJ_N_KINDS : kind);
  self->is_second = FALSE;
  on_tool_changed (self);
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, JjPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  self->is_second = n_press == 2;
  if (!self->is_second)
    return;
  jj_canvas_set_tool (self->canvas, JJ_N_KINDS);
  jj_canvas_add_in_middle (self->canvas, kind_of (button));
}

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, JjPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  return gdk_content_provider_new_typed (G_TYPE_INT, (int)kind_of (button));
}

/* The ghost, as large as the box will be. */
static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, JjPalette *self)
{
  GtkWidget *button = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  double zoom = jj_canvas_get_zoom (self->canvas);
  JjRect rect = { 2, 2, JJ_DIAGRAM_BOX_WIDTH, JJ_DIAGRAM_BOX_HEIGHT };
  float width = (float)((rect.width + 4) * zoom), height = (float)((rect.height + 4) * zoom);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  g_autoptr (GdkPaintable) ghost = NULL;

  cairo_scale (cr, zoom, zoom);
  jj_diagram_draw_kind (cr, self->canvas->pen, kind_of (button), &rect);
  cairo_destroy (cr);
  ghost = gtk_snapshot_free_to_paintable (snapshot, &GRAPHENE_SIZE_INIT (width, height));
  gtk_drag_source_set_icon (source, ghost, (int)(width / 2), (int)(height / 2));
  jj_canvas_set_tool (self->canvas, JJ_N_KINDS);
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, JjPalette *self)
{
  jj_canvas_add_at (self->canvas, (JjKindId)g_value_get_int (value), x, y);
  return TRUE;
}

static void
add_button (JjPalette *self, JjKindId kind, guint digit)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *name = jj_label (jj_kind_get (kind)->label);
  GtkWidget *label = gtk_label_new (name);
  g_autofree char *key = g_strdup_printf ("%u", digit % 10);
  GtkWidget *hint = gtk_label_new (digit <= 10 ? key : "");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *twice = gtk_gesture_click_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (jj_icon_of_kind (kind)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focus_on_click (button, FALSE);
  jj_ui_set_name (button, name);
  g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER ((int)kind));
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), self);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (source));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (twice), GTK_PHASE_CAPTURE);
  g_signal_connect (twice, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (twice));
  g_ptr_array_add (self->buttons, button);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
jj_palette_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (jj_palette_parent_class)->dispose (object);
}

static void
jj_palette_finalize (GObject *object)
{
  g_ptr_array_unref (JJ_PALETTE (object)->buttons);
  G_OBJECT_CLASS (jj_palette_parent_class)->finalize (object);
}

static void
jj_palette_class_init (JjPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_palette_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
jj_palette_init (JjPalette *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "canvas-palette");
  jj_ui_set_name (GTK_WIDGET (self), _ ("Palette"));
}

GtkWidget *
jj_palette_new (JjCanvas *canvas)
{
  JjPalette *self = g_object_new (JJ_TYPE_PALETTE, NULL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT, GDK_ACTION_COPY);
  guint n;
  const JjKindId *kinds = jj_canvas_get_palette (&n);

  self->canvas = canvas;
  for (guint i = 0; i < n; i++)
    add_button (self, kinds[i], i + 1);
  g_signal_connect_object (canvas, "tool-changed", G_CALLBACK (on_tool_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (target));
  return GTK_WIDGET (self);
}
