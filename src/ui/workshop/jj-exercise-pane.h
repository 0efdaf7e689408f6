/* jj-exercise-pane.h: find the mistakes in the practice plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Score, clock, and a line for each mistake: what was found explains itself with its article, what
 * was not gives a hint when asked. The selected element can be marked as a mistake; restoring makes
 * a checkpoint first. Facilitators describe mistakes of their own and save the plan as an exercise.
 */
#define JJ_TYPE_EXERCISE_PANE (jj_exercise_pane_get_type ())
G_DECLARE_FINAL_TYPE (JjExercisePane, jj_exercise_pane, JJ, EXERCISE_PANE, GtkWidget)

GtkWidget *jj_exercise_pane_new (JjWorkspace *workspace);

G_END_DECLS
