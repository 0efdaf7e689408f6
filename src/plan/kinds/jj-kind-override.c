/* jj-kind-override.c: the kind override */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_OVERRIDE_ENTRY]
  = { "entry", N_ ("Rule entry"), JJ_TYPE_TEXT, JJ_FIELD_REQUIRED | JJ_FIELD_COLUMN },
  [JJ_OVERRIDE_VALUE] = { "value", N_ ("Value"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_OVERRIDE_REASON] = { "reason", N_ ("Reason"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_OVERRIDE_AUTHOR] = { "author", N_ ("Author"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_OVERRIDE_DATE] = { "date", N_ ("Date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_override = {
  .id = "override",
  .label = N_ ("Override"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
