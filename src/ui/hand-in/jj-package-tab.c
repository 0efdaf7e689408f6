/* jj-package-tab.c: 送件包, the guided way to a package */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-package-tab.h"

#include "jj-file-name.h"
#include "jj-finding-row.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Errors that are shown here; the rest is on the page of findings. */
#define MAX_SHOWN 5

struct _JjPackageTab
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *top;
  AdwPreferencesGroup *checks, *names;
  AdwActionRow *verdict, *name;
  GtkWidget *verdict_icon;
  GPtrArray *rows; /* GtkWidget: findings that are shown */
};

G_DEFINE_FINAL_TYPE (JjPackageTab, jj_package_tab, GTK_TYPE_WIDGET)

static void
show_findings (JjPackageTab *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  guint n = jj_findings_get_n (findings);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->checks, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n && self->rows->len < MAX_SHOWN; i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);
      GtkWidget *row;

      if (finding->severity != JJ_SEVERITY_ERROR)
        continue;
      row = jj_finding_row_new (self->workspace, finding, TRUE);
      adw_preferences_group_add (self->checks, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
update (JjPackageTab *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjFindings *findings = jj_analysis_peek_findings (analysis);
  guint errors = jj_findings_count (findings, JJ_SEVERITY_ERROR);
  g_autofree char *title
      = errors == 0
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
  JjFileName what = { JJ_FILE_NAME_HAND_IN, _ ("Package"), NULL };
  g_autofree char *name = jj_file_name_make (&what, jj_workspace_get_plan (self->workspace),
                                             jj_analysis_get_packs (analysis));
  g_autofree char *file = g_strconcat (name, ".zip", NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), title);
  adw_action_row_set_subtitle (self->verdict, rest);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->verdict_icon),
                                errors == 0 ? "emblem-ok-symbolic" : "jj-error-symbolic");
  adw_action_row_set_subtitle (self->name, file);
  show_findings (self);
}

static void
jj_package_tab_dispose (GObject *object)
{
  JjPackageTab *self = JJ_PACKAGE_TAB (object);

  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_package_tab_parent_class)->dispose (object);
}

static void
jj_package_tab_class_init (JjPackageTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_package_tab_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-package-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, top);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, checks);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, names);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verdict);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, JjPackageTab, name);
}

static void
jj_package_tab_init (JjPackageTab *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
jj_package_tab_new (JjWorkspace *workspace)
{
  JjPackageTab *self = g_object_new (JJ_TYPE_PACKAGE_TAB, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  jj_ui_set_name (GTK_WIDGET (self), _ ("Package"));
  update (self);
  return GTK_WIDGET (self);
}
