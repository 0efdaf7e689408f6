/* jj-slide-editor.c: one slide: how it looks, its title, notes and steps */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-slide-editor.h"

#include "jj-commands.h"
#include "jj-diagram.h"
#include "jj-kinds-plan.h"
#include "jj-scene-view.h"
#include "jj-slide.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_WIDTH 560

struct _JjSlideEditor
{
  GtkBox parent_instance;

  JjWorkspace *workspace;
  JjId id;
  JjSceneView *preview;
  GtkEditable *title;
  GtkTextBuffer *notes;
  GtkLabel *shows;
  GtkWidget *steps_box, *add_step, *steps;
  char *shown_name, *shown_note; /* of the plan: what is typed since is not overwritten */
};

G_DEFINE_FINAL_TYPE (JjSlideEditor, jj_slide_editor, GTK_TYPE_BOX)

static JjPlan *
plan_of (JjSlideEditor *self)
{
  return jj_workspace_get_plan (self->workspace);
}

static const JjElement *
element_of (JjSlideEditor *self)
{
  return self->id ? jj_plan_find (plan_of (self), self->id) : NULL;
}

static void
commit_text (JjSlideEditor *self, guint field, const char *text)
{
  const JjElement *element = element_of (self);
  const char *before = element ? jj_element_get_text (element, field) : NULL;
  JjEdit *edit;

  if (!element || g_strcmp0 (before ? before : "", text) == 0
      || jj_workspace_get_read_only (self->workspace))
    return;
  edit = jj_edit_new (field == JJ_NAME ? _ ("Rename a slide") : _ ("Write the notes of a slide"));
  jj_edit_set_text (edit, JJ_KIND_SLIDE, self->id, field, text);
  jj_workspace_commit (self->workspace, edit, NULL);
}

static void
commit_typed (JjSlideEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (!self->id)
    return;
  gtk_text_buffer_get_bounds (self->notes, &start, &end);
  text = gtk_text_buffer_get_text (self->notes, &start, &end, FALSE);
  commit_text (self, JJ_NAME, gtk_editable_get_text (self->title));
  commit_text (self, JJ_NOTE, text);
}

static void
write_slide (JjSlideEditor *self, const JjSlide *slide)
{
  JjId id = self->id;

  jj_workspace_commit (self->workspace, jj_slide_write (slide, plan_of (self), NULL, &id), NULL);
}

static void
on_remove_step (GtkButton *button, JjSlideEditor *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (JjSlide) slide = jj_slide_read (plan_of (self), element_of (self));

  if (number >= slide->steps->len)
    return;
  g_ptr_array_remove_index (slide->steps, number);
  write_slide (self, slide);
}

static void
on_step_up (GtkButton *button, JjSlideEditor *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  g_autoptr (JjSlide) slide = jj_slide_read (plan_of (self), element_of (self));
  gpointer step;

  if (number == 0 || number >= slide->steps->len)
    return;
  step = g_ptr_array_steal_index (slide->steps, number);
  g_ptr_array_insert (slide->steps, (int)number - 1, step);
  write_slide (self, slide);
}

/* The names of a step's elements that are still there. */
static char *
describe_step (JjPlan *plan, const GArray *ids)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const JjElement *element = jj_plan_find (plan, g_array_index (ids, JjId, i));

      if (element)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "",
                                jj_element_get_title (element));
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
step_button (JjSlideEditor *self, guint number, const char *icon, const char *name, GCallback what)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  jj_ui_set_name (button, name);
  jj_ui_set_tooltip (button, name);
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (number));
  g_signal_connect (button, "clicked", what, self);
  return button;
}

static void
fill_steps (JjSlideEditor *self, const JjSlide *slide)
{
  gboolean writable = !jj_workspace_get_read_only (self->workspace);

  jj_ui_clear_list (GTK_LIST_BOX (self->steps));
  for (guint i = 0; i < slide->steps->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *names = describe_step (plan_of (self), g_ptr_array_index (slide->steps, i));
      g_autofree char *escaped = g_markup_escape_text (names, -1);
      GtkWidget *label = gtk_label_new (number);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
      if (writable && i > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   step_button (self, i, "go-up-symbolic",
                                                _ ("Reveal it one step earlier"),
                                                G_CALLBACK (on_step_up)));
      if (writable)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   step_button (self, i, "list-remove-symbolic",
                                                _ ("Show it from the beginning"),
                                                G_CALLBACK (on_remove_step)));
      gtk_list_box_append (GTK_LIST_BOX (self->steps), row);
    }
  gtk_widget_set_visible (self->steps, slide->steps->len > 0);
}

static void
on_element (GtkListBox *list, GtkListBoxRow *row, JjSlideEditor *self)
{
  JjId *id = g_object_get_data (G_OBJECT (row), "element");
  g_autoptr (JjSlide) slide = jj_slide_read (plan_of (self), element_of (self));

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER)));
  jj_slide_add_step (slide, id, 1);
  write_slide (self, slide);
}

/* Elements of the sheet that show from the beginning so far. */
static void
fill_elements (GtkListBox *list, JjPlan *plan, const JjSlide *slide, const char *typed)
{
  g_autoptr (JjDiagram) diagram
      = jj_diagram_new (&(JjDiagramInput){ .plan = plan, .sheet = slide->sheet }, NULL);
  g_autoptr (GArray) hidden = jj_slide_get_hidden (slide, 0);

  jj_ui_clear_list (list);
  for (guint i = 0; i < jj_diagram_get_n_boxes (diagram); i++)
    {
      const JjBox *box = jj_diagram_get_box (diagram, i);
      GtkWidget *row, *label;
      gboolean is_in = box->hidden >= 0;

      for (guint k = 0; k < hidden->len && !is_in; k++)
        is_in = g_array_index (hidden, JjId, k) == box->id;
      if (is_in || (*typed && !strstr (box->name, typed) && g_strcmp0 (box->code, typed) != 0))
        continue;
      row = gtk_list_box_row_new ();
      label = gtk_label_new (box->name);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data_full (G_OBJECT (row), "element", g_memdup2 (&box->id, sizeof box->id),
                              g_free);
      gtk_list_box_append (list, row);
    }
}

static void
on_typed (GtkEditable *entry, GtkListBox *list)
{
  JjSlideEditor *self = g_object_get_data (G_OBJECT (list), "editor");
  g_autoptr (JjSlide) slide = jj_slide_read (plan_of (self), element_of (self));

  if (slide)
    fill_elements (list, plan_of (self), slide, gtk_editable_get_text (entry));
}

static void
on_add_step (GtkMenuButton *button, gpointer data)
{
  JjSlideEditor *self = data;
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_search_entry_new (), *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 280);
  g_object_set_data (G_OBJECT (list), "editor", self);
  g_signal_connect (list, "row-activated", G_CALLBACK (on_element), self);
  g_signal_connect (entry, "search-changed", G_CALLBACK (on_typed), list);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
  on_typed (GTK_EDITABLE (entry), GTK_LIST_BOX (list));
}

/* TRUE where the plan's text is another one than was shown last. */
static gboolean
take_text (char **shown, const char *text)
{
  if (*shown && strcmp (*shown, text) == 0)
    return FALSE;
  g_free (*shown);
  *shown = g_strdup (text);
  return TRUE;
}

static void
show_text (JjSlideEditor *self, const JjElement *element)
{
  const char *name = jj_element_get_name (element);
  const char *note = jj_element_get_text (element, JJ_NOTE);

  if (take_text (&self->shown_name, name ? name : ""))
    gtk_editable_set_text (self->title, self->shown_name);
  if (take_text (&self->shown_note, note ? note : ""))
    gtk_text_buffer_set_text (self->notes, self->shown_note, -1);
}

static char *
describe (JjSlideEditor *self, const JjSlide *slide)
{
  g_autofree char *what = jj_slide_describe (slide, plan_of (self));
  g_autofree char *filter
      = slide->filter ? jj_diagram_filter_describe (slide->filter, plan_of (self)) : NULL;

  if (slide->type == JJ_SLIDE_OF_CHART)
    return g_strdup_printf (_ ("The chart “%s”"), what);
  if (slide->type == JJ_SLIDE_OF_TABLE)
    return g_strdup_printf (_ ("The table “%s”, without persons and private rows"), what);
  if (filter)
    return g_strdup_printf (_ ("The sheet “%s”, in full colour: %s"), what, filter);
  return g_strdup_printf (_ ("The sheet “%s”"), what);
}

static void
follow (JjSlideEditor *self)
{
  const JjElement *element = element_of (self);
  g_autoptr (JjSlide) slide = element ? jj_slide_read (plan_of (self), element) : NULL;
  g_autofree char *shows = slide ? describe (self, slide) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), slide != NULL);
  if (!slide)
    {
      self->id = 0;
      return;
    }
  show_text (self, element);
  gtk_label_set_text (self->shows, shows);
  jj_scene_view_set (self->preview, slide, G_MAXUINT);
  gtk_widget_set_visible (self->steps_box, slide->type == JJ_SLIDE_OF_SHEET);
  gtk_widget_set_sensitive (self->add_step, !jj_workspace_get_read_only (self->workspace));
  fill_steps (self, slide);
}

static void
jj_slide_editor_dispose (GObject *object)
{
  JjSlideEditor *self = JJ_SLIDE_EDITOR (object);

  g_clear_pointer (&self->shown_name, g_free);
  g_clear_pointer (&self->shown_note, g_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_slide_editor_parent_class)->dispose (object);
}

static void
jj_slide_editor_class_init (JjSlideEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_slide_editor_dispose;
}

static void
jj_slide_editor_init (JjSlideEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "inspector-body");
}

static void
commit_on_leave (JjSlideEditor *self, GtkWidget *widget)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (commit_typed), self);
  gtk_widget_add_controller (widget, focus);
}

static GtkWidget *
heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_notes (JjSlideEditor *self)
{
  GtkWidget *view = gtk_text_view_new (), *frame = gtk_frame_new (NULL);

  self->notes = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_widget_set_size_request (view, -1, 90);
  jj_ui_set_name (view, _ ("Notes for who speaks"));
  commit_on_leave (self, view);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (GTK_BOX (self), heading (_ ("Notes for who speaks")));
  gtk_box_append (GTK_BOX (self), frame);
}

static void
add_steps (JjSlideEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = heading (_ ("Revealed one by one"));

  self->steps_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_hexpand (label, TRUE);
  self->add_step = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_step), "list-add-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add_step), on_add_step, self, NULL);
  gtk_widget_add_css_class (self->add_step, "flat");
  jj_ui_set_name (self->add_step, _ ("Reveal an element in a step of its own"));
  jj_ui_set_tooltip (self->add_step, _ ("Reveal an element in a step of its own"));
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->add_step);
  self->steps = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->steps), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->steps, "boxed-list");
  gtk_box_append (GTK_BOX (self->steps_box), head);
  gtk_box_append (GTK_BOX (self->steps_box), self->steps);
  gtk_box_append (GTK_BOX (self), self->steps_box);
}

GtkWidget *
jj_slide_editor_new (JjWorkspace *workspace)
{
  JjSlideEditor *self = g_object_new (JJ_TYPE_SLIDE_EDITOR, NULL);
  GtkWidget *entry = gtk_entry_new (), *shows = gtk_label_new (NULL);
  GtkWidget *frame = gtk_aspect_frame_new (0, 0, 16 / 9.0f, FALSE);

  self->workspace = g_object_ref (workspace);
  self->title = GTK_EDITABLE (entry);
  self->shows = GTK_LABEL (shows);
  gtk_label_set_xalign (self->shows, 0);
  gtk_label_set_wrap (self->shows, TRUE);
  gtk_widget_add_css_class (shows, "dim-label");
  jj_ui_set_name (entry, _ ("Title of the slide"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Title of the slide"));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (commit_typed), self);
  commit_on_leave (self, entry);
  self->preview = JJ_SCENE_VIEW (jj_scene_view_new (workspace, PREVIEW_WIDTH));
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "card");
  jj_ui_set_name (GTK_WIDGET (self->preview), _ ("What the room will see"));
  gtk_aspect_frame_set_child (GTK_ASPECT_FRAME (frame), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (self), frame);
  gtk_box_append (GTK_BOX (self), shows);
  gtk_box_append (GTK_BOX (self), entry);
  add_notes (self);
  add_steps (self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  follow (self);
  return GTK_WIDGET (self);
}

void
jj_slide_editor_set (JjSlideEditor *self, JjId slide)
{
  if (slide == self->id)
    return;
  commit_typed (self);
  self->id = slide;
  g_clear_pointer (&self->shown_name, g_free);
  g_clear_pointer (&self->shown_note, g_free);
  follow (self);
}
