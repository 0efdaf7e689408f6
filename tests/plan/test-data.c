/* test-data.c: the shipped files are found */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data.h"

static void
shipped_file_is_found (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = jj_data_load ("counties.json", &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_bytes_get_size (bytes), >, 1000);
}

static void
missing_file_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_data_load ("no-such-file", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/data/shipped-file-is-found", shipped_file_is_found);
  g_test_add_func ("/plan/data/missing-file-is-an-error", missing_file_is_an_error);
  return g_test_run ();
}
