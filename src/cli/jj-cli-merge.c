/* jj-cli-merge.c: jingjin-cli merge */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-cli-analysis.h"
#include "jj-cli.h"
#include "jj-diff.h"
#include "jj-format.h"
#include "jj-merge.h"
#include "jj-project.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static char *
show (JjPlan *plan, const JjKind *kind, guint field, JjValue value)
{
  return jj_value_to_display (plan, &kind->fields[field], value);
}

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

static const char *const conflict_types[]
    = { "field", "deleted_by_mine", "deleted_by_theirs", "circle" };

static void
add_conflict (JsonBuilder *out, const JjConflict *conflict, JjPlan *merged)
{
  static const char *const names[] = { "base", "mine", "theirs" };
  const JjValue values[] = { conflict->base, conflict->mine, conflict->theirs };

  begin_item (out, conflict_types[conflict->type], conflict->kind, conflict->id);
  for (guint i = 0; conflict->type == JJ_CONFLICT_FIELD && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = show (merged, conflict->kind, conflict->field, values[i]);

      if (i == 0)
        jj_cli_add_text (out, "field", conflict->kind->fields[conflict->field].id);
      jj_cli_add_text (out, names[i], text);
    }
  json_builder_end_object (out);
}

static void
print_conflict (const JjConflict *conflict, JjPlan *merged)
{
  const JjElement *element = jj_plan_find (merged, conflict->id);
  g_autofree char *title
      = element ? jj_element_describe (element) : g_strdup (jj_label (conflict->kind->label));
  const char *field = jj_label (conflict->kind->fields[conflict->field].label);
  g_autofree char *base = NULL, *mine = NULL, *theirs = NULL;

  switch (conflict->type)
    {
    case JJ_CONFLICT_DELETED_BY_MINE:
      jj_cli_print (_ ("! %s: deleted in mine, edited or used in theirs; kept\n"), title);
      break;
    case JJ_CONFLICT_DELETED_BY_THEIRS:
      jj_cli_print (_ ("! %s: deleted in theirs, edited or used in mine; kept\n"), title);
      break;
    case JJ_CONFLICT_CIRCLE:
      jj_cli_print (_ ("! %s: “%s” of theirs would go in a circle; not taken\n"), title, field);
      break;
    case JJ_CONFLICT_FIELD:
    default:
      base = show (merged, conflict->kind, conflict->field, conflict->base);
      mine = show (merged, conflict->kind, conflict->field, conflict->mine);
      theirs = show (merged, conflict->kind, conflict->field, conflict->theirs);
      jj_cli_print (_ ("! %s: %s: base “%s”, mine “%s”, theirs “%s”; %s taken\n"), title, field,
                    base, mine, theirs,
                    conflict->choice == JJ_CHOICE_THEIRS ? _ ("theirs") : _ ("mine"));
    }
}

static void
report (JjMerge *merge, JjPlan *merged, gboolean json)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  guint n = jj_merge_get_n_conflicts (merge);

  json_builder_begin_array (out);
  for (guint i = 0; i < n; i++)
    {
      if (json)
        add_conflict (out, jj_merge_get_conflict (merge, i), merged);
      else
        print_conflict (jj_merge_get_conflict (merge, i), merged);
    }
  json_builder_end_array (out);
  if (json)
    jj_cli_print_json (json_builder_get_root (out));
  else
    jj_cli_print (g_dngettext (NULL, "Merged with %u conflict.\n", "Merged with %u conflicts.\n",
                               n),
                  n);
}

/* The result is mine with its history, and the merge as one more step of it: in a file of its own,
 * whole or not there. */
static gboolean
write_merged (JjMerge *merge, const char *mine, const char *out, GError **error)
{
  g_autoptr (JjProject) source = jj_project_open (mine, JJ_OPEN_READ_ONLY, error);
  g_autoptr (JjProject) target = NULL;
  g_autoptr (JjEdit) edit = NULL;

  if (!source || !jj_project_save_copy (source, out, error))
    return FALSE;
  target = jj_project_open (out, JJ_OPEN_DEFAULT, error);
  if (target)
    {
      edit = jj_merge_to_edit (merge, jj_project_get_plan (target));
      if (jj_project_commit (target, edit, error))
        return TRUE;
    }
  g_clear_object (&target);
  g_unlink (out);
  return FALSE;
}

static JjCliStatus
run_merge (char **argv, GError **error)
{
  g_autofree char *out = NULL;
  gboolean json = FALSE, theirs = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_ ("The merged plan"), N_ ("OUT") },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &theirs,
      N_ ("Where both changed a field, take theirs; without it, mine"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Conflicts as JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (JjPlan) merged = NULL;
  g_autoptr (JjMerge) merge = NULL;

  if (!jj_cli_parse (&jj_cli_merge, entries, &arguments, 3, error))
    return JJ_CLI_UNUSABLE;
  if (json)
    jj_cli_be_neutral ();
  if (!out || g_file_test (out, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           out ? _ ("The file named by -o is there already; name a new one.")
                               : _ ("Say where to write by -o."));
      return JJ_CLI_UNUSABLE;
    }
  for (guint i = 0; i < 3; i++)
    {
      JjPlan *plan = jj_cli_load (arguments[i], error);

      if (!plan)
        return JJ_CLI_UNUSABLE;
      g_ptr_array_add (plans, plan);
    }
  merge = jj_merge_new (plans->pdata[0], plans->pdata[1], plans->pdata[2], error);
  for (guint i = 0; merge && i < jj_merge_get_n_conflicts (merge); i++)
    if (jj_merge_get_conflict (merge, i)->type == JJ_CONFLICT_FIELD)
      jj_merge_choose (merge, i, theirs ? JJ_CHOICE_THEIRS : JJ_CHOICE_MINE);
  if (!merge || !write_merged (merge, arguments[1], out, error))
    return JJ_CLI_UNUSABLE;
  merged = jj_cli_load (out, error);
  if (!merged)
    return JJ_CLI_UNUSABLE;
  report (merge, merged, json);
  return jj_merge_get_n_conflicts (merge) ? JJ_CLI_FOUND : JJ_CLI_DONE;
}

const JjCliCommand jj_cli_merge
    = { "merge", "BASE MINE THEIRS", N_ ("Merges two copies of a plan that were edited apart"),
        FALSE, run_merge };
