/* test-tier.c: the fiscal tier of a county by the year of its list */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-tier.h"

/* domain.md 7.1: 臺東縣 is tier 5 in 112 to 114 and tier 1 in 115 to 117. */
static void
test_by_first_fiscal_year (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);

  g_assert_cmpuint (jj_tier_propose (set, "TW-TTT", 114), ==, 5);
  g_assert_cmpuint (jj_tier_propose (set, "TW-TTT", 115), ==, 1);
  g_assert_cmpuint (jj_tier_propose (set, "TW-TPE", 112), ==, 1);
}

/* The lists of 106 to 111 were not found: nothing is made up. */
static void
test_unknown_stays_unknown (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL), empty = jj_pack_set_new (none, NULL);

  g_assert_cmpuint (jj_tier_propose (set, "TW-TTT", 108), ==, 0);
  g_assert_cmpuint (jj_tier_propose (set, "TW-TTT", 150), ==, 0);
  g_assert_cmpuint (jj_tier_propose (set, "TW-TTT", G_MAXUINT), ==, 0);
  g_assert_cmpuint (jj_tier_propose (set, "TW-NONE", 114), ==, 0);
  g_assert_cmpuint (jj_tier_propose (empty, "TW-TTT", 114), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/tier/by-first-fiscal-year", test_by_first_fiscal_year);
  g_test_add_func ("/rules/tier/unknown-stays-unknown", test_unknown_stays_unknown);
  return g_test_run ();
}
