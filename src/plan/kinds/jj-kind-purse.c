/* jj-kind-purse.c: the kind purse */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjChoice source_choices[] = {
  { "k12ea", N_ ("K-12 Education Administration") },
  { "teacher_dept", N_ ("Department of Teacher Education") },
  { "it_dept", N_ ("Department of Information Technology") },
  { "county_match", N_ ("County match") },
  { "own", N_ ("Own funds") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PURSE_SOURCE]
  = { "source", N_ ("Source"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = source_choices },
  [JJ_PURSE_GRANTED] = { "granted", N_ ("Granted"), JJ_TYPE_MONEY, JJ_FIELD_COLUMN, .min = 0,
                         .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_PURSE_BEFORE] = { "before", N_ ("Before merging"), JJ_TYPE_MONEY, JJ_FIELD_COLUMN, .min = 0,
                        .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_PURSE_BEFORE_NOTE] = { "before_note", N_ ("Programmes replaced"), JJ_TYPE_TEXT },
};

const JjKind jj_kind_purse = {
  .id = "purse",
  .label = N_ ("Purse"),
  .code_prefix = "F",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
