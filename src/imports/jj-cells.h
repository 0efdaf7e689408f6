/* jj-cells.h: a table of text cells read from a stranger's file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every reader of foreign tables makes: rows of valid UTF-8 text without NUL, ragged where
 * the file is. The table owns one block of text that its cells point into: a reader that can
 * writes NULs into that block instead of copying a million cells. */
typedef struct _JjCells JjCells;

/* text: taken, what the cells of this table point into. (transfer full) */
JjCells *jj_cells_new (char *text, gsize length);
JjCells *jj_cells_ref (JjCells *self);
void jj_cells_unref (JjCells *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjCells, jj_cells_unref)

/* Adds a cell to the row under way: the NUL-terminated text at this offset of the block. */
void jj_cells_add (JjCells *self, guint32 offset);
/* Adds a cell's text to the end of the block; for readers that cannot work in place. */
void jj_cells_add_text (JjCells *self, const char *text);
/* Ends the row under way; line: where it stands in the file, from 1, as people count. */
void jj_cells_end_row (JjCells *self, guint line);

guint jj_cells_get_n_rows (const JjCells *self);
/* Cells of one row. */
guint jj_cells_get_n_columns (const JjCells *self, guint row);
/* "" right of the row's end. Borrowed. */
const char *jj_cells_get (const JjCells *self, guint row, guint column);
guint jj_cells_get_line (const JjCells *self, guint row);
/* Whether no cell of the row holds anything but spaces. */
gboolean jj_cells_is_blank (const JjCells *self, guint row);

/* What no honest list reaches; a file beyond is refused whole. */
#define JJ_CELLS_MAX_BYTES (48u * 1024 * 1024)
#define JJ_CELLS_MAX_ROWS 300000u
#define JJ_CELLS_MAX_COLUMNS 1024u
#define JJ_CELLS_MAX_CELLS 16000000u
#define JJ_CELLS_MAX_CELL (256u * 1024)

G_END_DECLS
