/* jj-presenter-window.c: the screen that the speaker sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-presenter-window.h"

#include "jj-audience-window.h"
#include "jj-scene-view.h"
#include "jj-scene.h"
#include "jj-talk-bar.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* px; on screens higher than this everything grows with them. */
#define FULL_HEIGHT 1080
#define SIDE_WIDTH 360
/* On the smallest of screens the notes of a lesson still stand below it whole. */
#define NEXT_WIDTH 240

struct _JjPresenterWindow
{
  GtkWindow parent_instance;

  JjTalk *talk;
  JjStage *stage;
  JjSceneView *next;
  GtkWidget *next_label, *side;
  GtkCssProvider *letters;
  int height; /* that the letters are made for */
  guint clock_id, height_id;
  GtkLabel *title, *notes, *time, *clock, *unseen, *message;
};

G_DEFINE_FINAL_TYPE (JjPresenterWindow, jj_presenter_window, GTK_TYPE_WINDOW)

static void
show_time (JjPresenterWindow *self)
{
  g_autofree char *time = jj_clock_get_text (jj_talk_get_clock (self->talk));

  gtk_label_set_text (self->time, time);
}

/* The time of day; it goes on while the talk's stands still. */
static gboolean
show_clock (gpointer data)
{
  JjPresenterWindow *self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *clock = g_date_time_format (now, "%H:%M");

  gtk_label_set_text (self->clock, clock);
  return G_SOURCE_CONTINUE;
}

static void
show_unseen (JjPresenterWindow *self)
{
  JjWorkspace *workspace = jj_talk_get_workspace (self->talk);
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (workspace));
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!jj_talk_get_slide (self->talk))
    return;
  lines = jj_scene_list_unseen (jj_talk_get_slide (self->talk), jj_workspace_get_plan (workspace),
                                findings, jj_talk_get_step (self->talk));
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (lines, i));
  gtk_label_set_text (self->unseen,
                      lines->len > 0 ? text->str : _ ("Nothing: the room sees all of it"));
}

static void
follow (JjPresenterWindow *self)
{
  guint step;
  g_autoptr (JjSlide) next = jj_talk_peek_next (self->talk, &step);
  const char *notes = jj_talk_get_notes (self->talk);
  g_autofree char *title = jj_talk_get_title (self->talk);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->notes, notes ? notes
                                         : _ ("No notes. What is written as the note of a slide "
                                              "stands here while it is shown."));
  jj_scene_view_set (self->next, next, step);
  gtk_label_set_text (GTK_LABEL (self->next_label), next ? _ ("Next") : _ ("The last one"));
  show_unseen (self);
}

static void
on_reset (JjPresenterWindow *self)
{
  jj_clock_set_seconds (jj_talk_get_clock (self->talk), 0);
}

/* What the plan's window would say in a toast. */
static void
on_message (JjWorkspace *workspace, const char *text, gboolean undo, JjPresenterWindow *self)
{
  gtk_label_set_text (self->message, text);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjPresenterWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER))
    return GDK_EVENT_PROPAGATE;
  /* A button that has the focus keeps its key. */
  if (focus && key == GDK_KEY_space && GTK_IS_BUTTON (focus))
    return GDK_EVENT_PROPAGATE;
  return jj_talk_take_key (self->talk, self->stage, key, state);
}

/* A screen of four times the pixels is no closer to the speaker. */
static gboolean
on_height (gpointer data)
{
  JjPresenterWindow *self = data;
  double scale = MAX (1, (double)self->height / FULL_HEIGHT);
  g_autofree char *css
      = g_strdup_printf (".presenter { font-size: %dpt; } .presenter .title-1 { font-size: %dpt; } "
                         ".presenter .title-2 { font-size: %dpt; } "
                         ".presenter .title-4 { font-size: %dpt; } "
                         ".presenter button { -gtk-icon-size: %dpx; }",
                         (int)(11 * scale), (int)(20 * scale), (int)(17 * scale), (int)(13 * scale),
                         (int)(16 * scale));

  self->height_id = 0;
  gtk_css_provider_load_from_data (self->letters, css, -1);
  gtk_widget_set_size_request (self->side, (int)(SIDE_WIDTH * scale), -1);
  jj_scene_view_set_width (self->next, (int)(NEXT_WIDTH * scale));
  return G_SOURCE_REMOVE;
}

/* Not while sizes are being given. */
static void
on_layout (GdkSurface *surface, int width, int height, JjPresenterWindow *self)
{
  if (height == self->height)
    return;
  self->height = height;
  g_clear_handle_id (&self->height_id, g_source_remove);
  self->height_id = g_idle_add (on_height, self);
}

static void
jj_presenter_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jj_presenter_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (on_layout), widget, 0);
}

static gboolean
jj_presenter_window_close_request (GtkWindow *window)
{
  jj_talk_end (JJ_PRESENTER_WINDOW (window)->talk);
  return TRUE;
}

static void
jj_presenter_window_dispose (GObject *object)
{
  JjPresenterWindow *self = JJ_PRESENTER_WINDOW (object);

  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_handle_id (&self->height_id, g_source_remove);
  if (self->letters)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->letters));
  g_clear_object (&self->letters);
  g_clear_object (&self->talk);
  G_OBJECT_CLASS (jj_presenter_window_parent_class)->dispose (object);
}

static void
jj_presenter_window_class_init (JjPresenterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_presenter_window_dispose;
  GTK_WIDGET_CLASS (klass)->realize = jj_presenter_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = jj_presenter_window_close_request;
}

static void
jj_presenter_window_init (JjPresenterWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->letters = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->letters),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static GtkLabel *
add_label (GtkWidget *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_clock (JjPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *running = gtk_button_new ();
  GtkWidget *reset = gtk_button_new_from_icon_name ("view-refresh-symbolic");

  self->time = add_label (box, NULL, "title-1");
  gtk_widget_add_css_class (GTK_WIDGET (self->time), "numeric");
  gtk_label_set_wrap (self->time, FALSE);
  gtk_widget_add_css_class (running, "flat");
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_set_valign (running, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  jj_ui_set_name (reset, _ ("Begin the time again"));
  jj_ui_set_tooltip (reset, _ ("Begin the time again"));
  jj_clock_bind_button (jj_talk_get_clock (self->talk), GTK_BUTTON (running));
  g_signal_connect_swapped (reset, "clicked", G_CALLBACK (on_reset), self);
  gtk_box_append (GTK_BOX (box), running);
  gtk_box_append (GTK_BOX (box), reset);
  self->clock = add_label (box, NULL, "dim-label");
  gtk_widget_set_hexpand (GTK_WIDGET (self->clock), TRUE);
  gtk_label_set_xalign (self->clock, 1);
  gtk_label_set_wrap (self->clock, FALSE);
  return box;
}

static GtkWidget *
make_side (JjPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *notes;

  gtk_box_append (GTK_BOX (box), make_clock (self));
  self->next_label = GTK_WIDGET (add_label (box, _ ("Next"), "heading"));
  self->next = JJ_SCENE_VIEW (jj_scene_view_new (jj_talk_get_workspace (self->talk), NEXT_WIDTH));
  gtk_widget_add_css_class (GTK_WIDGET (self->next), "card");
  gtk_widget_set_vexpand (GTK_WIDGET (self->next), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->next), GTK_ALIGN_START);
  jj_ui_set_name (GTK_WIDGET (self->next), _ ("What comes next"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->next));
  add_label (box, _ ("Notes"), "heading");
  notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->notes = add_label (notes, NULL, "title-4");
  gtk_widget_set_valign (GTK_WIDGET (self->notes), GTK_ALIGN_START);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), notes);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  add_label (box, _ ("The room does not see"), "heading");
  self->unseen = add_label (box, NULL, NULL);
  gtk_widget_set_size_request (box, SIDE_WIDTH, -1);
  self->side = box;
  return box;
}

static GtkWidget *
make_main (JjPresenterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GdkPaintable) mirror = gtk_widget_paintable_new (GTK_WIDGET (self->stage));
  GtkWidget *picture = gtk_picture_new_for_paintable (mirror);
  GtkWidget *bar = jj_talk_bar_new (self->talk, self->stage);

  self->title = add_label (box, NULL, "title-2");
  gtk_label_set_wrap (self->title, FALSE);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_vexpand (picture, TRUE);
  gtk_widget_set_hexpand (picture, TRUE);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  jj_ui_set_name (picture, _ ("What the room sees"));
  gtk_box_append (GTK_BOX (box), picture);
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), bar);
  self->message = add_label (box, NULL, "dim-label");
  return box;
}

GtkWindow *
jj_presenter_window_new (JjTalk *talk, JjStage *stage)
{
  JjPresenterWindow *self = g_object_new (JJ_TYPE_PRESENTER_WINDOW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  JjWorkspace *workspace = jj_talk_get_workspace (talk);

  self->talk = g_object_ref (talk);
  self->stage = stage;
  gtk_widget_add_css_class (GTK_WIDGET (self), "presenter");
  gtk_box_append (GTK_BOX (box), make_main (self));
  gtk_box_append (GTK_BOX (box), make_side (self));
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Speaker"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  g_signal_connect_object (talk, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_talk_get_clock (talk), "tick", G_CALLBACK (show_time), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (show_unseen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "message", G_CALLBACK (on_message), self, 0);
  follow (self);
  show_time (self);
  show_clock (self);
  self->clock_id = g_timeout_add_seconds (1, show_clock, self);
  return GTK_WINDOW (self);
}
