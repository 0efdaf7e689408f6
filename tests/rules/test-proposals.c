/* test-proposals.c: communities and mentors proposed in small plans, worked out by hand */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-community-rules.h"
#include "jj-distance.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-proposals.h"

static JjPackSet *
make_packs (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();

  return jj_pack_set_new (packs, plan);
}

/* An elementary school so many metres north of (120.5, 23.7); 1 m is 8.993 millionths. */
static JjId
add_school (JjPlan *plan, const char *code, gint64 north_m, gint64 classes, gint64 teachers)
{
  JjId id = jj_build_add (plan, JJ_KIND_SCHOOL, code);

  jj_build_set (plan, id, JJ_NAME, code);
  jj_build_set (plan, id, JJ_SCHOOL_LEVEL, "elementary");
  jj_build_set (plan, id, JJ_SCHOOL_TOWN, north_m < 20000 ? "斗六市" : "北港鎮");
  jj_build_set_number (plan, id, JJ_SCHOOL_ACTIVE, TRUE);
  jj_build_set_number (plan, id, JJ_SCHOOL_CLASSES, classes);
  jj_build_set_number (plan, id, JJ_SCHOOL_TEACHERS, teachers);
  jj_build_set_number (plan, id, JJ_SCHOOL_LONGITUDE, 120500000);
  jj_build_set_number (plan, id, JJ_SCHOOL_LATITUDE, 23700000 + north_m * 8993 / 1000);
  return id;
}

static JjId
add_person (JjPlan *plan, const char *code, JjId school, const char *domain, const char *years)
{
  JjId id = jj_build_add (plan, JJ_KIND_PERSON, code);

  jj_build_set_number (plan, id, JJ_PERSON_SCHOOL, school);
  jj_build_set (plan, id, JJ_PERSON_DOMAIN, domain);
  jj_build_set (plan, id, JJ_PERSON_YEARS_TEACHING, years);
  return id;
}

static const JjProposalPart *
part_of (GPtrArray *proposals, guint i, guint part)
{
  return &g_array_index (((JjProposal *)proposals->pdata[i])->parts, JjProposalPart, part);
}

/* Rounded, not cut. */
static void
assert_distance_shown (gint64 metres, const char *text)
{
  g_autofree char *shown = jj_distance_format (metres);

  g_assert_cmpstr (shown, ==, text);
}

static void
test_distance (void)
{
  /* 0.1 degree of a meridian: 11,119.5 m. 1 degree along 25° north: 111,195 × 0.906308 = 100,776.9,
   * along 24.5°: 111,195 × 0.909961 = 101,183.1, between the table's degrees 101,179.1. */
  g_assert_cmpint (jj_distance_m (121500000, 25000000, 121500000, 25100000), ==, 11120);
  g_assert_cmpint (jj_distance_m (120000000, 25000000, 121000000, 25000000), ==, 100777);
  g_assert_cmpint (jj_distance_m (120000000, 24500000, 121000000, 24500000), ==, 101179);
  /* 3, 4, 5: 0.03 degree north is 3,336 m, 0.044135 east 4,448 m: 5,560 m. */
  g_assert_cmpint (jj_distance_m (120000000, 24985000, 120044135, 25015000), ==, 5560);
  g_assert_cmpint (jj_distance_m (121500000, 25000000, 121500000, 25000000), ==, 0);
  assert_distance_shown (850, "850 m");
  assert_distance_shown (1049, "1.0 km");
  assert_distance_shown (1950, "2.0 km");
  assert_distance_shown (4296, "4.3 km");
  assert_distance_shown (JJ_EMPTY, "");
}

/* The example county: six members (five for 本土語), eight meetings, two schools, at most 70 %. */
static void
test_rules (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  JjCommunityDraft draft = { "初階", JJ_SCOPE_CROSS_SCHOOL, 0, 1 };
  JjCommunityRules rules;
  gint64 day = jj_plan_get_first_day (plan);

  jj_community_rules_read (packs, day, &draft, &rules);
  g_assert_cmpint (rules.min_members, ==, 6);
  g_assert_cmpint (rules.min_meetings, ==, 8);
  g_assert_cmpint (rules.min_schools, ==, 2);
  g_assert_cmpint (rules.max_share, ==, 7000);
  draft.scope = JJ_SCOPE_IN_SCHOOL;
  jj_community_rules_read (packs, day, &draft, &rules);
  g_assert_cmpint (rules.min_schools, ==, 0);
  g_assert_cmpint (rules.max_share, ==, 10000);
  g_assert_cmpstr (jj_community_rules_first_level (packs, day), ==, "初階");
}

/* 甲 乙 丙 are 1 km apart, 丁 25 km away has many classes: one community of the three small
 * schools, two of each, led by 乙 with most teachers; one of 丁 alone. */
static void
test_small_schools_join (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  g_autoptr (GPtrArray) proposals = NULL;
  JjId a = add_school (plan, "甲國小", 0, 6, 9), b = add_school (plan, "乙國小", 1000, 6, 12);
  JjId c = add_school (plan, "丙國小", 2000, 5, 8), d = add_school (plan, "丁國小", 25000, 24, 40);
  const JjProposal *cross, *alone;

  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, NULL);
  g_assert_cmpuint (proposals->len, ==, 2);
  alone = proposals->pdata[0];
  cross = proposals->pdata[1];
  g_assert_cmpint (part_of (proposals, 0, 0)->id, ==, d);
  g_assert_cmpint (alone->scope, ==, JJ_SCOPE_IN_SCHOOL);
  g_assert_cmpint (alone->members, ==, 6);
  g_assert_cmpint (cross->scope, ==, JJ_SCOPE_CROSS_SCHOOL);
  g_assert_cmpint (cross->members, ==, 6);
  g_assert_cmpint (cross->meetings, ==, 8);
  g_assert_cmpint (cross->distance_m, ==, 1000);
  g_assert_cmpuint (cross->parts->len, ==, 3);
  g_assert_cmpint (part_of (proposals, 1, 0)->id, ==, b);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (part_of (proposals, 1, i)->members, ==, 2);
      g_assert_true (part_of (proposals, 1, i)->id == a || part_of (proposals, 1, i)->id == b
                     || part_of (proposals, 1, i)->id == c);
    }
}

/* A lone small school joins the community across schools that is there; its figures follow. */
static void
test_join_what_is_there (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  g_autoptr (GPtrArray) proposals = NULL;
  JjId a = add_school (plan, "甲國小", 0, 6, 9), b = add_school (plan, "乙國小", 1000, 6, 12);
  JjId community = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-001");
  JjId link = jj_build_link (plan, JJ_KIND_MEMBER_OF, b, community);

  jj_build_set (plan, community, JJ_COMMUNITY_SCOPE, "cross_school");
  jj_build_set_number (plan, community, JJ_COMMUNITY_SCHOOL, b);
  jj_build_set_number (plan, community, JJ_COMMUNITY_MEMBERS, 4);
  jj_build_set_number (plan, link, JJ_MEMBER_OF_MEMBERS, 4);
  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, NULL);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpint (((JjProposal *)proposals->pdata[0])->type, ==, JJ_PROPOSAL_JOIN);
  g_assert_cmpint (part_of (proposals, 0, 0)->id, ==, a);
  jj_build_commit (plan, jj_proposals_accept (plan, (JjProposal *const *)proposals->pdata, 1));
  g_assert_cmpint (jj_element_get_number (jj_plan_find (plan, community), JJ_COMMUNITY_MEMBERS), ==,
                   6);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_MEMBER_OF), ==, 2);
}

/* Alone with three teachers where six are asked for: nothing can be proposed, and it is said. */
static void
test_left (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (GPtrArray) proposals = NULL;
  JjId a = add_school (plan, "甲國小", 0, 6, 3);

  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, left);
  g_assert_cmpuint (proposals->len, ==, 0);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (g_array_index (left, JjId, 0), ==, a);
}

/* Both schools have teachers of mathematics, only one of English (but two): mathematics. */
static void
test_domain_of_most_schools (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  g_autoptr (GPtrArray) proposals = NULL;
  JjId a = add_school (plan, "甲國小", 0, 6, 9), b = add_school (plan, "乙國小", 1000, 6, 12);

  add_person (plan, "A-1", a, "mathematics", "10");
  add_person (plan, "A-2", b, "mathematics", "10");
  add_person (plan, "A-3", b, "english", "10");
  add_person (plan, "A-4", b, "english", "10");
  proposals = jj_proposals_communities (plan, packs, JJ_EMPTY, NULL);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpint (((JjProposal *)proposals->pdata[0])->domain, ==, 4);
}

/* The novice of 甲: in 甲 nobody has three years, so of the two mathematics teachers elsewhere the
 * nearer one; his only period is used up by the first, so the second novice gets the other. */
static void
test_mentors (void)
{
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (JjPackSet) packs = make_packs (plan);
  g_autoptr (GPtrArray) proposals = NULL, none = NULL;
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (JjId));
  JjId a = add_school (plan, "甲國小", 0, 6, 9), b = add_school (plan, "乙國小", 1000, 6, 12);
  JjId c = add_school (plan, "丙國小", 9000, 6, 12);
  JjId novices[] = { add_person (plan, "N-1", a, "mathematics", "1"),
                     add_person (plan, "N-2", a, "mathematics", "0"),
                     add_person (plan, "N-3", c, "english", "0") };
  JjId near, far;

  add_person (plan, "A-1", a, "mathematics", "2");
  far = add_person (plan, "A-2", c, "mathematics", "6");
  near = add_person (plan, "A-3", b, "mathematics", "6");
  add_person (plan, "A-4", b, "english", "20");
  jj_build_set (plan, near, JJ_PERSON_REDUCED_PERIODS, "1");
  for (guint i = 0; i < G_N_ELEMENTS (novices); i++)
    jj_build_set (plan, novices[i], JJ_PERSON_FIRST_YEAR, "113/8/1");
  proposals = jj_proposals_mentors (plan, packs, left);
  g_assert_cmpuint (proposals->len, ==, 3);
  g_assert_cmpint (part_of (proposals, 0, 0)->id, ==, near);
  g_assert_cmpint (part_of (proposals, 1, 0)->id, ==, far);
  g_assert_cmpint (((JjProposal *)proposals->pdata[0])->distance_m, ==, 1000);
  /* 丙's own teacher is taken; the english teacher of 乙 is free and of the domain. */
  g_assert_cmpint (part_of (proposals, 2, 1)->id, ==, novices[2]);
  g_assert_cmpint (((JjProposal *)proposals->pdata[2])->distance_m, ==, 8000);
  jj_build_commit (plan, jj_proposals_accept (plan, (JjProposal *const *)proposals->pdata, 3));
  none = jj_proposals_mentors (plan, packs, left);
  g_assert_cmpuint (none->len + left->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proposals/distance", test_distance);
  g_test_add_func ("/proposals/rules-of-a-draft", test_rules);
  g_test_add_func ("/proposals/communities/small-schools-join", test_small_schools_join);
  g_test_add_func ("/proposals/communities/lone-school-joins", test_join_what_is_there);
  g_test_add_func ("/proposals/communities/impossible-is-said", test_left);
  g_test_add_func ("/proposals/communities/domain-of-most-schools", test_domain_of_most_schools);
  g_test_add_func ("/proposals/mentors/domain-distance-capacity", test_mentors);
  return g_test_run ();
}
