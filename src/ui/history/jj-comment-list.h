/* jj-comment-list.h: the comments on one element, in the inspector */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line a comment with number, field, text and state, answered and closed ones too; a click
 * selects the comment, so that it can be answered. Hidden where there is none. Follows the plan. */
#define JJ_TYPE_COMMENT_LIST (jj_comment_list_get_type ())
G_DECLARE_FINAL_TYPE (JjCommentList, jj_comment_list, JJ, COMMENT_LIST, GtkWidget)

GtkWidget *jj_comment_list_new (JjWorkspace *workspace);
/* 0: none. */
void jj_comment_list_set_element (JjCommentList *self, JjId element);

G_END_DECLS
