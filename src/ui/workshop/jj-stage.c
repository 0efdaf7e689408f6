/* jj-stage.c: what the audience of a talk sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-stage.h"

#include "jj-scene-view.h"
#include "jj-scene.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* In heights of text. */
#define HALO 1.4
#define LENS 7.0
#define ENLARGED 2.0f

struct _JjStage
{
  GtkWidget parent_instance;

  JjTalk *talk;
  GtkStack *stack;
  JjCanvas *canvas;
  JjSceneView *scene;
  GdkPaintable *content; /* what the lens enlarges */
  JjSlide *shown;        /* whose place the canvas has taken; NULL: none */
  double pointer_x, pointer_y;
  gboolean has_pointer;
  int height;
  guint place_id;
};

enum
{
  SIGNAL_RESIZED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjStage, jj_stage, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

double
jj_stage_get_text_px (JjStage *self)
{
  return JJ_SCENE_TEXT_PX * MAX (self->height, 1) / JJ_SCENE_HEIGHT;
}

static void
take_place (JjStage *self, const JjSlide *slide)
{
  JjSceneInput input = { .width_px = gtk_widget_get_width (GTK_WIDGET (self)),
                         .height_px = gtk_widget_get_height (GTK_WIDGET (self)) };
  const JjDiagram *diagram;
  double zoom;
  JjRect view;

  if (input.height_px < 1)
    return;
  jj_canvas_set_presenting (self->canvas, jj_stage_get_text_px (self),
                            JJ_SCENE_LEAST_ZOOM * input.height_px / JJ_SCENE_HEIGHT);
  jj_canvas_set_sheet (self->canvas, slide->sheet);
  jj_canvas_set_filter (self->canvas, jj_slide_copy_filter (slide));
  diagram = jj_canvas_get_diagram (self->canvas);
  if (!diagram)
    return;
  view = jj_scene_get_view (slide, diagram, &input, &zoom);
  jj_canvas_set_zoom (self->canvas, zoom);
  jj_canvas_centre_on (self->canvas, view.x + view.width / 2, view.y + view.height / 2);
}

static gboolean
is_same_view (const JjSlide *a, const JjSlide *b)
{
  return a && a->sheet == b->sheet && a->zoom == b->zoom && a->has_place == b->has_place
         && a->x == b->x && a->y == b->y;
}

/* What the speaker moved or enlarged stays so until another slide comes. */
static void
show (JjStage *self)
{
  const JjSlide *slide = jj_talk_get_slide (self->talk);
  g_autoptr (GArray) hidden = NULL;

  if (!slide)
    return;
  if (slide->type != JJ_SLIDE_OF_SHEET)
    {
      g_clear_pointer (&self->shown, jj_slide_free);
      jj_scene_view_set (self->scene, slide, jj_talk_get_step (self->talk));
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->scene));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->canvas));
  if (!is_same_view (self->shown, slide))
    {
      g_clear_pointer (&self->shown, jj_slide_free);
      self->shown = jj_slide_copy (slide);
      take_place (self, slide);
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
    }
  hidden = jj_slide_get_hidden (slide, jj_talk_get_step (self->talk));
  jj_canvas_set_hidden (self->canvas, hidden);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_place (gpointer data)
{
  JjStage *self = data;

  self->place_id = 0;
  g_clear_pointer (&self->shown, jj_slide_free);
  show (self);
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
  return G_SOURCE_REMOVE;
}

static void
jj_stage_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JjStage *self = JJ_STAGE (widget);

  gtk_widget_allocate (GTK_WIDGET (self->stack), width, height, baseline, NULL);
  if (height == self->height)
    return;
  self->height = height;
  /* Not while sizes are being given. */
  if (!self->place_id)
    self->place_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 15, on_place, self, NULL);
}

static void
jj_stage_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 720;
}

static void
circle (cairo_t *cr, double x, double y, double radius, double width)
{
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* Yellow between two dark rims: seen on anything. */
static void
snapshot_halo (JjStage *self, GtkSnapshot *snapshot)
{
  double text = jj_stage_get_text_px (self), radius = HALO * text;
  float size = (float)(2 * radius + text);
  cairo_t *cr
      = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float)self->pointer_x - size / 2,
                                                                  (float)self->pointer_y - size / 2,
                                                                  size, size));

  cairo_set_source_rgba (cr, 0, 0, 0, 0.55);
  circle (cr, self->pointer_x, self->pointer_y, radius, 0.34 * text);
  cairo_set_source_rgba (cr, 1, 0.87, 0.2, 0.95);
  circle (cr, self->pointer_x, self->pointer_y, radius, 0.2 * text);
  cairo_destroy (cr);
}

static void
snapshot_lens (JjStage *self, GtkSnapshot *snapshot)
{
  float x = (float)self->pointer_x, y = (float)self->pointer_y;
  float radius = (float)(LENS * jj_stage_get_text_px (self));
  graphene_rect_t area = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  JjColour paper = jj_ui_get_theme ()->background;
  GdkRGBA colour = { (float)paper.red, (float)paper.green, (float)paper.blue, 1 };
  GskRoundedRect round;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&round, &area, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &colour, &area);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_scale (snapshot, ENLARGED, ENLARGED);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-x, -y));
  gdk_paintable_snapshot (self->content, snapshot, gtk_widget_get_width (GTK_WIDGET (self->stack)),
                          gtk_widget_get_height (GTK_WIDGET (self->stack)));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.6);
  circle (cr, x, y, radius - 3, 4);
  cairo_destroy (cr);
}

static void
jj_stage_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjStage *self = JJ_STAGE (widget);
  JjCover cover = jj_talk_get_cover (self->talk);
  float shade = cover == JJ_COVER_WHITE ? 1 : 0;
  GdkRGBA colour = { shade, shade, shade, 1 };

  if (cover != JJ_COVER_NONE)
    {
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                      gtk_widget_get_height (widget)));
      return;
    }
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->stack), snapshot);
  if (!self->has_pointer)
    return;
  if (jj_talk_get_lens (self->talk))
    snapshot_lens (self, snapshot);
  else
    snapshot_halo (self, snapshot);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, JjStage *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  self->has_pointer = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_leave (GtkEventControllerMotion *motion, JjStage *self)
{
  self->has_pointer = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A covered screen says so, and nothing of what is below. */
static void
on_talk (JjStage *self)
{
  JjCover cover = jj_talk_get_cover (self->talk);

  gtk_widget_set_child_visible (GTK_WIDGET (self->stack), cover == JJ_COVER_NONE);
  jj_ui_set_name (GTK_WIDGET (self), cover == JJ_COVER_BLACK   ? _ ("Black screen")
                                     : cover == JJ_COVER_WHITE ? _ ("White screen")
                                                               : _ ("Screen of the audience"));
  if (cover == JJ_COVER_NONE)
    show (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
jj_stage_dispose (GObject *object)
{
  JjStage *self = JJ_STAGE (object);

  g_clear_handle_id (&self->place_id, g_source_remove);
  g_clear_object (&self->content);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_pointer (&self->shown, jj_slide_free);
  g_clear_object (&self->talk);
  G_OBJECT_CLASS (jj_stage_parent_class)->dispose (object);
}

static void
jj_stage_class_init (JjStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_stage_dispose;
  widget_class->snapshot = jj_stage_snapshot;
  widget_class->measure = jj_stage_measure;
  widget_class->size_allocate = jj_stage_size_allocate;
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "stage");
}

static void
jj_stage_init (JjStage *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
jj_stage_new (JjTalk *talk)
{
  JjStage *self = g_object_new (JJ_TYPE_STAGE, NULL);
  JjWorkspace *workspace = jj_talk_get_workspace (talk);

  self->talk = g_object_ref (talk);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->canvas = JJ_CANVAS (jj_canvas_new (workspace));
  self->scene = JJ_SCENE_VIEW (jj_scene_view_new (workspace, 0));
  jj_ui_set_name (GTK_WIDGET (self->scene), _ ("Slide"));
  jj_canvas_set_presenting (self->canvas, JJ_SCENE_TEXT_PX, JJ_SCENE_LEAST_ZOOM);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->canvas));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->scene));
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  self->content = gtk_widget_paintable_new (GTK_WIDGET (self->stack));
  g_signal_connect_object (talk, "changed", G_CALLBACK (on_talk), self, G_CONNECT_SWAPPED);
  on_talk (self);
  return GTK_WIDGET (self);
}

JjCanvas *
jj_stage_get_canvas (JjStage *self)
{
  const JjSlide *slide = jj_talk_get_slide (self->talk);

  return slide && slide->type == JJ_SLIDE_OF_SHEET ? self->canvas : NULL;
}

void
jj_stage_set_foot (JjStage *self, int foot_px)
{
  jj_canvas_set_foot (self->canvas, foot_px);
}
