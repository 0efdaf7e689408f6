/* jj-condition.h: what must be true of a plan, with a count of what is still missing */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

G_BEGIN_DECLS

/* Steps of the guide and of lessons say in data what a plan must have: a condition is an object
 * with a form, a text and the form's own members (data/guide/README.md is the manual). Forms:
 *
 *   count     at least `minimum` (1) and at most `maximum` elements of `kind`
 *   filled    `field` of every element of `kind` is not empty
 *   linked    every element of `kind` has a `link` that starts (`end` from) or ends (to) at it
 *   used      every element of `kind` is named by the `field` of an element of the kind `by`
 *   findings  at most `maximum` (0) findings, of a `severity`, of `rules` (ids; "price." at the
 *             beginning of many), about a `kind`, that are not waived
 *   figure    total, unassigned, granted, remaining or themes (of nine) from `minimum` to `maximum`
 *
 * `where` leaves elements out (jj-where.h). Without any element filled, linked and used do not
 * hold, but with `optional` they do; `none` is then what is said. */
typedef struct _JjCondition JjCondition;

/* What is asked: a plan, its figures, and its findings (nullable: not yet known, then a condition
 * about findings does not hold). */
typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  JjFindings *findings;
} JjConditionPlan;

typedef struct
{
  guint done, all; /* "12/14": elements, or of a figure 0/1 */
  gint64 value;    /* what minimum and maximum are held against; of the other forms 0 */
  gboolean holds;
  gboolean is_none; /* holds because there is nothing to count: not a thing done */
  JjKindId kind;    /* of what is missing; JJ_N_KINDS: nothing that could be shown */
  int field;        /* that is to be filled; -1: none */
  GArray *missing;  /* JjId: what stands in the way, in the plan's order, each once */
  char *text;       /* the condition's text with the numbers in it */
} JjCount;

/* What is wrong with a condition, as the second half of a sentence; NULL: nothing. (transfer full)
 */
char *jj_condition_check (JsonObject *object);
/* Of an object that jj_condition_check has let pass. (transfer full) */
JjCondition *jj_condition_new (JsonObject *object);
void jj_condition_free (JjCondition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCondition, jj_condition_free)

/* Example: "{done}/{all} communities have a lead school" of 14 communities, two of them without
 * one, gives done 12, all 14, two ids, "12/14 communities have a lead school". (transfer full) */
JjCount *jj_condition_count (const JjCondition *self, const JjConditionPlan *plan);
void jj_count_free (JjCount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCount, jj_count_free)
/* The kind and field that a condition is about; JJ_N_KINDS and -1 for none. */
JjKindId jj_condition_get_kind (const JjCondition *self);
int jj_condition_get_field (const JjCondition *self);

G_END_DECLS
