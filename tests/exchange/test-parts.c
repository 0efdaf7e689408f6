/* test-parts.c: a part holds its scope, is changed in it alone, and comes back */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-build.h"
#include "jj-check.h"
#include "jj-commands.h"
#include "jj-format.h"
#include "jj-hand-out.h"
#include "jj-kinds-links.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-part.h"
#include "jj-project.h"
#include "jj-return.h"
#include "jj-scope.h"
#include "jj-store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two schools. 甲 leads C-1 and hosts V-1 (programme P-2 below P-1) with the line B-1; V-2 (P-3)
 * serves C-1 and C-2, which is of 乙, with the line B-2. Each school has a person. */
typedef struct
{
  JjFixture file;
  JjProject *project;
  JjId a, b, alliance, p1, p2, p3, purse, c1, c2, v1, v2, b1, b2, person_a, person_b, placement;
  JjId serves_c1, chapter, waiver_c1, waiver_c2;
} Fixture;

static JjId
add_waiver (JjPlan *plan, const char *rule, const char *code)
{
  JjId id = jj_build_add (plan, JJ_KIND_WAIVER, rule);

  jj_build_set (plan, id, JJ_WAIVER_ELEMENT, code);
  return id;
}

static JjPlan *
make_plan (Fixture *self)
{
  JjPlan *plan = jj_plan_new ();
  JjId sheet;

  self->a = jj_build_add (plan, JJ_KIND_SCHOOL, "S-1");
  self->b = jj_build_add (plan, JJ_KIND_SCHOOL, "S-2");
  jj_build_set (plan, self->a, JJ_NAME, "甲國小");
  jj_build_set (plan, self->b, JJ_NAME, "乙國小");
  jj_build_set (plan, self->b, JJ_NOTE, "校長將退休");
  self->alliance = jj_build_add (plan, JJ_KIND_ALLIANCE, "L-1");
  self->p1 = jj_build_add (plan, JJ_KIND_PROGRAMME, "P-1");
  self->p2 = jj_build_add (plan, JJ_KIND_PROGRAMME, "P-2");
  self->p3 = jj_build_add (plan, JJ_KIND_PROGRAMME, "P-3");
  jj_build_set (plan, self->p2, JJ_PROGRAMME_PARENT, "P-1");
  self->purse = jj_build_add (plan, JJ_KIND_PURSE, "F-1");
  jj_build_set (plan, self->purse, JJ_PURSE_GRANTED, "100000");
  self->c1 = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-1");
  self->c2 = jj_build_add (plan, JJ_KIND_COMMUNITY, "C-2");
  jj_build_set (plan, self->c1, JJ_COMMUNITY_SCHOOL, "S-1");
  jj_build_set (plan, self->c2, JJ_COMMUNITY_SCHOOL, "S-2");
  self->v1 = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-1");
  self->v2 = jj_build_add (plan, JJ_KIND_ACTIVITY, "V-2");
  jj_build_set (plan, self->v1, JJ_ACTIVITY_PROGRAMME, "P-2");
  jj_build_set (plan, self->v2, JJ_ACTIVITY_PROGRAMME, "P-3");
  jj_build_link (plan, JJ_KIND_HOSTS, self->a, self->v1);
  self->serves_c1 = jj_build_link (plan, JJ_KIND_SERVES, self->v2, self->c1);
  jj_build_link (plan, JJ_KIND_SERVES, self->v2, self->c2);
  self->b1 = jj_build_add (plan, JJ_KIND_BUDGET_LINE, "B-1");
  self->b2 = jj_build_add (plan, JJ_KIND_BUDGET_LINE, "B-2");
  jj_build_set (plan, self->b1, JJ_BUDGET_LINE_ACTIVITY, "V-1");
  jj_build_set (plan, self->b2, JJ_BUDGET_LINE_ACTIVITY, "V-2");
  jj_build_set (plan, self->b1, JJ_BUDGET_LINE_UNIT_PRICE, "1000");
  jj_build_set (plan, self->b1, JJ_BUDGET_LINE_QUANTITY, "2");
  jj_build_link (plan, JJ_KIND_CHARGED_TO, self->b1, self->purse);
  self->person_a = jj_build_add (plan, JJ_KIND_PERSON, "A-1");
  self->person_b = jj_build_add (plan, JJ_KIND_PERSON, "A-2");
  jj_build_set (plan, self->person_a, JJ_PERSON_SCHOOL, "S-1");
  jj_build_set (plan, self->person_b, JJ_PERSON_SCHOOL, "S-2");
  jj_build_link (plan, JJ_KIND_CONVENES, self->person_b, self->c1);
  self->waiver_c1 = add_waiver (plan, "TW-X", "C-1");
  self->waiver_c2 = add_waiver (plan, "TW-Y", "C-2");
  self->chapter = jj_build_add (plan, JJ_KIND_CHAPTER, "H-1");
  sheet = jj_build_add (plan, JJ_KIND_SHEET, NULL);
  self->placement = jj_id_new ();
  {
    g_autoptr (JjEdit) edit = jj_edit_new ("place");

    jj_edit_insert (edit, JJ_KIND_PLACEMENT, self->placement);
    jj_edit_set_number (edit, JJ_KIND_PLACEMENT, self->placement, JJ_PLACEMENT_SHEET, sheet);
    jj_edit_set_number (edit, JJ_KIND_PLACEMENT, self->placement, JJ_PLACEMENT_ELEMENT, self->c1);
    jj_build_commit (plan, jj_edit_ref (edit));
  }
  return plan;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  GError *error = NULL;

  jj_fixture_set_up (&self->file, NULL);
  self->project = jj_project_create (self->file.path, make_plan (self), "縣府", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->project);
  jj_fixture_tear_down (&self->file, NULL);
}

static JjPlan *
whole (Fixture *self)
{
  return jj_project_get_plan (self->project);
}

static JjPlan *
cut (Fixture *self, JjId scope)
{
  g_autoptr (JjPartMaker) maker = jj_part_maker_new (whole (self));
  GError *error = NULL;
  JjPlan *part = jj_part_maker_make (maker, scope, jj_id_new (), 700000, &error);

  g_assert_no_error (error);
  return part;
}

static void
test_holds_scope_and_context (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) part = cut (self, self->a);
  const JjElement *b = jj_plan_find (part, self->b), *purse = jj_plan_find (part, self->purse);
  JjId there[] = { self->a,  self->c1, self->c2,       self->v1,
                   self->v2, self->b1, self->person_a, self->waiver_c1 };
  JjId absent[] = { self->b2, self->person_b, self->placement, self->chapter, self->waiver_c2 };

  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    g_assert_true (jj_plan_find (part, there[i]) || there[i] == self->c2);
  for (guint i = 0; i < G_N_ELEMENTS (absent); i++)
    g_assert_null (jj_plan_find (part, absent[i]));
  g_assert_null (jj_element_get_text (b, JJ_NOTE));
  g_assert_true (jj_element_is_empty (purse, JJ_PURSE_GRANTED));
  g_assert_cmpuint (jj_plan_get_count (part, JJ_KIND_CONVENES), ==, 0);
  g_assert_cmpuint (jj_plan_get_count (part, JJ_KIND_CHARGED_TO), ==, 1);
  g_assert_cmpstr (jj_element_get_title (jj_scope_get_part (part)), ==, "甲國小");
}

static void
test_programme_and_alliance (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) p = cut (self, self->p1), l = cut (self, self->alliance);

  g_assert_nonnull (jj_plan_find (p, self->b1));
  g_assert_null (jj_plan_find (p, self->b2));
  g_assert_cmpuint (jj_plan_get_count (p, JJ_KIND_PERSON), ==, 0);
  g_assert_cmpuint (jj_plan_get_count (l, JJ_KIND_BUDGET_LINE), ==, 0);
  g_assert_true (jj_scope_may_edit (l, jj_plan_find (l, self->alliance), JJ_ALLIANCE_TASKS, NULL));
  g_assert_false (jj_scope_may_edit (l, jj_plan_find (l, self->a), JJ_SCHOOL_CLASSES, NULL));
}

/* The files of 甲 and 乙 and of P-3. (transfer full) (element-type path) */
static GPtrArray *
hand_out (Fixture *self)
{
  g_autofree char *folder = jj_fixture_path (&self->file, "parts");
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (whole (self), NULL);
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, whole (self));
  g_autoptr (JjHandOut) out = jj_hand_out_new (whole (self), set, folder);
  g_autoptr (JjEdit) edit = NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  JjId scopes[] = { self->a, self->b, self->p3 };
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    jj_hand_out_add (out, scopes[i]);
  jj_hand_out_write (out, "縣府", NULL, &error);
  g_assert_no_error (error);
  edit = jj_hand_out_to_edit (out);
  g_assert_true (jj_project_commit (self->project, edit, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    g_ptr_array_add (paths, g_strdup (jj_hand_out_get_path (out, i)));
  return paths;
}

static JjProject *
open_part (const char *path)
{
  GError *error = NULL;
  JjProject *part = jj_project_open (path, JJ_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return part;
}

static void
commit_set (JjProject *project, JjId id, guint field, const char *text)
{
  GError *error = NULL;
  g_autoptr (JjEdit) edit
      = jj_command_set_text (jj_project_get_plan (project), &id, 1, field, text, &error);

  g_assert_no_error (error);
  jj_project_commit (project, edit, &error);
  g_assert_no_error (error);
}

static void
assert_refused (JjProject *project, JjEdit *edit)
{
  g_autoptr (JjEdit) taken = edit;
  g_autoptr (GError) error = NULL;
  guint64 revision = jj_plan_get_revision (jj_project_get_plan (project));
  g_autofree char *before = jj_fixture_dump (project), *after = NULL;

  g_assert_false (jj_project_commit (project, taken, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE);
  after = jj_fixture_dump (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (revision, <=, jj_plan_get_revision (jj_project_get_plan (project)));
}

static JjEdit *
set_edit (JjProject *project, JjId id, guint field, const char *text)
{
  GError *error = NULL;
  JjEdit *edit = jj_command_set_text (jj_project_get_plan (project), &id, 1, field, text, &error);

  g_assert_no_error (error);
  return edit;
}

static JjEdit *
link_edit (JjKindId kind, JjId from, JjId to)
{
  JjEdit *edit = jj_edit_new ("link");

  jj_edit_link (edit, kind, from, to);
  return edit;
}

static void
test_refuses_what_is_outside (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  g_autoptr (JjProject) part = open_part (paths->pdata[0]);
  JjPlan *plan = jj_project_get_plan (part);
  JjId part_id = jj_element_get_id (jj_scope_get_part (plan));
  JjId sheet;

  assert_refused (part, set_edit (part, self->b, JJ_SCHOOL_CLASSES, "9"));
  assert_refused (part, set_edit (part, self->a, JJ_NAME, "新名"));
  assert_refused (part, set_edit (part, self->purse, JJ_PURSE_GRANTED, "1"));
  assert_refused (part, set_edit (part, self->v2, JJ_ACTIVITY_PLACE, "斗六"));
  assert_refused (part, set_edit (part, self->c1, JJ_COMMUNITY_SCHOOL, "S-2"));
  assert_refused (part, set_edit (part, part_id, JJ_PART_SCOPE, "S-2"));
  assert_refused (part, set_edit (part, part_id, JJ_PART_HERE, "否"));
  assert_refused (part, jj_command_delete (plan, &part_id, 1));
  assert_refused (part, jj_command_delete (plan, &self->a, 1));
  assert_refused (part, jj_command_delete (plan, &self->v2, 1));
  assert_refused (part, jj_command_delete (plan, &self->serves_c1, 1));
  assert_refused (part, link_edit (JJ_KIND_HOSTS, self->a, self->v2));
  assert_refused (part, jj_command_add (plan, JJ_KIND_SHEET, 0, &sheet));
  assert_refused (part, jj_command_add (plan, JJ_KIND_PURSE, 0, NULL));
}

/* An alliance cannot draw a school's community in, nor a programme an activity. */
static void
test_draws_nothing_in (Fixture *self, gconstpointer data)
{
  g_autofree char *path = jj_fixture_path (&self->file, "alliance.jingjin");
  GError *error = NULL;
  g_autoptr (JjProject) alliance = NULL;
  g_autoptr (JjPlan) plan = NULL;

  jj_build_link (whole (self), JJ_KIND_SERVES, self->v1, self->alliance);
  jj_build_link (whole (self), JJ_KIND_SERVES, self->v1, self->c1);
  plan = cut (self, self->alliance);
  alliance = jj_project_create (path, g_object_ref (plan), "x", &error);
  g_assert_no_error (error);
  g_assert_nonnull (jj_plan_find (plan, self->v1)); /* to read: it serves C-1, too */
  assert_refused (alliance, set_edit (alliance, self->v1, JJ_ACTIVITY_PLACE, "斗六"));
  if (jj_plan_find (jj_project_get_plan (alliance), self->c1))
    assert_refused (alliance, link_edit (JJ_KIND_MEMBER_OF, self->c1, self->alliance));
}

static void
test_adopts_what_is_new (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  g_autoptr (JjProject) part = open_part (paths->pdata[0]);
  JjPlan *plan = jj_project_get_plan (part);
  JjKindId kinds[] = { JJ_KIND_COMMUNITY, JJ_KIND_PERSON, JJ_KIND_ACTIVITY, JJ_KIND_BUDGET_LINE };
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JjId id;
      g_autoptr (JjEdit) edit = jj_command_add (plan, kinds[i], 0, &id);

      jj_project_commit (part, edit, &error);
      g_assert_no_error (error);
      g_assert_true (jj_scope_may_edit (plan, jj_plan_find (plan, id), JJ_NAME, NULL));
    }
  g_assert_true (jj_project_undo (part, NULL));
}

static JjReturn *
read_part (Fixture *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (whole (self), NULL);

  return jj_return_read (whole (self), packs, path, error);
}

/* Takes it back; *n_conflicts of them, all decided for side. */
static void
take_back (Fixture *self, const char *path, JjMergeSide side, guint n_conflicts)
{
  GError *error = NULL;
  g_autoptr (JjReturn) part = read_part (self, path, &error);
  g_autoptr (JjMerge) merge = NULL;
  g_autoptr (JjEdit) edit = NULL;

  g_assert_no_error (error);
  merge = jj_return_merge (part, whole (self), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jj_merge_get_n_conflicts (merge), ==, n_conflicts);
  for (guint i = 0; i < n_conflicts; i++)
    jj_merge_choose (merge, i, side);
  edit = jj_merge_to_edit (merge, whole (self));
  jj_return_finish (part, whole (self), edit);
  jj_project_commit (self->project, edit, &error);
  g_assert_no_error (error);
}

/* Both schools and the programme edit their parts, the county goes on as well. */
static void
test_three_parts_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  JjId fields[] = { self->a, self->b };
  JjProject *p3;

  for (guint i = 0; i < 2; i++)
    {
      JjProject *part = open_part (paths->pdata[i]);

      commit_set (part, fields[i], JJ_SCHOOL_TEACHERS, i ? "20" : "10");
      g_object_unref (part);
    }
  p3 = open_part (paths->pdata[2]);
  commit_set (p3, self->b2, JJ_BUDGET_LINE_UNIT_PRICE, "500");
  g_object_unref (p3);
  commit_set (self->project, self->p3, JJ_NAME, "縣府改名");
  commit_set (self->project, self->v2, JJ_ACTIVITY_PLACE, "虎尾");
  for (guint i = 0; i < 3; i++)
    take_back (self, paths->pdata[i], JJ_CHOICE_MINE, 0);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (whole (self), self->a), JJ_SCHOOL_TEACHERS),
                   ==, 10);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (whole (self), self->b2),
                                          JJ_BUDGET_LINE_UNIT_PRICE),
                   ==, 500);
  g_assert_cmpstr (jj_element_get_name (jj_plan_find (whole (self), self->p3)), ==, "縣府改名");
  g_assert_cmpstr (jj_element_get_text (jj_plan_find (whole (self), self->b), JJ_NOTE), ==,
                   "校長將退休");
  g_assert_cmpint (jj_element_get_number (jj_plan_find (whole (self), self->purse),
                                          JJ_PURSE_GRANTED),
                   ==, 100000);
  g_assert_nonnull (jj_plan_find (whole (self), self->person_b));
  g_assert_true (jj_project_undo (self->project, NULL)); /* one step each */
  g_assert_true (
      jj_element_is_empty (jj_plan_find (whole (self), self->b2), JJ_BUDGET_LINE_UNIT_PRICE));
  g_assert_cmpint (jj_element_get_number (jj_plan_find (whole (self), self->b), JJ_SCHOOL_TEACHERS),
                   ==, 20);
}

static void
test_conflict_is_a_choice (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  JjProject *part = open_part (paths->pdata[0]);

  commit_set (part, self->b1, JJ_BUDGET_LINE_UNIT_PRICE, "3000");
  g_object_unref (part);
  commit_set (self->project, self->b1, JJ_BUDGET_LINE_UNIT_PRICE, "1500");
  take_back (self, paths->pdata[0], JJ_CHOICE_THEIRS, 1);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (whole (self), self->b1),
                                          JJ_BUDGET_LINE_UNIT_PRICE),
                   ==, 3000);
}

/* A community that the school deletes goes with its place in the pictures; one to which the county
 * has tied something since stays. */
static void
test_deletions (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  JjProject *part = open_part (paths->pdata[0]);
  g_autoptr (JjEdit) edit = jj_command_delete (jj_project_get_plan (part), &self->c1, 1);
  GError *error = NULL;

  jj_project_commit (part, edit, &error);
  g_assert_no_error (error);
  g_object_unref (part);
  /* The convener of another school stands in the way: told, and kept. */
  take_back (self, paths->pdata[0], JJ_CHOICE_MINE, 1);
  g_assert_nonnull (jj_plan_find (whole (self), self->c1));
  g_assert_true (jj_project_undo (self->project, NULL));
  take_back (self, paths->pdata[0], JJ_CHOICE_THEIRS, 1);
  g_assert_null (jj_plan_find (whole (self), self->c1));
  g_assert_null (jj_plan_find (whole (self), self->placement));
  g_assert_nonnull (jj_plan_find (whole (self), self->person_b));
}

static void
assert_not_taken (Fixture *self, const char *path, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjReturn) part = read_part (self, path, &error);

  g_assert_null (part);
  g_assert_nonnull (error);
  if (why)
    g_assert_nonnull (strstr (error->message, why));
}

/* A forger who knows the format writes a foreign purse into the file and into its history. */
static void
forge (Fixture *self, const char *path)
{
  g_autoptr (JjEdit) edit = jj_edit_new ("forged");
  g_autofree char *ops = NULL, *sql = NULL;
  JjOp *op;

  jj_edit_set_number (edit, JJ_KIND_PURSE, self->purse, JJ_PURSE_GRANTED, 7);
  op = jj_edit_get_op (edit, 0);
  op->old = jj_value_empty (JJ_TYPE_MONEY);
  ops = jj_edit_to_json (edit);
  sql = g_strdup_printf ("UPDATE purse SET granted = 7; INSERT INTO log (seq, time, author, kind, "
                         "label, ops) VALUES (2, 1, 'x', 'edit', 'x', '%s')",
                         ops);
  jj_fixture_run_sql (path, sql);
}

static void
test_strangers_are_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  g_autofree char *copy = jj_fixture_path (&self->file, "copy.jingjin");
  g_autofree char *other = jj_fixture_path (&self->file, "other.jingjin");
  g_autofree char *text = jj_fixture_path (&self->file, "text.jingjin");
  g_autofree char *again = jj_fixture_path (&self->file, "again.jingjin");
  g_autoptr (JjPlan) edited = NULL, stranger = jj_plan_new ();
  g_autoptr (JjProject) made = NULL, changed = NULL, part = NULL;

  g_assert_true (jj_project_save_copy (self->project, copy, NULL));
  assert_not_taken (self, copy, "no part");
  made = jj_project_create (other, g_object_ref (stranger), "x", NULL);
  assert_not_taken (self, other, "other.jingjin: this is of another plan.");
  g_assert_true (g_file_set_contents (text, "MZ", 2, NULL));
  assert_not_taken (self, text, NULL);
  assert_not_taken (self, "/nonexistent.jingjin", NULL);
  /* The same part with another beginning. */
  part = open_part (paths->pdata[1]);
  edited = jj_plan_copy (jj_project_get_plan (part));
  jj_build_set (edited, self->b, JJ_SCHOOL_TEACHERS, "99");
  changed = jj_project_create (again, g_object_ref (edited), "x", NULL);
  assert_not_taken (self, again, "tampered");
  forge (self, paths->pdata[0]);
  assert_not_taken (self, paths->pdata[0], "is there to read");
  g_assert_true (jj_project_undo (self->project, NULL)); /* the handing out */
  assert_not_taken (self, paths->pdata[2], "does not know");
}

static void
test_sent_back_is_noted (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  GError *error = NULL;
  g_autoptr (JjReturn) part = read_part (self, paths->pdata[0], &error);
  g_autoptr (JjEdit) edit = NULL;
  g_autofree char *state = NULL;
  const JjElement *known, *comment;

  g_assert_no_error (error);
  edit = jj_return_send_back (part, whole (self), "單價請附說明", "承辦", &error);
  g_assert_no_error (error);
  g_assert_true (jj_project_commit (self->project, edit, NULL));
  known = jj_plan_find (whole (self), part->part);
  g_assert_cmpint (jj_element_get_number (known, JJ_PART_STATE), ==, JJ_PART_SENT_BACK);
  g_assert_cmpstr (jj_element_get_text (known, JJ_PART_REMARK), ==, "單價請附說明");
  comment = jj_plan_find (whole (self), part->reason);
  state = jj_element_to_display (whole (self), comment, JJ_COMMENT_STATE);
  g_assert_cmpstr (state, ==, "To be answered");
  g_assert_true (jj_element_get_ref (comment, JJ_COMMENT_ELEMENT)
                 == jj_plan_find (whole (self), self->a));
}

/* The school reads the reason in the file that it gets, answers it there, and the answer comes home
 * without a conflict. */
static void
test_sent_back_is_answered (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) paths = hand_out (self);
  g_autoptr (JjReturn) part = read_part (self, paths->pdata[0], NULL), again = NULL;
  g_autoptr (JjEdit) edit = jj_return_send_back (part, whole (self), "單價請附說明", "承辦", NULL),
                     merged = NULL;
  g_autoptr (JjProject) school = jj_project_open (part->sent_back, JJ_OPEN_DEFAULT, NULL);
  g_autoptr (JjMerge) merge = NULL;
  g_autoptr (JjEdit) answer = jj_edit_new ("answer");
  const JjElement *comment;
  JjId id;

  g_assert_true (jj_project_commit (self->project, edit, NULL));
  g_assert_cmpuint (jj_plan_get_count (jj_project_get_plan (school), JJ_KIND_COMMENT), ==, 1);
  id = jj_element_get_id (jj_plan_get_nth (jj_project_get_plan (school), JJ_KIND_COMMENT, 0));
  jj_edit_set_text (answer, JJ_KIND_COMMENT, id, JJ_COMMENT_ANSWER, "已附三家報價");
  jj_edit_set_number (answer, JJ_KIND_COMMENT, id, JJ_COMMENT_STATE, JJ_COMMENT_ANSWERED);
  g_assert_true (jj_project_commit (school, answer, NULL));
  g_clear_object (&school);
  again = read_part (self, part->sent_back, NULL);
  merge = jj_return_merge (again, whole (self), NULL);
  g_assert_cmpuint (jj_merge_get_n_conflicts (merge), ==, 0);
  merged = jj_merge_to_edit (merge, whole (self));
  jj_return_finish (again, whole (self), merged);
  g_assert_true (jj_project_commit (self->project, merged, NULL));
  g_assert_cmpuint (jj_plan_get_count (whole (self), JJ_KIND_COMMENT), ==, 1);
  comment = jj_plan_find (whole (self), id);
  g_assert_cmpstr (jj_element_get_text (comment, JJ_COMMENT_ANSWER), ==, "已附三家報價");
  g_assert_cmpint (jj_element_get_number (comment, JJ_COMMENT_STATE), ==, JJ_COMMENT_ANSWERED);
}

/* C-1 is 甲's and has no level; C-2 is 乙's, and the plan has no title: both are others' business.
 */
static void
test_findings_are_those_of_the_scope (Fixture *self, gconstpointer data)
{
  g_autoptr (JjPlan) part = cut (self, self->a);
  const JjElement *root = jj_plan_find (part, self->a);
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (JjPackSet) set = NULL;
  g_autoptr (JjFigures) figures = NULL;
  g_autoptr (JjFindings) findings = NULL;

  jj_build_set (part, jj_element_get_id (jj_plan_get_root (part)), JJ_PLAN_SCHOOL_YEAR, "114");
  packs = jj_packs_load_for_plan (part, NULL);
  set = jj_pack_set_new (packs, part);
  figures = jj_figures_new (part, set, 0);
  findings = jj_check_run (part, figures);
  g_assert_cmpuint (jj_findings_get_n (findings), >, 0);
  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    g_assert_true (
        jj_scope_contains (root, jj_plan_find (part, jj_findings_get (findings, i)->element)));
  g_assert_cmpint (jj_findings_worst (findings, self->c1, -1), <, JJ_N_SEVERITIES);
}

/* Nothing is written where one of them cannot be; a file that is there is not replaced. */
static void
test_all_or_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = jj_fixture_path (&self->file, "parts");
  g_autoptr (GPtrArray) packs = jj_packs_load_for_plan (whole (self), NULL),
                        first = hand_out (self), second = hand_out (self), files = NULL;
  g_autoptr (JjPackSet) set = jj_pack_set_new (packs, whole (self));
  g_autoptr (JjHandOut) out = jj_hand_out_new (whole (self), set, folder);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first->pdata[0], !=, second->pdata[0]);
  jj_hand_out_add (out, self->a);
  jj_hand_out_add (out, self->purse);
  g_assert_false (jj_hand_out_write (out, NULL, NULL, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_SCOPE);
  files = jj_return_list (folder, NULL);
  g_assert_cmpuint (files->len, ==, 6);
}

#define ADD(name, test) g_test_add ("/parts/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("hold-scope-and-context", test_holds_scope_and_context);
  ADD ("programme-and-alliance", test_programme_and_alliance);
  ADD ("refuse-what-is-outside", test_refuses_what_is_outside);
  ADD ("draw-nothing-in", test_draws_nothing_in);
  ADD ("adopt-what-is-new", test_adopts_what_is_new);
  ADD ("three-come-back", test_three_parts_come_back);
  ADD ("conflict-is-a-choice", test_conflict_is_a_choice);
  ADD ("deletions", test_deletions);
  ADD ("strangers-are-refused", test_strangers_are_refused);
  ADD ("sent-back-is-noted", test_sent_back_is_noted);
  ADD ("sent-back-is-answered", test_sent_back_is_answered);
  ADD ("findings-are-those-of-the-scope", test_findings_are_those_of_the_scope);
  ADD ("all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
