/* bench-store.c: opening, one edit, a copy, beside SQLite's own figures in the same run */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-generate.h"
#include "jj-kinds-work.h"
#include "jj-project.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#define N_COMMITS 61

/* SQLite's own commit: the same file, journal and synchronous mode, one row of one column and one
 * row of a log, as short as a transaction of an edit can be. */
#define BARE_SQL                                                                                   \
  "BEGIN IMMEDIATE;"                                                                               \
  "UPDATE budget_line SET unit_price = unit_price + 1 WHERE id = (SELECT min(id) FROM "            \
  "budget_line);"                                                                                  \
  "INSERT INTO log (time, author, kind, label) VALUES (0, 'bench', 'edit', 'bench'); COMMIT"

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

static double
median (GArray *times)
{
  qsort (times->data, times->len, sizeof (double), compare);
  return g_array_index (times, double, times->len / 2);
}

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static double
resident_mb (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return (double)g_ascii_strtoll (words[1], NULL, 10) * 4096 / 1e6;
}

static void
print (char size, const char *what, const char *unit, double value)
{
  g_print ("{\"benchmark\":\"store\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"%s\","
           "\"value\":%.3f}\n",
           size, what, unit, value);
}

static void
set_price (JjProject *project, guint i, gint64 price)
{
  JjPlan *plan = jj_project_get_plan (project);
  const JjElement *line = jj_plan_get_nth (plan, JJ_KIND_BUDGET_LINE, i);
  g_autoptr (JjEdit) edit = jj_edit_new ("Set the unit price");
  g_autoptr (GError) error = NULL;

  jj_edit_set_number (edit, JJ_KIND_BUDGET_LINE, jj_element_get_id (line),
                      JJ_BUDGET_LINE_UNIT_PRICE, price);
  if (!jj_project_commit (project, edit, &error))
    g_error ("%s", error->message);
}

/* Ours and SQLite's commits take turns on two copies of one file, so that a slow moment of the
 * disk meets both. */
static void
bench_commits (char size, const char *path, const char *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjProject) project = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) undos = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *db = NULL;

  if (!project || sqlite3_open (copy, &db) != SQLITE_OK)
    g_error ("%s", error ? error->message : "SQLite");
  for (guint i = 0; i < N_COMMITS; i++)
    {
      double start = now_ms (), middle, end;

      set_price (project, i * 13, 500 + i);
      middle = now_ms ();
      if (sqlite3_exec (db, BARE_SQL, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      end = now_ms ();
      middle -= start;
      end -= start + middle;
      g_array_append_val (ours, middle);
      g_array_append_val (bare, end);
    }
  for (guint i = 0; i < N_COMMITS; i++)
    {
      double start = now_ms ();

      if (!jj_project_undo (project, &error))
        g_error ("%s", error->message);
      start = now_ms () - start;
      g_array_append_val (undos, start);
    }
  sqlite3_close (db);
  print (size, "commit of one cell, median", "ms", median (ours));
  print (size, "SQLite's own commit, median", "ms", median (bare));
  print (size, "ratio of the two", "", median (ours) / median (bare));
  print (size, "undo of one cell, median", "ms", median (undos));
}

static JjProject *
open_plan (const char *path)
{
  g_autoptr (GError) error = NULL;
  JjProject *project = jj_project_open (path, JJ_OPEN_READ_ONLY, &error);

  if (!project)
    g_error ("%s", error->message);
  return project;
}

static void
bench_open (char size, const char *path)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < 5; i++)
    {
      double start = now_ms ();
      JjProject *project = open_plan (path);

      start = now_ms () - start;
      g_array_append_val (times, start);
      g_object_unref (project);
    }
  print (size, "open, median", "ms", median (times));
}

/* In a process of its own, whose memory holds nothing else. */
static void
bench_memory (char size, const char *program, const char *path)
{
  char *arguments[] = { (char *)program, (char *)"--memory", (char *)path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  print (size, "resident memory of the open plan", "MB", g_ascii_strtod (output, NULL));
}

static int
print_memory (const char *path)
{
  double before = resident_mb ();
  JjProject *project = open_plan (path);

  g_print ("%.3f", resident_mb () - before);
  g_object_unref (project);
  return 0;
}

static void
bench_size (char size, const char *program)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("jingjin-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "plan.jingjin", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.jingjin", NULL);
  double start = now_ms ();
  JjPlan *plan = jj_generate_plan (size);
  JjProject *project;
  GStatBuf info;

  print (size, "generate in memory", "ms", now_ms () - start);
  start = now_ms ();
  project = jj_project_create (path, plan, "bench", &error);
  if (!project)
    g_error ("%s", error->message);
  print (size, "create the file and open it", "ms", now_ms () - start);
  start = now_ms ();
  if (!jj_project_save_copy (project, copy, &error))
    g_error ("%s", error->message);
  print (size, "save a copy", "ms", now_ms () - start);
  g_object_unref (project);
  g_stat (path, &info);
  print (size, "size of the file", "MB", (double)info.st_size / 1e6);
  bench_memory (size, program, path);
  bench_open (size, path);
  bench_commits (size, path, copy);
  g_unlink (path);
  g_unlink (copy);
  g_rmdir (folder);
}

/* A file of a size, for other programs to be measured on. */
static int
write_plan (const char *path, char size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjProject) project
      = jj_project_create (path, jj_generate_plan (size), "bench", &error);

  if (!project)
    g_error ("%s", error->message);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc > 2 && g_str_equal (argv[1], "--memory"))
    return print_memory (argv[2]);
  if (argc > 3 && g_str_equal (argv[1], "--write"))
    return write_plan (argv[2], *argv[3]);
  for (const char *size = argc > 1 ? argv[1] : "SML"; *size; size++)
    bench_size (*size, argv[0]);
  return 0;
}
