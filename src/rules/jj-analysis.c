/* jj-analysis.c: the current figures and findings of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-analysis.h"
#include "jj-check-job.h"
#include "jj-findings-private.h"

/* Long enough to get on, short enough that nobody feels it. */
#define SLICE_US 4000

#define RULES (JJ_KIND_BIT (JJ_KIND_OVERRIDE) | JJ_KIND_BIT (JJ_KIND_PLAN))

struct _JjAnalysis
{
  GObject parent_instance;
  JjPlan *plan;
  GPtrArray *fixed_packs; /* (nullable) */
  GPtrArray *packs;       /* as read; NULL: to be read */
  JjPackSet *pack_set;    /* NULL: to be made */
  JjFigures *figures;     /* NULL: none of use */
  JjFindings *findings;   /* (nullable): the last that were complete */
  JjFindings *none;       /* (nullable): what is shown before the first */
  JjChanges changes;      /* since those findings */
  JjCheckJob *job;        /* (nullable): on the way, of the plan as it is */
  JjId scenario;          /* asked for; 0: the adopted one */
  char *problem;
  guint figures_source, findings_source;
};

enum
{
  PROP_0,
  PROP_FIGURES,
  PROP_FINDINGS,
  PROP_PACKS,
  PROP_PROBLEM,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (JjAnalysis, jj_analysis, G_TYPE_OBJECT)
G_DEFINE_BOXED_TYPE (JjFigures, jj_figures, jj_figures_ref, jj_figures_unref)
G_DEFINE_BOXED_TYPE (JjFindings, jj_findings, jj_findings_ref, jj_findings_unref)
G_DEFINE_BOXED_TYPE (JjPackSet, jj_pack_set, jj_pack_set_ref, jj_pack_set_unref)

static GParamSpec *properties[N_PROPS];

static void
set_problem (JjAnalysis *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

JjPackSet *
jj_analysis_get_packs (JjAnalysis *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (JJ_IS_ANALYSIS (self), NULL);

  if (self->pack_set)
    return self->pack_set;
  if (!self->packs)
    self->packs = self->fixed_packs ? g_ptr_array_ref (self->fixed_packs)
                                    : jj_packs_load_for_plan (self->plan, &error);
  self->pack_set = jj_pack_set_new (self->packs, self->plan);
  set_problem (self, error ? error->message : jj_pack_set_get_problem (self->pack_set));
  return self->pack_set;
}

JjFigures *
jj_analysis_get_figures (JjAnalysis *self)
{
  g_return_val_if_fail (JJ_IS_ANALYSIS (self), NULL);

  if (!self->figures)
    self->figures = jj_figures_new (self->plan, jj_analysis_get_packs (self), self->scenario);
  return self->figures;
}

static JjCheckJob *
get_job (JjAnalysis *self)
{
  if (!self->job)
    self->job = jj_check_job_new (self->plan, jj_analysis_get_figures (self), self->findings,
                                  &self->changes);
  return self->job;
}

static void
forget_changes (JjAnalysis *self)
{
  g_array_set_size (self->changes.inserted, 0);
  g_array_set_size (self->changes.removed, 0);
  g_array_set_size (self->changes.touched, 0);
  self->changes.kinds = 0;
}

static void
finish_findings (JjAnalysis *self)
{
  JjFindings *findings = jj_check_job_finish (get_job (self));

  self->job = NULL;
  g_clear_pointer (&self->none, jj_findings_unref);
  g_clear_pointer (&self->findings, jj_findings_unref);
  self->findings = findings;
  forget_changes (self);
}

JjFindings *
jj_analysis_get_findings (JjAnalysis *self)
{
  g_return_val_if_fail (JJ_IS_ANALYSIS (self), NULL);

  if (!jj_analysis_is_current (self))
    finish_findings (self);
  return self->findings;
}

gboolean
jj_analysis_is_current (JjAnalysis *self)
{
  g_return_val_if_fail (JJ_IS_ANALYSIS (self), FALSE);

  return self->figures && self->findings
         && jj_findings_get_figures (self->findings) == self->figures
         && jj_findings_get_revision (self->findings) == jj_plan_get_revision (self->plan);
}

const char *
jj_analysis_get_problem (JjAnalysis *self)
{
  g_return_val_if_fail (JJ_IS_ANALYSIS (self), NULL);
  jj_analysis_get_packs (self);
  return self->problem;
}

static gboolean
tell_findings (gpointer data)
{
  JjAnalysis *self = data;

  if (!jj_analysis_is_current (self) && !jj_check_job_step (get_job (self), SLICE_US))
    return G_SOURCE_CONTINUE;
  self->findings_source = 0;
  jj_analysis_get_findings (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDINGS]);
  return G_SOURCE_REMOVE;
}

static void
tell_findings_soon (JjAnalysis *self)
{
  if (!self->findings_source)
    self->findings_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, tell_findings, self, NULL);
}

JjFindings *
jj_analysis_peek_findings (JjAnalysis *self)
{
  g_return_val_if_fail (JJ_IS_ANALYSIS (self), NULL);

  if (!jj_analysis_is_current (self))
    tell_findings_soon (self);
  if (self->findings)
    return self->findings;
  if (!self->none)
    self->none
        = jj_findings_new (self->plan, jj_analysis_get_figures (self),
                           g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref));
  return self->none;
}

static gboolean
tell_figures (gpointer data)
{
  JjAnalysis *self = data;

  self->figures_source = 0;
  jj_analysis_get_figures (self);
  tell_findings_soon (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIGURES]);
  return G_SOURCE_REMOVE;
}

/* Before GTK's layout and drawing, which run at G_PRIORITY_HIGH_IDLE + 10 and later. */
static void
tell_soon (JjAnalysis *self)
{
  if (!self->figures_source)
    self->figures_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_figures, self, NULL);
}

static void
drop_figures (JjAnalysis *self)
{
  g_clear_pointer (&self->figures, jj_figures_unref);
  g_clear_pointer (&self->job, jj_check_job_free);
}

static void
drop_packs (JjAnalysis *self, gboolean read_again)
{
  g_clear_pointer (&self->pack_set, jj_pack_set_unref);
  if (read_again)
    g_clear_pointer (&self->packs, g_ptr_array_unref);
  drop_figures (self);
}

static void
note_changes (JjAnalysis *self, const JjChanges *changes)
{
  g_array_append_vals (self->changes.inserted, changes->inserted->data, changes->inserted->len);
  g_array_append_vals (self->changes.removed, changes->removed->data, changes->removed->len);
  g_array_append_vals (self->changes.touched, changes->touched->data, changes->touched->len);
  self->changes.kinds |= changes->kinds;
}

/* Figures follow edit by edit while that costs no more than what the edit touched. An edit that
 * asks for a full pass only drops them: a burst of such edits costs one pass, before the frame. */
static void
on_changed (JjPlan *plan, JjChanges *changes, JjAnalysis *self)
{
  g_clear_pointer (&self->job, jj_check_job_free);
  note_changes (self, changes);
  if (self->scenario != 0 && !jj_plan_find (plan, self->scenario))
    {
      self->scenario = 0;
      drop_figures (self);
    }
  if (changes->kinds & RULES)
    {
      drop_packs (self, (changes->kinds & JJ_KIND_BIT (JJ_KIND_PLAN)) != 0);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PACKS]);
    }
  else if (self->figures)
    {
      JjFigures *old = self->figures;

      self->figures = jj_figures_try_update (old, plan, changes);
      jj_figures_unref (old);
    }
  tell_soon (self);
}

void
jj_analysis_set_scenario (JjAnalysis *self, JjId scenario)
{
  g_return_if_fail (JJ_IS_ANALYSIS (self));

  if (self->scenario == scenario)
    return;
  self->scenario = scenario;
  drop_figures (self);
  tell_soon (self);
}

void
jj_analysis_reload_packs (JjAnalysis *self)
{
  g_return_if_fail (JJ_IS_ANALYSIS (self));

  drop_packs (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PACKS]);
  tell_soon (self);
}

static void
jj_analysis_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JjAnalysis *self = JJ_ANALYSIS (object);

  switch (id)
    {
    case PROP_FIGURES:
      g_value_set_boxed (value, jj_analysis_get_figures (self));
      break;
    case PROP_FINDINGS:
      g_value_set_boxed (value, jj_analysis_get_findings (self));
      break;
    case PROP_PACKS:
      g_value_set_boxed (value, jj_analysis_get_packs (self));
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, jj_analysis_get_problem (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jj_analysis_dispose (GObject *object)
{
  JjAnalysis *self = JJ_ANALYSIS (object);

  g_clear_handle_id (&self->figures_source, g_source_remove);
  g_clear_handle_id (&self->findings_source, g_source_remove);
  if (self->plan)
    g_signal_handlers_disconnect_by_func (self->plan, on_changed, self);
  drop_packs (self, TRUE);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_pointer (&self->none, jj_findings_unref);
  g_clear_pointer (&self->fixed_packs, g_ptr_array_unref);
  g_clear_object (&self->plan);
  G_OBJECT_CLASS (jj_analysis_parent_class)->dispose (object);
}

static void
jj_analysis_finalize (GObject *object)
{
  JjAnalysis *self = JJ_ANALYSIS (object);

  g_array_unref (self->changes.inserted);
  g_array_unref (self->changes.removed);
  g_array_unref (self->changes.touched);
  g_free (self->problem);
  G_OBJECT_CLASS (jj_analysis_parent_class)->finalize (object);
}

static void
jj_analysis_class_init (JjAnalysisClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = jj_analysis_get_property;
  object_class->dispose = jj_analysis_dispose;
  object_class->finalize = jj_analysis_finalize;
  properties[PROP_FIGURES] = g_param_spec_boxed ("figures", NULL, NULL, JJ_TYPE_FIGURES, flags);
  properties[PROP_FINDINGS] = g_param_spec_boxed ("findings", NULL, NULL, JJ_TYPE_FINDINGS, flags);
  properties[PROP_PACKS] = g_param_spec_boxed ("packs", NULL, NULL, JJ_TYPE_PACK_SET, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
jj_analysis_init (JjAnalysis *self)
{
  self->changes.inserted = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->changes.removed = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->changes.touched = g_array_new (FALSE, FALSE, sizeof (JjId));
}

JjAnalysis *
jj_analysis_new (JjPlan *plan, GPtrArray *packs)
{
  JjAnalysis *self;

  g_return_val_if_fail (JJ_IS_PLAN (plan), NULL);

  self = g_object_new (JJ_TYPE_ANALYSIS, NULL);
  self->plan = g_object_ref (plan);
  self->fixed_packs = packs ? g_ptr_array_ref (packs) : NULL;
  g_signal_connect (plan, "changed", G_CALLBACK (on_changed), self);
  return self;
}
