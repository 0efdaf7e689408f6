/* test-roll-forward.c: next year's plan keeps the structure, and what is stale is listed */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-build.h"
#include "jj-commands.h"
#include "jj-format.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-merge.h"
#include "jj-roll-forward.h"
#include "jj-stale.h"

typedef struct
{
  JjPlan *plan;
  JjId root, purse, activity, line, indicator, pool, person, chapter;
} Fixture;

/* 雲林縣 114: an activity on 2028-02-29, a line of 1,000 × 2 charged in full, an indicator with a
 * result, a certificate to 2026-07-31. */
static void
set_up (Fixture *self, gconstpointer data)
{
  JjPlan *plan = self->plan = jj_plan_new ();
  JjId link;

  self->root = jj_element_get_id (jj_plan_get_root (plan));
  jj_build_set (plan, self->root, JJ_NAME, "雲林縣 114 學年度精進計畫");
  jj_build_set (plan, self->root, JJ_PLAN_SCHOOL_YEAR, "114");
  jj_build_set (plan, self->root, JJ_PLAN_FISCAL_TIER, "5");
  self->purse = jj_build_add (plan, JJ_KIND_PURSE, "F-1");
  jj_build_set (plan, self->purse, JJ_PURSE_GRANTED, "5000");
  self->activity = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-1");
  jj_build_set (plan, self->activity, JJ_ACTIVITY_START, "2028-02-29");
  jj_build_set (plan, self->activity, JJ_NAME, "113學年度成果發表（V-114）");
  self->line = jj_build_add (plan, JJ_KIND_BUDGET_LINE, "B-1");
  jj_build_set (plan, self->line, JJ_BUDGET_LINE_ACTIVITY, "V-1");
  jj_build_set (plan, self->line, JJ_BUDGET_LINE_UNIT_PRICE, "1000");
  jj_build_set (plan, self->line, JJ_BUDGET_LINE_QUANTITY, "2");
  jj_build_set (plan, self->line, JJ_BUDGET_LINE_SPENT, "1900");
  jj_build_link (plan, JJ_KIND_CHARGED_TO, self->line, self->purse);
  self->indicator = jj_build_add (plan, JJ_KIND_INDICATOR, "I-1");
  jj_build_set (plan, self->indicator, JJ_INDICATOR_ACTUAL, "88");
  self->pool = jj_build_add (plan, JJ_KIND_TALENT_POOL, "T-1");
  self->person = jj_build_add (plan, JJ_KIND_PERSON, "A-1");
  link = jj_build_link (plan, JJ_KIND_BELONGS_TO, self->person, self->pool);
  jj_build_set (plan, link, JJ_BELONGS_TO_EXPIRES, "2026-07-31");
  self->chapter = jj_build_add (plan, JJ_KIND_CHAPTER, "H-1");
  jj_build_set (plan, self->chapter, JJ_CHAPTER_BODY, "本縣114學年度共 1,114 人、２０２５ 年起");
  jj_build_add (plan, JJ_KIND_COMMENT, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->plan);
}

static JjPlan *
roll (Fixture *self, JjRollAmounts amounts)
{
  JjRollWish wish = { amounts, 3 };
  GError *error = NULL;
  JjPlan *next = jj_roll_forward (self->plan, &wish, &error);

  g_assert_no_error (error);
  return next;
}

static gint64
number (JjPlan *plan, JjId id, guint field)
{
  return jj_element_get_number (jj_plan_find (plan, id), field);
}

static void
test_structure_not_results (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) next = roll (self, JJ_ROLL_KEEP);
  const JjElement *root = jj_plan_get_root (next);
  g_autofree char *start = jj_format_iso_date (number (next, self->activity, JJ_ACTIVITY_START));

  g_assert_true (jj_element_get_id (root) != self->root);
  g_assert_cmpstr (jj_element_get_name (root), ==, "雲林縣 115 學年度精進計畫");
  g_assert_cmpint (jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR), ==, 115);
  g_assert_cmpint (jj_element_get_number (root, JJ_PLAN_FISCAL_TIER), ==, 3);
  g_assert_cmpstr (start, ==, "2029-02-28");
  g_assert_cmpint (number (next, self->line, JJ_BUDGET_LINE_UNIT_PRICE), ==, 1000);
  g_assert_cmpint (number (next, self->line, JJ_BUDGET_LINE_SPENT), ==, JJ_EMPTY);
  g_assert_cmpint (number (next, self->indicator, JJ_INDICATOR_ACTUAL), ==, JJ_EMPTY);
  g_assert_cmpint (number (next, self->indicator, JJ_INDICATOR_LAST_YEAR), ==, 8800);
  g_assert_cmpuint (jj_plan_get_count (next, JJ_KIND_COMMENT), ==, 0);
  g_assert_cmpuint (jj_plan_get_count (next, JJ_KIND_CHARGED_TO), ==, 1);
  g_assert_true (jj_roll_is_rolled (next));
  g_assert_null (jj_merge_new (self->plan, self->plan, next, NULL));
}

static void
test_amounts_are_chosen (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) keep = roll (self, JJ_ROLL_KEEP), clear = roll (self, JJ_ROLL_CLEAR);
  g_autoptr (JjPlan) last = roll (self, JJ_ROLL_LAST_YEAR);

  g_assert_cmpint (number (keep, self->purse, JJ_PURSE_GRANTED), ==, 5000);
  g_assert_cmpint (number (clear, self->line, JJ_BUDGET_LINE_UNIT_PRICE), ==, JJ_EMPTY);
  g_assert_cmpint (number (clear, self->purse, JJ_PURSE_GRANTED), ==, JJ_EMPTY);
  g_assert_cmpint (number (last, self->line, JJ_BUDGET_LINE_UNIT_PRICE), ==, 1000);
  g_assert_cmpint (number (last, self->purse, JJ_PURSE_GRANTED), ==, JJ_EMPTY);
  g_assert_cmpint (number (last, self->purse, JJ_PURSE_BEFORE), ==, 5000);
}

static guint
count (JjPlan *plan, JjStaleType type, GHashTable *touched)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (plan, NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, plan);
  g_autoptr (GArray) all = jj_stale_list (plan, set, touched);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += g_array_index (all, JjStale, i).type == type;
  return n;
}

/* The list shrinks as one repairs. */
static void
test_list_shrinks (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) next = roll (self, JJ_ROLL_KEEP);
  g_autoptr (GHashTable) touched
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_assert_cmpuint (count (next, JJ_STALE_YEAR, touched), ==, 1);
  g_assert_cmpuint (count (next, JJ_STALE_CERTIFICATE, touched), ==, 1);
  g_assert_cmpuint (count (next, JJ_STALE_DATE, touched), ==, 1);
  g_assert_cmpuint (count (next, JJ_STALE_TEXT, touched), ==, 1);
  jj_build_set (next, self->chapter, JJ_CHAPTER_BODY, "本縣115學年度");
  g_hash_table_add (touched, g_memdup2 (&self->chapter, sizeof (JjId)));
  g_assert_cmpuint (count (next, JJ_STALE_YEAR, touched), ==, 0);
  g_assert_cmpuint (count (next, JJ_STALE_TEXT, touched), ==, 0);
}

static void
assert_found (const char *text, gboolean found)
{
  g_autofree char *place = jj_stale_find_year (text, 115);

  g_assert_true ((place != NULL) == found);
}

static void
test_numbers_of_last_year (void)
{
  assert_found ("參考114學年度成果", TRUE);
  assert_found ("民國 114 年", TRUE);
  assert_found ("１１４學年度", TRUE);
  assert_found ("自2025年起", TRUE);
  assert_found ("114", TRUE);
  assert_found ("1,114 元", FALSE);
  assert_found ("114,000 元", FALSE);
  assert_found ("B-114", FALSE);
  assert_found ("2114", FALSE);
  assert_found ("115 學年度", FALSE);
}

static void
test_days (void)
{
  gint64 leap = jj_parse_iso_date ("2028-02-29"), plain = jj_parse_iso_date ("2025-09-30");

  g_assert_cmpint (jj_roll_day (leap), ==, jj_parse_iso_date ("2029-02-28"));
  g_assert_cmpint (jj_roll_day (plain), ==, jj_parse_iso_date ("2026-09-30"));
  g_assert_cmpint (jj_roll_day (JJ_EMPTY), ==, JJ_EMPTY);
}

#define ADD(name, test) g_test_add ("/roll/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("structure-not-results", test_structure_not_results);
  ADD ("amounts-are-chosen", test_amounts_are_chosen);
  ADD ("list-shrinks", test_list_shrinks);
  g_test_add_func ("/roll/numbers-of-last-year", test_numbers_of_last_year);
  g_test_add_func ("/roll/days", test_days);
  return g_test_run ();
}
