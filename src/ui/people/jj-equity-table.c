/* jj-equity-table.c: coverage by area class, size and township as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage-table.h"

#include "jj-coverage.h"
#include "jj-format.h"

#include <glib/gi18n.h>

enum
{
  BY,
  GROUP,
  SCHOOLS,
  TEACHERS,
  PARTICIPATION,
  FIRST_SHARE,
  N_COLUMNS = FIRST_SHARE + JJ_N_COVERAGE
};

typedef struct
{
  JjWorkspace *workspace;
  GPtrArray *groups[JJ_N_EQUITY];
} Equity;

static const char *const groupings[]
    = { N_ ("Area class"), N_ ("Size of school"), N_ ("Township") };

static guint
count_rows (gpointer data)
{
  guint n = 0;

  for (guint by = 0; by < JJ_N_EQUITY; by++)
    n += ((Equity *)data)->groups[by]->len;
  return n;
}

static const JjEquityRow *
row_at (gpointer data, guint row, guint *by)
{
  Equity *self = data;

  for (*by = 0; row >= self->groups[*by]->len; (*by)++)
    row -= self->groups[*by]->len;
  return self->groups[*by]->pdata[row];
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  guint by;
  const JjEquityRow *group = row_at (data, row, &by);

  if (column == SCHOOLS)
    *number = group->n_schools;
  else if (column == TEACHERS)
    *number = group->n_unknown == group->n_schools ? JJ_EMPTY : group->teachers;
  else if (column == PARTICIPATION)
    *number = jj_equity_share (group->members, group->teachers);
  else
    *number = jj_equity_share (group->covered[column - FIRST_SHARE], group->n_schools);
  return *number != JJ_EMPTY;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  guint by;
  const JjEquityRow *group = row_at (data, row, &by);
  g_autofree char *shown = NULL;
  gint64 number;

  if (column == BY)
    g_string_append (text, _ (groupings[by]));
  else if (column == GROUP)
    g_string_append (text, group->label);
  else if (get_number (data, row, column, &number))
    shown = column >= PARTICIPATION ? jj_format_share (number) : jj_format_money (number);
  g_string_append (text, shown ? shown : "");
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
};

static void
compute (Equity *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (GArray) coverage
      = jj_coverage_new (plan, jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace)));

  for (guint by = 0; by < JJ_N_EQUITY; by++)
    {
      g_clear_pointer (&self->groups[by], g_ptr_array_unref);
      self->groups[by] = jj_equity_new (plan, coverage, by);
    }
}

static void
equity_free (gpointer data)
{
  Equity *self = data;

  for (guint by = 0; by < JJ_N_EQUITY; by++)
    g_ptr_array_unref (self->groups[by]);
  g_free (self);
}

JjTable *
jj_equity_table_new (JjWorkspace *workspace)
{
  const JjColumn columns[] = {
    [BY] = { "by", _ ("Grouped by"), .type = JJ_COLUMN_TEXT, .width_px = 90, .frozen = TRUE },
    [GROUP]
    = { "group", C_ ("equity", "Group"), .type = JJ_COLUMN_TEXT, .width_px = 130, .frozen = TRUE },
    [SCHOOLS] = { "schools", _ ("Schools"), .type = JJ_COLUMN_INT, .width_px = 64 },
    [TEACHERS] = { "teachers", _ ("Teachers"), .type = JJ_COLUMN_INT, .width_px = 72 },
    [PARTICIPATION] = { "participation", _ ("Teachers in communities"), .type = JJ_COLUMN_SHARE,
                        .width_px = 150, .no_sum = TRUE },
  };
  Equity *self = g_new0 (Equity, 1);
  JjTable *table = jj_table_new (&funcs, self, equity_free);

  self->workspace = workspace;
  for (guint by = 0; by < JJ_N_EQUITY; by++)
    self->groups[by] = g_ptr_array_new ();
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      JjColumn column = { .type = JJ_COLUMN_SHARE, .width_px = 70, .no_sum = TRUE };

      if (i < FIRST_SHARE)
        column = columns[i];
      else
        {
          column.id = jj_coverage_get_id (i - FIRST_SHARE);
          column.label = jj_coverage_get_label (i - FIRST_SHARE);
          column.tooltip = _ ("Share of schools with at least one");
        }
      column.read_only = TRUE;
      jj_table_add_column (table, &column);
    }
  return table;
}

void
jj_equity_table_refresh (JjTable *table)
{
  Equity *self = jj_table_get_data (table);
  guint before = count_rows (self);

  compute (self);
  jj_table_items_changed (table, 0, before, count_rows (self));
}
