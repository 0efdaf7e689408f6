/* jj-stack.c: things one above the other, each as near as possible to where it wants to be */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-stack.h"

/* Neighbours that move together; in positions less the distances so far, where keeping the
 * distances means not to decrease. */
typedef struct
{
  double mean;
  double weight;
  guint end; /* index after its last item */
} Pool;

void
jj_stack_place (JjStackItem *items, guint n_items, double low, double high)
{
  g_autofree Pool *pools = g_new (Pool, MAX (1, n_items));
  guint n_pools = 0;
  double length = 0;

  for (guint i = 0; i < n_items; i++)
    {
      length += i > 0 ? items[i].distance : 0;
      pools[n_pools++] = (Pool){ items[i].wanted - length, items[i].weight, i + 1 };
      while (n_pools > 1 && pools[n_pools - 2].mean > pools[n_pools - 1].mean)
        {
          Pool *pool = &pools[n_pools - 2];
          double weight = pool[0].weight + pool[1].weight;

          pool[0].mean = (pool[0].mean * pool[0].weight + pool[1].mean * pool[1].weight) / weight;
          pool[0].weight = weight;
          pool[0].end = pool[1].end;
          n_pools--;
        }
    }

  high = MAX (low, high - length);
  length = 0;
  for (guint i = 0, p = 0; i < n_items; i++)
    {
      length += i > 0 ? items[i].distance : 0;
      p += i == pools[p].end;
      items[i].position = CLAMP (pools[p].mean, low, high) + length;
    }
}
