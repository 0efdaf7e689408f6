/* jj-merge-work.c: the sums of a merge, worked out beside the window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-merge-work.h"

struct _JjMergeWork
{
  gatomicrefcount ref_count; /* the owner's and one of a running task */
  JjPlan *base, *mine, *theirs;
  gboolean is_part;
  JjMergeWorked worked;

  /* The main loop's. */
  gboolean stopped, running, again;
  GArray *choices; /* JjMergeSide of each conflict */
  guint conflict;
  gpointer data;

  /* The task's while it runs. */
  JjMerge *merge;
  GPtrArray *packs;
  GArray *task_choices, *sums;
  guint task_conflict;
  gint64 total;
};

JjMergeWork *
jj_merge_work_new (JjPlan *base,
                   JjPlan *mine,
                   JjPlan *theirs,
                   gboolean is_part,
                   JjMergeWorked worked)
{
  JjMergeWork *self = g_new0 (JjMergeWork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->base = jj_plan_copy (base);
  self->mine = jj_plan_copy (mine);
  self->theirs = jj_plan_copy (theirs);
  self->is_part = is_part;
  self->worked = worked;
  self->choices = g_array_new (FALSE, FALSE, sizeof (JjMergeSide));
  self->task_choices = g_array_new (FALSE, FALSE, sizeof (JjMergeSide));
  return self;
}

static void
unref (gpointer data)
{
  JjMergeWork *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_object_unref (self->base);
  g_object_unref (self->mine);
  g_object_unref (self->theirs);
  g_array_unref (self->choices);
  g_array_unref (self->task_choices);
  g_clear_pointer (&self->merge, jj_merge_free);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->sums, g_array_unref);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JjMergeWork *self = data;

  if (!self->merge)
    self->merge = self->is_part ? jj_merge_new_part (self->base, self->mine, self->theirs, NULL)
                                : jj_merge_new (self->base, self->mine, self->theirs, NULL);
  if (!self->packs)
    self->packs = jj_packs_load_for_plan (self->mine, NULL);
  for (guint i = 0; i < MIN (self->task_choices->len, jj_merge_get_n_conflicts (self->merge)); i++)
    jj_merge_choose (self->merge, i, g_array_index (self->task_choices, JjMergeSide, i));
  g_clear_pointer (&self->sums, g_array_unref);
  if (self->task_conflict != G_MAXUINT)
    self->sums = jj_merge_sums_new (self->merge, self->task_conflict, self->mine, self->packs);
  self->total = jj_merge_sums_total (self->merge, self->mine, self->packs);
  g_task_return_boolean (task, TRUE);
}

static void on_done (GObject *source, GAsyncResult *result, gpointer data);

static void
start (JjMergeWork *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_done, self);

  self->running = TRUE;
  self->again = FALSE;
  g_array_set_size (self->task_choices, 0);
  g_array_append_vals (self->task_choices, self->choices->data, self->choices->len);
  self->task_conflict = self->conflict;
  g_atomic_ref_count_inc (&self->ref_count);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, self, unref);
  g_task_run_in_thread (task, run);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  JjMergeWork *self = data;

  self->running = FALSE;
  if (self->stopped)
    return;
  if (self->again)
    start (self);
  else
    self->worked (self->sums, self->task_conflict, self->total, self->data);
}

void
jj_merge_work_ask (JjMergeWork *self, JjMerge *choices, guint conflict, gpointer data)
{
  guint n = jj_merge_get_n_conflicts (choices);

  g_array_set_size (self->choices, 0);
  for (guint i = 0; i < n; i++)
    g_array_append_val (self->choices, jj_merge_get_conflict (choices, i)->choice);
  self->conflict = conflict;
  self->data = data;
  if (self->running)
    self->again = TRUE;
  else
    start (self);
}

void
jj_merge_work_stop (JjMergeWork *self)
{
  self->stopped = TRUE;
  unref (self);
}
