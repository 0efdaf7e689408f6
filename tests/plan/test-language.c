/* test-language.c: texts are the user's, or the plan's where a thread asked for that */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-language.h"

#include "jj-county.h"

static const char *
say (void)
{
  return _ ("Budget line");
}

static void
entering_nests (void)
{
  g_assert_cmpstr (say (), ==, "Budget line");
  jj_language_enter_plan ();
  g_assert_cmpstr (say (), ==, "經費項目");
  jj_language_enter_plan ();
  jj_language_leave_plan ();
  g_assert_true (jj_language_is_chinese ());
  g_assert_cmpstr (say (), ==, "經費項目");
  jj_language_leave_plan ();
  g_assert_false (jj_language_is_chinese ());
  g_assert_cmpstr (say (), ==, "Budget line");
}

static void
plurals_and_contexts_follow (void)
{
  const JjCounty *county = jj_county_find ("Yunlin");

  g_assert_cmpstr (ngettext ("%u row", "%u rows", 2), ==, "%u rows");
  g_assert_cmpstr (jj_county_get_title (county), ==, county->english);
  g_assert_cmpstr (C_ ("equity", "Group"), ==, "Group");
  jj_language_enter_plan ();
  g_assert_cmpstr (ngettext ("%u row", "%u rows", 2), ==, "%u 列");
  g_assert_cmpstr (C_ ("equity", "Group"), ==, "組別");
  g_assert_cmpstr (_ ("a text that nobody translated"), ==, "a text that nobody translated");
  g_assert_cmpstr (C_ ("nowhere", "Nothing"), ==, "Nothing");
  g_assert_cmpstr (jj_county_get_title (county), ==, "雲林縣");
  jj_language_leave_plan ();
}

static gpointer
ask (gpointer data)
{
  return (gpointer)say ();
}

static void
other_threads_keep_theirs (void)
{
  jj_language_enter_plan ();
  g_assert_cmpstr (g_thread_join (g_thread_new ("other", ask, NULL)), ==, "Budget line");
  jj_language_leave_plan ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/language/entering-nests", entering_nests);
  g_test_add_func ("/plan/language/plurals-and-contexts-follow", plurals_and_contexts_follow);
  g_test_add_func ("/plan/language/other-threads-keep-theirs", other_threads_keep_theirs);
  return g_test_run ();
}
