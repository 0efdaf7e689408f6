/* jj-guide-pane.h: the step at hand beside the views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What to do, live counts that lead to what is missing, why, an example, and what the planners say
 * about the step themselves. It follows jj_workspace_get_steps; while it is there, the fields of
 * the step are marked. */
#define JJ_TYPE_GUIDE_PANE (jj_guide_pane_get_type ())
G_DECLARE_FINAL_TYPE (JjGuidePane, jj_guide_pane, JJ, GUIDE_PANE, GtkWidget)

GtkWidget *jj_guide_pane_new (JjWorkspace *workspace);

/* Opens the view of a step with its table. */
void jj_guide_open_view (JjWorkspace *workspace, guint step);
/* Sign of how far a step is: done, skipped, does not apply, or to do. (transfer floating) */
GtkWidget *jj_guide_make_sign (const JjStepProgress *progress);
/* "4/5", or what the planners say where it is not open. (transfer full) */
char *jj_guide_word_progress (const JjStepProgress *progress);

G_END_DECLS
