/* jj-step-editor.c: what the planners say about a step themselves */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-step-editor.h"

#include "jj-format.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjStepEditor
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  guint step;
  gboolean showing;

  GtkWidget *box;
  GtkDropDown *state;
  GtkToggleButton *flag;
  GtkEntry *note;
  GtkLabel *who;
};

G_DEFINE_FINAL_TYPE (JjStepEditor, jj_step_editor, GTK_TYPE_WIDGET)

static const JjStepProgress *
get_progress (JjStepEditor *self)
{
  return jj_steps_get_progress (jj_workspace_get_steps (self->workspace), self->step);
}

static void
commit (JjStepEditor *self)
{
  JjSteps *steps = jj_workspace_get_steps (self->workspace);
  const JjStepProgress *old = get_progress (self);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note))));
  g_autofree char *author = jj_settings_get_author (jj_workspace_get_settings (self->workspace));
  JjStepProgress said = { .state = gtk_drop_down_get_selected (self->state),
                          .flag = gtk_toggle_button_get_active (self->flag),
                          .note = *note ? note : NULL };

  if (self->showing || jj_workspace_get_read_only (self->workspace)
      || (said.state == old->state && said.flag == old->flag
          && g_strcmp0 (said.note, old->note) == 0))
    return;
  jj_workspace_commit (self->workspace,
                       jj_step_say (jj_guidebook_get_step (jj_steps_get_guide (steps), self->step),
                                    jj_workspace_get_plan (self->workspace), &said, author),
                       NULL);
}

static void
on_leave (GtkEventControllerFocus *focus, JjStepEditor *self)
{
  commit (self);
}

static void
jj_step_editor_dispose (GObject *object)
{
  JjStepEditor *self = JJ_STEP_EDITOR (object);

  self->showing = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_step_editor_parent_class)->dispose (object);
}

static void
jj_step_editor_class_init (JjStepEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_step_editor_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_step_editor_init (JjStepEditor *self)
{
  GtkStringList *states = gtk_string_list_new (NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  for (JjStepState state = 0; state < JJ_N_STEP_STATES; state++)
    gtk_string_list_append (states, jj_step_state_get_label (state));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->state = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (states), NULL));
  self->flag = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "icon-name", "emoji-flags-symbolic", NULL);
  self->note = GTK_ENTRY (gtk_entry_new ());
  self->who = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  gtk_entry_set_placeholder_text (self->note, _ ("Note for colleagues"));
  gtk_label_set_xalign (self->who, 0);
  gtk_label_set_wrap (self->who, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->who), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->who), "dim-label");
  jj_ui_set_name (GTK_WIDGET (self->state), _ ("Our own status"));
  jj_ui_set_name (GTK_WIDGET (self->flag), _ ("Flag this step"));
  jj_ui_set_tooltip (GTK_WIDGET (self->flag), _ ("Flag this step"));
  jj_ui_set_name (GTK_WIDGET (self->note), _ ("Note for colleagues"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->flag));
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->note));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->who));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (commit), self);
  g_signal_connect_swapped (self->flag, "toggled", G_CALLBACK (commit), self);
  g_signal_connect_swapped (self->note, "activate", G_CALLBACK (commit), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self->note), focus);
}

GtkWidget *
jj_step_editor_new (JjWorkspace *workspace)
{
  JjStepEditor *self = g_object_new (JJ_TYPE_STEP_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->box, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

static void
show_who (JjStepEditor *self, const JjStepProgress *progress)
{
  g_autofree char *date = progress->date == JJ_EMPTY ? NULL : jj_format_date (progress->date);
  g_autofree char *text
      = date ? g_strdup_printf ("%s · %s", date, progress->author ? progress->author : "-") : NULL;

  gtk_label_set_text (self->who, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->who), text != NULL);
}

void
jj_step_editor_set_step (JjStepEditor *self, guint step)
{
  const JjStepProgress *progress;
  gboolean typing = jj_ui_has_focus (GTK_WIDGET (self->note));

  if (step != self->step)
    commit (self);
  typing = typing && step == self->step;
  self->step = step;
  progress = get_progress (self);
  self->showing = TRUE;
  gtk_drop_down_set_selected (self->state, progress->state);
  gtk_toggle_button_set_active (self->flag, progress->flag);
  if (!typing)
    gtk_editable_set_text (GTK_EDITABLE (self->note), progress->note ? progress->note : "");
  show_who (self, progress);
  self->showing = FALSE;
}
