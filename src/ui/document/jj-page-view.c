/* jj-page-view.c: the pages of a document on the screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-page-view.h"

#include "jj-prose-keys.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define GAP 14.0
#define ZOOM_STEP 1.2

struct _JjPageView
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkScrolledWindow *scroller;
  GtkDrawingArea *area;
  GtkSpinButton *number;
  GtkLabel *count;
  JjDocumentPages *pages;
  double zoom; /* px a point; 0: as wide as there is room */
  gboolean turning;
};

G_DEFINE_FINAL_TYPE (JjPageView, jj_page_view, GTK_TYPE_WIDGET)

enum
{
  BLOCK,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static double
get_scale (JjPageView *self)
{
  const JjPaper *paper = jj_document_pages_get_paper (self->pages);
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));

  return self->zoom > 0 ? self->zoom : MAX (0.1, (MAX (width, 100) - 2 * GAP) / paper->width);
}

/* The height of a page with the gap below it, in px. */
static double
get_step (JjPageView *self)
{
  return jj_document_pages_get_paper (self->pages)->height * get_scale (self) + GAP;
}

static double
get_left (JjPageView *self)
{
  double width = jj_document_pages_get_paper (self->pages)->width * get_scale (self);

  return MAX (GAP, (gtk_widget_get_width (GTK_WIDGET (self->area)) - width) / 2);
}

static void
resize (JjPageView *self)
{
  double scale;

  if (!self->pages)
    return;
  scale = get_scale (self);
  gtk_drawing_area_set_content_height (self->area,
                                       (int)ceil (GAP
                                                  + jj_document_pages_get_count (self->pages)
                                                        * get_step (self)));
  gtk_drawing_area_set_content_width (self->area,
                                      self->zoom > 0 ? (int)ceil (
                                          jj_document_pages_get_paper (self->pages)->width * scale
                                          + 2 * GAP)
                                                     : 0);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  JjPageView *self = data;
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);
  double top = gtk_adjustment_get_value (place), scale, step;
  double bottom = top + gtk_adjustment_get_page_size (place);
  const JjPaper *paper;

  if (!self->pages)
    return;
  paper = jj_document_pages_get_paper (self->pages);
  scale = get_scale (self);
  step = get_step (self);
  for (guint p = (guint)MAX (0, floor ((top - GAP) / step));
       p < jj_document_pages_get_count (self->pages) && GAP + p * step < bottom; p++)
    {
      cairo_save (cr);
      cairo_translate (cr, get_left (self), GAP + p * step);
      cairo_rectangle (cr, 0, 0, paper->width * scale, paper->height * scale);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_clip_preserve (cr);
      cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_scale (cr, scale, scale);
      jj_document_pages_draw (self->pages, cr, p);
      cairo_restore (cr);
    }
}

static void
on_scrolled (GtkAdjustment *place, JjPageView *self)
{
  guint page;

  gtk_widget_queue_draw (GTK_WIDGET (self->area));
  if (!self->pages)
    return;
  page = (guint)(MAX (0, gtk_adjustment_get_value (place) + GAP) / get_step (self));
  self->turning = TRUE;
  gtk_spin_button_set_value (self->number, page + 1);
  self->turning = FALSE;
}

static void
show_place (JjPageView *self, guint page, double y)
{
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (self->scroller);

  gtk_adjustment_set_value (place, GAP + page * get_step (self) + y * get_scale (self) - 8);
}

static void
on_number (GtkSpinButton *number, JjPageView *self)
{
  if (!self->turning && self->pages)
    show_place (self, (guint)gtk_spin_button_get_value (number) - 1, 0);
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, JjPageView *self)
{
  double step, in_page;
  guint page;
  int block;

  if (!self->pages || y < GAP)
    return;
  step = get_step (self);
  page = (guint)((y - GAP) / step);
  in_page = (y - GAP - page * step) / get_scale (self);
  if (page >= jj_document_pages_get_count (self->pages))
    return;
  block = jj_document_pages_hit (self->pages, page, in_page);
  if (block >= 0)
    g_signal_emit (self, signals[BLOCK], 0, (guint)block);
}

static void
zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjPageView *self = JJ_PAGE_VIEW (widget);
  int by = g_variant_get_int32 (parameter);
  guint page = (guint)gtk_spin_button_get_value (self->number) - 1;

  if (!self->pages)
    return;
  self->zoom
      = by == 0 ? 0 : CLAMP (get_scale (self) * (by > 0 ? ZOOM_STEP : 1 / ZOOM_STEP), 0.3, 4.0);
  resize (self);
  show_place (self, page, 0);
}

static void
jj_page_view_dispose (GObject *object)
{
  JjPageView *self = JJ_PAGE_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->pages, jj_document_pages_free);
  G_OBJECT_CLASS (jj_page_view_parent_class)->dispose (object);
}

static void
jj_page_view_class_init (JjPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_page_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "pages.zoom", "i", zoom);
  signals[BLOCK] = g_signal_new ("block", JJ_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_zoom (GtkWidget *box, const char *icon, int target, const char *tip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "pages.zoom");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", target);
  jj_ui_set_tooltip (button, tip);
  jj_ui_set_name (button, tip);
  gtk_box_append (GTK_BOX (box), button);
}

static void
jj_page_view_init (JjPageView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkGesture *click = gtk_gesture_click_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  self->area = GTK_DRAWING_AREA (gtk_drawing_area_new ());
  self->number = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 1, 1));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  jj_ui_set_name (GTK_WIDGET (self->number), _ ("Page"));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->number));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_label_set_xalign (self->count, 0);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  add_zoom (bar, "zoom-out-symbolic", -1, _ ("Smaller"));
  add_zoom (bar, "zoom-in-symbolic", 1, _ ("Larger"));
  add_zoom (bar, "zoom-fit-best-symbolic", 0, _ ("As wide as there is room"));
  gtk_widget_add_css_class (bar, "prose-tools");
  gtk_drawing_area_set_draw_func (self->area, draw, self, NULL);
  jj_ui_set_name (GTK_WIDGET (self->area), _ ("Pages of the plan"));
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->area), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (self->area, "resize", G_CALLBACK (resize), self);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->area));
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroller), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->scroller), "page-view");
  g_signal_connect (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                    G_CALLBACK (on_scrolled), self);
  g_signal_connect (self->number, "value-changed", G_CALLBACK (on_number), self);
  gtk_box_append (GTK_BOX (self->box), jj_prose_narrow (bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->scroller));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
jj_page_view_new (void)
{
  return g_object_new (JJ_TYPE_PAGE_VIEW, NULL);
}

void
jj_page_view_set_pages (JjPageView *self, JjDocumentPages *pages)
{
  guint n = pages ? jj_document_pages_get_count (pages) : 1;
  g_autofree char *count = g_strdup_printf (_ ("of %u"), n);

  g_clear_pointer (&self->pages, jj_document_pages_free);
  self->pages = pages;
  gtk_label_set_text (self->count, count);
  self->turning = TRUE;
  gtk_spin_button_set_range (self->number, 1, n);
  self->turning = FALSE;
  resize (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

JjDocumentPages *
jj_page_view_get_pages (JjPageView *self)
{
  return self->pages;
}

void
jj_page_view_show_block (JjPageView *self, guint block)
{
  double y = 0;
  guint page;

  if (!self->pages)
    return;
  page = jj_document_pages_find (self->pages, block, &y);
  show_place (self, page, y);
}
