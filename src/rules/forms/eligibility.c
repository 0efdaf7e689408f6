/* eligibility.c: which group of activities may draw on which source of funds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static const JjField *
get_source_field (void)
{
  return &jj_kind_purse.fields[JJ_PURSE_SOURCE];
}

/* "國教署、師資司" */
static char *
name_sources (JjCheck *check)
{
  JsonArray *sources = jj_entry_get_array (check->entry, "sources");
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (sources); i++)
    {
      int choice
          = jj_field_find_choice (get_source_field (), json_array_get_string_element (sources, i));

      g_string_append_printf (names, "%s%s", i ? "、" : "",
                              jj_label (get_source_field ()->choices[choice].label));
    }
  return g_string_free (names, FALSE);
}

static void
visit (JjCheck *check, const JjElement *element, const JjLineFigure *line)
{
  int index = jj_figures_find_line (check->figures, line->id);
  const JjPart *parts = jj_figures_get_parts (check->figures, (guint)index);
  guint n;
  int group = jj_figures_get_activities (check->figures, &n)[line->activity].group;
  const JjField *groups = &jj_kind_programme.fields[JJ_PROGRAMME_GROUP];

  if (group < 0
      || group != jj_field_find_choice (groups, jj_entry_get_string (check->entry, "group")))
    return;
  for (guint i = 0; i < line->n_parts; i++)
    {
      JjSource source = jj_figures_find_purse (check->figures, parts[i].purse)->source;
      JjFinding *finding;

      if (source == JJ_N_SOURCES || source == JJ_SOURCE_COUNTY_MATCH
          || jj_entry_list_has (check->entry, "sources", get_source_field ()->choices[source].id))
        continue;
      finding = jj_check_add (check, element, -1,
                              g_strdup (jj_label (get_source_field ()->choices[source].label)),
                              name_sources (check));
      finding->detail = g_strdup (jj_label (groups->choices[group].label));
    }
}

static void
run (JjCheck *check)
{
  jj_check_each_line (check, NULL, visit);
}

static const JjParam params[] = {
  { "group", JJ_PARAM_ENUM, JJ_PARAM_NEEDED, "g1 g2 g3 g4 g5" },
  { "sources", JJ_PARAM_LIST, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE,
    "k12ea teacher_dept it_dept county_match own other" },
  { NULL },
};

const JjForm jj_form_eligibility = {
  .id = "eligibility",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .run = run,
};
