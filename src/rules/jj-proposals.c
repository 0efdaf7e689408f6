/* jj-proposals.c: proposals in words, and as one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-distance.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-language.h"
#include "jj-proposals-private.h"

#include <string.h>

JjProposal *
jj_proposal_new (JjProposalType type)
{
  JjProposal *self = g_new0 (JjProposal, 1);

  self->type = type;
  self->parts = g_array_new (FALSE, FALSE, sizeof (JjProposalPart));
  self->scope = self->stage = self->domain = self->members = self->meetings = JJ_EMPTY;
  self->distance_m = JJ_EMPTY;
  return self;
}

void
jj_proposal_free (JjProposal *self)
{
  g_free (self->title);
  g_free (self->reason);
  g_free (self->level);
  g_array_unref (self->parts);
  g_free (self);
}

void
jj_proposal_add_part (JjProposal *self, const JjElement *element, gint64 members)
{
  JjProposalPart part = { jj_element_get_id (element), members };

  g_array_append_val (self->parts, part);
}

gint64
jj_proposals_get_day (JjPlan *plan)
{
  gint64 day = jj_plan_get_first_day (plan);
  GDate date;

  if (day != JJ_EMPTY)
    return day;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1912);
  return g_date_get_julian (&date);
}

guint
jj_proposal_count_schools (const JjElement *community)
{
  g_autoptr (GHashTable) schools = g_hash_table_new (NULL, NULL);
  const JjElement *lead = jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL);

  if (lead)
    g_hash_table_add (schools, (gpointer)lead);
  for (guint i = 0; i < jj_element_get_n_referrers (community); i++)
    {
      const JjElement *link = jj_element_get_referrer (community, i, NULL);

      if (jj_element_get_kind_id (link) == JJ_KIND_MEMBER_OF
          && jj_element_get_kind_id (jj_link_get_from (link)) == JJ_KIND_SCHOOL)
        g_hash_table_add (schools, (gpointer)jj_link_get_from (link));
    }
  return g_hash_table_size (schools);
}

static const JjElement *
get_part (JjPlan *plan, const JjProposal *self, guint i)
{
  return jj_plan_find (plan, g_array_index (self->parts, JjProposalPart, i).id);
}

/* "東勢鄉、臺西鄉 · 3 schools, at most 4.2 km apart · 6 of 31 teachers". */
static char *
describe_schools (JjPlan *plan, const JjProposal *self)
{
  g_autoptr (GString) towns = g_string_new (NULL);
  g_autofree char *away = jj_distance_format (self->distance_m);
  GString *text = g_string_new (NULL);
  gint64 teachers = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const JjElement *school = get_part (plan, self, i);
      const char *town = jj_element_get_text (school, JJ_SCHOOL_TOWN);
      gint64 n = jj_element_get_number (school, JJ_SCHOOL_TEACHERS);

      if (town && !strstr (towns->str, town))
        g_string_append_printf (towns, "%s%s", towns->len ? "、" : "", town);
      teachers = n == JJ_EMPTY || teachers == JJ_EMPTY ? JJ_EMPTY : teachers + n;
    }
  g_string_append (text, towns->str);
  if (self->parts->len > 1)
    g_string_append_printf (text, ngettext ("%s%u school", "%s%u schools", self->parts->len),
                            text->len ? " · " : "", self->parts->len);
  if (self->parts->len > 1 && *away)
    g_string_append_printf (text, _ (", %s from the lead school"), away);
  if (self->members != JJ_EMPTY && teachers != JJ_EMPTY)
    g_string_append_printf (text, _ (" · %d of %d teachers"), (int)self->members, (int)teachers);
  else if (self->members != JJ_EMPTY)
    g_string_append_printf (text, _ (" · %d members"), (int)self->members);
  return g_string_free (text, FALSE);
}

static void
add_up (JjPlan *plan, JjProposal *self)
{
  self->members = self->distance_m = JJ_EMPTY;
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->reason, g_free);
  for (guint i = 0; i < self->parts->len; i++)
    {
      gint64 members = g_array_index (self->parts, JjProposalPart, i).members;
      gint64 metres = i == 0 ? JJ_EMPTY
                             : jj_distance_between_schools (get_part (plan, self, 0),
                                                            get_part (plan, self, i));

      if (members != JJ_EMPTY)
        self->members = (self->members == JJ_EMPTY ? 0 : self->members) + members;
      if (metres != JJ_EMPTY)
        self->distance_m = MAX (self->distance_m, metres);
    }
}

static char *
format_name (const char *lead, guint n_schools)
{
  return n_schools > 1 ? g_strdup_printf (_ ("%s (%u schools)"), lead, n_schools)
                       : g_strdup_printf (_ ("%s community"), lead);
}

/* With the domain where it is a certain one and the platform's form has room for it; else at most
 * so many characters, those of the lead's name left out that do not fit. */
static char *
name_community (const char *lead, guint n_schools, gint64 domain)
{
  const char *label = jj_label (jj_domains[domain].label);
  g_autofree char *full = n_schools > 1
                              ? g_strdup_printf (_ ("%s (%u schools): %s"), lead, n_schools, label)
                              : g_strdup_printf (C_ ("community", "%s: %s"), lead, label);
  g_autofree char *name = format_name (lead, n_schools), *cut = NULL;
  glong over = g_utf8_strlen (name, -1) - JJ_COMMUNITY_NAME_LENGTH;
  glong length = g_utf8_strlen (lead, -1);

  if (domain != JJ_DOMAIN_CROSS && g_utf8_strlen (full, -1) <= JJ_COMMUNITY_NAME_LENGTH)
    return g_steal_pointer (&full);
  if (over <= 0 || over >= length)
    return g_steal_pointer (&name);
  cut = g_utf8_substring (lead, 0, length - over);
  return format_name (cut, n_schools);
}

void
jj_proposal_describe_community (JjPlan *plan, JjProposal *self)
{
  const char *lead = jj_element_get_title (get_part (plan, self, 0));

  add_up (plan, self);
  self->title = name_community (lead, self->parts->len, self->domain);
  self->reason = describe_schools (plan, self);
}

void
jj_proposal_describe_join (JjPlan *plan, JjProposal *self)
{
  const JjElement *school = get_part (plan, self, 0);
  const JjElement *community = jj_plan_find (plan, self->community);
  const JjElement *lead = jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL);
  g_autofree char *away = NULL;

  add_up (plan, self);
  self->distance_m = lead ? jj_distance_between_schools (school, lead) : JJ_EMPTY;
  away = jj_distance_format (self->distance_m);
  self->title = g_strdup_printf (_ ("%s joins %s"), jj_element_get_title (school),
                                 jj_element_get_title (community));
  self->reason = *away ? g_strdup_printf (_ ("%s to the lead school"), away) : g_strdup ("");
}

/* What one edit for several proposals keeps in mind. */
typedef struct
{
  JjPlan *plan;
  JjEdit *edit;
  JjCoder coder;
  GHashTable *members; /* JjId * of a community that is joined → its new number of members */
} Accept;

static void
accept_part (Accept *accept, JjId community, const JjProposalPart *part)
{
  JjId link = jj_edit_link (accept->edit, JJ_KIND_MEMBER_OF, part->id, community);

  if (part->members != JJ_EMPTY)
    jj_edit_set_number (accept->edit, JJ_KIND_MEMBER_OF, link, JJ_MEMBER_OF_MEMBERS, part->members);
}

static void
accept_community (Accept *accept, const JjProposal *proposal)
{
  JjId id = jj_edit_insert (accept->edit, JJ_KIND_COMMUNITY, 0);
  g_autofree char *code = jj_coder_next (&accept->coder);
  const JjProposalPart *lead = &g_array_index (proposal->parts, JjProposalPart, 0);
  const struct
  {
    guint field;
    gint64 number;
  } numbers[] = {
    { JJ_COMMUNITY_SCOPE, proposal->scope },       { JJ_COMMUNITY_STAGE, proposal->stage },
    { JJ_COMMUNITY_DOMAIN, proposal->domain },     { JJ_COMMUNITY_MEMBERS, proposal->members },
    { JJ_COMMUNITY_MEETINGS, proposal->meetings }, { JJ_COMMUNITY_SCHOOL, lead->id },
  };

  jj_edit_set_text (accept->edit, JJ_KIND_COMMUNITY, id, JJ_CODE, code);
  jj_edit_set_text (accept->edit, JJ_KIND_COMMUNITY, id, JJ_NAME, proposal->title);
  if (proposal->level)
    jj_edit_set_text (accept->edit, JJ_KIND_COMMUNITY, id, JJ_COMMUNITY_LEVEL, proposal->level);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (numbers[i].number != JJ_EMPTY)
        jj_edit_set_number (accept->edit, JJ_KIND_COMMUNITY, id, numbers[i].field,
                            numbers[i].number);
    }
  for (guint i = 0; i < proposal->parts->len; i++)
    accept_part (accept, id, &g_array_index (proposal->parts, JjProposalPart, i));
}

static void
accept_join (Accept *accept, const JjProposal *proposal)
{
  const JjElement *community = jj_plan_find (accept->plan, proposal->community);
  const JjProposalPart *part = &g_array_index (proposal->parts, JjProposalPart, 0);
  gint64 *members = g_hash_table_lookup (accept->members, &proposal->community);

  if (!community)
    return;
  accept_part (accept, proposal->community, part);
  if (part->members == JJ_EMPTY)
    return;
  if (!members)
    {
      members = g_new (gint64, 1);
      *members = jj_element_get_number_or (community, JJ_COMMUNITY_MEMBERS, 0);
      g_hash_table_insert (accept->members,
                           g_memdup2 (&proposal->community, sizeof proposal->community), members);
    }
  *members += part->members;
  jj_edit_set_number (accept->edit, JJ_KIND_COMMUNITY, proposal->community, JJ_COMMUNITY_MEMBERS,
                      *members);
}

static gboolean
all_parts_there (JjPlan *plan, const JjProposal *proposal)
{
  for (guint i = 0; i < proposal->parts->len; i++)
    {
      if (!get_part (plan, proposal, i))
        return FALSE;
    }
  return TRUE;
}

static void
accept_mentor (Accept *accept, const JjProposal *proposal)
{
  JjId mentor = g_array_index (proposal->parts, JjProposalPart, 0).id;
  JjId novice = g_array_index (proposal->parts, JjProposalPart, 1).id;
  JjId link = jj_edit_link (accept->edit, JJ_KIND_MENTORS, mentor, novice);
  gint64 day = jj_plan_get_first_day (accept->plan);

  if (day != JJ_EMPTY)
    jj_edit_set_number (accept->edit, JJ_KIND_MENTORS, link, JJ_MENTORS_SINCE, day);
}

static char *
label_of (JjProposal *const *proposals, guint n)
{
  if (n == 1)
    return g_strdup_printf (_ ("Accept: %s"), proposals[0]->title);
  return g_strdup_printf (ngettext ("Accept %u proposal", "Accept %u proposals", n), n);
}

JjEdit *
jj_proposals_accept (JjPlan *plan, JjProposal *const *proposals, guint n)
{
  g_autofree char *label = label_of (proposals, n);
  Accept accept = { .plan = plan, .edit = jj_edit_new (label) };

  accept.members = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  jj_coder_init (&accept.coder, plan, JJ_KIND_COMMUNITY);
  for (guint i = 0; i < n; i++)
    {
      if (!all_parts_there (plan, proposals[i]))
        continue;
      if (proposals[i]->type == JJ_PROPOSAL_COMMUNITY)
        accept_community (&accept, proposals[i]);
      else if (proposals[i]->type == JJ_PROPOSAL_JOIN)
        accept_join (&accept, proposals[i]);
      else
        accept_mentor (&accept, proposals[i]);
    }
  g_hash_table_unref (accept.members);
  return accept.edit;
}
