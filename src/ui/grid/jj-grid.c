/* jj-grid.c: the widget in which rows are read and edited */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

#include "jj-grid-resources.h"

enum
{
  PROP_0,
  PROP_VIEW,
  PROP_TWO_LINES,
  PROP_EDITING,
  N_OWN,
  PROP_HADJUSTMENT = N_OWN,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY
};

enum
{
  SELECTION_CHANGED,
  ROW_ACTIVATED,
  EDIT_CELL,
  FAILED,
  LAYOUT_CHANGED,
  FIND_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_OWN];
static guint signals[N_SIGNALS];

static gboolean
get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  JjGrid *self = JJ_GRID (scrollable);

  *border = (GtkBorder){ .top = (gint16)self->heading_height,
                         .left = (gint16)jj_grid_get_frozen_right (self) };
  return TRUE;
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = get_border;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (JjGrid,
                               jj_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

void
jj_grid_fail (JjGrid *self, const char *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
configure_adjustment (JjGrid *self, GtkOrientation orientation, double page, double upper)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  double step = orientation == GTK_ORIENTATION_VERTICAL ? 3 * self->row_height : 60;

  if (adjustment == NULL)
    return;
  page = MAX (page, 0);
  upper = MAX (upper, page);
  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0,
                            upper, step, MAX (page - self->row_height, step), page);
}

void
jj_grid_configure (JjGrid *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int all = self->edges->len > 0 ? g_array_index (self->edges, int, self->edges->len - 1) : 0;

  configure_adjustment (self, GTK_ORIENTATION_HORIZONTAL, width - self->stub_width, all);
  configure_adjustment (self, GTK_ORIENTATION_VERTICAL, height - self->heading_height,
                        (double)jj_grid_get_n_lines (self) * self->row_height);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jj_grid_editing_changed (JjGrid *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITING]);
}

void
jj_grid_layout_changed (JjGrid *self)
{
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

void
jj_grid_selection_changed (JjGrid *self)
{
  jj_grid_update_actions (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gboolean
jj_grid_ask_owner_to_edit (JjGrid *self, gint64 key, guint column)
{
  GdkRectangle area;
  gboolean handled = FALSE;

  jj_grid_get_area (self, self->line, self->pos, &area);
  g_signal_emit (self, signals[EDIT_CELL], 0, key, column, &area, &handled);
  return handled;
}

void
jj_grid_activate_row (JjGrid *self, gint64 key)
{
  g_signal_emit (self, signals[ROW_ACTIVATED], 0, key);
}

void
jj_grid_request_find (JjGrid *self, gboolean replace)
{
  g_signal_emit (self, signals[FIND_REQUESTED], 0, replace);
}

static void
scrolled_cb (JjGrid *self)
{
  self->stays = FALSE;
  if (self->text != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  jj_grid_access_update (self);
}

static void
set_adjustment (JjGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **mine = &self->adjustments[orientation];

  if (*mine != NULL)
    g_signal_handlers_disconnect_by_data (*mine, self);
  g_clear_object (mine);
  if (adjustment == NULL)
    return;
  *mine = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  jj_grid_configure (self);
}

static void
lines_changed_cb (JjGrid *self)
{
  jj_grid_arrange (self);
  jj_grid_follow_edited_cell (self);
  jj_grid_configure (self);
  jj_grid_keep_cursor (self);
  jj_grid_access_update (self);
}

static void
lines_touched_cb (JjGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  jj_grid_selection_changed (self);
  jj_grid_access_update (self);
}

static void
jj_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjGrid *self = JJ_GRID (widget);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                                         (float)gtk_widget_get_height (widget)));
  jj_grid_draw (self, snapshot);
  if (self->text != NULL)
    jj_grid_snapshot_text (self, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* The parameters are GtkWidget's. */
static void
jj_grid_measure_vfunc (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gboolean down = orientation == GTK_ORIENTATION_VERTICAL;
  JjGrid *self = JJ_GRID (widget);

  *minimum = down ? self->heading_height + 2 * self->row_height : 120;
  *natural = down ? self->heading_height + 12 * self->row_height : 640;
}

static void
jj_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JjGrid *self = JJ_GRID (widget);
  gboolean stays = self->stays;

  jj_grid_configure (self);
  if (stays && width != self->laid_width)
    jj_grid_scroll_across (self, self->pos);
  self->laid_width = width;
  if (self->text != NULL)
    jj_grid_allocate_text (self);
  jj_grid_access_allocate (self);
  jj_grid_complete_allocate (self);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
jj_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  JjGrid *self = JJ_GRID (widget);

  GTK_WIDGET_CLASS (jj_grid_parent_class)->css_changed (widget, change);
  self->styled = FALSE;
  jj_grid_measure (self);
  jj_grid_arrange (self);
  gtk_widget_queue_resize (widget);
}

static void
jj_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  JjGrid *self = JJ_GRID (widget);

  GTK_WIDGET_CLASS (jj_grid_parent_class)->system_setting_changed (widget, setting);
  self->styled = FALSE;
  jj_grid_measure (self);
  jj_grid_arrange (self);
  gtk_widget_queue_resize (widget);
}

static gboolean
jj_grid_grab_focus (GtkWidget *widget)
{
  JjGrid *self = JJ_GRID (widget);

  if (self->text != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->text));
  if (!GTK_WIDGET_CLASS (jj_grid_parent_class)->grab_focus (widget))
    return FALSE;
  jj_grid_access_focus (self);
  return TRUE;
}

/* Tab comes in and, with Ctrl, goes out; inside it moves the cursor (jj-grid-keys.c). */
static gboolean
jj_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  JjGrid *self = JJ_GRID (widget);

  /* Arrows and Tab stay in an open menu or filter. */
  if (self->popover != NULL && gtk_widget_get_focus_child (widget) == self->popover)
    return gtk_widget_child_focus (self->popover, direction);
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
jj_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JjGrid *self = JJ_GRID (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_TWO_LINES:
      g_value_set_boolean (value, self->two_lines);
      break;
    case PROP_EDITING:
      g_value_set_boolean (value, self->text != NULL);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jj_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JjGrid *self = JJ_GRID (object);

  switch (id)
    {
    case PROP_VIEW:
      jj_grid_set_view (self, g_value_get_object (value));
      break;
    case PROP_TWO_LINES:
      jj_grid_set_two_lines (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jj_grid_dispose (GObject *object)
{
  JjGrid *self = JJ_GRID (object);

  jj_grid_end_drag (self);
  jj_grid_stop_editing (self, FALSE);
  g_clear_object (&self->more);
  jj_grid_set_view (self, NULL);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  jj_grid_complete_free (self);
  jj_grid_access_free (self);
  G_OBJECT_CLASS (jj_grid_parent_class)->dispose (object);
}

static void
jj_grid_finalize (GObject *object)
{
  JjGrid *self = JJ_GRID (object);

  g_array_unref (self->columns);
  g_array_unref (self->shown);
  g_array_unref (self->edges);
  g_array_unref (self->ranges);
  g_clear_pointer (&self->called, g_hash_table_unref);
  jj_grid_memo_free (self->memo);
  G_OBJECT_CLASS (jj_grid_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);
  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[EDIT_CELL]
      = g_signal_new ("edit-cell", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                      NULL, NULL, G_TYPE_BOOLEAN, 3, G_TYPE_INT64, G_TYPE_UINT, GDK_TYPE_RECTANGLE);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FIND_REQUESTED] = g_signal_new ("find-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, JJ_TYPE_TABLE_VIEW, flags);
  properties[PROP_TWO_LINES] = g_param_spec_boolean ("two-lines", NULL, NULL, FALSE, flags);
  properties[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_OWN, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
jj_grid_class_init (JjGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jj_grid_dispose;
  object_class->finalize = jj_grid_finalize;
  object_class->get_property = jj_grid_get_property;
  object_class->set_property = jj_grid_set_property;
  widget_class->snapshot = jj_grid_snapshot;
  widget_class->measure = jj_grid_measure_vfunc;
  widget_class->size_allocate = jj_grid_size_allocate;
  widget_class->css_changed = jj_grid_css_changed;
  widget_class->system_setting_changed = jj_grid_system_setting_changed;
  widget_class->grab_focus = jj_grid_grab_focus;
  widget_class->focus = jj_grid_focus;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
  jj_grid_install_actions (widget_class);
  jj_grid_get_resource (); /* or the linker drops the templates of the parts */
  gtk_widget_class_set_css_name (widget_class, "grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
jj_grid_init (JjGrid *self)
{
  self->columns = g_array_new (FALSE, TRUE, sizeof (JjGridColumn));
  self->shown = g_array_new (FALSE, TRUE, sizeof (guint));
  self->edges = g_array_new (FALSE, TRUE, sizeof (int));
  self->ranges = g_array_new (FALSE, TRUE, sizeof (JjGridRange));
  self->memo = jj_grid_memo_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Table"),
                                  -1);
  jj_grid_measure (self);
  jj_grid_add_keys (self);
  jj_grid_add_pointer (self);
  jj_grid_add_tooltips (self);
}

GtkWidget *
jj_grid_new (void)
{
  return g_object_new (JJ_TYPE_GRID, NULL);
}

static void
drop_view (JjGrid *self)
{
  jj_grid_stop_editing (self, FALSE);
  jj_grid_close_popover (self);
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_signal_handlers_disconnect_by_data (self->table, self);
  g_clear_object (&self->view);
  self->table = NULL;
}

void
jj_grid_set_view (JjGrid *self, JjTableView *view)
{
  g_return_if_fail (JJ_IS_GRID (self));
  if (self->view == view)
    return;
  if (self->view != NULL)
    drop_view (self);
  if (view != NULL)
    {
      self->view = g_object_ref (view);
      self->table = jj_table_view_get_table (view);
      g_signal_connect_swapped (view, "lines-changed", G_CALLBACK (lines_changed_cb), self);
      g_signal_connect_swapped (view, "lines-touched", G_CALLBACK (lines_touched_cb), self);
      g_signal_connect_swapped (self->table, "refusals-changed", G_CALLBACK (lines_touched_cb),
                                self);
    }
  self->line = self->pos = self->lead_line = self->lead_pos = self->tab_pos = 0;
  self->cursor_key = 0;
  self->cursor_column = 0;
  jj_grid_make_columns (self);
  if (view != NULL)
    jj_grid_move_to (self, 0, 0);
  else
    g_array_set_size (self->ranges, 0);
  jj_grid_configure (self);
  jj_grid_access_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

JjTableView *
jj_grid_get_view (JjGrid *self)
{
  return self->view;
}

GSignalGroup *
jj_grid_follow_view (JjGrid *self, GCallback changed, gpointer data)
{
  GSignalGroup *signals_of_view = g_signal_group_new (JJ_TYPE_TABLE_VIEW);

  g_signal_group_connect_swapped (signals_of_view, "lines-changed", changed, data);
  g_signal_group_connect_swapped (signals_of_view, "lines-touched", changed, data);
  g_object_bind_property (self, "view", signals_of_view, "target", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (signals_of_view, "bind", changed, data);
  g_signal_connect_swapped (signals_of_view, "unbind", changed, data);
  return signals_of_view;
}

void
jj_grid_set_two_lines (JjGrid *self, gboolean two_lines)
{
  g_return_if_fail (JJ_IS_GRID (self));
  if (self->two_lines == two_lines)
    return;
  self->two_lines = two_lines;
  jj_grid_measure (self);
  jj_grid_configure (self);
  jj_grid_scroll_to (self, self->line, self->pos);
  jj_grid_layout_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TWO_LINES]);
}

gboolean
jj_grid_get_two_lines (JjGrid *self)
{
  return self->two_lines;
}
