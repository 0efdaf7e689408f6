/* jj-purse-bar.c: one purse as a bar: granted, budgeted, left or too much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-purse-bar.h"

#include "jj-ui.h"

#include <adwaita.h>

/* In px at 100 % text. */
#define HEIGHT 18
#define BADGE 22

struct _JjPurseBar
{
  GtkWidget parent_instance;

  JjPurseAmounts amounts;
  gboolean is_badge;
};

G_DEFINE_FINAL_TYPE (JjPurseBar, jj_purse_bar, GTK_TYPE_WIDGET)

/* The first six colours stand in the order of the sources. */
static JjColourName
colour_of (JjSource source)
{
  return source < JJ_N_SOURCES ? (JjColourName)source : JJ_COLOUR_UNASSIGNED;
}

static void
rounded (cairo_t *cr, const graphene_rect_t *area, double radius)
{
  double x = area->origin.x, y = area->origin.y, w = area->size.width, h = area->size.height;

  radius = MIN (radius, MIN (w, h) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + w - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + w - radius, y + h - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + h - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Fill with its second sign, and an outline that can be seen on every background. */
static void
fill_area (cairo_t *cr, const graphene_rect_t *area, JjColourName colour)
{
  const JjTheme *theme = jj_ui_get_theme ();

  cairo_save (cr);
  rounded (cr, area, 4);
  jj_theme_fill (theme, cr, colour, 1);
  jj_set_colour (cr, jj_theme_outline (theme, colour), 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (JjPurseBar *self, cairo_t *cr, double width, double height, const GdkRGBA *text)
{
  const JjPurseAmounts *a = &self->amounts;
  gint64 granted = a->granted == JJ_EMPTY ? 0 : a->granted;
  gint64 budgeted = a->budgeted == JJ_EMPTY ? 0 : a->budgeted;
  double scale = a->scale > 0 ? (width - 1) / (double)a->scale : 0;
  double full = MIN (budgeted, a->granted == JJ_EMPTY ? budgeted : granted) * scale;
  graphene_rect_t area;

  if (granted > 0)
    {
      graphene_rect_init (&area, 0.5, 0.5, granted * scale, height - 1);
      rounded (cr, &area, 4);
      cairo_set_source_rgba (cr, text->red, text->green, text->blue, 0.07);
      cairo_fill_preserve (cr);
      cairo_set_source_rgba (cr, text->red, text->green, text->blue, 0.45);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  if (full > 0)
    {
      graphene_rect_init (&area, 0.5, 0.5, MAX (full - 0.5, 1), height - 1);
      fill_area (cr, &area, colour_of (a->source));
    }
  if (a->granted != JJ_EMPTY && budgeted > granted)
    {
      graphene_rect_init (&area, granted * scale, 0.5, (budgeted - granted) * scale, height - 1);
      fill_area (cr, &area, JJ_COLOUR_OVER);
    }
}

static void
draw_badge (JjPurseBar *self, cairo_t *cr, double width, double height)
{
  JjSource source = self->amounts.source;
  const JjTheme *theme = jj_ui_get_theme ();
  const JjColour black = { 0, 0, 0 }, white = { 1, 1, 1 };
  JjColour fill = theme->fills[colour_of (source)];
  gboolean dark = jj_colour_contrast (fill, black) > jj_colour_contrast (fill, white);
  const char *letter = source < JJ_N_SOURCES ? jj_theme_get_letter (colour_of (source)) : "?";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  int text_width, text_height;

  rounded (cr, &area, 4);
  jj_set_colour (cr, fill, 1);
  cairo_fill (cr);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  jj_set_colour (cr, dark ? black : white, 1);
  cairo_move_to (cr, (width - text_width) / 2, (height - text_height) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
jj_purse_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjPurseBar *self = JJ_PURSE_BAR (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  if (self->is_badge)
    draw_badge (self, cr, width, height);
  else
    draw_bar (self, cr, width, height, &text);
  cairo_destroy (cr);
}

static void
jj_purse_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  JjPurseBar *self = JJ_PURSE_BAR (widget);

  if (self->is_badge)
    *minimum = *natural = (int)(BADGE * jj_ui_get_scale (widget));
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int)(HEIGHT * jj_ui_get_scale (widget));
  else
    {
      *minimum = 80;
      *natural = 320;
    }
}

static void
jj_purse_bar_class_init (JjPurseBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = jj_purse_bar_snapshot;
  widget_class->measure = jj_purse_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "pursebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
jj_purse_bar_init (JjPurseBar *self)
{
  self->amounts.source = JJ_N_SOURCES;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
jj_purse_bar_new (void)
{
  return g_object_new (JJ_TYPE_PURSE_BAR, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
}

void
jj_purse_bar_set_amounts (JjPurseBar *self, const JjPurseAmounts *amounts)
{
  self->amounts = *amounts;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkWidget *
jj_purse_badge_new (JjSource source)
{
  JjPurseBar *self = g_object_new (JJ_TYPE_PURSE_BAR, "valign", GTK_ALIGN_CENTER, NULL);

  self->is_badge = TRUE;
  self->amounts.source = MIN (source, JJ_N_SOURCES);
  gtk_widget_add_css_class (GTK_WIDGET (self), "badge");
  return GTK_WIDGET (self);
}
