/* csv.c: the elements of one kind as comma separated text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cell-text.h"
#include "jj-csv-cell.h"
#include "jj-exporters.h"
#include "jj-language.h"
#include "jj-scenarios.h"

/* A mark at the beginning: without it the spreadsheets in use read UTF-8 as something else. */
#define MARK "\xef\xbb\xbf"

static gboolean
flush (GString *text, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  gboolean done = g_output_stream_write_all (out, text->str, text->len, NULL, cancellable, error);

  g_string_truncate (text, 0);
  return done;
}

static void
append_headings (GString *text, const JjExport *what, GArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *heading
          = jj_cell_heading (what->kind, &g_array_index (columns, JjCellColumn, i),
                             what->field_ids);

      g_string_append (text, i ? "," : "");
      jj_csv_cell_append (text, heading);
    }
  g_string_append (text, "\r\n");
}

static void
append_row (GString *text, const JjExport *what, GArray *columns, const JjElement *element)
{
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *cell
          = jj_cell_text (what->plan, element, &g_array_index (columns, JjCellColumn, i),
                          what->field_ids);

      g_string_append (text, i ? "," : "");
      jj_csv_cell_append (text, cell);
    }
  g_string_append (text, "\r\n");
}

static gboolean
write_csv (const JjExport *what, GOutputStream *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) columns = jj_cell_columns (what->kind);
  g_autoptr (GString) text = g_string_new (MARK);
  JjId scenario = jj_export_get_scenario (what);

  append_headings (text, what, columns);
  for (guint i = 0; i < jj_plan_get_count (what->plan, what->kind); i++)
    {
      const JjElement *element = jj_plan_get_nth (what->plan, what->kind, i);

      if (!jj_scenario_has (element, scenario))
        continue;
      append_row (text, what, columns, element);
      if (text->len > 64 * 1024 && !flush (text, out, cancellable, error))
        return FALSE;
    }
  return flush (text, out, cancellable, error);
}

const JjExporter jj_exporter_csv = {
  .id = "csv",
  .label = N_ ("Comma separated text"),
  .suffix = "csv",
  .flags = JJ_EXPORTER_ONE_KIND,
  .write = write_csv,
};
