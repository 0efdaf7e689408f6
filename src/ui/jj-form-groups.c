/* jj-form-groups.c: how the inspector groups the fields of a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-form-groups.h"

#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"

#include <glib/gi18n.h>

static const struct
{
  JjKindId kind;
  guint field; /* the group's first */
  const char *heading;
} breaks[] = {
  { JJ_KIND_PLAN, JJ_PLAN_DOCUMENT_NO, N_ ("Document") },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_CLASSES, N_ ("Size") },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_POSITION_STATUS, N_ ("Record") },
  { JJ_KIND_TALENT_POOL, JJ_TALENT_POOL_HEAD_COUNT, N_ ("Size") },
  { JJ_KIND_PERSON, JJ_PERSON_YEARS_TEACHING, N_ ("Service") },
  { JJ_KIND_COMMUNITY, JJ_COMMUNITY_MEMBERS, N_ ("Operation") },
  { JJ_KIND_COMMUNITY, JJ_COMMUNITY_CONTINUING, N_ ("Application form") },
  { JJ_KIND_ACTIVITY, JJ_ACTIVITY_START, N_ ("Time and size") },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_UNIT_PRICE, N_ ("Calculation") },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_DATE, N_ ("Years and execution") },
  { JJ_KIND_INDICATOR, JJ_INDICATOR_BASELINE, N_ ("Values") },
};

static const struct
{
  JjKindId kind;
  guint field;
} hidden[] = {
  { JJ_KIND_PLAN, JJ_CODE },
  { JJ_KIND_PLAN, JJ_PRIVATE },
  { JJ_KIND_PLAN, JJ_PLAN_PACKS },
  { JJ_KIND_BUDGET_LINE, JJ_BUDGET_LINE_SCENARIO },
  { JJ_KIND_COMMENT, JJ_CODE },
  { JJ_KIND_COMMENT, JJ_PRIVATE },
  { JJ_KIND_COMMENT, JJ_COMMENT_FIELD },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_LONGITUDE },
  { JJ_KIND_SCHOOL, JJ_SCHOOL_LATITUDE },
};

gboolean
jj_form_has_field (JjKindId kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (hidden); i++)
    if (hidden[i].kind == kind && hidden[i].field == field)
      return FALSE;
  return TRUE;
}

static void
free_group (gpointer data)
{
  JjFormGroup *group = data;

  g_free (group->fields);
  g_free (group);
}

static JjFormGroup *
add_group (GPtrArray *groups, const JjKind *kind, const char *heading)
{
  JjFormGroup *group = g_new0 (JjFormGroup, 1);

  group->heading = heading ? _ (heading) : NULL;
  group->fields = g_new (guint, kind->n_fields);
  g_ptr_array_add (groups, group);
  return group;
}

static const char *
find_break (JjKindId kind, guint field)
{
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (breaks[i].kind == kind && breaks[i].field == field)
      return breaks[i].heading;
  return NULL;
}

GPtrArray *
jj_form_get_groups (JjKindId id)
{
  const JjKind *kind = jj_kind_get (id);
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  JjFormGroup *group = add_group (groups, kind, NULL);
  const guint first[] = { JJ_NAME, JJ_CODE }, last[] = { JJ_NOTE, JJ_PRIVATE };

  if (kind->flags & JJ_KIND_LINK)
    {
      /* Links have neither name nor note: their ends, and what they carry. */
      for (guint i = 0; i < kind->n_fields; i++)
        group->fields[group->n_fields++] = i;
      return groups;
    }
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (jj_form_has_field (id, first[i]))
      group->fields[group->n_fields++] = first[i];
  for (guint i = JJ_OWN_FIELDS; i < kind->n_fields; i++)
    {
      const char *heading = find_break (id, i);

      if (heading)
        group = add_group (groups, kind, heading);
      if (jj_form_has_field (id, i))
        group->fields[group->n_fields++] = i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    if (jj_form_has_field (id, last[i]))
      group->fields[group->n_fields++] = last[i];
  return groups;
}
