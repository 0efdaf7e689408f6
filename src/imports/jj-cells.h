/* jj-cells.h: a table of text cells read from a stranger's file */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every reader of foreign tables makes: rows of valid UTF-8 text without NUL, ragged where
 * the file is. The table owns one block of text that its cells point into: a reader that can
 * writes NULs into that block instead of copying a million cells. */
typedef struct _JjCells JjCells;

/* What a spreadsheet could not work out; such a cell is no value. */
typedef enum
{
  JJ_CELL_SOUND,
  JJ_CELL_BROKEN,  /* #REF!, #N/A and the like */
  JJ_CELL_FORMULA, /* a formula whose value is not stored */
} JjCellFault;

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
/* Gives up the cells of the row under way. */
void jj_cells_drop_row (JjCells *self);
/* Marks the cell added last. */
void jj_cells_mark_fault (JjCells *self, JjCellFault fault);
/* Gives a cell that is there another's text. */
void jj_cells_copy (JjCells *self, guint row, guint column, guint from_row);
/* What a sheet of a spreadsheet is called; NULL for a file without sheets. */
void jj_cells_set_sheet (JjCells *self, const char *name, gboolean is_hidden);

guint jj_cells_get_n_rows (const JjCells *self);
/* Cells of one row. */
guint jj_cells_get_n_columns (const JjCells *self, guint row);
/* "" right of the row's end. Borrowed. */
const char *jj_cells_get (const JjCells *self, guint row, guint column);
guint jj_cells_get_line (const JjCells *self, guint row);
JjCellFault jj_cells_get_fault (const JjCells *self, guint row, guint column);
const char *jj_cells_get_sheet (const JjCells *self); /* (nullable) */
gboolean jj_cells_is_hidden (const JjCells *self);
/* Cells that jj_cells_copy() filled: those that a merged cell covers. */
guint jj_cells_get_n_copied (const JjCells *self);
/* Whether no cell of the row holds anything but spaces. */
gboolean jj_cells_is_blank (const JjCells *self, guint row);

/* What no honest list reaches; a file beyond is refused whole. */
#define JJ_CELLS_MAX_BYTES (48u * 1024 * 1024)
#define JJ_CELLS_MAX_ROWS 300000u
#define JJ_CELLS_MAX_COLUMNS 1024u
#define JJ_CELLS_MAX_CELLS 16000000u
#define JJ_CELLS_MAX_CELL (256u * 1024)
#define JJ_CELLS_MAX_TEXT (96u * 1024 * 1024) /* of all cells of a file together */

G_END_DECLS
