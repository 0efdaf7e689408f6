/* jj-sheet-bar.c: the sheets of the plan as tabs */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-sheet-bar.h"

#include "jj-commands.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjSheetBar
{
  GtkWidget parent_instance;

  JjCanvas *canvas; /* not owned: both are the page's */
  GtkWidget *scroller, *tabs, *add, *menu, *popover, *entry;
  guint64 revision;
  guint refresh_id;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (JjSheetBar, jj_sheet_bar, GTK_TYPE_WIDGET)

static JjPlan *
plan_of (JjSheetBar *self)
{
  return jj_workspace_get_plan (jj_canvas_get_workspace (self->canvas));
}

static void
on_toggled (GtkToggleButton *button, JjSheetBar *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "sheet");

  if (self->is_filling || !gtk_toggle_button_get_active (button))
    return;
  jj_canvas_set_sheet (self->canvas, *id);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
rename_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjSheetBar *self = JJ_SHEET_BAR (widget);
  const JjElement *sheet = jj_plan_find (plan_of (self), jj_canvas_get_sheet (self->canvas));

  if (!sheet)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), jj_element_get_title (sheet));
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (self->entry);
}

static void
on_twice (GtkGestureClick *gesture, int n_press, double x, double y, JjSheetBar *self)
{
  if (n_press == 2)
    rename_sheet (GTK_WIDGET (self), NULL, NULL);
}

static void
add_tab (JjSheetBar *self, const JjElement *sheet, GtkToggleButton **group)
{
  GtkWidget *tab = gtk_toggle_button_new_with_label (jj_element_get_title (sheet));
  GtkGesture *twice = gtk_gesture_click_new ();
  gint64 *id = g_new (gint64, 1);

  *id = jj_element_get_id (sheet);
  g_object_set_data_full (G_OBJECT (tab), "sheet", id, g_free);
  gtk_widget_add_css_class (tab, "flat");
  gtk_widget_set_focus_on_click (tab, FALSE);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), *group);
  *group = GTK_TOGGLE_BUTTON (tab);
  gtk_toggle_button_set_active (*group, *id == jj_canvas_get_sheet (self->canvas));
  g_signal_connect (tab, "toggled", G_CALLBACK (on_toggled), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (twice), GTK_PHASE_CAPTURE);
  g_signal_connect (twice, "pressed", G_CALLBACK (on_twice), self);
  gtk_widget_add_controller (tab, GTK_EVENT_CONTROLLER (twice));
  gtk_box_append (GTK_BOX (self->tabs), tab);
}

static gboolean
fill (gpointer data)
{
  JjSheetBar *self = data;
  JjPlan *plan = plan_of (self);
  guint n = jj_plan_get_count (plan, JJ_KIND_SHEET);
  GtkToggleButton *group = NULL;

  self->refresh_id = 0;
  if (!jj_plan_find (plan, jj_canvas_get_sheet (self->canvas)))
    {
      JjId last = jj_canvas_get_last_sheet (self->canvas);
      JjId first = n ? jj_element_get_id (jj_plan_get_nth (plan, JJ_KIND_SHEET, 0)) : 0;

      jj_canvas_set_sheet (self->canvas, last ? last : first);
    }
  self->is_filling = TRUE;
  jj_ui_clear_box (GTK_BOX (self->tabs));
  for (guint i = 0; i < n; i++)
    add_tab (self, jj_plan_get_nth (plan, JJ_KIND_SHEET, i), &group);
  self->is_filling = FALSE;
  return G_SOURCE_REMOVE;
}

/* Find, undo and jumps show other sheets too. */
static void
on_picture (JjSheetBar *self)
{
  JjId sheet = jj_canvas_get_sheet (self->canvas);

  self->is_filling = TRUE;
  for (GtkWidget *tab = gtk_widget_get_first_child (self->tabs); tab;
       tab = gtk_widget_get_next_sibling (tab))
    if (*(gint64 *)g_object_get_data (G_OBJECT (tab), "sheet") == sheet)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  self->is_filling = FALSE;
}

static void
on_changed (JjPlan *plan, JjChanges *changes, JjSheetBar *self)
{
  if (changes->kinds & JJ_KIND_BIT (JJ_KIND_SHEET) && !self->refresh_id)
    self->refresh_id = g_idle_add (fill, self);
}

static void
make_sheet (JjSheetBar *self, JjId copy_of)
{
  JjId id = 0;
  JjEdit *edit = jj_sheet_new (plan_of (self), copy_of, &id);

  if (jj_workspace_commit (jj_canvas_get_workspace (self->canvas), edit, NULL))
    {
      jj_canvas_set_sheet (self->canvas, id);
      fill (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
    }
}

static void
add_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  make_sheet (JJ_SHEET_BAR (widget), 0);
}

static void
duplicate_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjSheetBar *self = JJ_SHEET_BAR (widget);

  make_sheet (self, jj_canvas_get_sheet (self->canvas));
}

static void
delete_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjSheetBar *self = JJ_SHEET_BAR (widget);
  JjWorkspace *workspace = jj_canvas_get_workspace (self->canvas);
  JjId id = jj_canvas_get_sheet (self->canvas);
  JjEdit *edit = id ? jj_command_delete (plan_of (self), &id, 1) : NULL;
  g_autofree char *label = edit ? g_strdup (jj_edit_get_label (edit)) : NULL;

  if (edit && jj_workspace_commit (workspace, edit, NULL))
    {
      fill (self);
      jj_workspace_message (workspace, label, TRUE);
    }
}

static void
on_renamed (GtkEntry *entry, JjSheetBar *self)
{
  JjId id = jj_canvas_get_sheet (self->canvas);
  JjEdit *edit = jj_command_set_text (plan_of (self), &id, 1, JJ_NAME,
                                      gtk_editable_get_text (GTK_EDITABLE (entry)), NULL);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (edit)
    jj_workspace_commit (jj_canvas_get_workspace (self->canvas), edit, NULL);
}

static void
jj_sheet_bar_dispose (GObject *object)
{
  JjSheetBar *self = JJ_SHEET_BAR (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->add, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (jj_sheet_bar_parent_class)->dispose (object);
}

static void
jj_sheet_bar_class_init (JjSheetBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_sheet_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "sheet.add", NULL, add_sheet);
  gtk_widget_class_install_action (widget_class, "sheet.duplicate", NULL, duplicate_sheet);
  gtk_widget_class_install_action (widget_class, "sheet.rename", NULL, rename_sheet);
  gtk_widget_class_install_action (widget_class, "sheet.delete", NULL, delete_sheet);
}

static void
jj_sheet_bar_init (JjSheetBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *widget = GTK_WIDGET (self);

  g_menu_append (menu, _ ("New Sheet"), "sheet.add");
  g_menu_append (menu, _ ("Duplicate Sheet"), "sheet.duplicate");
  g_menu_append (menu, _ ("Rename Sheet"), "sheet.rename");
  g_menu_append (menu, _ ("Delete Sheet"), "sheet.delete");
  self->tabs = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->tabs);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_parent (self->scroller, widget);
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->add), "sheet.add");
  jj_ui_set_name (self->add, _ ("New Sheet"));
  jj_ui_set_tooltip (self->add, _ ("New Sheet"));
  gtk_widget_set_parent (self->add, widget);
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (self->menu, "flat");
  jj_ui_set_name (self->menu, _ ("Sheet"));
  gtk_widget_set_parent (self->menu, widget);
  self->popover = gtk_popover_new ();
  self->entry = gtk_entry_new ();
  jj_ui_set_name (self->entry, _ ("Name of the sheet"));
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_renamed), self);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->entry);
  gtk_widget_set_parent (self->popover, widget); /* the tabs are cleared */
  jj_ui_set_name (widget, _ ("Sheets"));
}

GtkWidget *
jj_sheet_bar_new (JjCanvas *canvas)
{
  JjSheetBar *self = g_object_new (JJ_TYPE_SHEET_BAR, NULL);

  self->canvas = canvas;
  g_signal_connect_object (plan_of (self), "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (canvas, "picture-changed", G_CALLBACK (on_picture), self,
                           G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
