/* jj-canvas-arrange.c: the automatic layout, in a thread */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-parts-private.h"

#include <glib/gi18n.h>

/* Larger sheets take long enough to say so. */
#define SAY_SO 400

typedef struct
{
  JjCanvas *canvas;
  JjDiagram *diagram;
  JjId sheet;
  guint64 revision; /* of the plan whose boxes these are */
  JjEdit *edit;
} Arranging;

static void
free_arranging (gpointer data)
{
  Arranging *arranging = data;

  g_object_unref (arranging->canvas);
  jj_diagram_unref (arranging->diagram);
  g_clear_pointer (&arranging->edit, jj_edit_unref);
  g_free (arranging);
}

/* The picture is immutable, and the layout reads nothing else. */
static void
arrange_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Arranging *arranging = data;
  JjSheet sheet = { NULL, arranging->diagram, arranging->sheet };

  arranging->edit = jj_sheet_arrange (&sheet);
  g_task_return_boolean (task, TRUE);
}

static void
on_arranged (GObject *source, GAsyncResult *result, gpointer data)
{
  Arranging *arranging = g_task_get_task_data (G_TASK (result));
  JjCanvas *self = arranging->canvas;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  gboolean is_done = g_task_propagate_boolean (G_TASK (result), NULL);

  if (self->arranging == g_task_get_cancellable (G_TASK (result)))
    g_clear_object (&self->arranging);
  /* Esc, or the window is closed. */
  if (!is_done || !gtk_widget_get_root (GTK_WIDGET (self)))
    return;
  if (jj_plan_get_revision (plan) != arranging->revision || !jj_canvas_is_writable (self))
    {
      jj_workspace_message (self->workspace,
                            _ ("The plan was changed meanwhile; arrange the sheet again."), FALSE);
      return;
    }
  if (jj_canvas_commit (self, g_steal_pointer (&arranging->edit), TRUE)
      && self->sheet == arranging->sheet)
    jj_canvas_fit (self);
}

void
jj_canvas_arrange (JjCanvas *self)
{
  const JjDiagram *diagram = jj_canvas_get_diagram (self);
  Arranging *arranging;
  g_autoptr (GTask) task = NULL;

  if (!diagram || !jj_canvas_is_writable (self) || self->arranging)
    return;
  arranging = g_new0 (Arranging, 1);
  arranging->canvas = g_object_ref (self);
  arranging->diagram = jj_diagram_ref (self->diagram);
  arranging->sheet = self->sheet;
  arranging->revision = jj_plan_get_revision (jj_workspace_get_plan (self->workspace));
  self->arranging = g_cancellable_new ();
  task = g_task_new (NULL, self->arranging, on_arranged, NULL);
  g_task_set_source_tag (task, jj_canvas_arrange);
  g_task_set_task_data (task, arranging, free_arranging);
  g_task_run_in_thread (task, arrange_in_thread);
  if (jj_diagram_get_n_boxes (diagram) > SAY_SO)
    jj_workspace_message (self->workspace, _ ("The sheet is being arranged; Esc stops it."), FALSE);
}
