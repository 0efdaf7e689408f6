/* jj-override.c: a plan's own value for a rule, as edits */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-override.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"

#include <glib/gi18n.h>

/* The packs say what they make of it: the same words as if it came from a file. */
static gboolean
try_edit (JjWorkspace *workspace, JjEdit *edit, GError **error)
{
  JjPackSet *now = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));
  g_autoptr (JjPlan) plan = jj_plan_with (jj_workspace_get_plan (workspace), edit, error);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_pack_unref);
  g_autoptr (JjPackSet) set = NULL;
  const char *problem;

  if (!plan)
    return FALSE;
  for (guint i = 0; i < jj_pack_set_get_n_packs (now); i++)
    g_ptr_array_add (packs, jj_pack_ref (jj_pack_set_get_pack (now, i)));
  set = jj_pack_set_new (packs, plan);
  problem = jj_pack_set_get_problem (set);
  if (!problem || g_strcmp0 (problem, jj_pack_set_get_problem (now)) == 0)
    return TRUE;
  g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE, problem);
  return FALSE;
}

JjEdit *
jj_override_set (JjWorkspace *workspace,
                 const JjEntry *entry,
                 const char *value,
                 const char *reason,
                 GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("Adjust %s"), jj_entry_get_title (entry));
  g_autoptr (JjEdit) edit = jj_edit_new (label);
  g_autofree char *author = jj_settings_get_author (jj_workspace_get_settings (workspace));
  g_autofree char *why = g_strstrip (g_strdup (reason));
  JjId id = jj_entry_get_override (entry);

  if (!*why)
    {
      g_set_error_literal (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_VALUE,
                           _ ("An adjustment needs its reason."));
      return NULL;
    }
  if (id == 0)
    {
      id = jj_edit_insert (edit, JJ_KIND_OVERRIDE, 0);
      jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_ENTRY, jj_entry_get_id (entry));
    }
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_VALUE, *value ? value : NULL);
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_REASON, why);
  jj_edit_set_text (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_AUTHOR, author);
  jj_edit_set_number (edit, JJ_KIND_OVERRIDE, id, JJ_OVERRIDE_DATE, jj_today ());
  jj_edit_set_reason (edit, why);
  return try_edit (workspace, edit, error) ? g_steal_pointer (&edit) : NULL;
}

JjEdit *
jj_override_clear (JjWorkspace *workspace, const JjEntry *entry)
{
  JjId id = jj_entry_get_override (entry);
  g_autofree char *label
      = g_strdup_printf (_ ("Take back the adjustment of %s"), jj_entry_get_title (entry));
  JjEdit *edit;

  if (id == 0)
    return NULL;
  edit = jj_command_delete (jj_workspace_get_plan (workspace), &id, 1);
  jj_edit_set_label (edit, label);
  return edit;
}
