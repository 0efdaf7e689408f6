/* test-merge.c: comparison and three-way merge of random copies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-draft.h"
#include "jj-kinds-people.h"
#include "jj-kinds-work.h"
#include "jj-merge.h"
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

static void
edit_randomly (JjPlan *plan, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JjEdit) edit = jj_random_edit (plan, rand, FALSE);

      apply (plan, edit);
    }
}

static JjPlan *
random_plan (GRand *rand, guint n)
{
  JjPlan *plan = jj_plan_new ();

  edit_randomly (plan, rand, n);
  return plan;
}

static void
assert_same_ranks (JjPlan *a, JjPlan *b)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (a, k); i++)
      g_assert_cmpint (jj_element_get_rank (jj_plan_get_nth (a, k, i)), ==,
                       jj_element_get_rank (jj_plan_get_nth (b, k, i)));
}

static void
test_draft_makes_equal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (71);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (JjPlan) from = random_plan (rand, 120);
      g_autoptr (JjPlan) to = jj_plan_copy (from);
      g_autoptr (JjDraft) draft = NULL;
      g_autoptr (JjEdit) edit = NULL;
      g_autoptr (JjEdit) inverse = NULL;
      g_autoptr (GBytes) before = jj_plan_to_json (from), after = NULL;

      edit_randomly (to, rand, 1 + i * 3);
      after = jj_plan_to_json (to);
      draft = jj_draft_new_from_plan (to);
      edit = jj_draft_to_edit (draft, from, "equal");
      apply (from, edit);
      jj_assert_plan_json (from, after);
      assert_same_ranks (from, to);
      inverse = jj_edit_invert (edit);
      apply (from, inverse);
      jj_assert_plan_json (from, before);
    }
}

/* Merged into mine; theirs where both changed a field, if asked. */
static guint
merge_into (JjPlan *base, JjPlan *mine, JjPlan *theirs, JjMergeSide side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjMerge) merge = jj_merge_new (base, mine, theirs, &error);
  g_autoptr (JjEdit) edit = NULL;
  guint n = jj_merge_get_n_conflicts (merge);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      if (jj_merge_get_conflict (merge, i)->type == JJ_CONFLICT_FIELD)
        jj_merge_choose (merge, i, side);
    }
  edit = jj_merge_to_edit (merge, mine);
  apply (mine, edit);
  return n;
}

/* Fields that one side alone changed are in the result. */
static void
assert_fields_kept (const JjElement *before,
                    const JjElement *mine,
                    const JjElement *other,
                    const JjElement *merged)
{
  const JjKind *kind = jj_element_get_kind (mine);

  for (guint f = 0; f < kind->n_fields; f++)
    {
      JjType type = kind->fields[f].type;

      if (type != JJ_TYPE_REF && f != JJ_CODE
          && jj_value_equal (type, jj_element_get_value (before, f),
                             jj_element_get_value (other, f)))
        g_assert_true (jj_value_equal (type, jj_element_get_value (mine, f),
                                       jj_element_get_value (merged, f)));
    }
}

/* Every new element is in the result, and every field that one side alone changed. */
static void
assert_nothing_lost (JjPlan *base, JjPlan *side, JjPlan *other, JjPlan *result)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = 0; i < jj_plan_get_count (side, k); i++)
      {
        const JjElement *mine = jj_plan_get_nth (side, k, i);
        JjId id = jj_element_get_id (mine);
        const JjElement *before = jj_plan_find (base, id), *merged = jj_plan_find (result, id);

        g_assert_true (before || merged);
        if (before && merged && jj_plan_find (other, id))
          assert_fields_kept (before, mine, jj_plan_find (other, id), merged);
      }
}

/* Reading a plan checks all of its invariants. */
static void
assert_passes_checks (JjPlan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = jj_plan_to_json (plan);
  g_autoptr (JjPlan) again = jj_plan_from_json (json, &error);

  g_assert_no_error (error);
  jj_assert_plan_json (again, json);
}

/* Random values into fields of the elements whose number is odd or even. */
static void
edit_half (JjPlan *plan, GRand *rand, guint half)
{
  for (guint k = 0; k < JJ_N_KINDS; k++)
    for (guint i = half; i < jj_plan_get_count (plan, k); i += 2)
      {
        const JjKind *kind = jj_kind_get (k);
        guint f = (guint)g_rand_int_range (rand, JJ_OWN_FIELDS - 1, (gint32)kind->n_fields + 4);
        g_autoptr (JjEdit) edit = jj_edit_new ("half");

        if (f >= kind->n_fields || kind->fields[f].type == JJ_TYPE_REF)
          continue;
        jj_edit_set (edit, k, jj_element_get_id (jj_plan_get_nth (plan, k, i)), f,
                     jj_random_value (plan, &kind->fields[f], rand));
        apply (plan, edit);
      }
}

/* What does not overlap merges without a question, in either order to the same plan. */
static void
test_apart_merges_without_conflict (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1114);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (JjPlan) base = random_plan (rand, 80);
      g_autoptr (JjPlan) a = jj_plan_copy (base), b = jj_plan_copy (base), ab = NULL, ba = NULL;
      g_autoptr (GBytes) expected = NULL;

      edit_half (a, rand, 0);
      edit_half (b, rand, 1);
      ab = jj_plan_copy (a);
      ba = jj_plan_copy (b);
      g_assert_cmpuint (merge_into (base, ab, b, JJ_CHOICE_MINE), ==, 0);
      g_assert_cmpuint (merge_into (base, ba, a, JJ_CHOICE_MINE), ==, 0);
      expected = jj_plan_to_json (ab);
      jj_assert_plan_json (ba, expected);
      assert_nothing_lost (base, a, b, ab);
      assert_nothing_lost (base, b, a, ab);
    }
}

static void
test_random_pairs (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1000);
  guint n_pairs = 1000, n_clean = 0;

  for (guint i = 0; i < n_pairs; i++)
    {
      g_autoptr (JjPlan) base = random_plan (rand, 60);
      g_autoptr (JjPlan) a = jj_plan_copy (base), b = jj_plan_copy (base);
      g_autoptr (JjPlan) ab = NULL, ba = NULL;
      g_autoptr (GBytes) expected = NULL;
      guint n;

      edit_randomly (a, rand, 1 + i % 12);
      edit_randomly (b, rand, 1 + i % 9);
      ab = jj_plan_copy (a);
      ba = jj_plan_copy (b);
      n = merge_into (base, ab, b, JJ_CHOICE_MINE);
      g_assert_cmpuint (merge_into (base, ba, a, JJ_CHOICE_THEIRS), ==, n);
      expected = jj_plan_to_json (ab);
      if (n == 0)
        {
          jj_assert_plan_json (ba, expected);
          n_clean++;
        }
      assert_nothing_lost (base, a, b, ab);
      assert_nothing_lost (base, b, a, ba);
      assert_passes_checks (ab);
      assert_passes_checks (ba);
    }
  g_assert_cmpuint (n_clean, >, n_pairs / 4);
}

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
set (JjPlan *plan, JjId id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjEdit) edit = jj_command_set_text (plan, &id, 1, field, text, &error);

  g_assert_no_error (error);
  apply (plan, edit);
}

static void
test_fields_of_one_element_merge (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = NULL, theirs = NULL;
  JjId purse = add (base, JJ_KIND_PURSE, "國教署", 0);

  mine = jj_plan_copy (base);
  theirs = jj_plan_copy (base);
  set (mine, purse, JJ_PURSE_GRANTED, "1,000");
  set (theirs, purse, JJ_PURSE_BEFORE, "900");
  g_assert_cmpuint (merge_into (base, mine, theirs, JJ_CHOICE_MINE), ==, 0);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (mine, purse), JJ_PURSE_GRANTED), ==, 1000);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (mine, purse), JJ_PURSE_BEFORE), ==, 900);
}

static void
test_conflict_shows_three_values (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = NULL, theirs = NULL;
  g_autoptr (JjMerge) merge = NULL;
  JjId purse = add (base, JJ_KIND_PURSE, "國教署", 0);
  const JjConflict *conflict;

  set (base, purse, JJ_PURSE_GRANTED, "1");
  mine = jj_plan_copy (base);
  theirs = jj_plan_copy (base);
  set (mine, purse, JJ_PURSE_GRANTED, "2");
  set (theirs, purse, JJ_PURSE_GRANTED, "3");
  merge = jj_merge_new (base, mine, theirs, NULL);
  g_assert_cmpuint (jj_merge_get_n_conflicts (merge), ==, 1);
  conflict = jj_merge_get_conflict (merge, 0);
  g_assert_cmpint (conflict->type, ==, JJ_CONFLICT_FIELD);
  g_assert_cmpint (conflict->base.number, ==, 1);
  g_assert_cmpint (conflict->mine.number, ==, 2);
  g_assert_cmpint (conflict->theirs.number, ==, 3);
  g_assert_cmpuint (merge_into (base, mine, theirs, JJ_CHOICE_THEIRS), ==, 1);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (mine, purse), JJ_PURSE_GRANTED), ==, 3);
}

/* Mine deletes an activity, theirs adds a line to it: both stay. */
static void
test_delete_against_use_keeps (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = NULL, theirs = NULL;
  g_autoptr (JjEdit) gone = NULL;
  JjId activity = add (base, JJ_KIND_ACTIVITY, "研習", 0), line;

  mine = jj_plan_copy (base);
  theirs = jj_plan_copy (base);
  gone = jj_command_delete (mine, &activity, 1);
  apply (mine, gone);
  line = add (theirs, JJ_KIND_BUDGET_LINE, "鐘點費", activity);
  g_assert_cmpuint (merge_into (base, mine, theirs, JJ_CHOICE_MINE), ==, 1);
  g_assert_nonnull (jj_plan_find (mine, activity));
  g_assert_nonnull (jj_plan_find (mine, line));
}

/* The other choice is the deletion, with all that belongs to it; each choice can be taken back. */
static void
test_deletion_can_be_chosen (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = NULL, theirs = NULL, kept = NULL, gone = NULL;
  g_autoptr (JjEdit) delete = NULL, deleted = NULL, again = NULL;
  g_autoptr (JjMerge) merge = NULL;
  JjId activity = add (base, JJ_KIND_ACTIVITY, "研習", 0), line;

  mine = jj_plan_copy (base);
  theirs = jj_plan_copy (base);
  delete = jj_command_delete (mine, &activity, 1);
  apply (mine, delete);
  line = add (theirs, JJ_KIND_BUDGET_LINE, "鐘點費", activity);
  merge = jj_merge_new (base, mine, theirs, NULL);
  g_assert_cmpint (jj_merge_get_conflict (merge, 0)->type, ==, JJ_CONFLICT_DELETED_BY_MINE);
  jj_merge_choose (merge, 0, JJ_CHOICE_MINE);
  deleted = jj_merge_to_edit (merge, mine);
  gone = jj_plan_with (mine, deleted, NULL);
  g_assert_null (jj_plan_find (gone, activity));
  g_assert_null (jj_plan_find (gone, line));
  jj_merge_choose (merge, 0, JJ_CHOICE_THEIRS);
  again = jj_merge_to_edit (merge, mine);
  kept = jj_plan_with (mine, again, NULL);
  g_assert_nonnull (jj_plan_find (kept, activity));
  g_assert_nonnull (jj_plan_find (kept, line));
}

/* A part leaves out a purse and a school; what it says about the rest is merged, what it leaves out
 * stands, and a code that the plan has already goes on being the plan's. */
static void
test_part_leaves_the_rest (void)
{
  g_autoptr (JjPlan) plan = jj_plan_new (), part = NULL, theirs = NULL;
  g_autoptr (JjMerge) merge = NULL;
  g_autoptr (JjEdit) cut = NULL, edit = NULL;
  JjId purse = add (plan, JJ_KIND_PURSE, "國教署", 0), a = add (plan, JJ_KIND_SCHOOL, "甲", 0);
  JjId b = add (plan, JJ_KIND_SCHOOL, "乙", 0), gone[] = { purse, b }, c;

  cut = jj_command_delete (plan, gone, 2);
  part = jj_plan_with (plan, cut, NULL);
  theirs = jj_plan_copy (part);
  set (theirs, a, JJ_NAME, "甲國小");
  c = add (theirs, JJ_KIND_SCHOOL, "丙", 0); /* S-002, which the plan has given to 乙 */
  merge = jj_merge_new_part (part, plan, theirs, NULL);
  g_assert_cmpuint (jj_merge_get_n_conflicts (merge), ==, 0);
  edit = jj_merge_to_edit (merge, plan);
  apply (plan, edit);
  g_assert_nonnull (jj_plan_find (plan, purse));
  g_assert_cmpstr (jj_element_get_name (jj_plan_find (plan, a)), ==, "甲國小");
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (plan, b)), ==, "S-002");
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (plan, c)), ==, "S-003");
}

static void
test_same_code_twice (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = jj_plan_copy (base),
                     theirs = jj_plan_copy (base);
  JjId a = add (mine, JJ_KIND_SCHOOL, "甲", 0), b = add (theirs, JJ_KIND_SCHOOL, "乙", 0);

  g_assert_cmpuint (merge_into (base, mine, theirs, JJ_CHOICE_MINE), ==, 0);
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (mine, MIN (a, b))), ==, "S-001");
  g_assert_cmpstr (jj_element_get_code (jj_plan_find (mine, MAX (a, b))), ==, "S-002");
}

static void
test_parents_in_a_circle (void)
{
  g_autoptr (JjPlan) base = jj_plan_new (), mine = NULL, theirs = NULL;
  JjId a = add (base, JJ_KIND_ORGANISATION, "甲", 0), b = add (base, JJ_KIND_ORGANISATION, "乙", 0);

  mine = jj_plan_copy (base);
  theirs = jj_plan_copy (base);
  set (mine, a, JJ_ORGANISATION_PARENT, "O-002");
  set (theirs, b, JJ_ORGANISATION_PARENT, "O-001");
  g_assert_cmpuint (merge_into (base, mine, theirs, JJ_CHOICE_MINE), ==, 1);
  g_assert_true (jj_element_get_ref (jj_plan_find (mine, a), JJ_ORGANISATION_PARENT)
                 == jj_plan_find (mine, b));
  g_assert_null (jj_element_get_ref (jj_plan_find (mine, b), JJ_ORGANISATION_PARENT));
}

static void
test_strangers_are_refused (void)
{
  g_autoptr (JjPlan) a = jj_plan_new (), b = jj_plan_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (jj_merge_new (a, a, b, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_MISSING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/edit-makes-the-plan-equal", test_draft_makes_equal);
  g_test_add_func ("/merge/fields-of-one-element-merge", test_fields_of_one_element_merge);
  g_test_add_func ("/merge/conflict-shows-three-values", test_conflict_shows_three_values);
  g_test_add_func ("/merge/delete-against-use-keeps-both", test_delete_against_use_keeps);
  g_test_add_func ("/merge/deletion-can-be-chosen", test_deletion_can_be_chosen);
  g_test_add_func ("/merge/part-leaves-the-rest", test_part_leaves_the_rest);
  g_test_add_func ("/merge/same-code-twice-gives-a-new-one", test_same_code_twice);
  g_test_add_func ("/merge/parents-in-a-circle-are-told", test_parents_in_a_circle);
  g_test_add_func ("/merge/strangers-are-refused", test_strangers_are_refused);
  g_test_add_func ("/merge/apart-merges-without-conflict", test_apart_merges_without_conflict);
  g_test_add_func ("/merge/random-pairs-lose-nothing", test_random_pairs);
  return g_test_run ();
}
