/* jj-kind-sheet.c: the kind sheet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_SHEET_LANES] = { "lanes", N_ ("Lanes"), JJ_TYPE_BOOL },
  [JJ_SHEET_BACKGROUND] = { "background", N_ ("Background"), JJ_TYPE_TEXT },
};

const JjKind jj_kind_sheet = {
  .id = "sheet",
  .label = N_ ("Sheet"),
  .code_prefix = "D",
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
