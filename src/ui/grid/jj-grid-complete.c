/* jj-grid-complete.c: proposals under the cell one types in */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <string.h>

#define MAX_ITEMS 60 /* who has more to choose from types another character */

struct _JjGridComplete
{
  GtkWidget *popover;
  GtkListBox *list;
  gboolean filling;
};

static void
take (JjGrid *self, GtkListBoxRow *row)
{
  const char *text = gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  gboolean list = jj_table_get_column (self->table, self->edit_column)->type == JJ_COLUMN_LIST;
  gsize kept = list ? (gsize)(jj_table_last_part (typed) - typed) : 0;
  g_autofree char *whole = g_strdup_printf ("%.*s%s", (int)kept, typed, text);

  self->complete->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), whole);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  self->complete->filling = FALSE;
}

static void
row_activated_cb (JjGrid *self, GtkListBoxRow *row)
{
  if (self->text == NULL)
    return;
  take (self, row);
  jj_grid_complete_close (self);
  if (jj_table_get_column (self->table, self->edit_column)->type != JJ_COLUMN_LIST)
    jj_grid_stop_editing (self, TRUE);
}

static void
make_popover (JjGrid *self)
{
  JjGridComplete *complete = g_new0 (JjGridComplete, 1);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  complete->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (complete->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (complete->list), FALSE);
  g_signal_connect_swapped (complete->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 9 * self->row_height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (complete->list));
  complete->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (complete->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (complete->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (complete->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (complete->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (complete->popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (complete->popover), scrolled);
  gtk_widget_set_parent (complete->popover, GTK_WIDGET (self));
  self->complete = complete;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

static void
add_item (GtkListBox *list, const char *item)
{
  GtkWidget *label = gtk_label_new (item);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_append (list, label);
}

/* What Enter would take: the proposal that was typed in full, else the first one; where new words
 * may be typed, and of an empty text, nothing. */
static int
find_default (JjGrid *self, char **items, const char *typed)
{
  JjColumnType type = jj_table_get_column (self->table, self->edit_column)->type;

  if (*typed == '\0' || type == JJ_COLUMN_LIST || type == JJ_COLUMN_TEXT)
    return -1;
  for (int i = 0; items[i] != NULL && i < MAX_ITEMS; i++)
    if (g_str_equal (items[i], typed))
      return i;
  return 0;
}

/* (transfer full) (nullable). A choice opens with all there is to choose, before anything is typed
 * over the old value; a text gets proposals only once it is another than it was. */
static char **
get_proposals (JjGrid *self, guint row, const char *typed)
{
  JjColumnType type = jj_table_get_column (self->table, self->edit_column)->type;
  gboolean opens = !self->quick
                   && (self->complete == NULL || !gtk_widget_get_visible (self->complete->popover));
  g_autoptr (GString) old = g_string_new (NULL);

  if (type == JJ_COLUMN_ENUM || type == JJ_COLUMN_REF || type == JJ_COLUMN_LIST)
    return jj_table_complete (self->table, row, self->edit_column, opens ? "" : typed);
  jj_table_get_edit_text (self->table, row, self->edit_column, old);
  if (type != JJ_COLUMN_TEXT || *typed == '\0' || g_str_equal (typed, old->str))
    return NULL;
  return jj_table_complete (self->table, row, self->edit_column, typed);
}

static void
fill (JjGrid *self, char **items, int selected)
{
  JjGridComplete *complete = self->complete;
  GdkRectangle area;

  clear_list (complete->list);
  for (int i = 0; items[i] != NULL && i < MAX_ITEMS; i++)
    add_item (complete->list, items[i]);
  gtk_list_box_select_row (complete->list,
                           selected < 0 ? NULL
                                        : gtk_list_box_get_row_at_index (complete->list, selected));
  jj_grid_get_area (self, self->edit_line, self->edit_pos, &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (complete->popover), &area);
  gtk_widget_set_size_request (complete->popover, area.width, -1);
  gtk_popover_popup (GTK_POPOVER (complete->popover));
}

void
jj_grid_complete_update (JjGrid *self)
{
  g_auto (GStrv) items = NULL;
  const char *typed;
  guint row;

  if (self->text == NULL || !jj_table_find (self->table, self->edit_key, &row)
      || (self->complete != NULL && self->complete->filling))
    return;
  typed = gtk_editable_get_text (GTK_EDITABLE (self->text));
  items = get_proposals (self, row, typed);
  if (items == NULL || items[0] == NULL)
    {
      jj_grid_complete_close (self);
      return;
    }
  if (self->complete == NULL)
    make_popover (self);
  fill (self, items, find_default (self, items, typed));
}

gboolean
jj_grid_complete_close (JjGrid *self)
{
  if (self->complete == NULL || !gtk_widget_get_visible (self->complete->popover))
    return FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->complete->popover));
  return TRUE;
}

gboolean
jj_grid_complete_move (JjGrid *self, int by)
{
  GtkListBoxRow *row;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  int at;

  if (self->complete == NULL || !gtk_widget_get_visible (self->complete->popover))
    return FALSE;
  row = gtk_list_box_get_selected_row (self->complete->list);
  at = row != NULL ? gtk_list_box_row_get_index (row) + by : 0;
  row = gtk_list_box_get_row_at_index (self->complete->list, MAX (at, 0));
  if (row == NULL)
    return TRUE;
  gtk_list_box_select_row (self->complete->list, row);
  adjustment = gtk_list_box_get_adjustment (self->complete->list);
  if (adjustment != NULL
      && gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->complete->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return TRUE;
}

gboolean
jj_grid_complete_accept (JjGrid *self)
{
  GtkListBoxRow *row;

  if (self->complete == NULL || !gtk_widget_get_visible (self->complete->popover))
    return FALSE;
  row = gtk_list_box_get_selected_row (self->complete->list);
  if (row != NULL)
    take (self, row);
  jj_grid_complete_close (self);
  return row != NULL;
}

void
jj_grid_complete_allocate (JjGrid *self)
{
  if (self->complete != NULL)
    gtk_popover_present (GTK_POPOVER (self->complete->popover));
}

void
jj_grid_complete_free (JjGrid *self)
{
  if (self->complete == NULL)
    return;
  gtk_widget_unparent (self->complete->popover);
  g_clear_pointer (&self->complete, g_free);
}
