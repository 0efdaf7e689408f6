/* jj-cli-years.c: jingjin-cli diff --budget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-years.h"

#include "jj-cli-analysis.h"
#include "jj-format.h"
#include "jj-year-diff.h"

#include <glib/gi18n.h>

static void
add_row (JsonBuilder *out, const JjYearRow *row)
{
  json_builder_begin_object (out);
  jj_cli_add_text (out, "change", jj_year_change_get_id (row->type));
  jj_cli_add_text (out, "activity", row->activity);
  jj_cli_add_text (out, "name", row->name);
  jj_cli_add_number (out, "last", row->last ? row->last_amount : JJ_EMPTY);
  jj_cli_add_number (out, "this", row->this ? row->this_amount : JJ_EMPTY);
  jj_cli_add_number (out, "difference", row->this_amount - row->last_amount);
  jj_cli_add_number (out, "growth", row->share);
  json_builder_end_object (out);
}

static JsonNode *
to_json (const JjYearDiff *diff)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();

  json_builder_begin_object (out);
  jj_cli_add_number (out, "last_total", diff->last_total);
  jj_cli_add_number (out, "this_total", diff->this_total);
  jj_cli_add_number (out, "growth", diff->share);
  json_builder_set_member_name (out, "rows");
  json_builder_begin_array (out);
  for (guint i = 0; i < diff->rows->len; i++)
    add_row (out, &g_array_index (diff->rows, JjYearRow, i));
  json_builder_end_array (out);
  json_builder_end_object (out);
  return json_builder_get_root (out);
}

/* (transfer full) */
static char *
format_growth (gint64 share)
{
  g_autofree char *text = share == JJ_EMPTY ? g_strdup ("—") : jj_format_share (share);

  return g_strconcat (share != JJ_EMPTY && share > 0 ? "+" : "", text, NULL);
}

/* What stayed the same is counted. */
static void
print (const JjYearDiff *diff)
{
  g_autofree char *last_total = jj_format_money (diff->last_total);
  g_autofree char *this_total = jj_format_money (diff->this_total);
  g_autofree char *whole = format_growth (diff->share);

  for (guint i = 0; i < diff->rows->len; i++)
    {
      const JjYearRow *row = &g_array_index (diff->rows, JjYearRow, i);
      g_autofree char *last = row->last ? jj_format_money (row->last_amount) : g_strdup ("—");
      g_autofree char *this = row->this ? jj_format_money (row->this_amount) : g_strdup ("—");
      g_autofree char *growth = format_growth (row->share);

      if (row->type != JJ_YEAR_SAME)
        jj_cli_print ("%s  %s · %s  %s → %s  %s\n", jj_year_change_get_label (row->type),
                      row->activity, row->name, last, this, growth);
    }
  jj_cli_print (_ ("Total %s → %s (%s); %u the same, %u changed, %u new, %u dropped\n"), last_total,
                this_total, whole, diff->counts[JJ_YEAR_SAME], diff->counts[JJ_YEAR_CHANGED],
                diff->counts[JJ_YEAR_NEW], diff->counts[JJ_YEAR_DROPPED]);
}

JjCliStatus
jj_cli_compare_years (const char *last, const char *this, gboolean json, GError **error)
{
  g_autoptr (JjCliAnalysis) before = jj_cli_analysis_new (last, NULL, error);
  g_autoptr (JjCliAnalysis) now = before ? jj_cli_analysis_new (this, NULL, error) : NULL;
  g_autoptr (JjYearDiff) diff = NULL;

  if (!now)
    return JJ_CLI_UNUSABLE;
  diff = jj_year_compare (before->plan, before->figures, now->plan, now->figures);
  if (json)
    jj_cli_print_json (to_json (diff));
  else
    print (diff);
  return diff->counts[JJ_YEAR_SAME] == diff->rows->len ? JJ_CLI_DONE : JJ_CLI_FOUND;
}
