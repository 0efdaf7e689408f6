/* test-sample-json.c: the sample county is a plan, in the very bytes that the program writes */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-plan-json.h"

static GBytes *
read_sample (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("JINGJIN_DATA_DIR"), "samples", "yunlin-114.json", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
test_same_bytes (void)
{
  g_autoptr (GBytes) json = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPlan) plan = jj_plan_from_json (json, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = jj_plan_to_json (plan);
  g_assert_true (g_bytes_equal (json, again));
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE), ==, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/data/sample/read-and-written-gives-the-same-bytes", test_same_bytes);
  return g_test_run ();
}
