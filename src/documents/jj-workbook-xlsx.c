/* jj-workbook-xlsx.c: a workbook as Office Open XML, by libxlsxwriter */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-value.h"
#include "jj-language.h"
#include "jj-workbook.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* 30 December 1899 as a Julian day of GDate: day 0 of every date after February 1900. */
#define DAY_ZERO 693594

typedef struct
{
  char *path; /* libxlsxwriter writes to a name alone */
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *formats[JJ_N_SHEET_STYLES];
  GString *formula;
  lxw_error fault;
  guint fault_row;
  char *fault_sheet, *name;
} Xlsx;

static lxw_format *
make_format (Xlsx *self, JjSheetStyle style)
{
  static const char *const numbers[JJ_N_SHEET_STYLES] = {
    [JJ_SHEET_MONEY] = "#,##0",      [JJ_SHEET_SUM] = "#,##0",   [JJ_SHEET_COUNT] = "0",
    [JJ_SHEET_DECIMAL] = "#,##0.00", [JJ_SHEET_SHARE] = "0.00%", [JJ_SHEET_DATE] = "[$-404]e/m/d",
    [JJ_SHEET_GAP] = "\"⚠ \"0"
  };
  lxw_format *format = workbook_add_format (self->book);

  if (numbers[style])
    format_set_num_format (format, numbers[style]);
  if (style == JJ_SHEET_TITLE || style == JJ_SHEET_HEADING || style == JJ_SHEET_LABEL
      || style == JJ_SHEET_SUM || style == JJ_SHEET_GAP)
    format_set_bold (format);
  if (style == JJ_SHEET_TITLE)
    format_set_font_size (format, 14);
  if (style == JJ_SHEET_HEADING)
    {
      format_set_bg_color (format, 0xdfe7ef);
      format_set_bottom (format, LXW_BORDER_THIN);
    }
  if (style == JJ_SHEET_GAP)
    {
      format_set_bg_color (format, 0xf8dcc8);
      format_set_font_color (format, 0x8a3b00);
    }
  if (style == JJ_SHEET_LABEL || style == JJ_SHEET_SUM)
    format_set_top (format, LXW_BORDER_THIN);
  if (style == JJ_SHEET_TEXT || style == JJ_SHEET_HEADING)
    format_set_text_wrap (format);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  return format;
}

static gpointer
begin (void)
{
  Xlsx *self = g_new0 (Xlsx, 1);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  /* The same plan makes the same bytes. */
  lxw_doc_properties properties = { .created = 315532800 };
  int descriptor = g_file_open_tmp ("jingjin-XXXXXX", &self->path, NULL);

  if (descriptor >= 0)
    close (descriptor);
  self->book = workbook_new_opt (self->path ? self->path : "", &options);
  workbook_set_properties (self->book, &properties);
  for (guint i = 0; i < JJ_N_SHEET_STYLES; i++)
    self->formats[i] = make_format (self, i);
  self->formula = g_string_new (NULL);
  return self;
}

static void
sheet (gpointer data, const JjSheetLayout *layout)
{
  static const double widths[] = { 9, 14, 26, 44, 9 };
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  Xlsx *self = data;

  g_free (self->name);
  self->name = g_strdup (layout->name);
  self->sheet = workbook_add_worksheet (self->book, layout->name);
  for (guint i = 0; i < layout->n_columns; i++)
    worksheet_set_column_opt (self->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[layout->widths[i]],
                              NULL, layout->widths[i] == JJ_COLUMN_HIDDEN ? &hidden : NULL);
  /* Landscape A4, as wide as the table; every page repeats the headings. */
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, layout->n_frozen - 1);
  worksheet_freeze_panes (self->sheet, layout->n_frozen, 0);
}

static void
cell (gpointer data, guint row, guint column, const JjSheetCell *cell)
{
  Xlsx *self = data;
  lxw_format *format = self->formats[cell->style];
  lxw_col_t at = (lxw_col_t)column;
  double number = (double)(cell->number == JJ_EMPTY ? 0 : cell->number) / cell->scale;
  lxw_error fault = LXW_NO_ERROR;

  if (cell->formula)
    {
      g_string_printf (self->formula, "=%s", cell->formula);
      fault
          = worksheet_write_formula_num (self->sheet, row, at, self->formula->str, format, number);
    }
  else if (cell->text && *cell->text)
    fault = worksheet_write_string (self->sheet, row, at, cell->text, format);
  else if (!cell->text && cell->number != JJ_EMPTY)
    fault = worksheet_write_number (self->sheet, row, at,
                                    cell->style == JJ_SHEET_DATE ? number - DAY_ZERO : number,
                                    format);
  if (fault == LXW_NO_ERROR || self->fault != LXW_NO_ERROR)
    return;
  self->fault = fault;
  self->fault_row = row + 1;
  self->fault_sheet = g_strdup (self->name);
}

static void
end_row (gpointer data)
{
}

static gboolean
refuse (Xlsx *self, GError **error)
{
  if (self->fault == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("Row %u of the sheet “%s” holds a text longer than .xlsx can; write .ods."),
                 self->fault_row, self->fault_sheet);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The workbook cannot be written: %s."),
                 lxw_strerror (self->fault));
  return FALSE;
}

static gboolean
finish (gpointer data, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  Xlsx *self = data;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) in = NULL;
  lxw_error fault = workbook_close (g_steal_pointer (&self->book));

  if (self->fault == LXW_NO_ERROR)
    self->fault = fault;
  if (self->fault != LXW_NO_ERROR)
    return refuse (self, error);
  file = g_file_new_for_path (self->path);
  in = g_file_read (file, cancellable, error);
  return in
         && g_output_stream_splice (out, G_INPUT_STREAM (in), G_OUTPUT_STREAM_SPLICE_NONE,
                                    cancellable, error)
                >= 0;
}

static void
xlsx_free (gpointer data)
{
  Xlsx *self = data;

  if (self->book)
    workbook_close (self->book);
  if (self->path)
    g_unlink (self->path);
  g_string_free (self->formula, TRUE);
  g_free (self->path);
  g_free (self->name);
  g_free (self->fault_sheet);
  g_free (self);
}

const JjWorkbookFormat jj_workbook_xlsx = {
  .begin = begin,
  .sheet = sheet,
  .cell = cell,
  .end_row = end_row,
  .finish = finish,
  .free = xlsx_free,
};
