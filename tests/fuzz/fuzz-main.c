/* fuzz-main.c: runs a fuzz target without libFuzzer, on seeds and mutations of them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"

#include <glib.h>
#include <string.h>

#define N_MUTATIONS 4000

static GPtrArray *
read_seeds (const char *folder)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_ptr_array_add (seeds, g_bytes_new_take (data, size));
    }
  return seeds;
}

/* A few bytes changed, taken out, doubled or replaced by what parsers trip over. */
static void
mutate (GByteArray *bytes, GRand *random)
{
  static const char *const tokens[]
      = { "\"",          ",", "\r",           "\n", "{",    "]",   "\xff", "-",
          "99999999999", ";", "\xe2\x80\xae", "=1", "null", "1e9", "\t" };
  guint n = g_rand_int_range (random, 1, 6);

  for (guint i = 0; i < n && bytes->len > 1; i++)
    {
      guint at = g_rand_int_range (random, 0, bytes->len);
      guint length = g_rand_int_range (random, 1, MIN (bytes->len - at, 16) + 1);
      const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];

      switch (g_rand_int_range (random, 0, 4))
        {
        case 0:
          bytes->data[at] = g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 2:
          {
            g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, copy, length);
          }
          break;
        default:
          length = MIN (strlen (token), bytes->len - at);
          memcpy (bytes->data + at, token, length);
          break;
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) seeds = read_seeds (argv[1]);
  g_autoptr (GRand) random = g_rand_new_with_seed (114);

  g_assert_cmpint (argc, ==, 2);
  g_assert_cmpint (seeds->len, >, 0);
  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      GBytes *seed = seeds->pdata[i % seeds->len];
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, g_bytes_get_data (seed, NULL), g_bytes_get_size (seed));
      if (i >= seeds->len)
        mutate (bytes, random);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
  g_print ("%u inputs, no fault\n", N_MUTATIONS);
  return 0;
}
