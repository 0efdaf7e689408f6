/* jj-merge-detail.c: one conflict of a merge: three values, three sums, one choice */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-merge-detail.h"

#include "jj-diff.h"
#include "jj-format.h"
#include "jj-ui.h"

#include <glib/gi18n.h>

/* As they stand beside each other, and the key that takes each. */
static const JjMergeSide order[] = { JJ_CHOICE_BASE, JJ_CHOICE_MINE, JJ_CHOICE_THEIRS };

typedef struct
{
  JjMergeChosen chosen;
  gpointer data;
  JjMergeSide side;
} Choice;

const char *
jj_merge_side_get_label (JjMergeSide side)
{
  return side == JJ_CHOICE_BASE   ? _ ("Original")
         : side == JJ_CHOICE_MINE ? _ ("Mine")
                                  : _ ("Theirs");
}

static gboolean
is_deleted_by (const JjConflict *conflict, JjMergeSide side)
{
  return conflict->type
         == (side == JJ_CHOICE_MINE ? JJ_CONFLICT_DELETED_BY_MINE : JJ_CONFLICT_DELETED_BY_THEIRS);
}

char *
jj_conflict_to_text (const JjConflict *conflict, const JjMergePlans *plans, JjMergeSide side)
{
  const JjValue values[] = { conflict->mine, conflict->theirs, conflict->base };
  const JjField *field = &conflict->kind->fields[conflict->field];
  g_autofree char *text = NULL;

  if (conflict->type == JJ_CONFLICT_CIRCLE)
    return g_strdup (side == JJ_CHOICE_THEIRS ? _ ("would go in a circle; not taken")
                                              : _ ("stays"));
  if (conflict->type != JJ_CONFLICT_FIELD && side == JJ_CHOICE_BASE)
    return g_strdup (_ ("was there"));
  if (conflict->type != JJ_CONFLICT_FIELD)
    return g_strdup (is_deleted_by (conflict, side) ? _ ("deleted") : _ ("edited or in use"));
  text = jj_value_to_display (plans->plans[side], field, values[side]);
  return *text ? g_steal_pointer (&text) : g_strdup (_ ("(empty)"));
}

char *
jj_conflict_get_title (const JjConflict *conflict, const JjMergePlans *plans)
{
  const JjElement *element = NULL;

  for (guint i = 0; i < 3 && !element; i++)
    element = jj_plan_find (plans->plans[i], conflict->id);
  return element ? jj_element_describe (element) : g_strdup (jj_label (conflict->kind->label));
}

const char *
jj_conflict_get_matter (const JjConflict *conflict)
{
  switch (conflict->type)
    {
    case JJ_CONFLICT_DELETED_BY_MINE:
      return _ ("Deleted in mine, edited or used in theirs");
    case JJ_CONFLICT_DELETED_BY_THEIRS:
      return _ ("Deleted in theirs, edited or used in mine");
    case JJ_CONFLICT_FIELD:
    case JJ_CONFLICT_CIRCLE:
    default:
      return jj_label (conflict->kind->fields[conflict->field].label);
    }
}

gboolean
jj_conflict_offers (const JjConflict *conflict, JjMergeSide side)
{
  return conflict->type == JJ_CONFLICT_FIELD
         || (jj_conflict_has_choice (conflict) && side != JJ_CHOICE_BASE);
}

static const char *
get_button_label (const JjConflict *conflict, JjMergeSide side)
{
  if (conflict->type == JJ_CONFLICT_FIELD || side == JJ_CHOICE_BASE)
    return jj_merge_side_get_label (side);
  return is_deleted_by (conflict, side) ? _ ("Delete") : _ ("Keep");
}

static void
on_toggled (GtkToggleButton *button, Choice *choice)
{
  if (gtk_toggle_button_get_active (button))
    choice->chosen (choice->side, choice->data);
}

static void
free_choice (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_button (const JjMergeDetail *detail, guint column, GtkToggleButton *group)
{
  JjMergeSide side = order[column];
  g_autofree char *label
      = g_strdup_printf ("%s (%u)", get_button_label (detail->conflict, side), column + 1);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ detail->chosen, detail->data, side };
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), group);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                detail->decided && detail->conflict->choice == side);
  gtk_widget_set_sensitive (button, jj_conflict_offers (detail->conflict, side));
  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_data (button, "toggled", G_CALLBACK (on_toggled), choice, free_choice, 0);
  return button;
}

static GtkWidget *
make_label (const char *text, float xalign, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (class)
    gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_value (const JjMergeDetail *detail, JjMergeSide side)
{
  g_autofree char *text = jj_conflict_to_text (detail->conflict, detail->plans, side);
  GtkWidget *label = make_label (text, 0, "merge-value");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  if (detail->decided && detail->conflict->choice == side
      && jj_conflict_has_choice (detail->conflict))
    gtk_widget_add_css_class (label, "chosen");
  return label;
}

static void
add_sum (GtkGrid *grid, int line, const JjMergeSum *sum)
{
  gtk_grid_attach (grid, make_label (sum->label, 0, "dim-label"), 0, line, 1, 1);
  for (int column = 0; column < 3; column++)
    {
      gint64 amount = sum->amounts[order[column]];
      g_autofree char *text = amount == JJ_EMPTY ? g_strdup ("-") : jj_format_money (amount);
      GtkWidget *label = make_label (text, 1, "numeric");

      if (amount < 0 && amount != JJ_EMPTY)
        gtk_widget_add_css_class (label, "negative");
      gtk_grid_attach (grid, label, column + 1, line, 1, 1);
    }
}

static void
add_sums (GtkGrid *grid, int line, GArray *sums)
{
  GtkWidget *head = make_label (sums ? _ ("Sums that each choice leads to (NT$)")
                                     : _ ("The sums are worked out…"),
                                0, "heading");

  gtk_widget_set_margin_top (head, 12);
  gtk_grid_attach (grid, head, 0, line, 4, 1);
  for (guint i = 0; sums && i < sums->len; i++)
    add_sum (grid, line + 1 + (int)i, &g_array_index (sums, JjMergeSum, i));
  if (sums && sums->len == 1)
    gtk_grid_attach (grid, make_label (_ ("No amount depends on this choice."), 0, "dim-label"), 0,
                     line + 2, 4, 1);
}

GtkWidget *
jj_merge_detail_new (const JjMergeDetail *detail)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  GtkToggleButton *group = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  g_autofree char *title = jj_conflict_get_title (detail->conflict, detail->plans);

  g_object_ref_sink (group); /* of no window: none of the others is pressed before a choice */
  gtk_grid_set_row_spacing (grid, 8);
  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_attach (grid, make_label (title, 0, "title-4"), 0, 0, 4, 1);
  gtk_grid_attach (grid, make_label (jj_conflict_get_matter (detail->conflict), 0, "heading"), 0, 1,
                   1, 1);
  for (int column = 0; column < 3; column++)
    {
      GtkWidget *button = make_button (detail, (guint)column, group);
      GtkWidget *value = make_value (detail, order[column]);

      gtk_grid_attach (grid, button, column + 1, 1, 1, 1);
      gtk_grid_attach (grid, value, column + 1, 2, 1, 1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                      value, NULL, -1);
    }
  add_sums (grid, 3, detail->sums);
  g_object_unref (group);
  return GTK_WIDGET (grid);
}
