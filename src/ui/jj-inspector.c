/* jj-inspector.c: everything about what is selected, to read and to change */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-inspector.h"

#include "jj-comment-list.h"
#include "jj-field-row.h"
#include "jj-finding-row.h"
#include "jj-form-groups.h"
#include "jj-icons.h"
#include "jj-link-list.h"
#include "jj-money-list.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The view of findings has them all. */
#define MOST_FINDINGS 8
/* What reading values may take of one turn of the loop. */
#define SLICE_US 5000

struct _JjInspector
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjKindId kind;          /* of the form; JJ_N_KINDS: none */
  GArray *ids;            /* JjId: what is shown, or read to be shown */
  JjCommonValues *common; /* of these; NULL: to be read from the beginning */
  gboolean is_shown;      /* they are in the form */
  gboolean is_other;      /* the form is that of an earlier selection */
  GPtrArray *rows;        /* JjFieldRow */
  guint refresh_id;

  GtkWidget *top;
  GtkImage *icon;
  GtkLabel *kind_label;
  GtkLabel *title;
  GtkWidget *actions, *locked;
  GtkLabel *locked_text;
  GtkBox *form;
  GtkWidget *several;
  GtkBox *findings;
  GtkWidget *findings_box;
  GtkBox *extra;
  GtkWidget *money;
  GtkWidget *links, *comments;
};

G_DEFINE_FINAL_TYPE (JjInspector, jj_inspector, GTK_TYPE_WIDGET)

/* What is selected; the plan where nothing is. */
static void
begin_reading (JjInspector *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  guint n_ids;
  const JjId *ids = jj_workspace_get_selection (self->workspace, &n_ids);
  JjId root = jj_element_get_id (jj_plan_get_root (plan));

  g_array_unref (self->ids);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (JjId), MAX (1, n_ids));
  g_array_append_vals (self->ids, n_ids > 0 ? ids : &root, MAX (1, n_ids));
  self->common = jj_common_values_new (plan, figures, self->ids);
  self->is_shown = FALSE;
}

static void
build_form (JjInspector *self)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  g_ptr_array_set_size (self->rows, 0);
  jj_ui_clear_box (self->form);
  if (self->kind == JJ_N_KINDS)
    return;
  groups = jj_form_get_groups (self->kind);
  for (guint g = 0; g < groups->len; g++)
    {
      const JjFormGroup *group = g_ptr_array_index (groups, g);

      if (group->heading)
        {
          GtkWidget *heading = gtk_label_new (group->heading);

          gtk_label_set_xalign (GTK_LABEL (heading), 0);
          gtk_widget_add_css_class (heading, "heading");
          gtk_widget_set_margin_top (heading, 12);
          gtk_box_append (self->form, heading);
        }
      for (guint i = 0; i < group->n_fields; i++)
        {
          GtkWidget *row = jj_field_row_new (self->workspace, jj_kind_get (self->kind),
                                             group->fields[i], labels);

          gtk_box_append (self->form, row);
          g_ptr_array_add (self->rows, row);
        }
    }
}

/* Beside the fields that they are about; the worst comes first in the list. */
static void
show_hints (JjInspector *self, JjFindings *findings)
{
  for (guint r = 0; r < self->rows->len; r++)
    {
      JjFieldRow *row = g_ptr_array_index (self->rows, r);
      int field = (int)jj_field_row_get_field (row);
      const JjFinding *found = NULL;

      for (guint i = 0; i < jj_findings_get_n (findings) && self->ids->len == 1 && !found; i++)
        {
          const JjFinding *finding = jj_findings_get (findings, i);

          if (finding->element == g_array_index (self->ids, JjId, 0) && finding->field == field
              && finding->waiver == 0)
            found = finding;
        }
      jj_field_row_set_hint (row, found ? found->severity : JJ_SEVERITY_NOTICE,
                             found ? found->message : NULL);
    }
}

static void
show_findings (JjInspector *self)
{
  JjFindings *findings = jj_analysis_peek_findings (jj_workspace_get_analysis (self->workspace));
  guint shown = 0;

  show_hints (self, findings);
  jj_ui_clear_box (self->findings);
  for (guint i = 0; i < jj_findings_get_n (findings) && self->ids->len == 1; i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);

      if (finding->element != g_array_index (self->ids, JjId, 0) || ++shown > MOST_FINDINGS)
        continue;
      gtk_box_append (self->findings, jj_finding_row_new (self->workspace, finding, FALSE));
    }
  if (shown > MOST_FINDINGS)
    {
      g_autofree char *text
          = g_strdup_printf (ngettext ("%u more", "%u more", shown - MOST_FINDINGS),
                             shown - MOST_FINDINGS);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "win.page::checks");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (self->findings, button);
    }
  gtk_widget_set_visible (self->findings_box, shown > 0);
}

static void
show_head (JjInspector *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *first = jj_plan_find (plan, g_array_index (self->ids, JjId, 0));
  g_autofree char *many = NULL, *reason = NULL;
  gboolean writable;

  if (self->ids->len > 1)
    many
        = g_strdup_printf (ngettext ("%u selected", "%u selected", self->ids->len), self->ids->len);
  gtk_label_set_text (self->title, many ? many : jj_element_get_title (first));
  gtk_label_set_text (self->kind_label, self->kind == JJ_N_KINDS
                                            ? _ ("Different kinds")
                                            : jj_label (jj_kind_get (self->kind)->label));
  gtk_image_set_from_icon_name (self->icon, jj_icon_of_kind (self->kind));
  writable = jj_workspace_may_edit (self->workspace, jj_element_get_id (first), -1, &reason);
  gtk_widget_set_visible (self->actions, self->kind != JJ_KIND_PLAN && writable);
  gtk_widget_set_visible (self->locked, reason != NULL);
  gtk_label_set_text (self->locked_text, reason ? reason : "");
  gtk_widget_set_visible (self->several, self->kind == JJ_N_KINDS);
}

static void
show_extra (JjInspector *self)
{
  JjId id = self->ids->len == 1 ? g_array_index (self->ids, JjId, 0) : 0;

  jj_money_list_set_element (JJ_MONEY_LIST (self->money), id);
  jj_link_list_set_element (JJ_LINK_LIST (self->links), self->kind == JJ_KIND_PLAN ? 0 : id);
  jj_comment_list_set_element (JJ_COMMENT_LIST (self->comments), id);
}

static void
show_all (JjInspector *self)
{
  JjKindId kind = jj_common_values_get_kind (self->common);

  if (kind != self->kind)
    {
      self->kind = kind;
      build_form (self);
    }
  show_head (self);
  for (guint i = 0; i < self->rows->len; i++)
    jj_field_row_show (g_ptr_array_index (self->rows, i), self->common);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  show_extra (self);
  self->is_shown = TRUE;
  self->is_other = FALSE;
}

/* Until the values of many have been read nothing can be typed into those of others. */
static gboolean
refresh (gpointer data)
{
  JjInspector *self = data;

  if (!self->common)
    begin_reading (self);
  if (!jj_common_values_step (self->common, SLICE_US))
    {
      if (self->is_other)
        gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
      return G_SOURCE_CONTINUE;
    }
  self->refresh_id = 0;
  if (!self->is_shown)
    show_all (self);
  show_findings (self);
  return G_SOURCE_REMOVE;
}

/* Once a frame is enough, whatever happened: an arrow key held down must not wait for the form. */
static void
show_soon (JjInspector *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 5, refresh, self, NULL);
}

static void
queue_refresh (JjInspector *self)
{
  g_clear_pointer (&self->common, jj_common_values_free);
  show_soon (self);
}

/* What was typed and not yet committed belongs to the elements that were selected. */
static void
on_selection_changed (JjInspector *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    jj_field_row_flush (g_ptr_array_index (self->rows, i));
  self->is_other = TRUE;
  queue_refresh (self);
}

static void
jj_inspector_dispose (GObject *object)
{
  JjInspector *self = JJ_INSPECTOR (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->common, jj_common_values_free);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_inspector_parent_class)->dispose (object);
}

static void
jj_inspector_finalize (GObject *object)
{
  JjInspector *self = JJ_INSPECTOR (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (jj_inspector_parent_class)->finalize (object);
}

static void
jj_inspector_class_init (JjInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_inspector_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, JjInspector, top);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, icon);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, kind_label);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, title);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, locked);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, locked_text);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, actions);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, form);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, several);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, findings);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, findings_box);
  gtk_widget_class_bind_template_child (widget_class, JjInspector, extra);
}

static void
jj_inspector_init (JjInspector *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->rows = g_ptr_array_new ();
  self->kind = JJ_N_KINDS;
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_adopt_tooltips (GTK_WIDGET (self));
}

void
jj_inspector_set_workspace (JjInspector *self, JjWorkspace *workspace)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (workspace);

  g_set_object (&self->workspace, workspace);
  self->money = jj_money_list_new (workspace);
  self->links = jj_link_list_new (workspace);
  gtk_box_append (self->extra, self->money);
  gtk_box_append (self->extra, self->links);
  self->comments = jj_comment_list_new (workspace);
  gtk_box_append (self->extra, self->comments);
  g_signal_connect_object (workspace, "selection-changed", G_CALLBACK (on_selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (queue_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::figures", G_CALLBACK (queue_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (analysis, "notify::findings", G_CALLBACK (show_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (jj_workspace_get_settings (workspace), "changed::" JJ_SETTING_UNIT,
                           G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  queue_refresh (self);
}

void
jj_inspector_edit (JjInspector *self, int field)
{
  if (self->refresh_id != 0)
    {
      g_clear_handle_id (&self->refresh_id, g_source_remove);
      while (refresh (self))
        ;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      JjFieldRow *row = g_ptr_array_index (self->rows, i);

      if (field == -1 || (int)jj_field_row_get_field (row) == field)
        {
          jj_field_row_edit (row);
          return;
        }
    }
}
