/* jj-kind-comment.c: the kind comment */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjChoice state_choices[] = {
  { "open", N_ ("To be answered") },
  { "answered", N_ ("Answered") },
  { "closed", N_ ("Closed") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Comment"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_COMMENT_ELEMENT] = { "element", N_ ("Element"), JJ_TYPE_REF, JJ_FIELD_OWNER | JJ_FIELD_COLUMN,
                           .targets = JJ_ANY_ELEMENT },
  [JJ_COMMENT_FIELD] = { "field", N_ ("Field"), JJ_TYPE_TEXT },
  [JJ_COMMENT_NUMBER] = { "number", N_ ("Number"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_COMMENT_AUTHOR] = { "author", N_ ("Author"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_COMMENT_DATE] = { "date", N_ ("Date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  /* Nobody need say of a new comment that it is to be answered. */
  [JJ_COMMENT_STATE] = { "state", N_ ("State"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN | JJ_FIELD_FIRST,
                         .choices = state_choices },
  [JJ_COMMENT_ANSWER] = { "answer", N_ ("Answer"), JJ_TYPE_PROSE, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_comment = {
  .id = "comment",
  .label = N_ ("Comment"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
