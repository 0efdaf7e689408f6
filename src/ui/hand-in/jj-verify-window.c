/* jj-verify-window.c: what a package says and whether it is intact */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-verify-window.h"

#include "jj-attach.h"
#include "jj-copy-view.h"
#include "jj-file-dialogs.h"
#include "jj-format.h"
#include "jj-ui.h"
#include "jj-verify.h"

#include <glib/gi18n.h>

struct _JjVerifyWindow
{
  AdwWindow parent_instance;

  GtkWindow *opener; /* for messages and the window of the plan */
  JjSettings *settings;
  char *path;
  GCancellable *cancellable;
  JjVerification *verification;

  GtkStack *stack;
  AdwPreferencesGroup *summary, *problems, *files;
  AdwActionRow *verdict;
  GtkImage *icon;
  GtkWidget *open, *attach;
};

G_DEFINE_FINAL_TYPE (JjVerifyWindow, jj_verify_window, ADW_TYPE_WINDOW)

static void
set_title (AdwActionRow *row, const char *title)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *text)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  set_title (row, title);
  if (text)
    set_subtitle (row, text);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

/* text: taken; NULL: no row */
static void
add_fact (JjVerifyWindow *self, const char *title, char *text)
{
  if (text && *text)
    add_row (self->summary, title, text);
  g_free (text);
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i ? "\n" : "", (const char *)texts->pdata[i]);
  return g_string_free (joined, FALSE);
}

static char *
describe_findings (const JjVerification *self)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " · %s %" G_GINT64_FORMAT " · %s %" G_GINT64_FORMAT
                          " · %s %" G_GINT64_FORMAT,
                          jj_severity_get_label (JJ_SEVERITY_ERROR),
                          self->findings[JJ_SEVERITY_ERROR],
                          jj_severity_get_label (JJ_SEVERITY_WARNING),
                          self->findings[JJ_SEVERITY_WARNING],
                          jj_severity_get_label (JJ_SEVERITY_NOTICE),
                          self->findings[JJ_SEVERITY_NOTICE], _ ("Waived"), self->waived);
}

/* The clock of this computer. (transfer full) */
static char *
describe_time (const char *iso)
{
  g_autoptr (GDateTime) utc = iso ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  return local ? g_date_time_format (local, "%Y-%m-%d %H:%M") : NULL;
}

static void
show_summary (JjVerifyWindow *self)
{
  const JjVerification *found = self->verification;

  add_fact (self, _ ("Plan"), g_strdup (found->title));
  add_fact (self, _ ("Version"), g_strdup (found->version));
  add_fact (self, _ ("Total NT$"),
            found->total != JJ_EMPTY ? jj_format_money (found->total) : NULL);
  add_fact (self, _ ("Findings"), describe_findings (found));
  add_fact (self, _ ("Last edit"), describe_time (found->last_edit));
  add_fact (self, _ ("Rule packs"), join (found->packs));
  add_fact (self, _ ("Made by"), g_strdup (found->program));
  add_fact (self, _ ("Personal data"),
            found->has_personal ? g_strdup (_ ("With personal data")) : join (found->left_out));
}

static void
show_files (JjVerifyWindow *self)
{
  for (guint i = 0; i < self->verification->files->len; i++)
    {
      const JjVerifiedFile *file = self->verification->files->pdata[i];
      g_autofree char *size = g_format_size ((guint64)MAX (file->size, 0));
      AdwActionRow *row = add_row (self->files, file->name, file->sentence ? file->sentence : size);
      GtkWidget *image = gtk_image_new_from_icon_name (
          file->state == JJ_FILE_INTACT ? "emblem-ok-symbolic" : "jj-error-symbolic");

      gtk_widget_add_css_class (image, file->state == JJ_FILE_INTACT ? "success" : "error");
      adw_action_row_add_prefix (row, image);
    }
}

static void
show_sentences (JjVerifyWindow *self, GPtrArray *sentences, const char *icon)
{
  for (guint i = 0; i < sentences->len; i++)
    adw_action_row_add_prefix (add_row (self->problems, sentences->pdata[i], NULL),
                               gtk_image_new_from_icon_name (icon));
}

static void
show_verdict (JjVerifyWindow *self, const char *title, const char *text, gboolean good)
{
  set_title (self->verdict, title);
  set_subtitle (self->verdict, text);
  gtk_image_set_from_icon_name (self->icon, good ? "emblem-ok-symbolic" : "jj-error-symbolic");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), good ? "success" : "error");
  gtk_stack_set_visible_child_name (self->stack, "result");
}

static void
show (JjVerifyWindow *self)
{
  const JjVerification *found = self->verification;
  g_autofree char *name = g_path_get_basename (self->path);

  show_summary (self);
  show_files (self);
  show_sentences (self, found->problems, "jj-error-symbolic");
  show_sentences (self, found->notices, "jj-notice-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->problems),
                          found->problems->len + found->notices->len > 0);
  gtk_widget_set_visible (self->open, found->plan != NULL);
  gtk_widget_set_visible (self->attach, found->is_intact && found->plan);
  show_verdict (self,
                !found->is_intact ? _ ("The package is not as it was made.")
                : found->is_draft ? _ ("The package is intact. It is a draft.")
                                  : _ ("The package is intact."),
                name, found->is_intact);
}

static void
on_verified (GObject *source, GAsyncResult *result, gpointer data)
{
  JjVerifyWindow *self = JJ_VERIFY_WINDOW (source);
  g_autoptr (GError) error = NULL;

  self->verification = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->verification)
    {
      show (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->files), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), FALSE);
  gtk_widget_set_visible (self->open, FALSE);
  show_verdict (self, _ ("The file cannot be verified."), error->message, FALSE);
}

static void
run (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  JjVerification *found = jj_verify_package (path, cancellable, &error);

  if (found)
    g_task_return_pointer (task, found, (GDestroyNotify)jj_verification_free);
  else
    g_task_return_error (task, error);
}

static void
start (JjVerifyWindow *self)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_verified, NULL);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, run);
}

static void
on_open (JjVerifyWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!jj_copy_view_open (self->opener, self->settings, jj_plan_copy (self->verification->plan),
                          self->path, &error))
    jj_error_dialog (GTK_WINDOW (self), _ ("The Plan Cannot Be Opened"), error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* A window of its own shows what the package is now. */
static void
on_attached (GObject *source, GAsyncResult *result, gpointer data)
{
  JjVerifyWindow *self = JJ_VERIFY_WINDOW (source);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (self->attach, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        jj_error_dialog (GTK_WINDOW (self), _ ("The Scans Cannot Be Added"), error->message);
      return;
    }
  jj_verify_window_show (self->opener, self->settings, self->path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
run_attach (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const JjVerifyWindow *self = source;
  GPtrArray *scans = data;
  GError *error = NULL;

  if (jj_attach_scans (self->path, (const char *const *)scans->pdata, self->path, cancellable,
                       &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
attach_scans (gpointer owner, GPtrArray *scans)
{
  JjVerifyWindow *self = owner;
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, on_attached, NULL);

  g_ptr_array_add (scans, NULL);
  gtk_widget_set_sensitive (self->attach, FALSE);
  g_task_set_source_tag (task, attach_scans);
  g_task_set_task_data (task, scans, (GDestroyNotify)g_ptr_array_unref);
  g_task_run_in_thread (task, run_attach);
}

static void
on_attach (JjVerifyWindow *self)
{
  jj_ask_paths (GTK_WIDGET (self), _ ("Scans of the Stamped Pages"), GTK_FILE_CHOOSER_ACTION_OPEN,
                attach_scans);
}

static void
jj_verify_window_dispose (GObject *object)
{
  JjVerifyWindow *self = JJ_VERIFY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->opener);
  G_OBJECT_CLASS (jj_verify_window_parent_class)->dispose (object);
}

static void
jj_verify_window_finalize (GObject *object)
{
  JjVerifyWindow *self = JJ_VERIFY_WINDOW (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->verification, jj_verification_free);
  g_free (self->path);
  G_OBJECT_CLASS (jj_verify_window_parent_class)->finalize (object);
}

static void
jj_verify_window_class_init (JjVerifyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_verify_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_verify_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-verify-window.ui");
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, files);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, icon);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, open);
  gtk_widget_class_bind_template_child (widget_class, JjVerifyWindow, attach);
}

static void
jj_verify_window_init (JjVerifyWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (self->attach, "clicked", G_CALLBACK (on_attach), self);
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

void
jj_verify_window_show (GtkWindow *parent, JjSettings *settings, const char *path)
{
  JjVerifyWindow *self
      = g_object_new (JJ_TYPE_VERIFY_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  g_set_weak_pointer (&self->opener, parent);
  self->settings = g_object_ref (settings);
  self->path = g_strdup (path);
  gtk_window_present (GTK_WINDOW (self));
  start (self);
}

typedef struct
{
  GtkWindow *parent;
  JjSettings *settings;
} Ask;

static void
free_ask (gpointer data, GClosure *closure)
{
  Ask *ask = data;

  g_object_unref (ask->parent);
  g_object_unref (ask->settings);
  g_free (ask);
}

static void
on_response (GtkNativeDialog *dialog, int response, Ask *ask)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path)
    jj_verify_window_show (ask->parent, ask->settings, path);
  g_object_unref (dialog);
}

void
jj_verify_window_ask (GtkWindow *parent, JjSettings *settings)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Verify a Package"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                     _ ("_Verify"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) packages = gtk_file_filter_new ();
  Ask *ask = g_new (Ask, 1);

  ask->parent = g_object_ref (parent);
  ask->settings = g_object_ref (settings);
  gtk_file_filter_set_name (packages, _ ("Packages"));
  gtk_file_filter_add_pattern (packages, "*.zip");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), packages);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), ask, free_ask, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
