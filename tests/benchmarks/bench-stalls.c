/* bench-stalls.c: how long the window's loop is kept from frames while one works in its tables */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "jj-generate.h"
#include "jj-grid.h"
#include "jj-window-fixture.h"

#define ROUNDS 5
#define PUMP_US 400000 /* after each step: frames, figures, findings in slices */

typedef struct
{
  JjWindow *window;
  JjGrid *grid; /* of the page that is shown */
  guint round, n_matches;
} Desk;

typedef struct
{
  const char *name;
  void (*run) (Desk *desk);
} Step;

/* CPU of the main thread: other programs and threads do not count. */
static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static GtkWidget *
find_grid (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (JJ_IS_GRID (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find_grid (child);
  return found;
}

static void
show_page (Desk *desk, const char *page)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.page", "s", page);
  desk->grid = JJ_GRID (find_grid (GTK_WIDGET (desk->window)));
}

static void
show_budget (Desk *desk)
{
  show_page (desk, "budget");
}

static void
show_communities (Desk *desk)
{
  show_page (desk, "communities");
}

static void
show_talent (Desk *desk)
{
  show_page (desk, "talent");
}

static JjTable *
get_table (Desk *desk)
{
  return jj_table_view_get_table (jj_grid_get_view (desk->grid));
}

/* A price in a line far from the last one. */
static void
type (Desk *desk)
{
  JjTable *table = get_table (desk);
  guint row = desk->round * 7919 % jj_table_get_n_rows (table);
  int column = jj_table_find_column (table, "unit_price");
  g_autofree char *text = g_strdup_printf ("%u", 1000 + desk->round);

  jj_grid_set_cursor (desk->grid, jj_table_get_key (table, row), (guint)column);
  jj_grid_start_editing (desk->grid, text);
  jj_grid_stop_editing (desk->grid, TRUE);
}

static void
undo (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
}

static void
duplicate (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->grid), "grid.duplicate-rows", NULL);
}

static void
search (Desk *desk)
{
  jj_table_view_set_search (jj_grid_get_view (desk->grid), desk->round % 2 ? "交通" : "講座");
}

/* As the find bar does: a slice, the rest when idle. */
static void
count_matches (Desk *desk)
{
  JjGridCount count = { 0 };

  jj_grid_count_some (desk->grid, "交通", 15000, &count);
  desk->n_matches += count.n;
}

static void
sort (Desk *desk)
{
  JjTableView *view = jj_grid_get_view (desk->grid);

  jj_table_view_sort (view, desk->round % jj_table_get_n_columns (get_table (desk)), FALSE, FALSE);
}

static void
group (Desk *desk)
{
  jj_table_view_set_group (jj_grid_get_view (desk->grid),
                           jj_table_find_column (get_table (desk), "activity"));
}

static void
reset (Desk *desk)
{
  JjTableView *view = jj_grid_get_view (desk->grid);

  jj_table_view_set_group (view, -1);
  jj_table_view_unsort (view);
  jj_table_view_clear_filters (view);
}

static void
select_all (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->grid), "grid.select-all", NULL);
}

static const Step steps[] = {
  { "budget page", show_budget },
  { "type a price", type },
  { "undo", undo },
  { "copy a row", duplicate },
  { "undo the copy", undo },
  { "search", search },
  { "count matches", count_matches },
  { "sort", sort },
  { "group", group },
  { "reset", reset },
  { "select all", select_all },
  { "communities", show_communities },
  { "talent", show_talent },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

/* The step itself, and the longest that the loop did at once after it. */
static void
measure (Desk *desk, const Step *step, double *own, double *longest)
{
  gint64 until = g_get_monotonic_time () + PUMP_US;
  double start = get_cpu_ms ();

  step->run (desk);
  *own = get_cpu_ms () - start;
  *longest = 0;
  while (g_get_monotonic_time () < until)
    {
      gboolean busy;

      start = get_cpu_ms ();
      busy = g_main_context_iteration (NULL, FALSE);
      *longest = MAX (*longest, get_cpu_ms () - start);
      if (!busy)
        g_usleep (500);
    }
}

static void
print_memory (const char *when)
{
  g_autofree char *status = NULL;
  const char *rss;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  rss = status ? g_strstr_len (status, -1, "VmRSS:") : NULL;
  printf ("{\"stalls\": \"memory\", \"when\": \"%s\", \"MB\": %ld}\n", when,
          rss ? strtol (rss + 6, NULL, 10) / 1024 : 0);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  JjWindowFixture fixture = { 0 };
  double own[G_N_ELEMENTS (steps)][ROUNDS], after[G_N_ELEMENTS (steps)][ROUNDS];
  guint n_long = 0;
  Desk desk;

  gtk_init ();
  jj_window_fixture_open (&fixture, jj_generate_plan (argc > 1 ? argv[1][0] : 'L'));
  desk = (Desk){ .window = fixture.window };
  print_memory ("opened");
  for (desk.round = 0; desk.round < ROUNDS; desk.round++)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        measure (&desk, &steps[i], &own[i][desk.round], &after[i][desk.round]);
        n_long += own[i][desk.round] > 100 || after[i][desk.round] > 100;
      }
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      qsort (own[i], ROUNDS, sizeof (double), compare);
      qsort (after[i], ROUNDS, sizeof (double), compare);
      printf ("{\"stalls\": \"%s\", \"p50_ms\": %.1f, \"max_ms\": %.1f, \"after_p50_ms\": %.1f, "
              "\"after_max_ms\": %.1f}\n",
              steps[i].name, own[i][ROUNDS / 2], own[i][ROUNDS - 1], after[i][ROUNDS / 2],
              after[i][ROUNDS - 1]);
    }
  printf ("{\"stalls\": \"longer than 100 ms\", \"n\": %u}\n", n_long);
  print_memory ("after the work");
  jj_window_fixture_tear_down (&fixture, NULL);
  return 0;
}
