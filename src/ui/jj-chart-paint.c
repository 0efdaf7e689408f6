/* jj-chart-paint.c: the picture of a chart's view on the screen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view-private.h"
#include "jj-picture-map.h"

/* One painting of a picture, in a thread of its own: to lay out and to paint thousands of ribbons
 * takes longer than a frame. What the thread reads never changes. */
typedef struct
{
  JjPicture *picture;
  JjPicture *last;    /* (nullable) to be freed: its thousands of parts take as long as a frame */
  gboolean is_coming; /* to be finished first */
  int width, height, scale, lit;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->picture, jj_picture_unref);
  g_clear_pointer (&job->last, jj_picture_unref);
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
  Job *job = data;

  g_clear_pointer (&job->last, jj_picture_unref);
  if (job->is_coming && !g_cancellable_is_cancelled (cancellable))
    jj_picture_finish (job->picture);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&job->picture, jj_picture_unref);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, paint (job), (GDestroyNotify)cairo_surface_destroy);
}

static void
show (JjChartView *self, cairo_surface_t *surface, const Job *job)
{
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->shown, jj_picture_unref);
  self->surface = surface;
  self->shown = jj_picture_ref (job->picture);
  self->painted = job->picture == self->picture ? job->lit : JJ_CHART_STALE;
}

/* A painting of a picture that is no longer the view's is dropped, but for maps, which go on being
 * moved while the next one is painted. */
static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  JjChartView *self = JJ_CHART_VIEW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  g_clear_object (&self->painting);
  if (surface && job->picture == self->coming)
    jj_chart_view_take_coming (self);
  if (surface && (job->picture == self->picture || jj_chart_is_map (self->chart)))
    show (self, g_steal_pointer (&surface), job);
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

static void
start_job (JjChartView *self, Job *job)
{
  GTask *task;

  self->painting = g_cancellable_new ();
  job->last = g_steal_pointer (&self->last);
  task = g_task_new (self, self->painting, on_painted, NULL);
  g_task_set_source_tag (task, start_job);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
  g_object_unref (task);
}

/* Small pictures are there at once. While a map is moved about, what is there of it will do. */
static gboolean
is_worth_waiting (JjChartView *self)
{
  if (!self->picture || jj_picture_get_n_parts (self->picture) > JJ_CHART_SMALL)
    return FALSE;
  return !self->surface
         || (self->painted == JJ_CHART_STALE
             && (!self->like
                 || jj_picture_get_table (self->like) != jj_picture_get_table (self->picture)));
}

/* The surface to show now; where another one is needed it is on its way. */
static cairo_surface_t *
get_surface (JjChartView *self)
{
  JjPicture *picture = jj_chart_view_ask_picture (self);
  int lit = picture ? get_lit (self, picture) : -1;
  Job *job;

  if (self->painting || (picture && self->surface && self->painted == lit))
    return self->surface;
  job = g_new (Job, 1);
  *job = (Job){ .picture = jj_picture_ref (picture ? picture : self->coming),
                .is_coming = !picture,
                .width = self->width,
                .height = self->height,
                .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                .lit = lit };
  if (is_worth_waiting (self))
    {
      show (self, paint (job), job);
      free_job (job);
      return self->surface;
    }
  start_job (self, job);
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
  cairo_translate (cr, JJ_CHART_MARGIN, JJ_CHART_MARGIN);
  if (jj_chart_is_map (self->chart) && self->shown != self->picture)
    jj_picture_draw_moved (self->picture, cr, self->shown, surface);
  else
    {
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
    }
  if (jj_chart_is_map (self->chart))
    jj_chart_map_draw_rings (self, cr);
  cairo_destroy (cr);
}
