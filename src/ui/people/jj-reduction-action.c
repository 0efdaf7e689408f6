/* jj-reduction-action.c: reduced periods go into the budget */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-reduction-action.h"

#include "jj-format.h"
#include "jj-reductions.h"

#include <glib/gi18n.h>

/* "33 persons, 4,688,800 元 · 2 left out: no school or level". (transfer full) */
static char *
describe (const JjReductions *sums)
{
  g_autofree char *cost = jj_format_money (sums->cost);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          ngettext ("Reduced periods of %u person in the budget: NT$ %s",
                                    "Reduced periods of %u persons in the budget: NT$ %s",
                                    sums->n_persons),
                          sums->n_persons, cost);
  if (sums->n_left_out > 0)
    g_string_append_printf (text,
                            ngettext (" · %u left out: its school or level is not known",
                                      " · %u left out: their school or level is not known",
                                      sums->n_left_out),
                            sums->n_left_out);
  return g_string_free (text, FALSE);
}

void
jj_reduction_action_run (JjWorkspace *workspace)
{
  JjReductions sums;
  g_autoptr (JjEdit) edit
      = jj_reductions_make_edit (jj_workspace_get_plan (workspace),
                                 jj_analysis_get_packs (jj_workspace_get_analysis (workspace)),
                                 &sums);
  g_autofree char *text = describe (&sums);
  gboolean is_empty = jj_edit_is_empty (edit);
  GError *error = NULL;

  if (is_empty || jj_workspace_commit (workspace, g_steal_pointer (&edit), &error))
    jj_workspace_message (workspace, text, !is_empty);
  else
    jj_workspace_fail (workspace, error);
}
