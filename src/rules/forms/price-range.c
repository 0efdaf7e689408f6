/* price-range.c: unit prices within the limits of the price on the line's date */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-forms.h"
#include "jj-check-run.h"

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  const JjLineFigure *line = jj_figures_get_line (check->figures, i);
  const char *id = jj_entry_get_string (check->entry, "price");
  const JjEntry *price = jj_pack_set_find (check->packs, id, line->date);
  gint64 unit_price = jj_element_get_number (element, JJ_BUDGET_LINE_UNIT_PRICE);
  gint64 minimum, maximum, limit;
  JjFinding *finding;

  if (!price || unit_price == JJ_EMPTY)
    return;
  minimum = jj_entry_get_int_or (price, "minimum", 0);
  maximum = jj_entry_get_int_or (price, "maximum", G_MAXINT64);
  if (unit_price >= minimum && unit_price <= maximum)
    return;
  limit = unit_price > maximum ? maximum : minimum;
  finding = jj_check_add (check, element, JJ_BUDGET_LINE_UNIT_PRICE, jj_format_money (unit_price),
                          jj_format_money (limit));
  jj_check_rest_on (finding, price);
  finding->detail = g_strdup (jj_entry_get_source (price));
  finding->fixable = TRUE;
  finding->fix = limit;
}

static void
run (JjCheck *check)
{
  jj_check_each_line (check, jj_entry_get_string (check->entry, "item"), visit);
}

static JjEdit *
fix (JjCheck *check, const JjFinding *finding)
{
  return jj_check_set_number (check, finding, finding->fix);
}

static const JjParam params[] = {
  { "item", JJ_PARAM_ITEM, JJ_PARAM_NEEDED },
  { "price", JJ_PARAM_ENTRY, JJ_PARAM_NEEDED },
  { NULL },
};

const JjForm jj_form_price_range = {
  .id = "price_range",
  .flags = JJ_FORM_BY_LINE,
  .params = params,
  .run = run,
  .fix = fix,
};
