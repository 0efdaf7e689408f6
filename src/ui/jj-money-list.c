/* jj-money-list.c: the money of one element, from the plan's figures */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-money-list.h"

#include "jj-explain-window.h"
#include "jj-format.h"
#include "jj-indicators.h"
#include "jj-kinds-work.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

struct _JjMoneyList
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *box;
  GtkLabel *heading;
  GtkGrid *grid;
  int n_rows;
};

G_DEFINE_FINAL_TYPE (JjMoneyList, jj_money_list, GTK_TYPE_WIDGET)

static void
clear_rows (JjMoneyList *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  self->n_rows = 0;
}

/* The row made last has a figure of its own: a click says what makes it. figure: (transfer full) */
static void
explain_last (JjMoneyList *self, char *figure)
{
  if (figure)
    jj_explain_attach (gtk_grid_get_child_at (self->grid, 1, self->n_rows - 1), self->workspace,
                       figure);
  g_free (figure);
}

static void
add_text (JjMoneyList *self, const char *name, const char *text, gboolean strong)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *value = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_can_focus (value, FALSE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (value, "numeric");
  if (strong)
    gtk_widget_add_css_class (value, "heading");
  if (*text == '-' && text[1] != '\0')
    gtk_widget_add_css_class (value, "negative");
  jj_ui_set_name (value, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_grid_attach (self->grid, label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, value, 1, self->n_rows++, 1, 1);
}

static void
add_row (JjMoneyList *self, const char *name, gint64 amount, gboolean strong)
{
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT,
                                     JJ_UNIT_YUAN);
  g_autofree char *text = amount == JJ_EMPTY ? g_strdup ("-") : jj_unit_format (unit, amount);

  add_text (self, name, text, strong);
}

/* What the plan itself knows of an indicator, and from what. */
static void
show_indicator (JjMoneyList *self, JjPlan *plan, JjFigures *figures, const JjElement *indicator)
{
  const char *formula = jj_element_get_text (indicator, JJ_INDICATOR_FORMULA);
  g_autoptr (JjIndicatorValue) computed = jj_indicator_compute (plan, figures, formula);
  g_autofree char *value = NULL, *part = NULL, *whole = NULL, *from = NULL;

  if (computed->value == JJ_EMPTY)
    {
      add_text (self, _ ("Computed value"), _ ("none: the value is typed"), FALSE);
      return;
    }
  value = jj_format_decimal2 (computed->value);
  add_text (self, _ ("Computed value"), value, TRUE);
  explain_last (self, jj_explain_name (indicator));
  part = jj_format_decimal2 (computed->numerator);
  if (computed->denominator == JJ_EMPTY)
    from = g_strdup_printf (ngettext ("%u row", "%u rows", computed->ids->len), computed->ids->len);
  else
    {
      whole = jj_format_decimal2 (computed->denominator);
      from = g_strdup_printf ("%s ÷ %s", part, whole);
    }
  add_text (self, _ ("Worked out from"), from, FALSE);
}

static void
show_line (JjMoneyList *self, JjPlan *plan, JjFigures *figures, int index)
{
  const JjLineFigure *line = jj_figures_get_line (figures, index);
  const JjPart *parts = jj_figures_get_parts (figures, index);
  guint year = jj_figures_get_first_fiscal_year (figures);
  g_autofree char *first = g_strdup_printf (_ ("Fiscal year %u"), year);
  g_autofree char *second = g_strdup_printf (_ ("Fiscal year %u"), year + 1);

  add_row (self, _ ("Amount"), line->amount, TRUE);
  for (guint i = 0; i < line->n_parts; i++)
    {
      const JjElement *purse = jj_plan_find (plan, parts[i].purse);

      if (!purse)
        continue;
      add_row (self, jj_element_get_title (purse), parts[i].amount, FALSE);
      explain_last (self, jj_explain_name (purse));
    }
  if (line->unassigned != 0)
    add_row (self, _ ("Unassigned"), line->unassigned, FALSE);
  add_row (self, first, line->first_year, FALSE);
  add_row (self, second, line->amount - line->first_year, FALSE);
}

static void
show_purse (JjMoneyList *self, JjPlan *plan, const JjPurseFigure *purse)
{
  add_row (self, _ ("Granted"), purse->granted, FALSE);
  add_row (self, _ ("Budgeted"), purse->budgeted, FALSE);
  explain_last (self, jj_explain_name (jj_plan_find (plan, purse->id)));
  add_row (self, _ ("Remaining"), purse->remaining, TRUE);
  if (purse->central != JJ_EMPTY)
    add_row (self, _ ("Central part"), purse->central, FALSE);
  if (purse->county != JJ_EMPTY)
    add_row (self, _ ("County part"), purse->county, FALSE);
}

static void
show_group (JjMoneyList *self, JjPlan *plan, const JjGroupFigure *group)
{
  add_row (self, _ ("Amount"), group->amount, TRUE);
  explain_last (self, jj_explain_name (jj_plan_find (plan, group->id)));
  if (group->own != group->amount)
    add_row (self, _ ("Without sub-programmes"), group->own, FALSE);
  if (group->unassigned != 0)
    add_row (self, _ ("Unassigned"), group->unassigned, FALSE);
}

static void
show_plan (JjMoneyList *self, JjFigures *figures)
{
  const JjTotals *totals = jj_figures_get_totals (figures);

  add_row (self, _ ("Total"), totals->total, TRUE);
  explain_last (self, g_strdup ("total"));
  add_row (self, _ ("Unassigned"), totals->unassigned, FALSE);
  explain_last (self, g_strdup ("unassigned"));
}

static void
jj_money_list_dispose (GObject *object)
{
  JjMoneyList *self = JJ_MONEY_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_money_list_parent_class)->dispose (object);
}

static void
jj_money_list_class_init (JjMoneyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jj_money_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
jj_money_list_init (JjMoneyList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->grid, 12);
  gtk_grid_set_row_spacing (self->grid, 4);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->grid));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
jj_money_list_new (JjWorkspace *workspace)
{
  JjMoneyList *self = g_object_new (JJ_TYPE_MONEY_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->heading = GTK_LABEL (gtk_label_new (_ ("Money")));
  gtk_label_set_xalign (self->heading, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->heading), "heading");
  gtk_box_prepend (GTK_BOX (self->box), GTK_WIDGET (self->heading));
  return GTK_WIDGET (self);
}

void
jj_money_list_set_element (JjMoneyList *self, JjId id)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  const JjElement *element = id ? jj_plan_find (plan, id) : NULL;
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace));
  gboolean is_indicator = element && jj_element_get_kind_id (element) == JJ_KIND_INDICATOR;
  int line;

  clear_rows (self);
  gtk_label_set_text (self->heading, is_indicator ? _ ("From the plan") : _ ("Money"));
  line = element ? jj_figures_find_line (figures, id) : -1;
  if (line >= 0)
    show_line (self, plan, figures, line);
  else if (element && jj_figures_find_purse (figures, id))
    show_purse (self, plan, jj_figures_find_purse (figures, id));
  else if (element && jj_figures_find_activity (figures, id))
    show_group (self, plan, jj_figures_find_activity (figures, id));
  else if (element && jj_figures_find_programme (figures, id))
    show_group (self, plan, jj_figures_find_programme (figures, id));
  else if (is_indicator)
    show_indicator (self, plan, figures, element);
  else if (element && jj_element_get_kind_id (element) == JJ_KIND_PLAN)
    show_plan (self, figures);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_rows > 0);
}
