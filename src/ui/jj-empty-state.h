/* jj-empty-state.h: what to do first where there is nothing yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names what the kind is for and has the button of the first step. */
GtkWidget *jj_empty_state_new (JjWorkspace *workspace, JjKindId kind);

G_END_DECLS
