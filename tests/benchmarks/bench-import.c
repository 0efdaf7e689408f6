/* bench-import.c: 100,000 budget lines from CSV, step by step (A6) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-csv.h"
#include "jj-exporter.h"
#include "jj-generate.h"
#include "jj-import.h"

#define N_RUNS 5

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
print (const char *what, double value)
{
  g_print ("{\"benchmark\":\"import\",\"size\":\"L\",\"what\":\"%s\",\"unit\":\"ms\","
           "\"value\":%.1f}\n",
           what, value);
}

static GBytes *
export_lines (JjPlan *plan)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  JjExport what = { .plan = plan, .kind = JJ_KIND_BUDGET_LINE, .field_ids = TRUE };
  double start = now_ms ();

  g_assert_true (jj_exporter_find ("csv")->write (&what, out, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  print ("csv_out", now_ms () - start);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The plan without its lines and their charges. */
static JjPlan *
without_lines (JjPlan *plan)
{
  static const JjKindId kinds[] = { JJ_KIND_CHARGED_TO, JJ_KIND_BUDGET_LINE };
  g_autoptr (JjEdit) edit = jj_edit_new ("bench");
  g_autoptr (GError) error = NULL;
  JjPlan *rest;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < jj_plan_get_count (plan, kinds[k]); i++)
      jj_edit_delete (edit, kinds[k], jj_element_get_id (jj_plan_get_nth (plan, kinds[k], i)));
  rest = jj_plan_with (plan, edit, &error);
  g_assert_no_error (error);
  return rest;
}

static void
run (JjPlan *plan, GBytes *bytes, guint n_lines)
{
  g_autoptr (GError) error = NULL;
  double start = now_ms (), read, imported;
  g_autoptr (JjCells) cells = jj_csv_read (bytes, &error);
  g_autoptr (JjMapping) mapping = NULL;
  g_autoptr (JjImport) import = NULL;
  g_autoptr (JjPlan) after = NULL;

  g_assert_no_error (error);
  read = now_ms ();
  mapping = jj_mapping_new (cells, JJ_N_KINDS, &error);
  g_assert_no_error (error);
  import = jj_import_new (plan, mapping, NULL, &error);
  g_assert_no_error (error);
  imported = now_ms ();
  g_assert_cmpint (import->counts[JJ_ROW_NEW], ==, n_lines);
  print ("csv_in", read - start);
  print ("rows_to_edit", imported - read);
  start = now_ms ();
  after = jj_plan_with (plan, import->edit, &error);
  g_assert_no_error (error);
  print ("apply_on_a_copy", now_ms () - start);
}

int
main (void)
{
  g_autoptr (JjPlan) plan = jj_generate_plan ('L');
  g_autoptr (GBytes) bytes = export_lines (plan);
  g_autoptr (JjPlan) rest = without_lines (plan);

  for (guint i = 0; i < N_RUNS; i++)
    run (rest, bytes, jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE));
  return 0;
}
