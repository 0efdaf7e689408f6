/* jj-cli-analysis.c: a plan with its figures and findings, for one command */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"

JjPackSet *
jj_cli_load_packs (JjPlan *plan, const char *extra, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, &problem);
  JjPackSet *set;

  if (problem)
    jj_cli_warn ("jingjin-cli: %s\n", problem->message);
  if (extra)
    {
      JjPack *pack = jj_pack_load (extra, error);

      if (!pack)
        return NULL;
      g_ptr_array_add (packs, pack);
    }
  set = jj_pack_set_new (packs, plan);
  if (jj_pack_set_get_problem (set))
    jj_cli_warn ("jingjin-cli: %s\n", jj_pack_set_get_problem (set));
  return set;
}

JjCliAnalysis *
jj_cli_analysis_new (const char *path, const char *pack, GError **error)
{
  g_autoptr (JjCliAnalysis) self = g_new0 (JjCliAnalysis, 1);

  self->plan = jj_cli_load (path, error);
  if (!self->plan)
    return NULL;
  self->packs = jj_cli_load_packs (self->plan, pack, error);
  if (!self->packs)
    return NULL;
  self->figures = jj_figures_new (self->plan, self->packs, 0);
  return g_steal_pointer (&self);
}

void
jj_cli_analysis_check (JjCliAnalysis *self)
{
  self->findings = jj_check_run (self->plan, self->figures);
}

void
jj_cli_analysis_free (JjCliAnalysis *self)
{
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_pointer (&self->figures, jj_figures_unref);
  g_clear_pointer (&self->packs, jj_pack_set_unref);
  g_clear_object (&self->plan);
  g_free (self);
}

void
jj_cli_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
jj_cli_add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  if (number == JJ_EMPTY)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, number);
}

void
jj_cli_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
jj_cli_add_finding_counts (JsonBuilder *builder, const JjFindings *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_object (builder);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    jj_cli_add_number (builder, jj_severity_get_id (i), jj_findings_count (findings, i));
  json_builder_end_object (builder);
}
