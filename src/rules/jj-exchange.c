/* jj-exchange.c: who lends talent to whom within an alliance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-exchange.h"

#include "jj-county.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"

typedef struct
{
  GArray *rows;        /* JjExchangeRow */
  GHashTable *of;      /* school → GArray of guint: its rows */
  GHashTable *by_town; /* name → GPtrArray of schools */
  guint n_outside;
} Run;

static void
add_member (Run *run, const JjElement *alliance, const JjElement *school)
{
  JjExchangeRow row
      = { .alliance = jj_element_get_id (alliance), .school = jj_element_get_id (school) };
  GArray *rows = g_hash_table_lookup (run->of, school);
  guint index = run->rows->len;

  if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
    return;
  if (!rows)
    {
      rows = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (run->of, (gpointer)school, rows);
    }
  g_array_append_val (rows, index);
  g_array_append_val (run->rows, row);
}

/* The schools of an alliance, each once. (transfer full) */
static GHashTable *
list_schools (Run *run, const JjElement *alliance)
{
  GHashTable *schools = g_hash_table_new (NULL, NULL);
  const char *towns = jj_element_get_text (alliance, JJ_ALLIANCE_TOWNS);
  g_auto (GStrv) names = g_strsplit (towns ? towns : "", "\n", -1);
  const JjElement *lead = jj_element_get_ref (alliance, JJ_ALLIANCE_LEAD);

  if (lead)
    g_hash_table_add (schools, (gpointer)lead);
  for (guint i = 0; i < jj_element_get_n_referrers (alliance); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (alliance, i, &field);

      if (jj_element_get_kind_id (link) == JJ_KIND_MEMBER_OF && field == JJ_TO)
        g_hash_table_add (schools, (gpointer)jj_link_get_from (link));
    }
  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *name = jj_county_spell (names[i]);
      const GPtrArray *list = g_hash_table_lookup (run->by_town, name);

      for (guint k = 0; list && k < list->len; k++)
        g_hash_table_add (schools, list->pdata[k]);
    }
  return schools;
}

static void
list_towns (Run *run, JjPlan *plan)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i);
      const char *town = jj_element_get_text (school, JJ_SCHOOL_TOWN);
      g_autofree char *name = town ? jj_county_spell (town) : NULL;
      GPtrArray *list = name ? g_hash_table_lookup (run->by_town, name) : NULL;

      if (name && !list)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (run->by_town, g_strdup (name), list);
        }
      if (list)
        g_ptr_array_add (list, (gpointer)school);
    }
}

/* The school that a support reaches; NULL where it is none. */
static const JjElement *
school_of (const JjElement *target)
{
  switch (jj_element_get_kind_id (target))
    {
    case JJ_KIND_SCHOOL:
      return target;
    case JJ_KIND_COMMUNITY:
      return jj_element_get_ref (target, JJ_COMMUNITY_SCHOOL);
    case JJ_KIND_PERSON:
      return jj_element_get_ref (target, JJ_PERSON_SCHOOL);
    default:
      return NULL;
    }
}

static void
add_support (Run *run, const JjElement *from, const JjElement *to, gint64 periods)
{
  const GArray *lenders = g_hash_table_lookup (run->of, from);
  const GArray *helped = g_hash_table_lookup (run->of, to);
  gboolean within = FALSE;

  for (guint i = 0; lenders && helped && i < lenders->len; i++)
    for (guint k = 0; k < helped->len; k++)
      {
        JjExchangeRow *one
            = &g_array_index (run->rows, JjExchangeRow, g_array_index (lenders, guint, i));
        JjExchangeRow *other
            = &g_array_index (run->rows, JjExchangeRow, g_array_index (helped, guint, k));

        if (one->alliance != other->alliance)
          continue;
        within = TRUE;
        one->n_lent++;
        one->lent += periods;
        other->n_received++;
        other->received += periods;
      }
  run->n_outside += !within;
}

static void
add_links (Run *run, JjPlan *plan, JjKindId kind)
{
  for (guint i = 0; i < jj_plan_get_count (plan, kind); i++)
    {
      const JjElement *link = jj_plan_get_nth (plan, kind, i);
      const JjElement *person = jj_link_get_from (link);
      const JjElement *from = NULL, *to = school_of (jj_link_get_to (link));
      gint64 periods = 0;

      if (jj_element_get_kind_id (person) == JJ_KIND_PERSON)
        from = jj_element_get_ref (person, JJ_PERSON_SCHOOL);
      if (kind == JJ_KIND_SUPPORTS && !jj_element_is_empty (link, JJ_SUPPORTS_PERIODS_PER_WEEK))
        periods = jj_element_get_number (link, JJ_SUPPORTS_PERIODS_PER_WEEK);
      if (from && to && from != to)
        add_support (run, from, to, periods);
    }
}

GArray *
jj_exchange_new (JjPlan *plan, guint *n_outside)
{
  Run run = { .rows = g_array_new (FALSE, TRUE, sizeof (JjExchangeRow)) };

  run.of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  run.by_town
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  list_towns (&run, plan);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ALLIANCE); i++)
    {
      const JjElement *alliance = jj_plan_get_nth (plan, JJ_KIND_ALLIANCE, i);
      g_autoptr (GHashTable) schools = list_schools (&run, alliance);

      for (guint k = 0; k < jj_plan_get_count (plan, JJ_KIND_SCHOOL); k++)
        if (g_hash_table_contains (schools, jj_plan_get_nth (plan, JJ_KIND_SCHOOL, k)))
          add_member (&run, alliance, jj_plan_get_nth (plan, JJ_KIND_SCHOOL, k));
    }
  add_links (&run, plan, JJ_KIND_SUPPORTS);
  add_links (&run, plan, JJ_KIND_MENTORS);
  *n_outside = run.n_outside;
  g_hash_table_unref (run.of);
  g_hash_table_unref (run.by_town);
  return run.rows;
}
