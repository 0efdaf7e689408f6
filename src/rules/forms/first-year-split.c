/* first-year-split.c: the part of the first fiscal year lies within the line */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  gint64 typed = jj_element_get_number (element, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT);
  JjFinding *finding;

  finding = jj_check_add (check, element, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT, jj_format_money (typed),
                          jj_format_money (line->amount));
  finding->fixable = TRUE;
  finding->fix = line->first_year;
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_first_year_split = {
  .id = "first_year_split",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .line_flags = JJ_LINE_BAD_FIRST_YEAR,
  .visit_line = visit,
  .fix = fix,
};
