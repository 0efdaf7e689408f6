/* jj-checks-page.c: every finding, by severity, with jump and remedy */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-checks-page.h"

#include "jj-finding-row.h"
#include "jj-format.h"
#include "jj-pages.h"
#include "jj-scope.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* The groups are the severities, and behind them what was waived. */
#define WAIVED JJ_N_SEVERITIES
#define N_GROUPS (JJ_N_SEVERITIES + 1)
#define HEAD 'h'
/* The list makes two hundred rows, whatever is seen, and one takes two milliseconds: they come in
 * portions, until there is room for no more. */
#define PORTION 24
#define MOST_ROWS 400

struct _JjChecksPage
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  JjFindings *findings;   /* those that the list shows */
  GtkStringList *numbers; /* indexes into them, as text: a row is made when it is seen; the head of
                           * a group is HEAD and its number */
  GStrv coming;           /* what the list does not have yet begins at n_there; NULL: it has all */
  guint n_there, fill_id;
  gboolean is_stale; /* out of sight, and behind the findings */

  GtkWidget *top;
  GtkLabel *title;
  GtkBox *switches;
  GtkStack *stack;
  GtkWidget *scroller;
  GtkListView *list;
  GtkWidget *none;
  GtkToggleButton *wanted[JJ_N_SEVERITIES];
  GtkLabel *counts[JJ_N_SEVERITIES];
};

G_DEFINE_FINAL_TYPE (JjChecksPage, jj_checks_page, GTK_TYPE_WIDGET)

/* NULL for the head of a group. */
static const JjFinding *
finding_at (JjChecksPage *self, guint position)
{
  const char *number = gtk_string_list_get_string (self->numbers, position);

  return number && *number != HEAD
             ? jj_findings_get (self->findings, (guint)g_ascii_strtoull (number, NULL, 10))
             : NULL;
}

static guint
group_of (const JjFinding *finding)
{
  return finding->waiver != 0 ? WAIVED : (guint)finding->severity;
}

static guint
count_group (JjChecksPage *self, guint group)
{
  return group == WAIVED ? jj_findings_count_waived (self->findings)
                         : jj_findings_count (self->findings, (JjSeverity)group);
}

static GtkWidget *
make_head (JjChecksPage *self, guint group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *text
      = g_strdup_printf ("%s · %u",
                         group == WAIVED ? _ ("Waived") : jj_severity_get_label ((JjSeverity)group),
                         count_group (self, group));
  GtkWidget *label = gtk_label_new (text);

  if (group != WAIVED)
    {
      GtkWidget *image = jj_severity_image ((JjSeverity)group);

      gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), image);
    }
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "group-head");
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, JjChecksPage *self)
{
  guint position = gtk_list_item_get_position (item);
  const JjFinding *finding = finding_at (self, position);
  const char *head = gtk_string_list_get_string (self->numbers, position);

  gtk_list_item_set_selectable (item, finding != NULL);
  gtk_list_item_set_activatable (item, finding != NULL);
  gtk_list_item_set_child (item, finding ? jj_finding_row_new (self->workspace, finding, TRUE)
                                         : make_head (self, (guint)(head[1] - '0')));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item, JjChecksPage *self)
{
  gtk_list_item_set_child (item, NULL);
}

static void
on_activate (GtkListView *list, guint position, JjChecksPage *self)
{
  const JjFinding *finding = finding_at (self, position);

  if (finding)
    jj_workspace_show (self->workspace, finding->element, finding->field);
}

/* The inspector shows what the finding is about while one walks through the list. */
static void
on_selected (GtkSelectionModel *model, GParamSpec *pspec, JjChecksPage *self)
{
  const JjFinding *finding
      = finding_at (self, gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)));

  if (finding && gtk_widget_get_mapped (GTK_WIDGET (self)))
    jj_workspace_select (self->workspace, &finding->element, 1);
}

static guint
count_shown (JjChecksPage *self)
{
  guint n = 0;

  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    n += gtk_toggle_button_get_active (self->wanted[severity])
             ? jj_findings_count (self->findings, severity)
             : 0;
  return n;
}

static void
update_title (JjChecksPage *self)
{
  guint n = count_shown (self);
  guint waived = jj_findings_count_waived (self->findings);
  g_autofree char *count = jj_format_money (n);
  g_autofree char *shown = g_strdup_printf (ngettext ("%s finding", "%s findings", n), count);
  const JjElement *part = jj_scope_get_part (jj_workspace_get_plan (self->workspace));
  const char *of_what = part ? jj_element_get_title (part) : _ ("Findings");
  g_autofree char *text = NULL;

  if (waived > 0)
    text = g_strdup_printf (_ ("%s · %s · %u waived"), of_what, shown, waived);
  else
    text = g_strdup_printf ("%s · %s", of_what, shown);
  gtk_label_set_text (self->title, text);
  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    {
      g_autofree char *of = g_strdup_printf ("%s %u", jj_severity_get_label (severity),
                                             jj_findings_count (self->findings, severity));

      gtk_label_set_text (self->counts[severity], of);
    }
}

static void
add_group (JjChecksPage *self, JjFindings *findings, guint group, GStrvBuilder *builder)
{
  guint n = jj_findings_get_n (findings);
  gboolean headed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const JjFinding *finding = jj_findings_get (findings, i);
      const char head[] = { HEAD, (char)('0' + group), '\0' };
      char number[16];

      if (group_of (finding) != group
          || !gtk_toggle_button_get_active (self->wanted[finding->severity]))
        continue;
      if (!headed)
        g_strv_builder_add (builder, head);
      headed = TRUE;
      g_snprintf (number, sizeof number, "%u", i);
      g_strv_builder_add (builder, number);
    }
}

static void
fill_up_to (JjChecksPage *self, guint n)
{
  guint n_all = g_strv_length (self->coming);
  g_auto (GStrv) portion = NULL;

  n = n > MOST_ROWS ? n_all : MIN (n, n_all);
  portion = g_new0 (char *, n - self->n_there + 1);
  for (guint i = self->n_there; i < n; i++)
    portion[i - self->n_there] = g_strdup (self->coming[i]);
  gtk_string_list_splice (self->numbers, self->n_there, 0, (const char *const *)portion);
  self->n_there = n;
  if (n == n_all)
    g_clear_pointer (&self->coming, g_strfreev);
}

static gboolean
fill_more (gpointer data)
{
  JjChecksPage *self = data;

  if (self->coming)
    fill_up_to (self, self->n_there + PORTION);
  if (self->coming)
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static GStrv
list_numbers (JjChecksPage *self, JjFindings *findings)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint group = 0; group < N_GROUPS; group++)
    add_group (self, findings, group, builder);
  return g_strv_builder_end (builder);
}

static void
fill (JjChecksPage *self)
{
  JjAnalysis *analysis = jj_workspace_get_analysis (self->workspace);
  JjFindings *findings = jj_findings_ref (jj_analysis_peek_findings (analysis));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  guint position = gtk_single_selection_get_selected (selection), n;

  /* Rows look into the findings while they are made: the new ones must be there first. */
  gtk_string_list_splice (self->numbers, 0, g_list_model_get_n_items (G_LIST_MODEL (self->numbers)),
                          NULL);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_pointer (&self->coming, g_strfreev);
  self->findings = findings;
  self->coming = list_numbers (self, findings);
  n = g_strv_length (self->coming);
  self->n_there = 0;
  fill_up_to (self, (position == GTK_INVALID_LIST_POSITION ? 0 : MIN (position, n)) + PORTION);
  if (self->coming && !self->fill_id)
    self->fill_id = g_idle_add (fill_more, self);
  gtk_stack_set_visible_child (self->stack,
                               jj_findings_get_n (findings) > 0 ? self->scroller : self->none);
  update_title (self);
  /* Who mends one finding after the other stays at the place. */
  if (position != GTK_INVALID_LIST_POSITION && n > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u",
                                MIN (position, n - 1));
  self->is_stale = FALSE;
}

static void
on_findings (JjChecksPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
  else
    self->is_stale = TRUE;
}

static void
on_map (JjChecksPage *self)
{
  if (self->is_stale)
    fill (self);
}

static void
add_switch (JjChecksPage *self, JjSeverity severity)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = jj_severity_image (severity);

  self->counts[severity] = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->counts[severity]));
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  gtk_widget_add_css_class (toggle, "text-button");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  jj_ui_set_name (toggle, jj_severity_get_label (severity));
  g_signal_connect_swapped (toggle, "toggled", G_CALLBACK (fill), self);
  self->wanted[severity] = GTK_TOGGLE_BUTTON (toggle);
  gtk_box_append (self->switches, toggle);
}

static void
jj_checks_page_dispose (GObject *object)
{
  JjChecksPage *self = JJ_CHECKS_PAGE (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&self->top, gtk_widget_unparent);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->coming, g_strfreev);
  g_clear_pointer (&self->findings, jj_findings_unref);
  g_clear_object (&self->numbers);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_checks_page_parent_class)->dispose (object);
}

static gboolean
jj_checks_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (JJ_CHECKS_PAGE (widget)->list));
}

static void
jj_checks_page_class_init (JjChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_checks_page_dispose;
  jj_ui_set_grab_focus (widget_class, jj_checks_page_grab_focus);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/jingjin/Workbench/ui/jj-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, top);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, title);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, switches);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, list);
  gtk_widget_class_bind_template_child (widget_class, JjChecksPage, none);
}

static void
jj_checks_page_init (JjChecksPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSingleSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->numbers = gtk_string_list_new (NULL);
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->numbers)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  g_signal_connect (selection, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect (self->list, "activate", G_CALLBACK (on_activate), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (factory);
  g_object_unref (selection);
}

GtkWidget *
jj_checks_page_new (JjWorkspace *workspace, guint page)
{
  JjChecksPage *self = g_object_new (JJ_TYPE_CHECKS_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  for (JjSeverity severity = 0; severity < JJ_N_SEVERITIES; severity++)
    add_switch (self, severity);
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::findings",
                           G_CALLBACK (on_findings), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  jj_ui_set_name (GTK_WIDGET (self), jj_page_get_title (jj_pages_get (page)));
  fill (self);
  return GTK_WIDGET (self);
}
