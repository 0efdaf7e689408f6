/* jj-kind-alliance.c: the kind alliance */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

static const JjChoice scope_choices[] = {
  { "district", N_ ("District within the county") },
  { "cross_county", N_ ("Across counties") },
  { "national_region", N_ ("National strategic alliance region") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_ALLIANCE_SCOPE]
  = { "scope", N_ ("Scope"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = scope_choices },
  [JJ_ALLIANCE_LEAD]
  = { "lead", N_ ("Lead"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_SCHOOL) | JJ_KIND_BIT (JJ_KIND_ORGANISATION) },
  [JJ_ALLIANCE_TOWNS] = { "towns", N_ ("Townships"), JJ_TYPE_LIST, JJ_FIELD_COLUMN },
  [JJ_ALLIANCE_COUNTIES] = { "counties", N_ ("Counties"), JJ_TYPE_LIST },
  [JJ_ALLIANCE_TASKS] = { "tasks", N_ ("Shared tasks"), JJ_TYPE_PROSE },
};

const JjKind jj_kind_alliance = {
  .id = "alliance",
  .label = N_ ("Alliance"),
  .code_prefix = "L",
  .flags = JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
