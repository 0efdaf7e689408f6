/* jj-workload.c: what persons and pools are asked to do a week, against what they can */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-workload.h"

#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-money.h"
#include "jj-proposals-private.h"

#define HUNDRED 100

/* Hundredths; 0 where no pack says. */
static gint64
mentor_periods (JjPlan *plan, const JjPackSet *packs)
{
  const JjEntry *entry
      = jj_pack_set_find (packs, "number.mentor_periods", jj_proposals_get_day (plan));

  return entry ? HUNDRED * jj_entry_get_int_or (entry, "value", 0) : 0;
}

/* Calls for each link that is work of the element; periods in hundredths. */
typedef void (*Visit) (const JjElement *link, gint64 periods, gpointer data);

static void
each_task (const JjElement *element, gint64 for_mentors, Visit visit, gpointer data)
{
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      guint field;
      const JjElement *link = jj_element_get_referrer (element, i, &field);

      if (field != JJ_FROM)
        continue;
      if (jj_element_get_kind_id (link) == JJ_KIND_SUPPORTS)
        visit (link, jj_element_get_number_or (link, JJ_SUPPORTS_PERIODS_PER_WEEK, 0), data);
      else if (jj_element_get_kind_id (link) == JJ_KIND_MENTORS)
        visit (link, for_mentors, data);
    }
}

static void
add_periods (const JjElement *link, gint64 periods, gpointer data)
{
  gint64 *load = data;

  if (!jj_money_add (*load, periods, load))
    *load = G_MAXINT64;
}

gint64
jj_workload_get_load (JjPlan *plan, const JjPackSet *packs, const JjElement *element)
{
  gint64 load = 0;

  each_task (element, mentor_periods (plan, packs), add_periods, &load);
  return load;
}

gint64
jj_workload_get_capacity (const JjElement *element)
{
  gint64 heads, periods, capacity;

  if (jj_element_get_kind_id (element) == JJ_KIND_PERSON)
    return jj_element_get_number (element, JJ_PERSON_REDUCED_PERIODS);
  heads = jj_element_get_number (element, JJ_TALENT_POOL_HEAD_COUNT);
  periods = jj_element_get_number (element, JJ_TALENT_POOL_PERIODS_PER_WEEK);
  if (heads == JJ_EMPTY)
    heads = jj_element_count_referrers (element, JJ_KIND_BELONGS_TO, JJ_TO);
  if (heads <= 0 || periods == JJ_EMPTY || !jj_money_share_round (periods, heads, 1, &capacity))
    return JJ_EMPTY;
  return capacity;
}

/* The substitute's price of one period on a day, by the level of the school; JJ_EMPTY. */
static gint64
find_price (const JjPackSet *packs, const JjElement *school, gint64 day)
{
  static const char *const prices[] = {
    [JJ_LEVEL_ELEMENTARY] = "price.substitute_elementary",
    [JJ_LEVEL_JUNIOR] = "price.substitute_junior",
    [JJ_LEVEL_SENIOR] = "price.substitute_senior",
    [JJ_LEVEL_COMBINED] = "price.substitute_junior",
    [JJ_LEVEL_SPECIAL] = NULL,
  };
  gint64 level = school ? jj_element_get_number (school, JJ_SCHOOL_LEVEL) : JJ_EMPTY;
  const JjEntry *entry
      = level != JJ_EMPTY && prices[level] ? jj_pack_set_find (packs, prices[level], day) : NULL;

  return entry ? jj_entry_get_int_or (entry, "proposed", JJ_EMPTY) : JJ_EMPTY;
}

static gint64
cost_of_person (JjPlan *plan, const JjPackSet *packs, const JjElement *person)
{
  gint64 first = jj_proposals_get_day (plan), cost = 0, weeks, halves[2];
  gint64 periods = jj_element_get_number (person, JJ_PERSON_REDUCED_PERIODS);
  const JjElement *school = jj_element_get_ref (person, JJ_PERSON_SCHOOL);
  const JjEntry *entry = jj_pack_set_find (packs, "number.reduction_weeks", first);

  if (periods == JJ_EMPTY || periods == 0)
    return 0;
  if (!entry || !jj_entry_get_int (entry, "value", &weeks))
    return JJ_EMPTY;
  jj_money_split (weeks, (const gint64[]){ 1, 1 }, 2, halves);
  for (guint i = 0; i < 2; i++)
    {
      /* 8/1 + 31 is 9/1, + 212 is 3/1 (2/29 in leap years, when no price changes). */
      gint64 price = find_price (packs, school, first + (i == 0 ? 31 : 212)), part;

      if (price == JJ_EMPTY || !jj_money_line (price, periods, halves[i], &part)
          || !jj_money_add (cost, part, &cost))
        return JJ_EMPTY;
    }
  return cost;
}

gint64
jj_workload_get_cost (JjPlan *plan, const JjPackSet *packs, const JjElement *element)
{
  gint64 cost = 0;

  if (jj_element_get_kind_id (element) == JJ_KIND_PERSON)
    return cost_of_person (plan, packs, element);
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, NULL);
      gint64 one;

      if (jj_element_get_kind_id (link) != JJ_KIND_BELONGS_TO)
        continue;
      one = cost_of_person (plan, packs, jj_link_get_from (link));
      if (one == JJ_EMPTY || !jj_money_add (cost, one, &cost))
        return JJ_EMPTY;
    }
  return cost;
}

static void
add_item (const JjElement *link, gint64 periods, gpointer data)
{
  JjLoadItem item
      = { jj_element_get_id (link), jj_element_get_id (jj_link_get_to (link)), periods };

  g_array_append_val ((GArray *)data, item);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const JjLoadItem *one = a, *other = b;

  if (one->periods != other->periods)
    return one->periods > other->periods ? -1 : 1;
  return (one->link > other->link) - (one->link < other->link);
}

JjWorkload *
jj_workload_new (JjPlan *plan, const JjPackSet *packs, const JjElement *element)
{
  JjWorkload *self = g_new0 (JjWorkload, 1);
  gint64 for_mentors = mentor_periods (plan, packs);

  self->items = g_array_new (FALSE, FALSE, sizeof (JjLoadItem));
  each_task (element, for_mentors, add_periods, &self->load);
  each_task (element, for_mentors, add_item, self->items);
  g_array_sort (self->items, compare_items);
  self->capacity = jj_workload_get_capacity (element);
  self->cost = jj_workload_get_cost (plan, packs, element);
  return self;
}

void
jj_workload_free (JjWorkload *self)
{
  g_array_unref (self->items);
  g_free (self);
}

gboolean
jj_workload_is_over (const JjWorkload *self)
{
  return self->capacity != JJ_EMPTY && self->load > self->capacity;
}

char *
jj_workload_name_items (const JjWorkload *self, JjPlan *plan, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->items->len && i < n; i++)
    {
      const JjLoadItem *item = &g_array_index (self->items, JjLoadItem, i);
      const JjElement *target = jj_plan_find (plan, item->target);
      g_autofree char *periods = jj_format_decimal2 (item->periods);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "、" : "",
                              target ? jj_element_get_title (target) : "", periods);
    }
  if (self->items->len > n)
    g_string_append (text, "…");
  return g_string_free (text, FALSE);
}

guint
jj_certificates_count_ending (const JjElement *element, gint64 day, guint months)
{
  guint n = 0;
  GDate end;

  if (day == JJ_EMPTY)
    return 0;
  g_date_clear (&end, 1);
  g_date_set_julian (&end, (guint32)day);
  g_date_add_months (&end, months);
  for (guint i = 0; i < jj_element_get_n_referrers (element); i++)
    {
      const JjElement *link = jj_element_get_referrer (element, i, NULL);
      gint64 expires;

      if (jj_element_get_kind_id (link) != JJ_KIND_BELONGS_TO)
        continue;
      expires = jj_element_get_number (link, JJ_BELONGS_TO_EXPIRES);
      n += expires != JJ_EMPTY && expires >= day && expires < (gint64)g_date_get_julian (&end);
    }
  return n;
}
