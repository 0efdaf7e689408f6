/* people.c: load within capacity, mentors for beginners */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-workload.h"

/* Of an overload, the largest. */
#define NAMED_TASKS 4

static void
visit_load (JjCheck *check, const JjElement *element)
{
  gint64 capacity = jj_workload_get_capacity (element), load;

  if (capacity == JJ_EMPTY)
    return;
  load = jj_workload_get_load (check->plan, check->packs, element);
  if (load > capacity)
    {
      g_autoptr (JjWorkload) work = jj_workload_new (check->plan, check->packs, element);
      int field = jj_element_get_kind_id (element) == JJ_KIND_PERSON
                      ? (int)JJ_PERSON_REDUCED_PERIODS
                      : (int)JJ_TALENT_POOL_PERIODS_PER_WEEK;

      jj_check_add (check, element, field, jj_format_decimal2 (load), jj_format_decimal2 (capacity))
          ->detail
          = jj_workload_name_items (work, check->plan, NAMED_TASKS);
    }
}

static gboolean
has_mentor (const JjElement *person)
{
  for (guint i = 0; i < jj_element_get_n_referrers (person); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (person, i, &field);

      if (jj_element_get_kind_id (link) == JJ_KIND_MENTORS && field == JJ_TO)
        return TRUE;
    }
  return FALSE;
}

static void
visit_novice (JjCheck *check, const JjElement *person)
{
  gint64 years = jj_entry_get_int_or (check->entry, "years", 0);
  gint64 first = jj_element_get_number (person, JJ_PERSON_FIRST_YEAR);
  GDate end;

  if (first == JJ_EMPTY || has_mentor (person))
    return;
  g_date_clear (&end, 1);
  g_date_set_julian (&end, (guint32)first);
  g_date_add_years (&end, (guint)CLAMP (years, 0, 100));
  if (g_date_get_julian (&end) > check->day)
    jj_check_add (check, person, JJ_PERSON_FIRST_YEAR, jj_format_date (first), NULL);
}

static void
run_experience (JjCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jj_plan_get_count (check->plan, JJ_KIND_MENTORS); i++)
    {
      const JjElement *link = jj_plan_get_nth (check->plan, JJ_KIND_MENTORS, i);
      const JjElement *mentor = jj_link_get_from (link);
      gint64 years = jj_element_get_number (mentor, JJ_PERSON_YEARS_TEACHING);

      if (years != JJ_EMPTY && years < check->minimum && g_hash_table_add (seen, (gpointer)mentor))
        jj_check_add (check, mentor, JJ_PERSON_YEARS_TEACHING, jj_format_money (years),
                      jj_format_money (check->minimum));
    }
}

static const JjParam load[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED, "talent_pool person" },
  { NULL },
};

const JjForm jj_form_load_within_capacity = {
  .id = "load_within_capacity",
  .params = load,
  .visit = visit_load,
  .reads = JJ_KIND_BIT (JJ_KIND_SUPPORTS) | JJ_KIND_BIT (JJ_KIND_MENTORS)
           | JJ_KIND_BIT (JJ_KIND_BELONGS_TO), /* members, where no head count is typed */
};

static const JjParam novice[] = {
  { "years", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_novice_mentor = {
  .id = "novice_mentor",
  .params = novice,
  .visit = visit_novice,
  .reads = JJ_KIND_BIT (JJ_KIND_MENTORS),
  .kind = JJ_KIND_PERSON,
};

static const JjParam experience[] = {
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_mentor_experience = {
  .id = "mentor_experience",
  .params = experience,
  .run = run_experience,
  .reads = JJ_KIND_BIT (JJ_KIND_MENTORS),
};
