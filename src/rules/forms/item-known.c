/* item-known.c: the item of every line is in the catalogue */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  jj_check_add (check, element, JJ_BUDGET_LINE_ITEM,
                g_strdup (jj_element_get_text (element, JJ_BUDGET_LINE_ITEM)), NULL);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_item_known = {
  .id = "item_known",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .line_flags = JJ_LINE_UNKNOWN_ITEM,
  .visit_line = visit,
};
