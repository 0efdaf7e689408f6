/* jj-sheet-builder.h: cells at rows and columns become a table of cells */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-cells.h"

G_BEGIN_DECLS

/* What the readers of spreadsheets share. Rows come from the top, cells from the left; gaps are
 * filled, rows without text are dropped (their lines still count), and blank cells right of
 * everything written so far are not kept, so that a coloured column to the far right costs nothing.
 * The limits of jj-cells.h hold; what passes them makes the file unusable, and every function says
 * FALSE from then on.
 *
 * A merged cell covers others. Where it reaches down, its text holds for the rows below (a school
 * over its communities), so they get it; a number does not (a sum over several lines would count
 * again and again). */
typedef struct _JjSheetBuilder JjSheetBuilder;

/* How much text all sheets of a file have; shared by its builders. */
typedef struct
{
  gsize text;
  guint cells;
} JjSheetBudget;

/* name: of the sheet, for messages. */
JjSheetBuilder *jj_sheet_builder_new (const char *name, gboolean is_hidden, JjSheetBudget *budget);
void jj_sheet_builder_free (JjSheetBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjSheetBuilder, jj_sheet_builder_free)

/* line: from 1, above the last one. */
gboolean jj_sheet_builder_begin_row (JjSheetBuilder *self, guint line, GError **error);
/* column: from 0, above the last one of this row; text: length bytes. */
gboolean jj_sheet_builder_add (JjSheetBuilder *self,
                               guint column,
                               const char *text,
                               gsize length,
                               GError **error);
/* The same text as a cell before, by its place, which jj_sheet_builder_get_last() told. */
gboolean
jj_sheet_builder_add_again (JjSheetBuilder *self, guint column, guint32 place, GError **error);
guint32 jj_sheet_builder_get_last (const JjSheetBuilder *self);
void jj_sheet_builder_mark_fault (JjSheetBuilder *self, JjCellFault fault);
void jj_sheet_builder_end_row (JjSheetBuilder *self);
/* The cell at line and column covers those below it down to last_line. */
void jj_sheet_builder_add_merge (JjSheetBuilder *self, guint line, guint column, guint last_line);
/* (transfer full) */
JjCells *jj_sheet_builder_finish (JjSheetBuilder *self);

G_END_DECLS
