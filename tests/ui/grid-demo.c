/* grid-demo.c: a window with the grid on rows in memory, for tests from outside and for pictures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "demo-table.h"
#include "jj-grid-frame.h"

/* Usage: grid-demo [ROWS] [VIEW]; VIEW is what jj_table_view_save wrote. Ctrl+Z undoes. */

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JjTable *table = data;

  if (demo_table_get_n_steps (table) > 0)
    demo_table_undo (table);
}

static void
activate_cb (GtkApplication *application, JjTableView *view)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *frame = jj_grid_frame_new ();

  jj_grid_set_view (jj_grid_frame_get_grid (JJ_GRID_FRAME (frame)), view);
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), frame);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Grid demo");
  gtk_window_set_default_size (GTK_WINDOW (window), 1240, 760);
  gtk_widget_grab_focus (GTK_WIDGET (jj_grid_frame_get_grid (JJ_GRID_FRAME (frame))));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application
      = adw_application_new ("io.github.jingjin.GridDemo", G_APPLICATION_NON_UNIQUE);
  guint n_rows = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : 200;
  g_autoptr (JjTable) table = demo_table_new (n_rows);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  const char *const undo_keys[] = { "<Control>z", NULL };
  g_autoptr (GSimpleAction) undo = g_simple_action_new ("undo", NULL);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("JINGJIN_LOCALE_DIR") != NULL
                                       ? g_getenv ("JINGJIN_LOCALE_DIR")
                                       : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (argc > 2)
    jj_table_view_load (view, argv[2]);
  g_signal_connect (undo, "activate", G_CALLBACK (undo_cb), table);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (undo));
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.undo", undo_keys);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), view);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
