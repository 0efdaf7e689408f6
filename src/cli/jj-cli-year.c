/* jj-cli-year.c: jingjin-cli next-year and stale */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-project.h"
#include "jj-roll-forward.h"
#include "jj-stale.h"

#include <glib/gi18n.h>

#define NO_TIER G_MININT /* the tier stays as it is */

static const char *const amounts[] = { "keep", "clear", "last-year", NULL };

static gboolean
read_amounts (const char *text, JjRollAmounts *choice, GError **error)
{
  for (guint i = 0; amounts[i]; i++)
    if (!text || g_str_equal (text, amounts[i]))
      {
        *choice = (JjRollAmounts)i;
        return TRUE;
      }
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--amounts is one of keep, clear, last-year."));
  return FALSE;
}

static gboolean
check_output (const char *out, GError **error)
{
  if (out && !g_file_test (out, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       out ? _ ("The file named by -o is there already; name a new one.")
                           : _ ("Say where to write by -o."));
  return FALSE;
}

static gboolean
check_tier (int tier, GError **error)
{
  if (tier == NO_TIER || (tier >= 1 && tier <= 5))
    return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("--tier is a number from 1 to 5."));
  return FALSE;
}

static guint
print_stale (JjProject *project, gboolean json)
{
  JjPlan *plan = jj_project_get_plan (project);
  g_autoptr (JjPackSet) packs = jj_cli_load_packs (plan, NULL, NULL);
  g_autoptr (GHashTable) touched = jj_stale_get_touched (project);
  g_autoptr (GArray) all = jj_stale_list (plan, packs, touched);
  g_autoptr (JsonBuilder) out = json_builder_new ();
  static const char *const ids[JJ_N_STALE]
      = { "year", "certificate", "school", "price", "date", "weekend", "text" };

  json_builder_begin_array (out);
  for (guint i = 0; i < all->len; i++)
    {
      const JjStale *stale = &g_array_index (all, JjStale, i);
      const JjElement *element = jj_plan_find (plan, stale->id);
      const JjKind *kind = jj_element_get_kind (element);

      if (!json)
        {
          jj_cli_print ("%s: %s %s “%s”: %s\n", jj_stale_get_label (stale->type),
                        jj_label (kind->label), jj_element_get_title (element),
                        jj_label (kind->fields[stale->field].label), stale->text);
          continue;
        }
      json_builder_begin_object (out);
      jj_cli_add_text (out, "type", ids[stale->type]);
      jj_cli_add_text (out, "kind", kind->id);
      jj_cli_add_text (out, "code", jj_element_get_code (element));
      jj_cli_add_text (out, "field", kind->fields[stale->field].id);
      jj_cli_add_text (out, "text", stale->text);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  if (json)
    jj_cli_print_json (json_builder_get_root (out));
  return all->len;
}

static JjCliStatus
run_stale (char **argv, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjProject) project = NULL;

  if (!jj_cli_parse (&jj_cli_stale, entries, &arguments, 1, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  project = jj_project_open (arguments[0], JJ_OPEN_READ_ONLY, error);
  if (!project)
    return JJ_CLI_UNUSABLE;
  return print_stale (project, json) ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

static JjCliStatus
run_next_year (char **argv, GError **error)
{
  g_autofree char *out = NULL, *choice = NULL;
  int tier = NO_TIER;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("Next year's plan"), N_ ("OUT") },
    { "amounts", 0, 0, G_OPTION_ARG_STRING, &choice,
      N_ ("keep them (the default), clear them, or last-year: keep the lines and measure by this "
          "year's grants"),
      N_ ("CHOICE") },
    { "tier", 0, 0, G_OPTION_ARG_INT, &tier, N_ ("The fiscal tier of next year, 1 to 5"),
      N_ ("TIER") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjPlan) plan = NULL, next = NULL;
  g_autoptr (JjProject) project = NULL;
  JjRollWish wish = { 0 };

  if (!jj_cli_parse (&jj_cli_next_year, entries, &arguments, 1, error) || !check_output (out, error)
      || !read_amounts (choice, &wish.amounts, error) || !check_tier (tier, error))
    return JJ_CLI_UNUSABLE;
  wish.fiscal_tier = tier == NO_TIER ? 0 : (guint)tier;
  plan = jj_cli_load (arguments[0], error);
  next = plan ? jj_roll_forward (plan, &wish, error) : NULL;
  project = next ? jj_project_create (out, g_object_ref (next), NULL, error) : NULL;
  if (!project)
    return JJ_CLI_UNUSABLE;
  jj_cli_print ("%s: %s\n", out, jj_element_get_title (jj_plan_get_root (next)));
  return print_stale (project, FALSE) ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

const JjCliCommand jj_cli_next_year
    = { "next-year", "PLAN", N_ ("Makes next year's plan from this year's"), FALSE, run_next_year };
const JjCliCommand jj_cli_stale
    = { "stale", "PLAN", N_ ("Lists what of a plan is still last year's"), FALSE, run_stale };
