/* jj-kind-promotes-to.c: the kind promotes_to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_TALENT_POOL) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_TALENT_POOL) },
  [JJ_PROMOTES_TO_EXPECTED] = { "expected", N_ ("Expected"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0,
                                .max = 10000000, .unit = N_ ("persons") },
};

const JjKind jj_kind_promotes_to = {
  .id = "promotes_to",
  .label = N_ ("Promotes to"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_TALENT_POOL), JJ_KIND_BIT (JJ_KIND_TALENT_POOL) } },
};
