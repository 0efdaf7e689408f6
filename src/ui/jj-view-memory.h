/* jj-view-memory.h: how the tables of a plan were seen last */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Kept with the program's settings, by plan and table, for the twenty plans used last: it is the
 * person's own view and no part of the plan (named filters are). table: "school", "person" … */

/* As of jj_table_view_save(); NULL where nothing was kept. (transfer full) (nullable) */
char *jj_view_memory_load (JjWorkspace *workspace, const char *table);
/* Keeps how the view is now where that is another than it was: *kept (transfer full) (nullable). */
void
jj_view_memory_keep (JjWorkspace *workspace, const char *table, JjTableView *view, char **kept);

/* Over undo: the workspace's context has the columns of the selected cells. Back in it, the cells
 * of these columns alone are selected, so that Delete clears no more than what one has undone. */
void jj_view_memory_tell_cells (JjWorkspace *workspace, const char *table, JjGrid *grid);
void jj_view_memory_restore_cells (GVariant *view, const char *table, JjGrid *grid);

G_END_DECLS
