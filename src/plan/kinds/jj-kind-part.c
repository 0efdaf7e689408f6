/* jj-kind-part.c: the kind part */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjChoice state_choices[] = {
  { "out", N_ ("Handed out") },
  { "taken", N_ ("Taken back") },
  { "sent_back", N_ ("Sent back") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PART_SCOPE] = { "scope", N_ ("Scope"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                      .targets = JJ_KIND_BIT (JJ_KIND_SCHOOL) | JJ_KIND_BIT (JJ_KIND_ALLIANCE)
                                 | JJ_KIND_BIT (JJ_KIND_PROGRAMME) },
  [JJ_PART_STATE]
  = { "state", N_ ("State"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = state_choices },
  [JJ_PART_HANDED] = { "handed", N_ ("Handed out on"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_PART_ANSWERED] = { "answered", N_ ("Answered on"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_PART_REMARK] = { "remark", N_ ("Remark"), JJ_TYPE_PROSE, JJ_FIELD_COLUMN },
  [JJ_PART_DIGEST] = { "digest", N_ ("Digest"), JJ_TYPE_TEXT },
  [JJ_PART_HERE] = { "here", N_ ("This file is the part"), JJ_TYPE_BOOL },
};

const JjKind jj_kind_part = {
  .id = "part",
  .label = N_ ("Part handed out"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
