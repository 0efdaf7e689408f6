/* test-faults.c: any system call may fail; plan, history and file stay as they were */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fault-shim.h"
#include "jj-store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  int error;
  gboolean for_ever;
} Fault;

static const Fault faults[] = {
  { EIO, FALSE },
  { EIO, TRUE },
  { ENOSPC, FALSE },
  { ENOSPC, TRUE },
};

/* More calls than any of these actions makes. */
#define MAX_CALLS 400

typedef gboolean (*Action) (JjProject *project, const char *path, GError **error);

static gboolean
commit (JjProject *project, const char *path, GError **error)
{
  g_autofree char *name = g_strnfill (20000, 'x'); /* several pages */

  return jj_fixture_try_school (project, name, error);
}

static gboolean
undo (JjProject *project, const char *path, GError **error)
{
  return jj_project_undo (project, error);
}

static gboolean
save_copy (JjProject *project, const char *path, GError **error)
{
  return jj_project_save_copy (project, path, error);
}

static gboolean
create (JjProject *project, const char *path, GError **error)
{
  g_autoptr (JjProject) created = jj_project_create (path, jj_plan_new (), NULL, error);

  return created != NULL;
}

static void
assert_dump (JjProject *project, const char *expected)
{
  g_autofree char *dump = jj_fixture_dump (project);

  g_assert_true (g_str_equal (dump, expected)); /* too long to print */
}

/* After an action that failed: as before; the next edit works, at once (each second time) or after
 * opening anew. */
static void
assert_as_before (JjFixture *fixture, JjProject **project, const char *before, gboolean at_once)
{
  assert_dump (*project, before);
  g_assert_true (jj_project_can_undo (*project));
  if (at_once)
    {
      jj_fixture_add_school (*project, "C");
      g_assert_true (jj_project_undo (*project, NULL));
      assert_dump (*project, before);
    }
  jj_fixture_close (*project);
  *project = jj_fixture_open (fixture, JJ_OPEN_DEFAULT);
  g_assert_false (jj_project_get_read_only (*project));
  assert_dump (*project, before);
  g_assert_cmpstr (jj_project_get_undo_label (*project), ==, "Add B");
}

static void
assert_no_output (JjFixture *fixture, const char *copy, const Fault *fault)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);

  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = jj_fixture_path (fixture, name);

      if (!g_str_has_prefix (name, ".copy"))
        continue;
      /* Where nothing can be removed any more, a temporary file stays. */
      g_assert_true (fault->for_ever);
      g_unlink (path);
    }
}

/* One action with a fault at its first call, its second … until it makes no so many calls.
 * Returns how many it makes. */
static guint
try_all_calls (JjFixture *fixture, Action action, const Fault *fault)
{
  g_autofree char *copy = jj_fixture_path (fixture, "copy.jingjin");
  g_autofree char *before = NULL;
  JjProject *project = jj_fixture_create (fixture);
  guint n = 0;

  jj_fixture_add_school (project, "A");
  jj_fixture_add_school (project, "B");
  before = jj_fixture_dump (project);
  for (; n < MAX_CALLS; n++)
    {
      g_autoptr (GError) error = NULL;
      gboolean ok, happened;

      fault_shim_arm (n, fault->error, fault->for_ever);
      ok = action (project, copy, &error);
      happened = fault_shim_disarm ();
      if (!happened)
        break;
      if (ok) /* a fault that does not matter, e.g. in tidying up */
        {
          if (action == commit || action == undo)
            g_assert_true (action == undo ? jj_project_redo (project, NULL)
                                          : jj_project_undo (project, NULL));
          g_unlink (copy);
          continue;
        }
      g_assert_cmpstr (g_quark_to_string (error->domain), ==, g_quark_to_string (JJ_STORE_ERROR));
      g_assert_nonnull (strstr (error->message, ".jingjin"));
      assert_as_before (fixture, &project, before, n % 2 == 0);
      if (action == save_copy || action == create)
        assert_no_output (fixture, copy, fault);
    }
  g_assert_cmpuint (n, <, MAX_CALLS);
  jj_fixture_close (project);
  jj_fixture_assert_sound (fixture->path);
  g_unlink (fixture->path);
  g_unlink (copy);
  return n;
}

static void
test_action (JjFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      guint n = try_all_calls (fixture, (Action)data, &faults[i]);

      g_test_message ("%s %s: %u calls", g_strerror (faults[i].error),
                      faults[i].for_ever ? "for ever" : "once", n);
      g_assert_cmpuint (n, >, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  jj_fixture_add ("/store/faults/commit", (gpointer)commit, test_action);
  jj_fixture_add ("/store/faults/undo", (gpointer)undo, test_action);
  jj_fixture_add ("/store/faults/save-copy", (gpointer)save_copy, test_action);
  jj_fixture_add ("/store/faults/create", (gpointer)create, test_action);
  return g_test_run ();
}
