/* jj-overview-sections.c: the parts of the overview */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-overview-sections.h"

#include "jj-comment-dialog.h"
#include "jj-county.h"
#include "jj-explain-window.h"
#include "jj-format.h"
#include "jj-guide-pane.h"
#include "jj-kinds-plan.h"
#include "jj-purse-bar.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

#define MOST_MILESTONES 6

static JjUnit
unit_of (JjWorkspace *workspace)
{
  return jj_settings_get_int (jj_workspace_get_settings (workspace), JJ_SETTING_UNIT, JJ_UNIT_YUAN);
}

static char *
format_amount (JjWorkspace *workspace, gint64 amount)
{
  return amount == JJ_EMPTY ? g_strdup ("-") : jj_unit_format (unit_of (workspace), amount);
}

static GtkWidget *
make_label (const char *text, float xalign, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* A whole line is the button: a larger target than a link, and no decoration. */
static GtkWidget *
make_row (GtkWidget *content, const char *name)
{
  GtkWidget *row = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (row), content);
  gtk_widget_add_css_class (row, "flat");
  gtk_widget_add_css_class (row, "line");
  jj_ui_set_name (row, name);
  return row;
}

static void
on_show_element (GtkButton *row, JjWorkspace *workspace)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "jj-id");

  jj_workspace_show (workspace, *id, -1);
}

static void
link_element (GtkWidget *row, JjWorkspace *workspace, JjId id)
{
  g_object_set_data_full (G_OBJECT (row), "jj-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_show_element), workspace, 0);
}

static void
on_show_page (GtkButton *row, JjWorkspace *workspace)
{
  jj_workspace_set_page (workspace, g_object_get_data (G_OBJECT (row), "jj-page"));
}

static void
link_page (GtkWidget *row, JjWorkspace *workspace, const char *page)
{
  g_object_set_data (G_OBJECT (row), "jj-page", (gpointer)page);
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_show_page), workspace, 0);
}

/* Purses. Columns line up over all rows by size groups. */
typedef struct
{
  JjWorkspace *workspace;
  GtkSizeGroup *names, *budgeted, *granted, *remaining;
  gint64 scale;
} PurseTable;

static GtkWidget *
amount_label (PurseTable *table, GtkSizeGroup *group, gint64 amount, const char *class)
{
  g_autofree char *text = format_amount (table->workspace, amount);
  GtkWidget *label = make_label (text, 1, "numeric");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  if (class)
    gtk_widget_add_css_class (label, class);
  if (amount < 0 && amount != JJ_EMPTY)
    gtk_widget_add_css_class (label, "negative");
  gtk_size_group_add_widget (group, label);
  return label;
}

static void
append_purse (GtkBox *box, PurseTable *table, const JjPurseFigure *purse)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (table->workspace), purse->id);
  JjPurseAmounts amounts = { purse->source, purse->granted, purse->budgeted, table->scale };
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label (jj_element_get_title (element), 0, NULL);
  GtkWidget *bar = jj_purse_bar_new (), *row;
  g_autofree char *figure = jj_explain_name (element);
  g_autofree char *budgeted = format_amount (table->workspace, purse->budgeted);
  g_autofree char *remaining = format_amount (table->workspace, purse->remaining);
  g_autofree char *summary = g_strdup_printf (_ ("%s: budgeted %s, remaining %s"),
                                              jj_element_get_title (element), budgeted, remaining);

  jj_purse_bar_set_amounts (JJ_PURSE_BAR (bar), &amounts);
  jj_ui_set_name (bar, summary);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 14);
  gtk_size_group_add_widget (table->names, name);
  gtk_box_append (GTK_BOX (line), jj_purse_badge_new (purse->source));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), bar);
  gtk_box_append (GTK_BOX (line), amount_label (table, table->budgeted, purse->budgeted, NULL));
  if (purse->budgeted != JJ_EMPTY)
    jj_explain_attach (gtk_widget_get_last_child (line), table->workspace, figure);
  gtk_box_append (GTK_BOX (line),
                  amount_label (table, table->granted, purse->granted, "dim-label"));
  gtk_box_append (GTK_BOX (line),
                  amount_label (table, table->remaining, purse->remaining, "heading"));
  row = make_row (line, summary);
  jj_explain_set_figure (row, figure);
  link_element (row, table->workspace, purse->id);
  gtk_box_append (box, row);
}

static GtkWidget *
head_label (GtkSizeGroup *group, const char *text, float xalign)
{
  GtkWidget *label = make_label (text, xalign, "caption");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_size_group_add_widget (group, label);
  return label;
}

static void
append_purse_head (GtkBox *box, PurseTable *table)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *space = gtk_label_new (NULL), *badge = gtk_label_new (NULL);
  g_autofree char *unit
      = g_strdup_printf (_ ("Unit: %s"), jj_unit_get_label (unit_of (table->workspace)));

  gtk_widget_set_size_request (badge, (int)(22 * jj_ui_get_scale (badge)), -1);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (line), badge);
  gtk_box_append (GTK_BOX (line), head_label (table->names, unit, 0));
  gtk_box_append (GTK_BOX (line), space);
  gtk_box_append (GTK_BOX (line), head_label (table->budgeted, _ ("Budgeted"), 1));
  gtk_box_append (GTK_BOX (line), head_label (table->granted, _ ("Granted"), 1));
  gtk_box_append (GTK_BOX (line), head_label (table->remaining, _ ("Remaining"), 1));
  gtk_widget_add_css_class (line, "line-head");
  gtk_box_append (box, line);
}

static void
append_hint (GtkBox *box, const char *text)
{
  GtkWidget *label = make_label (text, 0, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_box_append (box, label);
}

void
jj_overview_fill_purses (GtkBox *box, JjWorkspace *workspace)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace));
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) budgeted = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) granted = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) remaining = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  PurseTable table = { workspace, names, budgeted, granted, remaining, 0 };
  guint n;
  const JjPurseFigure *purses = jj_figures_get_purses (figures, &n);

  for (guint i = 0; i < n; i++)
    table.scale = MAX (table.scale, MAX (purses[i].granted, purses[i].budgeted));
  if (n == 0)
    {
      append_hint (box,
                   _ ("No purse yet: the budget begins with the purses and what each grants."));
      return;
    }
  append_purse_head (box, &table);
  for (guint i = 0; i < n; i++)
    append_purse (box, &table, &purses[i]);
}

/* Steps: those of the guide, with what holds of them; a click opens the guide there. */
static void
on_step (GtkButton *row, JjWorkspace *workspace)
{
  guint step = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "jj-step"));

  if (!jj_steps_get_open (jj_workspace_get_steps (workspace)))
    gtk_widget_activate_action (GTK_WIDGET (row), "win.pane", "s", "guide");
  jj_steps_set_current (jj_workspace_get_steps (workspace), step);
  jj_guide_open_view (workspace, step);
}

static void
append_step (GtkBox *box, JjWorkspace *workspace, guint i)
{
  JjSteps *steps = jj_workspace_get_steps (workspace);
  const JjStep *step = jj_guidebook_get_step (jj_steps_get_guide (steps), i);
  const JjStepProgress *progress = jj_steps_get_progress (steps, i);
  g_autofree char *count = jj_guide_word_progress (progress);
  g_autofree char *name = g_strdup_printf ("%s, %s", jj_step_get_title (step), count);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *title = make_label (jj_step_get_title (step), 0, NULL), *row;

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), jj_guide_make_sign (progress));
  gtk_box_append (GTK_BOX (line), title);
  if (progress->flag)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("emoji-flags-symbolic"));
  gtk_box_append (GTK_BOX (line), make_label (count, 1, "numeric"));
  row = make_row (line, name);
  jj_ui_set_tooltip (row, progress->note ? progress->note : jj_step_get_what (step));
  g_object_set_data (G_OBJECT (row), "jj-step", GUINT_TO_POINTER (i));
  g_signal_connect_object (row, "clicked", G_CALLBACK (on_step), workspace, 0);
  gtk_box_append (box, row);
}

/* Where reviewers have said something: what waits for an answer. */
static void
append_comments (GtkBox *box, JjWorkspace *workspace)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  guint n = jj_plan_get_count (plan, JJ_KIND_COMMENT), open = jj_comment_count_open (plan);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u to be answered"), open, n);
  GtkWidget *line, *name, *icon, *row;

  if (n == 0)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  name = make_label (_ ("Reviewers' comments"), 0, NULL);
  icon = gtk_image_new_from_icon_name (open == 0 ? "emblem-ok-symbolic" : "go-next-symbolic");
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (icon, open == 0 ? "done" : "todo");
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), make_label (text, 1, "dim-label"));
  row = make_row (line, _ ("Reviewers' comments"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), "win.hand-in::comments");
  gtk_box_append (box, row);
}

void
jj_overview_fill_steps (GtkBox *box, JjWorkspace *workspace)
{
  guint n = jj_guidebook_get_n_steps (jj_steps_get_guide (jj_workspace_get_steps (workspace)));

  for (guint i = 0; i < n; i++)
    append_step (box, workspace, i);
  append_comments (box, workspace);
}

/* Themes. */
void
jj_overview_fill_themes (GtkBox *box, JjWorkspace *workspace)
{
  JjFigures *figures = jj_analysis_get_figures (jj_workspace_get_analysis (workspace));
  const JjTotals *totals = jj_figures_get_totals (figures);
  const JjField *theme = &jj_kind_programme.fields[JJ_PROGRAMME_THEME];

  for (guint i = 0; i < JJ_N_THEMES; i++)
    {
      guint n = totals->theme_activities[i];
      g_autofree char *count
          = n > 0 ? g_strdup_printf (ngettext ("%u activity", "%u activities", n), n)
                  : g_strdup (_ ("not covered"));
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *name = make_label (jj_label (theme->choices[i].label), 0, NULL), *row;
      GtkWidget *icon
          = gtk_image_new_from_icon_name (n > 0 ? "emblem-ok-symbolic" : "jj-warning-symbolic");

      gtk_widget_add_css_class (icon, n > 0 ? "done" : "finding-warning");
      gtk_widget_set_hexpand (name, TRUE);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), name);
      gtk_box_append (GTK_BOX (line), make_label (count, 1, "dim-label"));
      row = make_row (line, jj_label (theme->choices[i].label));
      jj_ui_set_tooltip (row, jj_label (theme->choices[i].label));
      link_page (row, workspace, "activity");
      gtk_box_append (box, row);
    }
}

/* Milestones: those to come, the nearest first; of a plan that is over, the last ones. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const JjElement *x = *(const JjElement **)a, *y = *(const JjElement **)b;
  gint64 left = jj_element_get_number_or (x, JJ_MILESTONE_START, G_MAXINT64);
  gint64 right = jj_element_get_number_or (y, JJ_MILESTONE_START, G_MAXINT64);

  return left < right ? -1 : left > right;
}

static gint64
last_day (const JjElement *milestone)
{
  gint64 start = jj_element_get_number_or (milestone, JJ_MILESTONE_START, G_MAXINT64);

  return jj_element_get_number_or (milestone, JJ_MILESTONE_END, start);
}

static char *
days_left (gint64 day)
{
  gint64 left = day - jj_today ();

  if (day == G_MAXINT64)
    return g_strdup ("");
  if (left == 0)
    return g_strdup (_ ("today"));
  if (left < 0)
    return g_strdup (_ ("over"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (int)left), (int)left);
}

static void
append_milestone (GtkBox *box, JjWorkspace *workspace, const JjElement *milestone)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  g_autofree char *date = jj_element_to_display (plan, milestone, JJ_MILESTONE_START);
  g_autofree char *kind = jj_element_to_display (plan, milestone, JJ_MILESTONE_KIND);
  g_autofree char *left = days_left (last_day (milestone));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *row;
  GtkWidget *day = make_label (date, 1, "numeric");
  GtkWidget *name = make_label (jj_element_get_title (milestone), 0, NULL);

  gtk_label_set_width_chars (GTK_LABEL (day), 9);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), day);
  gtk_box_append (GTK_BOX (line), make_label (kind, 0, "dim-label"));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), make_label (left, 1, "dim-label"));
  row = make_row (line, jj_element_get_title (milestone));
  link_element (row, workspace, jj_element_get_id (milestone));
  gtk_box_append (box, row);
}

void
jj_overview_fill_milestones (GtkBox *box, JjWorkspace *workspace)
{
  JjPlan *plan = jj_workspace_get_plan (workspace);
  guint n = jj_plan_get_count (plan, JJ_KIND_MILESTONE), first = 0;
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (milestones, (gpointer)jj_plan_get_nth (plan, JJ_KIND_MILESTONE, i));
  g_ptr_array_sort (milestones, compare_days);
  while (first < n && last_day (g_ptr_array_index (milestones, first)) < jj_today ())
    first++;
  if (n > MOST_MILESTONES)
    first = MIN (first, n - MOST_MILESTONES);
  else
    first = 0;
  for (guint i = first; i < n && i < first + MOST_MILESTONES; i++)
    append_milestone (box, workspace, g_ptr_array_index (milestones, i));
  if (n == 0)
    append_hint (box, _ ("No milestone yet. Application, review and settlement have their dates in "
                         "the view Activities."));
}

char *
jj_overview_get_subtitle (JjWorkspace *workspace)
{
  const JjElement *root = jj_plan_get_root (jj_workspace_get_plan (workspace));
  const JjTotals *totals
      = jj_figures_get_totals (jj_analysis_get_figures (jj_workspace_get_analysis (workspace)));
  const char *code = jj_element_get_text (root, JJ_PLAN_COUNTY);
  const JjCounty *county = code ? jj_county_find (code) : NULL;
  g_autofree char *amount = format_amount (workspace, totals->total);
  GString *text = g_string_new (NULL);

  if (county)
    g_string_append_printf (text, "%s · ", jj_county_get_title (county));
  if (!jj_element_is_empty (root, JJ_PLAN_SCHOOL_YEAR))
    g_string_append_printf (text, _ ("School year %d"),
                            (int)jj_element_get_number (root, JJ_PLAN_SCHOOL_YEAR));
  g_string_append (text, " · ");
  g_string_append_printf (text, _ ("Total %s %s"), amount, jj_unit_get_label (unit_of (workspace)));
  return g_string_free (text, FALSE);
}
