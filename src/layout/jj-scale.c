/* jj-scale.c: axis ticks for whole money, and values to px */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scale.h"

#include <math.h>

/* LIMIT and the largest step together stay within 64 bits, so no tick overflows. */
#define LIMIT G_GINT64_CONSTANT (4000000000000000000)
#define LARGEST_STEP G_GINT64_CONSTANT (5000000000000000000)

static gint64
floor_to_step (gint64 value, gint64 step)
{
  gint64 rest = value % step;

  return value - (rest < 0 ? rest + step : rest);
}

/* Sets the ticks of one step and returns how many steps there are. */
static guint64
cover (JjScale *self, gint64 low, gint64 high, gint64 step)
{
  guint64 n_steps;

  self->first = floor_to_step (low, step);
  self->last = floor_to_step (high, step);
  if (self->last < high || self->last == self->first)
    self->last += step;
  n_steps = ((guint64)self->last - (guint64)self->first) / (guint64)step;
  self->step = step;
  self->n_ticks = (guint)MIN (n_steps, 1000000) + 1;
  return n_steps;
}

gint64
jj_scale_nice_step (gint64 value)
{
  gint64 power = 1;

  g_return_val_if_fail (value >= 1, 1);

  while (TRUE)
    {
      for (gint64 digit = 1; digit <= 5; digit = digit == 1 ? 2 : digit + 3)
        if (power * digit >= value)
          return power * digit;
      if (power > LARGEST_STEP / 50)
        return LARGEST_STEP;
      power *= 10;
    }
}

void
jj_scale_init (JjScale *self, gint64 low, gint64 high, double length_px, double tick_gap_px)
{
  guint64 most;
  gint64 step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (length_px > 0 && tick_gap_px > 0);

  low = CLAMP (low, -LIMIT, LIMIT);
  high = CLAMP (high, -LIMIT, LIMIT);
  if (low > high)
    {
      gint64 swap = low;

      low = high;
      high = swap;
    }
  self->length_px = length_px;

  /* The most steps that keep their distance; at least one, that is two ticks. */
  most = (guint64)CLAMP (floor (length_px / tick_gap_px), 1, 1e6);
  step = jj_scale_nice_step ((gint64)MAX (1, ((guint64)high - (guint64)low + most - 1) / most));
  while (cover (self, low, high, step) > most && step < LARGEST_STEP)
    step = jj_scale_nice_step (step + 1);
}

gint64
jj_scale_get_tick (const JjScale *self, guint index)
{
  g_return_val_if_fail (index < self->n_ticks, self->last);

  return (gint64)((guint64)self->first + (guint64)self->step * index);
}

gint64
jj_scale_get_unit (const JjScale *self, gboolean with_qian)
{
  if (self->step % JJ_SCALE_YI == 0)
    return JJ_SCALE_YI;
  if (self->step % JJ_SCALE_WAN == 0)
    return JJ_SCALE_WAN;
  if (with_qian && self->step % JJ_SCALE_QIAN == 0)
    return JJ_SCALE_QIAN;
  return 1;
}

double
jj_scale_to_px (const JjScale *self, gint64 value)
{
  double span = (double)self->last - (double)self->first;

  return ((double)value - (double)self->first) / span * self->length_px;
}

gint64
jj_scale_from_px (const JjScale *self, double px)
{
  double span = (double)self->last - (double)self->first;
  double value = (double)self->first + px / self->length_px * span;

  return (gint64)round (CLAMP (value, (double)-LIMIT, (double)LIMIT));
}
