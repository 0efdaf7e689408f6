/* jj-prose-editor.c: prose to write in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-prose-editor.h"

#include "jj-live-picker.h"
#include "jj-prose-keys.h"
#include "jj-prose-text.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAUSE_MS 1500
#define STEP_US (G_USEC_PER_SEC / 2) /* what is typed faster than this is undone together */
#define MOST_STEPS 200
#define LONGEST_CHIP 30 /* characters */
#define NEW_TABLE "| 項目 | 說明 |\n|---|---|\n|  |  |"

typedef struct
{
  char *markup;
  int cursor;
} Step;

struct _JjProseEditor
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *box;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *hint;
  GtkWidget *insert; /* the button of the picker */
  JjProseWidgets widgets;

  GQueue past, future; /* Step */
  char *present;       /* what the buffer holds, at the last step */
  gint64 last_change;
  guint pause;
  gboolean loading, modified;
  /* What was copied here: put in again with its fields. */
  GdkContentProvider *copied;
  char *copied_markup;
};

G_DEFINE_FINAL_TYPE (JjProseEditor, jj_prose_editor, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  PAUSE,
  LEFT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
free_step (gpointer data)
{
  g_free (((Step *)data)->markup);
  g_free (data);
}

static int
get_cursor (JjProseEditor *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  return gtk_text_iter_get_offset (&iter);
}

static void
set_cursor (JjProseEditor *self, int cursor)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &iter, cursor);
  gtk_text_buffer_place_cursor (self->buffer, &iter);
}

static void
load (JjProseEditor *self, const char *markup, int cursor)
{
  self->loading = TRUE;
  jj_prose_text_load (self->view, markup, &self->widgets);
  set_cursor (self, cursor);
  self->loading = FALSE;
  g_free (self->present);
  self->present = jj_prose_editor_get_text (self);
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
}

/* A child of a text view gets its least width, so that a chip cannot be cut short by its label. */
static void
set_chip (GtkWidget *label, const char *text)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LONGEST_CHIP));
  g_autofree char *shown = strlen (cut) < strlen (text) ? g_strconcat (cut, "…", NULL) : NULL;

  gtk_label_set_text (GTK_LABEL (label), shown ? shown : cut);
}

static GtkWidget *
make_chip (gpointer data, JjLiveType type, const char *name)
{
  JjProseEditor *self = data;
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *value = NULL;
  g_autofree char *title = jj_live_describe (self->workspace, type, name, &value);
  gboolean known = value || type >= JJ_LIVE_TABLE;

  set_chip (label, value ? value : title);
  gtk_widget_add_css_class (label, "chip");
  if (type >= JJ_LIVE_TABLE)
    gtk_widget_add_css_class (label, "chip-block");
  if (!known)
    gtk_widget_add_css_class (label, "error");
  gtk_widget_set_cursor_from_name (label, "default");
  jj_ui_set_tooltip (label, title);
  jj_ui_set_name (label, title);
  return label;
}

static gboolean
on_pause (gpointer data)
{
  JjProseEditor *self = data;

  self->pause = 0;
  g_signal_emit (self, signals[PAUSE], 0);
  return G_SOURCE_REMOVE;
}

/* A change by hand: what was before it can come back. */
static void
note_change (JjProseEditor *self)
{
  gint64 now = g_get_monotonic_time ();
  g_autofree char *markup = jj_prose_editor_get_text (self);

  if (g_strcmp0 (markup, self->present) == 0)
    return;
  if (now - self->last_change > STEP_US || g_queue_is_empty (&self->past))
    {
      Step *step = g_new0 (Step, 1);

      step->markup = g_strdup (self->present);
      step->cursor = get_cursor (self);
      g_queue_push_tail (&self->past, step);
      if (self->past.length > MOST_STEPS)
        free_step (g_queue_pop_head (&self->past));
    }
  g_queue_clear_full (&self->future, free_step);
  g_free (self->present);
  self->present = g_steal_pointer (&markup);
  self->last_change = now;
  self->modified = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          gtk_text_buffer_get_char_count (self->buffer) == 0);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_user_action (GtkTextBuffer *buffer, JjProseEditor *self)
{
  if (self->loading)
    return;
  self->loading = TRUE;
  jj_prose_text_style (buffer);
  self->loading = FALSE;
  note_change (self);
}

static void
on_table_changed (gpointer data)
{
  JjProseEditor *self = data;

  if (!self->loading)
    note_change (self);
}

/* One step back (from past to future) or forward; FALSE: there is none. */
static gboolean
step (JjProseEditor *self, GQueue *from, GQueue *to)
{
  Step *next = g_queue_pop_tail (from), *here;

  if (!next)
    return FALSE;
  here = g_new0 (Step, 1);
  here->markup = g_strdup (self->present);
  here->cursor = get_cursor (self);
  g_queue_push_tail (to, here);
  load (self, next->markup, next->cursor);
  free_step (next);
  self->last_change = 0;
  self->modified = TRUE;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

static void
turn_tag (JjProseEditor *self, const char *name)
{
  if (!jj_prose_turn_tag (self->buffer, name))
    jj_workspace_message (self->workspace, _ ("Select the words first."), FALSE);
}

static void
style (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjProseEditor *self = JJ_PROSE_EDITOR (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  if (jj_workspace_get_read_only (self->workspace))
    return;
  if (strcmp (what, "strong") == 0 || strcmp (what, "emphasis") == 0)
    turn_tag (self, what);
  else if (strcmp (what, "heading") == 0)
    jj_prose_text_set_lines (self->buffer, JJ_PROSE_HEADING, 2);
  else if (strcmp (what, "subheading") == 0)
    jj_prose_text_set_lines (self->buffer, JJ_PROSE_HEADING, 3);
  else if (strcmp (what, "bullet") == 0)
    jj_prose_text_set_lines (self->buffer, JJ_PROSE_BULLET, 0);
  else if (strcmp (what, "numbered") == 0)
    jj_prose_text_set_lines (self->buffer, JJ_PROSE_NUMBERED, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* A block stands in a line of its own. */
static void
insert_block (JjProseEditor *self, const char *markup)
{
  GtkTextIter iter;
  g_autofree char *lines = NULL;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  lines = g_strconcat (gtk_text_iter_starts_line (&iter) ? "" : "\n", markup,
                       gtk_text_iter_ends_line (&iter) && !gtk_text_iter_is_end (&iter) ? "" : "\n",
                       NULL);
  jj_prose_text_insert (self->view, lines, &self->widgets);
}

static void
insert_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjProseEditor *self = JJ_PROSE_EDITOR (widget);

  if (!jj_workspace_get_read_only (self->workspace))
    insert_block (self, NEW_TABLE);
}

static void
on_picked (JjLivePicker *picker, int type, const char *name, JjProseEditor *self)
{
  g_autofree char *markup = g_strdup_printf ("{{%s:%s}}", jj_live_get_id ((JjLiveType)type), name);

  if (jj_workspace_get_read_only (self->workspace))
    return;
  if (type >= JJ_LIVE_TABLE)
    insert_block (self, markup);
  else
    jj_prose_text_insert (self->view, markup, &self->widgets);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
pick (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (JJ_PROSE_EDITOR (widget)->insert));
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjProseEditor *self)
{
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  if (jj_workspace_get_read_only (self->workspace))
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_CONTROL_MASK && key == GDK_KEY_b)
    turn_tag (self, "strong");
  else if (held == GDK_CONTROL_MASK && key == GDK_KEY_i)
    turn_tag (self, "emphasis");
  else if (held == GDK_CONTROL_MASK && key == GDK_KEY_z)
    return step (self, &self->past, &self->future);
  else if ((held == GDK_CONTROL_MASK && key == GDK_KEY_y)
           || (held == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && key == GDK_KEY_Z))
    return step (self, &self->future, &self->past);
  else if (held == 0 && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return jj_prose_continue_list (self->view);
  else if (held == 0 && key == GDK_KEY_Tab)
    return jj_prose_turn_level (self->buffer, 1);
  else if (key == GDK_KEY_ISO_Left_Tab)
    return jj_prose_turn_level (self->buffer, -1);
  else if (held == 0 && key == GDK_KEY_space)
    return jj_prose_turn_typed_sign (self->buffer);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Copied for others as plain text with the values, and for here with the fields. */
static void
on_copy (GtkTextView *view, JjProseEditor *self)
{
  GtkTextIter start, end;
  g_autoptr (JjProse) prose = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return;
  g_free (self->copied_markup);
  self->copied_markup = jj_prose_text_save (&start, &end);
  for (GtkTextIter iter = start; gtk_text_iter_compare (&iter, &end) < 0;
       gtk_text_iter_forward_char (&iter))
    {
      const char *name;
      JjLiveType type = jj_prose_text_get_live (&iter, &name);
      g_autofree char *value = NULL;
      g_autofree char *title = type ? jj_live_describe (self->workspace, type, name, &value) : NULL;

      if (type)
        g_string_append (text, value ? value : title);
      else if (gtk_text_iter_get_char (&iter) != 0xfffc)
        g_string_append_unichar (text, gtk_text_iter_get_char (&iter));
    }
  g_clear_object (&self->copied);
  self->copied = gdk_content_provider_new_typed (G_TYPE_STRING, text->str);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (view)), self->copied);
  g_signal_stop_emission_by_name (view, "copy-clipboard");
}

static void
on_cut (GtkTextView *view, JjProseEditor *self)
{
  on_copy (view, self);
  g_signal_stop_emission_by_name (view, "cut-clipboard");
  if (!jj_workspace_get_read_only (self->workspace))
    {
      gtk_text_buffer_begin_user_action (self->buffer);
      gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
      gtk_text_buffer_end_user_action (self->buffer);
    }
}

static void
on_paste (GtkTextView *view, JjProseEditor *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  if (!self->copied || gdk_clipboard_get_content (clipboard) != self->copied
      || jj_workspace_get_read_only (self->workspace))
    return;
  jj_prose_text_insert (self->view, self->copied_markup, &self->widgets);
  gtk_text_view_scroll_mark_onscreen (view, gtk_text_buffer_get_insert (self->buffer));
  g_signal_stop_emission_by_name (view, "paste-clipboard");
}

static void
on_leave (GtkEventControllerFocus *focus, JjProseEditor *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
jj_prose_editor_dispose (GObject *object)
{
  JjProseEditor *self = JJ_PROSE_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->buffer)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->copied);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_prose_editor_parent_class)->dispose (object);
}

static void
jj_prose_editor_finalize (GObject *object)
{
  JjProseEditor *self = JJ_PROSE_EDITOR (object);

  g_queue_clear_full (&self->past, free_step);
  g_queue_clear_full (&self->future, free_step);
  g_free (self->present);
  g_free (self->copied_markup);
  G_OBJECT_CLASS (jj_prose_editor_parent_class)->finalize (object);
}

static gboolean
jj_prose_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_PROSE_EDITOR (widget)->view));
}

static void
jj_prose_editor_class_init (JjProseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_SIGNALS] = { "changed", "pause", "left" };

  G_OBJECT_CLASS (klass)->dispose = jj_prose_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_prose_editor_finalize;
  jj_ui_set_grab_focus (widget_class, jj_prose_editor_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "prose.style", "s", style);
  gtk_widget_class_install_action (widget_class, "prose.insert-table", NULL, insert_table);
  gtk_widget_class_install_action (widget_class, "prose.insert-field", NULL, pick);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "prose.insert-field", NULL);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], JJ_TYPE_PROSE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
connect_view (JjProseEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (self->box, focus);
  g_signal_connect (self->view, "copy-clipboard", G_CALLBACK (on_copy), self);
  g_signal_connect (self->view, "cut-clipboard", G_CALLBACK (on_cut), self);
  g_signal_connect (self->view, "paste-clipboard", G_CALLBACK (on_paste), self);
  g_signal_connect (self->buffer, "end-user-action", G_CALLBACK (on_user_action), self);
}

static void
jj_prose_editor_init (JjProseEditor *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = gtk_overlay_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->buffer = g_object_ref (gtk_text_view_get_buffer (self->view));
  self->hint = GTK_LABEL (gtk_label_new (NULL));
  self->widgets = (JjProseWidgets){ make_chip, on_table_changed, self };
  jj_prose_text_init (self->buffer);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  g_object_set (self->view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 14,
                "bottom-margin", 40, "left-margin", 18, "right-margin", 18, "pixels-below-lines", 5,
                "pixels-inside-wrap", 4, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "prose-view");
  jj_ui_set_name (GTK_WIDGET (self->view), _ ("Text of the chapter"));
  g_object_set (self->hint, "wrap", TRUE, "xalign", 0.0f, "can-target", FALSE, "valign",
                GTK_ALIGN_START, "halign", GTK_ALIGN_START, "margin-start", 19, "margin-end", 18,
                "margin-top", 14, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->hint));
  gtk_box_append (GTK_BOX (self->box), jj_prose_tools_new (&self->insert));
  gtk_box_append (GTK_BOX (self->box), overlay);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  connect_view (self);
}

GtkWidget *
jj_prose_editor_new (JjWorkspace *workspace)
{
  JjProseEditor *self = g_object_new (JJ_TYPE_PROSE_EDITOR, NULL);
  GtkWidget *picker = jj_live_picker_new (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->insert), picker);
  g_signal_connect_object (picker, "picked", G_CALLBACK (on_picked), self, 0);
  g_object_bind_property (workspace, "read-only", self->view, "editable",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

void
jj_prose_editor_set_text (JjProseEditor *self, const char *markup, gboolean keep_cursor)
{
  int cursor = keep_cursor ? get_cursor (self) : 0;

  g_queue_clear_full (&self->past, free_step);
  g_queue_clear_full (&self->future, free_step);
  g_clear_handle_id (&self->pause, g_source_remove);
  load (self, markup, cursor);
  self->modified = FALSE;
}

char *
jj_prose_editor_get_text (JjProseEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return jj_prose_text_save (&start, &end);
}

gboolean
jj_prose_editor_get_modified (JjProseEditor *self)
{
  return self->modified;
}

void
jj_prose_editor_accept (JjProseEditor *self)
{
  g_queue_clear_full (&self->past, free_step);
  g_queue_clear_full (&self->future, free_step);
  self->modified = FALSE;
}

void
jj_prose_editor_set_hint (JjProseEditor *self, const char *hint)
{
  gtk_label_set_text (self->hint, hint ? hint : "");
}

void
jj_prose_editor_refresh (JjProseEditor *self)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (self->buffer, &iter);
  do
    {
      const char *name;
      JjLiveType type = jj_prose_text_get_live (&iter, &name);
      guint n = 0;
      g_autofree GtkWidget **widgets
          = type ? gtk_text_child_anchor_get_widgets (gtk_text_iter_get_child_anchor (&iter), &n)
                 : NULL;
      g_autofree char *value = NULL, *title = NULL;

      if (n == 0)
        continue;
      title = jj_live_describe (self->workspace, type, name, &value);
      set_chip (widgets[0], value ? value : title);
    }
  while (gtk_text_iter_forward_char (&iter));
}

gboolean
jj_prose_editor_find (JjProseEditor *self, const char *text, gboolean from_start)
{
  GtkTextIter from, start, end;

  if (from_start)
    gtk_text_buffer_get_start_iter (self->buffer, &from);
  else
    gtk_text_buffer_get_selection_bounds (self->buffer, &start, &from);
  if (!*text
      || !gtk_text_iter_forward_search (&from, text, GTK_TEXT_SEARCH_CASE_INSENSITIVE, &start, &end,
                                        NULL))
    return FALSE;
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (self->buffer), 0.1, FALSE,
                                0, 0);
  return TRUE;
}

gboolean
jj_prose_editor_replace (JjProseEditor *self, const char *text, const char *replacement)
{
  GtkTextIter start, end;
  g_autofree char *selected = NULL, *a = NULL, *b = NULL;

  gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end);
  selected = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  a = g_utf8_casefold (selected, -1);
  b = g_utf8_casefold (text, -1);
  if (!*text || strcmp (a, b) != 0 || jj_workspace_get_read_only (self->workspace))
    return FALSE;
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, replacement, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  return TRUE;
}
