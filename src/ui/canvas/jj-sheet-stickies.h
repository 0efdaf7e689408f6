/* jj-sheet-stickies.h: what a room says, as notes that become elements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-sheet-edit.h"

G_BEGIN_DECLS

/* Each returns one edit, one undo step. (transfer full) */

/* A sticky for each line of a text that has letters, in columns of five from a point of the sheet
 * on, where no box stands yet. Their ids are added to @ids (JjId). Example: "一\n\n二" makes two.
 */
JjEdit *jj_stickies_add (const JjSheet *self, const char *lines, double x, double y, GArray *ids);

/* A sticky becomes an element of a kind: name and note are kept, it stands where the sticky stood
 * on every sheet, and what led to the sticky leads to it. *id gets the new element. */
JjEdit *jj_sticky_turn (const JjSheet *self, guint box, JjKindId kind, JjId *id);

/* Dots more (or fewer) on each sticky among the elements, never below 0. NULL: there is none.
 * (nullable) */
JjEdit *jj_stickies_vote (JjPlan *plan, const JjId *ids, guint n, int by);

/* The stickies of the sheet in a column for each group, the most dots uppermost, beside what else
 * stands there. */
JjEdit *jj_stickies_gather (const JjSheet *self);

G_END_DECLS
