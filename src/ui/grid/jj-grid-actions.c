/* jj-grid-actions.c: what menus and keys can ask of a grid */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "jj-grid-parts-private.h"

#include <glib/gi18n-lib.h>

static void
cut (JjGrid *self)
{
  jj_grid_copy (self, TRUE);
}

static void
copy (JjGrid *self)
{
  jj_grid_copy (self, FALSE);
}

static void
edit (JjGrid *self)
{
  jj_grid_start_editing (self, NULL);
}

static void
select_all (JjGrid *self)
{
  JjGridRange all = { 0, jj_grid_get_n_lines (self) - 1, 0, jj_grid_n_positions (self) - 1 };

  jj_grid_set_range (self, &all);
}

static void
select_columns (JjGrid *self)
{
  JjGridRange range = *jj_grid_get_range (self);

  range.line0 = 0;
  range.line1 = jj_grid_get_n_lines (self) - 1;
  jj_grid_set_range (self, &range);
}

static void
select_rows (JjGrid *self)
{
  JjGridRange range = *jj_grid_get_range (self);

  range.pos0 = 0;
  range.pos1 = jj_grid_n_positions (self) - 1;
  jj_grid_set_range (self, &range);
}

static void
find (JjGrid *self)
{
  jj_grid_request_find (self, FALSE);
}

static void
replace (JjGrid *self)
{
  jj_grid_request_find (self, TRUE);
}

static void
menu (JjGrid *self)
{
  GdkRectangle area;

  jj_grid_get_area (self, self->line, self->pos, &area);
  jj_grid_popup_cell_menu (self, area.x + self->padding, area.y + area.height / 2);
}

/* As many rows as are selected, behind the last of them. */
static void
insert_rows (JjGrid *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (self);
  g_autoptr (GError) error = NULL;
  JjTableEdit change = { .label = _ ("Insert rows"), .n_new_rows = MAX (keys->len, 1) };
  guint n_refused, row;

  if (keys->len > 0)
    change.after = g_array_index (keys, gint64, keys->len - 1);
  if (!jj_table_apply (self->table, &change, &n_refused, &error))
    jj_grid_fail (self, error->message);
  else if (change.after == 0 || !jj_table_find (self->table, change.after, &row))
    jj_grid_move_to (self, jj_grid_get_n_lines (self) - 1, self->pos);
  else if (row + 1 < jj_table_get_n_rows (self->table))
    jj_grid_set_cursor (self, jj_table_get_key (self->table, row + 1), self->cursor_column);
}

static void
delete_rows (JjGrid *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (self);
  g_autoptr (GError) error = NULL;

  if (keys->len > 0
      && !jj_table_remove (self->table, (const gint64 *)keys->data, keys->len, &error))
    jj_grid_fail (self, error->message);
}

static void
duplicate_rows (JjGrid *self)
{
  g_autoptr (GArray) keys = jj_grid_get_selected_keys (self);
  g_autoptr (GError) error = NULL;

  if (keys->len > 0
      && !jj_table_duplicate (self->table, (const gint64 *)keys->data, keys->len, &error))
    jj_grid_fail (self, error->message);
}

static void
two_lines (JjGrid *self)
{
  jj_grid_set_two_lines (self, !self->two_lines);
}

static void
freeze (JjGrid *self)
{
  jj_grid_freeze (self, self->n_frozen == self->pos + 1 ? 0 : self->pos + 1);
}

static void
hide_column (JjGrid *self)
{
  jj_grid_hide_column (self, self->cursor_column, TRUE);
}

static void
show_columns (JjGrid *self)
{
  for (guint i = 0; i < jj_table_get_n_columns (self->table); i++)
    if (jj_grid_is_column_hidden (self, i))
      jj_grid_hide_column (self, i, FALSE);
}

static void
autosize (JjGrid *self)
{
  jj_grid_autosize (self, self->pos);
}

/* By about a letter, as Alt and an arrow do in spreadsheets. */
static void
widen (JjGrid *self)
{
  jj_grid_set_width_at (self, self->pos,
                        jj_grid_get_width_at (self, self->pos) + self->text_height / 2);
}

static void
narrow (JjGrid *self)
{
  jj_grid_set_width_at (self, self->pos,
                        jj_grid_get_width_at (self, self->pos) - self->text_height / 2);
}

static void
move_left (JjGrid *self)
{
  if (self->pos > 0)
    jj_grid_move_column (self, self->pos, self->pos - 1);
}

static void
move_right (JjGrid *self)
{
  if (self->pos + 1 < jj_grid_n_positions (self))
    jj_grid_move_column (self, self->pos, self->pos + 1);
}

static void
sort_ascending (JjGrid *self)
{
  jj_table_view_sort (self->view, self->cursor_column, FALSE, FALSE);
}

static void
sort_descending (JjGrid *self)
{
  jj_table_view_sort (self->view, self->cursor_column, TRUE, FALSE);
}

static void
unsort (JjGrid *self)
{
  jj_table_view_unsort (self->view);
}

static void
filter (JjGrid *self)
{
  jj_grid_popup_filter (self, self->pos);
}

/* Only the rows that have what the cursor's cell has. */
static void
filter_value (JjGrid *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *values[] = { NULL, NULL };
  JjFilter filter = { .values = values };

  if (jj_grid_get_row (self, self->line) < 0)
    return;
  jj_table_get_data_text (self->table, (guint)jj_grid_get_row (self, self->line),
                          self->cursor_column, text);
  values[0] = text->str;
  jj_table_view_set_filter (self->view, self->cursor_column, &filter);
}

static void
clear_filters (JjGrid *self)
{
  jj_table_view_clear_filters (self->view);
}

static void
group (JjGrid *self)
{
  jj_table_view_set_group (self->view, (int)self->cursor_column);
}

static void
ungroup (JjGrid *self)
{
  jj_table_view_set_group (self->view, -1);
}

static void
fold (JjGrid *self)
{
  jj_table_view_fold_all (self->view, TRUE);
}

static void
unfold (JjGrid *self)
{
  jj_table_view_fold_all (self->view, FALSE);
}

static void
refresh (JjGrid *self)
{
  jj_table_view_refresh (self->view);
}

typedef enum
{
  NEEDS_VIEW,
  NEEDS_CURSOR,
  NEEDS_GROWTH,
  NEEDS_REMOVAL,
  NEEDS_COPIES,
  NEEDS_FILTER,
  NEEDS_GROUP
} Need;

static const struct
{
  const char *name;
  void (*run) (JjGrid *self);
  Need need;
} actions[] = {
  { "grid.cut", cut, NEEDS_CURSOR },
  { "grid.copy", copy, NEEDS_CURSOR },
  { "grid.paste", jj_grid_paste, NEEDS_VIEW },
  { "grid.clear", jj_grid_clear_cells, NEEDS_CURSOR },
  { "grid.fill-down", jj_grid_fill_down, NEEDS_CURSOR },
  { "grid.today", jj_grid_enter_today, NEEDS_CURSOR },
  { "grid.edit", edit, NEEDS_CURSOR },
  { "grid.select-all", select_all, NEEDS_CURSOR },
  { "grid.select-columns", select_columns, NEEDS_CURSOR },
  { "grid.select-rows", select_rows, NEEDS_CURSOR },
  { "grid.find", find, NEEDS_VIEW },
  { "grid.replace", replace, NEEDS_VIEW },
  { "grid.menu", menu, NEEDS_CURSOR },
  { "grid.insert-rows", insert_rows, NEEDS_GROWTH },
  { "grid.delete-rows", delete_rows, NEEDS_REMOVAL },
  { "grid.duplicate-rows", duplicate_rows, NEEDS_COPIES },
  { "grid.two-lines", two_lines, NEEDS_VIEW },
  { "grid.freeze", freeze, NEEDS_CURSOR },
  { "grid.hide-column", hide_column, NEEDS_CURSOR },
  { "grid.show-columns", show_columns, NEEDS_VIEW },
  { "grid.autosize", autosize, NEEDS_CURSOR },
  { "grid.widen", widen, NEEDS_CURSOR },
  { "grid.narrow", narrow, NEEDS_CURSOR },
  { "grid.move-left", move_left, NEEDS_CURSOR },
  { "grid.move-right", move_right, NEEDS_CURSOR },
  { "grid.sort-ascending", sort_ascending, NEEDS_CURSOR },
  { "grid.sort-descending", sort_descending, NEEDS_CURSOR },
  { "grid.unsort", unsort, NEEDS_VIEW },
  { "grid.filter", filter, NEEDS_VIEW },
  { "grid.filter-value", filter_value, NEEDS_CURSOR },
  { "grid.clear-filters", clear_filters, NEEDS_FILTER },
  { "grid.group", group, NEEDS_CURSOR },
  { "grid.ungroup", ungroup, NEEDS_GROUP },
  { "grid.fold", fold, NEEDS_GROUP },
  { "grid.unfold", unfold, NEEDS_GROUP },
  { "grid.refresh", refresh, NEEDS_VIEW },
};

static gboolean
is_met (JjGrid *self, Need need)
{
  if (self->view == NULL)
    return FALSE;
  switch (need)
    {
    case NEEDS_CURSOR:
      return jj_grid_has_cursor (self);
    case NEEDS_GROWTH:
      return jj_table_can_grow (self->table);
    case NEEDS_REMOVAL:
      return jj_table_can_remove (self->table) && jj_grid_has_cursor (self);
    case NEEDS_COPIES:
      return jj_table_can_duplicate (self->table) && jj_grid_has_cursor (self);
    case NEEDS_FILTER:
      return jj_table_view_is_filtered (self->view);
    case NEEDS_GROUP:
      return jj_table_view_get_group_column (self->view) >= 0;
    case NEEDS_VIEW:
    default:
      return TRUE;
    }
}

static void
action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JjGrid *self = JJ_GRID (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name) && is_met (self, actions[i].need))
      actions[i].run (self);
}

/* Parameter: the column's index; shows it when it is hidden and hides it when it is not. */
static void
toggle_column_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  JjGrid *self = JJ_GRID (widget);
  guint column = g_variant_get_uint32 (parameter);

  if (self->table != NULL && column < jj_table_get_n_columns (self->table))
    jj_grid_hide_column (self, column, !jj_grid_is_column_hidden (self, column));
}

void
jj_grid_install_actions (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, action_cb);
  gtk_widget_class_install_action (widget_class, "grid.toggle-column", "u", toggle_column_cb);
}

void
jj_grid_update_actions (JjGrid *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name,
                                   is_met (self, actions[i].need));
}
