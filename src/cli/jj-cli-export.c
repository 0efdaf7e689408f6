/* jj-cli-export.c: jingjin-cli export */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-exporter.h"
#include "jj-plan-json.h"
#include "jj-scenarios.h"

#include <glib/gi18n.h>

typedef struct
{
  char *as, *kind, *out, *scenario;
  gboolean field_ids;
} Options;

static gboolean
find_exporter (const Options *options, const JjExporter **exporter, GError **error)
{
  g_autoptr (GString) all = g_string_new (NULL);

  *exporter = options->as ? jj_exporter_find (options->as) : NULL;
  if (*exporter && options->out)
    return TRUE;
  for (guint i = 0; jj_exporters[i]; i++)
    g_string_append_printf (all, "%s%s", i ? ", " : "", jj_exporters[i]->id);
  if (!*exporter)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("Say what to write by --as: %s."), all->str);
  else
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("Say where to write by -o."));
  return FALSE;
}

static gboolean
find_kind (const Options *options, JjKindId *kind, GError **error)
{
  const JjKind *table = options->kind ? jj_kind_by_id (options->kind) : NULL;

  *kind = table ? jj_kind_index (table) : JJ_N_KINDS;
  if (table || !options->kind)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is no kind of element."),
               options->kind);
  return FALSE;
}

/* Tables and sums hold one budget: where there are several, it is said which. */
static gboolean
choose_scenario (const Options *options, JjExport *what, GError **error)
{
  guint n = jj_plan_get_count (what->plan, JJ_KIND_SCENARIO);
  const JjElement *chosen
      = options->scenario ? jj_plan_find_code (what->plan, JJ_KIND_SCENARIO, options->scenario)
                          : NULL;

  if (options->scenario && !chosen)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("There is no scenario “%s” in this plan."), options->scenario);
      return FALSE;
    }
  what->scenario = chosen ? jj_element_get_id (chosen) : jj_scenario_get_adopted (what->plan);
  if (n > 1 && g_strcmp0 (options->as, "json") != 0)
    jj_cli_print (_ ("Budget lines of %s, one of %u scenarios\n"),
                  jj_element_get_title (jj_plan_find (what->plan, what->scenario)), n);
  return TRUE;
}

static gboolean
check_refusal (const JjExporter *exporter, JjPlan *plan, GError **error)
{
  const char *sentence = jj_exporter_refuse (exporter, plan);

  if (sentence)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, sentence);
  return sentence == NULL;
}

static JjCliStatus export(const Options *options, const char *path, GError **error)
{
  g_autoptr (JjPlan) plan = NULL;
  const JjExporter *exporter;
  JjExport what = { .field_ids = options->field_ids };
  gboolean done;

  if (!find_exporter (options, &exporter, error) || !find_kind (options, &what.kind, error))
    return JJ_CLI_UNUSABLE;
  plan = jj_cli_load (path, error);
  if (!plan)
    return JJ_CLI_UNUSABLE;
  what.plan = plan;
  if (!choose_scenario (options, &what, error) || !check_refusal (exporter, plan, error))
    return JJ_CLI_UNUSABLE;
  if ((exporter->flags & JJ_EXPORTER_ONE_KIND) && what.kind == JJ_N_KINDS)
    done = jj_exporter_write_folder (exporter, &what, options->out, NULL, error);
  else
    done = jj_exporter_write_file (exporter, &what, options->out, NULL, error);
  return done ? JJ_CLI_DONE : JJ_CLI_UNUSABLE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, N_ ("What to write: json, csv, ods, xlsx …"),
      N_ ("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out,
      N_ ("The file; for csv without --kind a new folder"), N_ ("OUT") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_ ("The kind that a table lists"),
      N_ ("KIND") },
    { "scenario", 0, 0, G_OPTION_ARG_STRING, &options.scenario,
      N_ ("Of which scenario budget lines are; the adopted one's where none is given"),
      N_ ("CODE") },
    { "field-ids", 0, 0, G_OPTION_ARG_NONE, &options.field_ids,
      N_ ("Headings and choices by id, not in words"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_export, entries, &arguments, 1, error))
    status = export(&options, arguments[0], error);
  g_free (options.as);
  g_free (options.kind);
  g_free (options.scenario);
  g_free (options.out);
  return status;
}

const JjCliCommand jj_cli_export
    = { "export", "PLAN", N_ ("Writes a plan in another format"), FALSE, run };

static JjCliStatus
print_manual (char **argv, GError **error)
{
  g_autofree char *manual = NULL;

  jj_cli_be_neutral ();
  manual = jj_plan_json_manual ();
  jj_cli_print ("%s", manual);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_manual
    = { "format-manual", "", "Prints docs/plan-format.md", TRUE, print_manual };
