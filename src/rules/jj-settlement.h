/* jj-settlement.h: paying out, and what goes back after the end */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-pack.h"

G_BEGIN_DECLS

/* Classes of payment (form `disbursement`) by the amount of a county's plan. */
typedef struct
{
  guint class_number; /* 1, 2, 3 */
  gint64 first_share; /* of the amount, at most, in the first payment; 1/10,000 */
  gint64 keep_share;  /* kept back until the settlement */
  gint64 first, kept; /* the same in 元, rounded down */
  const JjEntry *entry;
} JjDisbursement;

/* FALSE where no rule holds on that day or none of its classes has the amount. 1,499,999 is of
 * class 1; 1,500,000 of class 2; 10,000,000 of class 3. */
gboolean jj_disbursement_find (const JjPackSet *packs,
                               gint64 day,
                               gint64 amount,
                               JjDisbursement *disbursement);

/* Of a central part of what was not spent: how much goes back. All of it, or nothing where it is at
 * most `number.surplus_return` (100,000): 180,000 goes back, 95,000 stays. JJ_EMPTY where the limit
 * is not known on that day. The central part of a surplus is jj_money_share_down of it: of 200,000
 * at 9,000 / 10,000 it is 180,000. */
gint64 jj_surplus_return (const JjPackSet *packs, gint64 day, gint64 central);

/* Spent of approved in 1/10,000, rounded half up; JJ_EMPTY where nothing is approved. */
gint64 jj_execution_rate (gint64 spent, gint64 approved);

G_END_DECLS
