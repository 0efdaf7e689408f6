/* jj-purse-bar.c: one purse as a bar: granted, budgeted, left or too much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-purse-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HEIGHT 18

typedef enum
{
  SOLID,
  LINES,
  DOTS
} Pattern;

/* After Okabe and Ito; the second column is for dark themes. Letters: the first of the source's
 * Chinese name, as planners abbreviate it. */
static const struct
{
  guint32 light, dark;
  Pattern pattern;
  const char *letter;
} looks[JJ_N_SOURCES + 1] = {
  [JJ_SOURCE_K12EA] = { 0x0072b2, 0x4aa8e0, SOLID, NC_ ("purse letter", "K") },
  [JJ_SOURCE_TEACHER_DEPT] = { 0x009e73, 0x2fc79c, SOLID, NC_ ("purse letter", "T") },
  [JJ_SOURCE_IT_DEPT] = { 0xe69f00, 0xf2b632, SOLID, NC_ ("purse letter", "I") },
  [JJ_SOURCE_COUNTY_MATCH] = { 0xcc79a7, 0xdf9cc2, LINES, NC_ ("purse letter", "C") },
  [JJ_SOURCE_OWN] = { 0x56b4e9, 0x82c9f1, DOTS, NC_ ("purse letter", "O") },
  [JJ_SOURCE_OTHER] = { 0x56b4e9, 0x82c9f1, DOTS, NC_ ("purse letter", "X") },
  [JJ_N_SOURCES] = { 0x9a9996, 0x77767b, LINES, "?" },
};

#define OVER_LIGHT 0xd55e00
#define OVER_DARK 0xff8a3d

struct _JjPurseBar
{
  GtkWidget parent_instance;

  JjPurseAmounts amounts;
  gboolean is_badge;
};

G_DEFINE_FINAL_TYPE (JjPurseBar, jj_purse_bar, GTK_TYPE_WIDGET)

static void
set_colour (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0, alpha);
}

static guint32
colour_of (JjSource source)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return dark ? looks[source].dark : looks[source].light;
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

static void
draw_lines (cairo_t *cr, const graphene_rect_t *area, double step)
{
  cairo_set_line_width (cr, 1.5);
  for (double x = -area->size.height; x < area->size.width; x += step)
    {
      cairo_move_to (cr, area->origin.x + x, area->origin.y + area->size.height);
      cairo_line_to (cr, area->origin.x + x + area->size.height, area->origin.y);
      cairo_stroke (cr);
    }
}

static void
draw_dots (cairo_t *cr, const graphene_rect_t *area)
{
  for (double x = 4; x < area->size.width; x += 7)
    for (double y = 4.5; y < area->size.height; y += 9)
      {
        cairo_arc (cr, area->origin.x + x, area->origin.y + y, 1.4, 0, 2 * G_PI);
        cairo_fill (cr);
      }
}

/* The second sign beside the colour, in white over the fill. */
static void
fill_source (cairo_t *cr, const graphene_rect_t *area, JjSource source)
{
  cairo_save (cr);
  rounded (cr, area, 4);
  set_colour (cr, colour_of (source), 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.55);
  if (looks[source].pattern == LINES)
    draw_lines (cr, area, 8);
  else if (looks[source].pattern == DOTS)
    draw_dots (cr, area);
  cairo_restore (cr);
}

/* Cross hatch: more is budgeted than granted. */
static void
fill_over (cairo_t *cr, const graphene_rect_t *area)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  graphene_rect_t mirrored = *area;

  cairo_save (cr);
  rounded (cr, area, 4);
  set_colour (cr, dark ? OVER_DARK : OVER_LIGHT, 1);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.7);
  draw_lines (cr, area, 7);
  cairo_translate (cr, 0, 2 * mirrored.origin.y + mirrored.size.height);
  cairo_scale (cr, 1, -1);
  draw_lines (cr, &mirrored, 7);
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
      graphene_rect_init (&area, 0, 0, MAX (full, 1), height);
      fill_source (cr, &area, a->source);
    }
  if (a->granted != JJ_EMPTY && budgeted > granted)
    {
      graphene_rect_init (&area, granted * scale, 0, (budgeted - granted) * scale, height);
      fill_over (cr, &area);
    }
}

static void
draw_badge (JjPurseBar *self, cairo_t *cr, double width, double height)
{
  JjSource source = self->amounts.source;
  const char *letter = looks[source].letter;
  g_autoptr (PangoLayout) layout = NULL;
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  int text_width, text_height;

  if (source < JJ_N_SOURCES)
    letter = g_dpgettext2 (NULL, "purse letter", letter);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), letter);
  rounded (cr, &area, 4);
  set_colour (cr, colour_of (source), 1);
  cairo_fill (cr);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  /* Dark letters: every fill has at least 3:1 against them in both themes. */
  cairo_set_source_rgb (cr, source <= JJ_SOURCE_TEACHER_DEPT ? 1 : 0,
                        source <= JJ_SOURCE_TEACHER_DEPT ? 1 : 0,
                        source <= JJ_SOURCE_TEACHER_DEPT ? 1 : 0);
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
    *minimum = *natural = 22;
  else if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HEIGHT;
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
