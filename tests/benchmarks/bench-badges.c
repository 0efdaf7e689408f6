/* bench-badges.c: from an edit of the budget to the new amount on the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints a line of JSON for the sample and the generated plans M and L: milliseconds on the clock
 * from the commit of a line's new price until the frame is painted that shows the sum on the box of
 * its activity, in a whole window on the model's page; median, 95th and longest of forty;
 * and the median of the CPU that all threads took, which other programs do not lengthen. Sheets of
 * the generated plans have this many activities:
 */
#define N_BOXES_M 400
#define N_BOXES_L 1000

#include "jj-data.h"
#include "jj-generate.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"
#include "jj-window-fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_ROUNDS 40

typedef struct
{
  JjCanvas *canvas;
  JjId element;
  gint64 amount; /* before the edit; then what the box was painted with */
  gboolean is_painted;
  double cpu_ms; /* of the round */
} Run;

static JjPlan *
load_sample (void)
{
  g_autoptr (GBytes) json = jj_data_load ("samples/yunlin-114.json", NULL);

  return json ? jj_plan_from_json (json, NULL) : NULL;
}

/* Another sheet, of the plan's first activities. */
static void
add_sheet (JjWorkspace *workspace, JjCanvas *canvas, guint n_boxes)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  guint n = MIN (n_boxes, jj_plan_get_count (plan, JJ_KIND_ACTIVITY));
  g_autofree JjId *ids = g_new (JjId, n);
  JjEdit *edit;
  JjSheet sheet;
  JjId id;

  edit = jj_sheet_new (plan, 0, &id);
  jj_edit_set_number (edit, JJ_KIND_SHEET, id, JJ_SHEET_LANES, FALSE);
  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  jj_canvas_set_sheet (canvas, id);
  for (guint i = 0; i < n; i++)
    ids[i] = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_ACTIVITY, i));
  sheet = jj_canvas_get_sheet_edit (canvas);
  g_assert_true (jj_workspace_commit (workspace, jj_sheet_add_existing (&sheet, ids, n), NULL));
  jj_canvas_fit (canvas);
}

static gint64
box_amount (const Run *run)
{
  const JjDiagram *diagram = jj_canvas_peek_diagram (run->canvas);
  int box = diagram ? jj_diagram_find (diagram, run->element) : -1;

  return box >= 0 ? jj_diagram_get_box (diagram, (guint)box)->amount : JJ_EMPTY;
}

static void
on_painted (GdkFrameClock *clock, Run *run)
{
  gint64 amount = box_amount (run);

  run->is_painted |= amount != run->amount && jj_canvas_is_complete (run->canvas);
}

static JjId
activity_of (const JjElement *line)
{
  const JjElement *activity = jj_element_get_ref (line, JJ_BUDGET_LINE_ACTIVITY);

  return activity ? jj_element_get_id (activity) : 0;
}

/* The n-th line whose activity is on the sheet. */
static const JjElement *
nth_line (const Run *run, JjPlan *plan, guint n)
{
  for (guint i = 0, seen = 0; i < jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE); i++)
    {
      const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i);

      if (jj_diagram_find (jj_canvas_get_diagram (run->canvas), activity_of (line)) >= 0
          && seen++ == n)
        return line;
    }
  return NULL;
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* FALSE: the plan refuses this price. */
static gboolean
measure_one (Run *run, JjWorkspace *workspace, guint round, double *ms)
{
  const JjElement *line = nth_line (run, jj_workspace_get_plan (workspace), round);
  JjEdit *edit = jj_edit_new ("");
  gint64 price = jj_element_get_number (line, JJ_BUDGET_LINE_UNIT_PRICE);
  gint64 start, deadline;

  run->element = activity_of (line);
  run->amount = box_amount (run);
  run->is_painted = FALSE;
  run->cpu_ms = -cpu_ms ();
  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line),
                      JJ_BUDGET_LINE_UNIT_PRICE, price + 1);
  start = g_get_monotonic_time ();
  deadline = start + 10 * G_USEC_PER_SEC;
  if (!jj_workspace_commit (workspace, edit, NULL))
    return FALSE;
  while (!run->is_painted && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  run->cpu_ms += cpu_ms ();
  *ms = (double)(g_get_monotonic_time () - start) / 1000;
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static void
measure (const char *name, JjPlan *plan, guint n_boxes)
{
  JjWindowFixture fixture = { 0 };
  JjWorkspace *workspace;
  Run run = { 0 };
  double ms[N_ROUNDS], cpu[N_ROUNDS];
  gulong painted;
  GdkFrameClock *clock;

  jj_window_fixture_open (&fixture, plan);
  workspace = jj_window_get_workspace (fixture.window);
  run.canvas = jj_window_fixture_open_canvas (&fixture);
  add_sheet (workspace, run.canvas, n_boxes);
  jj_settle ();
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (run.canvas));
  painted = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &run);
  for (guint i = 0, n = 0; n < N_ROUNDS; i++)
    {
      if (measure_one (&run, workspace, i, &ms[n]))
        cpu[n++] = run.cpu_ms;
      jj_settle ();
    }
  g_signal_handler_disconnect (clock, painted);
  qsort (cpu, N_ROUNDS, sizeof (double), compare);
  qsort (ms, N_ROUNDS, sizeof (double), compare);
  printf ("{\"benchmark\": \"badge\", \"plan\": \"%s\", \"boxes\": %u, \"median_ms\": %.1f, "
          "\"p95_ms\": %.1f, \"longest_ms\": %.1f, \"cpu_ms_median\": %.1f}\n",
          name, jj_diagram_get_n_boxes (jj_canvas_get_diagram (run.canvas)), ms[N_ROUNDS / 2],
          ms[N_ROUNDS * 95 / 100], ms[N_ROUNDS - 1], cpu[N_ROUNDS / 2]);
  fflush (stdout);
  jj_window_fixture_tear_down (&fixture, NULL);
}

int
main (void)
{
  gtk_init ();
  measure ("sample", load_sample (), N_BOXES_M);
  measure ("M", jj_generate_plan ('M'), N_BOXES_M);
  measure ("L", jj_generate_plan ('L'), N_BOXES_L);
  return 0;
}
