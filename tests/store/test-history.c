/* test-history.c: the log as people read it, checkpoints, and the plan as it was */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-history.h"

static GPtrArray *
read_all (JjProject *project, const JjHistoryQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjHistory) history = jj_history_new (project, query);
  GPtrArray *all = jj_history_next (history, G_MAXUINT, &error);

  g_assert_no_error (error);
  return all;
}

static const JjHistoryEntry *
nth (GPtrArray *entries, guint i)
{
  g_assert_cmpuint (i, <, entries->len);
  return g_ptr_array_index (entries, i);
}

static void
checkpoint (JjProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = jj_project_add_checkpoint (project, name, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
rename_school (JjProject *project, JjId id, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup_printf ("Edit %u", n);
  g_autofree char *name = g_strdup_printf ("School %u", n);
  g_autoptr (JjEdit) edit = jj_edit_new (label);

  jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_NAME, name);
  jj_edit_set_reason (edit, n % 100 == 0 ? "每百次" : NULL);
  jj_project_commit (project, edit, &error);
  g_assert_no_error (error);
}

static JjId
first_school (JjProject *project)
{
  return jj_element_get_id (jj_plan_get_nth (jj_project_get_plan (project), JJ_KIND_SCHOOL, 0));
}

/* 1 creation, 1 insert, 1,000 names: the newest first, each with its own old and new value, and in
 * pages of 7 the same as at once. */
static void
test_thousand (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (JjHistory) paged = NULL;
  guint n_paged = 0;
  JjId id;

  jj_project_set_author (project, "王小明");
  jj_fixture_add_school (project, "School 0");
  id = first_school (project);
  for (guint n = 1; n <= 1000; n++)
    rename_school (project, id, n);
  all = read_all (project, NULL);
  g_assert_cmpuint (all->len, ==, 1002);
  for (guint n = 1000; n > 0; n--)
    {
      JjHistoryEntry *entry = g_ptr_array_index (all, 1000 - n);
      g_autofree char *old = g_strdup_printf ("School %u", n - 1);
      g_autofree char *new = g_strdup_printf ("School %u", n);
      g_autofree char *label = g_strdup_printf ("Edit %u", n);
      const JjOp *op = jj_edit_get_op (jj_history_entry_get_edit (entry), 0);

      g_assert_cmpint (entry->seq, ==, n + 2);
      g_assert_cmpstr (entry->label, ==, label);
      g_assert_cmpstr (entry->author, ==, "王小明");
      g_assert_cmpstr (entry->reason, ==, n % 100 == 0 ? "每百次" : NULL);
      g_assert_cmpuint (entry->n_ops, ==, 1);
      g_assert_cmpstr (op->old.text, ==, old);
      g_assert_cmpstr (op->value.text, ==, new);
    }
  g_assert_cmpint (nth (all, 1001)->kind, ==, JJ_LOG_CREATED);

  paged = jj_history_new (project, NULL);
  for (;;)
    {
      g_autoptr (GPtrArray) page = jj_history_next (paged, 7, NULL);

      if (page->len == 0)
        break;
      for (guint i = 0; i < page->len; i++)
        g_assert_cmpint (nth (page, i)->seq, ==, nth (all, n_paged + i)->seq);
      n_paged += page->len;
    }
  g_assert_cmpuint (n_paged, ==, 1002);
  g_clear_pointer (&paged, jj_history_free);
  jj_fixture_close (project);
}

/* By element, also through links and undo; by person; by time; checkpoints alone. */
static void
test_queries (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GPtrArray) by_element = NULL, by_author = NULL, by_time = NULL, points = NULL;
  JjHistoryQuery query = { 0 };
  JjId id;

  jj_fixture_add_school (project, "甲");
  id = first_school (project);
  jj_fixture_add_school (project, "乙");
  jj_project_set_author (project, "李大華");
  rename_school (project, id, 1);
  g_assert_true (jj_project_undo (project, NULL));
  checkpoint (project, "送初審");

  query.element = id;
  by_element = read_all (project, &query);
  g_assert_cmpuint (by_element->len, ==, 3); /* undo, name, insert */
  g_assert_cmpint (nth (by_element, 0)->kind, ==, JJ_LOG_UNDO);
  g_assert_cmpstr (jj_edit_get_op (jj_history_entry_get_edit (g_ptr_array_index (by_element, 0)), 0)
                       ->value.text,
                   ==, "甲");
  query = (JjHistoryQuery){ .author = "李大華" };
  by_author = read_all (project, &query);
  g_assert_cmpuint (by_author->len, ==, 3); /* checkpoint, undo, name */
  query = (JjHistoryQuery){ .until = nth (by_author, 0)->time - 100000 };
  by_time = read_all (project, &query);
  g_assert_cmpuint (by_time->len, ==, 0);
  query = (JjHistoryQuery){ .checkpoints = TRUE };
  points = read_all (project, &query);
  g_assert_cmpuint (points->len, ==, 1);
  g_assert_cmpstr (nth (points, 0)->label, ==, "送初審");
  jj_fixture_close (project);
}

/* Undo and redo step over a checkpoint, and both survive closing; a later name and reason stand
 * where they belong. */
static void
test_checkpoint (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *full = NULL, *now = NULL;

  jj_fixture_add_school (project, "甲");
  full = jj_fixture_dump (project);
  checkpoint (project, "A");
  g_assert_true (jj_project_undo (project, NULL));
  checkpoint (project, "B");
  g_assert_true (jj_project_can_redo (project));
  g_assert_true (jj_project_amend (project, 3, "改名", NULL, &error));
  g_assert_true (jj_project_amend (project, 2, NULL, "會計室要求", &error));
  g_assert_true (jj_project_amend (project, 2, NULL, "會計室來文要求", &error));
  g_assert_false (jj_project_amend (project, 99, "x", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  jj_fixture_close (project);

  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_cmpstr (jj_project_get_redo_label (project), ==, "Add 甲");
  g_assert_true (jj_project_redo (project, NULL));
  now = jj_fixture_dump (project);
  g_assert_cmpstr (now, ==, full);
  all = read_all (project, NULL);
  g_assert_cmpuint (all->len, ==, 6); /* redo, B, undo, A, edit, created */
  g_assert_cmpstr (nth (all, 1)->label, ==, "B");
  g_assert_cmpstr (nth (all, 3)->label, ==, "改名");
  g_assert_cmpstr (nth (all, 4)->reason, ==, "會計室來文要求");
  jj_fixture_close (project);
}

/* Random edits, undone and redone now and then; the plan after every tenth entry is kept, and each
 * is found again, from the file alone. */
static void
test_states (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 30; i++)
    {
      gint64 seq;

      jj_fixture_edit (project, 8, 500 + i);
      for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
        jj_project_undo (project, NULL);
      if (i % 3 == 0)
        jj_project_redo (project, NULL);
      if (i % 4 == 0)
        checkpoint (project, "存檔點");
      seq = jj_project_get_last_seq (project);
      g_array_append_val (seqs, seq);
      g_ptr_array_add (dumps, jj_fixture_dump (project));
    }
  for (guint i = 0; i < dumps->len; i++)
    {
      gint64 seq = g_array_index (seqs, gint64, i);
      g_autoptr (GError) error = NULL;
      JjProject *past = jj_project_open_at (fixture->path, seq, "那時", &error);
      g_autofree char *dump = NULL;

      g_assert_no_error (error);
      dump = jj_fixture_dump (past);
      g_assert_cmpstr (dump, ==, g_ptr_array_index (dumps, i));
      g_assert_true (jj_project_get_read_only (past));
      g_assert_null (jj_project_get_lock_holder (past));
      g_assert_cmpint (jj_project_get_moment (past), ==, seq);
      jj_fixture_close (past);
    }
  jj_fixture_close (project);
}

/* Restoring is one step that undo takes back, after a checkpoint of the present; a copy of a past
 * state holds that state. */
static void
test_restore (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture), *past, *copy;
  g_autofree char *before = NULL, *then = NULL, *now = NULL, *of_copy = NULL;
  g_autofree char *path = jj_fixture_path (fixture, "copy.jingjin");
  g_autoptr (GPtrArray) points = NULL;
  g_autoptr (GError) error = NULL;
  const JjHistoryQuery query = { .checkpoints = TRUE };

  jj_fixture_edit (project, 40, 11);
  checkpoint (project, "初稿");
  then = jj_fixture_dump (project);
  jj_fixture_edit (project, 60, 12);
  before = jj_fixture_dump (project);
  g_assert_cmpstr (before, !=, then);
  points = read_all (project, &query);
  past = jj_project_open_at (fixture->path, nth (points, 0)->seq, "初稿", &error);
  g_assert_no_error (error);
  jj_project_restore (project, jj_project_get_plan (past), "還原前", "還原到「初稿」", &error);
  g_assert_no_error (error);
  now = jj_fixture_dump (project);
  g_assert_cmpstr (now, ==, then);
  g_assert_cmpstr (jj_project_get_undo_label (project), ==, "還原到「初稿」");
  g_assert_true (jj_project_undo (project, &error));
  g_free (now);
  now = jj_fixture_dump (project);
  g_assert_cmpstr (now, ==, before);
  g_ptr_array_unref (points);
  points = read_all (project, &query);
  g_assert_cmpuint (points->len, ==, 2);
  g_assert_cmpstr (nth (points, 0)->label, ==, "還原前");
  /* Equal already: nothing is written. */
  g_assert_true (
      jj_project_restore (project, jj_project_get_plan (project), "again", "again", &error));
  g_assert_cmpstr (jj_project_get_redo_label (project), ==, "還原到「初稿」");

  g_assert_true (jj_project_save_copy (past, path, &error));
  copy = jj_project_open (path, JJ_OPEN_DEFAULT, &error);
  of_copy = jj_fixture_dump (copy);
  g_assert_cmpstr (of_copy, ==, then);
  jj_fixture_close (copy);
  jj_fixture_close (past);
  jj_fixture_close (project);
}

/* A file of version 1 is read as it is, and written only after it became one of version 2. */
static void
test_old_file (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GPtrArray) all = NULL;

  jj_fixture_add_school (project, "甲");
  jj_fixture_close (project);
  jj_fixture_run_sql (fixture->path, "DROP TABLE part; PRAGMA user_version = 1");
  project = jj_fixture_open (fixture, JJ_OPEN_READ_ONLY);
  g_assert_cmpuint (jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL), ==, 1);
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  checkpoint (project, "新");
  all = read_all (project, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_true (jj_project_undo (project, NULL));
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  jj_fixture_close (project);
}

/* The first page of 100,000 entries costs what that of 100 does: pages are read, not the log. */
static void
test_first_page (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (JjHistory) history = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GTimer) timer = NULL;

  jj_fixture_add_school (project, "甲");
  jj_fixture_close (project);
  jj_fixture_run_sql (fixture->path, "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 "
                                     "FROM n WHERE i < 100000)"
                                     "INSERT INTO log (seq, time, author, kind, label) SELECT i, "
                                     "i, 'x', 'checkpoint', 'y' FROM n");
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  timer = g_timer_new ();
  history = jj_history_new (project, NULL);
  page = jj_history_next (history, 200, NULL);
  g_test_message ("first page of 100,000 entries: %.2f ms", g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpuint (page->len, ==, 200);
  g_assert_cmpint (nth (page, 0)->seq, ==, 100000);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 0.1);
  g_clear_pointer (&history, jj_history_free);
  jj_fixture_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/history/a-thousand-edits-are-listed-right", NULL, test_thousand);
  jj_fixture_add ("/store/history/by-element-person-and-time", NULL, test_queries);
  jj_fixture_add ("/store/history/a-checkpoint-leaves-undo-alone", NULL, test_checkpoint);
  jj_fixture_add ("/store/history/every-past-state-is-found-again", NULL, test_states);
  jj_fixture_add ("/store/history/restoring-is-one-step-after-a-checkpoint", NULL, test_restore);
  jj_fixture_add ("/store/history/a-file-of-version-1-goes-on", NULL, test_old_file);
  jj_fixture_add ("/store/history/the-first-page-does-not-wait-for-the-log", NULL, test_first_page);
  return g_test_run ();
}
