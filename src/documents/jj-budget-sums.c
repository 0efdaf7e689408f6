/* jj-budget-sums.c: the sums of a budget workbook, and its check against the plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-budget-book.h"
#include "jj-explain.h"
#include "jj-language.h"

/* Columns of the sheet: label, the accounts, no account, total. */
#define TOTAL_COLUMN (JJ_N_ACCOUNTS + 2)

/* SUMIFS over a column of the first sheet, by account and, where it is not negative, programme.
 * (transfer full) */
static char *
sum_lines (JjBudgetBook *self, guint column, guint account, int programme)
{
  char sum[JJ_COLUMN_NAME_SIZE], by[JJ_COLUMN_NAME_SIZE];
  guint first = self->first_row, last = self->last_row;
  GString *text = g_string_new (NULL);

  jj_column_name (column, sum);
  jj_column_name (self->unassigned + 3, by);
  g_string_printf (text, "SUMIFS({0!%s%u:%s%u},{0!%s%u:%s%u},%u", sum, first, sum, last, by, first,
                   by, last, account);
  if (programme >= 0)
    {
      jj_column_name (self->unassigned + 2, by);
      g_string_append_printf (text, ",{0!%s%u:%s%u},%d", by, first, by, last, programme);
    }
  g_string_append_c (text, ')');
  return g_string_free (text, FALSE);
}

static void
write_headings (JjBudgetBook *self, const char *first)
{
  const JjField *account = &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT];

  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, first);
  for (guint i = 0; i < JJ_N_ACCOUNTS; i++)
    jj_workbook_add_text (self->book, JJ_SHEET_HEADING, jj_label (account->choices[i].label));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("No account"));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Total"));
}

/* A row of sums by account and their total. values: by account; borrowed. */
static void
write_row (JjBudgetBook *self, const char *label, guint column, int programme, const gint64 *values)
{
  guint row = jj_workbook_get_row (self->book);
  char last[JJ_COLUMN_NAME_SIZE];
  gint64 total = 0;

  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, label);
  for (guint i = 0; i <= JJ_N_ACCOUNTS; i++)
    {
      jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, sum_lines (self, column, i, programme),
                               values[i]);
      total += values[i];
    }
  jj_workbook_add_formula (self->book, JJ_SHEET_MONEY,
                           g_strdup_printf ("SUM({B%u:%s%u})", row,
                                            jj_column_name (TOTAL_COLUMN - 1, last), row),
                           total);
}

/* The sums of the rows from first_row to the last one, column by column. */
static void
write_total (JjBudgetBook *self, const char *label, guint first_row, const gint64 *values)
{
  guint last_row = MAX (first_row, jj_workbook_get_row (self->book) - 1);
  char name[JJ_COLUMN_NAME_SIZE];

  jj_workbook_add_text (self->book, JJ_SHEET_LABEL, label);
  for (guint c = 1; c <= TOTAL_COLUMN; c++)
    jj_workbook_add_formula (self->book, JJ_SHEET_SUM,
                             g_strdup_printf ("SUM({%s%u:%s%u})", jj_column_name (c, name),
                                              first_row, name, last_row),
                             values[c - 1]);
  jj_workbook_end_row (self->book);
}

/* The row of a purse. The county match is in no row; what is charged to it counts 0 anywhere. */
static guint
find_purse (JjBudgetBook *self, JjId id)
{
  guint p = 0;

  while (p < self->purses->len && g_array_index (self->purses, const JjPurseFigure *, p)->id != id)
    p++;
  return p;
}

/* What the lines charge to each purse by account: rows of JJ_N_ACCOUNTS + 1, the last row is
 * unassigned. (transfer full) */
static gint64 *
add_up_purses (JjBudgetBook *self)
{
  guint width = JJ_N_ACCOUNTS + 1;
  gint64 *sums = g_new0 (gint64, (self->purses->len + 1) * width);

  for (guint i = 0; i < jj_figures_get_n_lines (self->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (self->figures, i);
      const JjPart *parts = jj_figures_get_parts (self->figures, i);

      if (!(line->flags & JJ_LINE_COUNTS))
        continue;
      sums[self->purses->len * width + line->account] += line->unassigned;
      for (guint k = 0; k < line->n_parts; k++)
        sums[find_purse (self, parts[k].purse) * width + line->account] += parts[k].amount;
    }
  return sums;
}

/* (transfer full) */
static gint64 *
add_up_programmes (JjBudgetBook *self, guint n)
{
  guint width = JJ_N_ACCOUNTS + 1;
  gint64 *sums = g_new0 (gint64, (gsize)n * width);

  for (guint i = 0; i < jj_figures_get_n_lines (self->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (self->figures, i);

      if (line->flags & JJ_LINE_COUNTS)
        sums[line->programme * width + line->account] += line->amount;
    }
  return sums;
}

/* Central part down, county the rest, what is granted and what remains, right of the total. */
static void
write_parts (JjBudgetBook *self, const JjPurseFigure *purse)
{
  JjSheetCell ratio = { .style = JJ_SHEET_SHARE, .number = purse->ratio, .scale = 10000 };
  guint row = jj_workbook_get_row (self->book);

  jj_workbook_add (self->book, &ratio);
  if (purse->central == JJ_EMPTY)
    jj_workbook_skip (self->book, 2);
  else
    {
      jj_workbook_add_formula (self->book, JJ_SHEET_MONEY,
                               g_strdup_printf ("ROUNDDOWN({G%u}*ROUND({H%u}*10000,0)/10000,0)",
                                                row, row),
                               purse->central);
      jj_workbook_add_formula (self->book, JJ_SHEET_MONEY,
                               g_strdup_printf ("{G%u}-{I%u}", row, row), purse->county);
    }
  jj_workbook_add_number (self->book, JJ_SHEET_MONEY, purse->granted);
  if (purse->remaining != JJ_EMPTY)
    jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, g_strdup_printf ("{K%u}-{G%u}", row, row),
                             purse->remaining);
}

static void
place_row (JjBudgetBook *self, const JjElement *element, guint row, gint64 amount, char column)
{
  g_autofree char *cell = g_strdup_printf ("{1!%c%u}", column, row);

  jj_budget_book_place (self, jj_explain_name (element), jj_element_get_title (element), cell,
                        amount);
}

/* The totals under the purses: accounts, match and central. */
static void
place_accounts (JjBudgetBook *self, guint row, guint first_row)
{
  const JjTotals *totals = jj_figures_get_totals (self->figures);
  const JjField *account = &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT];

  for (guint i = 0; i < JJ_N_ACCOUNTS; i++)
    {
      g_autofree char *cell = g_strdup_printf ("{1!%c%u}", 'B' + (char)i, row);

      jj_budget_book_place (self, g_strconcat ("account/", account->choices[i].id, NULL),
                            jj_label (account->choices[i].label), cell, totals->accounts[i]);
    }
  for (guint i = 0; i < 2; i++)
    {
      gint64 amount = i ? totals->match : totals->central;
      g_autofree char *cell = g_strdup_printf ("SUM({1!%c%u:%c%u})", 'I' + (char)i, first_row,
                                               'I' + (char)i, row - 1);

      if (amount != JJ_EMPTY)
        jj_budget_book_place (self, g_strdup (i ? "match" : "central"),
                              i ? _ ("County match") : _ ("Central part"), cell, amount);
    }
}

static void
write_purses (JjBudgetBook *self)
{
  static const char *const more[]
      = { N_ ("Ratio"), N_ ("Central part"), N_ ("County part"), N_ ("Granted"), N_ ("Remaining") };
  guint width = JJ_N_ACCOUNTS + 1, first_row;
  g_autofree gint64 *sums = add_up_purses (self);
  gint64 totals[JJ_N_ACCOUNTS + 2] = { 0 };

  write_headings (self, _ ("Source"));
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ (more[i]));
  jj_workbook_end_row (self->book);
  first_row = jj_workbook_get_row (self->book);
  for (guint p = 0; p <= self->purses->len; p++)
    {
      gboolean is_purse = p < self->purses->len;
      const JjPurseFigure *purse
          = is_purse ? g_array_index (self->purses, const JjPurseFigure *, p) : NULL;
      const JjElement *element = is_purse ? jj_plan_find (self->plan, purse->id) : NULL;

      if (is_purse)
        place_row (self, element, jj_workbook_get_row (self->book), purse->budgeted, 'G');
      write_row (self, is_purse ? jj_element_get_title (element) : _ ("Unassigned"),
                 JJ_BOOK_PURSES + p, -1, sums + p * width);
      if (is_purse)
        write_parts (self, purse);
      for (guint i = 0; i < width; i++)
        {
          totals[i] += sums[p * width + i];
          totals[width] += sums[p * width + i];
        }
      jj_workbook_end_row (self->book);
    }
  place_accounts (self, jj_workbook_get_row (self->book), first_row);
  write_total (self, _ ("Total"), first_row, totals);
}

/* Own amount and those of the sub-programmes below, whose rows are known. (transfer full) */
static char *
sum_children (const JjGroupFigure *programmes, guint n, guint programme, guint first_row)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "{G%u}", first_row + programme);
  for (guint i = 0; i + 1 < n; i++)
    if (i != programme && programmes[i].programme == programme)
      g_string_append_printf (text, "+{H%u}", first_row + i);
  return g_string_free (text, FALSE);
}

static void
write_programmes (JjBudgetBook *self)
{
  guint n, width = JJ_N_ACCOUNTS + 1, first_row;
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &n);
  g_autofree gint64 *sums = add_up_programmes (self, n);
  gint64 totals[JJ_N_ACCOUNTS + 2] = { 0 };

  write_headings (self, _ ("Programme"));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("With sub-programmes"));
  jj_workbook_end_row (self->book);
  first_row = jj_workbook_get_row (self->book);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_find (self->plan, programmes[i].id);

      if (element)
        place_row (self, element, jj_workbook_get_row (self->book), programmes[i].amount, 'H');
      write_row (self, element ? jj_element_get_title (element) : _ ("No programme"),
                 JJ_BOOK_AMOUNT, (int)i, sums + i * width);
      if (element)
        jj_workbook_add_formula (self->book, JJ_SHEET_MONEY,
                                 sum_children (programmes, n, i, first_row), programmes[i].amount);
      for (guint k = 0; k < width; k++)
        {
          totals[k] += sums[i * width + k];
          totals[width] += sums[i * width + k];
        }
      jj_workbook_end_row (self->book);
    }
  write_total (self, _ ("Total"), first_row, totals);
}

void
jj_budget_book_write_sums (JjBudgetBook *self)
{
  static const JjColumnWidth widths[]
      = { JJ_COLUMN_WIDE,   JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM,
          JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM,
          JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM };
  JjSheetLayout layout = { .name = _ ("Budget summary"),
                           .widths = widths,
                           .n_columns = G_N_ELEMENTS (widths),
                           .n_frozen = 1 };

  jj_workbook_begin_sheet (self->book, &layout);
  jj_workbook_add_text (self->book, JJ_SHEET_TITLE,
                        jj_element_get_title (jj_plan_get_root (self->plan)));
  jj_workbook_end_row (self->book);
  jj_workbook_end_row (self->book);
  write_purses (self);
  jj_workbook_end_row (self->book);
  write_programmes (self);
}

void
jj_budget_book_write_check (JjBudgetBook *self)
{
  static const JjColumnWidth widths[]
      = { JJ_COLUMN_WIDE, JJ_COLUMN_WIDE, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM, JJ_COLUMN_MEDIUM };
  const char *const headings[]
      = { _ ("Field id"), _ ("Name"), _ ("This workbook"), _ ("The plan"), _ ("Difference") };
  JjSheetLayout layout = { .name = _ ("Check"), .widths = widths, .n_columns = 5, .n_frozen = 1 };

  jj_workbook_begin_sheet (self->book, &layout);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    jj_workbook_add_text (self->book, JJ_SHEET_HEADING, headings[i]);
  jj_workbook_end_row (self->book);
  for (guint i = 0; i < self->placed->len; i++)
    {
      const JjBookFigure *figure = self->placed->pdata[i];
      guint row = jj_workbook_get_row (self->book);

      jj_workbook_add_text (self->book, JJ_SHEET_TEXT, figure->id);
      jj_workbook_add_text (self->book, JJ_SHEET_TEXT, figure->name);
      jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, g_strdup (figure->cell), figure->amount);
      jj_workbook_add_number (self->book, JJ_SHEET_MONEY, figure->amount);
      jj_workbook_add_formula (self->book, JJ_SHEET_MONEY,
                               g_strdup_printf ("{C%u}-{D%u}", row, row), 0);
      jj_workbook_end_row (self->book);
    }
}
