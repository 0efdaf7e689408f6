/* jj-kind-measures.c: the kind measures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_INDICATOR) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_COMMUNITY)
                         | JJ_KIND_BIT (JJ_KIND_OBJECTIVE) | JJ_KIND_BIT (JJ_KIND_PROGRAMME)
                         | JJ_KIND_BIT (JJ_KIND_TALENT_POOL) },
};

const JjKind jj_kind_measures = {
  .id = "measures",
  .label = N_ ("Measures"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_INDICATOR),
               JJ_KIND_BIT (JJ_KIND_OBJECTIVE) | JJ_KIND_BIT (JJ_KIND_PROGRAMME)
                   | JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_COMMUNITY)
                   | JJ_KIND_BIT (JJ_KIND_TALENT_POOL) } },
};
