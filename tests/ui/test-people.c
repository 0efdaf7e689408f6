/* test-people.c: proposals, coverage, maps and imports as the window shows them */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-view.h"
#include "jj-coverage-page.h"
#include "jj-find-widget.h"
#include "jj-import-dialog.h"
#include "jj-kinds-people.h"
#include "jj-new-plan.h"
#include "jj-pages.h"
#include "jj-picture-map.h"
#include "jj-proposals-dialog.h"
#include "jj-window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* 連江縣: seven schools on four islands. */
static void
set_up (JjWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JjNewPlan wish = { .county = jj_county_find ("TW-LIE"), .year = 114 };
  JjPlan *plan = jj_new_plan (&wish, &error);

  g_assert_no_error (error);
  jj_window_fixture_open (fixture, plan);
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
click (GtkWidget *window, GType type, const char *child)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (window, type, child));

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  jj_settle ();
}

static guint
count (JjWindowFixture *fixture, JjKindId kind)
{
  return jj_plan_get_count (jj_workspace_get_plan (jj_window_get_workspace (fixture->window)),
                            kind);
}

/* One is accepted, then undone; then all. */
static void
test_proposals (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  GtkWidget *dialog;
  guint all;

  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 0);
  jj_proposals_dialog_show (GTK_WIDGET (fixture->window), workspace, JJ_PROPOSAL_COMMUNITY);
  jj_settle ();
  dialog = find_window (JJ_TYPE_PROPOSALS_DIALOG);
  g_assert_nonnull (dialog);
  click (dialog, JJ_TYPE_PROPOSALS_DIALOG, "accept");
  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 1);
  /* The offer to undo is in this window, and its key too. */
  g_assert_nonnull (jj_find_widget (dialog, g_type_from_name ("AdwToastWidget")));
  g_assert_null (
      jj_find_widget (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")));
  g_assert_true (jj_test_press (GTK_WINDOW (dialog), "<Control>z"));
  jj_settle ();
  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 0);
  click (dialog, JJ_TYPE_PROPOSALS_DIALOG, "accept_all");
  all = count (fixture, JJ_KIND_COMMUNITY);
  g_assert_cmpuint (all, >, 1);
  g_assert_false (gtk_widget_get_sensitive (
      GTK_WIDGET (gtk_widget_get_template_child (dialog, JJ_TYPE_PROPOSALS_DIALOG, "accept_all"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
  jj_settle ();
}

static void
test_mentors_without_persons (JjWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  jj_proposals_dialog_show (GTK_WIDGET (fixture->window), jj_window_get_workspace (fixture->window),
                            JJ_PROPOSAL_MENTOR);
  jj_settle ();
  dialog = find_window (JJ_TYPE_PROPOSALS_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_false (gtk_widget_get_sensitive (
      GTK_WIDGET (gtk_widget_get_template_child (dialog, JJ_TYPE_PROPOSALS_DIALOG, "accept"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
  jj_settle ();
}

/* A focus enlarges; no school at all shows the county again. */
static void
test_map_focus (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  GtkWidget *window = gtk_window_new ();
  JjChartView *map = JJ_CHART_VIEW (jj_chart_view_new (workspace, jj_chart_by_id ("map")));
  JjId id
      = jj_element_get_id (jj_plan_get_nth (jj_workspace_get_plan (workspace), JJ_KIND_SCHOOL, 0));

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (map));
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  gtk_window_present (GTK_WINDOW (window));
  jj_settle ();
  jj_chart_view_focus (map, &id, 1);
  jj_settle ();
  g_assert_cmpfloat (jj_chart_view_get_zoom (map), >, 1.0);
  jj_chart_view_focus (map, NULL, 0);
  jj_settle ();
  g_assert_cmpfloat (jj_chart_view_get_zoom (map), ==, 1.0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A school that does not take part has no row, and the page says so. */
static void
test_coverage_counts_absent_schools (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  JjId school = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, 0));
  JjEdit *edit = jj_edit_new ("one less");
  GtkWidget *page;
  GtkLabel *gaps;

  jj_edit_set_number (edit, JJ_KIND_SCHOOL, school, JJ_SCHOOL_ACTIVE, FALSE);
  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  page = g_object_ref_sink (jj_coverage_page_new (workspace, 0));
  jj_settle ();
  gaps = GTK_LABEL (gtk_widget_get_template_child (page, JJ_TYPE_COVERAGE_PAGE, "gaps"));
  g_assert_nonnull (strstr (gtk_label_get_text (gaps), "1 does not take part"));
  g_object_unref (page);
}

/* Without any school the page says what comes first instead of showing empty rows. */
static void
test_coverage_without_schools (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  GtkWidget *page = g_object_ref_sink (jj_coverage_page_new (workspace, 0));
  GtkStack *stack
      = GTK_STACK (gtk_widget_get_template_child (page, JJ_TYPE_COVERAGE_PAGE, "stack"));
  GType table = G_OBJECT_TYPE (gtk_stack_get_visible_child (stack));
  JjEdit *edit = jj_edit_new ("none left");

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    jj_edit_delete (edit, JJ_KIND_SCHOOL,
                    jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i)));
  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  g_object_unref (page);
  page = g_object_ref_sink (jj_coverage_page_new (workspace, 0));
  stack = GTK_STACK (gtk_widget_get_template_child (page, JJ_TYPE_COVERAGE_PAGE, "stack"));
  g_assert_false (G_OBJECT_TYPE (gtk_stack_get_visible_child (stack)) == table);
  g_object_unref (page);
}

/* Each button of the coverage page shows a table of its own, whichever was shown before. */
static void
test_coverage_tables (JjWindowFixture *fixture, gconstpointer data)
{
  static const char *const buttons[] = { "equity", "exchange", "equity", "matrix", "equity" };
  GtkWidget *seen[G_N_ELEMENTS (buttons)];
  GtkWidget *page
      = g_object_ref_sink (jj_coverage_page_new (jj_window_get_workspace (fixture->window), 0));
  GObject *stack = gtk_widget_get_template_child (page, JJ_TYPE_COVERAGE_PAGE, "stack");

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (
                                        gtk_widget_get_template_child (page, JJ_TYPE_COVERAGE_PAGE,
                                                                       buttons[i])),
                                    TRUE);
      seen[i] = gtk_stack_get_visible_child (GTK_STACK (stack));
    }
  g_assert_true (seen[0] == seen[2] && seen[2] == seen[4]);
  g_assert_true (seen[0] != seen[1] && seen[0] != seen[3] && seen[1] != seen[3]);
  g_object_unref (page);
}

/* What stands at a school's place is its part, and activating it selects its row. */
static void
test_map_selects (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjChartView *map;
  JjPicture *picture;
  const JjChartPart *part;
  double x, y, radius;
  guint n_ids;

  jj_workspace_set_page (workspace, "school");
  jj_settle ();
  jj_settle ();
  map = JJ_CHART_VIEW (jj_find_seen (GTK_WIDGET (fixture->window), JJ_TYPE_CHART_VIEW));
  g_assert_nonnull (map);
  picture = jj_chart_view_get_picture (map);
  part = jj_picture_get_part (picture, 3);
  g_assert_true (jj_picture_get_place (picture, 3, &x, &y, &radius));
  g_assert_cmpint (jj_picture_hit (picture, x, y), ==, 3);
  g_signal_emit_by_name (map, "activated", part);
  g_assert_cmpint (jj_workspace_get_selection (workspace, &n_ids)[0], ==, part->element);
  g_assert_cmpuint (n_ids, ==, 1);
}

/* Two new communities, one whose scope is none that there is: two come in as one step. */
static void
test_import (JjWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path,
                                      "社群名稱,範圍,規劃場次\n甲社群,校內,8\n乙社群,天上,8\n"
                                      "丙社群,跨校,6\n",
                                      -1, NULL));
  jj_import_dialog_show (GTK_WINDOW (fixture->window), jj_window_get_workspace (fixture->window),
                         &files);
  jj_settle ();
  jj_settle ();
  dialog = find_window (JJ_TYPE_IMPORT_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 0);
  click (dialog, JJ_TYPE_IMPORT_DIALOG, "import");
  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 2);
  g_assert_true (jj_project_undo (fixture->project, NULL));
  g_assert_cmpuint (count (fixture, JJ_KIND_COMMUNITY), ==, 0);
  g_unlink (path);
}

/* What is no list is refused in the table, and there is nothing to import. */
static void
test_import_refused (JjWindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\n", 8, NULL));
  jj_import_dialog_show (GTK_WINDOW (fixture->window), jj_window_get_workspace (fixture->window),
                         &files);
  jj_settle ();
  jj_settle ();
  dialog = find_window (JJ_TYPE_IMPORT_DIALOG);
  g_assert_false (gtk_widget_get_sensitive (
      GTK_WIDGET (gtk_widget_get_template_child (dialog, JJ_TYPE_IMPORT_DIALOG, "import"))));
  gtk_window_destroy (GTK_WINDOW (dialog));
  jj_settle ();
  g_unlink (path);
}

#define ADD(name, test)                                                                            \
  g_test_add ("/people/" name, JjWindowFixture, NULL, set_up, test, jj_window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("proposals-are-accepted-and-undone", test_proposals);
  ADD ("mentors-without-persons", test_mentors_without_persons);
  ADD ("coverage/each-button-its-table", test_coverage_tables);
  ADD ("map-focus-enlarges", test_map_focus);
  ADD ("coverage-counts-absent-schools", test_coverage_counts_absent_schools);
  ADD ("coverage-without-schools", test_coverage_without_schools);
  ADD ("map-selects-in-the-table", test_map_selects);
  ADD ("import-is-one-step", test_import);
  ADD ("import-says-what-it-refuses", test_import_refused);
  return g_test_run ();
}
