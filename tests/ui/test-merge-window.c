/* test-merge-window.c: two copies become one under the planner's hands */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-kinds-work.h"
#include "jj-merge-window.h"
#include "jj-window-fixture.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder, *path;
  JjProject *project;
  JjPlan *base, *theirs;
  JjId purse, line, activity;
} Fixture;

static JjPlan *
with (JjPlan *plan, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;
  JjPlan *changed = jj_plan_with (plan, edit, &error);

  g_assert_no_error (error);
  jj_edit_unref (edit);
  g_object_unref (plan);
  return changed;
}

static JjEdit *
set (JjPlan *plan, JjId id, guint field, const char *text)
{
  g_autoptr (GError) error = NULL;
  JjEdit *edit = jj_command_set_text (plan, &id, 1, field, text, &error);

  g_assert_no_error (error);
  return edit;
}

/* A purse and an activity with one line of 1,000 × 2; mine makes the price 1,500 and the purse's
 * grant 9,000, theirs the price 3,000, the place, and a second line. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JjPlan *plan = jj_plan_new ();
  JjId second;

  plan = with (plan, jj_command_add (plan, JJ_KIND_PURSE, 0, &fixture->purse));
  plan = with (plan, jj_command_add (plan, JJ_KIND_ACTIVITY, 0, &fixture->activity));
  plan = with (plan, jj_command_add (plan, JJ_KIND_BUDGET_LINE, fixture->activity, &fixture->line));
  plan = with (plan, set (plan, fixture->line, JJ_BUDGET_LINE_UNIT_PRICE, "1000"));
  plan = with (plan, set (plan, fixture->line, JJ_BUDGET_LINE_QUANTITY, "2"));
  plan = with (plan, set (plan, fixture->activity, JJ_NAME, "夏季研習"));
  fixture->base = g_object_ref (plan);
  fixture->theirs = g_object_ref (plan);
  fixture->theirs
      = with (fixture->theirs, set (plan, fixture->line, JJ_BUDGET_LINE_UNIT_PRICE, "3000"));
  fixture->theirs
      = with (fixture->theirs, set (plan, fixture->activity, JJ_ACTIVITY_PLACE, "斗六"));
  fixture->theirs = with (fixture->theirs, jj_command_add (fixture->theirs, JJ_KIND_BUDGET_LINE,
                                                           fixture->activity, &second));
  plan = with (plan, set (plan, fixture->line, JJ_BUDGET_LINE_UNIT_PRICE, "1500"));
  plan = with (plan, set (plan, fixture->purse, JJ_PURSE_GRANTED, "9000"));
  fixture->folder = g_dir_make_tmp ("jingjin-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "plan.jingjin", NULL);
  fixture->project = jj_project_create (fixture->path, plan, "Tester", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->project);
  g_object_unref (fixture->base);
  g_object_unref (fixture->theirs);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static JjMergeWindow *
open_window (Fixture *fixture)
{
  JjMergeWindow *window = jj_merge_window_present (NULL, fixture->project, fixture->base,
                                                   fixture->theirs, "同事的檔案");

  g_assert_nonnull (window);
  jj_settle ();
  return window;
}

static GtkWidget *
child (JjMergeWindow *window, const char *name)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (window), JJ_TYPE_MERGE_WINDOW, name));
}

static gint64
price (Fixture *fixture)
{
  return jj_element_get_number (jj_plan_find (jj_project_get_plan (fixture->project),
                                              fixture->line),
                                JJ_BUDGET_LINE_UNIT_PRICE);
}

/* The text of every label below a widget, joined. */
static void
read_labels (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    read_labels (c, text);
}

static GtkWidget *
find_toggle (GtkWidget *widget, const char *suffix)
{
  GtkWidget *found = NULL;

  if (GTK_IS_TOGGLE_BUTTON (widget)
      && g_str_has_suffix (gtk_button_get_label (GTK_BUTTON (widget)), suffix))
    return widget;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c && !found;
       c = gtk_widget_get_next_sibling (c))
    found = find_toggle (c, suffix);
  return found;
}

static void
choose (JjMergeWindow *window, const char *suffix)
{
  GtkWidget *button = find_toggle (child (window, "detail"), suffix);

  g_assert_true (button && gtk_widget_get_sensitive (button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  jj_settle ();
}

static void
click (JjMergeWindow *window, const char *name)
{
  g_signal_emit_by_name (child (window, name), "clicked");
  jj_settle ();
}

static guint
count_lines (Fixture *fixture)
{
  return jj_plan_get_count (jj_project_get_plan (fixture->project), JJ_KIND_BUDGET_LINE);
}

/* Price × quantity: base 1,000 × 2, mine 1,500 × 2, theirs 3,000 × 2. */
static void
test_sums_stand_side_by_side (Fixture *fixture, gconstpointer data)
{
  JjMergeWindow *window = open_window (fixture);
  g_autoptr (GString) text = g_string_new (NULL);

  read_labels (child (window, "detail"), text);
  g_assert_nonnull (strstr (text->str, "|1,000|"));
  g_assert_nonnull (strstr (text->str, "|2,000|3,000|6,000|"));
  gtk_window_close (GTK_WINDOW (window));
  jj_settle ();
}

static void
test_choice_merges_as_one_step (Fixture *fixture, gconstpointer data)
{
  JjMergeWindow *window = open_window (fixture);
  const JjElement *activity;
  JjPlan *plan = jj_project_get_plan (fixture->project);

  g_assert_false (gtk_widget_get_sensitive (child (window, "merge_button")));
  choose (window, "(3)");
  g_assert_true (gtk_widget_get_sensitive (child (window, "merge_button")));
  g_assert_cmpint (price (fixture), ==, 1500); /* nothing yet */
  click (window, "merge_button");
  activity = jj_plan_find (plan, fixture->activity);
  g_assert_cmpint (price (fixture), ==, 3000);
  g_assert_cmpstr (jj_element_get_text (activity, JJ_ACTIVITY_PLACE), ==, "斗六");
  g_assert_cmpint (jj_element_get_number (jj_plan_find (plan, fixture->purse), JJ_PURSE_GRANTED),
                   ==, 9000);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
  g_assert_true (jj_project_undo (fixture->project, NULL));
  g_assert_cmpint (price (fixture), ==, 1500);
  g_assert_cmpuint (count_lines (fixture), ==, 1);
  g_assert_false (jj_project_can_undo (fixture->project));
}

static void
test_cancel_leaves_everything (Fixture *fixture, gconstpointer data)
{
  JjMergeWindow *window = open_window (fixture);

  choose (window, "(1)");
  gtk_window_close (GTK_WINDOW (window));
  jj_settle ();
  g_assert_cmpint (price (fixture), ==, 1500);
  g_assert_cmpuint (count_lines (fixture), ==, 1);
  g_assert_false (jj_project_can_undo (fixture->project));
}

/* Somebody edits on while the window is open: what does not touch the choice merges, too. */
static void
test_plan_goes_on_meanwhile (Fixture *fixture, gconstpointer data)
{
  JjMergeWindow *window = open_window (fixture);
  JjPlan *plan = jj_project_get_plan (fixture->project);
  g_autoptr (JjEdit) edit = set (plan, fixture->activity, JJ_ACTIVITY_SESSIONS, "4");

  choose (window, "(2)");
  g_assert_true (jj_project_commit (fixture->project, edit, NULL));
  click (window, "merge_button");
  g_assert_cmpint (price (fixture), ==, 1500);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
  g_assert_cmpint (jj_element_get_number (jj_plan_find (plan, fixture->activity),
                                          JJ_ACTIVITY_SESSIONS),
                   ==, 4);
}

#define ADD(name, test) g_test_add ("/merge-window/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  jj_test_application ();
  ADD ("sums-stand-side-by-side", test_sums_stand_side_by_side);
  ADD ("choice-merges-as-one-step", test_choice_merges_as_one_step);
  ADD ("cancel-leaves-everything", test_cancel_leaves_everything);
  ADD ("plan-goes-on-meanwhile", test_plan_goes_on_meanwhile);
  return g_test_run ();
}
