/* jj-element.h: one element or link of a plan, read-only */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-kind.h"

G_BEGIN_DECLS

/* A compact struct owned by its JjPlan. A pointer stays valid until the element is deleted, that
 * is at most until the plan's next edit: keep ids, not pointers, over a return to the main loop.
 * Nothing here changes an element; edits do (jj-edit.h). */
typedef struct _JjElement JjElement;

JjId jj_element_get_id (const JjElement *self);
const JjKind *jj_element_get_kind (const JjElement *self);
JjKindId jj_element_get_kind_id (const JjElement *self);
/* Place among the elements of the kind: lower comes first; equal ranks go by id. */
gint64 jj_element_get_rank (const JjElement *self);

/* The field's value, borrowed; a REF as the target's id. */
JjValue jj_element_get_value (const JjElement *self, guint field);
gboolean jj_element_is_empty (const JjElement *self, guint field);
/* INT, DECIMAL2, MONEY, SHARE, DATE, BOOL, ENUM as stored; JJ_EMPTY where empty. */
gint64 jj_element_get_number (const JjElement *self, guint field);
/* The same, `empty` where the field is empty. */
gint64 jj_element_get_number_or (const JjElement *self, guint field, gint64 empty);
gboolean jj_element_get_bool (const JjElement *self, guint field);
/* TEXT, PROSE, LIST; NULL where empty. Borrowed. */
const char *jj_element_get_text (const JjElement *self, guint field);
/* REF: the target; NULL where empty. */
const JjElement *jj_element_get_ref (const JjElement *self, guint field);

/* code and name of an element; NULL for links and where empty. */
const char *jj_element_get_code (const JjElement *self);
const char *jj_element_get_name (const JjElement *self);
/* What people see: the name, else the code, else the kind's label. Never NULL. */
const char *jj_element_get_title (const JjElement *self);

static inline const JjElement *
jj_link_get_from (const JjElement *self)
{
  return jj_element_get_ref (self, JJ_FROM);
}

static inline const JjElement *
jj_link_get_to (const JjElement *self)
{
  return jj_element_get_ref (self, JJ_TO);
}

/* Elements and links that point to this one, in no particular order. `field` gets the pointing
 * REF field of the i-th. Links that start or end here are among them. */
guint jj_element_get_n_referrers (const JjElement *self);
const JjElement *jj_element_get_referrer (const JjElement *self, guint i, guint *field);
/* How many of them are of a kind and point here by this field, e.g. the members of a community:
 * JJ_KIND_MEMBER_OF, JJ_TO. */
guint jj_element_count_referrers (const JjElement *self, JjKindId kind, guint field);

G_END_DECLS
