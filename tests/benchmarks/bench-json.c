/* bench-json.c: plans to JSON and back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-generate.h"
#include "jj-plan-json.h"

#define N_RUNS 5

static void
print (char size, const char *what, const char *unit, double value)
{
  g_print ("{\"benchmark\":\"json\",\"size\":\"%c\",\"what\":\"%s\",\"unit\":\"%s\","
           "\"value\":%.1f}\n",
           size, what, unit, value);
}

static void
run (char size, JjPlan *plan)
{
  gint64 start = g_get_monotonic_time (), written;
  g_autoptr (GBytes) bytes = jj_plan_to_json (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) again = NULL;

  written = g_get_monotonic_time ();
  again = jj_plan_from_json (bytes, &error);
  g_assert_no_error (error);
  print (size, "json_out", "ms", (double)(written - start) / 1000);
  print (size, "json_in", "ms", (double)(g_get_monotonic_time () - written) / 1000);
  print (size, "json_size", "MB", (double)g_bytes_get_size (bytes) / 1e6);
}

/* With a size and a path: writes the plan's JSON there, to try programs on. */
static int
write_plan (const char *size, const char *path)
{
  g_autoptr (JjPlan) plan = jj_generate_plan (*size);
  g_autoptr (GBytes) bytes = jj_plan_to_json (plan);

  return !g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                               NULL);
}

int
main (int argc, char **argv)
{
  if (argc == 3)
    return write_plan (argv[1], argv[2]);
  for (const char *size = "SML"; *size; size++)
    {
      g_autoptr (JjPlan) plan = jj_generate_plan (*size);

      for (guint i = 0; i < N_RUNS; i++)
        run (*size, plan);
    }
  return 0;
}
