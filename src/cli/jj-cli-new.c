/* jj-cli-new.c: jingjin-cli new */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-cli-report.h"
#include "jj-data.h"
#include "jj-directory.h"
#include "jj-batch.h"
#include "jj-new-plan.h"
#include "jj-project.h"
#include "jj-tier.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *county, *schools, *from;
  int year;
} Options;

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, sentence);
  return FALSE;
}

/* A plan with the schools of a list of the caller's own. */
static JjPlan *
import_schools (JjPlan *plan, const char *path, GError **error)
{
  g_autoptr (JjBatch) batch = jj_batch_new (plan, NULL);

  if (!jj_batch_add_file (batch, path, JJ_KIND_SCHOOL, error) || !jj_batch_run (batch, NULL, error))
    return NULL;
  if (batch->counts[JJ_ROW_REFUSED])
    jj_cli_report_print (batch);
  return jj_plan_with (plan, batch->edit, error);
}

static JjPlan *
make_plan (const Options *options, GError **error)
{
  JjNewPlan wish = { .county = jj_county_find (options->county),
                     .year = MAX (options->year, 0),
                     .no_schools = options->schools != NULL };
  g_autoptr (JjPackSet) packs = NULL;
  g_autoptr (JjPlan) plan = NULL;
  g_autofree char *missing = NULL;

  if (!wish.county)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is no county of Taiwan; write its name, such as 雲林縣 or Yunlin."),
                   options->county);
      return NULL;
    }
  packs = jj_cli_load_packs (NULL, NULL, NULL);
  wish.fiscal_tier = jj_tier_propose (packs, wish.county->code, wish.year);
  plan = jj_new_plan (&wish, error);
  if (!plan)
    return NULL;
  if (options->schools)
    return import_schools (plan, options->schools, error);
  missing = jj_directory_get_missing (wish.county, wish.year);
  if (missing)
    jj_cli_warn ("%s\n", missing);
  return g_steal_pointer (&plan);
}

/* A JSON file, or the name of a sample that ships with the program. */
static JjPlan *
open_source (const char *from, GError **error)
{
  g_autofree char *name = g_strconcat ("samples/", from, ".json", NULL);
  g_autofree char *shipped = jj_data_path (name);

  if (!strchr (from, G_DIR_SEPARATOR) && !g_file_test (from, G_FILE_TEST_EXISTS)
      && g_file_test (shipped, G_FILE_TEST_IS_REGULAR))
    return jj_cli_load_json (shipped, error);
  return jj_cli_load_json (from, error);
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->from && (options->county || options->year || options->schools))
    return refuse (error, _ ("--from already says the county, the year and the schools."));
  if (!options->from && (!options->county || !options->year))
    return refuse (error, _ ("Say --county and --year, or --from."));
  return TRUE;
}

static JjCliStatus
create (const Options *options, const char *path, GError **error)
{
  g_autoptr (JjPlan) plan = NULL;
  g_autoptr (JjProject) project = NULL;

  if (!check_options (options, error))
    return JJ_CLI_UNUSABLE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _ ("“%s” is there already."), path);
      return JJ_CLI_UNUSABLE;
    }
  plan = options->from ? open_source (options->from, error) : make_plan (options, error);
  if (!plan)
    return JJ_CLI_UNUSABLE;
  project = jj_project_create (path, g_object_ref (plan), NULL, error);
  if (!project)
    return JJ_CLI_UNUSABLE;
  jj_cli_print (_ ("%s: %s, %u schools\n"), path, jj_element_get_title (jj_plan_get_root (plan)),
                jj_plan_get_count (plan, JJ_KIND_SCHOOL));
  return JJ_CLI_DONE;
}

static JjCliStatus
run (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "county", 0, 0, G_OPTION_ARG_FILENAME, &options.county, N_ ("The county"), N_ ("NAME") },
    { "year", 0, 0, G_OPTION_ARG_INT, &options.year, N_ ("The school year, such as 114"),
      N_ ("YEAR") },
    { "schools", 0, 0, G_OPTION_ARG_FILENAME, &options.schools,
      N_ ("A list of schools in place of the directory"), N_ ("FILE") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from,
      N_ ("A plan's JSON, or the name of a sample (yunlin-114)"), N_ ("SOURCE") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_new, entries, &arguments, 1, error))
    status = create (&options, arguments[0], error);
  g_free (options.county);
  g_free (options.schools);
  g_free (options.from);
  return status;
}

const JjCliCommand jj_cli_new
    = { "new", "OUT", N_ ("Makes a plan of a county and a year"), FALSE, run };
