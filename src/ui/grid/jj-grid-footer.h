/* jj-grid-footer.h: figures of the selection, rows not shown, refused cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"

G_BEGIN_DECLS

/* One line under a grid: count, sum, average, least and greatest of the selection; "3 rows are not
 * shown (12,000 元)" where filters or folds hide some; the refused cells with a list to jump from;
 * and the reason of the cell under the cursor. */

#define JJ_TYPE_GRID_FOOTER (jj_grid_footer_get_type ())
G_DECLARE_FINAL_TYPE (JjGridFooter, jj_grid_footer, JJ, GRID_FOOTER, GtkWidget)

GtkWidget *jj_grid_footer_new (JjGrid *grid);

G_END_DECLS
