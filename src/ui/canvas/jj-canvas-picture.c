/* jj-canvas-picture.c: the picture follows the plan, a large one from a thread */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include "jj-scene.h"

/* Fewer boxes are routed in less than a frame's time. */
#define LARGE 300

/* What a thread finishes; nothing of it is the canvas' meanwhile. */
typedef struct
{
  JjCanvas *canvas;
  guint64 serial;
  JjDiagram *diagram, *before; /* before: NULL for another sheet */
  GBytes *shades;
  JjDiagramPale pale;
  GArray *areas; /* JjRect: where the two differ */
  gboolean is_part;
} Drawing;

static void
free_drawing (gpointer data)
{
  Drawing *drawing = data;

  g_object_unref (drawing->canvas);
  g_clear_pointer (&drawing->diagram, jj_diagram_unref);
  g_clear_pointer (&drawing->before, jj_diagram_unref);
  g_clear_pointer (&drawing->shades, g_bytes_unref);
  g_array_unref (drawing->areas);
  g_free (drawing);
}

/* The main thread's half. */
static Drawing *
begin_drawing (JjCanvas *self)
{
  Drawing *drawing = g_new0 (Drawing, 1);
  JjDiagramInput input = { .plan = jj_workspace_get_plan (self->workspace),
                           .sheet = self->sheet,
                           .findings = self->hidden_ids ? NULL : self->findings,
                           .hidden_lines = self->hidden_lines };

  input.figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  drawing->canvas = g_object_ref (self);
  drawing->serial = ++self->serial;
  drawing->before = self->diagram ? jj_diagram_ref (self->diagram) : NULL;
  drawing->areas = g_array_new (FALSE, FALSE, sizeof (JjRect));
  drawing->diagram = jj_diagram_collect (&input);
  drawing->shades
      = jj_diagram_filter_apply (self->filter, drawing->diagram, &input, self->lit, &drawing->pale);
  if (self->hidden_ids)
    {
      GBytes *shown
          = jj_scene_shade (input.plan, drawing->diagram, drawing->shades, self->hidden_ids);

      g_clear_pointer (&drawing->shades, g_bytes_unref);
      drawing->shades = shown;
    }
  self->is_stale = FALSE;
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  return drawing;
}

static void
finish_drawing (Drawing *drawing)
{
  jj_diagram_finish (drawing->diagram, drawing->before);
  drawing->is_part
      = drawing->before && jj_diagram_compare (drawing->before, drawing->diagram, drawing->areas);
}

static void
show_drawing (JjCanvas *self, Drawing *drawing)
{
  if (self->mode != JJ_MODE_NONE && self->mode != JJ_MODE_PAN)
    jj_canvas_set_mode (self, JJ_MODE_NONE);
  if ((drawing->shades != NULL) != (self->dimmed != NULL)
      || (drawing->shades && !g_bytes_equal (drawing->shades, self->dimmed)))
    drawing->is_part = FALSE;
  g_clear_pointer (&self->diagram, jj_diagram_unref);
  self->diagram = g_steal_pointer (&drawing->diagram);
  g_clear_pointer (&self->dimmed, g_bytes_unref);
  self->dimmed = g_steal_pointer (&drawing->shades);
  self->pale = drawing->pale;
  self->hover.type = JJ_HIT_NOTHING;
  jj_tiles_set_picture (self->tiles, self->diagram, self->theme, self->dimmed,
                        drawing->is_part ? drawing->areas : NULL);
  jj_canvas_update_proxies (self);
  g_signal_emit_by_name (self, "picture-changed");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jj_canvas_refresh (JjCanvas *self)
{
  Drawing *drawing = begin_drawing (self);

  self->is_drawn_later = FALSE;
  finish_drawing (drawing);
  show_drawing (self, drawing);
  free_drawing (drawing);
}

static void
draw_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  finish_drawing (data);
  g_task_return_boolean (task, TRUE);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  Drawing *drawing = g_task_get_task_data (G_TASK (result));
  JjCanvas *self = drawing->canvas;

  /* Somebody could not wait, or the window is closed. */
  if (drawing->serial != self->serial || !self->tiles || !gtk_widget_get_root (GTK_WIDGET (self)))
    return;
  self->is_drawn_later = FALSE;
  show_drawing (self, drawing);
  if (self->is_stale)
    jj_canvas_mark_stale (self);
}

static void
draw_later (JjCanvas *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_drawn, NULL);

  self->is_drawn_later = TRUE;
  g_task_set_source_tag (task, draw_later);
  g_task_set_task_data (task, begin_drawing (self), free_drawing);
  g_task_run_in_thread (task, draw_in_thread);
}

static gboolean
on_refresh (gpointer data)
{
  JjCanvas *self = data;

  self->refresh_id = 0;
  if (self->is_stale && self->diagram && jj_diagram_get_n_boxes (self->diagram) >= LARGE)
    draw_later (self);
  else if (self->is_stale)
    jj_canvas_refresh (self);
  return G_SOURCE_REMOVE;
}

/* One new picture for a burst of changes, before the next frame; one after the other. */
void
jj_canvas_mark_stale (JjCanvas *self)
{
  self->is_stale = TRUE;
  if (!self->refresh_id && !self->is_drawn_later && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 10, on_refresh, self, NULL);
}

const JjDiagram *
jj_canvas_get_diagram (JjCanvas *self)
{
  /* What is drawn may not change while it is drawn. */
  if (self->sheet && !self->is_drawing
      && (self->is_stale || self->is_drawn_later || !self->diagram))
    jj_canvas_refresh (self);
  return self->diagram;
}

const JjDiagram *
jj_canvas_peek_diagram (JjCanvas *self)
{
  return self->diagram;
}

gboolean
jj_canvas_is_complete (JjCanvas *self)
{
  return !self->is_stale && !self->is_drawn_later && jj_tiles_is_complete (self->tiles);
}
