/* jj-field-row.c: one field of the selected elements, with its label, editor and refusals */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-field-row.h"

#include "jj-catalogue.h"
#include "jj-commands.h"
#include "jj-field-editors.h"
#include "jj-format.h"
#include "jj-help-here.h"
#include "jj-kinds-work.h"
#include "jj-scope.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Most that a label beside its editor takes, in px at 100 % text: six Chinese characters. */
#define LABEL_WIDTH 88

struct _JjFieldRow
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  const JjKind *kind;
  guint field;
  const JjFieldEditor *type;
  GArray *ids; /* JjId */
  gboolean mixed;
  gboolean showing;
  char *computed; /* (nullable) why it cannot be typed */

  GtkWidget *box;
  GtkWidget *editor;
  GtkLabel *error, *reason;
  GtkWidget *hint;
  GtkWidget *lock; /* with the reason why the field cannot be changed */
};

G_DEFINE_FINAL_TYPE (JjFieldRow, jj_field_row, GTK_TYPE_WIDGET)

static void
show_error (JjFieldRow *self, const char *text)
{
  gtk_label_set_text (self->error, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error), text != NULL);
  if (text)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
}

static void
jj_field_row_dispose (GObject *object)
{
  JjFieldRow *self = JJ_FIELD_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_field_row_parent_class)->dispose (object);
}

static void
jj_field_row_finalize (GObject *object)
{
  JjFieldRow *self = JJ_FIELD_ROW (object);

  g_array_unref (self->ids);
  g_free (self->computed);
  G_OBJECT_CLASS (jj_field_row_parent_class)->finalize (object);
}

static void
jj_field_row_class_init (JjFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_field_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_field_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fieldrow");
}

static GtkLabel *
make_caption (const char *class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (label), class);
  gtk_widget_add_css_class (GTK_WIDGET (label), "caption");
  gtk_widget_set_visible (GTK_WIDGET (label), FALSE);
  return label;
}

static void
jj_field_row_init (JjFieldRow *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  self->error = make_caption ("error");
  self->reason = make_caption ("dim-label");
  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->lock = gtk_image_new_from_icon_name ("changes-prevent-symbolic");
  gtk_widget_set_visible (self->lock, FALSE);
  gtk_widget_set_valign (self->lock, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->lock, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->lock, "dim-label");
  jj_ui_set_name (self->lock, _ ("Locked"));
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* A label that wraps still asks for its full width: this lets it have so much and no more. */
static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_narrow (GtkWidget *widget,
                GtkOrientation orientation,
                int for_size,
                int *minimum,
                int *natural,
                int *minimum_baseline,
                int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int most = (int)(LABEL_WIDTH * jj_ui_get_scale (widget));

  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  *natural = MIN (*natural, most);
  *minimum = MIN (*minimum, *natural);
}

static void
allocate_narrow (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static GtkWidget *
make_label (const JjField *table, gboolean wide)
{
  g_autofree char *text = NULL;
  GtkWidget *label, *narrow;

  if (table->unit)
    text = g_strdup_printf ("%s (%s)", jj_label (table->label), jj_label (table->unit));
  label = gtk_label_new (text ? text : jj_label (table->label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (wide)
    return label;
  narrow = adw_bin_new ();
  gtk_widget_set_layout_manager (narrow, gtk_custom_layout_new (get_request_mode, measure_narrow,
                                                                allocate_narrow));
  adw_bin_set_child (ADW_BIN (narrow), label);
  return narrow;
}

/* Seen under the pointer and around the focus; who has no pointer uses F1. */
static GtkWidget *
make_info (const char *topic)
{
  GtkWidget *info = gtk_button_new_from_icon_name ("help-about-symbolic");

  gtk_widget_add_css_class (info, "flat");
  gtk_widget_add_css_class (info, "info");
  gtk_widget_set_valign (info, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (info, FALSE);
  gtk_widget_set_focusable (info, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (info), "win.help-topic");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (info), "s", topic);
  jj_ui_set_name (info, _ ("What this means"));
  jj_ui_set_tooltip (info, _ ("What this means (F1)"));
  return info;
}

/* The label above a wide editor, with its (i) at the end. */
static GtkWidget *
make_line (JjFieldRow *self, GtkWidget *label)
{
  const char *topic = jj_help_find_topic (GTK_WIDGET (self), &(const char *){ NULL });
  gboolean wide = self->type->wide;
  GtkWidget *line
      = gtk_box_new (wide ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, wide ? 3 : 6);
  GtkWidget *head = wide ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0) : line;

  if (wide)
    {
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (line), head);
    }
  gtk_box_append (GTK_BOX (head), label);
  if (wide)
    gtk_box_append (GTK_BOX (head), make_info (topic));
  gtk_box_append (GTK_BOX (line), self->editor);
  if (!wide)
    gtk_box_append (GTK_BOX (line), make_info (topic));
  return line;
}

/* A ring around the row while the step at hand asks for its field. */
static void
show_mark (JjFieldRow *self)
{
  gboolean marked = jj_steps_is_marked (jj_workspace_get_steps (self->workspace),
                                        jj_kind_index (self->kind), self->field);

  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "called");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "called");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  marked ? _ ("to be filled in") : "", -1);
}

/* What the county alone changes is shown with a lock; where it is all of the element, the
 * inspector's head says so once. */
static gboolean
show_lock (JjFieldRow *self)
{
  gboolean writable = !jj_workspace_get_read_only (self->workspace);
  gboolean is_part = jj_scope_get_part (jj_workspace_get_plan (self->workspace)) != NULL;
  g_autofree char *reason = NULL;

  for (guint i = 0; is_part && i < self->ids->len && writable; i++)
    {
      JjId id = g_array_index (self->ids, JjId, i);

      writable = jj_workspace_may_edit (self->workspace, id, -1, NULL)
                 && jj_workspace_may_edit (self->workspace, id, (int)self->field, &reason);
    }
  gtk_widget_set_visible (self->lock, reason != NULL);
  if (reason)
    jj_ui_set_tooltip (self->lock, reason);
  return writable;
}

/* Said once below the price, and where the pointer rests on any of them. */
static void
update_sensitive (JjFieldRow *self)
{
  gtk_widget_set_sensitive (self->editor, show_lock (self) && !self->computed);
  jj_ui_set_tooltip (self->box, self->computed);
  gtk_label_set_text (self->reason, self->computed ? self->computed : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason),
                          self->computed && self->field == JJ_BUDGET_LINE_UNIT_PRICE);
}

GtkWidget *
jj_field_row_new (JjWorkspace *workspace, const JjKind *kind, guint field, GtkSizeGroup *labels)
{
  JjFieldRow *self = g_object_new (JJ_TYPE_FIELD_ROW, NULL);
  const JjField *table = &kind->fields[field];
  g_autofree char *topic = g_strdup_printf ("%s.%s", kind->id, table->id);
  GtkWidget *line, *label;

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->field = field;
  self->type = jj_field_editor_get (kind, field);
  label = make_label (table, self->type->wide);
  self->editor = self->type->create (self);
  jj_help_set_topic (GTK_WIDGET (self), topic, NULL);
  line = make_line (self, label);
  gtk_widget_set_hexpand (self->editor, TRUE);
  if (!self->type->wide)
    gtk_widget_set_valign (self->editor, GTK_ALIGN_CENTER);
  if (labels && !self->type->wide)
    gtk_size_group_add_widget (labels, label);
  gtk_box_append (GTK_BOX (self->box), line);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->error));
  gtk_box_append (GTK_BOX (self->box), self->hint);
  jj_ui_set_name (self->editor, jj_label (table->label));
  gtk_box_append (GTK_BOX (line), self->lock);
  g_signal_connect_object (jj_workspace_get_steps (workspace), "current-changed",
                           G_CALLBACK (show_mark), self, G_CONNECT_SWAPPED);
  show_mark (self);
  g_signal_connect_object (workspace, "notify::read-only", G_CALLBACK (update_sensitive), self,
                           G_CONNECT_SWAPPED);
  update_sensitive (self);
  return GTK_WIDGET (self);
}

/* Elements may be gone when an edit is told: they are left out until other ones are shown. */
static gboolean
has_element (JjFieldRow *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  for (guint i = 0; i < self->ids->len; i++)
    if (jj_plan_find (plan, g_array_index (self->ids, JjId, i)))
      return TRUE;
  return FALSE;
}

void
jj_field_row_show (JjFieldRow *self, const JjCommonValues *common)
{
  const JjCommonField *field = jj_common_values_get (common, self->field);
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);

  g_return_if_fail (JJ_IS_FIELD_ROW (self));
  self->ids = g_array_ref (jj_common_values_get_ids (common));
  if (!field->known)
    return;
  self->mixed = field->mixed;
  g_free (self->computed);
  self->computed = g_strdup (field->reason);
  update_sensitive (self);
  show_error (self, NULL);
  self->showing = TRUE;
  self->type->show (self, self->editor, field->value);
  self->showing = FALSE;
}

void
jj_field_row_revert (JjFieldRow *self)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  g_autoptr (JjCommonValues) common
      = jj_common_values_new (jj_workspace_get_plan (self->workspace), figures, self->ids);

  jj_common_values_step (common, G_MAXINT64);
  jj_field_row_show (self, common);
}

void
jj_field_row_set_id (JjFieldRow *self, JjId id)
{
  g_return_if_fail (JJ_IS_FIELD_ROW (self));
  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (JjId));
  g_array_append_val (self->ids, id);
  jj_field_row_revert (self);
}

guint
jj_field_row_get_field (JjFieldRow *self)
{
  return self->field;
}

void
jj_field_row_edit (JjFieldRow *self)
{
  gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
}

void
jj_field_row_flush (JjFieldRow *self)
{
  if (self->type->flush && !self->showing)
    self->type->flush (self, self->editor);
}

void
jj_field_row_set_hint (JjFieldRow *self, JjSeverity severity, const char *text)
{
  jj_ui_clear_box (GTK_BOX (self->hint));
  gtk_widget_set_visible (self->hint, text != NULL);
  if (!text)
    return;
  gtk_box_append (GTK_BOX (self->hint), jj_severity_image (severity));
  gtk_box_append (GTK_BOX (self->hint), jj_severity_text (text));
}

JjWorkspace *
jj_field_row_get_workspace (JjFieldRow *self)
{
  return self->workspace;
}

const JjKind *
jj_field_row_get_kind (JjFieldRow *self)
{
  return self->kind;
}

const JjField *
jj_field_row_get_table (JjFieldRow *self)
{
  return &self->kind->fields[self->field];
}

gboolean
jj_field_row_is_mixed (JjFieldRow *self)
{
  return self->mixed;
}

static gboolean
commit (JjFieldRow *self, JjEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (jj_workspace_commit (self->workspace, edit, &error))
    {
      show_error (self, NULL);
      return TRUE;
    }
  show_error (self, error ? error->message : NULL);
  return FALSE;
}

/* Choosing the item of budget lines proposes their price, unit and account in the same step. */
static void
fill_lines (JjFieldRow *self, JjEdit *edit, const char *item)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  if (self->kind != &jj_kind_budget_line || self->field != JJ_BUDGET_LINE_ITEM)
    return;
  for (guint i = 0; i < self->ids->len; i++)
    {
      JjId id = g_array_index (self->ids, JjId, i);

      jj_catalogue_fill_line (self->workspace, edit, id, jj_plan_find (plan, id), item);
    }
}

gboolean
jj_field_row_commit_text (JjFieldRow *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  JjEdit *edit;

  if (self->showing || !has_element (self))
    return TRUE;
  edit = jj_command_set_text (jj_workspace_get_plan (self->workspace), (JjId *)self->ids->data,
                              self->ids->len, self->field, text, &error);
  if (edit)
    {
      fill_lines (self, edit, text);
      return commit (self, edit);
    }
  show_error (self, error->message);
  return FALSE;
}

gboolean
jj_field_row_commit_value (JjFieldRow *self, JjValue value)
{
  JjEdit *edit;

  if (self->showing || self->ids->len == 0)
    {
      jj_value_clear (jj_field_row_get_table (self)->type, &value);
      return TRUE;
    }
  edit = jj_command_set_value (jj_workspace_get_plan (self->workspace), (JjId *)self->ids->data,
                               self->ids->len, self->field, value);
  return commit (self, edit);
}
