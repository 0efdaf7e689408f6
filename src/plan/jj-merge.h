/* jj-merge.h: two copies of a plan, edited apart, as one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* Three-way merge of what `mine` and `theirs` made of `base`. Elements meet by id, values by field:
 * what only one side changed is taken, what both changed alike is no conflict. Nothing is lost:
 *
 * - Both changed one field differently: a conflict; `mine` stands until another choice is made.
 * - One side deleted what the other edited or points to: it is kept, and told; the deletion, with
 *   all that belongs to the element, is the other choice.
 * - Each side's parents alone are fine but together go in a circle: theirs is not taken, and told.
 * - Both gave one code to new elements: the one with the higher id gets the next free code.
 * - Both moved an element: the smaller rank.
 *
 * So without conflicts the order of mine and theirs does not matter. It knows nothing of files. */
typedef enum
{
  JJ_CONFLICT_FIELD,
  JJ_CONFLICT_DELETED_BY_MINE,   /* theirs edited or uses it: kept */
  JJ_CONFLICT_DELETED_BY_THEIRS, /* mine edited or uses it: kept */
  JJ_CONFLICT_CIRCLE
} JjConflictType;

typedef enum
{
  JJ_CHOICE_MINE,
  JJ_CHOICE_THEIRS,
  JJ_CHOICE_BASE
} JjMergeSide;

typedef struct
{
  JjConflictType type;
  JjId id;
  const JjKind *kind;
  guint field;                /* FIELD and CIRCLE */
  JjValue base, mine, theirs; /* FIELD; owned */
  JjMergeSide choice;         /* FIELD; DELETED: the side that deleted it, or the one that keeps */
} JjConflict;

typedef struct _JjMerge JjMerge;

/* Error: JJ_PLAN_ERROR_MISSING where the three are not copies of one plan. (transfer full) */
JjMerge *jj_merge_new (JjPlan *base, JjPlan *mine, JjPlan *theirs, GError **error);
void jj_merge_free (JjMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjMerge, jj_merge_free)

/* base and theirs are a part of the plan (分送): what it leaves out stands as in mine. */
JjMerge *jj_merge_new_part (JjPlan *base, JjPlan *mine, JjPlan *theirs, GError **error);

guint jj_merge_get_n_conflicts (const JjMerge *self);
const JjConflict *jj_merge_get_conflict (const JjMerge *self, guint i);
/* Whether there is a choice: not for circles. */
gboolean jj_conflict_has_choice (const JjConflict *conflict);
void jj_merge_choose (JjMerge *self, guint i, JjMergeSide choice);

/* What makes `mine` the merged plan, as one undo step. May be called again after other choices;
 * what the choices bring back besides follows the conflicts until then. (transfer full) */
JjEdit *jj_merge_to_edit (JjMerge *self, JjPlan *mine);

G_END_DECLS
