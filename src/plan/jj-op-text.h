/* jj-op-text.h: what an operation did, in words */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-plan.h"

G_BEGIN_DECLS

/* For histories: the element, the field, old and new value as people read them. What an operation
 * of long ago is about may be gone from the plan; its name is then taken from `names`, which
 * jj_op_note_names fills when operations are read from the newest on, as a deletion tells the name
 * and comes before what was done to the element earlier. */
typedef struct
{
  char *element; /* "社群 C-012 斗六數學社群" */
  char *what;    /* the field, or 新增, 刪除, 順序 */
  char *before, *after;
  gboolean has_difference; /* amounts */
  gint64 difference;
} JjOpText;

/* JjId → title. (transfer full) */
GHashTable *jj_op_names_new (void);
void jj_op_note_names (GHashTable *names, JjEdit *edit);

/* names: (nullable). anonymous: what is personal (private elements, fields marked so) is left out
 * and said to be. (transfer full) */
JjOpText *jj_op_text_new (const JjOp *op, JjPlan *plan, GHashTable *names, gboolean anonymous);
void jj_op_text_free (JjOpText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjOpText, jj_op_text_free)

/* Whether an operation is about personal data. */
gboolean jj_op_is_personal (const JjOp *op, JjPlan *plan);

G_END_DECLS
