/* test-coverage.c: the matrix agrees with the tables, worked out another way */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage.h"
#include "jj-exchange.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"
#include "jj-proposals.h"
#include "jj-talent.h"

#include <string.h>

static GArray *
new_coverage (JjPlan *plan)
{
  g_autoptr (GPtrArray) list = jj_fixture_packs ();
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);

  return jj_coverage_new (plan, packs);
}

static JjPlan *
load_sample (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "samples", "yunlin-114.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;
  JjPlan *plan;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  plan = jj_plan_from_json (bytes, &error);
  g_assert_no_error (error);
  return plan;
}

/* The other way: for a pair, look through the plan's list of links; no walk over referrers. */
static gboolean
linked (JjPlan *plan, JjKindId link, const JjElement *from, const JjElement *to)
{
  for (guint i = 0; i < jj_plan_get_count (plan, link); i++)
    {
      const JjElement *one = jj_plan_get_nth (plan, link, i);

      if (jj_link_get_from (one) == from && jj_link_get_to (one) == to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
in_community (JjPlan *plan, const JjElement *school, const JjElement *community)
{
  return jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL) == school
         || linked (plan, JJ_KIND_MEMBER_OF, school, community);
}

static gboolean
in_alliance (JjPlan *plan, const JjElement *school, const JjElement *alliance)
{
  const char *towns = jj_element_get_text (alliance, JJ_ALLIANCE_TOWNS);
  const char *town = jj_element_get_text (school, JJ_SCHOOL_TOWN);

  return jj_element_get_ref (alliance, JJ_ALLIANCE_LEAD) == school
         || linked (plan, JJ_KIND_MEMBER_OF, school, alliance)
         || (towns && town && strstr (towns, town));
}

typedef gboolean (*Relation) (JjPlan *plan, const JjElement *school, const JjElement *other);

static guint
count (JjPlan *plan, JjKindId kind, const JjElement *school, Relation relation)
{
  guint n = 0;

  for (guint i = 0; i < jj_plan_get_count (plan, kind); i++)
    n += relation (plan, school, jj_plan_get_nth (plan, kind, i));
  return n;
}

static gboolean
reaches (JjPlan *plan, const JjElement *school, const JjElement *activity)
{
  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SERVES); i++)
    {
      const JjElement *link = jj_plan_get_nth (plan, JJ_KIND_SERVES, i), *to;

      if (jj_link_get_from (link) != activity)
        continue;
      to = jj_link_get_to (link);
      if (to == school
          || (jj_element_get_kind_id (to) == JJ_KIND_COMMUNITY && in_community (plan, school, to))
          || (jj_element_get_kind_id (to) == JJ_KIND_ALLIANCE && in_alliance (plan, school, to)))
        return TRUE;
    }
  return linked (plan, JJ_KIND_HOSTS, school, activity);
}

static void
test_sample (void)
{
  g_autoptr (JjPlan) plan = load_sample ();
  g_autoptr (GArray) rows = new_coverage (plan);
  guint active = 0;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    active += jj_element_get_bool (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i), JJ_SCHOOL_ACTIVE);
  g_assert_cmpuint (rows->len, ==, active);
  for (guint i = 0; i < rows->len; i++)
    {
      const JjCoverageRow *row = &g_array_index (rows, JjCoverageRow, i);
      const JjElement *school = jj_plan_find (plan, row->school);

      g_assert_cmpuint (row->counts[JJ_COVERAGE_COMMUNITY], ==,
                        count (plan, JJ_KIND_COMMUNITY, school, in_community));
      g_assert_cmpuint (row->counts[JJ_COVERAGE_ALLIANCE], ==,
                        count (plan, JJ_KIND_ALLIANCE, school, in_alliance));
      g_assert_cmpuint (row->counts[JJ_COVERAGE_ACTIVITY], ==,
                        count (plan, JJ_KIND_ACTIVITY, school, reaches));
    }
}

/* Every school is in one group of each grouping, and the sums are those of the matrix. */
static void
test_equity_adds_up (void)
{
  g_autoptr (JjPlan) plan = load_sample ();
  g_autoptr (GArray) rows = new_coverage (plan);

  for (guint by = 0; by < JJ_N_EQUITY; by++)
    {
      g_autoptr (GPtrArray) groups = jj_equity_new (plan, rows, by);
      guint schools = 0, covered[JJ_N_COVERAGE] = { 0 }, expected[JJ_N_COVERAGE] = { 0 };
      gint64 teachers = 0, all = 0;

      for (guint i = 0; i < groups->len; i++)
        {
          const JjEquityRow *group = groups->pdata[i];

          schools += group->n_schools;
          teachers += group->teachers;
          for (guint c = 0; c < JJ_N_COVERAGE; c++)
            covered[c] += group->covered[c];
        }
      for (guint i = 0; i < rows->len; i++)
        {
          const JjCoverageRow *row = &g_array_index (rows, JjCoverageRow, i);

          all += row->teachers == JJ_EMPTY ? 0 : row->teachers;
          for (guint c = 0; c < JJ_N_COVERAGE; c++)
            expected[c] += row->counts[c] > 0;
        }
      g_assert_cmpuint (schools, ==, rows->len);
      g_assert_cmpint (teachers, ==, all);
      g_assert_cmpmem (covered, sizeof covered, expected, sizeof expected);
    }
}

/* Headings and two schools; an unknown area, two sizes, two townships. */
static void
check_tables (JjPlan *plan, GArray *rows)
{
  g_autoptr (GPtrArray) table = jj_coverage_to_table (plan, rows);
  g_autoptr (GPtrArray) equity = jj_equity_to_table (plan, rows);

  g_assert_cmpuint (table->len, ==, 3);
  g_assert_cmpuint (g_strv_length (table->pdata[0]), ==, 6 + JJ_N_COVERAGE + 1);
  g_assert_cmpstr (((char **)table->pdata[2])[6 + JJ_N_COVERAGE], ==, "4");
  g_assert_cmpuint (equity->len, ==, 1 + 1 + 2 + 2);
}

/* 甲 (6 classes, 10 teachers) leads a community with 4 of its teachers, which implements a
 * programme below B1 and is served by an activity under C3; its township is in an alliance; the
 * community is supported by a person elsewhere. 乙 (20 classes, elsewhere) has nothing. */
static void
test_by_hand (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId a = jj_build_add (plan, JJ_KIND_SCHOOL, "S-1"),
       b = jj_build_add (plan, JJ_KIND_SCHOOL, "S-2");
  JjId community = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1");
  JjId alliance = jj_build_add (plan, JJ_KIND_ALLIANCE, "L-1");
  JjId parent = jj_build_add (plan, JJ_KIND_PROGRAMME, "A");
  JjId child = jj_build_add (plan, JJ_KIND_PROGRAMME, "A-1");
  JjId it = jj_build_add (plan, JJ_KIND_PROGRAMME, "B");
  JjId activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-1");
  JjId person = jj_build_add (plan, JJ_KIND_PERSON, "A-001");
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) sizes = NULL;
  const JjCoverageRow *row;
  const JjEquityRow *small;

  jj_build_set_number (plan, a, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set_number (plan, b, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set (plan, a, JJ_SCHOOL_LEVEL, "elementary");
  jj_build_set (plan, b, JJ_SCHOOL_LEVEL, "junior");
  jj_build_set (plan, a, JJ_SCHOOL_TOWN, "台西鄉");
  jj_build_set (plan, b, JJ_SCHOOL_TOWN, "斗六市");
  jj_build_set (plan, a, JJ_SCHOOL_CLASSES, "6");
  jj_build_set (plan, b, JJ_SCHOOL_CLASSES, "20");
  jj_build_set (plan, a, JJ_SCHOOL_TEACHERS, "10");
  jj_build_set_number (plan, community, JJ_COMMUNITY_SCHOOL, a);
  jj_build_set (plan, jj_build_link (plan, JJ_KIND_MEMBER_OF, a, community), JJ_MEMBER_OF_MEMBERS,
                "4");
  jj_build_set (plan, alliance, JJ_ALLIANCE_TOWNS, "臺西鄉");
  jj_build_set (plan, parent, JJ_PROGRAMME_THEME, "B1");
  jj_build_set (plan, it, JJ_PROGRAMME_THEME, "C3");
  jj_build_set_number (plan, child, JJ_PROGRAMME_PARENT, parent);
  jj_build_set_number (plan, activity, JJ_ACTIVITY_PROGRAMME, it);
  jj_build_link (plan, JJ_KIND_IMPLEMENTS, community, child);
  jj_build_link (plan, JJ_KIND_SERVES, activity, community);
  jj_build_link (plan, JJ_KIND_SUPPORTS, person, community);

  rows = new_coverage (plan);
  row = &g_array_index (rows, JjCoverageRow, 0);
  for (guint c = 0; c < JJ_COVERAGE_THEME; c++)
    g_assert_cmpuint (row->counts[c], ==, 1);
  g_assert_cmpuint (row->counts[JJ_COVERAGE_THEME + 3], ==, 1);
  g_assert_cmpuint (row->counts[JJ_COVERAGE_THEME + 8], ==, 1);
  g_assert_cmpuint (row->counts[JJ_COVERAGE_THEME + 0], ==, 0);
  g_assert_cmpint (row->members, ==, 4);
  g_assert_cmpuint (jj_coverage_count_gaps (row), ==, 0);
  g_assert_cmpuint (jj_coverage_count_gaps (&g_array_index (rows, JjCoverageRow, 1)), ==, 4);

  sizes = jj_equity_new (plan, rows, JJ_EQUITY_SIZE);
  g_assert_cmpuint (sizes->len, ==, 2);
  small = sizes->pdata[0];
  g_assert_cmpuint (small->covered[JJ_COVERAGE_COMMUNITY], ==, 1);
  g_assert_cmpint (jj_equity_share (small->members, small->teachers), ==, 4000);
  g_assert_cmpuint (((JjEquityRow *)sizes->pdata[1])->n_unknown, ==, 1);

  check_tables (plan, rows);
}

/* The plan is for 國中 and 國小: nobody asks 高中部 for a community, so neither its row, nor the
 * proposals, nor the share of schools with one count it. */
static void
test_senior_lacks_no_community (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (GPtrArray) list = jj_fixture_packs ();
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, plan);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (JjId));
  static const char *const levels[] = { "senior", "junior" };
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GArray) rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      JjId school = jj_build_add (plan, JJ_KIND_SCHOOL, levels[i]);

      jj_build_set_number (plan, school, JJ_SCHOOL_ACTIVE, TRUE);
      jj_build_set (plan, school, JJ_SCHOOL_LEVEL, levels[i]);
      jj_build_set (plan, school, JJ_SCHOOL_CLASSES, "40");
      jj_build_set (plan, school, JJ_SCHOOL_TEACHERS, "90");
    }
  rows = jj_coverage_new (plan, packs);
  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, left);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpuint (left->len, ==, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const JjCoverageRow *row = &g_array_index (rows, JjCoverageRow, i);

      g_assert_cmpuint (row->asked, ==, i);
      g_assert_cmpuint (row->counts[JJ_COVERAGE_COMMUNITY], ==, 0);
      g_assert_cmpint (jj_coverage_is_gap (row, JJ_COVERAGE_COMMUNITY), ==, i);
      g_assert_cmpuint (jj_coverage_count_gaps (row), ==, 3 + i);
    }
}

/* The example of jj-exchange.h, once more with a school that no alliance holds. */
static void
test_exchange (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  JjId one = jj_build_add (plan, JJ_KIND_SCHOOL, "S-1"), other;
  JjId alien = jj_build_add (plan, JJ_KIND_SCHOOL, "S-3");
  JjId alliance = jj_build_add (plan, JJ_KIND_ALLIANCE, "L-1");
  JjId person = jj_build_add (plan, JJ_KIND_PERSON, "A-1");
  JjId community = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1");
  g_autoptr (GArray) rows = NULL;
  guint n_outside;
  JjId link;

  other = jj_build_add (plan, JJ_KIND_SCHOOL, "S-2");
  jj_build_set_number (plan, one, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set_number (plan, other, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set_number (plan, alien, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_link (plan, JJ_KIND_MEMBER_OF, one, alliance);
  jj_build_link (plan, JJ_KIND_MEMBER_OF, other, alliance);
  jj_build_set (plan, person, JJ_PERSON_SCHOOL, "S-1");
  jj_build_set (plan, community, JJ_COMMUNITY_SCHOOL, "S-2");
  link = jj_build_link (plan, JJ_KIND_SUPPORTS, person, community);
  jj_build_set_number (plan, link, JJ_SUPPORTS_PERIODS_PER_WEEK, 250);
  jj_build_link (plan, JJ_KIND_SUPPORTS, person, alien);
  rows = jj_exchange_new (plan, &n_outside);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (n_outside, ==, 1);
  for (guint i = 0; i < rows->len; i++)
    {
      const JjExchangeRow *row = &g_array_index (rows, JjExchangeRow, i);

      g_assert_cmpint (row->alliance, ==, alliance);
      g_assert_cmpuint (row->n_lent, ==, row->school == one);
      g_assert_cmpint (row->lent, ==, row->school == one ? 250 : 0);
      g_assert_cmpuint (row->n_received, ==, row->school == other);
      g_assert_cmpint (row->received, ==, row->school == other ? 250 : 0);
    }
}

/* Persons of a school in a township who are in a pool of the ladder and tier, by the lists. */
static guint
count_tier (JjPlan *plan, const char *town, const char *ladder, gint64 tier)
{
  int choice = jj_field_find_choice (&jj_kind_talent_pool.fields[JJ_TALENT_POOL_LADDER], ladder);
  guint n = 0;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PERSON); i++)
    {
      const JjElement *person = jj_plan_get_nth (plan, JJ_KIND_PERSON, i);
      const JjElement *school = jj_element_get_ref (person, JJ_PERSON_SCHOOL);
      gboolean found = FALSE;

      for (guint k = 0; k < jj_plan_get_count (plan, JJ_KIND_TALENT_POOL); k++)
        {
          const JjElement *pool = jj_plan_get_nth (plan, JJ_KIND_TALENT_POOL, k);

          found |= jj_element_get_number (pool, JJ_TALENT_POOL_LADDER) == choice
                   && jj_element_get_number (pool, JJ_TALENT_POOL_TIER) == tier
                   && linked (plan, JJ_KIND_BELONGS_TO, person, pool);
        }
      n += found && g_strcmp0 (jj_element_get_text (school, JJ_SCHOOL_TOWN), town) == 0;
    }
  return n;
}

/* Persons of a school in a township who teach a domain and are in any pool, by the links alone. */
static guint
count_domain (JjPlan *plan, const char *town, gint64 domain)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_BELONGS_TO); i++)
    {
      const JjElement *person = jj_link_get_from (jj_plan_get_nth (plan, JJ_KIND_BELONGS_TO, i));
      const JjElement *school = jj_element_get_ref (person, JJ_PERSON_SCHOOL);

      if (jj_element_get_number (person, JJ_PERSON_DOMAIN) == domain
          && g_strcmp0 (jj_element_get_text (school, JJ_SCHOOL_TOWN), town) == 0)
        g_hash_table_add (seen, (gpointer)person);
    }
  return g_hash_table_size (seen);
}

/* 教學輔導教師 41, 進階 62, 初階 96; 輔導團 16, 12 and 5; three certificates end within the year.
 */
static void
test_talent_by_district (void)
{
  g_autoptr (JjPlan) plan = load_sample ();
  g_autoptr (GPtrArray) rows = jj_talent_new (plan);
  static const guint expected[JJ_N_TALENT_LADDERS][JJ_TALENT_TIERS]
      = { { 16, 12, 5 }, { 96, 62, 41 } };
  guint tiers[2][JJ_N_TALENT_LADDERS][JJ_TALENT_TIERS] = { 0 }, ending[2] = { 0 },
        domains[2] = { 0 };
  guint persons[2] = { 0 }, n_towns = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const JjTalentRow *row = rows->pdata[i];

      persons[row->by_town] += row->persons;
      ending[row->by_town] += row->ending;
      for (guint d = 0; d < JJ_TALENT_DOMAINS; d++)
        domains[row->by_town] += row->domains[d];
      for (guint l = 0; l < JJ_N_TALENT_LADDERS; l++)
        for (guint t = 0; t < JJ_TALENT_TIERS; t++)
          tiers[row->by_town][l][t] += row->tiers[l][t];
    }
  /* The alliances of the sample share no township, so both groupings hold everybody once. */
  for (guint by = 0; by < 2; by++)
    {
      g_assert_cmpmem (tiers[by], sizeof tiers[by], expected, sizeof expected);
      g_assert_cmpuint (persons[by], ==, 300 - 26); /* beginning teachers are in no pool */
      g_assert_cmpuint (domains[by], ==, 300 - 26);
      g_assert_cmpuint (ending[by], ==, 3);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const JjTalentRow *row = rows->pdata[i];

      for (gint64 d = 0; row->by_town && row->label && d < JJ_TALENT_DOMAINS; d++)
        g_assert_cmpuint (row->domains[d], ==, count_domain (plan, row->label, d));
      n_towns += row->by_town && row->label;
    }
  g_assert_cmpuint (n_towns, ==, 20);
  for (guint i = rows->len - 3; i < rows->len; i++)
    {
      const JjTalentRow *row = rows->pdata[i];

      for (guint t = 0; t < JJ_TALENT_TIERS; t++)
        {
          g_assert_cmpuint (row->tiers[JJ_TALENT_ADVISORY][t], ==,
                            count_tier (plan, row->label, "advisory_three", t + 1));
          g_assert_cmpuint (row->tiers[JJ_TALENT_CLASSES][t], ==,
                            count_tier (plan, row->label, "three_classes", t + 1));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/by-hand", test_by_hand);
  g_test_add_func ("/coverage/senior-lacks-no-community", test_senior_lacks_no_community);
  g_test_add_func ("/coverage/agrees-with-the-links-of-the-sample", test_sample);
  g_test_add_func ("/coverage/equity-adds-up-to-the-matrix", test_equity_adds_up);
  g_test_add_func ("/rules/exchange/both-sides", test_exchange);
  g_test_add_func ("/rules/talent/by-district", test_talent_by_district);
  return g_test_run ();
}
