/* jj-plan.h: all elements of a plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-edit.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* The plan in memory. It is changed through JjProject (jj-project.h) alone, which writes the file
 * in the same step; the function that applies an edit is in jj-plan-private.h for the store.
 *
 * Invariants: ids are unique; every REF points to an element of an allowed kind; every link's ends
 * are an allowed pair; codes are unique within a kind; parents make no circle; there is exactly
 * one `plan` element. Elements of a kind stand in the order of (rank, id). */
#define JJ_TYPE_PLAN (jj_plan_get_type ())
G_DECLARE_FINAL_TYPE (JjPlan, jj_plan, JJ, PLAN, GObject)

#define JJ_PLAN_ERROR (jj_plan_error_quark ())
GQuark jj_plan_error_quark (void);
typedef enum
{
  JJ_PLAN_ERROR_VALUE,   /* a value its field cannot hold */
  JJ_PLAN_ERROR_LINK,    /* ends that this kind of link cannot join */
  JJ_PLAN_ERROR_CODE,    /* a code in use */
  JJ_PLAN_ERROR_MISSING, /* an element that is not (or no longer) there */
  JJ_PLAN_ERROR_IN_USE,  /* a delete of something that others still point to */
  JJ_PLAN_ERROR_FORMAT,  /* JSON that is no plan */
  JJ_PLAN_ERROR_SCOPE,   /* an edit outside of what a part may change (jj-scope.h) */
} JjPlanError;

/* What one edit did: ids in the order of its operations, each id in one list only. */
typedef struct
{
  GArray *inserted; /* JjId */
  GArray *removed;  /* JjId: already gone */
  GArray *touched;  /* JjId: set or moved */
  guint64 kinds;    /* JJ_KIND_BIT of all kinds concerned */
} JjChanges;

/* An empty plan with its one `plan` element. (transfer full)
 * Signal "changed" (JjChanges *): once for each committed edit, after it is on disk. A handler
 * must not commit. */
JjPlan *jj_plan_new (void);
/* A deep copy for a worker thread, without the signal's handlers. (transfer full) */
JjPlan *jj_plan_copy (JjPlan *self);
/* A copy with an edit carried out: how a plan comes to be before it has a file (templates, tests).
 * A plan in a file changes through JjProject alone. Errors as of a commit. (transfer full) */
JjPlan *jj_plan_with (JjPlan *self, JjEdit *edit, GError **error);

/* The one element of kind `plan`. */
const JjElement *jj_plan_get_root (JjPlan *self);
/* (nullable) */
const JjElement *jj_plan_find (JjPlan *self, JjId id);
/* (nullable): by code within a kind. */
const JjElement *jj_plan_find_code (JjPlan *self, JjKindId kind, const char *code);
/* (nullable): the first of this name, *n how many there are. */
const JjElement *jj_plan_find_name (JjPlan *self, JjKindId kind, const char *name, guint *n);
guint jj_plan_get_count (JjPlan *self, JjKindId kind);
const JjElement *jj_plan_get_nth (JjPlan *self, JjKindId kind, guint i);
/* Grows with every edit; equal revisions of one plan mean equal contents. */
guint64 jj_plan_get_revision (JjPlan *self);

/* Whether a link of this kind may join the two; the error names what is possible. */
gboolean jj_link_check (JjKindId link, const JjElement *from, const JjElement *to, GError **error);

/* The first and last day of the plan (Julian days): 114 full is 2025-08-01 to 2026-07-31. */
gint64 jj_plan_get_first_day (JjPlan *self);
gint64 jj_plan_get_last_day (JjPlan *self);

/* Codes for new elements: S-001, S-002 …, those in use left out. One coder for one edit. */
typedef struct
{
  JjPlan *plan;
  JjKindId kind;
  guint next;
} JjCoder;
void jj_coder_init (JjCoder *coder, JjPlan *plan, JjKindId kind);
/* (transfer full); NULL for kinds without codes. */
char *jj_coder_next (JjCoder *coder);

G_END_DECLS
