/* jj-money.h: exact arithmetic in whole 元 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts are gint64 in whole NT$ (元). Nothing here uses floating point; what does not fit in 64
 * bits is reported, never wrapped. kinds.md "Money, said once" is the source of the rules. */

/* a + b into *sum; FALSE on overflow. */
gboolean jj_money_add (gint64 a, gint64 b, gint64 *sum);

/* Unit price × quantity (hundredths) × times, exact, then rounded half up (away from zero) to the
 * 元: 2,000 × 6.00 × 3 = 36,000. FALSE on overflow. */
gboolean jj_money_line (gint64 unit_price, gint64 quantity, gint64 times, gint64 *amount);

/* amount × numerator / denominator, rounded down (floor): the central part of a grant.
 * 2,043,295 × 9,000 / 10,000 = 1,838,965. numerator ≥ 0, denominator > 0. */
gboolean jj_money_share_down (gint64 amount, gint64 numerator, gint64 denominator, gint64 *part);
/* The same, rounded half up (away from zero): premiums. 12,000 × 211 / 10,000 = 253. */
gboolean jj_money_share_round (gint64 amount, gint64 numerator, gint64 denominator, gint64 *part);

/* Splits amount by weights (≥ 0, not all 0): largest remainder, ties to the earlier index. The
 * parts add up to the amount. 100 by 1, 1, 1 is 34, 33, 33. All weights 0: all to the first. */
void jj_money_split (gint64 amount, const gint64 *weights, guint n, gint64 *parts);

G_END_DECLS
