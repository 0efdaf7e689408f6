/* jj-kind-supports.c: the kind supports */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_ALLIANCE) | JJ_KIND_BIT (JJ_KIND_ORGANISATION)
                 | JJ_KIND_BIT (JJ_KIND_PERSON) | JJ_KIND_BIT (JJ_KIND_TALENT_POOL) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)
                         | JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_ORGANISATION)
                         | JJ_KIND_BIT (JJ_KIND_SCHOOL) },
  [JJ_SUPPORTS_PERIODS_PER_WEEK] = { "periods_per_week", N_ ("Periods a week"), JJ_TYPE_DECIMAL2,
                                     JJ_FIELD_COLUMN, .min = 0, .max = 4000 },
};

const JjKind jj_kind_supports = {
  .id = "supports",
  .label = N_ ("Supports"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_ORGANISATION) | JJ_KIND_BIT (JJ_KIND_TALENT_POOL)
                   | JJ_KIND_BIT (JJ_KIND_PERSON) | JJ_KIND_BIT (JJ_KIND_ALLIANCE),
               JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_SCHOOL)
                   | JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)
                   | JJ_KIND_BIT (JJ_KIND_ORGANISATION) } },
};
