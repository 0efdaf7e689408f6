/* jj-lesson-see.h: chooses what is seen in a step of a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The view of the facilitator, and for the room a sheet, a chart or a table with what its rows
 * contain (jj-lesson-view.h). Writes into the member `see` at once; texts in it stay. */
#define JJ_TYPE_LESSON_SEE (jj_lesson_see_get_type ())
G_DECLARE_FINAL_TYPE (JjLessonSee, jj_lesson_see, JJ, LESSON_SEE, GtkBox)

/* window: the plan's, whose page can be taken over as it is. */
GtkWidget *jj_lesson_see_new (JjWorkspace *workspace, GtkWindow *window);
void jj_lesson_see_set (JjLessonSee *self, JsonObject *see);

G_END_DECLS
