/* jj-community-rules.c: what the packs ask of a community that does not exist yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-community-rules.h"

#include "jj-form.h"
#include "jj-kinds-people.h"
#include "jj-proposals-private.h"

#include <string.h>

static gboolean
array_has (JsonArray *values, const char *text)
{
  for (guint i = 0; text && i < json_array_get_length (values); i++)
    {
      if (strcmp (json_array_get_string_element (values, i), text) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
choice_id (const JjKind *kind, guint field, gint64 choice)
{
  return choice == JJ_EMPTY ? NULL : kind->fields[field].choices[choice].id;
}

/* NULL: the draft leaves the field open. */
static const char *
draft_value (const JjCommunityDraft *draft, const char *field)
{
  switch (jj_kind_find_field (&jj_kind_community, field))
    {
    case JJ_COMMUNITY_LEVEL:
      return draft->level;
    case JJ_COMMUNITY_SCOPE:
      return choice_id (&jj_kind_community, JJ_COMMUNITY_SCOPE, draft->scope);
    case JJ_COMMUNITY_STAGE:
      return choice_id (&jj_kind_community, JJ_COMMUNITY_STAGE, draft->stage);
    case JJ_COMMUNITY_DOMAIN:
      return choice_id (&jj_kind_community, JJ_COMMUNITY_DOMAIN, draft->domain);
    default:
      return NULL;
    }
}

static gboolean
fits_draft (const JjEntry *entry, const JjCommunityDraft *draft)
{
  JsonObject *where = jj_entry_get_object (entry, "where");
  g_autoptr (GList) fields = where ? json_object_get_members (where) : NULL;

  for (GList *l = fields; l; l = l->next)
    {
      if (!array_has (json_object_get_array_member (where, l->data), draft_value (draft, l->data)))
        return FALSE;
    }
  return TRUE;
}

/* The smallest (or largest) of a parameter over all entries of a form that fit. */
static gint64
strictest (const JjPackSet *packs, gint64 day, const char *form, const JjCommunityDraft *draft)
{
  gboolean is_share = strcmp (form, "max_share_of_school") == 0;
  g_autoptr (GPtrArray) entries = jj_pack_set_list (packs, form, day);
  gint64 result = is_share ? 10000 : 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const JjEntry *entry = entries->pdata[i];
      const char *kind = jj_form_find_param (jj_entry_get_form (entry), "kind")
                             ? jj_entry_get_string (entry, "kind")
                             : "community";
      gint64 value;

      if (strcmp (kind, "community") != 0 || !fits_draft (entry, draft)
          || !jj_entry_get_int (entry, is_share ? "maximum" : "minimum", &value))
        continue;
      result = is_share ? MIN (result, value) : MAX (result, value);
    }
  return result;
}

void
jj_community_rules_read (const JjPackSet *packs,
                         gint64 day,
                         const JjCommunityDraft *draft,
                         JjCommunityRules *rules)
{
  rules->min_members = strictest (packs, day, "min_members", draft);
  rules->min_meetings = strictest (packs, day, "min_meetings", draft);
  rules->min_schools = strictest (packs, day, "min_schools", draft);
  rules->max_share = strictest (packs, day, "max_share_of_school", draft);
}

static gboolean
fits_school (const JjEntry *entry, const JjElement *school)
{
  JsonObject *where = jj_entry_get_object (entry, "where");
  g_autoptr (GList) fields = where ? json_object_get_members (where) : NULL;

  for (GList *l = fields; l; l = l->next)
    {
      JsonArray *values = json_object_get_array_member (where, l->data);
      int field = jj_kind_find_field (&jj_kind_school, l->data);
      const JjField *about = field < 0 ? NULL : &jj_kind_school.fields[field];
      const char *text = NULL;

      if (about && about->type == JJ_TYPE_ENUM)
        text = choice_id (&jj_kind_school, (guint)field,
                          jj_element_get_number (school, (guint)field));
      else if (about && about->type == JJ_TYPE_TEXT)
        text = jj_element_get_text (school, (guint)field);
      if (!array_has (values, text))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
jj_community_rules_list_per_school (const JjPackSet *packs, JjPlan *plan)
{
  return jj_pack_set_list (packs, "community_per_school", jj_proposals_get_day (plan));
}

gint64
jj_community_rules_per_school (const GPtrArray *rules, const JjElement *school)
{
  gint64 result = rules->len > 0 ? 0 : 1;

  for (guint i = 0; i < rules->len; i++)
    {
      gint64 value;

      if (fits_school (rules->pdata[i], school)
          && jj_entry_get_int (rules->pdata[i], "minimum", &value))
        result = MAX (result, value);
    }
  return result;
}

const char *
jj_community_rules_first_level (const JjPackSet *packs, gint64 day)
{
  g_autoptr (GPtrArray) entries = jj_pack_set_list (packs, "community_level", day);
  gint64 lowest = G_MAXINT64;
  const char *level = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      gint64 order = jj_entry_get_int_or (entries->pdata[i], "order", G_MAXINT64 - 1);

      if (order >= lowest)
        continue;
      lowest = order;
      level = jj_entry_get_string (entries->pdata[i], "level");
    }
  return level;
}
