/* jj-view-memory.h: how the tables of a plan were sorted, filtered and grouped last */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-table-view.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Kept with the program's settings, by plan and table, for the twenty plans used last: it is the
 * person's own view and no part of the plan (named filters are). table: "school", "person" … */

/* As of jj_table_view_save(); NULL where nothing was kept. (transfer full) (nullable) */
char *jj_view_memory_load (JjWorkspace *workspace, const char *table);
/* Keeps how the view is now where that is another than it was: *kept (transfer full) (nullable). */
void
jj_view_memory_keep (JjWorkspace *workspace, const char *table, JjTableView *view, char **kept);

G_END_DECLS
