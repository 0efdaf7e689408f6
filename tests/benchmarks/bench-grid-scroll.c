/* bench-grid-scroll.c: CPU time and count of frames while 100,000 rows go by, and the first one */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <time.h>

#include "demo-table.h"
#include "jj-grid-frame.h"

#define N_ROWS 100000
#define N_FRAMES 300

typedef struct
{
  JjGrid *grid;
  GtkAdjustment *adjustment;
  double start, cpu[N_FRAMES];
  int n;
  double by; /* px a frame; 0: a page */
} Bench;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->start = get_cpu_ms ();
}

static void
after_paint_cb (GdkFrameClock *clock, Bench *bench)
{
  if (bench->n >= 0 && bench->n < N_FRAMES)
    bench->cpu[bench->n] = get_cpu_ms () - bench->start;
  bench->n++;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  double page = gtk_adjustment_get_page_size (bench->adjustment);
  double value = gtk_adjustment_get_value (bench->adjustment) + (bench->by > 0 ? bench->by : page);

  if (value + page >= gtk_adjustment_get_upper (bench->adjustment))
    value = 0;
  gtk_adjustment_set_value (bench->adjustment, value);
  return G_SOURCE_CONTINUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a;
  const double *other = b;

  return (*one > *other) - (*one < *other);
}

static void
scroll (GtkWidget *window, Bench *bench, double by, const char *name)
{
  guint tick = gtk_widget_add_tick_callback (window, tick_cb, bench, NULL);
  gint64 start = 0;
  double fps;

  bench->by = by;
  bench->n = -5;
  while (bench->n < N_FRAMES)
    {
      if (bench->n <= 0)
        start = g_get_monotonic_time ();
      g_main_context_iteration (NULL, TRUE);
    }
  fps = N_FRAMES * 1e6 / (double)(g_get_monotonic_time () - start);
  gtk_widget_remove_tick_callback (window, tick);
  qsort (bench->cpu, N_FRAMES, sizeof (double), compare);
  printf ("%-22s p50 %5.1f ms, p95 %5.1f ms, max %5.1f ms of CPU a frame, %4.1f frames a second\n",
          name, bench->cpu[N_FRAMES / 2], bench->cpu[N_FRAMES * 95 / 100], bench->cpu[N_FRAMES - 1],
          fps);
}

static void
wait_frame (GtkWidget *window, Bench *bench)
{
  bench->n = 0;
  gtk_widget_queue_draw (window);
  while (bench->n < 1)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
open_window (Bench *bench)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint",
                    G_CALLBACK (before_paint_cb), bench);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    bench);
  gtk_window_present (GTK_WINDOW (window));
  wait_frame (window, bench);
  return window;
}

int
main (void)
{
  Bench bench = { 0 };
  g_autoptr (JjTable) table = NULL;
  g_autoptr (JjTableView) view = NULL;
  GtkWidget *window;
  GtkWidget *frame;
  double start;

  mallopt (M_MMAP_THRESHOLD, 1 << 30); /* as main() of the program does */
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
  gtk_init ();
  window = open_window (&bench);
  for (int i = 0; i < 5; i++)
    wait_frame (window, &bench);
  printf ("%-22s %5.1f ms of CPU a frame\n", "empty window", bench.cpu[0]);

  table = demo_table_new (N_ROWS);
  start = get_cpu_ms ();
  view = jj_table_view_new (table);
  frame = jj_grid_frame_new ();
  bench.grid = jj_grid_frame_get_grid (JJ_GRID_FRAME (frame));
  jj_grid_set_view (bench.grid, view);
  gtk_window_set_child (GTK_WINDOW (window), frame);
  wait_frame (window, &bench);
  printf ("%-22s %5.1f ms of CPU\n", "table to first frame", get_cpu_ms () - start);

  g_object_get (bench.grid, "vadjustment", &bench.adjustment, NULL);
  scroll (window, &bench, 0, "a page a frame");
  scroll (window, &bench, 137, "137 px a frame");
  jj_grid_set_two_lines (bench.grid, TRUE);
  scroll (window, &bench, 0, "two lines, a page");
  g_object_unref (bench.adjustment);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
