/* jj-lesson-state.h: chooses what must hold where a step of a lesson begins */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The conditions of a step (its member `state`), each with what the plan now has of it, and new
 * ones that ask for just that: so many elements, this total, so many findings. */
#define JJ_TYPE_LESSON_STATE (jj_lesson_state_get_type ())
G_DECLARE_FINAL_TYPE (JjLessonState, jj_lesson_state, JJ, LESSON_STATE, GtkBox)

GtkWidget *jj_lesson_state_new (JjWorkspace *workspace);
void jj_lesson_state_set (JjLessonState *self, JsonObject *step);

G_END_DECLS
