/* bench-canvas.c: what the canvas costs the main thread, and what a picture of a sheet costs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prints lines of JSON: milliseconds of CPU of the main thread per frame, median and 95th of a
 * hundred, while panning over tiles that are drawn, while one box is dragged over still ones, while
 * the pointer goes from box to box, and while another box is selected in each frame; and the time
 * to build the picture anew and after one moved box.
 */
#include "jj-canvas-parts-private.h"
#include "jj-kinds-links.h"
#include "jj-kinds-plan.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdlib.h>
#include <time.h>

#define SHEET 1
#define FIRST 1000
#define COLUMNS 60
#define N_FRAMES 100

typedef enum
{
  PAN,
  DRAG,
  HOVER,
  SELECT,
  N_GESTURES
} Gesture;

static const char *const gestures[N_GESTURES] = { "pan", "drag", "hover", "select" };

typedef struct
{
  JjCanvas *canvas;
  GMainLoop *loop;
  GArray *costs; /* double, ms */
  double begin;
  guint frame, n_frames;
  Gesture gesture;
  GObject *motion; /* the canvas's controller, which is told that the pointer moved */
  GArray *seen;    /* guint: boxes in view */
} Run;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Twice as many links as boxes, to neighbours at most a few columns and rows away, no two alike. */
static void
add_links (JjEdit *edit, guint n_boxes)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (n_boxes);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  while (g_hash_table_size (seen) < 2 * n_boxes)
    {
      gint64 from = g_rand_int_range (random, 0, (gint32)n_boxes);
      gint64 to
          = from + g_rand_int_range (random, -4, 5) + COLUMNS * g_rand_int_range (random, -3, 4);

      if (to >= 0 && to < (gint64)n_boxes && to != from
          && g_hash_table_add (seen, GSIZE_TO_POINTER ((gsize)(from * n_boxes + to))))
        jj_edit_link (edit, JJ_KIND_RELATES_TO, FIRST + from, FIRST + to);
    }
}

/* Communities on a grid. */
static JjPlan *
make_plan (guint n_boxes)
{
  g_autoptr (JjPlan) empty = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("");

  jj_edit_insert (edit, JJ_KIND_SHEET, SHEET);
  for (guint i = 0; i < n_boxes; i++)
    {
      JjId element = jj_edit_insert (edit, JJ_KIND_COMMUNITY, FIRST + i);
      JjId id = jj_edit_insert (edit, JJ_KIND_PLACEMENT, FIRST + 100000 + i);
      g_autofree char *name = g_strdup_printf ("第 %u 個專業學習社群", i);
      const gint64 values[] = { SHEET, element, 208 * (i % COLUMNS), 104 * (i / COLUMNS), 176, 64 };

      jj_edit_set_text (edit, JJ_KIND_COMMUNITY, element, JJ_NAME, name);
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, id, JJ_PLACEMENT_SHEET + k, values[k]);
    }
  add_links (edit, n_boxes);
  return jj_plan_with (empty, edit, NULL);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static void
report (const Run *run, const char *what, guint n_boxes)
{
  g_array_sort (run->costs, compare_doubles);
  printf ("{\"benchmark\": \"canvas\", \"what\": \"%s\", \"boxes\": %u, \"lines\": %u, "
          "\"zoom\": %.3f, \"cpu_ms_median\": %.2f, \"cpu_ms_p95\": %.2f}\n",
          what, n_boxes, jj_diagram_get_n_lines (jj_canvas_get_diagram (run->canvas)),
          jj_canvas_get_zoom (run->canvas), g_array_index (run->costs, double, run->costs->len / 2),
          g_array_index (run->costs, double, run->costs->len * 95 / 100));
  fflush (stdout);
}

static void
on_before (GdkFrameClock *clock, Run *run)
{
  run->begin = cpu_ms ();
}

static void
on_after (GdkFrameClock *clock, Run *run)
{
  double cost = cpu_ms () - run->begin;

  if (run->frame > 0)
    g_array_append_val (run->costs, cost);
  if (run->frame++ >= run->n_frames)
    g_main_loop_quit (run->loop);
}

/* The pointer comes to rest in another box. */
static void
point_at (Run *run, const JjBox *box)
{
  JjRect rect = jj_canvas_to_widget (run->canvas, &box->rect);

  g_signal_emit_by_name (run->motion, "motion", rect.x + rect.width / 2, rect.y + rect.height / 2);
}

/* There and back again: every tile of the way is drawn when it counts. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Run *run = data;
  double zoom = jj_canvas_get_zoom (run->canvas);
  double way = run->frame % 100 < 50 ? 1 : -1;
  guint box
      = run->seen->len > 0 ? g_array_index (run->seen, guint, run->frame * 7 % run->seen->len) : 0;

  switch (run->gesture)
    {
    case DRAG:
      run->canvas->snap.dx += way * 4;
      gtk_widget_queue_draw (widget);
      break;
    case HOVER:
      point_at (run, jj_diagram_get_box (jj_canvas_get_diagram (run->canvas), box));
      break;
    case SELECT:
      jj_canvas_select_box (run->canvas, (int)box);
      break;
    default:
      jj_canvas_scroll (run->canvas, way * 7 / zoom, way * 3 / zoom);
    }
  return G_SOURCE_CONTINUE;
}

static void
measure (Run *run, guint n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (run->canvas));
  gulong before = g_signal_connect (clock, "before-paint", G_CALLBACK (on_before), run);
  gulong after = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after), run);
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (run->canvas), on_tick, run, NULL);

  g_array_set_size (run->costs, 0);
  run->frame = 0;
  run->n_frames = n_frames;
  g_main_loop_run (run->loop);
  gtk_widget_remove_tick_callback (GTK_WIDGET (run->canvas), tick);
  g_signal_handler_disconnect (clock, before);
  g_signal_handler_disconnect (clock, after);
}

static void
wait_complete (Run *run)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  do
    {
      gtk_widget_queue_draw (GTK_WIDGET (run->canvas));
      for (guint i = 0; i < 20; i++)
        g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  while (!jj_canvas_is_complete (run->canvas) && g_get_monotonic_time () < deadline);
}

static void
measure_gesture (Run *run, Gesture gesture, guint n_boxes)
{
  run->gesture = gesture;
  wait_complete (run);
  measure (run, N_FRAMES);
  report (run, gestures[gesture], n_boxes);
}

static void
measure_zoom (Run *run, double zoom, guint n_boxes)
{
  JjRect view;
  guint box;

  jj_canvas_set_zoom (run->canvas, zoom);
  jj_canvas_centre_on (run->canvas, 208 * COLUMNS / 2, 104.0 * n_boxes / COLUMNS / 2);
  run->gesture = PAN;
  /* Once over the whole way, until all of its tiles are there. */
  for (guint i = 0; i < 4; i++)
    {
      measure (run, 100);
      wait_complete (run);
    }
  measure_gesture (run, PAN, n_boxes);
  view = jj_canvas_get_view (run->canvas);
  g_array_set_size (run->seen, 0);
  jj_diagram_query (jj_canvas_get_diagram (run->canvas), &view, run->seen, NULL);
  measure_gesture (run, HOVER, n_boxes);
  measure_gesture (run, SELECT, n_boxes);
  jj_workspace_select (run->canvas->workspace, NULL, 0);
  box = jj_diagram_get_n_boxes (jj_canvas_get_diagram (run->canvas)) / 2;
  g_array_append_val (run->canvas->moving, box);
  jj_canvas_set_mode (run->canvas, JJ_MODE_MOVE);
  measure_gesture (run, DRAG, n_boxes);
  jj_canvas_leave (run->canvas);
}

static void
measure_build (JjPlan *plan, guint n_boxes)
{
  JjDiagramInput input = { .plan = plan, .sheet = SHEET };
  double start = cpu_ms (), first, second, collected;
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL), after = NULL, half = NULL;
  g_autoptr (JjEdit) edit = jj_edit_new ("");
  g_autoptr (JjPlan) moved = NULL;
  guint n_blind = 0;

  first = cpu_ms () - start;
  jj_edit_set_number (edit, JJ_KIND_PLACEMENT, FIRST + 100000 + n_boxes / 2, JJ_PLACEMENT_X, 40);
  moved = jj_plan_with (plan, edit, NULL);
  input.plan = moved;
  start = cpu_ms ();
  after = jj_diagram_new (&input, diagram);
  second = cpu_ms () - start;
  start = cpu_ms ();
  half = jj_diagram_collect (&input);
  collected = cpu_ms () - start;
  jj_diagram_finish (half, diagram);
  for (guint i = 0; i < jj_diagram_get_n_lines (diagram); i++)
    n_blind += jj_diagram_get_route (diagram, i).is_blind;
  printf ("{\"benchmark\": \"canvas\", \"what\": \"picture\", \"boxes\": %u, \"lines\": %u, "
          "\"blind\": %u, \"cpu_ms_new\": %.1f, \"cpu_ms_after_a_move\": %.1f, "
          "\"of_it_main_thread\": %.1f}\n",
          n_boxes, jj_diagram_get_n_lines (diagram), n_blind, first, second, collected);
  fflush (stdout);
}

/* A box is moved twenty times, as by the end of a drag: the longest that the main thread is busy at
 * a stretch until the new tiles are there. */
static void
measure_edits (Run *run, guint n_boxes)
{
  g_array_set_size (run->costs, 0);
  for (guint i = 0; i < 20; i++)
    {
      JjEdit *edit = jj_edit_new ("");
      double longest = 0;
      gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

      jj_edit_set_number (edit, JJ_KIND_PLACEMENT, FIRST + 100000 + n_boxes / 2 + i, JJ_PLACEMENT_X,
                          40 + 8 * i);
      jj_workspace_commit (run->canvas->workspace, edit, NULL);
      do
        {
          double start = cpu_ms ();

          g_main_context_iteration (NULL, FALSE);
          longest = MAX (longest, cpu_ms () - start);
        }
      while (!jj_canvas_is_complete (run->canvas) && g_get_monotonic_time () < deadline);
      g_array_append_val (run->costs, longest);
    }
  report (run, "longest stretch after a move", n_boxes);
}

static GObject *
find_motion (GtkWidget *canvas)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (canvas);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        return g_steal_pointer (&controller);
    }
  g_assert_not_reached ();
}

static void
measure_size (guint n_boxes)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-canvas-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.jingjin", NULL);
  JjPlan *plan = make_plan (n_boxes);
  GtkWidget *window = gtk_window_new ();
  Run run = { .loop = g_main_loop_new (NULL, FALSE) };
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JjSettings) settings = jj_settings_new ();
  g_autoptr (JjWorkspace) workspace = NULL;
  const double zooms[] = { 0.1, 0.3, 1 };

  measure_build (plan, n_boxes);
  project = jj_project_create (path, plan, NULL, NULL);
  workspace = jj_workspace_new (project, settings);
  run.canvas = JJ_CANVAS (jj_canvas_new (workspace));
  run.motion = find_motion (GTK_WIDGET (run.canvas));
  run.seen = g_array_new (FALSE, FALSE, sizeof (guint));
  run.costs = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (run.canvas));
  gtk_window_present (GTK_WINDOW (window));
  jj_canvas_set_sheet (run.canvas, SHEET);
  wait_complete (&run);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    measure_zoom (&run, zooms[i], n_boxes);
  measure_edits (&run, n_boxes);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (run.motion);
  g_array_unref (run.seen);
  g_array_unref (run.costs);
  g_main_loop_unref (run.loop);
  g_clear_object (&workspace);
  g_clear_object (&project);
  g_remove (path);
  g_rmdir (folder);
}

int
main (void)
{
  /* As the program itself does: see main.c. */
  mallopt (M_MMAP_THRESHOLD, 1 << 30);
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
  adw_init ();
  jj_ui_init ();
  measure_size (1000);
  measure_size (5000);
  return 0;
}
