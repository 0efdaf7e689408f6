/* jj-cli-import.c: jingjin-cli import */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-cli-report.h"
#include "jj-project.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *kind, *doubles;
  gboolean dry_run, strict, json;
} Options;

static gboolean
find_kind (const char *id, JjKindId *kind, GError **error)
{
  const JjKind *table = id ? jj_kind_by_id (id) : NULL;

  *kind = table ? jj_kind_index (table) : JJ_N_KINDS;
  if (!id || (table && jj_batch_can_list (*kind)))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("“%s” is no kind that can be imported, such as school, community or "
                  "budget_line."),
               id);
  return FALSE;
}

static gboolean
find_choice (const char *id, JjDoubleChoice *choice, GError **error)
{
  static const char *const ids[] = { "ask", "accept", "new", "skip" };

  for (guint i = 0; id && i < G_N_ELEMENTS (ids); i++)
    if (strcmp (id, ids[i]) == 0)
      *choice = (JjDoubleChoice)i;
  if (!id || strcmp (id, ids[*choice]) == 0)
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("Say ask, accept, new or skip after --doubles."));
  return FALSE;
}

/* Of several files one that cannot be used is told and the others go on. */
static gboolean
read_sources (JjBatch *batch, char **sources, JjKindId kind, GError **error)
{
  gboolean only = !sources[1];

  for (guint i = 0; sources[i]; i++)
    {
      g_autoptr (GError) fault = NULL;

      if (jj_batch_add_file (batch, sources[i], kind, only ? error : &fault))
        continue;
      if (only)
        return FALSE;
      jj_cli_warn (_ ("%s: left out: %s\n"), sources[i], fault->message);
    }
  if (batch->sheets->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("None of the files is a list of a known kind."));
      return FALSE;
    }
  return jj_batch_run (batch, NULL, error);
}

static void
print (const JjBatch *batch, gboolean written)
{
  jj_cli_report_print (batch);
  for (guint i = 0; i < batch->sheets->len; i++)
    {
      const JjImport *import = ((const JjBatchSheet *)batch->sheets->pdata[i])->import;

      if (!import)
        continue;
      jj_cli_print (_ ("%s: %u new, %u updated, %u unchanged, %u refused\n"),
                    jj_label (jj_kind_get (import->kind)->label), import->counts[JJ_ROW_NEW],
                    import->counts[JJ_ROW_UPDATE], import->counts[JJ_ROW_UNCHANGED],
                    import->counts[JJ_ROW_REFUSED]);
    }
  if (batch->counts[JJ_ROW_PROPOSED] + batch->counts[JJ_ROW_SKIPPED] > 0)
    jj_cli_print (_ ("The same by name: %u wait for a choice; rows left out: %u\n"),
                  batch->counts[JJ_ROW_PROPOSED], batch->counts[JJ_ROW_SKIPPED]);
  if (!written && !jj_edit_is_empty (batch->edit))
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
  g_autoptr (JjMappingMemory) memory = jj_mapping_memory_load ();
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JjBatch) batch = NULL;
  JjDoubleChoice doubles = JJ_DOUBLE_ASK;
  gboolean refused, write;
  JjKindId kind;

  if (!find_kind (options->kind, &kind, error) || !find_choice (options->doubles, &doubles, error))
    return JJ_CLI_UNUSABLE;
  project = open_plan (options, arguments[0], error);
  if (!project)
    return JJ_CLI_UNUSABLE;
  batch = jj_batch_new (jj_cli_keep (jj_project_get_plan (project)), memory);
  batch->doubles = doubles;
  if (!read_sources (batch, arguments + 1, kind, error))
    return JJ_CLI_UNUSABLE;

  refused = options->strict && batch->counts[JJ_ROW_REFUSED] + batch->counts[JJ_ROW_PROPOSED] > 0;
  write = !options->dry_run && !refused;
  if (write && !jj_project_commit (project, batch->edit, error))
    return JJ_CLI_UNUSABLE;
  if (options->json)
    jj_cli_print_json (jj_cli_report_to_json (batch, write));
  else
    print (batch, write);
  return refused ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_ ("What the file lists: school, community, person, activity, budget_line …"), N_ ("KIND") },
    { "doubles", 0, 0, G_OPTION_ARG_STRING, &options.doubles,
      N_ ("Rows that are the same by name: ask (the default: they wait), accept, new, skip"),
      N_ ("CHOICE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Report only, write nothing"),
      NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_ ("Write nothing and exit with 1 where a row is refused or waits for a choice"), NULL },
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
  g_free (options.doubles);
  return status;
}

const JjCliCommand jj_cli_import
    = { "import", "PLAN SOURCE…", N_ ("Takes the rows of a list into a plan"), FALSE, run };
