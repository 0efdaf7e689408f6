/* jj-kind-plan.c: the kind plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjChoice period_choices[] = {
  { "full", N_ ("Full school year") },
  { "bridge", N_ ("Bridge half-year") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PLAN_COUNTY] = { "county", N_ ("County"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_PLAN_SCHOOL_YEAR]
  = { "school_year", N_ ("School year"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 90, .max = 199 },
  [JJ_PLAN_PERIOD]
  = { "period", N_ ("Period"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = period_choices },
  [JJ_PLAN_FISCAL_TIER]
  = { "fiscal_tier", N_ ("Fiscal tier"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 1, .max = 5 },
  [JJ_PLAN_DOCUMENT_NO] = { "document_no", N_ ("Document number"), JJ_TYPE_TEXT },
  [JJ_PLAN_TITLE] = { "title", N_ ("Title"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_PLAN_PURPOSE] = { "purpose", N_ ("Purpose"), JJ_TYPE_PROSE },
  [JJ_PLAN_AUTHOR] = { "author", N_ ("Author"), JJ_TYPE_TEXT },
  [JJ_PLAN_PACKS] = { "packs", N_ ("Rule packs"), JJ_TYPE_LIST },
};

const JjKind jj_kind_plan = {
  .id = "plan",
  .label = N_ ("Plan"),
  .code_prefix = NULL,
  .flags = JJ_KIND_SINGLE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
