/* jj-kind-chapter.c: the kind chapter */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_CHAPTER_PARENT] = { "parent", N_ ("Part of"), JJ_TYPE_REF, JJ_FIELD_OWNER,
                          .targets = JJ_KIND_BIT (JJ_KIND_CHAPTER) },
  [JJ_CHAPTER_BODY] = { "body", N_ ("Body"), JJ_TYPE_PROSE },
  [JJ_CHAPTER_IS_REQUIRED] = { "required", N_ ("Required"), JJ_TYPE_BOOL, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_chapter = {
  .id = "chapter",
  .label = N_ ("Chapter"),
  .code_prefix = "H",
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
