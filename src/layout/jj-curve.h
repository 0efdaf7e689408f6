/* jj-curve.h: the one curve of bands and lines */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A cubic that leaves and arrives along one axis, with its control points half way: along that axis
 * s(t) = 1.5 t - 1.5 t^2 + t^3, across it p(t) = 3 t^2 - 2 t^3. For src/layout only.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The share of the way across at a share `s`, 0 to 1, of the way along. Newton's steps converge for
 * all s: the slope of s(t) is at least 0.75. */
static inline double
jj_curve_progress (double s)
{
  double t = s;

  for (guint i = 0; i < 8; i++)
    t -= (((t - 1.5) * t + 1.5) * t - s) / ((3 * t - 3) * t + 1.5);
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

G_END_DECLS
