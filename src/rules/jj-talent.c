/* jj-talent.c: the persons of the pools by district and township */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-talent.h"

#include "jj-county.h"
#include "jj-exchange.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-workload.h"

typedef struct
{
  JjPlan *plan;
  GPtrArray *rows;     /* JjTalentRow */
  GHashTable *by_name; /* of townships → row */
  GHashTable *at;      /* school → row of its township */
  GHashTable *of;      /* school's id → GPtrArray of the rows of its alliances */
  JjTalentRow *no_alliance, *no_town;
} Run;

static void
row_free (gpointer data)
{
  g_free (((JjTalentRow *)data)->label);
  g_free (data);
}

static JjTalentRow *
make_row (gboolean by_town, const char *label)
{
  JjTalentRow *row = g_new0 (JjTalentRow, 1);

  row->by_town = by_town;
  row->label = g_strdup (label);
  return row;
}

static void
add_alliances (Run *run)
{
  guint n_outside;
  g_autoptr (GArray) pairs = jj_exchange_new (run->plan, &n_outside);
  JjTalentRow *row = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const JjExchangeRow *pair = &g_array_index (pairs, JjExchangeRow, i);
      GPtrArray *rows = g_hash_table_lookup (run->of, &pair->school);

      if (i == 0 || pair->alliance != (pair - 1)->alliance)
        {
          row = make_row (FALSE, jj_element_get_title (jj_plan_find (run->plan, pair->alliance)));
          g_ptr_array_add (run->rows, row);
        }
      if (!rows)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (run->of, g_memdup2 (&pair->school, sizeof pair->school), rows);
        }
      g_ptr_array_add (rows, row);
    }
}

/* A row for each township that has a school, empty or not: who is missing is what is asked. */
static void
add_towns (Run *run)
{
  for (guint i = 0; i < jj_plan_get_count (run->plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (run->plan, JJ_KIND_SCHOOL, i);
      const char *town = jj_element_get_text (school, JJ_SCHOOL_TOWN);
      char *name = town ? jj_county_spell (town) : NULL;
      JjTalentRow *row;

      if (!name || !jj_element_get_bool (school, JJ_SCHOOL_ACTIVE)
          || g_hash_table_contains (run->by_name, name))
        {
          g_free (name);
          continue;
        }
      row = make_row (TRUE, name);
      g_hash_table_insert (run->by_name, name, row);
      g_ptr_array_add (run->rows, row);
    }
}

/* What one person adds to each row it is in. */
static void
add_to_row (JjTalentRow *row, const JjTalentRow *person)
{
  row->persons += person->persons;
  row->ending += person->ending;
  for (guint l = 0; l < JJ_N_TALENT_LADDERS; l++)
    for (guint t = 0; t < JJ_TALENT_TIERS; t++)
      row->tiers[l][t] += person->tiers[l][t];
  for (guint d = 0; d < JJ_TALENT_DOMAINS; d++)
    row->domains[d] += person->domains[d];
}

static void
look_at_pool (JjTalentRow *self, const JjElement *pool)
{
  static const char *const ladders[] = { "advisory_three", "three_classes" };
  const JjField *field = &jj_kind_talent_pool.fields[JJ_TALENT_POOL_LADDER];
  gint64 tier = jj_element_get_number (pool, JJ_TALENT_POOL_TIER);

  self->persons = 1;
  for (guint l = 0; l < JJ_N_TALENT_LADDERS; l++)
    if (jj_element_get_number (pool, JJ_TALENT_POOL_LADDER)
            == jj_field_find_choice (field, ladders[l])
        && tier >= 1 && tier <= JJ_TALENT_TIERS)
      self->tiers[l][tier - 1] = 1;
}

/* persons is 0 where no pool holds the person. */
static JjTalentRow
look_at_person (JjPlan *plan, const JjElement *person)
{
  gint64 domain = jj_element_get_number (person, JJ_PERSON_DOMAIN);
  JjTalentRow self = { .persons = 0 };

  for (guint i = 0; i < jj_element_get_n_referrers (person); i++)
    {
      const JjElement *link = jj_element_get_referrer (person, i, NULL);

      if (jj_element_get_kind_id (link) == JJ_KIND_BELONGS_TO)
        look_at_pool (&self, jj_link_get_to (link));
    }
  if (self.persons == 0)
    return self;
  self.ending = jj_certificates_count_ending (person, jj_plan_get_first_day (plan), 12);
  if (domain != JJ_EMPTY && domain < JJ_TALENT_DOMAINS)
    self.domains[domain] = 1;
  return self;
}

static void
add_person (Run *run, const JjElement *person)
{
  const JjTalentRow one = look_at_person (run->plan, person);
  const JjElement *school = one.persons ? jj_element_get_ref (person, JJ_PERSON_SCHOOL) : NULL;
  JjId id = school ? jj_element_get_id (school) : 0;
  const GPtrArray *alliances = g_hash_table_lookup (run->of, &id);
  const char *town = school ? jj_element_get_text (school, JJ_SCHOOL_TOWN) : NULL;
  g_autofree char *name = town ? jj_county_spell (town) : NULL;
  JjTalentRow *row = name ? g_hash_table_lookup (run->by_name, name) : NULL;

  if (one.persons == 0)
    return;
  for (guint i = 0; alliances && i < alliances->len; i++)
    add_to_row (alliances->pdata[i], &one);
  if (!alliances)
    add_to_row (run->no_alliance, &one);
  add_to_row (row ? row : run->no_town, &one);
}

static void
keep_if_any (GPtrArray *rows, guint place, JjTalentRow *row)
{
  if (row->persons > 0)
    g_ptr_array_insert (rows, (gint)place, row);
  else
    row_free (row);
}

GPtrArray *
jj_talent_new (JjPlan *plan)
{
  Run run = { .plan = plan, .rows = g_ptr_array_new_with_free_func (row_free) };
  guint n_alliances;

  run.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  run.of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                  (GDestroyNotify)g_ptr_array_unref);
  run.no_alliance = make_row (FALSE, NULL);
  run.no_town = make_row (TRUE, NULL);
  add_alliances (&run);
  n_alliances = run.rows->len;
  add_towns (&run);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PERSON); i++)
    add_person (&run, jj_plan_get_nth (plan, JJ_KIND_PERSON, i));
  keep_if_any (run.rows, run.rows->len, run.no_town);
  keep_if_any (run.rows, n_alliances, run.no_alliance);
  g_hash_table_unref (run.by_name);
  g_hash_table_unref (run.of);
  return run.rows;
}
