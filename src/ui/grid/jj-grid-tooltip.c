/* jj-grid-tooltip.c: reasons, explanations, and what is cut off */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-tooltip.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

/* A label of our own: GTK 4.8 wraps Chinese in its stock tooltip after every few characters. */
static void
show (GtkTooltip *tooltip, const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  glong length = g_utf8_strlen (text, -1);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), (int)MIN (length * 2, 60));
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_tooltip_set_custom (tooltip, label);
}

static gboolean
describe_heading (JjGrid *self, guint pos, GString *text)
{
  const JjColumn *column = jj_table_get_column (self->table, jj_grid_get_column (self, pos));
  g_autofree char *sort = jj_grid_describe_sort (self, jj_grid_get_column (self, pos));

  g_string_assign (text, column->label);
  if (column->unit != NULL)
    g_string_append_printf (text, " (%s)", column->unit);
  if (column->tooltip != NULL)
    g_string_append_printf (text, "\n%s", column->tooltip);
  if (sort != NULL)
    g_string_append_printf (text, "\n%s", sort);
  return TRUE;
}

/* The reason first, and the whole text when the cell is too narrow for it. */
static gboolean
describe_cell (JjGrid *self, guint line, guint pos, GString *text)
{
  guint column = jj_grid_get_column (self, pos);
  int row = jj_grid_get_row (self, line);
  int lines = self->two_lines && !jj_grid_is_right_aligned (self, column) ? 2 : 1;
  g_autoptr (GString) cell = g_string_new (NULL);
  JjCellFlags flags;
  JjInk ink;

  if (row < 0)
    return FALSE;
  flags = jj_table_get_state (self->table, (guint)row, column, text);
  jj_table_get_text (self->table, (guint)row, column, cell);
  ink = jj_grid_get_ink (self, (guint)row, column, flags, cell->str);
  if (cell->len > 0
      && jj_grid_memo_get (self->memo, cell->str, ink, jj_grid_get_room (self, pos, flags), lines)
             ->cut)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", cell->str);
  return text->len > 0;
}

static gboolean
query_tooltip_cb (JjGrid *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GdkRectangle area;
  JjHit hit;

  if (self->view == NULL || self->text != NULL || self->popover != NULL || !self->styled)
    return FALSE;
  jj_grid_hit (self, x, y, &hit);
  if (keyboard)
    hit = (JjHit){ jj_grid_has_cursor (self) ? JJ_HIT_CELL : JJ_HIT_NONE, self->line, self->pos };
  if (hit.area == JJ_HIT_HEADING || hit.area == JJ_HIT_HEADING_MENU)
    {
      describe_heading (self, hit.pos, text);
      area = (GdkRectangle){ jj_grid_get_x (self, hit.pos), 0, jj_grid_get_width_at (self, hit.pos),
                             self->heading_height };
    }
  else if (hit.area == JJ_HIT_CELL && describe_cell (self, hit.line, hit.pos, text))
    jj_grid_get_area (self, hit.line, hit.pos, &area);
  else
    return FALSE;
  show (tooltip, text->str);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static gboolean
query_text_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_widget_get_tooltip_text (widget);

  if (text == NULL || *text == '\0')
    return FALSE;
  show (tooltip, text);
  return TRUE;
}

void
jj_grid_tooltips_in_one_line (GtkWidget *root)
{
  if (gtk_widget_get_tooltip_text (root) != NULL)
    g_signal_connect (root, "query-tooltip", G_CALLBACK (query_text_cb), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    jj_grid_tooltips_in_one_line (child);
}

void
jj_grid_add_tooltips (JjGrid *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
}
