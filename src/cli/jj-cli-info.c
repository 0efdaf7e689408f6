/* jj-cli-info.c: jingjin-cli info */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-county.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n.h>

/* (nullable) */
static const JjCounty *
get_county (JjPlan *plan)
{
  const char *code = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY);

  return code ? jj_county_find (code) : NULL;
}

static void
add_counts (JsonBuilder *builder, JjPlan *plan)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (!(jj_kind_get (kind)->flags & JJ_KIND_COMPUTED))
      jj_cli_add_number (builder, jj_kind_get (kind)->id, jj_plan_get_count (plan, kind));
  json_builder_end_object (builder);
}

static void
add_purses (JsonBuilder *builder, const JjCliAnalysis *self)
{
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  json_builder_set_member_name (builder, "purses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      const JjElement *purse = jj_plan_find (self->plan, purses[i].id);

      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "name", jj_element_get_title (purse));
      jj_cli_add_number (builder, "granted", purses[i].granted);
      jj_cli_add_number (builder, "budgeted", purses[i].budgeted);
      jj_cli_add_number (builder, "remaining", purses[i].remaining);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static JsonNode *
info_to_json (const JjCliAnalysis *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const JjElement *root = jj_plan_get_root (self->plan);
  const JjCounty *county = get_county (self->plan);

  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "county", county ? county->name : NULL);
  jj_cli_add_text (builder, "county_code", jj_element_get_text (root, JJ_PLAN_COUNTY));
  jj_cli_add_number (builder, "year", jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR));
  add_counts (builder, self->plan);
  jj_cli_add_number (builder, "total", jj_figures_get_totals (self->figures)->total);
  add_purses (builder, self);
  jj_cli_add_finding_counts (builder, self->findings);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* An amount, or a dash where it is not known. (transfer full) */
static char *
format_amount (gint64 amount)
{
  return amount == JJ_EMPTY ? g_strdup ("—") : jj_format_money (amount);
}

static void
print_purse (const JjCliAnalysis *self, const JjPurseFigure *figure)
{
  const JjElement *purse = jj_plan_find (self->plan, figure->id);
  g_autofree char *granted = format_amount (figure->granted);
  g_autofree char *budgeted = format_amount (figure->budgeted);
  g_autofree char *remaining = format_amount (figure->remaining);

  jj_cli_print (_ ("  %s: granted %s, budgeted %s, left %s\n"), jj_element_get_title (purse),
                granted, budgeted, remaining);
}

static void
print (const JjCliAnalysis *self)
{
  const JjCounty *county = get_county (self->plan);
  gint64 year = jj_element_get_number_or (jj_plan_get_root (self->plan), JJ_PLAN_SCHOOL_YEAR, 0);
  g_autofree char *total = jj_format_money (jj_figures_get_totals (self->figures)->total);
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (self->figures, &n);

  jj_cli_print ("%s\n", jj_element_get_title (jj_plan_get_root (self->plan)));
  jj_cli_print (_ ("%s, school year %d\n"), county ? jj_county_get_title (county) : "—", (int)year);
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (jj_plan_get_count (self->plan, kind) > 0 && !(jj_kind_get (kind)->flags & JJ_KIND_SINGLE))
      jj_cli_print (_ ("  %s: %u\n"), jj_label (jj_kind_get (kind)->label),
                    jj_plan_get_count (self->plan, kind));
  jj_cli_print (_ ("Budgeted in all: NT$ %s\n"), total);
  for (guint i = 0; i < n; i++)
    print_purse (self, &purses[i]);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_cli_print (_ ("%s: %u\n"), jj_severity_get_label (i), jj_findings_count (self->findings, i));
}

static JjCliStatus
run (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjCliAnalysis) analysis = NULL;

  if (!jj_cli_parse (&jj_cli_info, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  analysis = jj_cli_analysis_new (arguments[0], NULL, error);
  if (!analysis)
    return JJ_CLI_UNUSABLE;
  jj_cli_analysis_check (analysis);
  if (json)
    jj_cli_print_json (info_to_json (analysis));
  else
    print (analysis);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_info
    = { "info", "PLAN", N_ ("Counts, totals by purse, findings by severity"), FALSE, run };
