/* jj-next-year.c: the next school year's plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-next-year.h"

#include "jj-application.h"
#include "jj-county.h"
#include "jj-file-dialogs.h"
#include "jj-kinds-plan.h"
#include "jj-roll-forward.h"
#include "jj-tier.h"
#include "jj-ui.h"
#include "jj-window.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWindow *parent;
  JjWorkspace *workspace;
  GtkDropDown *amounts, *tier;
  JjRollWish wish;
} NextYear;

static guint
next_year (JjWorkspace *workspace)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (workspace));

  return (guint)jj_element_get_number_or (root, JJ_PLAN_SCHOOL_YEAR, 0) + 1;
}

static void
free_next_year (gpointer data)
{
  NextYear *self = data;

  g_object_unref (self->workspace);
  g_free (self);
}

static void
on_file (GFile *file, gpointer data)
{
  NextYear *self = data;
  GtkApplication *application = gtk_window_get_application (self->parent);
  g_autoptr (GError) error = NULL;
  JjPlan *plan = jj_roll_forward (jj_workspace_get_plan (self->workspace), &self->wish, &error);
  GtkWindow *window;

  if (!plan)
    {
      jj_error_dialog (self->parent, _ ("The Plan Cannot Be Created"), error->message);
      return;
    }
  if (!jj_application_create (JJ_APPLICATION (application), file, plan, self->parent))
    return;
  window = gtk_application_get_active_window (application);
  if (JJ_IS_WINDOW (window) && window != self->parent)
    jj_stale_window_show (window, jj_window_get_workspace (JJ_WINDOW (window)));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, NextYear *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "create"))
    return;
  self->wish.amounts = gtk_drop_down_get_selected (self->amounts);
  self->wish.fiscal_tier = gtk_drop_down_get_selected (self->tier);
  name = g_strdup_printf ("%s %u.jingjin", county ? jj_county_get_title (county) : _ ("Plan"),
                          next_year (self->workspace));
  jj_save_dialog (self->parent, name,
                  jj_project_get_path (jj_workspace_get_project (self->workspace)), on_file, self);
}

static GtkDropDown *
add_choice (GtkGrid *grid, int line, const char *title, const char *const *choices)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *choice = gtk_drop_down_new_from_strings (choices);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (choice, TRUE);
  jj_ui_set_name (choice, title);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, choice, 1, line, 1, 1);
  return GTK_DROP_DOWN (choice);
}

static GtkWidget *
make_choices (NextYear *self)
{
  const char *const amounts[] = { _ ("Keep lines and grants"), _ ("Keep lines without amounts"),
                                  _ ("Keep lines; this year's grants are the measure"), NULL };
  const char *const tiers[] = { _ ("Unknown"), "1", "2", "3", "4", "5", NULL };
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  const char *county = jj_element_get_text (root, JJ_PLAN_COUNTY);
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 8);
  gtk_grid_set_column_spacing (grid, 12);
  self->amounts = add_choice (grid, 0, _ ("Amounts"), amounts);
  self->tier = add_choice (grid, 1, _ ("Fiscal tier"), tiers);
  if (county)
    gtk_drop_down_set_selected (self->tier,
                                jj_tier_propose (packs, county, next_year (self->workspace)));
  return GTK_WIDGET (grid);
}

void
jj_next_year_ask (GtkWindow *parent, JjWorkspace *workspace)
{
  NextYear *self = g_new0 (NextYear, 1);
  g_autofree char *title = g_strdup_printf (_ ("Plan of School Year %u"), next_year (workspace));
  GtkWidget *dialog = adw_message_dialog_new (
      parent, title,
      _ ("A new file with this plan's structure: dates a year later, no results, waivers or "
         "comments. A list shows what is still last year's. This plan stays as it is."));

  self->parent = parent;
  self->workspace = g_object_ref (workspace);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "create",
                                    _ ("C_reate…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "create",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "create");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_choices (self));
  /* The file dialog outlives this one: the choice goes with the window. */
  g_object_set_data_full (G_OBJECT (parent), "jj-next-year", self, free_next_year);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
