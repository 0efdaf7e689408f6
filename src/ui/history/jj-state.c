/* jj-state.c: a state of a plan that can be chosen, and how it is loaded */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-state.h"

#include "jj-change-reasons.h"
#include "jj-history.h"
#include "jj-pack.h"
#include "jj-plan-language.h"

#include <glib/gi18n.h>

JjState *
jj_state_new (JjStateType type, const char *name, gint64 seq, const char *path, JjPlan *plan)
{
  JjState *self = g_new0 (JjState, 1);

  self->type = type;
  self->name = g_strdup (name);
  self->written = path ? g_path_get_basename (path) : g_strdup (name);
  self->seq = seq;
  self->path = g_strdup (path);
  self->plan = plan ? g_object_ref (plan) : NULL;
  return self;
}

void
jj_state_free (JjState *self)
{
  g_free (self->name);
  g_free (self->written);
  g_free (self->path);
  g_clear_object (&self->plan);
  g_free (self);
}

void
jj_comparison_free (JjComparison *self)
{
  g_clear_pointer (&self->changes, jj_changes_free);
  g_clear_pointer (&self->written, jj_changes_free);
  g_clear_object (&self->plan);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

typedef struct
{
  char *path; /* of the project */
  JjState *before, *after;
  gboolean anonymous;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  jj_state_free (job->before);
  jj_state_free (job->after);
  g_free (job);
}

static JjPlan *
load (const Job *job, const JjState *state, GError **error)
{
  g_autoptr (JjProject) project = NULL;

  if (state->plan)
    return g_object_ref (state->plan);
  if (state->type == JJ_STATE_FILE)
    project = jj_project_open (state->path, JJ_OPEN_READ_ONLY, error);
  else
    project = jj_project_open_at (job->path, state->seq, NULL, error);
  return project ? g_object_ref (jj_project_get_plan (project)) : NULL;
}

static JjFigures *
work_out (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

/* FALSE for a plan in memory alone. */
static gboolean
get_moment (const Job *job, const JjState *state, JjMoment *moment)
{
  *moment = (JjMoment){ state->type == JJ_STATE_FILE ? state->path : job->path,
                        state->type == JJ_STATE_PAST ? state->seq : G_MAXINT64 };
  return state->type != JJ_STATE_PLAN;
}

static void
take_reasons (const Job *job, JjChangeTable *changes)
{
  JjMoment before, after;

  if (get_moment (job, job->before, &before) && get_moment (job, job->after, &after))
    jj_change_reasons_take (changes, &before, &after);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (JjPlan) before = load (job, job->before, &error);
  g_autoptr (JjPlan) after = before ? load (job, job->after, &error) : NULL;
  g_autoptr (JjFigures) first = NULL, second = NULL;
  JjComparison *result;

  if (!after)
    {
      g_task_return_error (task, error);
      return;
    }
  first = work_out (before);
  second = work_out (after);
  result = g_new0 (JjComparison, 1);
  result->changes = jj_changes_new (before, first, after, second, job->anonymous);
  jj_language_enter_plan ();
  result->written = jj_changes_new (before, first, after, second, job->anonymous);
  jj_language_leave_plan ();
  result->before = g_strdup (job->before->written);
  result->after = g_strdup (job->after->written);
  result->plan = g_steal_pointer (&after);
  take_reasons (job, result->changes);
  take_reasons (job, result->written);
  g_task_return_pointer (task, result, (GDestroyNotify)jj_comparison_free);
}

static JjState *
copy_state (JjProject *project, const JjState *state)
{
  JjState *copy = jj_state_new (state->type, state->name, state->seq, state->path, state->plan);

  g_free (copy->written);
  copy->written = g_strdup (state->written);
  if (state->type == JJ_STATE_PRESENT)
    copy->plan = jj_plan_copy (jj_project_get_plan (project));
  return copy;
}

void
jj_comparison_start (JjProject *project,
                     const JjState *before,
                     const JjState *after,
                     gboolean anonymous,
                     GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (jj_project_get_path (project));
  job->before = copy_state (project, before);
  job->after = copy_state (project, after);
  job->anonymous = anonymous;
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}
