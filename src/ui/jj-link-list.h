/* jj-link-list.h: the links of one element, to follow, add, edit and remove */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Links by kind and direction, then what points to the element by a field ("used by"). Long lists
 * are cut with a line that says how many are left out. */
#define JJ_TYPE_LINK_LIST (jj_link_list_get_type ())
G_DECLARE_FINAL_TYPE (JjLinkList, jj_link_list, JJ, LINK_LIST, GtkWidget)

GtkWidget *jj_link_list_new (JjWorkspace *workspace);
/* 0: nothing. Call again when the plan has changed. */
void jj_link_list_set_element (JjLinkList *self, JjId id);

G_END_DECLS
