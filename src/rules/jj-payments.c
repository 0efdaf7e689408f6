/* jj-payments.c: payments by class and date, and moves between accounts */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-kinds-work.h"
#include "jj-language.h"
#include "jj-money.h"
#include "jj-settlement.h"

#include <string.h>

/* Ends of the milestones of a kind, in order of time; starts where there is no end. */
static GArray *
list_milestones (JjPlan *plan, const char *id)
{
  const JjField *field = &jj_kind_milestone.fields[JJ_MILESTONE_KIND];
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_MILESTONE); i++)
    {
      const JjElement *milestone = jj_plan_get_nth (plan, JJ_KIND_MILESTONE, i);
      gint64 day = jj_element_get_number (milestone, JJ_MILESTONE_END);
      guint at = 0;

      if (jj_element_get_number (milestone, JJ_MILESTONE_KIND) != jj_field_find_choice (field, id))
        continue;
      if (day == JJ_EMPTY)
        day = jj_element_get_number (milestone, JJ_MILESTONE_START);
      if (day == JJ_EMPTY)
        continue;
      while (at < days->len && g_array_index (days, gint64, at) <= day)
        at++;
      g_array_insert_val (days, at, day);
    }
  return days;
}

static gint64
last_of (JjPlan *plan, const char *id)
{
  g_autoptr (GArray) days = list_milestones (plan, id);

  return days->len > 0 ? g_array_index (days, gint64, days->len - 1) : JJ_EMPTY;
}

static gint64
closing_day (JjPlan *plan, const JjPackSet *packs)
{
  gint64 day = last_of (plan, "settle"), end = jj_plan_get_last_day (plan), months;
  const JjEntry *entry = jj_pack_set_find (packs, "number.settlement_months", end);
  GDate date;

  if (day != JJ_EMPTY || end == JJ_EMPTY || !entry || !jj_entry_get_int (entry, "value", &months)
      || months < 0 || months > 120)
    return day;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)end);
  g_date_add_months (&date, (guint)months);
  return g_date_get_julian (&date);
}

static void
add_payment (GArray *payments, JjPaymentType type, gint64 amount, gint64 date)
{
  JjPayment payment = { type, amount, date };

  if (amount != 0)
    g_array_append_val (payments, payment);
}

static void
add_later (GArray *payments, JjPlan *plan, gint64 amount)
{
  g_autoptr (GArray) days = list_milestones (plan, "disburse");
  g_autofree gint64 *weights = g_new (gint64, days->len + 1);
  g_autofree gint64 *parts = g_new (gint64, days->len + 1);

  if (days->len == 0)
    {
      add_payment (payments, JJ_PAYMENT_LATER, amount, JJ_EMPTY);
      return;
    }
  for (guint i = 0; i < days->len; i++)
    weights[i] = 1;
  jj_money_split (amount, weights, days->len, parts);
  for (guint i = 0; i < days->len; i++)
    add_payment (payments, JJ_PAYMENT_LATER, parts[i], g_array_index (days, gint64, i));
}

GArray *
jj_payments_plan (JjPlan *plan, const JjPackSet *packs, gint64 amount)
{
  gint64 day = jj_plan_get_first_day (plan), first;
  JjDisbursement class;
  GArray *payments;

  if (day == JJ_EMPTY || amount < 0 || !jj_disbursement_find (packs, day, amount, &class))
    return NULL;
  payments = g_array_new (FALSE, FALSE, sizeof (JjPayment));
  first = CLAMP (class.first, 0, amount - class.kept);
  add_payment (payments, JJ_PAYMENT_FIRST, first, last_of (plan, "approve"));
  add_later (payments, plan, amount - first - class.kept);
  add_payment (payments, JJ_PAYMENT_CLOSING, class.kept, closing_day (plan, packs));
  return payments;
}

const char *
jj_payment_get_label (JjPaymentType type)
{
  static const char *const labels[] = { N_ ("First payment, after approval"), N_ ("Later payment"),
                                        N_ ("Kept until settlement") };

  return _ (labels[type]);
}

static gboolean
names (JsonObject *row, const char *member, const char *id)
{
  const char *text = json_object_get_string_member (row, member);

  return strcmp (text, "any") == 0 || strcmp (text, id) == 0;
}

static gboolean
is_forbidden (const JjEntry *entry, const JjVirement *virement)
{
  JsonArray *rows = jj_entry_get_array (entry, "forbidden");

  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      if (names (row, "from", virement->from) && names (row, "to", virement->to))
        return TRUE;
    }
  return FALSE;
}

/* What a limit leaves; G_MAXINT64 where there is none. */
static gint64
get_left (const JjEntry *entry, const char *parameter, gint64 approved, gint64 moved)
{
  gint64 share, limit;

  if (!jj_entry_get_int (entry, parameter, &share))
    return G_MAXINT64;
  if (!jj_money_share_down (MAX (approved, 0), share, 10000, &limit))
    return 0;
  return MAX (limit - MAX (moved, 0), 0);
}

JjVirementVerdict
jj_virement_judge (const JjPackSet *packs,
                   gint64 day,
                   const char *id,
                   const JjVirement *virement,
                   gint64 *maximum)
{
  const JjEntry *entry = jj_pack_set_find (packs, id, day);
  gint64 all = MAX (virement->from_approved - MAX (virement->moved_out, 0), 0), limit;

  *maximum = 0;
  if (!entry || strcmp (jj_entry_get_form_id (entry), "virement") != 0)
    return JJ_VIREMENT_UNKNOWN;
  if (is_forbidden (entry, virement))
    return JJ_VIREMENT_FORBIDDEN;
  limit = MIN (get_left (entry, "maximum_out", virement->from_approved, virement->moved_out),
               get_left (entry, "maximum_in", virement->to_approved, virement->moved_in));
  *maximum = MIN (all, limit);
  return limit < all ? JJ_VIREMENT_LIMITED : JJ_VIREMENT_FREE;
}
