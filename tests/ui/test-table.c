/* test-table.c: numbers as typed, sorting, filtering, grouping, figures, refusals */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "demo-table.h"
#include "jj-table-collate.h"
#include "jj-table-number.h"
#include "jj-table-view.h"

static void
test_parse (void)
{
  static const struct
  {
    JjColumnType type;
    const char *text;
    gboolean good;
    gint64 number;
  } cases[] = {
    { JJ_COLUMN_MONEY, "1,200", TRUE, 1200 },
    { JJ_COLUMN_MONEY, "１２００", TRUE, 1200 },
    { JJ_COLUMN_MONEY, "1.2萬", TRUE, 12000 },
    { JJ_COLUMN_MONEY, " NT$3,000元 ", TRUE, 3000 },
    { JJ_COLUMN_MONEY, "−5", TRUE, -5 },
    { JJ_COLUMN_MONEY, "0.5", FALSE, 0 },
    { JJ_COLUMN_MONEY, "5.0", TRUE, 5 },
    { JJ_COLUMN_MONEY, "9223372036854775808", FALSE, 0 },
    { JJ_COLUMN_MONEY, "一千", FALSE, 0 },
    { JJ_COLUMN_MONEY, "60%", FALSE, 0 },
    { JJ_COLUMN_MONEY, "1 200", FALSE, 0 },
    { JJ_COLUMN_DECIMAL2, "1.5", TRUE, 150 },
    { JJ_COLUMN_DECIMAL2, "1.555", FALSE, 0 },
    { JJ_COLUMN_SHARE, "60%", TRUE, 6000 },
    { JJ_COLUMN_SHARE, "33.33%", TRUE, 3333 },
    { JJ_COLUMN_SHARE, "0.25", TRUE, 2500 },
    { JJ_COLUMN_DATE, "114/8/1", TRUE, 739464 },
    { JJ_COLUMN_DATE, "2025-08-01", TRUE, 739464 },
    { JJ_COLUMN_DATE, "民國114年8月1日", TRUE, 739464 },
    { JJ_COLUMN_DATE, "１１４／８／１", TRUE, 739464 },
    { JJ_COLUMN_DATE, "114/2/30", FALSE, 0 },
    { JJ_COLUMN_DATE, "114/8", FALSE, 0 },
    { JJ_COLUMN_BOOL, "是", TRUE, 1 },
    { JJ_COLUMN_BOOL, "No", TRUE, 0 },
    { JJ_COLUMN_BOOL, "maybe", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 number = 0;
      gboolean good = jj_table_number_parse (cases[i].type, cases[i].text, &number);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (good, ==, cases[i].good);
      if (good)
        g_assert_cmpint (number, ==, cases[i].number);
    }
}

static void
assert_format (JjColumnType type, gint64 number, gboolean for_people, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  jj_table_number_format (type, number, for_people, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_format (void)
{
  assert_format (JJ_COLUMN_MONEY, 1234567, TRUE, "1,234,567");
  assert_format (JJ_COLUMN_MONEY, -1000, TRUE, "−1,000");
  assert_format (JJ_COLUMN_MONEY, -1000, FALSE, "-1000");
  assert_format (JJ_COLUMN_MONEY, G_MININT64, FALSE, "-9223372036854775808");
  assert_format (JJ_COLUMN_DECIMAL2, 150, TRUE, "1.50");
  assert_format (JJ_COLUMN_DECIMAL2, 150, FALSE, "1.5");
  assert_format (JJ_COLUMN_DECIMAL2, 105, FALSE, "1.05");
  assert_format (JJ_COLUMN_SHARE, 6000, TRUE, "60%");
  assert_format (JJ_COLUMN_SHARE, 3333, TRUE, "33.33%");
  assert_format (JJ_COLUMN_DATE, 739464, TRUE, "114/8/1");
}

static void
test_collate (void)
{
  const char *const texts[]
      = { "第10組", "第2組", "apple", "Banana", "apple2", "apple10", "第2組甲" };
  g_autofree guint32 *places = jj_table_collate (texts, G_N_ELEMENTS (texts));

  g_assert_cmpuint (places[1], <, places[0]); /* 2 before 10 */
  g_assert_cmpuint (places[1], <, places[6]); /* a prefix first */
  g_assert_cmpuint (places[6], <, places[0]);
  g_assert_cmpuint (places[2], <, places[3]); /* capitals do not come first */
  g_assert_cmpuint (places[4], <, places[5]);
}

/* Of a line; G_MAXINT64 for an empty cell. */
static gint64
get_number (JjTableView *view, guint line, guint column)
{
  guint row = (guint)jj_table_view_get_row (view, line);
  gint64 number;

  return jj_table_get_number (jj_table_view_get_table (view), row, column, &number) ? number
                                                                                    : G_MAXINT64;
}

static void
test_sort (void)
{
  g_autoptr (JjTable) table = demo_table_new (500);
  g_autoptr (JjTableView) view = jj_table_view_new (table);

  jj_table_view_sort (view, DEMO_START, FALSE, FALSE);
  for (guint i = 1; i < 500; i++)
    g_assert_cmpint (get_number (view, i - 1, DEMO_START), <=, get_number (view, i, DEMO_START));
  jj_table_view_sort (view, DEMO_START, TRUE, FALSE);
  g_assert_cmpint (get_number (view, 0, DEMO_START), >, get_number (view, 400, DEMO_START));
  /* rows 5, 16, … 489 have no date: 45 of them, and they are last either way */
  for (guint i = 0; i < 500; i++)
    g_assert_cmpint (get_number (view, i, DEMO_START) == G_MAXINT64, ==, i >= 500 - 45);
  jj_table_view_sort (view, DEMO_DOMAIN, FALSE, FALSE);
  jj_table_view_sort (view, DEMO_PRICE, TRUE, TRUE);
  for (guint i = 1; i < 500; i++)
    {
      gint64 above = get_number (view, i - 1, DEMO_DOMAIN);

      g_assert_cmpint (above, <=, get_number (view, i, DEMO_DOMAIN));
      if (above == get_number (view, i, DEMO_DOMAIN))
        g_assert_cmpint (get_number (view, i - 1, DEMO_PRICE), >=,
                         get_number (view, i, DEMO_PRICE));
    }
  jj_table_view_unsort (view);
  for (guint i = 0; i < 500; i++)
    {
      g_assert_cmpint (jj_table_view_get_row (view, i), ==, i);
      g_assert_cmpint (jj_table_view_find_line (view, i), ==, i);
    }
}

/* What a filter leaves is compared with a plain loop over the rows. */
static void
test_filter (void)
{
  g_autoptr (JjTable) table = demo_table_new (1000);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  JjFilter range = { .has_min = TRUE, .min = 10000, .has_max = TRUE, .max = 30000 };
  JjFilter contains = { .contains = (char *)"台西" }; /* the table writes 臺西 */
  JjFilter empty = { .fill = JJ_FILTER_EMPTY };
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 hidden_sum = 0;
  gint64 sum;
  guint n = 0;

  jj_table_view_set_filter (view, DEMO_AMOUNT, &range);
  jj_table_view_set_filter (view, DEMO_SCHOOL, &contains);
  for (guint i = 0; i < 1000; i++)
    {
      gboolean shown;
      gint64 amount;

      g_assert_true (jj_table_get_number (table, i, DEMO_AMOUNT, &amount));
      jj_table_get_text (table, i, DEMO_SCHOOL, text);
      shown = amount >= 10000 && amount <= 30000 && g_str_has_prefix (text->str, "臺西");
      g_assert_cmpint (jj_table_view_find_line (view, i) >= 0, ==, shown);
      n += shown;
      hidden_sum += shown ? 0 : amount;
    }
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, n);
  g_assert_cmpuint (jj_table_view_get_hidden (view, &sum), ==, 1000 - n);
  g_assert_cmpint (sum, ==, hidden_sum); /* of the first money that adds up */
  jj_table_view_clear_filters (view);
  jj_table_view_set_filter (view, DEMO_START, &empty);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 91); /* i % 11 = 5: 5, 16 … 995 */
  jj_table_view_clear_filters (view);
  jj_table_view_set_search (view, "社群77");
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 11); /* 77, 770 … 779 */
}

static void
test_values (void)
{
  g_autoptr (JjTable) table = demo_table_new (200);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  g_autofree guint *counts = NULL;
  g_auto (GStrv) values = jj_table_view_get_values (view, DEMO_SHARE, &counts);
  guint sum = 0;

  g_assert_cmpstr (values[0], ==, "0%");
  g_assert_cmpstr (values[1], ==, "10%"); /* by number, not by text */
  g_assert_cmpstr (values[10], ==, "100%");
  g_assert_null (values[11]);
  for (guint i = 0; i < 11; i++)
    sum += counts[i];
  g_assert_cmpuint (sum, ==, 200);
}

static void
test_group (void)
{
  g_autoptr (JjTable) table = demo_table_new (300);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  gint64 sum = 0;
  gint64 all = 0;
  guint n = 0;
  guint n_groups = 0, n_left, number = 0;

  for (guint i = 0; i < 300; i++)
    all += get_number (view, i, DEMO_AMOUNT);
  jj_table_view_set_group (view, DEMO_DOMAIN);
  for (guint i = 0; i < jj_table_view_get_n_lines (view); i++)
    {
      const JjGroup *group = jj_table_view_get_group (view, i);

      g_assert_cmpint (group == NULL, ==, jj_table_view_get_row (view, i) >= 0);
      g_assert_cmpuint (jj_table_view_get_number (view, i), ==, group == NULL ? ++number : 0);
      if (group == NULL)
        continue;
      n_groups++;
      n += group->n_rows;
      sum += group->sums[DEMO_AMOUNT];
    }
  g_assert_cmpuint (n_groups, ==, 10);
  g_assert_cmpuint (n, ==, 300);
  g_assert_cmpint (sum, ==, all);
  jj_table_view_fold_all (view, TRUE);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 10);
  g_assert_cmpuint (jj_table_view_get_hidden (view, NULL), ==, 300);
  jj_table_view_get_left (view, &n_left); /* their groups show them */
  g_assert_cmpuint (n_left, ==, 300);
  g_assert_true (jj_table_view_unfold_row (view, 7));
  g_assert_cmpint (jj_table_view_find_line (view, 7), >=, 0);
  g_assert_cmpuint (number, ==, 300);
  jj_table_view_fold_all (view, FALSE);
  jj_table_view_fold (view, 0, TRUE); /* its rows keep their numbers, as in a spreadsheet */
  g_assert_cmpuint (jj_table_view_get_number (view, jj_table_view_get_n_lines (view) - 1), ==, 300);
}

static void
edit (JjTable *table, gint64 key, guint column, const char *text)
{
  JjCellEdit cell = { key, column, text };
  JjTableEdit change = { "edit", &cell, 1, 0, 0 };
  guint n_refused;

  g_assert_true (jj_table_apply (table, &change, &n_refused, NULL));
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_edit_stays_in_place (void)
{
  g_autoptr (JjTable) table = demo_table_new (50);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  gint64 key;
  int line;
  guint n_touched = 0;
  guint row;

  jj_table_view_sort (view, DEMO_PRICE, FALSE, FALSE);
  row = (guint)jj_table_view_get_row (view, 10);
  key = jj_table_get_key (table, row);
  g_signal_connect_swapped (view, "lines-touched", G_CALLBACK (count_cb), &n_touched);
  edit (table, key, DEMO_PRICE, "999999");
  g_assert_cmpuint (n_touched, ==, 1);
  g_assert_cmpint (jj_table_view_find_line (view, row), ==, 10);
  g_assert_true (jj_table_view_is_stale (view));
  jj_table_view_refresh (view);
  line = jj_table_view_find_line (view, row);
  g_assert_cmpint (line, ==, 49);
  g_assert_false (jj_table_view_is_stale (view));
}

static void
test_rows_come_and_go (void)
{
  g_autoptr (JjTable) table = demo_table_new (20);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  JjTableEdit change = { "insert", NULL, 0, 2, 5 };
  const gint64 keys[] = { 1, 3 };
  guint n_refused;

  jj_table_view_get_hidden (view, NULL);
  g_assert_true (jj_table_apply (table, &change, &n_refused, NULL));
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 22);
  g_assert_cmpint (jj_table_get_key (table, (guint)jj_table_view_get_row (view, 5)), ==, 21);
  jj_table_view_sort (view, DEMO_NAME, FALSE, FALSE);
  g_assert_true (jj_table_remove (table, keys, 2, NULL));
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 20);
  change.after = 0;
  g_assert_true (jj_table_apply (table, &change, &n_refused, NULL));
  g_assert_cmpint (jj_table_get_key (table, (guint)jj_table_view_get_row (view, 21)), ==, 24);
  for (guint i = 0; i < 22; i++)
    g_assert_cmpint (jj_table_view_find_line (view, (guint)jj_table_view_get_row (view, i)), ==, i);
}

/* A search of a large table is made in slices; rows that come, and a change of nearly all, in the
 * middle of it are found all the same. */
static void
test_search_in_slices (void)
{
  g_autoptr (JjTable) table = demo_table_new (100000);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  JjTableEdit change = { "insert", NULL, 0, 1, 5 };
  g_autofree guint *all = g_new (guint, 100001);
  guint n_refused;

  jj_table_view_set_search (view, "社群7777");
  g_assert_cmpstr (jj_table_view_get_search (view), ==, "社群7777");
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 100000); /* still to come */
  g_assert_true (jj_table_apply (table, &change, &n_refused, NULL));
  edit (table, jj_table_get_key (table, 5), DEMO_NAME, "社群77777a");
  for (guint i = 0; i <= 100000; i++)
    all[i] = i;
  jj_table_touched (table, all, 100001);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==,
                    12); /* 7777, 77770 … 77779, the new one */
  jj_table_view_set_search (view, NULL);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 100001);
}

static void
test_refusals_over (void)
{
  g_autoptr (JjTable) table = demo_table_new (5);
  guint one = 1;

  edit (table, 1, DEMO_PRICE, "-7");
  edit (table, 2, DEMO_PRICE, "-8");
  jj_table_drop_refusals_since (table, 1); /* the second change is undone */
  g_assert_cmpuint (jj_table_get_n_refusals (table), ==, 1);
  edit (table, 2, DEMO_PRICE, "-8");
  demo_table_set_price (table, 1, 4321); /* by another view */
  jj_table_touched (table, &one, 1);
  g_assert_cmpuint (jj_table_get_n_refusals (table), ==, 1); /* that of the first row */
}

static void
test_refusals (void)
{
  g_autoptr (JjTable) table = demo_table_new (5);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) reason = g_string_new (NULL);

  edit (table, 2, DEMO_PRICE, "-7");
  jj_table_get_text (table, 1, DEMO_PRICE, text);
  g_assert_cmpstr (text->str, ==, "-7");
  g_assert_true (jj_table_get_state (table, 1, DEMO_PRICE, reason) & JJ_CELL_REFUSED);
  g_assert_cmpstr (reason->str, ==, "單價不能是負數。");
  jj_table_get_data_text (table, 1, DEMO_PRICE, text);
  g_assert_cmpstr (text->str, !=, "-7");
  g_assert_cmpuint (jj_table_get_n_refusals (table), ==, 1);
  edit (table, 2, DEMO_PRICE, "700");
  g_assert_cmpuint (jj_table_get_n_refusals (table), ==, 0);
  edit (table, 3, DEMO_SCHOOL, "沒有這所");
  g_assert_true (jj_table_remove (table, (const gint64[]){ 3 }, 1, NULL));
  g_assert_cmpuint (jj_table_get_n_refusals (table), ==, 0);
}

static void
test_figures (void)
{
  g_autoptr (JjTable) table = demo_table_new (3);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  JjColumnRows parts[] = { { DEMO_PRICE, rows }, { DEMO_NAME, rows } };
  JjStatistics figures = { 0 };

  for (guint i = 0; i < 3; i++)
    g_array_append_val (rows, i);
  edit (table, 1, DEMO_PRICE, "10");
  edit (table, 2, DEMO_PRICE, "11");
  edit (table, 3, DEMO_PRICE, "11");
  g_assert_true (jj_table_view_add_up (view, parts, 2, G_USEC_PER_SEC, &figures));
  g_assert_cmpuint (figures.cells, ==, 6);
  g_assert_cmpuint (figures.numbers, ==, 3);
  g_assert_cmpint (figures.sum, ==, 32);
  g_assert_cmpint (figures.average_hundredths, ==, 1067); /* 10.666… */
  g_assert_cmpint (figures.min, ==, 10);
  g_assert_cmpint (figures.max, ==, 11);
  edit (table, 3, DEMO_PRICE, "9223372036854775807");
  figures = (JjStatistics){ 0 };
  jj_table_view_add_up (view, parts, 1, G_USEC_PER_SEC, &figures);
  g_assert_true (figures.overflow);
  parts[1].column = DEMO_SHARE;
  figures = (JjStatistics){ 0 };
  jj_table_view_add_up (view, parts, 2, G_USEC_PER_SEC, &figures);
  g_assert_cmpint (figures.column, ==, -1); /* 元 and % do not add */
}

/* However short the slices are, they come to the same. */
static void
test_figures_in_slices (void)
{
  g_autoptr (JjTable) table = demo_table_new (1000);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint));
  JjColumnRows parts[] = { { DEMO_NAME, rows }, { DEMO_PRICE, rows }, { DEMO_DOMAIN, rows } };
  JjStatistics whole = { 0 }, sliced = { 0 };
  guint n_slices = 1;

  for (guint i = 0; i < 1000; i++)
    g_array_append_val (rows, i);
  g_assert_true (jj_table_view_add_up (view, parts, 3, 60 * G_USEC_PER_SEC, &whole));
  while (!jj_table_view_add_up (view, parts, 3, 0, &sliced))
    n_slices++;
  g_assert_cmpuint (n_slices, >, 10);
  g_assert_cmpuint (sliced.cells, ==, whole.cells);
  g_assert_cmpuint (sliced.numbers, ==, whole.numbers);
  g_assert_cmpint (sliced.sum, ==, whole.sum);
  g_assert_cmpint (sliced.column, ==, DEMO_PRICE);
}

static void
test_save (void)
{
  g_autoptr (JjTable) table = demo_table_new (200);
  g_autoptr (JjTableView) view = jj_table_view_new (table);
  g_autoptr (JjTableView) other = jj_table_view_new (table);
  g_auto (GStrv) values = g_strsplit ("數學|藝術", "|", 0);
  JjFilter filter = { .values = values, .findings = FALSE };
  JjFilter range = { .has_min = TRUE, .min = -5 };
  g_autofree char *saved = NULL;
  g_autofree char *again = NULL;

  jj_table_view_sort (view, DEMO_SCHOOL, TRUE, FALSE);
  jj_table_view_set_filter (view, DEMO_DOMAIN, &filter);
  jj_table_view_set_filter (view, DEMO_PRICE, &range);
  jj_table_view_set_search (view, "國小'\"");
  jj_table_view_set_search (view, "國");
  jj_table_view_set_group (view, DEMO_DOMAIN);
  jj_table_view_fold (view, 0, TRUE);
  saved = jj_table_view_save (view);
  g_assert_true (jj_table_view_load (other, saved));
  again = jj_table_view_save (other);
  g_assert_cmpstr (saved, ==, again);
  g_assert_cmpuint (jj_table_view_get_n_lines (other), ==, jj_table_view_get_n_lines (view));
  g_assert_false (jj_table_view_load (other, "nonsense"));
  g_assert_true (jj_table_view_load (other, "{'sort': <[('gone', true)]>, 'group': <5>}"));
  g_assert_cmpuint (jj_table_view_get_n_lines (other), ==, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/number/parse", test_parse);
  g_test_add_func ("/table/number/format", test_format);
  g_test_add_func ("/table/collate/digits-by-value", test_collate);
  g_test_add_func ("/table/view/sort-is-stable-and-empty-last", test_sort);
  g_test_add_func ("/table/view/filters-agree-with-a-plain-loop", test_filter);
  g_test_add_func ("/table/view/values-in-order-with-counts", test_values);
  g_test_add_func ("/table/view/groups-add-up", test_group);
  g_test_add_func ("/table/view/edit-stays-in-place", test_edit_stays_in_place);
  g_test_add_func ("/table/view/rows-come-and-go", test_rows_come_and_go);
  g_test_add_func ("/table/view/save-then-load", test_save);
  g_test_add_func ("/table/view/search-in-slices", test_search_in_slices);
  g_test_add_func ("/table/refusals-stay-until-set-again", test_refusals);
  g_test_add_func ("/table/refusals-end-with-undo-and-another-value", test_refusals_over);
  g_test_add_func ("/table/figures-are-exact", test_figures);
  g_test_add_func ("/table/figures-are-exact-in-slices", test_figures_in_slices);
  return g_test_run ();
}
