/* jj-talk-bar.c: the few commands of a talk */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-talk-bar.h"

#include "jj-icons.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjTalkBar
{
  GtkBox parent_instance;

  JjTalk *talk;
  JjStage *stage;
  GtkWidget *drawing; /* the six */
  GtkWidget *prepare, *undo, *black, *white, *lens;
  GtkLabel *place;
  gboolean is_following; /* buttons take what the talk says */
};

G_DEFINE_FINAL_TYPE (JjTalkBar, jj_talk_bar, GTK_TYPE_BOX)

/* What can be drawn before a room: the kinds that the model is made of. */
static const JjKindId kinds[]
    = { JJ_KIND_ORGANISATION, JJ_KIND_TALENT_POOL, JJ_KIND_COMMUNITY, JJ_KIND_ALLIANCE,
        JJ_KIND_ACTIVITY,     JJ_KIND_SCHOOL,      JJ_KIND_STICKY };

static void
run (JjTalkBar *self, const char *action)
{
  JjCanvas *canvas = jj_stage_get_canvas (self->stage);

  if (!canvas)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  gtk_widget_activate_action (GTK_WIDGET (canvas), action, NULL);
}

static void
on_previous (JjTalkBar *self)
{
  jj_talk_previous (self->talk);
}

static void
on_next (JjTalkBar *self)
{
  jj_talk_next (self->talk);
}

static void
on_end (JjTalkBar *self)
{
  jj_talk_end (self->talk);
}

static void
on_prepare (JjTalkBar *self)
{
  jj_talk_prepare (self->talk);
}

static void
on_cover (GtkToggleButton *button, JjTalkBar *self)
{
  if (!self->is_following)
    jj_talk_toggle_cover (self->talk,
                          GTK_WIDGET (button) == self->black ? JJ_COVER_BLACK : JJ_COVER_WHITE);
}

static void
on_lens (GtkToggleButton *button, JjTalkBar *self)
{
  if (!self->is_following)
    jj_talk_set_lens (self->talk, gtk_toggle_button_get_active (button));
}

static void
on_point (JjTalkBar *self)
{
  JjCanvas *canvas = jj_stage_get_canvas (self->stage);

  if (canvas)
    jj_canvas_set_tool (canvas, JJ_N_KINDS);
}

static void
on_link (JjTalkBar *self)
{
  run (self, "canvas.link");
}

static void
on_rename (JjTalkBar *self)
{
  run (self, "canvas.enter");
}

static void
on_take_away (JjTalkBar *self)
{
  run (self, "canvas.take-away");
}

static void
on_undo (JjTalkBar *self)
{
  JjWorkspace *workspace = jj_talk_get_workspace (self->talk);
  GError *error = NULL;

  if (!jj_project_undo (jj_workspace_get_project (workspace), &error))
    jj_workspace_fail (workspace, error);
}

static void
on_kind (GtkButton *button, JjTalkBar *self)
{
  JjKindId kind = (JjKindId)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind"));
  JjCanvas *canvas = jj_stage_get_canvas (self->stage);

  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER)));
  if (!canvas)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  jj_canvas_add_in_middle (canvas, kind);
}

static GtkWidget *
make_kinds (JjTalkBar *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (jj_label (jj_kind_get (kinds[i])->label));

      gtk_widget_add_css_class (button, "flat");
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      g_object_set_data (G_OBJECT (button), "kind", GINT_TO_POINTER ((int)kinds[i]));
      g_signal_connect (button, "clicked", G_CALLBACK (on_kind), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static GtkWidget *
prepare (GtkWidget *widget, GtkWidget *box, const char *name)
{
  gtk_widget_add_css_class (widget, "flat");
  jj_ui_set_name (widget, name);
  jj_ui_set_tooltip (widget, name);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), widget);
  return widget;
}

static GtkWidget *
add (JjTalkBar *self, GtkWidget *box, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = prepare (gtk_button_new_from_icon_name (icon), box, name);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static GtkWidget *
add_toggle (JjTalkBar *self, const char *icon, const char *name, GCallback toggled)
{
  GtkWidget *button = prepare (gtk_toggle_button_new (), GTK_WIDGET (self), name);

  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  g_signal_connect (button, "toggled", toggled, self);
  return button;
}

static void
add_drawing (JjTalkBar *self)
{
  GtkWidget *kinds_button = gtk_menu_button_new ();

  self->drawing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_box_append (GTK_BOX (self->drawing), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  add (self, self->drawing, "jj-pointer-symbolic", _ ("Point and select"), G_CALLBACK (on_point));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (kinds_button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (kinds_button), make_kinds (self));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (kinds_button), GTK_ARROW_UP);
  prepare (kinds_button, self->drawing, _ ("Add an element"));
  add (self, self->drawing, "insert-link-symbolic", _ ("Link the selected element (L)"),
       G_CALLBACK (on_link));
  add (self, self->drawing, "document-edit-symbolic", _ ("Rename the selected element (F2)"),
       G_CALLBACK (on_rename));
  add (self, self->drawing, "edit-delete-symbolic", _ ("Take it away from this sheet (Delete)"),
       G_CALLBACK (on_take_away));
  self->undo
      = add (self, self->drawing, "edit-undo-symbolic", _ ("Undo (Ctrl+Z)"), G_CALLBACK (on_undo));
  gtk_box_append (GTK_BOX (self), self->drawing);
}

static void
follow (JjTalkBar *self)
{
  JjProject *project = jj_workspace_get_project (jj_talk_get_workspace (self->talk));
  guint n_steps = jj_talk_get_n_steps (self->talk);
  g_autofree char *place
      = n_steps > 0
            ? g_strdup_printf ("%u/%u · %u/%u", jj_talk_get_index (self->talk) + 1,
                               jj_talk_get_n (self->talk), jj_talk_get_step (self->talk), n_steps)
            : g_strdup_printf ("%u/%u", jj_talk_get_index (self->talk) + 1,
                               jj_talk_get_n (self->talk));
  JjCover cover = jj_talk_get_cover (self->talk);

  self->is_following = TRUE;
  gtk_widget_set_visible (self->prepare, jj_talk_can_prepare (self->talk));
  gtk_label_set_text (self->place, place);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->black), cover == JJ_COVER_BLACK);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->white), cover == JJ_COVER_WHITE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->lens), jj_talk_get_lens (self->talk));
  gtk_widget_set_visible (self->drawing,
                          jj_stage_get_canvas (self->stage)
                              && !jj_workspace_get_read_only (jj_talk_get_workspace (self->talk)));
  gtk_widget_set_sensitive (self->undo, jj_project_can_undo (project));
  self->is_following = FALSE;
}

static void
jj_talk_bar_dispose (GObject *object)
{
  g_clear_object (&JJ_TALK_BAR (object)->talk);
  G_OBJECT_CLASS (jj_talk_bar_parent_class)->dispose (object);
}

static void
jj_talk_bar_class_init (JjTalkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_talk_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
jj_talk_bar_init (JjTalkBar *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "talk-bar");
  jj_ui_set_name (GTK_WIDGET (self), _ ("Commands of the talk"));
}

GtkWidget *
jj_talk_bar_new (JjTalk *talk, JjStage *stage)
{
  JjTalkBar *self = g_object_new (JJ_TYPE_TALK_BAR, NULL);
  GtkWidget *box = GTK_WIDGET (self);
  JjProject *project = jj_workspace_get_project (jj_talk_get_workspace (talk));

  self->talk = g_object_ref (talk);
  self->stage = stage;
  add (self, box, "go-previous-symbolic", _ ("Back (←)"), G_CALLBACK (on_previous));
  self->place = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->place), "numeric");
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->place));
  add (self, box, "go-next-symbolic", _ ("On (→)"), G_CALLBACK (on_next));
  self->prepare = add (self, box, "view-refresh-symbolic", _ ("Set up this step (S)"),
                       G_CALLBACK (on_prepare));
  self->black
      = add_toggle (self, "jj-black-symbolic", _ ("Black screen (B)"), G_CALLBACK (on_cover));
  self->white
      = add_toggle (self, "jj-white-symbolic", _ ("White screen (W)"), G_CALLBACK (on_cover));
  self->lens = add_toggle (self, "zoom-in-symbolic", _ ("Lens (Z)"), G_CALLBACK (on_lens));
  add_drawing (self);
  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  add (self, box, "window-close-symbolic", _ ("End the talk (Esc)"), G_CALLBACK (on_end));
  g_signal_connect_object (talk, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::can-undo", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  follow (self);
  return GTK_WIDGET (self);
}
