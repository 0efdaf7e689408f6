/* jj-exchange-table.c: talent lent and received within alliances as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage-table.h"

#include "jj-exchange.h"
#include "jj-format.h"

#include <glib/gi18n.h>

enum
{
  ALLIANCE,
  SCHOOL,
  N_LENT,
  LENT,
  N_RECEIVED,
  RECEIVED,
  BALANCE,
  N_COLUMNS
};

typedef struct
{
  JjWorkspace *workspace;
  GArray *rows; /* JjExchangeRow */
  guint n_outside;
} Exchange;

static const JjExchangeRow *
row_at (gpointer data, guint row)
{
  return &g_array_index (((Exchange *)data)->rows, JjExchangeRow, row);
}

static guint
count_rows (gpointer data)
{
  return ((Exchange *)data)->rows->len;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  const JjExchangeRow *school = row_at (data, row);
  const gint64 numbers[N_COLUMNS] = { [N_LENT] = school->n_lent,
                                      [LENT] = school->lent,
                                      [N_RECEIVED] = school->n_received,
                                      [RECEIVED] = school->received,
                                      [BALANCE] = school->lent - school->received };

  *number = numbers[column];
  return column > SCHOOL;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const JjExchangeRow *school = row_at (data, row);
  JjPlan *plan = jj_workspace_get_plan (((Exchange *)data)->workspace);
  const JjElement *element
      = jj_plan_find (plan, column == ALLIANCE ? school->alliance : school->school);
  g_autofree char *shown = NULL;
  gint64 number;

  if (get_number (data, row, column, &number))
    shown = column == N_LENT || column == N_RECEIVED ? jj_format_money (number)
                                                     : jj_format_decimal2 (number);
  else if (element)
    shown = g_strdup (jj_element_get_title (element));
  g_string_append (text, shown ? shown : "");
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
};

static void
exchange_free (gpointer data)
{
  g_array_unref (((Exchange *)data)->rows);
  g_free (data);
}

JjTable *
jj_exchange_table_new (JjWorkspace *workspace)
{
  const JjColumn columns[N_COLUMNS] = {
    [ALLIANCE] = { "alliance", _ ("Alliance"), .type = JJ_COLUMN_TEXT, .width_px = 130 },
    [SCHOOL] = { "school", _ ("School"), .type = JJ_COLUMN_TEXT, .width_px = 180 },
    [N_LENT] = { "n_lent", _ ("Supports given"), .type = JJ_COLUMN_INT, .width_px = 100 },
    [LENT] = { "lent", _ ("Periods given"), .type = JJ_COLUMN_DECIMAL2, .width_px = 100 },
    [N_RECEIVED]
    = { "n_received", _ ("Supports received"), .type = JJ_COLUMN_INT, .width_px = 100 },
    [RECEIVED]
    = { "received", _ ("Periods received"), .type = JJ_COLUMN_DECIMAL2, .width_px = 100 },
    [BALANCE]
    = { "balance", _ ("Given less received"), .type = JJ_COLUMN_DECIMAL2, .width_px = 110 },
  };
  Exchange *self = g_new0 (Exchange, 1);
  JjTable *table = jj_table_new (&funcs, self, exchange_free);

  self->workspace = workspace;
  self->rows = g_array_new (FALSE, FALSE, sizeof (JjExchangeRow));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      JjColumn column = columns[i];

      column.read_only = TRUE;
      jj_table_add_column (table, &column);
    }
  return table;
}

void
jj_exchange_table_refresh (JjTable *table)
{
  Exchange *self = jj_table_get_data (table);
  guint before = self->rows->len;

  g_array_unref (self->rows);
  self->rows = jj_exchange_new (jj_workspace_get_plan (self->workspace), &self->n_outside);
  jj_table_items_changed (table, 0, before, self->rows->len);
}

guint
jj_exchange_table_count_outside (JjTable *table)
{
  return ((Exchange *)jj_table_get_data (table))->n_outside;
}
