/* jj-kind-charged-to.c: the kind charged_to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_BUDGET_LINE) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_PURSE) },
  [JJ_CHARGED_TO_AMOUNT] = { "amount", N_ ("Amount"), JJ_TYPE_MONEY, JJ_FIELD_COLUMN, .min = 0,
                             .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_CHARGED_TO_SHARE]
  = { "share", N_ ("Share"), JJ_TYPE_SHARE, JJ_FIELD_COLUMN, .min = 0, .max = 10000 },
};

const JjKind jj_kind_charged_to = {
  .id = "charged_to",
  .label = N_ ("Charged to"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_BUDGET_LINE), JJ_KIND_BIT (JJ_KIND_PURSE) } },
};
