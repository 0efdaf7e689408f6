/* jj-pack-install.c: a county's own rule pack, looked at before it holds */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-pack-install.h"

#include "jj-data.h"
#include "jj-kinds-plan.h"
#include "jj-pack-diff.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/* More rows than this nobody reads in a dialog. */
#define MOST_CHANGES 200
#define LARGEST_PACK (4 * 1024 * 1024)

typedef struct
{
  JjWorkspace *workspace;
  JjPack *pack;
  char *json; /* as it was checked: what is copied is what was shown */
  gsize length;
} Install;

static void
free_install (gpointer data)
{
  Install *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->pack, jj_pack_unref);
  g_free (self->json);
  g_free (self);
}

static char *
path_of (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);

  return g_build_filename (g_get_user_data_dir (), "jingjin", "rules", name, NULL);
}

static gboolean
is_own (const char *id)
{
  g_autofree char *name = g_strconcat ("rules/", id, ".json", NULL);
  g_autofree char *path = jj_data_path (name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
copy_pack (Install *self, GError **error)
{
  g_autofree char *path = path_of (jj_pack_get_id (self->pack));
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The folder “%s” cannot be made."),
                   folder);
      return FALSE;
    }
  return g_file_set_contents (path, self->json, (gssize)self->length, error);
}

static gboolean
lists_pack (JjPlan *plan, const char *id)
{
  const char *list = jj_element_get_text (jj_plan_get_root (plan), JJ_PLAN_PACKS);
  g_auto (GStrv) ids = g_strsplit (list ? list : "", "\n", -1);

  return g_strv_contains ((const char *const *)ids, id);
}

/* The program's own pack needs no copy, only its name in the plan. */
static void
agree (Install *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *root = jj_plan_get_root (plan);
  const char *id = jj_pack_get_id (self->pack);
  const char *list = jj_element_get_text (root, JJ_PLAN_PACKS);
  g_autofree char *longer = list ? g_strdup_printf ("%s\n%s", list, id) : g_strdup (id);
  g_autofree char *label
      = g_strdup_printf (_ ("Use the rule pack %s"), jj_pack_get_title (self->pack));
  GError *error = NULL;
  JjEdit *edit;

  if (!is_own (id) && !copy_pack (self, &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  jj_analysis_reload_packs (jj_workspace_get_analysis (self->workspace));
  if (!lists_pack (plan, id))
    {
      edit = jj_edit_new (label);
      jj_edit_set_text (edit, JJ_KIND_PLAN, jj_element_get_id (root), JJ_PLAN_PACKS, longer);
      if (!jj_workspace_commit (self->workspace, edit, NULL))
        return;
    }
  jj_workspace_message (self->workspace, _ ("The rule pack holds for this plan"), TRUE);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Install *self)
{
  if (g_str_equal (response, "agree"))
    agree (self);
}

/* "不得送件 0 → 2 · 警告 3 → 5 · 提示 8 → 8". */
static char *
describe_findings (JjWorkspace *workspace, JjPackSet *after)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  JjFindings *now = jj_analysis_get_findings (jj_workspace_get_analysis (workspace));
  g_autoptr (JjFigures) figures = jj_figures_new (plan, after, 0);
  g_autoptr (JjFindings) then = jj_check_run (plan, figures);
  GString *text = g_string_new (NULL);

  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    g_string_append_printf (text, "%s%s %u → %u", severity > 0 ? " · " : "",
                            jj_severity_get_label (severity), jj_findings_count (now, severity),
                            jj_findings_count (then, severity));
  return g_string_free (text, FALSE);
}

static void
append_change (GtkListBox *list, const JjPackChange *change)
{
  static const char *const labels[] = {
    [JJ_PACK_ADDED] = N_ ("new"),
    [JJ_PACK_CHANGED] = N_ ("changed"),
    [JJ_PACK_REMOVED] = N_ ("dropped"),
  };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *type = gtk_label_new (_ (labels[change->type]));
  GtkWidget *title = gtk_label_new (change->title), *value;
  g_autofree char *text = NULL;

  if (change->type == JJ_PACK_CHANGED && g_strcmp0 (change->old_value, change->new_value) != 0)
    text = g_strdup_printf ("%s → %s", change->old_value, change->new_value);
  else
    text = g_strdup (change->type == JJ_PACK_REMOVED ? change->old_value : change->new_value);
  value = gtk_label_new (text);
  gtk_widget_add_css_class (type, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (type), 6);
  gtk_label_set_xalign (GTK_LABEL (type), 0);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (value), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 24);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), type);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), value);
  gtk_list_box_append (list, line);
}

static GtkWidget *
make_changes (GArray *changes)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListBox *list = GTK_LIST_BOX (gtk_list_box_new ());

  for (guint i = 0; i < changes->len && i < MOST_CHANGES; i++)
    append_change (list, &g_array_index (changes, JjPackChange, i));
  gtk_list_box_set_selection_mode (list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (list), "rule-changes");
  jj_ui_set_name (GTK_WIDGET (list), _ ("What the rule pack changes"));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", 240,
                "min-content-width", 480, "child", list, "has-frame", TRUE, NULL);
  return scroller;
}

static JjPackSet *
make_set (JjWorkspace *workspace, JjPack *pack)
{
  JjPackSet *now = jj_analysis_get_packs (jj_workspace_get_analysis (workspace));
  g_autoptr (GPtrArray) packs = g_ptr_array_new ();
  g_autoptr (GPtrArray) with = NULL;

  for (guint i = 0; i < jj_pack_set_get_n_packs (now); i++)
    g_ptr_array_add (packs, jj_pack_set_get_pack (now, i));
  with = jj_packs_with (packs, pack);
  return jj_pack_set_new (with, jj_workspace_get_plan (workspace));
}

static void
ask (GtkWidget *parent, Install *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjPackSet *now = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  g_autoptr (JjPackSet) after = make_set (self->workspace, self->pack);
  g_autoptr (GArray) changes
      = jj_pack_diff (now, after, jj_plan_get_first_day (plan), jj_plan_get_last_day (plan));
  g_autofree char *findings = describe_findings (self->workspace, after);
  g_autofree char *body
      = g_strdup_printf (ngettext ("Version %s, %u rule changes in the plan's year. Findings: %s",
                                   "Version %s, %u rules change in the plan's year. Findings: %s",
                                   changes->len),
                         jj_pack_get_version (self->pack), changes->len, findings);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)),
                                              jj_pack_get_title (self->pack), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "agree",
                                    _ ("_Use for This Plan"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "agree",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_changes (changes));
  g_object_set_data_full (G_OBJECT (dialog), "jj-install", self, free_install);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), self);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What the file says must be a pack, and no file may pass for one that ships with the program. */
static gboolean
read_pack (Install *self, GFile *file, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);
  const char *id;

  if (!info)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR
      || g_file_info_get_size (info) > LARGEST_PACK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s: this is no rule pack."),
                   name);
      return FALSE;
    }
  if (!g_file_load_contents (file, NULL, &self->json, &self->length, NULL, error))
    return FALSE;
  self->pack = jj_pack_parse (name, self->json, (gssize)self->length, error);
  id = self->pack ? jj_pack_get_id (self->pack) : "";
  if (self->pack && (strpbrk (id, "/\\") || *id == '.'))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("%s: the id “%s” is no name for a file."), name, id);
      return FALSE;
    }
  if (self->pack && is_own (id))
    {
      g_autofree char *own = g_strconcat ("rules/", id, ".json", NULL);
      g_autoptr (GBytes) bytes = jj_data_load (own, NULL);
      g_autoptr (GBytes) mine = g_bytes_new (self->json, self->length);

      if (!bytes || !g_bytes_equal (bytes, mine))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("%s: the id “%s” is that of a pack of the program; give yours another."),
                       name, id);
          return FALSE;
        }
    }
  return self->pack != NULL;
}

void
jj_pack_install_file (GtkWidget *parent, JjWorkspace *workspace, GFile *file)
{
  Install *self = g_new0 (Install, 1);
  GError *error = NULL;

  self->workspace = g_object_ref (workspace);
  if (read_pack (self, file, &error))
    {
      ask (parent, self);
      return;
    }
  jj_workspace_fail (workspace, error);
  free_install (self);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, JjWorkspace *workspace)
{
  GtkWidget *parent = g_object_get_data (G_OBJECT (dialog), "jj-parent");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      jj_pack_install_file (parent, workspace, file);
    }
  g_object_unref (dialog);
}

void
jj_pack_install (GtkWidget *parent, JjWorkspace *workspace)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Rule Pack of the County"),
                                     GTK_WINDOW (gtk_widget_get_root (parent)),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GtkFileFilter) packs = gtk_file_filter_new ();

  gtk_file_filter_set_name (packs, _ ("Rule packs"));
  gtk_file_filter_add_pattern (packs, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), packs);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "jj-parent", parent);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_chosen), workspace, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
