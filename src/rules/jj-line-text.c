/* jj-line-text.c: how a budget line comes to its amount, as plans write it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-line-text.h"

#include "jj-figures-private.h"
#include "jj-format.h"
#include "jj-language.h"

#include <string.h>

static const JjEntry *
item_of (const JjFigures *figures, const JjElement *line, const JjLineFigure *figure)
{
  const char *item = jj_element_get_text (line, JJ_BUDGET_LINE_ITEM);

  return item ? jj_pack_set_find_item (jj_figures_get_packs (figures), item, figure->date) : NULL;
}

static char *
format_price (gint64 price)
{
  g_autofree char *number = jj_format_money (price);

  return g_strdup_printf (_ ("NT$ %s"), number);
}

static void
append_unit (GString *text, const char *number, const char *unit)
{
  g_string_append_printf (text, "×%s%s", number, unit ? unit : "");
}

static void
append_product (GString *text,
                const JjElement *line,
                const JjLineFigure *figure,
                const JjEntry *item)
{
  g_autofree char *price = format_price (figure->unit_price);
  const char *unit = jj_element_get_text (line, JJ_BUDGET_LINE_UNIT);
  const char *times_unit = item ? jj_entry_get_string (item, "times_unit") : NULL;
  gint64 times = jj_element_get_number (line, JJ_BUDGET_LINE_TIMES);

  g_string_append (text, price);
  if (!unit && item)
    unit = jj_entry_get_string (item, "unit");
  if (!jj_element_is_empty (line, JJ_BUDGET_LINE_QUANTITY))
    {
      g_autofree char *quantity
          = jj_format_decimal2 (jj_element_get_number (line, JJ_BUDGET_LINE_QUANTITY));

      append_unit (text, quantity, unit);
    }
  if (times != JJ_EMPTY)
    {
      g_autofree char *count = jj_format_money (times);

      append_unit (text, count, times_unit ? times_unit : _ (" times"));
    }
}

static gint64
base_of (const JjFigures *figures, const JjLineFigure *figure, const JjEntry *item)
{
  const JjBase *base = &figures->bases[figure->activity];
  const JjField *account = &jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT];
  gint64 sum = 0;

  if (figure->computed == JJ_COMPUTED_PREMIUM)
    return base->salary;
  for (guint i = 0; item && i < JJ_N_ACCOUNTS; i++)
    if (jj_entry_list_has (item, "base_accounts", account->choices[i].id))
      sum += base->accounts[i];
  return sum;
}

static gint64
rate_of (const JjFigures *figures,
         const JjElement *line,
         const JjLineFigure *figure,
         const JjEntry *item)
{
  const char *id = item ? jj_entry_get_string (item, "rate") : NULL;
  const JjEntry *rate
      = id ? jj_pack_set_find (jj_figures_get_packs (figures), id, figure->date) : NULL;
  gint64 known = rate ? jj_entry_get_int_or (rate, "rate", JJ_EMPTY) : JJ_EMPTY;

  if (figure->computed == JJ_COMPUTED_MISC) /* per cent in hundredths is 1/10,000 */
    return jj_element_get_number_or (line, JJ_BUDGET_LINE_QUANTITY, known);
  return known;
}

static char *
computed_text (const JjFigures *figures, const JjElement *line, const JjLineFigure *figure)
{
  const JjEntry *item = item_of (figures, line, figure);
  gint64 rate = rate_of (figures, line, figure, item);
  g_autofree char *base = format_price (base_of (figures, figure, item));
  g_autofree char *share
      = rate == JJ_EMPTY ? g_strdup (_ ("rate unknown")) : jj_format_share (rate);

  if (figure->computed == JJ_COMPUTED_PREMIUM)
    return g_strdup_printf (_ ("salaries %s×%s"), base, share);
  return g_strdup_printf (_ ("base %s×%s"), base, share);
}

char *
jj_line_text (const JjFigures *figures, JjPlan *plan, const JjElement *line)
{
  int i = jj_figures_find_line (figures, jj_element_get_id (line));
  const JjLineFigure *figure = i < 0 ? NULL : jj_figures_get_line (figures, (guint)i);
  GString *text;

  if (!figure)
    return g_strdup ("");
  if (jj_line_is_computed (figure))
    return computed_text (figures, line, figure);
  text = g_string_new (NULL);
  if (figure->unit_price != JJ_EMPTY)
    append_product (text, line, figure, item_of (figures, line, figure));
  return g_string_free (text, FALSE);
}

static gboolean
is_ignored (const JjLineFigure *figure, guint field)
{
  if (field == JJ_BUDGET_LINE_TIMES)
    return jj_line_is_computed (figure);
  return (field == JJ_BUDGET_LINE_UNIT_PRICE || field == JJ_BUDGET_LINE_QUANTITY)
         && figure->computed == JJ_COMPUTED_PREMIUM;
}

char *
jj_line_get_computed (const JjFigures *figures, JjPlan *plan, const JjElement *line, guint field)
{
  gboolean is_typed = !jj_element_is_empty (line, field);
  int i = is_typed ? -1 : jj_figures_find_line (figures, jj_element_get_id (line));
  const JjLineFigure *figure = i < 0 ? NULL : jj_figures_get_line (figures, (guint)i);
  g_autofree char *text = NULL;

  if (!figure || !is_ignored (figure, field))
    return NULL;
  text = computed_text (figures, line, figure);
  return g_strdup_printf (_ ("Computed from the activity's other lines (%s); it follows them."),
                          text);
}

gint64
jj_line_get_proposed_price (JjPackSet *packs, const char *item, gint64 day)
{
  const JjEntry *entry = jj_pack_set_find_item (packs, item, day);
  const char *computed = entry ? jj_entry_get_string (entry, "computed") : NULL;
  const char *id = entry ? jj_entry_get_string (entry, "price") : NULL;
  const JjEntry *price = id ? jj_pack_set_find (packs, id, day) : NULL;

  if (!price || strcmp (computed, "premium") == 0 || strcmp (computed, "misc_share") == 0)
    return JJ_EMPTY;
  return jj_entry_get_int_or (price, "proposed", JJ_EMPTY);
}

gint64
jj_line_get_day (JjPlan *plan, const JjElement *line)
{
  const JjElement *activity = line ? jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY) : NULL;
  gint64 day = line ? jj_element_get_number (line, JJ_BUDGET_LINE_DATE) : JJ_EMPTY;

  if (day == JJ_EMPTY && activity)
    day = jj_element_get_number (activity, JJ_ACTIVITY_START);
  return day == JJ_EMPTY ? jj_plan_get_first_day (plan) : day;
}
