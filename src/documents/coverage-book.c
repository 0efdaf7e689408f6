/* coverage-book.c: which schools are reached by what, as a workbook that shows the gaps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage.h"
#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-workbook.h"

/* Columns of the matrix before the counts: code, name, township, area class, classes, teachers. */
#define FIRST_COUNT 6u
#define FIRST_NUMBER 4u
#define HEAD_ROWS 3u

static void
begin_sheet (JjWorkbook *book, const char *name, char **headings, guint n_texts)
{
  guint n = g_strv_length (headings);
  g_autofree JjColumnWidth *widths = g_new (JjColumnWidth, n);
  JjSheetLayout layout = { .name = name, .widths = widths, .n_columns = n, .n_frozen = HEAD_ROWS };

  for (guint i = 0; i < n; i++)
    widths[i] = i == 1 ? JJ_COLUMN_WIDE : i < n_texts ? JJ_COLUMN_MEDIUM : JJ_COLUMN_NARROW;
  jj_workbook_begin_sheet (book, &layout);
}

static void
write_row (JjWorkbook *book, JjSheetStyle style, char **cells)
{
  for (guint i = 0; cells[i]; i++)
    jj_workbook_add_text (book, style, cells[i]);
  jj_workbook_end_row (book);
}

static void
write_line (JjWorkbook *book, JjSheetStyle style, const char *text)
{
  jj_workbook_add_text (book, style, text);
  jj_workbook_end_row (book);
}

/* How many schools each column reaches, or leaves out: worked out anew by the spreadsheet. */
static void
write_sum (JjWorkbook *book, const GArray *coverage, gboolean reached)
{
  jj_workbook_add_text (book, JJ_SHEET_LABEL, "");
  jj_workbook_add_text (book, JJ_SHEET_LABEL,
                        reached ? _ ("Schools reached") : _ ("Schools without"));
  for (guint i = 2; i < FIRST_COUNT; i++)
    jj_workbook_add_text (book, JJ_SHEET_LABEL, "");
  for (guint c = 0; c < JJ_N_COVERAGE; c++)
    {
      char name[JJ_COLUMN_NAME_SIZE];
      gint64 n = 0;

      for (guint i = 0; i < coverage->len; i++)
        n += (g_array_index (coverage, JjCoverageRow, i).counts[c] > 0) == reached;
      jj_column_name (FIRST_COUNT + c, name);
      jj_workbook_add_formula (book, JJ_SHEET_SUM,
                               g_strdup_printf ("COUNTIF({%s%u:%s%u},\"%s\")", name, HEAD_ROWS + 1,
                                                name, HEAD_ROWS + MAX (coverage->len, 1),
                                                reached ? ">0" : "=0"),
                               n);
    }
  jj_workbook_end_row (book);
}

static void
write_matrix (JjWorkbook *book, JjPlan *plan, const GArray *coverage)
{
  g_autoptr (GPtrArray) table = jj_coverage_to_table (plan, coverage);
  guint n_gaps = 0, n_schools = jj_plan_get_count (plan, JJ_KIND_SCHOOL);
  g_autofree char *scope = NULL;

  for (guint i = 0; i < coverage->len; i++)
    n_gaps += jj_coverage_count_gaps (&g_array_index (coverage, JjCoverageRow, i)) > 0;
  scope = g_strdup_printf (_ ("%u schools; %u of them have a gap (marked ⚠); %u inactive schools "
                              "are not listed"),
                           coverage->len, n_gaps, n_schools - coverage->len);
  begin_sheet (book, _ ("Coverage"), table->pdata[0], FIRST_NUMBER);
  write_line (book, JJ_SHEET_TITLE, jj_element_get_title (jj_plan_get_root (plan)));
  write_line (book, JJ_SHEET_COUNT, scope); /* does not wrap */
  write_row (book, JJ_SHEET_HEADING, table->pdata[0]);
  for (guint i = 1; i < table->len; i++)
    {
      const JjCoverageRow *row = &g_array_index (coverage, JjCoverageRow, i - 1);
      char **cells = table->pdata[i];

      for (guint k = 0; cells[k]; k++)
        jj_workbook_add_shown (book,
                               k < FIRST_NUMBER ? JJ_SHEET_TEXT
                               : k >= FIRST_COUNT && jj_coverage_is_gap (row, k - FIRST_COUNT)
                                   ? JJ_SHEET_GAP
                                   : JJ_SHEET_COUNT,
                               cells[k]);
      jj_workbook_end_row (book);
    }
  write_sum (book, coverage, TRUE);
  write_sum (book, coverage, FALSE);
}

static void
write_equity (JjWorkbook *book, JjPlan *plan, const GArray *coverage)
{
  g_autoptr (GPtrArray) table = jj_equity_to_table (plan, coverage);

  begin_sheet (book, _ ("Equity"), table->pdata[0], 2);
  write_line (book, JJ_SHEET_TITLE, jj_element_get_title (jj_plan_get_root (plan)));
  write_line (book, JJ_SHEET_COUNT, _ ("Share of the schools of each group that are reached"));
  write_row (book, JJ_SHEET_HEADING, table->pdata[0]);
  for (guint i = 1; i < table->len; i++)
    {
      char **cells = table->pdata[i];

      for (guint k = 0; cells[k]; k++)
        jj_workbook_add_shown (book, k < 2 ? JJ_SHEET_TEXT : JJ_SHEET_COUNT, cells[k]);
      jj_workbook_end_row (book);
    }
}

static gboolean
write_book (const JjWorkbookFormat *format,
            const JjExport *what,
            GOutputStream *out,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (JjWorkbook) book = jj_workbook_new (format);
  g_autoptr (GPtrArray) list = jj_packs_load_for_plan (what->plan, NULL);
  g_autoptr (JjPackSet) packs = jj_pack_set_new (list, what->plan);
  g_autoptr (GArray) coverage = jj_coverage_new (what->plan, packs);

  write_matrix (book, what->plan, coverage);
  write_equity (book, what->plan, coverage);
  return jj_workbook_finish (book, out, cancellable, error);
}

static gboolean
write_ods (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_book (&jj_workbook_ods, what, out, cancellable, error);
}

static gboolean
write_xlsx (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_book (&jj_workbook_xlsx, what, out, cancellable, error);
}

const JjExporter jj_exporter_coverage_ods = {
  .id = "coverage-ods",
  .label = N_ ("Coverage of the schools (OpenDocument)"),
  .suffix = "ods",
  .write = write_ods,
};

const JjExporter jj_exporter_coverage_xlsx = {
  .id = "coverage-xlsx",
  .label = N_ ("Coverage of the schools (Excel)"),
  .suffix = "xlsx",
  .write = write_xlsx,
};
