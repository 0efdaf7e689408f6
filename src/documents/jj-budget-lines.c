/* jj-budget-lines.c: the lines of a budget workbook, in a block for each programme */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-budget-book.h"
#include "jj-explain.h"
#include "jj-format.h"
#include "jj-language.h"
#include "jj-money.h"

#include <math.h>

/* Beyond this a product is not exact in a spreadsheet. */
#define LARGEST_EXACT 9e15

static char *
ref (guint column, guint row)
{
  char name[JJ_COLUMN_NAME_SIZE];

  return g_strdup_printf ("{%s%u}", jj_column_name (column, name), row);
}

static void
write_headings (JjBudgetBook *self)
{
  guint year = jj_figures_get_first_fiscal_year (self->figures);
  const char *const headings[]
      = { _ ("Programme"),  _ ("Activity"), _ ("Item"), _ ("Name"),  _ ("Account"),
          _ ("Unit price"), _ ("Quantity"), _ ("Unit"), _ ("Times"), _ ("Amount") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    jj_workbook_add_text (self->book, JJ_SHEET_HEADING, headings[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf (_ ("Fiscal year %u"), year + i);

      jj_workbook_add_text (self->book, JJ_SHEET_HEADING, text);
    }
  for (guint i = 0; i < self->purses->len; i++)
    {
      const JjPurseFigure *purse = g_array_index (self->purses, const JjPurseFigure *, i);

      jj_workbook_add_text (self->book, JJ_SHEET_HEADING,
                            jj_element_get_title (jj_plan_find (self->plan, purse->id)));
    }
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Unassigned"));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Note"));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Programme no."));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Account no."));
  jj_workbook_add_text (self->book, JJ_SHEET_HEADING, _ ("Field id"));
  jj_workbook_end_row (self->book);
}

static void
begin_sheet (JjBudgetBook *self)
{
  guint n = self->unassigned + 5;
  g_autofree JjColumnWidth *widths = g_new (JjColumnWidth, n);
  JjSheetLayout layout
      = { .name = _ ("Budget estimate"), .widths = widths, .n_columns = n, .n_frozen = 3 };
  const JjElement *root = jj_plan_get_root (self->plan);
  JjId id = jj_figures_get_scenario (self->figures);
  const JjElement *scenario = id ? jj_plan_find (self->plan, id) : NULL;

  for (guint i = 0; i < n; i++)
    widths[i] = JJ_COLUMN_MEDIUM;
  for (guint i = JJ_BOOK_PROGRAMME; i <= JJ_BOOK_NAME; i++)
    widths[i] = JJ_COLUMN_WIDE;
  widths[JJ_BOOK_UNIT] = widths[JJ_BOOK_TIMES] = widths[JJ_BOOK_QUANTITY] = JJ_COLUMN_NARROW;
  widths[self->unassigned + 1] = JJ_COLUMN_WIDE;
  for (guint i = self->unassigned + 2; i < n; i++)
    widths[i] = JJ_COLUMN_HIDDEN;
  jj_workbook_begin_sheet (self->book, &layout);
  jj_workbook_add_text (self->book, JJ_SHEET_TITLE, jj_element_get_title (root));
  jj_workbook_end_row (self->book);
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, _ ("Whole NT$"));
  if (scenario)
    jj_workbook_add_text (self->book, JJ_SHEET_TEXT, jj_element_get_title (scenario));
  jj_workbook_end_row (self->book);
  write_headings (self);
  self->first_row = jj_workbook_get_row (self->book);
}

/* Price × quantity × times where that is the line's amount; the quantity counts in hundredths, as
 * the plan does: 1.005 is no number of a computer, 100.5 is. NULL: a constant. (transfer full) */
static char *
product (const JjLineFigure *line, const JjElement *element, guint row)
{
  gint64 quantity = jj_element_get_number (element, JJ_BUDGET_LINE_QUANTITY);
  gint64 times = jj_element_get_number (element, JJ_BUDGET_LINE_TIMES), amount;
  g_autofree char *price_cell = ref (JJ_BOOK_PRICE, row);
  g_autofree char *quantity_cell = ref (JJ_BOOK_QUANTITY, row);
  g_autofree char *times_cell = ref (JJ_BOOK_TIMES, row);
  double size;

  if (line->unit_price == JJ_EMPTY || quantity == JJ_EMPTY)
    return NULL;
  size = (double)line->unit_price * (double)quantity * (double)(times == JJ_EMPTY ? 1 : times);
  if (fabs (size) > LARGEST_EXACT
      || !jj_money_line (line->unit_price, quantity, times == JJ_EMPTY ? 1 : times, &amount)
      || amount != line->amount)
    return NULL;
  if (times == JJ_EMPTY)
    return g_strdup_printf ("ROUND(%s*ROUND(%s*100,0)/100,0)", price_cell, quantity_cell);
  return g_strdup_printf ("ROUND(%s*ROUND(%s*100,0)*%s/100,0)", price_cell, quantity_cell,
                          times_cell);
}

static void
write_names (JjBudgetBook *self, const JjLineFigure *line, const JjElement *element)
{
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &(guint){ 0 });
  const JjElement *programme = jj_plan_find (self->plan, programmes[line->programme].id);
  const JjElement *activity = jj_element_get_ref (element, JJ_BUDGET_LINE_ACTIVITY);
  const char *item = jj_element_get_text (element, JJ_BUDGET_LINE_ITEM);
  JjPackSet *packs = jj_figures_get_packs (self->figures);
  const JjEntry *entry = item ? jj_pack_set_find_item (packs, item, line->date) : NULL;
  const JjField *account = &jj_kind_get (JJ_KIND_BUDGET_LINE)->fields[JJ_BUDGET_LINE_ACCOUNT];

  jj_workbook_add_text (self->book, JJ_SHEET_TEXT,
                        programme ? jj_element_get_title (programme) : _ ("No programme"));
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, activity ? jj_element_get_title (activity) : "");
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, entry ? jj_entry_get_title (entry) : item);
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, jj_element_get_name (element));
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT,
                        line->account < JJ_N_ACCOUNTS
                            ? jj_label (account->choices[line->account].label)
                            : "");
}

/* The amount, its years and parts. What is left of the amount is the last part's, or is unassigned,
 * so that a changed price changes a part and never the sum. sums: of the block. */
static void
write_amounts (JjBudgetBook *self,
               guint i,
               const JjElement *element,
               gint64 *sums,
               gboolean *is_product)
{
  const JjLineFigure *line = jj_figures_get_line (self->figures, i);
  const JjPart *parts = jj_figures_get_parts (self->figures, i);
  guint row = jj_workbook_get_row (self->book), last = self->unassigned;
  g_autofree char *amount = ref (JJ_BOOK_AMOUNT, row), *year = ref (JJ_BOOK_YEAR_1, row);
  g_autofree gint64 *cells = g_new0 (gint64, self->unassigned + 1);
  char *formula = product (line, element, row);

  *is_product = formula != NULL;
  cells[JJ_BOOK_AMOUNT] = line->amount;
  cells[JJ_BOOK_YEAR_1] = line->first_year;
  cells[JJ_BOOK_YEAR_2] = line->amount - line->first_year;
  cells[self->unassigned] = line->unassigned;
  for (guint p = 0; p < self->purses->len; p++)
    for (guint k = 0; k < line->n_parts; k++)
      if (parts[k].purse == g_array_index (self->purses, const JjPurseFigure *, p)->id)
        {
          cells[JJ_BOOK_PURSES + p] += parts[k].amount;
          last = line->unassigned == 0 ? JJ_BOOK_PURSES + p : self->unassigned;
        }
  if (formula)
    jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, formula, line->amount);
  else
    jj_workbook_add_number (self->book, JJ_SHEET_MONEY, line->amount);
  jj_workbook_add_number (self->book, JJ_SHEET_MONEY, cells[JJ_BOOK_YEAR_1]);
  jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, g_strdup_printf ("%s-%s", amount, year),
                           cells[JJ_BOOK_YEAR_2]);
  for (guint c = JJ_BOOK_PURSES; c <= self->unassigned; c++)
    {
      g_autoptr (GString) rest = g_string_new (amount);

      for (guint o = JJ_BOOK_PURSES; c == last && o <= self->unassigned; o++)
        if (o != c && cells[o] != 0)
          {
            g_autofree char *other = ref (o, row);

            g_string_append_printf (rest, "-%s", other);
          }
      if (c == last)
        jj_workbook_add_formula (self->book, JJ_SHEET_MONEY, g_strdup (rest->str), cells[c]);
      else
        jj_workbook_add_number (self->book, JJ_SHEET_MONEY, cells[c] ? cells[c] : JJ_EMPTY);
    }
  for (guint c = JJ_BOOK_AMOUNT; c <= self->unassigned; c++)
    sums[c] += cells[c];
}

static void
write_line (JjBudgetBook *self, guint i, gint64 *sums)
{
  const JjLineFigure *line = jj_figures_get_line (self->figures, i);
  const JjElement *element = jj_plan_find (self->plan, line->id);
  JjSheetCell quantity = { .style = JJ_SHEET_DECIMAL, .scale = 100 };
  g_autofree char *id = jj_explain_name (element);
  gboolean is_product;

  write_names (self, line, element);
  jj_workbook_add_number (self->book, JJ_SHEET_MONEY, line->unit_price);
  quantity.number = jj_element_get_number (element, JJ_BUDGET_LINE_QUANTITY);
  jj_workbook_add (self->book, &quantity);
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT,
                        jj_element_get_text (element, JJ_BUDGET_LINE_UNIT));
  jj_workbook_add_number (self->book, JJ_SHEET_COUNT,
                          jj_element_get_number (element, JJ_BUDGET_LINE_TIMES));
  write_amounts (self, i, element, sums, &is_product);
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT,
                        is_product ? "" : _ ("Worked out by the plan's rules"));
  jj_workbook_add_number (self->book, JJ_SHEET_COUNT, line->programme);
  jj_workbook_add_number (self->book, JJ_SHEET_COUNT, line->account);
  jj_workbook_add_text (self->book, JJ_SHEET_TEXT, id);
  jj_workbook_end_row (self->book);
}

/* SUBTOTAL leaves other subtotals out, so that the last row may sum over all. */
static void
write_sums (JjBudgetBook *self, const char *label, guint first_row, const gint64 *sums)
{
  guint last_row = MAX (first_row, jj_workbook_get_row (self->book) - 1);
  char name[JJ_COLUMN_NAME_SIZE];

  jj_workbook_add_text (self->book, JJ_SHEET_LABEL, label);
  for (guint c = 1; c < JJ_BOOK_AMOUNT; c++)
    jj_workbook_add_text (self->book, JJ_SHEET_LABEL, "");
  for (guint c = JJ_BOOK_AMOUNT; c <= self->unassigned; c++)
    jj_workbook_add_formula (self->book, JJ_SHEET_SUM,
                             g_strdup_printf ("SUBTOTAL(9,{%s%u:%s%u})", jj_column_name (c, name),
                                              first_row, name, last_row),
                             sums[c]);
  jj_workbook_end_row (self->book);
}

static void
write_programme (JjBudgetBook *self, GArray *lines, const char *title, gint64 *totals)
{
  g_autofree gint64 *sums = g_new0 (gint64, self->unassigned + 1);
  g_autofree char *label = g_strdup_printf (_ ("Subtotal %s"), title);
  guint first_row = jj_workbook_get_row (self->book);

  for (guint i = 0; i < lines->len; i++)
    write_line (self, g_array_index (lines, guint, i), sums);
  write_sums (self, label, first_row, sums);
  for (guint c = 0; c <= self->unassigned; c++)
    totals[c] += sums[c];
}

/* Lines that count, by programme. (transfer full) (element-type GArray of guint) */
static GPtrArray *
sort_lines (JjBudgetBook *self, guint n_programmes)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n_programmes; i++)
    g_ptr_array_add (sorted, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < jj_figures_get_n_lines (self->figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (self->figures, i);

      if (line->flags & JJ_LINE_COUNTS)
        g_array_append_val ((GArray *)sorted->pdata[line->programme], i);
    }
  return sorted;
}

static void
place_totals (JjBudgetBook *self, guint row)
{
  const JjTotals *totals = jj_figures_get_totals (self->figures);
  guint year = jj_figures_get_first_fiscal_year (self->figures);
  char name[JJ_COLUMN_NAME_SIZE];
  g_autofree char *total = g_strdup_printf ("{0!%s%u}", jj_column_name (JJ_BOOK_AMOUNT, name), row);
  g_autofree char *unassigned
      = g_strdup_printf ("{0!%s%u}", jj_column_name (self->unassigned, name), row);

  jj_budget_book_place (self, g_strdup ("total"), _ ("Total"), total, totals->total);
  jj_budget_book_place (self, g_strdup ("unassigned"), _ ("Unassigned"), unassigned,
                        totals->unassigned);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *cell
          = g_strdup_printf ("{0!%s%u}", jj_column_name (JJ_BOOK_YEAR_1 + i, name), row);
      g_autofree char *label = g_strdup_printf (_ ("Fiscal year %u"), year + i);

      jj_budget_book_place (self, g_strdup_printf ("year/%u", year + i), label, cell,
                            totals->years[i]);
    }
}

gboolean
jj_budget_book_write_lines (JjBudgetBook *self, GCancellable *cancellable, GError **error)
{
  guint n, row;
  const JjGroupFigure *programmes = jj_figures_get_programmes (self->figures, &n);
  g_autoptr (GPtrArray) sorted = sort_lines (self, n);
  g_autofree gint64 *totals = g_new0 (gint64, self->unassigned + 1);

  begin_sheet (self);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *element = jj_plan_find (self->plan, programmes[i].id);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (((GArray *)sorted->pdata[i])->len > 0)
        write_programme (self, sorted->pdata[i],
                         element ? jj_element_get_title (element) : _ ("No programme"), totals);
    }
  row = jj_workbook_get_row (self->book);
  self->last_row = MAX (self->first_row, row - 1);
  if (row == self->first_row)
    {
      jj_workbook_end_row (self->book); /* a plan without lines: the sum needs a row */
      row++;
    }
  write_sums (self, _ ("Total"), self->first_row, totals);
  place_totals (self, row);
  return TRUE;
}
