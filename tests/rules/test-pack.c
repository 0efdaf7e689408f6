/* test-pack.c: rule packs say what they hold, and bad ones are refused with entry and reason */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-fixture.h"
#include "jj-form.h"
#include "jj-format.h"
#include "jj-kinds-plan.h"

#include <string.h>

static gint64
day (const char *iso)
{
  return jj_parse_iso_date (iso);
}

static void
test_shipped_packs_load (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);

  g_assert_cmpstr (jj_pack_get_id (packs->pdata[0]), ==, "tw-national");
  g_assert_cmpstr (jj_pack_set_get_problem (set), ==, NULL);
  g_assert_cmpuint (jj_pack_set_get_n_entries (set), ==,
                    jj_pack_get_n_entries (packs->pdata[0])
                        + jj_pack_get_n_entries (packs->pdata[1]));
}

/* At least 45 checks over at least 14 forms are live in 114. */
static void
test_enough_checks (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  g_autoptr (GHashTable) forms = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < jj_pack_set_get_n_entries (set); i++)
    {
      const JjEntry *entry = jj_pack_set_get_entry (set, i);

      if (!jj_entry_is_check (entry)
          || jj_pack_set_find (set, jj_entry_get_id (entry), day ("2025-08-01")) != entry)
        continue;
      n++;
      g_hash_table_add (forms, (gpointer)jj_entry_get_form (entry));
    }
  g_assert_cmpuint (n, >=, 45);
  g_assert_cmpuint (g_hash_table_size (forms), >=, 14);
}

/* domain.md 6: outside lecturers 1,600 until 107/1/31, 2,000 from 107/2/1. */
static void
test_price_by_date (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  const JjEntry *before = jj_pack_set_find (set, "price.lecturer_external", day ("2018-01-31"));
  const JjEntry *after = jj_pack_set_find (set, "price.lecturer_external", day ("2018-02-01"));

  g_assert_cmpint (jj_entry_get_int_or (before, "maximum", 0), ==, 1600);
  g_assert_cmpint (jj_entry_get_int_or (after, "maximum", 0), ==, 2000);
  g_assert_cmpuint (jj_pack_set_get_period (set, day ("2018-01-31")), <,
                    jj_pack_set_get_period (set, day ("2018-02-01")));
}

/* Tiers of 106 to 111 are not known, and stay so. */
static void
test_unknown_stays_unknown (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, NULL);
  const JjEntry *then = jj_pack_set_find (set, "tiers", day ("2019-08-01"));
  const JjEntry *now = jj_pack_set_find (set, "tiers", day ("2026-08-01"));

  g_assert_cmpint (jj_entry_get_status (then), ==, JJ_STATUS_UNKNOWN);
  g_assert_null (jj_entry_get_object (then, "tiers"));
  g_assert_cmpint (json_object_get_int_member (jj_entry_get_object (now, "tiers"), "TW-YUN"), ==,
                   4);
  g_assert_null (jj_pack_set_find (set, "no.such.entry", day ("2026-08-01")));
}

#define PACK(entries)                                                                              \
  "{\"format\":1,\"id\":\"x\",\"version\":\"1\",\"name\":{\"zh_TW\":\"甲\",\"en\":\"A\"},"        \
  "\"entries\":[" entries "]}"
#define ENTRY(id, form, parameters, more)                                                          \
  "{\"id\":\"" id "\",\"form\":\"" form "\",\"title\":{\"zh_TW\":\"甲\",\"en\":\"A\"},"           \
  "\"parameters\":{" parameters "}," more "}"
#define DATA                                                                                       \
  "\"severity\":null,\"status\":\"verified\",\"source\":\"s\",\"valid_from\":null,\"valid_to\":"   \
  "null"
#define CHECK                                                                                      \
  "\"severity\":\"error\",\"status\":\"verified\",\"source\":\"s\",\"valid_from\":null,"           \
  "\"valid_to\":null,\"text\":{\"zh_TW\":\"甲\",\"en\":\"A\"}"
#define DATED(from, to)                                                                            \
  "\"severity\":null,\"status\":\"verified\",\"source\":\"s\",\"valid_from\":\"" from              \
  "\",\"valid_to\":" to
#define RATE(value, more) ENTRY ("r", "rate", "\"rate\":" value, more)

static void
refuse (const char *json, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPack) pack = jj_pack_parse ("bad.json", json, -1, &error);

  g_assert_null (pack);
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "bad.json"));
  if (!strstr (error->message, reason))
    g_error ("“%s” does not say “%s”", error->message, reason);
}

static void
test_bad_packs_are_refused (void)
{
  refuse ("", "no JSON");
  refuse ("{", "no JSON");
  refuse ("[]", "no JSON object");
  refuse ("[[[[[[[[[[[[[[[[[[[[[[[[", "nested too deeply");
  refuse ("{\"format\":2}", "format");
  refuse (PACK (RATE ("211", "\"severity\":null")), "neither an article nor a source");
  refuse (PACK (ENTRY ("r", "rates", "\"rate\":1", DATA)), "“rates” is not known");
  refuse (PACK (ENTRY ("", "rate", "\"rate\":1", DATA)), "“id” must be text");
  refuse (PACK (RATE ("2.11", DATA)), "whole number");
  refuse (PACK (RATE ("1e3", DATA)), "whole number");
  refuse (PACK (RATE ("\"211\"", DATA)), "whole number");
  refuse (PACK (RATE ("20000", DATA)), "between 0 and 10,000");
  refuse (PACK (RATE ("-1", DATA)), "between 0 and 10,000");
  refuse (PACK (ENTRY ("r", "rate", "", DATA)), "“rate” is missing");
  refuse (PACK (ENTRY ("r", "rate", "\"rate\":1,\"rota\":2", DATA)), "“rota” is no parameter");
  refuse (PACK (RATE ("1", DATA ",\"valid_form\":null")), "“valid_form” is no key");
  refuse (PACK (RATE ("1", DATA) "," RATE ("2", DATA)), "holds on the same days");
  refuse (PACK (RATE ("1", DATED ("2025-01-01",
                                  "\"2025-12-31\"")) "," RATE ("2", DATED ("2025-12-31", "null"))),
          "holds on the same days");
  refuse (PACK (RATE ("1", DATED ("2025-01-01", "\"2024-12-31\""))), "ends before it begins");
  refuse (PACK (RATE ("1", DATED ("2025-02-30", "null"))), "must be a date");
  refuse (PACK (RATE ("1", DATED ("114/8/1", "null"))), "must be a date");
  refuse (PACK (ENTRY ("c", "item_known", "", DATA)), "severity");
  refuse (PACK (RATE ("1", CHECK)), "“severity” must be null");
  refuse (PACK (ENTRY ("c", "required_field", "\"kind\":\"school\",\"field\":\"nose\"", CHECK)),
          "“field” cannot be “nose”");
  refuse (PACK (ENTRY ("c", "required_field", "\"kind\":\"funds\",\"field\":\"from\"", CHECK)),
          "“kind” cannot be");
  refuse (PACK (
              ENTRY ("c", "min_members", "\"minimum\":6,\"where\":{\"scope\":[\"space\"]}", CHECK)),
          "impossible value for scope");
  refuse (PACK (ENTRY ("c", "cap_per_element",
                       "\"kind\":\"activity\",\"measure\":\"price\",\"maximum\":6", CHECK)),
          "“measure” cannot be “price”");
  refuse (PACK (ENTRY ("c", "field_range",
                       "\"kind\":\"school\",\"field\":\"town\",\"minimum\":1,\"maximum\":6",
                       CHECK)),
          "“field” cannot be “town”");
  refuse (PACK (ENTRY ("c", "date_order",
                       "\"kind\":\"activity\",\"first\":\"start\",\"last\":\"sessions\"", CHECK)),
          "“last” cannot be “sessions”");
  refuse (PACK (ENTRY ("t", "tiers", "\"tiers\":{\"TW-YUN\":6}", DATA)), "1 to 5");
  refuse (PACK (ENTRY ("t", "tier_ratio", "\"ratios\":[8000],\"sources\":[\"k12ea\"]", DATA)),
          "five shares");
  refuse (PACK (ENTRY ("t", "tier_ratio", "\"ratios\":[1,2,3,4,5],\"sources\":[\"k12ea\",\"moon\"]",
                       DATA)),
          "“moon”");
}

/* Versions that follow each other day by day are no overlap. */
static void
test_versions_follow (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjPack) pack
      = jj_pack_parse ("good.json",
                       PACK (RATE ("1", DATED ("2025-01-01",
                                               "\"2025-12-31\"")) "," RATE ("null",
                                                                            DATED ("2026-01-01",
                                                                                   "null"))),
                       -1, &error);
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (JjPackSet) set = NULL;

  g_assert_no_error (error);
  g_ptr_array_add (packs, pack);
  set = jj_pack_set_new (packs, NULL);
  g_assert_null (jj_pack_set_find (set, "r", day ("2024-12-31")));
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (set, "r", day ("2025-12-31")), "rate",
                                        JJ_EMPTY),
                   ==, 1);
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (set, "r", day ("2026-01-01")), "rate",
                                        JJ_EMPTY),
                   ==, JJ_EMPTY);
}

/* A county pack over the national one, and the planner's own value over both. */
static void
test_county_and_override (void)
{
  g_autoptr (GPtrArray) packs = jj_fixture_packs ();
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjPack *county = jj_pack_parse ("county.json",
                                  PACK (ENTRY ("rate.premium", "rate", "\"rate\":300",
                                               DATED ("2025-08-01", "\"2026-07-31\""))),
                                  -1, NULL);
  g_autoptr (JjPackSet) set = NULL, changed = NULL, unread = NULL;
  JjId override = jj_build_add (plan, JJ_KIND_OVERRIDE, "O-1");
  g_autofree char *text = NULL;

  g_ptr_array_add (packs, county);
  set = jj_pack_set_new (packs, plan);
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (set, "rate.premium", day ("2025-08-01")),
                                        "rate", 0),
                   ==, 300);
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (set, "rate.premium", day ("2026-08-01")),
                                        "rate", 0),
                   ==, 211);
  jj_build_set (plan, override, JJ_OVERRIDE_ENTRY, "rate.premium");
  jj_build_set (plan, override, JJ_OVERRIDE_VALUE, "1.91 %");
  jj_build_set (plan, override, JJ_OVERRIDE_REASON, "核定函");
  changed = jj_pack_set_new (packs, plan);
  g_assert_cmpstr (jj_pack_set_get_problem (changed), ==, NULL);
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (changed, "rate.premium",
                                                          day ("2025-08-01")),
                                        "rate", 0),
                   ==, 191);
  text = jj_entry_get_value_text (jj_pack_set_find (changed, "rate.premium", day ("2025-08-01")),
                                  NULL);
  g_assert_cmpstr (text, ==, "1.91 %");
  jj_build_set (plan, override, JJ_OVERRIDE_VALUE, "much");
  unread = jj_pack_set_new (packs, plan);
  g_assert_nonnull (strstr (jj_pack_set_get_problem (unread), "much"));
  g_assert_cmpint (jj_entry_get_int_or (jj_pack_set_find (unread, "rate.premium",
                                                          day ("2025-08-01")),
                                        "rate", 0),
                   ==, 300);
}

static void
test_missing_pack_is_told (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (GError) error = NULL;

  jj_build_set (plan, jj_element_get_id (jj_plan_get_root (plan)), JJ_PLAN_PACKS,
                "../../etc/passwd");
  packs = jj_packs_load_for_plan (plan, &error);
  g_assert_cmpuint (packs->len, ==, 1);
  g_assert_nonnull (error);
}

/* json-glib would take the last of two and nobody would know. */
static void
test_key_stands_twice (void)
{
  static const char *const packs[] = {
    "{\"format\":1,\"id\":\"a\",\"id\":\"b\",\"version\":\"1\",\"name\":{\"zh_TW\":\"a\",\"en\":"
    "\"a\"},"
    "\"entries\":[]}",
    "{\"format\":1,\"id\":\"a\",\"version\":\"1\",\"name\":{\"zh_TW\":\"a\",\"en\":\"a\","
    "\"\\u0065n\":\"b\"},"
    "\"entries\":[]}",
    "{\"format\":1,\"id\":\"a\",\"version\":\"1\",\"name\":{\"zh_TW\":\"a\",\"en\":\"a\"},"
    "\"entries\":[]} {}",
    "{\"format\":1,\"id\":\"a\",\"version\":\"1\",\"name\":{\"zh_TW\":\"a\",\"en\":\"a\"},"
    "\"entries\":[1.5]}",
  };
  static const char *const reasons[]
      = { "“id” stands twice", "“en” stands twice", "more text", "64 bits" };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jj_pack_parse ("twice.json", packs[i], -1, &error));
      g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, reasons[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/pack/shipped-packs-load", test_shipped_packs_load);
  g_test_add_func ("/rules/pack/enough-checks", test_enough_checks);
  g_test_add_func ("/rules/pack/price-by-date", test_price_by_date);
  g_test_add_func ("/rules/pack/unknown-stays-unknown", test_unknown_stays_unknown);
  g_test_add_func ("/rules/pack/bad-packs-are-refused", test_bad_packs_are_refused);
  g_test_add_func ("/rules/pack/versions-follow", test_versions_follow);
  g_test_add_func ("/rules/pack/county-and-override", test_county_and_override);
  g_test_add_func ("/rules/pack/missing-pack-is-told", test_missing_pack_is_told);
  g_test_add_func ("/rules/pack/key-stands-twice", test_key_stands_twice);
  return g_test_run ();
}
