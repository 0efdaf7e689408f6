/* jj-daily-copy.c: today's copy of the plan, made in the background */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-daily-copy.h"

#include "jj-backup.h"
#include "jj-format.h"
#include "jj-history.h"

#include <glib/gi18n.h>

/* The window comes first. */
#define WAIT_SECONDS 3

typedef struct
{
  JjWorkspace *workspace; /* not owned: this goes with it */
  GCancellable *cancellable;
  guint wait_id;
  gint64 day; /* of the last copy; 0: none yet */
} Daily;

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (jj_backup_make (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = g_strdup_printf (_ ("Today's copy could not be made: %s"), error->message);
  jj_workspace_message (JJ_WORKSPACE (source), text, FALSE);
}

static void
make (Daily *self)
{
  g_autoptr (GTask) task = NULL;
  JjProject *project = jj_workspace_get_project (self->workspace);

  self->day = jj_today ();
  if (jj_workspace_get_read_only (self->workspace)
      || !jj_settings_get_bool (jj_workspace_get_settings (self->workspace), JJ_SETTING_COPIES,
                                TRUE))
    return;
  task = g_task_new (self->workspace, self->cancellable, on_made, NULL);
  g_task_set_source_tag (task, make);
  g_task_set_task_data (task, g_strdup (jj_project_get_path (project)), g_free);
  g_task_run_in_thread (task, run);
}

static gboolean
on_waited (gpointer data)
{
  Daily *self = data;

  self->wait_id = 0;
  make (self);
  return G_SOURCE_REMOVE;
}

static void
on_saved (Daily *self)
{
  if (self->day != 0 && self->day != jj_today ())
    make (self);
}

static void
free_daily (gpointer data)
{
  Daily *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_free (self);
}

void
jj_daily_copy_follow (JjWorkspace *workspace)
{
  JjProject *project = jj_workspace_get_project (workspace);
  Daily *self;
  GClosure *closure;

  if (jj_project_get_moment (project))
    return;
  self = g_new0 (Daily, 1);
  self->workspace = workspace;
  self->cancellable = g_cancellable_new ();
  self->wait_id = g_timeout_add_seconds (WAIT_SECONDS, on_waited, self);
  closure = g_cclosure_new_swap (G_CALLBACK (on_saved), self, NULL);
  g_object_watch_closure (G_OBJECT (workspace), closure);
  g_signal_connect_closure (project, "notify::saved-time", closure, FALSE);
  g_object_set_data_full (G_OBJECT (workspace), "jj-daily-copy", self, free_daily);
}
