/* test-prose.c: prose is read and written without loss */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose.h"

#include <string.h>

static const JjProseRun *
run_at (const GPtrArray *runs, guint i)
{
  g_assert_cmpuint (i, <, runs->len);
  return g_ptr_array_index (runs, i);
}

/* The example of the header. */
static void
test_example (void)
{
  g_autoptr (JjProse) prose = jj_prose_parse ("共 {{figure:total}} 元");
  const JjProseBlock *block;

  g_assert_cmpuint (prose->blocks->len, ==, 1);
  block = g_ptr_array_index (prose->blocks, 0);
  g_assert_cmpint (block->type, ==, JJ_PROSE_PARAGRAPH);
  g_assert_cmpuint (block->runs->len, ==, 3);
  g_assert_cmpint (run_at (block->runs, 1)->live, ==, JJ_LIVE_FIGURE);
  g_assert_cmpstr (run_at (block->runs, 1)->text, ==, "total");
  g_assert_cmpuint (jj_prose_count ("共 {{figure:total}} 元"), ==, 3);
}

static void
test_blocks (void)
{
  const char *text = "## 現況\n\n- 一\n  - 二 **強***調*\n3. 三\n{{chart:sankey}}\n"
                     "| 項目 | 金額 |\n|---|---:|\n| 膳費 | {{figure:total}} |\n尾";
  static const JjProseType types[]
      = { JJ_PROSE_HEADING,  JJ_PROSE_PARAGRAPH, JJ_PROSE_BULLET, JJ_PROSE_BULLET,
          JJ_PROSE_NUMBERED, JJ_PROSE_FIELD,     JJ_PROSE_TABLE,  JJ_PROSE_PARAGRAPH };
  g_autoptr (JjProse) prose = jj_prose_parse (text);
  g_autofree char *written = jj_prose_write (prose);
  const JjProseBlock *block;

  g_assert_cmpstr (written, ==, text);
  g_assert_cmpuint (prose->blocks->len, ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (((JjProseBlock *)g_ptr_array_index (prose->blocks, i))->type, ==, types[i]);
  block = g_ptr_array_index (prose->blocks, 3);
  g_assert_cmpuint (block->level, ==, 1);
  g_assert_cmpuint (block->runs->len, ==, 3);
  g_assert_cmpint (run_at (block->runs, 1)->style, ==, JJ_PROSE_STRONG);
  g_assert_cmpint (run_at (block->runs, 2)->style, ==, JJ_PROSE_EMPHASIS);
  block = g_ptr_array_index (prose->blocks, 6);
  g_assert_cmpuint (block->n_columns, ==, 2);
  g_assert_cmpuint (block->n_rows, ==, 2);
  g_assert_cmpint (block->aligns[1], ==, JJ_TEXT_RIGHT);
  g_assert_cmpint (run_at (jj_prose_get_cell (block, 1, 1), 0)->live, ==, JJ_LIVE_FIGURE);
}

/* What is no markup stays as it stands. */
static void
test_unknown (void)
{
  static const char *const texts[] = {
    "a * b",       "**",
    "****",        "5 * 3 * 2 **",
    "{{",          "{{nothing:x}}",
    "{{figure:}}", "{{chart:x}} 後",
    "| a | b |",   "|",
    "##標題",      "##### 五",
    "-項",         "12.5",
    "007. 電影",   "       - 深",
    "\\",          "\\a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = jj_prose_to_plain (texts[i]);
      g_autoptr (JjProse) prose = jj_prose_parse (texts[i]);
      g_autofree char *written = jj_prose_write (prose);
      g_autofree char *again = jj_prose_to_plain (written);

      /* Two single stars are emphasis, as they are anywhere. */
      if (!strchr (texts[i], '5'))
        g_assert_cmpstr (plain, ==, texts[i]);
      g_assert_cmpstr (again, ==, plain);
    }
}

static void
test_count (void)
{
  g_assert_cmpuint (jj_prose_count (NULL), ==, 0);
  g_assert_cmpuint (jj_prose_count ("本縣 64 群、8,452 元"), ==, 7);
  g_assert_cmpuint (jj_prose_count ("## 標題\n- **粗**體 word\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"),
                    ==, 2 + 3 + 4);
  g_assert_cmpuint (jj_prose_count ("臺灣——「好」……"), ==, 9);
}

/* A random text of signs that mean something and some that do not. */
static char *
random_text (GRand *rand)
{
  static const char *const parts[] = {
    "*",
    "**",
    "***",
    "\\",
    "{{",
    "}}",
    "{{figure:total}}",
    "{{chart:map}}",
    "|",
    "| ",
    "|---|",
    "\n",
    "\n",
    "# ",
    "## ",
    "- ",
    "  ",
    "1. ",
    "12. ",
    " ",
    "字",
    "a",
    ".",
    "-",
    ":",
    "計畫",
    "#",
    "元。",
    "{",
    "\n| a | b |\n|---|:-:|\n| c |",
  };
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (rand, 0, 24);

  for (int i = 0; i < n; i++)
    g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return g_string_free (text, FALSE);
}

static void
test_stable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (59);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = random_text (rand);
      g_autoptr (JjProse) prose = jj_prose_parse (text);
      g_autofree char *written = jj_prose_write (prose);
      g_autoptr (JjProse) again = jj_prose_parse (written);
      g_autofree char *twice = jj_prose_write (again);

      g_assert_cmpstr (twice, ==, written);
      if (*written)
        g_assert_true (jj_prose_equal (prose, again));
    }
}

static void
add_random_runs (GPtrArray *runs, GRand *rand, gboolean in_cell)
{
  static const char *const parts[] = { "*", "a", "- ", "1. ", "# ",    "字", "{{",
                                       "{", "}", "|",  "\\",  "| x |", " b", "{{figure:x}}" };
  int n = g_rand_int_range (rand, 0, 5);

  for (int i = 0; i < n; i++)
    {
      JjProseStyle style = (guint)g_rand_int_range (rand, 0, 4);

      if (g_rand_int_range (rand, 0, 5) == 0)
        jj_prose_add_run (runs, "purse/K-1", style, JJ_LIVE_FIGURE);
      else
        jj_prose_add_run (runs, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))], style, 0);
    }
  /* Spaces around a cell's text are not part of it. */
  if (in_cell)
    jj_prose_add_run (runs, "尾", 0, 0);
}

/* What is built, written and parsed is what was built. */
static void
test_built (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (60);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (JjProse) prose = jj_prose_new ();
      JjProseBlock *block;
      guint level = (guint)g_rand_int_range (rand, 0, 6);

      jj_prose_add_run (jj_prose_add (prose, JJ_PROSE_FIELD, 0)->runs, "map", 0, JJ_LIVE_CHART);
      block = jj_prose_add_table (prose, 2, (guint)g_rand_int_range (rand, 1, 4));
      for (guint k = 0; k < block->cells->len; k++)
        {
          GPtrArray *cell = g_ptr_array_index (block->cells, k);

          jj_prose_add_run (cell, "頭", 0, 0);
          add_random_runs (cell, rand, TRUE);
        }
      block->aligns[1] = (JjTextAlign)g_rand_int_range (rand, 0, 3);
      for (JjProseType type = JJ_PROSE_PARAGRAPH; type <= JJ_PROSE_NUMBERED; type++)
        {
          block = jj_prose_add (prose, type, level);
          if (type == JJ_PROSE_NUMBERED)
            block->number = level;
          add_random_runs (block->runs, rand, FALSE);
        }
      {
        g_autofree char *written = jj_prose_write (prose);
        g_autoptr (JjProse) again = jj_prose_parse (written);

        if (!jj_prose_equal (prose, again))
          g_error ("not the same: %s", written);
      }
    }
}

/* A hostile text takes time in proportion to its length. */
static void
test_hostile (void)
{
  /* The sanitizers measure each string at each look at it. */
  const gsize most = g_getenv ("ASAN_OPTIONS") ? 20000 : 1000000;
  static const char *const parts[] = { "{", "{{figure:", "*", "* ", "\\", "|", "| |\n", "**a" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *written = NULL;
      g_autoptr (JjProse) prose = NULL;

      while (text->len < most)
        g_string_append (text, parts[i]);
      prose = jj_prose_parse (text->str);
      written = jj_prose_write (prose);
      g_assert_cmpuint (strlen (written), >=, text->len / 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/prose/example", test_example);
  g_test_add_func ("/plan/prose/blocks", test_blocks);
  g_test_add_func ("/plan/prose/what-is-no-markup-is-text", test_unknown);
  g_test_add_func ("/plan/prose/count", test_count);
  g_test_add_func ("/plan/prose/writing-what-was-read-is-stable", test_stable);
  g_test_add_func ("/plan/prose/what-was-built-is-read-back", test_built);
  g_test_add_func ("/plan/prose/hostile-in-linear-time", test_hostile);
  return g_test_run ();
}
