/* test-grid-text.c: blocks on the clipboard, and series */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "jj-grid-series.h"
#include "jj-grid-tsv.h"

static void
assert_block (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) rows = jj_grid_tsv_parse (text);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (guint k = 0; k < row->len; k++)
        g_string_append_printf (all, "[%s]", (char *)g_ptr_array_index (row, k));
      g_string_append_c (all, ';');
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_parse (void)
{
  assert_block ("", "");
  assert_block ("a", "[a];");
  assert_block ("a\tb\nc\t\n", "[a][b];[c][];");
  assert_block ("a\tb\r\nc\td\r\n", "[a][b];[c][d];");
  assert_block ("a\n\nb", "[a];[];[b];");
  /* Calc quotes a cell of two lines, and doubles its quotes. */
  assert_block ("\"第一行\n第二行\"\tx", "[第一行\n第二行][x];");
  assert_block ("\"說\"\"好\"\"\n\"\tx", "[說\"好\"\n][x];");
  /* What only looks like a quoted cell is taken as it is. */
  assert_block ("\"甲\" 與乙\tx", "[\"甲\" 與乙][x];");
  assert_block ("\"never closed\tx\ny", "[\"never closed][x];[y];");
}

static void
test_round_trip (void)
{
  const char *const cells[]
      = { "plain", "tab\there", "line\nend", "\"quoted\"", "a\"b", "", "1,200" };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) tsv = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;

      jj_grid_tsv_append (tsv, cells[i]);
      g_string_append (tsv, "\tx\n");
      rows = jj_grid_tsv_parse (tsv->str);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index ((GPtrArray *)g_ptr_array_index (rows, 0), 0), ==,
                       cells[i]);
    }
}

/* Seeds and what follows them, parted by "|". */
static void
assert_series (const char *seeds, int first, const char *expected)
{
  g_auto (GStrv) texts = g_strsplit (seeds, "|", 0);
  g_auto (GStrv) wanted = g_strsplit (expected, "|", 0);
  g_autoptr (JjGridSeries) series
      = jj_grid_series_new ((const char *const *)texts, g_strv_length (texts));

  for (int i = 0; wanted[i] != NULL; i++)
    {
      g_autofree char *text = jj_grid_series_get (series, first + i);

      g_assert_cmpstr (text, ==, wanted[i]);
    }
}

static void
test_series (void)
{
  assert_series ("5", 1, "5|5");
  assert_series ("1|2", 2, "3|4|5");
  assert_series ("10|20|30", -2, "-10|0");
  assert_series ("1|2|4", 3, "1|2|4|1");
  assert_series ("1.5|2", 2, "2.5|3.0");
  assert_series ("1,000|2,000", 2, "3000");
  assert_series ("10%|20%", 2, "30%");
  assert_series ("0.25|-0.25", 2, "-0.75");
  assert_series ("114/8/31", 1, "114/9/1|114/9/2");
  assert_series ("114/12/31", 1, "115/1/1");
  assert_series ("114/8/1|114/9/1", 2, "114/10/1|114/11/1|114/12/1|115/1/1");
  assert_series ("2025-08-01|2025-08-08", 2, "2025-08-15");
  assert_series ("114/1/31|114/3/31", 2, "114/5/31|114/7/31");
  assert_series ("社群3", 1, "社群4|社群5");
  assert_series ("S-008", 1, "S-009|S-010");
  assert_series ("第一組", 1, "第二組|第三組");
  assert_series ("第九次", 1, "第十次|第十一次");
  assert_series ("第十九期", 1, "第二十期|第二十一期");
  assert_series ("統一國小", 1, "統一國小");
  assert_series ("甲案", 1, "乙案|丙案");
  assert_series ("星期五", 1, "星期六|星期日|星期一");
  assert_series ("數學|藝術", 2, "數學|藝術|數學");
  assert_series ("a|", 2, "a||a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid/tsv/parse", test_parse);
  g_test_add_func ("/grid/tsv/round-trip", test_round_trip);
  g_test_add_func ("/grid/series", test_series);
  return g_test_run ();
}
