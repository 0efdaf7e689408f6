/* bench-plan-table.c: sort, filter, group, scroll and first frame of a plan's own tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <time.h>

#include "jj-generate.h"
#include "jj-grid-frame.h"
#include "jj-kinds-work.h"
#include "jj-plan-table.h"

#define ROUNDS 5
#define N_FRAMES 200

typedef struct
{
  JjTable *table;
  guint name, activity, price, amount, account, purses;
} Columns;

typedef void (*Job) (JjTableView *view, const Columns *columns);

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static void
sort_names (JjTableView *view, const Columns *columns)
{
  jj_table_view_sort (view, columns->name, FALSE, FALSE);
}

static void
sort_activities (JjTableView *view, const Columns *columns)
{
  jj_table_view_sort (view, columns->activity, FALSE, FALSE);
}

static void
sort_amounts (JjTableView *view, const Columns *columns)
{
  jj_table_view_sort (view, columns->amount, TRUE, FALSE);
}

static void
filter_values (JjTableView *view, const Columns *columns)
{
  g_autofree guint *counts = NULL;
  g_auto (GStrv) values = jj_table_view_get_values (view, columns->account, &counts);
  JjFilter filter = { .values = (char *[]){ values[0], NULL } };

  jj_table_view_set_filter (view, columns->account, &filter);
}

static void
filter_range (JjTableView *view, const Columns *columns)
{
  JjFilter filter = { .has_min = TRUE, .min = 2000, .has_max = TRUE, .max = 20000 };

  jj_table_view_set_filter (view, columns->amount, &filter);
}

static void
filter_purse (JjTableView *view, const Columns *columns)
{
  JjFilter filter = { .contains = (char *)"1" };

  jj_table_view_set_filter (view, columns->purses, &filter);
}

static void
filter_findings (JjTableView *view, const Columns *columns)
{
  JjFilter filter = { .findings = TRUE };

  jj_table_view_set_filter (view, columns->price, &filter);
}

/* A search of a table that was not read yet does it in slices. */
static void
search (JjTableView *view, const Columns *columns)
{
  jj_table_view_set_search (view, "講座");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The longest time that the loop is kept from frames by a search before anything is read. */
static void
find_longest_slice (const Columns *columns)
{
  double slices[ROUNDS] = { 0 };

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (JjTableView) view = jj_table_view_new (columns->table);
      double start = get_cpu_ms ();

      jj_table_view_set_search (view, "講座");
      do
        {
          slices[i] = MAX (slices[i], get_cpu_ms () - start);
          start = get_cpu_ms ();
        }
      while (g_main_context_iteration (NULL, FALSE));
    }
  qsort (slices, ROUNDS, sizeof (double), compare);
  printf ("{\"plan table\": \"search, longest slice\", \"ms\": %.1f}\n", slices[ROUNDS / 2]);
}

static void
group (JjTableView *view, const Columns *columns)
{
  jj_table_view_set_group (view, (int)columns->activity);
}

/* first: on a new view, which knows nothing of the texts yet; again: on one that has done it. */
static void
run (const char *name, Job job, const Columns *columns, gboolean prepared)
{
  double first[ROUNDS], again[ROUNDS];
  guint n_lines = 0;

  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (JjTableView) view = jj_table_view_new (columns->table);
      double start, middle;

      if (prepared)
        jj_table_view_prepare_search (view);
      while (prepared && g_main_context_iteration (NULL, FALSE))
        ;
      start = get_cpu_ms ();
      job (view, columns);
      middle = get_cpu_ms ();
      jj_table_view_refresh (view);
      first[i] = middle - start;
      again[i] = get_cpu_ms () - middle;
      n_lines = jj_table_view_get_n_lines (view);
    }
  qsort (first, ROUNDS, sizeof (double), compare);
  qsort (again, ROUNDS, sizeof (double), compare);
  printf ("{\"plan table\": \"%s\", \"first_ms\": %.1f, \"again_ms\": %.1f, \"lines\": %u}\n", name,
          first[ROUNDS / 2], again[ROUNDS / 2], n_lines);
  fflush (stdout);
}

static void
sum_up (const Columns *columns)
{
  double start = get_cpu_ms ();
  guint n = jj_table_get_n_rows (columns->table);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 sum = 0, one;
  double middle;

  for (guint i = 0; i < n; i++)
    sum += jj_table_get_number (columns->table, i, columns->amount, &one) ? one : 0;
  middle = get_cpu_ms ();
  for (guint i = 0; i < n; i++)
    jj_table_get_text (columns->table, i, columns->amount, text);
  printf ("{\"plan table\": \"sum\", \"ms\": %.1f, \"texts_ms\": %.1f, \"rows\": %u, \"sum\": "
          "%" G_GINT64_FORMAT "}\n",
          middle - start, get_cpu_ms () - middle, n, sum);
}

typedef struct
{
  GtkAdjustment *adjustment;
  double start, cpu[N_FRAMES];
  int n;
} Frames;

static void
before_paint (GdkFrameClock *clock, Frames *frames)
{
  frames->start = get_cpu_ms ();
}

static void
after_paint (GdkFrameClock *clock, Frames *frames)
{
  if (frames->n >= 0 && frames->n < N_FRAMES)
    frames->cpu[frames->n] = get_cpu_ms () - frames->start;
  frames->n++;
}

static gboolean
turn_page (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Frames *frames = data;
  double page = gtk_adjustment_get_page_size (frames->adjustment);

  gtk_adjustment_set_value (frames->adjustment,
                            gtk_adjustment_get_value (frames->adjustment) + page);
  return G_SOURCE_CONTINUE;
}

static void
wait_frame (GtkWidget *window, Frames *frames)
{
  frames->n = 0;
  gtk_widget_queue_draw (window);
  while (frames->n < 1)
    g_main_context_iteration (NULL, TRUE);
}

static void
paint (const Columns *columns)
{
  Frames frames = { 0 };
  GtkWidget *window = gtk_window_new (), *frame;
  g_autoptr (JjTableView) view = NULL;
  double start, empty;

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "before-paint", G_CALLBACK (before_paint),
                    &frames);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint),
                    &frames);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 5; i++)
    wait_frame (window, &frames);
  empty = frames.cpu[0];
  start = get_cpu_ms ();
  view = jj_table_view_new (columns->table);
  frame = jj_grid_frame_new ();
  jj_grid_set_view (jj_grid_frame_get_grid (JJ_GRID_FRAME (frame)), view);
  gtk_window_set_child (GTK_WINDOW (window), frame);
  wait_frame (window, &frames);
  printf ("{\"plan table\": \"first frame\", \"ms\": %.1f, \"empty_ms\": %.1f}\n",
          get_cpu_ms () - start, empty);
  g_object_get (jj_grid_frame_get_grid (JJ_GRID_FRAME (frame)), "vadjustment", &frames.adjustment,
                NULL);
  gtk_widget_add_tick_callback (window, turn_page, &frames, NULL);
  frames.n = -5;
  while (frames.n < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  qsort (frames.cpu, N_FRAMES, sizeof (double), compare);
  printf ("{\"plan table\": \"a page a frame\", \"p50_ms\": %.1f, \"p95_ms\": %.1f}\n",
          frames.cpu[N_FRAMES / 2], frames.cpu[N_FRAMES * 95 / 100]);
  g_object_unref (frames.adjustment);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
find (JjTable *table, const char *id)
{
  int column = jj_table_find_column (table, id);

  g_assert_cmpint (column, >=, 0);
  return (guint)column;
}

static void
bench (JjWorkspace *workspace)
{
  double start = get_cpu_ms ();
  g_autoptr (JjTable) table = jj_plan_table_new (workspace, JJ_KIND_BUDGET_LINE, JJ_UNIT_YUAN);
  Columns columns = { .table = table };

  printf ("{\"plan table\": \"made\", \"ms\": %.1f}\n", get_cpu_ms () - start);
  columns.name = find (table, "name");
  columns.activity = find (table, "activity");
  columns.price = find (table, "unit_price");
  columns.amount = find (table, "amount");
  columns.account = find (table, "account");
  columns.purses = find (table, "charged_to");
  sum_up (&columns);
  run ("sort names", sort_names, &columns, FALSE);
  run ("sort activities", sort_activities, &columns, FALSE);
  run ("sort amounts", sort_amounts, &columns, FALSE);
  run ("filter values", filter_values, &columns, FALSE);
  run ("filter range", filter_range, &columns, FALSE);
  run ("filter purses", filter_purse, &columns, FALSE);
  run ("filter findings", filter_findings, &columns, FALSE);
  run ("search", search, &columns, FALSE);
  find_longest_slice (&columns);
  run ("search, prepared", search, &columns, TRUE);
  run ("group with sums", group, &columns, FALSE);
  paint (&columns);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("jj-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.jingjin", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjProject) project = NULL;
  g_autoptr (JjSettings) settings = NULL;
  g_autoptr (JjWorkspace) workspace = NULL;

  mallopt (M_MMAP_THRESHOLD, 1 << 30); /* as main() of the program does */
  mallopt (M_TRIM_THRESHOLD, 1 << 30);
  mallopt (M_TOP_PAD, 64 << 20);
  gtk_init ();
  settings = jj_settings_new ();
  project
      = jj_project_create (path, jj_generate_plan (argc > 1 ? argv[1][0] : 'L'), "bench", &error);
  g_assert_no_error (error);
  workspace = jj_workspace_new (project, settings);
  while (!jj_analysis_get_findings (jj_workspace_get_analysis (workspace))
         || g_main_context_iteration (NULL, FALSE))
    ;
  printf ("{\"plan table\": \"findings\", \"n\": %u}\n",
          jj_findings_get_n (jj_analysis_get_findings (jj_workspace_get_analysis (workspace))));
  bench (workspace);
  g_clear_object (&workspace);
  g_clear_object (&project);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
