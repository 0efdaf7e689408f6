/* jj-kind-sticky.c: the kind sticky */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_STICKY_GROUP] = { "group", N_ ("Group"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_STICKY_DOTS] = { "dots", N_ ("Votes"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000 },
};

const JjKind jj_kind_sticky = {
  .id = "sticky",
  .label = N_ ("Sticky note"),
  .code_prefix = "N",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
