/* required-field.c: fields that must not be empty */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, const JjElement *element)
{
  if (jj_element_is_empty (element, (guint)check->field))
    jj_check_add (check, element, check->field, NULL, NULL);
}

static const JjParam params[] = {
  { "kind", JJ_PARAM_KIND, JJ_PARAM_NEEDED },
  { "field", JJ_PARAM_FIELD, JJ_PARAM_NEEDED },
  { "where", JJ_PARAM_WHERE },
  { NULL },
};

const JjForm jj_form_required_field = {
  .id = "required_field",
  .params = params,
  .visit = visit,
};
