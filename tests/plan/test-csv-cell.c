/* test-csv-cell.c: no cell is run, and each comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv-cell.h"

static void
assert_cell (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  jj_csv_cell_append (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
formulas_are_guarded (void)
{
  assert_cell ("=1", "'=1");
  assert_cell ("+cmd", "'+cmd");
  assert_cell ("-1+1", "'-1+1");
  assert_cell ("@x", "'@x");
  assert_cell ("\tx", "'\tx");
  assert_cell ("\rx", "\"'\rx\"");
}

static void
numbers_and_text_are_left (void)
{
  assert_cell ("-5", "-5");
  assert_cell ("+5.25%", "+5.25%");
  assert_cell ("-1,200", "\"-1,200\"");
  assert_cell ("a=b", "a=b");
  assert_cell ("'a", "'a");
  assert_cell ("say \"x\"", "\"say \"\"x\"\"\"");
  assert_cell (" x", "\" x\"");
  assert_cell (NULL, "");
}

static void
guard_is_undone_exactly (void)
{
  static const char *const texts[] = { "=1", "'=1", "''=1", "'a", "-", "-5", "'", "'-5", "@" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      jj_csv_cell_append (out, texts[i]);
      g_assert_cmpstr (out->str + jj_csv_cell_guard_length (out->str), ==, texts[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/csv-cell/formulas-are-guarded", formulas_are_guarded);
  g_test_add_func ("/plan/csv-cell/numbers-and-text-are-left", numbers_and_text_are_left);
  g_test_add_func ("/plan/csv-cell/guard-is-undone-exactly", guard_is_undone_exactly);
  return g_test_run ();
}
