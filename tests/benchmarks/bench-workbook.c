/* bench-workbook.c: workbooks of M and L written and read (A2, A3, A7) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-batch.h"
#include "jj-exporter.h"
#include "jj-generate.h"

#include <string.h>
#include <sys/resource.h>
#include <time.h>

/* Of the processor: other work on the machine does not count. */
static double
now_ms (void)
{
  return (double)clock () * 1000 / CLOCKS_PER_SEC;
}

static void
print (char size, const char *what, const char *unit, double value)
{
  g_print ("{\"benchmark\":\"workbook\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"%s\","
           "\"value\":%.1f}\n",
           size, what, unit, value);
}

/* Resident memory now, from statm: pages. */
static double
resident_mib (void)
{
  g_autofree char *text = NULL;
  const char *second;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  second = strchr (text, ' ');
  return (double)g_ascii_strtoull (second, NULL, 10) * 4096 / 1048576;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static GBytes *
write_book (JjPlan *plan, char size, const char *id)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autofree char *what = g_strconcat (id, "_write", NULL);
  g_autofree char *bytes = g_strconcat (id, "_size", NULL);
  JjExport export = { .plan = plan, .kind = JJ_N_KINDS };
  g_autoptr (GError) error = NULL;
  double start = now_ms ();
  GBytes *book;

  jj_exporter_find (id)->write (&export, out, NULL, &error);
  g_assert_no_error (error);
  print (size, what, "cpu_ms", now_ms () - start);
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  book = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
  print (size, bytes, "KiB", (double)g_bytes_get_size (book) / 1024);
  return book;
}

/* With all rows matched and checked against the plan they came from. */
static void
read_book (JjPlan *plan, char size, const char *what, GBytes *book)
{
  g_autoptr (JjBatch) batch = jj_batch_new (plan, NULL);
  g_autoptr (GError) error = NULL;
  double start = now_ms ();

  jj_batch_add (batch, what, book, JJ_N_KINDS, &error);
  g_assert_no_error (error);
  print (size, what, "cpu_ms", now_ms () - start);
  g_assert_true (jj_batch_run (batch, NULL, NULL));
  print (size, "checked", "cpu_ms", now_ms () - start);
  print (size, "rows_unchanged", "rows", batch->counts[JJ_ROW_UNCHANGED]);
  g_assert_cmpint (batch->counts[JJ_ROW_REFUSED], ==, 0);
}

static void
run_size (char size, guint n_runs)
{
  g_autoptr (JjPlan) plan = jj_generate_plan (size);
  double before = resident_mib ();

  for (guint i = 0; i < n_runs; i++)
    {
      g_autoptr (GBytes) ods = NULL;
      g_autoptr (GBytes) xlsx = NULL;

      g_bytes_unref (write_book (plan, size, "budget-xlsx"));
      if (i == 0)
        print (size, "budget-xlsx_peak_above_plan", "MiB", peak_mib () - before);
      ods = write_book (plan, size, "ods");
      xlsx = write_book (plan, size, "xlsx");
      g_bytes_unref (write_book (plan, size, "budget-ods"));
      read_book (plan, size, "ods_read", ods);
      read_book (plan, size, "xlsx_read", xlsx);
    }
}

/* A workbook from outside, such as one that LibreOffice wrote of the same plan: bench-workbook
 * FILE. Without one, both sizes. */
int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--export") == 0)
    {
      g_autoptr (JjPlan) plan = jj_generate_plan ('M');
      JjExport what = { .plan = plan, .kind = JJ_N_KINDS };

      return !jj_exporter_write_file (jj_exporter_find ("xlsx"), &what, argv[2], NULL, NULL);
    }
  if (argc == 2)
    {
      g_autoptr (JjPlan) plan = jj_generate_plan ('M');
      g_autoptr (GBytes) book = NULL;
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (argv[1], &data, &size, NULL));
      book = g_bytes_new_take (data, size);
      for (guint i = 0; i < 5; i++)
        read_book (plan, 'M', "foreign_read", book);
      return 0;
    }
  run_size ('M', 5);
  run_size ('L', 1);
  return 0;
}
