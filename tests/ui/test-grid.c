/* test-grid.c: the grid as keys, actions and the clipboard's text drive it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "demo-table.h"
#include "jj-grid-frame.h"
#include "jj-settle.h"

typedef struct
{
  GtkWidget *window;
  JjTable *table;
  JjTableView *view;
  JjGrid *grid;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
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

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->grid), (gpointer *)&fixture->grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  jj_settle ();
  g_assert_null (fixture->grid);
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->table);
}

/* To the key controllers of a widget, as an event would: the last one added is asked first. */
static gboolean
press_on (GtkWidget *widget, guint keyval, GdkModifierType state)
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

static GtkWidget *
get_text (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid));

  while (child != NULL && !GTK_IS_TEXT (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  GtkWidget *text = get_text (fixture);

  press_on (text != NULL ? text : GTK_WIDGET (fixture->grid), keyval, state);
}

static void
type (Fixture *fixture, const char *text)
{
  if (get_text (fixture) == NULL)
    press (fixture, GDK_KEY_a, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  gtk_editable_set_text (GTK_EDITABLE (get_text (fixture)), text);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
}

static void
assert_cursor (Fixture *fixture, gint64 key, guint column)
{
  gint64 at_key = 0;
  guint at_column = 0;

  g_assert_true (jj_grid_get_cursor (fixture->grid, &at_key, &at_column));
  g_assert_cmpint (at_key, ==, key);
  g_assert_cmpuint (at_column, ==, column);
}

static void
assert_cell (Fixture *fixture, guint row, guint column, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  jj_table_get_text (fixture->table, row, column, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  assert_cursor (fixture, 1, DEMO_CODE);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_cursor (fixture, 2, DEMO_NAME);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_cursor (fixture, 100, DEMO_TOPICS);
  press (fixture, GDK_KEY_Home, 0);
  assert_cursor (fixture, 100, DEMO_CODE);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (fixture, 1, DEMO_CODE);
  press (fixture, GDK_KEY_Up, 0);
  assert_cursor (fixture, 1, DEMO_CODE);
  /* row 6 has no date: Ctrl+Down stops above it, then jumps over it */
  g_assert_true (jj_grid_set_cursor (fixture->grid, 1, DEMO_START));
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_cursor (fixture, 5, DEMO_START);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_cursor (fixture, 7, DEMO_START);
}

static void
test_ranges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) columns = NULL;
  JjStatistics figures = { 0 };

  jj_grid_set_cursor (fixture->grid, 3, DEMO_PRICE);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  keys = jj_grid_get_selected_keys (fixture->grid);
  columns = jj_grid_get_selected_columns (fixture->grid);
  g_assert_cmpuint (keys->len, ==, 3);
  g_assert_cmpint (g_array_index (keys, gint64, 2), ==, 5);
  g_assert_cmpuint (columns->len, ==, 2);
  g_assert_true (jj_grid_get_statistics (fixture->grid, G_USEC_PER_SEC, &figures));
  g_assert_cmpuint (figures.cells, ==, 6);
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  g_clear_pointer (&columns, g_array_unref);
  columns = jj_grid_get_selected_columns (fixture->grid);
  g_assert_cmpuint (columns->len, ==, DEMO_N_COLUMNS);
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_clear_pointer (&keys, g_array_unref);
  keys = jj_grid_get_selected_keys (fixture->grid);
  g_assert_cmpuint (keys->len, ==, 100);
}

static void
test_typing (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_NAME);
  type (fixture, "甲社群");
  press (fixture, GDK_KEY_Tab, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  assert_cell (fixture, 1, DEMO_NAME, "甲社群");
  assert_cursor (fixture, 2, DEMO_SCHOOL);
  type (fixture, "虎尾國中");
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, DEMO_SCHOOL, "虎尾國中");
  assert_cursor (fixture, 3, DEMO_NAME); /* under the cell where Tab began */
  type (fixture, "never");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 2);
  press (fixture, GDK_KEY_F2, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK); /* nothing changed: no step */
  assert_cursor (fixture, 2, DEMO_NAME);
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 2);
  jj_grid_set_cursor (fixture->grid, 2, DEMO_AMOUNT);
  press (fixture, GDK_KEY_5, 0); /* computed */
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_PRICE);
  type (fixture, "很貴");
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, DEMO_PRICE, "很貴");
  assert_cursor (fixture, 2, DEMO_PRICE); /* it stays, to show why */
  g_assert_cmpuint (jj_table_get_n_refusals (fixture->table), ==, 1);
  type (fixture, "1.2萬");
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, DEMO_PRICE, "12,000");
  g_assert_cmpuint (jj_table_get_n_refusals (fixture->table), ==, 0);
  assert_cursor (fixture, 3, DEMO_PRICE);
}

static void
test_completion (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_SCHOOL);
  type (fixture, "尾仁"); /* any part */
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, DEMO_SCHOOL, "虎尾仁愛國中");
  type (fixture, "台西"); /* 臺西國小 is the first of five */
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Tab, 0);
  assert_cell (fixture, 2, DEMO_SCHOOL, "臺西國中");
  jj_grid_set_cursor (fixture->grid, 2, DEMO_TOPICS);
  type (fixture, "自訂; 觀課");
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 1, DEMO_TOPICS, "自訂; 觀課議課");
}

static void
test_composition (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text;

  jj_grid_set_cursor (fixture->grid, 2, DEMO_NAME);
  press (fixture, GDK_KEY_a, 0);
  text = get_text (fixture);
  g_signal_emit_by_name (text, "preedit-changed", "ㄅㄨˋ");
  press (fixture, GDK_KEY_Return, 0);
  press (fixture, GDK_KEY_Left, 0);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  g_signal_emit_by_name (text, "preedit-changed", "");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

/* Another view deletes a row above, then the row itself, while one types. */
static void
test_edit_follows_row (Fixture *fixture, gconstpointer data)
{
  const gint64 keys[] = { 3, 8 };

  jj_grid_set_cursor (fixture->grid, 8, DEMO_NAME);
  type (fixture, "還在打字");
  g_assert_true (jj_table_remove (fixture->table, &keys[0], 1, NULL));
  g_assert_true (jj_grid_is_editing (fixture->grid));
  press (fixture, GDK_KEY_Return, 0);
  assert_cell (fixture, 6, DEMO_NAME, "還在打字");
  jj_grid_set_cursor (fixture->grid, 8, DEMO_NAME);
  type (fixture, "沒了");
  g_assert_true (jj_table_remove (fixture->table, &keys[1], 1, NULL));
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

static void
test_clipboard_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;
  g_autofree char *before = demo_table_dump (fixture->table, 4);
  g_autofree char *after = NULL;

  jj_grid_set_cursor (fixture->grid, 5, DEMO_NAME);
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  copied = jj_grid_copy_text (fixture->grid);
  g_assert_null (strstr (copied, ",")); /* plain digits */
  g_assert_cmpint (copied[strlen (copied) - 1], !=, '\n');
  jj_grid_set_cursor (fixture->grid, 9, DEMO_CODE);
  jj_grid_paste_text (fixture->grid, copied);
  after = demo_table_dump (fixture->table, 8);
  g_assert_cmpstr (strchr (before, '\t'), ==, strchr (after, '\t')); /* all but the code */
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 1);
}

/* 200 rows of 8 columns on a table of 100, with seven faults: one undo step, seven refusals. */
static void
test_block_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) block = g_string_new (NULL);
  g_autoptr (GPtrArray) refusals = NULL;
  g_autofree char *before = demo_table_dump (fixture->table, 50);
  g_autofree char *after = NULL;

  for (int i = 0; i < 200; i++)
    g_string_append_printf (block, "社群%d\t%s\t數學\t%s\t%s\t%s\t\t%s\r\n", i,
                            i == 3 || i == 150 ? "不存在國小" : "斗六國小",
                            i == 20 || i == 199 ? "114/13/1" : "114/9/1",
                            i == 7 || i == 120 ? "-1" : "２,０００", i == 99 ? "兩節" : "2.5",
                            "60%");
  jj_grid_set_cursor (fixture->grid, 1, DEMO_NAME);
  jj_grid_paste_text (fixture->grid, block->str);
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 200);
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 1);
  refusals = jj_table_get_refusals (fixture->table);
  g_assert_cmpuint (refusals->len, ==, 7);
  assert_cell (fixture, 150, DEMO_SCHOOL, "不存在國小"); /* stays, in a new row */
  assert_cell (fixture, 150, DEMO_AMOUNT, "5,000");
  assert_cell (fixture, 198, DEMO_START, "114/9/1");
  jj_table_drop_refusals (fixture->table);
  demo_table_undo (fixture->table);
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 100);
  after = demo_table_dump (fixture->table, 50);
  g_assert_cmpstr (before, ==, after);
}

static void
test_paste_fills_range (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 1, DEMO_PRICE);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  jj_grid_paste_text (fixture->grid, "100\n200\n");
  assert_cell (fixture, 0, DEMO_PRICE, "100");
  assert_cell (fixture, 1, DEMO_PRICE, "200");
  assert_cell (fixture, 2, DEMO_PRICE, "100");
  assert_cell (fixture, 3, DEMO_PRICE, "200");
  act (fixture, "grid.fill-down");
  assert_cell (fixture, 3, DEMO_PRICE, "100");
  act (fixture, "grid.clear");
  assert_cell (fixture, 3, DEMO_PRICE, "");
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 3);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 10, DEMO_NAME);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  act (fixture, "grid.insert-rows"); /* two, behind row 11 */
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 102);
  assert_cursor (fixture, 101, DEMO_NAME);
  g_assert_cmpint (jj_table_view_get_row (fixture->view, 11), ==, 11);
  act (fixture, "grid.delete-rows");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 101);
  jj_grid_set_cursor (fixture->grid, 10, DEMO_NAME);
  act (fixture, "grid.duplicate-rows");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 102);
  assert_cursor (fixture, 10, DEMO_NAME);
}

static void
test_sort_keeps_cursor (Fixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 42, DEMO_PRICE);
  act (fixture, "grid.sort-descending");
  assert_cursor (fixture, 42, DEMO_PRICE);
  act (fixture, "grid.group");
  assert_cursor (fixture, 42, DEMO_PRICE);
  act (fixture, "grid.fold");
  g_assert_true (jj_grid_set_cursor (fixture->grid, 42, DEMO_NAME)); /* unfolds */
  act (fixture, "grid.ungroup");
  act (fixture, "grid.filter-value");
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 1);
  g_assert_false (jj_grid_set_cursor (fixture->grid, 43, DEMO_NAME));
  act (fixture, "grid.clear-filters");
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

static void
test_find_replace (Fixture *fixture, gconstpointer data)
{
  guint n = jj_grid_count_matches (fixture->grid, "社群");

  g_assert_cmpuint (n, ==, 100);
  jj_grid_set_cursor (fixture->grid, 3, DEMO_NAME);
  g_assert_true (jj_grid_find (fixture->grid, "社群99", FALSE));
  assert_cursor (fixture, 99, DEMO_NAME);
  g_assert_true (jj_grid_find (fixture->grid, "社群1", FALSE)); /* 100, then round to 1 */
  g_assert_true (jj_grid_find (fixture->grid, "社群1", FALSE));
  assert_cursor (fixture, 1, DEMO_NAME);
  g_assert_false (jj_grid_find (fixture->grid, "沒有", FALSE));
  g_assert_cmpuint (jj_grid_replace_all (fixture->grid, "社群", "共學圈"), ==, 100);
  g_assert_cmpuint (jj_grid_count_matches (fixture->grid, "共學圈"), ==, 100);
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 1);
}

static void
test_layout (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = jj_grid_save_layout (fixture->grid);
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  jj_grid_set_cursor (fixture->grid, 1, DEMO_DOMAIN);
  act (fixture, "grid.hide-column");
  act (fixture, "grid.two-lines");
  act (fixture, "grid.autosize");
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
count_popovers (Fixture *fixture)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->grid));
  guint n = 0;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    n += GTK_IS_POPOVER (child);
  return n;
}

/* GTK still has events and frames for a popover that closes: it may not go in the midst of them. */
static void
test_popovers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *menu;

  jj_grid_set_cursor (fixture->grid, 3, DEMO_PRICE);
  act (fixture, "grid.menu");
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  menu = gtk_widget_get_last_child (GTK_WIDGET (fixture->grid));
  act (fixture, "grid.filter"); /* as the menu's item does */
  g_assert_true (gtk_widget_get_parent (menu) == GTK_WIDGET (fixture->grid));
  g_assert_false (gtk_widget_get_visible (menu));
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->grid))));
  jj_settle ();
  g_assert_cmpuint (count_popovers (fixture), ==, 0);
  act (fixture, "grid.menu"); /* and one that closes with the window */
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* In the list of a column's values Space ticks, and all goes with the window (see tear_down). */
static void
test_filter_by_keys (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list, *check;
  guint n_lines;

  jj_grid_set_cursor (fixture->grid, 3, DEMO_DOMAIN);
  act (fixture, "grid.filter");
  jj_settle ();
  list = find_widget (GTK_WIDGET (fixture->grid), GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (list);
  check = find_widget (list, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (
      gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (check)))); /* the row */
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) != check);
  g_assert_true (press_on (list, GDK_KEY_space, 0));
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  n_lines = jj_table_view_get_n_lines (fixture->view);
  g_assert_cmpuint (n_lines, <, 100);
  g_assert_true (press_on (list, GDK_KEY_space, 0));
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

/* Ctrl+F in the find bar takes its text anew, and leaves the line to replace with. */
static void
test_find_again (Fixture *fixture, gconstpointer data)
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

/* A filter that leaves nothing says so; keys change it and a button takes it off. */
static void
test_none_left (Fixture *fixture, gconstpointer data)
{
  char *values[] = { (char *)"沒有這個名稱", NULL };
  const JjFilter filter = { .values = values };
  GtkWidget *over = gtk_widget_get_ancestor (GTK_WIDGET (fixture->grid), GTK_TYPE_OVERLAY);
  GtkWidget *button = gtk_widget_get_last_child (gtk_widget_get_last_child (over));

  g_assert_false (gtk_widget_get_mapped (button));
  press (fixture, GDK_KEY_Right, 0);
  jj_table_view_set_filter (fixture->view, DEMO_NAME, &filter);
  jj_settle ();
  g_assert_true (gtk_widget_get_mapped (button));
  press (fixture, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  g_assert_cmpuint (count_popovers (fixture), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (fixture->grid))));
  jj_settle ();
  g_signal_emit_by_name (button, "clicked");
  jj_settle ();
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_cmpuint (jj_table_view_get_n_lines (fixture->view), ==, 100);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gint64 key;
  guint column;

  g_assert_false (jj_grid_get_cursor (fixture->grid, &key, &column));
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_a, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  jj_grid_paste_text (fixture->grid, "x\t第一個\ny\t第二個\n");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 2);
  assert_cell (fixture, 1, DEMO_NAME, "第二個");
  jj_grid_set_view (fixture->grid, NULL);
  press (fixture, GDK_KEY_Down, 0);
  jj_settle ();
}

#define ADD(path, n, test) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, test, tear_down)

/* A pane beside the table takes room: the cell stays in sight, unless one has scrolled away. */
static void
test_cursor_stays_in_sight (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (fixture->grid));
  double at;

  press (fixture, GDK_KEY_End, 0);
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

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/grid/keys/move", 100, test_moves);
  ADD ("/grid/keys/select-ranges", 100, test_ranges);
  ADD ("/grid/edit/type-enter-tab-escape", 100, test_typing);
  ADD ("/grid/edit/refused-text-stays", 100, test_refusal);
  ADD ("/grid/edit/complete-by-any-part", 100, test_completion);
  ADD ("/grid/edit/composition-triggers-nothing", 100, test_composition);
  ADD ("/grid/edit/text-follows-its-row", 100, test_edit_follows_row);
  ADD ("/grid/clipboard/copy-then-paste-is-the-same", 100, test_clipboard_text);
  ADD ("/grid/clipboard/200-by-8-with-seven-faults-is-one-step", 100, test_block_paste);
  ADD ("/grid/clipboard/block-fills-range", 100, test_paste_fills_range);
  ADD ("/grid/rows/insert-delete-duplicate", 100, test_rows);
  ADD ("/grid/view/cursor-keeps-its-row", 100, test_sort_keeps_cursor);
  ADD ("/grid/view/cursor-stays-in-sight", 100, test_cursor_stays_in_sight);
  ADD ("/grid/find/wraps-and-replaces-in-one-step", 100, test_find_replace);
  ADD ("/grid/find/again-takes-its-text", 100, test_find_again);
  ADD ("/grid/menu/popovers-go-when-all-is-done", 100, test_popovers);
  ADD ("/grid/menu/space-ticks-a-value", 100, test_filter_by_keys);
  ADD ("/grid/layout/save-then-load", 100, test_layout);
  ADD ("/grid/view/no-row-passes-the-filters", 100, test_none_left);
  ADD ("/grid/empty-table", 0, test_empty);
  return g_test_run ();
}
