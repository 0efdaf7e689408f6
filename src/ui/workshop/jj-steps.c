/* jj-steps.c: the guide over the plan of one window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-steps.h"

struct _JjSteps
{
  GObject parent_instance;

  JjPlan *plan;
  JjAnalysis *analysis;
  JjGuidebook *guide;
  char *problem;
  GPtrArray *progress; /* JjStepProgress; empty: to be worked out */
  guint current;
  gboolean open, was_open;
  guint tell_id;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_CURRENT_CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (JjSteps, jj_steps, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static gboolean
tell (gpointer data)
{
  JjSteps *self = data;

  self->tell_id = 0;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_changed (JjSteps *self)
{
  g_ptr_array_set_size (self->progress, 0);
  if (self->tell_id == 0)
    self->tell_id = g_idle_add_full (G_PRIORITY_LOW, tell, self, NULL);
}

static void
jj_steps_dispose (GObject *object)
{
  JjSteps *self = JJ_STEPS (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_object (&self->plan);
  g_clear_object (&self->analysis);
  G_OBJECT_CLASS (jj_steps_parent_class)->dispose (object);
}

static void
jj_steps_finalize (GObject *object)
{
  JjSteps *self = JJ_STEPS (object);

  g_ptr_array_unref (self->progress);
  g_clear_pointer (&self->guide, jj_guidebook_unref);
  g_free (self->problem);
  G_OBJECT_CLASS (jj_steps_parent_class)->finalize (object);
}

static void
jj_steps_class_init (JjStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_steps_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_steps_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CURRENT_CHANGED]
      = g_signal_new ("current-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
jj_steps_init (JjSteps *self)
{
  self->progress = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_step_progress_free);
}

JjSteps *
jj_steps_new (JjPlan *plan, JjAnalysis *analysis)
{
  JjSteps *self = g_object_new (JJ_TYPE_STEPS, NULL);

  self->plan = g_object_ref (plan);
  self->analysis = g_object_ref (analysis);
  self->guide = jj_guidebook_load (&self->problem);
  g_signal_connect_object (plan, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

JjGuidebook *
jj_steps_get_guide (JjSteps *self)
{
  return self->guide;
}

const char *
jj_steps_get_problem (JjSteps *self)
{
  return self->problem;
}

static void
work_out (JjSteps *self)
{
  JjConditionPlan plan = { self->plan, jj_analysis_get_figures (self->analysis),
                           jj_analysis_peek_findings (self->analysis) };
  guint n = jj_guidebook_get_n_steps (self->guide);

  for (guint i = self->progress->len; i < n; i++)
    g_ptr_array_add (self->progress, jj_step_check (jj_guidebook_get_step (self->guide, i), &plan));
}

const JjStepProgress *
jj_steps_get_progress (JjSteps *self, guint i)
{
  g_return_val_if_fail (i < jj_guidebook_get_n_steps (self->guide), NULL);
  work_out (self);
  return g_ptr_array_index (self->progress, i);
}

guint
jj_steps_count_settled (JjSteps *self)
{
  guint n = 0;

  work_out (self);
  for (guint i = 0; i < self->progress->len; i++)
    n += ((JjStepProgress *)g_ptr_array_index (self->progress, i))->settled;
  return n;
}

guint
jj_steps_find_next (JjSteps *self)
{
  guint n = jj_guidebook_get_n_steps (self->guide);

  for (guint i = 0; i < n; i++)
    {
      const JjStepProgress *progress = jj_steps_get_progress (self, i);

      if (!progress->settled && progress->state != JJ_STEP_LATER)
        return i;
    }
  return n > 0 ? n - 1 : 0;
}

guint
jj_steps_get_current (JjSteps *self)
{
  return self->current;
}

void
jj_steps_set_current (JjSteps *self, guint i)
{
  if (i == self->current || i >= jj_guidebook_get_n_steps (self->guide))
    return;
  self->current = i;
  g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0);
}

gboolean
jj_steps_get_open (JjSteps *self)
{
  return self->open;
}

void
jj_steps_set_open (JjSteps *self, gboolean open)
{
  if (open == self->open)
    return;
  if (open && !self->was_open)
    self->current = jj_steps_find_next (self);
  self->open = open;
  self->was_open = TRUE;
  g_signal_emit (self, signals[SIGNAL_CURRENT_CHANGED], 0);
}

gboolean
jj_steps_is_marked (JjSteps *self, JjKindId kind, guint field)
{
  guint n = 0;
  const JjMark *marks;

  if (!self->open || jj_guidebook_get_n_steps (self->guide) == 0)
    return FALSE;
  marks = jj_step_get_marks (jj_guidebook_get_step (self->guide, self->current), &n);
  for (guint i = 0; i < n; i++)
    {
      if (marks[i].kind == kind && marks[i].field == field)
        return TRUE;
    }
  return FALSE;
}
