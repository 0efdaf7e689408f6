/* jj-link-row.h: one link seen from one of its ends */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-link-table.h"
#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The other end as a button that goes there, the link's fields in short, a button that unfolds
 * their editors and one that removes the link. */
#define JJ_TYPE_LINK_ROW (jj_link_row_get_type ())
G_DECLARE_FINAL_TYPE (JjLinkRow, jj_link_row, JJ, LINK_ROW, GtkWidget)

GtkWidget *jj_link_row_new (JjWorkspace *workspace, const JjElement *link, JjLinkDirection side);
/* Shows the plan's values again. FALSE: the link is gone or has other ends; make a new row. */
gboolean jj_link_row_refresh (JjLinkRow *self);

/* A flat button with an element's name that shows the element. */
GtkWidget *jj_element_button_new (JjWorkspace *workspace, const JjElement *element);

G_END_DECLS
