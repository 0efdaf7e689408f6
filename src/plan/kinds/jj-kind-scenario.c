/* jj-kind-scenario.c: the kind scenario */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_SCENARIO_ADOPTED] = { "adopted", N_ ("Adopted"), JJ_TYPE_BOOL, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_scenario = {
  .id = "scenario",
  .label = N_ ("Scenario"),
  .code_prefix = "X",
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
