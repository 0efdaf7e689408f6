/* jj-plain-rows.c: plain lists of two-line rows that are made when they are seen */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plain-rows.h"

GListModel *
jj_plain_rows_new (guint n)
{
  g_autofree const char **empty = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    empty[i] = "";
  return G_LIST_MODEL (gtk_string_list_new (empty));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, NULL);
}

void
jj_plain_rows_set_factory (GtkListView *list, GCallback bind, gpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "bind", bind, data);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), data);
  gtk_list_view_set_factory (list, factory);
  g_object_unref (factory);
}

static GtkWidget *
make_text (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

GtkWidget *
jj_plain_row_new (const char *title, const char *text, const char *state)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = make_text (text, "dim-label"), *label;

  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (texts), make_text (title, NULL));
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (line), texts);
  if (state)
    {
      label = make_text (state, "caption");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
      gtk_box_append (GTK_BOX (line), label);
    }
  return line;
}
