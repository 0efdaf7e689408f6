/* test-settlement.c: payments by class, surplus, execution */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-format.h"
#include "jj-money.h"
#include "jj-settlement.h"

static JjPackSet *
make_packs (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();

  return jj_pack_set_new (packs, NULL);
}

/* From 113: below 1,500,000 all at once; then at most 30 % first; from 10,000,000 at least 5 % is
 * kept back. */
static void
test_classes (void)
{
  static const gint64 cases[][4] = {
    { 0, 1, 0, 0 },
    { 1499999, 1, 1499999, 0 },
    { 1500000, 2, 450000, 0 },
    { 9999999, 2, 2999999, 0 },
    { 10000000, 3, 3000000, 500000 },
  };
  g_autoptr (JjPackSet) packs = make_packs ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      JjDisbursement found;

      g_assert_true (
          jj_disbursement_find (packs, jj_parse_iso_date ("2025-08-01"), cases[i][0], &found));
      g_assert_cmpint (found.class_number, ==, cases[i][1]);
      g_assert_cmpint (found.first, ==, cases[i][2]);
      g_assert_cmpint (found.kept, ==, cases[i][3]);
    }
}

/* A central part of 95,000 stays; of a surplus of 200,000 at 90 % 180,000 goes back. */
static void
test_surplus (void)
{
  g_autoptr (JjPackSet) packs = make_packs ();
  gint64 day = jj_parse_iso_date ("2024-08-01"), central = 0;

  g_assert_cmpint (jj_surplus_return (packs, day, 95000), ==, 0);
  g_assert_cmpint (jj_surplus_return (packs, day, 100000), ==, 0);
  g_assert_cmpint (jj_surplus_return (packs, day, 100001), ==, 100001);
  g_assert_true (jj_money_share_down (200000, 9000, 10000, &central));
  g_assert_cmpint (jj_surplus_return (packs, day, central), ==, 180000);
}

static void
test_execution (void)
{
  g_assert_cmpint (jj_execution_rate (97, 100), ==, 9700);
  g_assert_cmpint (jj_execution_rate (2, 3), ==, 6667);
  g_assert_cmpint (jj_execution_rate (1, 0), ==, JJ_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/settlement/classes", test_classes);
  g_test_add_func ("/rules/settlement/surplus", test_surplus);
  g_test_add_func ("/rules/settlement/execution", test_execution);
  return g_test_run ();
}
