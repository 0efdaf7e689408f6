/* jj-money.c: exact arithmetic in whole 元 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-money.h"

typedef __int128 Wide;

static gboolean
narrow (Wide wide, gint64 *out)
{
  if (wide > G_MAXINT64 || wide <= G_MININT64)
    return FALSE;
  *out = (gint64)wide;
  return TRUE;
}

/* *rest gets the remainder; both ≥ 0, denominator > 0. Nearly all amounts fit in 64 bits, which
 * divide ten times as fast. */
static Wide
divide (Wide magnitude, Wide denominator, Wide *rest)
{
  if (magnitude <= G_MAXINT64 && denominator <= G_MAXINT64)
    {
      *rest = (gint64)magnitude % (gint64)denominator;
      return (gint64)magnitude / (gint64)denominator;
    }
  *rest = magnitude % denominator;
  return magnitude / denominator;
}

/* numerator / denominator rounded half away from zero; denominator > 0. */
static Wide
divide_half_up (Wide numerator, Wide denominator)
{
  Wide rest;
  Wide quotient = divide (numerator < 0 ? -numerator : numerator, denominator, &rest);

  if (rest >= denominator - rest)
    quotient++;
  return numerator < 0 ? -quotient : quotient;
}

gboolean
jj_money_add (gint64 a, gint64 b, gint64 *sum)
{
  return narrow ((Wide)a + b, sum);
}

gboolean
jj_money_line (gint64 unit_price, gint64 quantity, gint64 times, gint64 *amount)
{
  Wide product;

  if (__builtin_mul_overflow ((Wide)unit_price * quantity, (Wide)times, &product))
    return FALSE;
  return narrow (divide_half_up (product, 100), amount);
}

gboolean
jj_money_share_down (gint64 amount, gint64 numerator, gint64 denominator, gint64 *part)
{
  Wide product = (Wide)amount * numerator;
  Wide quotient = product / denominator;

  g_return_val_if_fail (numerator >= 0 && denominator > 0, FALSE);
  if (product < 0 && product % denominator != 0)
    quotient--;
  return narrow (quotient, part);
}

gboolean
jj_money_share_round (gint64 amount, gint64 numerator, gint64 denominator, gint64 *part)
{
  g_return_val_if_fail (numerator >= 0 && denominator > 0, FALSE);
  return narrow (divide_half_up ((Wide)amount * numerator, denominator), part);
}

void
jj_money_split (gint64 amount, const gint64 *weights, guint n, gint64 *parts)
{
  Wide magnitude = amount < 0 ? -(Wide)amount : amount;
  Wide total = 0, left = magnitude;
  g_autofree Wide *rest = g_new (Wide, n);

  g_return_if_fail (n > 0);
  for (guint i = 0; i < n; i++)
    total += weights[i];
  for (guint i = 0; i < n; i++)
    {
      Wide share = total ? magnitude * weights[i] : i == 0 ? magnitude : 0;

      rest[i] = 0;
      parts[i] = (gint64)(total ? divide (share, total, &rest[i]) : share);
      left -= parts[i];
    }
  for (; left > 0; left--)
    {
      guint best = 0;

      for (guint i = 1; i < n; i++)
        {
          if (rest[i] > rest[best])
            best = i;
        }
      parts[best]++;
      rest[best] = -1;
    }
  for (guint i = 0; amount < 0 && i < n; i++)
    parts[i] = -parts[i];
}
