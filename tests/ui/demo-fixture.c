/* demo-fixture.c: a window with the grid over the table of the demo */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo-fixture.h"

#include "jj-grid-frame.h"
#include "jj-settle.h"

void
demo_set_up (DemoFixture *fixture, gconstpointer data)
{
  GtkWidget *frame = jj_grid_frame_new ();

  fixture->table = demo_table_new (GPOINTER_TO_UINT (data));
  fixture->view = jj_table_view_new (fixture->table);
  fixture->grid = jj_grid_frame_get_grid (JJ_GRID_FRAME (frame));
  jj_grid_set_view (fixture->grid, fixture->view);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), frame);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
  jj_settle ();
}

void
demo_tear_down (DemoFixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->grid), (gpointer *)&fixture->grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  jj_settle ();
  g_assert_null (fixture->grid);
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->table);
}

/* To the key controllers of a widget, as an event would: the last one added is asked first. */
gboolean
demo_press_on (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

GtkWidget *
demo_get_text (DemoFixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid));

  while (child != NULL && !GTK_IS_TEXT (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

void
demo_press (DemoFixture *fixture, guint keyval, GdkModifierType state)
{
  GtkWidget *text = demo_get_text (fixture);

  demo_press_on (text != NULL ? text : GTK_WIDGET (fixture->grid), keyval, state);
}

void
demo_type (DemoFixture *fixture, const char *text)
{
  if (demo_get_text (fixture) == NULL)
    demo_press (fixture, GDK_KEY_a, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  gtk_editable_set_text (GTK_EDITABLE (demo_get_text (fixture)), text);
}

void
demo_act (DemoFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

void
demo_assert_cursor (DemoFixture *fixture, gint64 key, guint column)
{
  gint64 at_key = 0;
  guint at_column = 0;

  g_assert_true (jj_grid_get_cursor (fixture->grid, &at_key, &at_column));
  g_assert_cmpint (at_key, ==, key);
  g_assert_cmpuint (at_column, ==, column);
}

void
demo_assert_cell (DemoFixture *fixture, guint row, guint column, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  jj_table_get_text (fixture->table, row, column, text);
  g_assert_cmpstr (text->str, ==, expected);
}
