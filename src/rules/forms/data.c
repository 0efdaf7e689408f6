/* data.c: forms of rules that are looked up: prices, rates, tiers, terms, lists */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-forms.h"

#define NEEDED JJ_PARAM_NEEDED
#define NULLABLE (JJ_PARAM_NEEDED | JJ_PARAM_NULLABLE)
#define OVERRIDE JJ_PARAM_OVERRIDE
#define CATEGORIES                                                                                 \
  "supervisor team_admin full_time_adviser adviser seed_lecturer feedback_staff "                  \
  "development_guide teaching_mentor novice_mentor"
#define SOURCES "k12ea teacher_dept it_dept county_match own other"
#define ACCOUNTS "personnel operating misc equipment"

static const JjParam item[] = {
  { "item", JJ_PARAM_TEXT, NEEDED },
  { "account", JJ_PARAM_ENUM, NEEDED, ACCOUNTS },
  { "nature", JJ_PARAM_ENUM, NEEDED, "current capital" },
  { "unit", JJ_PARAM_TEXT, NEEDED },
  { "times_unit", JJ_PARAM_TEXT },
  { "salary", JJ_PARAM_BOOL, NEEDED },
  { "computed", JJ_PARAM_ENUM, NEEDED, "none premium reduction misc_share" },
  { "price", JJ_PARAM_ENTRY },
  { "rate", JJ_PARAM_ENTRY },
  { "base_accounts", JJ_PARAM_LIST, 0, ACCOUNTS },
  { "banned", JJ_PARAM_BOOL },
  { "keywords", JJ_PARAM_LIST },
  { NULL },
};
const JjForm jj_form_item = { .id = "item", .params = item };

static const JjParam price[] = {
  { "minimum", JJ_PARAM_MONEY, NULLABLE },
  { "maximum", JJ_PARAM_MONEY, NULLABLE | OVERRIDE },
  { "proposed", JJ_PARAM_MONEY, NULLABLE },
  { "unit", JJ_PARAM_TEXT, NEEDED },
  { NULL },
};
const JjForm jj_form_price = { .id = "price", .params = price };

static const JjParam rate[] = {
  { "rate", JJ_PARAM_SHARE, NULLABLE | OVERRIDE },
  { NULL },
};
const JjForm jj_form_rate = { .id = "rate", .params = rate };

static const JjParam number[] = {
  { "value", JJ_PARAM_INT, NULLABLE | OVERRIDE },
  { "unit", JJ_PARAM_TEXT, NEEDED },
  { NULL },
};
const JjForm jj_form_number = { .id = "number", .params = number };

static const JjParam tiers[] = {
  { "tiers", JJ_PARAM_TIERS, NULLABLE | OVERRIDE },
  { NULL },
};
const JjForm jj_form_tiers = { .id = "tiers", .params = tiers };

static const JjParam tier_ratio[] = {
  { "ratios", JJ_PARAM_SHARES, NEEDED | OVERRIDE },
  { "sources", JJ_PARAM_LIST, NEEDED, SOURCES },
  { NULL },
};
const JjForm jj_form_tier_ratio = { .id = "tier_ratio", .params = tier_ratio };

static const JjParam disbursement[] = {
  { "classes", JJ_PARAM_ROWS, NEEDED, "class minimum below? first_share keep_share" },
  { NULL },
};
const JjForm jj_form_disbursement = { .id = "disbursement", .params = disbursement };

static const JjParam virement[] = {
  { "between", JJ_PARAM_ENUM, NEEDED, "use item nature" },
  { "maximum_in", JJ_PARAM_SHARE, NULLABLE | OVERRIDE },
  { "maximum_out", JJ_PARAM_SHARE, NULLABLE },
  { "forbidden", JJ_PARAM_ROWS, NEEDED, "from$ to$" },
  { NULL },
};
const JjForm jj_form_virement = { .id = "virement", .params = virement };

static const JjParam certificate[] = {
  { "category", JJ_PARAM_ENUM, NEEDED, CATEGORIES },
  { "tier", JJ_PARAM_INT, NULLABLE },
  { "years", JJ_PARAM_INT, NULLABLE | OVERRIDE },
  { "warn_months", JJ_PARAM_INT, NEEDED },
  { NULL },
};
const JjForm jj_form_certificate = { .id = "certificate", .params = certificate };

static const JjParam training[] = {
  { "category", JJ_PARAM_ENUM, NEEDED, CATEGORIES },   { "tier", JJ_PARAM_INT, NULLABLE },
  { "hours", JJ_PARAM_DECIMAL2, NULLABLE | OVERRIDE }, { "practice_items", JJ_PARAM_INT, NULLABLE },
  { "within_years", JJ_PARAM_INT, NULLABLE },          { NULL },
};
const JjForm jj_form_training = { .id = "training", .params = training };

static const JjParam theme[] = {
  { "theme", JJ_PARAM_TEXT, NEEDED },
  { "block", JJ_PARAM_TEXT, NEEDED },
  { NULL },
};
const JjForm jj_form_theme = { .id = "theme", .params = theme };

static const JjParam community_level[] = {
  { "level", JJ_PARAM_TEXT, NEEDED },
  { "order", JJ_PARAM_INT, NEEDED },
  { "maximum", JJ_PARAM_MONEY, NULLABLE | OVERRIDE },
  { NULL },
};
const JjForm jj_form_community_level = { .id = "community_level", .params = community_level };

static const JjParam quota_kind[] = {
  { "quota_kind", JJ_PARAM_TEXT, NEEDED },
  { "maximum", JJ_PARAM_INT, NULLABLE | OVERRIDE },
  { NULL },
};
const JjForm jj_form_quota_kind = { .id = "quota_kind", .params = quota_kind };

static const JjParam indicator[] = {
  { "formula", JJ_PARAM_TEXT, NEEDED },
  { "number", JJ_PARAM_INT, NEEDED },
  { "unit", JJ_PARAM_TEXT, NEEDED },
  { NULL },
};
const JjForm jj_form_indicator = { .id = "indicator", .params = indicator };

static const JjParam chapter[] = {
  { "order", JJ_PARAM_INT, NEEDED },
  { "parent", JJ_PARAM_TEXT, NEEDED },
  { "required", JJ_PARAM_BOOL, NEEDED },
  { NULL },
};
const JjForm jj_form_chapter = { .id = "chapter", .params = chapter };

static const JjParam file_name[] = {
  { "pattern", JJ_PARAM_TEXT, NEEDED },
  { NULL },
};
const JjForm jj_form_file_name = { .id = "file_name", .params = file_name };
