/* jj-grid-tsv.h: blocks of cells as spreadsheets put them on the clipboard */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells are parted by tabs, rows by line ends. A cell that holds a tab or a line end, or begins
 * with a quote, stands in quotes and doubles its own. Calc leaves other quotes alone, and so do we:
 * what begins with a quote but does not end with one at a tab or line end is taken as it is. */

/* (transfer full) Rows (GPtrArray of char *); a line end at the end begins no row. */
GPtrArray *jj_grid_tsv_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;

void jj_grid_tsv_append (GString *tsv, const char *cell);

G_END_DECLS
