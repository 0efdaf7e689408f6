/* test-sheet-find.c: finding, filtering and taking away on the canvas */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "jj-commands.h"
#include "jj-find-widget.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-sample.h"
#include "jj-search.h"
#include "jj-sheet-filter.h"
#include "jj-sheet-find.h"
#include "jj-window-fixture.h"

#include <stdio.h>

static void
set_up (JjWindowFixture *fixture, gconstpointer data)
{
  jj_window_fixture_open (fixture, jj_sample_load ());
}

/* A community on the first sheet. */
static const JjElement *
find_community (JjPlan *plan)
{
  const JjElement *sheet = jj_plan_get_nth (plan, JJ_KIND_SHEET, 0);

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_PLACEMENT); i++)
    {
      const JjElement *placement = jj_plan_get_nth (plan, JJ_KIND_PLACEMENT, i);
      const JjElement *element = jj_element_get_ref (placement, JJ_PLACEMENT_ELEMENT);

      if (jj_element_get_ref (placement, JJ_PLACEMENT_SHEET) == sheet
          && jj_element_get_kind_id (element) == JJ_KIND_COMMUNITY)
        return element;
    }
  g_assert_not_reached ();
}

static void
assert_count (JjSheetFind *find, guint at, guint n)
{
  GtkWidget *label
      = gtk_widget_get_next_sibling (jj_find_widget (GTK_WIDGET (find), GTK_TYPE_SEARCH_ENTRY));
  guint shown = 0, of = 0;

  g_assert_cmpint (sscanf (gtk_label_get_text (GTK_LABEL (label)), "%u/%u", &shown, &of), ==, 2);
  g_assert_cmpuint (shown, ==, at);
  if (n > 0)
    g_assert_cmpuint (of, ==, n);
}

/* Typing tells the number of hits; going from hit to hit comes to the element, in sight and large
 * enough to be read. */
static void
check_found (JjWindowFixture *fixture, const char *typed, JjId id)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  GtkWidget *find = jj_find_widget (GTK_WIDGET (fixture->window), JJ_TYPE_SHEET_FIND);
  JjRect view;
  const JjRect *rect;
  guint at = 0;

  jj_canvas_set_sheet (canvas,
                       jj_element_get_id (
                           jj_plan_get_nth (jj_workspace_get_plan (workspace), JJ_KIND_SHEET, 0)));
  jj_canvas_set_zoom (canvas, 0.2);
  jj_sheet_find_open (JJ_SHEET_FIND (find));
  gtk_editable_set_text (GTK_EDITABLE (jj_find_widget (find, GTK_TYPE_SEARCH_ENTRY)), typed);
  jj_settle ();
  assert_count (JJ_SHEET_FIND (find), 0, 0);
  do
    {
      g_assert_cmpuint (at, <, 100);
      jj_sheet_find_go (JJ_SHEET_FIND (find), 1);
      assert_count (JJ_SHEET_FIND (find), ++at, 0);
    }
  while (!jj_workspace_is_selected (workspace, id));
  g_assert_cmpfloat (jj_canvas_get_zoom (canvas), >=, 1);
  view = jj_canvas_get_view (canvas);
  rect = &jj_diagram_get_box (jj_canvas_get_diagram (canvas),
                              (guint)jj_diagram_find (jj_canvas_get_diagram (canvas), id))
              ->rect;
  g_assert_true (jj_rect_holds_rect (&view, rect));
  jj_sheet_find_close (JJ_SHEET_FIND (find));
}

static void
test_each_way (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  const JjElement *community = find_community (plan);
  JjId id = jj_element_get_id (community);
  g_autofree char *name = g_strdup (jj_element_get_name (community));
  g_autofree char *code = g_strdup (jj_element_get_code (community));
  g_autofree char *school
      = g_strdup (jj_element_get_name (jj_element_get_ref (community, JJ_COMMUNITY_SCHOOL)));
  JjEdit *edit = jj_command_set_text (plan, &id, 1, JJ_NOTE, "星期三下午共備", NULL);

  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  check_found (fixture, name, id);
  check_found (fixture, code, id);
  check_found (fixture, school, id);
  check_found (fixture, "三下午", id);
}

/* Past the last hit comes the first, before the first the last. */
static void
test_round (JjWindowFixture *fixture, gconstpointer data)
{
  JjSheetFind *find;

  jj_window_fixture_open_canvas (fixture);
  find = JJ_SHEET_FIND (jj_find_widget (GTK_WIDGET (fixture->window), JJ_TYPE_SHEET_FIND));
  jj_sheet_find_open (find);
  gtk_editable_set_text (GTK_EDITABLE (jj_find_widget (GTK_WIDGET (find), GTK_TYPE_SEARCH_ENTRY)),
                         "F-00");
  jj_settle ();
  assert_count (find, 0, 5);
  jj_sheet_find_go (find, -1);
  assert_count (find, 5, 5);
  jj_sheet_find_go (find, 1);
  assert_count (find, 1, 5);
}

/* The inspector shows nothing that was taken from the sheet, until undo puts it back. */
static void
test_take_away (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjId id = jj_element_get_id (find_community (jj_workspace_get_plan (workspace)));
  guint n;

  jj_workspace_select (workspace, &id, 1);
  jj_settle ();
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.take-away", NULL);
  jj_settle ();
  g_assert_nonnull (jj_plan_find (jj_workspace_get_plan (workspace), id));
  jj_workspace_get_selection (workspace, &n);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  jj_settle ();
  g_assert_true (jj_workspace_is_selected (workspace, id));
}

/* The section of the purses, which is open at first. */
static GtkExpander *
find_purses (GtkWidget *filter)
{
  return GTK_EXPANDER (
      jj_find_labelled (filter, GTK_TYPE_EXPANDER, jj_filter_kind_get_label (JJ_FILTER_PURSE)));
}

/* A section that was closed stays so when the list is made again. */
static void
test_sections_stay (JjWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *filter;
  GtkExpander *purses;

  jj_window_fixture_open_canvas (fixture);
  filter = jj_find_widget (GTK_WIDGET (fixture->window), JJ_TYPE_SHEET_FILTER);
  jj_sheet_filter_open (JJ_SHEET_FILTER (filter));
  jj_settle ();
  purses = find_purses (filter);
  g_assert_true (gtk_expander_get_expanded (purses));
  gtk_expander_set_expanded (purses, FALSE);
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (purses), GTK_TYPE_POPOVER)));
  jj_settle ();
  jj_sheet_filter_open (JJ_SHEET_FILTER (filter));
  jj_settle ();
  purses = find_purses (filter);
  g_assert_false (gtk_expander_get_expanded (purses));
  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (purses), GTK_TYPE_POPOVER)));
  jj_settle ();
}

#define ADD(name, func)                                                                            \
  g_test_add ("/ui/sheet-find/" name, JjWindowFixture, NULL, set_up, func,                         \
              jj_window_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  jj_test_application ();
  ADD ("name-code-school-and-note", test_each_way);
  ADD ("round-and-round", test_round);
  ADD ("taken-away-is-not-selected", test_take_away);
  ADD ("filter-sections-stay-closed", test_sections_stay);
  return g_test_run ();
}
