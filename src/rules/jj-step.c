/* jj-step.c: how far a plan is with a step, and what its planners say about it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-guidebook-private.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

#define FLAG "flag"

static const struct
{
  const char *id, *label;
} states[JJ_N_STEP_STATES] = {
  [JJ_STEP_OPEN] = { "open", N_ ("To do") },
  [JJ_STEP_DOING] = { "doing", N_ ("In work") },
  [JJ_STEP_DONE] = { "done", N_ ("Done, we say") },
  [JJ_STEP_LATER] = { "later", N_ ("Skipped for now") },
  [JJ_STEP_NOT_APPLICABLE] = { "not_applicable", N_ ("Does not apply") },
};

const char *
jj_step_state_get_id (JjStepState state)
{
  g_return_val_if_fail (state < JJ_N_STEP_STATES, NULL);
  return states[state].id;
}

const char *
jj_step_state_get_label (JjStepState state)
{
  g_return_val_if_fail (state < JJ_N_STEP_STATES, NULL);
  return _ (states[state].label);
}

/* The last one counts, as of rules. */
static const JjElement *
find_override (JjPlan *plan, const char *id)
{
  const JjElement *found = NULL;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_OVERRIDE); i++)
    {
      const JjElement *override = jj_plan_get_nth (plan, JJ_KIND_OVERRIDE, i);

      if (g_strcmp0 (jj_element_get_text (override, JJ_OVERRIDE_ENTRY), id) == 0)
        found = override;
    }
  return found;
}

/* "not_applicable, flag": words that this program does not know are passed over. */
static void
read_value (const char *value, JjStepProgress *progress)
{
  g_auto (GStrv) words = g_strsplit (value ? value : "", ",", -1);

  for (guint i = 0; words[i]; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (g_str_equal (word, FLAG))
        progress->flag = TRUE;
      for (JjStepState state = 0; state < JJ_N_STEP_STATES; state++)
        {
          if (g_str_equal (word, states[state].id))
            progress->state = state;
        }
    }
}

static void
read_said (const JjStep *self, JjPlan *plan, JjStepProgress *progress)
{
  const JjElement *said = find_override (plan, jj_step_get_id (self));

  progress->date = JJ_EMPTY;
  if (!said)
    return;
  read_value (jj_element_get_text (said, JJ_OVERRIDE_VALUE), progress);
  progress->note = jj_element_get_text (said, JJ_OVERRIDE_REASON);
  progress->author = jj_element_get_text (said, JJ_OVERRIDE_AUTHOR);
  progress->date = jj_element_get_number (said, JJ_OVERRIDE_DATE);
}

JjStepProgress *
jj_step_check (const JjStep *self, const JjConditionPlan *plan)
{
  JjStepProgress *progress = g_new0 (JjStepProgress, 1);

  progress->counts = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_count_free);
  for (guint i = 0; i < jj_step_get_n_conditions (self); i++)
    {
      JjCount *count = jj_condition_count (jj_step_get_condition (self, i), plan);

      progress->n_counting += !count->is_none;
      progress->n_holding += count->holds && !count->is_none;
      g_ptr_array_add (progress->counts, count);
    }
  read_said (self, plan->plan, progress);
  progress->settled = progress->n_holding == progress->n_counting || progress->state == JJ_STEP_DONE
                      || progress->state == JJ_STEP_NOT_APPLICABLE;
  return progress;
}

void
jj_step_progress_free (JjStepProgress *self)
{
  g_ptr_array_unref (self->counts);
  g_free (self);
}

JjEdit *
jj_step_say (const JjStep *self, JjPlan *plan, const JjStepProgress *said, const char *author)
{
  const JjElement *old = find_override (plan, jj_step_get_id (self));
  JjId id = old ? jj_element_get_id (old) : 0;
  gboolean empty = said->state == JJ_STEP_OPEN && !said->flag && !(said->note && *said->note);
  g_autofree char *label = g_strdup_printf (_ ("Step: %s"), jj_step_get_title (self));
  g_autofree char *value = g_strconcat (states[said->state].id, said->flag ? ", " FLAG : "", NULL);
  JjEdit *edit;

  if (empty)
    edit = old ? jj_command_delete (plan, &id, 1) : jj_edit_new (label);
  else
    edit = jj_edit_new (label);
  jj_edit_set_label (edit, label);
  if (empty)
    return edit;
  if (!old)
    {
      id = jj_edit_insert (edit, JJ_KIND_OVERRIDE, 0);
      jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_ENTRY, jj_step_get_id (self));
    }
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_VALUE, value);
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_REASON, said->note);
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_AUTHOR, author);
  jj_edit_set_number (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_DATE, jj_today ());
  return edit;
}
