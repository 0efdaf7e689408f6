/* jj-kind-relates-to.c: the kind relates_to */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-links.h"

#include "jj-language.h"

/* Every kind with JJ_KIND_ON_CANVAS; a test holds the two together. */
#define JJ_CANVAS_KINDS                                                                            \
  (JJ_KIND_BIT (JJ_KIND_ACTIVITY) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)                                 \
   | JJ_KIND_BIT (JJ_KIND_COMMUNITY) | JJ_KIND_BIT (JJ_KIND_INDICATOR)                             \
   | JJ_KIND_BIT (JJ_KIND_OBJECTIVE) | JJ_KIND_BIT (JJ_KIND_ORGANISATION)                          \
   | JJ_KIND_BIT (JJ_KIND_PROGRAMME) | JJ_KIND_BIT (JJ_KIND_PURSE) | JJ_KIND_BIT (JJ_KIND_SCHOOL)  \
   | JJ_KIND_BIT (JJ_KIND_STICKY) | JJ_KIND_BIT (JJ_KIND_TALENT_POOL))

static const JjField fields[] = {
  [JJ_FROM] = { "from", N_ ("From"), JJ_TYPE_REF,
                JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN, .targets = JJ_CANVAS_KINDS },
  [JJ_TO] = { "to", N_ ("To"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
              .targets = JJ_CANVAS_KINDS },
  [JJ_RELATES_TO_LABEL] = { "label", N_ ("Label"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_relates_to = {
  .id = "relates_to",
  .label = N_ ("Related to"),
  .code_prefix = NULL,
  .flags = JJ_KIND_LINK,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .pairs = { { JJ_CANVAS_KINDS, JJ_CANVAS_KINDS } },
};
