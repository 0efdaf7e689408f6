/* jj-new-dialog.c: what a new plan begins with, asked in one small window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-new-dialog.h"

#include "jj-data.h"
#include "jj-directory.h"
#include "jj-file-dialogs.h"
#include "jj-new-plan.h"
#include "jj-plan-json.h"
#include "jj-tier.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define SAMPLE "samples/yunlin-114.json"
#define DEFAULT_COUNTY "TW-YUN"

struct _JjNewDialog
{
  AdwWindow parent_instance;

  JjApplication *application; /* not owned: it owns its windows */
  GtkCheckButton *with_schools, *empty, *sample;
  GtkWidget *details, *create;
  AdwComboRow *county, *tier; /* tier: 0 is not known */
  GtkSpinButton *year;
  GtkLabel *hint;
  JjPackSet *packs;
};

G_DEFINE_FINAL_TYPE (JjNewDialog, jj_new_dialog, ADW_TYPE_WINDOW)

static const JjCounty *
chosen_county (JjNewDialog *self)
{
  return jj_county_get (adw_combo_row_get_selected (self->county));
}

static guint
chosen_year (JjNewDialog *self)
{
  return (guint)gtk_spin_button_get_value_as_int (self->year);
}

/* What the chosen county's list lacks is said before the plan is made. */
static void
update (JjNewDialog *self)
{
  gboolean sample = gtk_check_button_get_active (self->sample);
  g_autofree char *missing = NULL;

  gtk_widget_set_sensitive (self->details, !sample);
  if (gtk_check_button_get_active (self->with_schools))
    missing = jj_directory_get_missing (chosen_county (self), chosen_year (self));
  gtk_label_set_text (self->hint, missing ? missing : "");
}

/* Follows the county and the year; what the lists do not know is left to the planner. */
static void
propose_tier (JjNewDialog *self)
{
  guint tier = jj_tier_propose (self->packs, chosen_county (self)->code, chosen_year (self));

  adw_combo_row_set_selected (self->tier, tier);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->tier),
                               tier ? _ ("As listed for the county's first fiscal year")
                                    : _ ("No list of this year was found"));
}

static JjPlan *
make_plan (JjNewDialog *self, GError **error)
{
  JjNewPlan wish
      = { chosen_county (self), chosen_year (self), adw_combo_row_get_selected (self->tier),
          gtk_check_button_get_active (self->empty) };
  g_autoptr (GBytes) json = NULL;

  if (!gtk_check_button_get_active (self->sample))
    return jj_new_plan (&wish, error);
  json = jj_data_load (SAMPLE, error);
  return json ? jj_plan_from_json (json, error) : NULL;
}

static void
on_file (GFile *file, gpointer data)
{
  JjNewDialog *self = data;
  g_autoptr (GError) error = NULL;
  JjPlan *plan = make_plan (self, &error);

  if (!plan)
    jj_error_dialog (GTK_WINDOW (self), _ ("The Plan Cannot Be Created"), error->message);
  else if (jj_application_create (self->application, file, plan, GTK_WINDOW (self)))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_create (JjNewDialog *self)
{
  gboolean sample = gtk_check_button_get_active (self->sample);
  g_autofree char *name
      = sample ? g_strdup (_ ("Yunlin 114 (sample).jingjin"))
               : g_strdup_printf ("%s %u.jingjin", jj_county_get_title (chosen_county (self)),
                                  chosen_year (self));

  jj_save_dialog (GTK_WINDOW (self), name, NULL, on_file, self);
}

/* The school year that is being planned: from February on the next one. */
static guint
proposed_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now) - 1911;

  return (guint)(g_date_time_get_month (now) == 1 ? year - 1 : year);
}

static void
jj_new_dialog_finalize (GObject *object)
{
  jj_pack_set_unref (JJ_NEW_DIALOG (object)->packs);
  G_OBJECT_CLASS (jj_new_dialog_parent_class)->finalize (object);
}

static void
jj_new_dialog_class_init (JjNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jj_new_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, with_schools);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, empty);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, sample);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, details);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, create);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, county);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, tier);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, year);
  gtk_widget_class_bind_template_child (widget_class, JjNewDialog, hint);
}

static void
fill_counties (JjNewDialog *self)
{
  g_autoptr (GtkStringList) counties = gtk_string_list_new (NULL);
  guint first = 0;

  for (guint i = 0; i < JJ_N_COUNTIES; i++)
    {
      gtk_string_list_append (counties, jj_county_get_title (jj_county_get (i)));
      if (g_str_equal (jj_county_get (i)->code, DEFAULT_COUNTY))
        first = i;
    }
  adw_combo_row_set_model (self->county, G_LIST_MODEL (counties));
  adw_combo_row_set_selected (self->county, first);
}

static void
fill_tiers (JjNewDialog *self)
{
  const char *const names[] = { _ ("Unknown"), "1", "2", "3", "4", "5", NULL };
  g_autoptr (GtkStringList) tiers = gtk_string_list_new (names);
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (NULL, NULL);

  self->packs = jj_pack_set_new (packs, NULL);
  adw_combo_row_set_model (self->tier, G_LIST_MODEL (tiers));
}

static void
jj_new_dialog_init (JjNewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  fill_counties (self);
  fill_tiers (self);
  gtk_spin_button_set_adjustment (self->year, gtk_adjustment_new (proposed_year (), JJ_FIRST_YEAR,
                                                                  JJ_LAST_YEAR, 1, 1, 0));
  g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (on_create), self);
  g_signal_connect_swapped (self->with_schools, "toggled", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->sample, "toggled", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->county, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->county, "notify::selected", G_CALLBACK (propose_tier), self);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->year, "value-changed", G_CALLBACK (propose_tier), self);
  propose_tier (self);
  update (self);
}

GtkWindow *
jj_new_dialog_new (JjApplication *application, GtkWindow *parent)
{
  JjNewDialog *self = g_object_new (JJ_TYPE_NEW_DIALOG, "transient-for", parent, "application",
                                    application, NULL);

  self->application = application;
  return GTK_WINDOW (self);
}
