/* jj-kind-indicator.c: the kind indicator */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_INDICATOR_PARENT] = { "parent", N_ ("Objective"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                            .targets = JJ_KIND_BIT (JJ_KIND_OBJECTIVE) },
  [JJ_INDICATOR_UNIT] = { "unit", N_ ("Unit"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_INDICATOR_BASELINE]
  = { "baseline", N_ ("Baseline"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
      .min = G_GINT64_CONSTANT (-1000000000000000), .max = G_GINT64_CONSTANT (1000000000000000) },
  [JJ_INDICATOR_TARGET]
  = { "target", N_ ("Target"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
      .min = G_GINT64_CONSTANT (-1000000000000000), .max = G_GINT64_CONSTANT (1000000000000000) },
  [JJ_INDICATOR_ACTUAL]
  = { "actual", N_ ("Actual"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
      .min = G_GINT64_CONSTANT (-1000000000000000), .max = G_GINT64_CONSTANT (1000000000000000) },
  [JJ_INDICATOR_LAST_YEAR]
  = { "last_year", N_ ("Last year"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
      .min = G_GINT64_CONSTANT (-1000000000000000), .max = G_GINT64_CONSTANT (1000000000000000) },
  [JJ_INDICATOR_FORMULA] = { "formula", N_ ("Computed from"), JJ_TYPE_TEXT },
};

const JjKind jj_kind_indicator = {
  .id = "indicator",
  .label = N_ ("Indicator"),
  .code_prefix = "I",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
