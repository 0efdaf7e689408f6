/* jj-proposals-mentors.c: a mentor for every beginning teacher */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-distance.h"
#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-proposals-private.h"
#include "jj-workload.h"

/* Where no position is known. */
#define FAR_M 1000000
/* 教師專業發展實踐方案作業要點: where nobody has the years in principle, three. */
#define LEAST_YEARS 3

/* In the order of preference (the ministry's rules of the practice programme). */
typedef enum
{
  FIT_TEACHING_MENTOR, /* 教學輔導教師, certificate valid */
  FIT_ADVISER,         /* 進階, or of the advisory team */
  FIT_YEARS,           /* as many years as the packs ask for in principle */
  FIT_LEAST_YEARS,
  FIT_NONE,
} Fitness;

typedef struct
{
  const JjElement *person, *school;
  Fitness fitness;
  gint64 domain;
  gint64 load, room; /* how many more beginning teachers */
} Mentor;

typedef struct
{
  JjPlan *plan;
  const JjPackSet *packs;
  gint64 day, years, periods; /* of one beginning teacher, hundredths */
  GArray *mentors;
  GHashTable *by_school; /* JjElement → GArray of indices of mentors */
} Run;

/* The largest (or smallest) of a number over the entries of a form; `none` where there is none. */
static gint64
read_number (const Run *run, const char *form, const char *parameter, gint64 none)
{
  g_autoptr (GPtrArray) entries = jj_pack_set_list (run->packs, form, run->day);
  gint64 result = none;

  for (guint i = 0; i < entries->len; i++)
    result = MAX (result, jj_entry_get_int_or (entries->pdata[i], parameter, none));
  return result;
}

static gboolean
is_beginning (const JjElement *person, gint64 day, gint64 years)
{
  gint64 first = jj_element_get_number (person, JJ_PERSON_FIRST_YEAR);
  GDate end;

  if (first == JJ_EMPTY)
    return FALSE;
  g_date_clear (&end, 1);
  g_date_set_julian (&end, (guint32)first);
  g_date_add_years (&end, (guint)CLAMP (years, 0, 100));
  return g_date_get_julian (&end) > day;
}

static Fitness
fitness_by_pool (const JjElement *pool)
{
  static const char *const advisers[]
      = { "supervisor", "team_admin", "full_time_adviser", "adviser", NULL };
  gint64 category = jj_element_get_number (pool, JJ_TALENT_POOL_CATEGORY);
  const char *id = category == JJ_EMPTY
                       ? ""
                       : jj_kind_talent_pool.fields[JJ_TALENT_POOL_CATEGORY].choices[category].id;

  if (g_str_equal (id, "teaching_mentor") || g_str_equal (id, "novice_mentor"))
    return FIT_TEACHING_MENTOR;
  if (g_strv_contains (advisers, id)
      || (g_str_equal (id, "feedback_staff")
          && jj_element_get_number_or (pool, JJ_TALENT_POOL_TIER, 1) >= 2))
    return FIT_ADVISER;
  return FIT_NONE;
}

/* Certificates that have ended do not count; years do where nothing better is known. */
static Fitness
fitness_of (const Run *run, const JjElement *person)
{
  gint64 years = jj_element_get_number (person, JJ_PERSON_YEARS_TEACHING);
  Fitness best = FIT_NONE;

  if (years != JJ_EMPTY && years < MIN (LEAST_YEARS, run->years))
    return FIT_NONE;
  for (guint i = 0; i < jj_element_get_n_referrers (person); i++)
    {
      const JjElement *link = jj_element_get_referrer (person, i, NULL);
      gint64 ends;

      if (jj_element_get_kind_id (link) != JJ_KIND_BELONGS_TO)
        continue;
      ends = jj_element_get_number (link, JJ_BELONGS_TO_EXPIRES);
      if (ends == JJ_EMPTY || ends >= run->day)
        best = MIN (best, fitness_by_pool (jj_link_get_to (link)));
    }
  if (best == FIT_NONE && years != JJ_EMPTY)
    best = years >= run->years ? FIT_YEARS : FIT_LEAST_YEARS;
  return best;
}

/* How many more beginning teachers fit into what is left of the periods; one at most where the
 * capacity is not known. */
static gint64
room_of (const Run *run, const JjElement *person, gint64 load)
{
  gint64 capacity = jj_workload_get_capacity (person);

  if (capacity == JJ_EMPTY || run->periods <= 0)
    return jj_element_count_referrers (person, JJ_KIND_MENTORS, JJ_FROM) == 0 ? 1 : 0;
  return MAX (0, (capacity - load) / run->periods);
}

static void
add_mentor (Run *run, const JjElement *person)
{
  Mentor mentor = { .person = person,
                    .school = jj_element_get_ref (person, JJ_PERSON_SCHOOL),
                    .fitness = fitness_of (run, person),
                    .domain = jj_element_get_number (person, JJ_PERSON_DOMAIN) };
  GArray *list;

  if (mentor.fitness == FIT_NONE || !mentor.school)
    return;
  mentor.load = jj_workload_get_load (run->plan, run->packs, person);
  mentor.room = room_of (run, person, mentor.load);
  if (mentor.room == 0)
    return;
  list = g_hash_table_lookup (run->by_school, mentor.school);
  if (!list)
    {
      list = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (run->by_school, (gpointer)mentor.school, list);
    }
  g_array_append_val (list, run->mentors->len);
  g_array_append_val (run->mentors, mentor);
}

/* Lower is better: school, domain, fitness, distance, load, and the plan's order. */
typedef struct
{
  gint64 keys[6];
} Rank;

static gboolean
is_better (const Rank *a, const Rank *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (a->keys); i++)
    {
      if (a->keys[i] != b->keys[i])
        return a->keys[i] < b->keys[i];
    }
  return FALSE;
}

typedef struct
{
  const JjElement *novice;
  int best; /* mentor, -1 for none yet */
  Rank rank;
} Search;

/* The mentors of one school; who is better takes the place of the best. */
static void
look_through (Run *run, GArray *list, gint64 metres, Search *search)
{
  const JjElement *school = jj_element_get_ref (search->novice, JJ_PERSON_SCHOOL);
  gint64 domain = jj_element_get_number (search->novice, JJ_PERSON_DOMAIN);

  for (guint i = 0; list && i < list->len; i++)
    {
      guint m = g_array_index (list, guint, i);
      const Mentor *mentor = &g_array_index (run->mentors, Mentor, m);
      Rank own = { { mentor->school != school, domain == JJ_EMPTY || mentor->domain != domain,
                     mentor->fitness, metres, mentor->load, m } };

      if (mentor->room == 0 || mentor->person == search->novice
          || (search->best >= 0 && !is_better (&own, &search->rank)))
        continue;
      search->best = (int)m;
      search->rank = own;
    }
}

/* The own school first; only where nobody is free there the others. */
static void
find_mentor (Run *run, Search *search)
{
  const JjElement *school = jj_element_get_ref (search->novice, JJ_PERSON_SCHOOL);
  GHashTableIter iter;
  gpointer other, list;

  if (school)
    look_through (run, g_hash_table_lookup (run->by_school, school), 0, search);
  if (search->best >= 0)
    return;
  g_hash_table_iter_init (&iter, run->by_school);
  while (g_hash_table_iter_next (&iter, &other, &list))
    {
      gint64 metres = school ? jj_distance_between_schools (school, other) : JJ_EMPTY;

      look_through (run, list, metres == JJ_EMPTY ? FAR_M : metres, search);
    }
}

static const char *
describe_fitness (Fitness fitness)
{
  switch (fitness)
    {
    case FIT_TEACHING_MENTOR:
      return _ ("teaching mentor");
    case FIT_ADVISER:
      return _ ("advanced feedback staff or adviser");
    case FIT_YEARS:
      return _ ("years of teaching as the rule asks");
    default:
      return _ ("at least three years of teaching");
    }
}

static JjProposal *
propose (const Search *search, const Mentor *mentor)
{
  const JjElement *novice = search->novice;
  const Rank *rank = &search->rank;
  JjProposal *proposal = jj_proposal_new (JJ_PROPOSAL_MENTOR);
  g_autofree char *away = jj_distance_format (rank->keys[3] == FAR_M ? JJ_EMPTY : rank->keys[3]);
  gint64 years = jj_element_get_number (mentor->person, JJ_PERSON_YEARS_TEACHING);
  GString *reason = g_string_new (NULL);

  jj_proposal_add_part (proposal, mentor->person, JJ_EMPTY);
  jj_proposal_add_part (proposal, novice, JJ_EMPTY);
  proposal->domain = mentor->domain;
  proposal->distance_m = rank->keys[3] == FAR_M ? JJ_EMPTY : rank->keys[3];
  proposal->title = g_strdup_printf ("%s → %s", jj_element_get_title (mentor->person),
                                     jj_element_get_title (novice));
  if (rank->keys[0] == 0)
    g_string_append (reason, _ ("same school"));
  else
    g_string_append_printf (reason, *away ? _ ("%s, %s away") : "%s",
                            jj_element_get_title (mentor->school), away);
  g_string_append_printf (reason, " · %s",
                          rank->keys[1] == 0 ? _ ("same domain") : _ ("another domain"));
  g_string_append_printf (reason, " · %s", describe_fitness (mentor->fitness));
  if (years != JJ_EMPTY)
    g_string_append_printf (reason, ngettext (" · %d year", " · %d years", (gulong)years),
                            (int)years);
  proposal->reason = g_string_free (reason, FALSE);
  return proposal;
}

GPtrArray *
jj_proposals_mentors (JjPlan *plan, const JjPackSet *packs, GArray *left)
{
  GPtrArray *results = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_proposal_free);
  Run run = { .plan = plan, .packs = packs, .day = jj_proposals_get_day (plan) };
  const JjEntry *entry = jj_pack_set_find (packs, "number.mentor_periods", run.day);
  gint64 beginning = read_number (&run, "novice_mentor", "years", LEAST_YEARS);
  guint n = jj_plan_get_count (plan, JJ_KIND_PERSON);

  run.years = read_number (&run, "mentor_experience", "minimum", LEAST_YEARS);
  run.periods = entry ? 100 * jj_entry_get_int_or (entry, "value", 0) : 0;
  run.mentors = g_array_new (FALSE, FALSE, sizeof (Mentor));
  run.by_school = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *person = jj_plan_get_nth (plan, JJ_KIND_PERSON, i);

      if (!is_beginning (person, run.day, beginning))
        add_mentor (&run, person);
    }
  for (guint i = 0; i < n; i++)
    {
      const JjElement *novice = jj_plan_get_nth (plan, JJ_KIND_PERSON, i);
      JjId id = jj_element_get_id (novice);
      Search search = { .novice = novice, .best = -1 };
      Mentor *mentor;

      if (!is_beginning (novice, run.day, beginning)
          || jj_element_count_referrers (novice, JJ_KIND_MENTORS, JJ_TO) > 0)
        continue;
      find_mentor (&run, &search);
      if (search.best < 0 && left)
        g_array_append_val (left, id);
      if (search.best < 0)
        continue;
      mentor = &g_array_index (run.mentors, Mentor, search.best);
      g_ptr_array_add (results, propose (&search, mentor));
      mentor->room--;
      mentor->load += run.periods;
    }
  g_array_unref (run.mentors);
  g_hash_table_unref (run.by_school);
  return results;
}
