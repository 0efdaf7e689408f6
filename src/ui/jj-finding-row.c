/* jj-finding-row.c: one finding with its sentence, source and remedies */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-finding-row.h"

#include "jj-commands.h"
#include "jj-format.h"
#include "jj-help-here.h"
#include "jj-kinds-plan.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <glib/gi18n.h>
#include <string.h>

/* Findings live until the next analysis: a button keeps what names its finding and looks it up. */
typedef struct
{
  JjWorkspace *workspace;
  char *rule;
  JjId element;
  int field;
  GtkEditable *reason;
} Target;

static void
free_target (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->workspace);
  g_free (target->rule);
  g_free (target);
}

static Target *
make_target (JjWorkspace *workspace, const JjFinding *finding)
{
  Target *target = g_new0 (Target, 1);

  target->workspace = g_object_ref (workspace);
  target->rule = g_strdup (finding->rule);
  target->element = finding->element;
  target->field = finding->field;
  return target;
}

static const JjFinding *
find_finding (Target *target)
{
  JjFindings *findings = jj_analysis_get_findings (jj_workspace_get_analysis (target->workspace));

  for (guint i = 0; i < jj_findings_get_n (findings); i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (finding->element == target->element && finding->field == target->field
          && g_str_equal (finding->rule, target->rule))
        return finding;
    }
  return NULL;
}

static void
on_fix (GtkButton *button, gpointer data)
{
  Target *target = data;
  g_autoptr (JjWorkspace) workspace = g_object_ref (target->workspace);
  const JjFinding *finding = find_finding (target);
  JjEdit *edit = NULL;

  if (finding)
    edit = jj_finding_get_fix (finding, jj_workspace_get_plan (workspace),
                               jj_analysis_get_figures (jj_workspace_get_analysis (workspace)));
  if (edit && jj_workspace_commit (workspace, edit, NULL))
    jj_workspace_message (workspace, _ ("Mended"), TRUE);
}

static void
on_waive (GtkWidget *widget, gpointer data)
{
  Target *target = data;
  g_autoptr (JjWorkspace) workspace = g_object_ref (target->workspace);
  const JjFinding *finding = find_finding (target);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (target->reason)));
  g_autofree char *author = jj_settings_get_author (jj_workspace_get_settings (workspace));
  JjEdit *edit = NULL;

  if (!*reason)
    {
      gtk_widget_grab_focus (GTK_WIDGET (target->reason));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)));
  if (finding)
    edit = jj_finding_waive (finding, jj_workspace_get_plan (workspace), author, reason);
  if (edit && jj_workspace_commit (workspace, edit, NULL))
    jj_workspace_message (workspace, _ ("Waived"), TRUE);
}

static void
on_unwaive (GtkButton *button, gpointer data)
{
  Target *target = data;
  g_autoptr (JjWorkspace) workspace = g_object_ref (target->workspace);
  const JjFinding *finding = find_finding (target);
  JjEdit *edit = NULL;

  if (finding && finding->waiver != 0)
    edit = jj_command_delete (jj_workspace_get_plan (workspace), &finding->waiver, 1);
  if (!edit)
    return;
  jj_edit_set_label (edit, _ ("Take back the waiver"));
  if (jj_workspace_commit (workspace, edit, NULL))
    jj_workspace_message (workspace, _ ("The waiver was taken back"), TRUE);
}

static GtkWidget *
make_waive_button (JjWorkspace *workspace, const JjFinding *finding)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *confirm = gtk_button_new_with_label (_ ("Waive"));
  Target *targets[2] = { make_target (workspace, finding), make_target (workspace, finding) };

  targets[0]->reason = targets[1]->reason = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  jj_ui_set_name (entry, _ ("Reason"));
  gtk_widget_add_css_class (confirm, "suggested-action");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), confirm);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Waive…"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), FALSE);
  g_signal_connect_data (entry, "activate", G_CALLBACK (on_waive), targets[0], free_target, 0);
  g_signal_connect_data (confirm, "clicked", G_CALLBACK (on_waive), targets[1], free_target, 0);
  return button;
}

static GtkWidget *
make_buttons (JjWorkspace *workspace, const JjFinding *finding)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (box, "small-buttons");
  if (jj_workspace_get_read_only (workspace))
    return box;
  if (finding->fixable)
    {
      GtkWidget *fix = gtk_button_new_with_label (_ ("Mend"));

      g_signal_connect_data (fix, "clicked", G_CALLBACK (on_fix), make_target (workspace, finding),
                             free_target, 0);
      gtk_box_append (GTK_BOX (box), fix);
    }
  if (finding->severity != JJ_SEVERITY_ERROR && finding->waiver == 0)
    gtk_box_append (GTK_BOX (box), make_waive_button (workspace, finding));
  if (finding->waiver != 0)
    {
      GtkWidget *back = gtk_button_new_with_label (_ ("Take back"));

      g_signal_connect_data (back, "clicked", G_CALLBACK (on_unwaive),
                             make_target (workspace, finding), free_target, 0);
      gtk_box_append (GTK_BOX (box), back);
    }
  return box;
}

static void
append_dim (GtkWidget *box, const char *text)
{
  GtkWidget *label;

  if (!text || !*text)
    return;
  label = jj_severity_text (text);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

/* "Waived 114/9/2 by 王課督: the hall is ours". */
static void
append_waiver (GtkWidget *box, const JjElement *waiver)
{
  gint64 day = waiver ? jj_element_get_number (waiver, JJ_WAIVER_DATE) : JJ_EMPTY;
  g_autofree char *date = day == JJ_EMPTY ? g_strdup ("-") : jj_format_date (day);
  const char *author = waiver ? jj_element_get_text (waiver, JJ_WAIVER_AUTHOR) : NULL;
  const char *reason = waiver ? jj_element_get_text (waiver, JJ_WAIVER_REASON) : NULL;
  g_autofree char *text = g_strdup_printf (_ ("Waived %s by %s: %s"), date, author ? author : "-",
                                           reason ? reason : "-");

  append_dim (box, text);
}

/* "經費項目 · 外聘講師鐘點費 · 單價". */
static void
append_where (GtkWidget *box, const JjFinding *finding, const JjElement *element)
{
  const JjKind *kind = jj_element_get_kind (element);
  GString *where = g_string_new (jj_label (kind->label));

  if ((kind->flags & JJ_KIND_LINK) == 0)
    g_string_append_printf (where, " · %s", jj_element_get_title (element));
  if (jj_element_get_code (element) && jj_element_get_name (element))
    g_string_append_printf (where, " (%s)", jj_element_get_code (element));
  if (finding->field >= 0)
    g_string_append_printf (where, " · %s", jj_label (kind->fields[finding->field].label));
  append_dim (box, where->str);
  g_string_free (where, TRUE);
}

GtkWidget *
jj_finding_row_new (JjWorkspace *workspace, const JjFinding *finding, gboolean with_element)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (workspace), finding->element);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *message = jj_severity_text (finding->message);
  g_autofree char *source = NULL, *topic = NULL;

  gtk_widget_remove_css_class (message, "caption");
  topic = g_strconcat ("rule:", finding->rule, NULL);
  jj_help_set_topic (line, topic, finding->rule);
  if (finding->waiver != 0)
    gtk_widget_add_css_class (line, "waived");
  source = g_strconcat (jj_finding_get_article (finding), finding->certain ? "" : " · ",
                        finding->certain ? "" : _ ("not verified"), NULL);
  if (with_element && element)
    append_where (box, finding, element);
  gtk_box_append (GTK_BOX (box), message);
  append_dim (box, finding->remedy);
  append_dim (box, g_str_has_prefix (source, " · ") ? source + strlen (" · ") : source);
  if (finding->waiver != 0)
    append_waiver (box, jj_plan_find (jj_workspace_get_plan (workspace), finding->waiver));
  gtk_box_append (GTK_BOX (box), make_buttons (workspace, finding));
  gtk_box_append (GTK_BOX (line), jj_severity_image (finding->severity));
  gtk_box_append (GTK_BOX (line), box);
  return line;
}
