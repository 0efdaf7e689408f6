/* jj-changes-table.c: 修正對照表 as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-changes-table.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

enum
{
  CHANGE,
  GROUP,
  ELEMENT,
  WHAT,
  BEFORE,
  AFTER,
  AMOUNT_BEFORE,
  AMOUNT_AFTER,
  DIFFERENCE,
  REASON,
  COMMENTS
};

typedef struct
{
  const JjChangeTable *changes; /* NULL: none */
} Changes;

static const JjColumn columns[] = {
  [CHANGE] = { "change", N_ ("Change"), .type = JJ_COLUMN_TEXT, .width_px = 50, .frozen = TRUE },
  [GROUP] = { "group", N_ ("Part"), .type = JJ_COLUMN_TEXT, .width_px = 120, .hidden = TRUE },
  [ELEMENT] = { "element", N_ ("Element"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
  [WHAT] = { "what", N_ ("Field"), .type = JJ_COLUMN_TEXT, .width_px = 80 },
  [BEFORE] = { "before", N_ ("Stood there"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
  [AFTER] = { "after", N_ ("Stands there now"), .type = JJ_COLUMN_TEXT, .width_px = 150 },
  [AMOUNT_BEFORE]
  = { "amount_before", N_ ("Amount before"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [AMOUNT_AFTER] = { "amount_after", N_ ("Amount now"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [DIFFERENCE] = { "difference", N_ ("Difference"), .type = JJ_COLUMN_MONEY, .width_px = 96 },
  [REASON] = { "reason", N_ ("Reason"), .type = JJ_COLUMN_TEXT, .width_px = 130 },
  [COMMENTS] = { "comments", N_ ("Comments"), .type = JJ_COLUMN_TEXT, .width_px = 60 },
};

static const JjChangeRow *
row_at (Changes *self, guint row)
{
  return g_ptr_array_index (self->changes->rows, row);
}

static guint
count_rows (gpointer data)
{
  Changes *self = data;

  return self->changes ? self->changes->rows->len : 0;
}

static gboolean
find_row (gpointer data, gint64 key, guint *row)
{
  *row = (guint)key - 1;
  return key > 0 && key <= count_rows (data);
}

static gboolean
get_number (gpointer data, guint index, guint column, gint64 *number)
{
  const JjChangeRow *row = row_at (data, index);

  if (column == AMOUNT_BEFORE)
    *number = row->amount_before;
  else if (column == AMOUNT_AFTER)
    *number = row->amount_after;
  else
    *number = row->amount_after - row->amount_before;
  return row->has_amount;
}

static void
get_text (gpointer data, guint index, guint column, GString *text)
{
  const JjChangeRow *row = row_at (data, index);
  const char *const texts[] = {
    [CHANGE] = jj_change_type_get_label (row->type),
    [GROUP] = row->group,
    [ELEMENT] = row->element,
    [WHAT] = row->what,
    [BEFORE] = row->before,
    [AFTER] = row->after,
    [REASON] = row->reason,
    [COMMENTS] = row->comments,
  };
  gint64 number;

  if (column >= AMOUNT_BEFORE && column <= DIFFERENCE)
    {
      if (get_number (data, index, column, &number))
        {
          g_autofree char *amount = jj_unit_format (JJ_UNIT_YUAN, number);

          g_string_append (text, amount);
        }
      return;
    }
  g_string_append (text, texts[column]);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .find = find_row,
  .text = get_text,
  .number = get_number,
};

JjTable *
jj_changes_table_new (void)
{
  JjTable *table = jj_table_new (&funcs, g_new0 (Changes, 1), g_free);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      JjColumn column = columns[i];

      column.label = _ (column.label);
      column.unit = column.type == JJ_COLUMN_MONEY ? jj_unit_get_label (JJ_UNIT_YUAN) : NULL;
      jj_table_add_column (table, &column);
    }
  return table;
}

void
jj_changes_table_set (JjTable *table, const JjChangeTable *changes)
{
  Changes *self = jj_table_get_data (table);
  guint before = count_rows (self);

  self->changes = changes;
  jj_table_items_changed (table, 0, before, count_rows (self));
}

const JjChangeRow *
jj_changes_table_find (JjTable *table, gint64 key)
{
  Changes *self = jj_table_get_data (table);
  guint row;

  return find_row (self, key, &row) ? row_at (self, row) : NULL;
}

guint
jj_changes_table_get_group (void)
{
  return GROUP;
}
