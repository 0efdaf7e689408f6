/* jj-kind-waiver.c: the kind waiver */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_WAIVER_RULE] = { "rule", N_ ("Rule"), JJ_TYPE_TEXT, JJ_FIELD_REQUIRED | JJ_FIELD_COLUMN },
  [JJ_WAIVER_ELEMENT]
  = { "element", N_ ("Element"), JJ_TYPE_REF, JJ_FIELD_OWNER, .targets = JJ_ANY_ELEMENT },
  [JJ_WAIVER_FIELD] = { "field", N_ ("Field"), JJ_TYPE_TEXT },
  [JJ_WAIVER_REASON] = { "reason", N_ ("Reason"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_WAIVER_AUTHOR] = { "author", N_ ("Author"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_WAIVER_DATE] = { "date", N_ ("Date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_waiver = {
  .id = "waiver",
  .label = N_ ("Waiver"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
