/* jj-row-explain.h: the rows of a table that make its sum */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-grid.h"
#include "jj-workspace.h"

G_BEGIN_DECLS

typedef struct
{
  JjWorkspace *workspace;
  JjKindId kind;
  JjTable *table; /* of jj-plan-table.h */
  JjTableView *view;
  JjGrid *grid;
  GHashTable *part; /* JjId → gint64: of each row the part that counts; NULL: all of it */
} JjRowExplain;

/* Opens the window over all rows that are shown, whose sum the view says is *total, or (NULL) over
 * those selected; FALSE where the table adds nothing up or fewer than two are selected. */
gboolean jj_row_explain (GtkWidget *parent, const JjRowExplain *self, const gint64 *total);

G_END_DECLS
