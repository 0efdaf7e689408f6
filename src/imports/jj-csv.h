/* jj-csv.h: comma, tab or semicolon separated text as a table of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cells.h"

G_BEGIN_DECLS

/* Reads RFC 4180 and what counties have instead: any encoding of jj-text-decode.h, separators
 * guessed, rows that end in LF, CRLF or CR, rows of different lengths, quotes inside unquoted
 * cells. An apostrophe before = + - @ tab or line end is taken off: it is what the exporter puts
 * there so that no spreadsheet runs the cell (jj-csv-cell.h). Formulas stay text.
 *
 * Refused whole, with one sentence (G_IO_ERROR_INVALID_DATA): an empty file, NUL, mixed encodings,
 * a quote never closed, and what passes the limits of jj-cells.h. (transfer full) */
JjCells *jj_csv_read (GBytes *bytes, GError **error);

G_END_DECLS
