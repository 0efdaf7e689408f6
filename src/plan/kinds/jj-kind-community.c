/* jj-kind-community.c: the kind community */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

const JjChoice jj_domains[] = {
  { "chinese", N_ ("Chinese language") },
  { "local_language", N_ ("Local languages") },
  { "new_immigrant_language", N_ ("New immigrant languages") },
  { "english", N_ ("English language") },
  { "mathematics", N_ ("Mathematics") },
  { "social_studies", N_ ("Social studies") },
  { "science", N_ ("Natural sciences") },
  { "arts", N_ ("Arts") },
  { "integrative", N_ ("Integrative activities") },
  { "technology", N_ ("Technology") },
  { "health", N_ ("Health and physical education") },
  { "life", N_ ("Life curriculum") },
  { "cross_domain", N_ ("Cross-domain") },
  { "issue", N_ ("Issue (topic)") },
  { NULL, NULL },
};

static const JjChoice scope_choices[] = {
  { "in_school", N_ ("Within the school") },
  { "cross_school", N_ ("Across schools") },
  { "cross_county", N_ ("Across counties") },
  { "online", N_ ("Online") },
  { NULL, NULL },
};

static const JjChoice stage_choices[] = {
  { "elementary", N_ ("Elementary stage") },
  { "junior", N_ ("Junior high stage") },
  { "senior", N_ ("Senior high stage") },
  { "combined", N_ ("Several stages") },
  { NULL, NULL },
};

static const JjChoice competencies_choices[] = {
  { "A1", N_ ("A1") }, { "A2", N_ ("A2") }, { "A3", N_ ("A3") }, { "B1", N_ ("B1") },
  { "B2", N_ ("B2") }, { "B3", N_ ("B3") }, { "C1", N_ ("C1") }, { "C2", N_ ("C2") },
  { "C3", N_ ("C3") }, { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_COMMUNITY_LEVEL] = { "level", N_ ("Community level"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_COMMUNITY_SCOPE]
  = { "scope", N_ ("Scope"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = scope_choices },
  [JJ_COMMUNITY_SCHOOL] = { "school", N_ ("Lead school"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                            .targets = JJ_KIND_BIT (JJ_KIND_SCHOOL) },
  [JJ_COMMUNITY_STAGE] = { "stage", N_ ("Stage taught"), JJ_TYPE_ENUM, .choices = stage_choices },
  [JJ_COMMUNITY_DOMAIN]
  = { "domain", N_ ("Domain"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = jj_domains },
  [JJ_COMMUNITY_TOPIC] = { "topic", N_ ("Topics"), JJ_TYPE_LIST },
  [JJ_COMMUNITY_MEMBERS] = { "members", N_ ("Members"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0,
                             .max = 10000000, .unit = N_ ("persons") },
  [JJ_COMMUNITY_MEETINGS]
  = { "meetings", N_ ("Meetings planned"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 366 },
  [JJ_COMMUNITY_GOALS] = { "goals", N_ ("Goals"), JJ_TYPE_LIST },
  [JJ_COMMUNITY_METHODS] = { "methods", N_ ("Forms of work"), JJ_TYPE_LIST, JJ_FIELD_COLUMN },
  [JJ_COMMUNITY_CONTENTS] = { "contents", N_ ("Contents"), JJ_TYPE_LIST },
  [JJ_COMMUNITY_COMPETENCIES]
  = { "competencies", N_ ("Core competencies"), JJ_TYPE_LIST, .choices = competencies_choices },
  [JJ_COMMUNITY_CONTINUING] = { "continuing", N_ ("Continued"), JJ_TYPE_BOOL },
  [JJ_COMMUNITY_FUNDED] = { "funded", N_ ("Applies for money"), JJ_TYPE_BOOL, JJ_FIELD_COLUMN },
  [JJ_COMMUNITY_EXPERTS] = { "experts", N_ ("Invites experts"), JJ_TYPE_BOOL },
  [JJ_COMMUNITY_CONVENER_TRAINED] = { "convener_trained", N_ ("Convener trained"), JJ_TYPE_BOOL },
  [JJ_COMMUNITY_INTRODUCTION] = { "introduction", N_ ("Introduction"), JJ_TYPE_PROSE },
  [JJ_COMMUNITY_QUOTA_KIND] = { "quota_kind", N_ ("Quota"), JJ_TYPE_TEXT },
};

const JjKind jj_kind_community = {
  .id = "community",
  .label = N_ ("Community"),
  .code_prefix = "C",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
