/* test-id-map.c: the map of ids does what a hash table does */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-id-map.h"

static void
check_all (const JjIdMap *map, GHashTable *model)
{
  for (JjId id = 1; id <= 600; id++)
    g_assert_true (jj_id_map_find (map, id) == g_hash_table_lookup (model, &id));
  g_assert_cmpuint (map->n, ==, g_hash_table_size (model));
}

/* Ids that follow each other meet in the table most; half of the steps take one out. */
static void
test_like_a_hash_table (void)
{
  g_autoptr (GHashTable) model = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (16);
  JjIdMap map;

  jj_id_map_init (&map);
  for (guint i = 0; i < 20000; i++)
    {
      JjId id = g_rand_int_range (rand, 1, 601);

      if (g_hash_table_contains (model, &id))
        {
          g_hash_table_remove (model, &id);
          jj_id_map_remove (&map, id);
        }
      else
        {
          g_hash_table_insert (model, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (i + 1));
          jj_id_map_add (&map, id, GUINT_TO_POINTER (i + 1));
        }
      if (i % 500 == 0)
        check_all (&map, model);
    }
  check_all (&map, model);
  g_assert_null (jj_id_map_find (&map, 0));
  jj_id_map_remove (&map, 601);
  check_all (&map, model);
  jj_id_map_clear (&map);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-map/like-a-hash-table", test_like_a_hash_table);
  return g_test_run ();
}
