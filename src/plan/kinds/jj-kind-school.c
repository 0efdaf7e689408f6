/* jj-kind-school.c: the kind school */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-people.h"

#include "jj-language.h"

static const JjChoice level_choices[] = {
  { "elementary", N_ ("Elementary school") },
  { "junior", N_ ("Junior high school") },
  { "senior", N_ ("Senior high school") },
  { "combined", N_ ("Elementary and junior high school") },
  { "special", N_ ("Special school") },
  { NULL, NULL },
};

static const JjChoice ownership_choices[] = {
  { "national", N_ ("Nationally run") },
  { "county", N_ ("County-run") },
  { "municipal", N_ ("Municipal") },
  { "private", N_ ("Private school") },
  { NULL, NULL },
};

static const JjChoice area_choices[] = {
  { "general", N_ ("General area") },
  { "nonmetro", N_ ("Neither remote nor urban") },
  { "remote", N_ ("Remote") },
  { "special_remote", N_ ("Especially remote") },
  { "extreme_remote", N_ ("Extremely remote") },
  { "unknown", N_ ("Unknown area class") },
  { NULL, NULL },
};

static const JjChoice position_status_choices[] = {
  { "exact", N_ ("Exact") },
  { "town_centre", N_ ("Approximate (township centre)") },
  { "none", N_ ("No position") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_SCHOOL_MINISTRY_CODE]
  = { "ministry_code", N_ ("Ministry code"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_SCHOOL_LEVEL]
  = { "level", N_ ("Level"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = level_choices },
  [JJ_SCHOOL_OWNERSHIP]
  = { "ownership", N_ ("Ownership"), JJ_TYPE_ENUM, .choices = ownership_choices },
  [JJ_SCHOOL_TOWN] = { "town", N_ ("Township"), JJ_TYPE_TEXT, JJ_FIELD_COLUMN },
  [JJ_SCHOOL_AREA]
  = { "area", N_ ("Area class"), JJ_TYPE_ENUM, JJ_FIELD_COLUMN, .choices = area_choices },
  [JJ_SCHOOL_CLASSES]
  = { "classes", N_ ("Classes"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000000 },
  [JJ_SCHOOL_STUDENTS]
  = { "students", N_ ("Students"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000000 },
  [JJ_SCHOOL_TEACHERS]
  = { "teachers", N_ ("Teachers"), JJ_TYPE_INT, JJ_FIELD_COLUMN, .min = 0, .max = 10000000 },
  [JJ_SCHOOL_LONGITUDE]
  = { "longitude", N_ ("Longitude"), JJ_TYPE_INT, .min = -180000000, .max = 180000000 },
  [JJ_SCHOOL_LATITUDE]
  = { "latitude", N_ ("Latitude"), JJ_TYPE_INT, .min = -90000000, .max = 90000000 },
  [JJ_SCHOOL_POSITION_STATUS]
  = { "position_status", N_ ("Position"), JJ_TYPE_ENUM, .choices = position_status_choices },
  [JJ_SCHOOL_ACTIVE] = { "active", N_ ("Taking part"), JJ_TYPE_BOOL, JJ_FIELD_COLUMN },
  [JJ_SCHOOL_SOURCE_YEAR]
  = { "source_year", N_ ("Year of the figures"), JJ_TYPE_INT, .min = 90, .max = 199 },
};

const JjKind jj_kind_school = {
  .id = "school",
  .label = N_ ("School"),
  .code_prefix = "S",
  .flags = JJ_KIND_ON_CANVAS,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
