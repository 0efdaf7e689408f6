/* jj-kind-slide.c: the kind slide */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-plan.h"

#include "jj-language.h"

static const JjField fields[] = {
  [JJ_CODE] = { "code", N_ ("Code"), JJ_TYPE_TEXT },
  [JJ_NAME] = { "name", N_ ("Name"), JJ_TYPE_TEXT },
  [JJ_NOTE] = { "note", N_ ("Note"), JJ_TYPE_PROSE },
  [JJ_PRIVATE] = { "private", N_ ("Private"), JJ_TYPE_BOOL },
  [JJ_SLIDE_SHEET]
  = { "sheet", N_ ("Sheet"), JJ_TYPE_REF, JJ_FIELD_OWNER, .targets = JJ_KIND_BIT (JJ_KIND_SHEET) },
  [JJ_SLIDE_VIEW] = { "view", N_ ("View"), JJ_TYPE_TEXT },
  [JJ_SLIDE_FILTER] = { "filter", N_ ("Filter"), JJ_TYPE_TEXT },
  [JJ_SLIDE_ZOOM] = { "zoom", N_ ("Zoom"), JJ_TYPE_INT, .min = 1, .max = 10000 },
  [JJ_SLIDE_REVEAL] = { "reveal", N_ ("Reveal"), JJ_TYPE_LIST },
};

const JjKind jj_kind_slide = {
  .id = "slide",
  .label = N_ ("Slide"),
  .code_prefix = NULL,
  .flags = 0,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
