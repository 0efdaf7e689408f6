/* jj-cli-import.c: jingjin-cli import */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-cli-report.h"
#include "jj-importer.h"
#include "jj-project.h"

#include <glib/gi18n.h>

typedef struct
{
  char *kind;
  gboolean dry_run, strict, json;
} Options;

static gboolean
find_kind (const char *id, JjKindId *kind, GError **error)
{
  const JjKind *table = id ? jj_kind_by_id (id) : NULL;

  *kind = table ? jj_kind_index (table) : JJ_N_KINDS;
  if (!id || (table && !(table->flags & (JJ_KIND_LINK | JJ_KIND_SINGLE))))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no kind that can be imported, such as school, community or "
                  "budget_line."),
               id);
  return FALSE;
}

static JjImport *
read_source (JjPlan *plan, const char *source, JjKindId kind, GError **error)
{
  g_autoptr (JjCells) cells = jj_importer_read_file (source, error);
  g_autoptr (JjMapping) mapping = cells ? jj_mapping_new (cells, kind, error) : NULL;

  return mapping ? jj_import_new (plan, mapping, NULL, error) : NULL;
}

static void
print (const JjImport *import, const char *source, gboolean written)
{
  jj_cli_report_print (import, source);
  jj_cli_print (_ ("%s: %u new, %u updated, %u unchanged, %u refused\n"),
                jj_label (jj_kind_get (import->kind)->label), import->counts[JJ_ROW_NEW],
                import->counts[JJ_ROW_UPDATE], import->counts[JJ_ROW_UNCHANGED],
                import->counts[JJ_ROW_REFUSED]);
  if (!written && !jj_edit_is_empty (import->edit))
    jj_cli_print ("%s\n", _ ("Nothing was written."));
}

static JjProject *
open_plan (const Options *options, const char *path, GError **error)
{
  g_autoptr (JjProject) project
      = jj_project_open (path, options->dry_run ? JJ_OPEN_READ_ONLY : JJ_OPEN_DEFAULT, error);

  if (!project || options->dry_run || !jj_project_get_read_only (project))
    return g_steal_pointer (&project);
  g_set_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_LOCKED,
               _ ("“%s” is being written by %s; close it there first."), path,
               jj_project_get_lock_holder (project) ? jj_project_get_lock_holder (project)
                                                    : _ ("another program"));
  return NULL;
}

static JjCliStatus
import (const Options *options, char **arguments, GError **error)
{
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JjImport) import = NULL;
  gboolean refused, write;
  JjKindId kind;

  if (!find_kind (options->kind, &kind, error))
    return JJ_CLI_UNUSABLE;
  project = open_plan (options, arguments[0], error);
  if (!project)
    return JJ_CLI_UNUSABLE;
  import = read_source (jj_project_get_plan (project), arguments[1], kind, error);
  if (!import)
    return JJ_CLI_UNUSABLE;

  refused = options->strict && import->counts[JJ_ROW_REFUSED] > 0;
  write = !options->dry_run && !refused;
  if (write && !jj_project_commit (project, import->edit, error))
    return JJ_CLI_UNUSABLE;
  if (options->json)
    jj_cli_print_json (jj_cli_report_to_json (import, write));
  else
    print (import, arguments[1], write);
  return refused ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("What the file lists: school, community, person, activity, budget_line …"), N_ ("KIND") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Report only, write nothing"),
      NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_ ("Write nothing and exit with 1 where a row is refused"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Report as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_import, entries, &arguments, 2, error))
    {
      if (options.json)
        jj_cli_be_neutral ();
      status = import (&options, arguments, error);
    }
  g_free (options.kind);
  return status;
}

const JjCliCommand jj_cli_import
    = { "import", "PLAN SOURCE", N_ ("Takes the rows of a list into a plan"), FALSE, run };
