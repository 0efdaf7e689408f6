/* jj-settlement.c: paying out, and what goes back after the end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-settlement.h"

#include "jj-money.h"

static gint64
get_number (JsonObject *row, const char *member, gint64 unknown)
{
  return json_object_get_null_member (row, member) ? unknown
                                                   : json_object_get_int_member (row, member);
}

gboolean
jj_disbursement_find (const JjPackSet *packs,
                      gint64 day,
                      gint64 amount,
                      JjDisbursement *disbursement)
{
  g_autoptr (GPtrArray) entries = jj_pack_set_list (packs, "disbursement", day);
  const JjEntry *entry = entries->len > 0 ? entries->pdata[0] : NULL;
  JsonArray *classes = entry ? jj_entry_get_array (entry, "classes") : NULL;

  for (guint i = 0; classes && i < json_array_get_length (classes); i++)
    {
      JsonObject *row = json_array_get_object_element (classes, i);

      if (amount < get_number (row, "minimum", 0)
          || amount >= get_number (row, "below", G_MAXINT64))
        continue;
      disbursement->class_number = (guint)json_object_get_int_member (row, "class");
      disbursement->first_share = json_object_get_int_member (row, "first_share");
      disbursement->keep_share = json_object_get_int_member (row, "keep_share");
      disbursement->entry = entry;
      return jj_money_share_down (amount, disbursement->first_share, 10000, &disbursement->first)
             && jj_money_share_down (amount, disbursement->keep_share, 10000, &disbursement->kept);
    }
  return FALSE;
}

gint64
jj_surplus_return (const JjPackSet *packs, gint64 day, gint64 central)
{
  const JjEntry *entry = jj_pack_set_find (packs, "number.surplus_return", day);
  gint64 limit;

  if (!entry || !jj_entry_get_int (entry, "value", &limit))
    return JJ_EMPTY;
  return central <= limit ? 0 : central;
}

gint64
jj_execution_rate (gint64 spent, gint64 approved)
{
  gint64 rate;

  if (approved <= 0 || spent < 0 || !jj_money_share_round (spent, 10000, approved, &rate))
    return JJ_EMPTY;
  return rate;
}
