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

typedef enum
{
  JJ_PAYMENT_FIRST,  /* after approval: at the last milestone `approve` */
  JJ_PAYMENT_LATER,  /* at a milestone `disburse` */
  JJ_PAYMENT_CLOSING /* kept back: at the last milestone `settle`, else so many months after the
                        plan's last day as `number.settlement_months` says */
} JjPaymentType;

/* 首期款（核定後）…, translated. */
const char *jj_payment_get_label (JjPaymentType type);

typedef struct
{
  JjPaymentType type;
  gint64 amount;
  gint64 date; /* JJ_EMPTY: not planned */
} JjPayment;

/* The payments of an amount by its class: first as much as may be, at the end as little as must be
 * kept, the rest equally at the milestones between (largest remainder; one payment without a date
 * where there are none). They add up to the amount: 10,000,000 with one milestone `disburse` is
 * 3,000,000, 6,500,000 and 500,000. NULL where no class is known. (transfer full) (nullable)
 * (element-type JjPayment) */
GArray *jj_payments_plan (JjPlan *plan, const JjPackSet *packs, gint64 amount);

/* Money moved between two accounts or natures of an approved budget. from, to: choice ids; amounts
 * as approved; moved: out of `from` and into `to` before. */
typedef struct
{
  const char *from, *to;
  gint64 from_approved, to_approved;
  gint64 moved_out, moved_in;
} JjVirement;

typedef enum
{
  JJ_VIREMENT_FREE,      /* up to all that is left of `from` */
  JJ_VIREMENT_LIMITED,   /* up to *maximum */
  JJ_VIREMENT_FORBIDDEN, /* whatever the amount */
  JJ_VIREMENT_UNKNOWN    /* no such rule on that day */
} JjVirementVerdict;

/* entry: of the form `virement`. How much may still be moved into *maximum, rounded down and never
 * below 0: 預算法 63 lets 20 % of either side move, so that of 1,000,000 operating and 200,000
 * equipment it is 40,000. */
JjVirementVerdict jj_virement_judge (const JjPackSet *packs,
                                     gint64 day,
                                     const char *entry,
                                     const JjVirement *virement,
                                     gint64 *maximum);

/* Of a central part of what was not spent: how much goes back. All of it, or nothing where it is at
 * most `number.surplus_return` (100,000): 180,000 goes back, 95,000 stays. JJ_EMPTY where the limit
 * is not known on that day. The central part of a surplus is jj_money_share_down of it: of 200,000
 * at 9,000 / 10,000 it is 180,000. */
gint64 jj_surplus_return (const JjPackSet *packs, gint64 day, gint64 central);

/* Spent of approved in 1/10,000, rounded half up; JJ_EMPTY where nothing is approved. */
gint64 jj_execution_rate (gint64 spent, gint64 approved);

G_END_DECLS
