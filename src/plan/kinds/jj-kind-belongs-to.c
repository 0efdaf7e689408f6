/* jj-kind-belongs-to.c: the kind belongs_to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_PERSON) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_TALENT_POOL) },
  [JJ_BELONGS_TO_CERTIFICATE_NO] = { "certificate_no", N_ ("Certificate number"), JJ_TYPE_TEXT,
                                     JJ_FIELD_COLUMN | JJ_FIELD_PERSONAL },
  [JJ_BELONGS_TO_ISSUED] = { "issued", N_ ("Issued"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_BELONGS_TO_EXPIRES] = { "expires", N_ ("Expires"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_BELONGS_TO_TRAINING_HOURS]
  = { "training_hours", N_ ("Training hours"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN, .min = 0,
      .max = 10000000, .unit = N_ ("hours") },
  [JJ_BELONGS_TO_PRACTICE_ITEMS] = { "practice_items", N_ ("Practice items"), JJ_TYPE_INT,
                                     JJ_FIELD_COLUMN, .min = 0, .max = 1000 },
};

const JjKind jj_kind_belongs_to = {
  .id = "belongs_to",
  .label = N_ ("Belongs to"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_PERSON), JJ_KIND_BIT (JJ_KIND_TALENT_POOL) } },
};
