/* test-grid.c: the grid as keys, actions and the clipboard's text drive it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo-fixture.h"
#include "jj-settle.h"

#include <gtk/gtk.h>

static void
test_moves (DemoFixture *fixture, gconstpointer data)
{
  demo_assert_cursor (fixture, 1, DEMO_CODE);
  demo_press (fixture, GDK_KEY_Down, 0);
  demo_press (fixture, GDK_KEY_Right, 0);
  demo_assert_cursor (fixture, 2, DEMO_NAME);
  demo_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  demo_assert_cursor (fixture, 100, DEMO_TOPICS);
  demo_press (fixture, GDK_KEY_Home, 0);
  demo_assert_cursor (fixture, 100, DEMO_CODE);
  demo_press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  demo_assert_cursor (fixture, 1, DEMO_CODE);
  demo_press (fixture, GDK_KEY_Up, 0);
  demo_assert_cursor (fixture, 1, DEMO_CODE);
  /* row 6 has no date: Ctrl+Down stops above it, then jumps over it */
  g_assert_true (jj_grid_set_cursor (fixture->grid, 1, DEMO_START));
  demo_press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  demo_assert_cursor (fixture, 5, DEMO_START);
  demo_press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  demo_assert_cursor (fixture, 7, DEMO_START);
}

static void
test_ranges (DemoFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) columns = NULL;
  JjStatistics figures = { 0 };

  jj_grid_set_cursor (fixture->grid, 3, DEMO_PRICE);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  demo_press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  keys = jj_grid_get_selected_keys (fixture->grid);
  columns = jj_grid_get_selected_columns (fixture->grid);
  g_assert_cmpuint (keys->len, ==, 3);
  g_assert_cmpint (g_array_index (keys, gint64, 2), ==, 5);
  g_assert_cmpuint (columns->len, ==, 2);
  g_assert_true (jj_grid_get_statistics (fixture->grid, G_USEC_PER_SEC, &figures));
  g_assert_cmpuint (figures.cells, ==, 6);
  demo_press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  g_clear_pointer (&columns, g_array_unref);
  columns = jj_grid_get_selected_columns (fixture->grid);
  g_assert_cmpuint (columns->len, ==, DEMO_N_COLUMNS);
  demo_press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  g_clear_pointer (&keys, g_array_unref);
  keys = jj_grid_get_selected_keys (fixture->grid);
  g_assert_cmpuint (keys->len, ==, 100);
}

static void
test_typing (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_NAME);
  demo_type (fixture, "甲社群");
  demo_press (fixture, GDK_KEY_Tab, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  demo_assert_cell (fixture, 1, DEMO_NAME, "甲社群");
  demo_assert_cursor (fixture, 2, DEMO_SCHOOL);
  demo_type (fixture, "虎尾國中");
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 1, DEMO_SCHOOL, "虎尾國中");
  demo_assert_cursor (fixture, 3, DEMO_NAME); /* under the cell where Tab began */
  demo_type (fixture, "never");
  demo_press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 2);
  demo_press (fixture, GDK_KEY_F2, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  demo_press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK); /* nothing changed: no step */
  demo_assert_cursor (fixture, 2, DEMO_NAME);
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 2);
  jj_grid_set_cursor (fixture->grid, 2, DEMO_AMOUNT);
  demo_press (fixture, GDK_KEY_5, 0); /* computed */
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

static void
test_refusal (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_PRICE);
  demo_type (fixture, "很貴");
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 1, DEMO_PRICE, "很貴");
  demo_assert_cursor (fixture, 2, DEMO_PRICE); /* it stays, to show why */
  g_assert_cmpuint (jj_table_get_n_refusals (fixture->table), ==, 1);
  demo_type (fixture, "1.2萬");
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 1, DEMO_PRICE, "12,000");
  g_assert_cmpuint (jj_table_get_n_refusals (fixture->table), ==, 0);
  demo_assert_cursor (fixture, 3, DEMO_PRICE);
}

static void
test_completion (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 2, DEMO_SCHOOL);
  demo_type (fixture, "尾仁"); /* any part */
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 1, DEMO_SCHOOL, "虎尾仁愛國中");
  demo_type (fixture, "台西"); /* 臺西國小 is the first of five */
  demo_press (fixture, GDK_KEY_Down, 0);
  demo_press (fixture, GDK_KEY_Tab, 0);
  demo_assert_cell (fixture, 2, DEMO_SCHOOL, "臺西國中");
  jj_grid_set_cursor (fixture->grid, 2, DEMO_TOPICS);
  demo_type (fixture, "自訂; 觀課");
  demo_press (fixture, GDK_KEY_Down, 0);
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 1, DEMO_TOPICS, "自訂; 觀課議課");
}

static void
test_composition (DemoFixture *fixture, gconstpointer data)
{
  GtkWidget *text;

  jj_grid_set_cursor (fixture->grid, 2, DEMO_NAME);
  demo_press (fixture, GDK_KEY_a, 0);
  text = demo_get_text (fixture);
  g_signal_emit_by_name (text, "preedit-changed", "ㄅㄨˋ");
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_press (fixture, GDK_KEY_Left, 0);
  demo_press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (jj_grid_is_editing (fixture->grid));
  g_signal_emit_by_name (text, "preedit-changed", "");
  demo_press (fixture, GDK_KEY_Escape, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

/* Another view deletes a row above, then the row itself, while one types. */
static void
test_edit_follows_row (DemoFixture *fixture, gconstpointer data)
{
  const gint64 keys[] = { 3, 8 };

  jj_grid_set_cursor (fixture->grid, 8, DEMO_NAME);
  demo_type (fixture, "還在打字");
  g_assert_true (jj_table_remove (fixture->table, &keys[0], 1, NULL));
  g_assert_true (jj_grid_is_editing (fixture->grid));
  demo_press (fixture, GDK_KEY_Return, 0);
  demo_assert_cell (fixture, 6, DEMO_NAME, "還在打字");
  jj_grid_set_cursor (fixture->grid, 8, DEMO_NAME);
  demo_type (fixture, "沒了");
  g_assert_true (jj_table_remove (fixture->table, &keys[1], 1, NULL));
  g_assert_false (jj_grid_is_editing (fixture->grid));
}

static void
test_clipboard_text (DemoFixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;
  g_autofree char *before = demo_table_dump (fixture->table, 4);
  g_autofree char *after = NULL;

  jj_grid_set_cursor (fixture->grid, 5, DEMO_NAME);
  demo_press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
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
test_block_paste (DemoFixture *fixture, gconstpointer data)
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
  demo_assert_cell (fixture, 150, DEMO_SCHOOL, "不存在國小"); /* stays, in a new row */
  demo_assert_cell (fixture, 150, DEMO_AMOUNT, "5,000");
  demo_assert_cell (fixture, 198, DEMO_START, "114/9/1");
  jj_table_drop_refusals (fixture->table);
  demo_table_undo (fixture->table);
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 100);
  after = demo_table_dump (fixture->table, 50);
  g_assert_cmpstr (before, ==, after);
}

static void
test_paste_fills_range (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 1, DEMO_PRICE);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  jj_grid_paste_text (fixture->grid, "100\n200\n");
  demo_assert_cell (fixture, 0, DEMO_PRICE, "100");
  demo_assert_cell (fixture, 1, DEMO_PRICE, "200");
  demo_assert_cell (fixture, 2, DEMO_PRICE, "100");
  demo_assert_cell (fixture, 3, DEMO_PRICE, "200");
  demo_act (fixture, "grid.fill-down");
  demo_assert_cell (fixture, 3, DEMO_PRICE, "100");
  demo_act (fixture, "grid.clear");
  demo_assert_cell (fixture, 3, DEMO_PRICE, "");
  g_assert_cmpuint (demo_table_get_n_steps (fixture->table), ==, 3);
}

static void
test_rows (DemoFixture *fixture, gconstpointer data)
{
  jj_grid_set_cursor (fixture->grid, 10, DEMO_NAME);
  demo_press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  demo_act (fixture, "grid.insert-rows"); /* two, behind row 11 */
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 102);
  demo_assert_cursor (fixture, 101, DEMO_NAME);
  g_assert_cmpint (jj_table_view_get_row (fixture->view, 11), ==, 11);
  demo_act (fixture, "grid.delete-rows");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 101);
  jj_grid_set_cursor (fixture->grid, 10, DEMO_NAME);
  demo_act (fixture, "grid.duplicate-rows");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 102);
  demo_assert_cursor (fixture, 10, DEMO_NAME);
}

static void
test_empty (DemoFixture *fixture, gconstpointer data)
{
  gint64 key;
  guint column;

  g_assert_false (jj_grid_get_cursor (fixture->grid, &key, &column));
  demo_press (fixture, GDK_KEY_Down, 0);
  demo_press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  demo_press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  demo_press (fixture, GDK_KEY_a, 0);
  g_assert_false (jj_grid_is_editing (fixture->grid));
  jj_grid_paste_text (fixture->grid, "x\t第一個\ny\t第二個\n");
  g_assert_cmpuint (jj_table_get_n_rows (fixture->table), ==, 2);
  demo_assert_cell (fixture, 1, DEMO_NAME, "第二個");
  jj_grid_set_view (fixture->grid, NULL);
  demo_press (fixture, GDK_KEY_Down, 0);
  jj_settle ();
}

#define ADD(path, n, test)                                                                         \
  g_test_add (path, DemoFixture, GUINT_TO_POINTER (n), demo_set_up, test, demo_tear_down)

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
  ADD ("/grid/empty-table", 0, test_empty);
  return g_test_run ();
}
