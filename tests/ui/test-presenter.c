/* test-presenter.c: the speaker reads every word on the speaker's screen, in any look */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-audience-window.h"
#include "jj-presenter-window.h"
#include "jj-sample.h"
#include "jj-window-fixture.h"

#include <math.h>

static void
set_up (JjWindowFixture *fixture, gconstpointer data)
{
  jj_window_fixture_open (fixture, jj_sample_load ());
}

/* The window's drawing. A window that still waits for its layout has none: on a busy machine its
 * next frame can come after all that the main loop had to do. (transfer full) */
static GskRenderNode *
take_node (GdkPaintable *paintable, int width, int height)
{
  GskRenderNode *node = NULL;

  for (guint i = 0; !node && i < 40; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      if (i > 0)
        jj_settle ();
      gdk_paintable_snapshot (paintable, snapshot, width, height);
      node = gtk_snapshot_free_to_node (snapshot);
    }
  g_assert_nonnull (node);
  return node;
}

/* What the window shows now. (transfer full) */
static cairo_surface_t *
take_picture (GtkWidget *window, int width, int height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node = take_node (paintable, width, height);

  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Relative luminance of WCAG 2.1. */
static double
luminance (guint32 pixel)
{
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      double part = (pixel >> (16 - 8 * i) & 255) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }
  return sum;
}

/* Of the colour that most of the rectangle has against the one that is farthest from it: a letter's
 * own, where a stroke covers a whole pixel. */
static double
measure_contrast (cairo_surface_t *surface, const graphene_rect_t *rect)
{
  const guint32 *pixels = (const guint32 *)(gconstpointer)cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface) / 4;
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  int x1 = (int)rect->origin.x, x2 = x1 + (int)rect->size.width;
  int y1 = (int)rect->origin.y, y2 = y1 + (int)rect->size.height;
  double ground = 0, most = 1;
  guint n_ground = 0;
  GHashTableIter iter;
  gpointer key;

  for (int y = MAX (y1, 0); y < MIN (y2, cairo_image_surface_get_height (surface)); y++)
    for (int x = MAX (x1, 0); x < MIN (x2, cairo_image_surface_get_width (surface)); x++)
      {
        gpointer pixel = GUINT_TO_POINTER (pixels[y * stride + x] & 0xffffff);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, pixel)) + 1;

        g_hash_table_insert (counts, pixel, GUINT_TO_POINTER (n));
        if (n > n_ground)
          {
            n_ground = n;
            ground = luminance (GPOINTER_TO_UINT (pixel));
          }
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      double own = luminance (GPOINTER_TO_UINT (key));

      most = MAX (most, (MAX (own, ground) + 0.05) / (MIN (own, ground) + 0.05));
    }
  return most;
}

static guint
check_labels (GtkWidget *widget, GtkWidget *window, cairo_surface_t *surface)
{
  guint n = 0;
  graphene_rect_t rect;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget))
      && gtk_widget_compute_bounds (widget, window, &rect) && rect.size.height > 4)
    {
      double contrast = measure_contrast (surface, &rect);

      g_test_message ("%.1f:1 %s", contrast, gtk_label_get_text (GTK_LABEL (widget)));
      if (contrast < 4.5)
        g_error ("%.2f:1 of “%s”", contrast, gtk_label_get_text (GTK_LABEL (widget)));
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n += check_labels (child, window, surface);
  return n;
}

static void
test_contrast (JjWindowFixture *fixture, gconstpointer data)
{
  JjTalk *talk = jj_talk_new (jj_window_get_workspace (fixture->window), 0);
  GtkWindow *audience = jj_audience_window_new (talk, FALSE);
  GtkWindow *speaker
      = jj_presenter_window_new (talk,
                                 jj_audience_window_get_stage (JJ_AUDIENCE_WINDOW (audience)));

  gtk_window_set_default_size (speaker, 1280, 720);
  gtk_window_present (audience);
  gtk_window_present (speaker);
  jj_settle ();
  for (guint i = 0; i < jj_talk_get_n (talk); i++)
    {
      GtkWidget *widget = GTK_WIDGET (speaker);
      cairo_surface_t *surface;

      jj_talk_go (talk, i);
      jj_settle ();
      surface
          = take_picture (widget, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
      g_assert_cmpuint (check_labels (widget, widget, surface), >=, 8);
      cairo_surface_destroy (surface);
    }
  gtk_window_destroy (speaker);
  gtk_window_destroy (audience);
  g_object_unref (talk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/presenter/every-word-is-readable", JjWindowFixture, NULL, set_up, test_contrast,
              jj_window_fixture_tear_down);
  return g_test_run ();
}
