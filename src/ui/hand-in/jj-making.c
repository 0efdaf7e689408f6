/* jj-making.c: a package while it is made beside the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-making.h"

typedef struct
{
  JjPackageOptions options;
  char *path;
  gint progress;
} Job;

struct _JjMaking
{
  GTask *task;
};

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->options.plan);
  g_free (job->path);
  g_free (job);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (jj_package_write (&job->options, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

JjMaking *
jj_making_start (JjWorkspace *workspace,
                 const JjPackageOptions *options,
                 const char *path,
                 GAsyncReadyCallback done,
                 GObject *source)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  JjMaking *self = g_new0 (JjMaking, 1);
  Job *job = g_new0 (Job, 1);

  job->options = *options;
  job->options.plan = jj_plan_copy (jj_workspace_get_plan (workspace));
  job->options.time = jj_project_get_saved_time (jj_workspace_get_project (workspace));
  job->options.progress = &job->progress;
  job->path = g_strdup (path);
  self->task = g_task_new (source, cancellable, done, NULL);
  g_task_set_source_tag (self->task, jj_making_start);
  g_task_set_task_data (self->task, job, free_job);
  g_task_run_in_thread (self->task, run);
  return self;
}

double
jj_making_get_progress (JjMaking *self)
{
  Job *job = g_task_get_task_data (self->task);

  return g_atomic_int_get (&job->progress) / 100.0;
}

const char *
jj_making_get_path (JjMaking *self)
{
  return ((Job *)g_task_get_task_data (self->task))->path;
}

void
jj_making_cancel (JjMaking *self)
{
  g_cancellable_cancel (g_task_get_cancellable (self->task));
}

gboolean
jj_making_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
jj_making_free (JjMaking *self)
{
  jj_making_cancel (self);
  g_object_unref (self->task);
  g_free (self);
}
