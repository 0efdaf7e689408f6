/* jj-cli-info.c: jingjin-cli info */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli.h"
#include "jj-county.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n.h>

static const char *
get_county (JjPlan *plan)
{
  const char *code = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;

  return county ? county->name : code;
}

static void
add_counts (JsonBuilder *builder, JjPlan *plan)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    {
      if (jj_kind_get (kind)->flags & JJ_KIND_COMPUTED)
        continue;
      json_builder_set_member_name (builder, jj_kind_get (kind)->id);
      json_builder_add_int_value (builder, jj_plan_get_count (plan, kind));
    }
  json_builder_end_object (builder);
}

static JsonNode *
info_to_json (JjPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const JjElement *root = jj_plan_get_root (plan);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "county");
  json_builder_add_string_value (builder, get_county (plan));
  json_builder_set_member_name (builder, "year");
  json_builder_add_int_value (builder, jj_element_get_number_or (root, JJ_PLAN_SCHOOL_YEAR, 0));
  add_counts (builder, plan);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print (JjPlan *plan)
{
  jj_cli_print ("%s\n", jj_element_get_title (jj_plan_get_root (plan)));
  for (guint kind = 0; kind < JJ_N_KINDS; kind++)
    if (jj_plan_get_count (plan, kind) > 0 && !(jj_kind_get (kind)->flags & JJ_KIND_SINGLE))
      jj_cli_print ("  %s: %u\n", jj_label (jj_kind_get (kind)->label),
                    jj_plan_get_count (plan, kind));
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
  g_autoptr (JjPlan) plan = NULL;

  if (!jj_cli_parse (&jj_cli_info, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  plan = jj_cli_load (arguments[0], error);
  if (!plan)
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_print_json (info_to_json (plan));
  else
    print (plan);
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_info
    = { "info", "PLAN", N_ ("Counts, totals by purse, findings by severity"), FALSE, run };
