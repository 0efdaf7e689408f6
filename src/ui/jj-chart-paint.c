/* jj-chart-paint.c: the picture of a chart's view on the screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view-private.h"

/* Parts up to which a picture is painted within one frame. */
#define SMALL 600

/* One painting of a picture, in a thread of its own: thousands of ribbons take longer than a frame.
 * What the thread reads never changes. */
typedef struct
{
  JjPicture *picture;
  int width, height, scale, lit;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  jj_picture_unref (job->picture);
  g_free (job);
}

static cairo_surface_t *
paint (const Job *job)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, job->width * job->scale,
                                    job->height * job->scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, job->scale, job->scale);
  cr = cairo_create (surface);
  jj_picture_draw (job->picture, cr, job->lit);
  cairo_destroy (cr);
  return surface;
}

static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, paint (data), (GDestroyNotify)cairo_surface_destroy);
}

/* A painting of a picture that is no longer the view's is dropped. */
static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  JjChartView *self = JJ_CHART_VIEW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  self->painting = FALSE;
  if (job->picture == self->picture)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = g_steal_pointer (&surface);
      self->painted = job->lit;
    }
  g_clear_pointer (&surface, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The part that the painting brings out: not a place on a map, which gets a ring over it. */
static int
get_lit (JjChartView *self, JjPicture *picture)
{
  int lit = self->lit >= 0 ? self->lit : self->chosen;
  double x, y, radius;

  return lit >= 0 && jj_picture_get_place (picture, (guint)lit, &x, &y, &radius) ? -1 : lit;
}

/* The surface to show now; where another one is needed it is on its way, but for the first one of a
 * small picture, which is worth waiting for. */
static cairo_surface_t *
get_surface (JjChartView *self)
{
  JjPicture *picture = jj_chart_view_need_picture (self);
  int lit = get_lit (self, picture);
  Job *job;
  GTask *task;

  if (self->painting || (self->surface && self->painted == lit))
    return self->surface;
  job = g_new (Job, 1);
  *job = (Job){ jj_picture_ref (picture), self->width, self->height,
                gtk_widget_get_scale_factor (GTK_WIDGET (self)), lit };
  if ((!self->surface || self->painted == JJ_CHART_STALE)
      && jj_picture_get_n_parts (picture) <= SMALL)
    {
      g_clear_pointer (&self->surface, cairo_surface_destroy);
      self->surface = paint (job);
      self->painted = lit;
      free_job (job);
      return self->surface;
    }
  self->painting = TRUE;
  task = g_task_new (self, NULL, on_painted, NULL);
  g_task_set_source_tag (task, get_surface);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
  g_object_unref (task);
  return self->surface;
}

void
jj_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  JjChartView *self = JJ_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, width, height);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (width <= 2 * JJ_CHART_MARGIN || height <= 2 * JJ_CHART_MARGIN)
    return;
  surface = get_surface (self);
  if (!surface)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_translate (cr, JJ_CHART_MARGIN + self->offset_x, JJ_CHART_MARGIN + self->offset_y);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  if (jj_chart_is_map (self->chart))
    jj_chart_map_draw_rings (self, cr);
  cairo_destroy (cr);
}
