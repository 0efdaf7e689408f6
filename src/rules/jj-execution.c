/* jj-execution.c: what was approved and spent, and what goes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-execution.h"

#include "jj-money.h"

typedef struct
{
  JjExecution *self;
  const JjFigures *figures;
  JjPlan *plan;
  GArray *weights, *shares; /* of the line at hand, the last without a purse */
} Build;

gint64
jj_execution_get_approved (const JjLineFigure *figure, const JjElement *line)
{
  return jj_element_get_number_or (line, JJ_BUDGET_LINE_APPROVED, figure->amount);
}

gint64
jj_execution_get_rate (const JjLineFigure *figure, const JjElement *line)
{
  gint64 spent = jj_element_get_number (line, JJ_BUDGET_LINE_SPENT);

  return spent == JJ_EMPTY ? JJ_EMPTY
                           : jj_execution_rate (spent, jj_execution_get_approved (figure, line));
}

static JjExecutionRow *
row_of (Build *build, JjId purse)
{
  GArray *rows = build->self->purses;
  guint i = 0;

  while (i + 1 < rows->len && g_array_index (rows, JjExecutionRow, i).purse != purse)
    i++;
  return &g_array_index (rows, JjExecutionRow, i);
}

static void
add (Build *build, gint64 *sum, gint64 amount)
{
  if (!jj_money_add (*sum, amount, sum))
    build->self->overflow = TRUE;
}

/* The shares of an amount by the line's parts; without parts it has no purse. */
static const gint64 *
divide (Build *build, gint64 amount)
{
  g_array_set_size (build->shares, build->weights->len);
  jj_money_split (amount, (const gint64 *)build->weights->data, build->weights->len,
                  (gint64 *)build->shares->data);
  return (const gint64 *)build->shares->data;
}

static void
read_weights (Build *build, guint i)
{
  const JjLineFigure *figure = jj_figures_get_line (build->figures, i);
  const JjPart *parts = jj_figures_get_parts (build->figures, i);
  gint64 left = MAX (figure->unassigned, 0);

  g_array_set_size (build->weights, 0);
  for (guint k = 0; k < figure->n_parts; k++)
    {
      gint64 weight = MAX (parts[k].amount, 0);

      g_array_append_val (build->weights, weight);
    }
  g_array_append_val (build->weights, left);
}

/* With all weights 0 jj_money_split gives all to the first: a line of no budget has its first purse
 * pay what was spent. */
static void
add_line (Build *build, guint i)
{
  const JjLineFigure *figure = jj_figures_get_line (build->figures, i);
  const JjElement *line = jj_plan_get_nth (build->plan, JJ_KIND_BUDGET_LINE, i);
  const JjPart *parts = jj_figures_get_parts (build->figures, i);
  gint64 approved = jj_execution_get_approved (figure, line);
  gint64 spent = jj_element_get_number (line, JJ_BUDGET_LINE_SPENT);

  if (!(figure->flags & JJ_LINE_COUNTS)
      || (figure->amount == 0 && approved == 0 && (spent == JJ_EMPTY || spent == 0)))
    return;
  read_weights (build, i);
  for (guint k = 0; k < build->weights->len; k++)
    {
      JjExecutionRow *row = row_of (build, k < figure->n_parts ? parts[k].purse : 0);
      gint64 share = divide (build, approved)[k];
      gint64 paid = spent == JJ_EMPTY ? 0 : divide (build, spent)[k];

      if (share == 0 && paid == 0 && g_array_index (build->weights, gint64, k) == 0)
        continue;
      row->n_lines++;
      row->n_spent += spent != JJ_EMPTY;
      add (build, &row->budgeted, k < figure->n_parts ? parts[k].amount : figure->unassigned);
      add (build, &row->approved, share);
      add (build, &row->settled, spent == JJ_EMPTY ? 0 : share);
      add (build, &row->spent, paid);
    }
  build->self->total.n_lines++;
  build->self->total.n_spent += spent != JJ_EMPTY;
  if (figure->account < JJ_N_ACCOUNTS)
    add (build, &build->self->accounts[figure->account], approved);
}

/* The day of the settlement's rules is the plan's last. */
static void
settle (Build *build, JjExecutionRow *row)
{
  const JjPurseFigure *purse
      = row->purse ? jj_figures_find_purse (build->figures, row->purse) : NULL;
  gint64 day = jj_plan_get_last_day (build->plan);

  row->rate = jj_execution_rate (row->spent, row->approved);
  row->surplus = MAX (row->settled - row->spent, 0);
  row->central = row->returned = JJ_EMPTY;
  if (!purse || purse->ratio == JJ_EMPTY
      || !jj_money_share_down (row->surplus, purse->ratio, 10000, &row->central))
    return;
  row->returned = jj_surplus_return (jj_figures_get_packs (build->figures), day, row->central);
}

static void
add_known (Build *build, gint64 *sum, gint64 amount)
{
  if (amount == JJ_EMPTY)
    return;
  *sum = *sum == JJ_EMPTY ? 0 : *sum;
  add (build, sum, amount);
}

static void
add_up (Build *build)
{
  JjExecution *self = build->self;

  self->total.central = self->total.returned = JJ_EMPTY;
  for (guint i = 0; i < self->purses->len; i++)
    {
      JjExecutionRow *row = &g_array_index (self->purses, JjExecutionRow, i);

      settle (build, row);
      add (build, &self->total.budgeted, row->budgeted);
      add (build, &self->total.approved, row->approved);
      add (build, &self->total.settled, row->settled);
      add (build, &self->total.spent, row->spent);
      add_known (build, &self->total.central, row->central);
      add_known (build, &self->total.returned, row->returned);
    }
  self->total.rate = jj_execution_rate (self->total.spent, self->total.approved);
  self->total.surplus = MAX (self->total.settled - self->total.spent, 0);
}

JjExecution *
jj_execution_new (const JjFigures *figures, JjPlan *plan)
{
  JjExecution *self = g_new0 (JjExecution, 1);
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) shares = g_array_new (FALSE, TRUE, sizeof (gint64));
  Build build = { self, figures, plan, weights, shares };
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (figures, &n);
  JjExecutionRow row = { 0 };

  self->purses = g_array_new (FALSE, FALSE, sizeof (JjExecutionRow));
  for (guint i = 0; i < n; i++)
    {
      row.purse = purses[i].id;
      if (purses[i].source != JJ_SOURCE_COUNTY_MATCH)
        g_array_append_val (self->purses, row);
    }
  row.purse = 0;
  g_array_append_val (self->purses, row);
  for (guint i = 0; i < jj_figures_get_n_lines (figures); i++)
    add_line (&build, i);
  add_up (&build);
  if (g_array_index (self->purses, JjExecutionRow, self->purses->len - 1).n_lines == 0)
    g_array_set_size (self->purses, self->purses->len - 1);
  return self;
}

void
jj_execution_free (JjExecution *self)
{
  g_array_unref (self->purses);
  g_free (self);
}
