/* jj-slide-editor.h: one slide: how it looks, its title, notes and steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Title and notes are committed when they are left, one undo step each; steps at once. */
#define JJ_TYPE_SLIDE_EDITOR (jj_slide_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjSlideEditor, jj_slide_editor, JJ, SLIDE_EDITOR, GtkBox)

GtkWidget *jj_slide_editor_new (JjWorkspace *workspace);
/* 0: none. What was typed for the one before is committed. */
void jj_slide_editor_set (JjSlideEditor *self, JjId slide);

G_END_DECLS
