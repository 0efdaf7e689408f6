/* bench-figures.c: all figures of a plan, and the figures and findings after one edit */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-analysis.h"
#include "jj-flows.h"
#include "jj-generate.h"
#include "jj-plan-private.h"

#include <stdlib.h>

#define N_RUNS 7
#define N_EDITS 51

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
print (char size, const char *what, double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  g_print ("{\"bench\":\"figures\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"ms\",\"median\":%.3f,"
           "\"best\":%.3f}\n",
           size, what, times[n / 2], times[0]);
}

static void
on_changed (JjPlan *plan, JjChanges *changes, gpointer data)
{
  *(JjFigures **)data
      = jj_figures_update (*(JjFigures **)data, plan, changes); /* the caller drops the old one */
}

static void
bench_edits (char size, JjPlan *plan, JjPackSet *packs)
{
  JjFigures *figures = jj_figures_new (plan, packs, 0);
  gulong handler = g_signal_connect (plan, "changed", G_CALLBACK (on_changed), &figures);
  double edits[N_EDITS], findings[N_RUNS];
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);

  for (guint i = 0; i < N_EDITS; i++)
    {
      const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, (i * 7919u) % n);
      g_autoptr (JjEdit) edit = jj_edit_new ("price");
      JjFigures *old = figures;

      jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line),
                          JJ_BUDGET_LINE_UNIT_PRICE, 1000 + i);
      if (!jj_plan_apply (plan, edit, NULL))
        g_error ("the edit was refused");
      edits[i] = now_ms ();
      jj_plan_emit_changed (plan, edit);
      edits[i] = now_ms () - edits[i];
      jj_figures_unref (old);
    }
  print (size, "figures after one edit", edits, N_EDITS);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = now_ms ();
      g_autoptr (JjFindings) all = jj_check_run (plan, figures);

      findings[i] = now_ms () - start;
      if (i == 0)
        g_print ("{\"bench\":\"figures\",\"size\":\"%c\",\"what\":\"findings\",\"count\":%u}\n",
                 size, jj_findings_get_n (all));
    }
  print (size, "all findings", findings, N_RUNS);
  g_signal_handler_disconnect (plan, handler);
  jj_figures_unref (figures);
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
  bench_edits (size, plan, set);
}

int
main (int argc, char **argv)
{
  const char *sizes = argc > 1 ? argv[1] : "SML";

  for (; *sizes; sizes++)
    bench (*sizes);
  return 0;
}
