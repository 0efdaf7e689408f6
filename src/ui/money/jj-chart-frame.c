/* jj-chart-frame.c: a chart with what is chosen about it, and its export */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-chart-frame.h"

#include "jj-explain-window.h"
#include "jj-flow-settings.h"
#include "jj-flows.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-poster-dialog.h"
#include "jj-save.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <math.h>

/* A3, lying, in px of 96 an inch. */
#define A3_WIDTH_PX (420 / 25.4 * 96)
#define A3_HEIGHT_PX (297 / 25.4 * 96)
#define A3_DPI 300

struct _JjChartFrame
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  const JjChart *chart;
  JjChartView *view;
  gboolean is_flow, filling;
  guint scale_id;

  GtkWidget *top, *head, *rests_button, *drawing;
  GtkToggleButton *lock;
  GtkImage *lock_icon;
  GtkLabel *scale;
  GtkDropDown *which, *levels, *sorting, *least, *unit;
  GtkListBox *rests;
};

G_DEFINE_FINAL_TYPE (JjChartFrame, jj_chart_frame, GTK_TYPE_WIDGET)

/* Thresholds in 元. */
static const gint64 leasts[] = { 0, 1000, 5000, 10000, 50000, 100000 };

static JjFigures *
get_figures (JjChartFrame *self)
{
  return jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
}

static JjUnit
get_unit (JjChartFrame *self)
{
  return jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                              JJ_UNIT_YUAN);
}

static char *
format_amount (JjChartFrame *self, gint64 amount)
{
  g_autofree char *number = jj_unit_format (get_unit (self), amount);

  return g_strdup_printf ("%s %s", number, jj_unit_get_label (get_unit (self)));
}

/* One of what does not add up; a click explains the figure. */
static void
add_rest (JjChartFrame *self, const char *what, gint64 amount, const char *figure)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  GtkWidget *name = gtk_label_new (what), *value;
  g_autofree char *shown = format_amount (self, amount);

  value = gtk_label_new (shown);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), value);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  jj_explain_set_figure (row, figure);
  gtk_list_box_append (self->rests, row);
}

static guint
list_rests (JjChartFrame *self)
{
  JjFigures *figures = get_figures (self);
  g_autoptr (GArray) rests = jj_flows_get_rests (figures);
  gint64 unassigned = jj_figures_get_totals (figures)->unassigned;
  guint n = 0;

  jj_ui_clear_list (self->rests);
  if (unassigned != 0)
    {
      add_rest (self, _ ("No purse yet"), unassigned, "unassigned");
      n++;
    }
  for (guint i = 0; i < rests->len; i++)
    {
      const JjPurseRest *rest = &g_array_index (rests, JjPurseRest, i);
      const JjElement *purse = jj_plan_find (jj_workspace_get_plan (self->workspace), rest->purse);
      g_autofree char *figure = jj_explain_name (purse);
      g_autofree char *what
          = g_strdup_printf (rest->over > 0 ? _ ("%s: over budget") : _ ("%s: not yet budgeted"),
                             jj_element_get_title (purse));

      if (rest->over == 0 && rest->unbudgeted == 0)
        continue;
      add_rest (self, what, rest->over > 0 ? rest->over : rest->unbudgeted, figure);
      n++;
    }
  return n;
}

static void
update_rests (JjChartFrame *self)
{
  guint n = self->is_flow ? list_rests (self) : 0;
  g_autofree char *label = g_strdup_printf (_ ("Unbalanced: %u"), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->rests_button), label);
  gtk_widget_set_visible (self->rests_button, n > 0);
}

static void
on_rest_activated (GtkListBox *list, GtkListBoxRow *row, JjChartFrame *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->rests_button));
  jj_explain_figure (GTK_WIDGET (self), self->workspace, jj_explain_get_figure (GTK_WIDGET (row)));
}

static gboolean
show_scale (gpointer data)
{
  JjChartFrame *self = data;
  JjPicture *picture = jj_chart_view_get_picture (self->view);
  double scale = picture ? jj_picture_get_px_per_unit (picture) : 0;
  g_autofree char *amount = jj_format_money (scale > 0 ? llround (1 / scale) : 0);
  g_autofree char *text = g_strdup_printf (_ ("1 px = NT$ %s"), amount);

  gtk_label_set_text (self->scale, text);
  gtk_widget_set_visible (GTK_WIDGET (self->lock), self->is_flow && scale > 0);
  self->scale_id = 0;
  return G_SOURCE_REMOVE;
}

/* Not within the frame that laid it out. */
static void
on_laid_out (JjChartFrame *self)
{
  if (self->scale_id == 0)
    self->scale_id = g_idle_add (show_scale, self);
}

static void
on_lock (JjChartFrame *self)
{
  gboolean locked = gtk_toggle_button_get_active (self->lock);

  gtk_image_set_from_icon_name (self->lock_icon,
                                locked ? "changes-prevent-symbolic" : "changes-allow-symbolic");
  jj_chart_view_set_locked (self->view, locked);
}

static void
on_chosen (JjChartFrame *self)
{
  if (self->filling)
    return;
  jj_flow_settings_set_levels (self->workspace, gtk_drop_down_get_selected (self->levels));
  jj_flow_settings_set_fewest_crossings (self->workspace,
                                         gtk_drop_down_get_selected (self->sorting) == 1);
  jj_flow_settings_set_least (self->workspace, leasts[gtk_drop_down_get_selected (self->least)]);
}

static void
on_unit (JjChartFrame *self)
{
  if (!self->filling)
    jj_settings_set_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                         (int)gtk_drop_down_get_selected (self->unit));
}

/* What another frame or the preferences chose. */
static void
show_choice (JjChartFrame *self)
{
  JjFlowChoice choice;
  g_autoptr (GArray) order = jj_flow_settings_read (self->workspace, &choice);
  guint least = 0;

  while (least + 1 < G_N_ELEMENTS (leasts) && leasts[least] < choice.least)
    least++;
  self->filling = TRUE;
  gtk_drop_down_set_selected (self->levels, choice.levels);
  gtk_drop_down_set_selected (self->sorting, choice.fewest_crossings ? 1 : 0);
  gtk_drop_down_set_selected (self->least, least);
  gtk_drop_down_set_selected (self->unit, get_unit (self));
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "chart.reset-order", order != NULL);
  update_rests (self);
}

static void
on_which (JjChartFrame *self)
{
  guint i = gtk_drop_down_get_selected (self->which);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjKindId kind = jj_chart_get_which_kind (self->chart);

  if (!self->filling && i < jj_plan_get_count (plan, kind))
    jj_chart_view_set_which (self->view, jj_element_get_code (jj_plan_get_nth (plan, kind, i)));
}

static void
fill_which (JjChartFrame *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjKindId kind = jj_chart_get_which_kind (self->chart);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = kind == JJ_N_KINDS ? 0 : jj_plan_get_count (plan, kind);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, jj_element_get_title (jj_plan_get_nth (plan, kind, i)));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->which, G_LIST_MODEL (names));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->which), n > 1);
}

static void
fill_choices (JjChartFrame *self)
{
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) sortings = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) thresholds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) units = gtk_string_list_new (NULL);

  for (guint i = 0; i < jj_flow_levels_get_n (); i++)
    gtk_string_list_take (levels, jj_flow_levels_get_title (i));
  gtk_string_list_append (sortings, _ ("As in the rules and the plan"));
  gtk_string_list_append (sortings, _ ("Fewest crossings"));
  for (guint i = 0; i < G_N_ELEMENTS (leasts); i++)
    {
      g_autofree char *amount = jj_format_money (leasts[i]);

      gtk_string_list_take (thresholds, leasts[i] == 0 ? g_strdup (_ ("Nothing"))
                                                       : g_strdup_printf (_ ("NT$ %s"), amount));
    }
  for (guint i = 0; i < JJ_N_UNITS; i++)
    gtk_string_list_append (units, jj_unit_get_label (i));
  self->filling = TRUE;
  gtk_drop_down_set_model (self->levels, G_LIST_MODEL (levels));
  gtk_drop_down_set_model (self->sorting, G_LIST_MODEL (sortings));
  gtk_drop_down_set_model (self->least, G_LIST_MODEL (thresholds));
  gtk_drop_down_set_model (self->unit, G_LIST_MODEL (units));
  self->filling = FALSE;
}

static gboolean
write_picture (gpointer data, const char *path, GCancellable *cancellable, GError **error)
{
  return jj_picture_write (data, path, A3_DPI, error);
}

static void
free_picture (gpointer data)
{
  jj_picture_unref (data);
}

static void
save_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChartFrame *self = JJ_CHART_FRAME (widget);
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  g_autofree char *name = g_strdup_printf ("%s %s", jj_element_get_title (root),
                                           jj_chart_view_get_title (self->view));
  const JjSave save = { .title = _ ("Save the Picture"),
                        .name = name,
                        .suffix = g_variant_get_string (parameter, NULL),
                        .write = write_picture,
                        .data = jj_chart_view_make_print (self->view, A3_WIDTH_PX, A3_HEIGHT_PX),
                        .free_data = free_picture };

  jj_save_ask (widget, self->workspace, &save);
}

static void
make_poster (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjChartFrame *self = JJ_CHART_FRAME (widget);
  JjChartInput like = { 0 };
  g_autoptr (GArray) order = jj_chart_view_fill_input (self->view, &like);

  jj_poster_dialog_present (widget, self->workspace,
                            &(JjPosterInput){ .chart = self->chart, .chart_input = &like });
}

static void
reset_order (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_flow_settings_set_order (JJ_CHART_FRAME (widget)->workspace, NULL);
}

static gboolean
jj_chart_frame_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_CHART_FRAME (widget)->view));
}

static void
jj_chart_frame_dispose (GObject *object)
{
  JjChartFrame *self = JJ_CHART_FRAME (object);

  g_clear_handle_id (&self->scale_id, g_source_remove);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_chart_frame_parent_class)->dispose (object);
}

static void
jj_chart_frame_class_init (JjChartFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_chart_frame_dispose;
  jj_ui_set_grab_focus (widget_class, jj_chart_frame_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-chart-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, top);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, head);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, rests_button);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, drawing);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, lock);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, lock_icon);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, scale);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, which);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, levels);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, sorting);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, least);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, unit);
  gtk_widget_class_bind_template_child (widget_class, JjChartFrame, rests);
  gtk_widget_class_install_action (widget_class, "chart.export", "s", save_picture);
  gtk_widget_class_install_action (widget_class, "chart.poster", NULL, make_poster);
  gtk_widget_class_install_action (widget_class, "chart.reset-order", NULL, reset_order);
}

static void
connect_controls (JjChartFrame *self)
{
  GtkDropDown *const choices[] = { self->levels, self->sorting, self->least };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_swapped (choices[i], "notify::selected", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->unit, "notify::selected", G_CALLBACK (on_unit), self);
  g_signal_connect_swapped (self->which, "notify::selected", G_CALLBACK (on_which), self);
  g_signal_connect_swapped (self->lock, "toggled", G_CALLBACK (on_lock), self);
  g_signal_connect (self->rests, "row-activated", G_CALLBACK (on_rest_activated), self);
}

static void
jj_chart_frame_init (JjChartFrame *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  connect_controls (self);
}

GtkWidget *
jj_chart_frame_new (JjWorkspace *workspace, const JjChart *chart)
{
  JjChartFrame *self = g_object_new (JJ_TYPE_CHART_FRAME, NULL);

  self->workspace = g_object_ref (workspace);
  self->chart = chart;
  self->is_flow = g_str_equal (jj_chart_get_id (chart), "sankey");
  self->view = JJ_CHART_VIEW (jj_chart_view_new (workspace, chart));
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->drawing, self->is_flow);
  gtk_widget_set_visible (GTK_WIDGET (self->lock), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->unit), jj_chart_is_money (chart));
  fill_choices (self);
  fill_which (self);
  show_choice (self);
  g_signal_connect_object (self->view, "laid-out", G_CALLBACK (on_laid_out), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (update_rests), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (show_choice), self, G_CONNECT_SWAPPED);
  jj_flow_settings_follow (workspace, G_CALLBACK (show_choice), G_OBJECT (self));
  return GTK_WIDGET (self);
}

void
jj_chart_frame_lie_below (JjChartFrame *self, GtkWidget *over)
{
  g_autoptr (GtkSizeGroup) heights = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);

  gtk_size_group_add_widget (heights, over);
  gtk_size_group_add_widget (heights, self->head);
}

JjChartView *
jj_chart_frame_get_view (JjChartFrame *self)
{
  return self->view;
}
