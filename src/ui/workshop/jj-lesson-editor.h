/* jj-lesson-editor.h: makes a lesson */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-lesson.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Steps are added, ordered, described and removed; each says what is seen in it and by whom, and
 * what holds where it begins; it can take both over from the window as it is now. Saving writes a
 * file of the facilitator's own (jj_lesson_get_folder); what is wrong with it is said in the
 * window, and nothing is written. Closing asks where something would be lost.
 * Signal "saved" (const char *path). */
#define JJ_TYPE_LESSON_EDITOR (jj_lesson_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjLessonEditor, jj_lesson_editor, JJ, LESSON_EDITOR, GtkWindow)

/* Begins with a copy of a lesson; NULL: with one empty step. */
GtkWindow *jj_lesson_editor_new (GtkWindow *parent, JjWorkspace *workspace, const JjLesson *lesson);

G_END_DECLS
