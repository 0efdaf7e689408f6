/* jj-rule-detail.c: one rule in full, and what the plan makes of it */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-rule-detail.h"

#include "jj-format.h"
#include "jj-kinds-plan.h"
#include "jj-override.h"
#include "jj-rule-labels.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* The popover's part; entries live until the packs change, so it keeps what names the rule. */
typedef struct
{
  JjWorkspace *workspace;
  char *rule;
  gint64 day;
  GtkEditable *value, *reason;
  GtkLabel *fault;
} Adjust;

static void
free_adjust (gpointer data)
{
  Adjust *self = data;

  g_object_unref (self->workspace);
  g_free (self->rule);
  g_free (self);
}

static const JjEntry *
find_entry (Adjust *self)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));

  return jj_pack_set_find (packs, self->rule, self->day);
}

static void
on_adjust (GtkWidget *widget, Adjust *self)
{
  g_autoptr (JjWorkspace) workspace = g_object_ref (self->workspace);
  const JjEntry *entry = find_entry (self);
  g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (self->value)));
  g_autofree char *now = entry ? jj_entry_get_value_text (entry, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  JjEdit *edit = NULL;

  if (entry)
    edit = jj_override_set (workspace, entry, g_strcmp0 (value, now) == 0 ? "" : value,
                            gtk_editable_get_text (self->reason), &error);
  if (edit)
    {
      gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)));
      if (jj_workspace_commit (workspace, edit, NULL))
        jj_workspace_message (workspace, _ ("The rule was adjusted for this plan"), TRUE);
      return;
    }
  gtk_label_set_text (self->fault, error ? error->message : _ ("This rule is no longer there."));
  gtk_widget_set_visible (GTK_WIDGET (self->fault), TRUE);
  gtk_widget_grab_focus (
      GTK_WIDGET (*gtk_editable_get_text (self->reason) ? self->value : self->reason));
}

static GtkWidget *
add_entry (GtkWidget *box, const char *name, const char *text)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_editable_set_text (GTK_EDITABLE (entry), text ? text : "");
  jj_ui_set_name (entry, name);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static GtkWidget *
make_popover (Adjust *self, const JjEntry *entry)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Adjust"));
  const char *parameter = NULL;
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);
  const char *unit = jj_rule_unit (entry);
  g_autofree char *name
      = g_strdup_printf (*unit ? _ ("%s (%s)") : "%s%s",
                         parameter ? jj_rule_parameter_label (parameter) : "", unit);

  self->value = GTK_EDITABLE (add_entry (box, name, value));
  self->reason = GTK_EDITABLE (add_entry (box, _ ("Reason"), NULL));
  self->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->value), parameter != NULL);
  gtk_widget_set_visible (gtk_widget_get_first_child (box), parameter != NULL);
  gtk_label_set_xalign (self->fault, 0);
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_max_width_chars (self->fault, 28);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect (self->value, "activate", G_CALLBACK (on_adjust), self);
  g_signal_connect (self->reason, "activate", G_CALLBACK (on_adjust), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_adjust), self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_object_set_data_full (G_OBJECT (popover), "jj-adjust", self, free_adjust);
  return popover;
}

static Adjust *
new_adjust (JjWorkspace *workspace, const JjEntry *entry)
{
  Adjust *self = g_new0 (Adjust, 1);
  gint64 first = jj_plan_get_first_day (jj_workspace_get_plan (workspace));

  self->workspace = g_object_ref (workspace);
  self->rule = g_strdup (jj_entry_get_id (entry));
  self->day = MAX (jj_entry_get_valid_from (entry), first);
  return self;
}

static void
on_take_back (GtkButton *button, Adjust *self)
{
  g_autoptr (JjWorkspace) workspace = g_object_ref (self->workspace);
  const JjEntry *entry = find_entry (self);

  if (entry && jj_workspace_commit (workspace, jj_override_clear (workspace, entry), NULL))
    jj_workspace_message (workspace, _ ("The adjustment was taken back"), TRUE);
}

static void
append_buttons (GtkWidget *head, JjWorkspace *workspace, const JjEntry *entry)
{
  GtkWidget *adjust = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (adjust), _ ("Adjust…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (adjust),
                               make_popover (new_adjust (workspace, entry), entry));
  gtk_widget_set_valign (adjust, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), adjust);
  if (jj_entry_get_override (entry))
    {
      GtkWidget *back = gtk_button_new_with_label (_ ("Take back the adjustment"));
      Adjust *self = new_adjust (workspace, entry);

      gtk_widget_set_valign (back, GTK_ALIGN_START);
      g_signal_connect_data (back, "clicked", G_CALLBACK (on_take_back), self,
                             (GClosureNotify)(void (*) (void))free_adjust, 0);
      gtk_box_append (GTK_BOX (head), back);
    }
}

static void
append_fact (GtkGrid *grid, int *row, const char *name, const char *text)
{
  GtkWidget *label, *value;

  if (!text || !*text)
    return;
  label = gtk_label_new (name);
  value = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_can_focus (value, FALSE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (grid, label, 0, *row, 1, 1);
  gtk_grid_attach (grid, value, 1, (*row)++, 1, 1);
}

static char *
describe_value (const JjEntry *entry)
{
  const char *parameter = NULL;
  g_autofree char *value = jj_entry_get_value_text (entry, &parameter);

  return value ? g_strdup_printf ("%s %s %s", jj_rule_parameter_label (parameter), value,
                                  jj_rule_unit (entry))
               : NULL;
}

static char *
describe_validity (const JjEntry *entry)
{
  g_autofree char *from = jj_rule_day (jj_entry_get_valid_from (entry));
  g_autofree char *to = jj_rule_day (jj_entry_get_valid_to (entry));

  if (!*from && !*to)
    return g_strdup (_ ("without limit"));
  return g_strdup_printf ("%s – %s", *from ? from : "…", *to ? to : "…");
}

/* "114/9/2 王課督: the county decided". */
static char *
describe_override (JjWorkspace *workspace, const JjEntry *entry)
{
  JjId id = jj_entry_get_override (entry);
  const JjElement *override = id ? jj_plan_find (jj_workspace_get_plan (workspace), id) : NULL;
  gint64 day = override ? jj_element_get_number (override, JJ_OVERRIDE_DATE) : JJ_EMPTY;
  g_autofree char *date = day == JJ_EMPTY ? g_strdup ("-") : jj_format_date (day);
  const char *author = override ? jj_element_get_text (override, JJ_OVERRIDE_AUTHOR) : NULL;

  return override ? g_strdup_printf ("%s %s: %s", date, author ? author : "-",
                                     jj_element_get_text (override, JJ_OVERRIDE_REASON))
                  : NULL;
}

static GtkWidget *
make_facts (JjWorkspace *workspace, const JjEntry *entry)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  g_autofree char *value = describe_value (entry);
  g_autofree char *validity = describe_validity (entry);
  g_autofree char *override = describe_override (workspace, entry);
  int row = 0;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 3);
  append_fact (grid, &row, _ ("Value"), value);
  append_fact (grid, &row, _ ("Adjusted"), override);
  append_fact (grid, &row, _ ("Text"), jj_entry_get_text (entry));
  append_fact (grid, &row, _ ("Article"), jj_entry_get_article (entry));
  append_fact (grid, &row, _ ("Source of the rule"), jj_entry_get_source (entry));
  append_fact (grid, &row, _ ("Address"), jj_entry_get_url (entry));
  append_fact (grid, &row, _ ("Validity"), validity);
  append_fact (grid, &row, _ ("Status"),
               jj_entry_is_certain (entry) ? jj_status_get_label (jj_entry_get_status (entry))
                                           : _ ("not verified"));
  append_fact (grid, &row, _ ("Remedy"), jj_entry_get_remedy (entry));
  return GTK_WIDGET (grid);
}

/* A rule without a value can be confirmed, where that is needed. */
static gboolean
can_adjust (const JjEntry *entry)
{
  const char *parameter = NULL;

  g_free (jj_entry_get_value_text (entry, &parameter));
  return parameter || !jj_entry_is_certain (entry) || jj_entry_get_override (entry) != 0;
}

void
jj_rule_detail_show (GtkBox *box, JjWorkspace *workspace, const JjEntry *entry)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title;

  jj_ui_clear_box (box);
  if (!entry)
    {
      GtkWidget *hint = gtk_label_new (_ ("Choose a rule to read it in full."));

      gtk_widget_add_css_class (hint, "dim-label");
      gtk_box_append (box, hint);
      return;
    }
  title = gtk_label_new (jj_entry_get_title (entry));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (head), title);
  if (!jj_workspace_get_read_only (workspace) && can_adjust (entry))
    append_buttons (head, workspace, entry);
  gtk_box_append (box, head);
  gtk_box_append (box, make_facts (workspace, entry));
}
