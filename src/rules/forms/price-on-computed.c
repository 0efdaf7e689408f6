/* price-on-computed.c: a price typed on a line that follows others counts for nothing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  gint64 typed = jj_element_get_number (element, JJ_BUDGET_LINE_UNIT_PRICE);

  if (line->computed != JJ_COMPUTED_PREMIUM || typed == JJ_EMPTY)
    return;
  jj_check_add (check, element, JJ_BUDGET_LINE_UNIT_PRICE, jj_format_money (typed),
                jj_format_money (line->amount))
      ->fixable
      = TRUE;
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, JJ_EMPTY);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_price_on_computed = {
  .id = "price_on_computed",
  .params = params,
  .visit_line = visit,
  .fix = fix,
};
