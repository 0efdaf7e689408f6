/* jj-diff.h: what differs between two plans */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Elements meet by id, so that two copies of one plan compare row by row; plans with nothing in
 * common differ in everything. In the order of kinds, within a kind in the order of the newer plan,
 * what is gone last. Places in a list (ranks) do not count. */
typedef enum
{
  JJ_DIFFERENCE_ADDED,
  JJ_DIFFERENCE_CHANGED,
  JJ_DIFFERENCE_REMOVED
} JjDifferenceType;

typedef struct
{
  JjDifferenceType type;
  JjId id;
  const JjKind *kind;
  guint field; /* CHANGED */
} JjDifference;

/* (transfer full) (element-type JjDifference) */
GArray *jj_plan_diff (JjPlan *before, JjPlan *after);

/* What an element is called in a list of differences: "社群 C-012 斗六數學社群", for links both
 * ends. (transfer full) */
char *jj_element_describe (const JjElement *element);

G_END_DECLS
