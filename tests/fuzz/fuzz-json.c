/* fuzz-json.c: no JSON crashes the reader, and what it takes comes back the same */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "jj-plan-json.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (JjPlan) plan = jj_plan_from_json (bytes, NULL);
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autoptr (JjPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  if (!plan)
    return 0;
  first = jj_plan_to_json (plan);
  again = jj_plan_from_json (first, &error);
  g_assert_no_error (error);
  second = jj_plan_to_json (again);
  g_assert_true (g_bytes_equal (first, second));
  return 0;
}
