/* jj-kind-talent-pool.c: the kind talent_pool */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

static const JjChoice category_choices[] = {
  { "supervisor", N_ ("Curriculum supervisor") },
  { "team_admin", N_ ("Advisory team administrator") },
  { "full_time_adviser", N_ ("Full-time adviser") },
  { "adviser", N_ ("Adviser") },
  { "seed_lecturer", N_ ("Curriculum seed lecturer") },
  { "feedback_staff", N_ ("Professional feedback staff") },
  { "development_guide", N_ ("County teacher development guide") },
  { "teaching_mentor", N_ ("Teaching mentor") },
  { "novice_mentor", N_ ("Mentor of beginning teachers") },
  { NULL, NULL },
};

static const JjChoice ladder_choices[] = {
  { "advisory_three", N_ ("Three tiers of the advisory team") },
  { "three_classes", N_ ("Three classes of feedback staff") },
  { "none", N_ ("No ladder") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_TALENT_POOL_CATEGORY]
  = { "category", N_ ("Category"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = category_choices },
  [JJ_TALENT_POOL_LADDER]
  = { "ladder", N_ ("Ladder"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = ladder_choices },
  [JJ_TALENT_POOL_TIER]
  = { "tier", N_ ("Tier of the ladder"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 1, .max = 3 },
  [JJ_TALENT_POOL_HEAD_COUNT] = { "head_count", N_ ("Head count"), JJ_TYPE_INT, JJ_FIELD_COLUMN,
                                  .min = 0, .max = 10000000, .unit = N_ ("persons") },
  [JJ_TALENT_POOL_TARGET] = { "target", N_ ("Target"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0,
                              .max = 10000000, .unit = N_ ("persons") },
  [JJ_TALENT_POOL_PERIODS_PER_WEEK] = { "periods_per_week", N_ ("Periods a week per person"),
                                        JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN, .min = 0, .max = 4000 },
  [JJ_TALENT_POOL_HOST] = { "host", N_ ("Host"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                            .targets = JJ_KIND_BIT (JJ_KIND_ORGANISATION) },
};

const JjKind jj_kind_talent_pool = {
  .id = "talent_pool",
  .label = N_ ("Talent pool"),
  .code_prefix = "T",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
