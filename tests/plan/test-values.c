/* test-values.c: money, and values as people type and read them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-money.h"
#include "jj-plan-private.h"

static void
test_money_vectors (void)
{
  gint64 amount;

  /* 2,000 × 6 節 × 3 場 = 36,000; 0.5 of 3 is 1.5, half up 2. */
  g_assert_true (jj_money_line (2000, 600, 3, &amount));
  g_assert_cmpint (amount, ==, 36000);
  g_assert_true (jj_money_line (3, 50, 1, &amount));
  g_assert_cmpint (amount, ==, 2);
  g_assert_true (jj_money_line (-3, 50, 1, &amount));
  g_assert_cmpint (amount, ==, -2);
  /* domain.md 10.5: 2,043,295 and 302,400 at 90 %. */
  g_assert_true (jj_money_share_down (2043295, 9000, 10000, &amount));
  g_assert_cmpint (amount, ==, 1838965);
  g_assert_true (jj_money_share_down (302400, 9000, 10000, &amount));
  g_assert_cmpint (amount, ==, 272160);
  /* 169,000 at 2 %; 100,000, 12,000, 54,600 and 38,880 at 2.11 %. */
  g_assert_true (jj_money_share_round (169000, 200, 10000, &amount));
  g_assert_cmpint (amount, ==, 3380);
  g_assert_true (jj_money_share_round (100000, 211, 10000, &amount));
  g_assert_cmpint (amount, ==, 2110);
  g_assert_true (jj_money_share_round (12000, 211, 10000, &amount));
  g_assert_cmpint (amount, ==, 253);
  g_assert_true (jj_money_share_round (54600, 211, 10000, &amount));
  g_assert_cmpint (amount, ==, 1152);
  g_assert_true (jj_money_share_round (38880, 211, 10000, &amount));
  g_assert_cmpint (amount, ==, 820);
}

static void
test_money_overflow (void)
{
  gint64 amount;

  g_assert_false (jj_money_add (G_MAXINT64, 1, &amount));
  g_assert_false (jj_money_add (G_MININT64 + 1, -1, &amount));
  g_assert_false (jj_money_line (G_MAXINT64, 200, 1, &amount));
  g_assert_false (jj_money_line (G_MAXINT64, G_MAXINT64, G_MAXINT64, &amount));
  g_assert_true (jj_money_line (G_MAXINT64, 100, 1, &amount));
  g_assert_cmpint (amount, ==, G_MAXINT64);
  g_assert_false (jj_money_share_round (G_MAXINT64, 10001, 10000, &amount));
}

static void
test_split_adds_up (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);
  gint64 weights[7], parts[7];

  /* 100 by 1, 1, 1: 34, 33, 33. */
  for (guint i = 0; i < 3; i++)
    weights[i] = 1;
  jj_money_split (100, weights, 3, parts);
  g_assert_cmpint (parts[0], ==, 34);
  g_assert_cmpint (parts[1], ==, 33);
  g_assert_cmpint (parts[2], ==, 33);
  for (guint round = 0; round < 10000; round++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 8);
      gint64 amount = (gint64)((guint64)g_rand_int (rand) << 20) * (round % 2 ? 1 : -1);
      gint64 sum = 0, total = 0;

      for (guint i = 0; i < n; i++)
        total += weights[i] = g_rand_int_range (rand, 0, 10001);
      jj_money_split (amount, weights, n, parts);
      for (guint i = 0; i < n; i++)
        {
          gint64 exact;

          sum += parts[i];
          if (total == 0)
            continue;
          /* Largest remainder: each part is the exact one rounded down or up. */
          g_assert_true (jj_money_share_down (ABS (amount), weights[i], total, &exact));
          g_assert_cmpint (ABS (parts[i]) - exact, >=, 0);
          g_assert_cmpint (ABS (parts[i]) - exact, <=, 1);
        }
      g_assert_cmpint (sum, ==, amount);
    }
}

typedef struct
{
  JjType type;
  const char *text;
  gint64 number; /* JJ_EMPTY: refused */
} Typed;

static void
test_typed_numbers (void)
{
  static const Typed cases[] = {
    { JJ_TYPE_MONEY, "1,200", 1200 },
    { JJ_TYPE_MONEY, "１２００", 1200 },
    { JJ_TYPE_MONEY, "1.2萬", 12000 },
    { JJ_TYPE_MONEY, " NT$ 8,452,300 元", 8452300 },
    { JJ_TYPE_MONEY, "3億", 300000000 },
    { JJ_TYPE_MONEY, "−5", -5 },
    { JJ_TYPE_INT, "三", 3 },
    { JJ_TYPE_INT, "十", 10 },
    { JJ_TYPE_INT, "十二", 12 },
    { JJ_TYPE_INT, "二十", 20 },
    { JJ_TYPE_INT, "兩百零五", 205 },
    { JJ_TYPE_INT, "一千零五十", 1050 },
    { JJ_TYPE_INT, "一二〇", 120 },
    { JJ_TYPE_INT, "零", 0 },
    { JJ_TYPE_MONEY, "新臺幣三萬六千元整", 36000 },
    { JJ_TYPE_MONEY, "貳拾萬元", 200000 },
    { JJ_TYPE_MONEY, "一億零五萬", 100050000 },
    { JJ_TYPE_DECIMAL2, "三", 300 },
    { JJ_TYPE_INT, "一百二", JJ_EMPTY }, /* 102 or 120 */
    { JJ_TYPE_INT, "一萬二", JJ_EMPTY },
    { JJ_TYPE_INT, "百", JJ_EMPTY },
    { JJ_TYPE_INT, "十十", JJ_EMPTY },
    { JJ_TYPE_INT, "萬", JJ_EMPTY },
    { JJ_TYPE_INT, "二零百", JJ_EMPTY },
    { JJ_TYPE_INT, "三校", JJ_EMPTY },
    { JJ_TYPE_MONEY, "1.5", JJ_EMPTY },
    { JJ_TYPE_MONEY, "1e308", JJ_EMPTY },
    { JJ_TYPE_MONEY, "0x10", JJ_EMPTY },
    { JJ_TYPE_MONEY, "NaN", JJ_EMPTY },
    { JJ_TYPE_MONEY, "99999999999999999999", JJ_EMPTY },
    { JJ_TYPE_MONEY, "12元5", JJ_EMPTY },
    { JJ_TYPE_DECIMAL2, "3.5", 350 },
    { JJ_TYPE_DECIMAL2, "3.505", JJ_EMPTY },
    { JJ_TYPE_SHARE, "60%", 6000 },
    { JJ_TYPE_SHARE, "６２.５ ％", 6250 },
    { JJ_TYPE_BOOL, "是", 1 },
    { JJ_TYPE_BOOL, "✓", 1 },
    { JJ_TYPE_BOOL, "否", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JjField field = { "f", "F", cases[i].type };
      g_autoptr (GError) error = NULL;
      JjValue value;

      if (jj_value_parse (NULL, &field, cases[i].text, &value, &error))
        g_assert_cmpint (value.number, ==, cases[i].number);
      else
        g_assert_cmpint (cases[i].number, ==, JJ_EMPTY);
    }
}

static void
test_typed_dates (void)
{
  static const char *const same[] = { "114/8/1",  "114.08.01",       "2025-08-01",
                                      "2025/8/1", "民國114年8月1日", "1140801",
                                      "20250801", "１１４／８／１",  "中華民國 114 年 8 月 1 日" };
  static const char *const wrong[] = { "114/13/1", "114/2/30", "8/1", "abc", "114/8/1/2", "0/1/1" };
  JjField field = { "f", "F", JJ_TYPE_DATE };
  JjValue value;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *iso = NULL, *roc = NULL;
      g_autoptr (GError) error = NULL;

      jj_value_parse (NULL, &field, same[i], &value, &error);
      g_assert_no_error (error);
      iso = jj_format_iso_date (value.number);
      roc = jj_format_date (value.number);
      g_assert_cmpstr (iso, ==, "2025-08-01");
      g_assert_cmpstr (roc, ==, "114/8/1");
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (jj_value_parse (NULL, &field, wrong[i], &value, NULL));
}

static void
test_choices_in_both_languages (void)
{
  const JjField *level = &jj_kind_school.fields[JJ_SCHOOL_LEVEL];
  static const char *const same[] = { "junior", "Junior high school", "國中", " 國中 " };
  JjValue value;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_true (jj_value_parse (NULL, level, same[i], &value, NULL));
      g_assert_cmpint (value.number, ==, JJ_LEVEL_JUNIOR);
    }
  g_assert_false (jj_value_parse (NULL, level, "大學", &value, NULL));
}

static void
test_lists_and_references (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  const JjField *competencies = &jj_kind_community.fields[JJ_COMMUNITY_COMPETENCIES];
  const JjField *school = &jj_kind_community.fields[JJ_COMMUNITY_SCHOOL];
  const char *const same[] = { "S-001", "斗六國小", "S-001 斗六國小" };
  g_autoptr (JjEdit) edit = NULL;
  JjValue value;
  JjId id;

  g_assert_true (jj_value_parse (NULL, competencies, "A1、B2; A1，c3", &value, NULL));
  g_assert_cmpstr (value.text, ==, "A1\nB2\nC3");
  jj_value_clear (JJ_TYPE_LIST, &value);
  g_assert_false (jj_value_parse (NULL, competencies, "A1,D9", &value, NULL));
  edit = jj_command_add (plan, JJ_KIND_SCHOOL, 0, &id);
  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_NAME, "斗六國小");
  g_assert_true (jj_plan_apply (plan, edit, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_assert_true (jj_value_parse (plan, school, same[i], &value, NULL));
      g_assert_cmpint (value.number, ==, id);
    }
  {
    g_autofree char *shown = jj_value_to_display (plan, school, value);
    g_autofree char *edited = jj_value_to_edit (plan, school, value);

    g_assert_cmpstr (shown, ==, "斗六國小");
    g_assert_cmpstr (edited, ==, "S-001 斗六國小");
  }
  g_assert_false (jj_value_parse (plan, school, "斗七國小", &value, NULL));
}

static void
test_shown (void)
{
  const struct
  {
    JjType type;
    gint64 number;
    const char *shown, *edited;
  } cases[] = {
    { JJ_TYPE_MONEY, 8452300, "8,452,300", "8452300" },
    { JJ_TYPE_MONEY, -1000, "−1,000", "-1000" },
    { JJ_TYPE_MONEY, 0, "0", "0" },
    { JJ_TYPE_MONEY, 100, "100", "100" },
    { JJ_TYPE_DECIMAL2, 350, "3.5", "3.5" },
    { JJ_TYPE_DECIMAL2, 100000, "1,000", "1000" },
    { JJ_TYPE_DECIMAL2, -5, "−0.05", "-0.05" },
    { JJ_TYPE_SHARE, 6250, "62.5 %", "62.5 %" },
    { JJ_TYPE_SHARE, 10000, "100 %", "100 %" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JjField field = { "f", "F", cases[i].type };
      g_autofree char *shown
          = jj_value_to_display (NULL, &field, jj_value_number (cases[i].number));
      g_autofree char *edited = jj_value_to_edit (NULL, &field, jj_value_number (cases[i].number));
      JjValue again;

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (edited, ==, cases[i].edited);
      g_assert_true (jj_value_parse (NULL, &field, shown, &again, NULL));
      g_assert_cmpint (again.number, ==, cases[i].number);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/vectors-of-the-domain", test_money_vectors);
  g_test_add_func ("/money/overflow-is-reported", test_money_overflow);
  g_test_add_func ("/money/split-adds-up", test_split_adds_up);
  g_test_add_func ("/values/numbers-as-typed", test_typed_numbers);
  g_test_add_func ("/values/dates-as-typed", test_typed_dates);
  g_test_add_func ("/values/choices-in-both-languages", test_choices_in_both_languages);
  g_test_add_func ("/values/lists-and-references", test_lists_and_references);
  g_test_add_func ("/values/shown-and-read-back", test_shown);
  return g_test_run ();
}
