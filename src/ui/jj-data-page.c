/* jj-data-page.c: a view with tables of one or more kinds, and a picture above where there is one
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-data-page.h"

#include "jj-catalogue.h"
#include "jj-commands.h"
#include "jj-data-tab.h"
#include "jj-explain-window.h"
#include "jj-format.h"
#include "jj-named-filters.h"
#include "jj-page-pictures.h"
#include "jj-pages.h"
#include "jj-proposals-dialog.h"
#include "jj-reduction-action.h"
#include "jj-scope.h"
#include "jj-table-output.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* Of the picture, in px, until somebody drags the handle. */
#define PICTURE_HEIGHT 300

struct _JjDataPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  const JjPage *page;
  GPtrArray *tabs; /* JjDataTab, one a kind */
  guint current;
  JjChartView *picture; /* NULL: none */
  JjNamedFilters *named;

  GtkWidget *top;
  GtkLabel *title, *filter_text;
  GtkWidget *filter_box;
  GtkBox *switcher;
  GtkSearchEntry *filter;
  GtkWidget *add, *propose;
  GtkPaned *paned;
  GtkStack *stack;
  GtkWidget *picture_button;
  GMenu *named_menu;
  GPtrArray *switches; /* GtkToggleButton */
  gboolean switching;
};

G_DEFINE_FINAL_TYPE (JjDataPage, jj_data_page, GTK_TYPE_WIDGET)

static JjDataTab *
current_tab (JjDataPage *self)
{
  return g_ptr_array_index (self->tabs, self->current);
}

/* Of lines that several purses share a ribbon has only a part: then both sums are said. whole:
 * JJ_EMPTY where they are the same. */
static void
append_total (JjDataPage *self, GString *text, gint64 *whole)
{
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                                     JJ_UNIT_YUAN);
  g_autofree char *amount = NULL;
  gint64 sum, part;

  *whole = JJ_EMPTY;
  if (!jj_data_tab_get_sum (current_tab (self), &sum))
    return;
  if (!jj_data_tab_get_part_sum (current_tab (self), &part))
    part = sum;
  amount = jj_unit_format (unit, part);
  g_string_append_printf (text, " · %s %s", amount, jj_unit_get_label (unit));
  if (part != sum)
    *whole = sum;
}

/* By what the table is filtered, below the title. */
static void
update_filter (JjDataPage *self, gint64 whole)
{
  JjDataTab *tab = current_tab (self);
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                                     JJ_UNIT_YUAN);
  g_autofree char *by = jj_data_tab_describe_filters (tab);
  const char *name = self->named ? jj_named_filters_follow (self->named) : NULL;
  gboolean filtered = jj_data_tab_is_filtered (tab);
  GString *text = g_string_new (NULL);

  g_string_printf (text, _ ("Filtered: %s"), name ? name : by);
  if (whole != JJ_EMPTY)
    {
      g_autofree char *amount = jj_unit_format (unit, whole);

      g_string_append_printf (text, _ (" (of lines worth %s)"), amount);
    }
  gtk_label_set_text (self->filter_text, text->str);
  jj_ui_set_tooltip (GTK_WIDGET (self->filter_text), text->str);
  gtk_widget_set_visible (self->filter_box, filtered);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.clear-filter", filtered);
  g_string_free (text, TRUE);
}

/* Of which scenario the lines are, where there is more than one budget. */
static void
append_scenario (JjDataPage *self, GString *text)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  JjId id = jj_figures_get_scenario (figures);
  const JjElement *scenario
      = id ? jj_plan_find (jj_workspace_get_plan (self->workspace), id) : NULL;

  if (scenario && self->page->kinds[self->current] == JJ_KIND_BUDGET_LINE)
    g_string_append_printf (text, " · %s", jj_element_get_title (scenario));
}

/* "經費 · 312 列 · 8,452,300 元". */
static void
update_title (JjDataPage *self)
{
  JjDataTab *tab = current_tab (self);
  guint shown = jj_data_tab_get_n_shown (tab), all = jj_data_tab_get_n_rows (tab);
  g_autofree char *count = jj_format_money (shown), *of = jj_format_money (all);
  GString *text = g_string_new (jj_page_get_title (self->page));
  gint64 whole;

  append_scenario (self, text);
  g_string_append (text, " · ");
  if (shown == all)
    g_string_append_printf (text, ngettext ("%s row", "%s rows", shown), count);
  else
    g_string_append_printf (text, ngettext ("%s of %s row", "%s of %s rows", all), count, of);
  append_total (self, text, &whole);
  gtk_label_set_text (self->title, text->str);
  update_filter (self, whole);
  g_string_free (text, TRUE);
}

static const char *
get_tab_name (JjDataPage *self)
{
  return jj_label (jj_kind_get (self->page->kinds[self->current])->label);
}

static void
update_actions (JjDataPage *self)
{
  gboolean writable = !jj_workspace_get_read_only (self->workspace)
                      && jj_scope_may_add (jj_workspace_get_plan (self->workspace),
                                           self->page->kinds[self->current]);
  g_autofree char *name = g_strdup_printf (_ ("Add: %s"), get_tab_name (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.budget-reductions",
                                 self->page->kinds[0] == JJ_KIND_TALENT_POOL);
  jj_ui_set_tooltip (self->add, name);
  jj_ui_set_name (self->add, name);
}

static void
show_tab (JjDataPage *self, guint i)
{
  self->current = i;
  self->switching = TRUE;
  for (guint k = 0; k < self->switches->len; k++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->switches, k), k == i);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), jj_data_tab_get_search (current_tab (self)));
  self->switching = FALSE;
  gtk_stack_set_visible_child (self->stack, g_ptr_array_index (self->tabs, i));
  if (self->named)
    jj_named_filters_set_tab (self->named, current_tab (self));
  update_title (self);
  update_actions (self);
}

static void
on_switch (GtkToggleButton *button, JjDataPage *self)
{
  guint i = 0;

  if (self->switching || !gtk_toggle_button_get_active (button))
    return;
  g_ptr_array_find (self->switches, button, &i);
  show_tab (self, i);
}

static void
on_filter_changed (JjDataPage *self)
{
  if (!self->switching)
    jj_data_tab_set_search (current_tab (self),
                            gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
on_filter_focus (GtkEventControllerFocus *focus, JjDataPage *self)
{
  jj_data_tab_prepare_search (current_tab (self));
}

static void
on_stop_filter (JjDataPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  jj_data_tab_grab_focus (current_tab (self));
}

static void
on_tab_changed (JjDataPage *self)
{
  JjDataTab *tab = current_tab (self);

  self->switching = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->filter)), jj_data_tab_get_search (tab)))
    gtk_editable_set_text (GTK_EDITABLE (self->filter), jj_data_tab_get_search (tab));
  self->switching = FALSE;
  update_title (self);
}

/* The new element belongs to what is selected where that makes sense: a line to its activity. */
static void
add_element (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);
  JjKindId kind = self->page->kinds[self->current];
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);
  JjId id;
  JjEdit *edit = jj_command_add (jj_workspace_get_plan (self->workspace), kind,
                                 n_ids == 1 ? ids[0] : 0, &id);

  jj_catalogue_set_scenario (self->workspace, edit, kind, id);
  if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_data_tab_show (current_tab (self), id, JJ_NAME, TRUE);
}

static JjProposalType
proposed_here (JjDataPage *self)
{
  return self->page->kinds[0] == JJ_KIND_COMMUNITY ? JJ_PROPOSAL_COMMUNITY : JJ_PROPOSAL_MENTOR;
}

static void
propose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  jj_proposals_dialog_show (widget, self->workspace, proposed_here (self));
}

static void
budget_reductions (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_reduction_action_run (widget, JJ_DATA_PAGE (widget)->workspace);
}

static void
start_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JJ_DATA_PAGE (widget)->filter));
}

static void
clear_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  jj_data_tab_clear_filters (current_tab (self));
  jj_named_filters_forget (self->named);
  update_title (self);
}

static void
on_part (GtkWidget *picture, const JjChartPart *part, JjDataPage *self)
{
  const JjElement *element
      = part && part->element
            ? jj_plan_find (jj_workspace_get_plan (self->workspace), part->element)
            : NULL;

  gboolean has_rows = part && part->rows && part->rows->len > 0;

  if (has_rows || !element)
    {
      jj_data_page_filter_part (self, has_rows ? part : NULL);
      return;
    }
  /* What has a row here is shown in it; a school on the map of alliances in the inspector alone. */
  jj_data_page_show (GTK_WIDGET (self), part->element, -1);
  jj_workspace_select (self->workspace, &part->element, 1);
}

/* After an edit the same part has other rows and another amount; without the part the filter goes.
 */
static void
on_figures (JjDataPage *self)
{
  g_autofree char *label
      = g_strdup (jj_data_tab_get_part_label (g_ptr_array_index (self->tabs, 0)));

  if (label && self->picture)
    jj_data_page_filter_part (self, jj_chart_view_find (self->picture, label));
}

static void
on_position (JjDataPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->paned)))
    jj_settings_set_int (jj_workspace_get_settings (self->workspace), "picture-height",
                         gtk_paned_get_position (self->paned));
}

static void
add_picture (JjDataPage *self)
{
  GtkWidget *picture;
  int height = jj_settings_get_int (jj_workspace_get_settings (self->workspace), "picture-height",
                                    PICTURE_HEIGHT);

  gtk_widget_set_visible (self->picture_button, self->page->chart != NULL);
  if (!self->page->chart)
    return;
  picture = jj_page_pictures_new (self->workspace, self->page->chart, G_CALLBACK (on_part), self);
  self->picture = jj_page_pictures_get_first (picture);
  gtk_paned_set_start_child (self->paned, picture);
  gtk_paned_set_position (self->paned, height);
  g_object_bind_property (self->picture_button, "active", picture, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (jj_workspace_get_analysis (self->workspace), "notify::figures",
                           G_CALLBACK (on_figures), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->paned, "notify::position", G_CALLBACK (on_position), self,
                           G_CONNECT_SWAPPED);
}

static void
find_in_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_data_tab_find (current_tab (JJ_DATA_PAGE (widget)));
}

/* F4: the selected rows where there are several, the one row's figure, else the sum in the title.
 */
static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  if (!jj_data_tab_explain (current_tab (self), FALSE))
    jj_explain_selected (widget, self->workspace);
}

static void
on_title_released (JjDataPage *self)
{
  jj_data_tab_explain (current_tab (self), TRUE);
}

static void
show_columns (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_data_tab_show_columns (current_tab (JJ_DATA_PAGE (widget)));
}

/* What is seen, with the view's and the plan's names and how much of it is shown. */
static JjSeenTable *
copy_seen (JjDataPage *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  g_autofree char *title
      = g_strdup_printf ("%s · %s", get_tab_name (self), jj_element_get_title (root));
  g_autofree char *scope = gtk_widget_get_visible (self->filter_box)
                               ? g_strdup_printf ("%s · %s", gtk_label_get_text (self->title),
                                                  gtk_label_get_text (self->filter_text))
                               : g_strdup (gtk_label_get_text (self->title));

  return jj_seen_table_new (jj_data_tab_get_grid (current_tab (self)), title, scope);
}

static void
export_csv (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  jj_table_output_ask (widget, self->workspace, copy_seen (self), get_tab_name (self),
                       JJ_OUTPUT_CSV);
}

static void
export_ods (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  jj_table_output_ask (widget, self->workspace, copy_seen (self), get_tab_name (self),
                       JJ_OUTPUT_ODS);
}

static void
export_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  jj_table_output_ask (widget, self->workspace, copy_seen (self), get_tab_name (self),
                       JJ_OUTPUT_PDF);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);

  jj_table_output_print (widget, self->workspace, copy_seen (self), get_tab_name (self));
}

static void
jj_data_page_dispose (GObject *object)
{
  JjDataPage *self = JJ_DATA_PAGE (object);

  g_clear_pointer (&self->named, jj_named_filters_free);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_data_page_parent_class)->dispose (object);
}

static void
jj_data_page_finalize (GObject *object)
{
  JjDataPage *self = JJ_DATA_PAGE (object);

  g_ptr_array_unref (self->tabs);
  g_ptr_array_unref (self->switches);
  G_OBJECT_CLASS (jj_data_page_parent_class)->finalize (object);
}

static gboolean
jj_data_page_grab_focus (GtkWidget *widget)
{
  jj_data_tab_grab_focus (current_tab (JJ_DATA_PAGE (widget)));
  return TRUE;
}

static void
jj_data_page_class_init (JjDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_data_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_data_page_finalize;
  jj_ui_set_grab_focus (widget_class, jj_data_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-data-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, jj_ui_leave_menu);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, filter_text);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, filter);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, add);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, propose);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, paned);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, picture_button);
  gtk_widget_class_bind_template_child (widget_class, JjDataPage, named_menu);
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_element);
  gtk_widget_class_install_action (widget_class, "page.propose", NULL, propose);
  gtk_widget_class_install_action (widget_class, "page.budget-reductions", NULL, budget_reductions);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, start_filter);
  gtk_widget_class_install_action (widget_class, "page.clear-filter", NULL, clear_filter);
  gtk_widget_class_install_action (widget_class, "page.find", NULL, find_in_table);
  gtk_widget_class_install_action (widget_class, "page.show-columns", NULL, show_columns);
  gtk_widget_class_install_action (widget_class, "page.explain", NULL, explain);
  gtk_widget_class_install_action (widget_class, "page.export-csv", NULL, export_csv);
  gtk_widget_class_install_action (widget_class, "page.export-ods", NULL, export_ods);
  gtk_widget_class_install_action (widget_class, "page.export-pdf", NULL, export_pdf);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
}

static void
jj_data_page_init (JjDataPage *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  GtkGesture *click = gtk_gesture_click_new ();

  self->tabs = g_ptr_array_new ();
  self->switches = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_title_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self->filter), focus);
  g_signal_connect (focus, "enter", G_CALLBACK (on_filter_focus), self);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (on_filter_changed), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (on_stop_filter), self);
}

static void
add_tab (JjDataPage *self, JjKindId kind)
{
  GtkWidget *tab = jj_data_tab_new (self->workspace, kind);
  GtkWidget *toggle = gtk_toggle_button_new_with_label (jj_label (jj_kind_get (kind)->label));

  g_ptr_array_add (self->tabs, tab);
  gtk_stack_add_child (self->stack, tab);
  g_signal_connect_object (tab, "changed", G_CALLBACK (on_tab_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (toggle, "toggled", G_CALLBACK (on_switch), self);
  if (self->switches->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), g_ptr_array_index (self->switches, 0));
  g_ptr_array_add (self->switches, toggle);
  gtk_box_append (self->switcher, toggle);
}

GtkWidget *
jj_data_page_new (JjWorkspace *workspace, guint page)
{
  JjDataPage *self = g_object_new (JJ_TYPE_DATA_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->page = jj_pages_get (page);
  for (guint i = 0; i < self->page->n_kinds; i++)
    add_tab (self, self->page->kinds[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), self->page->n_kinds > 1);
  gtk_widget_set_visible (self->propose, self->page->kinds[0] == JJ_KIND_COMMUNITY
                                             || self->page->kinds[0] == JJ_KIND_TALENT_POOL);
  gtk_button_set_label (GTK_BUTTON (self->propose), proposed_here (self) == JJ_PROPOSAL_COMMUNITY
                                                        ? _ ("Propose _Communities…")
                                                        : _ ("Propose _Mentors…"));
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (self->page));
  add_picture (self);
  self->named = jj_named_filters_new (workspace, GTK_WIDGET (self), self->named_menu);
  show_tab (self, 0);
  return GTK_WIDGET (self);
}

void
jj_data_page_show (GtkWidget *widget, JjId id, int field)
{
  JjDataPage *self = JJ_DATA_PAGE (widget);
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), id);

  if (!element)
    return;
  for (guint i = 0; i < self->page->n_kinds; i++)
    if (self->page->kinds[i] == jj_element_get_kind_id (element))
      {
        show_tab (self, i);
        jj_data_tab_show (current_tab (self), id, field, FALSE);
      }
}

void
jj_data_page_show_rows (JjDataPage *self, JjKindId kind, GArray *ids, const char *label)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      if (jj_data_tab_get_kind (g_ptr_array_index (self->tabs, i)) != kind)
        continue;
      show_tab (self, i);
      if (ids)
        {
          clear_filter (GTK_WIDGET (self), NULL, NULL);
          jj_data_tab_filter_ids (current_tab (self), ids, label);
        }
      else if (label)
        {
          clear_filter (GTK_WIDGET (self), NULL, NULL);
          /* Before the entry tells it, a moment later, the table must know. */
          jj_data_tab_set_search (current_tab (self), label);
          gtk_editable_set_text (GTK_EDITABLE (self->filter), label);
        }
      update_title (self);
      jj_data_tab_grab_focus (current_tab (self));
    }
}

void
jj_data_page_filter_part (JjDataPage *self, const JjChartPart *part)
{
  show_tab (self, 0);
  jj_data_tab_filter_part (current_tab (self), part);
  update_title (self);
}
