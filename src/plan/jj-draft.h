/* jj-draft.h: a plan by value, to be compared and mixed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* The elements of a plan as values without any index or check: what merge, comparison and roll-over
 * work on. A draft becomes real only as an edit of a plan (jj_draft_to_edit), which the plan checks
 * like any other. References are ids and may point nowhere until then. */
typedef struct
{
  JjId id;
  const JjKind *kind;
  gint64 rank;
  JjValue *values; /* kind->n_fields, owned */
} JjDraftElement;

typedef struct _JjDraft JjDraft;

JjDraft *jj_draft_new (void);
/* A copy of all elements of a plan. (transfer full) */
JjDraft *jj_draft_new_from_plan (JjPlan *plan);
JjDraft *jj_draft_copy (const JjDraft *self);
void jj_draft_free (JjDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjDraft, jj_draft_free)

guint jj_draft_get_count (const JjDraft *self);
/* In no particular order, and only while nothing is added or removed. */
JjDraftElement *jj_draft_get_nth (const JjDraft *self, guint i);
/* (nullable) */
JjDraftElement *jj_draft_find (const JjDraft *self, JjId id);
/* A copy of an element of a plan. */
void jj_draft_add_element (JjDraft *self, const JjElement *from);
/* A copy of an element of another draft. */
JjDraftElement *jj_draft_add (JjDraft *self, const JjDraftElement *element);
void jj_draft_remove (JjDraft *self, JjId id);
/* With all that belongs to it (JJ_FIELD_OWNER); other references to what goes become empty. */
void jj_draft_remove_tree (JjDraft *self, JjId id);
/* value: copied */
void jj_draft_set (JjDraftElement *element, guint field, JjValue value);

/* The edit that makes `from` equal to the draft: ids, values and ranks. Its operations come in an
 * order that is possible for every draft that could be a plan. (transfer full) */
JjEdit *jj_draft_to_edit (const JjDraft *self, JjPlan *from, const char *label);
/* The same for a draft of some elements: what is not in `before`, a draft of those that it was made
 * of, stays as it is in `from`. */
JjEdit *
jj_draft_to_edit_of (const JjDraft *self, const JjDraft *before, JjPlan *from, const char *label);

G_END_DECLS
