/* indicator-without-target.c: every indicator has a target */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, const JjElement *element)
{
  if (jj_element_is_empty (element, JJ_INDICATOR_TARGET))
    jj_check_add (check, element, JJ_INDICATOR_TARGET, NULL, NULL);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_indicator_without_target = {
  .id = "indicator_without_target",
  .params = params,
  .visit = visit,
  .kind = JJ_KIND_INDICATOR,
};
