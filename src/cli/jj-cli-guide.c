/* jj-cli-guide.c: jingjin-cli guide */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-guidebook.h"

#include <glib/gi18n.h>

static void
add_step (JsonBuilder *builder, const JjStep *step, const JjStepProgress *progress)
{
  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "id", jj_step_get_id (step));
  jj_cli_add_text (builder, "title", jj_step_get_title (step));
  jj_cli_add_bool (builder, "settled", progress->settled);
  jj_cli_add_text (builder, "state", jj_step_state_get_id (progress->state));
  jj_cli_add_bool (builder, "flag", progress->flag);
  jj_cli_add_text (builder, "note", progress->note);
  json_builder_set_member_name (builder, "conditions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < progress->counts->len; i++)
    {
      const JjCount *count = progress->counts->pdata[i];

      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "text", count->text);
      jj_cli_add_bool (builder, "holds", count->holds);
      jj_cli_add_number (builder, "done", count->done);
      jj_cli_add_number (builder, "all", count->all);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_step (guint number, const JjStep *step, const JjStepProgress *progress)
{
  jj_cli_print ("%u %s %s%s%s\n", number, progress->settled ? "✓" : "·", jj_step_get_title (step),
                progress->state == JJ_STEP_OPEN ? "" : " · ",
                progress->state == JJ_STEP_OPEN ? "" : jj_step_state_get_label (progress->state));
  for (guint i = 0; i < progress->counts->len; i++)
    {
      const JjCount *count = progress->counts->pdata[i];

      jj_cli_print ("    %s %s\n", count->is_none ? "–" : count->holds ? "✓" : "·", count->text);
    }
  if (progress->note)
    jj_cli_print ("    %s\n", progress->note);
}

/* Exit code 1 where a step is not settled. */
static JjCliStatus
guide (const char *path, gboolean json, GError **error)
{
  g_autoptr (JjCliAnalysis) analysis = jj_cli_analysis_new (path, NULL, error);
  g_autofree char *problem = NULL;
  g_autoptr (JjGuidebook) book = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint settled = 0, n;

  if (!analysis)
    return JJ_CLI_UNUSABLE;
  jj_cli_analysis_check (analysis);
  book = jj_guidebook_load (&problem);
  if (problem)
    jj_cli_warn ("%s\n", problem);
  n = jj_guidebook_get_n_steps (book);
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      JjConditionPlan plan = { analysis->plan, analysis->figures, analysis->findings };
      const JjStep *step = jj_guidebook_get_step (book, i);
      g_autoptr (JjStepProgress) progress = jj_step_check (step, &plan);

      settled += progress->settled;
      if (json)
        add_step (builder, step, progress);
      else
        print_step (i + 1, step, progress);
    }
  json_builder_end_array (builder);
  if (json)
    jj_cli_print_json (json_builder_get_root (builder));
  return settled < n ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run_guide (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);

  if (!jj_cli_parse (&jj_cli_guide, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  return guide (arguments[0], json, error);
}

const JjCliCommand jj_cli_guide
    = { "guide", "PLAN", N_ ("How far the plan is, step by step; exit code 1 while steps are open"),
        FALSE, run_guide };
