/* jj-find.h: find over everything in the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A button of the header with a popover: what is typed is looked for in codes, names, notes and
 * texts of all elements; Enter or a click goes there, arrows walk through the results. */
#define JJ_TYPE_FIND (jj_find_get_type ())
G_DECLARE_FINAL_TYPE (JjFind, jj_find, JJ, FIND, GtkWidget)

/* Once. */
void jj_find_set_workspace (JjFind *self, JjWorkspace *workspace);
void jj_find_popup (JjFind *self);

G_END_DECLS
