/* jj-package-tab.c: 送件包, the guided way to a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-tab.h"

#include "jj-edited-window.h"
#include "jj-file-dialogs.h"
#include "jj-file-name.h"
#include "jj-finding-row.h"
#include "jj-making.h"
#include "jj-severity.h"
#include "jj-ui.h"
#include "jj-verify-window.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* Errors that are shown here; the rest is on the page of findings. */
#define MAX_SHOWN 5
#define PROGRESS_MS 100

struct _JjPackageTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjMaking *making; /* NULL: none under way */
  char *made;       /* path of the last one */
  guint progress_id;
  GPtrArray *findings; /* GtkWidget: rows that are shown */
  AdwActionRow *parts[JJ_N_PARTS];
  GtkCheckButton *wanted[JJ_N_PARTS];

  GtkWidget *top;
  AdwPreferencesGroup *checks, *contents, *personal, *making_group;
  AdwActionRow *verdict, *left_out, *make_row, *progress_row, *result;
  GtkImage *verdict_icon;
  AdwComboRow *redaction;
  GtkProgressBar *progress;
  GtkWidget *draft, *make, *cancel, *verify_result, *open_folder, *verify_file, *anonymous,
      *take_back;
};

G_DEFINE_FINAL_TYPE (JjPackageTab, jj_package_tab, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (JjPackageTab *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
set_subtitle (AdwActionRow *row, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static void
show_findings (JjPackageTab *self, JjFindings *findings)
{
  guint n = jj_findings_get_n (findings);

  for (guint i = 0; i < self->findings->len; i++)
    adw_preferences_group_remove (self->checks, self->findings->pdata[i]);
  g_ptr_array_set_size (self->findings, 0);
  for (guint i = 0; i < n && self->findings->len < MAX_SHOWN; i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);
      GtkWidget *row;

      if (finding->severity != JJ_SEVERITY_ERROR)
        continue;
      row = jj_finding_row_new (self->workspace, finding, TRUE);
      adw_preferences_group_add (self->checks, row);
      g_ptr_array_add (self->findings, row);
    }
}

static void
show_verdict (JjPackageTab *self, JjFindings *findings)
{
  guint errors = jj_findings_count (findings, JJ_SEVERITY_ERROR);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autofree char *obstacle = jj_package_get_obstacle (plan, findings, TRUE);
  g_autofree char *title
      = obstacle ? g_strdup (_ ("This file is given back, not handed in"))
        : errors == 0
            ? g_strdup (_ ("The plan can be handed in"))
            : g_strdup_printf (ngettext ("%u finding is in the way of handing in",
                                         "%u findings are in the way of handing in", errors),
                               errors);
  g_autofree char *rest = g_strdup_printf (_ ("%s %u · %s %u · %u waived"),
                                           jj_severity_get_label (JJ_SEVERITY_WARNING),
                                           jj_findings_count (findings, JJ_SEVERITY_WARNING),
                                           jj_severity_get_label (JJ_SEVERITY_NOTICE),
                                           jj_findings_count (findings, JJ_SEVERITY_NOTICE),
                                           jj_findings_count_waived (findings));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), title);
  set_subtitle (self->verdict, obstacle ? obstacle : rest);
  gtk_image_set_from_icon_name (self->verdict_icon,
                                errors == 0 ? "emblem-ok-symbolic" : "jj-error-symbolic");
  gtk_widget_set_sensitive (self->make, errors == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->contents), !obstacle);
  gtk_widget_set_visible (GTK_WIDGET (self->personal), !obstacle);
  gtk_widget_set_visible (GTK_WIDGET (self->making_group), !obstacle);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->make_row),
                                 errors == 0 ? _ ("Everything that is handed in, in one file")
                                             : _ ("Until the findings are mended, only a draft"));
}

static void
update (JjPackageTab *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjFindings *findings = jj_analysis_peek_findings (analysis);
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjPackSet *packs = jj_analysis_get_packs (analysis);
  g_autofree char *name = jj_package_get_name (plan, packs, JJ_N_PARTS);

  show_verdict (self, findings);
  show_findings (self, findings);
  set_subtitle (self->make_row, name);
  for (guint part = 0; part < JJ_N_PARTS; part++)
    {
      g_autofree char *file = jj_package_get_name (plan, packs, part);

      set_subtitle (self->parts[part], file);
    }
}

static JjRedaction
get_redaction (JjPackageTab *self)
{
  static const JjRedaction choices[]
      = { JJ_REDACT_PERSONAL, JJ_REDACT_ANONYMOUS, JJ_REDACT_NOTHING };

  return choices[MIN (adw_combo_row_get_selected (self->redaction), 2)];
}

static void
show_rules (JjPackageTab *self)
{
  JjRedaction how = get_redaction (self);
  const char *const *rules = jj_redact_get_rules (how);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; rules[i]; i++)
    g_string_append_printf (text, "%s%s", i ? "\n" : "", _ (rules[i]));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->left_out),
                                 how == JJ_REDACT_NOTHING ? _ ("Personal data are in the package")
                                                          : _ ("What is left out"));
  set_subtitle (self->left_out,
                how == JJ_REDACT_NOTHING
                    ? _ ("Names, certificates and private notes go out: only to who may have them.")
                    : text->str);
}

static void
show_state (JjPackageTab *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_row), self->making != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->make_row), self->making == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->result), self->made && !self->making);
}

static gboolean
follow_progress (gpointer data)
{
  JjPackageTab *self = data;

  gtk_progress_bar_set_fraction (self->progress, jj_making_get_progress (self->making));
  return G_SOURCE_CONTINUE;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  JjPackageTab *self = JJ_PACKAGE_TAB (source);
  GError *error = NULL;
  g_autofree char *name = NULL;

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (jj_making_finish (result, &error))
    {
      g_free (self->made);
      self->made = g_strdup (jj_making_get_path (self->making));
      name = g_path_get_basename (self->made);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result), _ ("The package is made"));
      set_subtitle (self->result, name);
    }
  else if (self->workspace && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    jj_workspace_fail (self->workspace, g_steal_pointer (&error));
  g_clear_error (&error);
  g_clear_pointer (&self->making, jj_making_free);
  if (!self->top)
    return;
  show_state (self);
  if (self->made)
    gtk_widget_grab_focus (self->verify_result);
}

static void
start_making (JjPackageTab *self, const char *path, gboolean is_draft)
{
  JjPackageOptions options = { .redaction = get_redaction (self), .is_draft = is_draft };

  if (self->making)
    return;
  for (guint part = 0; part < JJ_N_PARTS; part++)
    if (!gtk_check_button_get_active (self->wanted[part]))
      options.without |= 1u << part;
  g_clear_pointer (&self->made, g_free);
  self->making = jj_making_start (self->workspace, &options, path, on_made, G_OBJECT (self));
  self->progress_id = g_timeout_add (PROGRESS_MS, follow_progress, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_state (self);
  gtk_widget_grab_focus (self->cancel);
}

typedef enum
{
  MAKE_PACKAGE,
  MAKE_DRAFT,
  MAKE_COPY
} Make;

/* What stands at the path stays until the copy is whole; the file chooser has asked. plan: taken.
 */
static gboolean
write_copy (JjPlan *plan, const char *path, GError **error)
{
  g_autofree char *new = g_strconcat (path, ".new", NULL);
  JjProject *project = jj_project_create (new, plan, "", error);

  if (!project)
    return FALSE;
  g_object_unref (project);
  if (g_rename (new, path) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("“%s” cannot be written: %s"), path,
               g_strerror (errno));
  g_unlink (new);
  return FALSE;
}

static void
make_anonymous (JjPackageTab *self, const char *path)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;
  JjPlan *copy
      = jj_redact (jj_workspace_get_plan (self->workspace), JJ_REDACT_ANONYMOUS, notes, &error);
  g_autofree char *text = NULL;

  if (!copy || !write_copy (copy, path, &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  g_ptr_array_insert (notes, 0, g_strdup_printf (_ ("Anonymous copy saved: %s"), path));
  g_ptr_array_add (notes, NULL);
  text = g_strjoinv ("\n", (char **)notes->pdata);
  jj_workspace_message (self->workspace, text, FALSE);
}

static void
on_place (GtkNativeDialog *dialog, int response, JjPackageTab *self)
{
  Make what = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "what"));
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path && what == MAKE_COPY)
    make_anonymous (self, path);
  else if (path)
    start_making (self, path, what == MAKE_DRAFT);
  g_object_unref (dialog);
}

/* Beside the plan, unless one chooses otherwise. */
static void
ask_place (JjPackageTab *self, Make what, const char *title, const char *name)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                     _ ("_Save"), _ ("_Cancel"));
  const char *plan = jj_project_get_path (jj_workspace_get_project (self->workspace));
  g_autoptr (GFile) file = plan ? g_file_new_for_path (plan) : NULL;
  g_autoptr (GFile) folder = file ? g_file_get_parent (file) : NULL;

  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "what", GUINT_TO_POINTER (what));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static char *
get_name (JjPackageTab *self)
{
  return jj_package_get_name (jj_workspace_get_plan (self->workspace),
                              jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace)),
                              JJ_N_PARTS);
}

static void
on_make (JjPackageTab *self)
{
  g_autofree char *name = get_name (self);

  ask_place (self, MAKE_PACKAGE, _ ("Where Shall the Package Be?"), name);
}

static void
on_draft (JjPackageTab *self)
{
  g_autofree char *name = get_name (self);
  g_autofree char *draft = g_strconcat (_ ("Draft"), "_", name, NULL);

  ask_place (self, MAKE_DRAFT, _ ("Where Shall the Draft Be?"), draft);
}

static void
on_anonymous (JjPackageTab *self)
{
  g_autofree char *name = g_strconcat (_ ("Anonymous copy"), ".jingjin", NULL);

  ask_place (self, MAKE_COPY, _ ("Where Shall the Anonymous Copy Be?"), name);
}

static void
on_cancel (JjPackageTab *self)
{
  if (self->making)
    jj_making_cancel (self->making);
}

static void
on_verify_result (JjPackageTab *self)
{
  jj_verify_window_show (get_window (self), jj_workspace_get_settings (self->workspace),
                         self->made);
}

static void
on_verify_file (JjPackageTab *self)
{
  jj_verify_window_ask (get_window (self), jj_workspace_get_settings (self->workspace));
}

static void
on_take_back (JjPackageTab *self)
{
  jj_edited_window_ask (get_window (self), self->workspace);
}

static void
on_open_folder (JjPackageTab *self)
{
  g_autofree char *folder = g_path_get_dirname (self->made);
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  if (uri)
    gtk_show_uri (get_window (self), uri, GDK_CURRENT_TIME);
}

static void
add_part (JjPackageTab *self, JjPackagePartId part)
{
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();
  const char *title = jj_package_part_get_title (part);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_sensitive (check, !jj_package_part_is_needed (part));
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  jj_ui_set_name (check, title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  if (!jj_package_part_is_needed (part))
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->contents, row);
  self->parts[part] = ADW_ACTION_ROW (row);
  self->wanted[part] = GTK_CHECK_BUTTON (check);
}

static gboolean
jj_package_tab_grab_focus (GtkWidget *widget)
{
  JjPackageTab *self = JJ_PACKAGE_TAB (widget);

  return gtk_widget_grab_focus (gtk_widget_get_sensitive (self->make) ? self->make : self->draft);
}

static void
jj_package_tab_dispose (GObject *object)
{
  JjPackageTab *self = JJ_PACKAGE_TAB (object);

  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->making)
    jj_making_cancel (self->making);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_package_tab_parent_class)->dispose (object);
}

static void
jj_package_tab_finalize (GObject *object)
{
  JjPackageTab *self = JJ_PACKAGE_TAB (object);

  g_ptr_array_unref (self->findings);
  g_free (self->made);
  G_OBJECT_CLASS (jj_package_tab_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, top);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, checks);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, contents);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, personal);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, making_group);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verdict);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, redaction);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, left_out);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, make_row);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, progress_row);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, result);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, progress);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, draft);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, make);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, cancel);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verify_result);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, open_folder);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verify_file);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, anonymous);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, take_back);
}

static void
jj_package_tab_class_init (JjPackageTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_package_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_package_tab_finalize;
  jj_ui_set_grab_focus (widget_class, jj_package_tab_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-package-tab.ui");
  bind_children (widget_class);
}

static void
connect_buttons (JjPackageTab *self)
{
  const struct
  {
    GtkWidget *button;
    GCallback callback;
  } buttons[] = {
    { self->make, G_CALLBACK (on_make) },
    { self->draft, G_CALLBACK (on_draft) },
    { self->cancel, G_CALLBACK (on_cancel) },
    { self->verify_result, G_CALLBACK (on_verify_result) },
    { self->open_folder, G_CALLBACK (on_open_folder) },
    { self->verify_file, G_CALLBACK (on_verify_file) },
    { self->anonymous, G_CALLBACK (on_anonymous) },
    { self->take_back, G_CALLBACK (on_take_back) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_signal_connect_swapped (buttons[i].button, "clicked", buttons[i].callback, self);
}

static void
jj_package_tab_init (JjPackageTab *self)
{
  const char *const choices[] = { _ ("Leave out (usual)"), _ ("Anonymous"), _ ("Put in"), NULL };
  GtkStringList *list = gtk_string_list_new (choices);

  self->findings = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->redaction, G_LIST_MODEL (list));
  g_object_unref (list);
  for (guint part = 0; part < JJ_N_PARTS; part++)
    add_part (self, part);
  connect_buttons (self);
  g_signal_connect_swapped (self->redaction, "notify::selected", G_CALLBACK (show_rules), self);
  show_rules (self);
}

GtkWidget *
jj_package_tab_new (JjWorkspace *workspace)
{
  JjPackageTab *self = g_object_new (JJ_TYPE_PACKAGE_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Package"));
  gtk_widget_set_sensitive (self->take_back, !jj_workspace_get_read_only (workspace));
  update (self);
  return GTK_WIDGET (self);
}
