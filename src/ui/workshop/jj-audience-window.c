/* jj-audience-window.c: the screen that a room sees */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-audience-window.h"

#include "jj-commands.h"
#include "jj-talk-bar.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The lower part of the screen, where the bar comes up. */
#define NEAR_BAR 0.88

struct _JjAudienceWindow
{
  GtkWindow parent_instance;

  JjTalk *talk;
  JjStage *stage;
  GtkWidget *revealer; /* NULL: no bar */
  GtkCssProvider *letters;
};

G_DEFINE_FINAL_TYPE (JjAudienceWindow, jj_audience_window, GTK_TYPE_WINDOW)

/* Esc always leads one step out. */
static void
step_out (JjTalk *talk, JjStage *stage)
{
  JjWorkspace *workspace = jj_talk_get_workspace (talk);
  JjCanvas *canvas = jj_stage_get_canvas (stage);
  guint n;

  jj_workspace_get_selection (workspace, &n);
  if (canvas && jj_canvas_step_out (canvas))
    return;
  if (jj_talk_get_cover (talk) != JJ_COVER_NONE)
    jj_talk_toggle_cover (talk, jj_talk_get_cover (talk));
  else if (jj_talk_get_lens (talk))
    jj_talk_set_lens (talk, FALSE);
  else if (canvas && n > 0)
    jj_workspace_select (workspace, NULL, 0);
  else
    jj_talk_end (talk);
}

static gboolean
take_letter (JjTalk *talk, guint key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_b:
    case GDK_KEY_period:
      jj_talk_toggle_cover (talk, JJ_COVER_BLACK);
      return TRUE;
    case GDK_KEY_w:
    case GDK_KEY_comma:
      jj_talk_toggle_cover (talk, JJ_COVER_WHITE);
      return TRUE;
    case GDK_KEY_z:
      jj_talk_set_lens (talk, !jj_talk_get_lens (talk));
      return TRUE;
    case GDK_KEY_s:
      if (jj_talk_can_prepare (talk))
        jj_talk_prepare (talk);
      return jj_talk_can_prepare (talk);
    default:
      return FALSE;
    }
}

static gboolean
take_move (JjTalk *talk, guint key)
{
  switch (key)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Down:
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
    case GDK_KEY_n:
      jj_talk_next (talk);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Page_Up:
    case GDK_KEY_BackSpace:
      jj_talk_previous (talk);
      return TRUE;
    case GDK_KEY_Home:
      jj_talk_go (talk, 0);
      return TRUE;
    case GDK_KEY_End:
      jj_talk_go (talk, jj_talk_get_n (talk) - 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
toggle_fullscreen (GtkWindow *window)
{
  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static gboolean
is_page_key (guint key)
{
  return key == GDK_KEY_Page_Down || key == GDK_KEY_Page_Up || key == GDK_KEY_space;
}

gboolean
jj_talk_take_key (JjTalk *talk, JjStage *stage, guint key, GdkModifierType state)
{
  guint n;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (key == GDK_KEY_F11)
    {
      toggle_fullscreen (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (stage))));
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    {
      step_out (talk, stage);
      return TRUE;
    }
  if (take_letter (talk, key))
    return TRUE;
  jj_workspace_get_selection (jj_talk_get_workspace (talk), &n);
  if (n > 0 && jj_stage_get_canvas (stage) && !is_page_key (key))
    return FALSE;
  return take_move (talk, key);
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint key,
        guint code,
        GdkModifierType state,
        JjAudienceWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* What is typed, with its input method, comes before every shortcut; so do open menus. */
  if (focus && (GTK_IS_EDITABLE (focus) || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER)))
    return GDK_EVENT_PROPAGATE;
  return jj_talk_take_key (self->talk, self->stage, key, state);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, JjAudienceWindow *self)
{
  double edge = NEAR_BAR * gtk_widget_get_height (GTK_WIDGET (self));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), y > edge);
}

/* How much of the foot the bar takes where it is shown. */
static int
measure_bar (JjAudienceWindow *self)
{
  int height;

  gtk_widget_measure (gtk_revealer_get_child (GTK_REVEALER (self->revealer)),
                      GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

/* Everything in the window is read from the last row, menus and entries too. */
static void
on_resized (JjAudienceWindow *self)
{
  g_autofree char *css
      = g_strdup_printf (".audience, .audience entry, .audience popover { font-size: %dpx; } "
                         ".audience .talk-bar button { -gtk-icon-size: %dpx; }",
                         (int)jj_stage_get_text_px (self->stage),
                         (int)jj_stage_get_text_px (self->stage));

  gtk_css_provider_load_from_data (self->letters, css, -1);
  if (self->revealer)
    jj_stage_set_foot (self->stage, measure_bar (self));
}

static JjWorkspace *
workspace_of (GtkWidget *widget)
{
  return jj_talk_get_workspace (JJ_AUDIENCE_WINDOW (widget)->talk);
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;

  if (!jj_project_undo (jj_workspace_get_project (workspace_of (widget)), &error))
    jj_workspace_fail (workspace_of (widget), error);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;

  if (!jj_project_redo (jj_workspace_get_project (workspace_of (widget)), &error))
    jj_workspace_fail (workspace_of (widget), error);
}

static void
delete_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  JjWorkspace *workspace = workspace_of (widget);
  guint n;
  const JjId *ids = jj_workspace_get_selection (workspace, &n);

  if (n > 0)
    jj_workspace_commit (workspace, jj_command_delete (jj_workspace_get_plan (workspace), ids, n),
                         NULL);
}

static gboolean
jj_audience_window_close_request (GtkWindow *window)
{
  jj_talk_end (JJ_AUDIENCE_WINDOW (window)->talk);
  return TRUE;
}

static void
jj_audience_window_dispose (GObject *object)
{
  JjAudienceWindow *self = JJ_AUDIENCE_WINDOW (object);

  if (self->letters)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->letters));
  g_clear_object (&self->letters);
  g_clear_object (&self->talk);
  G_OBJECT_CLASS (jj_audience_window_parent_class)->dispose (object);
}

static void
jj_audience_window_class_init (JjAudienceWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_audience_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = jj_audience_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
  gtk_widget_class_install_action (widget_class, "plan.delete", NULL, delete_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
jj_audience_window_init (JjAudienceWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "audience");
  self->letters = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->letters),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
add_bar (JjAudienceWindow *self, GtkOverlay *overlay)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkWidget *bar = jj_talk_bar_new (self->talk, self->stage);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), bar);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_widget_add_css_class (bar, "osd");
  gtk_widget_add_css_class (bar, "toolbar");
  gtk_widget_set_halign (self->revealer, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->revealer, GTK_ALIGN_END);
  gtk_overlay_add_overlay (overlay, self->revealer);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (overlay), motion);
}

GtkWindow *
jj_audience_window_new (JjTalk *talk, gboolean with_bar)
{
  JjAudienceWindow *self = g_object_new (JJ_TYPE_AUDIENCE_WINDOW, NULL);
  GtkWidget *overlay = gtk_overlay_new ();

  self->talk = g_object_ref (talk);
  self->stage = JJ_STAGE (jj_stage_new (talk));
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->stage));
  if (with_bar)
    add_bar (self, GTK_OVERLAY (overlay));
  gtk_window_set_child (GTK_WINDOW (self), overlay);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Screen of the audience"));
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  g_signal_connect_object (self->stage, "resized", G_CALLBACK (on_resized), self,
                           G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}

JjStage *
jj_audience_window_get_stage (JjAudienceWindow *self)
{
  return self->stage;
}
