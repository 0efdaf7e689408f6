/* test-window.c: every page, dialog and action of the window once */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-commands.h"
#include "jj-data-page.h"
#include "jj-find-widget.h"
#include "jj-kinds-people.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-new-plan.h"
#include "jj-pages.h"
#include "jj-panes.h"
#include "jj-plan-table.h"
#include "jj-poster-dialog.h"
#include "jj-sample.h"
#include "jj-search.h"
#include "jj-tiles.h"
#include "jj-ui.h"
#include "jj-window-fixture.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

static void
set_up (JjWindowFixture *fixture, gconstpointer data)
{
  jj_window_fixture_open (fixture, jj_sample_load ());
}

static void
set_up_empty (JjWindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JjNewPlan wish = { jj_county_find ("TW-HUA"), 115, 0, TRUE };
  JjPlan *plan = jj_new_plan (&wish, &error);

  g_assert_no_error (error);
  jj_window_fixture_open (fixture, plan);
}

/* What is pressed is the button in a menu button: an icon or a child says nothing to who listens.
 */
static void
assert_menu_names (GtkWidget *widget, const char *page)
{
  if (GTK_IS_MENU_BUTTON (widget))
    {
      GtkAccessible *button = GTK_ACCESSIBLE (gtk_widget_get_first_child (widget));

      if (!gtk_menu_button_get_label (GTK_MENU_BUTTON (widget))
          && !gtk_test_accessible_has_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL))
        g_error ("%s: a menu button without a name", page);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    assert_menu_names (child, page);
}

static void
test_pages (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);

  for (guint i = 0; i < jj_pages_get_n (); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s",
                                  jj_pages_get (i)->id);
      jj_settle ();
      g_assert_cmpstr (jj_workspace_get_page (workspace), ==, jj_pages_get (i)->id);
      g_assert_true (gtk_widget_get_mapped (jj_window_get_page (fixture->window, i)));
      assert_menu_names (jj_window_get_page (fixture->window, i), jj_pages_get (i)->id);
    }
}

static void
test_add_delete_undo (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint before = jj_plan_get_count (plan, JJ_KIND_COMMUNITY), n_ids;

  gtk_widget_activate_action (window, "plan.add", "s", "community");
  jj_settle ();
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_COMMUNITY), ==, before + 1);
  g_assert_cmpstr (jj_workspace_get_page (workspace), ==, "community");
  jj_workspace_get_selection (workspace, &n_ids);
  g_assert_cmpuint (n_ids, ==, 1);
  gtk_widget_activate_action (window, "plan.duplicate", NULL);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_COMMUNITY), ==, before + 2);
  gtk_widget_activate_action (window, "plan.delete", NULL);
  jj_settle ();
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_COMMUNITY), ==, before + 1);
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate_action (window, "win.undo", NULL);
  jj_settle ();
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_COMMUNITY), ==, before);
  gtk_widget_activate_action (window, "win.redo", NULL);
  g_assert_cmpuint (jj_plan_get_count (plan, JJ_KIND_COMMUNITY), ==, before + 1);
}

/* Undo brings back the page and the selection that the edit was made from. */
static void
test_undo_restores_place (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  JjId id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, 3));
  JjEdit *edit = jj_command_set_text (plan, &id, 1, JJ_NAME, "改名國小", NULL);

  jj_workspace_show (workspace, id, -1);
  jj_settle ();
  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  jj_workspace_set_page (workspace, "budget");
  jj_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  jj_settle ();
  g_assert_cmpstr (jj_workspace_get_page (workspace), ==, "school");
  g_assert_true (jj_workspace_is_selected (workspace, id));
}

static void
test_actions (JjWindowFixture *fixture, gconstpointer data)
{
  static const char *const actions[] = {
    "win.add-row",          "win.filter",         "win.find",           "win.toggle-inspector",
    "win.toggle-inspector", "win.toggle-sidebar", "win.toggle-sidebar", "win.edit-in-inspector",
    "win.plan-properties"
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL));
      jj_settle ();
    }
}

static void
test_page_actions (JjWindowFixture *fixture, gconstpointer data)
{
  static const char *const actions[]
      = { "page.filter", "page.add", "page.find", "page.show-columns", "page.clear-filter" };

  for (guint i = 0; i < jj_pages_get_n (); i++)
    {
      if (jj_pages_get (i)->n_kinds == 0)
        continue;
      jj_workspace_set_page (jj_window_get_workspace (fixture->window), jj_pages_get (i)->id);
      jj_settle ();
      for (guint k = 0; k < G_N_ELEMENTS (actions); k++)
        gtk_widget_activate_action (jj_window_get_page (fixture->window, i), actions[k], NULL);
      jj_settle ();
    }
  g_assert_true (jj_project_can_undo (fixture->project));
}

static void
test_sheets (JjWindowFixture *fixture, gconstpointer data)
{
  static const int widths[] = { 1280, 900, 640, 1280 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (fixture->window), widths[i], 700);
      jj_settle ();
    }
}

/* 2,000 × 6 × 3 = 36,000: a typed cell moves the computed one. */
static void
test_table (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  g_autoptr (JjTable) table = jj_plan_table_new (workspace, JJ_KIND_BUDGET_LINE, JJ_UNIT_YUAN);
  guint price = (guint)jj_plan_table_find_field (table, JJ_BUDGET_LINE_UNIT_PRICE);
  guint quantity = (guint)jj_plan_table_find_field (table, JJ_BUDGET_LINE_QUANTITY);
  guint times = (guint)jj_plan_table_find_field (table, JJ_BUDGET_LINE_TIMES);
  guint amount = (guint)jj_plan_table_get_main (table), row = jj_table_get_n_rows (table), refused;
  gint64 key = JJ_TABLE_NEW_ROW (0);
  const JjCellEdit cells[]
      = { { key, price, "2,000" }, { key, quantity, "6" }, { key, times, "3" } };
  JjTableEdit edit = { "new line", cells, 3, 1, 0 };
  g_autoptr (GError) error = NULL;
  gint64 value;

  g_assert_true (jj_table_apply (table, &edit, &refused, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (refused, ==, 0);
  g_assert_cmpuint (jj_table_get_n_rows (table), ==, row + 1);
  g_assert_true (jj_table_get_number (table, row, amount, &value));
  g_assert_cmpint (value, ==, 36000);
}

/* What a field cannot hold stays in the table with its reason and never reaches the plan. */
static void
test_refused_cell (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  g_autoptr (JjTable) table = jj_plan_table_new (workspace, JJ_KIND_SCHOOL, JJ_UNIT_YUAN);
  guint classes = (guint)jj_plan_table_find_field (table, JJ_SCHOOL_CLASSES), refused;
  JjCellEdit cell = { jj_table_get_key (table, 0), classes, "many" };
  JjTableEdit edit = { "typed", &cell, 1, 0, 0 };
  g_autoptr (GString) reason = g_string_new (NULL);
  guint64 revision = jj_plan_get_revision (jj_workspace_get_plan (workspace));

  g_assert_true (jj_table_apply (table, &edit, &refused, NULL));
  g_assert_cmpuint (refused, ==, 1);
  g_assert_true (jj_table_get_state (table, 0, classes, reason) & JJ_CELL_REFUSED);
  g_assert_cmpuint (reason->len, >, 0);
  g_assert_cmpuint (jj_plan_get_revision (jj_workspace_get_plan (workspace)), ==, revision);
}

/* "國教署補助款 60%、師資司補助款 40%" makes two links with their shares; the old one goes. */
static void
test_link_cell (JjWindowFixture *fixture, gconstpointer data)
{
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  g_autoptr (JjTable) table = jj_plan_table_new (workspace, JJ_KIND_BUDGET_LINE, JJ_UNIT_YUAN);
  guint purses = (guint)jj_table_find_column (table, "charged_to"), refused;
  g_autofree char *typed
      = g_strdup_printf ("%s 60%%、%s 40%%",
                         jj_element_get_title (jj_plan_get_nth (plan, JJ_KIND_PURSE, 0)),
                         jj_element_get_title (jj_plan_get_nth (plan, JJ_KIND_PURSE, 1)));
  JjCellEdit cell = { jj_table_get_key (table, 0), purses, typed };
  JjTableEdit edit = { "typed", &cell, 1, 0, 0 };
  JjFigures *figures;
  int line;

  g_assert_true (jj_table_apply (table, &edit, &refused, NULL));
  g_assert_cmpuint (refused, ==, 0);
  figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace));
  line = jj_figures_find_line (figures, cell.key);
  g_assert_cmpuint (jj_figures_get_line (figures, line)->n_parts, ==, 2);
  g_assert_cmpint (jj_figures_get_line (figures, line)->unassigned, ==, 0);
}

static void
test_search (JjWindowFixture *fixture, gconstpointer data)
{
  JjPlan *plan = jj_workspace_get_plan (jj_window_get_workspace (fixture->window));
  g_autoptr (GArray) by_code = jj_search (plan, JJ_ANY_ELEMENT, "C-012", 20);
  g_autoptr (GArray) nothing = jj_search (plan, JJ_ANY_ELEMENT, "no such words", 20);
  JjId first = g_array_index (by_code, JjHit, 0).id;

  g_assert_cmpstr (jj_element_get_code (jj_plan_find (plan, first)), ==, "C-012");
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_units (void)
{
  static const struct
  {
    JjUnit unit;
    gint64 amount;
    const char *text;
  } cases[] = {
    { JJ_UNIT_YUAN, 8452300, "8,452,300" },  { JJ_UNIT_THOUSAND, 8452300, "8,452.3" },
    { JJ_UNIT_THOUSAND, 8452000, "8,452" },  { JJ_UNIT_TEN_THOUSAND, 8452301, "845.2301" },
    { JJ_UNIT_THOUSAND, -500, "\u22120.5" }, { JJ_UNIT_THOUSAND, -1500, "\u22121.5" },
    { JJ_UNIT_TEN_THOUSAND, 5, "0.0005" },   { JJ_UNIT_YUAN, 0, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = jj_unit_format (cases[i].unit, cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

#define ADD(name, up, func)                                                                        \
  g_test_add ("/ui/window/" name, JjWindowFixture, NULL, up, func, jj_window_fixture_tear_down)

/* No program can pretend to be two fingers, so the gesture says what it would have seen: spread to
 * three halves, then pinched to half of where they began. */
static void
test_pinch (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (canvas));
  guint n_found = 0;

  jj_canvas_set_zoom (canvas, 0.8);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_ZOOM (controller))
        continue;
      n_found++;
      g_signal_emit_by_name (controller, "begin", NULL);
      g_signal_emit_by_name (controller, "scale-changed", 1.5);
      g_assert_cmpfloat_with_epsilon (jj_canvas_get_zoom (canvas), 1.2, 1e-9);
      g_signal_emit_by_name (controller, "scale-changed", 0.5);
      g_assert_cmpfloat_with_epsilon (jj_canvas_get_zoom (canvas), 0.4, 1e-9);
    }
  g_assert_cmpuint (n_found, ==, 1);
}

/* What the tray has placed is seen whole, and keys are for it. */
static void
test_place_all (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  JjRect view, all;

  gtk_widget_activate_action (GTK_WIDGET (canvas), "page.tray", NULL);
  jj_settle ();
  g_signal_emit_by_name (jj_find_labelled (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON,
                                           _ ("Place all")),
                         "clicked");
  jj_settle ();
  view = jj_canvas_get_view (canvas);
  all = jj_diagram_get_extents (jj_canvas_get_diagram (canvas));
  g_assert_cmpuint (jj_diagram_get_n_boxes (jj_canvas_get_diagram (canvas)), >, 200);
  g_assert_cmpfloat (view.height, >, all.height / 2);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == GTK_WIDGET (canvas));
}

/* The inspector has a form for whatever is selected, links too: a click on a line selects one. */
static void
test_every_kind_selected (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  JjWorkspace *workspace = jj_canvas_get_workspace (canvas);
  JjPlan *plan = jj_workspace_get_plan (workspace);
  guint n_links = 0;

  for (JjKindId kind = 0; kind < JJ_N_KINDS; kind++)
    {
      JjId id;

      if (jj_plan_get_count (plan, kind) == 0)
        continue;
      id = jj_element_get_id (jj_plan_get_nth (plan, kind, 0));
      jj_workspace_select (workspace, &id, 1);
      jj_settle ();
      n_links += (jj_kind_get (kind)->flags & JJ_KIND_LINK) != 0;
    }
  g_assert_cmpuint (n_links, >, 8);
}

/* Nothing is cut at 1024 × 768, whatever was looked at before: where a view leaves no room for the
 * inspector beside it, that is a sheet. */
static void
test_pages_fit (JjWindowFixture *fixture, gconstpointer data)
{
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1024, 768);
  for (guint i = 0; i < 2 * jj_pages_get_n (); i++)
    {
      const char *id = jj_pages_get (i % jj_pages_get_n ())->id;
      GtkWidget *page = jj_window_get_page (fixture->window, i % jj_pages_get_n ()), *panes;
      int least;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", id);
      jj_settle ();
      jj_window_edit_in_inspector (fixture->window, -1);
      jj_settle ();
      panes = gtk_widget_get_ancestor (page, JJ_TYPE_PANES);
      gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s needs %d px", id, least);
      if (g_str_equal (id, "model")) /* it stands beside the inspector */
        g_assert_cmpint (least, <, JJ_PANES_INSPECTOR_WIDTH - 150 - 290);
      g_assert_cmpint (gtk_widget_get_width (panes), <=, 1024);
      g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (panes)), ==,
                       gtk_widget_get_width (panes));
      g_assert_true (jj_panes_get_show_inspector (JJ_PANES (panes)));
    }
}

/* A sheet of many boxes seen from afar: a screen reader finds each of them. */
static void
test_proxies (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  JjWorkspace *workspace = jj_canvas_get_workspace (canvas);
  const guint n_schools = jj_plan_get_count (jj_workspace_get_plan (workspace), JJ_KIND_SCHOOL);
  JjEdit *edit = jj_edit_new ("");
  JjId sheet = jj_edit_insert (edit, JJ_KIND_SHEET, 0);
  guint n = 0;

  g_assert_cmpuint (n_schools, >, 160);
  for (guint i = 0; i < n_schools; i++)
    {
      JjId placement = jj_edit_insert (edit, JJ_KIND_PLACEMENT, 0);
      const gint64 values[] = {
        sheet,
        jj_element_get_id (jj_plan_get_nth (jj_workspace_get_plan (workspace), JJ_KIND_SCHOOL, i)),
        208 * (i % 15),
        104 * (i / 15),
        176,
        64
      };

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        jj_edit_set_number (edit, JJ_KIND_PLACEMENT, placement, JJ_PLACEMENT_SHEET + k, values[k]);
    }
  g_assert_true (jj_workspace_commit (workspace, edit, NULL));
  jj_canvas_set_sheet (canvas, sheet);
  jj_settle ();
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_get_visible (child)
         && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child))
                == GTK_ACCESSIBLE_ROLE_LIST_ITEM;
  g_assert_cmpuint (n, ==, n_schools);
}

/* Who came to the findings from the picture is led back into it, near enough to read. */
static void
test_finding_in_picture (JjWindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  JjWorkspace *workspace = jj_window_get_workspace (fixture->window);
  JjId purse
      = jj_element_get_id (jj_plan_get_nth (jj_workspace_get_plan (workspace), JJ_KIND_PURSE, 2));
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);

  jj_canvas_set_zoom (canvas, 0.4);
  gtk_widget_activate_action (window, "win.page", "s", "checks");
  jj_settle ();
  jj_workspace_show (workspace, purse, JJ_PURSE_GRANTED);
  g_assert_cmpstr (jj_workspace_get_page (workspace), ==, "model");
  g_assert_cmpfloat (jj_canvas_get_zoom (canvas), >=, 1.5);
  gtk_widget_activate_action (window, "win.page", "s", "overview");
  gtk_widget_activate_action (window, "win.page", "s", "checks");
  jj_workspace_show (workspace, purse, JJ_PURSE_GRANTED);
  g_assert_cmpstr (jj_workspace_get_page (workspace), ==, "budget");
}

static guint
count_text (const char *data, gsize size, const char *text)
{
  gsize length = strlen (text);
  guint n = 0;

  for (gsize i = 0; i + length <= size; i++)
    n += memcmp (data + i, text, length) == 0;
  return n;
}

/* What goes to the printer goes to a file here: the first sheet on A1, printed on A4. */
static void
test_print (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  JjWorkspace *workspace = jj_canvas_get_workspace (canvas);
  JjDiagramInput sheet
      = { .plan = jj_workspace_get_plan (workspace),
          .sheet = jj_canvas_get_sheet (canvas),
          .figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace)) };
  const JjPosterInput input
      = { .input = &sheet, .size = JJ_PAPER_A1, .paper = JJ_PAPER_A4, .day = JJ_EMPTY };
  g_autoptr (JjPoster) poster = jj_poster_new (&input);
  g_autoptr (GtkPrintOperation) operation = jj_poster_make_print (poster);
  g_autofree char *path = g_build_filename (fixture->folder, "printed.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (fixture->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_file_get_contents (path, &pdf, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (jj_poster_get_n_pages (poster), >=, 8);
  g_assert_cmpuint (count_text (pdf, size, "/Type /Page\n")
                        + count_text (pdf, size, "/Type /Page "),
                    ==, jj_poster_get_n_pages (poster));
  g_unlink (path);
}

static void
mark_ready (gpointer data)
{
  *(gboolean *)data = TRUE;
}

/* A view of the picture at parts of a pixel, on a red ground. (transfer full) */
static cairo_surface_t *
draw_shrunk (JjTiles *tiles, const JjTileView *view, double scale)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(view->width * scale),
                                    (int)(view->height * scale));
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  gtk_snapshot_scale (snapshot, (float)scale, (float)scale);
  jj_tiles_snapshot (tiles, snapshot, view);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node)
    gsk_render_node_draw (node, cr);
  g_clear_pointer (&node, gsk_render_node_unref);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How much of the ground shines through paper. */
static guint
count_gaps (cairo_surface_t *surface)
{
  guint gaps = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    {
      const guint32 *row
          = (const guint32 *)(gconstpointer)(cairo_image_surface_get_data (surface)
                                             + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
        gaps += (row[x] >> 16 & 255) > (row[x] >> 8 & 255) + 8
                && (row[x] >> 16 & 255) > (row[x] & 255) + 8;
    }
  return gaps;
}

/* The speaker's small picture of the room's: no line where two tiles meet. */
static void
test_no_gaps (JjWindowFixture *fixture, gconstpointer data)
{
  JjCanvas *canvas = jj_window_fixture_open_canvas (fixture);
  const JjDiagramInput input
      = { .plan = jj_project_get_plan (fixture->project), .sheet = jj_canvas_get_sheet (canvas) };
  g_autoptr (JjDiagram) diagram = jj_diagram_new (&input, NULL);
  gboolean is_ready = FALSE;
  JjTiles *tiles = jj_tiles_new (mark_ready, &is_ready);
  /* Beside the picture, where all is paper. */
  const JjTileView view = { .zoom = 1, .x = -4000, .y = 10, .width = 1200, .height = 1100 };
  guint gaps;

  jj_tiles_set_surface (tiles, 1, FALSE);
  jj_tiles_set_picture (tiles, diagram, jj_ui_get_theme (), NULL, NULL);
  for (;;)
    {
      cairo_surface_t *surface = draw_shrunk (tiles, &view, 0.61);

      gaps = count_gaps (surface);
      cairo_surface_destroy (surface);
      if (jj_tiles_is_complete (tiles))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (is_ready);
  g_assert_cmpuint (gaps, ==, 0);
  jj_tiles_free (tiles);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-page-opens", set_up, test_pages);
  ADD ("every-page-of-an-empty-plan-opens", set_up_empty, test_pages);
  ADD ("add-duplicate-delete-undo", set_up, test_add_delete_undo);
  ADD ("undo-restores-page-and-selection", set_up, test_undo_restores_place);
  ADD ("every-window-action-runs", set_up, test_actions);
  ADD ("every-page-action-runs", set_up_empty, test_page_actions);
  ADD ("panes-become-sheets-and-back", set_up, test_sheets);
  ADD ("typed-line-has-its-amount", set_up, test_table);
  ADD ("refused-cell-stays-out-of-the-plan", set_up, test_refused_cell);
  ADD ("typed-purses-become-links", set_up, test_link_cell);
  ADD ("find-by-code-and-find-nothing", set_up, test_search);
  ADD ("pinch-zooms-the-canvas", set_up, test_pinch);
  ADD ("every-box-in-view-has-its-proxy", set_up, test_proxies);
  ADD ("every-kind-has-its-form", set_up, test_every_kind_selected);
  ADD ("the-tray-shows-what-it-placed", set_up, test_place_all);
  ADD ("every-page-fits-a-small-screen", set_up, test_pages_fit);
  ADD ("a-finding-leads-back-into-the-picture", set_up, test_finding_in_picture);
  ADD ("poster-prints-all-its-pages", set_up, test_print);
  ADD ("tiles-leave-no-gap", set_up, test_no_gaps);
  g_test_add_func ("/ui/units-are-exact", test_units);
  return g_test_run ();
}
