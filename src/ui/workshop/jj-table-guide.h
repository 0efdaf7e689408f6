/* jj-table-guide.h: what guide and help have to do with a kind's table */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

/* Puts a ring around the columns that the step at hand asks for, and takes away the others. table:
 * of jj-plan-table.h. */
void jj_table_guide_mark (JjWorkspace *workspace, JjKindId kind, JjTable *table, JjGrid *grid);
/* The column of the cursor is what help speaks of. */
void jj_table_guide_tell (JjKindId kind, JjTable *table, JjGrid *grid);

G_END_DECLS
