/* jj-explain-attach.c: numbers that say what makes them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-explain-window.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

#define FIGURE_KEY "jj-figure"
#define CLICK_KEY "jj-figure-click"

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, JjWorkspace *workspace)
{
  /* The number may stand on a button that leads elsewhere. */
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, JjWorkspace *workspace)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  const char *figure = jj_explain_get_figure (widget);

  if (figure && gtk_widget_contains (widget, x, y))
    jj_explain_figure (widget, workspace, figure);
}

void
jj_explain_set_figure (GtkWidget *widget, const char *figure)
{
  g_object_set_data_full (G_OBJECT (widget), FIGURE_KEY, g_strdup (figure), g_free);
}

const char *
jj_explain_get_figure (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), FIGURE_KEY);
}

void
jj_explain_attach (GtkWidget *widget, JjWorkspace *workspace, const char *figure)
{
  GtkGesture *click;

  jj_explain_set_figure (widget, figure);
  gtk_widget_set_cursor_from_name (widget, figure ? "pointer" : NULL);
  jj_ui_set_tooltip (widget, figure ? _ ("What makes this number (F4)") : NULL);
  if (g_object_get_data (G_OBJECT (widget), CLICK_KEY))
    return;
  click = gtk_gesture_click_new ();
  g_object_set_data (G_OBJECT (widget), CLICK_KEY, click);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), workspace, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_released), workspace, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/* The figure of the element that is selected alone, where its kind has one. (transfer full) */
static char *
selected_figure (JjWorkspace *workspace)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace, &n_ids);
  const JjElement *element
      = n_ids == 1 ? jj_plan_find (jj_workspace_get_plan (workspace), ids[0]) : NULL;

  return element ? jj_explain_name (element) : NULL;
}

void
jj_explain_selected (GtkWidget *parent, JjWorkspace *workspace)
{
  g_autofree char *figure = selected_figure (workspace);

  jj_explain_figure (parent, workspace, figure ? figure : "total");
}

gboolean
jj_explain_element (GtkWidget *parent, JjWorkspace *workspace, JjId id)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (workspace), id);
  g_autofree char *figure = element ? jj_explain_name (element) : NULL;

  if (figure)
    jj_explain_figure (parent, workspace, figure);
  return figure != NULL;
}

void
jj_explain_here (GtkWidget *window, JjWorkspace *workspace)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  g_autofree char *figure = NULL;

  for (GtkWidget *widget = focus; widget && !figure; widget = gtk_widget_get_parent (widget))
    figure = g_strdup (jj_explain_get_figure (widget));
  /* The overview is about the whole plan, whatever is selected elsewhere. */
  if (!figure && g_strcmp0 (jj_workspace_get_page (workspace), "overview") == 0)
    figure = g_strdup ("total");
  if (figure)
    jj_explain_figure (window, workspace, figure);
  else if (!focus || !gtk_widget_activate_action (focus, "page.explain", NULL))
    jj_explain_selected (window, workspace);
}
