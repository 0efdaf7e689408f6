/* test-project.c: commits, undo and redo, over closing and opening */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-store-fixture.h"

#include "jj-project-private.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
undo (JjProject *project)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = jj_project_undo (project, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
redo (JjProject *project)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = jj_project_redo (project, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static void
assert_dump (JjProject *project, const char *expected)
{
  g_autofree char *dump = jj_fixture_dump (project);

  g_assert_cmpstr (dump, ==, expected);
}

/* All kinds and kinds of links: what is in memory is what is in the file, after every burst; undo
 * of all is the plan before, redo of all the plan after. */
static void
test_random_edits (JjFixture *fixture, gconstpointer data)
{
  const guint32 seed = GPOINTER_TO_UINT (data);
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *empty = jj_fixture_dump (project);
  g_autofree char *full = NULL;
  guint64 kinds = 0;
  guint n = 0;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *before = NULL;

      n += jj_fixture_edit (project, 25, seed + i);
      before = jj_fixture_dump (project);
      jj_fixture_close (project);
      project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
      assert_dump (project, before);
    }
  for (guint k = 0; k < JJ_N_KINDS; k++)
    if (jj_plan_get_count (jj_project_get_plan (project), k) > 0)
      kinds |= JJ_KIND_BIT (k);
  /* Chance reaches nearly every kind in 300 edits: `funds` is never stored. */
  g_assert_cmpuint ((guint)__builtin_popcountll (kinds), >, 28);
  g_assert_cmpuint (n, >, 150);

  full = jj_fixture_dump (project);
  for (guint i = 0; i < n; i++)
    {
      undo (project);
      if (i == n / 2)
        {
          jj_fixture_close (project);
          project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
        }
    }
  g_assert_false (jj_project_can_undo (project));
  assert_dump (project, empty);
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  assert_dump (project, empty);
  for (guint i = 0; i < n; i++)
    redo (project);
  g_assert_false (jj_project_can_redo (project));
  assert_dump (project, full);
  jj_fixture_close (project);
  jj_fixture_assert_sound (fixture->path);
}

static void
test_600_steps (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *empty = jj_fixture_dump (project);

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u國小", i);

      jj_fixture_add_school (project, name);
    }
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  for (guint i = 600; i > 0; i--)
    {
      g_autofree char *label = g_strdup_printf ("Add 第%u國小", i - 1);

      g_assert_cmpstr (jj_project_get_undo_label (project), ==, label);
      undo (project);
      g_assert_cmpstr (jj_project_get_redo_label (project), ==, label);
      g_assert_cmpuint (jj_plan_get_count (jj_project_get_plan (project), JJ_KIND_SCHOOL), ==,
                        i - 1);
      if (i % 150 == 0)
        {
          jj_fixture_close (project);
          project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
        }
    }
  assert_dump (project, empty);
  g_assert_false (jj_project_can_undo (project));
  jj_fixture_close (project);
}

/* A, B, undo B, C, undo C, undo A: redo gives A, then C; B is gone. */
static void
test_new_edit_drops_redo (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (GError) error = NULL;

  jj_fixture_add_school (project, "A");
  jj_fixture_add_school (project, "B");
  undo (project);
  jj_fixture_add_school (project, "C");
  g_assert_false (jj_project_can_redo (project));
  undo (project);
  undo (project);
  g_assert_false (jj_project_can_undo (project));
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_cmpstr (jj_project_get_redo_label (project), ==, "Add A");
  redo (project);
  g_assert_cmpstr (jj_project_get_redo_label (project), ==, "Add C");
  redo (project);
  g_assert_false (jj_project_can_redo (project));
  g_assert_cmpstr (jj_project_get_undo_label (project), ==, "Add C");
  undo (project);
  g_assert_cmpstr (jj_project_get_undo_label (project), ==, "Add A");
  undo (project);
  g_assert_false (jj_project_undo (project, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  jj_fixture_close (project);
}

static void
count_up (guint *count)
{
  (*count)++;
}

static void
test_notifies_once (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  guint changed = 0, can_undo = 0, saved = 0;

  g_signal_connect_swapped (jj_project_get_plan (project), "changed", G_CALLBACK (count_up),
                            &changed);
  g_signal_connect_swapped (project, "notify::can-undo", G_CALLBACK (count_up), &can_undo);
  g_signal_connect_swapped (project, "notify::saved-time", G_CALLBACK (count_up), &saved);
  jj_fixture_add_school (project, "A");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (can_undo, ==, 1);
  g_assert_cmpuint (saved, ==, 1);
  undo (project);
  g_assert_cmpuint (changed, ==, 2);
  g_assert_cmpint (jj_project_get_saved_time (project), >, 0);
  jj_fixture_close (project);
}

static void
test_refused_edit_changes_nothing (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autoptr (JjEdit) edit = jj_edit_new ("Twice the same code");
  g_autoptr (JjEdit) nothing = jj_edit_new ("Nothing");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = jj_fixture_dump (project);
  g_autoptr (GBytes) bytes = jj_fixture_read (fixture->path), after = NULL;

  for (guint i = 0; i < 2; i++)
    {
      JjId id = jj_edit_insert (edit, JJ_KIND_SCHOOL, 0);

      jj_edit_set_text (edit, JJ_KIND_SCHOOL, id, JJ_CODE, "S-001");
    }
  g_assert_false (jj_project_commit (project, edit, &error));
  g_assert_error (error, JJ_PLAN_ERROR, JJ_PLAN_ERROR_CODE);
  assert_dump (project, before);
  g_assert_false (jj_project_can_undo (project));
  g_assert_true (jj_project_commit (project, nothing, NULL));
  g_assert_false (jj_project_can_undo (project));
  after = jj_fixture_read (fixture->path);
  g_assert_true (g_bytes_equal (bytes, after));
  jj_fixture_close (project);
}

static void
take_context (JjProject *project, GVariant *context, char **out)
{
  g_free (*out);
  *out = g_variant_print (context, FALSE);
}

static void
test_context_comes_back (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *context = NULL;

  jj_project_set_context (project, g_variant_new ("(sx)", "schools", G_GINT64_CONSTANT (7)));
  jj_fixture_add_school (project, "A");
  jj_fixture_add_school (project, "B");
  jj_fixture_close (project);
  project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_signal_connect (project, "restore", G_CALLBACK (take_context), &context);
  undo (project);
  g_assert_null (context); /* B was committed without one */
  undo (project);
  g_assert_cmpstr (context, ==, "('schools', 7)");
  jj_fixture_close (project);
}

static void
test_copy_is_complete (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *copy = jj_fixture_path (fixture, "copy.jingjin");
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  jj_fixture_edit (project, 60, 5);
  dump = jj_fixture_dump (project);
  g_assert_true (g_file_set_contents (copy, "older", -1, NULL));
  g_assert_true (jj_project_save_copy (project, copy, &error));
  g_assert_no_error (error);
  g_assert_false (jj_project_save_copy (project, fixture->path, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_EXISTS);
  jj_fixture_close (project);

  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_clear_error (&error);
  project = jj_project_open (copy, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_dump (project, dump);
  while (jj_project_can_undo (project)) /* with its history */
    undo (project);
  jj_fixture_close (project);
}

static void
test_create_never_replaces (JjFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *deep = jj_fixture_path (fixture, "no/such/folder.jingjin");
  GStatBuf info;

  g_assert_true (g_file_set_contents (fixture->path, "mine", -1, NULL));
  g_assert_null (jj_project_create (fixture->path, jj_plan_new (), NULL, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "plan.jingjin"));
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
  g_clear_error (&error);
  g_assert_null (jj_project_create (deep, jj_plan_new (), NULL, &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_IO);

  g_unlink (fixture->path);
  jj_fixture_close (jj_fixture_create (fixture));
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

/* SQLite refuses to let the file grow: plan, history and file stay as they are, edit after edit;
 * with room again the same edit succeeds. */
static void
test_full_disk (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  JjStore *store = jj_project_get_store (project);
  g_autofree char *long_name = g_strnfill (60000, 'x');
  g_autofree char *before = NULL;
  g_autoptr (GBytes) bytes = NULL, after = NULL;

  jj_fixture_edit (project, 40, 9);
  before = jj_fixture_dump (project);
  bytes = jj_fixture_read (fixture->path);
  jj_store_limit_pages (store, jj_store_limit_pages (store, 0));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jj_fixture_try_school (project, long_name, &error));
      g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_FULL);
      assert_dump (project, before);
    }
  after = jj_fixture_read (fixture->path);
  g_assert_true (g_bytes_equal (bytes, after));
  jj_store_limit_pages (store, 0);
  jj_fixture_add_school (project, long_name);
  undo (project);
  assert_dump (project, before);
  jj_fixture_close (project);
  jj_fixture_assert_sound (fixture->path);
}

static void
test_replaced_and_removed (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *other = jj_fixture_path (fixture, "other.jingjin");
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  jj_fixture_add_school (project, "A");
  dump = jj_fixture_dump (project);
  g_assert_cmpint (g_rename (fixture->path, other), ==, 0);
  g_assert_false (jj_fixture_try_school (project, "B", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_CHANGED);
  assert_dump (project, dump);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, "another", -1, NULL));
  g_assert_false (jj_fixture_try_school (project, "B", &error));
  g_assert_error (error, JJ_STORE_ERROR, JJ_STORE_ERROR_CHANGED);
  g_clear_error (&error);
  /* What is seen can still be saved. */
  g_unlink (other);
  g_assert_true (jj_project_save_copy (project, other, &error));
  g_assert_no_error (error);
  jj_fixture_close (project);
  project = jj_project_open (other, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_dump (project, dump);
  jj_fixture_close (project);
}

static void
test_truncated_under_us (JjFixture *fixture, gconstpointer data)
{
  JjProject *project = jj_fixture_create (fixture);
  g_autofree char *other = jj_fixture_path (fixture, "other.jingjin");
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  jj_fixture_edit (project, 60, 3);
  dump = jj_fixture_dump (project);
  g_assert_cmpint (truncate (fixture->path, 8192), ==, 0);
  g_assert_false (jj_fixture_try_school (project, "B", &error));
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (JJ_STORE_ERROR));
  assert_dump (project, dump);
  g_clear_error (&error);
  g_assert_true (jj_project_save_copy (project, other, &error));
  g_assert_no_error (error);
  jj_fixture_close (project);
  project = jj_project_open (other, JJ_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_dump (project, dump);
  jj_fixture_close (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/project/random-edits-undo-and-redo-to-the-same-plan",
                  GUINT_TO_POINTER (1000), test_random_edits);
  jj_fixture_add ("/store/project/600-steps-are-undone-after-reopening", NULL, test_600_steps);
  jj_fixture_add ("/store/project/a-new-edit-drops-what-could-be-redone", NULL,
                  test_new_edit_drops_redo);
  jj_fixture_add ("/store/project/one-commit-notifies-once", NULL, test_notifies_once);
  jj_fixture_add ("/store/project/a-refused-edit-changes-nothing", NULL,
                  test_refused_edit_changes_nothing);
  jj_fixture_add ("/store/project/context-comes-back-with-undo", NULL, test_context_comes_back);
  jj_fixture_add ("/store/project/a-copy-is-complete", NULL, test_copy_is_complete);
  jj_fixture_add ("/store/project/create-never-replaces", NULL, test_create_never_replaces);
  jj_fixture_add ("/store/project/full-disk-changes-nothing", NULL, test_full_disk);
  jj_fixture_add ("/store/project/replaced-or-removed-file-is-noticed", NULL,
                  test_replaced_and_removed);
  jj_fixture_add ("/store/project/file-cut-off-under-us-keeps-the-plan", NULL,
                  test_truncated_under_us);
  return g_test_run ();
}
