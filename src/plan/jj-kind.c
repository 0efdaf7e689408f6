/* jj-kind.c: the array of kinds, and look-up */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kind.h"

#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-language.h"

#include <string.h>

static const JjKind *const kinds[JJ_N_KINDS] = {
  [JJ_KIND_PLAN] = &jj_kind_plan,
  [JJ_KIND_SCHOOL] = &jj_kind_school,
  [JJ_KIND_ORGANISATION] = &jj_kind_organisation,
  [JJ_KIND_TALENT_POOL] = &jj_kind_talent_pool,
  [JJ_KIND_PERSON] = &jj_kind_person,
  [JJ_KIND_COMMUNITY] = &jj_kind_community,
  [JJ_KIND_ALLIANCE] = &jj_kind_alliance,
  [JJ_KIND_PROGRAMME] = &jj_kind_programme,
  [JJ_KIND_ACTIVITY] = &jj_kind_activity,
  [JJ_KIND_PURSE] = &jj_kind_purse,
  [JJ_KIND_SCENARIO] = &jj_kind_scenario,
  [JJ_KIND_BUDGET_LINE] = &jj_kind_budget_line,
  [JJ_KIND_OBJECTIVE] = &jj_kind_objective,
  [JJ_KIND_INDICATOR] = &jj_kind_indicator,
  [JJ_KIND_MILESTONE] = &jj_kind_milestone,
  [JJ_KIND_CHAPTER] = &jj_kind_chapter,
  [JJ_KIND_STICKY] = &jj_kind_sticky,
  [JJ_KIND_SHEET] = &jj_kind_sheet,
  [JJ_KIND_PLACEMENT] = &jj_kind_placement,
  [JJ_KIND_WAIVER] = &jj_kind_waiver,
  [JJ_KIND_OVERRIDE] = &jj_kind_override,
  [JJ_KIND_COMMENT] = &jj_kind_comment,
  [JJ_KIND_SLIDE] = &jj_kind_slide,
  [JJ_KIND_PART] = &jj_kind_part,
  [JJ_KIND_BELONGS_TO] = &jj_kind_belongs_to,
  [JJ_KIND_PROMOTES_TO] = &jj_kind_promotes_to,
  [JJ_KIND_MEMBER_OF] = &jj_kind_member_of,
  [JJ_KIND_CONVENES] = &jj_kind_convenes,
  [JJ_KIND_MENTORS] = &jj_kind_mentors,
  [JJ_KIND_SUPPORTS] = &jj_kind_supports,
  [JJ_KIND_TRAINS] = &jj_kind_trains,
  [JJ_KIND_SERVES] = &jj_kind_serves,
  [JJ_KIND_HOSTS] = &jj_kind_hosts,
  [JJ_KIND_FUNDS] = &jj_kind_funds,
  [JJ_KIND_CHARGED_TO] = &jj_kind_charged_to,
  [JJ_KIND_IMPLEMENTS] = &jj_kind_implements,
  [JJ_KIND_MEASURES] = &jj_kind_measures,
  [JJ_KIND_RELATES_TO] = &jj_kind_relates_to,
};

const JjKind *
jj_kind_get (JjKindId id)
{
  g_return_val_if_fail (id < JJ_N_KINDS, NULL);
  return kinds[id];
}

JjKindId
jj_kind_index (const JjKind *kind)
{
  for (guint i = 0; i < JJ_N_KINDS; i++)
    {
      if (kinds[i] == kind)
        return i;
    }
  g_return_val_if_reached (JJ_N_KINDS);
}

const JjKind *
jj_kind_by_id (const char *id)
{
  for (guint i = 0; i < JJ_N_KINDS; i++)
    {
      if (strcmp (kinds[i]->id, id) == 0)
        return kinds[i];
    }
  return NULL;
}

int
jj_kind_find_field (const JjKind *kind, const char *id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (strcmp (kind->fields[i].id, id) == 0)
        return (int)i;
    }
  return -1;
}

int
jj_field_find_choice (const JjField *field, const char *id)
{
  for (int i = 0; field->choices && field->choices[i].id; i++)
    {
      if (strcmp (field->choices[i].id, id) == 0)
        return i;
    }
  return -1;
}

gboolean
jj_kind_allows (const JjKind *link, JjKindId from, JjKindId to)
{
  for (guint i = 0; i < G_N_ELEMENTS (link->pairs) && link->pairs[i].from; i++)
    {
      if ((link->pairs[i].from & JJ_KIND_BIT (from)) && (link->pairs[i].to & JJ_KIND_BIT (to)))
        return TRUE;
    }
  return FALSE;
}

const char *
jj_label (const char *untranslated)
{
  return *untranslated ? _ (untranslated) : "";
}
