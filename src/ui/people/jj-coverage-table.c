/* jj-coverage-table.c: the matrix of schools and what reaches them as the rows of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage-table.h"

#include "jj-coverage.h"
#include "jj-format.h"
#include "jj-kinds-people.h"

#include <glib/gi18n.h>

/* Fields of the school, then the counts, then gaps. */
static const guint fields[]
    = { JJ_CODE, JJ_NAME, JJ_SCHOOL_TOWN, JJ_SCHOOL_AREA, JJ_SCHOOL_CLASSES, JJ_SCHOOL_TEACHERS };
#define N_FIELDS G_N_ELEMENTS (fields)
#define GAPS (N_FIELDS + JJ_N_COVERAGE)

typedef struct
{
  JjWorkspace *workspace;
  GArray *rows; /* JjCoverageRow */
} Matrix;

static const JjCoverageRow *
row_at (gpointer data, guint row)
{
  return &g_array_index (((Matrix *)data)->rows, JjCoverageRow, row);
}

static guint
count_rows (gpointer data)
{
  return ((Matrix *)data)->rows->len;
}

static gint64
get_key (gpointer data, guint row)
{
  return row_at (data, row)->school;
}

static const JjElement *
school_at (Matrix *self, guint row)
{
  return jj_plan_find (jj_workspace_get_plan (self->workspace), row_at (self, row)->school);
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  const JjElement *school = school_at (data, row);

  if (column == GAPS)
    *number = jj_coverage_count_gaps (row_at (data, row));
  else if (column >= N_FIELDS)
    *number = row_at (data, row)->counts[column - N_FIELDS];
  else
    *number = school ? jj_element_get_number (school, fields[column]) : JJ_EMPTY;
  return *number != JJ_EMPTY;
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  Matrix *self = data;
  const JjElement *school = school_at (self, row);
  g_autofree char *shown = NULL;
  gint64 number;

  if (!school)
    return;
  if (column < N_FIELDS)
    shown = jj_element_to_display (jj_workspace_get_plan (self->workspace), school, fields[column]);
  else if (get_number (data, row, column, &number))
    shown = jj_format_money (number);
  g_string_append (text, shown ? shown : "");
}

static JjCellFlags
get_state (gpointer data, guint row, guint column, GString *reason)
{
  const JjCoverageRow *school = row_at (data, row);

  if (column < N_FIELDS || !jj_coverage_is_gap (school, column - N_FIELDS))
    return JJ_CELL_READ_ONLY;
  if (reason && school->counts[column - N_FIELDS] > 0)
    g_string_append_printf (reason, _ ("%u of %u that the rules ask for"),
                            school->counts[column - N_FIELDS], school->asked);
  else if (reason)
    g_string_append_printf (reason, _ ("None: %s"), jj_coverage_get_label (column - N_FIELDS));
  return JJ_CELL_READ_ONLY | JJ_CELL_WARNING;
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .key = get_key,
  .text = get_text,
  .number = get_number,
  .state = get_state,
};

static void
matrix_free (gpointer data)
{
  Matrix *self = data;

  g_array_unref (self->rows);
  g_free (self);
}

/* What the columns of themes are called in full. */
static const char *
get_tooltip (guint column)
{
  const JjKind *programme = jj_kind_get (JJ_KIND_PROGRAMME);
  int field = jj_kind_find_field (programme, "theme");

  if (column < JJ_COVERAGE_THEME)
    return NULL;
  return jj_label (programme->fields[field].choices[column - JJ_COVERAGE_THEME].label);
}

JjTable *
jj_coverage_table_new (JjWorkspace *workspace)
{
  static const int widths[] = { 70, 180, 90, 90, 64, 64 };
  Matrix *self = g_new0 (Matrix, 1);
  JjTable *table = jj_table_new (&funcs, self, matrix_free);

  self->workspace = workspace;
  self->rows = g_array_new (FALSE, FALSE, sizeof (JjCoverageRow));
  for (guint i = 0; i <= GAPS; i++)
    {
      JjColumn column = { .type = JJ_COLUMN_INT, .width_px = 58, .read_only = TRUE };

      if (i < N_FIELDS)
        {
          const JjField *field = &jj_kind_school.fields[fields[i]];

          column.id = field->id;
          column.label = jj_label (field->label);
          column.type = jj_type_is_text (field->type) ? JJ_COLUMN_TEXT
                        : field->type == JJ_TYPE_ENUM ? JJ_COLUMN_ENUM
                                                      : JJ_COLUMN_INT;
          column.width_px = widths[i];
          column.frozen = i < 2;
        }
      else if (i < GAPS)
        {
          column.id = jj_coverage_get_id (i - N_FIELDS);
          column.label = jj_coverage_get_label (i - N_FIELDS);
          column.tooltip = get_tooltip (i - N_FIELDS);
          column.width_px = i - N_FIELDS < JJ_COVERAGE_THEME ? 66 : 44;
        }
      else
        {
          column.id = "gaps";
          column.label = _ ("Gaps");
        }
      jj_table_add_column (table, &column);
    }
  return table;
}

void
jj_coverage_table_refresh (JjTable *table)
{
  Matrix *self = jj_table_get_data (table);
  guint before = self->rows->len;

  g_array_unref (self->rows);
  self->rows
      = jj_coverage_new (jj_workspace_get_plan (self->workspace),
                         jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace)));
  jj_table_items_changed (table, 0, before, self->rows->len);
}

guint
jj_coverage_table_count_gaps (JjTable *table)
{
  guint n = 0;

  for (guint i = 0; i < count_rows (jj_table_get_data (table)); i++)
    n += jj_coverage_count_gaps (row_at (jj_table_get_data (table), i)) > 0;
  return n;
}
