/* jj-merge-detail.h: one conflict of a merge: three values, three sums, one choice */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-merge-sums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The three plans by JjMergeSide: mine, theirs, base. */
typedef struct
{
  JjPlan *plans[3];
} JjMergePlans;

/* "Original", "Mine", "Theirs", translated. */
const char *jj_merge_side_get_label (JjMergeSide side);
/* What one of the three says about a conflict. (transfer full) */
char *jj_conflict_to_text (const JjConflict *conflict, const JjMergePlans *plans, JjMergeSide side);
/* The element of the conflict as lists call it. (transfer full) */
char *jj_conflict_get_title (const JjConflict *conflict, const JjMergePlans *plans);
/* The field, or what happened to the element. */
const char *jj_conflict_get_matter (const JjConflict *conflict);
/* Whether this side can be chosen. */
gboolean jj_conflict_offers (const JjConflict *conflict, JjMergeSide side);

/* The conflict side by side, with a button on top of each column. sums: NULL while they are worked
 * out. decided: whether the choice is the planner's. chosen is called with the side. */
typedef void (*JjMergeChosen) (JjMergeSide side, gpointer data);
typedef struct
{
  const JjConflict *conflict;
  const JjMergePlans *plans;
  GArray *sums;
  gboolean decided;
  JjMergeChosen chosen;
  gpointer data;
} JjMergeDetail;
GtkWidget *jj_merge_detail_new (const JjMergeDetail *detail);

G_END_DECLS
