/* jj-empty-state.c: what to do first where there is nothing yet */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-empty-state.h"

#include "jj-icons.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static const struct
{
  JjKindId kind;
  const char *title, *description;
} states[] = {
  { JJ_KIND_SCHOOL, N_ ("No schools yet"),
    N_ ("Schools lead communities, host activities and belong to alliances. Add them here, or "
        "begin a plan with the county's list.") },
  { JJ_KIND_COMMUNITY, N_ ("No communities yet"),
    N_ ("A professional learning community meets over the school year. Give it a lead school, a "
        "domain and the meetings it plans.") },
  { JJ_KIND_TALENT_POOL, N_ ("No talent pools yet"),
    N_ ("A pool holds people of one category and tier: how many there are, how many are wanted, "
        "and where they are promoted to.") },
  { JJ_KIND_PERSON, N_ ("No persons yet"),
    N_ ("Persons belong to talent pools with their certificates. Codes are enough: names are "
        "personal data.") },
  { JJ_KIND_ALLIANCE, N_ ("No alliances yet"),
    N_ ("An alliance joins schools of some townships, or several counties, around shared "
        "tasks.") },
  { JJ_KIND_ORGANISATION, N_ ("No organisations yet"),
    N_ ("The steering group, the advisory team and its subject groups, the training centre: who "
        "runs the plan.") },
  { JJ_KIND_PROGRAMME, N_ ("No programmes yet"),
    N_ ("Programmes are the parts of the plan. Each has one of the nine themes and holds "
        "activities.") },
  { JJ_KIND_ACTIVITY, N_ ("No activities yet"),
    N_ ("Workshops, open lessons, visits: with dates, sessions and participants. Budget lines "
        "belong to activities.") },
  { JJ_KIND_MILESTONE, N_ ("No milestones yet"),
    N_ ("Application, review, approval, disbursement, settlement: with dates and who is "
        "responsible.") },
  { JJ_KIND_BUDGET_LINE, N_ ("No budget lines yet"),
    N_ ("A line is unit price × quantity × times. It belongs to an activity and is charged to one "
        "or more purses.") },
  { JJ_KIND_PURSE, N_ ("No purses yet"),
    N_ ("A purse is a source of money with the amount granted. Add the purses first: lines are "
        "charged to them.") },
  { JJ_KIND_INDICATOR, N_ ("No indicators yet"),
    N_ ("What the county will report: a unit, a baseline, a target.") },
  { JJ_KIND_OBJECTIVE, N_ ("No objectives yet"),
    N_ ("An objective says what the plan is for; indicators measure it.") },
};

static void
on_clicked (GtkWidget *button, const char *action)
{
  gtk_widget_activate_action (button, action, NULL);
}

static void
add_button (GtkBox *box, JjWorkspace *workspace, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  if (!gtk_widget_get_first_child (GTK_WIDGET (box)))
    gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), (gpointer)action);
  g_object_bind_property (workspace, "read-only", button, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  gtk_box_append (box, button);
}

/* What a county has as a list already need not be typed. */
static gboolean
comes_from_lists (JjKindId kind)
{
  return kind == JJ_KIND_SCHOOL || kind == JJ_KIND_COMMUNITY || kind == JJ_KIND_PERSON;
}

GtkWidget *
jj_empty_state_new (JjWorkspace *workspace, JjKindId kind)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), jj_icon_of_kind (kind));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (states[i].kind == kind)
      {
        adw_status_page_set_title (ADW_STATUS_PAGE (status), _ (states[i].title));
        adw_status_page_set_description (ADW_STATUS_PAGE (status), _ (states[i].description));
      }
  add_button (GTK_BOX (buttons), workspace, _ ("Add the First One"), "page.add");
  if (kind == JJ_KIND_COMMUNITY)
    add_button (GTK_BOX (buttons), workspace, _ ("Propose from the Schools…"), "page.propose");
  if (comes_from_lists (kind))
    add_button (GTK_BOX (buttons), workspace, _ ("Import Lists…"), "win.import");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (status, "compact");
  adw_status_page_set_child (ADW_STATUS_PAGE (status), buttons);
  gtk_widget_set_vexpand (status, TRUE);
  return status;
}
