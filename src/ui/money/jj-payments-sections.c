/* jj-payments-sections.c: the parts of the page of payments */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-payments-sections.h"

#include "jj-explain-window.h"
#include "jj-format.h"
#include "jj-kinds-work.h"
#include "jj-money.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* A heading with sentences below it, and a table. */
typedef struct
{
  JjWorkspace *workspace;
  GtkBox *box;
  GtkGrid *grid;
  int n_rows;
} Section;

static void
begin (Section *self, JjWorkspace *workspace, const char *heading)
{
  JjUnit unit = jj_settings_get_int (jj_workspace_get_settings (workspace), JJ_SETTING_UNIT, 0);
  g_autofree char *text = g_strdup_printf ("%s (%s)", heading, jj_unit_get_label (unit));
  GtkWidget *title = gtk_label_new (text);

  self->workspace = workspace;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->grid = GTK_GRID (gtk_grid_new ());
  self->n_rows = 0;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_grid_set_column_spacing (self->grid, 18);
  gtk_grid_set_row_spacing (self->grid, 4);
  jj_ui_set_name (GTK_WIDGET (self->grid), heading);
  gtk_box_append (self->box, title);
}

static GtkWidget *
end (Section *self)
{
  gtk_box_append (self->box, GTK_WIDGET (self->grid));
  return GTK_WIDGET (self->box);
}

static void
add_sentence (Section *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->box, label);
}

/* The rule behind a table: its name, article and source, and whether that was seen. */
static void
add_rule (Section *self, const JjEntry *entry)
{
  GString *text = g_string_new (_ ("Rule: "));
  const char *article = jj_entry_get_article (entry), *source = jj_entry_get_source (entry);

  g_string_append (text, jj_entry_get_title (entry));
  if (source)
    g_string_append_printf (text, " · %s", source);
  if (article)
    g_string_append_printf (text, " %s", article);
  if (!jj_entry_is_certain (entry))
    g_string_append (text, _ (" (not verified)"));
  add_sentence (self, text->str);
  g_string_free (text, TRUE);
}

static GtkWidget *
add_cell (Section *self, int column, const char *text, gboolean is_number, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  if (is_number)
    gtk_widget_add_css_class (label, "numeric");
  if (class)
    gtk_widget_add_css_class (label, class);
  gtk_grid_attach (self->grid, label, column, self->n_rows, 1, 1);
  return label;
}

static GtkWidget *
add_amount (Section *self, int column, gint64 amount, const char *class)
{
  JjUnit unit
      = jj_settings_get_int (jj_workspace_get_settings (self->workspace), JJ_SETTING_UNIT, 0);
  g_autofree char *text = amount == JJ_EMPTY ? g_strdup ("—") : jj_unit_format (unit, amount);

  return add_cell (self, column, text, TRUE, class);
}

static void
add_share (Section *self, int column, gint64 share, const char *class)
{
  g_autofree char *text = share == JJ_EMPTY ? g_strdup ("—") : jj_format_share (share);

  add_cell (self, column, text, TRUE, class);
}

static void
add_headings (Section *self, const char *const *headings, guint n)
{
  for (guint i = 0; i < n; i++)
    add_cell (self, (int)i, _ (headings[i]), i > 0, "dim-label");
  self->n_rows++;
}

static JjFigures *
get_figures (JjWorkspace *workspace)
{
  return jj_analysis_get_figures (jj_workspace_get_analysis (workspace));
}

static void
add_payment (Section *self, guint number, const JjPayment *payment, gint64 whole)
{
  g_autofree char *label = g_strdup_printf ("%u. %s", number, jj_payment_get_label (payment->type));
  g_autofree char *date = payment->date == JJ_EMPTY ? g_strdup (_ ("No date in the milestones"))
                                                    : jj_format_date (payment->date);
  gint64 share = JJ_EMPTY;

  jj_money_share_round (payment->amount, 10000, whole, &share);
  add_cell (self, 0, label, FALSE, NULL);
  add_cell (self, 1, date, TRUE, payment->date == JJ_EMPTY ? "dim-label" : NULL);
  add_share (self, 2, share, NULL);
  add_amount (self, 3, payment->amount, NULL);
  self->n_rows++;
}

static void
add_payments (Section *self, GArray *payments, gint64 whole)
{
  static const char *const headings[]
      = { N_ ("Payment"), N_ ("Date"), N_ ("Share"), N_ ("Amount") };

  add_headings (self, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < payments->len; i++)
    add_payment (self, i + 1, &g_array_index (payments, JjPayment, i), whole);
  add_cell (self, 0, _ ("Sum"), FALSE, "heading");
  add_share (self, 2, 10000, "heading");
  jj_explain_attach (add_amount (self, 3, whole, "heading"), self->workspace, "central");
}

GtkWidget *
jj_payments_make_schedule (JjWorkspace *workspace)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  JjFigures *figures = get_figures (workspace);
  JjPackSet *packs = jj_figures_get_packs (figures);
  gint64 central = jj_figures_get_totals (figures)->central, day = jj_plan_get_first_day (plan);
  JjDisbursement class;
  g_autoptr (GArray) payments
      = central == JJ_EMPTY ? NULL : jj_payments_plan (plan, packs, central);
  g_autofree char *first = NULL, *kept = NULL, *text = NULL;
  Section self;

  begin (&self, workspace, _ ("Payments of the central part"));
  if (!payments || payments->len == 0 || !jj_disbursement_find (packs, day, central, &class))
    {
      add_sentence (&self, central == 0 ? _ ("No ministry's purse has any money yet.")
                                        : _ ("Not known: the plan needs a year and a fiscal tier, "
                                             "and the rules a class of payments for it."));
      return end (&self);
    }
  first = jj_format_share (class.first_share);
  kept = jj_format_share (class.keep_share);
  text = g_strdup_printf (_ ("Class %u: at most %s first, at least %s kept until settlement."),
                          class.class_number, first, kept);
  add_sentence (&self, text);
  add_rule (&self, class.entry);
  add_payments (&self, payments, central);
  return end (&self);
}

static void
add_execution (Section *self, const JjExecutionRow *row, const char *name, const char *class)
{
  const JjElement *purse
      = row->purse ? jj_plan_find (jj_workspace_get_plan (self->workspace), row->purse) : NULL;
  g_autofree char *figure = purse ? jj_explain_name (purse) : NULL;
  g_autofree char *lines = g_strdup_printf ("%u / %u", row->n_spent, row->n_lines);
  GtkWidget *budgeted;

  add_cell (self, 0, name, FALSE, class);
  budgeted = add_amount (self, 1, row->budgeted, class);
  jj_explain_attach (budgeted, self->workspace, figure ? figure : class ? "total" : "unassigned");
  add_amount (self, 2, row->approved, class);
  add_amount (self, 3, row->spent, class);
  add_share (self, 4, row->rate, class);
  add_cell (self, 5, lines, TRUE, row->n_spent < row->n_lines ? "dim-label" : class);
  add_amount (self, 6, row->surplus, class);
  add_amount (self, 7, row->central, class);
  add_amount (self, 8, row->returned, class);
  self->n_rows++;
}

GtkWidget *
jj_payments_make_execution (JjWorkspace *workspace, const JjExecution *execution)
{
  static const char *const headings[]
      = { N_ ("Purse"),   N_ ("Budgeted"),       N_ ("Approved"),
          N_ ("Spent"),   N_ ("Execution rate"), N_ ("Lines settled"),
          N_ ("Surplus"), N_ ("Central part"),   N_ ("Goes back") };
  JjPlan *plan = jj_workspace_get_plan (workspace);
  const JjEntry *rule = jj_pack_set_find (jj_figures_get_packs (get_figures (workspace)),
                                          "number.surplus_return", jj_plan_get_last_day (plan));
  Section self;

  begin (&self, workspace, _ ("Execution and settlement"));
  if (rule)
    add_rule (&self, rule);
  if (execution->overflow)
    add_sentence (&self, _ ("An amount is too large to be added: the sums are too small."));
  add_headings (&self, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < execution->purses->len; i++)
    {
      const JjExecutionRow *row = &g_array_index (execution->purses, JjExecutionRow, i);
      const JjElement *purse = row->purse ? jj_plan_find (plan, row->purse) : NULL;

      add_execution (&self, row, purse ? jj_element_get_title (purse) : _ ("No purse yet"), NULL);
    }
  add_execution (&self, &execution->total, _ ("Sum"), "heading");
  return end (&self);
}

/* Empty on the diagonal and where nothing is approved. */
static void
add_verdict (Section *self, int column, const JjEntry *rule, const JjVirement *virement)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  gint64 maximum;
  JjVirementVerdict verdict
      = jj_virement_judge (jj_figures_get_packs (get_figures (self->workspace)),
                           jj_plan_get_first_day (plan), jj_entry_get_id (rule), virement,
                           &maximum);

  if (virement->from == virement->to)
    add_cell (self, column, "", TRUE, NULL);
  else if (verdict == JJ_VIREMENT_FORBIDDEN)
    add_cell (self, column, _ ("not allowed"), TRUE, "dim-label");
  else
    add_amount (self, column, maximum, NULL);
}

static void
add_matrix (Section *self, const JjEntry *rule, const JjExecution *execution)
{
  const JjChoice *accounts = jj_kind_budget_line.fields[JJ_BUDGET_LINE_ACCOUNT].choices;

  add_cell (self, 0, _ ("Out of ↓ into →"), FALSE, "dim-label");
  add_cell (self, 1, _ ("Approved"), TRUE, "dim-label");
  for (int to = 0; to < JJ_N_ACCOUNTS; to++)
    add_cell (self, to + 2, jj_label (accounts[to].label), TRUE, "dim-label");
  self->n_rows++;
  for (int from = 0; from < JJ_N_ACCOUNTS; from++)
    {
      add_cell (self, 0, jj_label (accounts[from].label), FALSE, NULL);
      add_amount (self, 1, execution->accounts[from], NULL);
      for (int to = 0; to < JJ_N_ACCOUNTS; to++)
        {
          JjVirement virement = { accounts[from].id,
                                  accounts[to].id,
                                  execution->accounts[from],
                                  execution->accounts[to],
                                  0,
                                  0 };

          add_verdict (self, to + 2, rule, &virement);
        }
      self->n_rows++;
    }
}

/* The rules between items and between natures in their own words; that between uses as a table. */
GtkWidget *
jj_payments_make_virement (JjWorkspace *workspace, const JjExecution *execution)
{
  JjPackSet *packs = jj_figures_get_packs (get_figures (workspace));
  gint64 day = jj_plan_get_first_day (jj_workspace_get_plan (workspace));
  g_autoptr (GPtrArray) rules = jj_pack_set_list (packs, "virement", day);
  const JjEntry *uses = NULL;
  Section self;

  begin (&self, workspace, _ ("Moves between accounts, at most"));
  for (guint i = 0; i < rules->len; i++)
    {
      const JjEntry *rule = rules->pdata[i];

      add_rule (&self, rule);
      if (g_strcmp0 (jj_entry_get_string (rule, "between"), "use") == 0)
        uses = rule;
    }
  if (uses)
    add_matrix (&self, uses, execution);
  else
    add_sentence (&self, _ ("No rule about moves between accounts holds in this year."));
  return end (&self);
}
