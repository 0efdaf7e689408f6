/* jj-damaged-dialog.c: a plan that cannot be opened, and what can be done about it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-damaged-dialog.h"

#include "jj-backup.h"
#include "jj-recover.h"
#include "jj-when.h"

#include <glib/gi18n.h>
#include <string.h>

#define SUFFIX ".jingjin"

typedef struct
{
  JjApplication *application;
  GtkWindow *parent;
  char *path, *why;
  gboolean is_damaged;
  JjBackup *good; /* NULL: none */
  char *out, *report;
} Rescue;

static void
free_rescue (gpointer data)
{
  Rescue *rescue = data;

  g_object_unref (rescue->application);
  g_clear_object (&rescue->parent);
  g_clear_pointer (&rescue->good, jj_backup_free);
  g_free (rescue->path);
  g_free (rescue->why);
  g_free (rescue->out);
  g_free (rescue->report);
  g_free (rescue);
}

static void
tell (GtkWindow *parent, const char *heading, const char *text)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, NULL);
  GtkWidget *label = gtk_label_new (text), *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
open_new (Rescue *rescue)
{
  g_autoptr (GFile) file = g_file_new_for_path (rescue->out);

  jj_application_open_file (rescue->application, file, rescue->parent);
}

/* Not while the dialog answers: opening closes the window that it stands over. */
static void
take_out (gpointer data)
{
  Rescue *rescue = data;
  g_autoptr (GError) error = NULL;

  rescue->out = jj_backup_take_out (rescue->good, rescue->path, &error);
  if (rescue->out)
    open_new (rescue);
  else
    tell (rescue->parent, _ ("The Copy Cannot Be Opened"), error->message);
  free_rescue (rescue);
}

/* "NAME (recovered).jingjin", or with a number. */
static char *
find_free_name (const char *path)
{
  g_autofree char *stem = g_str_has_suffix (path, SUFFIX)
                              ? g_strndup (path, strlen (path) - strlen (SUFFIX))
                              : g_strdup (path);

  for (guint n = 1;; n++)
    {
      g_autofree char *number = n > 1 ? g_strdup_printf (" %u", n) : g_strdup ("");
      g_autofree char *name = g_strdup_printf (_ ("%s (recovered)%s.jingjin"), stem, number);

      if (!g_file_test (name, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&name);
    }
}

static void
run_recovery (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rescue *rescue = data;
  GError *error = NULL;

  if (jj_store_recover (rescue->path, rescue->out, &rescue->report, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_recovered (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *rescue = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell (rescue->parent, _ ("Nothing Could Be Recovered"), error->message);
      return;
    }
  open_new (rescue);
  tell (gtk_application_get_active_window (GTK_APPLICATION (rescue->application)),
        _ ("What Was Recovered"), rescue->report);
}

static void
recover (Rescue *rescue)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_recovered, NULL);

  rescue->out = find_free_name (rescue->path);
  g_task_set_source_tag (task, recover);
  g_task_set_task_data (task, rescue, free_rescue);
  g_task_run_in_thread (task, run_recovery);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Rescue *rescue)
{
  if (strcmp (response, "recover") == 0)
    recover (rescue);
  else if (strcmp (response, "copy") == 0)
    g_idle_add_once (take_out, rescue);
  else
    free_rescue (rescue);
}

static char *
make_body (const Rescue *rescue)
{
  g_autofree char *when = rescue->good ? jj_when_format (rescue->good->time) : NULL;

  if (when)
    return g_strdup_printf (_ ("%s\n\nThe newest good copy is of %s. It is opened as a new file "
                               "beside this one, which "
                               "stays as it is."),
                            rescue->why, when);
  return g_strdup_printf (_ ("%s\n\nThere is no copy of it on this computer. What can still be "
                             "read may be saved into a new file beside it."),
                          rescue->why);
}

static void
present (Rescue *rescue)
{
  g_autofree char *body = make_body (rescue);
  GtkWidget *widget
      = adw_message_dialog_new (rescue->parent, _ ("The Plan Cannot Be Opened"), body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (rescue->is_damaged)
    adw_message_dialog_add_response (dialog, "recover", _ ("_Recover What Can Be Read"));
  if (rescue->good)
    adw_message_dialog_add_response (dialog, "copy", _ ("_Open the Copy"));
  adw_message_dialog_set_default_response (dialog, rescue->good ? "copy" : "close");
  if (rescue->good)
    adw_message_dialog_set_response_appearance (dialog, "copy", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), rescue);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
run_search (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Rescue *rescue = data;

  rescue->good = jj_backup_find_good (rescue->path);
  g_task_return_boolean (task, TRUE);
}

static void
on_searched (GObject *source, GAsyncResult *result, gpointer data)
{
  Rescue *rescue = g_task_get_task_data (G_TASK (result));

  if (rescue->good || rescue->is_damaged)
    {
      present (rescue);
      return;
    }
  tell (rescue->parent, _ ("The Plan Cannot Be Opened"), rescue->why);
  free_rescue (rescue);
}

void
jj_damaged_dialog_present (JjApplication *application,
                           GtkWindow *parent,
                           const char *path,
                           const GError *error)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_searched, NULL);
  Rescue *rescue = g_new0 (Rescue, 1);

  rescue->application = g_object_ref (application);
  rescue->parent = g_object_ref (parent);
  rescue->path = g_strdup (path);
  rescue->why = g_strdup (error->message);
  rescue->is_damaged = g_error_matches (error, JJ_STORE_ERROR, JJ_STORE_ERROR_DAMAGED);
  g_task_set_source_tag (task, jj_damaged_dialog_present);
  g_task_set_task_data (task, rescue, NULL);
  g_task_run_in_thread (task, run_search);
}
