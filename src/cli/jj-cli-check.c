/* jj-cli-check.c: jingjin-cli check and explain */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-explain.h"
#include "jj-format.h"

#include <glib/gi18n.h>

static void
print_finding (const JjFinding *finding)
{
  jj_cli_print ("%s%s%s [%s] %s\n", jj_severity_get_label (finding->severity),
                finding->waiver ? _ (" (waived)") : "",
                finding->certain ? "" : _ (" (not verified)"), finding->rule, finding->message);
  if (finding->remedy)
    jj_cli_print ("    %s\n", finding->remedy);
}

static void
add_finding (JsonBuilder *builder, JjPlan *plan, const JjFinding *finding)
{
  const JjElement *element = jj_plan_find (plan, finding->element);
  const JjKind *kind = element ? jj_element_get_kind (element) : NULL;
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (finding->element, id);
  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "severity", jj_severity_get_id (finding->severity));
  jj_cli_add_text (builder, "rule", finding->rule);
  jj_cli_add_text (builder, "status", jj_status_get_id (finding->status));
  jj_cli_add_bool (builder, "certain", finding->certain);
  jj_cli_add_text (builder, "kind", kind ? kind->id : NULL);
  jj_cli_add_text (builder, "element", id);
  jj_cli_add_text (builder, "code", element ? jj_element_get_code (element) : NULL);
  jj_cli_add_text (builder, "name", element ? jj_element_get_name (element) : NULL);
  jj_cli_add_text (builder, "field",
                   kind && finding->field >= 0 ? kind->fields[finding->field].id : NULL);
  jj_cli_add_text (builder, "value", finding->value);
  jj_cli_add_text (builder, "limit", finding->limit);
  jj_cli_add_text (builder, "message", finding->message);
  jj_cli_add_text (builder, "remedy", finding->remedy);
  jj_cli_add_text (builder, "article", jj_finding_get_article (finding));
  jj_cli_add_bool (builder, "waived", finding->waiver != 0);
  json_builder_end_object (builder);
}

static JsonNode *
findings_to_json (const JjCliAnalysis *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_cli_add_number (builder, jj_severity_get_id (i), jj_findings_count (self->findings, i));
  jj_cli_add_number (builder, "waived", jj_findings_count_waived (self->findings));
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < jj_findings_get_n (self->findings); i++)
    add_finding (builder, self->plan, jj_findings_get (self->findings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print (const JjCliAnalysis *self)
{
  for (guint i = 0; i < jj_findings_get_n (self->findings); i++)
    print_finding (jj_findings_get (self->findings, i));
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_cli_print (_ ("%s: %u\n"), jj_severity_get_label (i), jj_findings_count (self->findings, i));
}

static JjCliStatus
check (const char *path, const char *pack, gboolean json, GError **error)
{
  g_autoptr (JjCliAnalysis) analysis = jj_cli_analysis_new (path, pack, error);

  if (!analysis)
    return JJ_CLI_UNUSABLE;
  jj_cli_analysis_check (analysis);
  if (json)
    jj_cli_print_json (findings_to_json (analysis));
  else
    print (analysis);
  return jj_findings_count (analysis->findings, JJ_SEVERITY_ERROR) ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run_check (char **argv, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *pack = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &pack, N_ ("One more rule pack over the plan's"),
      N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);

  if (!jj_cli_parse (&jj_cli_check, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  return check (arguments[0], pack, json, error);
}

const JjCliCommand jj_cli_check
    = { "check", "PLAN", N_ ("Lists what breaks a rule; exit code 1 where it must be mended"),
        FALSE, run_check };

static JsonNode *
explanation_to_json (const char *name, const JjExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "figure", name);
  jj_cli_add_number (builder, "amount", explanation->amount);
  jj_cli_add_bool (builder, "hundredths", explanation->hundredths);
  jj_cli_add_number (builder, "base", explanation->base);
  jj_cli_add_number (builder, "share", explanation->share);
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->rows->len; i++)
    {
      const JjExplainRow *row = &g_array_index (explanation->rows, JjExplainRow, i);
      char id[JJ_ID_LENGTH + 1];

      jj_id_to_string (row->id, id);
      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "id", id);
      jj_cli_add_text (builder, "label", row->label);
      jj_cli_add_number (builder, "amount", row->amount);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_explanation (const JjExplanation *explanation)
{
  g_autofree char *sum = jj_explanation_format (explanation, explanation->amount);

  for (guint i = 0; i < explanation->rows->len; i++)
    {
      const JjExplainRow *row = &g_array_index (explanation->rows, JjExplainRow, i);
      g_autofree char *amount = jj_explanation_format (explanation, row->amount);

      jj_cli_print ("%15s  %s\n", amount, row->label);
    }
  jj_cli_print ("%15s  %s\n", sum, explanation->title);
  if (explanation->share != JJ_EMPTY)
    {
      g_autofree char *base = jj_explanation_format (explanation, explanation->base);
      g_autofree char *share = jj_format_share (explanation->share);

      jj_cli_print (_ ("%15s  of %s\n"), share, base);
    }
}

static JjCliStatus
run_explain (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjCliAnalysis) analysis = NULL;
  g_autoptr (JsonArray) all = json_array_new ();

  if (!jj_cli_parse (&jj_cli_explain, entries, &arguments, 2, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  analysis = jj_cli_analysis_new (arguments[0], NULL, error);
  if (!analysis)
    return JJ_CLI_UNUSABLE;
  for (guint i = 1; arguments[i]; i++)
    {
      g_autoptr (JjExplanation) explanation
          = jj_explain (analysis->figures, analysis->plan, arguments[i], error);

      if (!explanation)
        return JJ_CLI_UNUSABLE;
      if (json)
        json_array_add_element (all, explanation_to_json (arguments[i], explanation));
      else
        print_explanation (explanation);
    }
  if (json_array_get_length (all) == 1)
    jj_cli_print_json (json_array_dup_element (all, 0));
  else if (json)
    jj_cli_print_json (json_node_init_array (json_node_alloc (), all));
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_explain
    = { "explain", "PLAN FIGURE…",
        N_ ("The rows that make figures: total, purse/F-001, match, year/114 …"), FALSE,
        run_explain };
