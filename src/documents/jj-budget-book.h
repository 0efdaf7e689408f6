/* jj-budget-book.h: the budget as a workbook that calculates, while it is written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "jj-figures.h"
#include "jj-workbook.h"

G_BEGIN_DECLS

/* Three sheets. 經費概算表 has a block for each programme with its lines and a subtotal; amounts
 * are price × quantity × times where the plan's are. 彙整表 sums them by source and account, splits
 * each source into the central and the county's part, and sums the programmes. 核對 has a row for
 * each figure of the plan: its field id (the name that `explain` takes), the cell where the
 * workbook has it, and the plan's own amount; the difference is 0 until someone changes a line.
 *
 * Field ids of lines stand in a hidden column of the first sheet, those of all other figures in
 * 核對. Comments on cells were weighed: thousands of marks over the figures, and lost when a row is
 * copied, where a reference follows its cell. Sums go by hidden number columns and not by codes: in
 * a criterion the text "A*" means more than it says. */
enum
{
  JJ_BOOK_PROGRAMME,
  JJ_BOOK_ACTIVITY,
  JJ_BOOK_ITEM,
  JJ_BOOK_NAME,
  JJ_BOOK_ACCOUNT,
  JJ_BOOK_PRICE,
  JJ_BOOK_QUANTITY,
  JJ_BOOK_UNIT,
  JJ_BOOK_TIMES,
  JJ_BOOK_AMOUNT,
  JJ_BOOK_YEAR_1,
  JJ_BOOK_YEAR_2,
  JJ_BOOK_PURSES /* one column a purse, then unassigned, note, programme, account, field id */
};

typedef struct
{
  char *id, *name, *cell; /* cell: "{1!C7}" */
  gint64 amount;
} JjBookFigure;

typedef struct
{
  JjPlan *plan;
  JjFigures *figures;
  JjWorkbook *book;
  GArray *purses;            /* const JjPurseFigure*: all but the county match */
  guint unassigned;          /* columns of the first sheet */
  guint first_row, last_row; /* of its lines, subtotals among them; from 1 */
  GPtrArray *placed;         /* JjBookFigure */
} JjBudgetBook;

/* Notes where a figure stands. id: taken; sheet and row as formulas count. */
void jj_budget_book_place (JjBudgetBook *self,
                           char *id,
                           const char *name,
                           const char *cell,
                           gint64 amount);

/* The sheets, in this order. FALSE: cancelled. */
gboolean jj_budget_book_write_lines (JjBudgetBook *self, GCancellable *cancellable, GError **error);
void jj_budget_book_write_sums (JjBudgetBook *self);
void jj_budget_book_write_check (JjBudgetBook *self);

G_END_DECLS
