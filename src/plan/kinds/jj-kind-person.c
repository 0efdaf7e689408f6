/* jj-kind-person.c: the kind person */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN | JJ_FIELD_PERSONAL },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PERSON_SCHOOL] = { "school", N_ ("School"), JJ_TYPE_REF, JJ_FIELD_COLUMN,
                         .targets = JJ_KIND_BIT (JJ_KIND_SCHOOL) },
  [JJ_PERSON_DOMAIN]
  = { "domain", N_ ("Domain"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = jj_domains },
  [JJ_PERSON_YEARS_TEACHING] = { "years_teaching", N_ ("Years of teaching"), JJ_TYPE_INT,
                                 JJ_FIELD_COLUMN | JJ_FIELD_PERSONAL, .min = 0, .max = 60 },
  [JJ_PERSON_FIRST_YEAR] = { "first_year", N_ ("Beginning teacher since"), JJ_TYPE_DATE,
                             JJ_FIELD_COLUMN | JJ_FIELD_PERSONAL },
  [JJ_PERSON_REDUCED_PERIODS] = { "reduced_periods", N_ ("Reduced periods a week"),
                                  JJ_TYPE_DECIMAL2, JJ_FIELD_COLUMN, .min = 0, .max = 4000 },
};

const JjKind jj_kind_person = {
  .id = "person",
  .label = N_ ("Person"),
  .code_prefix = "A",
  .flags = JJ_KIND_PRIVATE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
