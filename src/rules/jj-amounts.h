/* jj-amounts.h: what one edit did to the money */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

typedef struct
{
  guint n;              /* amounts that changed */
  gint64 sum, largest;  /* Σ of the differences; the largest one, without its sign */
  JjId id;              /* whose is the largest */
  gint64 before, after; /* of it */
} JjAmountChange;

/* The amounts of the budget lines that the edit touched, by the figures before and after it, and
 * the amounts typed into other elements (what a purse is granted). A line that does not count is 0.
 * FALSE where nothing changed. Example: a unit price from 2,500 to 3,000 on a line of 5 × 3 is one
 * change, 37,500 → 45,000. */
gboolean jj_amounts_compare (JjEdit *edit,
                             const JjFigures *before,
                             const JjFigures *after,
                             JjAmountChange *change);

G_END_DECLS
