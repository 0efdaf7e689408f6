/* jj-diff-table.c: the differences of two scenarios as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-diff-table.h"

#include "jj-kinds-work.h"
#include "jj-line-text.h"

#include <glib/gi18n.h>

enum
{
  CHANGE,
  ACTIVITY,
  LINE,
  WHAT,
  FIRST,
  SECOND,
  DIFFERENCE
};

typedef struct
{
  JjWorkspace *workspace;
  JjUnit unit;
  JjScenarioDiff *diff;
} Diff;

static const JjColumn columns[] = {
  [CHANGE] = { "change", N_ ("Change"), .type = JJ_COLUMN_TEXT, .width_px = 56, .frozen = TRUE },
  [ACTIVITY] = { "activity", N_ ("Activity"), .type = JJ_COLUMN_TEXT, .width_px = 170 },
  [LINE] = { "line", N_ ("Budget line"), .type = JJ_COLUMN_TEXT, .width_px = 140 },
  [WHAT] = { "what", N_ ("What differs"), .type = JJ_COLUMN_TEXT, .width_px = 200 },
  [FIRST] = { "first", N_ ("First"), .type = JJ_COLUMN_MONEY, .width_px = 90 },
  [SECOND] = { "second", N_ ("Second"), .type = JJ_COLUMN_MONEY, .width_px = 90 },
  [DIFFERENCE] = { "difference", N_ ("Difference"), .type = JJ_COLUMN_MONEY, .width_px = 90 },
};

static const JjScenarioRow *
row_at (Diff *self, guint row)
{
  return &g_array_index (self->diff->rows, JjScenarioRow, row);
}

static guint
count_rows (gpointer data)
{
  Diff *self = data;

  return self->diff ? self->diff->rows->len : 0;
}

static gboolean
get_number (gpointer data, guint index, guint column, gint64 *number)
{
  const JjScenarioRow *row = row_at (data, index);

  if (column == FIRST)
    *number = row->first_amount;
  else if (column == SECOND)
    *number = row->second_amount;
  else
    *number = row->second_amount - row->first_amount;
  return column == DIFFERENCE || (column == FIRST ? row->first : row->second) != 0;
}

static void
format_number (gpointer data, guint column, gint64 number, GString *text)
{
  g_autofree char *shown = jj_unit_format (((Diff *)data)->unit, number);

  g_string_append (text, shown);
}

static void
append_what (Diff *self, const JjScenarioRow *row, const JjElement *line, GString *text)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  g_autofree char *basis = NULL;

  if (*row->what || row->type == JJ_ROW_CHANGED)
    {
      g_string_append (text, *row->what ? row->what : _ ("follows other lines"));
      return;
    }
  basis = jj_line_text (figures, jj_workspace_get_plan (self->workspace), line);
  g_string_append (text, basis);
}

static void
get_text (gpointer data, guint index, guint column, GString *text)
{
  static const char *const changes[] = { N_ ("changed"), N_ ("new"), N_ ("dropped") };
  Diff *self = data;
  const JjScenarioRow *row = row_at (self, index);
  JjId id = row->second ? row->second : row->first;
  const JjElement *line = jj_plan_find (jj_workspace_get_plan (self->workspace), id);
  const JjElement *activity = line ? jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY) : NULL;
  gint64 number;

  if (column == CHANGE)
    g_string_append (text, _ (changes[row->type]));
  else if (column == ACTIVITY)
    g_string_append (text, activity ? jj_element_get_title (activity) : "");
  else if (column == LINE)
    g_string_append (text, line ? jj_element_get_title (line) : "");
  else if (column == WHAT && line)
    append_what (self, row, line, text);
  else if (column >= FIRST && get_number (data, index, column, &number))
    format_number (data, column, number, text);
}

static void
free_diff (gpointer data)
{
  Diff *self = data;

  g_clear_pointer (&self->diff, jj_scenario_diff_free);
  g_object_unref (self->workspace);
  g_free (self);
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
  .format = format_number,
};

JjTable *
jj_diff_table_new (JjWorkspace *workspace, JjUnit unit)
{
  Diff *self = g_new0 (Diff, 1);
  JjTable *table = jj_table_new (&funcs, self, free_diff);

  self->workspace = g_object_ref (workspace);
  self->unit = unit;
  jj_table_add_shown (table, columns, G_N_ELEMENTS (columns), jj_unit_get_label (unit));
  return table;
}

void
jj_diff_table_set (JjTable *table, JjScenarioDiff *diff)
{
  Diff *self = jj_table_get_data (table);
  guint before = count_rows (self);

  g_clear_pointer (&self->diff, jj_scenario_diff_free);
  self->diff = diff;
  jj_table_items_changed (table, 0, before, count_rows (self));
}

const JjScenarioRow *
jj_diff_table_find (JjTable *table, gint64 key)
{
  Diff *self = jj_table_get_data (table);

  return key > 0 && key <= count_rows (self) ? row_at (self, (guint)key - 1) : NULL;
}

guint
jj_diff_table_get_difference (void)
{
  return DIFFERENCE;
}
