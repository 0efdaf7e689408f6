/* jj-year-table.c: this year's lines beside last year's as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-year-table.h"

#include "jj-format.h"

#include <glib/gi18n.h>

enum
{
  CHANGE,
  ACTIVITY,
  LINE,
  LAST,
  THIS,
  DIFFERENCE,
  GROWTH
};

typedef struct
{
  JjUnit unit;
  JjYearDiff *diff;
} Year;

static const JjColumn columns[] = {
  [CHANGE] = { "change", N_ ("Change"), .type = JJ_COLUMN_TEXT, .width_px = 64, .frozen = TRUE },
  [ACTIVITY] = { "activity", N_ ("Activity"), .type = JJ_COLUMN_TEXT, .width_px = 200 },
  [LINE] = { "line", N_ ("Budget line"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
  [LAST] = { "last", N_ ("Last year"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [THIS] = { "this", N_ ("This year"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [DIFFERENCE] = { "difference", N_ ("Difference"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [GROWTH] = { "growth", N_ ("Growth"), .type = JJ_COLUMN_SHARE, .width_px = 80, .no_sum = TRUE },
};

static const JjYearRow *
row_at (Year *self, guint row)
{
  return &g_array_index (self->diff->rows, JjYearRow, row);
}

static guint
count_rows (gpointer data)
{
  Year *self = data;

  return self->diff ? self->diff->rows->len : 0;
}

static gboolean
get_number (gpointer data, guint index, guint column, gint64 *number)
{
  const JjYearRow *row = row_at (data, index);

  switch (column)
    {
    case LAST:
      *number = row->last_amount;
      return row->last != 0;
    case THIS:
      *number = row->this_amount;
      return row->this != 0;
    case GROWTH:
      *number = row->share;
      return row->share != JJ_EMPTY;
    default:
      *number = row->this_amount - row->last_amount;
      return TRUE;
    }
}

static void
format_number (gpointer data, guint column, gint64 number, GString *text)
{
  g_autofree char *shown
      = column == GROWTH ? jj_format_share (number) : jj_unit_format (((Year *)data)->unit, number);

  g_string_append_printf (text, "%s%s", column == GROWTH && number > 0 ? "+" : "", shown);
}

static void
get_text (gpointer data, guint index, guint column, GString *text)
{
  const JjYearRow *row = row_at (data, index);
  gint64 number;

  if (column == CHANGE)
    g_string_append (text, jj_year_change_get_label (row->type));
  else if (column == ACTIVITY)
    g_string_append (text, row->activity);
  else if (column == LINE)
    g_string_append (text, row->name);
  else if (get_number (data, index, column, &number))
    format_number (data, column, number, text);
}

static void
free_year (gpointer data)
{
  Year *self = data;

  g_clear_pointer (&self->diff, jj_year_diff_free);
  g_free (self);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
  .format = format_number,
};

JjTable *
jj_year_table_new (JjUnit unit)
{
  Year *self = g_new0 (Year, 1);
  JjTable *table = jj_table_new (&funcs, self, free_year);

  self->unit = unit;
  jj_table_add_shown (table, columns, G_N_ELEMENTS (columns), jj_unit_get_label (unit));
  return table;
}

void
jj_year_table_set (JjTable *table, JjYearDiff *diff)
{
  Year *self = jj_table_get_data (table);
  guint before = count_rows (self);

  g_clear_pointer (&self->diff, jj_year_diff_free);
  self->diff = diff;
  jj_table_items_changed (table, 0, before, count_rows (self));
}

const JjYearRow *
jj_year_table_find (JjTable *table, gint64 key)
{
  Year *self = jj_table_get_data (table);

  return key > 0 && key <= count_rows (self) ? row_at (self, (guint)key - 1) : NULL;
}

guint
jj_year_table_get_difference (void)
{
  return DIFFERENCE;
}
