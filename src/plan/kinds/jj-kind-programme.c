/* jj-kind-programme.c: the kind programme */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjChoice theme_choices[] = {
  { "A1", N_ ("A1 Leaders of curriculum and teaching") },
  { "A2", N_ ("A2 Understanding the new curriculum") },
  { "A3", N_ ("A3 Presenting the new curriculum to parents") },
  { "B1", N_ ("B1 Learning communities and effective teaching") },
  { "B2", N_ ("B2 Guidance system: joint planning, observation, feedback") },
  { "B3", N_ ("B3 Teachers, also outside their field") },
  { "C1", N_ ("C1 Character, life and media literacy") },
  { "C2", N_ ("C2 Induction of beginning teachers") },
  { "C3", N_ ("C3 Information skills of principals and teachers") },
  { NULL, NULL },
};

static const JjChoice group_choices[] = {
  { "g1", N_ ("①") }, { "g2", N_ ("②") }, { "g3", N_ ("③") },
  { "g4", N_ ("④") }, { "g5", N_ ("⑤") }, { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PROGRAMME_PARENT]
  = { "parent", N_ ("Part of"), JJ_TYPE_REF, .targets = JJ_KIND_BIT (JJ_KIND_PROGRAMME) },
  [JJ_PROGRAMME_THEME]
  = { "theme", N_ ("Theme"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = theme_choices },
  [JJ_PROGRAMME_GROUP]
  = { "group", N_ ("Activity group"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = group_choices },
  [JJ_PROGRAMME_OWNER] = { "owner", N_ ("Responsible"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                           .targets = JJ_KIND_BIT (JJ_KIND_ORGANISATION) },
  [JJ_PROGRAMME_GOAL] = { "goal", N_ ("Goal"), JJ_TYPE_PROSE },
};

const JjKind jj_kind_programme = {
  .id = "programme",
  .label = N_ ("Programme"),
  .code_prefix = "P",
  .flags = JJ_KIND_ON_CANVAS | JJ_KIND_CONTAINER,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
