/* jj-cli-package.c: jingjin-cli package and verify */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-attach.h"
#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-format.h"
#include "jj-project.h"
#include "jj-verify.h"

#include <glib/gi18n.h>

typedef struct
{
  char *out, *version;
  gboolean draft, personal, anonymous;
} Options;

/* A plan's file knows when it was last edited. */
static gint64
find_time (const char *path)
{
  g_autoptr (JjProject) project
      = g_str_has_suffix (path, ".json") ? NULL : jj_project_open (path, JJ_OPEN_READ_ONLY, NULL);

  return project ? jj_project_get_saved_time (project) : 0;
}

/* The findings of a draft are told, since they are the reason that it is one. */
static JjCliStatus
tell_findings (JjPlan *plan)
{
  g_autoptr (JjPackSet) packs = jj_cli_load_packs (plan, NULL, NULL);
  g_autoptr (JjFigures) figures = packs ? jj_figures_new (plan, packs, 0) : NULL;
  g_autoptr (JjFindings) findings = figures ? jj_check_run (plan, figures) : NULL;
  g_autofree char *obstacle = findings ? jj_package_get_obstacle (plan, findings, FALSE) : NULL;

  if (obstacle)
    jj_cli_warn ("%s", obstacle);
  return obstacle ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
package (const Options *self, const char *path, GError **error)
{
  g_autoptr (JjPlan) plan = NULL;
  JjPackageOptions options = { .is_draft = self->draft, .version = self->version };

  if (!self->out)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Say where to write by -o."));
      return JJ_CLI_UNUSABLE;
    }
  if (self->personal && self->anonymous)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("A package is anonymous or has personal data, not both."));
      return JJ_CLI_UNUSABLE;
    }
  plan = jj_cli_load (path, error);
  if (!plan)
    return JJ_CLI_UNUSABLE;
  options.plan = plan;
  options.time = find_time (path);
  options.redaction = self->anonymous  ? JJ_REDACT_ANONYMOUS
                      : self->personal ? JJ_REDACT_NOTHING
                                       : JJ_REDACT_PERSONAL;
  if (!jj_package_write (&options, self->out, NULL, error))
    return JJ_CLI_UNUSABLE;
  return self->draft ? tell_findings (plan) : JJ_CLI_DONE;
}

static JjCliStatus
run_package (char **argv, GError **error)
{
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.out, N_ ("The package"), N_ ("OUT.zip") },
    { "with-personal-data", 0, 0, G_OPTION_ARG_NONE, &options.personal,
      N_ ("With names of persons and what else is private"), NULL },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &options.anonymous,
      N_ ("Codes for names in all texts, no telephones and addresses"), NULL },
    { "draft", 0, 0, G_OPTION_ARG_NONE, &options.draft,
      N_ ("Also where findings are in the way; every page says that it is a draft"), NULL },
    { "version", 0, 0, G_OPTION_ARG_STRING, &options.version,
      N_ ("What this version is called, for the head of each page"), N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  JjCliStatus status = JJ_CLI_UNUSABLE;

  if (jj_cli_parse (&jj_cli_package, entries, &arguments, 1, error))
    status = package (&options, arguments[0], error);
  g_free (options.out);
  g_free (options.version);
  return status;
}

const JjCliCommand jj_cli_package
    = { "package", "PLAN", N_ ("Writes everything that is handed in as one .zip"), FALSE,
        run_package };

static JjCliStatus
run_attach (char **argv, GError **error)
{
  g_autofree char *out = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out,
      N_ ("The package with the scans; PACKAGE itself where it is not given"), N_ ("OUT.zip") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);

  return jj_cli_parse (&jj_cli_attach, entries, &arguments, 2, error)
                 && jj_attach_scans (arguments[0], (const char *const *)arguments + 1,
                                     out ? out : arguments[0], NULL, error)
             ? JJ_CLI_DONE
             : JJ_CLI_UNUSABLE;
}

const JjCliCommand jj_cli_attach
    = { "attach", "PACKAGE SCAN…",
        N_ ("Puts scans of the stamped pages into the package they belong to"), FALSE, run_attach };

static void
add_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static JsonNode *
to_json (const JjVerification *self)
{
  static const char *const states[] = { "intact", "changed", "missing", "extra" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  jj_cli_add_bool (builder, "intact", self->is_intact);
  jj_cli_add_text (builder, "title", self->title);
  jj_cli_add_text (builder, "county", self->county);
  jj_cli_add_number (builder, "school_year", self->school_year);
  jj_cli_add_number (builder, "total", self->total);
  jj_cli_add_text (builder, "last_edit", self->last_edit);
  jj_cli_add_text (builder, "program", self->program);
  jj_cli_add_bool (builder, "draft", self->is_draft);
  jj_cli_add_bool (builder, "personal_data", self->has_personal);
  jj_cli_add_bool (builder, "anonymous", self->is_anonymous);
  add_texts (builder, "packs", self->packs);
  add_texts (builder, "problems", self->problems);
  add_texts (builder, "notices", self->notices);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->files->len; i++)
    {
      const JjVerifiedFile *file = self->files->pdata[i];

      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "name", file->name);
      jj_cli_add_text (builder, "part", file->part);
      jj_cli_add_number (builder, "size", file->size);
      jj_cli_add_text (builder, "state", states[file->state]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print (const JjVerification *self)
{
  g_autofree char *total = self->total != JJ_EMPTY ? jj_format_money (self->total) : NULL;

  jj_cli_print ("%s\n", self->title ? self->title : "");
  if (total)
    jj_cli_print (_ ("Total NT$ %s\n"), total);
  if (self->is_draft)
    jj_cli_print ("%s\n", _ ("Draft: not to be handed in"));
  jj_cli_print ("%s\n",
                self->has_personal ? _ ("With personal data") : _ ("Without personal data"));
  for (guint i = 0; i < self->files->len; i++)
    {
      const JjVerifiedFile *file = self->files->pdata[i];

      jj_cli_print ("%s %s\n", file->state == JJ_FILE_INTACT ? "✓" : "✗", file->name);
    }
  for (guint i = 0; i < self->problems->len; i++)
    jj_cli_print ("%s\n", (const char *)self->problems->pdata[i]);
  for (guint i = 0; i < self->notices->len; i++)
    jj_cli_print ("%s\n", (const char *)self->notices->pdata[i]);
  jj_cli_print ("%s\n", self->is_intact ? _ ("The package is intact.")
                                        : _ ("The package is not as it was made."));
}

static JjCliStatus
run_verify (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjVerification) verification = NULL;

  if (!jj_cli_parse (&jj_cli_verify, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  verification = jj_verify_package (arguments[0], NULL, error);
  if (!verification)
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_print_json (to_json (verification));
  else
    print (verification);
  return verification->is_intact ? JJ_CLI_DONE : JJ_CLI_FOUND;
}

const JjCliCommand jj_cli_verify
    = { "verify", "PACKAGE", N_ ("Says whether a package is intact, or which file was changed"),
        FALSE, run_verify };
