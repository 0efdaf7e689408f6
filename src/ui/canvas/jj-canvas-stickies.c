/* jj-canvas-stickies.c: fast notes, votes, and notes that become elements */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-canvas-link-private.h"
#include "jj-canvas-parts-private.h"
#include "jj-sheet-stickies.h"

#include "jj-ui.h"

#include <glib/gi18n.h>

static void
place_typed (JjCanvas *self, GtkTextView *entry)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (entry);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjRect view = jj_canvas_get_view (self);
  g_autoptr (JjEdit) edit = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  edit = jj_stickies_add (&sheet, text, view.x + view.width / 3, view.y + view.height / 4, ids);
  jj_canvas_close_popover (self);
  if (ids->len > 0 && jj_canvas_commit (self, g_steal_pointer (&edit), TRUE))
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      /* Selected, so that what the room says next is a vote on them. */
      jj_workspace_select (self->workspace, (const JjId *)(gconstpointer)ids->data, ids->len);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, JjCanvas *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  place_typed (self, GTK_TEXT_VIEW (entry));
  return GDK_EVENT_STOP;
}

static void
on_place (GtkButton *button, GtkTextView *entry)
{
  place_typed (g_object_get_data (G_OBJECT (button), "canvas"), entry);
}

/* Kept when the popover closes: who typed five lines and pressed Esc finds them again. */
static GtkTextBuffer *
get_typed (JjCanvas *self)
{
  GtkTextBuffer *buffer = g_object_get_data (G_OBJECT (self), "jj-typed-stickies");

  if (buffer)
    return buffer;
  buffer = gtk_text_buffer_new (NULL);
  g_object_set_data_full (G_OBJECT (self), "jj-typed-stickies", buffer, g_object_unref);
  return buffer;
}

static GtkWidget *
make_entry (JjCanvas *self)
{
  GtkWidget *entry = gtk_text_view_new_with_buffer (get_typed (self));
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (entry), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (entry), 8);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (entry), 6);
  gtk_widget_set_size_request (entry, 280, 150);
  jj_ui_set_name (entry, _ ("Stickies, one a line"));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (entry, keys);
  return entry;
}

/* As fast as a room talks: one line each, all of them placed at once. */
static void
type_stickies (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  GtkWidget *popover, *box, *entry, *frame, *label, *button;

  if (!jj_canvas_is_writable (self))
    return;
  popover = jj_canvas_open_popover (self, gtk_widget_get_width (widget) / 2.0,
                                    gtk_widget_get_height (widget) / 3.0);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  entry = make_entry (self);
  frame = gtk_frame_new (NULL);
  label = gtk_label_new (_ ("One sticky a line; Ctrl+Enter places them"));
  button = gtk_button_new_with_mnemonic (_ ("_Place"));
  gtk_frame_set_child (GTK_FRAME (frame), entry);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (button, "suggested-action");
  g_object_set_data (G_OBJECT (button), "canvas", self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_place), entry);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (entry);
}

static void
vote (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  guint n;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n);
  JjEdit *edit = jj_stickies_vote (jj_workspace_get_plan (self->workspace), ids, n,
                                   g_variant_get_int32 (parameter));

  if (edit && jj_canvas_is_writable (self))
    jj_canvas_commit (self, edit, FALSE);
  else
    g_clear_pointer (&edit, jj_edit_unref);
}

static void
gather (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  g_autoptr (JjEdit) edit = sheet.diagram ? jj_stickies_gather (&sheet) : NULL;

  if (edit && !jj_edit_is_empty (edit) && jj_canvas_is_writable (self))
    jj_canvas_commit (self, g_steal_pointer (&edit), TRUE);
}

static gboolean
turn_box (JjCanvas *self, guint box, JjKindId kind)
{
  JjSheet sheet = jj_canvas_get_sheet_edit (self);
  JjId id = 0;

  if (jj_diagram_get_box (sheet.diagram, box)->kind != JJ_KIND_STICKY || kind == JJ_KIND_STICKY
      || !jj_canvas_is_writable (self))
    return FALSE;
  if (jj_canvas_commit (self, jj_sticky_turn (&sheet, box, kind, &id), TRUE))
    jj_workspace_select (self->workspace, &id, 1);
  return TRUE;
}

/* The selected sticky into the kind of the palette with this number. */
static void
turn (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjCanvas *self = JJ_CANVAS (widget);
  g_autoptr (GArray) boxes = jj_canvas_get_selected (self);
  guint n, number = (guint)g_variant_get_int32 (parameter);
  const JjKindId *kinds = jj_canvas_get_palette (&n);

  if (number >= n)
    return;
  if (boxes->len != 1 || !turn_box (self, g_array_index (boxes, guint, 0), kinds[number]))
    jj_workspace_message (self->workspace, _ ("Select one sticky first"), FALSE);
}

gboolean
jj_canvas_drop_sticky (JjCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *root = GTK_WIDGET (gtk_widget_get_root (widget)), *at;
  double x, y;

  if (self->moving->len != 1 || gtk_widget_contains (widget, self->pointer_x, self->pointer_y)
      || !gtk_widget_translate_coordinates (widget, root, self->pointer_x, self->pointer_y, &x, &y))
    return FALSE;
  at = gtk_widget_pick (root, x, y, GTK_PICK_DEFAULT);
  for (; at && at != root; at = gtk_widget_get_parent (at))
    if (GTK_IS_TOGGLE_BUTTON (at) && g_object_get_data (G_OBJECT (at), "kind"))
      return turn_box (self, g_array_index (self->moving, guint, 0),
                       (JjKindId)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (at), "kind")));
  return FALSE;
}

void
jj_canvas_install_stickies (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.stickies", NULL, type_stickies);
  gtk_widget_class_install_action (widget_class, "canvas.vote", "i", vote);
  gtk_widget_class_install_action (widget_class, "canvas.gather", NULL, gather);
  gtk_widget_class_install_action (widget_class, "canvas.turn", "i", turn);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, 0, "canvas.stickies", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_SHIFT_MASK, "canvas.vote",
                                       "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "canvas.vote", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "canvas.vote", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, 0, "canvas.vote", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, 0, "canvas.vote", "i",
                                       -1);
}
