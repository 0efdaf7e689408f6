/* jj-cli-rules.c: jingjin-cli rules */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-format.h"

#include <glib/gi18n.h>

/* An open end is no date. (transfer full) (nullable) */
static char *
format_day (gint64 day, gboolean iso)
{
  if (day == G_MININT64 || day == G_MAXINT64)
    return NULL;
  return iso ? jj_format_iso_date (day) : jj_format_date (day);
}

static void
add_entry (JsonBuilder *builder, const JjEntry *entry)
{
  g_autofree char *from = format_day (jj_entry_get_valid_from (entry), TRUE);
  g_autofree char *to = format_day (jj_entry_get_valid_to (entry), TRUE);
  const char *parameter = NULL;
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);

  json_builder_begin_object (builder);
  jj_cli_add_text (builder, "id", jj_entry_get_id (entry));
  jj_cli_add_text (builder, "pack", jj_pack_get_id (jj_entry_get_pack (entry)));
  jj_cli_add_text (builder, "form", jj_entry_get_form_id (entry));
  jj_cli_add_text (builder, "title", jj_entry_get_title (entry));
  jj_cli_add_text (builder, "severity",
                   jj_entry_is_check (entry) ? jj_severity_get_id (jj_entry_get_severity (entry))
                                             : NULL);
  jj_cli_add_text (builder, "status", jj_status_get_id (jj_entry_get_status (entry)));
  jj_cli_add_bool (builder, "certain", jj_entry_is_certain (entry));
  jj_cli_add_text (builder, "parameter", parameter);
  jj_cli_add_text (builder, "value", value);
  jj_cli_add_text (builder, "article", jj_entry_get_article (entry));
  jj_cli_add_text (builder, "source", jj_entry_get_source (entry));
  jj_cli_add_text (builder, "url", jj_entry_get_url (entry));
  jj_cli_add_text (builder, "valid_from", from);
  jj_cli_add_text (builder, "valid_to", to);
  json_builder_end_object (builder);
}

static JsonNode *
rules_to_json (const JjPackSet *packs)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "packs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < jj_pack_set_get_n_packs (packs); i++)
    {
      JjPack *pack = jj_pack_set_get_pack (packs, i);

      json_builder_begin_object (builder);
      jj_cli_add_text (builder, "id", jj_pack_get_id (pack));
      jj_cli_add_text (builder, "version", jj_pack_get_version (pack));
      jj_cli_add_text (builder, "title", jj_pack_get_title (pack));
      jj_cli_add_text (builder, "note", jj_pack_get_note (pack));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "rules");
  json_builder_begin_array (builder);
  for (guint i = 0; i < jj_pack_set_get_n_entries (packs); i++)
    add_entry (builder, jj_pack_set_get_entry (packs, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_entry (const JjEntry *entry)
{
  g_autofree char *from = format_day (jj_entry_get_valid_from (entry), FALSE);
  g_autofree char *to = format_day (jj_entry_get_valid_to (entry), FALSE);
  const char *parameter;
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);

  jj_cli_print ("%s  %s%s%s%s", jj_entry_get_id (entry), jj_entry_get_title (entry),
                value ? " " : "", value ? value : "",
                jj_entry_is_certain (entry) ? "" : _ (" (not verified)"));
  if (from || to)
    jj_cli_print ("  %s–%s", from ? from : "", to ? to : "");
  jj_cli_print ("\n");
}

static JjCliStatus
run (char **argv, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *pack = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { "pack", 0, 0, G_OPTION_ARG_FILENAME, &pack, N_ ("One more rule pack over the national one"),
      N_ ("FILE") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjPackSet) packs = NULL;

  if (!jj_cli_parse (&jj_cli_rules, entries, &arguments, 0, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  packs = jj_cli_load_packs (NULL, pack, error);
  if (!packs)
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_print_json (rules_to_json (packs));
  else
    for (guint i = 0; i < jj_pack_set_get_n_entries (packs); i++)
      print_entry (jj_pack_set_get_entry (packs, i));
  return JJ_CLI_DONE;
}

const JjCliCommand jj_cli_rules
    = { "rules", "", N_ ("Lists the rules with their values, sources and dates"), FALSE, run };
