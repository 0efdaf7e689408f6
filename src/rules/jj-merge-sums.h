/* jj-merge-sums.h: the sums to which each choice of a merge leads */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-merge.h"

#include "jj-figures.h"

G_BEGIN_DECLS

/* One line of the comparison: the plan's total, or what differs between the choices (a purse's
 * budget or rest, an activity's or programme's amount). Whole 元; JJ_EMPTY where there is none. */
typedef struct
{
  char *label;
  gint64 amounts[3]; /* by JjMergeSide: mine, theirs, base */
} JjMergeSum;

/* The real figures of the plan `mine` merged, once for each choice of conflict i while the others
 * stay as they are chosen; the choice of i is as before after it. The first row is the plan's
 * total, the rest only what differs, at most MAX. packs: as jj_packs_load_for_plan gives them.
 * (transfer full) (element-type JjMergeSum) */
#define JJ_MERGE_SUMS_MAX 12
GArray *jj_merge_sums_new (JjMerge *merge, guint i, JjPlan *mine, GPtrArray *packs);

/* The plan's total as everything is chosen now; JJ_EMPTY where the merge cannot be carried out. */
gint64 jj_merge_sums_total (JjMerge *merge, JjPlan *mine, GPtrArray *packs);

G_END_DECLS
