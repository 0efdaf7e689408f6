/* jj-kind-implements.c: the kind implements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_COMMUNITY) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_PROGRAMME) },
};

const JjKind jj_kind_implements = {
  .id = "implements",
  .label = N_ ("Implements"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_ACTIVITY),
               JJ_KIND_BIT (JJ_KIND_PROGRAMME) } },
};
