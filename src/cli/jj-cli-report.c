/* jj-cli-report.c: what an import says */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-report.h"
#include "jj-cli.h"

#include <glib/gi18n.h>

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

void
jj_cli_report_print (const JjImport *import, const char *source)
{
  print_list (source, import->faults, import->n_faults);
  print_list (source, import->notices, import->n_notices);
  for (guint i = 0; i < import->ignored->len; i++)
    jj_cli_warn (_ ("%s: the column “%s” is left out\n"), source,
                 (const char *)import->ignored->pdata[i]);
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
add_faults (JsonBuilder *builder, const char *name, GPtrArray *list)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const JjImportFault *fault = list->pdata[i];

      json_builder_begin_object (builder);
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
  json_builder_end_array (builder);
}

static guint
count_by_name (const JjImport *import)
{
  guint n = 0;

  for (guint i = 0; i < import->rows->len; i++)
    n += g_array_index (import->rows, JjImportRow, i).by_name;
  return n;
}

JsonNode *
jj_cli_report_to_json (const JjImport *import, gboolean written)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "kind", jj_kind_get (import->kind)->id);
  add_number (builder, "rows", import->rows->len);
  add_number (builder, "new", import->counts[JJ_ROW_NEW]);
  add_number (builder, "updated", import->counts[JJ_ROW_UPDATE]);
  add_number (builder, "unchanged", import->counts[JJ_ROW_UNCHANGED]);
  add_number (builder, "refused", import->counts[JJ_ROW_REFUSED]);
  add_number (builder, "by_name", count_by_name (import));
  add_number (builder, "n_faults", import->n_faults);
  add_faults (builder, "faults", import->faults);
  add_number (builder, "n_notices", import->n_notices);
  add_faults (builder, "notices", import->notices);
  json_builder_set_member_name (builder, "ignored");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->ignored->len; i++)
    json_builder_add_string_value (builder, import->ignored->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "written");
  json_builder_add_boolean_value (builder, written);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
