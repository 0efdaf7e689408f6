/* jj-coverage-page.c: which schools are reached by what */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-coverage-page.h"

#include "jj-coverage-table.h"
#include "jj-empty-state.h"
#include "jj-format.h"
#include "jj-grid-frame.h"
#include "jj-kinds-people.h"
#include "jj-pages.h"
#include "jj-table-output.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

enum
{
  MATRIX,
  EQUITY,
  EXCHANGE,
  TALENT,
  N_TABLES
};

struct _JjCoveragePage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjTable *tables[N_TABLES];
  JjTableView *views[N_TABLES];
  JjGridFrame *frames[N_TABLES];
  guint current, refresh_id;
  guint stale; /* bits of tables that are to be worked out again */

  GtkWidget *top;
  GtkLabel *title, *gaps;
  GtkSearchEntry *filter;
  GtkToggleButton *matrix, *equity, *exchange, *talent;
  GtkStack *stack;
  GtkWidget *empty; /* in the stack, where there are no schools */
};

G_DEFINE_FINAL_TYPE (JjCoveragePage, jj_coverage_page, GTK_TYPE_WIDGET)

static JjGrid *
get_grid (JjCoveragePage *self, guint table)
{
  return jj_grid_frame_get_grid (self->frames[table]);
}

/* Schools that do not take part are in no row. */
static guint
count_absent (JjPlan *plan)
{
  guint n = 0;

  for (guint i = 0; i < jj_plan_get_count (plan, JJ_KIND_SCHOOL); i++)
    n += !jj_element_get_bool (jj_plan_get_nth (plan, JJ_KIND_SCHOOL, i), JJ_SCHOOL_ACTIVE);
  return n;
}

/* (transfer full) */
static char *
describe_gaps (JjCoveragePage *self)
{
  guint n = jj_coverage_table_count_gaps (self->tables[MATRIX]);
  guint n_absent = count_absent (jj_workspace_get_plan (self->workspace));
  g_autofree char *gaps
      = g_strdup_printf (ngettext ("%u school has a gap", "%u schools have gaps", n), n);
  g_autofree char *absent
      = g_strdup_printf (ngettext ("%u does not take part and is not listed",
                                   "%u do not take part and are not listed", n_absent),
                         n_absent);

  return n_absent > 0 ? g_strdup_printf ("%s · %s", gaps, absent) : g_steal_pointer (&gaps);
}

/* What the table is about beyond its rows. (transfer full) */
static char *
describe (JjCoveragePage *self)
{
  guint n = self->current == EXCHANGE ? jj_exchange_table_count_outside (self->tables[EXCHANGE])
            : self->current == TALENT ? jj_talent_table_count_ending (self->tables[TALENT])
                                      : 0;

  if (self->current == TALENT)
    return g_strdup_printf (ngettext ("%u certificate ends within the plan's year",
                                      "%u certificates end within the plan's year", n),
                            n);
  if (self->current == EXCHANGE)
    return g_strdup_printf (ngettext ("%u more support is between schools of no common alliance",
                                      "%u more supports are between schools of no common alliance",
                                      n),
                            n);
  return describe_gaps (self);
}

/* Without schools nothing can be covered. */
static void
show_table (JjCoveragePage *self)
{
  gboolean any = jj_plan_get_count (jj_workspace_get_plan (self->workspace), JJ_KIND_SCHOOL) > 0;

  gtk_stack_set_visible_child (self->stack,
                               any ? GTK_WIDGET (self->frames[self->current]) : self->empty);
}

static void
update_title (JjCoveragePage *self)
{
  JjTable *table = self->tables[self->current];
  gint64 sum;
  guint all = jj_table_get_n_rows (table);
  guint n = all - jj_table_view_get_hidden (self->views[self->current], &sum);
  g_autofree char *count = jj_format_money (n), *of = jj_format_money (all), *gaps = NULL;
  GString *title = g_string_new (_ ("Coverage"));

  g_string_append (title, " · ");
  if (n == all)
    g_string_append_printf (title, ngettext ("%s row", "%s rows", n), count);
  else
    g_string_append_printf (title, ngettext ("%s of %s row", "%s of %s rows", all), count, of);
  gaps = describe (self);
  gtk_label_set_text (self->title, title->str);
  gtk_label_set_text (self->gaps, gaps);
  show_table (self);
  g_string_free (title, TRUE);
}

static void
refresh_table (JjCoveragePage *self, guint table)
{
  static void (*const refresh[N_TABLES]) (JjTable * table)
      = { jj_coverage_table_refresh, jj_equity_table_refresh, jj_exchange_table_refresh,
          jj_talent_table_refresh };

  self->stale &= ~(1u << table);
  refresh[table](self->tables[table]);
  jj_table_view_refresh (self->views[table]);
  if (table == self->current)
    update_title (self);
}

/* One table in a turn of the loop, first the one that is seen: with 60,000 persons each takes
 * several frames. */
static gboolean
refresh_next (gpointer data)
{
  JjCoveragePage *self = data;

  if (self->stale & (1u << self->current))
    refresh_table (self, self->current);
  else if (self->stale)
    refresh_table (self, (guint)g_bit_nth_lsf (self->stale, -1));
  if (self->stale)
    return G_SOURCE_CONTINUE;
  self->refresh_id = 0;
  return G_SOURCE_REMOVE;
}

/* Once for a burst of edits, and not while the page is out of sight. */
static void
queue_refresh (JjCoveragePage *self)
{
  self->stale = (1u << N_TABLES) - 1;
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add (refresh_next, self);
}

/* Money reaches no school. */
static void
on_changed (JjCoveragePage *self, const JjChanges *changes)
{
  if (changes->kinds & ~(JJ_KIND_BIT (JJ_KIND_BUDGET_LINE) | JJ_KIND_BIT (JJ_KIND_CHARGED_TO)))
    queue_refresh (self);
}

static void
on_selection (JjCoveragePage *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (get_grid (self, MATRIX));

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->current == MATRIX)
    jj_workspace_select (self->workspace, (const JjId *)keys->data, keys->len);
}

static void
on_filter (JjCoveragePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->filter));

  jj_table_view_set_search (self->views[self->current], *text ? text : NULL);
  update_title (self);
}

static void
on_switch (JjCoveragePage *self)
{
  self->current = gtk_toggle_button_get_active (self->matrix)   ? MATRIX
                  : gtk_toggle_button_get_active (self->equity) ? EQUITY
                  : gtk_toggle_button_get_active (self->talent) ? TALENT
                                                                : EXCHANGE;
  show_table (self);
  if (self->stale & (1u << self->current))
    refresh_table (self, self->current);
  on_filter (self);
}

static const char *
get_name (JjCoveragePage *self)
{
  static const char *const names[]
      = { N_ ("Coverage"), N_ ("Equity"), N_ ("Exchange of talent"), N_ ("Talent by district") };

  return _ (names[self->current]);
}

static JjSeenTable *
copy_seen (JjCoveragePage *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  JjGrid *grid = get_grid (self, self->current);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", get_name (self), jj_element_get_title (root));
  g_autofree char *scope = g_strdup_printf ("%s · %s", gtk_label_get_text (self->title),
                                            gtk_label_get_text (self->gaps));
  JjSeenTable *seen = jj_seen_table_new (grid, title, scope);

  jj_seen_table_mark_warnings (seen, grid);
  return seen;
}

static void
export_as (JjCoveragePage *self, JjOutputFormat format)
{
  jj_table_output_ask (GTK_WIDGET (self), self->workspace, copy_seen (self), get_name (self),
                       format);
}

static void
export_ods (GtkWidget *widget, const char *action, GVariant *parameter)
{
  export_as (JJ_COVERAGE_PAGE (widget), JJ_OUTPUT_ODS);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCoveragePage *self = JJ_COVERAGE_PAGE (widget);

  jj_table_output_print (widget, self->workspace, copy_seen (self), get_name (self));
}

static void
export_csv (GtkWidget *widget, const char *action, GVariant *parameter)
{
  export_as (JJ_COVERAGE_PAGE (widget), JJ_OUTPUT_CSV);
}

static void
export_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  export_as (JJ_COVERAGE_PAGE (widget), JJ_OUTPUT_PDF);
}

static void
start_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (JJ_COVERAGE_PAGE (widget)->filter));
}

static void
on_stop_filter (JjCoveragePage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
jj_coverage_page_grab_focus (GtkWidget *widget)
{
  JjCoveragePage *self = JJ_COVERAGE_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (get_grid (self, self->current)));
}

static void
jj_coverage_page_dispose (GObject *object)
{
  JjCoveragePage *self = JJ_COVERAGE_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  for (guint i = 0; i < N_TABLES && self->top; i++)
    jj_grid_set_view (get_grid (self, i), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  for (guint i = 0; i < N_TABLES; i++)
    {
      g_clear_object (&self->views[i]);
      g_clear_object (&self->tables[i]);
    }
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_coverage_page_parent_class)->dispose (object);
}

static void
jj_coverage_page_class_init (JjCoveragePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_coverage_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_coverage_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-coverage-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, jj_ui_leave_menu);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, top);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, title);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, gaps);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, filter);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, matrix);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, equity);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, exchange);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, talent);
  gtk_widget_class_bind_template_child (widget_class, JjCoveragePage, stack);
  gtk_widget_class_install_action (widget_class, "page.filter", NULL, start_filter);
  gtk_widget_class_install_action (widget_class, "page.export-csv", NULL, export_csv);
  gtk_widget_class_install_action (widget_class, "page.export-ods", NULL, export_ods);
  gtk_widget_class_install_action (widget_class, "page.export-pdf", NULL, export_pdf);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
}

static void
jj_coverage_page_init (JjCoveragePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  for (guint i = 0; i < N_TABLES; i++)
    {
      self->frames[i] = JJ_GRID_FRAME (jj_grid_frame_new ());
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->frames[i]));
    }
  jj_ui_set_name (GTK_WIDGET (get_grid (self, MATRIX)), _ ("Coverage"));
  jj_ui_set_name (GTK_WIDGET (get_grid (self, EQUITY)), _ ("Equity"));
  jj_ui_set_name (GTK_WIDGET (get_grid (self, EXCHANGE)), _ ("Exchange of talent"));
  jj_ui_set_name (GTK_WIDGET (get_grid (self, TALENT)), _ ("Talent by district"));
}

GtkWidget *
jj_coverage_page_new (JjWorkspace *workspace, guint page)
{
  JjCoveragePage *self = g_object_new (JJ_TYPE_COVERAGE_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->empty = jj_empty_state_new (workspace, JJ_KIND_SCHOOL);
  gtk_stack_add_child (self->stack, self->empty);
  self->tables[MATRIX] = jj_coverage_table_new (workspace);
  self->tables[EQUITY] = jj_equity_table_new (workspace);
  self->tables[EXCHANGE] = jj_exchange_table_new (workspace);
  self->tables[TALENT] = jj_talent_table_new (workspace);
  for (guint i = 0; i < N_TABLES; i++)
    {
      self->views[i] = jj_table_view_new (self->tables[i]);
      if (i == EXCHANGE || i == TALENT)
        jj_table_view_set_group (self->views[i], 0);
      jj_grid_set_view (get_grid (self, i), self->views[i]);
      g_signal_connect_object (self->views[i], "lines-changed", G_CALLBACK (update_title), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_swapped (get_grid (self, MATRIX), "selection-changed", G_CALLBACK (on_selection),
                            self);
  g_signal_connect_swapped (self->filter, "search-changed", G_CALLBACK (on_filter), self);
  g_signal_connect_swapped (self->filter, "stop-search", G_CALLBACK (on_stop_filter), self);
  g_signal_connect_swapped (self->matrix, "toggled", G_CALLBACK (on_switch), self);
  g_signal_connect_swapped (self->equity, "toggled", G_CALLBACK (on_switch), self);
  g_signal_connect_swapped (self->exchange, "toggled", G_CALLBACK (on_switch), self);
  g_signal_connect_swapped (self->talent, "toggled", G_CALLBACK (on_switch), self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (on_changed),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_after (self, "map", G_CALLBACK (queue_refresh), NULL);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  refresh_table (self, MATRIX);
  return GTK_WIDGET (self);
}
