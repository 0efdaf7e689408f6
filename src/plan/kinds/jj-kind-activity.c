/* jj-kind-activity.c: the kind activity */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"

#include "jj-language.h"

static const JjChoice form_choices[] = {
  { "workshop", N_ ("Workshop") },
  { "open_lesson", N_ ("Open lesson") },
  { "coaching", N_ ("Planning, observation, feedback") },
  { "visit", N_ ("School visit") },
  { "meeting", N_ ("Meeting") },
  { "promotion", N_ ("Information event") },
  { "course", N_ ("Course") },
  { "other", N_ ("Other") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_ACTIVITY_PROGRAMME]
  = { "programme", N_ ("Programme"), JJ_TYPE_REF, JJ_FIELD_COLUMN | JJ_FIELD_OWNER,
      .targets = JJ_KIND_BIT (JJ_KIND_PROGRAMME) },
  [JJ_ACTIVITY_FORM]
  = { "form", N_ ("Form"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = form_choices },
  [JJ_ACTIVITY_START] = { "start", N_ ("Start date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_ACTIVITY_END] = { "end", N_ ("End date"), JJ_TYPE_DATE, JJ_FIELD_COLUMN },
  [JJ_ACTIVITY_SESSIONS] = { "sessions", N_ ("Sessions"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0,
                             .max = 10000, .unit = N_ ("times") },
  [JJ_ACTIVITY_HOURS] = { "hours", N_ ("Hours per session"), JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN,
                          .min = 0, .max = 100000, .unit = N_ ("hours") },
  [JJ_ACTIVITY_PARTICIPANTS] = { "participants", N_ ("Participants"), JJ_TYPE_INT, JJ_FIELD_COLUMN,
                                 .min = 0, .max = 10000000, .unit = N_ ("persons") },
  [JJ_ACTIVITY_AUDIENCE] = { "audience", N_ ("Audience"), JJ_TYPE_LIST },
  [JJ_ACTIVITY_PLACE] = { "place", N_ ("Place"), JJ_TYPE_TEXT },
};

const JjKind jj_kind_activity = {
  .id = "activity",
  .label = N_ ("Activity"),
  .code_prefix = "V",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
