/* test-plan-tables.c: links as text, kept filters, tables that are found in and written */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data-page.h"
#include "jj-find-widget.h"
#include "jj-grid-frame.h"
#include "jj-link-row.h"
#include "jj-link-text.h"
#include "jj-named-filters.h"
#include "jj-plan-table.h"
#include "jj-sample.h"
#include "jj-seen-table.h"
#include "jj-ui.h"
#include "jj-window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder, *path;
  JjWorkspace *workspace;
  JjTable *table; /* of the budget lines */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JjSettings) settings = jj_settings_new ();
  g_autoptr (JjProject) project = NULL;

  fixture->folder = g_dir_make_tmp ("jj-test-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "plan.jingjin", NULL);
  project = jj_project_create (fixture->path, jj_sample_load (), "test", &error);
  g_assert_no_error (error);
  fixture->workspace = jj_workspace_new (project, settings);
  fixture->table = jj_plan_table_new (fixture->workspace, JJ_KIND_BUDGET_LINE, JJ_UNIT_YUAN);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->table);
  g_object_unref (fixture->workspace);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Types into a cell; returns how many were refused. */
static guint
type (JjTable *table, guint row, const char *column, const char *text)
{
  JjCellEdit cell
      = { jj_table_get_key (table, row), (guint)jj_table_find_column (table, column), text };
  JjTableEdit edit = { .label = "typed", .cells = &cell, .n_cells = 1 };
  g_autoptr (GError) error = NULL;
  guint n_refused = 0;

  g_assert_true (jj_table_apply (table, &edit, &n_refused, &error));
  g_assert_no_error (error);
  return n_refused;
}

static void
assert_text (JjTable *table, guint row, const char *column, const char *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  jj_table_get_data_text (table, row, (guint)jj_table_find_column (table, column), text);
  g_assert_cmpstr (text->str, ==, wanted);
}

static void
test_charges (Fixture *fixture, gconstpointer data)
{
  JjTable *table = fixture->table;

  g_assert_cmpuint (type (table, 0, "charged_to", "國教署補助款 60%; 師資司補助款 40%"), ==, 0);
  assert_text (table, 0, "charged_to", "國教署補助款 60 %、師資司補助款 40 %");
  g_assert_cmpuint (type (table, 0, "charged_to", "師資司補助款 1,200、國教署補助款"), ==, 0);
  assert_text (table, 0, "charged_to", "國教署補助款、師資司補助款 1,200");
  g_assert_cmpuint (type (table, 0, "charged_to", "國教署補助款６０％；師資司補助款　40%"), ==, 0);
  assert_text (table, 0, "charged_to", "國教署補助款 60 %、師資司補助款 40 %");
  g_assert_cmpuint (type (table, 0, "charged_to", "師資司補助款 1,200、國教署補助款"), ==, 0);
  g_assert_cmpuint (type (table, 0, "charged_to", "國教署補助款 60%; 沒有這個來源 40%"), ==, 1);
  assert_text (table, 0, "charged_to", "國教署補助款、師資司補助款 1,200");
  g_assert_cmpuint (type (table, 0, "charged_to", "國教署補助款1,300元"), ==, 0);
  assert_text (table, 0, "charged_to", "國教署補助款 1,300");
  /* 國教署 begins one name only, and 署 none; two figures for one purse do not say which holds. */
  g_assert_cmpuint (type (table, 0, "charged_to", "國教署 60%; 師資司 40%"), ==, 0);
  assert_text (table, 0, "charged_to", "國教署補助款 60 %、師資司補助款 40 %");
  g_assert_cmpuint (type (table, 0, "charged_to", "國教署 60%; 國教署補助款 40%"), ==, 1);
  g_assert_cmpuint (type (table, 0, "charged_to", "署補助款"), ==, 1);
  assert_text (table, 0, "charged_to", "國教署補助款 60 %、師資司補助款 40 %");
  g_assert_cmpuint (type (table, 0, "charged_to", ""), ==, 0);
  assert_text (table, 0, "charged_to", "");
}

/* The first charge of the first line, typed over; then what it says. (transfer full) */
static char *
type_over (Fixture *fixture, const char *typed)
{
  const JjElement *line = jj_plan_find (jj_workspace_get_plan (fixture->workspace),
                                        jj_table_get_key (fixture->table, 0));
  g_autoptr (GPtrArray) links = jj_link_list_of (line, JJ_KIND_CHARGED_TO, JJ_LINK_OUT);
  g_autoptr (JjEdit) edit = jj_edit_new ("typed");
  g_autoptr (GError) error = NULL;

  g_assert_true (jj_link_type_figure (edit, links->pdata[0], typed, &error));
  g_assert_true (jj_workspace_commit (fixture->workspace, jj_edit_ref (edit), &error));
  g_assert_no_error (error);
  return jj_link_get_figure (links->pdata[0]);
}

/* A number over a share stays a share; over an amount it is one. */
static void
test_type_over (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[][2]
      = { { "60", "60 %" }, { "６０", "60 %" },  { "45%", "45 %" }, { "60 元", "60" },
          { "70", "70" },   { "100%", "100 %" }, { "101", "101" },  { "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *figure = type_over (fixture, typed[i][0]);

      g_assert_cmpstr (figure, ==, typed[i][1]);
    }
}

/* What two rows say is proposed by any part of it; what one row says is nobody's word. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjTable) table
      = jj_plan_table_new (fixture->workspace, JJ_KIND_COMMUNITY, JJ_UNIT_YUAN);
  guint column = (guint)jj_table_find_column (table, "level");
  g_auto (GStrv) once = NULL;
  g_auto (GStrv) twice = NULL;

  g_assert_cmpuint (type (table, 0, "level", "銀河級"), ==, 0);
  once = jj_table_complete (table, 1, column, "河");
  g_assert_null (once[0]);
  g_assert_cmpuint (type (table, 2, "level", "銀河級"), ==, 0);
  twice = jj_table_complete (table, 1, column, "河");
  g_assert_cmpuint (g_strv_length (twice), ==, 1);
  g_assert_cmpstr (twice[0], ==, "銀河級");
}

static void
test_members (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjTable) table
      = jj_plan_table_new (fixture->workspace, JJ_KIND_COMMUNITY, JJ_UNIT_YUAN);
  g_autoptr (GString) before = g_string_new (NULL), after = g_string_new (NULL);
  guint column = (guint)jj_table_find_column (table, "member_of");

  jj_table_get_data_text (table, 0, column, before);
  g_assert_cmpuint (before->len, >, 0);
  g_assert_cmpuint (type (table, 1, "member_of", before->str), ==, 0);
  jj_table_get_data_text (table, 1, column, after);
  g_assert_cmpstr (after->str, ==, before->str);
  g_assert_cmpuint (type (table, 1, "member_of", "S-001 5; S-002"), ==, 0);
  assert_text (table, 1, "member_of", "淵明國中 5、東南國中");
}

static void
test_named_filters (Fixture *fixture, gconstpointer data)
{
  JjPlan *plan = jj_workspace_get_plan (fixture->workspace);
  JjId first, again, other;
  g_autoptr (GArray) lines = NULL, schools = NULL;

  jj_workspace_commit (fixture->workspace,
                       jj_named_filters_keep (plan, JJ_KIND_BUDGET_LINE, "甲", "{}", &first), NULL);
  jj_workspace_commit (fixture->workspace,
                       jj_named_filters_keep (plan, JJ_KIND_BUDGET_LINE, "甲", "{'search': <'乙'>}",
                                              &again),
                       NULL);
  jj_workspace_commit (fixture->workspace,
                       jj_named_filters_keep (plan, JJ_KIND_SCHOOL, "甲", "{}", &other), NULL);
  g_assert_cmpint (first, ==, again);
  g_assert_cmpint (first, !=, other);
  lines = jj_named_filters_list (plan, JJ_KIND_BUDGET_LINE);
  schools = jj_named_filters_list (plan, JJ_KIND_SCHOOL);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpuint (schools->len, ==, 1);
  g_assert_cmpint (g_array_index (lines, JjId, 0), ==, first);
}

static void
test_csv (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjTableView) view = jj_table_view_new (fixture->table);
  GtkWidget *grid = g_object_ref_sink (jj_grid_new ());
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "table.csv", NULL);
  g_autoptr (JjSeenTable) seen = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) code = g_string_new (NULL);

  type (fixture->table, 4, "name", "=1+1");
  jj_table_view_set_search (view, "=1+1");
  jj_grid_set_view (JJ_GRID (grid), view);
  seen = jj_seen_table_new (JJ_GRID (grid), "title", NULL);
  g_assert_true (jj_seen_table_write_csv (seen, path, NULL, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &csv, NULL, NULL);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* headings, one row, the last end of line */
  jj_table_get_data_text (fixture->table, 4, 0, code);
  g_assert_true (g_str_has_prefix (lines[1], code->str));
  g_assert_nonnull (strstr (lines[1], ",'=1+1,")); /* no spreadsheet runs it */
  g_assert_nonnull (strstr (lines[1], ",5000,"));  /* and none fails to add it up */
  g_unlink (path);
  g_assert_false (jj_seen_table_write_pdf (seen, nowhere, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  g_object_unref (grid);
}

/* A change elsewhere reaches the rows that show it, and a view that has read them. */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JjTable) activities
      = jj_plan_table_new (fixture->workspace, JJ_KIND_ACTIVITY, JJ_UNIT_YUAN);
  g_autoptr (JjTableView) view = jj_table_view_new (fixture->table);
  guint n = jj_table_view_get_n_lines (view);

  jj_table_view_set_search (view, "改了名的活動");
  g_assert_cmpuint (jj_table_view_get_n_lines (view), ==, 0);
  type (activities, 0, "name", "改了名的活動");
  jj_table_view_refresh (view);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), >, 0);
  g_assert_cmpuint (jj_table_view_get_n_lines (view), <, n);
}

static void
set_up_window (JjWindowFixture *fixture, gconstpointer data)
{
  jj_window_fixture_open (fixture, jj_sample_load ());
}

/* The keys go on in the table after its menu. */
static void
test_after_menu (JjWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *grid, *page, *button;

  gtk_widget_activate_action (window, "win.page", "s", "community");
  jj_settle ();
  grid = jj_find_seen (window, JJ_TYPE_GRID);
  page = gtk_widget_get_ancestor (grid, JJ_TYPE_DATA_PAGE);
  button = jj_find_seen (page, GTK_TYPE_MENU_BUTTON);
  gtk_widget_grab_focus (grid);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  jj_settle ();
  g_assert_false (jj_ui_has_focus (grid));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  jj_settle ();
  g_assert_true (jj_ui_has_focus (grid));
}

/* From the find bar of a table Ctrl+F comes back to it and not to the search of the plan. */
static void
test_find_in_bar (JjWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *grid, *text;

  gtk_widget_activate_action (window, "win.page", "s", "community");
  jj_settle ();
  grid = jj_find_seen (window, JJ_TYPE_GRID);
  gtk_widget_grab_focus (grid);
  gtk_widget_activate_action (window, "win.find", NULL);
  text = gtk_root_get_focus (GTK_ROOT (window));
  g_assert_true (gtk_widget_get_ancestor (text, JJ_TYPE_GRID_FRAME) != NULL && text != grid);
  gtk_editable_set_text (GTK_EDITABLE (text), "C-00");
  gtk_widget_activate_action (window, "win.find", NULL);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == text);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (text), NULL, NULL));
}

static gboolean
ask_tooltip (GtkWidget *widget)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_object_unref (tooltip);
  return shown;
}

/* What a menu button says does not lie over what it opened. */
static void
test_tooltip (void)
{
  GtkWidget *window = gtk_window_new (), *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_label_new ("1"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  jj_ui_set_tooltip (button, "Menu");
  gtk_window_set_child (GTK_WINDOW (window), button);
  gtk_window_present (GTK_WINDOW (window));
  jj_settle ();
  g_assert_true (ask_tooltip (button));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  jj_settle ();
  g_assert_false (ask_tooltip (button));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  jj_settle ();
  g_assert_true (ask_tooltip (button));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Who asks to edit a link types its figure at once. */
static void
test_link_row (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  const JjElement *link = jj_plan_get_nth (plan, JJ_KIND_MEMBER_OF, 0);
  GtkWidget *window = gtk_window_new (), *scrolled = gtk_scrolled_window_new ();
  GtkWidget *row = jj_link_row_new (workspace, link, JJ_LINK_OUT);
  GtkWidget *line = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *button = gtk_widget_get_first_child (line);

  while (button && !GTK_IS_TOGGLE_BUTTON (button))
    button = gtk_widget_get_next_sibling (button);
  g_assert_nonnull (button);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), row);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
  gtk_window_present (GTK_WINDOW (window));
  jj_settle ();
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  jj_settle ();
  g_assert_true (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add ("/plan-tables/charges-are-typed-as-text", Fixture, NULL, set_up, test_charges,
              tear_down);
  g_test_add ("/plan-tables/a-share-stays-one", Fixture, NULL, set_up, test_type_over, tear_down);
  g_test_add ("/plan-tables/words-of-two-rows-are-proposed", Fixture, NULL, set_up, test_words,
              tear_down);
  g_test_add ("/plan-tables/members-copy-and-paste", Fixture, NULL, set_up, test_members,
              tear_down);
  g_test_add ("/plan-tables/named-filters-are-one-a-name", Fixture, NULL, set_up,
              test_named_filters, tear_down);
  g_test_add ("/plan-tables/csv-has-what-is-seen", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/plan-tables/follows-other-kinds", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/plan-tables/find-in-the-find-bar-takes-its-text", JjWindowFixture, NULL,
              set_up_window, test_find_in_bar, jj_window_fixture_tear_down);
  g_test_add ("/plan-tables/keys-go-on-after-the-menu", JjWindowFixture, NULL, set_up_window,
              test_after_menu, jj_window_fixture_tear_down);
  g_test_add ("/plan-tables/a-link-is-edited-at-once", JjWindowFixture, NULL, set_up_window,
              test_link_row, jj_window_fixture_tear_down);
  g_test_add_func ("/plan-tables/tooltip-of-a-menu-leaves-it-alone", test_tooltip);
  return g_test_run ();
}
