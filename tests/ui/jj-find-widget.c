/* jj-find-widget.c: a widget in another, for tests */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-find-widget.h"

typedef struct
{
  GType type;
  const char *label; /* NULL: any */
  gboolean seen;
} Wanted;

static gboolean
is_wanted (GtkWidget *widget, const Wanted *wanted)
{
  g_autofree char *label = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), wanted->type)
      || (wanted->seen && !gtk_widget_get_mapped (widget)))
    return FALSE;
  if (wanted->label)
    g_object_get (widget, "label", &label, NULL);
  return g_strcmp0 (label, wanted->label) == 0;
}

static GtkWidget *
find (GtkWidget *widget, const Wanted *wanted)
{
  GtkWidget *found = is_wanted (widget, wanted) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, wanted);
  return found;
}

GtkWidget *
jj_find_widget (GtkWidget *widget, GType type)
{
  return find (widget, &(Wanted){ .type = type });
}

GtkWidget *
jj_find_seen (GtkWidget *widget, GType type)
{
  return find (widget, &(Wanted){ .type = type, .seen = TRUE });
}

GtkWidget *
jj_find_labelled (GtkWidget *widget, GType type, const char *label)
{
  return find (widget, &(Wanted){ .type = type, .label = label });
}
