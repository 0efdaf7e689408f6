/* jj-scenarios.c: several budgets in one plan, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scenarios.h"

#include "jj-commands.h"
#include "jj-kinds-links.h"
#include "jj-kinds-plan.h"
#include "jj-language.h"

JjId
jj_scenario_get_adopted (JjPlan *plan)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_SCENARIO);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *scenario = jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i);

      if (jj_element_get_bool (scenario, JJ_SCENARIO_ADOPTED))
        return jj_element_get_id (scenario);
    }
  return n > 0 ? jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCENARIO, 0)) : 0;
}

static JjId
scenario_of (const JjElement *line)
{
  const JjElement *scenario = jj_element_get_ref (line, JJ_BUDGET_LINE_SCENARIO);

  return scenario ? jj_element_get_id (scenario) : 0;
}

/* The scenario's id, its bits spread over all (splitmix64), on the line's by exclusive or. */
JjId
jj_scenario_copy_id (JjId line, JjId scenario)
{
  guint64 mask = (guint64)scenario + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  mask = (mask ^ (mask >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  mask = (mask ^ (mask >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  mask ^= mask >> 31;
  return line ^ (JjId)(mask & G_MAXINT64);
}

gboolean
jj_scenario_has (const JjElement *element, JjId scenario)
{
  if (jj_element_get_kind_id (element) == JJ_KIND_CHARGED_TO)
    element = jj_link_get_from (element);
  if (jj_element_get_kind_id (element) != JJ_KIND_BUDGET_LINE)
    return TRUE;
  return scenario_of (element) == 0 || scenario_of (element) == scenario;
}

/* 方案 A, 方案 B …: the first letter that no scenario has. (transfer full) */
static char *
next_name (JjPlan *plan, char after)
{
  for (char letter = after; letter <= 'Z'; letter++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Scenario %c"), letter);
      guint n;

      if (!jj_plan_find_name (plan, JJ_KIND_SCENARIO, name, &n))
        return g_steal_pointer (&name);
    }
  return g_strdup (_ ("Scenario"));
}

static JjId
insert_scenario (JjPlan *plan, JjEdit *edit, JjCoder *coder, const char *name)
{
  JjId id = jj_edit_insert (edit, JJ_KIND_SCENARIO, 0);
  g_autofree char *code = jj_coder_next (coder);

  jj_edit_set_text (edit, JJ_KIND_SCENARIO, id, JJ_CODE, code);
  jj_edit_set_text (edit, JJ_KIND_SCENARIO, id, JJ_NAME, name);
  return id;
}

static void
copy_charges (JjEdit *edit, const JjElement *line, JjId copy)
{
  for (guint i = 0; i < jj_element_get_n_referrers (line); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (line, i, &field);
      JjId id;

      if (jj_element_get_kind_id (link) != JJ_KIND_CHARGED_TO || field != JJ_FROM)
        continue;
      id = jj_edit_link (edit, JJ_KIND_CHARGED_TO, copy, jj_element_get_id (jj_link_get_to (link)));
      for (guint f = JJ_LINK_FIELDS; f < jj_kind_charged_to.n_fields; f++)
        jj_edit_set (edit, JJ_KIND_CHARGED_TO, id, f,
                     jj_value_copy (jj_kind_charged_to.fields[f].type,
                                    jj_element_get_value (link, f)));
    }
}

static void
copy_line (JjPlan *plan, JjEdit *edit, const JjElement *line, JjId scenario, JjCoder *coder)
{
  JjId wanted = jj_scenario_copy_id (jj_element_get_id (line), scenario);
  gboolean is_free = wanted > 0 && !jj_plan_find (plan, wanted);
  JjId copy = jj_edit_insert (edit, JJ_KIND_BUDGET_LINE, is_free ? wanted : 0);
  g_autofree char *code = jj_coder_next (coder);

  for (guint f = 0; f < jj_kind_budget_line.n_fields; f++)
    if (f != JJ_CODE && f != JJ_BUDGET_LINE_SCENARIO && !jj_element_is_empty (line, f))
      jj_edit_set (edit, JJ_KIND_BUDGET_LINE, copy, f,
                   jj_value_copy (jj_kind_budget_line.fields[f].type,
                                  jj_element_get_value (line, f)));
  jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, copy, JJ_CODE, code);
  jj_edit_set (edit, JJ_KIND_BUDGET_LINE, copy, JJ_BUDGET_LINE_SCENARIO,
               jj_value_number (scenario));
  copy_charges (edit, line, copy);
}

JjEdit *
jj_scenario_duplicate (JjPlan *plan, JjId of, JjId *id)
{
  gboolean first = jj_plan_get_count (plan, JJ_KIND_SCENARIO) == 0;
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);
  g_autofree char *name = next_name (plan, first ? 'B' : 'A');
  g_autofree char *label = g_strdup_printf (_ ("Make %s"), name);
  JjEdit *edit = jj_edit_new (label);
  JjCoder codes, scenario_codes;

  jj_coder_init (&codes, plan, JJ_KIND_BUDGET_LINE);
  jj_coder_init (&scenario_codes, plan, JJ_KIND_SCENARIO);
  if (first)
    {
      g_autofree char *old = next_name (plan, 'A');

      of = insert_scenario (plan, edit, &scenario_codes, old);
      jj_edit_set_number (edit, JJ_KIND_SCENARIO, of, JJ_SCENARIO_ADOPTED, TRUE);
    }
  *id = insert_scenario (plan, edit, &scenario_codes, name);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i);

      if (scenario_of (line) != (first ? 0 : of))
        continue;
      if (first)
        jj_edit_set (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line), JJ_BUDGET_LINE_SCENARIO,
                     jj_value_number (of));
      copy_line (plan, edit, line, *id, &codes);
    }
  return edit;
}

JjEdit *
jj_scenario_adopt (JjPlan *plan, JjId scenario)
{
  const JjElement *chosen = jj_plan_find (plan, scenario);
  g_autofree char *label
      = g_strdup_printf (_ ("Adopt %s"), chosen ? jj_element_get_title (chosen) : "");
  JjEdit *edit = jj_edit_new (label);
  guint n = jj_plan_get_count (plan, JJ_KIND_SCENARIO);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *each = jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i);
      gboolean wanted = jj_element_get_id (each) == scenario;

      if (jj_element_get_bool (each, JJ_SCENARIO_ADOPTED) != wanted)
        jj_edit_set_number (edit, JJ_KIND_SCENARIO, jj_element_get_id (each), JJ_SCENARIO_ADOPTED,
                            wanted);
    }
  return edit;
}

/* The lines of the one that is left belong to no scenario before it goes, or it would take them
 * along. */
static void
dissolve (JjPlan *plan, JjEdit *edit, JjId left)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i);

      if (scenario_of (line) == left)
        jj_edit_set (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line), JJ_BUDGET_LINE_SCENARIO,
                     jj_value_number (0));
    }
  jj_edit_delete (edit, JJ_KIND_SCENARIO, left);
}

JjEdit *
jj_scenario_drop (JjPlan *plan, JjId scenario)
{
  const JjElement *dropped = jj_plan_find (plan, scenario);
  g_autofree char *label
      = g_strdup_printf (_ ("Drop %s"), dropped ? jj_element_get_title (dropped) : "");
  guint n = jj_plan_get_count (plan, JJ_KIND_SCENARIO);
  JjEdit *edit = n == 1 ? jj_edit_new (label) : jj_command_delete (plan, &scenario, 1);
  JjId left = 0;

  jj_edit_set_label (edit, label);
  if (n == 1)
    dissolve (plan, edit, scenario);
  for (guint i = 0; i < n; i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i));

      left = id != scenario && left == 0 ? id : left;
    }
  if (n == 2)
    dissolve (plan, edit, left);
  else if (left != 0 && dropped && jj_element_get_bool (dropped, JJ_SCENARIO_ADOPTED))
    jj_edit_set_number (edit, JJ_KIND_SCENARIO, left, JJ_SCENARIO_ADOPTED, TRUE);
  return edit;
}
