/* jj-plan-types.h: how a plan lies in memory, for the plan's own files */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-element-private.h"
#include "jj-id-map.h"
#include "jj-plan-private.h"

G_BEGIN_DECLS

/* The elements of one kind. Deleted ones and those out of order stay until the edit is settled, so
 * that an edit of n operations costs one pass and not n. */
typedef struct
{
  JjElementPool pool;
  GPtrArray *items; /* JjElement, owned; by (rank, id) once settled */
  gboolean unsorted;
  guint n_dead;
  guint n_direct;      /* changes made at once since the list was settled */
  GHashTable *by_code; /* text of the element → element; made when asked for, then kept up */
  GHashTable *by_name; /* name → GPtrArray of elements; made when asked for, dropped by a change */
} JjList;

struct _JjPlan
{
  GObject parent_instance;
  JjIdMap by_id; /* → JjElement */
  JjList lists[JJ_N_KINDS];
  guint64 revision;
  gboolean emitting;
  gboolean root_loaded; /* a loaded `plan` element has replaced the first empty one */
};

/* An element into all indices, without any check. */
void jj_plan_enter (JjPlan *self, JjElement *element);
/* Out of them, and freed (at once or when settled); nothing refers to it, it refers to nothing. */
void jj_plan_leave (JjPlan *self, JjElement *element);
/* Gives an element another place in its list. */
void jj_plan_rerank (JjPlan *self, JjElement *element, gint64 rank);
/* Lists in order, dead elements gone. */
void jj_plan_settle (JjPlan *self);

/* Whether a REF of this kind may point to the target; both ends of a link are known. */
gboolean
jj_plan_check_ends (const JjKind *kind, const JjElement *from, const JjElement *to, GError **error);
gboolean
jj_plan_check_target (const JjKind *kind, guint field, const JjElement *target, GError **error);
/* No circle of parents through this field. */
gboolean jj_plan_check_parents (const JjElement *element,
                                guint field,
                                const JjElement *parent,
                                GError **error);

G_END_DECLS
