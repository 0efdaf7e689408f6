/* eligibility.c: which group of activities may draw on which source of funds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

/* What this entry allows. A purse without a source is not judged; one that is the county match is
 * no purse to charge to, which another finding says. */
typedef struct
{
  int group;
  guint sources; /* bits */
} Allowed;

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
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const JjPart *parts = jj_figures_get_parts (check->figures, i);
  const JjField *groups = &jj_kind_programme.fields[JJ_PROGRAMME_GROUP];
  const Allowed *allowed = check->data;
  guint n;

  if (jj_figures_get_activities (check->figures, &n)[line->activity].group != allowed->group)
    return;
  for (guint j = 0; j < line->n_parts; j++)
    {
      JjSource source = jj_figures_find_purse (check->figures, parts[j].purse)->source;
      JjFinding *finding;

      if (allowed->sources & (1u << source))
        continue;
      finding = jj_check_add (check, element, -1,
                              g_strdup (jj_label (get_source_field ()->choices[source].label)),
                              name_sources (check));
      finding->detail = g_strdup (jj_label (groups->choices[allowed->group].label));
    }
}

static void
begin (JjCheck *check)
{
  const JjField *field = get_source_field ();
  Allowed allowed = { .sources = 1u << JJ_N_SOURCES | 1u << JJ_SOURCE_COUNTY_MATCH };

  allowed.group = jj_field_find_choice (&jj_kind_programme.fields[JJ_PROGRAMME_GROUP],
                                        jj_entry_get_string (check->entry, "group"));
  for (guint i = 0; i < JJ_N_SOURCES; i++)
    {
      if (jj_entry_list_has (check->entry, "sources", field->choices[i].id))
        allowed.sources |= 1u << i;
    }
  check->data = g_memdup2 (&allowed, sizeof allowed);
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
  .begin = begin,
  .visit_line = visit,
  .reads = JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_PURSE),
};
