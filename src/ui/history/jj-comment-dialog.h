/* jj-comment-dialog.h: a reviewer's comment on an element or a field */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for number, author and text of a comment, and adds it as one step. element: 0 for the plan
 * as a whole; field: -1 for the element as a whole. */
void jj_comment_dialog_present (GtkWidget *parent, JjWorkspace *workspace, JjId element, int field);
/* On the field where the keyboard is (inspector, cell of a table) of the one element that is
 * selected; on the plan where none is. */
void jj_comment_here (GtkWindow *window, JjWorkspace *workspace);

/* The next number that no comment has: 1, 2 … (transfer full) */
char *jj_comment_next_number (JjPlan *plan);
/* How many wait for an answer. */
guint jj_comment_count_open (JjPlan *plan);

G_END_DECLS
