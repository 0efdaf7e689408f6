/* jj-window.c: one window on one plan */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-window.h"

#include "jj-banners.h"
#include "jj-data-page.h"
#include "jj-daily-copy.h"
#include "jj-file-watch.h"
#include "jj-find.h"
#include "jj-hand-in-page.h"
#include "jj-history-tab.h"
#include "jj-history.h"
#include "jj-help-here.h"
#include "jj-help-pane.h"
#include "jj-inspector.h"
#include "jj-kinds-plan.h"
#include "jj-model-page.h"
#include "jj-pages.h"
#include "jj-panes.h"
#include "jj-plan-window.h"
#include "jj-reason-bar.h"
#include "jj-present.h"
#include "jj-severity.h"
#include "jj-side.h"
#include "jj-sidebar.h"
#include "jj-slide.h"
#include "jj-talk-page.h"
#include "jj-ui.h"
#include "jj-import-dialog.h"
#include "jj-window-actions.h"

#include <glib/gi18n.h>

/* How often a plan that somebody else writes is looked at again, in seconds. */
#define FOLLOW_SECONDS 2

struct _JjWindow
{
  AdwApplicationWindow parent_instance;

  JjWorkspace *workspace;
  GtkStack *stack;
  JjSidebar *sidebar;
  JjInspector *inspector;
  JjSide *side;
  GPtrArray *pages; /* GtkWidget, NULL until first shown */
  GtkLabel *counts[JJ_N_SEVERITIES];
  guint follow_id;
  gboolean works_on_model; /* the page before the findings, or this one */

  GtkWidget *sidebar_button, *undo_button, *redo_button, *inspector_button, *findings_button;
  GtkBox *findings_box;
  AdwWindowTitle *title;
  GtkLabel *saved;
  JjFind *find;
  JjBanners *banners;
  GtkBox *body;
  AdwToastOverlay *toasts;
  JjPanes *panes;
};

G_DEFINE_FINAL_TYPE (JjWindow, jj_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_title (JjWindow *self)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (self->workspace));
  const char *path = jj_project_get_path (jj_workspace_get_project (self->workspace));
  const char *name = jj_element_get_name (root);
  const char *title = name ? name : jj_element_get_text (root, JJ_PLAN_TITLE);
  g_autofree char *file = path ? g_path_get_basename (path) : g_strdup ("");

  title = title ? title : jj_element_get_title (root);
  if (jj_project_get_moment_name (jj_workspace_get_project (self->workspace)))
    {
      g_autofree char *plain = g_steal_pointer (&file);

      file = g_strdup_printf ("%s · %s", plain,
                              jj_project_get_moment_name (
                                  jj_workspace_get_project (self->workspace)));
    }
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, file);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_saved (JjWindow *self)
{
  gint64 time = jj_project_get_saved_time (jj_workspace_get_project (self->workspace));
  g_autoptr (GDateTime) date = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autofree char *clock = date ? g_date_time_format (date, "%H:%M") : NULL;
  g_autofree char *text = NULL;

  if (jj_workspace_get_read_only (self->workspace))
    text = g_strdup (_ ("Read only"));
  else if (clock)
    text = g_strdup_printf (_ ("Saved %s"), clock);
  gtk_label_set_text (self->saved, text ? text : "");
}

static void
update_undo (JjWindow *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);
  const char *undo = jj_project_get_undo_label (project);
  const char *redo = jj_project_get_redo_label (project);
  g_autofree char *undo_text = undo ? g_strdup_printf (_ ("Undo: %s"), undo) : NULL;
  g_autofree char *redo_text = redo ? g_strdup_printf (_ ("Redo: %s"), redo) : NULL;

  jj_ui_set_tooltip (self->undo_button, undo_text ? undo_text : _ ("Undo"));
  jj_ui_set_tooltip (self->redo_button, redo_text ? redo_text : _ ("Redo"));
  jj_window_actions_update (self);
}

static void
update_findings (JjWindow *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  GString *text = g_string_new (NULL);

  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    {
      guint n = jj_findings_count (findings, severity);
      g_autofree char *count = g_strdup_printf ("%u", n);

      gtk_label_set_text (self->counts[severity], count);
      g_string_append_printf (text, "%s%s %u", severity > 0 ? " · " : "",
                              jj_severity_get_label (severity), n);
    }
  jj_ui_set_tooltip (self->findings_button, text->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  g_string_free (text, TRUE);
}

static void
add_counts (JjWindow *self)
{
  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *image = jj_severity_image (severity);

      self->counts[severity] = GTK_LABEL (gtk_label_new ("0"));
      gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (GTK_WIDGET (self->counts[severity]), "numeric");
      gtk_box_append (GTK_BOX (pair), image);
      gtk_box_append (GTK_BOX (pair), GTK_WIDGET (self->counts[severity]));
      gtk_box_append (self->findings_box, pair);
    }
}

GtkWidget *
jj_window_get_page (JjWindow *self, guint page)
{
  GtkWidget *widget = g_ptr_array_index (self->pages, page);
  g_autofree char *topic = NULL;

  if (widget)
    return widget;
  topic = g_strconcat ("page:", jj_pages_get (page)->id, NULL);
  widget = jj_pages_get (page)->create (self->workspace, page);
  jj_help_set_topic (widget, topic, jj_page_get_title (jj_pages_get (page)));
  g_ptr_array_index (self->pages, page) = widget;
  gtk_stack_add_child (self->stack, widget);
  return widget;
}

static void
on_page (JjWindow *self)
{
  int page = jj_pages_find (jj_workspace_get_page (self->workspace));

  if (page < 0)
    return;
  /* The findings are a list beside the place where one works. */
  if (page != jj_pages_find ("checks"))
    self->works_on_model = page == jj_pages_find ("model");
  gtk_stack_set_visible_child (self->stack, jj_window_get_page (self, (guint)page));
  if (!jj_ui_has_focus (GTK_WIDGET (self->sidebar)))
    gtk_widget_grab_focus (jj_window_get_page (self, (guint)page));
}

static void
on_show (JjWorkspace *workspace, gint64 id, int field, JjWindow *self)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (workspace), id);
  int page = element ? jj_pages_find_kind (jj_element_get_kind_id (element)) : -1;
  int model = jj_pages_find ("model");

  /* Who looks at the picture is shown the place in the picture. */
  if (element && self->works_on_model
      && jj_model_page_has (jj_window_get_page (self, (guint)model), id))
    page = model;
  if (page >= 0)
    {
      jj_workspace_set_page (workspace, jj_pages_get ((guint)page)->id);
      if (jj_pages_get ((guint)page)->show)
        jj_pages_get ((guint)page)->show (jj_window_get_page (self, (guint)page), id, field);
    }
  if (page < 0 || !jj_pages_get ((guint)page)->show)
    jj_window_edit_in_inspector (self, field);
}

static void
on_show_rows (JjWorkspace *workspace, guint kind, GArray *ids, const char *label, JjWindow *self)
{
  int page = jj_pages_find_kind ((JjKindId)kind);
  GtkWidget *widget = page >= 0 ? jj_window_get_page (self, (guint)page) : NULL;

  if (!widget)
    return;
  jj_workspace_set_page (workspace, jj_pages_get ((guint)page)->id);
  if (JJ_IS_DATA_PAGE (widget))
    jj_data_page_show_rows (JJ_DATA_PAGE (widget), (JjKindId)kind, ids, label);
  else if (ids && ids->len > 0)
    jj_workspace_show (workspace, g_array_index (ids, JjId, 0), -1);
}

static void
on_message (JjWorkspace *workspace, const char *text, gboolean undo, JjWindow *self)
{
  AdwToastOverlay *front = jj_plan_window_find_front (GTK_WINDOW (self));

  jj_plan_window_tell (front ? front : self->toasts, workspace, text, undo);
}

static void
on_chosen (JjWindow *self)
{
  if (jj_panes_get_sidebar_is_sheet (self->panes))
    jj_panes_set_show_sidebar (self->panes, FALSE);
  /* Arrows walk through the views; a click or Enter goes into one. */
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static gboolean
follow (gpointer data)
{
  JjWindow *self = data;
  JjProject *project = jj_workspace_get_project (self->workspace);
  g_autoptr (GError) error = NULL;

  if (jj_project_get_lock_holder (project) && !jj_project_refresh (project, &error))
    {
      jj_workspace_message (self->workspace, error->message, FALSE);
      self->follow_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
on_read_only (JjWindow *self)
{
  JjProject *project = jj_workspace_get_project (self->workspace);

  if (jj_project_get_moment (project))
    jj_banners_set_moment (self->banners, jj_project_get_moment_name (project));
  else
    jj_banners_set_read_only (self->banners, jj_workspace_get_read_only (self->workspace),
                              jj_project_get_lock_holder (project));
  update_saved (self);
  update_undo (self);
}

static void
remember_size (JjWindow *self)
{
  JjSettings *settings = jj_workspace_get_settings (self->workspace);
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (width > 0 && height > 0)
    {
      jj_settings_set_int (settings, "width", width);
      jj_settings_set_int (settings, "height", height);
    }
  jj_settings_set_bool (settings, "maximised", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
jj_window_close_request (GtkWindow *window)
{
  JjWindow *self = JJ_WINDOW (window);

  gtk_window_set_focus (window, NULL); /* commits what is typed and not yet committed */
  remember_size (self);
  return GTK_WINDOW_CLASS (jj_window_parent_class)->close_request (window);
}

static void
jj_window_dispose (GObject *object)
{
  JjWindow *self = JJ_WINDOW (object);

  g_clear_handle_id (&self->follow_id, g_source_remove);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_window_parent_class)->dispose (object);
}

static void
jj_window_finalize (GObject *object)
{
  g_ptr_array_unref (JJ_WINDOW (object)->pages);
  G_OBJECT_CLASS (jj_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JjWindow, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, findings_button);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, findings_box);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, title);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, find);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, body);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, JjWindow, panes);
}

static void
jj_window_class_init (JjWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = jj_window_close_request;
  g_type_ensure (JJ_TYPE_BANNERS);
  g_type_ensure (JJ_TYPE_FIND);
  g_type_ensure (JJ_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-window.ui");
  bind_children (widget_class);
  jj_window_actions_install (widget_class);
}

static void
jj_window_init (JjWindow *self)
{
  self->pages = g_ptr_array_new ();
  g_ptr_array_set_size (self->pages, (int)jj_pages_get_n ());
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
  self->stack = GTK_STACK (gtk_stack_new ());
  /* The panes go by what the view in front needs, not by the widest that was ever opened. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->sidebar = JJ_SIDEBAR (jj_sidebar_new ());
  self->inspector = g_object_new (JJ_TYPE_INSPECTOR, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "view");
  jj_panes_set_sidebar (self->panes, GTK_WIDGET (self->sidebar));
  jj_panes_set_content (self->panes, GTK_WIDGET (self->stack));
  self->side = JJ_SIDE (jj_side_new (GTK_WIDGET (self->inspector)));
  jj_panes_set_inspector (self->panes, GTK_WIDGET (self->side));
  add_counts (self);
  g_object_bind_property (self->panes, "sidebar-is-sheet", self->sidebar_button, "visible",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->panes, "sidebar-is-sheet", self->saved, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self->panes, "show-inspector", self->inspector_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_workspace (JjWindow *self)
{
  JjWorkspace *workspace = self->workspace;
  JjProject *project = jj_workspace_get_project (workspace);

  jj_import_accept_drops (GTK_WINDOW (self), workspace);
  g_signal_connect_object (workspace, "notify::page", G_CALLBACK (on_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "show", G_CALLBACK (on_show), self, 0);
  g_signal_connect_object (workspace, "show-rows", G_CALLBACK (on_show_rows), self, 0);
  g_signal_connect_object (workspace, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (on_read_only), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (jj_window_actions_update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::saved-time", G_CALLBACK (update_saved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::undo-label", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::redo-label", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::can-undo", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::can-redo", G_CALLBACK (update_undo), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (update_title),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (update_findings), self, G_CONNECT_SWAPPED);
}

JjWindow *
jj_window_new (GtkApplication *application, JjProject *project, JjSettings *settings)
{
  JjWindow *self = g_object_new (JJ_TYPE_WINDOW, "application", application, NULL);

  self->workspace = jj_workspace_new (project, settings);
  gtk_window_set_default_size (GTK_WINDOW (self), jj_settings_get_int (settings, "width", 1280),
                               jj_settings_get_int (settings, "height", 800));
  if (jj_settings_get_bool (settings, "maximised", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
  jj_inspector_set_workspace (self->inspector, self->workspace);
  jj_side_set_workspace (self->side, self->workspace);
  jj_sidebar_set_workspace (self->sidebar, self->workspace);
  jj_find_set_workspace (self->find, self->workspace);
  jj_banners_set_workspace (self->banners, self->workspace);
  jj_panes_set_settings (self->panes, settings);
  jj_banners_add (self->banners, jj_file_watch_new (self->workspace));
  jj_daily_copy_follow (self->workspace);
  gtk_box_append (self->body, jj_reason_bar_new (self->workspace));
  follow_workspace (self);
  jj_workspace_set_page (self->workspace, "overview");
  update_title (self);
  update_findings (self);
  on_read_only (self);
  if (jj_workspace_get_read_only (self->workspace))
    self->follow_id = g_timeout_add_seconds (FOLLOW_SECONDS, follow, self);
  return self;
}

JjWorkspace *
jj_window_get_workspace (JjWindow *self)
{
  return self->workspace;
}

void
jj_window_edit_in_inspector (JjWindow *self, int field)
{
  jj_panes_set_show_inspector (self->panes, TRUE);
  jj_inspector_edit (self->inspector, field);
}

GtkWidget *
jj_window_show_hand_in (JjWindow *self, const char *tab)
{
  int page = jj_pages_find ("hand-in");

  jj_workspace_set_page (self->workspace, "hand-in");
  return jj_hand_in_page_show_tab (JJ_HAND_IN_PAGE (jj_window_get_page (self, (guint)page)), tab);
}

void
jj_window_start_find (JjWindow *self)
{
  jj_find_popup (self->find);
}

void
jj_window_toggle_inspector (JjWindow *self)
{
  jj_panes_set_show_inspector (self->panes, !jj_panes_get_show_inspector (self->panes));
}

GtkWidget *
jj_window_open_pane (JjWindow *self, const char *pane)
{
  jj_panes_set_show_inspector (self->panes, TRUE);
  return jj_side_open (self->side, pane);
}

void
jj_window_toggle_pane (JjWindow *self, const char *pane)
{
  GtkWidget *widget = jj_side_find (self->side, pane);
  gboolean seen = widget && g_strcmp0 (jj_side_get_pane (self->side), pane) == 0
                  && jj_panes_get_show_inspector (self->panes);

  if (!seen)
    jj_window_open_pane (self, pane);
  else if (!jj_ui_has_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  else
    {
      jj_side_close (self->side, pane);
      gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
    }
}

void
jj_window_help (JjWindow *self, const char *topic)
{
  GtkWidget *pane = jj_window_open_pane (self, "help");

  if (topic)
    jj_help_pane_show (JJ_HELP_PANE (pane), topic, NULL);
}

void
jj_window_toggle_sidebar (JjWindow *self)
{
  jj_panes_set_show_sidebar (self->panes, !jj_panes_get_show_sidebar (self->panes));
}

void
jj_window_run_on_page (JjWindow *self, const char *action)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);

  if (JJ_IS_HAND_IN_PAGE (page))
    page = jj_hand_in_page_get_tab (JJ_HAND_IN_PAGE (page));
  gtk_widget_activate_action (page, action, NULL);
}

GtkWidget *
jj_window_get_shown (JjWindow *self)
{
  return gtk_stack_get_visible_child (self->stack);
}

void
jj_window_present_slides (JjWindow *self)
{
  g_autoptr (GArray) ids = jj_slide_list (jj_workspace_get_plan (self->workspace));
  GtkWidget *page = jj_window_get_shown (self);

  if (ids->len == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.present-view", NULL);
  else
    jj_present_slides (GTK_WINDOW (self), self->workspace,
                       JJ_IS_TALK_PAGE (page) ? jj_talk_page_get_chosen (JJ_TALK_PAGE (page)) : 0,
                       FALSE);
}
