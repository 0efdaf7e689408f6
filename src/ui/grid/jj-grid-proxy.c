/* jj-grid-proxy.c: a widget without looks that stands for a row or cell to screen readers */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-proxy.h"

struct _JjGridProxy
{
  GtkWidget parent_instance;

  char *label, *description;
  guint flags; /* as told; 0 at first, which is all off */
};

enum
{
  SELECTED = 1 << 0,
  READ_ONLY = 1 << 1,
  INVALID = 1 << 2
};

G_DEFINE_FINAL_TYPE (JjGridProxy, jj_grid_proxy, GTK_TYPE_WIDGET)

static void
jj_grid_proxy_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (jj_grid_proxy_parent_class)->dispose (object);
}

static void
jj_grid_proxy_finalize (GObject *object)
{
  JjGridProxy *self = JJ_GRID_PROXY (object);

  g_free (self->label);
  g_free (self->description);
  G_OBJECT_CLASS (jj_grid_proxy_parent_class)->finalize (object);
}

static void
jj_grid_proxy_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
}

static void
jj_grid_proxy_class_init (JjGridProxyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_grid_proxy_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_grid_proxy_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = jj_grid_proxy_snapshot;
}

static void
jj_grid_proxy_init (JjGridProxy *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
jj_grid_proxy_new (GtkAccessibleRole role, GtkWidget *parent)
{
  GtkWidget *self = g_object_new (JJ_TYPE_GRID_PROXY, "accessible-role", role, NULL);

  gtk_widget_set_parent (self, parent);
  return self;
}

void
jj_grid_proxy_set_label (JjGridProxy *self, const char *label)
{
  if (g_strcmp0 (self->label, label) == 0)
    return;
  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
jj_grid_proxy_set_description (JjGridProxy *self, const char *description)
{
  if (g_strcmp0 (self->description != NULL ? self->description : "", description) == 0)
    return;
  g_free (self->description);
  self->description = g_strdup (description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

void
jj_grid_proxy_set_flags (JjGridProxy *self, gboolean selected, gboolean read_only, gboolean invalid)
{
  guint flags = (selected ? SELECTED : 0) | (read_only ? READ_ONLY : 0) | (invalid ? INVALID : 0);
  guint changed = flags ^ self->flags;
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  self->flags = flags;
  if ((changed & SELECTED) != 0)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  if ((changed & READ_ONLY) != 0)
    gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_READ_ONLY, read_only, -1);
  if ((changed & INVALID) != 0)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                 invalid ? GTK_ACCESSIBLE_INVALID_TRUE
                                         : GTK_ACCESSIBLE_INVALID_FALSE,
                                 -1);
}
