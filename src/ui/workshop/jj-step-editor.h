/* jj-step-editor.h: what the planners say about a step themselves */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A state, a flag and a note; each change is one edit, so colleagues see it with author and date.
 */
#define JJ_TYPE_STEP_EDITOR (jj_step_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjStepEditor, jj_step_editor, JJ, STEP_EDITOR, GtkWidget)

GtkWidget *jj_step_editor_new (JjWorkspace *workspace);
/* Shows a step as the plan has it now; what was typed for another one is kept first. */
void jj_step_editor_set_step (JjStepEditor *self, guint step);

G_END_DECLS
