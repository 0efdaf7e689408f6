/* jj-kind-organisation.c: the kind organisation */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

static const JjChoice tier_choices[] = {
  { "central", N_ ("Central") },
  { "county", N_ ("County level") },
  { "region", N_ ("Region") },
  { "school", N_ ("School level") },
  { NULL, NULL },
};

static const JjChoice role_choices[] = {
  { "steering", N_ ("Steering group") },
  { "advisory_team", N_ ("Advisory team") },
  { "subgroup", N_ ("Subject group") },
  { "development_group", N_ ("Teacher development guidance group") },
  { "centre", N_ ("Teacher training centre") },
  { "consultants", N_ ("Advisory committee members") },
  { "partner", N_ ("Partner") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_ORGANISATION_TIER]
  = { "tier", N_ ("Tier"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = tier_choices },
  [JJ_ORGANISATION_ROLE]
  = { "role", N_ ("Role"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = role_choices },
  [JJ_ORGANISATION_PARENT] = { "parent", N_ ("Part of"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                               .targets = JJ_KIND_BIT (JJ_KIND_ORGANISATION) },
  [JJ_ORGANISATION_MEETINGS]
  = { "meetings", N_ ("Meetings a year"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 366 },
  [JJ_ORGANISATION_MEMBERS]
  = { "members", N_ ("Members"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000000 },
};

const JjKind jj_kind_organisation = {
  .id = "organisation",
  .label = N_ ("Organisation"),
  .code_prefix = "O",
  .flags = JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
