/* jj-reason-bar.c: asks why a large amount was changed, and never in the way */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-reason-bar.h"

#include "jj-amounts.h"
#include "jj-format.h"
#include "jj-history.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* An import is not read again; it counts by what it did to the total. */
#define MOST_OPS 5000

struct _JjReasonBar
{
  GtkWidget parent_instance;

  JjWorkspace *workspace;
  GtkWidget *line;
  GtkLabel *label;
  GtkEntry *entry;
  JjFigures *figures; /* before the last edit */
  gint64 seen;        /* the last entry that was looked at */
  gint64 asked;       /* the entry that is asked about; 0: none */
};

G_DEFINE_FINAL_TYPE (JjReasonBar, jj_reason_bar, GTK_TYPE_WIDGET)

static JjProject *
project_of (JjReasonBar *self)
{
  return jj_workspace_get_project (self->workspace);
}

static void
hide (JjReasonBar *self)
{
  const gboolean had_focus = jj_ui_has_focus (self->line);

  self->asked = 0;
  gtk_widget_set_visible (self->line, FALSE);
  gtk_label_set_text (self->label, "");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (had_focus)
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_BACKWARD);
}

static char *
describe (JjReasonBar *self, const JjAmountChange *change)
{
  const JjElement *element = jj_plan_find (jj_workspace_get_plan (self->workspace), change->id);
  g_autofree char *before = jj_format_money (change->before);
  g_autofree char *after = jj_format_money (change->after);
  g_autofree char *sum = jj_format_money (change->sum);
  const char *sign = change->sum > 0 ? "+" : "";
  /* An underline would be taken for the key's. */
  g_auto (GStrv) parts
      = g_strsplit (element ? jj_element_get_title (element) : _ ("Deleted"), "_", -1);
  g_autofree char *title = g_strjoinv ("__", parts);

  if (change->n > 1)
    return g_strdup_printf (ngettext ("%u amount changed, together %s%s NT$. W_hy?",
                                      "%u amounts changed, together %s%s NT$. W_hy?", change->n),
                            change->n, sign, sum);
  return g_strdup_printf (_ ("%s: %s → %s NT$ (%s%s). W_hy?"), title, before, after, sign, sum);
}

static gint64
threshold_of (JjReasonBar *self)
{
  JjPackSet *packs = jj_analysis_get_packs (jj_workspace_get_analysis (self->workspace));
  gint64 day = jj_plan_get_first_day (jj_workspace_get_plan (self->workspace));
  const JjEntry *entry = jj_pack_set_find (packs, "number.reason_amount", day);
  gint64 value;

  return entry && jj_entry_get_int (entry, "value", &value) && value > 0 ? value : G_MAXINT64;
}

/* The entry that was just written, where it is an edit without a reason. (nullable) */
static JjHistoryEntry *
read_last (JjReasonBar *self)
{
  g_autoptr (JjHistory) history = jj_history_new (project_of (self), NULL);
  g_autoptr (GPtrArray) page = jj_history_next (history, 1, NULL);
  JjHistoryEntry *entry;

  if (!page || page->len == 0)
    return NULL;
  entry = g_ptr_array_index (page, 0);
  if (entry->seq != jj_project_get_last_seq (project_of (self)))
    return NULL;
  if (entry->kind != JJ_LOG_EDIT)
    {
      if (entry->target == self->asked)
        hide (self);
      return NULL;
    }
  return entry->reason ? NULL : g_ptr_array_steal_index (page, 0);
}

static gboolean
compare (JjHistoryEntry *entry, JjFigures *before, JjFigures *after, JjAmountChange *change)
{
  JjEdit *edit = entry->n_ops <= MOST_OPS ? jj_history_entry_get_edit (entry) : NULL;

  if (entry->n_ops <= MOST_OPS)
    return edit && jj_amounts_compare (edit, before, after, change);
  *change = (JjAmountChange){ .n = entry->n_ops };
  change->sum = jj_figures_get_totals (after)->total - jj_figures_get_totals (before)->total;
  return change->sum != 0;
}

static void
look (JjReasonBar *self, JjFigures *before, JjFigures *after)
{
  const gint64 threshold = threshold_of (self);
  g_autoptr (JjHistoryEntry) entry = threshold < G_MAXINT64 ? read_last (self) : NULL;
  g_autofree char *text = NULL;
  JjAmountChange change;

  if (!entry || !compare (entry, before, after, &change)
      || MAX (ABS (change.sum), change.largest) < threshold)
    return;
  self->asked = entry->seq;
  text = describe (self, &change);
  gtk_label_set_text_with_mnemonic (self->label, text);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (self->line, TRUE);
}

/* Figures come before the next frame; several edits between two frames count as their last. */
static void
on_figures (JjReasonBar *self)
{
  g_autoptr (JjFigures) before = g_steal_pointer (&self->figures);
  const gint64 last = jj_project_get_last_seq (project_of (self));

  self->figures
      = jj_figures_ref (jj_analysis_get_figures (jj_workspace_get_analysis (self->workspace)));
  if (before && last > self->seen && !jj_workspace_get_read_only (self->workspace))
    look (self, before, self->figures);
  self->seen = last;
}

static void
note (JjReasonBar *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  GError *error = NULL;

  if (!*text || self->asked == 0)
    return;
  if (!jj_project_amend (project_of (self), self->asked, NULL, text, &error))
    {
      jj_workspace_fail (self->workspace, error);
      return;
    }
  hide (self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  hide (JJ_REASON_BAR (widget));
  return TRUE;
}

static void
jj_reason_bar_dispose (GObject *object)
{
  JjReasonBar *self = JJ_REASON_BAR (object);

  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->figures, jj_figures_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (jj_reason_bar_parent_class)->dispose (object);
}

static void
jj_reason_bar_class_init (JjReasonBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jj_reason_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
}

static GtkWidget *
make_button (JjReasonBar *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
jj_reason_bar_init (JjReasonBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (NULL);
  GtkWidget *entry = gtk_entry_new ();

  self->line = line;
  self->label = GTK_LABEL (label);
  self->entry = GTK_ENTRY (entry);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_mnemonic_widget (self->label, entry);
  gtk_entry_set_placeholder_text (self->entry, _ ("Reason, for history and table of changes"));
  gtk_widget_set_hexpand (entry, TRUE);
  jj_ui_set_name (entry, _ ("Reason for the changed amount"));
  gtk_widget_add_css_class (line, "reason-bar");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), entry);
  gtk_box_append (GTK_BOX (line), make_button (self, _ ("_Note It"), G_CALLBACK (note)));
  gtk_box_append (GTK_BOX (line), make_button (self, _ ("N_ot Now"), G_CALLBACK (hide)));
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (note), self);
  gtk_widget_set_visible (line, FALSE);
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

GtkWidget *
jj_reason_bar_new (JjWorkspace *workspace)
{
  JjReasonBar *self = g_object_new (JJ_TYPE_REASON_BAR, NULL);

  self->workspace = g_object_ref (workspace);
  self->seen = jj_project_get_last_seq (project_of (self));
  g_signal_connect_object (jj_workspace_get_analysis (workspace), "notify::figures",
                           G_CALLBACK (on_figures), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
