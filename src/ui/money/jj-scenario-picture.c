/* jj-scenario-picture.c: the money of two scenarios beside each other, at one scale */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scenario-picture.h"

#include "jj-chart.h"
#include "jj-explain-window.h"
#include "jj-flow-settings.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN 12
#define TEXT_PX 12
#define HEIGHT 260
/* Narrower than this two flows beside each other cannot be read: they stand below each other. */
#define BESIDE_WIDTH 1300
#define NAME_HEIGHT 20

struct _JjScenarioPicture
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjFigures *figures[2];
  JjPicture *pictures[2]; /* NULL: to be made */
  int width, height;      /* of each */
  double scale;
  int lit[2]; /* part under the pointer; -1 for none */
};

G_DEFINE_FINAL_TYPE (JjScenarioPicture, jj_scenario_picture, GTK_TYPE_WIDGET)

static JjPicture *
make_picture (JjScenarioPicture *self, guint i, double scale)
{
  JjChartInput input = { .plan = jj_workspace_get_plan (self->workspace),
                         .figures = self->figures[i],
                         .theme = jj_ui_get_theme (),
                         .width_px = self->width,
                         .height_px = self->height,
                         .text_px = TEXT_PX * jj_ui_get_scale (GTK_WIDGET (self)),
                         .unit = jj_workspace_get_unit_size (self->workspace),
                         .px_per_unit = scale };
  g_autoptr (GArray) order = jj_flow_settings_read (self->workspace, &input.flow);

  return jj_chart_make (jj_chart_by_id ("sankey"), &input);
}

/* Figures and plan belong together: after an edit the page sets new figures before the frame. */
static void
make_pictures (JjScenarioPicture *self)
{
  double scale = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (JjPicture) alone = make_picture (self, i, 0);
      double own = jj_picture_get_px_per_unit (alone);

      scale = scale == 0 || (own > 0 && own < scale) ? own : scale;
    }
  for (guint i = 0; i < 2; i++)
    self->pictures[i] = make_picture (self, i, scale);
  self->scale = scale;
}

static void
forget_pictures (JjScenarioPicture *self)
{
  g_clear_pointer (&self->pictures[0], jj_picture_unref);
  g_clear_pointer (&self->pictures[1], jj_picture_unref);
  self->lit[0] = self->lit[1] = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
stands_beside (JjScenarioPicture *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= BESIDE_WIDTH;
}

/* Where the i-th picture begins. */
static void
get_origin (JjScenarioPicture *self, guint i, double *x, double *y)
{
  gboolean beside = stands_beside (self);

  *x = MARGIN + (beside ? i * (gtk_widget_get_width (GTK_WIDGET (self)) / 2.0) : 0);
  *y = NAME_HEIGHT + (beside ? 0 : i * (gtk_widget_get_height (GTK_WIDGET (self)) / 2.0));
}

/* The part at a point; NULL for none. */
static const JjChartPart *
find_part (JjScenarioPicture *self, double x, double y, int parts[2])
{
  const JjChartPart *found = NULL;

  for (guint i = 0; i < 2; i++)
    {
      double left, top;

      get_origin (self, i, &left, &top);
      parts[i] = self->pictures[i] ? jj_picture_hit (self->pictures[i], x - left, y - top) : -1;
      if (parts[i] >= 0)
        found = jj_picture_get_part (self->pictures[i], (guint)parts[i]);
    }
  return found;
}

static void
set_lit (JjScenarioPicture *self, const int parts[2])
{
  if (parts[0] == self->lit[0] && parts[1] == self->lit[1])
    return;
  self->lit[0] = parts[0];
  self->lit[1] = parts[1];
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, JjScenarioPicture *self)
{
  int parts[2];

  find_part (self, x, y, parts);
  set_lit (self, parts);
}

static void
on_leave (GtkEventControllerMotion *motion, JjScenarioPicture *self)
{
  set_lit (self, (const int[2]){ -1, -1 });
}

static gboolean
on_query_tooltip (JjScenarioPicture *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  int parts[2];
  const JjChartPart *part = keyboard ? NULL : find_part (self, x, y, parts);
  GtkWidget *label;

  if (!part)
    return FALSE;
  label = gtk_label_new (part->tip);
  gtk_widget_add_css_class (label, "numeric");
  gtk_tooltip_set_custom (tooltip, label);
  return TRUE;
}

/* What makes the part, in its own scenario. */
static void
on_released (GtkGestureClick *click, int n_press, double x, double y, JjScenarioPicture *self)
{
  int parts[2];
  const JjChartPart *part = find_part (self, x, y, parts);

  if (part && part->rows->len > 0)
    jj_explain_chart_part (GTK_WIDGET (self), self->workspace, part);
}

static void
show_name (JjScenarioPicture *self, GtkSnapshot *snapshot, guint i, double x, double y)
{
  JjId id = jj_figures_get_scenario (self->figures[i]);
  const JjElement *scenario
      = id ? jj_plan_find (jj_workspace_get_plan (self->workspace), id) : NULL;
  g_autoptr (PangoLayout) layout
      = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                        scenario ? jj_element_get_title (scenario) : "");

  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (GTK_WIDGET (self)), x, y + 2,
                              layout);
}

static void
jj_scenario_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjScenarioPicture *self = JJ_SCENARIO_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean beside = stands_beside (self);
  int half = (beside ? width / 2 : width) - 2 * MARGIN;
  int high = (beside ? height : height / 2) - MARGIN - NAME_HEIGHT;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  cairo_t *cr;

  if (half <= 0 || high <= 0 || !self->figures[0] || !self->figures[1])
    return;
  if (half != self->width || high != self->height)
    forget_pictures (self);
  self->width = half;
  self->height = high;
  if (!self->pictures[0])
    make_pictures (self);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  for (guint i = 0; i < 2; i++)
    {
      double left, top;

      get_origin (self, i, &left, &top);
      cairo_save (cr);
      cairo_translate (cr, left, top);
      jj_picture_draw (self->pictures[i], cr, self->lit[i]);
      cairo_restore (cr);
      show_name (self, snapshot, i, left, top - NAME_HEIGHT);
    }
  cairo_destroy (cr);
}

static void
jj_scenario_picture_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 140;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : HEIGHT;
}

static void
jj_scenario_picture_dispose (GObject *object)
{
  JjScenarioPicture *self = JJ_SCENARIO_PICTURE (object);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->pictures[i], jj_picture_unref);
      g_clear_pointer (&self->figures[i], jj_figures_unref);
    }
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_scenario_picture_parent_class)->dispose (object);
}

static void
jj_scenario_picture_class_init (JjScenarioPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_scenario_picture_dispose;
  widget_class->snapshot = jj_scenario_picture_snapshot;
  widget_class->measure = jj_scenario_picture_measure;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jj_scenario_picture_init (JjScenarioPicture *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->lit[0] = self->lit[1] = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  jj_ui_set_name (GTK_WIDGET (self), _ ("The money of both scenarios at one scale"));
}

GtkWidget *
jj_scenario_picture_new (JjWorkspace *workspace)
{
  JjScenarioPicture *self = g_object_new (JJ_TYPE_SCENARIO_PICTURE, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_pictures), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_pictures), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (forget_pictures), self, G_CONNECT_SWAPPED);
  jj_flow_settings_follow (workspace, G_CALLBACK (forget_pictures), G_OBJECT (self));
  return GTK_WIDGET (self);
}

void
jj_scenario_picture_set_figures (JjScenarioPicture *self, JjFigures *first, JjFigures *second)
{
  JjFigures *figures[2] = { first, second };

  for (guint i = 0; i < 2; i++)
    {
      JjFigures *taken = figures[i] ? jj_figures_ref (figures[i]) : NULL;

      g_clear_pointer (&self->figures[i], jj_figures_unref);
      self->figures[i] = taken;
    }
  forget_pictures (self);
}

double
jj_scenario_picture_get_scale (JjScenarioPicture *self)
{
  return self->scale;
}
