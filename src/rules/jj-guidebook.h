/* jj-guidebook.h: the steps from county and year to hand-in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-condition.h"

G_BEGIN_DECLS

/* A guide is read from JSON files (data/guide/README.md is their manual): the program's, then those
 * in the planner's folder (~/.local/share/jingjin/guide), in the order of their names. A step of a
 * later file replaces one with the same id, or stands `after` another, else at the end. A faulty
 * file is left out and told. Immutable.
 *
 * What the planners say about a step themselves (不適用, done, later, a flag, a note) is an element
 * of kind override whose entry is the step's id: so that colleagues see it, with author and date,
 * and undo, merge and history know it like everything else. */
typedef struct _JjGuide JjGuidebook;
typedef struct _JjStep JjStep;

typedef enum
{
  JJ_STEP_OPEN, /* nothing said */
  JJ_STEP_DOING,
  JJ_STEP_DONE,
  JJ_STEP_LATER,
  JJ_STEP_NOT_APPLICABLE,
  JJ_N_STEP_STATES
} JjStepState;
const char *jj_step_state_get_id (JjStepState state);
const char *jj_step_state_get_label (JjStepState state);

/* What a field of a step names: marked where it is filled. */
typedef struct
{
  JjKindId kind;
  guint field;
} JjMark;

/* problem: (out) (nullable) (transfer full): the faults of files that were left out, a sentence a
 * line, NULL for none. (transfer full) */
JjGuidebook *jj_guidebook_load (char **problem);
/* Of one file's text, for tests and editors; error: JJ_PLAN_ERROR_FORMAT, one sentence with file,
 * step and reason. (transfer full) */
JjGuidebook *jj_guidebook_parse (const char *name, const char *json, gssize length, GError **error);
JjGuidebook *jj_guidebook_ref (JjGuidebook *self);
void jj_guidebook_unref (JjGuidebook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjGuidebook, jj_guidebook_unref)

guint jj_guidebook_get_n_steps (const JjGuidebook *self);
const JjStep *jj_guidebook_get_step (const JjGuidebook *self, guint i);
/* -1 where there is none. */
int jj_guidebook_find (const JjGuidebook *self, const char *id);

/* Text is in the user's language. */
const char *jj_step_get_id (const JjStep *self);
const char *jj_step_get_title (const JjStep *self);
const char *jj_step_get_what (const JjStep *self);
const char *jj_step_get_why (const JjStep *self);
const char *jj_step_get_example (const JjStep *self);
const char *jj_step_get_article (const JjStep *self); /* article or source; (nullable) */
JjStatus jj_step_get_status (const JjStep *self);
/* The view that it opens, and the table's kind there (JJ_N_KINDS: the view's first). */
const char *jj_step_get_page (const JjStep *self);
JjKindId jj_step_get_kind (const JjStep *self);
const JjMark *jj_step_get_marks (const JjStep *self, guint *n);
guint jj_step_get_n_conditions (const JjStep *self);

/* How far a plan is with a step. */
typedef struct
{
  GPtrArray *counts;           /* JjCount, one a condition */
  guint n_holding, n_counting; /* without those that have nothing to count */
  JjStepState state;
  gboolean flag;
  const char *note, *author; /* (nullable), of the override: borrowed from the plan */
  gint64 date;               /* JJ_EMPTY */
  gboolean settled;          /* all conditions hold, or the planners say that it is done or none */
} JjStepProgress;

JjStepProgress *jj_step_check (const JjStep *self, const JjConditionPlan *plan);
void jj_step_progress_free (JjStepProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjStepProgress, jj_step_progress_free)

/* The edit that says it, today; open without flag and note takes the word back. (transfer full) */
JjEdit *
jj_step_say (const JjStep *self, JjPlan *plan, const JjStepProgress *said, const char *author);

G_END_DECLS
