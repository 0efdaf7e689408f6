/* jj-consolidation-book.c: the counties' sums as one workbook with living formulas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-consolidation.h"

#include "jj-atomic.h"
#include "jj-language.h"
#include "jj-workbook.h"

#include <string.h>

/* A head of two rows: title, headings. */
#define FIRST_ROW 3

typedef gint64 (*Amount) (const JjConsolidated *row, guint i);

/* A sheet of amounts: one column a choice, the last one their sum, the last row the counties'. */
typedef struct
{
  const char *name;   /* translated */
  const char *column; /* heading of the last of the choices: "not assigned" */
  const JjChoice *choices;
  guint n;  /* choices */
  int skip; /* a choice without a column, or -1 */
  Amount amount;
} Cross;

typedef struct
{
  JjConsolidation *all;
  const JjWorkbookFormat *format;
} Book;

static gint64
source_amount (const JjConsolidated *row, guint i)
{
  return row->by_source[i];
}

static gint64
theme_amount (const JjConsolidated *row, guint i)
{
  return row->totals.themes[i];
}

static gint64
account_amount (const JjConsolidated *row, guint i)
{
  return row->totals.accounts[i];
}

static void
begin_sheet (JjWorkbook *book, const char *name, guint n_columns)
{
  g_autofree JjColumnWidth *widths = g_new (JjColumnWidth, n_columns);
  JjSheetLayout layout = { name, widths, n_columns, 2 };

  for (guint i = 0; i < n_columns; i++)
    widths[i] = JJ_COLUMN_MEDIUM;
  jj_workbook_begin_sheet (book, &layout);
  jj_workbook_add_text (book, JJ_SHEET_TITLE, name);
  jj_workbook_end_row (book);
}

static void
add_sum_row (JjWorkbook *book, guint n_columns, guint last_row, const gint64 *sums)
{
  jj_workbook_add_text (book, JJ_SHEET_LABEL, _ ("Sum"));
  for (guint c = 1; c < n_columns; c++)
    {
      char name[JJ_COLUMN_NAME_SIZE];

      jj_column_name (c, name);
      if (last_row < FIRST_ROW)
        jj_workbook_add_number (book, JJ_SHEET_SUM, 0);
      else
        jj_workbook_add_formula (book, JJ_SHEET_SUM,
                                 g_strdup_printf ("SUM({%s%d:%s%u})", name, FIRST_ROW, name,
                                                  last_row),
                                 sums[c]);
    }
  jj_workbook_end_row (book);
}

static void
add_county_row (JjWorkbook *book, const Cross *cross, const JjConsolidated *row, gint64 *sums)
{
  guint column = 1;
  char last[JJ_COLUMN_NAME_SIZE];

  jj_workbook_add_text (book, JJ_SHEET_TEXT, jj_county_get_title (row->county));
  for (guint i = 0; i <= cross->n; i++)
    {
      if ((int)i == cross->skip)
        continue;
      jj_workbook_add_number (book, JJ_SHEET_MONEY, cross->amount (row, i));
      sums[column++] += cross->amount (row, i);
    }
  jj_column_name (column - 1, last);
  jj_workbook_add_formula (book, JJ_SHEET_SUM,
                           g_strdup_printf ("SUM({B%u:%s%u})", jj_workbook_get_row (book), last,
                                            jj_workbook_get_row (book)),
                           row->totals.total);
  sums[column] += row->totals.total;
  jj_workbook_end_row (book);
}

static void
add_cross (JjWorkbook *book, JjConsolidation *all, const Cross *cross)
{
  guint n_columns = cross->n + 3 - (cross->skip >= 0 ? 1 : 0);
  g_autofree gint64 *sums = g_new0 (gint64, n_columns);

  begin_sheet (book, cross->name, n_columns);
  jj_workbook_add_text (book, JJ_SHEET_HEADING, _ ("County"));
  for (guint i = 0; i < cross->n; i++)
    if ((int)i != cross->skip)
      jj_workbook_add_text (book, JJ_SHEET_HEADING, jj_label (cross->choices[i].label));
  jj_workbook_add_text (book, JJ_SHEET_HEADING, cross->column);
  jj_workbook_add_text (book, JJ_SHEET_HEADING, _ ("Total"));
  jj_workbook_end_row (book);
  for (guint i = 0; i < jj_consolidation_get_n (all); i++)
    if (!jj_consolidation_get (all, i)->reason)
      add_county_row (book, cross, jj_consolidation_get (all, i), sums);
  add_sum_row (book, n_columns, jj_workbook_get_row (book) - 1, sums);
}

static void
add_counts (JjWorkbook *book, JjConsolidation *all)
{
  const char *const headings[] = { _ ("County"),
                                   _ ("Central part, NT$"),
                                   _ ("County match, NT$"),
                                   _ ("Schools"),
                                   _ ("Schools in a community"),
                                   _ ("Communities"),
                                   _ ("Activities"),
                                   _ ("Persons") };
  const guint n_columns = G_N_ELEMENTS (headings) + JJ_N_SEVERITIES;

  begin_sheet (book, _ ("Comparison"), n_columns);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    jj_workbook_add_text (book, JJ_SHEET_HEADING, headings[i]);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_workbook_add_text (book, JJ_SHEET_HEADING, jj_severity_get_label (i));
  jj_workbook_end_row (book);
  for (guint i = 0; i < jj_consolidation_get_n (all); i++)
    {
      const JjConsolidated *row = jj_consolidation_get (all, i);
      const guint counts[] = { row->totals.n_schools, row->totals.n_schools_covered,
                               row->n_communities, row->n_activities, row->n_persons };

      if (row->reason)
        continue;
      jj_workbook_add_text (book, JJ_SHEET_TEXT, jj_county_get_title (row->county));
      jj_workbook_add_number (book, JJ_SHEET_MONEY, row->totals.central);
      jj_workbook_add_number (book, JJ_SHEET_MONEY, row->totals.match);
      for (guint k = 0; k < G_N_ELEMENTS (counts); k++)
        jj_workbook_add_number (book, JJ_SHEET_COUNT, counts[k]);
      for (guint k = 0; k < JJ_N_SEVERITIES; k++)
        jj_workbook_add_number (book, JJ_SHEET_COUNT, row->findings[k]);
      jj_workbook_end_row (book);
    }
}

static void
add_files (JjWorkbook *book, JjConsolidation *all)
{
  static const JjColumnWidth widths[] = { JJ_COLUMN_WIDE, JJ_COLUMN_WIDE, JJ_COLUMN_PROSE };
  const char *const headings[] = { _ ("File"), _ ("Plan"), _ ("State") };
  JjSheetLayout layout = { _ ("Files"), widths, 3, 2 };
  g_autofree char *missing = jj_consolidation_get_missing (all);

  jj_workbook_begin_sheet (book, &layout);
  jj_workbook_add_text (book, JJ_SHEET_TITLE, _ ("Files"));
  jj_workbook_end_row (book);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    jj_workbook_add_text (book, JJ_SHEET_HEADING, headings[i]);
  jj_workbook_end_row (book);
  for (guint i = 0; i < jj_consolidation_get_n (all); i++)
    {
      const JjConsolidated *row = jj_consolidation_get (all, i);
      g_autofree char *state
          = row->reason
                ? g_strdup_printf (_ ("Not added up: %s"), row->reason)
                : g_strdup_printf ("%s%s%s",
                                   row->is_package ? _ ("Added up, package intact")
                                                   : _ ("Added up, a plan without package"),
                                   row->notice ? " · " : "", row->notice ? row->notice : "");

      jj_workbook_add_text (book, JJ_SHEET_TEXT, row->file);
      jj_workbook_add_text (book, JJ_SHEET_TEXT, row->title);
      jj_workbook_add_text (book, JJ_SHEET_TEXT, state);
      jj_workbook_end_row (book);
    }
  jj_workbook_add_text (book, JJ_SHEET_LABEL, _ ("Counties missing"));
  jj_workbook_skip (book, 1);
  jj_workbook_add_text (book, JJ_SHEET_TEXT, missing);
  jj_workbook_end_row (book);
}

static void
fill_book (JjWorkbook *book, const Book *what)
{
  const Cross crosses[] = {
    { _ ("By source"), _ ("Not assigned"), jj_kind_purse.fields[JJ_PURSE_SOURCE].choices,
      JJ_N_SOURCES, JJ_SOURCE_COUNTY_MATCH, source_amount },
    { _ ("By theme"), _ ("No theme"), jj_kind_programme.fields[JJ_PROGRAMME_THEME].choices,
      JJ_N_THEMES, -1, theme_amount },
    { _ ("By account"), _ ("No account"),
      jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT].choices, JJ_N_ACCOUNTS, -1,
      account_amount },
  };

  for (guint i = 0; i < G_N_ELEMENTS (crosses); i++)
    add_cross (book, what->all, &crosses[i]);
  add_counts (book, what->all);
  add_files (book, what->all);
}

static gboolean
write_book (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  const Book *what = data;
  g_autoptr (JjWorkbook) book = jj_workbook_new (what->format);

  jj_language_enter_plan ();
  fill_book (book, what);
  jj_language_leave_plan ();
  return jj_workbook_finish (book, out, cancellable, error);
}

gboolean
jj_consolidation_write (JjConsolidation *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  Book book = { self, g_str_has_suffix (path, ".xlsx") ? &jj_workbook_xlsx : &jj_workbook_ods };

  return jj_write_atomically (path, write_book, &book, cancellable, error);
}
