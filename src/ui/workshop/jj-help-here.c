/* jj-help-here.c: what a widget is about */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-help-here.h"

#define TOPIC "jj-help"
#define TITLE "jj-help-title"

void
jj_help_set_topic (GtkWidget *widget, const char *topic, const char *title)
{
  g_object_set_data_full (G_OBJECT (widget), TOPIC, g_strdup (topic), g_free);
  g_object_set_data_full (G_OBJECT (widget), TITLE, g_strdup (title), g_free);
}

/* The row of a list has the focus, and its only child knows what it is about. */
static GtkWidget *
find_below (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child && g_object_get_data (G_OBJECT (child), TOPIC) ? child : NULL;
}

const char *
jj_help_find_topic (GtkWidget *widget, const char **title)
{
  GtkWidget *at = widget ? find_below (widget) : NULL;

  for (at = at ? at : widget; at; at = gtk_widget_get_parent (at))
    {
      const char *topic = g_object_get_data (G_OBJECT (at), TOPIC);

      *title = g_object_get_data (G_OBJECT (at), TITLE);
      if (topic)
        return topic;
    }
  *title = NULL;
  return NULL;
}
