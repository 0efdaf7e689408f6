/* test-pack-diff.c: another pack says what it would change before it holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-format.h"
#include "jj-pack-diff.h"

#define FIRST (jj_parse_iso_date ("2025-08-01"))
#define LAST (jj_parse_iso_date ("2026-07-31"))

static const char rule[]
    = "{\"id\":\"%s\",\"form\":\"number\",\"title\":{\"zh_TW\":\"數\",\"en\":"
      "\"%s\"},\"parameters\":"
      "{\"value\":%d,\"unit\":\"群\"},\"severity\":null,\"status\":\"recalled\",\"source\":"
      "\"縣\",\"valid_from\":null,"
      "\"valid_to\":%s}";

static void
add_rules (GPtrArray *packs, const char *id, int value, const char *valid_to)
{
  g_autofree char *json = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  json = g_strdup_printf (rule, id, id, value, valid_to);
#pragma GCC diagnostic pop
  jj_fixture_add_pack (packs, json);
}

static JjPackSet *
with_rule (const char *id, int value, const char *valid_to)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();

  add_rules (packs, id, value, valid_to);
  return jj_pack_set_new (packs, NULL);
}

static void
test_new_changed_and_dropped (void)
{
  g_autoptr (JjPackSet) one = with_rule ("number.a", 3, "null");
  g_autoptr (JjPackSet) other = with_rule ("number.a", 4, "null");
  g_autoptr (JjPackSet) third = with_rule ("number.b", 4, "null");
  g_autoptr (GArray) none = jj_pack_diff (one, one, FIRST, LAST);
  g_autoptr (GArray) changed = jj_pack_diff (one, other, FIRST, LAST);
  g_autoptr (GArray) both = jj_pack_diff (other, third, FIRST, LAST);
  const JjPackChange *change = &g_array_index (changed, JjPackChange, 0);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (changed->len, ==, 1);
  g_assert_cmpint (change->type, ==, JJ_PACK_CHANGED);
  g_assert_cmpstr (change->id, ==, "number.a");
  g_assert_cmpstr (change->old_value, ==, "3");
  g_assert_cmpstr (change->new_value, ==, "4");
  g_assert_cmpuint (both->len, ==, 2);
  g_assert_cmpint (g_array_index (both, JjPackChange, 0).type, ==, JJ_PACK_ADDED);
  g_assert_cmpint (g_array_index (both, JjPackChange, 1).type, ==, JJ_PACK_REMOVED);
}

static void
test_rules_of_other_years_do_not_count (void)
{
  g_autoptr (JjPackSet) one = with_rule ("number.a", 3, "\"2025-07-31\"");
  g_autoptr (JjPackSet) other = with_rule ("number.a", 4, "\"2025-07-31\"");
  g_autoptr (GArray) changed = jj_pack_diff (one, other, FIRST, LAST);

  g_assert_cmpuint (changed->len, ==, 0);
}

static void
test_a_pack_takes_the_place_of_its_id (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (GPtrArray) once = NULL, twice = NULL;
  guint n = packs->len;

  add_rules (packs, "number.a", 3, "null");
  once = jj_packs_with (packs, g_ptr_array_index (packs, n));
  g_assert_cmpuint (once->len, ==, n + 1);
  g_ptr_array_set_size (packs, (int)n);
  twice = jj_packs_with (packs, g_ptr_array_index (once, n));
  g_assert_cmpuint (twice->len, ==, n + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/pack-diff/new-changed-and-dropped", test_new_changed_and_dropped);
  g_test_add_func ("/rules/pack-diff/rules-of-other-years-do-not-count",
                   test_rules_of_other_years_do_not_count);
  g_test_add_func ("/rules/pack-diff/a-pack-takes-the-place-of-its-id",
                   test_a_pack_takes_the_place_of_its_id);
  return g_test_run ();
}
