/* jj-coverage.c: which schools are reached by what */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage.h"

#include "jj-community-rules.h"
#include "jj-county.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

/* Parents of programmes make no circle, but a chain can be as long as there are programmes. */
static gint64
theme_of (const JjElement *programme)
{
  while (programme && jj_element_is_empty (programme, JJ_PROGRAMME_THEME))
    programme = jj_element_get_ref (programme, JJ_PROGRAMME_PARENT);
  return programme ? jj_element_get_number (programme, JJ_PROGRAMME_THEME) : JJ_EMPTY;
}

typedef struct
{
  GHashTable *by_town; /* name → GPtrArray of alliances */
  /* Of the school at hand: */
  GHashTable *communities, *alliances, *talent, *activities;
  JjCoverageRow row;
} Run;

static void
add_towns (Run *run, const JjElement *alliance)
{
  const char *towns = jj_element_get_text (alliance, JJ_ALLIANCE_TOWNS);
  g_auto (GStrv) names = g_strsplit (towns ? towns : "", "\n", -1);

  for (guint i = 0; names[i]; i++)
    {
      char *name = jj_county_spell (names[i]);
      GPtrArray *list = g_hash_table_lookup (run->by_town, name);

      if (!list)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (run->by_town, g_strdup (name), list);
        }
      g_ptr_array_add (list, (gpointer)alliance);
      g_free (name);
    }
}

static void
add_alliances_of_town (Run *run, const JjElement *school)
{
  const char *town = jj_element_get_text (school, JJ_SCHOOL_TOWN);
  g_autofree char *name = town ? jj_county_spell (town) : NULL;
  GPtrArray *list = name ? g_hash_table_lookup (run->by_town, name) : NULL;

  for (guint i = 0; list && i < list->len; i++)
    g_hash_table_add (run->alliances, list->pdata[i]);
}

static void
add_membership (Run *run, const JjElement *link)
{
  const JjElement *to = jj_link_get_to (link);
  gint64 members = jj_element_get_number (link, JJ_MEMBER_OF_MEMBERS);

  if (jj_element_get_kind_id (to) == JJ_KIND_ALLIANCE)
    {
      g_hash_table_add (run->alliances, (gpointer)to);
      return;
    }
  g_hash_table_add (run->communities, (gpointer)to);
  if (members != JJ_EMPTY)
    run->row.members = (run->row.members == JJ_EMPTY ? 0 : run->row.members) + members;
}

static gboolean
is_in_pool (const JjElement *person)
{
  for (guint i = 0; i < jj_element_get_n_referrers (person); i++)
    {
      if (jj_element_get_kind_id (jj_element_get_referrer (person, i, NULL)) == JJ_KIND_BELONGS_TO)
        return TRUE;
    }
  return FALSE;
}

static void
add_supporter (Run *run, const JjElement *link)
{
  const JjElement *from = jj_link_get_from (link);
  JjKindId kind = jj_element_get_kind_id (from);

  if (kind == JJ_KIND_PERSON || kind == JJ_KIND_TALENT_POOL)
    g_hash_table_add (run->talent, (gpointer)from);
}

/* What points to the school itself. */
static void
add_direct (Run *run, const JjElement *school)
{
  for (guint i = 0; i < jj_element_get_n_referrers (school); i++)
    {
      guint field;
      const JjElement *by = jj_element_get_referrer (school, i, &field);
      JjKindId kind = jj_element_get_kind_id (by);

      if (kind == JJ_KIND_COMMUNITY)
        g_hash_table_add (run->communities, (gpointer)by);
      else if (kind == JJ_KIND_ALLIANCE)
        g_hash_table_add (run->alliances, (gpointer)by);
      else if (kind == JJ_KIND_MEMBER_OF)
        add_membership (run, by);
      else if (kind == JJ_KIND_PERSON && is_in_pool (by))
        g_hash_table_add (run->talent, (gpointer)by);
      else if (kind == JJ_KIND_SUPPORTS && field == JJ_TO)
        add_supporter (run, by);
      else if (kind == JJ_KIND_SERVES)
        g_hash_table_add (run->activities, (gpointer)jj_link_get_from (by));
      else if (kind == JJ_KIND_HOSTS
               && jj_element_get_kind_id (jj_link_get_to (by)) == JJ_KIND_ACTIVITY)
        g_hash_table_add (run->activities, (gpointer)jj_link_get_to (by));
    }
}

static void
add_theme (Run *run, const JjElement *programme)
{
  gint64 theme = theme_of (programme);

  if (theme != JJ_EMPTY)
    run->row.counts[JJ_COVERAGE_THEME + theme]++;
}

/* What reaches the school through a community or an alliance: each theme of it once. */
static void
add_through (Run *run, const JjElement *through)
{
  gboolean is_community = jj_element_get_kind_id (through) == JJ_KIND_COMMUNITY;
  guint seen = 0;

  for (guint i = 0; i < jj_element_get_n_referrers (through); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (through, i, &field);
      JjKindId kind = jj_element_get_kind_id (link);
      gint64 theme;

      if (kind == JJ_KIND_SERVES)
        g_hash_table_add (run->activities, (gpointer)jj_link_get_from (link));
      else if (kind == JJ_KIND_SUPPORTS && field == JJ_TO && is_community)
        add_supporter (run, link);
      if (kind != JJ_KIND_IMPLEMENTS)
        continue;
      theme = theme_of (jj_link_get_to (link));
      if (theme == JJ_EMPTY || (seen >> theme & 1))
        continue;
      seen |= 1u << theme;
      run->row.counts[JJ_COVERAGE_THEME + theme]++;
    }
}

static void
fill_row (Run *run, const JjElement *school)
{
  GHashTable *const sets[] = { run->communities, run->alliances, run->talent, run->activities };
  GHashTableIter iter;
  gpointer element;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    g_hash_table_remove_all (sets[i]);
  run->row = (JjCoverageRow){ .school = jj_element_get_id (school),
                              .teachers = jj_element_get_number (school, JJ_SCHOOL_TEACHERS),
                              .members = JJ_EMPTY };
  add_direct (run, school);
  add_alliances_of_town (run, school);
  for (guint i = JJ_COVERAGE_COMMUNITY; i <= JJ_COVERAGE_ALLIANCE; i++)
    {
      g_hash_table_iter_init (&iter, sets[i]);
      while (g_hash_table_iter_next (&iter, &element, NULL))
        add_through (run, element);
    }
  g_hash_table_iter_init (&iter, run->activities);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    add_theme (run, jj_element_get_ref (element, JJ_ACTIVITY_PROGRAMME));
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    run->row.counts[i] = g_hash_table_size (sets[i]);
}

guint
jj_school_count_communities (const JjElement *school)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jj_element_get_n_referrers (school); i++)
    {
      const JjElement *from = jj_element_get_referrer (school, i, NULL);

      if (jj_element_get_kind_id (from) == JJ_KIND_MEMBER_OF)
        from = jj_link_get_to (from);
      if (jj_element_get_kind_id (from) == JJ_KIND_COMMUNITY)
        g_hash_table_add (seen, (gpointer)from);
    }
  return g_hash_table_size (seen);
}

guint
jj_school_count_asked (const GPtrArray *rules, const JjElement *school)
{
  if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
    return 0;
  return (guint)MAX (jj_community_rules_per_school (rules, school), 0);
}

guint
jj_school_count_lacking (const GPtrArray *rules, const JjElement *school)
{
  guint asked = jj_school_count_asked (rules, school);
  guint has = asked > 0 ? jj_school_count_communities (school) : 0;

  return has < asked ? asked - has : 0;
}

GArray *
jj_coverage_new (JjPlan *plan, const JjPackSet *packs)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (JjCoverageRow));
  g_autoptr (GPtrArray) rules = jj_community_rules_list_per_school (packs, plan);
  Run run = { .communities = g_hash_table_new (NULL, NULL),
              .alliances = g_hash_table_new (NULL, NULL),
              .talent = g_hash_table_new (NULL, NULL),
              .activities = g_hash_table_new (NULL, NULL) };

  run.by_town
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ALLIANCE); i++)
    add_towns (&run, jj_plan_get_nth (plan, JJ_KIND_ALLIANCE, i));
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    {
      const JjElement *school = jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i);

      if (!jj_element_get_bool (school, JJ_SCHOOL_ACTIVE))
        continue;
      fill_row (&run, school);
      run.row.asked = jj_school_count_asked (rules, school);
      g_array_append_val (rows, run.row);
    }
  g_hash_table_unref (run.communities);
  g_hash_table_unref (run.alliances);
  g_hash_table_unref (run.talent);
  g_hash_table_unref (run.activities);
  g_hash_table_unref (run.by_town);
  return rows;
}

gboolean
jj_coverage_is_gap (const JjCoverageRow *row, guint column)
{
  guint least = column == JJ_COVERAGE_COMMUNITY ? row->asked : 1;

  return column < JJ_COVERAGE_THEME && row->counts[column] < least;
}

guint
jj_coverage_count_gaps (const JjCoverageRow *row)
{
  guint n = 0;

  for (guint i = 0; i < JJ_COVERAGE_THEME; i++)
    n += jj_coverage_is_gap (row, i);
  return n;
}

static const char *const ids[JJ_N_COVERAGE]
    = { "community", "alliance", "talent",   "activity", "theme_a1", "theme_a2", "theme_a3",
        "theme_b1",  "theme_b2", "theme_b3", "theme_c1", "theme_c2", "theme_c3" };

const char *
jj_coverage_get_id (guint column)
{
  return ids[column];
}

const char *
jj_coverage_get_label (guint column)
{
  static const char *const labels[JJ_N_COVERAGE] = { N_ ("Communities"),
                                                     N_ ("Alliances"),
                                                     N_ ("Talent"),
                                                     N_ ("Activities"),
                                                     "A1",
                                                     "A2",
                                                     "A3",
                                                     "B1",
                                                     "B2",
                                                     "B3",
                                                     "C1",
                                                     "C2",
                                                     "C3" };

  return column < JJ_COVERAGE_THEME ? _ (labels[column]) : labels[column];
}
