/* jj-plan-window.h: a smaller window beside that of a plan, with its keys and messages */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives a window that stands before the plan's the keys that are for the whole plan, in it as
 * there: undo, redo and the checkpoint. What is said while it is in front is said in it. The window
 * is transient for a JjWindow and has its content already. */
void jj_plan_window_attach (AdwWindow *window);

/* Where messages are seen in front of the plan's window, NULL: in that window itself. */
AdwToastOverlay *jj_plan_window_find_front (GtkWindow *window);

/* Says a sentence, with 復原 where undo is given. */
void jj_plan_window_tell (AdwToastOverlay *toasts,
                          JjWorkspace *workspace,
                          const char *text,
                          gboolean undo);

G_END_DECLS
