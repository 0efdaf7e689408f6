/* price-range.c: unit prices within the limits of the price on the line's date */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-format.h"
#include "jj-forms.h"
#include "jj-check-run.h"

/* The price of the days at hand. */
typedef struct
{
  guint period;
  const JjEntry *price;
  gint64 minimum, maximum;
} Limits;

static void
turn_to (JjCheck *check, Limits *limits, gint64 day)
{
  guint period = jj_pack_set_get_period (check->packs, day);

  if (limits->period == period)
    return;
  limits->period = period;
  limits->price = jj_pack_set_find (check->packs, jj_entry_get_string (check->entry, "price"), day);
  if (!limits->price)
    return;
  limits->minimum = jj_entry_get_int_or (limits->price, "minimum", 0);
  limits->maximum = jj_entry_get_int_or (limits->price, "maximum", G_MAXINT64);
}

static void
visit (JjCheck *check, guint i, const JjElement *element)
{
  Limits *limits = check->data;
  gint64 unit_price = jj_element_get_number (element, JJ_BUDGET_LINE_UNIT_PRICE);
  JjFinding *finding;

  turn_to (check, limits, jj_figures_get_line (check->figures, i)->date);
  if (!limits->price || unit_price == JJ_EMPTY
      || (unit_price >= limits->minimum && unit_price <= limits->maximum))
    return;
  finding = jj_check_add (check, element, JJ_BUDGET_LINE_UNIT_PRICE, jj_format_money (unit_price),
                          NULL);
  finding->fixable = TRUE;
  finding->fix = unit_price > limits->maximum ? limits->maximum : limits->minimum;
  g_free (finding->limit);
  finding->limit = jj_format_money (finding->fix);
  finding->detail = g_strdup (jj_entry_get_source (limits->price));
  jj_check_rest_on (finding, limits->price);
}

static void
begin (JjCheck *check)
{
  Limits limits = { .period = G_MAXUINT };

  check->data = g_memdup2 (&limits, sizeof limits);
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
  .begin = begin,
  .visit_line = visit,
  .fix = fix,
};
