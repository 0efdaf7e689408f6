/* execution-rate.c: how much of the money was spent, once the plan has ended */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-money.h"

/* Judged once every line that costs something has what was spent. No clock is asked: the same plan
 * always has the same findings. */
static void
run (JjCheck *check)
{
  gint64 minimum = jj_entry_get_int_or (check->entry, "minimum", 0);
  gint64 spent = 0, approved = 0, limit, actual = 0;

  for (guint i = 0; i < jj_figures_get_n_lines (check->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (check->figures, i);
      const JjElement *element = jj_plan_get_nth (check->plan, JJ_KIND_BUDGET_LINE, i);
      gint64 paid = jj_element_get_number (element, JJ_BUDGET_LINE_SPENT);

      if (!(line->flags & JJ_LINE_COUNTS) || line->amount == 0)
        continue;
      if (paid == JJ_EMPTY || !jj_money_add (spent, paid, &spent)
          || !jj_money_add (approved,
                            jj_element_get_number_or (element, JJ_BUDGET_LINE_APPROVED,
                                                      line->amount),
                            &approved))
        return;
    }
  if (spent <= 0 || approved <= 0 || !jj_money_share_round (approved, minimum, 10000, &limit)
      || spent >= limit)
    return;
  if (jj_money_share_round (spent, 10000, approved, &actual))
    jj_check_add (check, jj_plan_get_root (check->plan), -1, jj_format_share (actual),
                  jj_format_share (minimum))
        ->detail
        = jj_format_money (limit - spent);
}

static const JjParam params[] = {
  { "minimum", JJ_PARAM_SHARE, JJ_PARAM_NEEDED | JJ_PARAM_OVERRIDE },
  { NULL },
};

const JjForm jj_form_execution_rate = {
  .id = "execution_rate",
  .params = params,
  .run = run,
  .reads = JJ_FIGURE_KINDS,
};
