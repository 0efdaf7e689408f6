/* test-json.c: the plan as JSON, and JSON that is no plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-json-reader.h"
#include "jj-plan-json.h"
#include "jj-plan-private.h"
#include "jj-random.h"

#include <string.h>

static void
test_round_trip (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (67);

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr (JjEdit) edit = jj_random_edit (plan, rand, FALSE);

      g_assert_true (jj_plan_apply (plan, edit, NULL));
    }
  {
    g_autoptr (GBytes) json = jj_plan_to_json (plan);
    g_autoptr (GError) error = NULL;
    g_autoptr (JjPlan) again = jj_plan_from_json (json, &error);

    g_assert_no_error (error);
    jj_assert_plan_json (again, json);
  }
}

static void
test_digest (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (68);

  for (guint i = 0; i < 3; i++) /* less than a piece, and many of them */
    {
      g_autoptr (GBytes) json = jj_plan_to_json (plan);
      g_autofree char *whole = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, json);
      g_autofree char *digest = jj_plan_digest (plan);

      g_assert_cmpstr (digest, ==, whole);
      if (i == 2)
        g_assert_cmpuint (g_bytes_get_size (json), >, 2 << 16);
      for (guint k = 0; k < 1500; k++)
        {
          g_autoptr (JjEdit) edit = jj_random_edit (plan, rand, FALSE);

          g_assert_true (jj_plan_apply (plan, edit, NULL));
        }
    }
}

#define HEAD "{\"format\":\"jingjin-plan\",\"version\":1,\"elements\":{"
#define ROOT "\"plan\":[{\"id\":\"0000000000000001\"}]"

static void
test_bad_json (void)
{
  static const char *const bad[] = {
    "",
    "null",
    "[]",
    "{}",
    "{\"format\":\"other\",\"version\":1,\"elements\":{}}",
    "{\"format\":\"jingjin-plan\",\"version\":2,\"elements\":{}}",
    HEAD "}}",
    HEAD ROOT "}} trailing",
    HEAD ROOT "}",
    HEAD ROOT "," ROOT "}}",
    HEAD ROOT ",\"unknown\":[]}}",
    HEAD "\"plan\":[{\"id\":\"0000000000000001\"},{\"id\":\"0000000000000002\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000001\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"xyz\"}]}}",
    HEAD ROOT ",\"school\":[{}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"nme\":\"x\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"name\":\"x\",\"name\":\"y\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"classes\":1.5}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"classes\":1e3}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"classes\":\"3\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"classes\":-3}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"classes\":99999999999999999999}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"name\":\"\\ud800\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"name\":\"a\\u0000b\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"level\":\"kindergarten\"}]}}",
    HEAD ROOT ",\"person\":[{\"id\":\"0000000000000002\",\"school\":\"0000000000000009\"}]}}",
    HEAD ROOT ",\"person\":[{\"id\":\"0000000000000002\",\"school\":\"0000000000000001\"}]}}",
    HEAD ROOT ",\"convenes\":[{\"id\":\"0000000000000002\"}]}}",
    HEAD ROOT ",\"school\":[{\"id\":\"0000000000000002\",\"code\":\"S\"},"
              "{\"id\":\"0000000000000003\",\"code\":\"S\"}]}}",
    HEAD ROOT ",\"programme\":[{\"id\":\"0000000000000002\",\"parent\":\"0000000000000003\"},"
              "{\"id\":\"0000000000000003\",\"parent\":\"0000000000000002\"}]}}",
    HEAD ROOT ",\"activity\":[{\"id\":\"0000000000000002\",\"start\":\"2025-02-30\"}]}}",
    HEAD ROOT ",\"activity\":[{\"id\":\"0000000000000002\",\"hours\":\"1.5\"}]}}",
    HEAD ROOT ",\"funds\":[{\"id\":\"0000000000000002\"}]}}",
    "{\"format\":\"jingjin-plan\",\"version\":1,\"elements\":{\"plan\":[\xff]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_null (jj_plan_from_json (bytes, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == JJ_PLAN_ERROR);
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autoptr (GBytes) bytes = g_bytes_new_static (deep, 1000000);
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_plan_from_json (bytes, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_FORMAT);
}

static void
test_escapes (void)
{
  static const char json[] = "[\"a\\u4e2d\\ud83d\\ude00\\n\\\"\\\\\\/\"]";
  g_autoptr (GString) out = g_string_new (NULL);
  const char *text = NULL;
  JjJsonReader reader;

  jj_json_init (&reader, json, strlen (json));
  g_assert_true (jj_json_begin (&reader, '['));
  g_assert_true (jj_json_next_item (&reader));
  g_assert_true (jj_json_string (&reader, &text));
  g_assert_cmpstr (text, ==, "a中😀\n\"\\/");
  jj_json_append_string (out, text);
  g_assert_cmpstr (out->str, ==, "\"a中😀\\n\\\"\\\\/\"");
  g_assert_false (jj_json_next_item (&reader));
  g_assert_true (jj_json_end (&reader));
  jj_json_clear (&reader);
}

static void
test_numbers (void)
{
  static const char json[] = "[2.92e-05,-7,1e999]";
  JjJsonReader reader;
  double number = 0;

  jj_json_init (&reader, json, strlen (json));
  jj_json_begin (&reader, '[');
  g_assert_true (jj_json_next_item (&reader) && jj_json_double (&reader, &number));
  g_assert_cmpfloat (number, ==, 2.92e-05);
  g_assert_true (jj_json_next_item (&reader) && jj_json_double (&reader, &number));
  g_assert_cmpfloat (number, ==, -7);
  g_assert_true (jj_json_next_item (&reader));
  g_assert_false (jj_json_double (&reader, &number));
  jj_json_clear (&reader);
  /* A number at the very end of what may be read. */
  jj_json_init (&reader, "1.25", 3);
  g_assert_true (jj_json_double (&reader, &number));
  g_assert_cmpfloat (number, ==, 1.2);
  jj_json_clear (&reader);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/digest", test_digest);
  g_test_add_func ("/json/round-trip-gives-the-same-bytes", test_round_trip);
  g_test_add_func ("/json/bad-plans-are-refused-in-one-sentence", test_bad_json);
  g_test_add_func ("/json/depth-is-bounded", test_depth);
  g_test_add_func ("/json/escapes", test_escapes);
  g_test_add_func ("/json/numbers-that-are-not-whole", test_numbers);
  return g_test_run ();
}
