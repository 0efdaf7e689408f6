/* jj-year-page.c: the budget beside that of last year */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-year-page.h"

#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-grid-frame.h"
#include "jj-kinds-work.h"
#include "jj-pages.h"
#include "jj-year-table.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjYearPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjPlan *last; /* NULL: not chosen, or on its way */
  JjFigures *last_figures;
  char *path; /* of last year's file; NULL: not chosen */
  JjTable *table;
  JjTableView *view;
  JjGridFrame *frame;
  guint refresh_id;
  gboolean reading;

  GtkWidget *top, *empty, *content;
  GtkLabel *title, *file;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (JjYearPage, jj_year_page, GTK_TYPE_WIDGET)

/* (transfer full) */
static char *
setting_key (JjYearPage *self)
{
  char id[JJ_ID_LENGTH + 1];

  jj_id_to_string (jj_element_get_id (jj_plan_get_root (jj_workspace_get_plan (self->workspace))),
                   id);
  return g_strconcat ("last-year-", id, NULL);
}

static JjUnit
get_unit (JjYearPage *self)
{
  return jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                              JJ_UNIT_YUAN);
}

/* "與上年比較 · 8,020,000 → 8,488,674 元 · +5.84 % · 新增 3 · 刪除 2". */
static void
show_title (JjYearPage *self, const JjYearDiff *diff)
{
  GString *text = g_string_new (_ ("Compared with last year"));
  JjUnit unit = get_unit (self);

  if (diff)
    {
      g_autofree char *last = jj_unit_format (unit, diff->last_total);
      g_autofree char *this = jj_unit_format (unit, diff->this_total);
      g_autofree char *share = diff->share == JJ_EMPTY ? NULL : jj_format_share (diff->share);

      g_string_append_printf (text, " · %s → %s %s", last, this, jj_unit_get_label (unit));
      if (share)
        g_string_append_printf (text, " · %s%s", diff->share > 0 ? "+" : "", share);
      g_string_append_printf (text, _ (" · %u new · %u dropped"), diff->counts[JJ_YEAR_NEW],
                              diff->counts[JJ_YEAR_DROPPED]);
    }
  gtk_label_set_text (self->title, text->str);
  g_string_free (text, TRUE);
}

static gboolean
refresh (gpointer data)
{
  JjYearPage *self = data;
  JjYearDiff *diff = NULL;

  self->refresh_id = 0;
  if (self->last)
    diff = jj_year_compare (self->last, self->last_figures, jj_workspace_get_plan (self->workspace),
                            jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace)));
  show_title (self, diff);
  gtk_label_set_text (self->file, self->path ? self->path : "");
  gtk_stack_set_visible_child (self->stack, self->last ? self->content : self->empty);
  jj_year_table_set (self->table, diff);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjYearPage *self)
{
  if (self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, refresh, self, NULL);
}

typedef struct
{
  char *path;
  JjPlan *plan;
  JjFigures *figures;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->figures, jj_figures_unref);
  g_clear_object (&job->plan);
  g_free (job);
}

/* The file is closed again at once; its plan stays in memory. */
static void
run_job (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (JjProject) project = jj_project_open (job->path, JJ_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) packs = NULL;
  g_autoptr (JjPackSet) set = NULL;

  if (!project)
    {
      g_task_return_error (task, error);
      return;
    }
  job->plan = g_object_ref (jj_project_get_plan (project));
  packs = jj_packs_load_for_plan (job->plan, NULL);
  set = jj_pack_set_new (packs, job->plan);
  job->figures = jj_figures_new (job->plan, set, 0);
  g_task_return_boolean (task, TRUE);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  JjYearPage *self = JJ_YEAR_PAGE (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *key = NULL;
  GError *error = NULL;

  self->reading = FALSE;
  if (!self->top)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  g_clear_pointer (&self->last_figures, jj_figures_unref);
  g_clear_object (&self->last);
  self->last = g_steal_pointer (&job->plan);
  self->last_figures = g_steal_pointer (&job->figures);
  g_free (self->path);
  self->path = g_strdup (job->path);
  key = setting_key (self);
  jj_settings_set_text (jj_workspace_get_settings (self->workspace), key, self->path);
  queue_refresh (self);
}

static void
read_file (JjYearPage *self, const char *path)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_read, NULL);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  self->reading = TRUE;
  g_task_set_source_tag (task, read_file);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_job);
}

static void
on_file (GFile *file, gpointer data)
{
  JjYearPage *self = JJ_YEAR_PAGE (data);
  g_autofree char *path = g_file_get_path (file);

  if (path)
    read_file (self, path);
  else
    jj_workspace_message (self->workspace, _ ("Only files in local folders can be compared."),
                          FALSE);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_open_dialog (GTK_WINDOW (gtk_widget_get_root (widget)), on_file, widget);
}

/* The file of last time, where it is still there. */
static void
on_map (JjYearPage *self)
{
  g_autofree char *key = setting_key (self);
  g_autofree char *path = jj_settings_get_text (jj_workspace_get_settings (self->workspace), key);

  if (!self->last && !self->reading && path && g_file_test (path, G_FILE_TEST_IS_REGULAR))
    read_file (self, path);
  queue_refresh (self);
}

static void
on_row_activated (JjGrid *grid, gint64 key, JjYearPage *self)
{
  const JjYearRow *row = jj_year_table_find (self->table, key);

  if (row && row->this)
    jj_workspace_show (self->workspace, row->this, JJ_BUDGET_LINE_UNIT_PRICE);
}

static void
build_table (JjYearPage *self)
{
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  self->table = jj_year_table_new (get_unit (self));
  self->view = jj_table_view_new (self->table);
  jj_table_view_set_sum_column (self->view, (int)jj_year_table_get_difference ());
  jj_grid_set_view (jj_grid_frame_get_grid (self->frame), self->view);
  queue_refresh (self);
}

static gboolean
jj_year_page_grab_focus (GtkWidget *widget)
{
  JjYearPage *self = JJ_YEAR_PAGE (widget);

  if (self->last)
    return gtk_widget_grab_focus (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)));
  return gtk_widget_child_focus (self->empty, GTK_DIR_TAB_FORWARD);
}

static void
jj_year_page_dispose (GObject *object)
{
  JjYearPage *self = JJ_YEAR_PAGE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->top)
    jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_pointer (&self->last_figures, jj_figures_unref);
  g_clear_object (&self->last);
  g_clear_pointer (&self->path, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_year_page_parent_class)->dispose (object);
}

static void
jj_year_page_class_init (JjYearPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_year_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_year_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-year-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjYearPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjYearPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjYearPage, file);
  gtk_widget_class_bind_template_child (widget_class, JjYearPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjYearPage, empty);
  gtk_widget_class_install_action (widget_class, "page.choose", NULL, choose);
}

static void
jj_year_page_init (JjYearPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  self->content = GTK_WIDGET (self->frame);
  gtk_stack_add_child (self->stack, self->content);
  jj_ui_set_name (GTK_WIDGET (jj_grid_frame_get_grid (self->frame)), _ ("Compared with last year"));
  g_signal_connect (jj_grid_frame_get_grid (self->frame), "row-activated",
                    G_CALLBACK (on_row_activated), self);
  g_signal_connect_after (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
jj_year_page_new (JjWorkspace *workspace, guint page)
{
  JjYearPage *self = g_object_new (JJ_TYPE_YEAR_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  build_table (self);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (build_table), self, G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  refresh (self);
  return GTK_WIDGET (self);
}
