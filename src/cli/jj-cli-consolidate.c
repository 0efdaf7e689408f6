/* jj-cli-consolidate.c: jingjin-cli consolidate */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-consolidation.h"
#include "jj-format.h"

#include <glib/gi18n.h>

static void
print_rows (JjConsolidation *all)
{
  g_autofree char *missing = jj_consolidation_get_missing (all);
  g_autofree char *total = jj_format_money (jj_consolidation_get_total (all));

  for (guint i = 0; i < jj_consolidation_get_n (all); i++)
    {
      const JjConsolidated *row = jj_consolidation_get (all, i);
      g_autofree char *amount = jj_format_money (row->totals.total);

      if (row->reason)
        jj_cli_print (_ ("! %s: not added up: %s\n"), row->file, row->reason);
      else
        jj_cli_print (_ ("%s: %s, NT$ %s\n"), row->file, jj_county_get_title (row->county), amount);
    }
  jj_cli_print (_ ("Counties missing: %s\n"), missing);
  jj_cli_print (_ ("%u added up, NT$ %s\n"), jj_consolidation_count_added (all), total);
}

static void
print_json (JjConsolidation *all)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  jj_cli_add_number (out, "total", jj_consolidation_get_total (all));
  jj_cli_add_number (out, "added", jj_consolidation_count_added (all));
  json_builder_set_member_name (out, "files");
  json_builder_begin_array (out);
  for (guint i = 0; i < jj_consolidation_get_n (all); i++)
    {
      const JjConsolidated *row = jj_consolidation_get (all, i);

      json_builder_begin_object (out);
      jj_cli_add_text (out, "file", row->file);
      jj_cli_add_text (out, "county", row->county ? row->county->code : NULL);
      jj_cli_add_number (out, "school_year", row->year);
      jj_cli_add_bool (out, "package", row->is_package);
      jj_cli_add_text (out, "reason", row->reason);
      jj_cli_add_text (out, "notice", row->notice);
      jj_cli_add_number (out, "total", row->title ? row->totals.total : JJ_EMPTY);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  json_builder_end_object (out);
  jj_cli_print_json (json_builder_get_root (out));
}

static gboolean
check_output (const char *out, GError **error)
{
  if (out && (g_str_has_suffix (out, ".ods") || g_str_has_suffix (out, ".xlsx")))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Say by -o where to write, a name that ends in .xlsx or .ods."));
  return FALSE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  g_autofree char *output = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The workbook, .xlsx or .ods"),
      N_ ("OUT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("What was added up as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjConsolidation) all = jj_consolidation_new ();

  if (!jj_cli_parse (&jj_cli_consolidate, entries, &arguments, 1, error)
      || !check_output (output, error))
    return JJ_CLI_UNUSABLE;
  for (guint i = 0; arguments[i]; i++)
    jj_consolidation_add_file (all, arguments[i], NULL);
  if (!jj_consolidation_write (all, output, NULL, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    print_json (all);
  else
    print_rows (all);
  return jj_consolidation_count_added (all) == jj_consolidation_get_n (all) ? JJ_CLI_DONE
                                                                            : JJ_CLI_FOUND;
}

const JjCliCommand jj_cli_consolidate
    = { "consolidate", "FILE…", N_ ("Adds up the packages of counties in one workbook"), FALSE,
        run };
