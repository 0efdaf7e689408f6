/* bench-figures.c: all figures of a plan, and the figures and findings after one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-check-job.h"
#include "jj-flows.h"
#include "jj-generate.h"
#include "jj-plan-private.h"

#include <stdlib.h>
#include <time.h>

#define N_RUNS 7
#define N_EDITS 51

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

/* Of this process alone: the machine may have other work. */
static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec * 1000 + (double)time.tv_nsec / 1e6;
}

static void
print (char size, const char *what, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("{\"bench\":\"figures\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"ms of "
           "CPU\",\"median\":%.3f,"
           "\"best\":%.3f}\n",
           size, what, times[n / 2], times[0]);
}

typedef struct
{
  JjFigures *figures;
  JjFindings *findings;
  double figures_ms, findings_ms, slice_ms;
} Follower;

/* As an analysis does: figures at once, findings in slices. */
static void
on_changed (JjPlan *plan, JjChanges *changes, Follower *self)
{
  double start = now_ms (), slice;
  JjFigures *old = self->figures;
  JjFindings *before = self->findings;
  JjCheckJob *job;

  self->figures = jj_figures_update (old, plan, changes);
  jj_figures_unref (old);
  self->figures_ms = now_ms () - start;
  start = slice = now_ms ();
  job = jj_check_job_new (plan, self->figures, before, changes);
  self->slice_ms = 0;
  while (!jj_check_job_step (job, 4000))
    {
      self->slice_ms = MAX (self->slice_ms, now_ms () - slice);
      slice = now_ms ();
    }
  self->findings = jj_check_job_finish (job);
  jj_findings_unref (before);
  self->slice_ms = MAX (self->slice_ms, now_ms () - slice);
  self->findings_ms = now_ms () - start;
}

/* The price of a line touches little; what a purse grants asks for everything. */
static void
bench_edits (char size, JjPlan *plan, Follower *self, gboolean everything)
{
  JjKindId kind = everything ? JJ_KIND_PURSE : JJ_KIND_BUDGET_LINE;
  guint n = jj_plan_get_count (plan, kind), field, n_edits = everything ? N_RUNS : N_EDITS;
  double figures[N_EDITS], findings[N_EDITS], slices[N_EDITS];

  field = everything ? (guint)JJ_PURSE_GRANTED : (guint)JJ_BUDGET_LINE_UNIT_PRICE;
  for (guint i = 0; i < n_edits; i++)
    {
      const JjElement *element = jj_plan_get_nth (plan, kind, (i * 7919u) % n);
      g_autoptr (JjEdit) edit = jj_edit_new ("amount");

      jj_edit_set_number (edit, kind, jj_element_get_id (element), field, 1000 + i);
      if (!jj_plan_apply (plan, edit, NULL))
        g_error ("the edit was refused");
      jj_plan_emit_changed (plan, edit);
      figures[i] = self->figures_ms;
      findings[i] = self->findings_ms;
      slices[i] = self->slice_ms;
    }
  print (size, everything ? "figures after a purse" : "figures after one edit", figures, n_edits);
  print (size, everything ? "findings after a purse" : "findings after one edit", findings,
         n_edits);
  print (size, everything ? "longest slice after a purse" : "longest slice after one edit", slices,
         n_edits);
}

/* A line in the midst of the others, and away with it again. */
static void
bench_rows (char size, JjPlan *plan, Follower *self)
{
  guint middle = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE) / 2;
  const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, middle);
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);
  double inserts[N_RUNS], deletes[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (JjEdit) insert = jj_edit_new ("line"), drop = jj_edit_new ("drop");
      JjId id = jj_edit_insert_at (insert, JJ_KIND_BUDGET_LINE, 0, jj_element_get_rank (line));

      if (activity)
        jj_edit_set (insert, JJ_KIND_BUDGET_LINE, id, JJ_BUDGET_LINE_ACTIVITY,
                     jj_value_number (jj_element_get_id (activity)));
      jj_edit_delete (drop, JJ_KIND_BUDGET_LINE, id);
      if (!jj_plan_apply (plan, insert, NULL))
        g_error ("the line was refused");
      jj_plan_emit_changed (plan, insert);
      inserts[i] = self->figures_ms;
      if (!jj_plan_apply (plan, drop, NULL))
        g_error ("the line stays");
      jj_plan_emit_changed (plan, drop);
      deletes[i] = self->figures_ms;
    }
  print (size, "figures after a new line", inserts, N_RUNS);
  print (size, "figures after a line that went", deletes, N_RUNS);
}

static void
bench_findings (char size, JjPlan *plan, JjPackSet *packs)
{
  Follower self = { .figures = jj_figures_new (plan, packs, 0) };
  double findings[N_RUNS];
  gulong handler;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = now_ms ();

      g_clear_pointer (&self.findings, jj_findings_unref);
      self.findings = jj_check_run (plan, self.figures);
      findings[i] = now_ms () - start;
    }
  g_print ("{\"bench\":\"figures\",\"size\":\"%c\",\"what\":\"findings\",\"count\":%u}\n", size,
           jj_findings_get_n (self.findings));
  print (size, "all findings", findings, N_RUNS);
  handler = g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &self);
  bench_edits (size, plan, &self, FALSE);
  bench_edits (size, plan, &self, TRUE);
  bench_rows (size, plan, &self);
  g_signal_handler_disconnect (plan, handler);
  jj_findings_unref (self.findings);
  jj_figures_unref (self.figures);
}

static void
bench (char size)
{
  g_autoptr (JjPlan) plan = jj_generate_plan (size);
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  double full[N_RUNS], atoms[N_RUNS], load[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = now_ms ();
      g_autoptr (JjFigures) figures = jj_figures_new (plan, set, 0);
      g_autoptr (GArray) stream = NULL;
      g_autoptr (GPtrArray) again = NULL;

      full[i] = now_ms () - start;
      start = now_ms ();
      stream = jj_flows_get_atoms (figures);
      atoms[i] = now_ms () - start;
      start = now_ms ();
      again = jj_packs_load_for_plan (plan, NULL);
      load[i] = now_ms () - start;
    }
  print (size, "read the rule packs", load, N_RUNS);
  print (size, "all figures", full, N_RUNS);
  print (size, "atoms of the flow chart", atoms, N_RUNS);
  bench_findings (size, plan, set);
}

int
main (int argc, char **argv)
{
  const char *sizes = argc > 1 ? argv[1] : "SML";

  for (; *sizes; sizes++)
    bench (*sizes);
  return 0;
}
