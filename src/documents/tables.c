/* tables.c: the tables of a plan as a workbook, one sheet a kind */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cell-text.h"
#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-scenarios.h"
#include "jj-workbook.h"

/* Of each type of field; JJ_SHEET_TEXT for what is not a number. */
static const JjSheetStyle of_type[JJ_TYPE_REF + 1] = {
  [JJ_TYPE_INT] = JJ_SHEET_COUNT,        [JJ_TYPE_MONEY] = JJ_SHEET_MONEY,
  [JJ_TYPE_DECIMAL2] = JJ_SHEET_DECIMAL, [JJ_TYPE_SHARE] = JJ_SHEET_SHARE,
  [JJ_TYPE_DATE] = JJ_SHEET_DATE,
};

/* How a field stands in a cell; JJ_SHEET_TEXT for what is not a number. */
static JjSheetCell
number_cell (const JjElement *element, guint index)
{
  JjType type = jj_element_get_kind (element)->fields[index].type;
  JjSheetCell cell = { .style = of_type[type], .number = JJ_EMPTY };

  if (cell.style == JJ_SHEET_TEXT)
    return cell;
  if (type == JJ_TYPE_DECIMAL2)
    cell.scale = 100;
  else if (type == JJ_TYPE_SHARE)
    cell.scale = 10000;
  cell.number = jj_element_get_number (element, index);
  return cell;
}

static void
write_cell (JjWorkbook *book,
            const JjExport *what,
            const JjElement *element,
            const JjCellColumn *column)
{
  JjSheetCell cell = { .style = JJ_SHEET_TEXT, .number = JJ_EMPTY };
  g_autofree char *text = NULL;

  if (!column->links)
    cell = number_cell (element, column->field);
  if (cell.style == JJ_SHEET_TEXT)
    text = jj_cell_text (what->plan, element, column, what->field_ids);
  cell.text = text && *text ? text : NULL;
  jj_workbook_add (book, &cell);
}

static JjColumnWidth
get_width (JjKindId kind, const JjCellColumn *column)
{
  JjType type;

  if (column->links)
    return JJ_COLUMN_WIDE;
  type = jj_kind_get (kind)->fields[column->field].type;
  if (type == JJ_TYPE_PROSE)
    return JJ_COLUMN_PROSE;
  if (type == JJ_TYPE_TEXT || type == JJ_TYPE_REF)
    return column->field == JJ_CODE ? JJ_COLUMN_MEDIUM : JJ_COLUMN_WIDE;
  return type == JJ_TYPE_BOOL ? JJ_COLUMN_NARROW : JJ_COLUMN_MEDIUM;
}

static JjSheetStyle
get_style (JjKindId kind, const JjCellColumn *column)
{
  return column->links ? JJ_SHEET_TEXT : of_type[jj_kind_get (kind)->fields[column->field].type];
}

static void
begin_sheet (JjWorkbook *book, const JjExport *what, JjKindId kind, GArray *columns)
{
  g_autofree JjColumnWidth *widths = g_new (JjColumnWidth, columns->len);
  g_autofree JjSheetStyle *styles = g_new (JjSheetStyle, columns->len);
  const JjKind *table = jj_kind_get (kind);
  JjSheetLayout layout = { .name = what->field_ids ? table->id : jj_label (table->label),
                           .widths = widths,
                           .styles = styles,
                           .n_columns = columns->len,
                           .n_frozen = 1 };

  for (guint i = 0; i < columns->len; i++)
    {
      widths[i] = get_width (kind, &g_array_index (columns, JjCellColumn, i));
      styles[i] = get_style (kind, &g_array_index (columns, JjCellColumn, i));
    }
  jj_workbook_begin_sheet (book, &layout);
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *heading
          = jj_cell_heading (kind, &g_array_index (columns, JjCellColumn, i), what->field_ids);

      jj_workbook_add_text (book, JJ_SHEET_HEADING, heading);
    }
  jj_workbook_end_row (book);
}

static gboolean
write_sheet (JjWorkbook *book,
             const JjExport *what,
             JjKindId kind,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GArray) columns = jj_cell_columns (kind);
  JjId scenario = jj_export_get_scenario (what);

  begin_sheet (book, what, kind, columns);
  for (guint i = 0; i < jj_plan_get_count (what->plan, kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (what->plan, kind, i);

      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!jj_scenario_has (element, scenario))
        continue;
      for (guint k = 0; k < columns->len; k++)
        write_cell (book, what, element, &g_array_index (columns, JjCellColumn, k));
      jj_workbook_end_row (book);
    }
  return TRUE;
}

static gboolean
write_tables (const JjWorkbookFormat *format,
              const JjExport *what,
              GOutputStream *out,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (JjWorkbook) book = jj_workbook_new (format);

  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    {
      gboolean wanted = what->kind == JJ_N_KINDS ? jj_plan_get_count (what->plan, kind) > 0
                                                 : what->kind == kind;

      if (wanted && !write_sheet (book, what, kind, cancellable, error))
        return FALSE;
    }
  return jj_workbook_finish (book, out, cancellable, error);
}

static gboolean
write_ods (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_tables (&jj_workbook_ods, what, out, cancellable, error);
}

static gboolean
write_xlsx (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  return write_tables (&jj_workbook_xlsx, what, out, cancellable, error);
}

const JjExporter jj_exporter_ods = {
  .id = "ods",
  .label = N_ ("OpenDocument spreadsheet"),
  .suffix = "ods",
  .write = write_ods,
};

const JjExporter jj_exporter_xlsx = {
  .id = "xlsx",
  .label = N_ ("Excel workbook"),
  .suffix = "xlsx",
  .write = write_xlsx,
};
