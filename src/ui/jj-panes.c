/* jj-panes.c: sidebar, content and inspector beside each other, or as sheets over the content */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-panes.h"

#include "jj-ui.h"

#include <adwaita.h>

#define SIDEBAR_WIDTH 190
#define INSPECTOR_WIDTH 300
#define SIDEBAR_LEAST 150
#define INSPECTOR_LEAST 250
#define HANDLE_WIDTH 6
#define LEAST_WIDTH 360

typedef struct
{
  GtkWidget *child; /* what it shows */
  AdwBin *column;   /* its place beside the content */
  AdwBin *sheet;    /* its place over the content */
  AdwFlap *flap;
  GtkPaned *paned;
  gboolean is_sheet;
  gboolean shown; /* beside the content; a sheet's state is the flap's */
} Side;

struct _JjPanes
{
  GtkWidget parent_instance;

  JjSettings *settings;
  GtkWidget *top;
  AdwBin *content;
  Side sidebar, inspector;
  guint update_id;
  int width;
};

enum
{
  PROP_0,
  PROP_SHOW_SIDEBAR,
  PROP_SHOW_INSPECTOR,
  PROP_SIDEBAR_IS_SHEET,
  PROP_INSPECTOR_IS_SHEET,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JjPanes, jj_panes, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];

static gboolean
is_seen (const Side *side)
{
  return side->is_sheet ? adw_flap_get_reveal_flap (side->flap) : side->shown;
}

/* Puts the child where it is wanted; a child has one parent at a time. */
static void
place (Side *side)
{
  adw_bin_set_child (side->is_sheet ? side->column : side->sheet, NULL);
  adw_bin_set_child (side->is_sheet ? side->sheet : side->column, side->child);
  gtk_widget_set_visible (GTK_WIDGET (side->column), !side->is_sheet && side->shown);
  gtk_widget_set_visible (GTK_WIDGET (side->sheet), side->is_sheet);
  adw_flap_set_locked (side->flap, !side->is_sheet);
  adw_flap_set_swipe_to_open (side->flap, side->is_sheet);
  if (!side->is_sheet)
    adw_flap_set_reveal_flap (side->flap, FALSE);
}

static void
set_sheet (JjPanes *self, Side *side, gboolean is_sheet, guint prop)
{
  if (side->is_sheet == is_sheet)
    return;
  g_object_ref (side->child);
  side->is_sheet = is_sheet;
  if (is_sheet)
    adw_flap_set_reveal_flap (side->flap, FALSE);
  place (side);
  g_object_unref (side->child);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
  g_object_notify_by_pspec (G_OBJECT (self), props[side == &self->sidebar ? PROP_SHOW_SIDEBAR
                                                                          : PROP_SHOW_INSPECTOR]);
}

static int
scaled (JjPanes *self, int width)
{
  return (int)(width * jj_ui_get_scale (GTK_WIDGET (self)));
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Wherever it stands now: a column that is not seen measures nothing. */
static int
least_of_side (JjPanes *self, const Side *side, int column_width)
{
  return MAX (scaled (self, column_width), least_width (side->child)) + HANDLE_WIDTH;
}

/* The content in front says how much is left for the sides. */
static void
choose (JjPanes *self, gboolean *sidebar_is_sheet, gboolean *inspector_is_sheet)
{
  int least = least_width (GTK_WIDGET (self->content))
              + least_of_side (self, &self->sidebar, SIDEBAR_LEAST);
  int both = least + least_of_side (self, &self->inspector, INSPECTOR_LEAST);

  *sidebar_is_sheet = self->width < MAX (scaled (self, JJ_PANES_SIDEBAR_WIDTH), least);
  *inspector_is_sheet = self->width < MAX (scaled (self, JJ_PANES_INSPECTOR_WIDTH), both);
}

static gboolean
update (gpointer data)
{
  JjPanes *self = data;
  gboolean sidebar, inspector;

  self->update_id = 0;
  choose (self, &sidebar, &inspector);
  set_sheet (self, &self->inspector, inspector, PROP_INSPECTOR_IS_SHEET);
  set_sheet (self, &self->sidebar, sidebar, PROP_SIDEBAR_IS_SHEET);
  return G_SOURCE_REMOVE;
}

static void
jj_panes_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  JjPanes *self = JJ_PANES (widget);

  gtk_widget_measure (self->top, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      /* The window may shrink below what three columns need: they become sheets then. */
      *natural = MAX (*natural, LEAST_WIDTH);
      *minimum = MIN (*minimum, LEAST_WIDTH);
    }
}

static void
jj_panes_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  JjPanes *self = JJ_PANES (widget);
  gboolean sidebar, inspector;

  gtk_widget_allocate (self->top, MAX (width, least_width (self->top)), height, baseline, NULL);
  self->width = width;
  choose (self, &sidebar, &inspector);
  if (sidebar == self->sidebar.is_sheet && inspector == self->inspector.is_sheet)
    return;
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
on_reveal (AdwFlap *flap, GParamSpec *pspec, JjPanes *self)
{
  gboolean sidebar = flap == self->sidebar.flap;

  g_object_notify_by_pspec (G_OBJECT (self),
                            props[sidebar ? PROP_SHOW_SIDEBAR : PROP_SHOW_INSPECTOR]);
}

static void
on_position (JjPanes *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->inspector.paned));

  if (!self->settings || width == 0 || self->inspector.is_sheet || self->sidebar.is_sheet)
    return;
  jj_settings_set_int (self->settings, "sidebar-width",
                       gtk_paned_get_position (self->sidebar.paned));
  jj_settings_set_int (self->settings, "inspector-width",
                       width - gtk_paned_get_position (self->inspector.paned));
}

static void
jj_panes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JjPanes *self = JJ_PANES (object);

  if (id == PROP_SHOW_SIDEBAR)
    g_value_set_boolean (value, is_seen (&self->sidebar));
  else if (id == PROP_SHOW_INSPECTOR)
    g_value_set_boolean (value, is_seen (&self->inspector));
  else if (id == PROP_SIDEBAR_IS_SHEET)
    g_value_set_boolean (value, self->sidebar.is_sheet);
  else
    g_value_set_boolean (value, self->inspector.is_sheet);
}

static void
jj_panes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOW_SIDEBAR)
    jj_panes_set_show_sidebar (JJ_PANES (object), g_value_get_boolean (value));
  else
    jj_panes_set_show_inspector (JJ_PANES (object), g_value_get_boolean (value));
}

static void
jj_panes_dispose (GObject *object)
{
  JjPanes *self = JJ_PANES (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (jj_panes_parent_class)->dispose (object);
}

static void
add_prop (GObjectClass *klass, guint id, const char *name, GParamFlags flags)
{
  props[id] = g_param_spec_boolean (name, NULL, NULL, FALSE,
                                    flags | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (klass, id, props[id]);
}

static void
jj_panes_class_init (JjPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jj_panes_dispose;
  object_class->get_property = jj_panes_get_property;
  object_class->set_property = jj_panes_set_property;
  widget_class->measure = jj_panes_measure;
  widget_class->size_allocate = jj_panes_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "panes");
  add_prop (object_class, PROP_SHOW_SIDEBAR, "show-sidebar", G_PARAM_READWRITE);
  add_prop (object_class, PROP_SHOW_INSPECTOR, "show-inspector", G_PARAM_READWRITE);
  add_prop (object_class, PROP_SIDEBAR_IS_SHEET, "sidebar-is-sheet", G_PARAM_READABLE);
  add_prop (object_class, PROP_INSPECTOR_IS_SHEET, "inspector-is-sheet", G_PARAM_READABLE);
}

static void
init_side (JjPanes *self, Side *side, GtkPackType position, const char *style)
{
  side->column = g_object_new (ADW_TYPE_BIN, "css-name", style, NULL);
  side->sheet = g_object_new (ADW_TYPE_BIN, "css-name", style, "visible", FALSE, NULL);
  side->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  side->flap = ADW_FLAP (adw_flap_new ());
  side->shown = TRUE;
  adw_flap_set_flap_position (side->flap, position);
  adw_flap_set_fold_policy (side->flap, ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_transition_type (side->flap, ADW_FLAP_TRANSITION_TYPE_OVER);
  adw_flap_set_reveal_flap (side->flap, FALSE);
  adw_flap_set_locked (side->flap, TRUE);
  adw_flap_set_swipe_to_open (side->flap, FALSE);
  adw_flap_set_flap (side->flap, GTK_WIDGET (side->sheet));
  g_signal_connect (side->flap, "notify::reveal-flap", G_CALLBACK (on_reveal), self);
  g_signal_connect_swapped (side->paned, "notify::position", G_CALLBACK (on_position), self);
}

static void
jj_panes_init (JjPanes *self)
{
  GtkPaned *outer, *inner;

  self->content = g_object_new (ADW_TYPE_BIN, "hexpand", TRUE, NULL);
  init_side (self, &self->sidebar, GTK_PACK_START, "sidebarpane");
  init_side (self, &self->inspector, GTK_PACK_END, "inspectorpane");
  outer = self->sidebar.paned;
  inner = self->inspector.paned;
  g_object_set (inner, "start-child", self->content, "end-child", self->inspector.column,
                "resize-end-child", FALSE, "shrink-start-child", FALSE, "shrink-end-child", FALSE,
                "hexpand", TRUE, NULL);
  g_object_set (outer, "start-child", self->sidebar.column, "end-child", inner,
                "resize-start-child", FALSE, "shrink-start-child", FALSE, "shrink-end-child", FALSE,
                NULL);
  adw_flap_set_content (self->inspector.flap, GTK_WIDGET (outer));
  adw_flap_set_content (self->sidebar.flap, GTK_WIDGET (self->inspector.flap));
  self->top = GTK_WIDGET (self->sidebar.flap);
  gtk_widget_set_parent (self->top, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
jj_panes_set_settings (JjPanes *self, JjSettings *settings)
{
  int sidebar = jj_settings_get_int (settings, "sidebar-width", SIDEBAR_WIDTH);
  int inspector = jj_settings_get_int (settings, "inspector-width", INSPECTOR_WIDTH);

  gtk_widget_set_size_request (GTK_WIDGET (self->sidebar.column), scaled (self, SIDEBAR_LEAST), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector.column), scaled (self, INSPECTOR_LEAST),
                               -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->sidebar.sheet), scaled (self, SIDEBAR_WIDTH), -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector.sheet), scaled (self, INSPECTOR_WIDTH),
                               -1);
  gtk_paned_set_position (self->sidebar.paned, scaled (self, sidebar));
  jj_panes_set_show_inspector (self, jj_settings_get_bool (settings, "inspector", TRUE));
  /* The inner pane counts from its left edge, which the first allocation gives. */
  gtk_widget_set_size_request (GTK_WIDGET (self->inspector.child), scaled (self, inspector) - 8,
                               -1);
  g_set_object (&self->settings, settings);
}

void
jj_panes_set_sidebar (JjPanes *self, GtkWidget *child)
{
  self->sidebar.child = child;
  place (&self->sidebar);
}

void
jj_panes_set_content (JjPanes *self, GtkWidget *child)
{
  adw_bin_set_child (self->content, child);
}

void
jj_panes_set_inspector (JjPanes *self, GtkWidget *child)
{
  self->inspector.child = child;
  place (&self->inspector);
}

static void
set_shown (JjPanes *self, Side *side, gboolean show, guint prop)
{
  if (is_seen (side) == show)
    return;
  if (side->is_sheet)
    {
      adw_flap_set_reveal_flap (side->flap, show);
      return;
    }
  side->shown = show;
  gtk_widget_set_visible (GTK_WIDGET (side->column), show);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

gboolean
jj_panes_get_show_sidebar (JjPanes *self)
{
  return is_seen (&self->sidebar);
}

void
jj_panes_set_show_sidebar (JjPanes *self, gboolean show)
{
  set_shown (self, &self->sidebar, show, PROP_SHOW_SIDEBAR);
}

gboolean
jj_panes_get_show_inspector (JjPanes *self)
{
  return is_seen (&self->inspector);
}

void
jj_panes_set_show_inspector (JjPanes *self, gboolean show)
{
  set_shown (self, &self->inspector, show, PROP_SHOW_INSPECTOR);
  if (self->settings && !self->inspector.is_sheet)
    jj_settings_set_bool (self->settings, "inspector", show);
}

gboolean
jj_panes_get_sidebar_is_sheet (JjPanes *self)
{
  return self->sidebar.is_sheet;
}
