/* jj-page-pictures.c: the pictures above the tables of a view */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-page-pictures.h"

#include "jj-chart-frame.h"

static GtkWidget *
make_picture (JjWorkspace *workspace, const char *id, GCallback on_part, gpointer data)
{
  GtkWidget *frame = jj_chart_frame_new (workspace, jj_chart_by_id (id));

  g_signal_connect_object (jj_chart_frame_get_view (JJ_CHART_FRAME (frame)), "activated", on_part,
                           data, 0);
  return frame;
}

GtkWidget *
jj_page_pictures_new (JjWorkspace *workspace, const char *charts, GCallback on_part, gpointer data)
{
  g_auto (GStrv) ids = g_strsplit (charts, " ", -1);
  GtkWidget *overlay, *stack, *switcher;

  if (!ids[1])
    return make_picture (workspace, ids[0], on_part, data);
  overlay = gtk_overlay_new ();
  stack = gtk_stack_new ();
  switcher = gtk_stack_switcher_new ();
  for (guint i = 0; ids[i]; i++)
    {
      GtkWidget *picture = make_picture (workspace, ids[i], on_part, data);

      gtk_stack_add_titled (GTK_STACK (stack), picture, ids[i],
                            jj_chart_get_title (jj_chart_by_id (ids[i])));
      jj_chart_frame_lie_below (JJ_CHART_FRAME (picture), switcher);
    }
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_valign (switcher, GTK_ALIGN_START);
  gtk_widget_add_css_class (switcher, "picture-switch");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), stack);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), switcher);
  return overlay;
}

JjChartView *
jj_page_pictures_get_first (GtkWidget *pictures)
{
  if (!JJ_IS_CHART_FRAME (pictures))
    pictures = gtk_widget_get_first_child (gtk_overlay_get_child (GTK_OVERLAY (pictures)));
  return jj_chart_frame_get_view (JJ_CHART_FRAME (pictures));
}
