/* jj-cli-report.c: what an import says */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-report.h"
#include "jj-cli.h"

#include <glib/gi18n.h>

/* The file, and its sheet where it has some. (transfer full) */
static char *
name_sheet (const JjBatchSheet *sheet)
{
  const char *name = jj_cells_get_sheet (sheet->cells);

  return name ? g_strdup_printf (_ ("%s, sheet %s"), sheet->path, name) : g_strdup (sheet->path);
}

static void
print_fault (const char *source, const JjImportFault *fault)
{
  if (fault->heading)
    jj_cli_warn (_ ("%s: row %u, column %u (%s): %s\n"), source, fault->line, fault->column,
                 fault->heading, fault->reason);
  else
    jj_cli_warn (_ ("%s: row %u: %s\n"), source, fault->line, fault->reason);
}

static void
print_list (const char *source, GPtrArray *list, guint n)
{
  for (guint i = 0; i < list->len; i++)
    print_fault (source, list->pdata[i]);
  if (n > list->len)
    jj_cli_warn (_ ("%s: and %u more\n"), source, n - list->len);
}

static void
print_proposals (const JjBatch *batch, const JjBatchSheet *sheet, const char *source)
{
  for (guint i = 0; i < sheet->import->rows->len; i++)
    {
      const JjImportRow *row = &g_array_index (sheet->import->rows, JjImportRow, i);
      const JjElement *element = jj_plan_find (batch->plan, row->id);

      if (row->state == JJ_ROW_PROPOSED)
        jj_cli_warn (_ ("%s: row %u has the name of %s; say --doubles accept, new or skip.\n"),
                     source, row->line,
                     element ? jj_element_get_title (element) : _ ("a row of another list"));
    }
}

static void
print_sheet (const JjBatch *batch, const JjBatchSheet *sheet)
{
  g_autofree char *source = name_sheet (sheet);
  const JjImport *import = sheet->import;
  guint n_merged = jj_cells_get_n_copied (sheet->cells);

  if (!import)
    {
      jj_cli_warn (_ ("%s: left out: %s\n"), source, sheet->why);
      return;
    }
  print_list (source, import->faults, import->n_faults);
  print_list (source, import->notices, import->n_notices);
  print_proposals (batch, sheet, source);
  if (n_merged > 0)
    jj_cli_warn (_ ("%s: %u cells under merged cells got their text\n"), source, n_merged);
  for (guint i = 0; i < import->ignored->len; i++)
    jj_cli_warn (_ ("%s: the column “%s” is left out\n"), source,
                 (const char *)import->ignored->pdata[i]);
}

void
jj_cli_report_print (const JjBatch *batch)
{
  for (guint i = 0; i < batch->sheets->len; i++)
    print_sheet (batch, batch->sheets->pdata[i]);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_place (JsonBuilder *builder, const JjBatchSheet *sheet)
{
  add_text (builder, "file", sheet->path);
  add_text (builder, "sheet", jj_cells_get_sheet (sheet->cells));
}

static void
add_fault (JsonBuilder *builder, const JjBatchSheet *sheet, const JjImportFault *fault)
{
  json_builder_begin_object (builder);
  add_place (builder, sheet);
  add_number (builder, "row", fault->line);
  if (fault->heading)
    {
      add_number (builder, "column", fault->column);
      add_text (builder, "heading", fault->heading);
      add_text (builder, "text", fault->text);
    }
  add_text (builder, "reason", fault->reason);
  json_builder_end_object (builder);
}

static void
add_faults (JsonBuilder *builder, const JjBatch *batch, gboolean notices)
{
  json_builder_set_member_name (builder, notices ? "notices" : "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjBatchSheet *sheet = batch->sheets->pdata[i];
      GPtrArray *list = NULL;

      if (sheet->import)
        list = notices ? sheet->import->notices : sheet->import->faults;
      for (guint k = 0; list && k < list->len; k++)
        add_fault (builder, sheet, list->pdata[k]);
    }
  json_builder_end_array (builder);
}

static void
add_proposal (JsonBuilder *builder,
              const JjBatch *batch,
              const JjBatchSheet *sheet,
              const JjImportRow *row)
{
  const JjElement *element = jj_plan_find (batch->plan, row->id);

  json_builder_begin_object (builder);
  add_place (builder, sheet);
  add_number (builder, "row", row->line);
  add_text (builder, "code", element ? jj_element_get_code (element) : NULL);
  add_text (builder, "name", element ? jj_element_get_name (element) : NULL);
  json_builder_end_object (builder);
}

static void
add_proposals (JsonBuilder *builder, const JjBatch *batch)
{
  json_builder_set_member_name (builder, "proposals");
  json_builder_begin_array (builder);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjBatchSheet *sheet = batch->sheets->pdata[i];

      for (guint k = 0; sheet->import && k < sheet->import->rows->len; k++)
        {
          const JjImportRow *row = &g_array_index (sheet->import->rows, JjImportRow, k);

          if (row->state == JJ_ROW_PROPOSED)
            add_proposal (builder, batch, sheet, row);
        }
    }
  json_builder_end_array (builder);
}

static void
add_sheets (JsonBuilder *builder, const JjBatch *batch)
{
  json_builder_set_member_name (builder, "sheets");
  json_builder_begin_array (builder);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjBatchSheet *sheet = batch->sheets->pdata[i];
      const JjImport *import = sheet->import;

      json_builder_begin_object (builder);
      add_place (builder, sheet);
      add_text (builder, "kind", import ? jj_kind_get (import->kind)->id : NULL);
      add_number (builder, "rows", import ? import->rows->len : jj_cells_get_n_rows (sheet->cells));
      add_text (builder, "left_out", sheet->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

typedef struct
{
  JjKindId kind; /* JJ_N_KINDS where there are several */
  guint rows, by_name, n_faults, n_notices, n_imports;
} Sums;

static Sums
add_up (const JjBatch *batch)
{
  Sums sums = { .kind = JJ_N_KINDS };

  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjImport *import = ((const JjBatchSheet *)batch->sheets->pdata[i])->import;

      if (!import)
        continue;
      if (sums.n_imports++ == 0)
        sums.kind = import->kind;
      else if (sums.kind != import->kind)
        sums.kind = JJ_N_KINDS;
      sums.rows += import->rows->len;
      sums.n_faults += import->n_faults;
      sums.n_notices += import->n_notices;
      for (guint k = 0; k < import->rows->len; k++)
        sums.by_name += g_array_index (import->rows, JjImportRow, k).by_name;
    }
  return sums;
}

static void
add_ignored (JsonBuilder *builder, const JjBatch *batch)
{
  json_builder_set_member_name (builder, "ignored");
  json_builder_begin_array (builder);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjImport *import = ((const JjBatchSheet *)batch->sheets->pdata[i])->import;

      for (guint k = 0; import && k < import->ignored->len; k++)
        json_builder_add_string_value (builder, import->ignored->pdata[k]);
    }
  json_builder_end_array (builder);
}

JsonNode *
jj_cli_report_to_json (const JjBatch *batch, gboolean written)
{
  static const char *const states[]
      = { "new", "updated", "unchanged", "refused", "proposed", "skipped" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  Sums sums = add_up (batch);

  G_STATIC_ASSERT (G_N_ELEMENTS (states) == JJ_N_ROW_STATES);
  json_builder_begin_object (builder);
  add_text (builder, "kind", sums.kind == JJ_N_KINDS ? NULL : jj_kind_get (sums.kind)->id);
  add_number (builder, "rows", sums.rows);
  for (guint i = 0; i < JJ_N_ROW_STATES; i++)
    add_number (builder, states[i], batch->counts[i]);
  add_number (builder, "by_name", sums.by_name);
  add_number (builder, "n_faults", sums.n_faults);
  add_faults (builder, batch, FALSE);
  add_number (builder, "n_notices", sums.n_notices);
  add_faults (builder, batch, TRUE);
  add_proposals (builder, batch);
  add_ignored (builder, batch);
  add_sheets (builder, batch);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, written);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
