/* jj-scale.h: axis ticks for whole money, and values to px */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A JjScale is a plain value on the stack. Ticks stand at multiples of a step of 1, 2 or 5 * 10^n,
 * never closer than asked, and cover the range: first <= low, last >= high. Labels are the
 * caller's; jj_scale_get_unit() says in which unit (元, 千, 萬, 億) every tick is a whole number.
 *
 * Example: 0 to 1,234,567 on 400 px with 60 px between ticks: 0, 200,000 … 1,400,000 (8 ticks,
 * 57 px apart) is too close, so the step is 500,000: 0, 500,000, 1,000,000, 1,500,000; unit 萬:
 * 0, 50, 100, 150.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JJ_SCALE_QIAN G_GINT64_CONSTANT (1000)
#define JJ_SCALE_WAN G_GINT64_CONSTANT (10000)
#define JJ_SCALE_YI G_GINT64_CONSTANT (100000000)

typedef struct
{
  gint64 first;  /* value of the first tick, at 0 px */
  gint64 last;   /* value of the last tick, at length_px */
  gint64 step;   /* >= 1 */
  guint n_ticks; /* >= 2 */
  double length_px;
} JjScale;

/* Makes a scale that covers low to high (swapped if need be; equal: one step above) with ticks at
 * least tick_gap_px apart, as far as two ticks (and 0, if it is inside) allow. Beyond +-4 * 10^18
 * values are cut off. */
void jj_scale_init (JjScale *self, gint64 low, gint64 high, double length_px, double tick_gap_px);

/* Value of tick `index`, 0 to n_ticks - 1. */
gint64 jj_scale_get_tick (const JjScale *self, guint index);
/* The largest of 1, 千, 萬 and 億 that divides the step: ticks divided by it are whole numbers.
 * With_qian FALSE leaves 千 out, which speech does not use; official tables do. */
gint64 jj_scale_get_unit (const JjScale *self, gboolean with_qian);

double jj_scale_to_px (const JjScale *self, gint64 value);
/* Nearest whole value; not limited to the range. */
gint64 jj_scale_from_px (const JjScale *self, double px);

/* The smallest of 1, 2, 5 * 10^n that is >= value (value >= 1; largest answer 5 * 10^18). */
gint64 jj_scale_nice_step (gint64 value);

G_END_DECLS
