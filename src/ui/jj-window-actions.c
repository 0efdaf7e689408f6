/* jj-window-actions.c: what menus, buttons and keys do in a plan's window */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-window-actions.h"

#include "jj-canvas.h"
#include "jj-checkpoints.h"
#include "jj-commands.h"
#include "jj-comment-dialog.h"
#include "jj-explain-window.h"
#include "jj-file-dialogs.h"
#include "jj-import-dialog.h"
#include "jj-findings-walk.h"
#include "jj-grid-frame.h"
#include "jj-groups-window.h"
#include "jj-next-year.h"
#include "jj-history-tab.h"
#include "jj-pages.h"
#include "jj-poster-dialog.h"
#include "jj-present.h"
#include "jj-save.h"
#include "jj-scope.h"

#include <glib/gi18n.h>

static JjWorkspace *
workspace_of (GtkWidget *widget)
{
  return jj_window_get_workspace (JJ_WINDOW (widget));
}

/* The selection without the plan itself, which cannot be deleted or copied. */
static const JjId *
selected (JjWorkspace *workspace, guint *n_ids)
{
  const JjId *ids = jj_workspace_get_selection (workspace, n_ids);
  JjId root = jj_element_get_id (jj_plan_get_root (jj_workspace_get_plan (workspace)));

  if (*n_ids > 0 && jj_workspace_is_selected (workspace, root))
    *n_ids = 0;
  return ids;
}

static void
plan_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  const JjKind *kind = jj_kind_by_id (g_variant_get_string (parameter, NULL));
  JjId id = 0;
  JjEdit *edit = jj_command_add (jj_workspace_get_plan (workspace), jj_kind_index (kind), 0, &id);

  if (jj_workspace_commit (workspace, edit, NULL))
    jj_workspace_show (workspace, id, JJ_NAME);
}

static void
plan_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  guint n_ids;
  const JjId *ids = selected (workspace, &n_ids);
  JjEdit *edit = jj_command_delete (jj_workspace_get_plan (workspace), ids, n_ids);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (jj_workspace_commit (workspace, edit, NULL))
    jj_workspace_message (workspace, label, TRUE);
}

static void
plan_duplicate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  guint n_ids;
  const JjId *ids = selected (workspace, &n_ids);
  g_autofree JjId *copies = g_new0 (JjId, n_ids + 1);

  if (jj_workspace_commit (workspace,
                           jj_command_duplicate (jj_workspace_get_plan (workspace), ids, n_ids,
                                                 copies),
                           NULL))
    jj_workspace_select (workspace, copies, n_ids);
}

static void
win_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  GError *error = NULL;

  if (!jj_project_undo (jj_workspace_get_project (workspace), &error))
    jj_workspace_fail (workspace, error);
}

static void
win_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  GError *error = NULL;

  if (!jj_project_redo (jj_workspace_get_project (workspace), &error))
    jj_workspace_fail (workspace, error);
}

static void
win_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_workspace_set_page (workspace_of (widget), g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (jj_window_get_shown (JJ_WINDOW (widget)));
}

/* In a table and its find bar it finds in the table, on the canvas on the sheets, as planners know
 * it.
 */
static void
win_find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (widget));
  GtkWidget *table = focus ? gtk_widget_get_ancestor (focus, JJ_TYPE_GRID_FRAME) : NULL;

  if (focus && JJ_IS_CANVAS (focus))
    gtk_widget_activate_action (focus, "page.find", NULL);
  else if (table)
    jj_grid_frame_find (JJ_GRID_FRAME (table), FALSE);
  else
    jj_window_start_find (JJ_WINDOW (widget));
}

static void
win_add_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_run_on_page (JJ_WINDOW (widget), "page.add");
}

static void
win_filter (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_run_on_page (JJ_WINDOW (widget), "page.filter");
}

static void
win_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_run_on_page (JJ_WINDOW (widget), "page.print");
}

static void
win_inspector (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_toggle_inspector (JJ_WINDOW (widget));
}

static void
win_full_screen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

/* The last step out, where nothing in the window has one. */
static gboolean
leave_full_screen (GtkWidget *widget, GVariant *parameter, gpointer unused)
{
  if (!gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    return FALSE;
  gtk_window_unfullscreen (GTK_WINDOW (widget));
  return TRUE;
}

static void
win_sidebar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_toggle_sidebar (JJ_WINDOW (widget));
}

static void
win_pane (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_toggle_pane (JJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
win_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_help (JJ_WINDOW (widget), NULL);
}

static void
win_help_topic (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_help (JJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
win_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_edit_in_inspector (JJ_WINDOW (widget), -1);
}

static void
win_properties (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_workspace_select (workspace_of (widget), NULL, 0);
  jj_window_edit_in_inspector (JJ_WINDOW (widget), -1);
}

static void
win_next_finding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_findings_walk (workspace_of (widget), FALSE);
}

static void
win_previous_finding (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_findings_walk (workspace_of (widget), TRUE);
}

static void
win_explain (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_explain_here (widget, workspace_of (widget));
}

static void
win_save_copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_save_copy_dialog (GTK_WINDOW (widget), workspace_of (widget));
}

static void
win_checkpoint (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_checkpoint_ask (widget, workspace_of (widget));
}

/* Of what is selected; of everything where nothing is. */
static void
win_history (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace_of (widget), &n_ids);
  JjId id = n_ids == 1 ? ids[0] : 0;
  GtkWidget *tab = jj_window_show_hand_in (JJ_WINDOW (widget), "history");

  jj_history_tab_show_element (JJ_HISTORY_TAB (tab), id);
}

static void
win_next_year (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_next_year_ask (GTK_WINDOW (widget), workspace_of (widget));
}

static void
win_stale (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_stale_window_show (GTK_WINDOW (widget), workspace_of (widget));
}

static void
win_hand_in (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_show_hand_in (JJ_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
win_comment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_comment_here (GTK_WINDOW (widget), workspace_of (widget));
}

static void
win_import (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_import_dialog_ask (GTK_WINDOW (widget), workspace_of (widget));
}

static void
win_present (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_window_present_slides (JJ_WINDOW (widget));
}

/* What the page shows, whether the plan keeps it as a slide or not. */
static JjSlide *
capture (GtkWidget *widget, gboolean as_table)
{
  JjSlide *slide = jj_present_capture (jj_window_get_shown (JJ_WINDOW (widget)), as_table);

  if (!slide)
    jj_workspace_message (workspace_of (widget),
                          _ ("This page has no picture or table for a room: go to the model, the "
                             "charts or a table first"),
                          FALSE);
  return slide;
}

static void
win_groups (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (jj_groups_window_new (GTK_WINDOW (widget), workspace_of (widget)));
}

static void
win_forms (GtkWidget *widget, const char *action, GVariant *parameter)
{
  jj_save_ask_export (widget, workspace_of (widget), _ ("Save the Empty Forms"), "forms");
}

/* With the first sheet of the model. */
static void
win_poster (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjPlan *plan = jj_workspace_get_plan (workspace_of (widget));
  gboolean has_sheet = jj_plan_get_count (plan, JJ_KIND_SHEET) > 0;
  const JjDiagramInput input
      = { .sheet = has_sheet ? jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, 0)) : 0 };

  jj_poster_dialog_present (widget, workspace_of (widget),
                            &(JjPosterInput){ .input = &input, .is_plan = TRUE });
}

static void
win_present_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjSlide *slide = capture (widget, FALSE);

  if (slide)
    jj_present_view (GTK_WINDOW (widget), workspace_of (widget), slide);
}

static void
win_add_slide (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (JjSlide) slide = capture (widget, g_variant_get_boolean (parameter));
  JjPlan *plan = jj_workspace_get_plan (workspace_of (widget));
  g_autofree char *name = slide ? jj_slide_describe (slide, plan) : NULL;
  g_autofree char *text = NULL;
  JjId id = 0;

  if (!slide
      || !jj_workspace_commit (workspace_of (widget), jj_slide_write (slide, plan, name, &id),
                               NULL))
    return;
  text = g_strdup_printf (_ ("“%s” is in the talk now"), name);
  jj_workspace_message (workspace_of (widget), text, TRUE);
}

static void
win_close (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* GTK's inspector has Ctrl+Shift+D too, and would come first; Ctrl+Shift+I still opens it. */
static gboolean
enable_debugging (GtkWindow *window, gboolean toggle)
{
  gpointer parent = g_type_class_peek (GTK_TYPE_WINDOW);

  return !toggle && GTK_WINDOW_CLASS (parent)->enable_debugging (window, toggle);
}

/* Undo and redo are bindings, not accelerators: an entry that is being typed in comes first. */
void
jj_window_actions_install (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK, both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  GTK_WINDOW_CLASS (widget_class)->enable_debugging = enable_debugging;
  gtk_widget_class_install_action (widget_class, "plan.add", "s", plan_add);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, plan_delete);
  gtk_widget_class_install_action (widget_class, "plan.duplicate", NULL, plan_duplicate);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, win_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, win_redo);
  gtk_widget_class_install_action (widget_class, "win.page", "s", win_page);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, win_find);
  gtk_widget_class_install_action (widget_class, "win.add-row", NULL, win_add_row);
  gtk_widget_class_install_action (widget_class, "win.filter", NULL, win_filter);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, win_print);
  gtk_widget_class_install_action (widget_class, "win.toggle-inspector", NULL, win_inspector);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, win_sidebar);
  gtk_widget_class_install_action (widget_class, "win.full-screen", NULL, win_full_screen);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, leave_full_screen, NULL);
  gtk_widget_class_install_action (widget_class, "win.pane", "s", win_pane);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, win_help);
  gtk_widget_class_install_action (widget_class, "win.help-topic", "s", win_help_topic);
  gtk_widget_class_install_action (widget_class, "win.edit-in-inspector", NULL, win_edit);
  gtk_widget_class_install_action (widget_class, "win.plan-properties", NULL, win_properties);
  gtk_widget_class_install_action (widget_class, "win.next-finding", NULL, win_next_finding);
  gtk_widget_class_install_action (widget_class, "win.previous-finding", NULL,
                                   win_previous_finding);
  gtk_widget_class_install_action (widget_class, "win.explain", NULL, win_explain);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, win_save_copy);
  gtk_widget_class_install_action (widget_class, "win.next-year", NULL, win_next_year);
  gtk_widget_class_install_action (widget_class, "win.stale", NULL, win_stale);
  gtk_widget_class_install_action (widget_class, "win.checkpoint", NULL, win_checkpoint);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, win_history);
  gtk_widget_class_install_action (widget_class, "win.comment", NULL, win_comment);
  gtk_widget_class_install_action (widget_class, "win.hand-in", "s", win_hand_in);
  gtk_widget_class_install_action (widget_class, "win.import", NULL, win_import);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, win_present);
  gtk_widget_class_install_action (widget_class, "win.groups", NULL, win_groups);
  gtk_widget_class_install_action (widget_class, "win.forms", NULL, win_forms);
  gtk_widget_class_install_action (widget_class, "win.poster", NULL, win_poster);
  gtk_widget_class_install_action (widget_class, "win.present-view", NULL, win_present_view);
  gtk_widget_class_install_action (widget_class, "win.add-slide", "b", win_add_slide);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, win_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, control, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, both, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, control, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, control, "plan.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, both, "plan.duplicate", NULL);
}

static gboolean
may_edit_all (JjWorkspace *workspace)
{
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (workspace, &n_ids);

  if (!jj_scope_get_part (jj_workspace_get_plan (workspace)))
    return !jj_workspace_get_read_only (workspace);
  for (guint i = 0; i < n_ids; i++)
    if (!jj_workspace_may_edit (workspace, ids[i], -1, NULL))
      return FALSE;
  return TRUE;
}

void
jj_window_actions_update (JjWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  JjWorkspace *workspace = jj_window_get_workspace (self);
  JjProject *project = jj_workspace_get_project (workspace);
  gboolean writable = !jj_workspace_get_read_only (workspace);
  gboolean mine = may_edit_all (workspace);
  guint n_ids;

  selected (workspace, &n_ids);
  gtk_widget_action_set_enabled (widget, "plan.add", writable);
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.checkpoint", writable);
  gtk_widget_action_set_enabled (widget, "win.comment", writable);
  gtk_widget_action_set_enabled (widget, "plan.delete", mine && n_ids > 0);
  gtk_widget_action_set_enabled (widget, "plan.duplicate", mine && n_ids > 0);
  gtk_widget_action_set_enabled (widget, "win.add-slide", writable);
  gtk_widget_action_set_enabled (widget, "win.undo", jj_project_can_undo (project));
  gtk_widget_action_set_enabled (widget, "win.redo", jj_project_can_redo (project));
}
