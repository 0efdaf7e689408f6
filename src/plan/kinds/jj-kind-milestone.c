/* jj-kind-milestone.c: the kind milestone */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjChoice kind_choices[] = {
  { "apply", N_ ("Application") }, { "review", N_ ("Review") },
  { "approve", N_ ("Approval") },  { "disburse", N_ ("Disbursement") },
  { "midterm", N_ ("Midterm") },   { "settle", N_ ("Settlement") },
  { "other", N_ ("Other") },       { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_MILESTONE_KIND]
  = { "kind", N_ ("Kind of step"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = kind_choices },
  [JJ_MILESTONE_START] = { "start", N_ ("Start date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_MILESTONE_END] = { "end", N_ ("End date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_MILESTONE_RESPONSIBLE] = { "responsible", N_ ("Responsible"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
};

const JjKind jj_kind_milestone = {
  .id = "milestone",
  .label = N_ ("Milestone"),
  .code_prefix = "M",
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
