/* jj-chart-view.c: any chart of the plan, live, answering pointer and keys */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view-private.h"
#include "jj-flow-settings.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <math.h>

#define MIN_HEIGHT 140
#define NATURAL_HEIGHT 320
#define TEXT_PX 13

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_LAID_OUT,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjChartView, jj_chart_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

/* Of the parts that a line flows through the narrowest says most. */
static int
find_line (JjPicture *picture, JjId id)
{
  guint n = jj_picture_get_n_parts (picture), fewest = G_MAXUINT;
  int found = -1;

  for (guint i = 0; i < n; i++)
    {
      const GArray *rows = jj_picture_get_part (picture, i)->rows;

      for (guint k = 0; rows && rows->len < fewest && k < rows->len; k++)
        if (g_array_index (rows, JjChartRow, k).line == id)
          {
            fewest = rows->len;
            found = (int)i;
          }
    }
  return found;
}

static void
update_chosen (JjChartView *self)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);
  int found = self->picture && n_ids == 1 ? find_line (self->picture, ids[0]) : -1;
  int chosen = self->walking ? found : -1;

  self->on_line = found >= 0;
  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The whole picture shows until somebody walks through the lines. */
static void
on_selection_changed (JjChartView *self)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);

  if (jj_chart_is_map (self->chart))
    {
      if (!self->plan)
        jj_chart_view_set_marked (self, ids, n_ids);
      return;
    }
  self->walking = self->on_line;
  update_chosen (self);
}

static void
forget_paint (JjChartView *self)
{
  if (self->picture && jj_chart_is_map (self->chart))
    {
      g_clear_pointer (&self->like, jj_picture_unref);
      self->like = g_steal_pointer (&self->picture);
    }
  if (self->picture)
    {
      g_clear_pointer (&self->last, jj_picture_unref);
      self->last = g_steal_pointer (&self->picture);
    }
  g_clear_pointer (&self->coming, jj_picture_unref);
  if (self->painting && !jj_chart_is_map (self->chart))
    g_cancellable_cancel (self->painting);
  self->painted = JJ_CHART_STALE;
}

void
jj_chart_view_forget (JjChartView *self)
{
  forget_paint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_picture (JjChartView *self)
{
  forget_paint (self);
  self->lit = self->chosen = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Begins what the window chose, with the size, theme and text that the caller sets. */
GArray *
jj_chart_view_fill_input (JjChartView *self, JjChartInput *input)
{
  GArray *order = jj_flow_settings_read (self->workspace, &input->flow);

  if (self->order)
    input->flow.order = self->order;
  input->plan = self->plan ? self->plan : jj_workspace_get_plan (self->workspace);
  input->figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  input->unit = jj_workspace_get_unit_size (self->workspace);
  input->which = self->which;
  input->zoom = self->zoom;
  input->centre_x = self->x;
  input->centre_y = self->y;
  input->like = self->like;
  return order;
}

static JjPicture *
begin_picture (JjChartView *self, JjChartInput *input)
{
  g_autoptr (GArray) order = jj_chart_view_fill_input (self, input);

  return jj_chart_begin (self->chart, input);
}

void
jj_chart_view_take_coming (JjChartView *self)
{
  g_clear_pointer (&self->last, jj_picture_unref);
  self->picture = g_steal_pointer (&self->coming);
  /* Moving about a map changes nothing of what it tells. */
  if (self->like && jj_picture_get_table (self->like) == jj_picture_get_table (self->picture))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  jj_picture_get_summary (self->picture), -1);
  update_chosen (self);
  g_signal_emit (self, signals[SIGNAL_LAID_OUT], 0);
}

static void
begin_coming (JjChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * JJ_CHART_MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * JJ_CHART_MARGIN;
  JjChartInput input = { .theme = jj_ui_get_theme (),
                         .width_px = width,
                         .height_px = height,
                         .px_per_unit = self->locked_scale,
                         .text_px = TEXT_PX * jj_ui_get_scale (GTK_WIDGET (self)) };

  if ((self->picture || self->coming) && width == self->width && height == self->height)
    return;
  forget_paint (self);
  self->width = width;
  self->height = height;
  self->coming = begin_picture (self, &input);
}

JjPicture *
jj_chart_view_ask_picture (JjChartView *self)
{
  begin_coming (self);
  if (self->coming && jj_picture_get_n_to_come (self->coming) <= JJ_CHART_SMALL)
    {
      jj_picture_finish (self->coming);
      jj_chart_view_take_coming (self);
    }
  return self->picture;
}

/* At once, whatever its size: another one than that which a thread may be finishing. */
static JjPicture *
need_picture (JjChartView *self)
{
  if (!jj_chart_view_ask_picture (self))
    {
      forget_paint (self);
      begin_coming (self);
      jj_picture_finish (self->coming);
      jj_chart_view_take_coming (self);
    }
  return self->picture;
}

static void
jj_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : NATURAL_HEIGHT;
}

static void
set_lit (JjChartView *self, int part)
{
  if (part == self->lit)
    return;
  self->lit = part;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
jj_chart_view_hit (JjChartView *self, double x, double y)
{
  return self->picture ? jj_picture_hit (self->picture, x - JJ_CHART_MARGIN, y - JJ_CHART_MARGIN)
                       : -1;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, JjChartView *self)
{
  int part = jj_chart_view_hit (self, x, y);

  self->pointer_x = x;
  self->pointer_y = y;
  set_lit (self, part);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), part >= 0          ? "pointer"
                                                      : self->zoom > 1.0 ? "grab"
                                                                         : NULL);
}

static void
on_leave (GtkEventControllerMotion *motion, JjChartView *self)
{
  set_lit (self, -1);
}

static gboolean
on_query_tooltip (JjChartView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *label;

  if (!self->picture || self->lit < 0 || (!keyboard && jj_chart_view_hit (self, x, y) != self->lit))
    return FALSE;
  label = gtk_label_new (jj_picture_get_part (self->picture, (guint)self->lit)->tip);
  gtk_widget_add_css_class (label, "numeric");
  gtk_tooltip_set_custom (tooltip, label);
  return TRUE;
}

static void
activate (JjChartView *self, int part)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                 self->picture && part >= 0 ? jj_picture_get_part (self->picture, (guint)part)
                                            : NULL);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, JjChartView *self)
{
  int part = jj_chart_view_hit (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2 && jj_chart_is_map (self->chart))
    jj_chart_map_show_all (self);
  else if (part < 0 && n_press == 2)
    jj_flow_settings_set_order (self->workspace, NULL);
  activate (self, part);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjChartView *self)
{
  int n = self->picture ? (int)jj_picture_get_n_parts (self->picture) : 0;

  if (jj_chart_is_map (self->chart) && jj_chart_map_press_key (self, key))
    return GDK_EVENT_STOP;
  if (n == 0)
    return GDK_EVENT_PROPAGATE;
  if (state & GDK_ALT_MASK)
    return (key == GDK_KEY_Up || key == GDK_KEY_Down)
           && jj_chart_order_move (self, key == GDK_KEY_Up ? -1 : 1);
  if (key == GDK_KEY_Right || key == GDK_KEY_Down)
    set_lit (self, (self->lit + 1) % n);
  else if (key == GDK_KEY_Left || key == GDK_KEY_Up)
    set_lit (self, self->lit <= 0 ? n - 1 : self->lit - 1);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->lit >= 0)
    activate (self, self->lit);
  else if (key == GDK_KEY_Escape && self->dragged >= 0)
    jj_chart_order_stop (self);
  else if (key == GDK_KEY_Escape)
    activate (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  if (self->lit >= 0)
    jj_ui_set_name (GTK_WIDGET (self), jj_picture_get_part (self->picture, (guint)self->lit)->tip);
  return GDK_EVENT_STOP;
}

static void
jj_chart_view_dispose (GObject *object)
{
  JjChartView *self = JJ_CHART_VIEW (object);

  forget_paint (self);
  if (self->painting)
    g_cancellable_cancel (self->painting);
  g_clear_pointer (&self->last, jj_picture_unref);
  g_clear_pointer (&self->like, jj_picture_unref);
  g_clear_pointer (&self->shown, jj_picture_unref);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->marked, g_array_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->which, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_chart_view_parent_class)->dispose (object);
}

static void
jj_chart_view_class_init (JjChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_chart_view_dispose;
  widget_class->snapshot = jj_chart_view_snapshot;
  widget_class->measure = jj_chart_view_measure;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_LAID_OUT] = g_signal_new ("laid-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_chart_view_init (JjChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->zoom = 1;
  self->x = self->y = NAN;
  self->marked = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->lit = self->chosen = self->dragged = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
jj_chart_view_new (JjWorkspace *workspace, const JjChart *chart)
{
  JjChartView *self = g_object_new (JJ_TYPE_CHART_VIEW, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace = g_object_ref (workspace);
  self->chart = chart;
  if (jj_chart_is_map (chart))
    jj_chart_map_attach (self);
  else
    jj_chart_order_attach (self);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (forget_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (forget_picture), self, G_CONNECT_SWAPPED);
  jj_flow_settings_follow (workspace, G_CALLBACK (forget_picture), G_OBJECT (self));
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_picture), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_picture), self,
                           G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_chart_get_title (chart));
  return GTK_WIDGET (self);
}

const JjChartPart *
jj_chart_view_find (JjChartView *self, const char *label)
{
  JjPicture *picture = need_picture (self);
  guint n = jj_picture_get_n_parts (picture);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (jj_picture_get_part (picture, i)->label, label) == 0)
      return jj_picture_get_part (picture, i);
  return NULL;
}

const char *
jj_chart_view_get_title (JjChartView *self)
{
  return jj_chart_get_title (self->chart);
}

const JjChart *
jj_chart_view_get_chart (JjChartView *self)
{
  return self->chart;
}

JjPicture *
jj_chart_view_get_picture (JjChartView *self)
{
  return self->picture;
}

const JjChartPart *
jj_chart_view_get_lit (JjChartView *self)
{
  return self->picture && self->lit >= 0 ? jj_picture_get_part (self->picture, (guint)self->lit)
                                         : NULL;
}

JjPicture *
jj_chart_view_make_print (JjChartView *self, double width_px, double height_px)
{
  JjChartInput input = { .theme = jj_theme_get ("light"),
                         .width_px = width_px,
                         .height_px = height_px,
                         .text_px = TEXT_PX,
                         .with_title = TRUE };
  JjPicture *picture = begin_picture (self, &input);

  jj_picture_finish (picture);
  return picture;
}

void
jj_chart_view_set_which (JjChartView *self, const char *which)
{
  if (g_strcmp0 (which, self->which) == 0)
    return;
  g_free (self->which);
  self->which = g_strdup (which);
  forget_picture (self);
}

void
jj_chart_view_set_locked (JjChartView *self, gboolean locked)
{
  self->locked_scale = locked ? jj_picture_get_px_per_unit (need_picture (self)) : 0;
  forget_picture (self);
}

void
jj_chart_view_set_plan (JjChartView *self, JjPlan *plan)
{
  if (g_set_object (&self->plan, plan))
    forget_picture (self);
}

void
jj_chart_view_set_marked (JjChartView *self, const JjId *ids, guint n_ids)
{
  g_array_set_size (self->marked, 0);
  g_array_append_vals (self->marked, ids, n_ids);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
