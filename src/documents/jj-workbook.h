/* jj-workbook.h: a workbook while it is written, as .ods or as .xlsx */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Sheets are written from the top, rows from the left, and nothing is kept: memory does not grow
 * with the plan. Text is always text: what begins with = is no formula. Formulas are ours alone and
 * carry the value that they have now, so that a reader that does not calculate shows it too. The
 * same calls make the same bytes. */
typedef enum
{
  JJ_SHEET_TEXT,
  JJ_SHEET_TITLE,
  JJ_SHEET_HEADING,
  JJ_SHEET_LABEL, /* of a sum */
  JJ_SHEET_MONEY,
  JJ_SHEET_SUM, /* money, as a sum */
  JJ_SHEET_COUNT,
  JJ_SHEET_DECIMAL,
  JJ_SHEET_SHARE,
  JJ_SHEET_DATE, /* years of the Republic */
  JJ_SHEET_GAP,  /* a count that should not be so low: with a mark and a ground of its own */
  JJ_N_SHEET_STYLES
} JjSheetStyle;

typedef struct
{
  JjSheetStyle style;
  const char *text;    /* NULL: a number; both NULL and number JJ_EMPTY: nothing */
  gint64 number;       /* in 1/scale; a Julian day for dates */
  guint scale;         /* 1, 100 or 10,000; 0 is 1 */
  const char *formula; /* NULL: a constant. "SUM({J4:J9})", "{0!J10}": references in braces, sheets
                          by number from 0, arguments parted by commas */
} JjSheetCell;

typedef enum
{
  JJ_COLUMN_NARROW,
  JJ_COLUMN_MEDIUM,
  JJ_COLUMN_WIDE,
  JJ_COLUMN_PROSE,
  JJ_COLUMN_HIDDEN,
  JJ_N_COLUMN_WIDTHS
} JjColumnWidth;

typedef struct
{
  const char *name;
  const JjColumnWidth *widths;
  guint n_columns;
  guint n_frozen; /* rows that stay in view */
  /* Of most cells of each column, so that it is said once; NULL: none. */
  const JjSheetStyle *styles;
} JjSheetLayout;

/* One format; the record of functions that jj-workbook.c calls. Rows and columns from 0. */
typedef struct
{
  gpointer (*begin) (void);
  void (*sheet) (gpointer self, const JjSheetLayout *layout);
  void (*cell) (gpointer self, guint row, guint column, const JjSheetCell *cell);
  void (*end_row) (gpointer self);
  gboolean (*finish) (gpointer self, GOutputStream *out, GCancellable *cancellable, GError **error);
  void (*free) (gpointer self);
  gboolean of_syntax; /* formulas as OpenFormula writes them */
} JjWorkbookFormat;

extern const JjWorkbookFormat jj_workbook_ods, jj_workbook_xlsx;

typedef struct _JjWorkbook JjWorkbook;

JjWorkbook *jj_workbook_new (const JjWorkbookFormat *format);
void jj_workbook_free (JjWorkbook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JjWorkbook, jj_workbook_free)

/* Begins the next sheet; ends the last one. */
void jj_workbook_begin_sheet (JjWorkbook *self, const JjSheetLayout *layout);
/* The next cell of the row. */
void jj_workbook_add (JjWorkbook *self, const JjSheetCell *cell);
void jj_workbook_add_text (JjWorkbook *self, JjSheetStyle style, const char *text);
/* What people see of a number, "1,200", "8,452.3" or "63.5%", as a number; anything else, and all
 * where the style is that of text, as text. Up to four decimals. */
void jj_workbook_add_shown (JjWorkbook *self, JjSheetStyle style, const char *text);
void jj_workbook_add_number (JjWorkbook *self, JjSheetStyle style, gint64 number);
/* formula: (transfer full) */
void jj_workbook_add_formula (JjWorkbook *self, JjSheetStyle style, char *formula, gint64 number);
void jj_workbook_skip (JjWorkbook *self, guint n_columns);
void jj_workbook_end_row (JjWorkbook *self);
/* The row under way, from 1 as formulas count. */
guint jj_workbook_get_row (const JjWorkbook *self);

/* Writes it all. Error: G_IO_ERROR, one sentence. */
gboolean jj_workbook_finish (JjWorkbook *self,
                             GOutputStream *out,
                             GCancellable *cancellable,
                             GError **error);

/* "A", "Z", "AA" … for 0, 25, 26 … */
#define JJ_COLUMN_NAME_SIZE 8
const char *jj_column_name (guint column, char name[JJ_COLUMN_NAME_SIZE]);

G_END_DECLS
