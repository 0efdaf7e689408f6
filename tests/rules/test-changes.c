/* test-changes.c: the rows of a table of changes add up to the difference of the totals */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-amounts.h"
#include "jj-changes.h"
#include "jj-commands.h"
#include "jj-fixture.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-plan-json.h"
#include "jj-random.h"

static JjFigures *
figures_of (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);

  return jj_figures_new (plan, set, 0);
}

static JjChangeTable *
compare (JjPlan *before, JjPlan *after, gboolean anonymous)
{
  g_autoptr (JjFigures) a = figures_of (before), b = figures_of (after);

  return jj_changes_new (before, a, after, b, anonymous);
}

static gint64
sum (const JjChangeTable *table)
{
  gint64 sum = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const JjChangeRow *row = g_ptr_array_index (table->rows, i);

      sum += row->amount_after - row->amount_before;
      g_assert_true (row->has_amount || (row->amount_after == 0 && row->amount_before == 0));
    }
  return sum;
}

static const JjChangeRow *
find (const JjChangeTable *table, JjId id)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const JjChangeRow *row = g_ptr_array_index (table->rows, i);

      if (row->id == id)
        return row;
    }
  return NULL;
}

static JjPlan *
load_sample (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "samples", "yunlin-114.json", NULL);
  g_autofree char *json = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  JjPlan *plan;

  g_assert_true (g_file_get_contents (path, &json, &length, &error));
  bytes = g_bytes_new_take (g_steal_pointer (&json), length);
  plan = jj_plan_from_json (bytes, &error);
  g_assert_no_error (error);
  return plan;
}

/* Forty random edits over all kinds, many times, forward and backward; and prices that change, so
 * that premiums follow. */
static void
test_sums (void)
{
  g_autoptr (JjPlan) sample = load_sample ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (114);
  guint n_follow = 0, n_amounts = 0;

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (JjPlan) after = jj_plan_copy (sample);
      g_autoptr (JjChangeTable) forward = NULL, backward = NULL;

      for (guint i = 0; i < 40; i++)
        {
          g_autoptr (JjEdit) edit = jj_random_edit (after, rand, FALSE);
          guint n = jj_plan_get_count (after, JJ_KIND_BUDGET_LINE);
          JjPlan *next = jj_plan_with (after, edit, NULL);
          g_autoptr (JjEdit) price = jj_edit_new ("price");

          if (next)
            {
              g_object_unref (after);
              after = next;
            }
          if (i % 4 != 0 || n == 0)
            continue;
          jj_edit_set_number (
              price, JJ_KIND_BUDGET_LINE,
              jj_element_get_id (jj_plan_get_nth (
                  after, JJ_KIND_BUDGET_LINE,
                  (guint)g_rand_int_range (rand, 0,
                                           (int)jj_plan_get_count (after, JJ_KIND_BUDGET_LINE)))),
              JJ_BUDGET_LINE_UNIT_PRICE, g_rand_int_range (rand, 0, 5000));
          next = jj_plan_with (after, price, NULL);
          g_assert_nonnull (next);
          g_object_unref (after);
          after = next;
        }
      forward = compare (sample, after, FALSE);
      backward = compare (after, sample, TRUE);
      g_assert_cmpint (sum (forward), ==, forward->total_after - forward->total_before);
      g_assert_cmpint (sum (backward), ==, -sum (forward));
      for (guint i = 0; i < forward->rows->len; i++)
        {
          const JjChangeRow *row = g_ptr_array_index (forward->rows, i);

          n_follow += row->type == JJ_CHANGE_FOLLOWS;
          n_amounts += row->has_amount;
        }
    }
  g_test_message ("%u rows with amounts, %u follow others", n_amounts, n_follow);
  g_assert_cmpuint (n_follow, >, 5);
  g_assert_cmpuint (n_amounts, >, 100);
}

/* 2,000 × 600 hundredths × 3 = 36,000; at 2,500 it is 45,000. */
static void
test_line (void)
{
  g_autoptr (JjPlan) before = jj_fixture_plan (), after = NULL, gone = NULL;
  JjId activity = jj_build_add (before, JJ_KIND_ACTIVITY, "V-001");
  JjId purse = jj_build_add (before, JJ_KIND_PURSE, "F-001");
  JjId line = jj_fixture_line (before, activity, purse, "lecturer_external", 2000);
  g_autoptr (JjEdit) price = jj_edit_new ("price"), comment = jj_edit_new ("comment"), drop = NULL;
  g_autoptr (JjChangeTable) table = NULL, dropped = NULL;
  const JjChangeRow *row;
  JjId id;

  jj_fixture_set_factors (before, line, 600, 3);
  jj_edit_set_number (price, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_UNIT_PRICE, 2500);
  id = jj_edit_insert (price, JJ_KIND_COMMENT, 0);
  jj_edit_set_number (price, JJ_KIND_COMMENT, id, JJ_COMMENT_ELEMENT, line);
  jj_edit_set_text (price, JJ_KIND_COMMENT, id, JJ_COMMENT_NUMBER, "3");
  after = jj_plan_with (before, price, NULL);
  g_assert_nonnull (after);
  table = compare (before, after, FALSE);
  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpuint (table->n_left_out, ==, 1);
  row = find (table, line);
  g_assert_cmpint (row->type, ==, JJ_CHANGE_CHANGED);
  g_assert_cmpint (row->amount_before, ==, 36000);
  g_assert_cmpint (row->amount_after, ==, 45000);
  g_assert_nonnull (strstr (row->before, "2,000"));
  g_assert_nonnull (strstr (row->after, "2,500"));
  g_assert_cmpstr (row->comments, ==, "3");
  jj_changes_set_reason (table, line, JJ_BUDGET_LINE_UNIT_PRICE, "newest");
  jj_changes_set_reason (table, line, JJ_BUDGET_LINE_UNIT_PRICE, "older");
  g_assert_cmpstr (row->reason, ==, "newest");

  drop = jj_command_delete (after, &line, 1);
  gone = jj_plan_with (after, drop, NULL);
  dropped = compare (after, gone, FALSE);
  row = find (dropped, line);
  g_assert_cmpint (row->type, ==, JJ_CHANGE_REMOVED);
  g_assert_cmpint (row->amount_before, ==, 45000);
  g_assert_cmpstr (row->after, ==, "");
  g_assert_cmpint (sum (dropped), ==, -45000);
}

/* A unit price from 2,500 to 3,000 on a line of 5 × 3 is one change, 37,500 → 45,000; one more
 * number typed in the same edit is another. */
static void
test_amounts (void)
{
  g_autoptr (JjPlan) before = jj_fixture_plan (), after = NULL;
  JjId purse = jj_build_add (before, JJ_KIND_PURSE, "F-001");
  JjId line = jj_fixture_line (before, 0, purse, "attendance", 2500);
  g_autoptr (JjEdit) edit = jj_edit_new ("price"), name = jj_edit_new ("name");
  g_autoptr (JjFigures) first = NULL, second = NULL;
  JjAmountChange change;

  jj_fixture_set_factors (before, line, 500, 3);
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_UNIT_PRICE, 3000);
  jj_edit_set_number (edit, JJ_KIND_PURSE, purse, JJ_PURSE_GRANTED, 1000);
  jj_edit_set_text (name, JJ_KIND_BUDGET_LINE, line, JJ_NAME, "x");
  after = jj_plan_with (before, edit, NULL);
  first = figures_of (before);
  second = figures_of (after);
  g_assert_true (jj_amounts_compare (edit, first, second, &change));
  g_assert_cmpuint (change.n, ==, 2);
  g_assert_cmpint (change.sum, ==, 8500);
  g_assert_cmpint (change.largest, ==, 7500);
  g_assert_cmpint (change.id, ==, line);
  g_assert_cmpint (change.before, ==, 37500);
  g_assert_cmpint (change.after, ==, 45000);
  g_assert_false (jj_amounts_compare (name, second, second, &change));
}

/* A person's name and years do not get into a table that leaves personal data out. */
static void
test_anonymous (void)
{
  g_autoptr (JjPlan) before = jj_fixture_plan (), after = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new ("person");
  g_autoptr (JjChangeTable) plain = NULL, table = NULL;
  JjId id = jj_edit_insert (edit, JJ_KIND_PERSON, 0);
  const JjChangeRow *row;

  jj_edit_set_text (edit, JJ_KIND_PERSON, id, JJ_NAME, "陳美玲");
  jj_edit_set_text (edit, JJ_KIND_PERSON, id, JJ_CODE, "R-001");
  after = jj_plan_with (before, edit, NULL);
  plain = compare (before, after, FALSE);
  g_assert_nonnull (strstr (find (plain, id)->element, "陳美玲"));
  table = compare (before, after, TRUE);
  row = find (table, id);
  g_assert_cmpstr (row->element, ==, "R-001");
  g_assert_null (strstr (row->after, "陳"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/changes/rows-add-up-to-the-totals", test_sums);
  g_test_add_func ("/rules/changes/a-line-with-its-comment-and-reason", test_line);
  g_test_add_func ("/rules/changes/what-one-edit-did-to-the-money", test_amounts);
  g_test_add_func ("/rules/changes/personal-data-stays-out", test_anonymous);
  return g_test_run ();
}
