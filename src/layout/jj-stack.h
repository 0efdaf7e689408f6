/* jj-stack.h: things one above the other, each as near as possible to where it wants to be */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For src/layout only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double wanted;   /* where it wants to be */
  double weight;   /* > 0 */
  double distance; /* from the one before, at least; not read for the first */
  double position; /* the answer */
} JjStackItem;

/* Finds the positions with the least sum of weight * (position - wanted)^2 that keep the distances,
 * with the first >= low and the last <= high. If high - low is too short for the distances, the
 * first is at low and the others follow. O(n) and exact: neighbours that would overtake each other
 * are pooled (isotonic regression), then all are clamped. */
void jj_stack_place (JjStackItem *items, guint n_items, double low, double high);

G_END_DECLS
