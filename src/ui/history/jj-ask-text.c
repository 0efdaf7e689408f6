/* jj-ask-text.c: a small question that is answered with a line of text */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-ask-text.h"

#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef struct
{
  GObject *source;
  JjAskTextFunc func;
  gpointer data;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->source);
  g_free (question);
}

static char *
get_text (AdwMessageDialog *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autofree char *text = get_text (dialog);

  if (g_str_equal (response, "accept") && *text)
    question->func (question->source, text, question->data);
}

static void
on_changed (AdwMessageDialog *dialog)
{
  g_autofree char *text = get_text (dialog);

  adw_message_dialog_set_response_enabled (dialog, "accept", *text != '\0');
}

void
jj_ask_text (GtkWidget *parent,
             const JjAskText *ask,
             GObject *source,
             JjAskTextFunc func,
             gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), ask->heading, ask->body);
  GtkWidget *entry = gtk_entry_new ();
  Question *question = g_new0 (Question, 1);

  question->source = g_object_ref (source);
  question->func = func;
  question->data = data;
  gtk_editable_set_text (GTK_EDITABLE (entry), ask->text ? ask->text : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), ask->label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  jj_ui_set_name (entry, ask->label);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "accept",
                                    ask->accept, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, free_question, 0);
  on_changed (ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
