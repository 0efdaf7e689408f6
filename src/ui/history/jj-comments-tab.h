/* jj-comments-tab.h: 意見, what reviewers said and what was answered */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The comments as a table that is edited in place; a row selects its comment, so that the inspector
 * has the answer, and Enter or a double click on a cell that cannot be edited goes to what it is
 * about. */
#define JJ_TYPE_COMMENTS_TAB (jj_comments_tab_get_type ())
G_DECLARE_FINAL_TYPE (JjCommentsTab, jj_comments_tab, JJ, COMMENTS_TAB, GtkWidget)

GtkWidget *jj_comments_tab_new (JjWorkspace *workspace);

G_END_DECLS
