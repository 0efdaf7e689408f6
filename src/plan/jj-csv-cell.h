/* jj-csv-cell.h: a cell of CSV, written and read so that no spreadsheet runs it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A spreadsheet takes a cell that begins with = + - @ tab or a line end for a formula. Such text,
 * unless it is a number, gets an apostrophe in front; text that already begins with apostrophes
 * and then such a character gets one more. Taking one apostrophe off is thus the exact inverse.
 * Writer and reader live in different rooms: the rule lives here. */

/* Appends text as one cell: guarded, and quoted where RFC 4180 asks for it. NULL is empty. */
void jj_csv_cell_append (GString *out, const char *text);
/* How many bytes at the beginning of a cell as read are the guard: 0 or 1. */
guint jj_csv_cell_guard_length (const char *cell);

G_END_DECLS
