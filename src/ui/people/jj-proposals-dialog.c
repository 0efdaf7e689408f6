/* jj-proposals-dialog.c: communities or mentors proposed, to accept one by one or several */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-proposals-dialog.h"

#include "jj-chart-view.h"
#include "jj-format.h"
#include "jj-grid-frame.h"
#include "jj-kinds-people.h"
#include "jj-plan-window.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

enum
{
  TITLE,
  PARTS,
  DOMAIN_NAME,
  MEMBERS,
  DISTANCE,
  REASON,
};

static const JjColumn columns[] = {
  [TITLE] = { "title", N_ ("Proposal"), .type = JJ_COLUMN_TEXT, .width_px = 200, .frozen = TRUE },
  [PARTS] = { "parts", N_ ("Schools"), .type = JJ_COLUMN_TEXT, .width_px = 210 },
  [DOMAIN_NAME] = { "domain", N_ ("Domain"), .type = JJ_COLUMN_TEXT, .width_px = 80 },
  [MEMBERS] = { "members", N_ ("Members"), .type = JJ_COLUMN_INT, .width_px = 70 },
  [DISTANCE] = { "distance", N_ ("Distance"), N_ ("m"), .type = JJ_COLUMN_INT, .width_px = 88,
                 .no_sum = TRUE },
  [REASON] = { "reason", N_ ("Why"), .type = JJ_COLUMN_TEXT, .width_px = 300 },
};

struct _JjProposalsDialog
{
  AdwWindow parent_instance;

  JjWorkspace *workspace;
  JjProposalType what;
  GPtrArray *proposals; /* JjProposal */
  guint n_left;
  JjTable *table;
  JjTableView *view;
  JjGridFrame *frame;
  JjChartView *map; /* NULL for mentors */
  GtkLabel *head, *left;
  GtkWidget *accept, *accept_all;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (JjProposalsDialog, jj_proposals_dialog, ADW_TYPE_WINDOW)

static const JjProposal *
proposal_at (gpointer data, guint row)
{
  return ((JjProposalsDialog *)data)->proposals->pdata[row];
}

static guint
count_rows (gpointer data)
{
  return ((JjProposalsDialog *)data)->proposals->len;
}

static gboolean
get_number (gpointer data, guint row, guint column, gint64 *number)
{
  const JjProposal *proposal = proposal_at (data, row);

  *number = column == MEMBERS ? proposal->members : proposal->distance_m;
  return *number != JJ_EMPTY;
}

static void
append_parts (JjProposalsDialog *self, const JjProposal *proposal, GString *text)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  for (guint i = 0; i < proposal->parts->len; i++)
    {
      const JjElement *part
          = jj_plan_find (plan, g_array_index (proposal->parts, JjProposalPart, i).id);
      const JjElement *school = part && proposal->type == JJ_PROPOSAL_MENTOR
                                    ? jj_element_get_ref (part, JJ_PERSON_SCHOOL)
                                    : part;

      if (school)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "、" : "",
                                jj_element_get_title (school));
    }
}

static void
get_text (gpointer data, guint row, guint column, GString *text)
{
  const JjProposal *proposal = proposal_at (data, row);
  gint64 number;

  if (column == TITLE)
    g_string_append (text, proposal->title);
  else if (column == REASON)
    g_string_append (text, proposal->reason);
  else if (column == PARTS)
    append_parts (data, proposal, text);
  else if (column == DOMAIN_NAME && proposal->domain != JJ_EMPTY)
    g_string_append (text, jj_label (jj_domains[proposal->domain].label));
  else if ((column == MEMBERS || column == DISTANCE) && get_number (data, row, column, &number))
    {
      g_autofree char *shown = jj_format_money (number);

      g_string_append (text, shown);
    }
}

static const JjTableFuncs funcs = {
  .n_rows = count_rows,
  .text = get_text,
  .number = get_number,
};

/* Proposals of the selected rows. (transfer container) */
static GPtrArray *
get_selected (JjProposalsDialog *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (jj_grid_frame_get_grid (self->frame));
  GPtrArray *selected = g_ptr_array_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      guint row = (guint)g_array_index (keys, gint64, i) - 1;

      if (row < self->proposals->len)
        g_ptr_array_add (selected, self->proposals->pdata[row]);
    }
  return selected;
}

/* The map is that of the plan as it would be. */
static void
show_on_map (JjProposalsDialog *self, GPtrArray *selected)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  g_autoptr (JjEdit) edit
      = jj_proposals_accept (plan, (JjProposal *const *)selected->pdata, selected->len);
  g_autoptr (JjPlan) with = jj_plan_with (plan, edit, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (JjId));

  for (guint i = 0; i < selected->len; i++)
    {
      const JjProposal *proposal = selected->pdata[i];

      for (guint k = 0; k < proposal->parts->len; k++)
        g_array_append_val (ids, g_array_index (proposal->parts, JjProposalPart, k).id);
    }
  jj_chart_view_set_plan (self->map, with);
  jj_chart_view_focus (self->map, (const JjId *)ids->data, ids->len);
}

static gboolean
refresh (gpointer data)
{
  JjProposalsDialog *self = data;
  g_autoptr (GPtrArray) selected = get_selected (self);
  g_autofree char *label
      = g_strdup_printf (ngettext ("_Accept %u Selected", "_Accept %u Selected", selected->len),
                         selected->len);
  gboolean writable = !jj_workspace_get_read_only (self->workspace);

  self->refresh_id = 0;
  gtk_button_set_label (GTK_BUTTON (self->accept), label);
  gtk_widget_set_sensitive (self->accept, writable && selected->len > 0);
  gtk_widget_set_sensitive (self->accept_all, writable && self->proposals->len > 0);
  if (self->map)
    show_on_map (self, selected);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh (JjProposalsDialog *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh, self);
}

/* (transfer full) */
static char *
describe (JjProposalsDialog *self)
{
  guint n = self->proposals->len;
  JjPlan *plan = jj_workspace_get_plan (self->workspace);

  if (jj_plan_get_count (plan, JJ_KIND_SCHOOL) == 0)
    return g_strdup (_ ("There are no schools yet; bring in their list first"));
  if (self->what == JJ_PROPOSAL_COMMUNITY)
    return n == 0 && self->n_left == 0
               ? g_strdup (_ ("Every school has a community"))
               : g_strdup_printf (ngettext ("%u proposal, so that every school has a community",
                                            "%u proposals, so that every school has a community",
                                            n),
                                  n);
  return n == 0 && self->n_left == 0
             ? g_strdup (_ ("Every beginning teacher has a mentor"))
             : g_strdup_printf (ngettext ("A mentor for %u beginning teacher",
                                          "Mentors for %u beginning teachers", n),
                                n);
}

static char *
describe_left (JjProposalsDialog *self)
{
  if (self->what == JJ_PROPOSAL_COMMUNITY)
    return g_strdup_printf (ngettext ("%u school has too few teachers and no partner",
                                      "%u schools have too few teachers and no partner",
                                      self->n_left),
                            self->n_left);
  return g_strdup_printf (ngettext ("Nobody is free for %u beginning teacher",
                                    "Nobody is free for %u beginning teachers", self->n_left),
                          self->n_left);
}

static void
update_words (JjProposalsDialog *self)
{
  g_autofree char *head = describe (self), *left = describe_left (self);

  gtk_label_set_text (self->head, head);
  gtk_label_set_text (self->left, left);
  gtk_widget_set_visible (GTK_WIDGET (self->left), self->n_left > 0);
}

static void
compute (JjProposalsDialog *self)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (JjId));
  guint before = self->proposals ? self->proposals->len : 0;

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  self->proposals = self->what == JJ_PROPOSAL_MENTOR
                        ? jj_proposals_mentors (plan, packs, left)
                        : jj_proposals_communities (plan, packs, JJ_EMPTY, left);
  self->n_left = left->len;
  if (self->table)
    jj_table_items_changed (self->table, 0, before, self->proposals->len);
  update_words (self);
  queue_refresh (self);
}

static void
accept (JjProposalsDialog *self, GPtrArray *proposals)
{
  JjPlan *plan = jj_workspace_get_plan (self->workspace);
  JjEdit *edit = jj_proposals_accept (plan, (JjProposal *const *)proposals->pdata, proposals->len);
  g_autofree char *label = g_strdup (jj_edit_get_label (edit));

  if (jj_workspace_commit (self->workspace, edit, NULL))
    jj_workspace_message (self->workspace, label, TRUE);
}

static void
on_accept (JjProposalsDialog *self)
{
  g_autoptr (GPtrArray) selected = get_selected (self);

  if (selected->len > 0)
    accept (self, selected);
}

static void
on_accept_all (JjProposalsDialog *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_ref (self->proposals);

  accept (self, all);
}

static void
jj_proposals_dialog_dispose (GObject *object)
{
  JjProposalsDialog *self = JJ_PROPOSALS_DIALOG (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->frame)
    jj_grid_set_view (jj_grid_frame_get_grid (self->frame), NULL);
  self->frame = NULL;
  g_clear_object (&self->view);
  g_clear_object (&self->table);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_proposals_dialog_parent_class)->dispose (object);
}

static void
jj_proposals_dialog_finalize (GObject *object)
{
  g_clear_pointer (&JJ_PROPOSALS_DIALOG (object)->proposals, g_ptr_array_unref);
  G_OBJECT_CLASS (jj_proposals_dialog_parent_class)->finalize (object);
}

static void
jj_proposals_dialog_class_init (JjProposalsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_proposals_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = jj_proposals_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jingjin/Workbench/ui/"
                                                             "jj-proposals-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JjProposalsDialog, head);
  gtk_widget_class_bind_template_child (widget_class, JjProposalsDialog, left);
  gtk_widget_class_bind_template_child (widget_class, JjProposalsDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, JjProposalsDialog, accept_all);
  gtk_widget_class_bind_template_child_full (widget_class, "paned", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_accept);
  gtk_widget_class_bind_template_callback (widget_class, on_accept_all);
}

static void
jj_proposals_dialog_init (JjProposalsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  jj_ui_close_by_keys (GTK_WINDOW (self), TRUE);
}

static void
build_table (JjProposalsDialog *self)
{
  JjGrid *grid = jj_grid_frame_get_grid (self->frame);

  self->table = jj_table_new (&funcs, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      JjColumn column = columns[i];

      column.label = _ (column.label);
      column.unit = column.unit ? _ (column.unit) : NULL;
      column.read_only = TRUE;
      column.hidden = self->what == JJ_PROPOSAL_MENTOR && i == MEMBERS;
      jj_table_add_column (self->table, &column);
    }
  self->view = jj_table_view_new (self->table);
  jj_grid_set_view (grid, self->view);
  jj_ui_set_name (GTK_WIDGET (grid), _ ("Proposals"));
  g_signal_connect_swapped (grid, "selection-changed", G_CALLBACK (queue_refresh), self);
}

void
jj_proposals_dialog_show (GtkWidget *parent, JjWorkspace *workspace, JjProposalType what)
{
  JjProposalsDialog *self = g_object_new (JJ_TYPE_PROPOSALS_DIALOG, "transient-for",
                                          gtk_widget_get_root (parent), "modal", TRUE, "title",
                                          what == JJ_PROPOSAL_MENTOR ? _ ("Mentors Proposed")
                                                                     : _ ("Communities Proposed"),
                                          NULL);
  GtkPaned *paned = GTK_PANED (
      gtk_widget_get_template_child (GTK_WIDGET (self), JJ_TYPE_PROPOSALS_DIALOG, "paned"));

  self->workspace = g_object_ref (workspace);
  self->what = what;
  jj_plan_window_attach (ADW_WINDOW (self));
  self->frame = JJ_GRID_FRAME (jj_grid_frame_new ());
  if (what == JJ_PROPOSAL_COMMUNITY)
    {
      self->map = JJ_CHART_VIEW (jj_chart_view_new (workspace, jj_chart_by_id ("map")));
      gtk_paned_set_start_child (paned, GTK_WIDGET (self->map));
      gtk_paned_set_position (paned, 280);
    }
  gtk_paned_set_end_child (paned, GTK_WIDGET (self->frame));
  compute (self);
  build_table (self);
  g_signal_connect_object (jj_workspace_get_plan (workspace), "changed", G_CALLBACK (compute), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  if (self->proposals->len > 0)
    jj_grid_set_cursor (jj_grid_frame_get_grid (self->frame), 1, 0);
  gtk_window_present (GTK_WINDOW (self));
}
