/* jj-exercise.h: a practice plan with mistakes to find */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-check.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* An exercise is a JSON file: `plan` (a sample's name or a plan as JSON) and `errors`, the mistakes
 * in it, each with number, rule, kind, element, field, what is wrong, its remedy and a hint
 * (data/samples/practice-errors.json; facilitators' own in ~/.local/share/jingjin/exercises).
 *
 * A mistake is found when its finding is gone, whatever mended it, or when its element was marked.
 * Marks are elements of kind override ("mistake.3"; wrong ones are counted in "mistake.wrong"), so
 * that they are in the file, can be undone, and go with it. Immutable. */
typedef struct _JjExercise JjExercise;

typedef struct
{
  guint number;
  char *rule;
  JjId element;
  char *what, *remedy, *hint; /* hint: "" where there is none */
} JjMistake;

typedef enum
{
  JJ_MISTAKE_OPEN,
  JJ_MISTAKE_MENDED,
  JJ_MISTAKE_MARKED
} JjMistakeState;

/* error: JJ_PLAN_ERROR_FORMAT with file, mistake and reason. (transfer full) */
JjExercise *jj_exercise_parse (const char *name, const char *json, gssize length, GError **error);
/* The exercise that a plan was made for; the shipped one where it names none. NULL: the plan is no
 * copy of an exercise's. (transfer full) */
JjExercise *jj_exercise_find (JjPlan *plan, GError **error);
JjExercise *jj_exercise_load (const char *path, GError **error);
JjExercise *jj_exercise_ref (JjExercise *self);
void jj_exercise_unref (JjExercise *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjExercise, jj_exercise_unref)
/* "practice-errors" of the shipped one. */
const char *jj_exercise_get_id (const JjExercise *self);
guint jj_exercise_get_n (const JjExercise *self);
const JjMistake *jj_exercise_get (const JjExercise *self, guint i);

/* The plan to begin with, which knows its exercise. (transfer full) */
JjPlan *jj_exercise_make_plan (const JjExercise *self, GError **error);
/* The edit that brings a plan back to that, one undo step; marks go too. (transfer full) */
JjEdit *jj_exercise_restore (const JjExercise *self, JjPlan *plan, GError **error);

/* findings: of the plan. */
JjMistakeState
jj_exercise_check (const JjExercise *self, guint i, JjPlan *plan, JjFindings *findings);
/* Somebody says that this element holds a mistake: the edit that notes it, *number which one it
 * was, 0: none, or one found already. (transfer full) */
JjEdit *jj_exercise_mark (const JjExercise *self, JjPlan *plan, JjId element, guint *number);
guint jj_exercise_count_wrong (JjPlan *plan);

/* A file of one's own from a plan with mistakes in it: of each finding that is not waived one, in
 * their order; texts: rule id and element id, "RULE ELEMENT" → "hint\nexplanation". (transfer full)
 */
char *jj_exercise_write (const char *id, JjPlan *plan, JjFindings *findings, GHashTable *texts);
/* Where the facilitator's exercises lie. (transfer full) */
char *jj_exercise_get_folder (void);

G_END_DECLS
