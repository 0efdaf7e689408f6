/* jj-return-detail.c: one part that came back: who, what, how much */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-return-detail.h"

#include "jj-format.h"
#include "jj-plain-rows.h"
#include "jj-severity.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

const char *
jj_return_state_get_label (JjReturnState state)
{
  static const char *const labels[] = {
    [JJ_RETURN_WAITS] = N_ ("Waiting"),
    [JJ_RETURN_TAKEN] = N_ ("Taken back"),
    [JJ_RETURN_SENT_BACK] = N_ ("Sent back"),
    [JJ_RETURN_REFUSED] = N_ ("Refused"),
  };

  return _ (labels[state]);
}

char *
jj_return_summarise (const JjReturn *part)
{
  g_autofree char *before = jj_format_money (part->total_before);
  g_autofree char *after = jj_format_money (part->total_after);
  g_autofree char *changes
      = g_strdup_printf (_ ("new %u, changed %u, deleted %u"), part->counts[JJ_DIFFERENCE_ADDED],
                         part->counts[JJ_DIFFERENCE_CHANGED], part->counts[JJ_DIFFERENCE_REMOVED]);

  if (part->total_before == part->total_after)
    return g_steal_pointer (&changes);
  return g_strdup_printf (_ ("%s · NT$ %s → %s"), changes, before, after);
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static char *
describe_author (const JjReturn *part)
{
  g_autoptr (GDateTime) time = part->time ? g_date_time_new_from_unix_local (part->time) : NULL;
  g_autofree char *when = time ? g_date_time_format (time, "%x %H:%M") : NULL;

  if (!part->author)
    return g_strdup (_ ("Nobody has edited it."));
  return g_strdup_printf (_ ("Last edited by %s, %s"), part->author, when ? when : "");
}

static char *
describe_preview (const JjReturnPreview *preview)
{
  g_autofree char *before = jj_format_money (preview->total_before);
  g_autofree char *after = jj_format_money (preview->total_after);
  GString *text = g_string_new (NULL);

  if (preview->total_before == preview->total_after)
    g_string_append_printf (text, _ ("Whole plan: NT$ %s, as before"), after);
  else
    g_string_append_printf (text, _ ("Whole plan: NT$ %s → %s"), before, after);
  for (guint i = 0; i < JJ_N_SEVERITIES; i++)
    g_string_append_printf (text, " · %s %u → %u", jj_severity_get_label (i),
                            preview->findings_before[i], preview->findings_after[i]);
  if (preview->n_conflicts)
    {
      g_string_append (text, "\n");
      g_string_append_printf (text,
                              ngettext ("%u conflict: accepting it asks which value counts.",
                                        "%u conflicts: accepting it asks which values count.",
                                        preview->n_conflicts),
                              preview->n_conflicts);
    }
  return g_string_free (text, FALSE);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, JjReturnItem *row)
{
  static const char *const types[] = { N_ ("new"), N_ ("changed"), N_ ("deleted") };
  const JjReturn *part = row->part;
  const JjDifference *difference
      = &g_array_index (part->changes, JjDifference, gtk_list_item_get_position (item));
  const JjElement *before = jj_plan_find (part->base, difference->id);
  const JjElement *after = jj_plan_find (part->theirs, difference->id);
  g_autofree char *title = jj_element_describe (after ? after : before), *text = NULL;

  if (difference->type == JJ_DIFFERENCE_CHANGED)
    {
      g_autofree char *a = jj_element_to_display (part->base, before, difference->field);
      g_autofree char *b = jj_element_to_display (part->theirs, after, difference->field);

      text = g_strdup_printf ("%s: %s → %s",
                              jj_label (difference->kind->fields[difference->field].label),
                              *a ? a : _ ("(empty)"), *b ? b : _ ("(empty)"));
    }
  gtk_list_item_set_child (item, jj_plain_row_new (title, text ? text : _ (types[difference->type]),
                                                   NULL));
}

static GtkWidget *
make_changes (JjReturnItem *item)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *list;
  GtkSelectionModel *model
      = GTK_SELECTION_MODEL (gtk_no_selection_new (jj_plain_rows_new (item->part->changes->len)));

  list = gtk_list_view_new (model, NULL);
  jj_plain_rows_set_factory (GTK_LIST_VIEW (list), G_CALLBACK (on_bind), item);
  gtk_widget_add_css_class (list, "merge-rows");
  jj_ui_set_name (list, _ ("What the part changes"));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", list,
                NULL);
  return scroller;
}

static void
append_sent_back (GtkBox *head, const JjReturn *part)
{
  g_autofree char *text
      = g_strdup_printf (_ ("Give this file to %s: what came, with your reason as a comment."),
                         part->name);
  GtkWidget *path = make_label (part->sent_back, "dim-label");

  gtk_label_set_selectable (GTK_LABEL (path), TRUE);
  gtk_box_append (head, make_label (text, NULL));
  gtk_box_append (head, path);
}

GtkWidget *
jj_return_detail_new (JjReturnItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *author = NULL, *summary = NULL, *preview = NULL;

  gtk_widget_add_css_class (head, "rule-detail");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (head),
                  make_label (item->part ? item->part->name : item->file, "title-4"));
  if (!item->part)
    {
      gtk_box_append (GTK_BOX (head), make_label (item->refused, "error"));
      return box;
    }
  author = describe_author (item->part);
  summary = jj_return_summarise (item->part);
  preview = item->has_preview ? describe_preview (&item->preview)
                              : g_strdup (_ ("The sums are worked out…"));
  gtk_box_append (GTK_BOX (head), make_label (item->part->file, "dim-label"));
  gtk_box_append (GTK_BOX (head), make_label (author, "dim-label"));
  gtk_box_append (GTK_BOX (head), make_label (summary, "heading"));
  if (item->state == JJ_RETURN_WAITS)
    gtk_box_append (GTK_BOX (head), make_label (preview, "numeric"));
  if (item->state == JJ_RETURN_SENT_BACK)
    append_sent_back (GTK_BOX (head), item->part);
  gtk_box_append (GTK_BOX (box), make_changes (item));
  return box;
}
