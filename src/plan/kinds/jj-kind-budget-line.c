/* jj-kind-budget-line.c: the kind budget_line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjChoice account_choices[] = {
  { "personnel", N_ ("Personnel") },
  { "operating", N_ ("Operating") },
  { "misc", N_ ("Miscellaneous") },
  { "equipment", N_ ("Equipment and investment") },
  { NULL, NULL },
};

static const JjChoice nature_choices[] = {
  { "current", N_ ("Current expenditure") },
  { "capital", N_ ("Capital expenditure") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_BUDGET_LINE_ACTIVITY]
  = { "activity", N_ ("Activity"), JJ_TYPE_REF, JJ_FIELD_COLUMN | JJ_FIELD_OWNER,
      .targets = JJ_KIND_BIT (JJ_KIND_ACTIVITY) },
  [JJ_BUDGET_LINE_ITEM] = { "item", N_ ("Item"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_BUDGET_LINE_ACCOUNT]
  = { "account", N_ ("Account"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = account_choices },
  [JJ_BUDGET_LINE_NATURE] = { "nature", N_ ("Nature"), JJ_TYPE_ENUM, .choices = nature_choices },
  [JJ_BUDGET_LINE_UNIT_PRICE]
  = { "unit_price", N_ ("Unit price"), JJ_TYPE_MONEY, JJ_FIELD_COLUMN, .min = 0,
      .max = G_GINT64_CONSTANT (1000000000000), .unit = N_ ("NT$") },
  [JJ_BUDGET_LINE_UNIT] = { "unit", N_ ("Unit"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_BUDGET_LINE_QUANTITY] = { "quantity", N_ ("Quantity"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
                                .min = 0, .max = G_GINT64_CONSTANT (1000000000000) },
  [JJ_BUDGET_LINE_TIMES]
  = { "times", N_ ("Times"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000000 },
  [JJ_BUDGET_LINE_DATE] = { "date", N_ ("Date"), JJ_TYPE_DATE },
  [JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT]
  = { "first_year_amount", N_ ("Amount in the first fiscal year"), JJ_TYPE_MONEY, .min = 0,
      .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_BUDGET_LINE_APPROVED] = { "approved", N_ ("Approved"), JJ_TYPE_MONEY, .min = 0,
                                .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_BUDGET_LINE_SPENT] = { "spent", N_ ("Spent"), JJ_TYPE_MONEY, .min = 0,
                             .max = G_GINT64_CONSTANT (1000000000000000), .unit = N_ ("NT$") },
  [JJ_BUDGET_LINE_SCENARIO] = { "scenario", N_ ("Scenario"), JJ_TYPE_REF, JJ_FIELD_OWNER,
                                .targets = JJ_KIND_BIT (JJ_KIND_SCENARIO) },
};

const JjKind jj_kind_budget_line = {
  .id = "budget_line",
  .label = N_ ("Budget line"),
  .code_prefix = "B",
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
