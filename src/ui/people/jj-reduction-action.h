/* jj-reduction-action.h: the cost of reduced periods beside what the budget has for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A dialog over `parent` with both, which adds in one step what the budget lacks. */
void jj_reduction_action_run (GtkWidget *parent, JjWorkspace *workspace);

G_END_DECLS
