/* jj-lesson.h: a facilitator's script over the practice plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-condition.h"

G_BEGIN_DECLS

/* A lesson is a JSON file (data/lessons/README.md): steps with minutes, grouping, question, common
 * mistakes, notes, what the audience should see, and the state of the practice plan it begins in.
 * The state of a step is the lesson's plan with the actions (jj-action.h) of all steps up to it:
 * it can be made at any time from any other, as one edit that undo takes back. Immutable. */
typedef struct _JjLesson JjLesson;

typedef struct
{
  char *title;
  int minutes;
  char *grouping, *question, *mistakes, *notes; /* "" where there is none */
  char *page, *chart, *filter, *sheet;          /* to be seen; NULL but for page */
  GStrv columns;                                /* of the table; NULL: all */
  JjKindId kind;                                /* table in the page; JJ_N_KINDS: its first */
  char *see;                                    /* what the audience should see, in words */
  GPtrArray *state;                             /* JjCondition: what must hold at the beginning */
  JsonArray *setup;                             /* actions */
} JjLessonStep;

/* Paths of the program's and the facilitator's lessons. (transfer full) (element-type filename) */
GPtrArray *jj_lesson_list (void);
/* The facilitator's folder of lessons, which may not be there. (transfer full) */
char *jj_lesson_get_folder (void);
/* Error: JJ_PLAN_ERROR_FORMAT with file, step and reason. (transfer full) */
JjLesson *jj_lesson_load (const char *path, GError **error);
JjLesson *jj_lesson_parse (const char *name, const char *json, gssize length, GError **error);
JjLesson *jj_lesson_ref (JjLesson *self);
void jj_lesson_unref (JjLesson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjLesson, jj_lesson_unref)

const char *jj_lesson_get_title (const JjLesson *self);
/* The whole file, for the editor. */
JsonObject *jj_lesson_get_object (const JjLesson *self);
int jj_lesson_get_minutes (const JjLesson *self);
guint jj_lesson_get_n_steps (const JjLesson *self);
const JjLessonStep *jj_lesson_get_step (const JjLesson *self, guint i);

/* The plan that the lesson begins from. (transfer full) */
JjPlan *jj_lesson_make_plan (const JjLesson *self, GError **error);
/* The plan at the beginning of a step. (transfer full) */
JjPlan *jj_lesson_make_state (const JjLesson *self, guint step, GError **error);
/* The edit that brings a plan there; error where it is not a copy of the lesson's plan: a county's
 * own plan is never overwritten. (transfer full) */
JjEdit *jj_lesson_set_up (const JjLesson *self, guint step, JjPlan *plan, GError **error);

/* The plan that a file's member `plan` means: the name of a sample, or a plan as JSON. (transfer
 * full) */
JjPlan *jj_practice_make_plan (JsonObject *file, GError **error);
/* Whether a plan is a copy of another, whatever was changed in it. */
gboolean jj_practice_is_copy (JjPlan *plan, JjPlan *of);

G_END_DECLS
