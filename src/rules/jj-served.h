/* jj-served.h: what the activities that serve an element cost */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"

G_BEGIN_DECLS

/* An activity that serves several alliances is shared among them in equal parts (largest remainder,
 * in the order of its links), and likewise among communities, schools, organisations. So the
 * alliances of a plan add up to what the activities that serve any of them cost: nothing is counted
 * twice. Table, canvas and rules use this one figure. An activity of 100 元 that serves three
 * alliances is 34, 33 and 33 元. Whole 元. */
gint64 jj_served_cost (const JjFigures *figures, const JjElement *element);

/* The activities that make it, with the share of each. (transfer full) (element-type JjServed) */
typedef struct
{
  JjId activity;
  gint64 amount;
} JjServed;
GArray *jj_served_list (const JjFigures *figures, const JjElement *element);

G_END_DECLS
