/* jj-reduction-action.c: the cost of reduced periods beside what the budget has for it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-reduction-action.h"

#include "jj-format.h"
#include "jj-reductions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* (transfer full) */
static JjEdit *
make_edit (JjWorkspace *workspace, JjReductions *sums)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));

  return jj_reductions_make_edit (jj_workspace_get_plan (workspace), packs, sums);
}

static void
append_row (GString *text, const char *label, gint64 hundredths, gint64 amount)
{
  g_autofree char *periods = jj_format_decimal2 (hundredths);
  g_autofree char *money = jj_format_money (amount);

  g_string_append_printf (text, _ ("%s: %s periods a year, NT$ %s"), label, periods, money);
  g_string_append_c (text, '\n');
}

/* (transfer full) */
static char *
describe (const JjReductions *sums)
{
  GString *text = g_string_new (NULL);
  g_autofree char *persons
      = g_strdup_printf (ngettext ("Reduced periods of %u person", "Reduced periods of %u persons",
                                   sums->n_persons),
                         sums->n_persons);
  g_autofree char *lines
      = g_strdup_printf (ngettext ("%u line of substitutes in the budget",
                                   "%u lines of substitutes in the budget", sums->n_lines),
                         sums->n_lines);
  g_autofree char *missing = jj_format_decimal2 (sums->periods_missing);

  append_row (text, persons, sums->periods, sums->cost);
  append_row (text, lines, sums->periods_there, sums->there);
  if (sums->periods_missing > 0)
    g_string_append_printf (text, _ ("Not in the budget yet: %s periods a year"), missing);
  else
    g_string_append (text, _ ("The budget has them all."));
  if (sums->n_left_out > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text,
                              ngettext ("%u person left out: its school or level is not known",
                                        "%u persons left out: their school or level is not known",
                                        sums->n_left_out),
                              sums->n_left_out);
    }
  return g_string_free (text, FALSE);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, JjWorkspace *workspace)
{
  JjReductions sums;
  g_autoptr (JjEdit) edit = NULL;
  GError *error = NULL;

  if (!g_str_equal (response, "add"))
    return;
  edit = make_edit (workspace, &sums);
  if (jj_edit_is_empty (edit))
    return;
  if (jj_workspace_commit (workspace, g_steal_pointer (&edit), &error))
    {
      g_autofree char *periods = jj_format_decimal2 (sums.periods_missing);
      g_autofree char *text
          = g_strdup_printf (_ ("Put %s periods a year into the budget"), periods);

      jj_workspace_message (workspace, text, TRUE);
    }
  else
    jj_workspace_fail (workspace, error);
}

void
jj_reduction_action_run (GtkWidget *parent, JjWorkspace *workspace)
{
  JjReductions sums;
  g_autoptr (JjEdit) edit = make_edit (workspace, &sums);
  g_autofree char *body = describe (&sums);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                                              _ ("Reduced Periods and the Budget"), body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  gboolean can_add = !jj_edit_is_empty (edit) && !jj_workspace_get_read_only (workspace);

  adw_message_dialog_add_response (message, "close", _ ("_Close"));
  if (can_add)
    {
      adw_message_dialog_add_response (message, "add", _ ("_Add What Is Missing"));
      adw_message_dialog_set_response_appearance (message, "add", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (message, can_add ? "add" : "close");
  adw_message_dialog_set_close_response (message, "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), workspace, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
