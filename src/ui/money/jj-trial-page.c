/* jj-trial-page.c: whether the merged plan has less money than the old programmes (先行試算) */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-trial-page.h"

#include "jj-chart-view.h"
#include "jj-data-tab.h"
#include "jj-explain-window.h"
#include "jj-kinds-work.h"
#include "jj-pages.h"
#include "jj-trial-sheet.h"
#include "jj-trial.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjTrialPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjDataTab *tab;

  GtkWidget *top;
  GtkLabel *title, *verdict;
  GtkImage *icon;
  GtkPaned *paned;
};

G_DEFINE_FINAL_TYPE (JjTrialPage, jj_trial_page, GTK_TYPE_WIDGET)

static JjFigures *
get_figures (JjTrialPage *self)
{
  return jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
}

static void
append_amount (JjTrialPage *self, GString *text, const char *name, gint64 amount)
{
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                                     JJ_UNIT_YUAN);
  g_autofree char *shown = amount == JJ_EMPTY ? g_strdup ("-") : jj_unit_format (unit, amount);

  g_string_append_printf (text, " · %s %s", name, shown);
}

static void
refresh (JjTrialPage *self)
{
  static const char *const icons[]
      = { "dialog-question-symbolic", "emblem-ok-symbolic", "jj-error-symbolic" };
  static const char *const classes[] = { "dim-label", "done", "finding-error" };
  g_autoptr (JjTrial) trial
      = jj_trial_new (get_figures (self), jj_workspace_get_plan (self->workspace));
  g_autofree char *verdict = jj_trial_describe (trial);
  GString *title = g_string_new (_ ("Trial"));

  append_amount (self, title, _ ("Before"), trial->total.before);
  append_amount (self, title, _ ("Granted"), trial->total.granted);
  append_amount (self, title, _ ("Difference"), trial->total.difference);
  gtk_label_set_text (self->title, title->str);
  gtk_label_set_text (self->verdict, verdict);
  gtk_image_set_from_icon_name (self->icon, icons[trial->verdict]);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), classes[trial->verdict]);
  g_string_free (title, TRUE);
}

static void
on_part (JjChartView *picture, const JjChartPart *part, JjTrialPage *self)
{
  if (part && part->element)
    jj_data_tab_show (self->tab, part->element, JJ_PURSE_BEFORE, FALSE);
}

static void
on_draw_page (GtkPrintOperation *print, GtkPrintContext *context, int n, JjTrialPage *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = gtk_print_context_get_dpi_x (context) / 72;

  cairo_scale (cr, scale, scale);
  jj_trial_sheet_draw (cr, jj_workspace_get_plan (self->workspace), get_figures (self),
                       width / scale, height / scale);
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTrialPage *self = JJ_TRIAL_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  GError *error = NULL;

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Trial of the merged money"));
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (on_draw_page), self, 0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    jj_workspace_fail (self->workspace, error);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, JjTrialPage *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = g_file_get_path (file);
    }
  g_object_unref (dialog);
  if (!path)
    return;
  if (jj_trial_sheet_write_pdf (jj_workspace_get_plan (self->workspace), get_figures (self), path,
                                &error))
    jj_workspace_message (self->workspace, _ ("The page was written"), FALSE);
  else
    jj_workspace_fail (self->workspace, error);
}

static void
export_pdf (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTrialPage *self = JJ_TRIAL_PAGE (widget);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the Page"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name = g_strdup_printf ("%s.pdf", _ ("Trial"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjTrialPage *self = JJ_TRIAL_PAGE (widget);

  if (!jj_data_tab_explain (self->tab, FALSE))
    jj_explain_selected (widget, self->workspace);
}

/* The purses that count in the verdict, with what they are granted. */
static void
on_title_released (JjTrialPage *self)
{
  g_autoptr (JjTrial) trial
      = jj_trial_new (get_figures (self), jj_workspace_get_plan (self->workspace));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (JjExplainPart));
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (get_figures (self), &n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < trial->rows->len; k++)
      {
        const JjTrialRow *row = &g_array_index (trial->rows, JjTrialRow, k);
        JjExplainPart part = { purses[i].id, purses[i].granted };

        if (row->judged && row->source == purses[i].source && part.amount != JJ_EMPTY)
          g_array_append_val (parts, part);
      }
  if (trial->total.granted != JJ_EMPTY)
    jj_explain_parts (GTK_WIDGET (self), self->workspace, _ ("Granted"), parts,
                      trial->total.granted);
}

static gboolean
jj_trial_page_grab_focus (GtkWidget *widget)
{
  jj_data_tab_grab_focus (JJ_TRIAL_PAGE (widget)->tab);
  return TRUE;
}

static void
jj_trial_page_dispose (GObject *object)
{
  JjTrialPage *self = JJ_TRIAL_PAGE (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_trial_page_parent_class)->dispose (object);
}

static void
jj_trial_page_class_init (JjTrialPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_trial_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_trial_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-trial-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjTrialPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjTrialPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjTrialPage, icon);
  gtk_widget_class_bind_template_child (widget_class, JjTrialPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, JjTrialPage, paned);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "page.export-pdf", NULL, export_pdf);
  gtk_widget_class_install_action (widget_class, "page.explain", NULL, explain);
}

static void
jj_trial_page_init (JjTrialPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

GtkWidget *
jj_trial_page_new (JjWorkspace *workspace, guint page)
{
  JjTrialPage *self = g_object_new (JJ_TYPE_TRIAL_PAGE, NULL);
  GtkWidget *picture = jj_chart_view_new (workspace, jj_chart_by_id ("before-after"));
  GtkGesture *click;

  self->workspace = g_object_ref (workspace);
  self->tab = JJ_DATA_TAB (jj_data_tab_new (workspace, JJ_KIND_PURSE));
  click = gtk_gesture_click_new ();
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->title), "pointer");
  jj_ui_set_tooltip (GTK_WIDGET (self->title), _ ("What makes this number (F4)"));
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_title_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->title), GTK_EVENT_CONTROLLER (click));
  gtk_paned_set_start_child (self->paned, picture);
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->tab));
  g_signal_connect_object (picture, "activated", G_CALLBACK (on_part), self, 0);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  refresh (self);
  return GTK_WIDGET (self);
}
