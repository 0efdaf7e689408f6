/* test-plan.c: edits, their inverses, and what is refused */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-plan-json.h"
#include "jj-plan-private.h"
#include "jj-random.h"

static void
apply (JjPlan *plan, JjEdit *edit)
{
  GError *error = NULL;

  jj_plan_apply (plan, edit, &error);
  g_assert_no_error (error);
}

/* An element with a name, applied at once. */
static JjId
add (JjPlan *plan, JjKindId kind, const char *name, JjId parent)
{
  JjId id;
  g_autoptr (JjEdit) edit = jj_command_add (plan, kind, parent, &id);

  jj_edit_set_text (edit, kind, id, JJ_NAME, name);
  apply (plan, edit);
  return id;
}

static void
refused (JjPlan *plan, JjEdit *edit, JjPlanError code)
{
  g_autoptr (GBytes) before = jj_plan_to_json (plan);
  g_autoptr (GError) error = NULL;

  g_assert_false (jj_plan_apply (plan, edit, &error));
  g_assert_error (error, JJ_PLAN_ERROR, (int)code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  jj_assert_plan_json (plan, before);
}

static void
test_undo_all (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GBytes) empty = jj_plan_to_json (plan);
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify)jj_edit_unref);
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250803);
  guint64 kinds = 0;

  for (guint i = 0; i < 3000; i++)
    {
      JjEdit *edit = jj_random_edit (plan, rand, FALSE);

      apply (plan, edit);
      g_ptr_array_add (done, edit);
      if (i % 100 == 0)
        g_ptr_array_add (stages, jj_plan_to_json (plan));
    }
  for (guint k = 0; k < JJ_N_KINDS; k++)
    kinds |= jj_plan_get_count (plan, k) ? JJ_KIND_BIT (k) : 0;
  /* Every kind but the computed one took part. */
  g_assert_cmphex (kinds | JJ_KIND_BIT (JJ_KIND_FUNDS), ==, JJ_KIND_BIT (JJ_N_KINDS) - 1);
  for (guint i = done->len; i > 0; i--)
    {
      g_autoptr (JjEdit) inverse = NULL;

      if ((i - 1) % 100 == 0)
        jj_assert_plan_json (plan, g_ptr_array_index (stages, (i - 1) / 100));
      inverse = jj_edit_invert (g_ptr_array_index (done, i - 1));
      apply (plan, inverse);
    }
  jj_assert_plan_json (plan, empty);
}

static void
test_wild_edits_are_whole_or_nothing (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_refused = 0;

  for (guint i = 0; i < 800; i++)
    {
      g_autoptr (JjEdit) edit = jj_random_edit (plan, rand, i > 200);
      g_autoptr (GBytes) before = jj_plan_to_json (plan);
      g_autoptr (GError) error = NULL;

      if (jj_plan_apply (plan, edit, &error))
        continue;
      n_refused++;
      g_assert_nonnull (error);
      jj_assert_plan_json (plan, before);
    }
  g_assert_cmpuint (n_refused, >, 30);
  {
    g_autoptr (GBytes) json = jj_plan_to_json (plan);
    g_autoptr (GError) error = NULL;
    g_autoptr (JjPlan) again = jj_plan_from_json (json, &error);

    g_assert_no_error (error);
    jj_assert_plan_json (again, json);
  }
}

static void
test_log_form_is_faithful (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new (), mirror = NULL;
  g_autoptr (GBytes) start = jj_plan_to_json (plan);
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);

  mirror = jj_plan_from_json (start, NULL);
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (JjEdit) edit = jj_random_edit (plan, rand, FALSE);
      g_autoptr (JjEdit) copy = NULL;
      g_autofree char *json = NULL, *again = NULL;
      g_autoptr (GError) error = NULL;

      apply (plan, edit);
      json = jj_edit_to_json (edit);
      copy = jj_edit_from_json ("copy", json, &error);
      g_assert_no_error (error);
      again = jj_edit_to_json (copy);
      g_assert_cmpstr (again, ==, json);
      apply (mirror, copy);
    }
  {
    g_autoptr (GBytes) json = jj_plan_to_json (plan);

    jj_assert_plan_json (mirror, json);
  }
}

static void
test_delete_then_undo_restores_links (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjId school = add (plan, JJ_KIND_SCHOOL, "斗六國小", 0);
  JjId community = add (plan, JJ_KIND_COMMUNITY, "數學社群", school);
  JjId id;
  g_autoptr (JjEdit) link = jj_command_link (plan, JJ_KIND_MEMBER_OF, school, community, &id, NULL);
  g_autoptr (JjEdit) edit = NULL;
  g_autoptr (JjEdit) inverse = NULL;
  g_autoptr (GBytes) before = NULL;

  apply (plan, link);
  before = jj_plan_to_json (plan);
  g_assert_true (jj_element_get_ref (jj_plan_find (plan, community), JJ_COMMUNITY_SCHOOL)
                 == jj_plan_find (plan, school));
  edit = jj_command_delete (plan, &school, 1);
  apply (plan, edit);
  /* The community stays without its lead school; the link is gone. */
  g_assert_null (jj_element_get_ref (jj_plan_find (plan, community), JJ_COMMUNITY_SCHOOL));
  g_assert_null (jj_plan_find (plan, id));
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_SCHOOL), ==, 0);
  inverse = jj_edit_invert (edit);
  apply (plan, inverse);
  jj_assert_plan_json (plan, before);
}

static void
test_delete_takes_what_is_owned (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjId programme = add (plan, JJ_KIND_PROGRAMME, "A", 0);
  JjId activity = add (plan, JJ_KIND_ACTIVITY, "研習", programme);
  g_autoptr (JjEdit) edit = NULL;

  add (plan, JJ_KIND_BUDGET_LINE, "鐘點費", activity);
  edit = jj_command_delete (plan, &programme, 1);
  apply (plan, edit);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_BUDGET_LINE), ==, 0);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_ACTIVITY), ==, 0);
}

static void
test_refusals (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjId purse = add (plan, JJ_KIND_PURSE, "國教署", 0);
  JjId school = add (plan, JJ_KIND_SCHOOL, "斗六國小", 0);
  JjId a = add (plan, JJ_KIND_PROGRAMME, "A", 0), b = add (plan, JJ_KIND_PROGRAMME, "B", a);
  g_autoptr (JjEdit) circle = jj_edit_new ("circle"), code = jj_edit_new ("code"),
                     gone = jj_edit_new ("gone"), funds = jj_edit_new ("funds"),
                     in_use = jj_edit_new ("in use"), bound = jj_edit_new ("bound"),
                     second = jj_edit_new ("second");
  g_autoptr (GError) error = NULL;

  /* 經費來源 → 學校 is no link (features.md row 2). */
  g_assert_null (jj_command_link (plan, JJ_KIND_FUNDS, purse, school, NULL, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_LINK);
  jj_edit_set_number (circle, JJ_KIND_PROGRAMME, a, JJ_PROGRAMME_PARENT, b);
  refused (plan, circle, JJ_PLAN_ERROR_LINK);
  jj_edit_set_text (code, JJ_KIND_PROGRAMME, b, JJ_NAME, "renamed");
  jj_edit_set_text (code, JJ_KIND_PROGRAMME, b, JJ_CODE, "P-001");
  refused (plan, code, JJ_PLAN_ERROR_CODE);
  jj_edit_set_text (gone, JJ_KIND_SCHOOL, school + 1, JJ_NAME, "x");
  refused (plan, gone, JJ_PLAN_ERROR_MISSING);
  jj_edit_link (funds, JJ_KIND_FUNDS, purse, a);
  refused (plan, funds, JJ_PLAN_ERROR_LINK);
  jj_edit_delete (in_use, JJ_KIND_PROGRAMME, a);
  refused (plan, in_use, JJ_PLAN_ERROR_IN_USE);
  jj_edit_set_number (bound, JJ_KIND_PURSE, purse, JJ_PURSE_GRANTED, -1);
  refused (plan, bound, JJ_PLAN_ERROR_VALUE);
  jj_edit_insert (second, JJ_KIND_PLAN, 0);
  refused (plan, second, JJ_PLAN_ERROR_LINK);
}

static void
test_move_and_duplicate_keep_order (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjId ids[4], copy;
  g_autoptr (JjEdit) move = NULL;
  g_autoptr (JjEdit) twin = NULL;

  for (guint i = 0; i < 4; i++)
    ids[i] = add (plan, JJ_KIND_PURSE, (char[]){ (char)('a' + i), 0 }, 0);
  move = jj_command_move_before (plan, &ids[2], 2, ids[0]);
  apply (plan, move);
  /* c d a b */
  g_assert_cmpint (jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_PURSE, 0)), ==, ids[2]);
  g_assert_cmpint (jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_PURSE, 3)), ==, ids[1]);
  twin = jj_command_duplicate (plan, &ids[3], 1, &copy);
  apply (plan, twin);
  /* c d d' a b, the copy with a code of its own */
  g_assert_cmpint (jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_PURSE, 2)), ==, copy);
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (plan, copy)), ==, "F-005");
  g_assert_cmpstr (jj_element_get_name (jj_plan_find (plan, copy)), ==, "d");
}

static void
count_change (JjPlan *plan, JjChanges *changes, guint *counts)
{
  counts[0]++;
  counts[1] += changes->inserted->len;
  counts[2] += changes->removed->len;
  counts[3] += changes->touched->len;
}

static void
test_changed_names_each_id_once (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  JjId old = add (plan, JJ_KIND_PURSE, "old", 0);
  g_autoptr (JjEdit) edit = jj_edit_new ("several");
  guint counts[4] = { 0 };
  JjId id = jj_edit_insert (edit, JJ_KIND_PURSE, 0);

  g_signal_connect (plan, "changed", G_CALLBACK (count_change), counts);
  jj_edit_set_number (edit, JJ_KIND_PURSE, old, JJ_PURSE_GRANTED, 5);
  jj_edit_set_number (edit, JJ_KIND_PURSE, old, JJ_PURSE_BEFORE, 6);
  jj_edit_set_number (edit, JJ_KIND_PURSE, id, JJ_PURSE_BEFORE, 7);
  apply (plan, edit);
  g_assert_cmpuint (counts[0], ==, 0);
  jj_plan_emit_changed (plan, edit);
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 0);
  g_assert_cmpuint (counts[3], ==, 1);
}

static void
test_school_year (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new ();
  g_autoptr (JjEdit) edit = jj_edit_new ("year");
  JjId root = jj_element_get_id (jj_plan_get_root (plan));

  g_assert_cmpint (jj_plan_get_first_day (plan), ==, JJ_EMPTY);
  jj_edit_set_number (edit, JJ_KIND_PLAN, root, JJ_PLAN_SCHOOL_YEAR, 114);
  apply (plan, edit);
  {
    g_autoptr (GDate) first = g_date_new_julian ((guint32)jj_plan_get_first_day (plan));
    g_autoptr (GDate) last = g_date_new_julian ((guint32)jj_plan_get_last_day (plan));

    g_assert_cmpint (g_date_get_year (first) * 10000 + g_date_get_month (first) * 100, ==,
                     20250800);
    g_assert_cmpint (g_date_get_year (last) * 10000 + g_date_get_month (last) * 100, ==, 20260700);
  }
}

/* The same edits lead both to the same plan; then the old one goes and the copy lives on. */
static void
test_copy_is_equal_and_apart (void)
{
  JjPlan *plan = jj_plan_new ();
  g_autoptr (JjPlan) copy = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 2500; i++)
    {
      g_autoptr (JjEdit) edit = jj_random_edit (plan ? plan : copy, rand, FALSE);
      g_autoptr (GBytes) before = i % 100 == 0 ? jj_plan_to_json (plan ? plan : copy) : NULL;

      if (i == 1000)
        copy = jj_plan_copy (plan);
      if (copy && before)
        jj_assert_plan_json (copy, before);
      if (plan)
        apply (plan, edit);
      if (copy && before)
        jj_assert_plan_json (copy, before);
      if (copy)
        apply (copy, edit);
      if (i == 2000)
        g_clear_object (&plan);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/edit/undo-all-gives-the-same-plan", test_undo_all);
  g_test_add_func ("/plan/edit/wild-edits-are-whole-or-nothing",
                   test_wild_edits_are_whole_or_nothing);
  g_test_add_func ("/plan/edit/log-form-is-faithful", test_log_form_is_faithful);
  g_test_add_func ("/plan/edit/delete-then-undo-restores-links",
                   test_delete_then_undo_restores_links);
  g_test_add_func ("/plan/edit/delete-takes-what-is-owned", test_delete_takes_what_is_owned);
  g_test_add_func ("/plan/edit/refusals-change-nothing", test_refusals);
  g_test_add_func ("/plan/edit/move-and-duplicate-keep-order", test_move_and_duplicate_keep_order);
  g_test_add_func ("/plan/changed/names-each-id-once", test_changed_names_each_id_once);
  g_test_add_func ("/plan/calendar/school-year", test_school_year);
  g_test_add_func ("/plan/copy/is-equal-and-apart", test_copy_is_equal_and_apart);
  return g_test_run ();
}
