/* jj-kind-placement.c: the kind placement */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjChoice lane_choices[] = {
  { "central", N_ ("Central") },
  { "county", N_ ("County level") },
  { "region", N_ ("Region") },
  { "school", N_ ("School level") },
  { NULL, NULL },
};

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_PLACEMENT_SHEET] = { "sheet", N_ ("Sheet"), JJ_TYPE_REF, JJ_FIELD_REQUIRED | JJ_FIELD_OWNER,
                           .targets = JJ_KIND_BIT (JJ_KIND_SHEET) },
  [JJ_PLACEMENT_ELEMENT] = { "element", N_ ("Element"), JJ_TYPE_REF,
                             JJ_FIELD_REQUIRED | JJ_FIELD_OWNER, .targets = JJ_ANY_ELEMENT },
  [JJ_PLACEMENT_X] = { "x", N_ ("X"), JJ_TYPE_INT, .min = -10000000, .max = 10000000 },
  [JJ_PLACEMENT_Y] = { "y", N_ ("Y"), JJ_TYPE_INT, .min = -10000000, .max = 10000000 },
  [JJ_PLACEMENT_WIDTH] = { "width", N_ ("Width"), JJ_TYPE_INT, .min = 0, .max = 1000000 },
  [JJ_PLACEMENT_HEIGHT] = { "height", N_ ("Height"), JJ_TYPE_INT, .min = 0, .max = 1000000 },
  [JJ_PLACEMENT_PINNED] = { "pinned", N_ ("Pinned"), JJ_TYPE_BOOL },
  [JJ_PLACEMENT_COLLAPSED] = { "collapsed", N_ ("Collapsed"), JJ_TYPE_BOOL },
  [JJ_PLACEMENT_LANE] = { "lane", N_ ("Lane"), JJ_TYPE_ENUM, .choices = lane_choices },
};

const JjKind jj_kind_placement = {
  .id = "placement",
  .label = N_ ("Placement"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
