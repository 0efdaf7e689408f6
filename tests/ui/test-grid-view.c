/* test-grid-view.c: what a grid shows: columns, filters, menus, what is found */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo-fixture.h"
#include "jj-find-widget.h"
#include "jj-grid-frame.h"
#include "jj-settle.h"

#include <gtk/gtk.h>

static void
test_sort_keeps_cursor (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 42, DEMO_PRICE);
  demo_act (fixture, "grid.sort-descending");
  demo_assert_cursor (fixture, 42, DEMO_PRICE);
  demo_act (fixture, "grid.group");
  demo_assert_cursor (fixture, 42, DEMO_PRICE);
  demo_act (fixture, "grid.fold");
  g_assert_true (jj_grid_set_cursor (fixture->grid, 42, DEMO_NAME)); /* unfolds */
  demo_act (fixture, "grid.ungroup");
  demo_act (fixture, "grid.filter-value");
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 1);
  g_assert_false (jj_grid_set_cursor (fixture->grid, 43, DEMO_NAME));
  demo_act (fixture, "grid.clear-filters");
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

/* A pane beside the table takes room: the cell stays in sight, unless one has scrolled away. */
static void
test_cursor_stays_in_sight (DemoFixture *fixture, gconstpointer data)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->grid));
  double at;

  demo_press (fixture, GDK_KEY_End, 0);
  jj_settle ();
  at = gtk_adjustment_get_value (across);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 600, 600);
  jj_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (across), >=, at + 250);
  g_assert_cmpfloat (gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across), >=,
                     gtk_adjustment_get_upper (across));
  gtk_adjustment_set_value (across, 0);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 600);
  jj_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (across), ==, 0);
}

static void
test_find_replace (DemoFixture *fixture, gconstpointer data)
{
  guint n = jj_grid_count_matches (fixture->grid, "社群");

  g_assert_cmpuint (n, ==, 100);
  jj_grid_set_cursor (fixture->grid, 3, DEMO_NAME);
  g_assert_true (jj_grid_find (fixture->grid, "社群99", FALSE));
  demo_assert_cursor (fixture, 99, DEMO_NAME);
  g_assert_true (jj_grid_find (fixture->grid, "社群1", FALSE)); /* 100, then round to 1 */
  g_assert_true (jj_grid_find (fixture->grid, "社群1", FALSE));
  demo_assert_cursor (fixture, 1, DEMO_NAME);
  g_assert_false (jj_grid_find (fixture->grid, "沒有", FALSE));
  g_assert_cmpuint (jj_grid_replace_all (fixture->grid, "社群", "共學圈"), ==, 100);
  g_assert_cmpuint (jj_grid_count_matches (fixture->grid, "共學圈"), ==, 100);
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 1);
}

/* Ctrl+F in the find bar takes its text anew, and leaves the line to replace with. */
static void
test_find_again (DemoFixture *fixture, gconstpointer data)
{
  JjGridFrame *frame
      = JJ_GRID_FRAME (gtk_widget_get_ancestor (GTK_WIDGET (fixture->grid), JJ_TYPE_GRID_FRAME));
  GtkWidget *focus;
  int start, end;

  jj_grid_frame_find (frame, TRUE);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus));
  gtk_editable_set_text (GTK_EDITABLE (focus), "數學");
  gtk_editable_select_region (GTK_EDITABLE (focus), 0, 0);
  jj_grid_frame_find (frame, FALSE);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end));
  g_assert_cmpint (end - start, ==, 2);
  gtk_widget_child_focus (gtk_widget_get_first_child (GTK_WIDGET (frame)), GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_TEXT (focus)); /* the replacement: Tab found it */
}

static void
test_layout (DemoFixture *fixture, gconstpointer data)
{
  g_autofree char *first = jj_grid_save_layout (fixture->grid);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  jj_grid_set_cursor (fixture->grid, 1, DEMO_DOMAIN);
  demo_act (fixture, "grid.hide-column");
  demo_act (fixture, "grid.two-lines");
  demo_act (fixture, "grid.autosize");
  second = jj_grid_save_layout (fixture->grid);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (jj_grid_load_layout (fixture->grid, first));
  third = jj_grid_save_layout (fixture->grid);
  g_assert_cmpstr (first, ==, third);
  g_assert_true (jj_grid_load_layout (fixture->grid, second));
  g_assert_true (jj_grid_get_two_lines (fixture->grid));
  g_assert_false (jj_grid_load_layout (fixture->grid, "(1, 2)"));
}

static guint
count_frozen (DemoFixture *fixture)
{
  g_autofree char *layout = jj_grid_save_layout (fixture->grid);
  guint n = 0;

  g_assert_cmpint (sscanf (layout, "(%u", &n), ==, 1);
  return n;
}

/* A column that goes over the border changes its state, the others keep theirs. */
static void
test_frozen (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 1, DEMO_NAME);
  if (count_frozen (fixture) != 2)
    demo_act (fixture, "grid.freeze");
  g_assert_cmpuint (count_frozen (fixture), ==, 2);
  demo_act (fixture, "grid.move-right"); /* out of them */
  g_assert_cmpuint (count_frozen (fixture), ==, 1);
  demo_act (fixture, "grid.move-left"); /* up to the border */
  g_assert_cmpuint (count_frozen (fixture), ==, 1);
  demo_act (fixture, "grid.move-left"); /* before the code */
  g_assert_cmpuint (count_frozen (fixture), ==, 2);
  demo_act (fixture, "grid.hide-column");
  g_assert_cmpuint (count_frozen (fixture), ==, 1);
  demo_act (fixture, "grid.show-columns");
  g_assert_cmpuint (count_frozen (fixture), ==, 2);
}

static guint
count_popovers (DemoFixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid));
  guint n = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_POPOVER (child);
  return n;
}

/* GTK still has events and frames for a popover that closes: it may not go in the midst of them. */
static void
test_popovers (DemoFixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  jj_grid_set_cursor (fixture->grid, 3, DEMO_PRICE);
  demo_act (fixture, "grid.menu");
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->grid));
  demo_act (fixture, "grid.filter"); /* as the menu's item does */
  g_assert_true (gtk_widget_get_parent (menu) == GTK_WIDGET (fixture->grid));
  g_assert_false (gtk_widget_get_visible (menu));
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->grid))));
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 0);
  demo_act (fixture, "grid.menu"); /* and one that closes with the window */
}

/* In the list of a column's values Space ticks, and all goes with the window (see tear_down). */
static void
test_filter_by_keys (DemoFixture *fixture, gconstpointer data)
{
  GtkWidget *list, *check;
  guint n_lines;

  jj_grid_set_cursor (fixture->grid, 3, DEMO_DOMAIN);
  demo_act (fixture, "grid.filter");
  jj_settle ();
  list = jj_find_widget (GTK_WIDGET (fixture->grid), GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  check = jj_find_widget (list, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (
      gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (check)))); /* the row */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) != check);
  g_assert_true (demo_press_on (list, GDK_KEY_space, 0));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  n_lines = jj_table_view_get_n_lines (fixture->view);
  g_assert_cmpuint (n_lines, <, 100);
  g_assert_true (demo_press_on (list, GDK_KEY_space, 0));
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

/* Without a view there is nothing that a filter could have left out. */
static void
test_without_view (void)
{
  g_autoptr (GtkWidget) frame = g_object_ref_sink (jj_grid_frame_new ());
  GtkWidget *button = jj_find_labelled (frame, GTK_TYPE_BUTTON, "Show All Rows");

  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (button)));
}

/* A filter that leaves nothing says so; keys change it and a button takes it off. */
static void
test_none_left (DemoFixture *fixture, gconstpointer data)
{
  char *values[] = { (char *)"沒有這個名稱", NULL };
  const JjFilter filter = { .values = values };
  GtkWidget *over = gtk_widget_get_ancestor (GTK_WIDGET (fixture->grid), GTK_TYPE_OVERLAY);
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_last_child (over));

  g_assert_false (gtk_widget_get_mapped (button));
  demo_press (fixture, GDK_KEY_Right, 0);
  jj_table_view_set_filter (fixture->view, DEMO_NAME, &filter);
  jj_settle ();
  g_assert_true (gtk_widget_get_mapped (button));
  demo_press (fixture, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->grid))));
  jj_settle ();
  g_signal_emit_by_name (button, "clicked");
  jj_settle ();
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

#define ADD(path, n, test)                                                                         \
  g_test_add (path, DemoFixture, GUINT_TO_POINTER (n), demo_set_up, test, demo_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/grid/view/cursor-keeps-its-row", 100, test_sort_keeps_cursor);
  ADD ("/grid/view/cursor-stays-in-sight", 100, test_cursor_stays_in_sight);
  ADD ("/grid/find/wraps-and-replaces-in-one-step", 100, test_find_replace);
  ADD ("/grid/find/again-takes-its-text", 100, test_find_again);
  ADD ("/grid/menu/popovers-go-when-all-is-done", 100, test_popovers);
  ADD ("/grid/menu/space-ticks-a-value", 100, test_filter_by_keys);
  ADD ("/grid/layout/save-then-load", 100, test_layout);
  ADD ("/grid/view/no-row-passes-the-filters", 100, test_none_left);
  ADD ("/grid/layout/frozen-stay-frozen", 100, test_frozen);
  g_test_add_func ("/grid/view/no-view-has-no-filters", test_without_view);
  return g_test_run ();
}
