/* jj-edit.h: a change of the plan as a list of four primitive operations */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-element.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* insert, delete, set, move: each is its own inverse or another's, so that no command needs undo
 * code. An edit is one undo step and one transaction. Operations are carried out in order and
 * each must be possible when its turn comes: insert targets before what points to them, delete
 * what points before its targets (jj-commands.h does that for the usual cases).
 *
 * Old values and ranks need not be given: jj_plan_apply fills them in from the plan, so that the
 * log cannot lie. Build an edit, commit it once (jj_project_commit), then drop it. */
typedef enum
{
  JJ_OP_INSERT,
  JJ_OP_DELETE,
  JJ_OP_SET,
  JJ_OP_MOVE
} JjOpType;

typedef struct
{
  JjOpType type;
  guint field; /* SET */
  JjId id;
  const JjKind *kind;
  JjValue *values;       /* INSERT, DELETE: kind->n_fields of them, owned */
  JjValue old, value;    /* SET, owned */
  gint64 old_rank, rank; /* MOVE both, INSERT and DELETE rank; rank 0 in an INSERT: at the end */
} JjOp;

typedef struct _JjEdit JjEdit;

/* label: what undo shows, translated, e.g. "Rename 斗六國小數學社群". */
JjEdit *jj_edit_new (const char *label);
JjEdit *jj_edit_ref (JjEdit *self);
void jj_edit_unref (JjEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjEdit, jj_edit_unref)

const char *jj_edit_get_label (const JjEdit *self);
void jj_edit_set_label (JjEdit *self, const char *label);
/* Why, as the planner typed it; NULL for most edits. */
const char *jj_edit_get_reason (const JjEdit *self);
void jj_edit_set_reason (JjEdit *self, const char *reason);

guint jj_edit_get_n_ops (const JjEdit *self);
JjOp *jj_edit_get_op (const JjEdit *self, guint i);
gboolean jj_edit_is_empty (const JjEdit *self);

/* An insert of an empty element; id 0 makes a new one. Returns the id. Sets of the same id that
 * follow fill the insert itself. */
JjId jj_edit_insert (JjEdit *self, JjKindId kind, JjId id);
JjId jj_edit_insert_at (JjEdit *self, JjKindId kind, JjId id, gint64 rank);
void jj_edit_delete (JjEdit *self, JjKindId kind, JjId id);
void jj_edit_move (JjEdit *self, JjKindId kind, JjId id, gint64 rank);
/* value: (transfer full) */
void jj_edit_set (JjEdit *self, JjKindId kind, JjId id, guint field, JjValue value);
void jj_edit_set_text (JjEdit *self, JjKindId kind, JjId id, guint field, const char *text);
void jj_edit_set_number (JjEdit *self, JjKindId kind, JjId id, guint field, gint64 number);
/* A link from one element to another; returns its id. */
JjId jj_edit_link (JjEdit *self, JjKindId link, JjId from, JjId to);

/* All operations of another edit, to follow those here; it is empty after. */
void jj_edit_take (JjEdit *self, JjEdit *other);

/* A bare operation to fill in: for readers of the log. */
JjOp *jj_edit_append (JjEdit *self, JjOpType type, const JjKind *kind, JjId id);

/* The inverse of an edit that was applied: reversed order, old and new exchanged. (transfer full)
 */
JjEdit *jj_edit_invert (const JjEdit *self);
/* The same of its first n operations alone. (transfer full) */
JjEdit *jj_edit_invert_first (const JjEdit *self, guint n);

/* The operations as the log keeps them (docs/plan-format.md), and back. (transfer full) */
char *jj_edit_to_json (const JjEdit *self);
JjEdit *jj_edit_from_json (const char *label, const char *json, GError **error);

G_END_DECLS
