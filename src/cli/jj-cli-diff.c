/* jj-cli-diff.c: jingjin-cli diff */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-atomic.h"
#include "jj-change-reasons.h"
#include "jj-change-sheet.h"
#include "jj-cli-analysis.h"
#include "jj-cli-years.h"
#include "jj-cli.h"
#include "jj-diff.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-odt.h"
#include "jj-pack.h"
#include "jj-plan-language.h"

#include <glib/gi18n.h>
#include <string.h>

static void
begin_item (JsonBuilder *out, const char *type, const JjKind *kind, JjId id)
{
  char text[JJ_ID_LENGTH + 1];

  jj_id_to_string (id, text);
  json_builder_begin_object (out);
  jj_cli_add_text (out, "type", type);
  jj_cli_add_text (out, "kind", kind->id);
  jj_cli_add_text (out, "id", text);
}

static void
add_difference (JsonBuilder *out, const JjDifference *difference, JjPlan *before, JjPlan *after)
{
  static const char *const types[] = { "added", "changed", "removed" };
  const JjElement *old = jj_plan_find (before, difference->id);
  const JjElement *new = jj_plan_find (after, difference->id);
  const char *code = jj_element_get_code (new ? new : old);
  const char *name = jj_element_get_name (new ? new : old);

  begin_item (out, types[difference->type], difference->kind, difference->id);
  if (code)
    jj_cli_add_text (out, "code", code);
  if (name)
    jj_cli_add_text (out, "name", name);
  if (difference->type == JJ_DIFFERENCE_CHANGED)
    {
      g_autofree char *a = jj_element_to_display (before, old, difference->field);
      g_autofree char *b = jj_element_to_display (after, new, difference->field);

      jj_cli_add_text (out, "field", difference->kind->fields[difference->field].id);
      jj_cli_add_text (out, "before", a);
      jj_cli_add_text (out, "after", b);
    }
  json_builder_end_object (out);
}

static void
print_difference (const JjDifference *difference, JjPlan *before, JjPlan *after)
{
  const JjElement *old = jj_plan_find (before, difference->id);
  const JjElement *new = jj_plan_find (after, difference->id);
  g_autofree char *title = jj_element_describe (new ? new : old);
  g_autofree char *a = NULL, *b = NULL;

  if (difference->type != JJ_DIFFERENCE_CHANGED)
    {
      jj_cli_print ("%c %s\n", difference->type == JJ_DIFFERENCE_ADDED ? '+' : '-', title);
      return;
    }
  a = jj_element_to_display (before, old, difference->field);
  b = jj_element_to_display (after, new, difference->field);
  jj_cli_print (_ ("~ %s: %s: “%s” → “%s”\n"), title,
                jj_label (difference->kind->fields[difference->field].label), a, b);
}

/* A table of changes. */
typedef struct
{
  JjPlan *plan; /* the newer */
  JjChangeTable *changes;
  JjChangeSheet sheet;
  const char *suffix;
} Sheet;

static const char *const suffixes[] = { ".odt", ".ods", ".csv" };

static gboolean
write_sheet (GOutputStream *out, gpointer data, GCancellable *cancellable, GError **error)
{
  Sheet *sheet = data;
  g_autoptr (JjDocument) document = NULL;

  if (strcmp (sheet->suffix, ".ods") == 0)
    return jj_change_sheet_write_ods (sheet->changes, &sheet->sheet, out, cancellable, error);
  if (strcmp (sheet->suffix, ".csv") == 0)
    return jj_change_sheet_write_csv (sheet->changes, out, cancellable, error);
  document = jj_change_sheet_make (sheet->changes, &sheet->sheet);
  return jj_odt_write (document, sheet->plan, out, cancellable, error);
}

static JjFigures *
work_out (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

static void
take_reasons (JjChangeTable *changes, char **names)
{
  g_autofree char *old = NULL, *new = NULL;
  const gint64 first = jj_cli_find_moment (names[0], &old, NULL);
  const gint64 last = jj_cli_find_moment (names[1], &new, NULL);

  if (first > 0 && last > 0 && !g_str_has_suffix (old, ".json") && !g_str_has_suffix (new, ".json"))
    jj_change_reasons_take (changes, &(JjMoment){ old, first }, &(JjMoment){ new, last });
}

static gboolean
write_table (JjPlan *before, JjPlan *after, char **names, const char *path, GError **error)
{
  g_autoptr (JjFigures) first = work_out (before), second = work_out (after);
  g_autoptr (JjChangeTable) changes = NULL;
  g_autofree char *old = g_path_get_basename (names[0]), *new = g_path_get_basename (names[1]);
  const JjElement *root = jj_plan_get_root (after);
  Sheet sheet
      = { after,
          NULL,
          { jj_element_get_title (root), old, new, jj_element_get_text (root, JJ_PLAN_COUNTY) },
          strrchr (path, '.') };

  jj_language_enter_plan ();
  sheet.changes = changes = jj_changes_new (before, first, after, second, TRUE);
  jj_language_leave_plan ();
  take_reasons (changes, names);
  return jj_write_atomically (path, write_sheet, &sheet, NULL, error);
}

static gboolean
check_out (const char *path, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (path, suffixes[i]))
      return TRUE;
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("A table of changes is written as .odt, .ods or .csv."));
  return FALSE;
}

static JjCliStatus
run_diff (char **argv, GError **error)
{
  g_autofree char *path = NULL;
  gboolean json = FALSE, budget = FALSE;
  const GOptionEntry entries[] = {
    { "budget", 0, 0, G_OPTION_ARG_NONE, &budget,
      N_ ("Budget lines alone, with last year's amount, this year's and the growth"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("A table of changes as .odt, .ods or .csv"), N_ ("OUT") },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (JjPlan) before = NULL, after = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (JsonBuilder) out = json_builder_new ();

  if (!jj_cli_parse (&jj_cli_diff, entries, &arguments, 2, error))
    return JJ_CLI_UNUSABLE;
  if (path && !check_out (path, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  if (budget)
    return jj_cli_compare_years (arguments[0], arguments[1], json, error);
  before = jj_cli_load (arguments[0], error);
  after = before ? jj_cli_load (arguments[1], error) : NULL;
  if (!after)
    return JJ_CLI_UNUSABLE;
  if (path && !write_table (before, after, arguments, path, error))
    return JJ_CLI_UNUSABLE;
  all = jj_plan_diff (before, after);
  json_builder_begin_array (out);
  for (guint i = 0; i < all->len && (json || !path); i++)
    {
      const JjDifference *difference = &g_array_index (all, JjDifference, i);

      if (json)
        add_difference (out, difference, before, after);
      else
        print_difference (difference, before, after);
    }
  json_builder_end_array (out);
  if (json)
    jj_cli_print_json (json_builder_get_root (out));
  else if (all->len == 0 && !path)
    jj_cli_print (_ ("The plans do not differ.\n"));
  return all->len ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

const JjCliCommand jj_cli_diff
    = { "diff", "BEFORE AFTER",
        N_ ("Lists what differs between two plans; PLAN@NAME is a checkpoint"), FALSE, run_diff };
