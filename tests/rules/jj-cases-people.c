/* jj-cases-people.c: cases of the forms that look at communities, schools and people */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cases.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"

#include <string.h>

static gboolean
min_members (JjCase *c)
{
  jj_case_set (c, jj_case_add (c, JJ_KIND_COMMUNITY), JJ_COMMUNITY_MEMBERS,
               jj_case_int (c, "minimum") - c->bad);
  return TRUE;
}

static gboolean
min_meetings (JjCase *c)
{
  const JjKind *kind = jj_kind_by_id (jj_case_text (c, "kind"));

  jj_case_set (c, jj_case_add (c, jj_kind_index (kind)),
               (guint)jj_kind_find_field (kind, "meetings"), jj_case_int (c, "minimum") - c->bad);
  return TRUE;
}

/* The lead school counts once, though it is a member too. */
static gboolean
min_schools (JjCase *c)
{
  JjId community = jj_case_add (c, JJ_KIND_COMMUNITY);
  JjId lead = jj_build_add (c->plan, JJ_KIND_SCHOOL, NULL);

  jj_case_set (c, community, JJ_COMMUNITY_SCHOOL, lead);
  jj_build_link (c->plan, JJ_KIND_MEMBER_OF, lead, community);
  for (gint64 i = 1; i < jj_case_int (c, "minimum") - c->bad; i++)
    jj_build_link (c->plan, JJ_KIND_MEMBER_OF, jj_build_add (c->plan, JJ_KIND_SCHOOL, NULL),
                   community);
  return TRUE;
}

static void
join (JjCase *c, JjId community, gint64 members)
{
  JjId school = jj_build_add (c->plan, JJ_KIND_SCHOOL, NULL);

  jj_case_set (c, jj_build_link (c->plan, JJ_KIND_MEMBER_OF, school, community),
               JJ_MEMBER_OF_MEMBERS, members);
}

static gboolean
max_share_of_school (JjCase *c)
{
  JjId community = jj_case_add (c, JJ_KIND_COMMUNITY);
  gint64 share = jj_case_int (c, "maximum");

  join (c, community, share + c->bad);
  join (c, community, 10000 - share - c->bad);
  return TRUE;
}

static gboolean
members_agree (JjCase *c)
{
  JjId community = jj_case_add (c, JJ_KIND_COMMUNITY);

  jj_case_set (c, community, JJ_COMMUNITY_MEMBERS, 9);
  join (c, community, 4);
  join (c, community, 5 - c->bad);
  return TRUE;
}

static JjId
add_school (JjCase *c)
{
  JjId school = jj_case_add (c, JJ_KIND_SCHOOL);

  jj_case_set (c, school, JJ_SCHOOL_ACTIVE, TRUE);
  return school;
}

static void
lead (JjCase *c, JjId school, gint64 n)
{
  for (gint64 i = 0; i < n; i++)
    jj_case_set (c, jj_build_add (c->plan, JJ_KIND_COMMUNITY, NULL), JJ_COMMUNITY_SCHOOL, school);
}

/* A school that was closed needs none. */
static gboolean
community_per_school (JjCase *c)
{
  lead (c, add_school (c), jj_case_int (c, "minimum") - c->bad);
  jj_case_set (c, add_school (c), JJ_SCHOOL_ACTIVE, FALSE);
  jj_case_set (c, jj_element_get_id (jj_plan_get_nth (c->plan, JJ_KIND_SCHOOL, 1)),
               JJ_SCHOOL_ACTIVE, FALSE);
  return TRUE;
}

static gboolean
communities_by_size (JjCase *c)
{
  JsonObject *band = json_array_get_object_element (jj_entry_get_array (c->entry, "bands"), 0);
  JjId school = add_school (c);

  jj_case_set (c, school, JJ_SCHOOL_CLASSES, json_object_get_int_member (band, "classes"));
  lead (c, school, json_object_get_int_member (band, "maximum") + c->bad);
  return TRUE;
}

static gboolean
link_required (JjCase *c)
{
  JjId id = jj_case_add (c, jj_kind_index (jj_kind_by_id (jj_case_text (c, "kind"))));
  JjKindId link = jj_kind_index (jj_kind_by_id (jj_case_text (c, "link")));
  guint end = strcmp (jj_case_text (c, "end"), "from") == 0 ? JJ_FROM : JJ_TO;

  for (gint64 i = 0; i < jj_case_int (c, "minimum") - c->bad; i++)
    jj_case_link_any (c, link, id, end);
  return TRUE;
}

static gboolean
comment_open (JjCase *c)
{
  JjId id = jj_build_add (c->plan, JJ_KIND_COMMENT, NULL);

  jj_case_set (c, id, JJ_COMMENT_STATE, c->bad ? JJ_COMMENT_OPEN : JJ_COMMENT_ANSWERED);
  return TRUE;
}

static JjId
add_belonging (JjCase *c, const JjEntry *term)
{
  JjId pool = jj_build_add (c->plan, JJ_KIND_TALENT_POOL, NULL);

  jj_build_set (c->plan, pool, JJ_TALENT_POOL_CATEGORY, jj_entry_get_string (term, "category"));
  jj_case_set (c, pool, JJ_TALENT_POOL_TIER, jj_entry_get_int_or (term, "tier", JJ_EMPTY));
  return jj_build_link (c->plan, JJ_KIND_BELONGS_TO, jj_build_add (c->plan, JJ_KIND_PERSON, NULL),
                        pool);
}

static gint64
months_after (gint64 day, gint64 months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)day);
  g_date_add_months (&date, (guint)months);
  return g_date_get_julian (&date);
}

static gboolean
certificate_valid (JjCase *c)
{
  const JjEntry *term = jj_case_entry (c, "certificate");
  const char *when = jj_case_text (c, "when");
  JjId link = add_belonging (c, term);

  if (strcmp (when, "undated") == 0)
    jj_case_set (c, link, JJ_BELONGS_TO_ISSUED, c->bad ? JJ_EMPTY : c->day);
  else if (strcmp (when, "expired") == 0)
    jj_case_set (c, link, JJ_BELONGS_TO_EXPIRES, c->last_day - c->bad);
  else
    jj_case_set (c, link, JJ_BELONGS_TO_EXPIRES,
                 months_after (c->last_day, jj_entry_get_int_or (term, "warn_months", 0)) + 1
                     - c->bad);
  return TRUE;
}

static gboolean
training_hours (JjCase *c)
{
  const JjEntry *training = jj_case_entry (c, "training");
  gint64 hours;

  if (!jj_entry_get_int (training, "hours", &hours))
    return FALSE;
  jj_case_set (c, add_belonging (c, training), JJ_BELONGS_TO_TRAINING_HOURS, hours - c->bad);
  return TRUE;
}

static gboolean
load_within_capacity (JjCase *c)
{
  JjKindId kind = jj_kind_index (jj_kind_by_id (jj_case_text (c, "kind")));
  JjId id = jj_case_add (c, kind);

  if (kind == JJ_KIND_PERSON)
    jj_case_set (c, id, JJ_PERSON_REDUCED_PERIODS, 600);
  else
    {
      jj_case_set (c, id, JJ_TALENT_POOL_HEAD_COUNT, 3);
      jj_case_set (c, id, JJ_TALENT_POOL_PERIODS_PER_WEEK, 200);
    }
  jj_case_set (c, jj_case_link_any (c, JJ_KIND_SUPPORTS, id, JJ_FROM), JJ_SUPPORTS_PERIODS_PER_WEEK,
               600 + c->bad);
  return TRUE;
}

/* In service since exactly so many years: no beginner any more. */
static gboolean
novice_mentor (JjCase *c)
{
  JjId novice = jj_build_add (c->plan, JJ_KIND_PERSON, NULL);
  GDate first;

  g_date_clear (&first, 1);
  g_date_set_julian (&first, (guint32)c->day);
  g_date_subtract_years (&first, (guint)jj_case_int (c, "years"));
  jj_case_set (c, novice, JJ_PERSON_FIRST_YEAR, g_date_get_julian (&first) + c->bad);
  return TRUE;
}

static gboolean
mentor_experience (JjCase *c)
{
  JjId mentor = jj_build_add (c->plan, JJ_KIND_PERSON, NULL);

  jj_case_set (c, mentor, JJ_PERSON_YEARS_TEACHING, jj_case_int (c, "minimum") - c->bad);
  jj_build_link (c->plan, JJ_KIND_MENTORS, mentor, jj_build_add (c->plan, JJ_KIND_PERSON, NULL));
  return TRUE;
}

const JjCaseBuilder jj_cases_people[] = {
  { "min_members", min_members },
  { "min_meetings", min_meetings },
  { "min_schools", min_schools },
  { "max_share_of_school", max_share_of_school },
  { "members_agree", members_agree },
  { "community_per_school", community_per_school },
  { "communities_by_size", communities_by_size },
  { "link_required", link_required },
  { "comment_open", comment_open },
  { "certificate_valid", certificate_valid },
  { "training_hours", training_hours },
  { "load_within_capacity", load_within_capacity },
  { "novice_mentor", novice_mentor },
  { "mentor_experience", mentor_experience },
  { NULL, NULL },
};
