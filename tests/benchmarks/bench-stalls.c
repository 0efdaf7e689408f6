/* bench-stalls.c: how long the window's loop is kept from frames while one works in its views */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "jj-generate.h"
#include "jj-grid.h"
#include "jj-kinds-work.h"
#include "jj-pages.h"
#include "jj-window-fixture.h"

#define ROUNDS 5
#define PUMP_US 400000 /* after each step: frames, figures, findings in slices */
#define STALL_MS 100

/* What one step took each time it was done, in ms of the main thread. */
typedef struct
{
  char *name;
  GArray *own;     /* double: the step itself */
  GArray *longest; /* what the loop did at once after it */
} Record;

typedef struct
{
  JjWindow *window;
  JjGrid *grid;     /* of the page that is shown */
  const char *page; /* the one to open */
  guint round, n_matches;
  GPtrArray *records; /* Record */
  double start;       /* of the step */
  double painted;     /* when its first frame was painted; 0: not yet */
  GArray *to_paint;   /* double: from steps to their first frames */
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
open_page (Desk *desk)
{
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.page", "s", desk->page);
  desk->grid = JJ_GRID (find_grid (GTK_WIDGET (desk->window)));
}

static void
show_budget (Desk *desk)
{
  desk->page = "budget";
  open_page (desk);
}

static JjTable *
get_table (Desk *desk)
{
  return jj_table_view_get_table (jj_grid_get_view (desk->grid));
}

/* A price from elsewhere, which every view follows. */
static void
change (Desk *desk)
{
  JjWorkspace *workspace = jj_window_get_workspace (desk->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  guint n = jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE);
  const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, desk->round * 7919 % n);
  JjEdit *edit = jj_edit_new ("");
  gint64 price = jj_element_get_number_or (line, JJ_BUDGET_LINE_UNIT_PRICE, 0) + 1;

  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line),
                      JJ_BUDGET_LINE_UNIT_PRICE, price);
  jj_workspace_commit (workspace, edit, NULL);
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

static void
select_one (Desk *desk)
{
  JjTable *table = get_table (desk);

  jj_grid_set_cursor (desk->grid, jj_table_get_key (table, desk->round), 0);
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
  { "edit of one in all", change },
  { "select one", select_one },
};

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *one = a, *other = b;

  return (*one > *other) - (*one < *other);
}

static void
on_painted (GdkFrameClock *clock, Desk *desk)
{
  if (desk->painted == 0)
    desk->painted = get_cpu_ms ();
}

static Record *
get_record (Desk *desk, const char *name)
{
  Record *record;

  for (guint i = 0; i < desk->records->len; i++)
    if (strcmp (((Record *)desk->records->pdata[i])->name, name) == 0)
      return desk->records->pdata[i];
  record = g_new (Record, 1);
  *record = (Record){ g_strdup (name), g_array_new (FALSE, FALSE, sizeof (double)),
                      g_array_new (FALSE, FALSE, sizeof (double)) };
  g_ptr_array_add (desk->records, record);
  return record;
}

/* The step itself, the longest that the loop did at once after it, and its first frame. */
static void
measure (Desk *desk, const char *name, void (*run) (Desk *desk))
{
  Record *record = get_record (desk, name);
  gint64 until = g_get_monotonic_time () + PUMP_US;
  double own, longest = 0;

  desk->painted = 0;
  desk->start = get_cpu_ms ();
  run (desk);
  own = get_cpu_ms () - desk->start;
  g_array_append_val (record->own, own);
  while (g_get_monotonic_time () < until)
    {
      double start = get_cpu_ms ();
      gboolean busy = g_main_context_iteration (NULL, FALSE);

      longest = MAX (longest, get_cpu_ms () - start);
      if (!busy)
        g_usleep (500);
    }
  g_array_append_val (record->longest, longest);
  if (desk->painted > 0)
    {
      desk->painted -= desk->start;
      g_array_append_val (desk->to_paint, desk->painted);
    }
}

static double
get_quantile (GArray *times, double quantile)
{
  g_array_sort (times, compare);
  return times->len ? g_array_index (times, double, (guint)(quantile * (times->len - 1))) : 0;
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

/* Each view, and an edit while it is shown. */
static void
walk_views (Desk *desk)
{
  for (guint i = 0; i < jj_pages_get_n (); i++)
    {
      g_autofree char *open = NULL, *edit = NULL;

      desk->page = jj_pages_get (i)->id;
      open = g_strdup_printf ("open %s", desk->page);
      edit = g_strdup_printf ("edit on %s", desk->page);
      measure (desk, open, open_page);
      measure (desk, edit, change);
    }
}

static void
print_records (Desk *desk)
{
  guint n_long = 0;

  for (guint i = 0; i < desk->records->len; i++)
    {
      Record *record = desk->records->pdata[i];

      for (guint k = 0; k < record->own->len; k++)
        n_long += g_array_index (record->own, double, k) > STALL_MS
                  || g_array_index (record->longest, double, k) > STALL_MS;
      printf ("{\"stalls\": \"%s\", \"p50_ms\": %.1f, \"max_ms\": %.1f, \"after_p50_ms\": %.1f, "
              "\"after_max_ms\": %.1f}\n",
              record->name, get_quantile (record->own, 0.5), get_quantile (record->own, 1),
              get_quantile (record->longest, 0.5), get_quantile (record->longest, 1));
    }
  printf ("{\"stalls\": \"longer than %d ms\", \"n\": %u}\n", STALL_MS, n_long);
  printf ("{\"stalls\": \"input to paint\", \"n\": %u, \"p50_ms\": %.1f, \"p99_ms\": %.1f}\n",
          desk->to_paint->len, get_quantile (desk->to_paint, 0.5),
          get_quantile (desk->to_paint, 0.99));
}

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free (record->name);
  g_array_unref (record->own);
  g_array_unref (record->longest);
  g_free (record);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (free_record);
  g_autoptr (GArray) to_paint = g_array_new (FALSE, FALSE, sizeof (double));
  JjWindowFixture fixture = { 0 };
  Desk desk = { .records = records, .to_paint = to_paint };

  gtk_init ();
  jj_window_fixture_open (&fixture, jj_generate_plan (argc > 1 ? argv[1][0] : 'L'));
  desk.window = fixture.window;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (desk.window)), "after-paint",
                    G_CALLBACK (on_painted), &desk);
  print_memory ("opened");
  for (desk.round = 0; desk.round < ROUNDS; desk.round++)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      measure (&desk, steps[i].name, steps[i].run);
  print_memory ("after work in the budget");
  for (desk.round = 0; desk.round < ROUNDS; desk.round++)
    walk_views (&desk);
  print_memory ("after all views");
  print_records (&desk);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (desk.window)),
                                        &desk);
  jj_window_fixture_tear_down (&fixture, NULL);
  return 0;
}
