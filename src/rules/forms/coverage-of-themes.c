/* coverage-of-themes.c: every required theme has an activity */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static const JjElement *
find_programme (JjCheck *check, int theme)
{
  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_PROGRAMME); i++)
    {
      const JjElement *programme = jj_plan_get_nth (check->plan, JJ_KIND_PROGRAMME, i);

      if (jj_element_get_number (programme, JJ_PROGRAMME_THEME) == theme)
        return programme;
    }
  return NULL;
}

static void
run (JjCheck *check)
{
  const JjField *field = &jj_kind_programme.fields[JJ_PROGRAMME_THEME];
  const JjTotals *totals = jj_figures_get_totals (check->figures);
  JsonArray *themes = jj_entry_get_array (check->entry, "themes");

  for (guint i = 0; i < json_array_get_length (themes); i++)
    {
      const char *id = json_array_get_string_element (themes, i);
      int theme = jj_field_find_choice (field, id);
      const JjElement *programme;

      if (theme < 0 || theme >= JJ_N_THEMES || totals->theme_activities[theme] > 0)
        continue;
      programme = find_programme (check, theme);
      jj_check_add (check, programme ? programme : jj_plan_get_root (check->plan), -1,
                    g_strdup (jj_label (field->choices[theme].label)), NULL)
          ->detail
          = g_strdup (jj_label (field->choices[theme].label));
    }
}

static const JjParam params[] = {
  { "themes", JJ_PARAM_LIST, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_coverage_of_themes = {
  .id = "coverage_of_themes",
  .params = params,
  .run = run,
  .reads = JJ_FIGURE_KINDS,
};
