/* test-dialogs.c: the windows beside the plan's open, and close by their keys */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-groups-window.h"
#include "jj-lesson-editor.h"
#include "jj-manual.h"
#include "jj-new-dialog.h"
#include "jj-next-year.h"
#include "jj-preferences.h"
#include "jj-sample.h"
#include "jj-start-window.h"
#include "jj-window-fixture.h"

static void
set_up (JjWindowFixture *fixture, gconstpointer data)
{
  jj_window_fixture_open (fixture, jj_sample_load ());
}

static void
assert_closes (GtkWindow *window, const char *key)
{
  gpointer gone = window;

  g_object_add_weak_pointer (G_OBJECT (window), &gone);
  gtk_window_present (window);
  jj_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  if (!jj_test_press (window, key) || gone)
    g_error ("the window “%s” is not closed by %s", gone ? gtk_window_get_title (gone) : "?", key);
}

static void
test_without_plan (void)
{
  g_autoptr (JjSettings) settings = jj_settings_new ();

  assert_closes (jj_start_window_new (jj_test_application ()), "<Control>w");
  assert_closes (jj_new_dialog_new (jj_test_application (), NULL), "<Control>w");
  assert_closes (jj_new_dialog_new (jj_test_application (), NULL), "Escape");
  assert_closes (jj_preferences_new (settings, NULL), "<Control>w");
}

static void
test_of_a_plan (JjWindowFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "<Control>w", "Escape" };
  GtkWindow *window = GTK_WINDOW (fixture->window);
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      assert_closes (jj_manual_new (window), keys[i]);
      assert_closes (jj_groups_window_new (window, workspace), keys[i]);
      assert_closes (jj_stale_window_show (window, workspace), keys[i]);
    }
  assert_closes (jj_lesson_editor_new (window, workspace, NULL), "<Control>w");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/dialogs/open-and-close", test_without_plan);
  g_test_add ("/ui/dialogs/of-a-plan-open-and-close", JjWindowFixture, NULL, set_up, test_of_a_plan,
              jj_window_fixture_tear_down);
  return g_test_run ();
}
