/* item-known.c: the item of every line is in the catalogue */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);

  if (item && !jj_pack_set_find_item (check->packs, item, line->date))
    jj_check_add (check, element, JJ_BUDGET_LINE_ITEM, g_strdup (item), NULL);
}

static void
run (JjCheck *check)
{
  jj_check_each_line (check, NULL, visit);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_item_known = {
  .id = "item_known",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .run = run,
};
