/* community-members.c: how many members, of how many schools, meet how often */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-money.h"

static void
visit_members (JjCheck *check, const JjElement *element)
{
  gint64 members = jj_element_get_number (element, JJ_COMMUNITY_MEMBERS);

  if (members != JJ_EMPTY && members < check->minimum)
    jj_check_add (check, element, JJ_COMMUNITY_MEMBERS, jj_format_money (members),
                  jj_format_money (check->minimum));
}

static void
visit_meetings (JjCheck *check, const JjElement *element)
{
  int field = jj_kind_find_field (jj_element_get_kind (element), "meetings");
  gint64 meetings = jj_element_get_number_or (element, (guint)field, 0);

  if (meetings < check->minimum)
    jj_check_add (check, element, field, jj_format_money (meetings),
                  jj_format_money (check->minimum));
}

static void
visit_schools (JjCheck *check, const JjElement *element)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) members = jj_check_get_linked (element, JJ_KIND_MEMBER_OF, JJ_TO);
  const JjElement *lead = jj_element_get_ref (element, JJ_COMMUNITY_SCHOOL);

  if (lead)
    g_hash_table_add (schools, (gpointer)lead);
  for (guint i = 0; i < members->len; i++)
    {
      if (jj_element_get_kind_id (members->pdata[i]) == JJ_KIND_SCHOOL)
        g_hash_table_add (schools, members->pdata[i]);
    }
  if (g_hash_table_size (schools) < check->minimum)
    jj_check_add (check, element, JJ_COMMUNITY_SCHOOL,
                  jj_format_money (g_hash_table_size (schools)), jj_format_money (check->minimum));
}

/* Teachers by member_of: the sum, the largest, and whose it is; FALSE where no link has a number.
 * Sums of counts of people stay far below 64 bits, but a stranger's file may say otherwise. */
static gboolean
sum_members (const JjElement *community, gint64 *sum, gint64 *largest, const JjElement **of)
{
  gboolean any = FALSE;

  *sum = *largest = 0;
  for (guint i = 0; i < jj_element_get_n_referrers (community); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (community, i, &field);
      gint64 members;

      if (jj_element_get_kind_id (link) != JJ_KIND_MEMBER_OF || field != JJ_TO)
        continue;
      members = jj_element_get_number (link, JJ_MEMBER_OF_MEMBERS);
      if (members == JJ_EMPTY || !jj_money_add (*sum, members, sum))
        continue;
      any = TRUE;
      if (members > *largest)
        {
          *largest = members;
          *of = jj_link_get_from (link);
        }
    }
  return any;
}

static void
visit_share (JjCheck *check, const JjElement *element)
{
  gint64 share = check->maximum;
  gint64 sum, largest, actual = 0;
  const JjElement *of = NULL;
  JjFinding *finding;

  if (!sum_members (element, &sum, &largest, &of) || !of)
    return;
  sum = MAX (sum, jj_element_get_number_or (element, JJ_COMMUNITY_MEMBERS, 0));
  /* 5 of 6: 50,000 > 7,000 × 6 = 42,000, so 83.33 % is above 70 %. */
  if ((__int128)largest * 10000 <= (__int128)sum * share)
    return;
  if (!jj_money_share_round (largest, 10000, sum, &actual))
    return;
  finding = jj_check_add (check, element, JJ_COMMUNITY_MEMBERS, jj_format_share (actual),
                          jj_format_share (share));
  finding->detail = g_strdup (jj_element_get_title (of));
}

static void
visit_agree (JjCheck *check, const JjElement *element)
{
  gint64 members = jj_element_get_number (element, JJ_COMMUNITY_MEMBERS), sum, largest;
  const JjElement *of = NULL;
  JjFinding *finding;

  if (members == JJ_EMPTY || !sum_members (element, &sum, &largest, &of) || sum == members)
    return;
  finding = jj_check_add (check, element, JJ_COMMUNITY_MEMBERS, jj_format_money (members),
                          jj_format_money (sum));
  finding->fixable = TRUE;
  finding->fix = sum;
}

static JjEdit *
fix_agree (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam minimum[] = {
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_min_members = {
  .id = "min_members",
  .params = minimum,
  .visit = visit_members,
  .kind = JJ_KIND_COMMUNITY,
};

const JjForm jj_form_min_schools = {
  .id = "min_schools",
  .params = minimum,
  .visit = visit_schools,
  .reads = JJ_KIND_BIT (JJ_KIND_MEMBER_OF),
  .kind = JJ_KIND_COMMUNITY,
};

static const JjParam meetings[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED, "community organisation" },
  { "minimum", JJ_PARAM_INT, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_min_meetings = {
  .id = "min_meetings",
  .params = meetings,
  .visit = visit_meetings,
};

static const JjParam share[] = {
  { "maximum", JJ_PARAM_SHARE, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_max_share_of_school = {
  .id = "max_share_of_school",
  .params = share,
  .visit = visit_share,
  .reads = JJ_KIND_BIT (JJ_KIND_MEMBER_OF),
  .kind = JJ_KIND_COMMUNITY,
};

static const JjParam agree[] = {
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_members_agree = {
  .id = "members_agree",
  .params = agree,
  .visit = visit_agree,
  .reads = JJ_KIND_BIT (JJ_KIND_MEMBER_OF),
  .fix = fix_agree,
  .kind = JJ_KIND_COMMUNITY,
};
