/* jj-lesson-pane.h: the facilitator's script beside the views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One lesson, step by step: minutes with a timer, grouping, question, common mistakes, notes, what
 * the audience should see, and whether the plan is in the state in which the step begins. "Set up"
 * brings it there by one edit that undo takes back; it works on the practice plan alone. */
#define JJ_TYPE_LESSON_PANE (jj_lesson_pane_get_type ())
G_DECLARE_FINAL_TYPE (JjLessonPane, jj_lesson_pane, JJ, LESSON_PANE, GtkWidget)

GtkWidget *jj_lesson_pane_new (JjWorkspace *workspace);

G_END_DECLS
