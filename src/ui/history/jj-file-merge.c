/* jj-file-merge.c: another copy of the plan comes into this window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-file-merge.h"

#include "jj-backup.h"
#include "jj-disk.h"
#include "jj-history.h"
#include "jj-merge-window.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

void
jj_unmerged_free (JjUnmerged *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->mine);
  g_free (self->kept);
  g_free (self);
}

/* One merge under way. First `theirs` is opened, then, by the entry that both logs have, the plan
 * from which both come. */
typedef struct
{
  JjWorkspace *workspace;
  char *path;
  GtkWindow *window; /* NULL: the plan's own file */
  GCallback merged;
  gpointer merged_data;
  JjFileMergeFunc func;
  GObject *func_data;
  gboolean without_base;
  JjProject *theirs;
  gint64 seq;
  guint n_mine;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_object_unref (job->workspace);
  g_clear_object (&job->window);
  g_clear_object (&job->func_data);
  g_clear_object (&job->theirs);
  g_free (job->path);
  g_free (job);
}

static void
load (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  JjProject *project = job->theirs ? jj_project_open_at (job->path, job->seq, NULL, &error)
                                   : jj_project_open (job->path, JJ_OPEN_READ_ONLY, &error);

  if (project)
    g_task_return_pointer (task, project, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
start (Job *job, GAsyncReadyCallback done)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, done, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, load);
}

/* A copy of this window's plan, whatever becomes of it. */
static char *
keep_ours (Job *job, GError **error)
{
  JjProject *project = jj_workspace_get_project (job->workspace);
  g_autofree char *backups = jj_backup_get_folder (job->path);
  g_autofree char *folder = g_build_filename (backups, "kept", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = g_date_time_format (now, "%Y-%m-%d %H%M%S.jingjin");
  g_autofree char *kept = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder,
                   g_strerror (errno));
      return NULL;
    }
  return jj_project_save_copy (project, kept, error) ? g_steal_pointer (&kept) : NULL;
}

static void
take_over (Job *job, JjPlan *base)
{
  JjProject *project = jj_workspace_get_project (job->workspace);
  JjUnmerged *unmerged = g_new0 (JjUnmerged, 1);
  GError *error = NULL;

  unmerged->base = base ? g_object_ref (base) : NULL;
  unmerged->mine = jj_plan_copy (jj_project_get_plan (project));
  unmerged->n_mine = job->n_mine;
  unmerged->kept = keep_ours (job, &error);
  if (!unmerged->kept || !jj_project_reload (project, &error))
    {
      jj_workspace_fail (job->workspace, error);
      jj_unmerged_free (unmerged);
      return;
    }
  job->func (unmerged, job->func_data);
}

static void
on_base (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (JjProject) base = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_path_get_basename (job->path);
  JjMergeWindow *window;

  if (!base)
    jj_workspace_fail (job->workspace, error);
  else if (!job->window)
    take_over (job, jj_project_get_plan (base));
  else
    {
      window = jj_merge_window_present (job->window, jj_workspace_get_project (job->workspace),
                                        jj_project_get_plan (base),
                                        jj_project_get_plan (job->theirs), name);
      if (window && job->merged)
        g_signal_connect_object (window, "merged", job->merged, job->merged_data,
                                 G_CONNECT_SWAPPED);
    }
  free_job (job);
}

static void
on_theirs (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  JjProject *mine = jj_workspace_get_project (job->workspace);
  GError *error = NULL;
  gboolean common;

  job->n_mine = 1;
  job->theirs = g_task_propagate_pointer (G_TASK (result), &error);
  common = job->theirs
           && jj_project_find_common (mine, job->theirs, &job->seq, &job->n_mine, NULL, &error);
  if (common && !job->without_base)
    {
      start (job, on_base);
      return;
    }
  if (job->theirs && job->without_base)
    {
      g_clear_error (&error);
      take_over (job, NULL);
    }
  else
    jj_workspace_fail (job->workspace, error);
  free_job (job);
}

void
jj_file_merge_copy (GtkWindow *window,
                    JjWorkspace *workspace,
                    const char *path,
                    GCallback merged,
                    gpointer data)
{
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->window = g_object_ref (window);
  job->path = g_strdup (path);
  job->merged = merged;
  job->merged_data = data;
  start (job, on_theirs);
}

void
jj_file_merge_own (JjWorkspace *workspace,
                   gboolean without_base,
                   JjFileMergeFunc func,
                   GObject *data)
{
  Job *job = g_new0 (Job, 1);

  job->workspace = g_object_ref (workspace);
  job->path = g_strdup (jj_project_get_path (jj_workspace_get_project (workspace)));
  job->without_base = without_base;
  job->func = func;
  job->func_data = g_object_ref (data);
  start (job, on_theirs);
}

void
jj_file_merge_present (GtkWindow *window,
                       JjWorkspace *workspace,
                       const JjUnmerged *unmerged,
                       GCallback merged,
                       gpointer data)
{
  JjMergeWindow *shown
      = jj_merge_window_present (window, jj_workspace_get_project (workspace), unmerged->base,
                                 unmerged->mine, _ ("The edits of this window"));

  if (shown)
    g_signal_connect_object (shown, "merged", merged, data, G_CONNECT_SWAPPED);
}
