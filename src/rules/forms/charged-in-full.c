/* charged-in-full.c: the parts of a line add to its amount */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-run.h"
#include "jj-format.h"
#include "jj-forms.h"
#include "jj-kinds-links.h"
#include "jj-money.h"

/* What people typed, where it is more than the line: parts as figures have them are cut off. */
static gint64
sum_typed (const JjElement *element, const JjLineFigure *line)
{
  gint64 sum = 0, part;

  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);

      if (jj_element_get_kind_id (link) != JJ_KIND_CHARGED_TO || field != JJ_FROM)
        continue;
      part = jj_element_get_number (link, JJ_CHARGED_TO_AMOUNT);
      if (part == JJ_EMPTY
          && !jj_money_share_round (line->amount,
                                    MAX (jj_element_get_number_or (link, JJ_CHARGED_TO_SHARE, 0),
                                         0),
                                    10000, &part))
        part = 0;
      if (!jj_money_add (sum, part, &sum))
        return G_MAXINT64;
    }
  return sum;
}

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  gint64 charged = line->amount - line->unassigned;
  JjFinding *finding;

  if (line->flags & JJ_LINE_EXCESS)
    charged = sum_typed (element, line);
  else if (line->unassigned == 0)
    return;
  finding = jj_check_add (check, element, -1, jj_format_money (charged),
                          jj_format_money (line->amount));
  finding->detail = jj_format_money (line->amount - charged);
}

static const JjParam params[] = { { NULL } };

const JjForm jj_form_charged_in_full = {
  .id = "charged_in_full",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .visit_line = visit,
};
