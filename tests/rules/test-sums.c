/* test-sums.c: over random plans every sum agrees with every other, to the 元 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-commands.h"
#include "jj-fixture.h"
#include "jj-flows.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-plan-json.h"
#include "jj-random.h"

#include <string.h>

#define N_PLANS 10000
#define N_EDITS 10000

static const char *const items[] = { "lecturer_external",     "premium",  "misc",         "meal",
                                     "substitute_elementary", "printing", "no_such_item", NULL };

static gint64
random_amount (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return JJ_EMPTY;
    case 1:
      return G_GINT64_CONSTANT (1000000000000);
    default:
      return g_rand_int_range (rand, 0, 5000);
    }
}

static JjId
pick (GArray *ids, GRand *rand)
{
  return g_array_index (ids, JjId, (guint)g_rand_int_range (rand, 0, (gint32)ids->len));
}

static void
add (JjEdit *edit, GArray *ids, JjKindId kind)
{
  JjId id = jj_edit_insert (edit, kind, 0);

  g_array_append_val (ids, id);
}

static void
set_random_line (JjEdit *edit, JjId line, GArray *activities, GRand *rand)
{
  const char *item = items[g_rand_int_range (rand, 0, G_N_ELEMENTS (items))];

  if (item)
    jj_edit_set_text (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_ITEM, item);
  if (g_rand_int_range (rand, 0, 6))
    jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_ACTIVITY,
                        pick (activities, rand));
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_UNIT_PRICE,
                      random_amount (rand));
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_QUANTITY,
                      random_amount (rand));
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_TIMES,
                      g_rand_int_range (rand, 0, 4));
  if (g_rand_int_range (rand, 0, 4) == 0)
    jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, line, JJ_BUDGET_LINE_FIRST_YEAR_AMOUNT,
                        g_rand_int_range (rand, 0, 5000));
}

static void
charge (JjEdit *edit, JjId line, JjId purse, GRand *rand)
{
  JjId link = jj_edit_link (edit, JJ_KIND_CHARGED_TO, line, purse);

  if (g_rand_int_range (rand, 0, 3) == 0)
    jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, link, JJ_CHARGED_TO_AMOUNT,
                        g_rand_int_range (rand, 0, 100000));
  if (g_rand_int_range (rand, 0, 3))
    jj_edit_set_number (edit, JJ_KIND_CHARGED_TO, link, JJ_CHARGED_TO_SHARE,
                        g_rand_int_range (rand, 0, 10001));
}

static JjPlan *
random_plan (GRand *rand, guint n_lines)
{
  JjPlan *plan = jj_fixture_plan ();
  JjEdit *edit = jj_edit_new ("random");
  g_autoptr (GArray) programmes = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (GArray) purses = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < 4; i++)
    {
      add (edit, programmes, JJ_KIND_PROGRAMME);
      if (i > 0 && g_rand_boolean (rand))
        jj_edit_set_number (edit, JJ_KIND_PROGRAMME, g_array_index (programmes, JjId, i),
                            JJ_PROGRAMME_PARENT, g_array_index (programmes, JjId, i - 1));
      add (edit, purses, JJ_KIND_PURSE);
      jj_edit_set_number (edit, JJ_KIND_PURSE, g_array_index (purses, JjId, i), JJ_PURSE_SOURCE,
                          g_rand_int_range (rand, 0, JJ_N_SOURCES));
      jj_edit_set_number (edit, JJ_KIND_PURSE, g_array_index (purses, JjId, i), JJ_PURSE_GRANTED,
                          random_amount (rand));
      add (edit, activities, JJ_KIND_ACTIVITY);
      if (g_rand_int_range (rand, 0, 4))
        jj_edit_set_number (edit, JJ_KIND_ACTIVITY, g_array_index (activities, JjId, i),
                            JJ_ACTIVITY_PROGRAMME, pick (programmes, rand));
    }
  for (guint i = 0; i < n_lines; i++)
    {
      add (edit, lines, JJ_KIND_BUDGET_LINE);
      set_random_line (edit, g_array_index (lines, JjId, i), activities, rand);
      for (int j = g_rand_int_range (rand, 0, 4); j > 0; j--)
        charge (edit, g_array_index (lines, JjId, i), pick (purses, rand), rand);
    }
  jj_build_commit (plan, edit);
  return plan;
}

static gint64
sum_lines (const JjFigures *figures)
{
  gint64 sum = 0;

  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    {
      const JjLineFigure *line = jj_figures_get_line (figures, i);
      const JjPart *parts = jj_figures_get_parts (figures, i);
      gint64 divided = line->unassigned;

      for (guint j = 0; j < line->n_parts; j++)
        {
          g_assert_cmpint (parts[j].amount, >=, 0);
          divided += parts[j].amount;
        }
      g_assert_cmpint (divided, ==, line->amount);
      g_assert_cmpint (line->unassigned, >=, 0);
      g_assert_true (line->first_year >= 0 && line->first_year <= line->amount);
      sum += line->flags & JJ_LINE_COUNTS ? line->amount : 0;
    }
  return sum;
}

static gint64
sum_array (const gint64 *array, guint n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += array[i];
  return sum;
}

static void
assert_sums (const JjFigures *figures)
{
  const JjTotals *totals = jj_figures_get_totals (figures);
  g_autoptr (GArray) atoms = jj_flows_get_atoms (figures);
  gint64 activities = 0, programmes = 0, purses = totals->unassigned, flow = 0;
  guint n;
  const JjGroupFigure *groups = jj_figures_get_activities (figures, &n);
  const JjPurseFigure *purse;

  for (guint i = 0; i < n; i++)
    activities += groups[i].amount;
  groups = jj_figures_get_programmes (figures, &n);
  for (guint i = 0; i < n; i++)
    programmes += groups[i].own;
  purse = jj_figures_get_purses (figures, &n);
  for (guint i = 0; i < n; i++)
    {
      if (purse[i].source == JJ_SOURCE_COUNTY_MATCH)
        continue;
      purses += purse[i].budgeted;
      if (purse[i].central != JJ_EMPTY)
        g_assert_cmpint (purse[i].central + purse[i].county, ==, purse[i].budgeted);
    }
  for (guint i = 0; i < atoms->len; i++)
    flow += g_array_index (atoms, JjAtom, i).amount;
  g_assert_cmpint (totals->total, ==, sum_lines (figures));
  g_assert_cmpint (totals->total, ==, activities);
  g_assert_cmpint (totals->total, ==, programmes);
  g_assert_cmpint (totals->total, ==, purses);
  g_assert_cmpint (totals->total, ==, flow);
  g_assert_cmpint (totals->total, ==, totals->years[0] + totals->years[1]);
  g_assert_cmpint (totals->total, ==, sum_array (totals->months, 12));
  g_assert_cmpint (totals->total, ==, sum_array (totals->accounts, JJ_N_ACCOUNTS + 1));
  g_assert_cmpint (totals->total, ==, sum_array (totals->themes, JJ_N_THEMES + 1));
  g_assert_cmpint (totals->total, ==, sum_array (totals->groups, JJ_N_GROUPS + 1));
}

static JjPackSet *
make_packs (JjPlan *plan)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();

  return jj_pack_set_new (packs, plan);
}

static void
test_sums_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (39);
  g_autoptr (JjPackSet) packs = make_packs (NULL);
  guint overflows = 0;

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (JjPlan) plan = random_plan (rand, (guint)g_rand_int_range (rand, 0, 12));
      g_autoptr (JjFigures) figures = jj_figures_new (plan, packs, 0);

      assert_sums (figures);
      overflows += jj_figures_get_totals (figures)->n_overflow;
    }
  g_assert_cmpuint (overflows, >, 100); /* the generator does reach beyond the limit */
}

typedef struct
{
  JjFigures *figures;
  guint n_updates;
} Follower;

static void
on_changed (JjPlan *plan, JjChanges *changes, gpointer data)
{
  Follower *follower = data;
  g_autoptr (JjFigures) old = follower->figures;
  JjFigures *quick = jj_figures_try_update (old, plan, changes);

  follower->n_updates += quick != NULL;
  if (quick)
    jj_figures_unref (quick);
  follower->figures = jj_figures_update (old, plan, changes);
}

/* Edits as planners make them: most of them of lines and their parts. */
static JjEdit *
random_edit (JjPlan *plan, GRand *rand)
{
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);
  g_autoptr (GArray) activities = g_array_new (FALSE, FALSE, sizeof (JjId));
  const JjElement *line
      = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, (guint)g_rand_int_range (rand, 0, (gint32)n));
  guint n_purses = jj_plan_get_count (plan, JJ_KIND_PURSE);
  JjEdit *edit;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_ACTIVITY); i++)
    {
      JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_ACTIVITY, i));

      g_array_append_val (activities, id);
    }
  if (activities->len == 0 || n_purses == 0 || g_rand_int_range (rand, 0, 8) == 0)
    return jj_random_edit (plan, rand, FALSE);
  if (n > 5 && g_rand_int_range (rand, 0, 6) == 0)
    {
      const JjId gone[] = { jj_element_get_id (line),
                            jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, 0)) };

      return jj_command_delete (plan, gone, gone[0] == gone[1] ? 1 : 2);
    }
  edit = jj_edit_new ("line");
  if (g_rand_int_range (rand, 0, 5) == 0)
    set_random_line (edit,
                     jj_edit_insert_at (edit, JJ_KIND_BUDGET_LINE, 0,
                                        jj_element_get_rank (line)
                                            + g_rand_int_range (rand, -1, 2)),
                     activities, rand);
  if (g_rand_int_range (rand, 0, 3))
    set_random_line (edit, jj_element_get_id (line), activities, rand);
  if (g_rand_int_range (rand, 0, 4) == 0)
    charge (edit, jj_element_get_id (line),
            jj_element_get_id (
                jj_plan_get_nth (plan, JJ_KIND_PURSE,
                                 (guint)g_rand_int_range (rand, 0, (gint32)n_purses))),
            rand);
  if (g_rand_int_range (rand, 0, 6) == 0)
    jj_edit_set_number (edit, JJ_KIND_PURSE,
                        jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_PURSE, 0)),
                        g_rand_boolean (rand) ? JJ_PURSE_GRANTED : JJ_PURSE_BEFORE,
                        g_rand_int_range (rand, 0, 900000));
  if (g_rand_int_range (rand, 0, 6) == 0)
    jj_edit_set_number (edit, JJ_KIND_ACTIVITY, pick (activities, rand), JJ_ACTIVITY_START,
                        739000 + g_rand_int_range (rand, 0, 900));
  return edit;
}

/* Whatever the edit: quick figures are those of a full pass. */
static void
test_update_equals_full_pass (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (36);
  g_autoptr (JjPackSet) packs = make_packs (NULL);
  Follower follower = { 0 };
  guint n = 0;

  while (n < N_EDITS)
    {
      g_autoptr (JjPlan) plan = random_plan (rand, 40);

      follower.figures = jj_figures_new (plan, packs, 0);
      g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &follower);
      for (guint i = 0; i < 100 && jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE) > 0; i++, n++)
        {
          g_autoptr (JjFigures) full = NULL;

          jj_build_commit (plan, random_edit (plan, rand));
          full = jj_figures_new (plan, packs, 0);
          g_assert_true (jj_figures_equal (follower.figures, full));
        }
      assert_sums (follower.figures);
      jj_figures_unref (follower.figures);
    }
  g_assert_cmpuint (follower.n_updates, >, N_EDITS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/sums/agree", test_sums_agree);
  g_test_add_func ("/rules/sums/update-equals-full-pass", test_update_equals_full_pass);
  return g_test_run ();
}
