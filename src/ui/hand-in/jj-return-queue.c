/* jj-return-queue.c: parts that came back, read beside the window, each with its state */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-return-queue.h"

/* How often the window is told how far the reading is, in milliseconds. */
#define FOLLOW_MS 100

/* What a thread works on. */
typedef struct
{
  JjPlan *plan;
  GPtrArray *packs, *paths, *items;
  JjReturnItem *item; /* of a preview: a reference */
  JjReturnPreview preview;
  guint64 revision;
  gboolean ok;
  int done, n; /* atomic */
} Job;

struct _JjReturnQueue
{
  JjWorkspace *workspace;
  JjReturnQueueFunc changed;
  gpointer data;
  GPtrArray *items; /* JjReturnItem */
  GCancellable *cancellable;
  Job *job; /* of the reading that runs; the task's */
  guint follow_id;
  gboolean previewing;
};

static void
clear_item (gpointer data)
{
  JjReturnItem *item = data;

  g_free (item->file);
  g_free (item->refused);
  g_clear_pointer (&item->part, jj_return_free);
}

static void
unref_item (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_item);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->plan);
  g_ptr_array_unref (job->packs);
  g_clear_pointer (&job->paths, g_ptr_array_unref);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_pointer (&job->item, unref_item);
  g_free (job);
}

JjReturnQueue *
jj_return_queue_new (JjWorkspace *workspace, JjReturnQueueFunc changed, gpointer data)
{
  JjReturnQueue *self = g_new0 (JjReturnQueue, 1);

  self->workspace = workspace; /* whose views we serve */
  self->changed = changed;
  self->data = data;
  self->items = g_ptr_array_new_with_free_func (unref_item);
  self->cancellable = g_cancellable_new ();
  return self;
}

void
jj_return_queue_free (JjReturnQueue *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static Job *
new_job (JjReturnQueue *self)
{
  Job *job = g_new0 (Job, 1);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjPackSet *set = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));

  job->plan = jj_plan_copy (plan);
  job->revision = jj_plan_get_revision (plan);
  job->packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  for (guint i = 0; i < jj_pack_set_get_n_packs (set); i++)
    g_ptr_array_add (job->packs, jj_pack_ref (jj_pack_set_get_pack (set, i)));
  return job;
}

static GPtrArray *
list_files (GPtrArray *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GPtrArray) found = jj_return_list (paths->pdata[i], NULL);

      for (guint k = 0; found && k < found->len; k++)
        g_ptr_array_add (files, g_strdup (found->pdata[k]));
    }
  return files;
}

static void
read_file (Job *job, const char *path)
{
  JjReturnItem *item = g_atomic_rc_box_new0 (JjReturnItem);
  g_autoptr (GError) error = NULL;

  item->file = g_path_get_basename (path);
  item->part = jj_return_read (job->plan, job->packs, path, &error);
  item->state = !item->part                                  ? JJ_RETURN_REFUSED
                : jj_return_is_taken (item->part, job->plan) ? JJ_RETURN_TAKEN
                                                             : JJ_RETURN_WAITS;
  item->refused = error ? g_strdup (error->message) : NULL;
  g_ptr_array_add (job->items, item);
}

static void
read_all (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GPtrArray) files = list_files (job->paths);

  g_atomic_int_set (&job->n, (int)files->len);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      read_file (job, files->pdata[i]);
      g_atomic_int_inc (&job->done);
    }
  g_task_return_boolean (task, TRUE);
}

/* The newer reading of a file takes the place of the older one. */
static void
take_item (JjReturnQueue *self, JjReturnItem *item)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      JjReturnItem *known = self->items->pdata[i];

      if (!g_str_equal (known->file, item->file))
        continue;
      g_ptr_array_remove_index (self->items, i);
      break;
    }
  g_ptr_array_add (self->items, item);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  JjReturnQueue *self = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* Where the queue is gone the task was cancelled with it, and self must not be touched. */
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    return;
  self->job = NULL;
  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_ptr_array_set_free_func (job->items, NULL);
  for (guint i = 0; i < job->items->len; i++)
    take_item (self, job->items->pdata[i]);
  g_ptr_array_set_size (job->items, 0);
  self->changed (self->data);
}

static gboolean
follow (gpointer data)
{
  JjReturnQueue *self = data;

  self->changed (self->data);
  return G_SOURCE_CONTINUE;
}

void
jj_return_queue_add (JjReturnQueue *self, GPtrArray *paths)
{
  g_autoptr (GTask) task = NULL;

  if (self->job)
    {
      g_ptr_array_unref (paths);
      return;
    }
  self->job = new_job (self);
  self->job->paths = paths;
  self->job->items = g_ptr_array_new_with_free_func (unref_item);
  task = g_task_new (NULL, self->cancellable, on_read, self);
  g_task_set_source_tag (task, jj_return_queue_add);
  g_task_set_task_data (task, self->job, free_job);
  self->follow_id = g_timeout_add (FOLLOW_MS, follow, self);
  g_task_run_in_thread (task, read_all);
}

gboolean
jj_return_queue_get_progress (JjReturnQueue *self, guint *done, guint *n)
{
  if (!self->job)
    return FALSE;
  *done = (guint)g_atomic_int_get (&self->job->done);
  *n = (guint)g_atomic_int_get (&self->job->n);
  return TRUE;
}

void
jj_return_queue_stop (JjReturnQueue *self)
{
  if (!self->job)
    return;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->follow_id, g_source_remove);
  self->job = NULL; /* the task frees it */
  self->previewing = FALSE;
  self->changed (self->data);
}

guint
jj_return_queue_get_n (JjReturnQueue *self)
{
  return self->items->len;
}

JjReturnItem *
jj_return_queue_get (JjReturnQueue *self, guint i)
{
  return i < self->items->len ? self->items->pdata[i] : NULL;
}

static void
preview (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;

  job->ok = jj_return_preview (job->item->part, job->plan, job->packs, &job->preview, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
on_preview (GObject *source, GAsyncResult *result, gpointer data)
{
  JjReturnQueue *self = data;
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  self->previewing = FALSE;
  job->item->has_preview = job->ok;
  job->item->preview = job->preview;
  job->item->revision = job->revision;
  self->changed (self->data);
}

void
jj_return_queue_ask_preview (JjReturnQueue *self, guint i)
{
  JjReturnItem *item = jj_return_queue_get (self, i);
  guint64 revision = jj_plan_get_revision (jj_workspace_get_plan (self->workspace));
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!item || !item->part || self->previewing || (item->has_preview && item->revision == revision))
    return;
  job = new_job (self);
  job->item = g_atomic_rc_box_acquire (item);
  self->previewing = TRUE;
  task = g_task_new (NULL, self->cancellable, on_preview, self);
  g_task_set_source_tag (task, jj_return_queue_ask_preview);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, preview);
}
