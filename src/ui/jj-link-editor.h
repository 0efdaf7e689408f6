/* jj-link-editor.h: the links of one cell of a table, edited in a popover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-link-table.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line a link: the other end, the figure that the link carries (members, target, amount or
 * share) in an entry, and a button that removes it; below a button that adds one by typing, and
 * for budget lines what is not charged yet. Each change is one undo step. A figure that is refused
 * stays, red, with its reason as tooltip. */
#define JJ_TYPE_LINK_EDITOR (jj_link_editor_get_type ())
G_DECLARE_FINAL_TYPE (JjLinkEditor, jj_link_editor, JJ, LINK_EDITOR, GtkWidget)

GtkWidget *
jj_link_editor_new (JjWorkspace *workspace, JjId id, JjKindId link, JjLinkDirection direction);

G_END_DECLS
