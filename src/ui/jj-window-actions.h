/* jj-window-actions.h: what menus, buttons and keys do in a plan's window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-window.h"

G_BEGIN_DECLS

/* "plan.*" changes the plan: parameter → command → commit. "win.*" changes the window alone. */
void jj_window_actions_install (GtkWidgetClass *widget_class);
/* Which of them are possible now. */
void jj_window_actions_update (JjWindow *self);

G_END_DECLS
