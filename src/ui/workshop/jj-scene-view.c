/* jj-scene-view.c: a slide as it looks now, as a widget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scene-view.h"

#include "jj-scene.h"
#include "jj-ui.h"

#include <adwaita.h>

struct _JjSceneView
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjSlide *slide; /* NULL: none */
  guint step;
  int asked;
  cairo_surface_t *surface; /* NULL: to be painted */
  int width, height, scale; /* of the surface */
};

G_DEFINE_FINAL_TYPE (JjSceneView, jj_scene_view, GTK_TYPE_WIDGET)

static void
forget (JjSceneView *self)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint (JjSceneView *self, cairo_t *cr)
{
  JjSceneInput input
      = { .plan = jj_workspace_get_plan (self->workspace),
          .figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace)),
          .theme = jj_ui_get_theme (),
          .width_px = self->width,
          .height_px = self->height,
          .unit = jj_workspace_get_unit_size (self->workspace),
          .step = self->step };
  g_autoptr (JjScene) scene = NULL;

  jj_set_colour (cr, input.theme->background, 1);
  cairo_paint (cr);
  if (!self->slide)
    return;
  scene = jj_scene_new (self->slide, &input);
  jj_scene_draw (scene, cr);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  jj_scene_get_summary (scene), -1);
}

static void
make_surface (JjSceneView *self, int width, int height, int scale)
{
  cairo_t *cr;

  if (self->surface && width == self->width && height == self->height && scale == self->scale)
    return;
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  cr = cairo_create (self->surface);
  paint (self, cr);
  cairo_destroy (cr);
}

static void
jj_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjSceneView *self = JJ_SCENE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (width < 16 || height < 9)
    return;
  make_surface (self, width, height, gtk_widget_get_scale_factor (widget));
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
jj_scene_view_get_request_mode (GtkWidget *widget)
{
  return JJ_SCENE_VIEW (widget)->asked > 0 ? GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH
                                           : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
jj_scene_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  int asked = JJ_SCENE_VIEW (widget)->asked;
  /* Of one that does not fill its place the width that it asked for is the one it gets. */
  gboolean fills = gtk_widget_get_halign (widget) == GTK_ALIGN_FILL;
  int width = for_size > 0 && fills ? for_size : asked;

  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? asked : asked * 9 / 16;
  *natural = across ? asked : width * 9 / 16;
}

static void
jj_scene_view_dispose (GObject *object)
{
  JjSceneView *self = JJ_SCENE_VIEW (object);

  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->slide, jj_slide_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_scene_view_parent_class)->dispose (object);
}

static void
jj_scene_view_class_init (JjSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_scene_view_dispose;
  widget_class->snapshot = jj_scene_view_snapshot;
  widget_class->measure = jj_scene_view_measure;
  widget_class->get_request_mode = jj_scene_view_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "scene");
}

static void
jj_scene_view_init (JjSceneView *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
jj_scene_view_new (JjWorkspace *workspace, int width)
{
  JjSceneView *self = g_object_new (JJ_TYPE_SCENE_VIEW, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace = g_object_ref (workspace);
  self->asked = width;
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
jj_scene_view_set (JjSceneView *self, const JjSlide *slide, guint step)
{
  g_clear_pointer (&self->slide, jj_slide_free);
  self->slide = slide ? jj_slide_copy (slide) : NULL;
  self->step = step;
  forget (self);
}

void
jj_scene_view_set_width (JjSceneView *self, int width)
{
  self->asked = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
