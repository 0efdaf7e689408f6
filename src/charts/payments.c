/* payments.c: when the central part of the money comes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bars.h"
#include "jj-charts.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-settlement.h"

/* "115/3/31 期中款"; without a date only what it is. (transfer full) */
static char *
name_payment (const JjPayment *payment)
{
  g_autofree char *date = payment->date == JJ_EMPTY ? NULL : jj_format_date (payment->date);

  return date ? g_strdup_printf ("%s %s", date, jj_payment_get_label (payment->type))
              : g_strdup (jj_payment_get_label (payment->type));
}

/* Where no class is known the axis has one place without an amount. */
static void
payments_make (JjPicture *picture, const JjChartInput *input)
{
  JjPackSet *packs = jj_figures_get_packs (input->figures);
  gint64 central = jj_figures_get_totals (input->figures)->central;
  g_autoptr (GArray) payments
      = central == JJ_EMPTY ? NULL : jj_payments_plan (input->plan, packs, central);
  JjBarChart *columns = jj_bars_new (1);

  columns->total = central == JJ_EMPTY ? 0 : central;
  for (guint i = 0; payments && i < payments->len; i++)
    {
      const JjPayment *payment = &g_array_index (payments, JjPayment, i);

      jj_bars_add (columns, name_payment (payment), payment->amount, NULL);
    }
  if (columns->columns->len == 0)
    jj_bars_add (columns, g_strdup (_ ("Not known")), JJ_EMPTY, NULL);
  jj_bars_finish (columns, picture, _ ("Payment"));
}

const JjChart jj_chart_payments = { .id = "payments",
                                    .title = N_ ("Payments of the central part"),
                                    .width_px = 1200,
                                    .height_px = 640,
                                    .is_money = TRUE,
                                    .make = payments_make,
                                    .draw = jj_bars_draw,
                                    .hit = jj_bars_hit,
                                    .free_data = jj_bars_free };
