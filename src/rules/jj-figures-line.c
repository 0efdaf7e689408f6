/* jj-figures-line.c: one budget line: its amount, its parts, its years */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-figures-private.h"
#include "jj-kinds-links.h"
#include "jj-money.h"

#include <string.h>

#define SHARE_ONE 10000

/* One link charged_to while a line is divided. */
typedef struct
{
  JjPart part;
  int order; /* of the purse */
  gint64 rank, amount, share;
  gboolean match;
} Charge;

void
jj_pass_init (JjPass *pass, JjFigures *figures, JjPlan *plan)
{
  pass->figures = figures;
  pass->plan = plan;
  memset (pass->recent, 0, sizeof pass->recent);
  pass->periods = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  pass->parts = g_array_new (FALSE, FALSE, sizeof (JjPart));
  pass->charges = g_array_new (FALSE, FALSE, sizeof (Charge));
}

void
jj_pass_clear (JjPass *pass)
{
  g_ptr_array_unref (pass->periods);
  g_array_unref (pass->parts);
  g_array_unref (pass->charges);
}

static gint64
look_up (JjPackSet *packs, const JjEntry *item, const char *by, const char *value, gint64 day)
{
  const char *id = jj_entry_get_string (item, by);
  const JjEntry *entry = id ? jj_pack_set_find (packs, id, day) : NULL;

  return entry ? jj_entry_get_int_or (entry, value, JJ_EMPTY) : JJ_EMPTY;
}

static JjItemInfo *
read_item (JjPackSet *packs, const char *item, gint64 day)
{
  static const char *const computed[] = { "none", "reduction", "premium", "misc_share" };
  const JjField *account = &jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT];
  const JjEntry *entry = jj_pack_set_find_item (packs, item, day);
  const JjEntry *weeks = jj_pack_set_find (packs, "number.reduction_weeks", day);
  JjItemInfo *info = g_new0 (JjItemInfo, 1);

  info->account = JJ_N_ACCOUNTS;
  info->proposed = info->rate = JJ_EMPTY;
  if (!entry)
    return info;
  info->known = TRUE;
  info->nature = (guint8)jj_field_find_choice (&jj_kind_budget_line.fields[JJ_BUDGET_LINE_NATURE],
                                               jj_entry_get_string (entry, "nature"));
  info->account = (guint8)jj_field_find_choice (account, jj_entry_get_string (entry, "account"));
  info->salary = jj_entry_get_bool (entry, "salary");
  while (strcmp (computed[info->computed], jj_entry_get_string (entry, "computed")) != 0)
    info->computed++;
  info->proposed = look_up (packs, entry, "price", "proposed", day);
  info->rate = look_up (packs, entry, "rate", "rate", day);
  info->weeks = weeks ? jj_entry_get_int_or (weeks, "value", 0) : 0;
  for (guint i = 0; i < JJ_N_ACCOUNTS; i++)
    {
      if (jj_entry_list_has (entry, "base_accounts", account->choices[i].id))
        info->base_accounts |= 1 << i;
    }
  return info;
}

/* Remembered by period: 100,000 lines have some 40 items. */
static const JjItemInfo *
look_up_item (JjPass *pass, const char *item, gint64 day, guint period)
{
  JjPackSet *packs = pass->figures->packs;
  GHashTable *table;
  JjItemInfo *info;

  while (pass->periods->len <= period)
    g_ptr_array_add (pass->periods,
                     g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free));
  table = pass->periods->pdata[period];
  info = g_hash_table_lookup (table, item);
  if (!info)
    {
      info = read_item (packs, item, day);
      g_hash_table_insert (table, g_strdup (item), info);
    }
  return info;
}

static const JjItemInfo *
find_item (JjPass *pass, const char *item, gint64 day)
{
  static const JjItemInfo none
      = { .account = JJ_N_ACCOUNTS, .proposed = JJ_EMPTY, .rate = JJ_EMPTY };
  guint period, hash;

  if (!item)
    return &none;
  period = jj_pack_set_get_period (pass->figures->packs, day);
  hash = (guint)item[0] + 3 * (guint)item[*item ? 1 : 0]
         + 7 * (guint)g_ref_string_length ((char *)item);
  hash = (hash + 31 * period) % G_N_ELEMENTS (pass->recent);
  if (!pass->recent[hash].item || pass->recent[hash].period != period
      || strcmp (pass->recent[hash].item, item) != 0)
    {
      pass->recent[hash].info = look_up_item (pass, item, day, period);
      pass->recent[hash].item = item;
      pass->recent[hash].period = period;
    }
  return pass->recent[hash].info;
}

static const JjItemInfo *
item_of (JjPass *pass, const JjElement *element, const JjLineFigure *line)
{
  return find_item (pass, jj_element_get_text (element, JJ_BUDGET_LINE_ITEM), line->date);
}

static void
set_amount (JjLineFigure *line, gboolean fits, gint64 amount)
{
  if (fits && amount >= -JJ_LINE_LIMIT && amount <= JJ_LINE_LIMIT)
    {
      line->amount = amount;
      return;
    }
  line->amount = 0;
  line->flags |= JJ_LINE_OVERFLOW;
}

static void
set_product (const JjElement *element, const JjItemInfo *info, JjLineFigure *line)
{
  gint64 price = jj_element_get_number (element, JJ_BUDGET_LINE_UNIT_PRICE);
  gint64 quantity = jj_element_get_number_or (element, JJ_BUDGET_LINE_QUANTITY, 0);
  gint64 times = jj_element_get_number (element, JJ_BUDGET_LINE_TIMES);
  gint64 amount = 0;
  gboolean fits;

  if (price == JJ_EMPTY && line->computed == JJ_COMPUTED_REDUCTION)
    price = info->proposed;
  if (times == JJ_EMPTY)
    times = line->computed == JJ_COMPUTED_REDUCTION && info->weeks ? info->weeks : 1;
  line->unit_price = price;
  if (price == JJ_EMPTY)
    price = 0;
  fits = jj_money_line (price, quantity, times, &amount);
  set_amount (line, fits, amount);
}

static guint16
compare_with_item (const JjElement *element, const JjItemInfo *info)
{
  if (!info->known)
    return jj_element_get_text (element, JJ_BUDGET_LINE_ITEM) ? JJ_LINE_UNKNOWN_ITEM : 0;
  if (jj_element_get_number_or (element, JJ_BUDGET_LINE_ACCOUNT, info->account) != info->account
      || jj_element_get_number_or (element, JJ_BUDGET_LINE_NATURE, info->nature) != info->nature)
    return JJ_LINE_UNLIKE_ITEM;
  return 0;
}

void
jj_pass_make_line (JjPass *pass, const JjElement *element, JjLineFigure *line)
{
  JjFigures *figures = pass->figures;
  const JjElement *activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  const JjElement *scenario = jj_element_get_ref (element, JJ_BUDGET_LINE_SCENARIO);
  gint64 date = jj_element_get_number (element, JJ_BUDGET_LINE_DATE);
  const JjItemInfo *info;

  memset (line, 0, sizeof *line);
  line->id = jj_element_get_id (element);
  line->activity = figures->n_activities - 1;
  if (activity)
    line->activity
        = (guint32)jj_id_index_find (figures->activity_index, jj_element_get_id (activity));
  line->programme = figures->activities[line->activity].programme;
  if (date == JJ_EMPTY && activity)
    date = jj_element_get_number (activity, JJ_ACTIVITY_START);
  line->date = (gint32)(date == JJ_EMPTY ? figures->first_day : date);
  if (!scenario || jj_element_get_id (scenario) == figures->scenario)
    line->flags |= JJ_LINE_COUNTS;
  info = item_of (pass, element, line);
  line->account = (guint8)jj_element_get_number_or (element, JJ_BUDGET_LINE_ACCOUNT, info->account);
  line->flags |= compare_with_item (element, info);
  line->computed = info->computed;
  line->unit_price = JJ_EMPTY;
  if (line->computed == JJ_COMPUTED_MISC
      && !jj_element_is_empty (element, JJ_BUDGET_LINE_UNIT_PRICE))
    line->computed = JJ_COMPUTED_NONE;
  if (info->salary && !jj_line_is_computed (line))
    line->flags |= JJ_LINE_SALARY;
  if (!jj_line_is_computed (line))
    set_product (element, info, line);
}

void
jj_pass_compute_line (JjPass *pass, const JjElement *element, JjLineFigure *line)
{
  const JjBase *base = &pass->figures->bases[line->activity];
  const JjItemInfo *info = item_of (pass, element, line);
  gint64 rate = info->rate, sum = base->salary, amount = 0;
  gboolean fits;

  if (line->computed == JJ_COMPUTED_MISC)
    {
      /* Per cent in hundredths is just 1/10,000: 5.00 is 500. */
      rate = jj_element_get_number_or (element, JJ_BUDGET_LINE_QUANTITY, rate);
      sum = 0;
      for (guint i = 0; i < JJ_N_ACCOUNTS; i++)
        sum += info->base_accounts & (1 << i) ? base->accounts[i] : 0;
    }
  line->flags &= ~(JJ_LINE_NO_RATE | JJ_LINE_OVERFLOW);
  if (rate == JJ_EMPTY)
    line->flags |= JJ_LINE_NO_RATE;
  fits = rate == JJ_EMPTY || jj_money_share_round (sum, MAX (rate, 0), SHARE_ONE, &amount);
  set_amount (line, fits, amount);
}

static int
compare_charges (gconstpointer a, gconstpointer b)
{
  const Charge *x = a, *y = b;

  if (x->order != y->order)
    return x->order - y->order;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return (x->part.link > y->part.link) - (x->part.link < y->part.link);
}

/* The line's links in the order of the purses. */
static guint
collect_charges (JjPass *pass, const JjElement *element)
{
  GArray *charges = pass->charges;
  guint n = jj_element_get_n_referrers (element);

  g_array_set_size (charges, 0);
  for (guint i = 0; i < n; i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);
      const JjElement *purse;
      Charge charge = { 0 };

      if (jj_element_get_kind_id (link) != JJ_KIND_CHARGED_TO || field != JJ_FROM)
        continue;
      purse = jj_link_get_to (link);
      charge.part.purse = jj_element_get_id (purse);
      charge.part.link = jj_element_get_id (link);
      charge.order = jj_id_index_find (pass->figures->purse_index, charge.part.purse);
      charge.rank = jj_element_get_rank (link);
      charge.amount = jj_element_get_number (link, JJ_CHARGED_TO_AMOUNT);
      charge.share = jj_element_get_number (link, JJ_CHARGED_TO_SHARE);
      charge.match = jj_element_get_number (purse, JJ_PURSE_SOURCE) == JJ_SOURCE_COUNTY_MATCH;
      g_array_append_val (charges, charge);
    }
  if (charges->len > 1)
    g_array_sort (charges, compare_charges);
  return charges->len;
}

static gint64
take (gint64 wanted, gint64 *left, JjLineFigure *line)
{
  gint64 taken = CLAMP (wanted, 0, *left);

  if (taken != wanted)
    line->flags |= JJ_LINE_EXCESS;
  *left -= taken;
  return taken;
}

static gboolean
has_share (const Charge *charge)
{
  return !charge->match && charge->amount == JJ_EMPTY && charge->share != JJ_EMPTY;
}

/* Shares of the whole line by largest remainder; what they leave of 100 % takes part, last. */
static void
take_shares (Charge *charges, guint n, gint64 *left, JjLineFigure *line)
{
  g_autofree gint64 *weights = NULL, *parts = NULL;
  gint64 sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < n; i++)
    any |= has_share (&charges[i]);
  if (!any)
    return;
  weights = g_new (gint64, n + 1);
  parts = g_new (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    {
      weights[i] = has_share (&charges[i]) ? MAX (charges[i].share, 0) : 0;
      sum += weights[i];
    }
  weights[n] = MAX (SHARE_ONE - sum, 0);
  if (sum > SHARE_ONE)
    line->flags |= JJ_LINE_EXCESS;
  jj_money_split (line->amount, weights, n + 1, parts);
  for (guint i = 0; i < n; i++)
    {
      if (has_share (&charges[i]))
        charges[i].part.amount = take (parts[i], left, line);
    }
}

/* What is left goes to the parts without amount and share, equally. */
static gboolean
has_rest (const Charge *charge)
{
  return !charge->match && charge->amount == JJ_EMPTY && charge->share == JJ_EMPTY;
}

static void
take_rest (Charge *charges, guint n, gint64 *left)
{
  g_autofree gint64 *weights = NULL, *parts = NULL;
  guint count = 0, last = 0;

  for (guint i = 0; i < n; i++)
    {
      if (has_rest (&charges[i]))
        last = i;
      count += has_rest (&charges[i]);
    }
  if (count == 1)
    charges[last].part.amount = *left;
  if (count <= 1)
    {
      *left = count ? 0 : *left;
      return;
    }
  weights = g_new (gint64, n);
  parts = g_new (gint64, n);
  for (guint i = 0; i < n; i++)
    weights[i] = has_rest (&charges[i]);
  jj_money_split (*left, weights, n, parts);
  for (guint i = 0; i < n; i++)
    {
      if (weights[i])
        charges[i].part.amount = parts[i];
    }
  *left = 0;
}

static void
divide_charges (Charge *charges, guint n, JjLineFigure *line)
{
  gint64 left = line->amount;

  for (guint i = 0; i < n; i++)
    {
      if (charges[i].match)
        line->flags |= JJ_LINE_CHARGED_MATCH;
      else if (charges[i].amount != JJ_EMPTY)
        charges[i].part.amount = take (charges[i].amount, &left, line);
    }
  take_shares (charges, n, &left, line);
  take_rest (charges, n, &left);
  line->unassigned = left;
}

/* kinds.md, money 4: typed; else by the days of the activity in each fiscal year; else by the
 * months of the plan (5/12 and 7/12 of a full year). The first year's part is rounded half up,
 * which is what the largest remainder gives for two parts, ties to the first. */
static gint64
first_year_of (JjPass *pass, const JjElement *element, JjLineFigure *line)
{
  const JjFigures *figures = pass->figures;
  gint64 typed = jj_element_get_number (element, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT);
  const JjElement *activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  gint64 start = activity ? jj_element_get_number (activity, JJ_ACTIVITY_START) : JJ_EMPTY;
  gint64 end, days, before, part = 0;

  if (typed != JJ_EMPTY && (typed < 0 || typed > line->amount))
    line->flags |= JJ_LINE_BAD_FIRST_YEAR;
  if (typed != JJ_EMPTY)
    return CLAMP (typed, 0, line->amount);
  if (figures->new_year > figures->last_day)
    return line->amount;
  if (start == JJ_EMPTY)
    {
      if (!jj_money_share_round (line->amount, 5, 12, &part))
        g_assert_not_reached ();
      return part;
    }
  end = MAX (start, jj_element_get_number_or (activity, JJ_ACTIVITY_END, start));
  days = end - start + 1;
  before = CLAMP (figures->new_year - start, 0, days);
  if (!jj_money_share_round (line->amount, before, days, &part))
    g_assert_not_reached ();
  return part;
}

void
jj_pass_divide_line (JjPass *pass, const JjElement *element, JjLineFigure *line)
{
  guint n;

  line->flags &= ~(JJ_LINE_EXCESS | JJ_LINE_CHARGED_MATCH | JJ_LINE_BAD_FIRST_YEAR);
  line->first_year = first_year_of (pass, element, line);
  g_array_set_size (pass->parts, 0);
  n = collect_charges (pass, element);
  line->unassigned = line->amount;
  if (n > 0)
    divide_charges ((Charge *)(void *)pass->charges->data, n, line);
  for (guint i = 0; i < n; i++)
    g_array_append_val (pass->parts, g_array_index (pass->charges, Charge, i).part);
  line->n_parts = n;
}
