/* test-execution.c: approved, spent and what goes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-execution.h"
#include "jj-fixture.h"
#include "jj-kinds-work.h"

typedef struct
{
  JjPlan *plan;
  JjId ministry, own;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->plan = jj_fixture_plan ();
  self->ministry = jj_build_add (self->plan, JJ_KIND_PURSE, "P-001");
  jj_build_set (self->plan, self->ministry, JJ_PURSE_SOURCE, "k12ea");
  self->own = jj_build_add (self->plan, JJ_KIND_PURSE, "P-002");
  jj_build_set (self->plan, self->own, JJ_PURSE_SOURCE, "own");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->plan);
}

static const JjExecutionRow *
row_at (JjExecution *execution, guint i)
{
  g_assert_cmpuint (i, <, execution->purses->len);
  return &g_array_index (execution->purses, JjExecutionRow, i);
}

static JjId
add_line (Fixture *self, JjId purse, gint64 amount, gint64 approved, gint64 spent)
{
  JjId line = jj_fixture_line (self->plan, 0, purse, "printing", amount);

  jj_fixture_set_factors (self->plan, line, 100, 1);
  if (approved != JJ_EMPTY)
    jj_build_set_number (self->plan, line, JJ_BUDGET_LINE_APPROVED, approved);
  if (spent != JJ_EMPTY)
    jj_build_set_number (self->plan, line, JJ_BUDGET_LINE_SPENT, spent);
  return line;
}

/* 1,000,000 approved, 800,000 spent: 200,000 left, at 90 % (tier 5) 180,000 go back. Own money
 * stays where it is. */
static void
test_surplus_goes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjExecution) execution = NULL;

  add_line (self, self->ministry, 1200000, 1000000, 800000);
  add_line (self, self->own, 5000, JJ_EMPTY, 4000);
  figures = jj_fixture_figures (self->plan);
  execution = jj_execution_new (figures, self->plan);
  g_assert_cmpuint (execution->purses->len, ==, 2);
  g_assert_cmpint (row_at (execution, 0)->budgeted, ==, 1200000);
  g_assert_cmpint (row_at (execution, 0)->approved, ==, 1000000);
  g_assert_cmpint (row_at (execution, 0)->rate, ==, 8000);
  g_assert_cmpint (row_at (execution, 0)->surplus, ==, 200000);
  g_assert_cmpint (row_at (execution, 0)->central, ==, 180000);
  g_assert_cmpint (row_at (execution, 0)->returned, ==, 180000);
  g_assert_cmpint (row_at (execution, 1)->approved, ==, 5000);
  g_assert_cmpint (row_at (execution, 1)->central, ==, JJ_EMPTY);
  g_assert_cmpint (execution->total.spent, ==, 804000);
  g_assert_cmpint (execution->total.returned, ==, 180000);
  g_assert_cmpuint (execution->total.n_spent, ==, 2);
  g_assert_cmpint (execution->accounts[JJ_ACCOUNT_OPERATING], ==, 1005000);
}

/* 105,555 left: 94,999 of the ministry's, which is at most 100,000 and stays. */
static void
test_small_surplus_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjExecution) execution = NULL;

  add_line (self, self->ministry, 1000000, JJ_EMPTY, 894445);
  figures = jj_fixture_figures (self->plan);
  execution = jj_execution_new (figures, self->plan);
  g_assert_cmpint (row_at (execution, 0)->central, ==, 94999);
  g_assert_cmpint (row_at (execution, 0)->returned, ==, 0);
}

/* 100 of three purses' 34, 33 and 33, of which 50 are approved and 7 spent: the rows add up. */
static void
test_rows_add_up (Fixture *self, gconstpointer data)
{
  JjId line = add_line (self, self->ministry, 100, 50, 7), third;
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjExecution) execution = NULL;
  gint64 approved = 0, spent = 0;

  third = jj_build_add (self->plan, JJ_KIND_PURSE, "P-003");
  jj_build_set (self->plan, third, JJ_PURSE_SOURCE, "other");
  jj_build_link (self->plan, JJ_KIND_CHARGED_TO, line, self->own);
  jj_build_link (self->plan, JJ_KIND_CHARGED_TO, line, third);
  add_line (self, 0, 30, JJ_EMPTY, JJ_EMPTY);
  figures = jj_fixture_figures (self->plan);
  execution = jj_execution_new (figures, self->plan);
  g_assert_cmpuint (execution->purses->len, ==, 4); /* the last without a purse */
  for (guint i = 0; i < execution->purses->len; i++)
    {
      approved += row_at (execution, i)->approved;
      spent += row_at (execution, i)->spent;
    }
  g_assert_cmpint (approved, ==, 80);
  g_assert_cmpint (spent, ==, 7);
  g_assert_cmpint (execution->total.approved, ==, 80);
  /* The line of 30 is not settled yet. */
  g_assert_cmpint (execution->total.surplus, ==, 43);
  g_assert_cmpuint (execution->total.n_lines, ==, 2);
  g_assert_cmpuint (execution->total.n_spent, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func)                                                                            \
  g_test_add ("/rules/execution/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("surplus-goes-back", test_surplus_goes_back);
  ADD ("small-surplus-stays", test_small_surplus_stays);
  ADD ("rows-add-up", test_rows_add_up);
#undef ADD
  return g_test_run ();
}
