/* jj-scenario-page.c: two budgets of one plan beside each other (方案) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-scenario-page.h"

#include "jj-diff-table.h"
#include "jj-explain-window.h"
#include "jj-grid-frame.h"
#include "jj-kinds-plan.h"
#include "jj-kinds-work.h"
#include "jj-pages.h"
#include "jj-scenario-picture.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* One of the two that are compared. */
typedef struct
{
  JjId id;
  GtkDropDown *choice;
  GtkLabel *total;
  GtkWidget *shown, *adopted, *adopt;
} Side;

struct _JjScenarioPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *table;
  JjTableView *view;
  JjScenarioPicture *picture;
  JjGridFrame *frame;
  Side sides[2];
  guint refresh_id;
  gboolean filling;

  GtkWidget *top, *content, *empty;
  GtkLabel *title;
  GtkStack *stack;
  GtkPaned *paned;
  GtkBox *first_head, *second_head;
};

G_DEFINE_FINAL_TYPE (JjScenarioPage, jj_scenario_page, GTK_TYPE_WIDGET)

static JjPlan *
get_plan (JjScenarioPage *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static JjAnalysis *
get_analysis (JjScenarioPage *self)
{
  return jj_workspace_get_analysis (self->workspace);
}

static JjUnit
get_unit (JjScenarioPage *self)
{
  return jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                              JJ_UNIT_YUAN);
}

static gboolean
is_there (JjScenarioPage *self, JjId id)
{
  const JjElement *element = id ? jj_plan_find (get_plan (self), id) : NULL;

  return element && jj_element_get_kind_id (element) == JJ_KIND_SCENARIO;
}

/* The adopted one stands left, the first of the others right, until somebody chooses. */
static void
choose_sides (JjScenarioPage *self)
{
  JjPlan *plan = get_plan (self);
  guint n = jj_plan_get_count (plan, JJ_KIND_SCENARIO);

  if (!is_there (self, self->sides[0].id))
    self->sides[0].id = jj_scenario_get_adopted (plan);
  if (is_there (self, self->sides[1].id) && self->sides[1].id != self->sides[0].id)
    return;
  self->sides[1].id = self->sides[0].id;
  for (guint i = 0; i < n && self->sides[1].id == self->sides[0].id; i++)
    self->sides[1].id = jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i));
}

static void
show_side (JjScenarioPage *self, Side *side, JjFigures *figures)
{
  JjPlan *plan = get_plan (self);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n = jj_plan_get_count (plan, JJ_KIND_SCENARIO), at = 0;
  JjUnit unit = get_unit (self);
  g_autofree char *total = jj_unit_format (unit, jj_figures_get_totals (figures)->total);
  g_autofree char *text = g_strdup_printf ("%s %s", total, jj_unit_get_label (unit));
  gboolean adopted = jj_scenario_get_adopted (plan) == side->id;
  gboolean writable = !jj_workspace_get_read_only (self->workspace);

  for (guint i = 0; i < n; i++)
    {
      const JjElement *scenario = jj_plan_get_nth (plan, JJ_KIND_SCENARIO, i);

      gtk_string_list_append (names, jj_element_get_title (scenario));
      at = jj_element_get_id (scenario) == side->id ? i : at;
    }
  gtk_drop_down_set_model (side->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (side->choice, at);
  g_object_unref (names);
  gtk_label_set_text (side->total, text);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (side->shown),
                                jj_figures_get_scenario (
                                    jj_analysis_get_figures (get_analysis (self)))
                                    == side->id);
  gtk_widget_set_visible (side->adopted, adopted);
  gtk_widget_set_visible (side->adopt, !adopted);
  gtk_widget_set_sensitive (side->adopt, writable);
}

static void
show_title (JjScenarioPage *self, const JjScenarioDiff *diff)
{
  JjUnit unit = get_unit (self);
  g_autofree char *more = jj_unit_format (unit, diff ? diff->second_total - diff->first_total : 0);
  guint n = jj_plan_get_count (get_plan (self), JJ_KIND_SCENARIO);
  GString *text = g_string_new (_ ("Scenarios"));

  if (diff)
    {
      g_string_append_printf (text, " · %u · ", n);
      g_string_append_printf (text, ngettext ("%u row differs", "%u rows differ", diff->rows->len),
                              diff->rows->len);
      g_string_append_printf (text, " · %s %s %s", _ ("Difference"), more,
                              jj_unit_get_label (unit));
    }
  gtk_label_set_text (self->title, text->str);
  g_string_free (text, TRUE);
}

static void
update_actions (JjScenarioPage *self)
{
  gboolean writable = !jj_workspace_get_read_only (self->workspace);
  gboolean any = jj_plan_get_count (get_plan (self), JJ_KIND_SCENARIO) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.duplicate", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.drop", writable && any);
}

static gboolean
refresh (gpointer data)
{
  JjScenarioPage *self = data;
  JjPackSet *packs = jj_analysis_get_packs (get_analysis (self));
  gboolean any = jj_plan_get_count (get_plan (self), JJ_KIND_SCENARIO) > 0;
  g_autoptr (JjFigures) first = NULL, second = NULL;
  JjScenarioDiff *diff;

  self->refresh_id = 0;
  update_actions (self);
  gtk_stack_set_visible_child (self->stack, any ? self->content : self->empty);
  if (!any)
    {
      jj_scenario_picture_set_figures (self->picture, NULL, NULL);
      jj_diff_table_set (self->table, NULL);
      show_title (self, NULL);
      return G_SOURCE_REMOVE;
    }
  choose_sides (self);
  first = jj_figures_new (get_plan (self), packs, self->sides[0].id);
  second = jj_figures_new (get_plan (self), packs, self->sides[1].id);
  diff = jj_scenario_compare (get_plan (self), first, second);
  self->filling = TRUE;
  show_side (self, &self->sides[0], first);
  show_side (self, &self->sides[1], second);
  self->filling = FALSE;
  jj_scenario_picture_set_figures (self->picture, first, second);
  show_title (self, diff);
  jj_diff_table_set (self->table, diff);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjScenarioPage *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, refresh, self, NULL);
}

/* What is drawn belongs to the plan as it was: it goes at once, and comes back before the frame. */
static void
on_plan_changed (JjScenarioPage *self)
{
  jj_scenario_picture_set_figures (self->picture, NULL, NULL);
  jj_diff_table_set (self->table, NULL);
  queue_refresh (self);
}

/* A scenario that is not the window's has figures of its own. */
static void
on_total (GtkGestureClick *click, int n_press, double x, double y, JjScenarioPage *self)
{
  GtkWidget *total = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  const Side *side = &self->sides[total == GTK_WIDGET (self->sides[1].total) ? 1 : 0];
  const JjElement *scenario = jj_plan_find (get_plan (self), side->id);
  g_autoptr (JjFigures) figures = NULL;

  if (!scenario)
    return;
  figures = jj_figures_new (get_plan (self), jj_analysis_get_packs (get_analysis (self)), side->id);
  jj_explain_total_of (total, self->workspace, jj_element_get_title (scenario), figures);
}

static Side *
side_of (JjScenarioPage *self, GtkWidget *widget)
{
  return &self->sides[gtk_widget_is_ancestor (widget, GTK_WIDGET (self->second_head)) ? 1 : 0];
}

static void
on_choice (GtkDropDown *drop, GParamSpec *pspec, JjScenarioPage *self)
{
  guint at = gtk_drop_down_get_selected (drop);
  Side *side = side_of (self, GTK_WIDGET (drop));

  if (self->filling || at >= jj_plan_get_count (get_plan (self), JJ_KIND_SCENARIO))
    return;
  side->id = jj_element_get_id (jj_plan_get_nth (get_plan (self), JJ_KIND_SCENARIO, at));
  if (self->sides[0].id == self->sides[1].id)
    self->sides[side == &self->sides[0] ? 1 : 0].id = 0;
  queue_refresh (self);
}

static void
on_shown (GtkToggleButton *button, JjScenarioPage *self)
{
  if (self->filling)
    return;
  jj_analysis_set_scenario (get_analysis (self), side_of (self, GTK_WIDGET (button))->id);
  queue_refresh (self);
}

static void
on_adopt (GtkButton *button, JjScenarioPage *self)
{
  JjId id = side_of (self, GTK_WIDGET (button))->id;
  g_autoptr (JjEdit) edit = jj_scenario_adopt (get_plan (self), id);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (jj_workspace_commit (self->workspace, jj_edit_ref (edit), NULL))
    {
      jj_analysis_set_scenario (get_analysis (self), id);
      jj_workspace_message (self->workspace, label, TRUE);
    }
}

/* The copy of what stands left stands right then, and is shown: it is what one goes on with. */
static void
duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjScenarioPage *self = JJ_SCENARIO_PAGE (widget);
  JjId id = 0;

  choose_sides (self);
  if (!jj_workspace_commit (self->workspace,
                            jj_scenario_duplicate (get_plan (self), self->sides[0].id, &id), NULL))
    return;
  self->sides[1].id = id;
  jj_analysis_set_scenario (get_analysis (self), id);
  jj_workspace_message (self->workspace, jj_element_get_title (jj_plan_find (get_plan (self), id)),
                        TRUE);
}

static void
drop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjScenarioPage *self = JJ_SCENARIO_PAGE (widget);
  g_autoptr (JjEdit) edit = jj_scenario_drop (get_plan (self), self->sides[1].id);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  jj_analysis_set_scenario (get_analysis (self), 0);
  if (jj_workspace_commit (self->workspace, jj_edit_ref (edit), NULL))
    jj_workspace_message (self->workspace, label, TRUE);
}

static void
on_row_activated (JjGrid *grid, gint64 key, JjScenarioPage *self)
{
  const JjScenarioRow *row = jj_diff_table_find (self->table, key);
  guint side = row && row->second ? 1 : 0;
  JjId id;

  if (!row)
    return;
  id = side == 1 ? row->second : row->first;
  jj_analysis_set_scenario (get_analysis (self), self->sides[side].id);
  jj_workspace_show (self->workspace, id, JJ_BUDGET_LINE_UNIT_PRICE);
}

static void
make_head (JjScenarioPage *self, Side *side, GtkBox *box)
{
  GtkGesture *click = gtk_gesture_click_new ();

  side->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  side->total = GTK_LABEL (gtk_label_new (NULL));
  side->shown = gtk_toggle_button_new_with_label (_ ("Shown"));
  side->adopted = gtk_label_new (_ ("✓ Adopted"));
  side->adopt = gtk_button_new_with_label (_ ("Adopt"));
  jj_ui_set_name (GTK_WIDGET (side->choice), _ ("Scenario"));
  jj_ui_set_tooltip (side->shown, _ ("Figures, tables and findings of the window are this one's"));
  gtk_widget_add_css_class (GTK_WIDGET (side->total), "heading");
  gtk_widget_add_css_class (GTK_WIDGET (side->total), "numeric");
  gtk_widget_add_css_class (side->adopted, "done");
  gtk_widget_set_hexpand (GTK_WIDGET (side->total), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (side->total), "pointer");
  jj_ui_set_tooltip (GTK_WIDGET (side->total), _ ("What makes this number (F4)"));
  g_signal_connect (click, "released", G_CALLBACK (on_total), self);
  gtk_widget_add_controller (GTK_WIDGET (side->total), GTK_EVENT_CONTROLLER (click));
  gtk_label_set_xalign (side->total, 0);
  gtk_label_set_ellipsize (side->total, PANGO_ELLIPSIZE_END);
  gtk_box_append (box, GTK_WIDGET (side->choice));
  gtk_box_append (box, GTK_WIDGET (side->total));
  gtk_box_append (box, side->adopted);
  gtk_box_append (box, side->adopt);
  gtk_box_append (box, side->shown);
  g_signal_connect (side->choice, "notify::selected", G_CALLBACK (on_choice), self);
  g_signal_connect (side->shown, "toggled", G_CALLBACK (on_shown), self);
  g_signal_connect (side->adopt, "clicked", G_CALLBACK (on_adopt), self);
}

static void
build_table (JjScenarioPage *self)
{
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);

  g_clear_object (&self->view);
  g_clear_object (&self->table);
  self->table = jj_diff_table_new (self->workspace, get_unit (self));
  self->view = jj_table_view_new (self->table);
  jj_table_view_set_sum_column (self->view, (int)jj_diff_table_get_difference ());
  jj_grid_set_view (grid, self->view);
  queue_refresh (self);
}

static gboolean
jj_scenario_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
      GTK_WIDGET (jj_grid_frame_get_grid (JJ_SCENARIO_PAGE (widget)->frame)));
}

static void
jj_scenario_page_dispose (GObject *object)
{
  JjScenarioPage *self = JJ_SCENARIO_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->top)
    jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_scenario_page_parent_class)->dispose (object);
}

static void
jj_scenario_page_class_init (JjScenarioPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_scenario_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_scenario_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-scenario-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, content);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, empty);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, paned);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, first_head);
  gtk_widget_class_bind_template_child (widget_class, JjScenarioPage, second_head);
  gtk_widget_class_install_action (widget_class, "page.duplicate", NULL, duplicate);
  gtk_widget_class_install_action (widget_class, "page.drop", NULL, drop);
}

static void
jj_scenario_page_init (JjScenarioPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  make_head (self, &self->sides[0], self->first_head);
  make_head (self, &self->sides[1], self->second_head);
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->frame));
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)), _ ("Differences"));
  g_signal_connect (jj_grid_frame_get_grid (self->frame), "row-activated",
                    G_CALLBACK (on_row_activated), self);
  g_signal_connect_after (self, "map", G_CALLBACK (queue_refresh), NULL);
}

GtkWidget *
jj_scenario_page_new (JjWorkspace *workspace, guint page)
{
  JjScenarioPage *self = g_object_new (JJ_TYPE_SCENARIO_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->picture = JJ_SCENARIO_PICTURE (jj_scenario_picture_new (workspace));
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->picture));
  build_table (self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed",
                           G_CALLBACK (on_plan_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (build_table), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  refresh (self);
  return GTK_WIDGET (self);
}
