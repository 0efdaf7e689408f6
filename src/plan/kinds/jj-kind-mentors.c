/* jj-kind-mentors.c: the kind mentors */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_FROM]
  = { "from", N_ ("From"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
      .targets = JJ_KIND_BIT (JJ_KIND_PERSON) },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_KIND_BIT (JJ_KIND_PERSON) },
  [JJ_MENTORS_SINCE] = { "since", N_ ("Since"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_mentors = {
  .id = "mentors",
  .label = N_ ("Mentors"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_KIND_BIT (JJ_KIND_PERSON), JJ_KIND_BIT (JJ_KIND_PERSON) } },
};
