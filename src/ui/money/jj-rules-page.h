/* jj-rules-page.h: the rules that a plan is held to, with their sources */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-workspace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every entry of the plan's packs in a table, to be searched and filtered; below it the chosen one
 * in full, where it can be adjusted for this plan; and the way in for a county's own pack. Actions:
 * page.filter, page.install-pack. */
#define JJ_TYPE_RULES_PAGE (jj_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (JjRulesPage, jj_rules_page, JJ, RULES_PAGE, GtkWidget)

/* page: its index in jj-pages.h. */
GtkWidget *jj_rules_page_new (JjWorkspace *workspace, guint page);

G_END_DECLS
