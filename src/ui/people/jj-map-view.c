/* jj-map-view.c: the map of the county, to be moved and enlarged */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-map-view.h"

#include "jj-kinds-people.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define MIN_HEIGHT 140
#define NATURAL_HEIGHT 320
#define TEXT_PX 13
#define MARGIN 6
#define MAX_ZOOM 40.0
#define ZOOM_STEP 1.25
#define ARROW_PX 60
/* Farther than this a press is a drag and no click. */
#define CLICK_PX 4
/* What the focus leaves free around the schools. */
#define FOCUS_SHARE 0.45
#define MICRO 1e6

struct _JjMapView
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjPlan *plan; /* NULL: the workspace's */
  gboolean follow;
  JjPicture *picture;       /* NULL: to be made */
  JjPicture *last;          /* whose outlines the next one shares */
  cairo_surface_t *surface; /* of the picture with nothing lit */
  int width, height;
  double zoom, x, y;       /* degrees in the middle; NaN: the whole county */
  double moved_x, moved_y; /* px of the drag that goes on */
  double press_x, press_y;
  double pointer_x, pointer_y;
  int lit;
  GArray *marked; /* JjId */
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjMapView, jj_map_view, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static JjPlan *
get_plan (JjMapView *self)
{
  return self->plan ? self->plan : jj_workspace_get_plan (self->workspace);
}

static void
forget_paint (JjMapView *self)
{
  if (self->picture)
    {
      g_clear_pointer (&self->last, jj_picture_unref);
      self->last = g_steal_pointer (&self->picture);
    }
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->lit = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static JjPicture *
get_picture (JjMapView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjChartInput input = { .plan = get_plan (self),
                         .figures = jj_analysis_get_figures (analysis),
                         .theme = jj_ui_get_theme (),
                         .width_px = width,
                         .height_px = height,
                         .text_px = TEXT_PX * jj_ui_get_scale (GTK_WIDGET (self)),
                         .unit = 1,
                         .zoom = self->zoom,
                         .centre_x = self->x,
                         .centre_y = self->y };

  if (self->picture && width == self->width && height == self->height)
    return self->picture;
  forget_paint (self);
  self->width = width;
  self->height = height;
  input.like = self->last;
  self->picture = jj_chart_make (jj_chart_by_id ("map"), &input);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  jj_picture_get_summary (self->picture), -1);
  return self->picture;
}

static void
paint (JjMapView *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  cairo_t *cr;

  self->surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width * scale, self->height * scale);
  cairo_surface_set_device_scale (self->surface, scale, scale);
  cr = cairo_create (self->surface);
  jj_picture_draw (self->picture, cr, -1);
  cairo_destroy (cr);
}

/* Rings around the part under the pointer, and around the schools that are meant. */
static void
draw_rings (JjMapView *self, cairo_t *cr)
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

static void
jj_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjMapView *self = JJ_MAP_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr;

  if (width <= 2 * MARGIN || height <= 2 * MARGIN)
    return;
  get_picture (self);
  if (!self->surface)
    paint (self);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, MARGIN + self->moved_x, MARGIN + self->moved_y);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_paint (cr);
  draw_rings (self, cr);
  cairo_destroy (cr);
}

static void
jj_map_view_measure (GtkWidget *widget,
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

/* Moves the middle by px and enlarges; the point at (x, y) of the picture stays where it is. */
static void
change_view (JjMapView *self, double zoom, double x, double y)
{
  double to = CLAMP (zoom, 1.0, MAX_ZOOM), degree_x, degree_y, over;

  if (!self->picture || !jj_picture_to_degrees (self->picture, x, y, &degree_x, &degree_y))
    return;
  if (to <= 1.0)
    {
      self->zoom = 1;
      self->x = self->y = NAN;
    }
  else
    {
      double middle_x, middle_y;

      jj_picture_get_centre (self->picture, &middle_x, &middle_y);
      over = self->zoom / to;
      self->x = degree_x + (middle_x - degree_x) * over;
      self->y = degree_y + (middle_y - degree_y) * over;
      self->zoom = to;
    }
  forget_paint (self);
}

static void
move_view (JjMapView *self, double px, double py)
{
  double x, y, middle_x, middle_y, to_x, to_y;

  if (!self->picture || self->zoom <= 1.0 || !jj_picture_to_degrees (self->picture, 0, 0, &x, &y)
      || !jj_picture_to_degrees (self->picture, px, py, &to_x, &to_y))
    return;
  jj_picture_get_centre (self->picture, &middle_x, &middle_y);
  self->x = middle_x - (to_x - x);
  self->y = middle_y - (to_y - y);
  forget_paint (self);
}

static void
set_lit (JjMapView *self, int part)
{
  if (part == self->lit)
    return;
  self->lit = part;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
hit (JjMapView *self, double x, double y)
{
  return self->picture ? jj_picture_hit (self->picture, x - MARGIN, y - MARGIN) : -1;
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, JjMapView *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  set_lit (self, hit (self, x, y));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->lit >= 0     ? "pointer"
                                                      : self->zoom > 1.0 ? "grab"
                                                                         : NULL);
}

static void
on_leave (GtkEventControllerMotion *motion, JjMapView *self)
{
  set_lit (self, -1);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, JjMapView *self)
{
  change_view (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x - MARGIN,
               self->pointer_y - MARGIN);
  return GDK_EVENT_STOP;
}

static void
activate (JjMapView *self, int part)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0,
                 self->picture && part >= 0 ? jj_picture_get_part (self->picture, (guint)part)
                                            : NULL);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, JjMapView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->press_x = x;
  self->press_y = y;
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, JjMapView *self)
{
  if (self->zoom <= 1.0)
    return;
  self->moved_x = dx;
  self->moved_y = dy;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, JjMapView *self)
{
  gboolean is_click = hypot (dx, dy) < CLICK_PX;

  self->moved_x = self->moved_y = 0;
  if (is_click)
    activate (self, hit (self, self->press_x, self->press_y));
  else
    move_view (self, dx, dy);
}

static gboolean
show_all (JjMapView *self)
{
  self->zoom = 1;
  self->x = self->y = NAN;
  forget_paint (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, JjMapView *self)
{
  double x = self->width / 2.0, y = self->height / 2.0;

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      change_view (self, self->zoom * ZOOM_STEP, x, y);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      change_view (self, self->zoom / ZOOM_STEP, x, y);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
    case GDK_KEY_Home:
      return show_all (self);
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      move_view (self, key == GDK_KEY_Left ? ARROW_PX : -ARROW_PX, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      move_view (self, 0, key == GDK_KEY_Up ? ARROW_PX : -ARROW_PX);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
on_query_tooltip (JjMapView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!self->picture || self->lit < 0)
    return FALSE;
  gtk_tooltip_set_custom (tooltip, gtk_label_new (
                                       jj_picture_get_part (self->picture, (guint)self->lit)->tip));
  return TRUE;
}

static void
on_selection (JjMapView *self)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);

  g_array_set_size (self->marked, 0);
  g_array_append_vals (self->marked, ids, n_ids);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
jj_map_view_dispose (GObject *object)
{
  JjMapView *self = JJ_MAP_VIEW (object);

  forget_paint (self);
  g_clear_pointer (&self->last, jj_picture_unref);
  g_clear_object (&self->plan);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_map_view_parent_class)->dispose (object);
}

static void
jj_map_view_finalize (GObject *object)
{
  g_array_unref (JJ_MAP_VIEW (object)->marked);
  G_OBJECT_CLASS (jj_map_view_parent_class)->finalize (object);
}

static void
jj_map_view_class_init (JjMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_map_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_map_view_finalize;
  widget_class->snapshot = jj_map_view_snapshot;
  widget_class->measure = jj_map_view_measure;
  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_ACTIVATED]
      = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
jj_map_view_init (JjMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->marked = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->lit = -1;
  self->zoom = 1;
  self->x = self->y = NAN;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

GtkWidget *
jj_map_view_new (JjWorkspace *workspace, gboolean follow)
{
  JjMapView *self = g_object_new (JJ_TYPE_MAP_VIEW, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->workspace = g_object_ref (workspace);
  self->follow = follow;
  if (follow)
    {
      g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                               G_CALLBACK (forget_paint), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (on_selection), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (forget_paint), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (forget_paint), self,
                           G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_chart_get_title (jj_chart_by_id ("map")));
  return GTK_WIDGET (self);
}

void
jj_map_view_set_plan (JjMapView *self, JjPlan *plan)
{
  if (g_set_object (&self->plan, plan))
    forget_paint (self);
}

void
jj_map_view_focus (JjMapView *self, const JjId *ids, guint n_ids)
{
  double west = 180, east = -180, south = 90, north = -90;

  g_array_set_size (self->marked, 0);
  for (guint i = 0; i < n_ids; i++)
    {
      const JjElement *school = jj_plan_find (get_plan (self), ids[i]);
      gint64 x = school ? jj_element_get_number (school, JJ_SCHOOL_LONGITUDE) : JJ_EMPTY;
      gint64 y = school ? jj_element_get_number (school, JJ_SCHOOL_LATITUDE) : JJ_EMPTY;

      g_array_append_val (self->marked, ids[i]);
      if (x == JJ_EMPTY || y == JJ_EMPTY)
        continue;
      west = MIN (west, (double)x / MICRO);
      east = MAX (east, (double)x / MICRO);
      south = MIN (south, (double)y / MICRO);
      north = MAX (north, (double)y / MICRO);
    }
  self->zoom = 1;
  self->x = self->y = NAN;
  if (west <= east)
    {
      /* A school alone is shown with 0.08 degree, some 8 km, around it. */
      double span = MAX (MAX (east - west, north - south), 0.08);

      self->x = (west + east) / 2;
      self->y = (south + north) / 2;
      self->zoom = CLAMP (FOCUS_SHARE / span, 1.05, MAX_ZOOM);
    }
  forget_paint (self);
}

double
jj_map_view_get_zoom (JjMapView *self)
{
  return self->zoom;
}
