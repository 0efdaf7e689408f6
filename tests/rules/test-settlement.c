/* test-settlement.c: payments by class, surplus, execution */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
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

static JjId
add_milestone (JjPlan *plan, const char *code, const char *kind, const char *end)
{
  JjId id = jj_build_add (plan, JJ_KIND_MILESTONE, code);

  jj_build_set (plan, id, JJ_MILESTONE_KIND, kind);
  jj_build_set_number (plan, id, JJ_MILESTONE_END, jj_parse_iso_date (end));
  return id;
}

static void
assert_payment (GArray *payments, guint i, gint64 amount, const char *date)
{
  const JjPayment *payment = &g_array_index (payments, JjPayment, i);

  g_assert_cmpuint (i, <, payments->len);
  g_assert_cmpint (payment->amount, ==, amount);
  g_assert_cmpint (payment->date, ==, date ? jj_parse_iso_date (date) : JJ_EMPTY);
}

/* 114: to 2026-07-31; two months later is 2026-09-30. */
static void
test_payments (void)
{
  g_autoptr (JjPackSet) packs = make_packs ();
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (GArray) small = NULL, middle = NULL, large = NULL;

  small = jj_payments_plan (plan, packs, 1499999);
  g_assert_cmpuint (small->len, ==, 1);
  assert_payment (small, 0, 1499999, NULL);
  add_milestone (plan, "M-1", "approve", "2025-09-15");
  add_milestone (plan, "M-3", "disburse", "2026-05-01");
  add_milestone (plan, "M-2", "disburse", "2026-01-10");
  middle = jj_payments_plan (plan, packs, 1500001);
  g_assert_cmpuint (middle->len, ==, 3);
  assert_payment (middle, 0, 450000, "2025-09-15");
  assert_payment (middle, 1, 525001, "2026-01-10");
  assert_payment (middle, 2, 525000, "2026-05-01");
  large = jj_payments_plan (plan, packs, 10000000);
  g_assert_cmpuint (large->len, ==, 4);
  assert_payment (large, 0, 3000000, "2025-09-15");
  assert_payment (large, 1, 3250000, "2026-01-10");
  assert_payment (large, 3, 500000, "2026-09-30");
}

/* Whatever the amount, payments add up to it and none is below 0. */
static void
test_payments_add_up (void)
{
  g_autoptr (JjPackSet) packs = make_packs ();
  g_autoptr (JjPlan) plan = jj_fixture_plan ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (73);

  for (guint i = 0; i < 3; i++)
    add_milestone (plan, (const char *[]){ "M-1", "M-2", "M-3" }[i], "disburse", "2026-01-10");
  for (guint i = 0; i < 500; i++)
    {
      gint64 amount = (gint64)g_rand_int (rand) >> g_rand_int_range (rand, 0, 24), sum = 0;
      g_autoptr (GArray) payments = jj_payments_plan (plan, packs, amount);

      for (guint j = 0; j < payments->len; j++)
        {
          g_assert_cmpint (g_array_index (payments, JjPayment, j).amount, >, 0);
          sum += g_array_index (payments, JjPayment, j).amount;
        }
      g_assert_cmpint (sum, ==, amount);
    }
}

/* 預算法 63: 20 % out of and into a use, never into personnel; items move freely; capital does not
 * become current. */
static void
test_virement (void)
{
  static const struct
  {
    const char *entry;
    JjVirement virement;
    JjVirementVerdict verdict;
    gint64 maximum;
  } cases[] = {
    { "virement.use",
      { "operating", "equipment", 1000000, 200000, 0, 0 },
      JJ_VIREMENT_LIMITED,
      40000 },
    { "virement.use",
      { "operating", "equipment", 1000000, 200000, 0, 30000 },
      JJ_VIREMENT_LIMITED,
      10000 },
    { "virement.use",
      { "operating", "equipment", 100000, 900000, 15000, 0 },
      JJ_VIREMENT_LIMITED,
      5000 },
    { "virement.use",
      { "operating", "equipment", 100000, 900000, 25000, 0 },
      JJ_VIREMENT_LIMITED,
      0 },
    { "virement.use",
      { "operating", "personnel", 1000000, 200000, 0, 0 },
      JJ_VIREMENT_FORBIDDEN,
      0 },
    { "virement.item", { "printing", "venue", 50000, 1000, 0, 0 }, JJ_VIREMENT_FREE, 50000 },
    { "virement.nature", { "capital", "current", 50000, 1000, 0, 0 }, JJ_VIREMENT_FORBIDDEN, 0 },
    { "virement.nature", { "current", "capital", 50000, 1000, 0, 0 }, JJ_VIREMENT_FREE, 50000 },
    { "rate.premium", { "current", "capital", 50000, 1000, 0, 0 }, JJ_VIREMENT_UNKNOWN, 0 },
    { "virement.none", { "current", "capital", 50000, 1000, 0, 0 }, JJ_VIREMENT_UNKNOWN, 0 },
  };
  g_autoptr (JjPackSet) packs = make_packs ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 maximum = -1;

      g_assert_cmpint (jj_virement_judge (packs, jj_parse_iso_date ("2025-08-01"), cases[i].entry,
                                          &cases[i].virement, &maximum),
                       ==, cases[i].verdict);
      g_assert_cmpint (maximum, ==, cases[i].maximum);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/settlement/classes", test_classes);
  g_test_add_func ("/rules/settlement/surplus", test_surplus);
  g_test_add_func ("/rules/settlement/execution", test_execution);
  g_test_add_func ("/rules/settlement/payments", test_payments);
  g_test_add_func ("/rules/settlement/payments-add-up", test_payments_add_up);
  g_test_add_func ("/rules/settlement/virement", test_virement);
  return g_test_run ();
}
