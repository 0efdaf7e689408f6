/* jj-link-editor.c: the links of one cell of a table, edited in a popover */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-link-editor.h"

#include "jj-commands.h"
#include "jj-link-text.h"
#include "jj-picker.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define LIST_HEIGHT 280

struct _JjLinkEditor
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjId id;
  JjKindId link;
  JjLinkDirection direction;

  GtkWidget *box, *rest, *refusal;
  GtkBox *rows;
  GArray *shown;      /* JjId of the links, by row */
  GPtrArray *entries; /* GtkEntry by row; empty where links carry no figure */
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (JjLinkEditor, jj_link_editor, GTK_TYPE_WIDGET)

static const JjElement *
get_element (JjLinkEditor *self)
{
  return jj_plan_find (jj_workspace_get_plan (self->workspace), self->id);
}

/* "未分配 1,200 元": an amount that is charged nowhere is what one comes here for. */
static void
show_rest (JjLinkEditor *self)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                                     JJ_UNIT_YUAN);
  int line = self->link == JJ_KIND_CHARGED_TO ? jj_figures_find_line (figures, self->id) : -1;
  g_autofree char *rest = NULL, *amount = NULL, *text = NULL;

  gtk_widget_set_visible (self->rest, line >= 0);
  if (line < 0)
    return;
  rest = jj_unit_format (unit, jj_figures_get_line (figures, (guint)line)->unassigned);
  amount = jj_unit_format (unit, jj_figures_get_line (figures, (guint)line)->amount);
  text = g_strdup_printf (_ ("Unassigned %s of %s %s"), rest, amount, jj_unit_get_label (unit));
  gtk_label_set_text (GTK_LABEL (self->rest), text);
}

static guint
find_entry (JjLinkEditor *self, GtkWidget *entry)
{
  guint i = 0;

  g_ptr_array_find (self->entries, entry, &i);
  return i;
}

static void
show_refusal (JjLinkEditor *self, GtkWidget *entry, const char *reason)
{
  if (reason)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  gtk_label_set_text (GTK_LABEL (self->refusal), reason);
  gtk_widget_set_visible (self->refusal, reason != NULL);
}

/* FALSE: refused, and it stays. */
static gboolean
commit_figure (JjLinkEditor *self, GtkWidget *entry)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjId id = g_array_index (self->shown, JjId, find_entry (self, entry));
  const JjElement *link = jj_plan_find (plan, id);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *now = link ? jj_link_get_figure (link) : NULL;
  g_autofree char *label
      = g_strdup_printf (_ ("Set: %s"), jj_link_get_heading (self->link, self->direction));
  g_autoptr (JjEdit) edit = jj_edit_new (label);
  g_autoptr (GError) error = NULL;

  if (!link || self->showing)
    return TRUE;
  if (g_strcmp0 (now, typed) == 0)
    {
      show_refusal (self, entry, NULL);
      return TRUE;
    }
  if (jj_link_type_figure (edit, link, typed, &error))
    jj_workspace_commit (self->workspace, jj_edit_ref (edit), &error);
  show_refusal (self, entry, error ? error->message : NULL);
  return error == NULL;
}

/* Enter goes on to the next figure, and from the last one back to the table. */
static void
on_entered (GtkWidget *entry, JjLinkEditor *self)
{
  guint next = find_entry (self, entry) + 1;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (!commit_figure (self, entry))
    return;
  if (next < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, next));
  else if (popover)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
on_left (GtkEventControllerFocus *focus, JjLinkEditor *self)
{
  commit_figure (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (focus)));
}

/* Esc restores, as in a cell; then it closes the popover. */
static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint code,
        GdkModifierType state,
        JjLinkEditor *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  JjId id = g_array_index (self->shown, JjId, find_entry (self, entry));
  const JjElement *link = jj_plan_find (jj_workspace_get_plan (self->workspace), id);
  g_autofree char *now = link ? jj_link_get_figure (link) : NULL;

  if (keyval == GDK_KEY_Escape && now)
    gtk_editable_set_text (GTK_EDITABLE (entry), now);
  return GDK_EVENT_PROPAGATE;
}

static void
on_remove (GtkButton *button, JjLinkEditor *self)
{
  const JjId *id = g_object_get_data (G_OBJECT (button), "jj-id");

  jj_workspace_commit (self->workspace,
                       jj_command_delete (jj_workspace_get_plan (self->workspace), id, 1), NULL);
}

/* One link says all of it: a second one to the same end would only hide from the first. */
static gboolean
show_linked (JjLinkEditor *self, JjId other)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  for (guint i = 0; i < self->shown->len; i++)
    {
      const JjElement *link = jj_plan_find (plan, g_array_index (self->shown, JjId, i));
      const JjElement *end
          = self->direction == JJ_LINK_OUT ? jj_link_get_to (link) : jj_link_get_from (link);

      if (jj_element_get_id (end) != other)
        continue;
      if (i < self->entries->len)
        gtk_widget_grab_focus (g_ptr_array_index (self->entries, i));
      return TRUE;
    }
  return FALSE;
}

static void
on_picked (JjPicker *picker, gint64 id, JjLinkEditor *self)
{
  gboolean out = self->direction == JJ_LINK_OUT;
  g_autoptr (GError) error = NULL;
  JjId new_id;
  JjEdit *edit;

  if (show_linked (self, id))
    return;
  edit = jj_command_link (jj_workspace_get_plan (self->workspace), self->link, out ? self->id : id,
                          out ? id : self->id, &new_id, &error);
  if (!edit)
    jj_workspace_message (self->workspace, error->message, FALSE);
  else if (jj_workspace_commit (self->workspace, edit, NULL))
    show_linked (self, id);
}

static GtkWidget *
make_entry (JjLinkEditor *self, const char *name)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_widget_add_css_class (entry, "numeric");
  jj_ui_set_name (entry, name);
  g_signal_connect (entry, "activate", G_CALLBACK (on_entered), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  g_ptr_array_add (self->entries, entry);
  return entry;
}

static void
append_row (JjLinkEditor *self, const JjElement *link)
{
  const JjElement *other
      = self->direction == JJ_LINK_OUT ? jj_link_get_to (link) : jj_link_get_from (link);
  JjId id = jj_element_get_id (link);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (jj_element_get_title (other));
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  if (jj_link_has_figure (self->link))
    gtk_box_append (GTK_BOX (line), make_entry (self, jj_element_get_title (other)));
  gtk_widget_add_css_class (remove, "flat");
  jj_ui_set_name (remove, _ ("Remove the link"));
  jj_ui_set_tooltip (remove, _ ("Remove the link"));
  g_object_set_data_full (G_OBJECT (remove), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (self->rows, line);
  g_array_append_val (self->shown, id);
}

static gboolean
is_shown (JjLinkEditor *self, GPtrArray *links)
{
  if (links->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    if (jj_element_get_id (g_ptr_array_index (links, i)) != g_array_index (self->shown, JjId, i))
      return FALSE;
  return TRUE;
}

static void
show_figures (JjLinkEditor *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  self->showing = TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      GtkWidget *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *figure
          = jj_link_get_figure (jj_plan_find (plan, g_array_index (self->shown, JjId, i)));

      if (!gtk_widget_has_css_class (entry, "error"))
        gtk_editable_set_text (GTK_EDITABLE (entry), figure);
    }
  self->showing = FALSE;
}

static void
refresh (JjLinkEditor *self)
{
  const JjElement *element = get_element (self);
  g_autoptr (GPtrArray) links = NULL;

  if (!element)
    return;
  links = jj_link_list_of (element, self->link, self->direction);
  if (!is_shown (self, links))
    {
      g_ptr_array_set_size (self->entries, 0);
      g_array_set_size (self->shown, 0);
      self->showing = TRUE;
      jj_ui_clear_box (self->rows);
      for (guint i = 0; i < links->len; i++)
        append_row (self, g_ptr_array_index (links, i));
    }
  show_figures (self);
  show_rest (self);
}

static gboolean
jj_link_editor_grab_focus (GtkWidget *widget)
{
  JjLinkEditor *self = JJ_LINK_EDITOR (widget);

  if (self->entries->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->entries, 0));
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
jj_link_editor_dispose (GObject *object)
{
  JjLinkEditor *self = JJ_LINK_EDITOR (object);

  self->showing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_link_editor_parent_class)->dispose (object);
}

static void
jj_link_editor_finalize (GObject *object)
{
  JjLinkEditor *self = JJ_LINK_EDITOR (object);

  g_array_unref (self->shown);
  g_ptr_array_unref (self->entries);
  G_OBJECT_CLASS (jj_link_editor_parent_class)->finalize (object);
}

static void
jj_link_editor_class_init (JjLinkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_link_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_link_editor_finalize;
  jj_ui_set_grab_focus (GTK_WIDGET_CLASS (klass), jj_link_editor_grab_focus);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_link_editor_init (JjLinkEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->shown = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->entries = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  self->rest = gtk_label_new (NULL);
  self->refusal = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->refusal), 0);
  gtk_label_set_wrap (GTK_LABEL (self->refusal), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->refusal), 30);
  gtk_widget_add_css_class (self->refusal, "error");
  gtk_widget_set_visible (self->refusal, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->rest), 0);
  gtk_widget_add_css_class (self->rest, "caption");
  gtk_widget_add_css_class (self->rest, "numeric");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_box_append (GTK_BOX (self->box), self->refusal);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
add_foot (JjLinkEditor *self)
{
  const JjElement *element = get_element (self);
  const char *heading = jj_link_get_heading (self->link, self->direction);
  g_autofree char *name = g_strdup_printf (_ ("Add: %s"), heading);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *picker = jj_picker_new (self->workspace,
                                     jj_link_get_others (self->link, self->direction,
                                                         jj_element_get_kind_id (element)),
                                     name);

  jj_picker_set_text (JJ_PICKER (picker), name);
  gtk_widget_set_hexpand (self->rest, TRUE);
  g_signal_connect (picker, "picked", G_CALLBACK (on_picked), self);
  gtk_box_append (GTK_BOX (foot), self->rest);
  gtk_box_append (GTK_BOX (foot), picker);
  gtk_box_append (GTK_BOX (self->box), foot);
}

GtkWidget *
jj_link_editor_new (JjWorkspace *workspace, JjId id, JjKindId link, JjLinkDirection direction)
{
  JjLinkEditor *self = g_object_new (JJ_TYPE_LINK_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->id = id;
  self->link = link;
  self->direction = direction;
  jj_ui_set_name (GTK_WIDGET (self), jj_link_get_heading (link, direction));
  add_foot (self);
  refresh (self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (show_rest), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
